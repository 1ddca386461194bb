"""Of what time a document tells: the year of a report, the time in its title or below it, and what 今年 means in it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from assistant.model import Period
from assistant.period import parse_period, period_of_key, resolve
from assistant.quantity import find_periods, read_number

if TYPE_CHECKING:
    from assistant.model import Document

_REPORT = re.compile(
    r"(20[0-9]{2}|19[0-9]{2})年.{0,30}(?:政府)?工作报告|(20[0-9]{2})年(?:(?!20[0-9]{2}年).){0,30}(?:统计公报|计划报告)"
    r"|政府工作报告[（(—]+(20[0-9]{2})年[0-9]{1,2}月"
)
_GIVEN = re.compile(
    r"(20[0-9]{2}|19[0-9]{2})年(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日"
    r"在.{2,40}人民代表大会"
)
_GIVEN_IN_TITLE = re.compile("工作报告[（(—]+(20[0-9]{2})年(?P<month>[0-9]{1,2})月")
_BEFORE_THE_NEW_YEAR = 11  # a report given so late is the next year's
_LOOKS_AHEAD = re.compile("规划|计划(?!执行|完成)|目标|方案")
_TELLS_HOW_IT_WENT = re.compile("运行|统计|[快月]报|指标|执行情况|完成情况|发展情况|[概简]况|情况$|总结|年报|成绩单")
_TELLS_FIGURES = re.compile("增长|下降|回升|回落|突破|[增涨跌降]幅|达[0-9]")
_ASKS_FOR_WORK = re.compile(
    "任务|安排|部署|要点|措施|办法|意见|通知|行动|力争|确保|打造|方向|会议|名单|清单|指南|预计|展望|政策|大会"
)
_DATE_LINE = re.compile(
    r"(?:^|\n)[^\n，。；]{0,30}?(?P<year>20[0-9]{2})\s*[-年/.]\s*(?P<month>1[0-2]|0?[1-9])\s*[-月/.]\s*"
    r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])[^\n，。；]{0,30}(?=\n|$)"
)
_WHOLE_DATE = re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DECEMBER, _EARLY = 12, 3
"""Up to March what is told of the end of a year is of the year before."""
_PLAN_OF_A_YEAR = re.compile("(20[0-9]{2}年)(?:度)?国民经济和社会发展(?:年度)?计划")
_GAP = re.compile("(?<=[一-龥])[ \u3000]+(?=[一-龥])|(?<=届)\n(?=人民代表大会)")
HEAD = 400
"""How much of the text says below the title who tells what of when."""
UNDATED = Period("")


def told_of(title: str, head: str, issued: date | None) -> Period:
    """The one time that a document's figures are of where no sentence says another; none where that is not clear."""
    period = _of_title(title, issued)
    if period.key:
        return period
    planned = None if "执行" in title else _PLAN_OF_A_YEAR.search(title)
    return parse_period(planned[1]) if planned else _told_below(head)


def _of_title(title: str, issued: date | None = None) -> Period:
    """The one time that a document on how things went has in its title (2024年上半年经济运行情况); else none.

    So does one whose title tells a figure, or dates it to months: 1—7月产业集群产值增长5.5%.
    """
    if _LOOKS_AHEAD.search(title):
        return UNDATED
    times = [found.value for found in find_periods(title)]
    times = [over_by(time, issued) if issued and not time.key else time for time in times]
    times = [time for time in times if time.key]
    if len(times) != 1 or times[0].key.startswith(".."):
        return UNDATED
    figures = _TELLS_FIGURES.search(title) and not _ASKS_FOR_WORK.search(title) and "@" not in times[0].key
    return times[0] if _TELLS_HOW_IT_WENT.search(title) or figures else UNDATED


def _told_below(head: str) -> Period:
    """The time that the line below the title gives: ——2023年一季度全省经济社会发展情况新闻通报稿."""
    below = [line.strip() for line in head.splitlines() if line.strip()][1:2]
    return _of_title(below[0]) if below and below[0].startswith("—") else UNDATED


def issued_on(document: Document, head: str) -> date | None:
    """The day of issue, or the one that a line below the title says; a digest's is not that of its own text."""
    issued = "" if document.kind == "digest" else document.issued
    found = _WHOLE_DATE.fullmatch(issued) or _DATE_LINE.search(head)
    if found is None:
        return None
    with suppress(ValueError):  # 2024年2月30日
        return date(*(int(found[part]) for part in ("year", "month", "day")))
    return None


def over_by(period: Period, issued: date) -> Period:
    """The period printed without its year, as the last one that was over on the day; unchanged where not clear."""
    held = resolve(period.printed, issued.year)
    if held.last and held.last > issued and held.last.month == _DECEMBER and issued.month <= _EARLY:
        held = resolve(period.printed, issued.year - 1)
    return period_of_key(held.key) if held.last and held.last <= issued else period


def this_year(document: Document, issued: date | None) -> int:
    """The year of issue, else the one that the title names; 0 for none."""
    years = set(re.findall(r"(20[0-9]{2}|19[0-9]{2})年(?!以来)", document.title))
    found = document.issued[:4] or (str(issued.year) if issued else years.pop() if len(years) == 1 else "")
    return int(found) if found.isdecimal() else 0


def without_gaps(text: str) -> str:
    """The text without what only spreads a heading out: 政 府 工 作 报 告, 第十五届|人民代表大会."""
    return _GAP.sub("", text)


def report_year(title: str, head: str) -> int:
    """The year that a work report was given in, of a communiqué the one behind its own; 0 for other documents.

    A report given in the last weeks of a year is the next year's: it reviews the year that ends.
    """
    title, head = without_gaps(title), without_gaps(head)
    found = _REPORT.search(title) or _REPORT.match(head.lstrip().partition("\n")[0])
    if found is None and re.search("工作报告|统计公报", title + head[:60]):
        found = _GIVEN.search(head)
    if found is None:
        return 0
    year = int(next(group for group in found.groups() if group))
    return year + 1 if given_late(title, head) == year or "统计公报" in found[0] else year


def given_late(title: str, head: str) -> int:
    """The year in whose last weeks a report was given, which it calls 今年; 0 for other documents."""
    given = _GIVEN.search(without_gaps(head)) or _GIVEN_IN_TITLE.search(title)
    late = given is not None and int(read_number(given["month"]) or 0) >= _BEFORE_THE_NEW_YEAR
    return int(given[1]) if given is not None and late else 0
