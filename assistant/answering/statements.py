"""Statements: the sentences of the evidence, each with what it inherits, and how well it answers the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.relevance import coverage, weighed
from assistant.quantity import find_periods, find_quantities
from assistant.reading.sentences import sentences, strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.answering.relevance import Term
    from assistant.model import Document, Evidence, Period, Query

# What a term is worth that the sentence leaves to what stands around it.
NEIGHBOUR_WORTH = 0.85  # the same line or paragraph, the row's column heads
SECTION_WORTH = 0.8  # the headings above
TITLE_WORTH = 0.6  # the document's title
# What remains of a score when something asked for is missing or contradicts.
NO_FIGURE = 0.35
OTHER_UNIT = 0.6
NO_DATE = 0.5
OTHER_PERIOD = 0.3
NO_PERIOD = 0.75
OTHER_PLACE = 0.4
NO_MEMBERS = 0.8
EDITORS_REMARK = 0.93  # a digest's editor compares and sums up; what the sources say comes first
NOT_THE_PAPER = 0.85


_MEMBERS = re.compile("[、；]")
_COUNTRY = frozenset({"全国"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (or table row) of a document with its support for the question.

    ``covered``: share of the question matched by the sentence with its context; ``own``: by its words alone;
    ``score``: ``covered`` after what is missing or contradicts; ``missing``: terms matched nowhere;
    ``faults``: which of period, place, figure, unit, date does not agree.
    """

    document: Document
    start: int
    end: int
    passage_id: str
    score: float
    covered: float
    own: float
    missing: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


def statements(
    query: Query, terms: Sequence[Term], evidence: Iterable[Evidence], document: Callable[[str], Document]
) -> tuple[Statement, ...]:
    """The statements of the evidence, best first (ties: document id, then place in the text)."""
    found: dict[tuple[str, int], Statement] = {}
    for item in evidence:
        holder = document(item.passage.document_id)
        for start, end in sentences(holder.text, item.passage.start, item.passage.end):
            if (holder.id, start) not in found and not _is_heading(holder, start):
                found[holder.id, start] = _judge(query, terms, holder, start, end, item.passage.id)
    return tuple(sorted(found.values(), key=lambda s: (-round(s.score, 9), s.document.id, s.start)))


def _is_heading(document: Document, start: int) -> bool:
    return any(section.heading_start <= start < section.heading_end for section in document.sections)


def _judge(
    query: Query, terms: Sequence[Term], document: Document, start: int, end: int, passage_id: str
) -> Statement:
    text = document.text
    own_text = strip_marks(text[start:end])
    context = Context.around(document, start, end)
    own = coverage(terms, fold(own_text))
    line = coverage(terms, fold(context.line))
    section = coverage(terms, fold(" ".join(context.section)))
    title = coverage(terms, fold(document.title))
    matched = tuple(
        max(o, NEIGHBOUR_WORTH * n, SECTION_WORTH * s, TITLE_WORTH * t)
        for o, n, s, t in zip(own, line, section, title, strict=True)
    )
    covered = weighed(terms, matched)
    factor, faults = _agreement(query, document, own_text, context)
    return Statement(
        document, start, end, passage_id,
        score=covered * factor + 0.1 * weighed(terms, own) * factor,
        covered=covered,
        own=weighed(terms, own),
        missing=tuple(term.word for term, match in zip(terms, matched, strict=True) if match < 0.3),
        faults=faults,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader takes along to a sentence: its line (with a table's head), the headings, the document's title."""

    line: str
    section: tuple[str, ...]
    title: str

    @classmethod
    def around(cls, document: Document, start: int, end: int) -> Context:
        """The context of ``document.text[start:end]``."""
        text = document.text
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        line = strip_marks(text[first : last if last >= 0 else len(text)])
        for table in document.tables:
            if table.start <= start < table.end:
                head = " ".join(text[cell.start : cell.end] for cell in table.cells if cell.row == 0)
                line = f"{head} {line}"
        return cls(line, document.section_at(start), document.title)


def _agreement(query: Query, document: Document, own: str, context: Context) -> tuple[float, tuple[str, ...]]:
    """What is left of the score, and which of period, place, figure, unit and date does not agree."""
    factor, faults = 1.0, []
    if query.expects == "figure":
        quantities = find_quantities(own)
        if not quantities:
            factor *= NO_FIGURE
            faults.append("figure")
        elif query.units and not any(found.value.unit.endswith(query.units) for found in quantities):
            factor *= OTHER_UNIT
            faults.append("unit")
    if query.kind == "list" and len(_MEMBERS.findall(own)) < 1:
        factor *= NO_MEMBERS
    if "（编者说明）" in own:
        factor *= EDITORS_REMARK
    if "论文" in query.text and document.kind != "paper":
        factor *= NOT_THE_PAPER
    if query.expects == "date" and not find_periods(own):
        factor *= NO_DATE
        faults.append("date")
    periods = [period for period in query.periods if period.key]
    if periods:
        agrees = periods_agree(periods, (own, context.line, *reversed(context.section), context.title))
        if agrees is not True:
            factor *= NO_PERIOD if agrees is None else OTHER_PERIOD
            faults.append("no period" if agrees is None else "period")
    nearest_first = (own, context.line, *reversed(context.section), context.title)
    if query.subjects and not places_agree(query.subjects, nearest_first):
        factor *= OTHER_PLACE
        faults.append("place")
    return factor, tuple(faults)


def periods_agree(asked: Sequence[Period], nearest_first: Iterable[str]) -> bool | None:
    """Whether the nearest text that names a time names one that overlaps an asked one; None when none names any."""
    for text in nearest_first:
        named = [found.value for found in find_periods(text)]
        if named:
            return any(_overlap(a, b) for a in asked for b in named)
    return None


def _overlap(one: Period, other: Period) -> bool:
    if not (one.last and other.last):
        return one.key == other.key
    return (one.first or one.last) <= other.last and (other.first or other.last) <= one.last


def places_agree(asked: Sequence[str], nearest_first: Iterable[str]) -> bool:
    """Whether the nearest text that names a place of an asked one's level (city, province, region) names an asked one.

    A text without such a place does not contradict.
    """
    terms = load_terms()
    levels = {terms.level(place) for place in asked}
    for text in nearest_first:
        named = {name.canonical for name in names_in(fold(text), terms.places)} - _COUNTRY
        if named & set(asked):
            return True
        if any(terms.level(place) in levels for place in named):
            return False
    return True
