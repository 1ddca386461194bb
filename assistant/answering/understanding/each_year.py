"""Each of several years: whether it is asked of, and a stretch of months that a question names once for all of them.

上半年的GDP，2024年跟2025年比 is of both halves.
"""

from __future__ import annotations

import re

# Not right behind a year, which has it already; 年底 and 年初 are days, of which an amount may be, too.
_MONTHS = re.compile(
    "(?<![年0-9—前-])(?P<months>上半年|下半年|前[二三]季度|前三个季度|[一二三四]季度|[0-9]{1,2}[—-][0-9]{1,2}月|[0-9]{1,2}月[末底]|年[初末底])的?"
)
_YEAR = re.compile("(?<![0-9—-])(?:19|20)[0-9]{2}年(?![0-9]|度|[上下]半年|[初末中底]|前?[一二三四]个?季度|同期|[—-])")
_FEWEST = 2  # years
_EACH_YEAR = re.compile("历年|逐年|各年|哪(?:些|几个?)年")


def asks_each_year(asked: str) -> bool:
    """Whether the figures of each year are asked for, however many are held (历年, 有哪些年份的数字)."""
    return _EACH_YEAR.search(asked) is not None


def months_of_each_year(asked: str) -> str:
    """The question with the stretch behind each of its years; as it is where it names one year or several stretches."""
    named, years = list(_MONTHS.finditer(asked)), list(_YEAR.finditer(asked))
    if len(named) != 1 or len({year[0] for year in years}) < _FEWEST:
        return asked
    months = named[0]["months"].removeprefix("年")  # 2024年 + 末
    bare = asked[: named[0].start()] + asked[named[0].end() :]
    return _YEAR.sub(lambda year: year[0] + months, bare)
