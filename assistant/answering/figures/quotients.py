"""What one figure is of another: a multiple, or in percent where that is asked; printed by a sentence, or worked out.

无锡和苏州2023年高企之比: 6310 ÷ 15700, and the sentence that tells it itself (6310家对1.57万家，约40%).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.compute import ratio, ratio_in_percent, share
from assistant.facts.operands import PLACES, divide, places_of, rounded
from assistant.quantity import ONE_SIDED, base_unit, find_quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact, Quantity

PAIR = 2
_IN_PERCENT = re.compile("百分之|百分比|占")
_POWERS = {"%": -2, "成": -1, "倍": 0}


def quotient_asked(text: str, one: Fact, other: Fact) -> Computed:
    """What the one is of the other, in percent where the question asks for that (相当于全年的百分之多少)."""
    if not _IN_PERCENT.search(text) or one.quantity.unit.endswith(("%", "百分点")):
        return ratio(one, other)
    together = one.period.key == other.period.key or {one.status, other.status} == {"result", "target"}
    return share(one, other) if together else ratio_in_percent(one, other)


def printed_quotient(gathered: Gathered, computed: Computed) -> Statement | None:
    """The best sentence that has both numbers and, rounded, the quotient that was worked out of them."""
    if len(computed.operands) != PAIR:
        return None
    exactly = divide(*computed.operands)
    wanted = {_amount(fact.quantity) for fact in computed.operands}
    for statement in gathered.statements:
        told = [found.value for found in find_quantities(statement.text)]
        if wanted <= set(map(_amount, told)) and any(_is_of(one, exactly) for one in told):
            return statement
    return None


def _amount(quantity: Quantity) -> tuple[Decimal, str]:
    unit, power = base_unit(quantity.unit)
    return quantity.value.scaleb(power), unit


def _is_of(printed: Quantity, exactly: Decimal) -> bool:
    power, places = _POWERS.get(printed.unit), places_of(printed.value)
    if power is None or printed.bound in ONE_SIDED or places > PLACES:  # 三分之一 has no end
        return False
    return rounded(exactly.scaleb(-power), places) == printed.value
