"""By how much the figures that an answer states differ, where the question asks for it besides (…各多少，高多少)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.answering.understanding.wanted import AHEAD_BY, DIFFERENCE, MOVED, RELATIVE, WHICH_WAY
from assistant.errors import FactsError
from assistant.facts.compute import difference, relative
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import AIMED, scope_of
from assistant.period import moment
from assistant.quantity import ONE_SIDED, base_unit, in_ones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact, Query

HOW_FAR = re.compile("|".join(pattern.pattern for pattern in (DIFFERENCE, AHEAD_BY, RELATIVE, WHICH_WAY)))
_HELD_AGAINST_THE_AIM = re.compile("目标|计划|预期|任务")
_TAIL = 3  # characters of a place's name


def asks_how_far(text: str) -> bool:
    """Whether it is asked by how much figures differ or moved, or which of two is the larger."""
    return bool(HOW_FAR.search(text) or MOVED.search(text))


def write_how_far(draft: Draft, asked: str, materials: Iterable[Gathered]) -> bool:
    """The difference of two figures that were stated, where just two may be held against each other.

    ``asked`` is the question, or the part of it, that may want that; ``draft.query.text`` the question as a whole.

    Nothing where something was worked out already, where a document gives the change itself, or where several pairs
    could be meant.
    """
    kinds = {measure_class(fact.measure) for fact in draft.facts}
    grew = MOVED.search(asked) is not None and "增速" in kinds  # 增长多少 is answered by the growth itself
    if draft.computed or not asks_how_far(asked) or "变动" in kinds or (grew and not HOW_FAR.search(asked)):
        return False
    pairs = [pair for pair in combinations(_told_once(draft.facts), 2) if _apart(*pair, draft.query)]
    if len(pairs) != 1:
        return False
    one, other = _in_order(*pairs[0])
    kind = "relative" if RELATIVE.search(asked) and not _aimed_apart(one, other) else "difference"
    try:
        computed = relative(one, other) if kind == "relative" else difference(one, other)
    except FactsError as error:
        draft.notes.append(f"没有计算：{error}")
        return False
    _claim(draft, kind, computed, materials)
    return True


def _claim(draft: Draft, kind: str, computed: Computed, materials: Iterable[Gathered]) -> None:
    documents = {figure.document.id: figure.document for held in materials for figure in held.figures}
    marks: list[int] = []
    for fact in computed.operands:
        marks += draft.cite(documents[fact.document_id], fact.sentence_start, fact.sentence_end)
    draft.work_out(kind, computed, marks)


def _told_once(facts: Sequence[Fact]) -> list[Fact]:
    """The facts, of those that say the same the first; what was passed only where no exact figure is told."""
    once: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        once.setdefault((*_what(fact), *_which(fact), fact.quantity.value), fact)
    exact = {(*_what(fact), *_which(fact)) for fact in once.values() if fact.quantity.bound not in ONE_SIDED}
    told = once.values()
    return [f for f in told if f.quantity.bound not in ONE_SIDED or (*_what(f), *_which(f)) not in exact]


def _what(fact: Fact) -> tuple[str, ...]:
    unit = base_unit(fact.quantity.unit)[0]
    return canonical_indicator(fact.indicator), measure_class(fact.measure), scope_of(fact), unit


def _which(fact: Fact) -> tuple[object, ...]:
    return canonical_subject(fact.subject), fact.period.last or moment(fact.period), fact.status in AIMED


def _apart(one: Fact, other: Fact, query: Query) -> bool:
    """Whether the two are one figure of two places, of two times, or aimed at and reached.

    A target may be held against what was reached another year, where the question speaks of the target.
    """
    if _what(one) != _what(other) or not (one.sure and other.sure):
        return False
    differ = [a != b for a, b in zip(_which(one), _which(other), strict=True)]
    if differ[0] and not _is_of_places_asked(one, other, query):
        return False
    at_the_aim = _HELD_AGAINST_THE_AIM.search(query.text) is not None
    return sum(differ) == 1 or (differ == [False, True, True] and at_the_aim)


def _is_of_places_asked(one: Fact, other: Fact, query: Query) -> bool:
    """Whether two places are those of the question: both where it names two or more, one of them where it names less.

    Not 核心区 and 长三角 for one's own city's share, nor 苏州, told above since it has the number, for 比南京少多少家.
    """
    named = [bool(fact.subject) and fact.subject[-_TAIL:] in query.text for fact in (one, other)]
    return all(named) if len(set(query.subjects)) > 1 else any(named)


def _aimed_apart(one: Fact, other: Fact) -> bool:
    return (one.status in AIMED) != (other.status in AIMED)


def _in_order(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """The later first; of one time what was reached before what was aimed at, else the larger first."""
    if moment(one.period) != moment(other.period) and one.period.last and other.period.last:
        return (one, other) if one.period.last > other.period.last else (other, one)
    if _aimed_apart(one, other):
        return (other, one) if one.status in AIMED else (one, other)
    sizes = [in_ones(fact.quantity) for fact in (one, other)]
    return (one, other) if sizes[0] >= sizes[1] else (other, one)
