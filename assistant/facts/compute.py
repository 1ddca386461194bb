"""Arithmetic on facts: each result carries formula and operands; what does not fit is refused with the reason."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.naming import canonical_indicator, canonical_subject, part_and_whole_of
from assistant.facts.operands import (
    PERCENT_PLACES,
    RATES,
    amount,
    at_least_two,
    bound,
    comparable,
    convertible,
    divide,
    divided,
    exact,
    is_whole,
    kept,
    name,
    number,
    places_of,
    quotient,
    rounded,
    same_figure,
    same_place_and_time,
    signed,
    two_figures,
)
from assistant.facts.table import AIMED
from assistant.model import Computed, Quantity
from assistant.period import year_of
from assistant.quantity import ABOVE, BELOW, convert
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Fact


# What an economy adds is the sum of what its industries add.
_ALL_ADDED, _ADDED_BY_SOME = re.compile("生产总值$|GDP$"), re.compile("增加值$")
_OF_ALL = re.compile("^(?:各类|各种|各级|全部|所有|总|全市|全省)+")


def difference(one: Fact, other: Fact) -> Computed:
    """First minus second. Percent minus percent is 个百分点.

    The two may differ in subject or in period, not in both; two indicators only of one place and time.
    """
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        same_place_and_time(one, other)
    comparable(one, other)
    two_figures(one, other)
    if canonical_subject(one.subject) != canonical_subject(other.subject) and one.period.key != other.period.key:
        both = f"{name(one)}与{name(other)}"
        raise FactsError(f"{both}地区和时间都不同，不能直接相减。请先定下同一地区或同一时间。")
    left, right = signed(one), signed(other)
    if one.quantity.unit == "%":
        unit = "个百分点"
    else:
        left, right = _in_one_unit(left, right)
        unit = left.unit
    value = left.value - right.value
    if not value and one.quantity.bound != other.quantity.bound:
        raise FactsError(f"{name(one)}与{name(other)}一个带“以上”“左右”之类的约数，分不出高下。")
    label = f"{name(one)}与{name(other)}之差"
    return Computed(label, f"{number(left)} − {number(right)}", exact(value, unit, one, other), (one, other))


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Both in the first's unit, or the finer one where less than one of the coarser lies between (2997家, of 1万家)."""
    there = convert(right, left.unit)
    if abs(left.value - there.value) >= 1 or abs(convert(left, right.unit).value) < abs(left.value):
        return left, there
    return convert(left, right.unit), right


def ratio(one: Fact, other: Fact) -> Computed:
    """First ÷ second, as a multiple; two indicators (城镇, 农村居民收入) only of one place and time."""
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        same_place_and_time(one, other)
    comparable(one, other)
    two_figures(one, other)
    value, formula = quotient(one, other)
    label = f"{name(one)}是{name(other)}的倍数" + ("" if is_whole(one, other) else f"（{kept(value)}）")
    return Computed(label, formula, Quantity(value, "倍", "", bound(one, other)), (one, other))


def ratio_in_percent(one: Fact, other: Fact) -> Computed:
    """First ÷ second in percent, whatever places or times they are of: 相当于2024年全年的76.31%."""
    times, exactly = ratio(one, other), divide(one, other) * 100
    percent = _in_percent(exactly)
    label = f"{name(one)}是{name(other)}的百分比" + ("" if percent == exactly else f"（{kept(percent)}）")
    quantity = replace(times.quantity, value=percent, unit="%")
    return replace(times, label=label, formula=f"{times.formula} × 100%", quantity=quantity)


