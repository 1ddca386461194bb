"""Arithmetic on facts: each result carries formula and operands; what does not fit is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import scope_of
from assistant.model import Computed, Quantity
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Fact

PLACES, PERCENT_PLACES = 3, 2
"""Digits kept behind the point of a quotient and of a percentage; the label says so."""
_RATES = ("%", "个百分点", "‰")


def difference(one: Fact, other: Fact) -> Computed:
    """First minus second. Percent minus percent is 个百分点.

    The two may differ in subject or in period, not in both; two indicators only of one place and time.
    """
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        _same_place_and_time(one, other)
    _comparable(one, other)
    if canonical_subject(one.subject) != canonical_subject(other.subject) and one.period.key != other.period.key:
        both = f"{_name(one)}与{_name(other)}"
        raise FactsError(f"{both}地区和时间都不同，不能直接相减。请先定下同一地区或同一时间。")
    left, right = _signed(one), _signed(other)
    if one.quantity.unit == "%":
        unit = "个百分点"
    else:
        right, unit = convert(right, left.unit), left.unit
    value = left.value - right.value
    label = f"{_name(one)}与{_name(other)}之差"
    return Computed(label, f"{_number(left)} − {_number(right)}", _exact(value, unit, one, other), (one, other))


def ratio(one: Fact, other: Fact) -> Computed:
    """First ÷ second, as a multiple; two indicators (城镇, 农村居民收入) only of one place and time."""
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        _same_place_and_time(one, other)
    _comparable(one, other)
    value, formula = _quotient(one, other)
    label = f"{_name(one)}是{_name(other)}的倍数（{_kept(value)}）"
    return Computed(label, formula, Quantity(value, "倍", "", _bound(one, other)), (one, other))


def share(part: Fact, whole: Fact) -> Computed:
    """Part ÷ whole in percent; both must be of one period and one kind of unit."""
    if part.period.key != whole.period.key:
        raise FactsError(f"{_name(part)}与{_name(whole)}时间不同，不能算占比。请用同一时间的两个数。")
    if part.quantity.unit in _RATES:
        raise FactsError(f"{_name(part)}本身是比率，不能再算占比。")
    _convertible(part, whole)
    _, formula = _quotient(part, whole)
    percent = _rounded(_divide(part, whole) * 100, PERCENT_PLACES)
    label = f"{_name(part)}占{_name(whole)}的比重（{_kept(percent)}）"
    return Computed(label, f"{formula} × 100%", Quantity(percent, "%", "", _bound(part, whole)), (part, whole))


def total(facts: Sequence[Fact]) -> Computed:
    """The sum; one period, one indicator over several subjects or several parts of one subject."""
    _at_least_two(facts)
    first = facts[0]
    for fact in facts[1:]:
        _convertible(fact, first)
        if fact.period.key != first.period.key or fact.status != first.status:
            raise FactsError(f"{_name(first)}与{_name(fact)}时间或性质（完成数、目标数）不同，不能相加。")
    if first.quantity.unit in _RATES:
        raise FactsError("比率和增速不能相加，要先有各自的总量。")
    parts = [convert(_signed(fact), first.quantity.unit) for fact in facts]
    value = sum((part.value for part in parts), Decimal(0))
    label = f"{'、'.join(_name(fact) for fact in facts)}之和"
    formula = " + ".join(_number(part) for part in parts)
    return Computed(label, formula, _exact(value, first.quantity.unit, *facts), tuple(facts))


def rank(facts: Sequence[Fact], *, ascending: bool = False) -> tuple[Fact, ...]:
    """The facts from the largest to the smallest (or the other way); equal values keep their order."""
    _at_least_two(facts)
    for fact in facts[1:]:
        _comparable(fact, facts[0])
    return tuple(sorted(facts, key=lambda fact: _amount(fact, facts[0]), reverse=not ascending))


def extreme(facts: Sequence[Fact], *, smallest: bool = False) -> Computed:
    """The largest (or smallest) of the facts; the formula shows the whole order."""
    ordered = rank(facts, ascending=smallest)
    sign = " < " if smallest else " > "
    label = f"{'最小' if smallest else '最大'}：{_name(ordered[0])}"
    return Computed(label, sign.join(_number(_signed(fact)) for fact in ordered), ordered[0].quantity, ordered)


def growth(later: Fact, earlier: Fact) -> Computed:
    """(later − earlier) ÷ earlier in percent, of one subject, indicator and scope."""
    _same_figure(later, earlier)
    if canonical_subject(later.subject) != canonical_subject(earlier.subject):
        raise FactsError(f"{_name(later)}与{_name(earlier)}不是同一地区，不能算增长。")
    if later.quantity.unit in _RATES:
        raise FactsError("比率之间只算相差几个百分点，不算增长率。")
    if later.period.key == earlier.period.key:
        raise FactsError("两个数是同一时间的，不能算增长。")
    before, after = _signed(earlier), convert(_signed(later), earlier.quantity.unit)
    if not before.value:
        raise FactsError(f"{_name(earlier)}为0，不能作除数。")
    value = _rounded((after.value - before.value) / before.value * 100, PERCENT_PLACES)
    formula = f"（{_number(after)} − {_number(before)}）÷ {_number(before)} × 100%"
    label = f"{_name(later)}比{_name(earlier)}的增长（{_kept(value)}）"
    return Computed(label, formula, Quantity(value, "%", "", _bound(later, earlier)), (later, earlier))


def value_before(value: Fact, change: Fact) -> Computed:
    """What the figure was at the change's base: 27.4%，高于同期4.6个百分点 → 27.4 − 4.6 = 22.8%."""
    if measure_class(change.measure) != "变动" or not change.base:
        raise FactsError("找到的数不是与以前相比的变动，推不出以前的数。")
    if canonical_subject(value.subject) != canonical_subject(change.subject) or value.period.key != change.period.key:
        raise FactsError(f"{_name(value)}与{_name(change)}地区或时间不同，推不出以前的数。")
    names = {canonical_indicator(fact.indicator) for fact in (value, change)}
    if len(names) > 1 or scope_of(value) != scope_of(change):
        raise FactsError(f"{_name(value)}与{_name(change)}指标或口径不同，推不出以前的数。")
    if (value.quantity.unit == "%") != (change.quantity.unit == "个百分点"):
        raise FactsError(f"单位“{value.quantity.unit}”与变动的单位“{change.quantity.unit}”不配，推不出以前的数。")
    moved = change.quantity if value.quantity.unit == "%" else convert(change.quantity, value.quantity.unit)
    rose = change.direction == "up"
    before = value.quantity.value - moved.value if rose else value.quantity.value + moved.value
    formula = f"{value.quantity.value:f} {'−' if rose else '+'} {moved.value:f}"
    label = f"{value.subject}{_base_period(value, change)}{_scoped(value)}"
    return Computed(label, formula, _exact(before, value.quantity.unit, value, change), (value, change))


