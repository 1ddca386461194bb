"""Which two of the held figures are the operands of what a question wants worked out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures.fitting import LEAST_NAMED
from assistant.answering.figures.operand_kinds import (
    is_amount,
    is_of_place,
    matches,
    one_each,
    same_kind,
    usable_figures,
)
from assistant.answering.understanding.districts import OF_THE_CITY, is_district
from assistant.answering.understanding.spellings import spellings_of
from assistant.facts.naming import canonical_indicator, measure_class, places_in
from assistant.facts.table import REACHED, covers, scope_of
from assistant.period import moment, year_before, year_of
from assistant.quantity import base_unit, in_ones, parse_period
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Fact, Period, Query

_RESULT = re.compile("实际|结果|完成")
# Speaking of what is aimed at: a target may be held against a result (离2000家还差多少).
_AIMS = re.compile("目标|计划|预期|任务|预算|实际|完成|[要需](?:达|做|增|建|发展|提高)?到|[离距][^，。？]{1,16}差")
_SHARE = re.compile("占(?!比)")
_PLACE_WITHIN = 4
_KIND = 2  # characters of what only says of what kind a body is
_RATES_NAMED = re.compile("增速|增幅|增长率|涨幅|降幅|增长|百分点|百分之|快|慢")
_AMOUNTS = re.compile("(?:值|额|量|数|收入|支出|余额|规模)$")
_A_STRETCH = re.compile("(?P<first>[0-9]{4})[.]{2}(?P<last>[0-9]{4})")
_POINTS = re.compile("(?:几|多少)个?(?:百分)?点")
_COUNTS = re.compile("数量|家数|户数|个数|多少[家个户件人]|几[家个户件]")  # how many: no growth is held against another


def pair(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures of one kind that differ as the question says: in place, in period, or in what they are of."""
    kind_named = set(query.measures) - {"变动"}
    usable = usable_figures(query, figures, {"status"} | (set() if kind_named else {"measure", "unit"}))
    if "百分点" in query.units:  # only rates lie points apart
        usable = [figure for figure in usable if figure.fact.quantity.unit in ("%", "个百分点")]
    if kind_named or _RATES_NAMED.search(query.text):
        return _pair(query, usable)
    found = _pair(query, _without_growth(usable))
    amounts = _names_an_amount(query) or _COUNTS.search(query.text)
    return found if found or amounts else _pair(query, usable)


