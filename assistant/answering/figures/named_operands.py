"""What is worked out of two figures that a question names itself, each asked by itself and told by a fact or a sentence.

2021年的生物医药产业规模离2025年的目标还差多少: where the one is told by a sentence and the other by a target of another
line, neither alone answers. Nothing is worked out unless each of them is told outright, by one number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.compose import compose
from assistant.answering.drafting import Draft
from assistant.answering.evidence.relevance import coverage
from assistant.answering.figures.numbers import state_figure
from assistant.answering.figures.operand_kinds import is_one_sided
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.understanding.operation import operation_of
from assistant.errors import FactsError
from assistant.facts.averages import a_year_more, over_given
from assistant.facts.compute import by_share, difference, ratio, relative, rest_of_hundred, share, times_given, total
from assistant.facts.naming import measure_class, places_in
from assistant.facts.operands import RATES
from assistant.facts.table import AIMED
from assistant.model import Period
from assistant.quantity import base_unit
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.understanding.operation import Named, Operation
    from assistant.model import Answer, Computed, Document, Fact

LEAST_NAMED = 0.2  # of the words of a figure's question, that stand with the number
CLEARLY_BETTER = 0.15  # of the words, that the number has more than any other of the sentence
# What another computation may have told: how far two are apart is no more to be told than once.
_AS_WELL_WORKED_OUT = frozenset({"difference", "ratio", "share", "growth", "sum", "remainder", "by share"})
_EACH = re.compile("分别|各(?:自|为|是|有|达)")
_NO_TIME = Period("")
_WORKED_ALREADY = frozenset({"变动", "差值", "倍数"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, and where it is told: by a statement that is quoted, or ("" as its words) as a fact that is stated."""

    fact: Fact
    document: Document
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class _MayBe:
    """The figures that an operand may be: told where it is asked for by itself, and beside the others."""

    by_itself: list[_Told]
    beside: list[_Told]


def compose_operation(whole: Gathered, told: Answer, shelf: Shelf) -> Answer | None:
    """The drafted answer with what the question wants worked out of figures that it names; None where it is not plain.

    ``told``: the answer without it, whose sentences may have the figures that are not told by themselves.
    """
    operation = operation_of(whole.query)
    if operation is None:
        return None
    if is_worked_out(told) and operation.kind in _AS_WELL_WORKED_OUT:
        return None
    said = _quoted(whole, told)
    may_be = [_figures_of(operand, whole, said, operation.unit, shelf) for operand in operation.operands]
    chosen = _one_of_each([one.by_itself for one in may_be]) or _one_of_each([one.beside for one in may_be])
    if chosen is None:
        return None
    try:
        computed = _worked_out(operation, [one.fact for one in chosen])
    except FactsError:
        return None
    if computed is None:
        return None
    draft = Draft(whole.query, whole.searched)
    marks: list[int] = []
    for at, one in enumerate(chosen):
        again = one.statement is not None and any(one.statement is other.statement for other in chosen[:at])
        marks += () if again else _write(draft, one)
    draft.work_out("by share" if operation.kind == "by share" else "named", computed, marks)
    return draft.finished("answered")


def _figures_of(operand: Named, whole: Gathered, said: Sequence[Statement], unit: str, shelf: Shelf) -> _MayBe:
    """The figures that may be the operand, told by itself, or by a sentence that is quoted to the whole question."""
    by_itself: list[_Told] = []
    beside: list[_Told] = []
    for question in operand.questions:
        asked = gather(understand(question, whole.query.filters), shelf)
        numbers = ((one, _number_in(asked, one, unit, shelf)) for one in said)
        beside = beside or [_Told(number, one.document, one) for one, number in numbers if number is not None]
        by_itself = by_itself or _may_be(asked, unit, shelf)
    return _MayBe(by_itself or beside[:1], beside[:1])


def _quoted(gathered: Gathered, answer: Answer) -> list[Statement]:
    """The statements that the answer quotes."""
    quoted = [fold(claim.text) for claim in answer.claims if claim.kind == "quoted"]
    return [one for one in gathered.statements if any(fold(strip_marks(one.text)) in said for said in quoted)]


