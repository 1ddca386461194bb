"""What of a fact does not agree with the question: place, whole, period, measure, unit, status, what it counts in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.figures.part_of_year import is_of_period, of_other_months
from assistant.answering.figures.whole_counts import sums_up_many
from assistant.answering.question import IN_TIMES
from assistant.answering.understanding.districts import districts_in, is_district, is_spoken_of
from assistant.answering.understanding.each_year import asks_each_year
from assistant.answering.understanding.wanted import against_year, lacks_deed, lacks_kind
from assistant.answering.understanding.wholes import WHOLES, wholes_divided
from assistant.facts.naming import (
    canonical_indicator,
    canonical_subject,
    known_places,
    measure_class,
    opening_area,
    places_in,
    subjects_in,
)
from assistant.facts.table import AIMED, REACHED
from assistant.period import years_in
from assistant.quantity import base_unit
from assistant.search.words import fold, shares_a_pair
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Document, Fact, Period, Query

_RATES = ("%", "‰", "成", "倍", "半")
_OF_RATES = re.compile("增速|增幅|增长率|比重|占比")
_NAMES_A_RATE = re.compile("(?:率|比重|占比|比例|份额|比|度|水平)$")
_NAMED_AS_RATE = re.compile("增速|增幅|增长率|涨幅|降幅|比重|占比|比例|份额|[^效]率|强度|亏损面")
_A_YEAR, _A_MONTH = re.compile(r"\d{4}"), re.compile(r"\d{4}-\d{2}(?:-\d{2}@)?")
_OF_STOCK = ("人", "名", "家", "户", "个")
_NEW = re.compile("新增|净增|新设|新登记|新认定|新签|累计")
_FIELDS = re.compile(
    "(?P<group>[\u4e00-\u9fffA-Za-z]{2,10})领域(?:内|已|共|累计)*(?:集聚|聚集|拥有|有|培育|汇聚)"
    r"|(?P<of>[\u4e00-\u9fffA-Za-z]{2,12})(?:企业|公司|单位|项目)[^，。；]{0,6}[0-9][0-9.万千百多余]*[家户个项][^。；]{0,4}其中"
)
# 排全国前十, 居全省第一: among whom somebody is, not whose figure is asked for
_AMONG = re.compile("(?:全国|全省|长三角|江苏)(?:的)?(?:前|第|首|排|位居|位列|居|领先)")
_IN_BRACKETS = re.compile("[（(]([^（）()]{2,6})[）)]")
_OF_DISTRICTS = re.compile("[哪各][一几两些个]*[市县]?[区县市镇]|区县|县区|市县|县市|板块")
_MOVED = re.compile("[升降涨增减跌]|提[高标]|扩大|缩小|多了|少了")
_OF_EACH_YEAR = re.compile("哪一?个?年|[几各每逐历]年|哪些年|排|平均|均值|最[高低快慢大小]|分别|走势|变化|趋势|依次")
_NAMED_BY_ITS_CHANGE = re.compile("压减|压降|削减|减少|净?增加(?!值)|净增|新增")
_OF_A_THING = re.compile("的(?P<what>[一-龥]{2,8})")
_DEEDS = re.compile("签约|新增|新设|新签|认定|开工|申报|引进|入围|入库|评出|竣工|投产")
_RESULT_TOO = re.compile("实际|结果|完成|实绩|现状|目前")


def faults(query: Query, fact: Fact, document: Document) -> tuple[str, ...]:
    """Which of place, whole, period, measure, unit and status the fact does not share with the question."""
    found = []
    subject = canonical_subject(fact.subject)
    places = _places_of(fact.subject)
    named = (places or {subject}) | _places_within(fact.indicator)
    asked = _told_together(query, fact, document).union(query.subjects)
    elsewhere = bool(places or named & known_places()) and not named & asked
    area = opening_area(fact.subject)
    of_an_area = bool(area) and area == fact.subject and fold(area) not in fold(query.text)  # 苏南五市 is not 无锡
    elsewhere = elsewhere or (subject in WHOLES and len(query.subjects) > 1 and _AMONG.search(query.text) is not None)
    elsewhere = elsewhere or of_an_area or _is_another_subject(query, fact)
    if (query.subjects and (not subject or elsewhere)) or _is_of_another_district(query, fact, document):
        found.append("place")
    if _other_whole(query, fact, document):
        found.append("whole")
    periods = query.times
    of_another_time = bool(periods) and not _of_asked_period(periods, fact, document)
    if of_another_time or of_other_months(query, fact) or _grew_in_a_year_of_many(query, fact):
        found.append("period")
    if not _measure_asked(query, fact):
        found.append("measure")
    if query.units and len(query.measures) < 2 and not (fact.quantity.unit.endswith(query.units) or _divides(query)):
        found.append("unit")
    if _in_another_currency(query, fact) and "unit" not in found:
        found.append("unit")
    both = query.status == "target" and _RESULT_TOO.search(query.text)
    if query.status == "target" and fact.status in REACHED and not both:
        found.append("status")
    if query.status == "result" and fact.status in AIMED:
        found.append("status")
    of_many = sums_up_many(query.text, document.text[fact.sentence_start : fact.end])
    of_many = of_many or _is_of_what_follows(query, fact, document) or _is_of_an_event(query, fact, document)
    of_many = of_many or _is_of_another_kind(query, fact, document)
    of_many = of_many or lacks_deed(query.text, document.text[fact.sentence_start : fact.sentence_end])
    if of_many or (fact.measure == "数量" and _is_of_a_field(query, fact, document)):
        found.append("field")
    return tuple(found)


def _is_of_another_kind(query: Query, fact: Fact, document: Document) -> bool:
    """Whether an amount is asked for by its kind (快递业务收入), and fact and sentence are of another (业务量)."""
    said = f"{fact.indicator} {canonical_indicator(fact.indicator)} {fact.measure}"
    return lacks_kind(query.text, f"{said} {document.text[fact.sentence_start : fact.sentence_end]}")


def _is_of_what_follows(query: Query, fact: Fact, document: Document) -> bool:
    """Whether the amount only says which thing is meant, and the question does not: 启动总投资8亿美元的一期扩能."""
    thing = _OF_A_THING.match(document.text, fact.end)
    if thing is None or not fact.quantity.unit.endswith("元"):
        return False
    return not shares_a_pair(thing["what"], query.text)


def _is_of_an_event(query: Query, fact: Fact, document: Document) -> bool:
    """Whether the count is a part of what was signed or added, of which the question says nothing.

    博览会签约重大项目53个，其中外资项目4个 are not the year's 外资项目; 新增企业8万家，其中科创型企业2万家 are
    not all that there are.
    """
    before = document.text[fact.sentence_start : fact.start]
    whole, _, part = before.rpartition("其中")
    if fact.measure != "数量" or base_unit(fact.quantity.unit)[0] not in _OF_STOCK or not whole or "；" in part:
        return False
    deeds = _DEEDS.findall(whole.rpartition("；")[2])
    return bool(deeds) and not any(deed in query.text for deed in deeds)


def asserted_units(query: Query) -> set[str]:
    """The base units of the figures that the question asserts."""
    return {base_unit(quantity.unit)[0] for quantity in query.quantities if quantity.unit}


def _in_another_currency(query: Query, fact: Fact) -> bool:
    """Whether the question asserts an amount of money, and the fact is one in another currency.

    Where nothing else is asserted, a count is none of it either: 总投资50亿美元 is not held against 209个项目.
    """
    asserted = asserted_units(query)
    money = {unit for unit in asserted if unit.endswith("元")}
    of_money = fact.quantity.unit.endswith("元") or (query.kind == "verify" and money == asserted)
    return bool(money) and of_money and base_unit(fact.quantity.unit)[0] not in money


@lru_cache(maxsize=4096)
def _places_of(subject: str) -> frozenset[str]:
    """The places that a subject names, also a city that the term file does not know (长沙机场)."""
    return frozenset(name for name, _, _ in subjects_in(subject))


@lru_cache(maxsize=4096)
def _places_within(indicator: str) -> frozenset[str]:
    """The place by which the figure's own name tells it from others of its kind: 中欧班列（西安）."""
    within = _IN_BRACKETS.search(indicator)
    return _places_of(within[1]) if within else frozenset()


