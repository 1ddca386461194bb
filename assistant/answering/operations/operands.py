"""The figures that a question names to have something worked out of them: each as the documents tell it.

Each is asked by itself: it is the only fact that is stated as the answer, or a number of the sentence that is quoted.
Where two numbers of a sentence may be meant, or two sources tell two numbers, there is none.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.compose import compose
from assistant.answering.evidence.relevance import coverage
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.understanding.topic import names_a_thing
from assistant.facts.naming import canonical_indicator, measure_class, places_in
from assistant.facts.operands import RATES
from assistant.model import Fact, Period, Quantity
from assistant.period import year_of
from assistant.quantity import base_unit, find_periods, in_ones
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.operations.asked import Named, Operation
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Answer, Document, Filters, Query
    from assistant.quantity import Located

WEIGHTY, LEAST_MET = 0.15, 0.5  # of the question, for a thing that must be met so well
LEAST_NAMED = 0.2  # of the words of a figure's question, that stand with the number
MOST_OF_EVENT = 0.6  # of what the question names of an event, that stand with its year
CLEARLY_BETTER = 0.15  # of the words, that the number has more than any other of the sentence
_EACH = re.compile("分别|各(?:自|为|是|有|达)")
_HALF = re.compile("[^；。]+")
_LEVEL = re.compile("(?:世界|国家|省|市|区|县|[百千万]亿)级")
# 2019年建成，自开工起用时17个月: in that year it was not begun.
_SINCE = re.compile("(?:自|从|距)[^，；。]{1,12}?(?:起|以来|算起|至今|后)|[^，；。]{1,12}(?:以来|至今)")
_A_RATE = re.compile("率|强度|密度|比[重例]|份额|占|覆盖|渗透|化程度")
_ASKED_YEAR = re.compile("(?:是|在)?哪一?年[？?]?$")
# Amounts of money that are not each other: what something sold is no value added.
_KINDS_OF_AMOUNT = {
    "增加值": re.compile("增加值"),
    "产值": re.compile("产值"),
    "营收": re.compile("营收|营业收入|销售(?:收入|额)"),
    "利润": re.compile("利润"),
    "投资": re.compile("投资"),
    "税收": re.compile("税收|纳税|缴税"),
}
_NO_AMOUNTS = ("变动", "差值", "倍数", "排名")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, and where it is told: in a statement that is to be quoted, or (None) as a fact that may be stated."""

    fact: Fact
    document: Document
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class _MayBe:
    """The figures that an operand may be: told where it is asked for by itself, and beside the others."""

    by_itself: list[Told]
    beside: list[Told]


def operands_told(operation: Operation, whole: Gathered, told: Answer, shelf: Shelf) -> list[Told] | None:
    """The figures of the operation, in its order; None where one of them is not told, or not by one number.

    ``whole``: what is held for the question; ``told``: the answer to it, whose sentences may have several of them.
    """
    said = _quoted(whole, told)
    find = _years if operation.kind == "years" else _numbers
    filters = whole.query.filters
    may_be = [find(operand, filters, said, shelf) for operand in operation.operands]
    by_itself = [one.by_itself for one in may_be]
    if chosen := _one_of_each(by_itself):
        return chosen
    for document in dict.fromkeys(one.document.id for figures in by_itself for one in figures):
        within = [find(operand, replace(filters, documents=(document,)), said, shelf) for operand in operation.operands]
        if chosen := _one_of_each([one.by_itself for one in within]):
            return chosen
    return _one_of_each([one.beside for one in may_be])


def _one_of_each(may_be: Sequence[Sequence[Told]]) -> list[Told] | None:
    """The figure of each that may only be one; where another source has another, that of the others' document.

    What is only quoted is of the same document as the others, which names it as they are named, unless all are sure
    to be of one indicator.
    """
    chosen: list[Told] = []
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
    of_one = len({canonical_indicator(one.fact.indicator) for one in chosen}) == 1 and all(o.fact.sure for o in chosen)
    quoted = any(one.statement is not None for one in chosen)
    apart = len({one.document.id for one in chosen}) > 1 and quoted and not of_one
    return chosen if len(places) == len(chosen) and not apart else None


