"""Whom 全市 and 该市 mean, and whom a document is about where its title does not open with it.

全市 means the document's own place only where that is a city; in a document on a province it is the city that was named
last. Where nobody fits, nobody is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.facts.naming import is_listed, place_level, subjects_in
from assistant.facts.titled import QUOTED_TITLE
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.facts.setting import Setting

_WORD = re.compile("(?<!全[国省市]、)[全我本该](?P<kind>地区|[市省区县盟旗州疆藏渝琼])(?![域块间])")
_KINDS = {
    **{level: level for level in ("省", "市", "区", "县", "旗", "州", "盟")},
    "国": "",
    "县级市": "市",
}
"""What a place of each level is called by itself; a level that is not here (区域) may be called anything."""
_AUTONOMOUS = frozenset(["内蒙古", "广西", "西藏", "宁夏", "新疆"])
_ANY = frozenset(["地区", "疆", "藏", "渝", "琼"])
NOBODY = "?"
_FAR = 1200
_OPENS_BEHIND = frozenset("，。；：、—年月末底度日 \n")
_OF_SOMETHING_IN_IT = re.compile(
    "(?:市|省)?(?:[一-龥A-Za-z0-9—]{0,12}?(?:基地|公司|集团|大学|学院|园区?|机场|医院|学校|项目|车站|港|厂|银行|大桥|高铁|经验|模式|实践)|人)"
)
_ITS_OFFICES = "(?=人民政府|政府|委|人大|统计局|发展改革|经济和信息化)"
_HELD_AGAINST = re.compile("(?:对标|学习|借鉴|对比|赴|与|和|同|较|追赶|比|向)$")
_HEAD = 4000
_OFTEN = 3


def calls_itself(kind: str, place: str) -> bool:
    """Whether the place is one that calls itself 全市 (``kind`` 市)."""
    known = _called(place)
    return known is not None and kind in known


@lru_cache(maxsize=4096)
def _called(place: str) -> frozenset[str] | None:
    """What the place calls itself behind 全 (市 for a city); None where its level is not known."""
    level = place_level(place)
    if level not in _KINDS:
        return frozenset("市州盟") if is_listed(place) and place[-1] not in "区圈港" else None  # 昆山, 德宏
    if place in load_terms().elsewhere:
        return frozenset("市州盟")  # 无锡, 德宏, 锡林郭勒
    return frozenset(_KINDS[level]) | (frozenset("区") if place in _AUTONOMOUS else frozenset())


def as_meant(setting: Setting, text: str, start: int, end: int) -> Setting:
    """The setting for ``text[start:end]``, with the place that its 全市 means as ``home``.

    Where the document's own place is none of the kind, that is the one named last; ``NOBODY`` where none was.
    """
    found = _opening(text, start, end)
    if found is None or not setting.subject:
        return setting
    kind = found["kind"]
    if found[0][0] != "该" and (kind in _ANY or _may_be(kind, setting.subject) or calls_itself(kind, setting.home)):
        return setting
    return replace(setting, home=_named_last(kind, text[max(0, found.start() - _FAR) : found.start()]))


def _opening(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word by which a place calls itself that opens a clause; 居全省第三 and 高于全市平均 only compare."""
    found = _WORD.search(text, start, end)
    while found and not (found.start() == start or text[found.start() - 1] in _OPENS_BEHIND):
        found = _WORD.search(text, found.end(), end)
    return found


def of_nobody(setting: Setting, text: str, start: int, at: int) -> bool:
    """Whether the words of ``text[start:at]`` speak last of a place that is not known (全省 in a city elsewhere)."""
    found, last = _opening(text, start, at) if setting.home == NOBODY else None, None
    while found:
        found, last = _opening(text, found.end(), at), found
    return last is not None and not calls_itself(last["kind"], setting.subject)


def speaks_of(place: str, text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` names the place, or what it calls itself."""
    return text.find(place, start, end) >= 0 or _WORD.search(text, start, end) is not None


def _may_be(kind: str, place: str) -> bool:
    """Whether the place calls itself so, or is of no kind that is known."""
    return _called(place) is None or calls_itself(kind, place)


def _named_last(kind: str, text: str) -> str:
    """The last place in the text that may call itself so; ``NOBODY`` where none is named."""
    places = (name for name, start, end in reversed(subjects_in(text)) if not _WORD.fullmatch(text[start:end]))
    return next((name for name in places if calls_itself(kind, name)), NOBODY)


def spoken_of(title: str, text: str, issuer: str) -> str:
    """Whom the document is about: the one place that its title names, where the text keeps naming it; else "".

    “产业强市”中的镇江迈步向前 is about 镇江 where the text goes on about it, 华虹无锡基地 about the base.
    """
    bare = QUOTED_TITLE.sub("", title)
    named = _innermost(bare)
    if len(named) != 1:
        return ""
    ((place, end),) = named.items()
    start = end - len(place) if bare.endswith(place, 0, end) else bare.rfind(place[0], 0, end)
    if _OF_SOMETHING_IN_IT.match(bare, end) or _HELD_AGAINST.search(bare[:start]):
        return ""
    if any(name != place for name, _, _ in subjects_in(issuer)):
        return ""
    body = text[:_HEAD]
    level = place_level(place)
    held = Counter(
        name
        for name, start, stop in subjects_in(body)
        if place_level(name) == level and not _WORD.fullmatch(body[start:stop])
    )
    most = held[place] * 2 > held.total()
    itself = any(calls_itself(word["kind"], place) for word in _WORD.finditer(body))
    return place if most and (itself or held[place] >= _OFTEN) else ""


def district_of(title: str, place: str, text: str) -> str:
    """The district that the title puts behind its city by its short name, where the text names its government; or "".

    上海奉贤：到2027年…, with 奉贤区人民政府 below it, is not on 上海.
    """
    at = title.find(place)
    rest = title[at + len(place) :] if at >= 0 else ""
    if rest.startswith(("自治", "特别")):  # 内蒙古自治区政府
        return ""
    for size in (2, 3):
        found = re.search(rf"{re.escape(rest[:size])}[区县]{_ITS_OFFICES}", text[:_HEAD]) if len(rest) > size else None
        if found:
            return found[0][: size + 1]
    return ""


def _innermost(title: str) -> dict[str, int]:
    """The places that the title names, and where each ends; of a city behind its province (江苏镇江) the city alone."""
    found: dict[str, int] = {}
    outer, border = "", -1
    for name, start, end in subjects_in(title):
        if _WORD.fullmatch(title[start:end]):
            continue
        if start == border and is_inside(name, outer):
            found.pop(outer, None)
        found[name] = end
        outer, border = name, end
    return found


def is_inside(place: str, province: str) -> bool:
    """Whether the city is known to lie in the province."""
    return load_terms().elsewhere.get(place, "") == province != ""
