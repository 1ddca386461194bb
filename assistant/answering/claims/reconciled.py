"""The editor's remark on the very figures or days that a question holds against one another.

2023年4500亿元、2024年2517.8亿元，是下滑了吗 is answered by what the editor of a digest remarks on just these two: the
one is of all firms, the other of the large ones. What is held of each by itself would not tell it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.premises import asks_only_figures
from assistant.answering.cues import load_cues
from assistant.answering.evidence.doubt import warns
from assistant.answering.evidence.form import gives_reason, reason_asked
from assistant.answering.sentences.warned import remarks, said_in
from assistant.answering.understanding.telling import is_telling
from assistant.answering.understanding.wanted import AHEAD_BY, RELATIVE, YEARLY, asks_to_reckon
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

    Mark = tuple[Decimal | str, str]

MOST_REMARKS = 2
BOTH = 2  # figures or days that a question must have
_WHY = re.compile("(?:怎么|咋)(?:会|就|又|能)*(?:差|[涨掉跌降缩跳]|[变这那])")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")


def reconciling(gathered: Gathered) -> list[list[Statement]]:
    """The remarks with all the figures that the question holds against one another; [] where there is none.

    One that is not as the editor has it is left to what is held of it.
    """
    text = gathered.query.text
    asked = load_cues().voices["held_together"].search(text) is not None
    only_if_so = asks_only_figures(text) and asks_whether(text) != "can"
    if not asked or only_if_so or _is_to_be_reckoned(text):
        return []
    named = _marks(text)
    if len(named) < BOTH:
        return []
    told = [remark for remark in remarks(gathered) if _has_all(_marks(said_in(remark)), named)]
    if reason_asked(text) or _WHY.search(text):  # that a figure stands in no other source does not tell why it is so
        told = [remark for remark in told if gives_reason(said_in(remark))]
    return sorted(told, key=lambda remark: not warns(said_in(remark)))[:MOST_REMARKS]


def _is_to_be_reckoned(text: str) -> bool:
    """Whether it is asked by how much they differ, which is worked out."""
    return asks_to_reckon(text) or any(wanted.search(text) for wanted in (AHEAD_BY, RELATIVE, YEARLY))


def _marks(text: str) -> set[Mark]:
    """The days and the telling figures that a text names, these as amounts (2.6万亿)."""
    amounts: set[Mark] = set()
    for found in find_quantities(text):
        unit, exponent = base_unit(found.value.unit)
        if is_telling(found.value):
            amounts.add((found.value.value.scaleb(exponent), unit))
    return amounts | {(day, "日") for day in _DAY.findall(text)}


def _has_all(told: set[Mark], asked: set[Mark]) -> bool:
    """Whether each mark asked about is told; a unit that is left out (4500亿) is any."""
    return all(any(one[0] == other[0] and (not one[1] or one[1] == other[1]) for other in told) for one in asked)
