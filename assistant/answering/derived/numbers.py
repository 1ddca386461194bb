"""The numbers that the found sentences print, each with the words that stand with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.evidence.doubt import by_editor, with_remark
from assistant.answering.figures.counts_within import noun_beside
from assistant.facts.naming import canonical_indicator, measure_class
from assistant.model import Fact, Period, Quantity
from assistant.period import year_of
from assistant.quantity import base_unit, find_periods, in_ones
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Document

BEST, NEIGHBOURS = 10, 3  # statements whose numbers are tried; those of whose line the others are, too
MOST = 40  # numbers
_STOPS = "，,；;。：:！？\n"
_RANKED = frozenset({"排名"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a document prints, or (``document`` None) one that the question gives or says.

    ``own``: the words that stand with it, folded; ``shared``: those of its sentence in front of its clause; ``above``:
    the headings over it; ``years``: the years that it is of, as far as its sentence tells; ``score``: its sentence's
    support, 0 where it was not found by its words; ``faulty``: whether that is of another time, place or side.
    """

    fact: Fact
    document: Document | None
    called: str
    own: str
    shared: str = ""
    above: str = ""
    years: frozenset[int] = frozenset()
    score: float = 0.0
    faulty: bool = False

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.fact.quantity

    @property
    def kind(self) -> str:
        """Its unit without a power of ten: 元 of 亿元."""
        return base_unit(self.fact.quantity.unit)[0]

    @property
    def size(self) -> Decimal:
        """The number in ones."""
        return in_ones(self.quantity)

    @property
    def indicator(self) -> str:
        """The name of its indicator that all its spellings share."""
        return canonical_indicator(self.fact.indicator)

    @property
    def period(self) -> Period:
        """The time it is of: its fact's, or the last in front of it in its sentence; empty where none is."""
        if self.fact.period.key or self.document is None:
            return self.fact.period
        told = find_periods(self.document.text, self.fact.sentence_start, self.fact.start)
        return told[-1].value if told else self.fact.period

    @property
    def sentence(self) -> tuple[str, int]:
        """Which sentence it stands in."""
        return self.fact.document_id, self.fact.sentence_start


def numbers_told(gathered: Gathered, shelf: Shelf) -> list[Number]:
    """The numbers of the best statements, of those of the same lines, and of the figures that the question names."""
    best = [one for one in gathered.statements[:BEST] if not _is_editors(one.document, one.start, one.end)]
    lines = {(one.document.id, one.lines) for one in best[:NEIGHBOURS]}
    beside = [one for one in gathered.statements[BEST:] if (one.document.id, one.lines) in lines]
    found = [number for one in (*best, *beside) for number in _numbers_in(one, shelf)]
    held = {(one.fact.document_id, one.fact.start) for one in found}
    named = [
        number
        for figure in gathered.figures
        if figure.named > 0 and not _is_editors(figure.document, figure.fact.sentence_start, figure.fact.sentence_end)
        for number in _numbers_between(figure.document, figure.fact.sentence_start, figure.fact.sentence_end, shelf)
        if number.fact.start == figure.fact.start and (figure.document.id, figure.fact.start) not in held
    ]
    return (found + named)[:MOST]


def numbers_given(gathered: Gathered) -> list[Number]:
    """The amounts that the question itself gives to be reckoned with (按2万亿元算)."""
    text = gathered.query.text
    found = []
    for quantity in gathered.query.quantities:
        start = text.find(quantity.printed)
        plain = re.search("[0-9]", quantity.printed) is not None or quantity.unit in ("年", "个月")
        if start < 0 or not (quantity.unit and plain) or quantity.upper is not None or quantity.value == 1:
            continue
        fact = Fact(
            "", "所给的数", "量值", Period(""), quantity, "", start, start + len(quantity.printed), 0, len(text)
        )
        begin = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
        end = min((at for mark in _STOPS if (at := text.find(mark, start)) >= 0), default=len(text))
        clause = text[begin:end]
        found.append(Number(fact, None, "", fold(clause), years=_years_in(clause)))
    return found


def _is_editors(document: Document, start: int, end: int) -> bool:
    """Whether a sentence is its editor's own, whose numbers are held against each other there already."""
    return by_editor(document.text[start : with_remark(document.text, end)])