def pair_to_divide(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Like ``pair``; 倍 and 占 in 无锡占苏州的百分之几 name what is wanted, not what is held."""
    kind_named = set(query.measures) - ({"变动", "占比"} if _is_share_of_place(query) else {"变动"})
    usable = usable_figures(query, figures, {"unit", "status"} | (set() if kind_named else {"measure"}))
    if _POINTS.search(query.text):  # amounts do not lie points apart
        usable = [figure for figure in usable if figure.fact.quantity.unit in ("%", "个百分点")]
    if kind_named or _RATES_NAMED.search(query.text):
        return _pair(query, usable)
    found = _pair(query, _without_growth(usable))
    return found or (_pair(query, usable) if query.status == "target" else ())  # what is aimed at is told as a growth


def _without_growth(figures: Sequence[Figure]) -> list[Figure]:
    """Where no rate is named, how fast something grew is not what is held against one another."""
    return [figure for figure in figures if measure_class(figure.fact.measure) != "增速"]


def _names_an_amount(query: Query) -> bool:
    return any(_AMOUNTS.search(name) for name in query.indicators)


def pair_apart(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures of one indicator, of two places or two times."""
    found = pair_to_divide(query, figures)
    return found if len(found) == 2 and same_kind(*found) else ()


def share_of_place(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair of one figure of two places, one as a part of the other (江西GDP占山东GDP的比重)."""
    amounts = [figure for figure in figures if is_amount(figure.fact)]
    return pair_apart(query, amounts) if len(query.subjects) == 2 and _is_share_of_place(query) else ()


def share_of_district(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A district's figure and that of its city, whose part it is (清源区社零占全市的比重): of one source and time."""
    if not OF_THE_CITY.search(query.text):
        return ()  # nearly every question
    # The city's figure need not name the district, which is a thing that the question is about.
    usable = [one for one in figures if set(one.faults) <= {"measure", "unit", "place"} and one.named >= LEAST_NAMED]
    amounts = [one.fact for one in usable if one.fact.sure and is_amount(one.fact)]
    parts = [fact for fact in amounts if is_district(fact.subject) and fact.subject in query.text]
    wholes = [fact for fact in amounts if not is_district(fact.subject)]
    if len({fact.subject for fact in parts}) != 1:
        return ()
    return next(((part, whole) for part in parts for whole in wholes if _is_within(part, whole)), ())


def _is_within(part: Fact, whole: Fact) -> bool:
    of_one = (part.document_id, part.period.key) == (whole.document_id, whole.period.key)
    return of_one and same_kind(part, whole) and in_ones(part.quantity) < in_ones(whole.quantity)


def _is_share_of_place(query: Query) -> bool:
    behind = (query.text[found.end() : found.end() + _PLACE_WITHIN] for found in _SHARE.finditer(query.text))
    home = load_terms().home
    return any(places_in(words) or any(form in words for form in home) for words in behind)  # 占无锡, 占全市


def two_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair, where two places are named."""
    return pair_to_divide(query, figures) if len(query.subjects) == 2 else ()


def two_periods(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair of two years, the later first."""
    usable = usable_figures(query, figures, {"unit", "measure", "status"})
    if "百分点" in query.units:  # only rates lie points apart
        return _newest_first(_pair(query, [f for f in usable if f.fact.quantity.unit in ("%", "个百分点")]))
    amounts = [figure for figure in usable if measure_class(figure.fact.measure) == "值"]
    found = _pair(query, amounts) or _pair(query, usable)
    return _newest_first(found)


def _newest_first(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: -(year_of(fact.period) or 0)))


def amounts_of_two_times(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of the two times that the question names, whatever kind of figure it asks for."""
    periods = ends_of(query.times)
    if len(periods) < 2 or len(query.subjects) > 1:
        return ()
    usable = usable_figures(query, figures, {"measure", "unit"})
    amounts = [figure.fact for figure in usable if measure_class(figure.fact.measure) == "值"]
    return one_each(periods, amounts, _is_of_period, by_place=False)


def with_year_before(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figure asked for, and what was reached of the same the year before (比上一年多了多少)."""
    usable = usable_figures(query, figures, {"period", "measure", "unit", "status"})
    usable = usable if _RATES_NAMED.search(query.text) else _without_growth(usable)
    for asked in (f for f in usable if "period" not in f.faults and ("status" not in f.faults or not query.status)):
        for before in usable:
            one, other = asked.fact, before.fact
            alike = same_kind(one, other) and matches(one, other) and scope_of(one) == scope_of(other)
            if alike and other.status in REACHED and moment(other.period) == year_before(one.period).key:
                return (one, other)
    return ()


def _pair(query: Query, usable: Sequence[Figure]) -> tuple[Fact, ...]:
    """The two of one kind; a result and a target together only where the question speaks of targets."""
    if query.status or _AIMS.search(query.text):
        return _pair_of(query, usable)
    results = [figure for figure in usable if figure.fact.status in REACHED]
    return _pair_of(query, results) or _pair_of(query, [figure for figure in usable if figure not in results])


def _pair_of(query: Query, usable: Sequence[Figure]) -> tuple[Fact, ...]:
    facts = [figure.fact for figure in usable]
    periods = ends_of(query.times)
    if len(query.subjects) >= 2:
        # 文化企业 is not 高新技术企业; what is asked for by its name may lead or lag besides.
        by_name = {canonical_indicator(name) for name in query.indicators}
        facts = [f.fact for f in usable if f.central or canonical_indicator(f.fact.indicator) in by_name]
        # 苏州2022年是无锡2023年的几倍: of each place another time; nothing may be worked out of that.
        apart = len({period.key for period in periods}) > 1
        return () if apart else one_each(query.subjects, facts, is_of_place, by_place=True)
    if len(periods) >= 2:
        named = [figure.fact for figure in usable if figure.central or figure.named >= LEAST_NAMED]
        return one_each(periods, named, _is_of_period, by_place=False)
    if query.status == "target" and _RESULT.search(query.text) and facts:
        return _target_and_result(facts)
    named = [figure.fact for figure in usable if figure.named >= LEAST_NAMED]
    return _from_one_time_to_another(named) or _two_named(query, named) or _two_indicators(named)


def target_held_against_result(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The result and the target of one figure."""
    return _target_and_result([figure.fact for figure in usable_figures(query, figures, {"status", "measure"})])


def target_of_its_own(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """What a body reached, and the target told of it by another of its names: 硕放机场货邮吞吐量, 空港货邮吞吐量30万吨.

    Of one document and of the two times that the question names; the names are those of one thing in the term file.
    """
    times = {period.key for period in query.periods if period.key}
    usable = [f.fact for f in usable_figures(query, figures, {"status", "measure"}) if f.named >= LEAST_NAMED]
    usable = [fact for fact in usable if moment(fact.period) in times and measure_class(fact.measure) == "值"]
    reached = [fact for fact in usable if fact.status in REACHED and len(times) == 2]
    for result in (fact for fact in reached if _names_body(query.text, fact.subject)):
        for target in usable:
            of_it = any(target.indicator == f"{name}{result.indicator}" for name in spellings_of(result.subject))
            one_source = target.document_id == result.document_id and moment(target.period) != moment(result.period)
            if target.status == "target" and of_it and one_source and same_kind(target, result):
                return (result, replace(target, subject=result.subject, indicator=result.indicator))
    return ()


def _names_body(asked: str, subject: str) -> bool:
    """Whether the question names the body: 硕放机场, or 机场 where that stands alone (兴东机场 is another one)."""
    home = "|".join(re.escape(form) for form in load_terms().home)
    names = sorted(spellings_of(subject), key=len, reverse=True)
    return any(
        name in asked if len(name) > _KIND else re.search(f"(?:^|[^一-龥]|[的年]|无锡市?|{home}){name}", asked)
        for name in names
    )


def ends_of(periods: Sequence[Period]) -> Sequence[Period]:
    """The first and the last year of a single stretch (从2021年到2023年), else the periods as they are."""
    if len(periods) == 1 and ".." in periods[0].key.strip("."):
        return tuple(parse_period(f"{end[:4]}年") for end in periods[0].key.split(".."))
    return periods


def _target_and_result(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The best result and the target of the same figure and time."""
    results = [fact for fact in facts if fact.status in REACHED]
    for result in results:
        for target in facts:
            same_time = moment(target.period) == result.period.key
            if target.status == "target" and same_time and same_kind(target, result) and matches(target, result):
                return (result, target)
    return ()


def _is_of_period(fact: Fact, period: Period) -> bool:
    return covers(period, fact.period)


def _from_one_time_to_another(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What one sentence gives of two times (由7.34万元提升至10.26万元), the later first."""
    for one in facts:
        for other in facts:
            same_sentence = (one.document_id, one.sentence_start) == (other.document_id, other.sentence_start)
            later = one.period.last and other.period.last and one.period.last > other.period.last
            if same_sentence and later and same_kind(one, other) and matches(one, other):
                return (one, other)
    return ()


def over_a_stretch(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """What one sentence gives of the year before a stretch of years and of its last one, the later first.

    “十四五”期间占比提高了几个百分点, where it rose from 26.7% (2020年) to 52.1% (2025年).
    """
    stretches = [_A_STRETCH.fullmatch(period.key) for period in query.times]
    if len(stretches) != 1 or (stretch := stretches[0]) is None:
        return ()
    ends = {str(int(stretch["first"]) - 1), stretch["last"]}
    usable = usable_figures(query, figures, {"period", "measure", "unit", "status"})
    if "百分点" in query.units:  # only rates lie points apart
        usable = [figure for figure in usable if figure.fact.quantity.unit == "%"]
    named = [f.fact for f in usable if f.named >= LEAST_NAMED and f.fact.period.key in ends]
    return _from_one_time_to_another([fact for fact in named if fact.status in REACHED])


def _two_named(query: Query, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The two figures whose whole names the question has (中央财政赤字和地方财政赤字), of one document and time."""
    told = [fact for fact in facts if fact.indicator and fact.indicator in query.text]
    names = {fact.indicator for fact in told}
    told = [fact for fact in told if not any(fact.indicator in name and fact.indicator != name for name in names)]
    for other in told[1:]:
        one = told[0]
        same = (one.document_id, one.period.key, one.scope) == (other.document_id, other.period.key, other.scope)
        alike = measure_class(one.measure) == measure_class(other.measure)
        alike = alike and base_unit(one.quantity.unit)[0] == base_unit(other.quantity.unit)[0]
        if same and alike and one.indicator != other.indicator:
            return (one, other)
    return ()


def _two_indicators(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The best fact and the best of another indicator in the same document with the same place, period and measure."""
    for other in facts[1:]:
        one = facts[0]
        names = canonical_indicator(one.indicator), canonical_indicator(other.indicator)
        if (
            one.document_id == other.document_id
            and one.period.key == other.period.key
            and measure_class(one.measure) == measure_class(other.measure)
            and one.quantity.unit == other.quantity.unit
            and names[0] not in names[1]
            and names[1] not in names[0]
        ):
            return (one, other)
    return ()
