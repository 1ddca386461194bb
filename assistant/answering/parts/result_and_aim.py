"""What was reached and what is aimed at, set beside each other: 请对比2025年GDP实际增速与2026年预期目标.

What the second leaves out is as in the first.
"""

from __future__ import annotations

import re

from assistant.answering.cues import load_cues
from assistant.answering.parts.second_name import second_name
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.topic import own_things
from assistant.period import year_of
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

_SETS_BESIDE = re.compile("^(?:请|烦请|麻烦)?(?:分别)?(?:列[出示明]|对比|比较|对照|比对|给出)(?:一下)?")
_EACH = re.compile("的?(?:各是|各为|分别是|分别为|各自是)多少$|的?(?:数值|数据|情况)$")
_JOINED = re.compile("[与和跟同]|以及|[、，：]")
_AIMED = re.compile("目标|预期|计划|任务")
_ASKS = re.compile("多少|几|什么|哪|[吗呢吧]|谁|怎|如何|差|比(?!重|例)|是|都|一样|对不对|没错|关系")
_REAL = re.compile("实际|实绩|完成(?:数|值|情况)?")


def result_and_aim(text: str) -> tuple[str, ...]:
    """The two questions; () where the text does not set a result beside an aim of another time."""
    said = text.rstrip("？?。 ")
    bare = _EACH.sub("", _SETS_BESIDE.sub("", said))
    only_named = bare != said or not _ASKS.search(said)
    for found in _JOINED.finditer(bare) if only_named else ():
        one, other = bare[: found.start()].strip("的"), bare[found.end() :].strip("的")
        if _are_of_two_times(one, other) and bool(_AIMED.search(one)) != bool(_AIMED.search(other)) and own_things(one):
            return tuple(f"{_REAL.sub('', name)}是多少？" for name in (one, _second(one, other)))
    return ()


def _are_of_two_times(one: str, other: str) -> bool:
    years = [{year for period in find_periods(text) if (year := year_of(period.value))} for text in (one, other)]
    return all(len(told) == 1 for told in years) and years[0] != years[1]


def _second(one: str, other: str) -> str:
    """The second by a name that stands for itself: with its own figure, or that of the first at its time."""
    own = names_in(other, load_terms().indicators) or load_cues().follow_ups["figures"].search(_AIMED.sub("", other))
    return f"{time_and_place(one, other)}{other}" if own else second_name(_REAL.sub("", one), other, "")
