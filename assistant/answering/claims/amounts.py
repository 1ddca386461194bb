"""The number that a question asserts beside the one that is held: equal, rounded, passed, or on either side."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.quantity import ABOVE, BELOW, ONE_SIDED, base_unit

if TYPE_CHECKING:
    from assistant.model import Fact, Quantity

ROUGHLY_WITHIN = Decimal("0.05")
COUNTERS = frozenset({"个", "家", "户", "项", "条", "件", "座", "所", "种", "类", "批", "处", "名"})
FEWEST_ROUNDED = 2  # digits of a number that is taken for another one rounded


def amounts_of(asserted: Quantity, fact: Fact) -> tuple[Decimal, Decimal] | None:
    """Both numbers in ones of the same unit (450亿, 450亿元); None where they are of different units."""
    (unit, power), (held_unit, held_power) = base_unit(asserted.unit), base_unit(fact.quantity.unit)
    if (unit, held_unit) == ("成", "%"):  # 六成
        unit, power = "%", 1
    few = not held_power and held_unit in COUNTERS
    of_any_unit = not unit and bool(power) and not few  # 450亿 leaves out what it counts, but not 6个
    if unit != held_unit and not (of_any_unit and held_unit not in ("%", "个百分点", "位", "倍")):
        return None
    return asserted.value.scaleb(power), fact.quantity.value.scaleb(held_power)


def is_in_another_unit(asserted: Quantity, fact: Fact) -> bool:
    """Whether the number is the fact's, and only % stands for 个百分点, or 亿元 for 亿美元, or the other way round."""
    (one, power), (other, other_power) = base_unit(asserted.unit), base_unit(fact.quantity.unit)
    mistaken = {one, other} in ({"%", "个百分点"}, {"元", "美元"})
    return mistaken and power == other_power and asserted.value == fact.quantity.value


def equal(asserted: Quantity, fact: Fact) -> bool:
    """Whether the figure is the asserted number, in whatever unit of the same kind; a range is no single number."""
    amounts = amounts_of(asserted, fact)
    alone = (asserted.upper is None) == (fact.quantity.upper is None)
    return alone and amounts is not None and amounts[0] == amounts[1]


def leaves_open(asserted: Quantity, fact: Fact) -> bool:
    """Whether the figure may lie on either side of the asserted one (超过1.6万亿 of 1.7万亿)."""
    amounts = amounts_of(asserted, fact)
    if amounts is None:
        return False
    said, held = amounts
    if fact.quantity.bound in ABOVE:
        return said > held
    return fact.quantity.bound in BELOW and said < held


def times_beyond(asserted: Quantity, fact: Fact) -> Decimal:
    """How many times a mark that is said to have been passed the figure is; 1 for what is no such mark."""
    amounts = amounts_of(asserted, fact)
    if amounts is None or asserted.bound not in ABOVE or not amounts[0]:
        return Decimal(1)
    return amounts[1] / amounts[0]


def satisfies(asserted: Quantity, fact: Fact) -> bool:
    """Whether what is held lies where the question says it does (超过2000家: 2060家)."""
    amounts = amounts_of(asserted, fact)
    if amounts is None or asserted.bound not in (*ONE_SIDED, "~"):
        return False
    said, held = amounts
    if asserted.bound == "~":
        return abs(held - said) <= abs(said) * ROUGHLY_WITHIN
    if asserted.bound in ABOVE:
        exceeds = held >= said if asserted.bound == ">=" or fact.quantity.bound in ABOVE else held > said
        return exceeds and fact.quantity.bound not in BELOW
    return held <= said and fact.quantity.bound not in ABOVE


def rounds_to(asserted: Quantity, fact: Fact) -> bool:
    """Whether it is what is held, rounded to the larger unit in which it is said: 1.49万亿 of 14850.82亿元.

    A rate has no larger unit: 3% is not 3.2%.
    """
    amounts = amounts_of(asserted, fact)
    power, held_power = base_unit(asserted.unit)[1], base_unit(fact.quantity.unit)[1]
    plain = not (asserted.bound or fact.quantity.bound or asserted.upper or fact.quantity.upper)
    if amounts is None or not plain or power <= held_power or len(asserted.value.as_tuple().digits) < FEWEST_ROUNDED:
        return False
    return amounts[1].scaleb(-power).quantize(asserted.value, ROUND_HALF_UP) == asserted.value
