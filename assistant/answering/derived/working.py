"""An operation carried out on the numbers that were chosen for it, in the names that their sentences have for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.figures.part_of_year import is_of_part_of_year
from assistant.errors import FactsError
from assistant.facts.averages import a_year_more, average, over_given
from assistant.facts.compute import (
    difference,
    ratio,
    relative,
    remainder,
    rest_of_hundred,
    share,
    times_given,
    total,
    years_between,
)
from assistant.facts.naming import measure_class
from assistant.facts.operands import PERCENT_PLACES, divided, exact, kept, number, places_of, rounded, signed
from assistant.facts.table import AIMED
from assistant.model import Computed, Fact, Period, Quantity
from assistant.period import printed_key
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.derived.derivations import Derivation
    from assistant.answering.derived.numbers import Number
    from assistant.answering.derived.ways import Way

_LATER, _EARLIER, _NO_TIME = Period("2"), Period("1"), Period("")
FINER = {"万亿": "亿", "亿": "万"}
PLACES = ("前者", "后者", "再次者", "又次者", "更次者", "末者")  # of numbers that their sentences do not tell apart
COARSE = Decimal("0.1")  # of a unit; what is less is told in a finer one


def worked_out(derivation: Derivation) -> Computed:
    """The result with its formula; raises FactsError where the numbers do not fit the operation after all."""
    computed = _BY_WAY[derivation.way](_named(derivation.operands), derivation.operands)
    given = [fact.quantity for fact in computed.operands if not fact.document_id]
    told = tuple(fact for fact in computed.operands if fact.document_id)
    return replace(computed, operands=told, given=(*computed.given, *given))


def _named(operands: Sequence[Number]) -> list[Fact]:
    """The numbers as facts of nothing but their names; alike ones are told apart by year, and an aim is called so."""
    names = [f"{one.called}{_of_change(one)}" if one.called else "" for one in operands]
    alike = len(set(names)) < len(names)
    found = []
    for place, one in enumerate(operands):
        years = sorted(one.years) if one.fact.sure else []
        when = _when(one) if alike and len(years) == 1 and names[place] else ""
        aim = (
            "目标" if one.fact.sure and one.fact.status in AIMED and names[place] and "目标" not in names[place] else ""
        )
        name = f"{when}{names[place]}{aim}"
        rate = one.quantity.unit == "%"
        plain = replace(one.fact, subject="", indicator=name, scope="", period=_NO_TIME, base="", status="result")
        found.append(replace(plain, sure=True, measure="量值", direction=one.fact.direction if rate else ""))
    if len({fact.indicator for fact in found}) < len(found) or not all(fact.indicator for fact in found):
        alone = sum(one.document is not None for one in operands) == 1
        instead = ("所引的数", "所给的数") if alone else PLACES
        found = [replace(fact, indicator=name) for fact, name in zip(found, instead, strict=False)]
    return found


def _when(one: Number) -> str:
    """Its year, or the months of it that it is of: 2025年1—6月."""
    period = one.fact.period
    return printed_key(period.key) if is_of_part_of_year(one.fact.measure, period) else f"{min(one.years)}年"


def _of_change(one: Number) -> str:
    """What a change is called beside the figure that changed."""
    if measure_class(one.fact.measure) not in ("增速", "变动", "差值"):
        return ""
    return "的变动" if one.quantity.unit == "个百分点" else "的增幅" if one.quantity.unit == "%" else "的变化"


def labelled(computed: Computed, label: str) -> Computed:
    """The result under another label, in which ``{}`` stands for each operand's name."""
    return replace(computed, label=label.format(*(fact.indicator for fact in computed.operands)))


