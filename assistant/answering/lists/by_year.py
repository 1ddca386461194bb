"""What a section tells year by year of what its heading names (产业规模: 2016年：……, 2018年：……), told whole.

Of such a list a figure or two would be a part told as all of it; what the section remarks on the scope behind it
belongs to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.relevance import coverage
from assistant.answering.figures.figure_choice import choose_figures
from assistant.answering.lists.chronology import FEWEST, NAMED, dates_of, is_in_order
from assistant.answering.lists.members import write_list
from assistant.answering.understanding.each_year import asks_each_year
from assistant.answering.understanding.wanted import FIGURE_KINDS
from assistant.reading.headings import bare_heading
from assistant.reading.sentences import sentences
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Document, ItemList
    from assistant.reading.spans import Span

OF_ONE_DOCUMENT = "以上出自一份文件，其他文件里可能还有别的年份的数。"
_ON_SCOPE = re.compile("口径|统计范围|不可比|不宜(?:直接)?(?:相比|比较)")
_ABOUT_FIGURES = re.compile("数[字据量额]?|口径|年份|统计|情况")


def write_by_year(draft: Draft, gathered: Gathered) -> bool:
    """Write the list of the years, with what is remarked on its scope; False where none is asked for or held.

    Figures that tell as many years themselves go before it, and those of years that the question names.
    """
    query = gathered.query
    named = any(period.key for period in query.periods)
    if named or not asks_each_year(query.text) or query.kind in {"verify", "compare", "rank"}:
        return False
    held = gathered.documents.values()
    told = ((one, listed) for one in held for listed in one.lists if _is_asked_for(gathered, one, listed))
    document, listed = next(told, (None, None))
    if document is None or listed is None:
        return False
    if query.kind in FIGURE_KINDS and len(choose_figures(gathered)) >= len(listed.items):
        return False
    write_list(draft, Enumeration(document, listed, 1.0, 1.0))
    draft.forget_lead()  # the remarks are none of the items counted above
    for start, end in _remarks_behind(document, listed):
        draft.introduce(document, start)
        draft.quote_line(document, start, end)
    draft.notes.append(OF_ONE_DOCUMENT)
    return True


def _is_asked_for(gathered: Gathered, document: Document, listed: ItemList) -> bool:
    """Whether each item begins with its year, in order, and heading and title name all that is asked for.

    The heading itself must name one of the things: a series is of what it says.
    """
    dates = dates_of(document, listed) if len(listed.items) >= FEWEST and listed.section else []
    if len(dates) != len(listed.items) or not dates or not is_in_order(dates):
        return False
    if listed.style == "sections" or told_at(document, listed.items[0].start) == "proposed":
        return False
    things = [
        term
        for term in gathered.terms
        if term.thing and term.word not in load_terms().stances and not _ABOUT_FIGURES.fullmatch(term.word)
    ]
    heading = fold(bare_heading(listed.section[-1]))
    named = coverage(things, f"{heading} {fold(document.title)}")
    return bool(things) and min(named) >= NAMED and max(coverage(things, heading)) >= 1


def _remarks_behind(document: Document, listed: ItemList) -> Iterator[Span]:
    """The sentences behind the list, in its section, that speak of the scope of its figures."""
    last = listed.items[-1]
    until = min((one.end for one in document.sections if one.start <= last.start < one.end), default=last.end)
    for start, end in sentences(document.text, last.end, until):
        if _ON_SCOPE.search(document.text, start, end):
            yield start, end
