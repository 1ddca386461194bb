"""How far a number moved that one sentence tells from where to where: 园区由最初213家调整到175家左右.

The two are of one thing by the very words between them, so that it does not matter whether the facts table could say of
what each is. Of several such moves in a sentence the one is meant that is of the place asked about.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import facts_in
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.wanted import DIFFERENCE, MOVED
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_subject
from assistant.model import Period
from assistant.period import year_of
from assistant.quantity import find_periods
from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_CUT_OR_ADDED = re.compile("[减少砍缩压撤裁降增多扩涨升][一-龥]{0,3}(?:多少|几)|变化了?(?:有|是)?(?:多大|多少|几)")
_ASKS = (MOVED, DIFFERENCE, _CUT_OR_ADDED)
_FROM = re.compile("[由从][^，。；：、0-9]{0,12}$")
_TO = re.compile("[^，。；：、0-9]{0,10}(?:到|至|为|成)[^，。；：、0-9]{0,6}")
# 188个园区整合优化为120个: without 从, the word between them says that the one became the other
_BECAME = re.compile(
    "[^，。；：、0-9]{0,8}(?:整合|合并|归并|撤并|精简|压减|压缩|缩减|调整)[^，。；：、0-9]{0,4}(?:到|至|为|成)[^，。；：、0-9]{0,2}"
)
_RANK_NAMED = re.compile("的?(?:排名|位次)$")  # the measure says it
_NO_TIME = Period("")


def moved_within(gathered: Gathered, statement: Statement, asked: str = "") -> Computed | None:
    """By how much the number moved that the question asks about; None where that is not asked, or not plain.

    ``asked``: the question, where what was gathered is for a part of it.
    """
    asked = asked or gathered.query.text
    if set(statement.faults) - {"place"} or not any(words.search(asked) for words in _ASKS):
        return None
    facts = facts_in(gathered, statement)
    told = [pair for pair in pairwise(facts) if _is_a_move(statement, *pair)]
    moves = [pair for pair in told if _is_named(asked, pair[0]) or _is_that_of_a_place(gathered, asked, pair[0])]
    if len(moves) > 1 or statement.faults:
        moves = [pair for pair in moves if _is_of_asked_place(gathered, pair[0])]
    if len(moves) != 1 or _is_asked_of_one_year(gathered, asked, *moves[0]):
        return None
    first, last = (_told_as(moves[0][0], fact) for fact in moves[0])
    try:
        return difference(*sorted((first, last), key=lambda fact: fact.quantity.value, reverse=True))
    except FactsError:
        return None


def _is_asked_of_one_year(gathered: Gathered, asked: str, first: Fact, last: Fact) -> bool:
    """Whether how far it moved in several years is asked about one of them: 五年来从3826亿元增长到4398亿元."""
    times = {time.key for time in (*gathered.query.times, *(found.value for found in find_periods(asked)))} - {""}
    began, ended = year_of(first.period), year_of(last.period)
    one = len(times) == 1 and not any(".." in time for time in times)
    return one and began is not None and ended is not None and ended - began > 1


def _told_as(first: Fact, fact: Fact) -> Fact:
    """The number of what the first one is of, at no time: the sentence, which is quoted, tells when."""
    indicator = _RANK_NAMED.sub("", first.indicator) if first.measure == "排名" else first.indicator
    named = replace(first, indicator=indicator, scope="", period=_NO_TIME, status="result", sure=True)
    return replace(named, quantity=fact.quantity, start=fact.start, end=fact.end)


def _is_a_move(statement: Statement, first: Fact, last: Fact) -> bool:
    """Whether the sentence says that it was the one and became the other."""
    if first.quantity.unit != last.quantity.unit or first.measure != last.measure:
        return False
    text, offset = _undated(statement.text), statement.start
    between = text[first.end - offset : last.start - offset]
    moved = _FROM.search(text[: first.start - offset]) is not None and _TO.fullmatch(between) is not None
    return moved or _BECAME.fullmatch(between) is not None


def _is_named(asked: str, fact: Fact) -> bool:
    """Whether the question has at least half of the name of what moved: 空气优良天数 is no 地表水优良水体."""
    passed, said = load_terms().generic | place_forms(), fold(asked)
    words = [word for word, _ in open_words().tagged(fold(fact.indicator)) if len(word) > 1 and word not in passed]
    return 2 * sum(len(word) for word in words if word in said) >= sum(map(len, words))


def _is_that_of_a_place(gathered: Gathered, asked: str, fact: Fact) -> bool:
    """Whether it moved at a place that the question names, and has the head of its name: 宜兴的园区."""
    head = [word for word, _ in open_words().tagged(fold(fact.indicator))][-1:]
    named = bool(gathered.query.subjects) and _is_of_asked_place(gathered, fact)
    return named and bool(head) and len(head[0]) > 1 and head[0] in fold(asked)


def _undated(text: str) -> str:
    """The text with a sign for each character of a time in it: 从2020年的5.2万元提高到2025年的7.4万元."""
    for found in find_periods(text):
        text = text[: found.start] + "年" * (found.end - found.start) + text[found.end :]
    return text


def _is_of_asked_place(gathered: Gathered, fact: Fact) -> bool:
    """Whether the number is of the place asked about, or of home where none is named."""
    asked = gathered.query.subjects or tuple(load_terms().home.values())
    return canonical_subject(fact.subject) in asked
