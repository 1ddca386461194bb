"""What a question wants worked out of two figures that it names itself, each as a question that could be asked alone.

2021年的生物医药产业规模离2025年的目标还差多少 holds two figures against each other: 2021年的生物医药产业规模是多少 and
2025年生物医药产业规模目标是多少. What the second leaves out is as in the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from assistant.answering.conversation import resolve
from assistant.answering.operations import wordings
from assistant.answering.parts.parts import figure_parts
from assistant.answering.parts.piece import owner_end
from assistant.answering.parts.second_name import POINTS_BACK, head_of, in_a_row, second_name
from assistant.answering.question import understand
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.topic import own_things, without_asking, without_quantities
from assistant.answering.understanding.wanted import LIMIT, SUM, SUM_HELD_AGAINST, asks_yearly_average
from assistant.model import Quantity
from assistant.numerals import number_of
from assistant.period import year_of
from assistant.quantity import find_periods, find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Query

Kind = Literal[
    "difference",
    "ratio",
    "share",
    "growth",
    "remainder",
    "sum",
    "by share",
    "by years",
    "over years",
    "a year more",
    "years",
    "mean",
]
PAIR = 2
_ASKED = "是多少？"


@dataclass(frozen=True, slots=True)
class Named:
    """A figure by the name that the question has for it, and the questions that ask for it, the fullest first.

    ``unit``: how its unit must end, or ""; ``said``: what the question itself says that it is.
    """

    name: str
    questions: tuple[str, ...]
    unit: str = ""
    said: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What is to be worked out, and of which figures, in order.

    ``times``: by how many years one is to be multiplied; ``also``: what is to be worked out of them besides.
    """

    kind: Kind
    operands: tuple[Named, ...]
    times: Quantity | None = None
    also: Kind | None = None


def operation_of(query: Query) -> Operation | None:
    """The operation that the question asks for by naming its figures; None where it asks for none."""
    text = wordings.OPENS.sub("", _without_aside(LIMIT.sub("", query.text).rstrip("？?。 ")))
    if query.kind == "declined" or SUM_HELD_AGAINST.search(text):
        return None
    return next((found for frame in _FRAMES if (found := frame(text)) is not None), None)


def _without_aside(text: str) -> str:
    """The text without what stands in brackets behind it; a time there (……占全市多大比例（2022年）) goes in front."""
    aside = wordings.BEHIND.search(text)
    bare = wordings.BEHIND.sub("", text)
    dated = find_periods(aside[0]) if aside and not find_periods(bare) else []
    return f"{dated[0].value.printed}{bare}" if dated else bare


def _apart(text: str) -> Operation | None:
    found = wordings.TO_REACH.fullmatch(text) or wordings.HELD_APART.fullmatch(text) or wordings.GAP.fullmatch(text)
    if found is None:
        return None
    asked = wordings.SO_MANY.search(found["one"])  # 2021年有多少家，离目标还差多少
    return _in_unit(_of_pair("difference", found["one"], found["other"]), found["unit"] or (asked[0] if asked else ""))


def _in_unit(operation: Operation | None, said: str) -> Operation | None:
    """The operation, of figures of the unit that it is asked in (高出几个百分点, 差多少亿元)."""
    unit = wordings.UNIT.search(said)
    if operation is None or unit is None:
        return operation
    asked = "百分点" if unit[0].endswith("点") else unit[0]  # 几个点
    return replace(operation, operands=tuple(replace(one, unit=asked) for one in operation.operands))


def _which(text: str) -> Operation | None:
    found = wordings.WHICH.fullmatch(text)
    return _in_unit(_of_row("difference", f"{found['one']}和{found['other']}"), found["unit"]) if found else None


def _or(text: str) -> Operation | None:
    found = wordings.OR.fullmatch(text)
    if found is None:
        return None
    lead = (found["lead"] or "").removesuffix("是")
    return _in_unit(
        Operation("difference", (_named(lead + found["one"]), _named(lead + found["other"]))), found["unit"]
    )


def _times(text: str) -> Operation | None:
    found = wordings.TIMES.fullmatch(text)
    return _of_pair("ratio", found["one"], found["other"]) if found else None


def _doubled(text: str) -> Operation | None:
    """甲比乙翻几番: how many times the one is the other; and by how much it is more, where that is asked behind it."""
    found = wordings.DOUBLED.fullmatch(text)
    asked = _of_pair("ratio", found["one"], found["other"]) if found else None
    return replace(asked, also="difference") if asked and found and found["also"] else asked


def _share(text: str) -> Operation | None:
    if found := wordings.SHARE.fullmatch(text):
        return _of_pair("share", found["one"], found["other"])
    found = wordings.SHARE_WITHIN.fullmatch(text)  # 申报的人才里，进入路演的比例
    if found is None:
        return None
    whole = found["other"].rstrip("，的")
    return Operation("share", (_named(f"{whole}{found['one']}"), _named(whole)))


