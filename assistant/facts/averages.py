"""Averages: for each of what is counted, each year, each month; what has none is refused with the reason."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.naming import canonical_subject
from assistant.facts.operands import (
    PERCENT_PLACES,
    PLACES,
    RATES,
    at_least_two,
    bound,
    convertible,
    divided,
    exact,
    kept,
    name,
    number,
    places_of,
    rounded,
    same_figure,
    signed,
)
from assistant.facts.wording import NAMING_START
from assistant.model import Computed, Quantity
from assistant.period import months_in, year_of
from assistant.quantity import convert, in_ones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Fact

AVERAGE_PLACES = 1
"""Digits kept behind the point of an average of ten or more."""
FEWEST_MONTHS = 2
_STOCK = re.compile("余额|存款|贷款|人口|规模(?!以上)|面积|里程|资产|保有量|存量|装机")  # what there is at a moment


def average(amount: Fact, count: Fact, unit: str = "") -> Computed:
    """How much of the amount there is for one of the things counted; to one digit behind the point, or more if small.

    ``unit``: that of the result (亿元 of 2.95万亿元 for 303 projects), the amount's own if not given.
    """
    if amount.period.key != count.period.key:
        raise FactsError(f"{name(amount)}与{name(count)}时间不同，不能算平均数。")
    if amount.quantity.unit in RATES or amount.quantity.upper is not None or count.quantity.upper is not None:
        raise FactsError(f"{name(amount)}不是一个确定的总数，不能算平均数。")
    above = convert(signed(amount), unit or amount.quantity.unit)
    below = _in_single_ones(count)
    exactly = divided(replace(amount, quantity=above), below.value)
    value = rounded(exactly, PERCENT_PLACES)  # 70 ÷ 8 is 8.75; what goes on and on ends sooner
    value = value.normalize() if value == exactly else rounded(exactly, _places_of_an_average(exactly))
    label = f"平均每{below.unit}{name(count)}的{amount.indicator}（{kept(value)}）"
    formula = f"{number(above)} ÷ {number(below)}"
    return Computed(label, formula, Quantity(value, above.unit, "", bound(amount, count)), (amount, count))


def _in_single_ones(count: Fact) -> Quantity:
    """How many there are, without the power of ten of its unit: 13.9万户 are 139000户."""
    told = signed(count)
    unit = told.unit.lstrip("万亿")
    return told if unit == told.unit else replace(told, value=in_ones(told), unit=unit)


def _places_of_an_average(value: Decimal) -> int:
    """So many digits behind the point that two or three tell something: 16.3, 1.10, 0.447."""
    return AVERAGE_PLACES if abs(value) >= 10 else PERCENT_PLACES if abs(value) >= 1 else PLACES


def by_head(product: Fact, people: Fact) -> Computed:
    """A product for each inhabitant in 万元, with two digits: 亿元 ÷ 万人. Raises FactsError where the times differ."""
    if product.period.key != people.period.key or product.status != people.status:
        raise FactsError(f"{name(product)}与{name(people)}时间或性质（完成数、目标数）不同，不能算人均。")
    above, below = _in_unit(product, "亿元"), _in_unit(people, "万人")
    value = rounded(divided(above, below.quantity.value), PERCENT_PLACES)
    formula = f"{number(above.quantity)} ÷ {number(below.quantity)}"
    label = f"按{name(people)}推算的人均{product.indicator}（{kept(value)}）"
    return Computed(label, formula, Quantity(value, "万元", "", "~"), (above, below))


def _in_unit(fact: Fact, unit: str) -> Fact:
    return replace(fact, quantity=replace(convert(signed(fact), unit), printed=fact.quantity.printed))


def mean(facts: Sequence[Fact], *, of_rates: bool = False) -> Computed:
    """What one amount was on the average of several years, with as many digits as the most exact of them.

    Money, things and people of one place, indicator and scope; each year once. Rates have such an average only where
    the plain one is asked for (简单平均): it is not the growth a year.
    """
    _of_one_kind(facts, "算平均数")
    first = facts[0]
    if len({fact.period.key for fact in facts}) < len(facts) or (first.quantity.unit in RATES) != of_rates:
        raise FactsError(f"{name(first)}等不是各年的总量，不能算平均数。")
    return _plain_mean(facts)


def mean_among(facts: Sequence[Fact]) -> Computed:
    """What several things of one kind have on the average (each project of a list), rounded like ``mean``.

    Raises FactsError where their figures are of different times or kinds, or are rates.
    """
    at_least_two(facts)
    first = facts[0]
    for fact in facts[1:]:
        convertible(fact, first)
    if first.quantity.unit in RATES or len({(fact.period.key, fact.status) for fact in facts}) > 1:
        raise FactsError(f"{name(first)}等不是同一时间的量，不能算平均数。")
    return _plain_mean(facts)


def mean_of_places(facts: Sequence[Fact]) -> Computed:
    """The plain average of what several places have at one time, each once; a rate is not weighed by their size.

    Raises FactsError where figures, times or status differ.
    """
    at_least_two(facts)
    first = facts[0]
    for fact in facts[1:]:
        same_figure(fact, first)
    if len({canonical_subject(fact.subject) for fact in facts}) < len(facts):
        raise FactsError(f"{name(first)}等不是各地的数，不能算平均数。")
    if len({(fact.period.key, fact.status) for fact in facts}) > 1:
        raise FactsError(f"{name(first)}等时间或性质（完成数、目标数）不同，不能算平均数。")
    return _plain_mean(facts)


def _plain_mean(facts: Sequence[Fact]) -> Computed:
    unit = facts[0].quantity.unit
    parts = [convert(signed(fact), unit) for fact in facts]
    exactly = sum((part.value for part in parts), Decimal(0)) / len(parts)
    places = max(places_of(part.value) for part in parts)
    value = rounded(exactly, places)
    value = value if value == exactly else rounded(exactly, max(AVERAGE_PLACES, places))  # 3735家, not 3735.0家
    label = f"{'、'.join(name(fact) for fact in facts)}的平均数（{kept(value)}）"
    formula = f"（{' + '.join(number(part) for part in parts)}）÷ {len(parts)}"
    return Computed(label, formula, Quantity(value, unit, "", bound(*facts)), tuple(facts))


def total_of_years(facts: Sequence[Fact]) -> Computed:
    """What one amount of several years came to together; each year once.

    Raises FactsError for rates, for what there is at a moment (存款余额), and for counts but of what was added.
    """
    _of_one_kind(facts, "相加")
    first = facts[0]
    counted = first.measure == "数量" and not NAMING_START.match(first.indicator)
    if counted or _STOCK.search(first.indicator):
        raise FactsError(f"{name(first)}等是各年的存量，不能逐年相加。")
    if len({fact.period.key for fact in facts}) < len(facts) or first.quantity.unit in RATES:
        raise FactsError(f"{name(first)}等不是各年的总量，不能相加。")
    parts = [convert(signed(fact), first.quantity.unit) for fact in facts]
    value = sum((part.value for part in parts), Decimal(0))
    label = f"{'、'.join(name(fact) for fact in facts)}之和"
    formula = " + ".join(number(part) for part in parts)
    return Computed(label, formula, exact(value, first.quantity.unit, *facts), tuple(facts))


def over_given(amount: Fact, years: Quantity) -> Computed:
    """An amount for each of the years that the asker gives: 1000 ÷ 3. Raises FactsError for a rate, or a range."""
    if amount.quantity.unit in RATES or amount.quantity.upper is not None or years.value <= 0:
        raise FactsError(f"{name(amount)}不是一个确定的总量，不能算平均每年多少。")
    exactly = divided(amount, years.value)
    value = rounded(exactly, max(AVERAGE_PLACES, places_of(amount.quantity.value)))
    value = value.normalize() if value == exactly else value  # 665 ÷ 5 is 133, and not 133.0
    label = f"{amount.indicator}平均每年（{kept(value)}）"
    formula = f"{number(signed(amount))} ÷ {number(years)}"
    return Computed(label, formula, Quantity(value, amount.quantity.unit, "", "~"), (amount,), given=(years,))


def a_year_more(later: Fact, earlier: Fact) -> Computed:
    """By how much an amount is more for each of the years between two: (3000 − 2000) ÷ 3.

    Raises FactsError for rates, and where the years are not known.
    """
    years = (year_of(later.period) or 0) - (year_of(earlier.period) or 0)
    if not (year_of(later.period) and year_of(earlier.period)) or years < 1 or later.quantity.unit in RATES:
        raise FactsError(f"{name(later)}与{name(earlier)}不是先后两年的总量，不能算平均每年多多少。")
    convertible(later, earlier)
    below = convert(signed(earlier), later.quantity.unit)
    apart = signed(later).value - below.value
    value = rounded(apart / years, max(AVERAGE_PLACES, places_of(later.quantity.value)))
    label = f"{later.indicator}与{earlier.indicator}相比，平均每年多（{kept(value)}）"
    formula = f"（{number(signed(later))} − {number(below)}）÷ {years}"
    return Computed(label, formula, Quantity(value, later.quantity.unit, "", "~"), (later, earlier))


def _of_one_kind(facts: Sequence[Fact], deed: str) -> None:
    """Raise FactsError unless there are two or more of one figure, place and status; ``deed``: what is to be done."""
    at_least_two(facts)
    first = facts[0]
    for fact in facts[1:]:
        same_figure(fact, first)
        if canonical_subject(fact.subject) != canonical_subject(first.subject) or fact.status != first.status:
            raise FactsError(f"{name(first)}与{name(fact)}地区或性质（完成数、目标数）不同，不能{deed}。")


def monthly(fact: Fact) -> Computed:
    """What an amount of several months of a year was on the average of a month, to one digit behind the point.

    Raises FactsError for what is a rate or a stock (存款余额, 人口), or of no whole months.
    """
    months = months_in(fact.period)
    if months < FEWEST_MONTHS or fact.measure != "量值" or fact.quantity.unit in RATES or _STOCK.search(fact.indicator):
        raise FactsError(f"{name(fact)}不是几个月里的总量，不能算平均每月多少。")
    if fact.quantity.upper is not None:
        raise FactsError("这个数是一个区间，不是一个确定的数，不能计算。")
    finer = "亿元" if fact.quantity.unit == "万亿元" else fact.quantity.unit  # 1.81万亿元 ÷ 12 is no 0.15万亿元
    whole = convert(signed(fact), finer)
    value = rounded(
        divided(replace(fact, quantity=whole), Decimal(months)), max(AVERAGE_PLACES, places_of(whole.value))
    )
    label = f"{name(fact)}的月平均数（{kept(value)}）"
    return Computed(label, f"{number(whole)} ÷ {months}", Quantity(value, finer, "", "~"), (fact,))