def _value(told: Told) -> tuple[object, ...]:
    quantity = told.fact.quantity
    return in_ones(quantity), quantity.upper


def _quoted(gathered: Gathered, answer: Answer) -> list[Statement]:
    """The statements that the answer quotes."""
    quoted = [fold(claim.text) for claim in answer.claims if claim.kind == "quoted"]
    return [one for one in gathered.statements if any(fold(strip_marks(one.text)) in said for said in quoted)]


# --- numbers -------------------------------------------------------------------------------------------------------


def _numbers(operand: Named, filters: Filters, said: Sequence[Statement], shelf: Shelf) -> _MayBe:
    """The numbers that may be the operand: told by itself, or by a sentence that is quoted to the whole question."""
    by_itself: list[Told] = []
    beside: list[Told] = []
    unit = operand.unit
    for question in operand.questions:
        asked = gather(understand(question, filters), shelf)
        by_itself = by_itself or _told_by_itself(asked, unit, shelf)
        told = _in_each(asked, said, unit, shelf)
        tests = (_is_of_the_thing, _is_of_the_time, _is_of_the_kind)
        beside = beside or [one for one in told if all(test(asked, one) for test in tests)]
    by_itself, beside = ([one for one in told if _is_as_said(one, operand)] for told in (by_itself, beside))
    return _MayBe(by_itself or beside[:1], beside[:1])


def _is_as_said(told: Told, operand: Named) -> bool:
    """Whether the figure is what the question says that it is (2025年定的2000亿)."""
    amounts = [(in_ones(one), base_unit(one.unit)[0]) for one in operand.said]
    held = in_ones(told.fact.quantity)
    return all(value == held and unit in ("", _kind(told.fact)) for value, unit in amounts)


def _told_by_itself(gathered: Gathered, unit: str, shelf: Shelf) -> list[Told]:
    """The figures that may answer the question: facts that are stated for it, and a number of each sentence quoted."""
    answer = compose(gathered)
    if answer.status != "answered" or answer.computed:
        return []
    documents = {id(fact): document for fact, document in gathered.facts}
    stated = [fact for fact in answer.facts if id(fact) in documents and _is_of_the_unit(gathered, fact, unit)]
    found = [Told(fact, documents[id(fact)], None) for fact in stated]
    found += _in_each(gathered, _quoted(gathered, answer), unit, shelf)
    tests = (_is_of_the_place, _is_of_the_thing, _is_of_the_time, _is_of_the_kind)
    return [one for one in found if all(test(gathered, one) for test in tests)]


def _in_each(gathered: Gathered, statements: Iterable[Statement], unit: str, shelf: Shelf) -> list[Told]:
    numbers = ((one, _number_in(gathered, one, unit, shelf)) for one in statements)
    return [Told(number, one.document, one) for one, number in numbers if number is not None]


def _number_in(gathered: Gathered, statement: Statement, unit: str, shelf: Shelf) -> Fact | None:
    """The number of the sentence that is of what the question names; None where two may be.

    The words before a number belong to it, back to the last number of its unit; what stands in front of the first one's
    clause belongs to all.
    """
    held = shelf.between(statement.document.id, statement.start, statement.end)
    facts = [fact for fact in held if fact.quantity.upper is None and _is_of_the_unit(gathered, fact, unit)]
    text, shared = statement.document.text, ""
    head = max(gathered.terms, key=lambda term: gathered.query.text.rfind(term.word), default=None)
    scored: list[tuple[float, Fact]] = []
    alone: list[Fact] = []  # those that stand with the last word named, which the figure is of
    for at, fact in enumerate(facts):
        alike = [other.end for other in facts if other.end <= fact.start and _kind(other) == _kind(fact)]
        clause = max(statement.start, *(text.rfind(mark, statement.start, fact.start) + 1 for mark in "，,；;。：:"))
        begin = max(alike, default=clause)
        listed = text.rfind("、", clause, fact.start) + 1
        if listed and names_a_thing(text[listed : fact.start]):  # 高新技术企业846家、人才6.5万名: each by its own name
            begin = max(begin, listed)
        shared = shared if at else text[statement.start : begin]
        until = facts[at + 1].start if at + 1 < len(facts) else statement.end
        end = next((mark for mark in range(fact.end, until) if text[mark] in "，,；;。、"), until)
        said = "" if _EACH.search(text, statement.start, fact.start) else text[begin:end]  # 产值和税收分别增长
        own = fold(f"{said} {fact.subject} {fact.indicator} {fact.measure}")
        scored.append((_share_of(gathered.terms, f"{fold(shared)} {own}"), fact))
        alone += [fact] if head is not None and coverage((head,), own)[0] >= LEAST_MET else []
    return alone[0] if len(alone) == 1 and len(facts) > 1 else _clearly_best(scored)


