"""What is worked out of the numbers that one sentence counts: 65个重大项目，其中互联互通12个、公共服务26个.

The sentence itself names each beside its number, so that it does not matter whether the facts table could say of what
each number is: a share of the whole, how many two of them are together, or how far they are apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.understanding.wanted import (
    DIFFERENCE,
    SUM,
    SUM_HELD_AGAINST,
    THEN_BY_HOW_MUCH,
    sums_as_many,
    years_held_apart,
)
from assistant.errors import FactsError
from assistant.facts.compute import difference, share, share_of_sum, total
from assistant.facts.operands import RATES
from assistant.model import Period
from assistant.quantity import find_quantities
from assistant.search.words import HAN, open_words, stands_in_order
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact, Query

_STRETCH = re.compile("[^，、；：。,;:]+")
_LEVEL = re.compile("[省市县区]")
_WORDS = re.compile(f"[{HAN}]{{2,}}")
_LEADS = re.compile("^(?:年(?![度产均末初])|其中|有|共|包括|安排|为|占)+")
_TWO_TOGETHER = re.compile(
    f"(?:^|.*[的，。])(?P<one>[{HAN}]{{3,8}}?)[和与及](?P<other>[{HAN}]{{3,8}}?)(?:一起|一共|总共)?(?:加起来|合计|加一起|相加|之和|合起来|一共|总共)"
)
_NO_TIME = Period("")
PAIR = 2
SHORTEST_INSIDE = 4  # characters of a name by which a longer one is known (路演评审 of 进入路演评审)

_JOINS_TWO = re.compile("[一-龥]{2}(?:加上?|和|与|跟|及|、)[一-龥]{2}")
Counted = tuple["Fact", str]  # a number, and what the sentence says beside it


def share_within(gathered: Gathered, statement: Statement) -> Computed | None:
    """The share that the question asks for, of the two numbers which the sentence gives; None where it is not plain."""
    told = counted(gathered, statement)
    whole = whole_of(gathered, told)
    if whole is None or not any(fact.quantity.unit == whole[0].quantity.unit for fact, _ in told if fact != whole[0]):
        whole = _first_of_two(gathered, told)
    if whole is None:
        return None
    of_all = whole[0].quantity
    behind = _named(gathered, told[told.index(whole) + 1 :])
    parts = [(f, w) for f, w in behind if f.quantity.unit == of_all.unit and f.quantity.value < of_all.value]
    if not parts or not whole[1]:
        return None
    try:
        if len(parts) > 1:  # 完工的和加快实施的加起来占多少
            together = [told_by(part, whole[0]) for part in parts]
            return share_of_sum(together, told_by(whole, whole[0])) if SUM.search(gathered.query.text) else None
        return share(told_by(parts[0], whole[0]), told_by(whole, whole[0]))
    except FactsError:
        return None


def together_or_apart(gathered: Gathered, statement: Statement) -> tuple[str, Computed] | None:
    """The sum or the difference of the numbers that the question names, and which it is; None where it is not plain."""
    told = counted(gathered, statement)
    asked = gathered.query.text
    if SUM_HELD_AGAINST.search(asked):
        return None  # 甲和乙之和比丙多多少 takes two steps
    if not all(str(year) in statement.text for year in _years_apart(gathered.query)):
        return None  # 2025年比2024年多多少 is no difference of two numbers of 2024
    parts = _apart_in(asked, _named(gathered, [one for one in told if not is_said(gathered, one[0])]))
    parts = parts if len(parts) >= PAIR else _named_loosely(asked, told)
    if len(parts) == 1 and SUM.search(asked) and _are_the_only_two(told) and _JOINS_TWO.search(asked):
        parts = told  # 陆地加海域合计, of 陆域面积约5.6万平方公里，海域4.7万平方公里
    if _names_one_more(asked, told, parts):
        return None  # 城镇居民比农村, where only 城镇居民 and 居民 were recognized
    if len(parts) > PAIR and parts[0][0].quantity.value >= sum(fact.quantity.value for fact, _ in parts[1:]):
        parts = parts[1:]  # the whole, which the question names too
    if len(parts) < PAIR or len({fact.quantity.unit for fact, _ in parts}) > 1:
        return None
    facts = [told_by(part, parts[0][0]) for part in parts]
    try:
        if SUM.search(asked):
            return ("sum", total(facts)) if sums_as_many(asked, len(facts)) else None
        if len(facts) == PAIR and (DIFFERENCE.search(asked) or THEN_BY_HOW_MUCH.search(asked)):
            apart = difference(*facts)
            return "difference", apart if apart.quantity.value >= 0 else difference(*facts[::-1])
    except FactsError:
        return None
    return None


def _years_apart(query: Query) -> frozenset[int]:
    """The years that the question holds against each other, where it does."""
    apart = years_held_apart(query)
    return apart[1] | {apart[0]} if apart else frozenset()


def _apart_in(asked: str, parts: Sequence[Counted]) -> list[Counted]:
    """Those that are not named within the name of another alone (出口, where only 进出口总额 is asked about)."""

    def is_within(words: str) -> bool:
        longer = [name for _, name in parts if words != name and words in name]
        rest = asked
        for name in longer:
            rest = rest.replace(name, "")
        return words in asked and words not in rest

    return [one for one in parts if not is_within(one[1])]


def _names_one_more(asked: str, told: Sequence[Counted], parts: Sequence[Counted]) -> bool:
    """Whether the question has the first word of another number of their unit that is neither of them nor a whole."""
    units, beside = {fact.quantity.unit for fact, _ in parts}, " ".join(words for _, words in parts)
    most = max((fact.quantity.value for fact, _ in parts), default=0)
    return any(
        words[:PAIR] in asked and words[:PAIR] not in beside
        for fact, words in told
        if len(words) > PAIR and fact.quantity.unit in units and fact.quantity.value <= most
    )


def _are_the_only_two(told: Sequence[Counted]) -> bool:
    """Whether a sentence has two numbers, both amounts of one unit."""
    return len(told) == PAIR and told[0][0].quantity.unit == told[1][0].quantity.unit not in RATES


def number_of_row(cell: Gathered, statement: Statement, row: str, others: Sequence[str]) -> Fact | None:
    """The number that a sentence gives for one row of a comparison (二期 of 二期月产能); None where it is not plain.

    It stands behind the words of what is asked, in a stretch that names the row, or in a sentence that names no other.
    """
    asked = cell.query.text.partition(row)[2].removesuffix("是多少？") or cell.query.text
    aspect = next(reversed(_WORDS.findall(asked)), "")[-PAIR:]
    inside = (figure.fact for figure in cell.figures if stands_in(figure, statement))
    facts = {fact.start - statement.start: fact for fact in inside}
    found: list[tuple[str, Fact]] = []
    for stretch in _STRETCH.finditer(statement.text):
        at = stretch[0].find(aspect) if aspect else -1
        behind = [start for start in facts if at >= 0 and stretch.start() + at < start < stretch.end()]
        if behind and row in statement.text[: min(behind)]:  # 启动总投资8亿美元的一期扩能: not what 一期 cost
            found.append((stretch[0], facts[min(behind)]))
    named = [fact for words, fact in found if row in words]
    if not named and not any(other in statement.text for other in others):
        named = [fact for _, fact in found]
    if len(named) != 1:
        return None
    indicator = f"{row}{asked if asked != cell.query.text else aspect}"
    return replace(named[0], subject="", indicator=indicator, scope="", period=_NO_TIME, status="result", sure=True)


def stands_in(figure: Figure, statement: Statement) -> bool:
    """Whether the figure is one of the sentence's."""
    return figure.document.id == statement.document.id and statement.start <= figure.fact.start < statement.end


