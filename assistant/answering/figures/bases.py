"""The value at the base of a change: which value and which change the question needs for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.figures.fitting import LEAST_COVERED, LEAST_NAMED
from assistant.answering.figures.operand_kinds import in_one_sentence, is_one_sided, matches
from assistant.answering.understanding.led_in import first_asking
from assistant.answering.understanding.wholes import SHARE_OF
from assistant.facts.base_values import CHANGES, base_of, compares_the_same_firms, may_have_been_revised
from assistant.facts.naming import measure_class, places_in
from assistant.facts.operands import RATES
from assistant.facts.table import AIMED, covers
from assistant.period import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Fact, Period, Query

REVISED = "这是按公布的增速倒推的约数，与以前公布的数可能有出入。"
OF_THE_SAME_FIRMS = "规模以上的增速一般只比同一批企业，这样倒推的数不是当时公布的数，引用时请注明是推算。"
_BACK = "倒推|反推|回推|逆推|反算|倒算|推算|倒着(?:推|算)|(?:往回|反过来|反过去)(?:推|算|倒)|推(?:一下|一推|出来?)"
_RECKONED_BACK = re.compile(_BACK)
# The value at the base of a change is asked for, not the change against it.
BEFORE = re.compile(
    "^(?!.*(?:比(?![重例])|较)[^，。]{0,6}(?:年初|同期|上年|去年|上一年|前一年|头一年))"
    f".*(?:同期|年初|上年末|上年|上一年|前一年|头一年)|{_BACK}"
)
NAMES_A_RATE = re.compile("率|比重|占比|比例|强度|面$")
_NAMES_AN_AMOUNT = re.compile("[额量数]$")
_ASKS_AT_ONCE = re.compile("(?:平均)?(?:水平)?(?:的?增速|增长)?(?:又?是|为|有)?(?:多少|几)")
_GROWTH = re.compile("增速|增幅|增长|涨幅|降幅|下降")
_OF_WHICH_YEAR = re.compile("([0-9]{4})年的?同期")
_YEARS_AGO = re.compile("([一二两三四五六七八九十]|[0-9]{1,2})年(?:以前|之前|前)")
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}


def value_and_change(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A value and its change against the base that the question names: 27.4%，高于2019年同期4.6个百分点.

    Where the base is named by its date or its place alone, only if what it was then or there is not held itself.
    """
    told = [f for f in figures if f.fact.status not in AIMED or query.status == "target"]  # an aim is not what was so
    held = [f for f in told if f.fits and f.central and f.fact.sure and _is_level(f.fact) and _is_of(query, f)]
    held_itself = any(not (is_one_sided(figure.fact) and _reckons_from_later(query)) for figure in held)
    known = [f for f in figures if f.fact.sure and f.named >= LEAST_NAMED and f.covered >= LEAST_COVERED]
    for change in known:
        fact = change.fact
        open_yet = not held_itself or _YEARS_AGO.search(query.text)
        free = _asks_of_base(query, fact) if fact.measure == "差值" else open_yet
        by_date = free and dates_base(query, fact)
        if measure_class(fact.measure) not in CHANGES or not (by_date or names_base(query, fact)):
            continue
        of_place = fact.measure == "差值"  # the base is another place's value at the same time
        bearable = {"measure", "unit", "place" if of_place else "period"}
        for value in sorted(known, key=lambda figure: not in_one_sentence(figure.fact, fact)):
            fits = set(value.faults) | set(change.faults) <= bearable
            fits = fits and (_backwards(query) or not may_have_been_revised(value.fact))
            if fits and _is_level(value.fact) and _is_asked(query, value.fact) and _is_its_value(value.fact, fact):
                return (value.fact, fact)
    return ()


def asking_clause(text: str) -> str:
    """What asks, without the statement that leads it in: 2019年货邮涨了一截，2018年大概多少 asks of 2018."""
    clauses = text.split("，")
    return "，".join(clauses[first_asking(clauses) :])


def asks_a_level(query: Query) -> bool:
    """Whether only the statement that leads the question in speaks of a change, and what it was before is asked for."""
    asked = asking_clause(query.text)
    return asked != query.text and not load_cues().measures["变动"].search(asked)


def _times_asked(query: Query) -> list[Period]:
    """The times that the question asks of; those of a statement before it only where it names none itself."""
    asked, named = asking_clause(query.text), {period.key: period for period in query.periods if period.key}
    return [period for period in named.values() if period.printed in asked] or list(named.values())


def _is_of(query: Query, figure: Figure) -> bool:
    """Whether a figure that fits is of the time asked of, and not only of one that is told before."""
    times, named = _times_asked(query), {period.key for period in query.periods if period.key}
    return len(times) == len(named) or any(covers(period, figure.fact.period) for period in times)


def _backwards(query: Query) -> bool:
    return reckons_back(query) or _reckons_from_later(query)


