"""Operands: which figures fit together, and an operand as a signed number and in words."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import scope_of
from assistant.model import Quantity
from assistant.quantity import ONE_SIDED, base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Fact

_TURNED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
PLACES, PERCENT_PLACES = 3, 2
"""Digits kept behind the point of a quotient and of a percentage; the label says so."""
_AT_A_TIME = re.compile("余额|存款|贷款|市值|资产|资本|总投资|规模|身价")
RATES = ("%", "个百分点", "‰")


def same_figure(one: Fact, other: Fact) -> None:
    """Raise FactsError unless the two are of one kind and one indicator."""
    comparable(one, other)
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        raise FactsError(f"{name(one)}与{name(other)}不是同一指标，不能直接比较。")


def are_of_one_place_and_time(one: Fact, other: Fact) -> bool:
    """Whether two figures are of one place, under any of its names, and of one time."""
    return canonical_subject(one.subject) == canonical_subject(other.subject) and one.period.key == other.period.key


def same_place_and_time(one: Fact, other: Fact) -> None:
    """Raise FactsError unless two indicators are of one place and time."""
    if not are_of_one_place_and_time(one, other):
        raise FactsError(f"{name(one)}与{name(other)}不是同一指标，地区或时间又不同，不能直接相减。")


def comparable(one: Fact, other: Fact) -> None:
    """Raise FactsError unless the two are of one kind of figure, one kind of unit and one scope."""
    if measure_class(one.measure) != measure_class(other.measure):
        raise FactsError(f"{name(one)}是{one.measure}，{name(other)}是{other.measure}，不是一类数，不能比较。")
    convertible(one, other)
    if scope_of(one) != scope_of(other):
        scopes = f"{scope_of(one) or '未注明'}、{scope_of(other) or '未注明'}"
        raise FactsError(f"{name(one)}与{name(other)}口径不同（{scopes}），不能直接比较。")
    if len({months for fact in (one, other) if (months := _months_summed(fact))}) > 1:
        raise FactsError(f"{name(one)}与{name(other)}是长短不同的时间里累计的数，不能直接比较。请用同样长的时间。")


def two_figures(one: Fact, other: Fact) -> None:
    """Raise FactsError for one figure that is told in two places: nothing lies between it and itself."""
    if _known_by(one) == _known_by(other) and convert(signed(one), other.quantity.unit).value == signed(other).value:
        raise FactsError(f"{name(one)}两处写的是同一个数，不能和自己比较。")


def _known_by(fact: Fact) -> tuple[str, ...]:
    """What makes two figures one and the same, told twice."""
    named = canonical_subject(fact.subject), canonical_indicator(fact.indicator)
    return *named, fact.measure, fact.period.key, fact.status


def _months_summed(fact: Fact) -> int:
    """Over how many months the figure was summed up; 0 for one that is so at a time (余额), a rate, or no stretch."""
    first, last = fact.period.first, fact.period.last
    at_a_time = fact.period.key.startswith("..") or fact.period.key.endswith("@") or _AT_A_TIME.search(fact.indicator)
    if measure_class(fact.measure) != "值" or not fact.quantity.unit.endswith("元") or at_a_time:
        return 0
    return 12 * (last.year - first.year) + last.month - first.month + 1 if first and last else 0


def convertible(one: Fact, other: Fact) -> None:
    """Raise FactsError unless both are single amounts of one kind of unit."""
    if base_unit(one.quantity.unit)[0] != base_unit(other.quantity.unit)[0]:
        units = f"{one.quantity.unit}、{other.quantity.unit}"
        raise FactsError(f"{name(one)}与{name(other)}单位不同（{units}），不能放在一起算。")
    if one.quantity.upper is not None or other.quantity.upper is not None:
        raise FactsError("其中有一个是区间，不是一个确定的数，不能计算。")


def at_least_two(facts: Sequence[Fact]) -> None:
    """Raise FactsError for fewer than two."""
    if len(facts) < 2:
        raise FactsError(f"要算或要比，至少要有两个数，现在有{len(facts)}个。")


# --- numbers and their words ---------------------------------------------------------------------------------------


def signed(fact: Fact) -> Quantity:
    """The quantity with the sign its direction gives: 下降8.6% is −8.6%."""
    falls = fact.direction == "down" and fact.quantity.value > 0
    return replace(fact.quantity, value=-fact.quantity.value) if falls else fact.quantity


def amount(fact: Fact, like: Fact) -> Decimal:
    """The signed number in the other figure's power of ten."""
    return convert(signed(fact), like.quantity.unit).value


