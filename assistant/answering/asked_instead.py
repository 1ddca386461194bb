"""A number that a question claims and nothing settles, asked for instead: 二期投了100亿美元，是不是 → 投了多少亿美元.

What is told then is shown; where it is another number, that one is not said to be wrong outright.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.told_number import NUMBER_TOLD
from assistant.answering.compose import compose
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.quantity import base_unit, find_quantities, in_ones

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer

_TAIL = re.compile("[，,]?(?:是不是|是吗|是吧|对吗|对吧|对不对|没错吧|没错|这样|属实吗|准确吗)*[吧吗么呢啊]*[？?。]*$")
_HELD_APART = re.compile("比|差|占|[和与跟同][^，。？]{2,8}(?:一样|相同)|[多少增减升降涨跌]了?(?=[0-9])|第(?=[0-9])")
_RATES = ("%", "‰", "百分点", "倍", "位", "成")


def told_when_asked(whole: Gathered, shelf: Shelf) -> Answer | None:
    """The answer to how much it is, of which the question claims one number; None where that is not told by one."""
    text = whole.query.text
    found = [one for one in find_quantities(text) if one.value.unit]
    if whole.query.kind != "verify" or len(found) != 1 or _HELD_APART.search(text):
        return None
    claimed = found[0].value
    kind = base_unit(claimed.unit)[0]
    if claimed.bound or claimed.upper is not None or claimed.unit.endswith(_RATES) or not kind:
        return None
    behind = _TAIL.sub("", text[found[0].end :])
    asked = f"{text[: found[0].start]}多少{claimed.unit}{behind}？"
    answer = compose(gather(understand(asked, whole.query.filters), shelf))
    if answer.status != "answered" or answer.computed:
        return None
    told = _numbers_of(answer, kind)
    if len(told) != 1 or in_ones(claimed) in told:
        return None
    return replace(answer, question=text, text=f"{NUMBER_TOLD}\n{answer.text}")


def _numbers_of(answer: Answer, kind: str) -> set[object]:
    """The amounts of that kind that the answer prints, in ones."""
    printed = (found.value for claim in answer.claims for found in find_quantities(claim.text))
    return {in_ones(one) for one in printed if base_unit(one.unit)[0] == kind}
