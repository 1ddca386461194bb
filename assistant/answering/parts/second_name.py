"""The second of two figures that a question holds against each other, by a name that stands for itself.

2021年生物医药产业规模离2025年的目标还差多少: the second is 2025年生物医药产业规模目标.
What it leaves out is as in the first.
"""

from __future__ import annotations

import re

from assistant.answering.cues import load_cues
from assistant.answering.parts.piece import after_heads
from assistant.answering.understanding.districts import districts_in
from assistant.answering.understanding.exchange import exchange_parallel, exchange_period, exchange_place
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.topic import (
    names,
    own_things,
    period_spans,
    without_periods,
    without_quantities,
)
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

# What the second names is the first's figure at another time or place, or its aim: 25年定的那个数, 年初定的目标, 同期.
POINTS_BACK = re.compile("(?:这|那)(?:一?个|条|道)?(?:数字?|线|目标|标准|指标|水平|门槛)$")
_THE_LIKE = re.compile("的?(?:实际数?|水平|数字?|那个数|数据|总量|体量|同期)$")
_AIMED = re.compile("定的?|目标|规划|要求|计划|任务|预期")
_REACHED = re.compile("实际|完成|达到|做到")
_GREW_BY = re.compile("(?:同比)?(?:增速|增幅|涨幅|降幅|增长率|增长|速度)$")
_SETS_IT = re.compile("^[^，。？]{2,12}?(?:给|为|对)(?=[^，。？]*定)")  # 园区政策给……定的
_AT_AN_EVENT = re.compile("刚?[^，。？]{2,8}?时(?=.{2})")
_LEAST_OF_A_NAME = 3  # characters; a shorter parallel word tells a side of a thing (目标, 实际)
_AIMS = re.compile("的?(?:目标|计划|预期|任务)(?:数|值)?")


def head_of(lead: str, last: str) -> str:
    """What stands in a clause before the thing that the next goes on with: 2016年华莱坞税收大涨，税收的增幅."""
    begins = min((lead.find(word) for word in own_things(last) if word in lead), default=0)
    return lead[:begins] or time_and_place(lead, last)


def in_a_row(one: str, other: str) -> tuple[str, str]:
    """The names of two figures that share what stands before or behind both: 民营经济2022年 and 2023年占比.

    城镇 and 农村居民收入 of 无锡2020年城镇和农村居民收入. Names that share nothing are left as they are.
    """
    for spans in (period_spans, _places_in):
        held, wanted = spans(one), spans(other)
        if held and wanted and held[-1][1] == len(one) and not wanted[0][0]:
            tail = _shared(other[wanted[0][1] :])
            return (one + tail, one[: held[-1][0]] + other) if tail else (one, other)
    dated, event = period_spans(one), _AT_AN_EVENT.match(other)
    if dated and event and dated[-1][1] == len(one) and (tail := _shared(other[event.end() :])):
        return one + tail, one[: dated[-1][0]] + other  # 2026年3月 and 刚运行三年时高企
    for group in load_terms().parallels:
        ends = next((word for word in group if one.endswith(word)), "")
        begins = next((word for word in group if word != ends and other.startswith(word)), "")
        if ends and begins and (tail := _shared(other[len(begins) :])):
            return one + tail, one.removesuffix(ends) + other
    return one, other


def _places_in(text: str) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names(text)]


def _shared(tail: str) -> str:
    """What names a figure; an aim or what was reached of it is the second's alone."""
    if _AIMED.match(tail.lstrip("的")) or _REACHED.match(tail.lstrip("的")):
        return ""
    return tail if own_things(tail) or load_cues().follow_ups["figures"].search(tail) else ""


def second_name(one: str, other: str, head: str) -> str:
    """The second figure's name, with what it leaves out as in the first's."""
    bare = _THE_LIKE.sub("", POINTS_BACK.sub("", without_quantities(other))).strip("的为是")
    here, there = districts_in(one), districts_in(other)
    if len(here) == len(there) == 1 and there[0][0] == bare:  # 西城区2025年GDP增速 by 东城区
        return one.replace(here[0][0], bare)
    own = names_in(bare, load_terms().indicators) or load_cues().follow_ups["figures"].search(bare)
    placed, dated = names(other), [found for found in find_periods(other) if found.value.key]
    another = own_things(without_periods(bare))
    if not own and another and not (_AIMED.search(other) or (dated and find_quantities(other))):
        aspect = load_cues().follow_ups["figures"].search(one)  # 二期的投资 by 2021年启动的一期扩能
        tail = f"的{aspect[0]}" if aspect and not _GREW_BY.search(one) else ""
        return _with_heads(one, bare, head) + tail
    if not own:
        text = exchange_period(one, dated[0].value.printed) if dated else one
        parallel, exchanged = exchange_parallel(text, other)  # 核心区的服务业比重 by 整个长三角
        if len(exchanged[1]) >= _LEAST_OF_A_NAME:
            text = parallel
        elif placed:
            text = exchange_place(text, other)[0]
        text = _AIMS.sub("", text) if _REACHED.search(other) else text
        text = f"{text}目标" if _AIMED.search(other) and not _AIMED.search(text) else text
        return _narrowed(text, bare)
    return _with_heads(one, bare, head)


def _narrowed(text: str, said: str) -> str:
    """The name with what the second says more than it has: of 长三角核心区2015年目标, 核心区; not who set the aim."""
    left = _AIMED.sub("", _REACHED.sub("", _SETS_IT.sub("", without_periods(said))))
    more = "".join(word for word in open_words().cut(left) if len(word) > 1 and word not in text)
    at = after_heads(text)
    return f"{text[:at]}{more}{text[at:]}"


def _with_heads(one: str, other: str, head: str) -> str:
    """The second with the first's time and place, or what stands in front of both, and its side (增幅)."""
    side = _GREW_BY.search(one)
    tail = side[0] if side and not _GREW_BY.search(other) else ""
    shared = head if head and not (find_periods(other) or names(other)) else time_and_place(one, other)
    return f"{shared}{other.removesuffix('的')}{tail}"
