"""What is left of a counted whole, how much on the average, how many before: of the numbers that one sentence counts.

303个重点项目，其中14个完工、166个加快实施: 除去完工的和加快实施的，还剩几个. 39家园区集聚企业10285家: 平均一家有多少.
Nothing is worked out unless all that is taken away is found in one list of parts, and each number is named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures.bases import asking_clause, dates_base
from assistant.answering.figures.counts_within import (
    PAIR,
    counted,
    is_said,
    names,
    share_within,
    stands_in,
    told_by,
    whole_of,
)
from assistant.answering.figures.row_of_numbers import sum_of_row
from assistant.answering.figures.told_as_moved import moved_within
from assistant.errors import FactsError
from assistant.facts.base_values import value_before
from assistant.facts.compute import average, remainder
from assistant.facts.naming import measure_class
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.counts_within import Counted
    from assistant.answering.gather import Gathered
    from assistant.model import Computed

_LEFT = re.compile(
    "除(?!以)(?:去|了|开|掉|却)?(?P<taken>[^，。？]{2,30}?)(?:之外|以外|外)?，?(?:还|就)?(?:其余|余下|剩|有)[^，。？]{0,6}(?:多少|几)"
    "|(?:^|，|的)(?P<beside>[^，。？]{2,30}?)(?:之外|以外)，?(?:还|其余|余下|剩|有)[^，。？]{0,6}(?:多少|几)"
)
_AND = re.compile("[、和与跟及]|以及")
_WORN = re.compile("^(?:已经?|那些|其中)|(?:的|了|项目|企业|都)+$")
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
_HOW_MUCH = ("平均", "比重", "占比", "比例", "百分比", "帮忙")
_WHAT_IS_LEFT = ("除去", "除了", "还剩", "还有", "剩下", "余下", "其余", "之外", "以外")
_RECKON = ("推算", "倒推", "反推", "反算", "折算", "估算", "换算")
_SAYS_ONLY_HOW = frozenset([*_HOW_MUCH, *_WHAT_IS_LEFT, *_RECKON, "上一年"])
_A_MOVE = re.compile("[减少砍掉缩压撤裁降低增多加扩大小涨升提高变化调整达到]+")  # what a sentence says by from … to …
_LISTS_PARTS = "其中"
_MARK = re.compile("[，、；：。]")
_BEST = 3  # of the sentences found


def write_within(draft: Draft, gathered: Gathered) -> bool:
    """The sentence whose numbers give what is asked, and what is worked out of them; False where none does."""
    for statement in gathered.statements[:_BEST]:
        found = _found(gathered, statement)
        if found is not None:
            draft.introduce(statement.document, statement.start)
            draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
            marks = draft.cite(statement.document, statement.start, statement.end, statement.passage_id)
            draft.work_out(*found, marks)
            return True
    return False


def _found(gathered: Gathered, statement: Statement) -> tuple[str, Computed] | None:
    """What the sentence's numbers give, where it is of all that is asked; of the year before it has none itself."""
    asked = asking_clause(gathered.query.text)
    missing = [word for word in statement.missing if word not in _SAYS_ONLY_HOW]
    try:
        if not (statement.faults or missing):
            if (left := left_of_whole(gathered, statement)) is not None:
                return "left", left
            for averaged in (on_average, amount_of_each, to_a_unit):
                if (mean := averaged(gathered, statement)) is not None:
                    return "average", mean
            if (part := _share_of_said(gathered, statement)) is not None:
                return "share", part
            if (whole := sum_of_row(gathered, statement)) is not None:
                return "sum", whole
        missing = [word for word in missing if not _A_MOVE.fullmatch(word)]
        if not missing and (moved := moved_within(gathered, statement)) is not None:
            return "difference", moved
        if set(statement.faults) <= {"period"} and not any(word in asked for word in missing):
            earlier = before_growth(gathered, statement)
            return ("before", earlier) if earlier is not None else None
    except FactsError:
        return None
    return None


def _share_of_said(gathered: Gathered, statement: Statement) -> Computed | None:
    """The share of a whole that the question itself gives by its number: 33个大类里下滑的占几成."""
    whole = whole_of(gathered, counted(gathered, statement))
    shares = "占比" in gathered.query.measures and not any(figure.fits for figure in gathered.figures)
    return share_within(gathered, statement) if shares and whole and is_said(gathered, whole[0]) else None


def left_of_whole(gathered: Gathered, statement: Statement) -> Computed | None:
    """The whole less the parts that the question takes away; None where one of them is not told, or not plain."""
    asked = _LEFT.search(gathered.query.text)
    told = counted(gathered, statement)
    whole = whole_of(gathered, told) if asked else None
    if asked is None or whole is None or not whole[1]:
        return None
    parts = _parts(gathered, statement, whole, told)
    pieces = [_WORN.sub("", piece) for piece in _AND.split(asked["taken"] or asked["beside"])]
    taken = [_named_by(piece, parts) for piece in pieces]
    found = [part for part in taken if part is not None]
    if len(found) < len(pieces) or len({fact.start for fact, _ in found}) < len(found):
        return None
    return remainder(told_by(whole, whole[0]), [told_by(part, whole[0]) for part in found])


def _parts(gathered: Gathered, statement: Statement, whole: Counted, told: Sequence[Counted]) -> list[Counted]:
    """The parts of the whole that one list gives behind it, which 其中 opens: none counts what another does."""
    text, offset = statement.text, statement.start
    opened = text.find(_LISTS_PARTS, whole[0].end - offset)
    closed = min((at for sign in "；。" if (at := text.find(sign, opened)) >= 0), default=len(text))
    if opened < 0 or text.count(_LISTS_PARTS) > 1:
        return []
    inside = [one for one in told if opened < one[0].start - offset < closed]
    unit, most = whole[0].quantity.unit, whole[0].quantity.value
    alike = all(fact.quantity.unit == unit for fact, _ in inside)
    return inside if alike and sum(fact.quantity.value for fact, _ in inside) <= most else []


def _named_by(piece: str, parts: Sequence[Counted]) -> Counted | None:
    """The one part that a piece of the question names."""
    named = [part for part in parts if part[1] and piece and (names(part[1], piece) or names(piece, part[1]))]
    return named[0] if len(named) == 1 else None


def on_average(gathered: Gathered, statement: Statement) -> Computed | None:
    """So many of one thing divided by so many of another, which one stretch of the sentence counts one by the other."""
    asked = _ON_AVERAGE.search(gathered.query.text)
    told = counted(gathered, statement) if asked else []
    if asked is None:
        return None
    of = asked["of"] or ""
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


def before_growth(gathered: Gathered, statement: Statement) -> Computed | None:
    """How many there were before, of a number and the growth of what it counts: 486个进入路演，进入路演数增长38.1%."""
    told = counted(gathered, statement)
    for figure in gathered.figures:
        grown, stem = figure.fact, figure.fact.indicator.removesuffix("数")
        of_counts = grown.sure and measure_class(grown.measure) == "增速" and stem != grown.indicator
        named = len(stem) > PAIR and stem[-PAIR:] in gathered.query.text
        if not (of_counts and named and stands_in(figure, statement) and dates_base(gathered.query, grown)):
            continue
        counts = [fact for fact, words in told if words.startswith(stem) and fact.period.key == grown.period.key]
        if len(counts) == 1 and counts[0].start < grown.start:
            value = replace(told_by((counts[0], grown.indicator), grown), subject=grown.subject, period=grown.period)
            return value_before(replace(value, scope=grown.scope, measure="数量"), grown)
    return None
