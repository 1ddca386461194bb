"""The operands of a sum, an order or a share: several figures of one kind, or a part and its whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.figures.fitting import LEAST_NAMED
from assistant.answering.figures.operand_kinds import (
    LEAST_OF_OPERAND,
    is_amount,
    is_of_place,
    is_one_sided,
    matches,
    one_each,
    same_kind,
    usable_figures,
)
from assistant.answering.understanding.districts import ASKS_DISTRICT, RANKS
from assistant.answering.understanding.topic import place_level, without_periods
from assistant.answering.understanding.wanted import SHARE_AMONG
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import (
    canonical_indicator,
    canonical_subject,
    measure_class,
    part_and_whole_of,
    places_in,
    split_scope,
)
from assistant.facts.operands import are_of_one_place_and_time
from assistant.facts.table import REACHED, scope_of
from assistant.numerals import number_of
from assistant.quantity import base_unit, parse_period
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Fact, Period, Query

FEWEST_RANKED = 3
_WHICH_YEAR = re.compile("哪一?(?:个?年|年份)|哪个?年|哪几年")
_HOW_GREAT = "的?(?:比重|比例|份额|百分之|百分比|多少|多大|几成|几分|有?多[大高])"
_SHARE_OF = re.compile(f"(?P<part>[^，。？]+?)占(?P<whole>[^，。？]+?){_HOW_GREAT}")
_SHARE_WITHIN = re.compile(  # 固定资产投资中工业投资占几成: the whole stands in front
    f"(?P<whole>[^，。？]{{2,}}?)(?:当中|里面|里|中(?![小央国部心间介学药医欧美外等]))，?(?P<part>[^，。？]{{2,}}?)(?:的)?占{_HOW_GREAT}"
)
_KIND_OF_AMOUNT = re.compile("(?:产值|增加值|营收|营业收入|收入|支出|投资|利润|销售额)$")
_YEAR = re.compile("[0-9]{4}")
_STRETCH = re.compile("(?P<first>[0-9]{4})[.]{2}(?P<last>[0-9]{4})")
_WHOLE_YEAR = re.compile("[0-9]{4}(?:-12-31@)?")
_PART_OF_YEAR = re.compile("半年|季度|[0-9个前]月")
_OF_GROWTH = re.compile("增长|增速|增幅|涨|增加(?!值)|递增|下降|减少|百分点")
_BEHIND_NAME = re.compile("(?:的)?(?:大概|大约|大致|约|应该|应|是|为|有|能|会|达到?)*(?:多少|几).*$")
_SO_MANY_YEARS = re.compile("(?<![十第])([两二三四五六七八九十])年(?!行动|计划|目标|规划|前|后|以)")
_OF_SHARE = {"measure", "unit", "indicator"}
_ASKED_LEVEL = {
    "省": re.compile("省区|省份|[各几哪]个?省|[两三四五六七八九十]省"),
    "市": re.compile("城市|[各几哪]个?市"),
}
_AROUND = re.compile("^(?:全市|全省|的|年|，|、)+|(?:的|，|、)+$")


def several(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """All figures of the best one's kind, that a sum or an order is taken over: of years, places or indicators."""
    usable = [figure.fact for figure in figures if figure.fits and figure.fact.sure]
    if ASKS_DISTRICT.search(query.text):
        usable = [fact for fact in usable if fact.subject.endswith(RANKS)]  # the whole city is none of them
    if len(query.subjects) >= 2:
        return one_each(query.subjects, usable, is_of_place, by_place=True)
    if _WHICH_YEAR.search(query.text):
        of_parts = _PART_OF_YEAR.search(query.text) is not None
        return _by_year([fact for fact in usable if of_parts or _WHOLE_YEAR.fullmatch(fact.period.key)])
    if level := next((level for level, asks in _ASKED_LEVEL.items() if asks.search(query.text)), ""):
        usable = [fact for fact in usable if place_level(fact.subject) == level]
    if not usable:
        return ()
    first = usable[0]
    alike: dict[tuple[str, str], Fact] = {}
    for fact in usable:
        one_unit = base_unit(fact.quantity.unit)[0] == base_unit(first.quantity.unit)[0]  # 14.58万亿元, 5696亿元
        same = one_unit and measure_class(fact.measure) == measure_class(first.measure)
        if same and fact.period.key == first.period.key and fact.status == first.status:
            alike.setdefault((canonical_subject(fact.subject), canonical_indicator(fact.indicator)), fact)
    once = {(canonical_subject(f.subject), f.quantity.value, f.quantity.unit): f for f in reversed(alike.values())}
    return tuple(fact for fact in alike.values() if fact in once.values()) if len(once) >= 2 else ()


