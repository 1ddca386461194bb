"""The words of the project: frozen values, no I/O, no behaviour beyond what follows from their fields.

Every offset is a half-open character span ``[start, end)`` into ``Document.text`` unless its name says otherwise.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

DocumentKind = Literal["paper", "plan", "digest", "upload"]
Status = Literal["answered", "partial", "refused"]
ClaimKind = Literal["quoted", "fact", "computed", "generated"]
Stance = Literal["reported", "problem", "proposed", ""]


# --- documents ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its 1-based number and its span in the document's text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What a digest's own mark [n] points to; ``url`` is empty where only a reprint was seen."""

    title: str
    url: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it.

    ``heading_start:heading_end`` is the printed heading, ``start:end`` reaches from the heading to the next heading of
    the same or a higher level. ``path`` holds the headings from the outermost to this one, as printed.
    """

    level: int
    path: tuple[str, ...]
    start: int
    end: int
    heading_start: int
    heading_end: int

    @property
    def heading(self) -> str:
        """The section's own heading, as printed."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Item:
    """One member of an enumeration: its printed marker (第一, (1), 一是, 首先, -), number from 1, and span."""

    marker: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """An enumeration, whole and in order. ``lead_start:lead_end`` is the sentence that announces it (empty if none)."""

    style: str
    items: tuple[Item, ...]
    lead_start: int
    lead_end: int
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: zero-based row (0 is the header) and column, and the span of its text without padding."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the text; ``cells`` in reading order, the header row first."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as the assistant reads it.

    ``text`` is the repaired text: lines broken in mid-sentence joined, running heads and page numbers gone, everything
    else as printed. ``pages`` cover it without gaps; a format without pages has one, and ``paged`` is False.
    """

    id: str
    title: str
    kind: DocumentKind
    text: str
    pages: tuple[Page, ...]
    sha256: str
    path: str
    paged: bool = True
    issuer: str = ""
    issued: str = ""
    document_number: str = ""
    coverage_note: str = ""
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    lists: tuple[ItemList, ...] = ()
    tables: tuple[Table, ...] = ()

    def page_at(self, offset: int) -> Page:
        """The page that holds the character at ``offset`` (the last page for the end of the text)."""
        at = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[max(at - 1, 0)]

    def page(self, number: int) -> Page | None:
        """The page of that 1-based number, or None."""
        return self.pages[number - 1] if 1 <= number <= len(self.pages) else None

    def page_text(self, number: int) -> str:
        """What ``assistant show`` prints for the page, and what every quote is a substring of."""
        page = self.page(number)
        return self.text[page.start : page.end] if page else ""

    def in_table(self, offset: int) -> bool:
        """Whether a table stands at ``offset``."""
        return any(table.start <= offset < table.end for table in self.tables)

    def section_at(self, offset: int) -> tuple[str, ...]:
        """The path of the innermost section that holds ``offset``; empty before the first heading."""
        at = bisect_right(self.sections, offset, key=lambda section: section.start)
        for section in reversed(self.sections[:at]):
            if section.start <= offset < section.end:
                return section.path
        return ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section: ``document.text[start:end] == text``.

    ``id`` comes from the document's id and the content. ``lead`` is what a reader needs and the span lacks (the header
    row of a table that was cut); it is searched and shown, never quoted.
    """

    id: str
    document_id: str
    start: int
    end: int
    section: tuple[str, ...]
    text: str
    lead: str = ""