def is_worked_out(answer: Answer) -> bool:
    """Whether an answer has a computation, or a figure that says itself how far two are apart."""
    return bool(answer.computed) or any(measure_class(fact.measure) in _WORKED_ALREADY for fact in answer.facts)


def _write(draft: Draft, told: _Told) -> tuple[int, ...]:
    if told.statement is None:
        return state_figure(draft, told.document, told.fact)
    statement = told.statement
    draft.introduce(statement.document, statement.start)
    draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
    return draft.cite(statement.document, statement.start, statement.end, statement.passage_id)


def _worked_out(operation: Operation, facts: Sequence[Fact]) -> Computed | None:
    """The computation on the figures by the question's names for them; None where they don't fit it."""
    if operation.kind == "by share":
        return by_share(facts[0], facts[1])
    named = [_as_named(fact, operand.name) for fact, operand in zip(facts, operation.operands, strict=True)]
    moved = not {measure_class(fact.measure) for fact in facts}.isdisjoint(_WORKED_ALREADY)
    if len({base_unit(fact.quantity.unit)[0] for fact in named}) > 1 or moved:
        return None
    if operation.kind == "remainder":
        return rest_of_hundred(named[0])
    if operation.kind == "by years":
        return times_given(named[0], operation.times) if operation.times else None
    if operation.kind == "over years":
        return over_given(named[0], operation.times) if operation.times else None
    if operation.kind == "sum":
        return _labelled(total(named), "、".join("{}" for _ in named) + "合计")
    one, other = named
    if operation.kind == "difference":
        apart = difference(one, other)
        return _labelled(apart if apart.quantity.value >= 0 else difference(other, one), "{}与{}相差")
    if operation.kind == "a year more":
        dated = (replace(told, period=fact.period) for told, fact in zip(named, facts, strict=True))
        return a_year_more(*dated)
    aims = all(fact.status in AIMED for fact in facts)
    if one.quantity.unit in RATES or (not aims and (is_one_sided(one) or is_one_sided(other))):
        return None
    if operation.kind == "growth":
        return _grown(one, other)
    return _labelled(
        *((ratio(one, other), "{}是{}的") if operation.kind == "ratio" else (share(one, other), "{}占{}的"))
    )


def _grown(later: Fact, earlier: Fact) -> Computed:
    """By how many percent the later is more; two names stand for two times."""
    alike = [
        replace(fact, indicator=later.indicator, period=Period(key)) for key, fact in (("2", later), ("1", earlier))
    ]
    grew = relative(*alike)
    word = "增长" if grew.quantity.value >= 0 else "增长（负数为下降）"
    named = replace(grew, operands=(later, earlier))
    return _labelled(named, "{}与{}相比，" + word)


def _as_named(fact: Fact, name: str) -> Fact:
    """The figure by the name that the question has for it; its own sentence, which is quoted or stated, says when."""
    plain = replace(fact, subject="", indicator=name, scope="", period=_NO_TIME, base="", status="result", sure=True)
    return replace(plain, measure="量值")


def _labelled(computed: Computed, label: str) -> Computed:
    return replace(computed, label=label.format(*(fact.indicator for fact in computed.operands)))


def _one_of_each(may_be: Sequence[Sequence[_Told]]) -> list[_Told] | None:
    """The figure of each that may only be one; where another source has another, that of the others' document."""
    chosen: list[_Told] = []
    for at, figures in enumerate(may_be):
        if not figures:
            return None
        beside = {one.document.id for other in (*may_be[:at], *may_be[at + 1 :]) for one in other}
        same = [one for one in figures if one.document.id in beside]
        alike = figures if len(set(map(_value, figures))) == 1 else same
        if len(set(map(_value, alike))) != 1:
            return None
        chosen.append(next((one for one in alike if one.document.id in beside), alike[0]))
    places = {(one.document.id, one.fact.start) for one in chosen}
    return chosen if len(places) == len(chosen) else None


def _value(told: _Told) -> tuple[object, ...]:
    quantity = told.fact.quantity
    return quantity.value.scaleb(base_unit(quantity.unit)[1]), quantity.upper


