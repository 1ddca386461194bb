"""The roll of those who belong to something: 成员为“1+8”：上海加无锡、常州……, where it is asked who belongs to it.

It tells the members whole; tiers, roles and remarks name some of them, and more beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import asked_count, asks_who_belongs, counts_in, gives_members, labels_members
from assistant.answering.evidence.relevance import coverage
from assistant.answering.lists.called_lists import things_beside
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

NEAR_THE_BEST = 0.75  # of the best statement's score
NAMED = 0.75  # how well each thing beside the kind must be met by the sentence or what stands above it
_OTHERS = re.compile("没有?|[未不非]")  # 哪些城市没有加入 asks for no member
_JOINED = re.compile(r"“(\d{1,2})\+(\d{1,2})”")  # “1+8” are nine


def member_roll(gathered: Gathered) -> Statement | None:
    """The only sentence whose label says that the members follow, of all that is asked; None where there is none.

    Where the question counts them, the sentence must count as many.
    """
    query = gathered.query
    asked = asks_who_belongs(query.text) and not _OTHERS.search(query.text)
    if query.kind != "list" or not gathered.statements or not asked:
        return None
    counted, least = asked_count(query.text), NEAR_THE_BEST * gathered.statements[0].score
    rolls = [
        one
        for one in gathered.statements
        if one.score >= least
        and not one.faults
        and _is_roll(strip_marks(one.text))
        and (not counted or counted in _counts(one.text))
        and _is_of_all(gathered, one)
    ]
    return rolls[0] if len(rolls) == 1 else None


def _is_roll(text: str) -> bool:
    label, colon, listed = text.replace(":", "：").partition("：")
    return bool(colon) and labels_members(label) and gives_members(listed.rstrip("；。"))


def _counts(text: str) -> set[int]:
    return {*counts_in(text), *(int(one) + int(other) for one, other in _JOINED.findall(fold(text)))}


def _is_of_all(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence, or what stands above it, has each thing that is asked about: 第三层次 has its own line."""
    places = [term for term in gathered.terms if term.word in gathered.query.subjects]
    said = fold(f"{statement.text} {statement.above}")
    return min(coverage([*things_beside(gathered), *places], said), default=1.0) >= NAMED
