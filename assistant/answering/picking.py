"""Which of the held figures are the operands of what a question wants worked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from assistant.answering.figure_faults import WHOLES
from assistant.answering.figures import LEAST_NAMED
from assistant.answering.topic import without_periods
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in, split_scope
from assistant.facts.table import REACHED, covers, scope_of
from assistant.period import moment, year_before, year_of
from assistant.quantity import ONE_SIDED, base_unit, parse_period
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures import Figure
    from assistant.model import Fact, Period, Query

Wanted = TypeVar("Wanted")
# An operand covers at least this much of the question, and the question of its name: each of two indicators covers its
# own half only, and what the comparison itself says (领先, 拉开) is in neither.
LEAST_OF_OPERAND = 0.3
SHORTEST_NAME = 4
FEWEST_RANKED = 3

_RESULT = re.compile("实际|结果|完成")
# Speaking of what is aimed at: a target may be held against a result (离2000家还差多少).
_AIMS = re.compile("目标|计划|预期|任务|预算|实际|完成|[要需](?:达|做|增|建|发展|提高)?到|[离距][^，。？]{1,16}差")
_OF_CHANGES = re.compile("幅度|变动|变化")
_WHICH_YEAR = re.compile("哪一?(?:个?年|年份)|哪个?年|哪几年")
_HOW_GREAT = "的?(?:比重|比例|份额|百分之|百分比|多少|多大|几成|几分|有?多[大高])"
_SHARE_OF = re.compile(f"(?P<part>[^，。？]+?)占(?P<whole>[^，。？]+?){_HOW_GREAT}")
_SHARE_WITHIN = re.compile(  # 固定资产投资中工业投资占几成: the whole stands in front
    f"(?P<whole>[^，。？]{{2,}}?)(?:当中|里面|里|中(?![小央国部心间介学药医欧美外等]))，?(?P<part>[^，。？]{{2,}}?)(?:的)?占{_HOW_GREAT}"
)
_SHARE = re.compile("占(?!比)")
_PLACE_WITHIN = 4
_AROUND = re.compile("^(?:全市|全省|的|年|，|、)+|(?:的|，|、)+$")
_RATES_NAMED = re.compile("增速|增幅|增长率|涨幅|降幅|增长|百分点|百分之|快|慢")
_AMOUNTS = re.compile("(?:值|额|量|数|收入|支出|余额|规模)$")
_POINTS = re.compile("(?:几|多少)个?(?:百分)?点")
_RATES = ("%", "个百分点", "‰", "位", "倍")
_NAMES_A_RATE = re.compile("(?:率|比重|占比|强度)$")


def pair(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures of one kind that differ as the question says: in place, in period, or in what they are of."""
    kind_named = set(query.measures) - {"变动"}
    usable = _usable(query, figures, {"status"} | (set() if kind_named else {"measure", "unit"}))
    if "百分点" in query.units:  # only rates lie points apart
        usable = [figure for figure in usable if figure.fact.quantity.unit in ("%", "个百分点")]
    if kind_named or _RATES_NAMED.search(query.text):
        return _pair(query, usable)
    found = _pair(query, _without_growth(usable))
    return found if found or _names_an_amount(query) else _pair(query, usable)