def all_to_sum(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Those that the question names itself, where it names several; else all figures of the best one's kind."""
    facts = several(query, figures)
    named = tuple(fact for fact in facts if fact.indicator in query.text)
    return named if len({fact.indicator for fact in named}) > 1 else facts


def amounts_of_years(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """What was reached in each of the years that the question names, or that its stretch of years goes over.

    () where one of them is not held, or the stretch has a figure of its own.
    """
    return () if _OF_GROWTH.search(query.text) else _of_each_year(query, figures, {"measure", "unit"}, is_amount)


def amount_of_months(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amount of the stretch of months, or of the year, whose average for a month is asked for."""
    if len(query.subjects) > 1 or len(query.periods) != 1 or query.status == "target":
        return ()
    usable = [f.fact for f in usable_figures(query, figures, {"measure", "unit"}) if f.named >= LEAST_NAMED]
    reached = [fact for fact in usable if fact.status in REACHED and is_amount(fact) and not is_one_sided(fact)]
    of_the_time = [fact for fact in reached if fact.period.key == query.periods[0].key]
    return tuple(of_the_time[:1])


def growths_of_years(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The growth of each of the years, whose plain average is asked for; () where one of them is not held."""
    return _of_each_year(query, figures, {"unit"}, _is_growth)


def figures_of_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figure of each of the cities, whose average is asked for; () where one of them is not held."""
    cities = [place for place in query.subjects if load_terms().level(place)]
    if not 1 < len(cities) == len(query.subjects):
        return ()
    usable = [figure.fact for figure in usable_figures(query, figures, {"unit"})]
    reached = [fact for fact in usable if fact.status in REACHED and not is_one_sided(fact)]
    return one_each(cities, reached, is_of_place, by_place=True)


def _is_growth(fact: Fact) -> bool:
    return fact.measure == "同比增速" and fact.quantity.unit == "%"


def _of_each_year(
    query: Query, figures: Sequence[Figure], bearable: set[str], wanted: Callable[[Fact], bool]
) -> tuple[Fact, ...]:
    """One wanted figure for each year that the question names; () where one is missing."""
    periods: Sequence[Period] = query.times
    if len(query.subjects) > 1 or query.status == "target":
        return ()
    if len(periods) == 1 and (stretch := _STRETCH.fullmatch(periods[0].key)):
        first, last = int(stretch["first"]), int(stretch["last"])
        periods = [parse_period(f"{year}年") for year in range(first, last + 1)]
    if (told := _SO_MANY_YEARS.search(query.text)) and number_of(told[1]) != len(periods):
        return ()
    years = {period.key for period in periods if _YEAR.fullmatch(period.key)}
    if not len(years) == len(periods) > 1:
        return ()
    asked = {period.key for period in query.periods} - years
    usable = [f.fact for f in usable_figures(query, figures, bearable) if f.named >= LEAST_NAMED]
    if any(fact.period.key in asked for fact in usable):
        return ()
    exact = [fact for fact in usable if fact.status in REACHED and not is_one_sided(fact)]  # 超过1000亿 is no amount
    return one_each(periods, [fact for fact in exact if wanted(fact)], _is_of_year, by_place=False)


def _is_of_year(fact: Fact, year: Period) -> bool:
    return fact.period.key == year.key


def parts_named(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figures of the parallel things that the question names (第一产业、第二产业), one each, of one source."""
    usable = [figure.fact for figure in usable_figures(query, figures, {"measure", "unit"}) if is_amount(figure.fact)]
    for group in load_terms().parallels:
        named = [word for word in group if word in query.text]
        named = [word for word in named if not any(word in longer for longer in named if longer != word)]
        for first in usable if len(named) > 1 else ():
            own = next((word for word in named if word in first.indicator), "")
            of_one = [fact for fact in usable if own and _is_of_one_source(fact, first)]
            beside = {fact.indicator: fact for fact in reversed(of_one)}
            parts = [beside.get(first.indicator.replace(own, word)) for word in named]
            complete = tuple(fact for fact in parts if fact is not None)
            if len(complete) == len(named):
                return complete
    return ()


def _is_of_one_source(one: Fact, other: Fact) -> bool:
    """Whether two facts stand in one document and are of one place, time, kind and unit."""
    return all(
        a == b
        for a, b in (
            (one.document_id, other.document_id),
            (canonical_subject(one.subject), canonical_subject(other.subject)),
            (one.period.key, other.period.key),
            (measure_class(one.measure), measure_class(other.measure)),
            (one.quantity.unit, other.quantity.unit),
            (one.status, other.status),
        )
    )


def _by_year(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The best fact of each year, of one place, indicator and kind; what was reached goes before what was aimed at."""
    for first in facts:
        years: dict[str, Fact] = {}
        for fact in facts:
            if same_kind(fact, first) and matches(fact, first) and fact.status in REACHED:
                years.setdefault(fact.period.key, fact)
        if len(years) >= 2 and first.period.key in years:
            return tuple(years.values())
    return ()


def ranked_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figures of all places that are named, or that a document compares with the one asked for.

    None where the rank is printed.
    """
    if any(figure.fits and figure.fact.measure == "排名" for figure in figures) or not query.subjects:
        return ()
    if len(query.subjects) > 1:
        places = tuple(place for place in query.subjects if place not in WHOLES)  # 全省研发经费，苏州、南京、无锡里……
        usable = usable_figures(query, figures, {"measure", "unit"})
        ranked = [figure.fact for figure in usable if _may_be_ranked(figure)]
        return one_each(places, ranked, is_of_place, by_place=True) if len(places) >= FEWEST_RANKED else ()
    alike: dict[str, Fact] = {}
    first = next((f.fact for f in figures if _may_be_ranked(f) and not set(f.faults) - {"measure", "unit"}), None)
    for figure in figures if first else ():
        fact = figure.fact
        same_source = (fact.document_id, fact.period.key) == (first.document_id, first.period.key) if first else False
        if first and _may_be_ranked(figure) and same_source and same_kind(fact, first):
            alike.setdefault(canonical_subject(fact.subject), fact)
    return tuple(alike.values()) if len(alike) >= FEWEST_RANKED else ()


def _may_be_ranked(figure: Figure) -> bool:
    bearable = {"place", "measure", "unit"}
    named = figure.covered >= LEAST_OF_OPERAND and figure.named >= LEAST_NAMED
    return set(figure.faults) <= bearable and figure.fact.sure and named and figure.fact.measure != "排名"


def one_among_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amount of the place whose share is asked for, and then those of all that are named, its own among them."""
    places = tuple(place for place in query.subjects if place not in WHOLES)
    asked = SHARE_AMONG.search(query.text)
    if len(places) < FEWEST_RANKED or asked is None:
        return ()
    amounts = [f.fact for f in usable_figures(query, figures, {"measure", "unit"}) if is_amount(f.fact)]
    among = one_each(places, [fact for fact in amounts if not is_one_sided(fact)], is_of_place, by_place=True)
    nearest = [name for name, _, _ in places_in(query.text[: asked.end()])][-1:]
    part = next((fact for fact in among if [canonical_subject(fact.subject)] == nearest), None)
    return (part, *among) if part else ()


def part_and_whole(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The two amounts of 甲占乙的比重, where the share itself is not held."""
    asked = _SHARE_WITHIN.search(query.text) or _SHARE_OF.search(query.text)
    given = any(f.fits and f.central and f.whole and f.fact.measure == "占比" for f in figures)
    if not asked or given:
        return ()
    amounts = [
        figure.fact
        for figure in figures
        if figure.fact.sure and set(figure.faults) <= {"measure", "unit"} and is_amount(figure.fact)
    ]
    amounts.sort(key=is_one_sided)
    kind = _KIND_OF_AMOUNT.search(asked["whole"])
    parts = [asked["part"], f"{asked['part']}{kind[0]}"] if kind else [asked["part"]]  # 集成电路产值里设计业占多少
    for part in (fact for fact in amounts if any(_is_named(fact, words) for words in parts)):
        for whole in (fact for fact in amounts if _is_named(fact, asked["whole"])):
            if part != whole and are_of_one_place_and_time(part, whole):
                return (part, whole)
    return ()


def amount_and_share(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """An amount and a share by which the one that is asked for, and not held itself, is reckoned: 按占比推算."""
    asked = _BEHIND_NAME.sub("", query.text)
    known = [figure.fact for figure in figures if figure.fact.sure and set(figure.faults) <= _OF_SHARE]
    amounts = [fact for fact in known if is_amount(fact) and not is_one_sided(fact)]
    for share in (fact for fact in known if fact.measure == "占比" and fact.quantity.unit == "%"):
        of_it = [fact for fact in amounts if are_of_one_place_and_time(fact, share)]
        held = {canonical_indicator(fact.indicator): fact for fact in reversed(of_it)}
        part, whole = part_and_whole_of(share.indicator)
        for wanted, given in ((part, whole), (whole, part)):
            if wanted and given in held and wanted not in held and _ends_with(asked, wanted):
                return (held[given], share)
    return ()


def _ends_with(asked: str, indicator: str) -> bool:
    """Whether what stands before 是多少 ends with the indicator, under any of its names."""
    named = names_in(asked, load_terms().indicators)[-1:]
    return asked.endswith(indicator) or any(n.end == len(asked) and n.canonical == indicator for n in named)


def _is_named(fact: Fact, words: str) -> bool:
    """Whether the words, but for place and period, are the fact's indicator under one of its names."""
    words = without_periods(words)
    for _, start, end in reversed(places_in(words)):
        words = words[:start] + words[end:]
    words = _AROUND.sub("", words)
    same_scope = split_scope(words)[1] == scope_of(fact)
    names = {canonical_indicator(words), canonical_indicator(f"{words}增加值")}  # 第二产业占GDP的比重
    told = canonical_indicator(fact.indicator)
    return same_scope and (told in names or told.replace("产业产值", "产值") in names)
