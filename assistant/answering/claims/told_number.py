"""A count or size that is claimed, held against the one sentence that gives such a number of all that is named.

一期是8英寸线吗 is not so decided by the facts table, which has no 英寸 of 一期; the sentence on 一期 says 12英寸.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.exactly_said import bounded_otherwise, says_just_that
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.quantity import find_periods, find_quantities
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Period, Quantity, Query
    from assistant.quantity import Located

IN_ANOTHER_CURRENCY = "数相同，币种不同，原文写的是："
NUMBER_TOLD = "没有核对到问题中的数字，原文写的是："
_AMONG = 4  # of the sentences found
_NEAR_THE_BEST = 0.75  # of the best score
# 是8英寸线吧, 共36条，对吗; but not 27个城市里有苏州吧, of which another thing is asked.
_ENDS_THE_CLAIM = re.compile(
    "[^，。？里中内有是在吧吗]{0,8}(?:[吧吗么]|，(?:对|是|没错|吧|吗)[^，。？]{0,4})?[？?。]*$"
)
_NOUN = re.compile("[一-龥]{2,8}?(?=[吧吗么]?(?:，|[？?]|$))")
_HELD_APART = re.compile("比|差|[和与跟同][^，。？]{2,8}(?:一样|相同)|[多少增减]了?(?=[0-9])")
_CURRENCIES = tuple({f"{power}元", f"{power}美元"} for power in ("", "万", "亿", "万亿"))
_OF_TIME = ("年", "月", "天", "次", "届", "周")
_OF_RATES = ("%", "‰", "百分点", "倍", "位", "成", "元")  # which the facts table settles, or nothing does


def told_number(gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether the sentence gives just the claimed number, and that sentence; None where none gives such a number.

    It names all that the question does, is of no other time or place, and has only one number in the claimed unit.
    """
    located = _claimed(gathered.query.text)
    if located is None or not gathered.statements:
        return None
    claimed, noun = located.value, _NOUN.match(gathered.query.text, located.end)
    periods = gathered.query.times
    least = _NEAR_THE_BEST * gathered.statements[0].score
    for statement in gathered.statements[:_AMONG]:
        if statement.score < least or statement.missing or statement.faults or not is_to_the_point(gathered, statement):
            continue
        text = strip_marks(statement.text)
        told = [found for found in find_quantities(text) if found.value.unit == claimed.unit]
        if len(told) > 1 and noun:  # 24个|主要指标
            told = [found for found in told if text.startswith(noun[0], found.end)] or told
        if told and (len(told) > 1 or told[0].value.bound or not _is_of_the_time(periods, text, told[0].start)):
            return None
        if told:
            same = told[0].value.value == claimed.value and says_just_that(gathered.query.text, fold(text), [claimed])
            return same and not bounded_otherwise(claimed, told[0].value), statement
    return None


def is_in_another_currency(query: Query, told: Sequence[Statement]) -> bool:
    """Whether the one amount that is claimed stands there in 美元 where 元 is said, or the other way round."""
    claimed = [one for one in query.quantities if one.unit.endswith("元")]
    if len(claimed) != 1:
        return False
    amounts = [found.value for one in told for found in find_quantities(strip_marks(one.text))]
    alike = [one for one in amounts if one.value == claimed[0].value and one.unit.endswith("元")]
    units = {one.unit for one in alike}
    return bool(units) and all({unit, claimed[0].unit} in _CURRENCIES for unit in units)


def _is_of_the_time(asked: Sequence[Period], text: str, at: int) -> bool:
    """Whether the last time that the sentence names before the number is the asked one, or a part of it."""
    if not asked:
        return True
    named = [found.value.key for found in find_periods(text, 0, at) if found.value.key]
    return bool(named) and any(named[-1].startswith(period.key) for period in asked)


def _claimed(question: str) -> Located[Quantity] | None:
    """The one count or size that the question claims at the end of a clause; None for any other figure."""
    found = [one for one in find_quantities(question) if one.value.unit]
    if len(found) != 1 or not _ENDS_THE_CLAIM.match(question, found[0].end) or _HELD_APART.search(question):
        return None
    claimed = found[0].value
    return None if claimed.bound or claimed.unit.endswith((*_OF_RATES, *_OF_TIME)) else found[0]
