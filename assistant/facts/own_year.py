"""The year that a document speaks in: whose 今年 it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.facts.titled import ASIDE
from assistant.facts.told_of import HEAD, report_year
from assistant.quantity import find_periods
from assistant.remembered import remembered

if TYPE_CHECKING:
    from assistant.model import Document, DocumentKind

_IS_A_REPORT = re.compile("工作(?:报告|总结)")
_REVIEWS = re.compile("回顾|总结|成就|成效")
_OF_A_YEAR = re.compile("报告|总结|要点|重点|计划|安排|部署|打算|讲话|方案")
_A_YEAR = re.compile("[0-9]{4}")


@remembered
def own_year(document: Document) -> int:
    """The year that a report or a yearly plan is given in and calls 今年; 0 for a document of no one year.

    It stands in the title, or in the line below it, or in the headings (2024年工作回顾, 2025年工作安排).
    """
    year = _own_year(document.title, document.text[:HEAD], document.kind, document.issued[:4])
    if year or not _IS_A_REPORT.search(document.title):
        return year  # almost every document; no headings are gathered for it
    return _year_of_chapters(document.title, tuple(s.heading for s in document.sections if s.level == 1))


_FIVE_YEARS = re.compile("第(?P<number>[一二三四五六七八九十]+)个五年")  # 第十四个五年规划 is the “十四五”规划


def dated_title(document: Document) -> str:
    """The title, with the document's own year where it names no time, and a five-year plan by its short name."""
    year, title = own_year(document), _FIVE_YEARS.sub(r"“\g<number>五”", document.title)
    return f"{title}（{year}年）" if year and not find_periods(title) else title


@lru_cache(maxsize=1024)
def _own_year(title: str, head: str, kind: DocumentKind, issued: str) -> int:
    named = [found.value.key for found in find_periods(title)]
    if any(".." in key for key in named):
        return 0
    if year := report_year(title, head):
        return year
    if not _OF_A_YEAR.search(ASIDE.sub("", title)):
        return 0
    years = {int(key) for key in named if _A_YEAR.fullmatch(key)}
    if years:  # 2024年计划执行情况与2025年计划草案的报告 is given in 2025
        return max(years) if max(years) - min(years) <= 1 else 0
    return int(issued) if kind in {"plan", "upload"} and issued.isdecimal() and not named else 0


@lru_cache(maxsize=1024)
def _year_of_chapters(title: str, headings: tuple[str, ...]) -> int:
    """The year of a report that names none in its title: of what it plans, or behind the one that it reviews."""
    if not _IS_A_REPORT.search(title) or find_periods(title):
        return 0
    years = [
        int(found.value.key) + bool(_REVIEWS.search(heading))
        for heading in headings
        for found in find_periods(heading)
        if _A_YEAR.fullmatch(found.value.key)
    ]
    return max(years, default=0)