def _sum(text: str) -> Operation | None:
    found = wordings.SUMMED.fullmatch(text)
    return _of_row("sum", wordings.ADDED.sub("和", found["items"])) if found and SUM.search(text) else None


def _growth(text: str) -> Operation | None:
    """从甲时到乙时，……增长了百分之几; 2015年到2018年……; 甲比乙增长百分之几: of the later against the earlier."""
    if asks_yearly_average(text):
        return None  # 每年平均得涨百分之几 is not that of all the years
    if found := wordings.GREW_AGAINST.fullmatch(text):
        return _of_pair("growth", found["one"], found["other"])
    found = wordings.TWO_YEARS.fullmatch(text) or wordings.FROM_TO.fullmatch(text)
    if found is None:
        return None
    begins, of = found["before"] or "", found["of"].strip("，的") or found["before"].strip("，的")
    lead = (found["lead"] or "") + (begins if of != begins.strip("，的") else "")
    year = "年" if found.re is wordings.TWO_YEARS else ""
    later, earlier = (f"{lead}{found[which]}{year}{of}" for which in ("other", "one"))
    return Operation("growth", (_named(later), _named(earlier)))


def _a_year_more(text: str) -> Operation | None:
    """2027年与2030年的目标，其间平均每年净增多少: how far two years lie apart, for each year between them."""
    found, dated = wordings.A_YEAR_MORE.search(text), [one for one in find_periods(text) if year_of(one.value)]
    years = re.findall("(?:19|20)[0-9]{2}", text[dated[0].start : dated[-1].end]) if dated else []
    if not found or len(years) != PAIR or years[0] == years[1]:
        return None
    before, behind = text[: dated[0].start], text[dated[-1].end : found.start()].removeprefix("年")
    of = wordings.BETWEEN.sub("", without_quantities(f"{before}{{}}年的{behind}")).strip("，的从往由")
    later, earlier = (of.format(year).strip("，的") for year in sorted(years, reverse=True))
    return _in_unit(Operation("a year more", (_named(later), _named(earlier))), found["unit"])


def _over_years(text: str) -> Operation | None:
    """三年累计投资1000亿元，平均到每年多少: an amount of as many years as the question has."""
    found, years = wordings.OVER_YEARS.search(text), wordings.SO_MANY_YEARS.search(text)
    if not found or not years or len(find_periods(text)) > 1:
        return None
    about = without_quantities(text[: found.start()]).strip("，的")
    return _in_unit(Operation("over years", (_named(about),), _years_given(years)), found["unit"])


def _years(text: str) -> Operation | None:
    """How many years lie between two events, each asked when it was."""
    found = wordings.FROM_EVENT.fullmatch(text) or wordings.AFTER_EVENT.fullmatch(text)
    if found is None:
        return None
    one, other = (found[side].strip("，的了才") for side in ("one", "other"))
    head = time_and_place(one, other)
    return Operation("years", (_named(other, f"{head}{other}是哪一年？"), _named(one, f"{one}是哪一年？")))


def _mean(text: str) -> Operation | None:
    """平均每家企业产业规模, 单个签约项目平均金额, 平均每平方公里住多少人: an amount for each of so many."""
    found = wordings.FOR_EACH.fullmatch(text) or wordings.EACH_ON_AVERAGE.fullmatch(text)
    if found is None:
        return None
    said = {"counted": "", "by": "", **{name: value or "" for name, value in found.groupdict().items()}}
    counted = said["counted"] or (of[0] if (of := wordings.COUNTED.match(said["what"])) else "")
    what, head = said["what"].removeprefix(counted), said["head"].strip("，的 ")
    area = said["how"] == "多大" or said["unit"] == "面积"
    unit = "平方公里" if area else said["unit"].replace("钱", "元") or ("元" if wordings.MONEY.search(what) else "")
    if not head or not unit:
        return None
    amount = f"{head}{what or ('面积' if area else '')}"
    asked = (f"{amount}是多少{unit}？", f"{head}有多少{unit}？")
    counter = said["counter"]
    of_it = f"{head[: owner_end(head)] or head}{said['by']}" if said["by"] else f"{head}{counted}"
    counts = (f"{of_it}有多少{counter}？", f"{head}{'面积' if counter.endswith('公里') else ''}是多少？")
    return Operation("mean", (Named(_told(amount), asked, unit), Named(_told(of_it), counts, counter)))


def _by_share(text: str) -> Operation | None:
    """依据甲及乙所占比重，测算乙; 依据甲及其占乙的比重，反推乙."""
    if back := wordings.BY_SHARE_BACK.fullmatch(text):
        part, whole = back["one"], back["whole"]
        return Operation("by share", (_named(part), _named(f"{part}占{whole}的比重")))
    found = wordings.BY_SHARE.fullmatch(text)
    if found is None:
        return None
    share = f"{time_and_place(found['one'], found['other'])}{found['other']}占比"
    return Operation("by share", (_named(found["one"]), _named(share)))


