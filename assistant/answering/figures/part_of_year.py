"""A quoted figure of some months, where the whole year is asked about: 2020年利润增长多少, of 2020年1—6月.

A stated figure carries its time with it; a quoted sentence may leave it to the sentence before it. What is worked out
of some months' figures is never told of the year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.understanding.wanted import FIGURE_KINDS
from assistant.facts.table import covers
from assistant.period import months_in, resolve, year_of
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Citation, Fact, Period, Query

_WHOLE_YEAR = 12  # months
_YEARS = re.compile("[0-9]{4}[.]{2}[0-9]{4}")
_MONTHS = re.compile("[0-9]月|季度|半年")
_PART_NAMED = re.compile("半年|季度|月|同期|年初")
_WITHIN_YEAR = re.compile("[0-9]{4}-(?!12-31@)")
_MONTH, _MONTH_END = re.compile("[0-9]{4}-[0-9]{2}"), re.compile("[0-9]{4}-(?!12-31|01-01)[0-9]{2}-[0-9]{2}@")


def is_of_part_of_year(measure: str, period: Period) -> bool:
    """Whether a figure is of some months of a year (上半年, 3月), or at the end of one that the year does not end with.

    What is counted in a month (2025年10月83家) is what there was then, in that year as much as in that month.
    """
    if _is_of_some_months(period) or _MONTH_END.fullmatch(period.key):
        return True
    return _MONTH.fullmatch(period.key) is not None and measure != "数量"


def asks_whole_years(query: Query) -> bool:
    """Whether the question names years, and no part of one."""
    return (
        bool(query.times)
        and not any(_WITHIN_YEAR.match(time.key) for time in query.times)
        and not _PART_NAMED.search(query.text)
    )


def is_of_period(asked: Period, held: Period) -> bool:
    """Whether ``held`` is the asked period, lies within an asked stretch of years, or is the year that ends at it.

    What one month had is not what 1—10月 had.
    """
    if _YEARS.fullmatch(asked.key) and asked.first and asked.last and held.last:
        return asked.first <= held.last <= asked.last
    year_end = asked.key.endswith("-12-31@") and held.key in (asked.key[:4], f"..{asked.key[:4]}")
    by_then = asked.key.startswith("..") and held.key == f"{asked.key[2:]}-12-31@"  # 到2018年底签了多少家
    return year_end or by_then or covers(asked, held)


def of_other_months(query: Query, fact: Fact) -> bool:
    """Whether months without a year are asked about (10月, 上半年), and the fact's are others of its year."""
    year = year_of(fact.period)
    months = [period.printed for period in query.periods if not period.key and _MONTHS.search(period.printed)]
    if query.times or not months or year is None:
        return False
    wanted = [held for printed in months if (held := resolve(printed, year)).key]
    return bool(wanted) and not any(is_of_period(one, fact.period) for one in wanted)


def told_of_part_of_year(answer: Answer, whole: Gathered) -> Answer:
    """The answer, partial and said so where only figures of other months are quoted than those that are asked about.

    That is where one year is asked about and they are of some of its months, or 上半年 and they are of 9月. Left as it
    is where a figure is stated or worked out, or one of the time that is asked about is quoted beside them.
    """
    asked = whole.query.times
    of_figures = whole.query.kind in FIGURE_KINDS and not (answer.facts or answer.computed)
    if not of_figures or len(asked) != 1 or not _months_of(asked[0]):
        return answer
    year, of_the_year = asked[0].key[:4], _is_a_year(asked[0])
    quoted = [
        figure
        for figure in whole.figures
        if figure.fact.period.key.startswith(year) and any(_quotes(one, figure) for one in answer.citations)
    ]
    if not quoted or not all(_is_of_other_months(figure.fact.period, asked[0]) for figure in quoted):
        return answer
    draft = Draft(whole.query, whole.searched)
    for citation in answer.citations:
        draft.adopt(citation)
    first = quoted[0]
    marks = draft.cite(first.document, first.fact.sentence_start, first.fact.sentence_end)
    printed = first.document.text[first.fact.sentence_start : first.fact.sentence_end]
    told = {found.value.key: found.value.printed for found in find_periods(printed)}.get(first.fact.period.key)
    which = f"{told}的" if told else "其中一段时间的" if of_the_year else "其他时间的"
    proof = "".join(f"[{mark}]" for mark in marks)
    no_year = "，不是整年的" if of_the_year else ""
    said = f"问的是{asked[0].printed}，上面所引的是{which}数{no_year}。{proof}"
    status = "partial" if answer.status == "answered" else answer.status
    return replace(answer, status=status, text=f"{answer.text}\n{said}", citations=draft.citations)


def _is_of_other_months(period: Period, asked: Period) -> bool:
    """Whether a figure is of some months of the year that is asked about, or of others than the months that are."""
    if _is_a_year(asked):
        return _is_of_some_months(period)
    return _months_of(period) > 0 and period.key != asked.key


def _is_a_year(period: Period) -> bool:
    return months_in(period) == _WHOLE_YEAR


def _is_of_some_months(period: Period) -> bool:
    return 0 < months_in(period) < _WHOLE_YEAR


def _months_of(period: Period) -> int:
    """How many months it goes over, one month too; 0 where it is a moment, a day, or goes over years."""
    return 1 if _MONTH.fullmatch(period.key) else months_in(period)


def _quotes(citation: Citation, figure: Figure) -> bool:
    """Whether the citation quotes the figure."""
    if figure.document.id != citation.document_id:
        return False
    page = figure.document.pages[(citation.page or 1) - 1]
    return page.start + citation.start <= figure.fact.start < page.start + citation.end
