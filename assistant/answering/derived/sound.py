"""What rules an operation on numbers out, whatever speaks for it: another year or unit, a share of something else."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import permutations
from typing import TYPE_CHECKING

from assistant.answering.derived.ways import without_base
from assistant.answering.figures.operand_kinds import is_one_sided
from assistant.answering.figures.part_of_year import asks_whole_years, is_of_part_of_year
from assistant.answering.understanding.asked_unit import PEOPLE, unit_asked
from assistant.answering.understanding.districts import district_of, districts_in
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import (
    JOINED,
    RATE_NAMED,
    asks_both_ends,
    asks_yearly_average,
    sums_as_many,
    years_held_apart,
)
from assistant.errors import FactsError
from assistant.facts.base_values import ADDED, CHANGES
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, part_and_whole_of, places_in
from assistant.facts.operands import RATES, comparable
from assistant.facts.table import AIMED
from assistant.period import year_of, years_in
from assistant.quantity import base_unit, find_quantities
from assistant.search.words import fold, open_words, shares_a_pair
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.derived.numbers import Number
    from assistant.answering.derived.ways import Way
    from assistant.model import Query

_BETWEEN_YEARS = frozenset({"difference", "growth", "ratio", "yearly", "sum"})
_BY_A_RATE = frozenset({"before", "after", "part", "whole", "part of the rest"})
_COMPARED = frozenset({"difference", "growth", "ratio", "share"})
_EACH_YEAR = frozenset({"over", "yearly", "times", "mean"})
# 比前五年的年均多多少, 剩下四年平均每年还要多少, 两笔合一块儿占几成, 分别多多少: two steps.
_TWO_STEPS = re.compile(
    "[跟与和同][^，。？]{0,14}(?:年均|平均)[^，。？]{0,6}比|(?:分别|各自?)[^，。？]{0,12}[多少高低增涨降大小][^，。？]{0,2}(?:多少|几)"
    "|(?:(?<![占同环对])比(?![重例率])|较|[抵顶赶]得?上|相当于|相比)[^，。？]{0,18}(?:年均|平均)"
    "|(?:年均|平均)[^？]{0,30}(?:倍|(?<!占)比[^，。？重例率]{2,})"
    "|(?:剩下?|余下|其余|后)[^，。？]{0,8}(?:年均|平均)"
    "|(?:合[在到]?一[起块]|合起来|加起来|合计|之和)[^？]{0,16}(?:占|[比较][^，。？]{1,16}[多少高低])"
)
_FOR_EACH = re.compile(
    "(?P<head>人头|[每一][百千万]?个?人(?!民|口|才|均))"
    "|(?:平均|均|摊到?|分到?|单)?(?:每一?|一|单)(?P<counter>平方公里|公里|[家个户件所座台辆条只支亩村镇县项名人])(?!人头)"
    "|(?P<by>[人户亩地]|单车)均"
)
_ALIKE = (frozenset({"人", "名", "位", "人次", ""}), frozenset({"家", "户", "个", "项", "名", "人次", "人"}))
_NEW = re.compile("^新(?:培育|认定|评定?|建|设|开|上市)")
_COUNTERS = frozenset({"个", "家", "户", "项", "名", "件", "所", "座", "种"})
_HEAD = 2  # characters that a name ends with, which tell what it is
_NEAR = 24  # characters between a number and what was added to it
_GROWTHS_ASKED = re.compile("增速|增幅|增长率|涨幅|降幅")
_RATE_COMPARED = re.compile("率|速|比[重例]|占比|强度|增幅")
_MOVED_ASKED = re.compile("增|涨|降|快|慢|速|提[高升]|上升|下滑|变化")
_APART_ASKED = re.compile(
    "(?<!占)比(?![重例率])|差|[高低快慢多少][出了]*(?:多少|几)|超|[高低快慢]于|落后|领先|跑赢|回落|加快|放缓"
)
_THAN_A_TIME = re.compile('比[^，。？]{0,2}(?:十[一二三四五六]五[”"]?|(?:19|20)?[0-9]{2}年)')
_MOVES = frozenset({"增速", "年均增速", "变动"})
_SHARE_NAMED = re.compile("占|比重|比例|份额|几成|百分|%")
_PER_HEAD = re.compile("人均|户均|每|平均|单位")
_BEFORE = re.compile(
    "上一?年|前一年|年初|期初|[倒反往]+[推算回]|反算|往回|原来|原先|原本|之前|以前|此前|同期"
    "|[一二三四五六七八九十几]年前|末大?[约概]|增长前"
)
_BY_SHARE, _GROWTH_NAMED = re.compile("占比|比重|份额|比例"), re.compile("增|涨|降|长|提高|上升|减")
_ADDED_ASKED = re.compile("(?:新增|增加|净增|添|多)了?(?:多少|几)")
_WAS_ADDED = re.compile("新增|净增|增加(?!到|至|值)|新建|增长量|减少|压减")
_MORE_ASKED = re.compile(
    "(?:[多涨升调]|增(?!加值)|(?<!增)加)[^，。？]{0,4}(?:多少|几)|增收|增量|增加额|降[^，。？]{0,3}多少|[省少]几"
)
_COUNTED = re.compile("(?:多少|几)[万亿]*[个名家张位项件户条座所台辆只](?!百分点|点|月)(?P<noun>[一-龥]{2,6})[？?。]?$")
_HELD_AGAINST = re.compile("(?<!占)比(?![重例率])[^，。？]{1,12}[多少高低]")
_OF_RATES = ("%", "个百分点", "倍")
_SEVERAL = re.compile(
    "、|[和与跟及加＋+连]|各(?:是|有|自|项|类|市)|[两三四五六七八九几][项个类家市块笔种省地者]|两年|历年|逐年|分别"
)
_MOVED_TO = re.compile("[增升提降减压扩涨上高缩]+[^，；。]{0,4}[到至为]|[到至]")
_SCOPE_LABEL = re.compile("[（(]([^（）()]{0,16}口径)[）)]")
_TAKEN = re.compile(
    "(?:除[去了开掉]?|[扣刨][除掉去开]?|减去|去掉|不算)(?P<taken>[^，。？]{2,30})|(?P<beside>[^，。？]{2,30})(?:以外|之外)"
)
_TIMES_ASKED, _LESS_THAN_ONE = re.compile("倍"), re.compile("几分之|一半|成|仅|只")
_OF_ANOTHER = re.compile("完成|覆盖|相当于")  # 6.72万人，完成目标的89.6%: a share of the aim, and not of the 6.72万人
_ROSE = re.compile("(?:[一-龥]{0,4})?(?:实现|保持|呈)?(?:正|负)?(?:增长|上升|下降|下滑|回升|回落)(?![0-9]|值)")
_YEARS_SUMMED = re.compile("[两二三四五六七八九十]年")
_FROM_ANOTHER = re.compile(
    "(?<!占)比(?!上年|上一年|去年|前一年|同期|[重例率])|较(?!上年|上一年|去年)|从|由|自|以来|[差离距]"
)
_YEARS_ADDED = re.compile("[两二三四五六七八九十]年|累计|加上|算上|连同|连着|历年|逐年|以来")


def is_two_steps(text: str) -> bool:
    """Whether the question wants what was worked out held against something else."""
    return _TWO_STEPS.search(text) is not None


def is_sound(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether nothing rules the operation on the numbers out."""
    if way not in _EACH_YEAR and asks_yearly_average(query.text):
        return False
    return all(rule(query, way, operands) for rule in _RULES)