def _remainder(text: str) -> Operation | None:
    found = wordings.REMAINDER.fullmatch(text)
    if found is None:
        return None
    within, begins = wordings.WITHIN.search(found["behind"]), found["whole"].rstrip("里中的，")
    whole, when = (within["whole"], begins) if within else (begins, "")
    part = found["one"]
    return Operation("remainder", (_named(part, f"{when}{part}占{whole}的比重{_ASKED}"),)) if whole else None


def _left(text: str) -> Operation | None:
    """2022年经济总量里扣掉民营经济，剩下的有多少亿元: of the economy, its part is what that added."""
    found = wordings.LEFT.fullmatch(text)
    if found is None:
        return None
    whole, part = found["whole"].strip("，的"), found["part"]
    added = "增加值" if wordings.PRODUCT.search(whole) and "增加值" not in part else ""
    named = f"{time_and_place(whole, part)}{part}{added}"
    return _in_unit(Operation("difference", (_named(whole), _named(named))), found["unit"])


def _by_years(text: str) -> Operation | None:
    """每年30项，连干三年一共多少: so many a year, as many times as the question has years."""
    found, years = wordings.EACH_YEAR.search(text), wordings.SO_MANY_YEARS.search(text)
    if not (found and years and wordings.IN_ALL.search(text)):
        return None
    if wordings.OF_A_YEAR.search(text) or wordings.ON_AVERAGE.search(text, years.end()):
        return None
    about = text[: years.start()].rpartition("，")[0] or text[: years.start()]
    if not own_things(about):
        return None  # 新疆五年累计……: of what, stands behind
    return Operation("by years", (_named(about, f"{about}{_ASKED}"),), _years_given(years))


def _years_given(found: re.Match[str]) -> Quantity:
    """The number of years that the question gives (连干三年), as it is printed there."""
    return Quantity(Decimal(number_of(found["number"].replace("两", "二"))), "年", found[0])


def _named(name: str, *questions: str) -> Named:
    return Named(_told(name), questions or (f"{name.strip('，的')}{_ASKED}",))


def _told(name: str) -> str:
    """The name as it is told in one clause, without who set it (……比重定的)."""
    return wordings.SET_AT.sub("", name.strip("，的").replace("，", ""))


def _of_row(kind: Kind, items: str) -> Operation | None:
    """Of what stands in a row (甲和乙), each completed from the first."""
    query = understand(f"{items}各是多少？")
    parts = [part.text.removesuffix(_ASKED) for part in figure_parts(query)]
    if len(parts) < PAIR or (kind == "difference" and len(parts) > PAIR):
        return None
    return Operation(kind, tuple(_named(part) for part in parts))


def _of_pair(kind: Kind, one: str, other: str) -> Operation | None:
    one, other = (wordings.FILLER.sub("", side).strip("，的 ") for side in (one, other))
    if (row := in_a_row(one, other)) != (one, other):
        return Operation(kind, tuple(_named(name) for name in row))
    one, told = _without_its_figure(one)
    one = without_asking(f"{one}？") if wordings.HOW_MUCH.search(one) else one  # 2023年占多少，比2022年高多少
    lead, _, last = one.rpartition("，")
    if lead and POINTS_BACK.search(other) and find_quantities(lead):  # ……要到53%以上，2020年占比离这条线还缺几个点
        aim = without_quantities(lead).strip("的，要到是为")
        asked = f"{last}{_ASKED}" if own_things(last) else resolve(f"{last}呢？", (f"{aim}{_ASKED}",)).text
        return Operation(kind, (_named(last, asked), _named(aim)))
    short = f"{head_of(lead, last)}{last}" if lead and own_things(last) else one
    first = tuple(dict.fromkeys((f"{one}{_ASKED}", f"{short}{_ASKED}")))
    second = tuple(dict.fromkeys(second_name(name, other, short.removesuffix(last)) for name in (one, short)))
    if not own_things(one) or any(not text for text in second) or set(second) & {one, short}:
        return None
    others = tuple(f"{text}{_ASKED}" for text in second)
    said = tuple(found.value for found in find_quantities(other))
    return Operation(kind, (Named(_told(short), first, said=told), Named(_told(second[-1]), others, said=said)))


def _without_its_figure(name: str) -> tuple[str, tuple[Quantity, ...]]:
    """The name without the figure that the question gives for it, and that figure: 空港旅客|1500万人次."""
    last = find_quantities(name)[-1:]
    if not last or last[0].end != len(name) or not last[0].value.unit:
        return name, ()
    return name[: last[0].start].rstrip("，是为有达到"), (last[0].value,)


_FRAMES: tuple[Callable[[str], Operation | None], ...] = (
    _by_share,
    _years,
    _mean,
    _left,
    _remainder,
    _which,
    _or,
    _a_year_more,
    _over_years,
    _by_years,
    _growth,
    _sum,
    _doubled,
    _apart,
    _times,
    _share,
)
