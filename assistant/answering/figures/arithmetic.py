"""What a question wants worked out, and the operands for it among the figures that fit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answering.figures.bases import value_and_change
from assistant.answering.figures.before_additions import total_and_added
from assistant.answering.figures.operand_kinds import is_one_sided
from assistant.answering.figures.picking import (
    amounts_of_two_times,
    over_a_stretch,
    pair,
    pair_apart,
    pair_to_divide,
    share_of_district,
    share_of_place,
    target_held_against_result,
    target_of_its_own,
    two_periods,
    two_places,
    with_year_before,
)
from assistant.answering.figures.picking_several import (
    all_to_sum,
    amount_and_share,
    amount_of_months,
    amounts_of_years,
    figures_of_places,
    growths_of_years,
    one_among_places,
    part_and_whole,
    parts_named,
    ranked_places,
    several,
)
from assistant.answering.figures.quotients import quotient_asked
from assistant.answering.understanding.asked_unit import unit_asked
from assistant.answering.understanding.telling import is_telling
from assistant.answering.understanding.wanted import (
    AGAINST_YEAR_BEFORE,
    AHEAD,
    BY_SHARE,
    DIFFERENCE,
    EXTREME,
    GROWN_BETWEEN,
    LIMIT,
    MEAN,
    MEAN_OF_PLACES,
    MET,
    MONTHLY,
    MORE,
    MOVED,
    NOMINAL,
    PLAIN_MEAN,
    RANK,
    RATIO,
    RELATIVE,
    SAID_APART,
    SHARE_AMONG,
    SHARE_OF_OTHER,
    SMALLEST,
    SUM,
    SUM_HELD_AGAINST,
    SUM_OF_YEARS,
    THEN_BY_HOW_MUCH,
    WHICH_WAY,
    YEARLY,
    asks_both_ends,
    asks_yearly_average,
    sums_as_many,
)
from assistant.errors import FactsError
from assistant.facts.averages import mean, mean_of_places, monthly, total_of_years
from assistant.facts.base_values import value_before
from assistant.facts.compute import (
    by_share,
    check_claim,
    difference,
    extreme,
    rank_of,
    ratio,
    relative,
    share,
    share_among,
    total,
    yearly,
)
from assistant.facts.naming import (
    canonical_indicator,
    canonical_subject,
    measure_class,
    part_and_whole_of,
    places_in,
)
from assistant.facts.operands import RATES, amount
from assistant.facts.table import REACHED
from assistant.numerals import number_of
from assistant.period import moment, year_of
from assistant.quantity import find_quantities
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Computed, Fact, Quantity, Query

_COUNTERS = frozenset({"家", "户", "项", "件", "所", "座", "台", "辆"})
_FELL_MOST = re.compile("(?:下降|下滑|回落|下跌|跌|降)(?:幅度?)?得?最(?P<how>多|大|快|狠|厉害|少|小|慢)")
# How far it is from another place of the order (排第几，跟第二名差多少).
_FROM_A_PLACE = re.compile(
    "[和跟与比离距]第(?P<place>[一二三四五六七八九十]+|[0-9]+)(?:名|位)?(?:的|还|又|相)*(?:差|少|低|多|高|领先|落后)"
)
_OF_A_STRETCH = frozenset({"yearly", "difference", "grown"})
_SO_MANY_A_YEAR = re.compile(
    "(?:增|涨|新|添|多)[加长增设建]?了?(?:多少|几)[万亿]*(?:元|[家户个人名项件所座台辆张吨亩]|公里)"
)
_TIMES_APART = re.compile("差了?(?:几|多少)倍")
_DOUBLES = re.compile("翻了?(?:几|多少)")
_OF_RANKS = frozenset({"claim", "rank", "extreme"})
_MORE_OF_THEM = re.compile("比[^，。？]{1,16}[多少]了?(?:多少|几)")
_RATES_NAMED = re.compile("增速|增幅|增长率|涨幅|降幅|百分点")
_ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A computation, or the reason why it can't be done; ``operands`` are what it rests on.

    ``also``: what is told besides, and its kind: how much that is in percent, where the question says no more than that
    something grew; how far a place is from another of the order; the smallest beside the largest.
    """

    kind: str
    computed: Computed | None
    operands: tuple[Fact, ...]
    reason: str = ""
    also: tuple[str, Computed] | None = None


