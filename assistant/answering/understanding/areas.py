"""Areas by their names, and sentences on another one than is asked about: the whole city, or a sister by name.

太湖湾科创带 is a belt of the city, 太湖湾科创城 one town of it: what the city or the town has is not what the belt has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KIND = "(?:带(?![动来头领走])|城(?!市|[镇乡])|[圈园谷港湾廊区])"
_AREA = re.compile(f"[一-龥]{{2}}{_KIND}(?=[^一-龥]|$)")
# At each character: names of areas overlap (太湖湾, 湖湾科创带).
_NAMED = re.compile(f"(?=(?P<stem>[一-龥]{{2}})(?P<kind>{_KIND}))")
_OF_THE_WHOLE = re.compile("(?:^|[年月日底末，；：、。]|其中)(?P<whole>全[市省国])")


def names_area(thing: str) -> bool:
    """Whether the name ends as those of areas do."""
    return _AREA.search(thing) is not None


def tells_of_another_area(things: Iterable[str], question: str, text: str) -> bool:
    """Whether the text tells of another area than the question, and not of one that the question names too.

    That is one whose name differs in its kind alone, or the whole place, where one of the question's ``things`` is an
    area that the text does not name.
    """
    if _tells_of_a_sister(question, text):
        return True
    areas = [found[0] for thing in things if (found := _AREA.search(thing)) and found[0] not in text]
    return bool(areas) and any(found["whole"] not in question for found in _OF_THE_WHOLE.finditer(text))


def _tells_of_a_sister(question: str, text: str) -> bool:
    """Whether an area of the question stands in the text under the name of another kind alone."""
    asked = {found["stem"]: found["stem"] + found["kind"] for found in _NAMED.finditer(question)}
    told = {(found["stem"], found["stem"] + found["kind"]) for found in _NAMED.finditer(text)} if asked else set()
    return any(stem in asked and asked[stem] not in text and name not in question for stem, name in told)
