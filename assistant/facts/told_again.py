"""A figure in brackets that tells the one before it in another unit: 482公里/万平方公里（即4.82公里/百平方公里）.

What it is of is then as sure as of the one before, for the two are proven to be the same amount.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.model import Quantity
from assistant.quantity import base_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.clause import Found

_THAT_IS = re.compile("[（(](?:即|也就是|合|等于|相当于)?")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "亿": 8}
_PER = re.compile("(?P<power>百万|[十百千万亿]?)(?P<unit>.+)")


def is_told_again(found: Sequence[Found], number: int, text: str) -> bool:
    """Whether the figure stands in brackets right behind one that is the same amount."""
    here, last = found[number], found[number - 1] if number else None
    if last is None or not (isinstance(here.value, Quantity) and isinstance(last.value, Quantity)):
        return False
    if not _THAT_IS.fullmatch(text, last.end, here.start) or text[here.end : here.end + 1] not in ("）", ")"):
        return False
    alone = here.value.upper is None and last.value.upper is None and here.value.bound == last.value.bound
    return alone and here.value.unit != last.value.unit and in_base(here.value) == in_base(last.value)


def in_base(quantity: Quantity) -> tuple[Decimal, str]:
    """The amount in its unit without powers of ten, above the stroke and below it: 482公里/万平方公里 → 0.0482.

    What a power of ten stands before below the stroke divides: 5公里/百平方公里 is 0.05.
    """
    above, _, below = quantity.unit.partition("/")
    unit, power = base_unit(above)
    per = _PER.fullmatch(below)
    if per is None:
        return quantity.value.scaleb(power), unit
    return quantity.value.scaleb(power - _POWERS.get(per["power"], 0)), f"{unit}/{per['unit']}"