def share(part: Fact, whole: Fact) -> Computed:
    """Part ÷ whole in percent; both of one kind of unit, and of one period, unless a result is held against its aim."""
    of_its_aim = part.status != whole.status and _of_one_thing(part, whole)
    if part.period.key != whole.period.key and not of_its_aim:
        raise FactsError(f"{name(part)}与{name(whole)}时间不同，不能算占比。请用同一时间的两个数。")
    if part.quantity.unit in RATES:
        raise FactsError(f"{name(part)}本身是比率，不能再算占比。")
    if part == whole:
        raise FactsError(f"{name(part)}是同一个数，不能算占比。")
    convertible(part, whole)
    _, formula = quotient(part, whole)
    exactly = divide(part, whole) * 100
    percent = _in_percent(exactly)
    label = f"{name(part)}占{name(whole)}的比重" + ("" if percent == exactly else f"（{kept(percent)}）")
    return Computed(label, f"{formula} × 100%", Quantity(percent, "%", "", bound(part, whole)), (part, whole))


def _in_percent(exactly: Decimal) -> Decimal:
    """With two digits behind the point, but none that is not needed: 26 of 65 are 40%, and not 40.00%."""
    percent = rounded(exactly, PERCENT_PLACES)
    return Decimal(f"{percent.normalize():f}") if percent == exactly else percent


def rest_of_hundred(part: Fact) -> Computed:
    """What all others have of a whole, in percent, of the share that one has: 100% − 30.5%.

    Raises FactsError for what is no share, or a share of which only a limit is known.
    """
    if part.quantity.unit != "%" or part.quantity.upper is not None or not 0 <= part.quantity.value <= 100:
        raise FactsError(f"{name(part)}不是一个占比，算不出其余的占比。")
    value = 100 - part.quantity.value
    label = f"除去{part.indicator}，其余占"
    return Computed(label, f"100 − {number(part.quantity)}", exact(value, "%", part), (part,))


def times_given(each: Fact, years: Quantity) -> Computed:
    """What so much a year comes to in as many years as the asker gives: 600 × 3.

    Raises FactsError for a rate, or a range.
    """
    if each.quantity.upper is not None or years.value <= 0:
        raise FactsError(f"{name(each)}是一个区间，不能相乘。")
    label = f"照此逐年计算，{each.indicator}合计"
    value = exact(each.quantity.value * years.value, each.quantity.unit, each)
    return Computed(label, f"{number(each.quantity)} × {number(years)}", value, (each,), given=(years,))


def years_between(later: Fact, earlier: Fact) -> Computed:
    """How many years lie between two years that are printed. Raises FactsError where they are the same."""
    value = later.quantity.value - earlier.quantity.value
    if value <= 0:
        raise FactsError(f"{name(later)}不在{name(earlier)}之后，不能算相隔几年。")
    label = f"从{earlier.indicator}到{later.indicator}，相隔"
    return Computed(
        label, f"{number(later.quantity)} − {number(earlier.quantity)}", exact(value, "年"), (later, earlier)
    )


def share_of_sum(parts: Sequence[Fact], whole: Fact) -> Computed:
    """What several parts of a whole make of it together, in percent: （14 + 166）÷ 303 × 100%."""
    summed = total(parts)
    together = replace(parts[0], indicator="、".join(part.indicator for part in parts), quantity=summed.quantity)
    held = share(together, whole)
    formula = f"（{summed.formula}）÷ {number(convert(signed(whole), summed.quantity.unit))} × 100%"
    return replace(held, formula=formula, operands=(*parts, whole))


def share_among(part: Fact, among: Sequence[Fact]) -> Computed:
    """What one place has of all of them together, in percent: 445.0 ÷（888.7 + 578.8 + 445.0）× 100%."""
    summed = total(among)
    together = replace(part, subject="、".join(fact.subject for fact in among), quantity=summed.quantity)
    held = share(part, together)
    above = number(convert(signed(part), summed.quantity.unit))
    return replace(held, formula=f"{above} ÷（{summed.formula}）× 100%", operands=(part, *among))