def facts_in(gathered: Gathered, statement: Statement) -> list[Fact]:
    """The facts of the sentence among the figures found, in its order."""
    inside = (figure.fact for figure in gathered.figures if stands_in(figure, statement))
    return sorted(inside, key=lambda fact: fact.start)


def whole_of(gathered: Gathered, told: Sequence[Counted]) -> Counted | None:
    """The number that the parts are taken of: the question gives it itself, or names what is counted first."""
    wholes = [one for one in told if is_said(gathered, one[0])]
    first = told[:1] and [one for one in told if _in_one_stretch(gathered, told[0][0], one[0])]
    wholes = wholes or [(fact, words) for fact, words in first if words and words[-2:] in gathered.query.text]
    return wholes[0] if len(wholes) == 1 else None


def _first_of_two(gathered: Gathered, told: Sequence[Counted]) -> Counted | None:
    """Of the only two numbers of one unit that the question names the first, if the other is less: 808个，486个."""
    named = [one for one in _named(gathered, told) if one[0].quantity.unit not in RATES]
    units = [fact.quantity.unit for fact, _ in named]
    alike = [one for one in named if units.count(one[0].quantity.unit) == PAIR]
    return alike[0] if len(alike) == PAIR and alike[1][0].quantity.value < alike[0][0].quantity.value else None


