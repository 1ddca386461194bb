"""What a figure was at the base of its change: a year before, at the year's beginning, in another place."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in
from assistant.facts.operands import divided, exact, name, places_of, rounded, scoped
from assistant.facts.table import scope_of
from assistant.model import Computed, Period, Quantity
from assistant.period import parse_period, printed_key, year_before, year_of
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from assistant.model import Fact

CHANGES = frozenset({"变动", "增速", "差值", "倍数"})
# Growth of money is mostly told at constant prices or on a changed scope; that of these is of the amounts themselves.
_OF_AMOUNTS = re.compile("余额|存款|贷款|进出口")
_OF_AMOUNTS_REVISED = re.compile("外资|营业?收入?|销售")  # of amounts that are often revised when the year is over
_END_OF_THE_YEAR_BEFORE = re.compile("[上去]年年?(?P<which>[初末底])")
_YEAR_BEFORE = re.compile("^(?:上年|去年|上一年)?(?:同期|同月)?$")
_YEAR = re.compile("[0-9]{4}年")
ADDED = re.compile("^(?:新增|净增)")


def base_of(change: Fact) -> Period:
    """When the base of the change was; the empty period where that is another place, or not said."""
    base, year = change.base, year_of(change.period)
    if not change.period.key or year is None or places_in(base):
        return Period("")
    if named := _YEAR.search(base):
        if base.endswith("同期"):
            return _of_year(change.period, int(named[0][:4]))
        return parse_period(base)
    if base == "年初":
        return parse_period(f"{year}年初")
    if past := _END_OF_THE_YEAR_BEFORE.fullmatch(base):
        return parse_period(f"{year - 1}年{past['which']}")
    if _is_stretch(change.period):
        return parse_period(f"{int(change.period.key[:4]) - 1}年") if not base else Period("")
    if _YEAR_BEFORE.fullmatch(base) and measure_class(change.measure) in ("变动", "增速"):
        return year_before(change.period)
    return Period("")


def _of_year(period: Period, year: int) -> Period:
    key = re.sub("[0-9]{4}", str(year), period.key)
    return parse_period(printed_key(key))


def _is_stretch(period: Period) -> bool:
    first, dots, last = period.key.partition("..")
    return bool(dots and first and last) and "-" not in period.key


def value_before(value: Fact, change: Fact) -> Computed:
    """What the figure was at the change's base: 27.4%，高于同期4.6个百分点 → 27.4 − 4.6 = 22.8%.

    From a growth of numbers of things: 2060家，增长23.43% → 2060 ÷ (1 + 23.43%), in whole ones; from what was added:
    新增320公里、总里程7600公里 → about 7600 − 320. Raises FactsError where the two don't belong together, and for most
    money, whose growth is not that of the amounts printed.
    """
    if tells_added(change, value):
        worked = value_before(value, as_change(change, value))
        return replace(worked, quantity=replace(worked.quantity, bound="~"))  # beside what was added, some went
    kind = measure_class(change.measure)
    based = base_of(change)
    if kind not in CHANGES or not (change.base or based.key):
        raise FactsError("找到的数不是与以前相比的变动，推不出以前的数。")
    _belong_together(value, change)
    growth = value.measure if measure_class(value.measure) == "增速" else ""
    label = f"{value.subject}{_base_words(value, change, based)}{scoped(value)}{growth}"
    if kind == "差值":
        label = f"{value.period.printed.replace(' ', '')}{change.base}{scoped(value)}{growth}"
    if kind == "倍数":
        return _by_multiple(label, value, change)
    if kind == "增速" or (change.quantity.unit == "%" and value.quantity.unit != "%"):
        return _by_growth(label, value, change)
    return _by_difference(label, value, change)


def may_have_been_revised(value: Fact) -> bool:
    """Whether what the amount was a year before is only about what it and its growth give, and not what was printed."""
    return _OF_AMOUNTS_REVISED.search(value.indicator) is not None


def compares_the_same_firms(value: Fact) -> bool:
    """Whether the growth of the amount leaves out who came in or left: that of all above a size (规上)."""
    return may_have_been_revised(value) and bool(scope_of(value))


def tells_added(added: Fact, value: Fact) -> bool:
    """Whether one figure is how much was added of what the other tells the whole of (新增发电装机, 发电装机)."""
    stem = ADDED.sub("", added.indicator)
    levels = measure_class(added.measure) == measure_class(value.measure) == "值"
    return levels and stem != added.indicator and canonical_indicator(stem) == canonical_indicator(value.indicator)


def as_change(added: Fact, value: Fact) -> Fact:
    """What was added, as the rise of the whole that it is."""
    return replace(added, indicator=value.indicator, scope=value.scope, measure="变动", direction="up", base="")


def _belong_together(value: Fact, change: Fact) -> None:
    same_time = value.period.key == change.period.key or value.period.last == change.period.last
    if canonical_subject(value.subject) != canonical_subject(change.subject) or not same_time:
        raise FactsError(f"{name(value)}与{name(change)}地区或时间不同，推不出以前的数。")
    names = {canonical_indicator(fact.indicator) for fact in (value, change)}
    if len(names) > 1 or scope_of(value) != scope_of(change):
        raise FactsError(f"{name(value)}与{name(change)}指标或口径不同，推不出以前的数。")
    if value.quantity.upper is not None or change.quantity.upper is not None:
        raise FactsError("其中有一个是区间，不是一个确定的数，不能计算。")


def _by_difference(label: str, value: Fact, change: Fact) -> Computed:
    if (value.quantity.unit == "%") != (change.quantity.unit == "个百分点"):
        raise FactsError(f"单位“{value.quantity.unit}”与变动的单位“{change.quantity.unit}”不配，推不出以前的数。")
    moved = change.quantity if value.quantity.unit == "%" else convert(change.quantity, value.quantity.unit)
    rose = change.direction == "up"
    before = value.quantity.value - moved.value if rose else value.quantity.value + moved.value
    formula = f"{value.quantity.value:f} {'−' if rose else '+'} {moved.value:f}"
    return Computed(label, formula, exact(before, value.quantity.unit, value, change), (value, change))


def _by_growth(label: str, value: Fact, change: Fact) -> Computed:
    unit = base_unit(value.quantity.unit)[0]
    if unit in ("%", "个百分点", "‰"):
        raise FactsError(f"{name(value)}本身是比率，它的升降要用百分点，不能用增速倒推。")
    if "元" in unit and not (_OF_AMOUNTS.search(value.indicator) or may_have_been_revised(value)):
        raise FactsError(f"{name(value)}是金额，它的增速一般按可比价格或可比口径计算，不能用来倒推以前的金额。")
    growth = change.quantity.value if change.direction != "down" else -change.quantity.value
    factor = 1 + growth / 100
    formula = f"{value.quantity.value:f} ÷ （100% {'−' if growth < 0 else '+'} {abs(growth):f}%）"
    return _divided(label, formula, value, change, factor)


def _by_multiple(label: str, value: Fact, change: Fact) -> Computed:
    if change.direction:
        raise FactsError(f"{name(change)}说的是增加的倍数，推不出以前的数。")
    formula = f"{value.quantity.value:f} ÷ {change.quantity.value:f}"
    return _divided(label, formula, value, change, change.quantity.value)


def _divided(label: str, formula: str, value: Fact, change: Fact, by: Decimal) -> Computed:
    """The value divided, as precise as it was itself; always approximate, for the growth is rounded."""
    result = rounded(divided(value, by), places_of(value.quantity.value))
    return Computed(label, formula, Quantity(result, value.quantity.unit, "", "~"), (value, change))


def _base_words(value: Fact, change: Fact, based: Period) -> str:
    base = change.base
    if base in ("年初", "上年末", "上年", "同期", "上年同期") and value.period.key[:4].isdecimal():
        year = int(value.period.key[:4])
        return f"{year}年初" if base == "年初" else f"{year - 1}年{base.removeprefix('上年')}"
    return base if "同期" in base else based.printed.replace(" ", "") or base