def _clearly_best(scored: list[tuple[float, Fact]], least: float = LEAST_NAMED) -> Fact | None:
    """The fact that the question names so well at least, and better than any other of another value."""
    if not scored:
        return None
    best, fact = max(scored, key=lambda pair: pair[0])
    rivals = (score for score, other in scored if other.quantity.value != fact.quantity.value)
    return fact if best >= max(least, max(rivals, default=-1.0) + CLEARLY_BETTER) else None


def _kind(fact: Fact) -> str:
    return base_unit(fact.quantity.unit)[0]


def _is_of_the_unit(gathered: Gathered, fact: Fact, unit: str) -> bool:
    """Whether the figure may be what is asked for by its unit; ``unit``: that of what is to be worked out of it."""
    query = gathered.query
    if measure_class(fact.measure) in _NO_AMOUNTS:
        return False
    named = not {"占比", "同比增速"}.isdisjoint(query.measures) or "%" in query.units
    rates = unit.endswith(("百分点", "%")) or named
    if rates or fact.quantity.unit in RATES:
        shares = (fact.measure == "占比") == ("占比" in query.measures)
        return rates and fact.quantity.unit == "%" and (shares or _is_called_so(query, fact))
    if unit:
        return _kind(fact) == base_unit(unit)[0]
    return not query.units or fact.quantity.unit.endswith(query.units)


def _is_called_so(query: Query, fact: Fact) -> bool:
    """Whether a share is named by its own name (研发投入强度), or a growth asked for is not taken for one.

    66.2% of the economy are no 民营经济增加值.
    """
    if fact.measure != "占比":
        return "占比" not in query.measures
    named = {canonical_indicator(name) for name in query.indicators}
    return canonical_indicator(fact.indicator) in named or _A_RATE.search(query.text) is not None


def _is_of_the_place(gathered: Gathered, told: Told) -> bool:
    """Whether what is told is of a place that the question names, or of none."""
    asked = {place for place in gathered.query.subjects if load_terms().level(place)}
    said = told.fact.subject if told.statement is None else f"{told.document.title} {told.statement.text}"
    named = {name for name, _, _ in places_in(said)}
    return not asked or not named or not asked.isdisjoint(named)


def _is_of_the_time(gathered: Gathered, told: Told) -> bool:
    """Whether what is told is of a year that the question names, as far as it is sure when it is."""
    asked = {year for period in gathered.query.periods if (year := year_of(period))}
    held = year_of(told.fact.period) if told.fact.sure else None
    return not asked or (not _is_of_an_undated_half(told) if held is None else held in asked)


def _is_of_an_undated_half(told: Told) -> bool:
    """Whether another half of the sentence has a year, and the figure's own has none: 占24.8%；2015年占8.5%."""
    fact, text = told.fact, told.document.text
    halves = [(half.start(), half.end()) for half in _HALF.finditer(text, fact.sentence_start, fact.sentence_end)]
    own = next((at for at, (start, end) in enumerate(halves) if start <= fact.start < end), 0)
    dated = [any(year_of(found.value) for found in find_periods(text, *half)) for half in halves]
    return any(dated[own + 1 :]) and not any(dated[: own + 1])


def _is_of_the_thing(gathered: Gathered, told: Told) -> bool:
    """Whether each thing of weight in the question stands in the figure's name, its sentence, or what is above it."""
    document, fact = told.document, told.fact
    said = document.text[fact.sentence_start : fact.sentence_end]
    above = " ".join((document.title, *document.section_at(fact.start)))
    words = fold(f"{fact.subject} {fact.indicator} {fact.measure} {said} {above}")
    things = [term for term in gathered.terms if term.thing and term.weight >= WEIGHTY]
    vague = load_terms().generic | load_terms().stances
    met = all(match >= LEAST_MET for match in coverage(things, words))
    return met and any(term.word not in vague for term in things)