def work_out(query: Query, figures: Sequence[Figure]) -> WorkedOut | None:
    """What the question wants worked out; None when it wants no arithmetic, or its operands are not held."""
    refused: WorkedOut | None = None
    figures = _of_the_time_told(query, figures)
    wanted = LIMIT.sub("", query.text)  # 最多多少 holds 多多少, and wants no difference
    if SUM_HELD_AGAINST.search(wanted):
        return None  # 甲和乙合计比丙多多少 takes two steps
    for kind, pattern, attempt in ATTEMPTS:
        if query.measures == ("排名",) and kind not in _OF_RANKS:
            continue  # 占GDP比重排第几 wants no share
        if _SO_MANY_A_YEAR.search(wanted) and asks_yearly_average(wanted) and kind in _OF_A_STRETCH:
            continue  # 平均每年增加几家 is no growth in percent, and not that of all the years
        if pattern.search(wanted) and (operands := attempt(query, figures)):
            if kind == "difference" and not _are_counted_so(query, operands):
                continue
            if kind == "sum" and not _are_all_of_them(query, operands):
                continue
            if kind == "difference" and _are_of_another_name(query, figures, operands):
                continue
            try:
                computed = _COMPUTE[kind](query, operands)
                also = _also(kind, query, operands, computed)
                return WorkedOut(_FRAME.get(kind, kind), computed, operands, also=also)
            except FactsError as error:
                refused = refused or WorkedOut(kind, None, operands, str(error))
    return refused


def _are_of_another_name(query: Query, figures: Sequence[Figure], operands: Sequence[Fact]) -> bool:
    """Whether none is called what the question names, and others are: 规上工业企业比2030年目标少多少 is no 总产值."""
    named = {canonical_indicator(name) for name in query.indicators}
    if any(canonical_indicator(fact.indicator) in named or part_and_whole_of(fact.indicator)[0] for fact in operands):
        return False
    return any(canonical_indicator(figure.fact.indicator) in named for figure in figures if figure.fact.sure)


def _of_the_time_told(query: Query, figures: Sequence[Figure]) -> Sequence[Figure]:
    """The figures of the one time at which a place had what the question says (高企6310家，比苏州少多少: of 2023)."""
    said = [quantity for quantity in query.quantities if is_telling(quantity)]
    if not said or any(period.key for period in query.periods):
        return figures
    at = {f.fact.period.key for f in figures if f.fact.sure and f.fact.period.key and _is_said(f.fact.quantity, said)}
    return [figure for figure in figures if figure.fact.period.key in at] if len(at) == 1 else figures


def _is_said(held: Quantity, said: Sequence[Quantity]) -> bool:
    return any((one.value, one.unit) == (held.value, held.unit) for one in said)


def _are_counted_so(query: Query, operands: Sequence[Fact]) -> bool:
    """Whether things are apart in what the question counts: 多多少家 is no difference of money, nor of ranks."""
    if "排名" not in query.measures and any(fact.measure == "排名" for fact in operands):
        return False
    of_rates = any(quantity.unit in RATES for quantity in query.quantities)
    if of_rates and not any(fact.quantity.unit in RATES for fact in operands):
        return False  # 比重，宁波51.4%，比咱们低一点，是不是 is held against no amounts
    of_shares = "占比" in query.measures and "量值" not in query.measures
    if of_shares and not any(fact.quantity.unit in RATES for fact in operands):
        return False  # 占比提高了几个点 is no difference of amounts
    if not _are_named_apart(query, operands):
        return False
    if not query.measures and _MORE_OF_THEM.search(query.text) and all(map(_is_growth, operands)):
        return False  # 高新技术企业比无锡多多少 is no question of which of them grew faster
    if unit_asked(query.text) == "元" and any(fact.quantity.unit in RATES for fact in operands):
        return False  # 收入相差多少元 is no difference of their growths
    counted = not _COUNTERS.isdisjoint(query.units)
    return not counted or all(fact.quantity.unit.endswith(query.units) for fact in operands)