def _in_one_stretch(gathered: Gathered, first: Fact, fact: Fact) -> bool:
    """Whether no mark stands between two numbers (15个方面303个重点项目)."""
    document = next(figure.document for figure in gathered.figures if figure.fact == fact)
    return _STRETCH.fullmatch(document.text[first.start : fact.end]) is not None


def _named(gathered: Gathered, told: Sequence[Counted]) -> list[Counted]:
    """Those that the question names, in whatever words of the same meaning."""
    asked = gathered.query.text
    meant = [term for term in gathered.terms if term.word not in asked or names(term.word, asked)]
    known = {asked, *(form for term in meant for form in term.forms)}
    whole = {form for term in meant if term.thing for form in term.forms if len(form) >= SHORTEST_INSIDE}
    return [
        (fact, words)
        for fact, words in told
        if words and (any(names(words, said) for said in known) or any(form in words for form in whole))
    ]


def _named_loosely(asked: str, told: Sequence[Counted]) -> list[Counted]:
    """The two that are asked for together, by names that a text writes longer: 人大建议和政协提案加起来.

    Each must be the only one whose words have the asked name's characters in their order (市人大代表建议).
    """
    two = _TWO_TOGETHER.search(asked)
    found = [[one for one in told if stands_in_order(two[side], one[1])] for side in ("one", "other")] if two else []
    return [one for (one,) in found] if found and all(len(alike) == 1 for alike in found) else []


def names(words: str, said: str) -> bool:
    """Whether a text has the words, and not their opposite alone: 没完工的 names none that are 完工."""
    return words in said and re.search(f"(?<![未没不非无])(?<!没有){re.escape(words)}", said) is not None


def told_by(counted: Counted, first: Fact) -> Fact:
    """The fact, of what the sentence says beside its number: a place, or a thing of nobody (the sentence is quoted)."""
    fact, words = counted
    place = load_terms().places.get(words, "")
    named = replace(fact, subject=place, indicator=first.indicator if place else words)
    return replace(named, scope="", period=first.period, status=first.status, measure=first.measure, sure=True)


def counted(gathered: Gathered, statement: Statement) -> list[Counted]:
    """The numbers of the sentence that are facts, in order, each with the one word that stands beside it."""
    facts = {figure.fact.start: figure.fact for figure in gathered.figures if stands_in(figure, statement)}
    found: list[Counted] = []
    for stretch in _STRETCH.finditer(statement.text):
        numbers = find_quantities(stretch[0])
        ends = [0, *(number.end for number in numbers), len(stretch[0])]
        starts = [*(number.start for number in numbers), len(stretch[0])]
        for at, number in enumerate(numbers):
            fact = facts.get(statement.start + stretch.start() + number.start)
            if fact is not None:
                before, behind = stretch[0][ends[at] : number.start], stretch[0][number.end : starts[at + 1]]
                found.append((fact, noun_beside(before, behind)))
    return found


def noun_beside(before: str, behind: str) -> str:
    """What a number counts: the noun behind it (65个重大项目), else the words before (公共服务26个)."""
    noun, deed = "", True  # 加快实施 is one deed; of 重点项目进入… the noun alone is counted
    for word, tag in open_words().tagged(behind):
        does = tag.startswith("v")
        if not noun and _LEVEL.fullmatch(word):
            noun, deed = word, False  # 1550个省重点项目
            continue
        if not _WORDS.fullmatch(word) or (noun and does and not deed):
            break
        noun, deed = noun + word, deed and does
    words = [_LEADS.sub("", word) for word in _WORDS.findall(before)]
    return noun or next((word for word in reversed(words) if len(word) > 1), "")


def is_said(gathered: Gathered, fact: Fact) -> bool:
    """Whether the question itself gives the number (303个项目里…)."""
    return any(
        asked.value == fact.quantity.value and asked.unit == fact.quantity.unit for asked in gathered.query.quantities
    )
