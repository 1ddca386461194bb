"""Whether a sentence says what something is, where that is asked (什么是创新券); what is told of it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

NO_DEFINITION = "没有找到直接说明它是什么的话，相关的话是："
_WHAT_IS = re.compile(
    "^(?:请问|到底|究竟)*(?:什么(?:叫做?|是)|何谓|何为)[“《]?(?P<name>[^，。？“”《》]{2,16})[”》]?[？?]?$"
)
_MEANT = re.compile("(?:总|发展|功能|战略)?(?:定位|性质|概况|简介|定义)[：:]")
# What stands right behind a name that is told what it is; 总部经济：2019年目标值未见 tells nothing of that.
_IS_TOLD = re.compile(
    "[”》]?(?:[（(][^）)]*[）)])?[,，]?(?:是|指|系|即|为|由|包括|分为|被[定称列誉]为|[:：](?!.*未见))"
)


def lacks_definition(gathered: Gathered, chosen: Sequence[Statement]) -> bool:
    """Whether it is asked what something is, and no chosen sentence says so, or what it is meant to be (定位：……)."""
    asked = _WHAT_IS.match(gathered.query.text)
    if asked is None:
        return False
    name = fold(asked["name"])
    forms = {name, *(form for term in gathered.terms if term.word == name for form in term.forms)}
    if any(_MEANT.match(one.text) for one in chosen):
        return False
    return not any(_is_told(form, fold(one.text)) for one in chosen for form in forms)


def _is_told(name: str, said: str) -> bool:
    return re.search(f"{re.escape(name)}{_IS_TOLD.pattern}", said) is not None


def only_of_the_best(chosen: Sequence[Statement], best: Statement) -> list[Statement]:
    """The sentences of the document that the best one stands in."""
    return [one for one in chosen if one.document.id == best.document.id] or list(chosen)
