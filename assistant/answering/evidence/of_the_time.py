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
_A_YEAR = re.compile("今年|本年|(?:19|20)[0-9]{2}年")
_OF_A_PLAN = re.compile(
    '(?:五年|十[一二三四五六七八九]五)(?!["”]?(?:规划)?(?:良好)?开)'
)  # 实现“十五五”良好开局 is of a year
_OF_A_RATE = re.compile("(?:确定|设定|提出)?[0-9.]+[%％](?:左右|以上)?的?(?:预期)?(?:增长|增速)?目标")
_AIMS, _YEARS_OF_A_PLAN, _ABOVE_AIMS = "预期目标", 5, 400
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


def gives_aims_of_one_year(query: Query, document: Document, start: int, end: int) -> bool:
    """Whether the aims of a five-year plan are asked for, and the sentence at ``start`` gives those of a year.

    Of 主要预期目标是：地区生产总值增长4.5%左右 what stands above says of when: 今年是“十五五”开局之年.
    """
    plans = [one for one in query.periods if one.first and one.last]
    of_years = any(one.last.year - one.first.year + 1 >= _YEARS_OF_A_PLAN for one in plans if one.first and one.last)
    said = document.text[start:end]
    of_a_rate = _OF_A_RATE.match(said) is not None  # 5.5%左右的预期增长目标与“十五五”发展目标总体衔接
    if not of_years or not (of_a_rate or (_AIMS in said and not _OF_A_PLAN.search(said))):
        return False
    if any(_A_YEAR.search(heading) and not _OF_A_PLAN.search(heading) for heading in document.section_at(start)):
        return True
    above = document.text[max(0, start - _ABOVE_AIMS) : start] + ("" if of_a_rate else said)
    years, plan = (max((found.start() for found in told.finditer(above)), default=-1) for told in (_A_YEAR, _OF_A_PLAN))
    return years > plan


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