def _told_together(query: Query, fact: Fact, document: Document) -> frozenset[str]:
    """The places of a joint name that the question asks about, and under which the fact stands: 锡宜, of 宜兴."""
    above = " ".join(document.section_at(fact.start))
    named = (load_terms().together.get(name, ()) for name in query.subjects if name in above)
    return frozenset(place for places in named for place in places)


def _is_of_a_field(query: Query, fact: Fact, document: Document) -> bool:
    """Whether the count is of a field, or of a group told before it, that the question does not name.

    物联网领域集聚…上市企业83家 counts no city's listed firms; nor does 机器人企业200多家，其中上市企业10家.
    """
    groups = _groups_before(document.text[fact.sentence_start : fact.start])
    if not groups:
        return False  # almost every fact
    known = f"{query.text} {fact.subject} {fact.indicator}".lower()
    return any(not shares_a_pair(group, known) for group in groups)


@lru_cache(maxsize=4096)
def _groups_before(said: str) -> tuple[str, ...]:
    """The fields and groups that are told of in front of a figure."""
    return tuple((found["group"] or found["of"]).lower() for found in _FIELDS.finditer(said))


def _is_another_subject(query: Query, fact: Fact) -> bool:
    """Whether the fact is of something that the question does not name, in an asked place or elsewhere (兰州新区)."""
    subject = fold(fact.subject)
    if not query.subjects or not subject or canonical_subject(subject) in known_places():
        return False
    for place in query.subjects:
        subject = subject.replace(fold(place), "")
    return len(subject) >= 2 and not shares_a_pair(subject, query.text.lower())