def check_claim(one: Fact, other: Fact, claimed: Quantity) -> Computed:
    """First ÷ second held against what an author claims (1/3, 一半): the label gives the verdict."""
    _same_figure(one, other)
    value, formula = _quotient(one, other)
    off = abs(value - claimed.value) / claimed.value if claimed.value else Decimal(1)
    over, under = value - claimed.value, claimed.value - value
    bounds = {">": over > 0, ">=": over >= 0, "<": under > 0, "<=": under >= 0}
    fits = bounds.get(claimed.bound, off <= Decimal("0.05"))
    verdict = "说法成立" if fits and claimed.bound else "说法大致成立，是约数" if fits else "说法与数字不符"
    label = f"核对“{claimed.printed}”：{_name(one)}与{_name(other)}之比，{verdict}（{_kept(value)}）"
    return Computed(label, formula, Quantity(value, "倍", "", _bound(one, other)), (one, other))


# --- what fits together --------------------------------------------------------------------------------------------


def _same_figure(one: Fact, other: Fact) -> None:
    _comparable(one, other)
    if canonical_indicator(one.indicator) != canonical_indicator(other.indicator):
        raise FactsError(f"{_name(one)}与{_name(other)}不是同一指标，不能直接比较。")


def _same_place_and_time(one: Fact, other: Fact) -> None:
    if canonical_subject(one.subject) != canonical_subject(other.subject) or one.period.key != other.period.key:
        raise FactsError(f"{_name(one)}与{_name(other)}不是同一指标，地区或时间又不同，不能直接相减。")