def _reckons_from_later(query: Query) -> bool:
    """Whether what leads the question in names a later time with its growth: 按2022年的总额和增速，2021年是多少.

    A mark that was passed in the earlier year (超过1000亿美元) is not the amount that is wanted then.
    """
    lead = query.text.removesuffix(asking_clause(query.text))
    asked = max((year_of(period) or 0 for period in _times_asked(query)), default=0)
    later = [period for period in query.periods if period.printed in lead and (year_of(period) or 0) > asked]
    return bool(lead and later) and _GROWTH.search(lead) is not None


def _is_level(fact: Fact) -> bool:
    return measure_class(fact.measure) in ("值", "增速")


def _is_asked(query: Query, value: Fact) -> bool:
    """Whether the value is of a kind that is asked for: what an amount was the year before is no growth."""
    asked = {measure_class(measure) for measure in query.measures} & {"值", "增速"}
    of_units = value.quantity.unit.endswith(query.units) if query.units else value.quantity.unit not in RATES
    if _backwards(query) and of_units:
        return True  # 用2019年的数和增幅反算是多少万吨: the growth is only what it is reckoned from
    of_amounts = bool(query.indicators) and all(_NAMES_AN_AMOUNT.search(name) for name in query.indicators)
    if of_amounts and not query.measures and value.quantity.unit in RATES:
        return False  # 不良贷款余额 is no 不良贷款率
    if query.measures == ("占比",) and SHARE_OF.search(query.text) and value.quantity.unit not in RATES:
        return False  # 占全省多少 asks for no amount
    return not asked or measure_class(value.measure) in asked


def _is_its_value(value: Fact, change: Fact) -> bool:
    """Whether the value is what the change is of: a growth for a difference of growths, else a level."""
    points = change.quantity.unit == "个百分点"
    of_growth = points and measure_class(value.measure) == "增速" and not NAMES_A_RATE.search(change.indicator)
    of_growth = of_growth and change.measure in ("差值", "变动")  # GDP增长4%，快于2024年1.8个百分点
    told = "增速" if of_growth or (points and change.measure == "差值" and "率" not in change.indicator) else "值"
    if measure_class(value.measure) != told or not matches(value, change):
        return False
    if told == "值" and points and value.quantity.unit != "%":
        return False
    same_end = value.period.last is not None and value.period.last == change.period.last
    return value.period.key == change.period.key or same_end


def names_base(query: Query, change: Fact) -> bool:
    """Whether the question names the base by its word, and not to ask how much higher than then it is."""
    asked = asking_clause(query.text)
    years = _OF_WHICH_YEAR.findall(asked)
    if not BEFORE.search(asked) or (years and base_of(change).key[:4] not in years):
        return False
    base = change.base or ("上年" if measure_class(change.measure) in ("增速", "变动") else "")
    if reckons_back(query) and not _dates_only(query, change):
        return False
    words = {"年初": "年初", "同期": "同期", "上年": f"上年|上一年|前一年|{_BACK}"}
    return any(key in base and re.search(pattern, query.text) for key, pattern in words.items())


def reckons_back(query: Query) -> bool:
    """Whether the question says that what something was before is to be worked out: 反算, 倒推."""
    return _RECKONED_BACK.search(query.text) is not None


def cautions_on_reckoned_back(value: Fact) -> list[str]:
    """What a reader must know of an amount that was reckoned back from this one and its growth."""
    if not may_have_been_revised(value):
        return []
    return [OF_THE_SAME_FIRMS if compares_the_same_firms(value) else REVISED]


def _dates_only(query: Query, change: Fact) -> bool:
    """Whether the question names no time but that of the change and that of its base: 用2019年的数反算2017年 does."""
    based, year = base_of(change), year_of(change.period)
    named = query.times
    return all(_same_point(period, based) or year_of(period) == year for period in named)


def _asks_of_base(query: Query, change: Fact) -> bool:
    """Whether the figure of the other place is asked for: …比全国高0.3个点，那全国是多少."""
    others = {name for name, _, _ in places_in(change.base)}
    return set(query.subjects) <= others or any(
        name in others and _ASKS_AT_ONCE.match(query.text, end) for name, _, end in places_in(query.text)
    )


def dates_base(query: Query, change: Fact) -> bool:
    """Whether the question is about the base's own time or place."""
    times = _times_asked(query)
    if reckons_back(query) and len(times) > 1 and _dates_only(query, change):
        times = [period for period in times if year_of(period) != year_of(change.period)]  # 按2023年的数推2018年的
    if ("变动" in query.measures and not asks_a_level(query)) or len(times) > 1:
        return False
    if change.measure == "差值":
        return bool({name for name, _, _ in places_in(change.base)} & set(query.subjects))
    based = base_of(change)
    if not based.key:
        return False
    if ago := _YEARS_AGO.search(query.text):
        years = _NUMERALS.get(ago[1]) or int(ago[1])
        return (year_of(change.period) or 0) - (year_of(based) or 0) == years
    return any(_same_point(period, based) for period in times)


def _same_point(asked: Period, based: Period) -> bool:
    """The same period; the end of a year is the beginning of the next one."""
    if asked.key == based.key:
        return True
    year = year_of(based)
    points = {f"{year}-01-01@", f"{(year or 1) - 1}-12-31@"}
    return based.key.endswith("-01-01@") and asked.key in points
