"""How much of one thing there is for one of another, of the numbers that one sentence gives.

39家园区集聚企业10285家: 平均一家有多少. 303个重点项目，总投资2.95万亿元: 平均一个投资多少亿元.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import PAIR, Counted, counted, facts_in, is_said, told_by
from assistant.answering.figures.operand_kinds import is_amount, is_one_sided
from assistant.answering.understanding.wanted import MONTHLY
from assistant.facts.averages import average, by_head, monthly
from assistant.period import months_in
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

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
# 平均一个多少钱, 平均每家营收多少: what is counted stands before, and the amount may be the only one.
_OF_EACH = re.compile(
    "平均(?:下来|算下来)?(?:每|一)(?P<counter>[个家户所座项只])(?P<what>[一-龥]{0,10}?)"
    "(?P<named>(?:大概|大约|约|完成|总?规模|投资|投|花|达到?|是|为|有|能|合|摊到?|集聚|聚集)*)(?:多少|几)个?"
    "(?:(?P<unit>钱|万亿元|亿美?元|万美?元|元)|(?P<of>[一-龥]{2,8}))?"
)
# 平均每平方公里多少人: of the only area and the only number of people that the sentence gives.
_TO_A_UNIT = re.compile(
    "平均(?:下来|算下来)?(?:每|一)个?(?P<per>平方公里|公里|亩|公顷|平方米)(?:土地|面积)?"
    "(?:大概|大约|约|达到?|是|为|有|住|产出|创造)*(?:[一-龥]{0,6}?)(?:多少|几)个?(?P<unit>万?人|亿元|万元|家|户)"
)
_PER_HEAD = re.compile(
    "[摊分平](?:摊|均)?[到给]每(?:一)?(?:个)?(?:常住)?(?:人口?|居民|市民)|人均(?:GDP|gdp|经济总量|地区生产总值|生产总值|国内生产总值|(?:大概|大约|差不多|约|折合|折算|是|有|能|合)*(?:多少|几))"
)
_INHABITANTS = re.compile("常住人口|总人口|^人口")
_PRODUCT = re.compile("生产总值|GDP|经济总量")
_ANOTHER_TIME = re.compile("[0-9]{4}年|[去上今当]年|[0-9]月")
A_YEAR = 12  # months
_MONEY = frozenset({"元", "美元"})
_CALLED = re.compile("规模|投资")
_COUNTED = frozenset("家户个名所座人项只")
_LISTS_PARTS = "其中"
_MARK = re.compile("[，、；：。]")
_BESIDE = 8  # characters between a count and the amount of all that is counted


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
    told = _before_parts(gathered, statement)
    asked = _AMOUNT_OF_EACH.search(gathered.query.text)
    named = asked["what"] if asked else ""
    counts = [one for one in told if one[0].quantity.unit in _COUNTED and named and _opens_with(named, one[1])]
    if asked is None or not counts:
        return _of_each(gathered, statement, told)
    if len(counts) != 1:
        return None
    count, behind = counts[0], asked["what"][asked["what"].find(counts[0][1][-PAIR:]) + PAIR :].removeprefix("的")
    named = [one for one in told if one[1].endswith(behind) and one[0].quantity.unit.endswith(asked["unit"][-1])]
    amounts = [one for one in named if one[1] == behind] or named
    if len(amounts) != 1:
        return None
    return _divided(statement, amounts[0], count, asked["unit"])


def _before_parts(gathered: Gathered, statement: Statement) -> list[Counted]:
    """The numbers of the sentence before 其中, which opens the parts of what was counted."""
    parts = statement.text.find(_LISTS_PARTS)
    return [one for one in counted(gathered, statement) if parts < 0 or one[0].start < statement.start + parts]


def _of_each(gathered: Gathered, statement: Statement, told: Sequence[Counted]) -> Computed | None:
    """The amount for one of what the question counts by 个, 家 alone; the count it gives itself, or the only one."""
    asked = _OF_EACH.search(gathered.query.text)
    if asked is None:
        return None
    counts = [one for one in told if one[0].quantity.unit[-1:] == asked["counter"]]
    counts = [one for one in counts if is_said(gathered, one[0])] or counts
    if len(counts) > 1:  # 设立基金24只、总规模934亿元，……债券1193只
        counts = [one for one in counts if one[1][-PAIR:] in gathered.query.text]
    what = (asked["of"] or asked["what"]).replace("总", "")
    if any(one[1].endswith(what) for one in counts):
        what = ""  # 平均一个项目合多少: of what is counted
    others = [one for one in told if one not in counts]
    if not asked["of"]:  # 平均一个多少钱
        others = [one for one in others if base_unit(one[0].quantity.unit)[0] in _MONEY]
    amounts = [one for one in others if not what or what in one[1].replace("总", "")]
    if called := _CALLED.search(asked["named"]):  # 平均一户投资多少: no other amount
        amounts = [one for one in amounts if called[0] in one[1]]
    if len(amounts) > 1 and len(counts) == 1:  # the one told right behind what is counted, or none
        amounts = [one for one in amounts if 0 < one[0].start - counts[0][0].end <= _BESIDE]
    if not len(counts) == len(amounts) == 1:
        return None
    unit = "" if asked["unit"] in (None, "钱") else asked["unit"]
    return _divided(statement, amounts[0], counts[0], unit)


def _divided(statement: Statement, amount: Counted, count: Counted, unit: str) -> Computed | None:
    """The amount for one of the things counted; None where they are of two times, or in two parts of the sentence."""
    first, second = sorted((amount[0], count[0]), key=lambda fact: fact.start)
    between = statement.text[first.end - statement.start : second.start - statement.start]
    if "；" in between or _ANOTHER_TIME.search(between) or is_one_sided(amount[0]):
        return None  # 集聚企业10285家，2024年营收4593亿元, 营收超过1000亿元
    return average(told_by(amount, count[0]), told_by(count, count[0]), unit)


def per_head(gathered: Gathered, statement: Statement) -> Computed | None:
    """The product for each inhabitant, of the only product and the only number of inhabitants that the sentence gives.

    None where a figure for each head is held itself, or they are not both of one year.
    """
    held = any(figure.fits and "人均" in figure.fact.indicator for figure in gathered.figures)
    if held or not _PER_HEAD.search(gathered.query.text):
        return None
    told = [one for one in counted(gathered, statement) if one[0].measure in ("量值", "数量")]
    people = [one for one in told if _INHABITANTS.search(one[1])]
    products = [one for one in told if _PRODUCT.search(one[1]) and base_unit(one[0].quantity.unit)[0] == "元"]
    if not len(people) == len(products) == 1 or is_one_sided(products[0][0]) or is_one_sided(people[0][0]):
        return None
    times = {products[0][0].period.key, people[0][0].period.key}
    if len(times) > 1 or months_in(people[0][0].period) != A_YEAR:
        return None  # what was produced in nine months is not what each has
    return by_head(told_by(products[0], people[0][0]), told_by(people[0], people[0][0]))


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


def per_month(gathered: Gathered, statement: Statement) -> Computed | None:
    """What the only amount that the sentence gives of the asked stretch of months was on the average of a month."""
    query = gathered.query
    if MONTHLY.search(query.text) is None:
        return None
    inside = facts_in(gathered, statement)
    times = {period.key for period in query.periods}
    amounts = [fact for fact in inside if is_amount(fact) and fact.quantity.unit.endswith(query.units)]
    if len(amounts) != 1 or amounts[0].period.key not in times or is_one_sided(amounts[0]):
        return None
    return monthly(replace(amounts[0], subject="", sure=True))  # whose it is the quoted sentence says


def _opens_with(what: str, words: str) -> bool:
    """Whether what is asked of (项目投资) opens with what is counted (重点项目), or with the end of its name."""
    return any(what.startswith(words[at:]) for at in range(len(words) - PAIR + 1))
