"""What single signs of a name stand for (the 5 and the X of “5+X”): for each the sentence that begins with it.

““5”是五条主赛道：……” tells it of 5. A digit or letter is no word by which a sentence is found, and the other
sign's sentence tells nothing of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

_SIGN = "[“\"']?(?<![a-z0-9.+/-])[a-z0-9](?![a-z0-9.+/-])[”\"']?"
_ASKED = re.compile(
    f"(?P<inside>[里中内]面?的?)?(?P<signs>{_SIGN}(?:(?:[、，]|以?及|[和与跟同]){_SIGN})*)"
    "(?:各自|分别|具体|到底|各|都|又)*(?:是|指|代表|表示|包括|说)"
)
_EACH = re.compile("[a-z0-9]")
_NAME = re.compile("[a-z0-9]+(?:[+/-][a-z0-9]+)+|[0-9]{2,}")
FEWEST = 2  # signs, where it is not said of what they are a part


def signs_told(gathered: Gathered) -> list[Statement]:
    """For each sign that is asked about its sentence, in the order of the question; [] unless one document has all."""
    text = fold(gathered.query.text)
    asked = _ASKED.search(text)
    signs = _EACH.findall(asked["signs"]) if asked else []
    if not asked or not gathered.statements or (not asked["inside"] and len(signs) < FEWEST):
        return []
    names = [name for name in _NAME.findall(text) if set(signs) <= set(name)]
    for document in dict.fromkeys(one.document.id for one in gathered.statements):
        near = [one for one in gathered.statements if one.document.id == document]
        told = [_telling(near, sign) for sign in signs]
        if all(told) and all(name in fold(near[0].document.text) for name in names):
            return [one for one in told if one is not None]
    return []


def _telling(near: Sequence[Statement], sign: str) -> Statement | None:
    """The first sentence that begins with the sign and says what it is: “X”是新方向, X：低空经济."""
    begins = re.compile(f"[“\"']?{sign}[”\"']?(?:[(（][^)）]{{1,20}}[)）])?(?:是|为|指|即|代表|表示|:)")
    return next((one for one in near if begins.match(fold(one.text))), None)