def _is_of_the_kind(gathered: Gathered, told: Told) -> bool:
    """Whether the figure is not of another kind of amount than is asked for: 营收超6600亿元 is no 增加值."""
    document, fact = told.document, told.fact
    clause = re.split("[，。；、]", document.text[fact.sentence_start : fact.start])[-1]
    told_kinds = {kind for kind, named in _KINDS_OF_AMOUNT.items() if named.search(f"{fact.indicator} {clause}")}
    return not told_kinds or _kind_asked(gathered.query.text) in ("", *told_kinds)


def _kind_asked(text: str) -> str:
    """The kind of amount that a question names last (营收增加值 is one), or ""."""
    ends = {kind: [found.end() for found in named.finditer(text)] for kind, named in _KINDS_OF_AMOUNT.items()}
    return max((kind for kind in ends if ends[kind]), key=lambda kind: ends[kind][-1], default="")


def _share_of(terms: Sequence[Term], words: str) -> float:
    """How much of what is named the words have."""
    weight = math.fsum(term.weight for term in terms)
    met = math.fsum(term.weight * match for term, match in zip(terms, coverage(terms, words), strict=True))
    return met / weight if weight else 0.0


# --- years ---------------------------------------------------------------------------------------------------------


def _years(operand: Named, filters: Filters, said: Sequence[Statement], shelf: Shelf) -> _MayBe:
    """The years that may be that of the event: told where it is asked for, or in a sentence to the whole question."""
    by_itself: list[Told] = []
    beside: list[Told] = []
    for question in operand.questions:
        asked = gather(understand(question, filters), shelf)
        answer = compose(asked)
        quoted = _quoted(asked, answer) if answer.status == "answered" else ()
        by_itself = by_itself or _year_in_each(asked, quoted)
        beside = beside or _year_in_each(asked, said)
    return _MayBe(by_itself or beside[:1], beside[:1])


def _year_in_each(gathered: Gathered, statements: Iterable[Statement]) -> list[Told]:
    years = ((one, _year_in(gathered, one)) for one in statements)
    return [Told(year, one.document, one) for one, year in years if year is not None]


def _year_in(gathered: Gathered, statement: Statement) -> Fact | None:
    """The year that stands with what the question names of the event, from its clause's beginning to the next time.

    Most of what the headings don't say already must stand there: what was founded then, and not what was named so.
    """
    text, above = statement.document.text, fold(f"{statement.above} {statement.document.title}")
    own = [term for term in gathered.terms if coverage((term,), above)[0] < LEAST_MET]
    event = _ASKED_YEAR.sub("", gathered.query.text)
    # 省级 is no 国家级, and 建成 is no 开工, whatever else agrees.
    needed = [term for term in own if _LEVEL.fullmatch(term.word) or event.endswith(term.word)]
    dated = [found for found in find_periods(text, statement.start, statement.end) if year_of(found.value)]
    scored: list[tuple[float, Fact]] = []
    for at, found in enumerate(dated):
        clause = max(statement.start, *(text.rfind(mark, statement.start, found.start) + 1 for mark in "，；。"))
        begin = max(clause, dated[at - 1].end if at else 0)
        until = dated[at + 1].start if at + 1 < len(dated) else statement.end
        end = next((mark for mark in range(found.end, until) if text[mark] in "；。"), until)
        words = fold(_SINCE.sub("", text[begin:end]))
        if all(match >= LEAST_MET for match in coverage(needed, words)):
            scored.append((_share_of(own, words), _as_fact(statement, found)))
    return _clearly_best(scored, MOST_OF_EVENT)


def _as_fact(statement: Statement, found: Located[Period]) -> Fact:
    """The year as a number, as the sentence prints it."""
    year = year_of(found.value) or 0
    return Fact(
        subject="",
        indicator=f"{year}年",
        measure="量值",
        period=Period(""),
        quantity=Quantity(Decimal(year), "年", str(year)),
        document_id=statement.document.id,
        start=found.start,
        end=found.end,
        sentence_start=statement.start,
        sentence_end=statement.end,
    )
