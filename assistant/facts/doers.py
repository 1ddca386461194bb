"""Who opens a stretch of a sentence with what it did, so that the figures behind are that one's: a firm, a zone.

天开高教科创园蓬勃发展，累计注册科技型企业超4500家: they are the park's, and not the city's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.facts.grammar import words_of
from assistant.facts.naming import subjects_in
from assistant.facts.wording import LEADS, NAMING_VERBS, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT_A_FIGURE = "(?![、和与及等总数内群])(?P<did>[^，。；：0-9]{2,30})[，,]"
_FIRM = re.compile(f"[一-龥A-Za-z]{{2,8}}?(?:集团|公司|银行|大学|医院|机场|电厂|油田){_WITHOUT_A_FIGURE}")
_ZONE = re.compile(
    "(?P<name>(?P<own>[一-龥]{2,12}?)(?:集群|先行区|试验区|示范区|合作区|新区|开发区|高新区|经开区|园区|保税区|综保区|口岸"
    f"|科学城|科技城|科创城|科创园|产业园)){_WITHOUT_A_FIGURE}"
)
_EVENT = re.compile(
    f"(?:第[一二三四五六七八九十0-9]+届)?[一-龥]{{2,14}}?(?:博览会|博会|交易会|展览会|展会|运动会|全运会|投洽会){_WITHOUT_A_FIGURE}"
)
# What a zone is for or of which rank is no name of it: 国家级医疗旅游先行区.
_NO_NAME = re.compile(
    "(?:国家|[省市]级?|自治区级?|国际|高新|经济|技术|产业|工业|创新|医疗|旅游|教育|改革|开放|自由|自主|自贸|贸易|综合|合作"
    "|现代|农业|试点|重点|各类?|全[省市区]|特色|绿色|高质量|发展|生态|文化|数字|智能|科技|科创|跨境|电商|边境|示范"
    "|先行|核心|主要|传统|优势|新兴|先进|制造|我|这|该|级|一批|[一二两三四五六七八九十多个大]|类|新|老|的)*"
)
_OPENS_WITH_A_DEED = re.compile(f"{VERBS}|{NAMING_VERBS}|{LEADS}|坚持|围绕|聚焦|依托|发挥|紧扣")
_WHEN = re.compile("(?:(?:[0-9]{4}年|[一二三四五六七八九十]{1,3}年来|过去[一五]年|[去今]年|目前|其中|同时)[，,])?")
_ITS_PREDICATE = frozenset("vdail")
# 新区龙头作用更加突出: what is told is of its part in something, and may lead to figures of the whole.
_ITS_PART = re.compile("作用|建设|功能|能力|能级|水平|优势|地位|实力|活力|改革|规划|批复|获批|设立|成立|揭牌")


class Doer(NamedTuple):
    """Where in a text the figures may be of what opened the stretch, and its name; "" where it is not sure of whom."""

    start: int
    end: int
    name: str


def doers(text: str, start: int, end: int) -> tuple[Doer, ...]:
    """The stretches of the sentence ``start:end`` that a firm or a zone opens with a clause without a figure."""
    found = (_doer(text, *part) for part in _parts(text, start, end))
    return tuple(one for one in found if one is not None)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What the sentence has between one ； and the next."""
    while start < end:
        parted = text.find("；", start, end)
        yield start, parted if parted >= 0 else end
        start = parted + 1 if parted >= 0 else end


def _doer(text: str, start: int, end: int) -> Doer | None:
    when = _WHEN.match(text, start, end)
    start = when.end() if when else start
    if opened := _FIRM.match(text, start, end):  # 酒钢集团“三化”改造实现产业重塑，高端产品占比…: the group's share
        return Doer(opened.end(), end, "")
    if event := _EVENT.match(text, start, end):  # 进博会成功举办，意向成交金额…: what was traded there
        return Doer(event.end(), end, "")
    zone = _ZONE.match(text, start, end)
    if zone is None:
        return None
    if _is_a_name(zone["own"]) and _tells_of_it(zone["did"]):
        return Doer(zone.end(), end, zone["name"])
    places = subjects_in(zone[0])  # 庆阳数据中心集群建设提速，算力规模…
    return Doer(zone.end(), end, "") if places and not places[0][1] else None


@lru_cache(maxsize=4096)
def _is_a_name(own: str) -> bool:
    """Whether what a zone is called beside its kind is a name, not what it is for or what is done (坚持|集群发展)."""
    named = len(_NO_NAME.sub("", own)) > 1 and not _ITS_PART.search(own)
    return named and not _OPENS_WITH_A_DEED.match(own)


@lru_cache(maxsize=4096)
def _tells_of_it(did: str) -> bool:
    """Whether the words say what the zone itself does or is: 蓬勃发展, 成为新高地."""
    return words_of(did)[0].tag[:1] in _ITS_PREDICATE and not _ITS_PART.search(did)
