"""The operations on printed numbers that the words of a question allow: several, of which the numbers decide."""

from __future__ import annotations

import re
from typing import Literal, get_args

Way = Literal[
    "difference",
    "sum",
    "share",
    "rest",
    "rest of hundred",
    "mean",
    "ratio",
    "growth",
    "grown",
    "before",
    "whole",
    "part",
    "part of the rest",
    "after",
    "times",
    "over",
    "yearly",
    "years",
]
WAYS: tuple[Way, ...] = get_args(Way)
# Asked for by the same words: by how much one is more than another, or than it was before something was added.
_LIKE: dict[Way, Way] = {"rest of hundred": "rest", "part of the rest": "rest", "grown": "growth"}
_MUCH = "(?:多少|多大|几)"
_MORE = "(?:多|少|高|低|大|小|重|轻|快|慢|猛|长|短|贵|强|弱|深|宽)"
_GREW = "(?:增长|增加|增多|增幅|增|涨幅|涨|提高|提升|上升|扩大|扩张|翻|降幅|下降|下滑|降低|减少|缩减|缩小|降|减|跌)"
_COUNTED = "(?:平方公里|公里|[家个户项件所座台辆条只支位名人亩村镇县市区块宗])"
CUES: dict[Way, re.Pattern[str]] = {
    "difference": re.compile(
        f"相差(?!几倍|多少倍)|差(?:多少|几|多大|了|距|额|值)(?!倍)|缺口|[还尚仍][^，。？]{{0,4}}[差缺欠短]"
        f"|(?:(?<![占同环])比|较)[^，。？]{{1,30}}{_MORE}[出了过上去]*{_MUCH}(?!倍)|{_MORE}[出了过上去掉]+{_MUCH}(?!倍|百分之)"
        f"|[，、]{_MORE}{_MUCH}(?!倍|百分之)|净[增减]|[砍压减裁]掉?{_MUCH}|(?:[高低多少快慢大小]于|[高多快大超]过)[^，。？]{{1,20}}(?:{_MUCH}|差)"
        f"|(?<!新)(?<!同比)(?<!环比){_GREW}[了到]?{_MUCH}(?!百分之|成|倍|%)|增收|增量|降幅[^，。？]*百分点|余地"
    ),
    "sum": re.compile(
        "合计|[一总统拢]共|加起来|加(?:上|在一|到一)|合(?:起来|在一|到一)|总和|之和|相加|加总|凑|归到一|共计|总数|[+＋]"
    ),
    "share": re.compile(
        f"占(?!地|用)[^，。？]{{0,20}}(?:{_MUCH}(?![个家项座名位条亩处平])|几成|百分之|比[重例率]|份额|[%％])|所占|占比|比[重率]|份额|百分比|几分之|的比例"
        f"|相当于[^，。？]*(?:比例|百分|几成)|(?:有|(?<!{_MORE})了|约|大概)(?:百分之|几成)"
    ),
    "rest": re.compile(
        "其余|剩|余下|除[去了开掉]|以外|之外|扣[除掉去]|刨|减去|不算|(?:没能?|未)[^，。？]{1,6}的[^，。？]{0,4}(?:有|剩|占|比例)"
        "|还有百分之"
    ),
    "mean": re.compile(
        f"平均[，的]?(?:每|一|单)?个?{_COUNTED}|每{_COUNTED}|每个|平?摊(?:到|下来)|人头|人均|户均|单[个家]|一[家个户亩座]{_COUNTED}?[^，。？]{{0,8}}平均"
    ),
    "ratio": re.compile(f"{_MUCH}倍|倍数|几分之|[抵顶]得?上?[^，。？]{{0,12}}{_MUCH}个"),
    "growth": re.compile(
        f"{_GREW}[^，。？]{{0,8}}(?:百分之|%|％|几成)|{_MORE}[出了]*(?:百分之|几成)|[增涨降]幅|增长率|(?:还得?|再)[长涨]百分之|[增涨降标长]幅度?"
    ),
    "before": re.compile(
        '[倒反]推|反算|往回|上一?年|前一年|年初|期初|[五十]年前|原来|原先|之前|以前|基数|起点|(?:十[二三四]五[”"]?)末'
        "|推算|(?:19|20)?[0-9]{2}年"
    ),
    "whole": re.compile(
        "(?:占比|比[重例]|份额)[^。？]{0,6}(?:[倒反]推|推算|折算|测算)|(?:[倒反]推|推算|折算|测算|换算)[^，。？占]{0,12}(?:全[国省市]|总|整)|总[^，。？占]{0,8}(?:大约|大概|约)"
        f"|(?:占|比[重例]|份额|分之|成|率)[^。？]*[，,][^，,。占]*(?:全[国省市区县部]|整个|总|一共)[^，,。占]*{_MUCH}"
    ),
    "part": re.compile(
        "折合|折算|推算|测算|换算|(?:[多涨]|增加?(?!值))[^，。？]{0,2}多少(?:元|钱|亿|万)|增收|增量"
        f"|[按照拿][^，。？]{{0,12}}(?:%|％|比例|比重|标准|幅度|占比|率)[^？]*{_MUCH}"
    ),
    "after": re.compile("[将会能]达?到?多少|达到多少|做到多少|增长后|以后是"),
    "times": re.compile("连|一共|总共|累计|照这|全年|合计"),
    "over": re.compile(
        "(?:平均|均摊|摊|平摊|分|折合)[^，。？]{0,4}[每一]?[年月]|年均|每一?年|一年平均|月均|每个?月|日均"
    ),
    "yearly": re.compile("(?:平均|均摊|摊)[^，。？]{0,4}[每一]?年|年均|每一?年"),
    "years": re.compile("[多几]少?年(?!度)|几个年头|多久|多长时间|间隔|相隔|年限"),
}
"""By which words a question asks for each: 还差多少 for a difference, 倒推 for what was before or the whole.

A year may be that before the one that is told; which of them it is, the numbers tell.
"""
_YEAR_COUNT = re.compile("[年月天倍]|个月")
# How it moved against the base is asked for, and not what it was then.
_AGAINST_BASE = re.compile(
    "(?:(?<!占)比(?![重例])|较|[跟与和同])[^，。]{0,6}(?:年初|同期|上一?年|去年|前一年|头一年|年前)"
)


def is_year_count(unit: str) -> bool:
    """Whether a number of that unit tells how many times or years something is to be taken (连干三年)."""
    return _YEAR_COUNT.fullmatch(unit) is not None


def ways_asked(text: str) -> dict[Way, int]:
    """The operations that the question may ask for, and where the last cue of each ends in its text."""
    found = {way: [cue.end() for cue in CUES[_LIKE.get(way, way)].finditer(text)] for way in WAYS}
    asked = {way: ends[-1] for way, ends in found.items() if ends}
    if not CUES["before"].search(without_base(text)):
        asked.pop("before", None)
    if "rest" in asked:  # 按城镇化率算剩下多少 asks for no part, but for the others
        asked = {way: end for way, end in asked.items() if way not in ("part", "whole")}
    return asked


def without_base(text: str) -> str:
    """The text without what something is held against (比年初高多少), which is not what is asked for."""
    return _AGAINST_BASE.sub("", text)