def _are_named_apart(query: Query, operands: Sequence[Fact]) -> bool:
    """Whether of two indicators the question names each by words of its own: 新增高企 alone names no 新增上市企业."""
    one, other = (canonical_indicator(fact.indicator) for fact in operands[:2])
    if one == other:
        return True
    asked = fold(query.text)
    pairs = [{name[at : at + 2] for at in range(len(name) - 1)} for name in map(fold, (one, other))]
    synonyms = {form for form, name in load_terms().indicators.items() if name in (one, other) and fold(form) in asked}
    told = [any(pair in asked for pair in own - beside) for own, beside in (pairs, pairs[::-1])]
    return all(told) or len({load_terms().indicators[form] for form in synonyms}) > 1 or not (pairs[0] ^ pairs[1])


def _is_growth(fact: Fact) -> bool:
    return measure_class(fact.measure) in ("增速", "年均增速")


def _are_all_of_them(query: Query, operands: Sequence[Fact]) -> bool:
    """Whether a sum has each place that is named, and as many as the question counts (五市, 三类企业合计)."""
    places = {place for place in query.subjects if load_terms().level(place) == "市"}
    of = {canonical_subject(fact.subject) for fact in operands}
    if len(places) > 1 and not places <= of:
        return False
    return sums_as_many(query.text, len(operands))


def _also(kind: str, query: Query, operands: Sequence[Fact], computed: Computed) -> tuple[str, Computed] | None:
    """What the question wants besides what was worked out."""
    if kind == "extreme" and asks_both_ends(query.text):
        return kind, extreme(operands, smallest=True)
    if kind == "grown" and _counts(operands):
        return "relative", relative(*operands)
    asked = _FROM_A_PLACE.search(query.text) if kind == "rank" else None
    place = number_of(asked["place"]) if asked else 0
    if not 1 <= place <= len(operands):
        return None
    ordered = computed.operands
    there = ordered[place - 1]
    own = next(fact for fact in ordered if canonical_subject(fact.subject) == _ranked(query))
    larger, smaller = sorted((there, own), key=ordered.index)
    return None if there is own else ("difference", difference(larger, smaller))


