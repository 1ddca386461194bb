"""The course of events (大事记, 时间线): the dated lists of a document that go on from one another, all of them.

时间线 may end where the next heading goes on with it (后续进展): the first alone would be a half told as the whole.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.relevance import coverage
from assistant.quantity import find_periods
from assistant.reading.sentences import sentences
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.answering.gather import Gathered
    from assistant.model import Document, ItemList

FEWEST = 3  # events of the list that it begins with
NAMED = 0.75  # how well the title must name each thing that the question is about
_ASKED = re.compile(
    "大事年?记|年表|时间[线轴]|(?:[一-龥]{2})?历程|(?:全部|整个)经过|来龙去脉"
    "|按照?(?:时间|年份|先后)的?(?:顺序|先后)?(?=[^，。？]{0,4}[列排理讲说捋写])"
)
_A_YEAR_ALONE = re.compile("^[0-9]{4}$")


def chronology(gathered: Gathered) -> list[Enumeration]:
    """The dated lists of the document that the question is about, in order; [] where none is asked for or held."""
    query = gathered.query
    asked = "".join(_ASKED.findall(query.text))
    if not asked or query.kind not in {"list", "explain", "summary"}:
        return []
    document = next((one for one in gathered.documents.values() if _is_about(gathered, one, asked)), None)
    if document is None:
        return []
    told = [listed for listed in document.lists if _tells_events(document, listed)]
    first = next((at for at, listed in enumerate(told) if len(listed.items) >= FEWEST), None)
    if first is None:
        return []
    following = takewhile(lambda pair: _goes_on(document, *pair), pairwise(told[first:]))
    return [Enumeration(document, one, 1.0, 1.0) for one in (told[first], *(after for _, after in following))]


def _is_about(gathered: Gathered, document: Document, asked: str) -> bool:
    """Whether the document's title names each thing of the question but what calls for a chronology."""
    passed = load_terms().generic | load_terms().stances
    things = [term for term in gathered.terms if term.thing and term.word not in passed and term.word not in asked]
    return bool(things) and min(coverage(things, fold(document.title))) >= NAMED


def _tells_events(document: Document, listed: ItemList) -> bool:
    """Whether each item begins with its date, in order, most of them with a month unless so headed.

    What is still to come is no event.
    """
    if listed.style == "sections" or told_at(document, listed.items[0].start) == "proposed":
        return False
    dates = dates_of(document, listed)
    by_month = sum(not _A_YEAR_ALONE.match(key) for key, _ in dates)
    headed = _ASKED.search(" ".join(listed.section[-1:])) is not None
    return len(dates) == len(listed.items) and is_in_order(dates) and (headed or 2 * by_month > len(dates))


def is_in_order(dates: Sequence[tuple[str, date]]) -> bool:
    """Whether no date is before the one that stands above it."""
    return all(one <= other for (_, one), (_, other) in pairwise(dates))


def dates_of(document: Document, listed: ItemList) -> list[tuple[str, date]]:
    """The dates that the items begin with, each with its key, of those that do."""
    opened = (find_periods(document.text[item.start : item.end])[:1] for item in listed.items)
    return [(one.value.key, one.value.first) for found in opened for one in found if not one.start and one.value.first]


def _goes_on(document: Document, before: ItemList, after: ItemList) -> bool:
    """Whether a list stands right below the next heading behind the other, and begins no earlier than that ends."""
    between = sentences(document.text, before.items[-1].end, after.items[0].start)
    headings = [(one.heading_start, one.heading_end) for one in document.sections]
    only_headed = all(any(start <= one[0] and one[1] <= end + 1 for start, end in headings) for one in between)
    return only_headed and dates_of(document, before)[-1][1] <= dates_of(document, after)[0][1]