def _are_all_of_them(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether as much is summed or taken away as the question names (甲、乙和丙), and no part beside its whole."""
    if way == "rest":
        taken = _TAKEN.search(query.text)
        named = (taken["taken"] or taken["beside"]) if taken else ""
        return len(JOINED.findall(named)) < len(operands) - 1
    if way != "sum":
        return True
    several = _SEVERAL.search(query.text) is not None and len({_is_a_part(one) for one in operands}) < 2
    enough = len(JOINED.findall(query.text)) < len(operands)
    return several and enough and sums_as_many(_YEARS_SUMMED.sub("", query.text), len(operands))


def _is_a_part(one: Number) -> bool:
    """Whether the number stands behind 其中 in its sentence: 新增债券68.4亿元，其中专项56.8亿元；再融资债券52.7亿元."""
    before = one.document.text[one.fact.sentence_start : one.fact.start] if one.document is not None else one.own
    return "其中" in before.rpartition("；")[2]


def _is_of_the_unit(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether what comes out is in the unit that is asked for (多少亿元, 几成)."""
    asked, unit = unit_asked(query.text), base_unit(_result_unit(way, operands))[0]
    if not asked or unit in ("", asked):
        return True
    return unit in PEOPLE if asked == "人" else unit.endswith(asked) and unit not in _OF_RATES


def _result_unit(way: Way, operands: Sequence[Number]) -> str:
    unit = operands[0].quantity.unit
    if way in ("share", "growth", "grown", "rest of hundred"):
        return "%"
    if way in ("ratio", "years"):
        return "倍" if way == "ratio" else "年"
    return "个百分点" if way == "difference" and unit == "%" else unit


def _is_of_the_counted(query: Query, _: Way, operands: Sequence[Number]) -> bool:
    """Whether what is counted in the question (多少名护士) stands with one of the numbers."""
    counted = _COUNTED.search(query.text)
    if counted is None:
        return True
    noun, said = fold(counted["noun"]), " ".join(f"{one.own} {one.shared}" for one in operands)
    return shares_a_pair(noun, said)


def _is_of_the_years(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether the numbers are of the years that the question names, as far as these are known.

    What is held against another, or added to it, may be of a year that is not named (离2026年的目标还差多少); what
    something was before its growth is asked for by its own year.
    """
    asked = {year for period in query.periods if (year := year_of(period))}
    dated = [one for one in operands if one.fact.sure and one.years]
    if way in _COMPARED and years_held_apart(query) and not asked & frozenset().union(*(one.years for one in operands)):
        return False  # 2022年比2017年多多少, of two shares without a year
    told = [one for one in operands if one.document is not None]
    if way not in _BY_A_RATE and asked and told and all(one.years and asked.isdisjoint(one.years) for one in told):
        return False  # two numbers of 2015 tell nothing of 2024
    if way in _COMPARED and asked and not _FROM_ANOTHER.search(query.text) and _leaves_years_between(asked, told):
        return False  # 2020年占比多少，提高了几个点: what 2018 had is not what it rose from
    if not asked or not dated:
        return True
    if way in _BY_A_RATE:
        if measure_class(operands[1].fact.measure) in CHANGES or way == "before":
            return True
        of_one_time = len({one.fact.period.key for one in dated}) < 2
        return of_one_time and not any(asked.isdisjoint(one.years) for one in dated)
    strange = [one for one in dated if asked.isdisjoint(one.years)]
    of_one_place = len({canonical_subject(one.fact.subject) for one in dated}) < 2
    may_be_strange = way in _BETWEEN_YEARS and of_one_place and len(asked) == 1 and len(dated) > len(strange)
    if strange and not may_be_strange:
        return False
    of_one_thing = len({one.indicator for one in dated}) < 2
    if strange and of_one_thing and way == "sum" and not _YEARS_ADDED.search(query.text):
        return False  # 今年的民生实事一共多少项: last year's are none of them
    if any(one.fact.status in AIMED or min(one.years) > max(asked) for one in strange):
        return False
    if way not in _BETWEEN_YEARS or len(asked) < 2:
        return True
    names = [one.indicator for one in dated]
    one_thing = all(name in names[0] or names[0] in name for name in names)
    return asked <= frozenset().union(*(one.years for one in operands)) and one_thing


def _leaves_years_between(asked: set[int], operands: Sequence[Number]) -> bool:
    """Whether a number is of no asked year, nor of one next to an asked one."""
    near = {year + step for year in asked for step in (-1, 0, 1)}
    return any(one.years and near.isdisjoint(one.years) for one in operands)


def _is_of_no_stretch(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether, of years that are held against each other, no number was added in several: 五年新增就业452万人.

    What something had reached by their end (达到218万标箱) is of the last one.
    """
    several = any((years_in(time) or 1) > 1 for time in query.times)
    if several or way not in _BETWEEN_YEARS or len(query.times) < len(operands):
        return True
    added = (one for one in operands if _WAS_ADDED.search(one.fact.indicator))
    return not any((years_in(one.period) or 1) > 1 for one in added)


def _is_of_the_months(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether no number is of some months (上半年7735.15亿元), where the question names whole years only.

    Where it names months, one of the numbers must be of them, or of no time that is told. A share is of a whole of a
    year that is asked about (1—8月占全年).
    """
    years = {year_of(time) for time in query.times}
    if way == "share" and years and not years.issuperset(_years_told(operands)):
        return False
    if asks_whole_years(query):
        return not any(is_of_part_of_year(one.fact.measure, one.period) for one in operands)
    asked = {time.key for time in query.times if is_of_part_of_year("", time)}
    told = {one.period.key for one in operands if one.document is not None}
    return not asked or "" in told or not asked.isdisjoint(told)


def _years_told(operands: Sequence[Number]) -> set[int]:
    return {year for one in operands if one.document is not None and (year := year_of(one.period))}


def _is_named_so(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether the question speaks of rates where rates are held against each other, of a head where one is per head.

    Of what is left of a hundred it must ask for a share.
    """
    if way == "rest of hundred":
        return _SHARE_NAMED.search(query.text) is not None
    if way in ("before", "after") and not _tell_of_all(query, operands):
        return False
    if way in _BY_A_RATE or way in _EACH_YEAR:
        return True
    classes = {measure_class(one.fact.measure) for one in operands if one.document is not None}
    rates = operands[0].quantity.unit in RATES
    if way == "difference" and not rates and _GROWTHS_ASKED.search(query.text):
        return False
    if way == "growth" and _GROWTHS_ASKED.search(query.text) and _are_of_two_places(operands):
        return False  # how much less 南通 has is no growth of 无锡's
    if (
        way == "difference"
        and classes & _MOVES
        and not _APART_ASKED.search(_THAN_A_TIME.sub("", without_base(query.text)))
    ):
        return False  # 进出口增长多少, 死亡人数比“十三五”下降多少 ask for no difference of two growths
    if rates and (len(classes) > 1 or (way == "ratio" and not _RATE_COMPARED.search(query.text))):
        return False
    if "增速" in classes and not RATE_NAMED.search(query.text):
        return False
    named = {canonical_indicator(name) for name in query.indicators}
    if way in _COMPARED and not all(_names(name, operands) for name in named):
        return False
    if "增速" in classes and _SHARE_NAMED.search(query.text) and not _MOVED_ASKED.search(query.text):
        return False  # 三产比重比二产高几个百分点 is no difference of two growths
    if way == "share" and len(named) == 1 and _are_of_unlike_names(query, operands):
        return False
    heads = {bool(_PER_HEAD.search(one.fact.indicator)) for one in operands if one.fact.indicator}
    return len(heads) < 2 and (True not in heads or _PER_HEAD.search(query.text) is not None)


def _are_of_two_places(operands: Sequence[Number]) -> bool:
    places = [found for one in operands if (found := _places_of(one))]
    return len(places) > 1 and places[0] != places[1]


def _are_of_unlike_names(query: Query, operands: Sequence[Number]) -> bool:
    """Whether one of the numbers is of an indicator that the question names by nothing of it (收入 in 生产总值)."""
    known = [one for one in operands if one.fact.sure and one.fact.indicator]
    said = fold(query.text)
    forms = ((one.fact.indicator, one.indicator, *spellings_of(one.indicator)) for one in known)
    return any(not any(shares_a_pair(fold(form), said) for form in names) for names in forms)


def _tell_of_all(query: Query, operands: Sequence[Number]) -> bool:
    """Whether each indicator of the question stands in a sentence of the numbers, or above it, under any name."""
    said = " ".join(f"{one.own} {one.shared} {one.above}" for one in operands if one.document is not None)
    return all(_has_name(said, name) for name in query.indicators)


def _names(indicator: str, operands: Sequence[Number]) -> bool:
    """Whether the indicator is named beside one of the numbers, under any of its names."""
    return any(_has_name(one.own, indicator) for one in operands)


def _has_name(text: str, indicator: str) -> bool:
    """Whether the folded text has the indicator, under any of its names."""
    return any(fold(form) in text for form in (indicator, *spellings_of(indicator)))


def _is_asked_before(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether what something was before is asked for, by words or by the year before; or how much more it is to be."""
    asked = {year for period in query.periods if (year := year_of(period))}
    if way == "before":
        if measure_class(operands[1].fact.measure) == "差值":
            return False  # 高于全国1.7个百分点 tells nothing of an earlier year
        if _BY_SHARE.search(query.text) and not _GROWTH_NAMED.search(query.text):
            return False
        told = operands[1].years or operands[0].years
        since = min(told, default=0) - (years_in(operands[1].period) or 1)  # what the five years of a plan added to
        base = any(f"{year}年" in operands[1].fact.base for year in asked)
        return base or since in asked or _BEFORE.search(without_base(query.text)) is not None
    if way == "part" and measure_class(operands[1].fact.measure) in CHANGES:
        if _HELD_AGAINST.search(without_base(query.text)):
            return False  # 城镇居民收入比农村多多少 asks for no part of what grew
        near = {year + apart for year in operands[1].years for apart in (-1, 0)}
        return _MORE_ASKED.search(query.text) is not None and (not near or asked <= near)
    return True


def _is_of_the_amount(_: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether a share or a change is one of the amount: by its name and time, or by standing in its sentence."""
    if way == "grown":
        return _was_added(*operands)
    if way not in _BY_A_RATE:
        return True
    amount, rate = operands
    if way == "part" and (_OF_ANOTHER.search(rate.own) or is_one_sided(amount.fact)):
        return False  # 按投资的5%奖励，不超过200万元: the most that is granted is no investment
    places = [_places_of(one) for one in operands if one.document is not None]
    if len(places) > 1 and all(places) and places[0].isdisjoint(places[1]):
        return False  # 苏州5410家, and how much more 南京 has
    if way == "before" and rate.quantity.unit not in ("%", "个百分点", "倍"):
        return _was_added(amount, rate)
    if measure_class(rate.fact.measure) in CHANGES:
        return _changed_so(way, amount, rate)
    part, whole = part_and_whole_of(rate.fact.indicator)
    if amount.document is None:
        return True
    of = part if way == "whole" else whole
    if of and not _has_name(amount.own, of):
        return False
    if rate.fact.sure and amount.fact.sure and whole:
        return amount.indicator == of
    return amount.sentence == rate.sentence


def _was_added(amount: Number, added: Number) -> bool:
    """Whether one number is how much was added of what the other tells the whole of."""
    if measure_class(added.fact.measure) in CHANGES:  # 拟安排9884.5亿元，比上年增加1304.8亿元
        alike = amount.sentence == added.sentence and amount.indicator == added.indicator
        return alike and not _lies_another_between(amount, added)
    if amount.fact.status != added.fact.status:
        return False
    if not added.fact.sure:
        apart = max(added.fact.start - amount.fact.end, amount.fact.start - added.fact.end)
        near = amount.sentence == added.sentence and 0 < apart < _NEAR
        return near and not _is_how_many_rose(added)
    if not ADDED.search(added.fact.indicator) or ADDED.search(amount.fact.indicator):
        return False
    one, other = (canonical_indicator(ADDED.sub("", number.fact.indicator)) for number in (amount, added))
    return one in other or other in one


def _is_how_many_rose(added: Number) -> bool:
    """Whether the number counts things that rose: 33个行业中15个增长、18个下降 adds no 15 to anything."""
    if added.document is None:
        return False
    return _ROSE.match(added.document.text[added.fact.end : added.fact.sentence_end]) is not None


def _lies_another_between(amount: Number, added: Number) -> bool:
    """Whether another amount of the kind stands between: 三年累计6840万元，其中2025年2630万元，比上年增加390万元."""
    if amount.document is None or amount.fact.end > added.fact.start:
        return False
    between = find_quantities(amount.document.text[amount.fact.end : added.fact.start])
    return any(base_unit(found.value.unit)[0] == amount.kind for found in between)


def _changed_so(way: Way, amount: Number, rate: Number) -> bool:
    """Whether the amount changed, or is to change, by that rate."""
    if amount.document is None:
        return way in ("part", "after")
    alike = amount.indicator == rate.indicator
    known = amount.fact.sure and rate.fact.sure
    if way in ("part", "after") and known:
        return alike and max(rate.years, default=0) - max(amount.years, default=0) in (0, 1)
    one_time = known and alike and amount.years == rate.years and amount.fact.status == rate.fact.status
    return one_time or (amount.sentence == rate.sentence and (alike or not known))


def _is_what_was_added(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether what is spread over years was added in them, where that is asked for (平均每年增加几家)."""
    if way != "over" or not _ADDED_ASKED.search(query.text):
        return True
    return _WAS_ADDED.search(operands[0].own) is not None


def _is_for_each(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether an average is for each of what the question counts (平均一家, 人均)."""
    asked = _FOR_EACH.search(query.text)
    if way != "mean":
        return (
            asked is None or way in _EACH_YEAR or any(_PER_HEAD.search(f"{one.own} {one.called}") for one in operands)
        )
    if asked is None:
        return operands[1].kind != "元"
    counter = "人" if asked["head"] else asked["counter"] or asked["by"]
    unit = base_unit(operands[1].quantity.unit)[0]
    alike = next((group for group in _ALIKE if counter in group), frozenset({counter}))
    return unit in alike or unit.endswith(counter)


def _is_of_the_place(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether no number is of a place that the question does not name; of two that are compared each has one."""
    districts = {name for name, _ in districts_in(query.text)}
    if districts and not (districts | {""}).issuperset(map(_district_of, operands)):
        return False
    levels = load_terms()
    asked = {place for place in query.subjects if levels.level(place)}
    named = [_places_of(one) for one in operands]
    if not asked:
        of_the_nation = "全国" in query.subjects
        return not of_the_nation or not any(levels.level(place) for places in named for place in places)
    for one, places in zip(operands, named, strict=True):
        if any(levels.level(place) for place in places) and asked.isdisjoint(places):
            if one.fact.sure:
                return False  # 宁波为11.4%, in a sentence that begins with 无锡
            told = one.document.text[one.fact.sentence_start : one.fact.sentence_end] if one.document else one.own
            if asked.isdisjoint(name for name, _, _ in places_in(told)):
                return False
    return way not in _COMPARED or len(asked) < len(operands) or asked <= {place for one in named for place in one}


def _district_of(one: Number) -> str:
    """The district in front of the number in its sentence; where there is none, that of its heading; else ""."""
    if one.document is None:
        return ""
    start, end = one.fact.sentence_start, one.fact.start
    above = " ".join((*one.document.section_at(start), one.document.title))
    return district_of(one.document.text[start:end], end - start) or district_of(above, len(above))


def _places_of(one: Number) -> set[str]:
    """The places that a number is of, as far as its fact or the words beside it tell."""
    if one.fact.sure and one.fact.subject:
        return {canonical_subject(one.fact.subject)}
    return {name for name, _, _ in places_in(one.own)}


def _are_two(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether two figures of one name that are held against each other are of two times, or told as from … to ….

    Of two names each is one that the question has (39家园区集聚企业10285家 is asked for by no 砍掉多少家园区).
    """
    if way == "years":
        return not _stand_in_a_row(operands[0], operands[1])
    if way not in ("difference", "ratio", "growth", "yearly"):
        return True
    one, other = operands[0], operands[1]
    if _are_not_told_apart(one, other) or asks_both_ends(query.text):
        return False
    if way in ("difference", "growth", "ratio") and ("累计" in one.own) != ("累计" in other.own):
        return False
    if way in ("difference", "growth") and not all(_has_its_head(query, each) for each in _of_unlike_names(one, other)):
        return False
    if way in ("difference", "growth") and len({_is_new(each) for each in (one, other)}) > 1:
        return False
    several_times = _TIMES_ASKED.search(query.text) is not None and not _LESS_THAN_ONE.search(query.text)
    if way == "ratio" and several_times and one.size < other.size:
        return False
    alike = one.indicator == other.indicator
    if not (alike and one.fact.indicator and one.fact.sure and other.fact.sure):
        return True
    with suppress(FactsError):  # of one scope, and of stretches of one length
        comparable(one.fact, other.fact)
        of_one_place = canonical_subject(one.fact.subject) == canonical_subject(other.fact.subject)
        return not of_one_place or _are_of_two_times(one, other)
    return False


def _are_not_told_apart(one: Number, other: Number) -> bool:
    """Whether two sentences print them, and no name or year says what the one is and what the other."""
    if one.document is None or other.document is None or one.sentence == other.sentence:
        return False
    scopes = {_scope_of_line(number) for number in (one, other)}
    if len(scopes) > 1 and "" not in scopes:
        return False
    return one.years == other.years and (not (one.called and other.called) or one.called == other.called)


def _scope_of_line(one: Number) -> str:
    """By which scope the number's line says that it counts: 2015年（国家文化产业分类口径）：…; or ""."""
    label = _SCOPE_LABEL.search(fold(f"{one.shared}{one.own}"))
    return label[1] if label else ""


def _is_new(one: Number) -> bool:
    """Whether the number is of what was added (新培育10个), and not of what there is."""
    return ADDED.search(one.fact.indicator) is not None or _NEW.search(one.called) is not None


def _of_unlike_names(one: Number, other: Number) -> tuple[Number, ...]:
    """The two, where they count things of unlike kinds (园区集聚企业, 园区); none else."""
    counts = one.kind == other.kind and one.kind in _COUNTERS | {"公里"}
    return (one, other) if counts and one.called and other.called and _head(one) != _head(other) else ()


def _has_its_head(query: Query, one: Number) -> bool:
    return _head(one) in fold(query.text)


def _head(one: Number) -> str:
    return fold(one.called)[-_HEAD:]


def _stand_in_a_row(one: Number, other: Number) -> bool:
    """Whether two years stand in one row, each for a thing of another row (2027年、2028年分别建成甲、乙)."""
    if one.document is None or one.sentence != other.sentence:
        return False
    first, last = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    return one.document.text[first.end : last.start].strip() in ("、", "和", "及", "与")


def _are_of_two_times(one: Number, other: Number) -> bool:
    """Whether two figures of one name are of two times, one is the other's aim, or they are told as from … to …."""
    aims = {number.fact.status in AIMED for number in (one, other)}
    if one.years != other.years or len(aims) > 1 or one.document is None:
        return True
    first, last = sorted((one.fact, other.fact), key=lambda fact: fact.start)
    between = one.document.text[first.end : last.start]
    return one.sentence == other.sentence and _MOVED_TO.search(between) is not None


def _are_of_one_thing(query: Query, way: Way, operands: Sequence[Number]) -> bool:
    """Whether no number of another kind lacks a thing of the question that one has, and has none instead.

    中央财政安排1000亿元 is no 地方专项债券. A part is one of its whole where both stand in one sentence, or where
    it is called so.
    """
    if way == "share" and operands[0].kind in _COUNTERS and operands[0].sentence != operands[1].sentence:
        return operands[1].called in operands[0].called
    if way not in _BETWEEN_YEARS or len({one.sentence for one in operands}) < len(operands):
        return True
    told = [one for one in operands if one.document is not None and one.called]
    return not any(
        _head(one) != _head(other) and _things_with(query, one) < _things_with(query, other)
        for one, other in permutations(told, 2)
    )


def _things_with(query: Query, one: Number) -> frozenset[str]:
    """The nouns of the question that stand with the number, in its sentence or above it."""
    passed, said = load_terms().generic | load_terms().stances, f"{one.own} {one.shared} {one.above}"
    words = open_words().tagged(fold(query.text))
    return frozenset(
        word for word, tag in words if len(word) > 1 and word not in passed and _is_noun(tag) and word in said
    )


def _is_noun(tag: str) -> bool:
    return not tag or tag.startswith(("n", "j"))


def _is_of_nothing_more(query: Query, _: Way, operands: Sequence[Number]) -> bool:
    """Whether no number is of another thing besides (利用外资和对外直接投资, where only 利用外资 is asked about)."""
    said = fold(query.text)
    return all(
        fold(part)[-_HEAD:] in said
        for one in operands
        if JOINED.search(one.called)
        for part in JOINED.split(one.called)
    )


_RULES = (
    _are_all_of_them,
    _is_of_the_unit,
    _is_of_the_counted,
    _is_of_the_years,
    _is_of_no_stretch,
    _is_of_the_months,
    _is_of_the_place,
    _are_two,
    _are_of_one_thing,
    _is_of_nothing_more,
    _is_named_so,
    _is_asked_before,
    _is_of_the_amount,
    _is_what_was_added,
    _is_for_each,
)
