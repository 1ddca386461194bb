"""A figure as a question claims it: with the bound that the words around it give, and a part of a whole in percent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.quantity import in_ones

if TYPE_CHECKING:
    from assistant.model import Quantity

DIGITS_OF_A_MARK, LEAST_MARK = 2, 10
_RATES = ("%", "个百分点", "‰", "倍", "位")
SHARE_SAID = re.compile("占(?!地|用)")
# 有没有达到20万元 is true of 20.63万元, 有2000家吗 of 2060; 提高到27.4% says where it ended.
_REACHED = re.compile("(?:达到?|(?<![高升长加降少落])到|至|满|够|上|(?<!只)(?<!仅)有)了?$")
# 有没有达到445.0亿元, 达到445.0亿元了吗: whether it was reached is asked, of whatever number.
_WHETHER_REACHED, _REACHED_YET = re.compile("(?:有没有|是否)(?:达|到|满)到?$"), re.compile("[^，。？]{0,4}了(?:吗|没)")
# 过了20万元, 破20万: whose bound does not stand in the figure.
_PASSED = re.compile("(?:(?<![通不])(?<!(?<!已)经)过|(?<!突)破|超|突破|超过|[迈跨站冲]上|迈过|跨过|冲破)了?$")
_NOT_REACHED = re.compile("(?:(?<!有)没有?|未能?|不曾)(?:达到?|到|过|超过?|满|有|突破)了?$")
_ROUGHLY = re.compile("(?:差不多|接近|逼近|(?<!加)快要?|大概|大约|约莫?|大致|左右|上下)(?:是|有|为|达|到|在)*$")
_ROUGHLY_BEHIND = re.compile("(?:上下|左右|出头|的样子)")


def as_claimed(quantity: Quantity, before: str, behind: str, *, asked: bool) -> Quantity:
    """The quantity as the words ``before`` and ``behind`` it in its clause claim it; ``asked``: whether it is so."""
    return _bounded(_as_share(quantity, before), before, behind, asked=asked)


def _as_share(quantity: Quantity, clause: str) -> Quantity:
    """三分之二 of what makes a share as so many percent, of which it is a round number."""
    if quantity.unit != "倍" or quantity.value >= 1 or not SHARE_SAID.search(clause):
        return quantity
    return replace(quantity, value=round(quantity.value * 100, 1), unit="%", bound=quantity.bound or "~")


def _bounded(quantity: Quantity, before: str, behind: str, *, asked: bool) -> Quantity:
    """The quantity with the bound that the words around it give: 没到5000家, 过了20万元, 差不多1.5万亿."""
    if quantity.bound:
        return quantity
    if _NOT_REACHED.search(before):
        return replace(quantity, bound="<")
    whether = _WHETHER_REACHED.search(before) or _REACHED_YET.match(behind)
    reached = asked and _REACHED.search(before) and (whether or _is_mark(quantity))
    if reached or _PASSED.search(before):
        return replace(quantity, bound=">=")
    roughly = _ROUGHLY.search(before) or _ROUGHLY_BEHIND.match(behind)
    return replace(quantity, bound="~") if roughly else quantity


def _is_mark(quantity: Quantity) -> bool:
    """Whether the number is round enough to be one that is passed: 达到20万元, 1.5万亿元; not 445.0亿元, 4.5%, 2个."""
    is_round = len(quantity.value.normalize().as_tuple().digits) <= DIGITS_OF_A_MARK
    many = in_ones(quantity) >= LEAST_MARK
    return is_round and many and quantity.unit not in _RATES