def _numbers_in(statement: Statement, shelf: Shelf) -> Iterable[Number]:
    for number in _numbers_between(statement.document, statement.start, statement.end, shelf):
        yield replace(number, score=statement.score, faulty=bool(statement.faults))


def _numbers_between(document: Document, start: int, stop: int, shelf: Shelf) -> Iterable[Number]:
    text, above = document.text, fold(" ".join((*document.section_at(start), document.title)))
    facts = [
        fact
        for fact in shelf.between(document.id, start, stop)
        if fact.quantity.upper is None and measure_class(fact.measure) not in _RANKED
    ]
    for place, fact in enumerate(facts):
        before = facts[place - 1].end if place else start
        behind = facts[place + 1].start if place + 1 < len(facts) else stop
        clause = max(start, *(text.rfind(mark, start, fact.start) + 1 for mark in _STOPS))
        begin = max(before, clause)
        end = next((at for at in range(fact.end, behind) if text[at] in f"{_STOPS}、"), behind)
        named = f"{fact.subject} {fact.indicator} {fact.measure}"
        own = fold(f"{text[begin:end]} {named if fact.sure else ''}")
        called = _called(fact, text[begin : fact.start], text[fact.end : end])
        yield Number(fact, document, called, own, fold(text[start:begin]), above, _years_of(fact, text))


def _years_of(fact: Fact, text: str) -> frozenset[int]:
    """The year of the fact, or those that its sentence names up to it."""
    own = year_of(fact.period)
    return frozenset({own}) if own else _years_in(text[fact.sentence_start : fact.start])


def _years_in(text: str) -> frozenset[int]:
    return frozenset(year for found in find_periods(text) if (year := year_of(found.value)))


_WORN = re.compile(
    "(?:超过|达到|突破|实现|完成|累计|新增|分别|约为|约|近|达|为|有|至|到|的|了|共|占|由|从|平均|仅|将|已)+$|^(?:其中|全年|全市|全省|共有?|.{0,6}时有|有)+"
)
_MARKS = re.compile("[“”《》（）()\\s]")
_COUNTERS = frozenset("个家户项件所座台辆条只支位名人亩种款部")
LONGEST_NAME = 14


def _called(fact: Fact, before: str, behind: str) -> str:
    """What the number is called in what is worked out of it: its indicator, or the words beside it; or ""."""
    before, behind = (_MARKS.sub("", words) for words in (before, behind))
    counts = fact.quantity.unit[-1:] in _COUNTERS
    words = noun_beside(before, behind) if counts else _WORN.sub("", before.split("、")[-1])
    name = fact.indicator if fact.sure and fact.indicator else words
    return name if 1 < len(name) <= LONGEST_NAME and not re.search("[0-9]", name) else ""


def dates_told(gathered: Gathered) -> list[Number]:
    """The years, months and days that the best statements print, each with the words up to the next."""
    found = [date for one in gathered.statements[:BEST] for date in _dates_in(one)]
    return found[:MOST]


def _dates_in(statement: Statement) -> Iterable[Number]:
    text = statement.document.text
    found = find_periods(text, statement.start, statement.end)
    dated = [one for one in found if ".." not in one.value.key and str(year_of(one.value)) in one.value.printed]
    for place, one in enumerate(dated):
        clause = max(statement.start, *(text.rfind(mark, statement.start, one.start) + 1 for mark in _STOPS))
        begin = max(clause, dated[place - 1].end if place else 0)
        behind = dated[place + 1].start if place + 1 < len(dated) else statement.end
        end = next((at for at in range(one.end, behind) if text[at] in "；。;\n"), behind)
        year = year_of(one.value) or 0
        fact = Fact(
            subject="",
            indicator="",
            measure="量值",
            period=one.value,
            quantity=Quantity(Decimal(year), "年", one.value.printed),
            document_id=statement.document.id,
            start=one.start,
            end=one.end,
            sentence_start=statement.start,
            sentence_end=statement.end,
        )
        own = fold(text[begin:end])
        before = fold(text[statement.start : begin])
        above = fold(statement.above)
        yield Number(
            fact, statement.document, "", own, before, above, frozenset({year}), statement.score, bool(statement.faults)
        )