def by_share(amount: Fact, share_held: Fact) -> Computed:
    """A whole from its part and the part's share, or the part from the whole: 3361.41 ÷ 68.1%, 14850.82 × 11.7%.

    About so, for the share is rounded. Raises FactsError where the share is not of the amount.
    """
    part, whole = part_and_whole_of(share_held.indicator)
    given = canonical_indicator(amount.indicator)
    if share_held.quantity.unit != "%" or amount.quantity.unit in RATES or given not in (part, whole):
        raise FactsError(f"{name(share_held)}不是{name(amount)}的占比，不能用来推算。")
    same_place_and_time(amount, replace(share_held, indicator=amount.indicator))
    if amount.status != share_held.status or None not in (amount.quantity.upper, share_held.quantity.upper):
        raise FactsError(f"{name(amount)}与{name(share_held)}一个是完成数、一个是目标数，或是区间，不能用来推算。")
    if not share_held.quantity.value:
        raise FactsError(f"{name(share_held)}为0，不能作除数。")
    rate = share_held.quantity.value / 100
    exactly = divided(amount, rate) if given == part else signed(amount).value * rate
    value = rounded(exactly, places_of(amount.quantity.value))
    wanted = whole if given == part else part
    wanted = f"规模以上{wanted}" if f"规模以上{wanted}" in share_held.indicator else wanted
    wanted = f"{wanted}的同一项数" if wanted in load_terms().places else wanted  # 占全国12%: of all of 全国
    label = f"按{name(share_held)}推算的{wanted}（{kept(value)}）"
    formula = f"{number(signed(amount))} {'÷' if given == part else '×'} {share_held.quantity.value:f}%"
    return Computed(label, formula, Quantity(value, amount.quantity.unit, "", "~"), (amount, share_held))


def by_fraction(amount: Fact, fraction: Fact) -> Computed:
    """What the whole, by which the fraction is named, has of which it is a fraction: 917 × 3 of 三分之一; about so.

    Raises FactsError where the fraction is none of one by a whole number.
    """
    parts = int(rounded(1 / fraction.quantity.value, 0)) if fraction.quantity.value else 0
    if parts <= 1 or abs(parts * fraction.quantity.value - 1) > Decimal("0.001") or amount.quantity.unit in RATES:
        raise FactsError(f"{name(amount)}所占的份额不是几分之一，推不出{fraction.indicator}的数。")
    value = exact(signed(amount).value * parts, amount.quantity.unit, amount)
    label = f"按所引的份额推算的{fraction.indicator}{amount.indicator}"
    return Computed(label, f"{number(signed(amount))} × {parts}", replace(value, bound="~"), (amount, fraction))


def _of_one_thing(one: Fact, other: Fact) -> bool:
    """Whether the two are of one place and one indicator."""
    same_place = canonical_subject(one.subject) == canonical_subject(other.subject)
    return same_place and canonical_indicator(one.indicator) == canonical_indicator(other.indicator)


def remainder(whole: Fact, parts: Sequence[Fact]) -> Computed:
    """The whole less its parts: what is left of so many things when some are taken away."""
    for part in parts:
        convertible(part, whole)
    if not parts or whole.quantity.unit in RATES:
        raise FactsError(f"{name(whole)}里没有可以减去的数。")
    taken = [convert(signed(part), whole.quantity.unit) for part in parts]
    value = signed(whole).value - sum((part.value for part in taken), Decimal(0))
    if value < 0:
        raise FactsError(f"减去的数比{name(whole)}还多，不能计算。")
    label = f"{name(whole)}除去{'、'.join(name(part) for part in parts)}后余下的数"
    formula = " − ".join(number(part) for part in (signed(whole), *taken))
    return Computed(label, formula, exact(value, whole.quantity.unit, whole, *parts), (whole, *parts))