def _is_of_another_district(query: Query, fact: Fact, document: Document) -> bool:
    """Whether the fact is a district's that the question does not name, or of no district where it names one.

    A city's figure may stand in a sentence, or under a heading, that speaks of the district.
    """
    subject, asked = fact.subject, query.text
    if is_district(subject):
        return not (is_spoken_of(subject, asked) or _OF_DISTRICTS.search(asked))
    if not (named := districts_in(asked)):
        return False  # almost every question
    said = document.text[fact.sentence_start : fact.sentence_end]
    above = " ".join((*document.section_at(fact.sentence_start), document.title))
    return not any(is_spoken_of(name, f"{subject} {above} {said}") for name, _ in named)


def _divides(query: Query) -> bool:
    """Whether the amounts of two places are to be divided (甲的高企是乙的几倍): they need not be told in 倍."""
    return query.units == IN_TIMES and len([place for place in query.subjects if load_terms().level(place)]) > 1


def _other_whole(query: Query, fact: Fact, document: Document) -> bool:
    """Whether a share is of another whole than is asked for (全省, 全国), or a place in an order within another one.

    A share that names none is of none of these.
    """
    if fact.measure == "排名":
        told, asked = (WHOLES & {name for name, _, _ in places_in(text)} for text in (fact.base, query.text))
        return bool(told and asked) and told.isdisjoint(asked)
    if fact.measure != "占比":
        return False
    held = WHOLES & {name.canonical for name in names_in(fact.indicator, load_terms().places)}
    if asked := wholes_divided(query.text):
        return not asked & (held or wholes_divided(document.text[fact.sentence_start : fact.sentence_end]))
    asked = WHOLES & set(query.subjects)
    return bool(held and asked) and not held & asked


def _of_asked_period(periods: Sequence[Period], fact: Fact, document: Document) -> bool:
    """Whether the fact is of an asked period; one without a period takes the heading's or the title's."""
    if fact.period.key:
        agreeing = (period for period in periods if not _is_added_in_a_year_of(period, fact))
        return any(is_of_period(period, fact.period) or _is_stock_within(period, fact) for period in agreeing)
    return periods_agree(periods, (), (*reversed(document.section_at(fact.start)), document.title)) is True


