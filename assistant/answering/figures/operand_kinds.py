"""Which of the held figures may be operands together: sure, of one kind, and one for each that is wanted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import AIMED, REACHED
from assistant.quantity import ONE_SIDED, base_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Fact, Query

Wanted = TypeVar("Wanted")
# An operand covers at least this much of the question, and the question of its name: each of two indicators covers its
# own half only, and what the comparison itself says (领先, 拉开) is in neither.
LEAST_OF_OPERAND = 0.3
PAIR = 2
SHORTEST_NAME = 4
_OF_CHANGES = re.compile(
    "幅度|变动|变化|(?:占比|比重|强度|率)的?(?:[增升降涨]幅|(?:提[高升]|上升|增加|扩大|下降|降低|减少|回落|[升降涨增])得?最)"
)
_RATES = ("%", "个百分点", "‰", "位", "倍")
AIM_NAMED = re.compile("目标|计划|规划|预期|要求")
_NAMES_A_RATE = re.compile("(?:率|比重|占比|强度)$")


def usable_figures(query: Query, figures: Sequence[Figure], bearable: set[str]) -> list[Figure]:
    """The sure figures that share enough with the question; changes only where changes are compared."""
    left_out = ("倍数", "差值") if _OF_CHANGES.search(query.text) else ("变动", "倍数", "差值")
    rate = bool(query.indicators) and all(_NAMES_A_RATE.search(name) for name in query.indicators)
    return [
        figure
        for figure in figures
        if set(figure.faults) - ({"indicator"} if _is_told(query, figure) else set()) <= bearable
        and figure.fact.sure
        and min(figure.covered, figure.named) >= LEAST_OF_OPERAND
        and measure_class(figure.fact.measure) not in left_out
        and not (rate and not figure.fact.quantity.unit.endswith(_RATES))  # 研发投入强度 is not 研发经费
    ]


def _is_told(query: Query, figure: Figure) -> bool:
    """Whether the question has the fact's whole name, beside another one's (实际使用外资和对外直接投资)."""
    return len(figure.fact.indicator) >= SHORTEST_NAME and figure.fact.indicator in query.text


def is_amount(fact: Fact) -> bool:
    """Whether it counts or measures something, and is no rate."""
    return fact.measure in ("量值", "数量") and not fact.quantity.unit.endswith(_RATES)


def has_an_aim_of_old(asked: str, facts: Sequence[Fact]) -> bool:
    """Whether results are asked for, and of two facts the earlier one is only what was to be reached.

    How much more 2020 had than 2019 is not told by what a plan of 2017 wanted for 2019.
    """
    if len(facts) != PAIR or AIM_NAMED.search(asked):
        return False
    aimed = [fact.period.last.year for fact in facts if fact.period.last and fact.status in AIMED]
    reached = [fact.period.last.year for fact in facts if fact.period.last and fact.status in REACHED]
    return any(aim < done for aim in aimed for done in reached)


def is_of_place(fact: Fact, place: str) -> bool:
    """Whether it is the figure of that place."""
    return canonical_subject(fact.subject) == place


def one_each(
    wanted: Sequence[Wanted], facts: Sequence[Fact], belongs: Callable[[Fact, Wanted], bool], *, by_place: bool
) -> tuple[Fact, ...]:
    """The best facts of one kind, one for each of what is wanted; empty when no kind is held for all of them.

    Figures of one source go together, and 3.6万亿元 goes before 突破3万亿元.
    """
    for one_source in (True, False):
        for first in facts:
            alike = [
                fact
                for fact in facts
                if same_kind(fact, first)
                and (by_place or canonical_subject(fact.subject) == canonical_subject(first.subject))
                and (not by_place or fact.period.key == first.period.key)
                and (not one_source or fact.document_id == first.document_id)
            ]
            alike.sort(key=is_one_sided)
            found = [next((fact for fact in alike if belongs(fact, one)), None) for one in wanted]
            complete = tuple(fact for fact in found if fact is not None)
            if len(complete) == len(found) == len({(fact.document_id, fact.start) for fact in complete}):
                return complete
    return ()


def is_one_sided(fact: Fact) -> bool:
    """Whether only a bound is told (突破3万亿元)."""
    return fact.quantity.bound in ONE_SIDED


def same_kind(one: Fact, other: Fact) -> bool:
    """Whether two facts are of one indicator, one kind of figure and one kind of unit."""
    return (
        canonical_indicator(one.indicator) == canonical_indicator(other.indicator)
        and measure_class(one.measure) == measure_class(other.measure)
        and base_unit(one.quantity.unit)[0] == base_unit(other.quantity.unit)[0]
    )


def matches(one: Fact, other: Fact) -> bool:
    """Whether two facts are of one place and one indicator."""
    return canonical_subject(one.subject) == canonical_subject(other.subject) and canonical_indicator(
        one.indicator
    ) == canonical_indicator(other.indicator)


def in_one_sentence(one: Fact, other: Fact) -> bool:
    """Whether two facts stand in one sentence."""
    return (one.document_id, one.sentence_start) == (other.document_id, other.sentence_start)