def pair_that_moved(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures apart; of growth rates only where rates are named: 比上年增长多少 is answered by a rate itself."""
    found = pair_apart(query, figures)
    rates = any(map(_is_growth, found))
    return () if rates and not _RATES_NAMED.search(query.text) else found


def grown(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of two times whose growth is asked for (2021年4608家，到2023年增长多少), where none is held."""
    if "百分点" in query.units or any(figure.fits and figure.fact.sure for figure in figures):
        return ()  # amounts do not lie points apart
    before = AGAINST_YEAR_BEFORE.search(query.text)
    found = with_year_before(query, figures) if before else amounts_of_two_times(query, figures)
    return two_in_time(found) if found else ()


def amounts_asked_in_percent(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of two times, by how many percent apart is asked for, where no such growth is held.

    What either year grew is none from one to the other, unless they follow each other.
    """
    found = amounts_of_two_times(query, _reached_amounts(figures))
    if not found:
        return ()
    later, earlier = two_in_time(found)
    apart = (year_of(later.period) or 0) - (year_of(earlier.period) or 0)
    told = [figure.fact for figure in figures if figure.fits and figure.fact.sure]
    held = any(year_of(fact.period) == year_of(later.period) and (fact.base or apart == 1) for fact in told)
    return () if held else (later, earlier)


def amounts_years_apart(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts of two times more than a year apart; from one year to the next the growth itself is printed."""
    found = amounts_of_two_times(query, figures)
    years = [year_of(fact.period) or 0 for fact in found]
    return found if found and abs(years[0] - years[1]) > 1 else ()


def amounts_by_name(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The amounts whose nominal growth is asked for: of the two times named, or of one and the year before it."""
    times = query.times
    if "元" in query.units or not times:
        return ()  # by how many 亿元, or since when nobody knows
    amounts = _reached_amounts(figures)
    return amounts_of_two_times(query, amounts) if len(times) > 1 else with_year_before(query, amounts)


def _reached_amounts(figures: Sequence[Figure]) -> list[Figure]:
    """The amounts that were reached, and of which it is said how much they were, not only how much at least."""
    told = [figure for figure in figures if figure.fact.status in REACHED and not is_one_sided(figure.fact)]
    return [figure for figure in told if measure_class(figure.fact.measure) == "值"]


def against_year_before(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The figure and that of the year before, where this is what it is held against."""
    return with_year_before(query, figures) if AGAINST_YEAR_BEFORE.search(query.text) else ()


def _pair(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures that differ as the question says; what is held against the year before, against nothing else."""
    return () if AGAINST_YEAR_BEFORE.search(query.text) else pair(query, figures)


def two_named_apart(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A pair, where the question names the two places or the two times itself."""
    named = len(query.subjects) == 2 or len(query.times) == 2
    return pair_apart(query, figures) if named else ()


def _counts(operands: Sequence[Fact]) -> bool:
    """Whether things are counted: the growth of money is told at constant prices, and not by its amounts."""
    return all("元" not in fact.quantity.unit and fact.quantity.unit not in RATES for fact in operands)


def asserts_ratio(query: Query, figures: Sequence[Figure]) -> bool:
    """Whether the question asserts that one figure is so many times another (不到苏州的一半, 翻了一番)."""
    return any(map(_is_doubling, query.quantities)) or bool(claimed_ratio(query, figures))


def _is_doubling(quantity: Quantity) -> bool:
    return quantity.unit == "倍" and quantity.printed.startswith("翻")


def claimed_ratio(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures whose quotient the question asserts (不到一半, 1/3), the one named first above."""
    of_tenths = len(query.subjects) == 2 and any(quantity.unit == "成" for quantity in query.quantities)
    if not of_tenths and not any(quantity.unit == "倍" for quantity in query.quantities):
        return ()
    return pair_to_divide(query, figures)


def _difference(query: Query, operands: Sequence[Fact]) -> Computed:
    """The result against its target, 甲比乙 in the order of the question; else the larger first."""
    one, other = operands[:2]
    worked = difference(one, other)
    apart = canonical_subject(one.subject) != canonical_subject(other.subject) or one.period.key != other.period.key
    in_order = one.status != other.status or (apart and _COMPARES.search(query.text))
    return worked if worked.quantity.value >= 0 or in_order else difference(other, one)


def _in_order_of_question(query: Query, operands: Sequence[Fact]) -> list[Fact]:
    return sorted(operands, key=lambda fact: (_asked_place(query, fact), _first_named(query.text, fact, operands)))


def _ratio(query: Query, operands: Sequence[Fact]) -> Computed:
    if _TIMES_APART.search(query.text):  # 差几倍: how many times the larger is the smaller
        larger, smaller = sorted(operands[:2], key=lambda fact: amount(fact, operands[0]), reverse=True)
        return ratio(larger, smaller)
    one, other = two_in_time(operands) if _DOUBLES.search(query.text) else _in_order_of_question(query, operands)
    return quotient_asked(query.text, one, other)


def _claim(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = _in_order_of_question(query, operands)
    found = next(found for found in find_quantities(query.text) if found.value.unit in ("倍", "成"))
    told = found.value
    times = replace(told, value=told.value / 10, unit="倍") if told.unit == "成" else told  # 四成: 0.4
    if _is_doubling(told):  # of the earlier one, and more will do
        one, other = two_in_time(operands)
        times = replace(times, bound=times.bound or ">=")
    return check_claim(one, other, _bounded(times, query.text[: found.start], query.text[found.end :]))


def _bounded(claimed: Quantity, before: str, behind: str) -> Quantity:
    """The quantity with the bound that the clause puts before or behind its place (不到苏州的一半, 连一半都不到)."""
    if claimed.bound:
        return claimed
    clause = before[max(before.rfind("，"), before.rfind("。")) + 1 :]
    if _NOT_SO_MUCH.match(behind) or (_HAS_NOT.search(clause) and behind.startswith("多")):
        return replace(claimed, bound="<")
    if words := _BOUND.findall(clause):
        return replace(claimed, bound="<" if words[-1] in _BELOW else ">=" if words[-1] in _AT_LEAST else ">")
    reached = _REACHES.search(clause) is not None and _OR_NOT.match(behind) is not None
    return replace(claimed, bound=">=") if reached else claimed


def _relative(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = operands[:2] if len(query.subjects) == 2 else two_in_time(operands)
    return relative(one, other)


def two_in_time(operands: Sequence[Fact]) -> tuple[Fact, Fact]:
    """The later and the earlier of two."""
    one, other = sorted(operands[:2], key=lambda fact: fact.period.last or date.min)
    return other, one


def _asked_place(query: Query, fact: Fact) -> int:
    """Which of the question's times is the operand's: 2021年是2012年的多少倍 divides the first by the second."""
    asked = [moment(period) for period in query.periods]
    own = moment(fact.period)  # an aim is told by 到2025年
    return asked.index(own) if own in asked else len(asked)


def _first_named(question: str, fact: Fact, operands: Sequence[Fact]) -> int:
    """Where the question begins to name what tells the operand from the others (its place, or its own words).

    What so many parts are of (苏州的一半) is named last, and 我市 names the home city.
    """
    own = fact.subject + fact.indicator
    shared = "".join(other.subject + other.indicator for other in operands if other is not fact)
    pairs = [own[at : at + 2] for at in range(len(own) - 1)]
    telling = [question.find(pair) for pair in pairs if pair not in shared and pair in question]
    if fact.subject not in shared:
        ours = [form for form, city in load_terms().home.items() if city == canonical_subject(fact.subject)]
        telling += [question.find(form) for form in ours if form in question]
        if any(question.startswith(fact.subject, at) for at in _wholes_of_parts(question, len(fact.subject))):
            return len(question)
    return min(telling, default=len(question) - 1)


def _wholes_of_parts(question: str, size: int) -> list[int]:
    """Where ``size`` characters begin that stand right before a part of a whole: 苏州 of 不到苏州的一半."""
    parts = [
        found
        for found in find_quantities(question)
        if found.value.unit == "成" or (found.value.unit == "倍" and found.value.value < 1)
    ]
    return [found.start - size - (question[found.start - 1 : found.start] == "的") for found in parts]


def _ranked(query: Query) -> str:
    """The place whose rank is asked for: the one named behind the others (苏州、南京里南京排第几), else the first."""
    before = query.text[: asked.start()] if (asked := RANK.search(query.text)) else ""
    home = load_terms().home
    ours = next((home[form] for form in home if before.rstrip("的排列居").endswith(form)), "")
    if ours in query.subjects:
        return ours  # 苏州、南京、无锡三家里咱们排第几
    among = max(before.rfind(sign) for sign in "里中")
    behind = [name for name, start, _ in places_in(before) if start > among >= 0]
    return behind[-1] if behind and behind[-1] in query.subjects else query.subjects[0]


def _extreme(query: Query, operands: Sequence[Fact]) -> Computed:
    fell = _FELL_MOST.search(query.text)  # who fell most grew least
    smallest = fell["how"] not in "少小慢" if fell else SMALLEST.search(query.text) is not None
    return extreme(operands, smallest=smallest and not asks_both_ends(query.text))


_BELOW = ("不到", "不足", "低于", "少于", "不及", "没到")
_AT_LEAST = ("至少", "起码", "有没有", "够不够", "够得上")
_BOUND = re.compile("|".join((*_BELOW, "超过", "高于", "多于", "不止", *_AT_LEAST)))
_NOT_SO_MUCH = re.compile("(?:都|也|还|尚)?(?:不到|不足|没有?到|未到|达不到|不够|没有?达到)")  # 连苏州一半都不到
_HAS_NOT = re.compile("没有?[^，。？]{0,8}$")  # 没有苏州一半多
# 到苏州一半没有, 有苏州一半了吗
_REACHES = re.compile("(?<![不没未])(?:达?到|够|有)[^，。？]{0,8}$")
_OR_NOT = re.compile("了?(?:没有|没|吗|么)")
_COMPARES = re.compile(rf"比.{{1,24}}{MORE}")
_COMPUTE: dict[str, Callable[[Query, Sequence[Fact]], Computed]] = {
    "claim": _claim,
    "difference": _difference,
    "grown": _difference,
    "relative": _relative,
    "ratio": _ratio,
    "by share": lambda _, operands: by_share(*operands[:2]),
    "share": lambda _, operands: share(*operands[:2]),
    "share among": lambda _, operands: share_among(operands[0], operands[1:]),
    "yearly": lambda _, operands: yearly(*operands[:2]),
    "before": lambda _, operands: value_before(*operands[:2]),
    "rank": lambda query, operands: rank_of(_ranked(query), operands),
    "extreme": _extreme,
    "sum": lambda _, operands: total(operands),
    "sum of years": lambda _, operands: total_of_years(operands),
    "mean": lambda _, operands: mean(operands),
    "plain mean": lambda _, operands: mean(operands, of_rates=True),
    "mean of places": lambda _, operands: mean_of_places(operands),
    "monthly": lambda _, operands: monthly(operands[0]),
}
_FRAME = {"grown": "difference", "plain mean": "mean"}  # told in the frame of another kind
# In this order; the first whose words stand in the question and whose operands are held.
ATTEMPTS: tuple[tuple[str, re.Pattern[str], Callable[[Query, Sequence[Figure]], tuple[Fact, ...]]], ...] = (
    ("claim", _ANY, claimed_ratio),
    ("before", _ANY, value_and_change),
    ("before", _ANY, total_and_added),
    ("by share", BY_SHARE, amount_and_share),
    ("yearly", YEARLY, two_periods),
    ("plain mean", PLAIN_MEAN, growths_of_years),
    ("mean of places", MEAN_OF_PLACES, figures_of_places),
    ("monthly", MONTHLY, amount_of_months),
    ("mean", MEAN, amounts_of_years),
    ("relative", NOMINAL, amounts_by_name),
    ("relative", GROWN_BETWEEN, amounts_years_apart),
    ("relative", RELATIVE, pair_that_moved),
    ("ratio", RATIO, pair_to_divide),
    ("difference", DIFFERENCE, against_year_before),
    ("difference", WHICH_WAY, against_year_before),
    ("difference", DIFFERENCE, _pair),
    ("difference", DIFFERENCE, target_of_its_own),
    ("grown", MOVED, grown),
    ("grown", RELATIVE, amounts_asked_in_percent),
    ("difference", SAID_APART, two_named_apart),
    ("difference", MOVED, pair_that_moved),
    ("difference", MOVED, over_a_stretch),
    ("difference", WHICH_WAY, two_named_apart),
    ("difference", THEN_BY_HOW_MUCH, two_places),
    ("difference", THEN_BY_HOW_MUCH, _pair),
    ("rank", RANK, ranked_places),
    ("extreme", EXTREME, several),
    ("share among", SHARE_AMONG, one_among_places),
    ("share", _ANY, part_and_whole),
    ("ratio", SHARE_OF_OTHER, two_places),
    ("ratio", _ANY, share_of_place),
    ("ratio", _ANY, share_of_district),
    ("difference", AHEAD, two_places),
    ("difference", MET, target_held_against_result),
    ("sum", SUM, parts_named),
    ("sum of years", SUM_OF_YEARS, amounts_of_years),
    ("sum", SUM, all_to_sum),
)
