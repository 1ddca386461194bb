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
_LIKE: dict[Way, Way] = {"rest of hundred": "rest", "part of the rest": "rest"}  # asked for by the same words
_MUCH = "(?:多少|多大|几)"
_MORE = "(?:多|少|高|低|大|小|重|轻|快|慢|猛|长|短|贵|强|弱|深|宽)"
_A_VERB = "[一-龥]{0,2}?"
_GREW = "(?:增长|增加|增多|增幅|增|涨幅|涨|提高|提升|上升|扩大|扩张|翻|降幅|下降|下滑|降低|减少|缩减|缩小|降|减|跌)"
_PERCENT = "(?:百分之|%|％|几成|多大比例|比例|幅度|百分比)"
CUES: dict[Way, re.Pattern[str]] = {
    "difference": re.compile(
        f"相?差(?!异|别)|缺口|[还尚仍]?[缺欠短](?!陷|点|板|乏)|{_MORE}{_A_VERB}{_MUCH}|{_GREW}[了出过上去得到]*{_MUCH}|[砍压减裁]{_A_VERB}{_MUCH}"
        f"|比[^，。？]{{1,30}}{_MORE}|领先|落后|净[增减]|[多高超]出|距离|(?<!距)离[^，。？]{{1,20}}{_MUCH}|变化|变动|{_GREW}"
    ),
    "sum": re.compile(
        "[一总统拢]共|合计|加(?:起|在|到|上|完|总)|再加|凑|累计|[将会能]达|总[^，。？]{0,6}[达到有]|合(?:起|在|到)|合(?:起|在|到)|总和|之和|相加|加总|归[到在]一|两[项者类]|共(?:有|计|达|多少)|连同|总数"
    ),
    "share": re.compile("占|比重|比例|比率|份额|几成|百分之|百分比|率|几分之"),
    "rest": re.compile(
        "其余|其他|剩|余下|除[去了开掉]?|以外|之外|[扣刨]|减[去掉]|不[算含包]|没能?|未|非|另外|别的|还有(?:多少|几)"
    ),
    "mean": re.compile("平均|均|每|单[个家项位]|摊|一[家个户亩座项]"),
    "ratio": re.compile(f"{_MUCH}?倍|几分之|相当于|[抵顶]得?上?|{_MUCH}个|翻"),
    "growth": re.compile(f"{_GREW}[^，。？]{{0,8}}{_PERCENT}|增幅|涨幅|降幅|增长率|增速|{_PERCENT}"),
    "before": re.compile(
        "上一?年|前一年|年初|期初|基数|[倒反往]+[推算回]|推算|换算|折算|测算|原来|原先|原本|之前|此前|同期|起点|年前|(?:19|20)?[0-9]{2}年|末"
    ),
    "whole": re.compile("[倒反][推算]|推算|折算|测算|换算|推断|估算|全[国省市区州部]|总|整个|全口径|全体|所有|一共"),
    "part": re.compile("折算|推算|测算|换算|估算|折合|按|照|比例|占|比重|算下来|其中|大约|大概|约"),
    "after": re.compile("[将会能]?达|目标|[会将要能].{0,6}(?:多少|多大)|增长后|以后|之后|预计|到"),
    "times": re.compile("[年月季]|倍|每|连|照|一共|总共|累计|全年|算下来"),
    "over": re.compile("平均|年均|每一?年|每一?个?月|均摊|摊|分到|一年|[每一]个?月|月均|平摊"),
    "yearly": re.compile("平均|年均|每一?年|一年"),
    "years": re.compile("[多几][少]?年|几个年头|多久|多长时间|几个?月|[多几]少?天|天数|间隔|相隔|年限|历时|用时|早|晚"),
}
"""By which words a question may ask for each; 还差多少 for a difference, 倒推 for what was before or the whole."""
_COUNTED = "(?:平方公里|公里|[家个户项件所座台辆条只支位名人亩村镇县市区块])"
PLAIN: dict[Way, re.Pattern[str]] = {
    "difference": re.compile(
        f"相差(?!几倍|多少倍)|差(?:多少|几|多大|了|距)(?!倍)|缺口|[还尚仍][^，。？]{{0,4}}[差缺欠短]|(?<!占)比[^，。？]{{1,30}}{_MORE}[出了过上]*{_MUCH}(?!倍)"
        f"|{_MORE}[出了过上]+{_MUCH}(?!倍|百分之)|[，、]{_MORE}{_MUCH}(?!倍|百分之)|净[增减]|(?<!新){_GREW}了?{_MUCH}(?!百分之|成|倍|%)"
    ),
    "sum": re.compile("合计|[一总统拢]共|加起来|加(?:上|在一|到一)|合(?:起来|在一|到一)|总和|之和|相加|加总|凑"),
    "share": re.compile(
        f"占(?!地|用)[^，。？]{{0,20}}(?:{_MUCH}|几成|百分之|比重|比例|份额)|所占|占比|比重|份额|相当于[^，。？]*(?:比例|百分|几成)|的(?:比例|百分比)|几分之"
    ),
    "rest": re.compile(
        "其余|剩|余下|除[去了开掉]|以外|之外|扣[除掉去]|刨|减去|不算|(?:没能?|未)[^，。？]{1,6}的[^，。？]{0,4}(?:有|剩|占)"
    ),
    "mean": re.compile(
        f"平均(?:每|一|单)?{_COUNTED}|每{_COUNTED}|摊到|人均|户均|单[个家项]|一[家个户亩座]{_COUNTED}?[^，。？]{{0,8}}平均"
    ),
    "ratio": re.compile(f"{_MUCH}倍|倍数|几分之|[抵顶]得?上?[^，。？]{{0,12}}{_MUCH}个"),
    "growth": re.compile(f"{_GREW}[^，。？]{{0,8}}(?:百分之|%|％|几成)|增幅|涨幅|降幅|增长率"),
    "before": re.compile(
        '[倒反]推|反算|往回|上一?年|前一年|年初|期初|[五十]年前|原来|原先|之前是|基数|起点|(?:十[二三四]五[”"]?)末'
    ),
    "whole": re.compile(
        "(?:[倒反]推|推算|折算|测算|换算)[^，。？占]{0,12}(?:全[国省市]|总|整)|总[^，。？占]{0,8}(?:大约|大概|约)"
        f"|(?:占|比[重例]|份额|分之|成)[^。？]*[，,][^，,。占]*(?:全[国省市区县]|整个|总)[^，,。占]*{_MUCH}"
    ),
    "part": re.compile("折合|折算|推算|测算|换算|能?[多增]加?[^，。？]{0,2}多少(?:元|钱|亿|万)"),
    "after": re.compile("[将会能]达?到?多少|达到多少|做到多少|增长后|以后是"),
    "times": re.compile("连|一共|总共|累计|照这|全年"),
    "over": re.compile("(?:平均|均摊|摊|平摊|分)[^，。？]{0,4}[每一]?[年月]|年均|每一?年|月均|每个?月"),
    "yearly": re.compile("(?:平均|均摊|摊)[^，。？]{0,4}[每一]?年|年均|每一?年"),
    "years": re.compile("[多几]少?年(?!度)|几个年头|多久|多长时间|[多几]少?个月|[多几]少?天|天数|间隔|相隔|年限"),
}
_YEAR_COUNT = re.compile("[年月天倍]|个月")
# How it moved against the base is asked for, and not what it was then.
_AGAINST_BASE = re.compile(
    "(?:(?<!占)比(?![重例])|较|[跟与和同])[^，。]{0,6}(?:年初|同期|上一?年|去年|前一年|头一年|年前)"
)
_BACK = re.compile("[倒反]推|反算|往回|推算|折算")
"""By which words it asks for each plainly; other words may mean it too."""


def is_year_count(unit: str) -> bool:
    """Whether a number of that unit tells how many times or years something is to be taken (连干三年)."""
    return _YEAR_COUNT.fullmatch(unit) is not None


def ways_allowed(text: str) -> dict[Way, int]:
    """Where the last cue of each operation that the question allows ends in its text."""
    found = {way: [cue.end() for cue in CUES[_LIKE.get(way, way)].finditer(text)] for way in WAYS}
    return {way: ends[-1] for way, ends in found.items() if ends}


def ways_plain(text: str) -> frozenset[Way]:
    """The operations that the question asks for plainly."""
    plain = frozenset(way for way in WAYS if PLAIN[_LIKE.get(way, way)].search(text))
    return plain - {"before"} if _AGAINST_BASE.search(text) and not _BACK.search(text) else plain