def total(facts: Sequence[Fact]) -> Computed:
    """The sum; one period, one indicator over several subjects or several parts of one subject, none within another."""
    at_least_two(facts)
    for fact, other in permutations(facts, 2):
        if _is_part_of(fact, other):
            raise FactsError(f"{name(fact)}已含在{name(other)}之内，不能相加。")
    first = facts[0]
    for fact in facts[1:]:
        convertible(fact, first)
        if fact.period.key != first.period.key or fact.status != first.status:
            raise FactsError(f"{name(first)}与{name(fact)}时间或性质（完成数、目标数）不同，不能相加。")
    if first.quantity.unit in RATES:
        raise FactsError("比率和增速不能相加，要先有各自的总量。")
    parts = [convert(signed(fact), first.quantity.unit) for fact in facts]
    value = sum((part.value for part in parts), Decimal(0))
    label = f"{'、'.join(name(fact) for fact in facts)}之和"
    formula = " + ".join(number(part) for part in parts)
    return Computed(label, formula, exact(value, first.quantity.unit, *facts), tuple(facts))


def _is_part_of(fact: Fact, other: Fact) -> bool:
    """Whether the one counts some of what the other counts: 海归高层次人才 of 各类高层次人才."""
    whole = _OF_ALL.sub("", other.indicator)
    same_place = canonical_subject(fact.subject) == canonical_subject(other.subject)
    if same_place and _ALL_ADDED.search(other.indicator) and _ADDED_BY_SOME.search(fact.indicator):
        return True
    narrower = whole != _OF_ALL.sub("", fact.indicator) and fact.indicator.endswith(whole)
    return same_place and bool(whole) and narrower


def rank(facts: Sequence[Fact], *, ascending: bool = False) -> tuple[Fact, ...]:
    """The facts from the largest to the smallest (or the other way); equal values keep their order."""
    at_least_two(facts)
    for fact in facts[1:]:
        comparable(fact, facts[0])
    return tuple(sorted(facts, key=lambda fact: amount(fact, facts[0]), reverse=not ascending))


def extreme(facts: Sequence[Fact], *, smallest: bool = False) -> Computed:
    """The largest (or smallest) of the facts; the formula shows the whole order. Raises FactsError where two are."""
    ordered = rank(facts, ascending=smallest)
    if amount(ordered[1], ordered[0]) == signed(ordered[0]).value:
        raise FactsError(f"{name(ordered[0])}与{name(ordered[1])}的数相同，分不出哪个更{'低' if smallest else '高'}。")
    if unsure := next((other for other in ordered[1:] if _may_pass(other, ordered[0], smallest=smallest)), None):
        raise FactsError(f"{name(unsure)}只知道界限，不能断定{name(ordered[0])}就是最{'低' if smallest else '高'}的。")
    label = f"{'最小' if smallest else '最大'}：{name(ordered[0])}"
    return Computed(label, _order(ordered, smallest), ordered[0].quantity, ordered)


def _may_pass(other: Fact, first: Fact, *, smallest: bool) -> bool:
    """Whether the other may lie beyond the first: 超过1.57万家 beyond 1.6万家; what is aimed at are marks to reach."""
    if AIMED.issuperset((other.status, first.status)):
        return False
    beyond, short = (BELOW, ABOVE) if smallest else (ABOVE, BELOW)
    return other.quantity.bound in beyond or first.quantity.bound in short


def rank_of(place: str, facts: Sequence[Fact], *, ascending: bool = False) -> Computed:
    """Which place the subject has among the facts from the largest down (or up); the formula shows the whole order."""
    ordered = rank(facts, ascending=ascending)
    at = next((at for at, fact in enumerate(ordered) if canonical_subject(fact.subject) == place), None)
    if at is None:
        raise FactsError(f"没有{place}的同一数据，排不出它的位次。")
    if sum(amount(fact, ordered[at]) == signed(ordered[at]).value for fact in facts) > 1:
        raise FactsError(f"{name(ordered[at])}与别的数相同，排不出先后。")
    label = f"{name(ordered[at])}由{'低到高' if ascending else '高到低'}的位次"
    return Computed(label, _order(ordered, ascending), Quantity(Decimal(at + 1), "位", ""), ordered)


