"""How much of one thing there is for one of another, of the numbers that one sentence gives.

39家园区集聚企业10285家: 平均一家有多少. 303个重点项目，总投资2.95万亿元: 平均一个投资多少亿元.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import PAIR, counted, told_by
from assistant.facts.compute import average
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed

_ON_AVERAGE = re.compile(
    "平均(?:下来|算下来)?(?:每|一)(?:[一个家户所座名])?(?P<per>[一-龥]{2,8}?)(?:里面?|内|当?中)?"
    "(?:大概|大约|能|可以|都|会)*(?:有|集聚|聚集|拥有|入驻|培育)?(?:多少|几)[家户个名人](?P<of>[一-龥]{2,6})?"
)
# 平均一个项目投资多少亿元: of an amount that the sentence gives for all of them together.
_AMOUNT_OF_EACH = re.compile(
    "平均(?:下来|算下来)?(?:每|一)(?:[一个家户所座名项])?(?P<what>[一-龥]{4,12}?)"
    "(?:大概|大约|约|达到?|是|为|有|能)*(?:多少|几)(?:个)?(?P<unit>万亿元|亿美?元|万美?元|元|万吨|吨|公顷|亩|万人)"
)
# 平均每平方公里多少人: of the only area and the only number of people that the sentence gives.
_TO_A_UNIT = re.compile(
    "平均(?:下来|算下来)?(?:每|一)个?(?P<per>平方公里|公里|亩|公顷|平方米)(?:土地|面积)?"
    "(?:大概|大约|约|达到?|是|为|有|住|产出|创造)*(?:[一-龥]{0,6}?)(?:多少|几)个?(?P<unit>万?人|亿元|万元|家|户)"
)
_COUNTED = frozenset("家户个名所座人项")
_LISTS_PARTS = "其中"
_MARK = re.compile("[，、；：。]")


def on_average(gathered: Gathered, statement: Statement) -> Computed | None:
    """So many of one thing divided by so many of another, which one stretch of the sentence counts one by the other."""
    asked = _ON_AVERAGE.search(gathered.query.text)
    if asked is None:
        return None
    told, of = counted(gathered, statement), asked["of"] or ""
    for at, (fact, words) in enumerate(told[:-1]):
        other, others = told[at + 1]
        between = statement.text[fact.end - statement.start : other.start - statement.start]
        units = {fact.quantity.unit[-1:], other.quantity.unit[-1:]}
        plain = units <= _COUNTED and not _MARK.search(between)
        if plain and words == asked["per"] and others and (others.endswith(of) if of else others[-PAIR:] in asked[0]):
            each = told_by((fact, words), fact)
            return average(told_by((other, of or others), fact), each)
    return None


def amount_of_each(gathered: Gathered, statement: Statement) -> Computed | None:
    """The amount that the sentence gives for all of what it counts, divided by their number, in the unit asked for."""
    asked = _AMOUNT_OF_EACH.search(gathered.query.text)
    if asked is None:
        return None
    parts = statement.text.find(_LISTS_PARTS)
    told = [one for one in counted(gathered, statement) if parts < 0 or one[0].start < statement.start + parts]
    counts = [one for one in told if one[0].quantity.unit in _COUNTED and _opens_with(asked["what"], one[1])]
    if len(counts) != 1:
        return None
    count, behind = counts[0], asked["what"][asked["what"].find(counts[0][1][-PAIR:]) + PAIR :].removeprefix("的")
    named = [one for one in told if one[1].endswith(behind) and one[0].quantity.unit.endswith(asked["unit"][-1])]
    amounts = [one for one in named if one[1] == behind] or named
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    if "；" in statement.text[count[0].end - statement.start : amount[0].start - statement.start]:
        return None
    return average(told_by(amount, count[0]), told_by(count, count[0]), asked["unit"])


def to_a_unit(gathered: Gathered, statement: Statement) -> Computed | None:
    """How much there is on each 平方公里, of the one area and the one amount in the sentence's first part."""
    asked = _TO_A_UNIT.search(gathered.query.text)
    if asked is None:
        return None
    first = statement.start + (statement.text.find("；") if "；" in statement.text else len(statement.text))
    told = [one for one in counted(gathered, statement) if one[0].start < first]
    areas = [one for one in told if base_unit(one[0].quantity.unit)[0] == base_unit(asked["per"])[0]]
    amounts = [one for one in told if base_unit(one[0].quantity.unit)[0] == base_unit(asked["unit"])[0]]
    if not len(areas) == len(amounts) == 1:
        return None
    area, amount = areas[0], amounts[0]
    whole = told_by(area, area[0])
    per_unit = replace(whole, quantity=convert(whole.quantity, asked["per"]))
    return average(told_by(amount, area[0]), per_unit, asked["unit"])


def _opens_with(what: str, words: str) -> bool:
    """Whether what is asked of (项目投资) opens with what is counted (重点项目), or with the end of its name."""
    return any(what.startswith(words[at:]) for at in range(len(words) - PAIR + 1))