def _comparable(one: Fact, other: Fact) -> None:
    if measure_class(one.measure) != measure_class(other.measure):
        raise FactsError(f"{_name(one)}是{one.measure}，{_name(other)}是{other.measure}，不是一类数，不能比较。")
    _convertible(one, other)
    if scope_of(one) != scope_of(other):
        scopes = f"{scope_of(one) or '未注明'}、{scope_of(other) or '未注明'}"
        raise FactsError(f"{_name(one)}与{_name(other)}口径不同（{scopes}），不能直接比较。")


def _convertible(one: Fact, other: Fact) -> None:
    if base_unit(one.quantity.unit)[0] != base_unit(other.quantity.unit)[0]:
        units = f"{one.quantity.unit}、{other.quantity.unit}"
        raise FactsError(f"{_name(one)}与{_name(other)}单位不同（{units}），不能放在一起算。")
    if one.quantity.upper is not None or other.quantity.upper is not None:
        raise FactsError("其中有一个是区间，不是一个确定的数，不能计算。")


def _at_least_two(facts: Sequence[Fact]) -> None:
    if len(facts) < 2:
        raise FactsError(f"要算或要比，至少要有两个数，现在有{len(facts)}个。")


# --- numbers and their words ---------------------------------------------------------------------------------------


def _signed(fact: Fact) -> Quantity:
    """The quantity with the sign its direction gives: 下降8.6% is −8.6%."""
    falls = fact.direction == "down" and fact.quantity.value > 0
    return replace(fact.quantity, value=-fact.quantity.value) if falls else fact.quantity


def _amount(fact: Fact, like: Fact) -> Decimal:
    return convert(_signed(fact), like.quantity.unit).value


def _number(quantity: Quantity) -> str:
    written = f"{quantity.value:f}".replace("-", "−")
    return f"（{written}）" if quantity.value < 0 else written


def _divide(one: Fact, other: Fact) -> Decimal:
    above, below = convert(_signed(one), other.quantity.unit), _signed(other)
    if not below.value:
        raise FactsError(f"{_name(other)}为0，不能作除数。")
    with localcontext() as context:
        context.prec = 28
        return above.value / below.value


def _quotient(one: Fact, other: Fact) -> tuple[Decimal, str]:
    above = convert(_signed(one), other.quantity.unit)
    return _rounded(_divide(one, other)), f"{_number(above)} ÷ {_number(_signed(other))}"


def _rounded(value: Decimal, places: int = PLACES) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _kept(value: Decimal) -> str:
    return f"四舍五入到小数点后{_places_of(value)}位"


def _places_of(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _exact(value: Decimal, unit: str, *operands: Fact) -> Quantity:
    return Quantity(value, unit, "", _bound(*operands))


def _bound(*operands: Fact) -> str:
    """A result of approximate figures is approximate."""
    return "~" if any(fact.quantity.bound for fact in operands) else ""


def _name(fact: Fact) -> str:
    measure = "" if measure_class(fact.measure) == "值" else fact.measure
    return f"{fact.period.printed.replace(' ', '')}{fact.subject}{_scoped(fact)}{measure}"


def _scoped(fact: Fact) -> str:
    scope = scope_of(fact)
    return f"{scope}{fact.indicator}" if scope and fact.scope else fact.indicator


def _base_period(value: Fact, change: Fact) -> str:
    if change.base in ("年初", "上年末", "上年", "同期", "上年同期") and value.period.key[:4].isdecimal():
        year = int(value.period.key[:4])
        return f"{year}年初" if change.base == "年初" else f"{year - 1}年{change.base.removeprefix('上年')}"
    return change.base