# --- figures -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch or point of time. ``key`` is canonical: two printed forms of one period have one key.

    Keys: ``2018`` a year, ``2020-H1`` (also 1—6月), ``2020-Q1``, ``2020-06`` a month, ``2020-06-30@`` a point
    (6月末, 年初 as ``2020-01-01@``), ``2021..2025`` a span of years (“十四五”), ``..2025`` a deadline (到2025年),
    ``2020-01..2020-10`` a span of months; the empty key means unknown.
    """

    key: str
    printed: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact figure as printed. ``upper`` is set for a range; ``bound`` is one of "", ">", ">=", "<", "<=", "~"."""

    value: Decimal
    unit: str
    printed: str
    bound: str = ""
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says of one figure. The printed digits stand in ``start:end``, which lies in the sentence.

    ``measure``: 量值, 同比增速, 年均增速, 占比, 占比变动, 变动, 差值, 排名, 数量 … ; ``direction``: "up", "down" or "";
    ``base``: what a change is measured against (同期, 年初, 上年…, as a period's printed form);
    ``scope``: what narrows the indicator (规上, 全口径);
    ``status``: "result", "target", "estimate" (预计数), "proposal".
    An unsure fact (``sure`` False) is kept with its sentence and never stated as an answer on its own.
    """

    subject: str
    indicator: str
    measure: str
    period: Period
    quantity: Quantity
    document_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    origin: Literal["curated", "extracted"] = "extracted"
    direction: Literal["up", "down", ""] = ""
    base: str = ""
    status: Literal["result", "target", "estimate", "proposal"] = "result"
    scope: str = ""
    sure: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure that code worked out from facts: label, formula as shown, exact value, and the operands' places.

    ``given``: numbers of the formula that the question itself gives (连干三年).
    """

    label: str
    formula: str
    quantity: Quantity
    operands: tuple[Fact, ...]
    given: tuple[Quantity, ...] = ()


# --- asking and answering ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filters:
    """What the asker restricts the search to; empty means everything."""

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, understood: the question as it will be searched, and what was recognised in it.

    ``kind``: number, compare, rank, list, explain, fact (who, when, where, which), verify (is it so?), summary, or
    declined (greetings, forecasts, opinions, orders to the program; ``reason`` names which).
    ``expects``: what an answer must hold: "figure", "date", or "". ``units``: how the unit of an answer may end.
    ``measures``: the kinds of figure named (同比增速, 占比 …; none: the value itself).
    ``status``: "target", "result", "met" (was the target met) or "".
    ``ordinal`` asks for that item of a list (第三个问题; below 0 from the end, -1 the last), ``detail`` for more than
    was said before (再详细点), ``others`` for what was not said yet (还有吗). ``counted`` is how many items the
    question says that the list has (六个问题), ``count_asked`` whether it asks if that is so.
    ``understood`` is the resolved question shown to the asker when a follow-up was completed from earlier turns.
    ``said``: how a longer question puts it, of which it is a part ("" for a question by itself).
    """

    text: str
    kind: str
    expects: str = ""
    units: tuple[str, ...] = ()
    reason: str = ""
    subjects: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    measures: tuple[str, ...] = ()
    status: str = ""
    stance: Stance = ""
    quantities: tuple[Quantity, ...] = ()
    filters: Filters = field(default_factory=Filters)
    ordinal: int = 0
    detail: bool = False
    others: bool = False
    counted: int = 0
    count_asked: bool = False
    understood: str = ""
    said: str = ""

    @property
    def times(self) -> tuple[Period, ...]:
        """The asked periods that tell a time of their own; 同期 and 上年 hang on another one."""
        return tuple(period for period in self.periods if period.key)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with why it was found. Total order: higher score first, then the passage's id."""

    passage: Passage
    score: float
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim stands. ``start:end`` is the quote's span in the page's text; ``page`` is None without pages."""

    mark: int
    document_id: str
    title: str
    page: int | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    passage_id: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of the answer with the marks of its citations."""

    text: str
    kind: ClaimKind
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """How much the search went through."""

    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model did for one answer, for the journal.

    ``outcome``: "written" (the answer is the model's words), "completed" (the program added what it left out),
    "composed" (nothing of what it wrote passed, it did not answer, or was not to write). Tokens are the server's count,
    0 if it gives none.
    """

    model: str
    outcome: Literal["written", "completed", "composed"]
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the asker sees; every quantity in ``text`` is proven by a citation or a computation."""

    id: str
    question: str
    status: Status
    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    computed: tuple[Computed, ...]
    notes: tuple[str, ...]
    searched: Searched
    seconds: float = 0.0
    understood: str = ""
    model_use: ModelUse | None = None
