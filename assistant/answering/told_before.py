"""What a follow-up tells by what was told before: 那年, 再往后一年, and 苏州呢，一共多少家 as one question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.topic import names, own_things
from assistant.period import year_of
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from collections.abc import Sequence

_THAT_YEAR = re.compile("(?:那|这)一?年(?!代|末|底|初|度|级)|同年(?!龄)")
_YEAR_AFTER = re.compile(
    "^(?:那么?)?(?:再?(?:往后|往下|后面?)(?:推|数)?一?年|接下来一?年|下一?年|转过年来?|第二年)(?=呢|，|[？?]|$)"
)
_YEAR_BEFORE = re.compile("^(?:那么?)?(?:再?(?:往前|前面?)(?:推|数)?一?年|上一?年|头一年)(?=呢|，|[？?]|$)")
_THEN_ASKED = re.compile("^(?:那么?)?(?P<new>[^，。？呢]{2,10})呢[，,。？?](?P<rest>[^？?]{2,}?)[？?]*$")
_OPEN = re.compile("什么|啥|哪|谁|怎|如何|为何")
_ONLY_HOW_MUCH = re.compile("(?:又|一共|总共|总的|大概|大约|具体)*(?:是|有|为|达到?)?(?:多少|几)[\u4e00-\u9fff]{0,3}")


def in_full(asked: str, before: Sequence[str]) -> str:
    """The follow-up with the year that it means, and one that names its thing apart (苏州呢，一共多少家) as one.

    ``before`` holds the earlier questions, oldest first; without any the question is left alone.
    """
    if not before:
        return asked
    return _as_one(_with_its_year(asked, before))


def _with_its_year(asked: str, before: Sequence[str]) -> str:
    told = [year for text in before for period in find_periods(text) if (year := year_of(period.value)) is not None]
    if not told or any(found.value.key for found in find_periods(asked)):
        return asked
    for pattern, later in ((_THAT_YEAR, 0), (_YEAR_AFTER, 1), (_YEAR_BEFORE, -1)):
        if pattern.search(asked):
            return pattern.sub(f"{told[-1] + later}年", asked, count=1)
    return asked


def _as_one(asked: str) -> str:
    """宁波呢，想打造成什么区 → 宁波想打造成什么区; what asks for nothing of its own adds nothing: 苏州呢."""
    found = _THEN_ASKED.match(asked)
    if found is None or not _is_whole(found["new"]):
        return asked
    rest = found["rest"]
    of_itself = own_things(rest) or (_OPEN.search(rest) and not _ONLY_HOW_MUCH.fullmatch(rest))
    return f"{found['new']}{rest}？" if of_itself else f"{found['new']}呢？"


def _is_whole(new: str) -> bool:
    """Whether a place or a time is all that is said."""
    spans = [(name.start, name.end) for name in names(new)] + [(one.start, one.end) for one in find_periods(new)]
    return (0, len(new)) in spans