def _order(ordered: Sequence[Fact], ascending: bool) -> str:
    """5410 > 2060 = 2060: the numbers in one power of ten, as they come."""
    values = [convert(signed(fact), ordered[0].quantity.unit) for fact in ordered]
    signs = (" = " if one.value == other.value else " < " if ascending else " > " for one, other in pairwise(values))
    return number(values[0]) + "".join(f"{sign}{number(value)}" for sign, value in zip(signs, values[1:], strict=True))


def relative(one: Fact, other: Fact) -> Computed:
    """(first − second) ÷ second in percent: how much more or less one is than the other place's or the earlier one."""
    same_figure(one, other)
    if one.quantity.unit in RATES:
        raise FactsError("比率之间只算相差几个百分点，不算增减百分之几。")
    same_place = canonical_subject(one.subject) == canonical_subject(other.subject)
    if same_place == (one.period.key == other.period.key):
        both = "是同一地区、同一时间的" if same_place else "地区和时间都不同"
        raise FactsError(f"{name(one)}与{name(other)}{both}，不能算增减百分之几。")
    base, value = signed(other), convert(signed(one), other.quantity.unit)
    if not base.value:
        raise FactsError(f"{name(other)}为0，不能作除数。")
    exactly = (value.value - base.value) / base.value * 100
    percent = _in_percent(exactly)
    formula = f"（{number(value)} − {number(base)}）÷ {number(base)} × 100%"
    label = f"{name(one)}比{name(other)}的增减" + ("" if percent == exactly else f"（{kept(percent)}）")
    return Computed(label, formula, Quantity(percent, "%", "", bound(one, other)), (one, other))


def yearly(later: Fact, earlier: Fact) -> Computed:
    """The average growth a year from two amounts: ((later ÷ earlier)^(1 ÷ years) − 1) × 100%."""
    same_figure(later, earlier)
    years = (year_of(later.period) or 0) - (year_of(earlier.period) or 0)
    if canonical_subject(later.subject) != canonical_subject(earlier.subject) or years < 1:
        raise FactsError(f"{name(later)}与{name(earlier)}不是同一地区先后两年的数，不能算年均增长。")
    if later.quantity.unit in RATES or signed(earlier).value <= 0 or signed(later).value <= 0:
        raise FactsError("比率和负数不能算年均增长。")
    times = divide(later, earlier)
    percent = rounded((times ** (Decimal(1) / years) - 1) * 100, PERCENT_PLACES)
    above = convert(signed(later), earlier.quantity.unit)
    formula = f"（（{number(above)} ÷ {number(signed(earlier))}）^（1 ÷ {years}） − 1）× 100%"
    label = f"{name(earlier)}到{name(later)}的年均增长（{kept(percent)}）"
    return Computed(label, formula, Quantity(percent, "%", "", bound(later, earlier)), (later, earlier))


def check_claim(one: Fact, other: Fact, claimed: Quantity) -> Computed:
    """First ÷ second held against what an author claims (1/3, 一半): the label gives the verdict."""
    same_figure(one, other)
    value, formula = quotient(one, other)
    off = abs(value - claimed.value) / claimed.value if claimed.value else Decimal(1)
    over, under = value - claimed.value, claimed.value - value
    bounds = {">": over > 0, ">=": over >= 0, "<": under > 0, "<=": under >= 0}
    fits = bounds.get(claimed.bound, off <= Decimal("0.05"))
    verdict = "说法成立" if fits and claimed.bound else "说法大致成立，是约数" if fits else "说法与数字不符"
    word = {">": "超过", ">=": "不低于", "<": "不到", "<=": "不超过"}.get(claimed.bound, "")
    asked = f"“{claimed.printed}”" if claimed.printed.startswith(word) else f"{word}“{claimed.printed}”"
    label = f"您问的{asked}：{name(one)}与{name(other)}之比，{verdict}（{kept(value)}）"
    return Computed(label, formula, Quantity(value, "倍", "", bound(one, other)), (one, other))