def _difference(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    one, other = named
    apart = difference(one, other)
    if apart.quantity.value < 0:
        apart = difference(other, one)
    return labelled(apart, "{}与{}相差")


def _sum(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    label = "所引各数合计" if named[0].indicator == PLACES[0] else "、".join("{}" for _ in named) + "合计"
    return labelled(total(named), label)


def _share(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    return labelled(share(*named), "{}占{}的")


def _rest(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    left = remainder(named[0], named[1:])
    taken = "、".join("{}" for _ in named[1:])
    return labelled(left, f"{{}}除去{taken}，余下")


def _mean(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    amount, count = named
    counter = base_unit(count.quantity.unit)[0] or "人"
    in_ones = replace(count, quantity=convert(count.quantity, base_unit(count.quantity.unit)[0]))
    averaged = average(amount, in_ones)
    if abs(averaged.quantity.value) < COARSE:
        averaged = average(amount, in_ones, _finer(amount.quantity.unit))
    label = f"{amount.indicator}按{count.indicator}平均，每{counter}（{kept(averaged.quantity.value)}）"
    return replace(averaged, label=label)


def _finer(unit: str) -> str:
    """亿元 of 万亿元, 万元 of 亿元, 元 of 万元."""
    kind = base_unit(unit)[0]
    power = unit.removesuffix(kind)
    return f"{FINER.get(power, '')}{kind}"


def _ratio(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    return labelled(ratio(*named), "{}是{}的")


def growth(later: Fact, earlier: Fact) -> Computed:
    """By how many percent the first is more than the second, or less: of one thing, at two times, under two names."""
    first = replace(later, period=_LATER)
    grew = relative(first, replace(earlier, indicator=later.indicator, period=_EARLIER))
    moved = "增长" if grew.quantity.value >= 0 else "下降"
    return labelled(replace(grew, operands=(later, earlier)), f"{{}}与{{}}相比，{moved}")


def _before(named: Sequence[Fact], operands: Sequence[Number]) -> Computed:
    """What it was before it grew, moved by points, was multiplied, or had something added."""
    value, change = named
    fell = operands[1].fact.direction == "down"
    label = f"按{value.indicator}和{change.indicator}推算，此前"
    if change.quantity.unit == "%" and value.quantity.unit != "%":
        sign = "−" if fell else "+"
        factor = 1 + (-1 if fell else 1) * change.quantity.value / 100
        formula = f"{number(value.quantity)} ÷（100% {sign} {change.quantity.value:f}%）"
        return _rounded(label, divided(value, factor), formula, value, change)
    if change.quantity.unit == "倍":
        if operands[1].fact.direction:
            raise FactsError("增加的倍数推不出以前的数。")
        return _rounded(
            label,
            divided(value, change.quantity.value),
            f"{number(value.quantity)} ÷ {change.quantity.value:f}",
            value,
            change,
        )
    moved = change.quantity if value.quantity.unit == "%" else convert(change.quantity, value.quantity.unit)
    before = value.quantity.value + (moved.value if fell else -moved.value)
    formula = f"{number(value.quantity)} {'+' if fell else '−'} {moved.value:f}"
    return Computed(label, formula, exact(before, value.quantity.unit, value, change), (value, change))


def _grown(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    """By how much percent an amount grew to which something was added: 1304.8 ÷（9884.5 − 1304.8）× 100%."""
    amount, added = named[0], named[1]
    more = convert(signed(added), amount.quantity.unit)
    before = amount.quantity.value - more.value
    exactly = more.value / before * 100
    percent = rounded(exactly, PERCENT_PLACES)
    formula = f"{number(more)} ÷（{number(amount.quantity)} − {number(more)}）× 100%"
    label = f"按{amount.indicator}和{added.indicator}推算，增长" + (
        "" if percent == exactly else f"（{kept(percent)}）"
    )
    bound = "" if not (amount.quantity.bound or added.quantity.bound) else "~"
    return Computed(label, formula, Quantity(percent, "%", "", bound), (amount, added))


def _whole(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    part, held = named
    if held.quantity.unit != "%":
        times = rounded(1 / held.quantity.value, 0)
        if abs(times * held.quantity.value - 1) > Decimal("0.001"):
            raise FactsError("不是几分之一，推不出总数。")
        return _rounded(
            f"按{part.indicator}和{held.indicator}推算的总数",
            part.quantity.value * times,
            f"{number(part.quantity)} × {times}",
            part,
            held,
        )
    label = f"按{part.indicator}和{held.indicator}推算的总数"
    formula = f"{number(part.quantity)} ÷ {held.quantity.value:f}%"
    return _rounded(label, divided(part, held.quantity.value / 100), formula, part, held)


def _part(named: Sequence[Fact], _: Sequence[Number]) -> Computed:
    whole, held = named
    label = f"按{whole.indicator}和{held.indicator}推算的数"
    formula = f"{number(whole.quantity)} × {held.quantity.value:f}%"
    return _rounded(label, whole.quantity.value * held.quantity.value / 100, formula, whole, held)


def _by_factor(named: Sequence[Fact], sign: int, label: str) -> Computed:
    amount, rate = named
    factor = 1 + sign * rate.quantity.value / 100
    formula = f"{number(amount.quantity)} ×（100% {'+' if sign > 0 else '−'} {rate.quantity.value:f}%）"
    return _rounded(
        label.format(amount.indicator, rate.indicator), amount.quantity.value * factor, formula, amount, rate
    )


def _rounded(label: str, value: Decimal, formula: str, *operands: Fact) -> Computed:
    """A result of a rounded rate, so exact as the amount is; always about so."""
    places = places_of(operands[0].quantity.value)
    result = rounded(value, places)
    if value and abs(result - value) / abs(value) > COARSE / 10:
        result = rounded(value, places + 2)
    quantity = Quantity(result, operands[0].quantity.unit, "", "~")
    return Computed(f"{label}（{kept(result)}）", formula, quantity, operands)


def _over(named: Sequence[Fact], operands: Sequence[Number]) -> Computed:
    amount, spread = named[0], operands[1].quantity
    label = f"{amount.indicator}平均每{spread.unit.removeprefix('个')}"
    if spread.printed:
        return replace(over_given(amount, spread), label=label)
    whole = signed(amount)
    if abs(divided(amount, spread.value)) < 1:
        whole = convert(whole, _finer(whole.unit))
    value = rounded(divided(replace(amount, quantity=whole), spread.value), max(1, places_of(whole.value)))
    held = replace(amount, period=operands[0].fact.period)  # which says over how many years or months
    formula = f"{number(whole)} ÷ {number(spread)}"
    return Computed(f"{label}（{kept(value)}）", formula, Quantity(value, whole.unit, "", "~"), (held,))


def _times(named: Sequence[Fact], operands: Sequence[Number]) -> Computed:
    times = operands[1].quantity
    if not times.printed:
        raise FactsError("问题没有给出几年，不能相乘。")
    return times_given(named[0], times)


def _yearly(named: Sequence[Fact], operands: Sequence[Number]) -> Computed:
    later, earlier = (replace(fact, period=one.fact.period) for fact, one in zip(named, operands, strict=True))
    return a_year_more(later, earlier)


def _years(_: Sequence[Fact], operands: Sequence[Number]) -> Computed:
    later, earlier = (one.fact for one in operands)
    return years_between(replace(later, indicator="较晚的年份"), replace(earlier, indicator="较早的年份"))


_BY_WAY: dict[Way, Callable[[Sequence[Fact], Sequence[Number]], Computed]] = {
    "difference": _difference,
    "sum": _sum,
    "share": _share,
    "rest": _rest,
    "rest of hundred": lambda named, _: rest_of_hundred(named[0]),
    "mean": _mean,
    "ratio": _ratio,
    "growth": lambda named, _: growth(*named),
    "grown": _grown,
    "before": _before,
    "whole": _whole,
    "part": _part,
    "part of the rest": lambda named, _: _by_factor(named, -1, "按{}和{}推算，余下"),
    "after": lambda named, _: _by_factor(named, 1, "按{}和{}推算，将"),
    "times": _times,
    "over": _over,
    "yearly": _yearly,
    "years": _years,
}