def pair_to_divide(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Like ``pair``; 倍 and 占 in 无锡占苏州的百分之几 name what is wanted, not what is held."""
    kind_named = set(query.measures) - ({"变动", "占比"} if _is_share_of_place(query) else {"变动"})
    usable = _usable(query, figures, {"unit", "status"} | (set() if kind_named else {"measure"}))
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
    return found if len(found) == 2 and _same_kind(*found) else ()


def share_of_place(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair of one figure of two places, one as a part of the other (江西GDP占山东GDP的比重)."""
    amounts = [figure for figure in figures if _is_amount(figure.fact)]
    return pair_apart(query, amounts) if len(query.subjects) == 2 and _is_share_of_place(query) else ()


def _is_amount(fact: Fact) -> bool:
    return fact.measure in ("量值", "数量") and not fact.quantity.unit.endswith(_RATES)


def _is_share_of_place(query: Query) -> bool:
    behind = (query.text[found.end() : found.end() + _PLACE_WITHIN] for found in _SHARE.finditer(query.text))
    home = load_terms().home
    return any(places_in(words) or any(form in words for form in home) for words in behind)  # 占无锡, 占全市


def two_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair, where two places are named."""
    return pair_to_divide(query, figures) if len(query.subjects) == 2 else ()


def two_periods(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair of two years, the later first."""
    usable = _usable(query, figures, {"unit", "measure", "status"})
    if "百分点" in query.units:  # only rates lie points apart
        return _newest_first(_pair(query, [f for f in usable if f.fact.quantity.unit in ("%", "个百分点")]))
    amounts = [figure for figure in usable if measure_class(figure.fact.measure) == "值"]
    found = _pair(query, amounts) or _pair(query, usable)
    return _newest_first(found)


def _newest_first(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: -(year_of(fact.period) or 0)))