def number(quantity: Quantity) -> str:
    """The number as a formula shows it: a negative one in brackets."""
    written = f"{quantity.value:f}".replace("-", "−")
    return f"（{written}）" if quantity.value < 0 else written


def divide(one: Fact, other: Fact) -> Decimal:
    """The unrounded quotient, in one power of ten; raises FactsError for a divisor of 0."""
    return divided(one, signed(other).value, other)


def divided(one: Fact, by: Decimal, of: Fact | None = None) -> Decimal:
    """The figure divided by a number, which is that of ``of`` if given."""
    above = convert(signed(one), of.quantity.unit) if of else signed(one)
    if not by:
        raise FactsError(f"{name(of or one)}为0，不能作除数。")
    with localcontext() as context:
        context.prec = 28
        return above.value / by


def quotient(one: Fact, other: Fact) -> tuple[Decimal, str]:
    """The quotient, rounded unless it has few enough digits (51, 2.5), and its formula."""
    above = convert(signed(one), other.quantity.unit)
    value = divide(one, other)
    shown = Decimal(f"{value.normalize():f}") if is_whole(one, other) else rounded(value, _places_for(value))
    return shown, f"{number(above)} ÷ {number(signed(other))}"


def _places_for(value: Decimal) -> int:
    """How many digits behind the point a multiple is given with: three in all, as in 0.342, 4.10 and 12.5."""
    return max(0, PLACES - max(value.copy_abs().adjusted() + 1, 0))


def rounded(value: Decimal, places: int = PLACES) -> Decimal:
    """Rounded half up to so many digits behind the point."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def is_whole(one: Fact, other: Fact) -> bool:
    """Whether the quotient needs no rounding."""
    value = divide(one, other)
    return rounded(value) == value


def kept(value: Decimal) -> str:
    """To how many digits the value was rounded, in words."""
    return f"四舍五入到小数点后{places_of(value)}位"


def places_of(value: Decimal) -> int:
    """How many digits the value has behind the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def exact(value: Decimal, unit: str, *operands: Fact) -> Quantity:
    """A result that was not rounded, approximate only where an operand is."""
    return Quantity(value, unit, "", bound(*operands))


def bound(*operands: Fact) -> str:
    """A result of approximate figures is approximate."""
    return "~" if any(fact.quantity.bound for fact in operands) else ""


def bound_apart(one: Fact, other: Fact) -> str:
    """On which side of the difference of the printed numbers the true one lies, where one of them is a limit.

    超过2800 less 2638.7 is more than 161.3; 1450 less 超过1000 is less than 450. Of two limits it is only known to be
    about so.
    """
    first, second = one.quantity.bound, other.quantity.bound
    if first in ONE_SIDED and not second:
        return first
    return _TURNED[second] if second in ONE_SIDED and not first else bound(one, other)


def name(fact: Fact) -> str:
    """Whose figure of when, without the figure: 2018年无锡服务业增加值同比增速."""
    measure = "" if measure_class(fact.measure) == "值" else fact.measure
    return f"{fact.period.printed.replace(' ', '')}{fact.subject}{scoped(fact)}{measure}"


def scoped(fact: Fact) -> str:
    """The indicator with its scope in front."""
    scope = scope_of(fact)
    return f"{scope}{fact.indicator}" if scope and fact.scope else fact.indicator
