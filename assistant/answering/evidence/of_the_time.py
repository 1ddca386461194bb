"""Whether a part of a document, or a list in it, is of the time that is asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.time_and_place import period_named, periods_agree, says_this_year, year_before
from assistant.facts.own_year import dated_title
from assistant.reading.spans import line_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Document, ItemList, Query, Section

_NAMES_REPORT = re.compile(r"(?P<year>\d{4})年的?[^，。？\d]{0,10}(?:报告|公报|纲要)")
PAST_YEAR = re.compile("(?:过去|这)?一年来?[，,]")
FIVE_YEARS = re.compile("五年|十[一二三四五六七八九]五")
_COMING_YEARS = re.compile("(?:今后|未来|下)(?:的|个|一个)?五年|五年规划")
_LEAD = 120  # characters before a list in which what leads to it says its time
_OPENING = 30  # characters of a list's first item
NAMED_ITSELF, WITHIN = 2, 1  # a text names the asked period itself, or one within it


def agrees_in_time(query: Query, near: Sequence[str], document: Document) -> int:
    """2 where the text names a period that is asked about, 1 where it is within one, 0 where it names none, else -1.

    今年 is the year of the document's title.
    """
    periods = query.times
    title = dated_title(document)
    if (named := _NAMES_REPORT.search(query.text)) and named["year"] in title:
        return 0  # 2021年的报告: the year of the report, and not of what it tells
    above = (title,) if says_this_year(near[0]) else ()
    agrees = periods_agree(periods, near, above) if periods else None
    if not agrees:
        return 0 if agrees is None else -1
    # What stands under 2026年 is of the year though it speaks of the five years too.
    return 2 if any(period_named(periods, (text,), above) for text in near) else 1


def list_of_the_time(query: Query, document: Document, section: Section | None = None) -> ItemList | None:
    """The longest list, of the section if given, that is introduced as being of the asked time: 五年来, or a year.

    One that names the year comes before one of the years that hold it.
    """
    inside = [
        one
        for one in document.lists
        if (one.style != "sections" or one.section)  # the chapters are of no time
        and (section is None or (one.section == section.path and section.start <= one.items[0].start < section.end))
    ]
    within: ItemList | None = None
    for listed in sorted(inside, key=lambda one: one.items[0].start - one.items[-1].end):
        begins = listed.items[0].start
        line = line_start(document.text, begins)
        alike = listed.style == "alike"  # which nothing leads to: each item says it
        opening = document.text[begins if alike else line_start(document.text, max(line - 2, 0)) : begins + _OPENING]
        if FIVE_YEARS.search(query.text):
            if _tells_five_years(document.text[line : begins + _OPENING], opening[-_LEAD - _OPENING :]):
                return listed
        elif (timed := agrees_in_time(query, (opening,), document)) == NAMED_ITSELF:
            return listed
        elif listed.style == "labels":
            continue  # which only what names the year leads to
        elif timed == WITHIN or _tells_year_before(query, document, opening):
            within = within or listed
    return within


def _tells_five_years(own: str, opening: str) -> bool:
    """Whether a list's line, or what leads to it, tells of five years past: 一年来，……一是 is of one year."""
    told = _COMING_YEARS.sub("", own)
    if FIVE_YEARS.search(told):
        return True
    return FIVE_YEARS.search(_COMING_YEARS.sub("", opening)) is not None and not PAST_YEAR.search(own)


def _tells_year_before(query: Query, document: Document, opening: str) -> bool:
    """Whether the year that a report looks back on is asked about and told of: 一年来 in a report of 2006 is 2005."""
    if not PAST_YEAR.search(opening):
        return False
    return not {f"{period.key}年" for period in query.periods}.isdisjoint(year_before(document))