def _may_be(gathered: Gathered, unit: str, shelf: Shelf) -> list[_Told]:
    """The figures that may answer the question: facts that are stated for it, and a number of each sentence quoted."""
    answer = compose(gathered)
    if answer.status != "answered" or answer.computed:
        return []
    documents = {id(fact): document for fact, document in gathered.facts}
    stated = [fact for fact in answer.facts if id(fact) in documents and _is_of_the_unit(gathered, fact, unit)]
    found = [_Told(fact, documents[id(fact)], None) for fact in stated]
    for statement in _quoted(gathered, answer):
        number = _number_in(gathered, statement, unit, shelf)
        found += [_Told(number, statement.document, statement)] if number is not None else []
    return [one for one in found if _is_of_the_place(gathered, one)]


def _is_of_the_place(gathered: Gathered, told: _Told) -> bool:
    """Whether a fact is of a place that the question names, or of none."""
    asked = {place for place in gathered.query.subjects if load_terms().level(place)}
    named = {name for name, _, _ in places_in(told.fact.subject)}
    title = {name for name, _, _ in places_in(told.document.title)}
    if told.statement is not None:
        return (
            not asked
            or not title
            or not asked.isdisjoint(title | {name for name, _, _ in places_in(told.statement.text)})
        )
    return not asked or not named or not asked.isdisjoint(named)


def _number_in(gathered: Gathered, statement: Statement, unit: str, shelf: Shelf) -> Fact | None:
    """The number of the sentence that is of what the question names, by the words it stands behind; None where two may be.

    The words before a number belong to it, back to the last number of its unit; what stands in front of the first one's
    clause belongs to all.
    """
    held = shelf.between(statement.document.id, statement.start, statement.end)
    facts = [fact for fact in held if fact.quantity.upper is None and _is_of_the_unit(gathered, fact, unit)]
    text = statement.document.text
    scored: list[tuple[float, Fact]] = []
    shared = ""
    for fact in facts:
        alike = [other.end for other in facts if other.end <= fact.start and _kind(other) == _kind(fact)]
        clause = max(statement.start, *(text.rfind(mark, statement.start, fact.start) + 1 for mark in "，,；;。：:"))
        begin = max(alike, default=clause)
        shared = shared or text[statement.start : begin]
        end = next((at for at in range(fact.end, statement.end) if text[at] in "，,；;。"), statement.end)
        said = "" if _EACH.search(text, statement.start, fact.start) else text[begin:end]  # 产值和税收分别增长
        words = fold(f"{shared} {said} {fact.subject} {fact.indicator} {fact.measure}")
        scored.append((_share_named(gathered, words), fact))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    best, fact = scored[0]
    if best < LEAST_NAMED:
        return None
    rival = max((score for score, other in scored[1:] if other.quantity.value != fact.quantity.value), default=-1.0)
    return fact if best >= rival + CLEARLY_BETTER else None


def _kind(fact: Fact) -> str:
    return base_unit(fact.quantity.unit)[0]


def _is_of_the_unit(gathered: Gathered, fact: Fact, unit: str) -> bool:
    """Whether the figure may be what is asked for by its unit; ``unit``: that of what is to be worked out of it."""
    query, kind = gathered.query, measure_class(fact.measure)
    if kind in ("变动", "差值", "倍数", "排名"):
        return False
    rates = unit in ("个百分点", "百分点", "点", "%") or "占比" in query.measures or "同比增速" in query.measures
    if rates or fact.quantity.unit in RATES:
        of_a_share = "占比" not in query.measures or fact.measure == "占比"
        return rates and fact.quantity.unit == "%" and of_a_share
    wanted = base_unit(unit)[0] if unit else ""
    return not wanted or _kind(fact).endswith(wanted) or not query.units or fact.quantity.unit.endswith(query.units)


def _share_named(gathered: Gathered, words: str) -> float:
    """How much of what the question names the words have."""
    weight = math.fsum(term.weight for term in gathered.terms)
    matches = coverage(gathered.terms, words)
    met = math.fsum(term.weight * match for term, match in zip(gathered.terms, matches, strict=True))
    return met / weight if weight else 0.0
