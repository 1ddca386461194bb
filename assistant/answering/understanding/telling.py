"""Which figures of a question tell what is meant: 1.02个百分点 and 4500亿 do, two of a thing (两个口径) do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.quantity import base_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.model import Quantity

FEW = 10
_TELLING = re.compile(r"[%％]|百分点|\d[.．]\d")


def amount_of(quantity: Quantity) -> tuple[str, Decimal]:
    """The power of ten that a large amount is told in (亿), and its value; an empty one for any other figure."""
    return ("".join(sign for sign in quantity.unit if sign in "万亿"), quantity.value)


def is_telling(quantity: Quantity) -> bool:
    """Whether a figure is hardly another's by chance: printed with a point or as a share, large, or many."""
    _, exponent = base_unit(quantity.unit)
    printed = _TELLING.search(quantity.printed) is not None
    return bool(quantity.unit) and quantity.unit != "年" and (printed or exponent > 0 or quantity.value >= FEW)