def _is_added_in_a_year_of(asked: Period, fact: Fact) -> bool:
    """Whether the fact tells what was added in one year of an asked stretch of years: 2025年新增就业, of 十四五期间."""
    stretch = ".." in asked.key.strip(".") and asked.first and asked.last and asked.first.year < asked.last.year
    return bool(stretch) and _A_YEAR.fullmatch(fact.period.key) is not None and _NEW.search(fact.indicator) is not None


def _grew_in_a_year_of_many(query: Query, fact: Fact) -> bool:
    """Whether the fact is what grew in one year, and only stretches of years are asked about (十四五比十三五)."""
    if fact.measure != "同比增速" or _A_YEAR.fullmatch(fact.period.key) is None or not query.times:
        return False
    of_each = asks_each_year(query.text) or _OF_EACH_YEAR.search(query.text) is not None
    return all((years_in(period) or 1) > 1 for period in query.times) and not of_each


def _is_stock_within(asked: Period, fact: Fact) -> bool:
    """Whether the fact counts what there was in a month of the asked year (2018年8月, 高层次人才11.7万人)."""
    if not fact.quantity.unit.endswith(_OF_STOCK):
        return False
    held = fact.period.key
    of_a_month = _A_YEAR.fullmatch(asked.key) and _A_MONTH.fullmatch(held) and held.startswith(asked.key)
    return bool(of_a_month) and not _NEW.search(fact.indicator)


def _measure_asked(query: Query, fact: Fact) -> bool:
    """Whether the fact is of a kind that is asked for; a bare question for percent may mean a growth or a share."""
    if "倍" in query.units and fact.quantity.unit == "倍":
        return bool(query.measures) or not _OF_RATES.search(fact.indicator)  # 增长了几倍; not a ratio of growths
    if fact.measure == "变动" and fact.base and (base := against_year(query)) and base in fact.base:
        return True  # 2023年比2021年增长41%
    if not query.measures:
        if fact.measure == "时长":
            return bool(query.units) and fact.quantity.unit.endswith(query.units)
        percent = "%" in query.units and fact.quantity.unit == "%"
        if query.status == fact.status == "target" and not query.units and measure_class(fact.measure) == "增速":
            return True  # GDP目标: what is aimed at is told as a growth
        if fact.measure == "占比":  # a rate may be recorded as a share; the share of a thing is not the thing
            return percent or canonical_indicator(fact.indicator) in query.indicators
        moved = measure_class(fact.measure) == "变动" and _MOVED.search(query.text) is not None  # 下降了百分之几
        return measure_class(fact.measure) == "值" or (percent and (moved or measure_class(fact.measure) == "增速"))
    if fact.measure == "占比" and "占比" not in query.measures and "量值" not in query.measures:
        return False
    only_share = "占比" in query.measures and "量值" not in query.measures
    if only_share and fact.measure in ("量值", "数量"):  # an amount is no share, nor is a bare 服务业8.08%
        return fact.quantity.unit.endswith(_RATES) and _NAMES_A_RATE.search(fact.indicator) is not None
    asked = {measure_class(measure) for measure in query.measures}
    if "变动" in asked and _NAMED_BY_ITS_CHANGE.match(fact.indicator) and fact.quantity.unit not in _RATES:
        return True  # 开采量降低多少 is told by 压减地下水开采量21.5亿立方米
    if asked & {"变动", "增速"} and fact.quantity.unit == "%" and not set(query.units) & {"百分点"}:
        asked |= {"变动", "增速"}  # 下降多少 may be told as a rate or as a change in percent
    if "变动" in asked and not _NAMED_AS_RATE.search(query.text) and not _NAMES_A_RATE.search(fact.indicator):
        asked |= {"增速"}  # GDP涨了几个点: of an amount the points are its growth
    return measure_class(fact.measure) in asked