def amounts_of_two_times(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of the two times that the question names, whatever kind of figure it asks for."""
    periods = _ends([period for period in query.periods if period.key])
    if len(periods) < 2 or len(query.subjects) > 1:
        return ()
    amounts = [f.fact for f in _usable(query, figures, {"measure", "unit"}) if measure_class(f.fact.measure) == "值"]
    return _one_each(periods, amounts, _is_of_period, by_place=False)


def with_year_before(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figure asked for, and what was reached of the same the year before (比上一年多了多少)."""
    usable = _usable(query, figures, {"period", "measure", "unit", "status"})
    usable = usable if _RATES_NAMED.search(query.text) else _without_growth(usable)
    for asked in (f for f in usable if "period" not in f.faults and ("status" not in f.faults or not query.status)):
        for before in usable:
            one, other = asked.fact, before.fact
            alike = _same_kind(one, other) and matches(one, other) and scope_of(one) == scope_of(other)
            if alike and other.status in REACHED and moment(other.period) == year_before(one.period).key:
                return (one, other)
    return ()


def _usable(query: Query, figures: Sequence[Figure], bearable: set[str]) -> list[Figure]:
    """The sure figures that share enough with the question; changes only where changes are compared."""
    left_out = ("倍数", "差值") if _OF_CHANGES.search(query.text) else ("变动", "倍数", "差值")
    rate = bool(query.indicators) and all(_NAMES_A_RATE.search(name) for name in query.indicators)
    return [
        figure
        for figure in figures
        if set(figure.faults) - ({"indicator"} if _is_told(query, figure) else set()) <= bearable
        and figure.fact.sure
        and min(figure.covered, figure.named) >= LEAST_OF_OPERAND
        and measure_class(figure.fact.measure) not in left_out
        and not (rate and not figure.fact.quantity.unit.endswith(_RATES))  # 研发投入强度 is not 研发经费
    ]


def _is_told(query: Query, figure: Figure) -> bool:
    """Whether the question has the fact's whole name, beside another one's (实际使用外资和对外直接投资)."""
    return len(figure.fact.indicator) >= SHORTEST_NAME and figure.fact.indicator in query.text


def _pair(query: Query, usable: Sequence[Figure]) -> tuple[Fact, ...]:
    """The two of one kind; a result and a target together only where the question speaks of targets."""
    if query.status or _AIMS.search(query.text):
        return _pair_of(query, usable)
    results = [figure for figure in usable if figure.fact.status in REACHED]
    return _pair_of(query, results) or _pair_of(query, [figure for figure in usable if figure not in results])


def _pair_of(query: Query, usable: Sequence[Figure]) -> tuple[Fact, ...]:
    facts = [figure.fact for figure in usable]
    periods = _ends([period for period in query.periods if period.key])
    if len(query.subjects) >= 2:
        # 文化企业 is not 高新技术企业; what is asked for by its name may lead or lag besides.
        by_name = {canonical_indicator(name) for name in query.indicators}
        facts = [f.fact for f in usable if f.central or canonical_indicator(f.fact.indicator) in by_name]
        # 苏州2022年是无锡2023年的几倍: of each place another time; nothing may be worked out of that.
        apart = len({period.key for period in periods}) > 1
        return () if apart else _one_each(query.subjects, facts, _is_of_place, by_place=True)
    if len(periods) >= 2:
        return _one_each(periods, facts, _is_of_period, by_place=False)
    if query.status == "target" and _RESULT.search(query.text) and facts:
        return _target_and_result(facts)
    named = [figure.fact for figure in usable if figure.named >= LEAST_NAMED]
    return _from_one_time_to_another(named) or _two_named(query, named) or _two_indicators(named)


def target_held_against_result(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The result and the target of one figure."""
    return _target_and_result([figure.fact for figure in _usable(query, figures, {"status", "measure"})])


def _ends(periods: Sequence[Period]) -> Sequence[Period]:
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
            if target.status == "target" and same_time and _same_kind(target, result) and matches(target, result):
                return (result, target)
    return ()


def _is_of_place(fact: Fact, place: str) -> bool:
    return canonical_subject(fact.subject) == place


def _is_of_period(fact: Fact, period: Period) -> bool:
    return covers(period, fact.period)


def _one_each(
    wanted: Sequence[Wanted], facts: Sequence[Fact], belongs: Callable[[Fact, Wanted], bool], *, by_place: bool
) -> tuple[Fact, ...]:
    """The best facts of one kind, one for each of what is wanted; empty when no kind is held for all of them.

    Figures of one source go together, and 3.6万亿元 goes before 突破3万亿元.
    """
    for one_source in (True, False):
        for first in facts:
            alike = [
                fact
                for fact in facts
                if _same_kind(fact, first)
                and (by_place or canonical_subject(fact.subject) == canonical_subject(first.subject))
                and (not by_place or fact.period.key == first.period.key)
                and (not one_source or fact.document_id == first.document_id)
            ]
            alike.sort(key=_is_one_sided)
            found = [next((fact for fact in alike if belongs(fact, one)), None) for one in wanted]
            complete = tuple(fact for fact in found if fact is not None)
            if len(complete) == len(found) == len({(fact.document_id, fact.start) for fact in complete}):
                return complete
    return ()


def _is_one_sided(fact: Fact) -> bool:
    return fact.quantity.bound in ONE_SIDED


def _same_kind(one: Fact, other: Fact) -> bool:
    return (
        canonical_indicator(one.indicator) == canonical_indicator(other.indicator)
        and measure_class(one.measure) == measure_class(other.measure)
        and base_unit(one.quantity.unit)[0] == base_unit(other.quantity.unit)[0]
    )


def _from_one_time_to_another(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What one sentence gives of two times (由7.34万元提升至10.26万元), the later first."""
    for one in facts:
        for other in facts:
            same_sentence = (one.document_id, one.sentence_start) == (other.document_id, other.sentence_start)
            later = one.period.last and other.period.last and one.period.last > other.period.last
            if same_sentence and later and _same_kind(one, other) and matches(one, other):
                return (one, other)
    return ()


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


# --- several figures -----------------------------------------------------------------------------------------------


def several(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """All figures of the best one's kind, that a sum or an order is taken over: of years, places or indicators."""
    usable = [figure.fact for figure in figures if figure.fits and figure.fact.sure]
    if len(query.subjects) >= 2:
        return _one_each(query.subjects, usable, _is_of_place, by_place=True)
    if _WHICH_YEAR.search(query.text):
        return _by_year(usable)
    if not usable:
        return ()
    first = usable[0]
    alike: dict[tuple[str, str], Fact] = {}
    for fact in usable:
        same = measure_class(fact.measure) == measure_class(first.measure) and fact.quantity.unit == first.quantity.unit
        if same and fact.period.key == first.period.key and fact.status == first.status:
            alike.setdefault((canonical_subject(fact.subject), canonical_indicator(fact.indicator)), fact)
    once = {(canonical_subject(f.subject), f.quantity.value, f.quantity.unit): f for f in reversed(alike.values())}
    return tuple(fact for fact in alike.values() if fact in once.values()) if len(once) >= 2 else ()


def parts_named(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figures of the parallel things that the question names (第一产业、第二产业), one each, of one source."""
    usable = [figure.fact for figure in _usable(query, figures, {"measure", "unit"}) if _is_amount(figure.fact)]
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
            if _same_kind(fact, first) and matches(fact, first) and fact.status in REACHED:
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
        named = len(query.subjects) >= FEWEST_RANKED and not WHOLES & set(query.subjects)
        usable = [figure.fact for figure in _usable(query, figures, {"measure", "unit"}) if _may_be_ranked(figure)]
        return _one_each(query.subjects, usable, _is_of_place, by_place=True) if named else ()
    alike: dict[str, Fact] = {}
    first = next((f.fact for f in figures if _may_be_ranked(f) and not set(f.faults) - {"measure", "unit"}), None)
    for figure in figures if first else ():
        fact = figure.fact
        same_source = (fact.document_id, fact.period.key) == (first.document_id, first.period.key) if first else False
        if first and _may_be_ranked(figure) and same_source and _same_kind(fact, first):
            alike.setdefault(canonical_subject(fact.subject), fact)
    return tuple(alike.values()) if len(alike) >= FEWEST_RANKED else ()


def _may_be_ranked(figure: Figure) -> bool:
    bearable = {"place", "measure", "unit"}
    named = figure.covered >= LEAST_OF_OPERAND and figure.named >= LEAST_NAMED
    return set(figure.faults) <= bearable and figure.fact.sure and named and figure.fact.measure != "排名"


# --- a part of a whole ---------------------------------------------------------------------------------------------


def part_and_whole(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The two amounts of 甲占乙的比重, where the share itself is not held."""
    asked = _SHARE_WITHIN.search(query.text) or _SHARE_OF.search(query.text)
    given = any(f.fits and f.central and f.whole and f.fact.measure == "占比" for f in figures)
    if not asked or given:
        return ()
    amounts = [
        figure.fact
        for figure in figures
        if figure.fact.sure
        and set(figure.faults) <= {"measure", "unit"}
        and _is_amount(figure.fact)
    ]
    amounts.sort(key=_is_one_sided)
    for part in (fact for fact in amounts if _is_named(fact, asked["part"])):
        for whole in (fact for fact in amounts if _is_named(fact, asked["whole"])):
            same_place = canonical_subject(part.subject) == canonical_subject(whole.subject)
            if part != whole and same_place and part.period.key == whole.period.key:
                return (part, whole)
    return ()


def _is_named(fact: Fact, words: str) -> bool:
    """Whether the words, but for place and period, are the fact's indicator under one of its names."""
    words = without_periods(words)
    for _, start, end in reversed(places_in(words)):
        words = words[:start] + words[end:]
    words = _AROUND.sub("", words)
    same_scope = split_scope(words)[1] == scope_of(fact)
    names = {canonical_indicator(words), canonical_indicator(f"{words}增加值")}  # 第二产业占GDP的比重
    return same_scope and canonical_indicator(fact.indicator) in names


def matches(one: Fact, other: Fact) -> bool:
    """Whether two facts are of one place and one indicator."""
    return (
        canonical_subject(one.subject) == canonical_subject(other.subject)
        and canonical_indicator(one.indicator) == canonical_indicator(other.indicator)
    )
