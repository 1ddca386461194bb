"""What falls to one of what is counted, of the two numbers that a sentence tells side by side.

设立基金24只、总规模934亿元: 平均每支多大规模. 新增经营主体13.9万户、带动就业36.8万人: 平均一户带几个人就业. One stands
right behind the other, and the question names the one by its counter or noun and the other by its unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import PAIR, counted, told_by
from assistant.answering.figures.operand_kinds import is_one_sided
from assistant.facts.averages import average
from assistant.facts.operands import RATES
from assistant.quantity import base_unit, in_ones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.counts_within import Counted
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_EACH = re.compile(
    "(?:平均|平摊|分摊|均摊)(?:下来|算下来|一下)?(?:到|给)?(?:每|一)(?:一)?(?P<counter>[个家户所座只支名位条人台套项])?"
    "(?P<what>[^，。？多几带摊花有合大]{0,10})"
)
_ASKED = re.compile(
    "(?:多少|几)个?(?P<unit>万亿元|亿元|万元|元|钱|万吨|吨|亩|公顷|张|人|名|户|家|个|辆|套|台|座|件|公里|平方米)|(?P<noun>规模|投资|产值|营收|收入|金额)"
)
_ALIKE = ({"只", "支"}, {"名", "位", "人"}, {"个", "项"})  # counters of the same things
_COUNTERS = frozenset("家户个名所座人项只支位条台套")
_BETWEEN = re.compile("[^；。0-9]{0,14}")
_VERB_BEHIND = re.compile("(?:达到?|增至|增加到|为|有)$")  # 养老机构达到9341个
_ANOTHER_TIME = re.compile("[0-9]{4}年|[去上今当]年|[0-9]月")
_PEOPLE_COUNTED = "人次"
_MONEY = ("亿元", "万元", "元")


@dataclass(frozen=True, slots=True)
class _Asked:
    """By what the question calls the one that is divided by, and the other: a counter, a noun; a unit, a noun."""

    counter: str
    what: str
    unit: str
    noun: str


def one_of_each(gathered: Gathered, statement: Statement) -> Computed | None:
    """The one number divided by the other, in the unit asked for; None where it is not plain which are meant."""
    asked = _asked(gathered.query.text)
    if asked is None:
        return None
    told = counted(gathered, statement)
    found: dict[tuple[int, int], tuple[Counted, Counted]] = {}
    for one, other in pairwise(told):
        between = statement.text[one[0].end - statement.start : other[0].start - statement.start]
        if not _BETWEEN.fullmatch(between) or _ANOTHER_TIME.search(between):
            continue
        for count, amount in ((one, other), (other, one)):
            if _is_counted(asked, count) and _is_amount(asked, amount):
                found[count[0].start, amount[0].start] = (count, amount)
    if len(found) != 1:
        return None
    ((count, amount),) = found.values()
    if is_one_sided(amount[0]) or is_one_sided(count[0]) or _has_a_rival(gathered, statement, told, amount):
        return None
    shared, each = (told_by((fact, _VERB_BEHIND.sub("", words)), count[0]) for fact, words in (amount, count))
    return average(shared, each, _unit_of(asked, amount[0], count[0]))


def _has_a_rival(gathered: Gathered, statement: Statement, told: Sequence[Counted], amount: Counted) -> bool:
    """Whether another amount of its kind stands in the same part of the sentence, and the question names it no less."""
    unit, text, at = base_unit(amount[0].quantity.unit)[0], statement.text, amount[0].start - statement.start
    begins, ends = text.rfind("；", 0, at), text.find("；", at)
    part = range(statement.start + begins + 1, statement.start + (ends if ends >= 0 else len(text)))
    rivals = [
        one for one in told if one != amount and one[0].start in part and base_unit(one[0].quantity.unit)[0] == unit
    ]
    asked = gathered.query.text
    return bool(rivals) and (amount[1] not in asked or any(one[1] in asked for one in rivals if one[1]))


def _asked(question: str) -> _Asked | None:
    each = _EACH.search(question)
    wanted = _ASKED.search(question, each.end("counter") if each and each["counter"] else each.end()) if each else None
    if each is None or wanted is None:
        return None
    unit = wanted["unit"] or ""
    return _Asked(each["counter"] or "", each["what"], "元" if unit == "钱" else unit, wanted["noun"] or "")


def _is_counted(asked: _Asked, one: Counted) -> bool:
    """Whether it is what the question wants one of: by its noun where it says one, else by its counter."""
    fact, words = one
    unit = base_unit(fact.quantity.unit)[0]
    if unit not in _COUNTERS and not words.endswith(_PEOPLE_COUNTED):
        return False
    if len(asked.what) >= PAIR:
        named = words[-PAIR:] in asked.what or asked.what[-PAIR:] in words
        people = words.endswith(_PEOPLE_COUNTED) and asked.counter in ("名", "位", "人")
        return named or (people and asked.what[:PAIR] in words)
    return unit == asked.counter or any({unit, asked.counter} <= alike for alike in _ALIKE)


def _is_amount(asked: _Asked, one: Counted) -> bool:
    """Whether it is what is to be shared out: of the unit that is asked for, or called so."""
    fact, words = one
    unit = base_unit(fact.quantity.unit)[0]
    if fact.quantity.unit in RATES:
        return False
    return asked.noun in words if asked.noun else unit == base_unit(asked.unit)[0]


def _unit_of(asked: _Asked, amount: Fact, count: Fact) -> str:
    """The unit that the question says, else the largest in which there is one or more for each."""
    base = base_unit(amount.quantity.unit)[0]
    if asked.unit and asked.unit != base:
        return asked.unit
    if base != "元":
        return base
    each = in_ones(amount.quantity) / in_ones(count.quantity) if count.quantity.value else 0
    return next((unit for unit in _MONEY if each >= Decimal(1).scaleb(base_unit(unit)[1])), "元")
