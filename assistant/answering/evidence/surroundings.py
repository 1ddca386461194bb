"""What a reader takes along to a sentence: its line, the headings above, the document's title."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.evidence.blocks import title_over
from assistant.answering.evidence.chapters import told_of_sentence, told_under
from assistant.facts.own_year import dated_title
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.spans import line_start, lines_around
from assistant.reading.unmarked import LONGEST_LABEL
from assistant.remembered import remembered_at
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.model import Document, ItemList, Section, Stance
    from assistant.reading.spans import Span

NESTED = 8  # lists that may begin between the first item of a list and one of its later items
MOST_PARAGRAPHS = 40
_TIME_OPENS = re.compile(r"(?:各位代表[！!，,]|——)?[^，。；]{0,10}?(?:20\d\d年|五年|一年|“?十[一二三四五六七]五”?)")
_YEARS_OPEN = re.compile("[。！!](?P<years>(?:这|过去)?五年(?:[来间]|，))")
_A_YEAR = re.compile(r"20\d\d年|一年")
_FIVE_YEARS = re.compile("(?:过去|这|近|前|最近)的?五年|五年[来间里]")
LINE_REACH = 250  # characters of its line that a sentence's reader keeps in mind, on either side


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader takes along to a sentence: its line (with a table's head), the headings, title and issuer.

    Of a line that lists several things the item that holds the sentence stands for the line. ``label`` is a short first
    sentence that says what its paragraph is about (持续优化营商环境。), and the sentence with a colon that leads to the
    item which the sentence opens (有下列情形之一的，处以罚款：). ``opened``: in a review, how the last paragraph began
    that says what time is told of (刚刚过去的2025年，……). ``before``: what stands before the sentence in its line.
    ``told``: what its chapter tells, what was done, what is wrong or what is to be done.
    """

    line: str
    section: tuple[str, ...]
    title: str
    issuer: str
    issued: str
    label: str
    opened: str = ""
    before: str = ""
    told: Stance = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and what a reader takes along to it, as a question's terms are looked for in them.

    ``own`` is the sentence without its marks; the others are folded: the sentence, its line, its label, the headings,
    and these with the document's title.
    """

    context: Context
    own: str
    folded: str
    line: str
    label: str
    section: str
    titled: str


@remembered_at
def said_at(document: Document, start: int, end: int) -> Said:
    """What ``document.text[start:end]`` says with its context; it is the same whatever is asked."""
    context = context_around(document, start, end)
    own, above = strip_marks(document.text[start:end]), " ".join(context.section)
    titled = " ".join((*context.section, document.title))
    return Said(context, own, *map(fold, (own, context.line, context.label, above, titled)))


@remembered_at
def context_around(document: Document, start: int, end: int) -> Context:
    """The context of ``document.text[start:end]``; it is the same whatever is asked."""
    text = document.text
    first, last = _item_around(document, start, end) or lines_around(text, start, end)
    line = strip_marks(text[max(first, start - LINE_REACH) : min(last, end + LINE_REACH)])
    for table in document.tables:
        if table.start <= start < table.end:
            head = " ".join(text[cell.start : cell.end] for cell in table.cells if cell.row == 0)
            line = f"{head} {line}"
    label = ""
    opening = sentences(text, first, min(last, first + LINE_REACH))[:1]
    if opening and opening[0][0] < start and opening[0][1] - opening[0][0] <= LONGEST_LABEL:
        label = text[opening[0][0] : opening[0][1]]
    label = label or title_over(document, line_start(text, start))
    label = f"{label} {_lead_to(document, start)}".strip()
    section = document.section_at(start)
    opened = time_opened(document, start) if told_under(document, section) == "reported" else ""
    before = strip_marks(text[max(first, start - LINE_REACH) : start])
    told = told_of_sentence(document, start, end)
    return Context(line, section, dated_title(document), document.issuer, document.issued, label, opened, before, told)


def _item_around(document: Document, start: int, end: int) -> Span | None:
    """The span of the innermost item of a list inside a line that holds the sentence: 二是…… says nothing of 三是……."""
    at = bisect_right(document.lists, start, key=_begins)
    items = [
        item
        for listed in document.lists[max(at - NESTED, 0) : at]
        if listed.style != "sections"
        for item in listed.items
        if item.start <= start and end <= item.end and "\n" not in document.text[item.start : item.end].strip()
    ]
    return min(((item.start, item.end) for item in items), key=lambda span: span[1] - span[0], default=None)


def tells_another_span(question: str, opened: str) -> bool:
    """Whether the question asks of five years that it does not number, and the paragraph began with a single one."""
    return _FIVE_YEARS.search(question) is not None and _A_YEAR.search(opened) is not None


def of_several_years(opened: str) -> bool:
    """Whether what a paragraph began with tells of several years together (五年来, “十四五”时期)."""
    return bool(opened) and not _A_YEAR.search(opened)


def time_opened(document: Document, start: int) -> str:
    """How the last paragraph of the section up to ``start`` begins that begins with a time, or "".

    A sentence inside a paragraph may open the years before (各位代表！2025年任务完成。五年来，……).
    """
    text = document.text
    if inside := list(_YEARS_OPEN.finditer(text, line_start(text, start), start)):
        return inside[-1]["years"]
    at = bisect_right(document.sections, start, key=_opens_at) - 1
    floor = document.sections[at].heading_end if at >= 0 else 0
    for _ in range(MOST_PARAGRAPHS):
        first = max(line_start(text, start), floor)
        if found := _TIME_OPENS.match(text, first):
            return found[0]
        start = first - 1
        if start <= floor:
            break
    return ""


def _opens_at(section: Section) -> int:
    return section.heading_start


def _lead_to(document: Document, start: int) -> str:
    """The lead with a colon of the list whose item begins at ``start``; "" where none does."""
    at = bisect_right(document.lists, start, key=_begins)
    for listed in document.lists[max(at - NESTED, 0) : at]:
        lead = document.text[listed.lead_start : listed.lead_end]
        if lead.rstrip().endswith(("：", ":")) and any(item.start == start for item in listed.items):
            return strip_marks(lead)
    return ""


def _begins(listed: ItemList) -> int:
    return listed.items[0].start
