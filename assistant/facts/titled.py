"""Whom a document's title is about: a place, a district of it, a region's part, or something that stands in it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.naming import canonical_subject, subjects_in
from assistant.facts.wording import any_of
from assistant.period import PERIOD
from assistant.terms import load_terms

_NAMED_AREA = re.compile(
    rf"(?:{any_of('title_openings')})*+(?!各)"
    r"(?P<area>[一-龥]{2,4}(?:[一-龥]{1,5}族){1,4}自治[县旗]|[一-龥]{2,4}(?<![联同加结])盟|[^\W\d全各本我该某市区省州一二两]县|[一-龥]{2,6}?(?<![一二三四五六七八九十两各全本我该多])(?:自治州|市|县|区|旗|(?<![城小集乡重强])镇|街道))(?<!城市)(?<!都市)"
    r"(?<![地园社灾小景校片街库贸群聚税保]区)(?<!高新区)(?<!示范区)(?<!开发区)"
    r"(?=[0-9]{4}年|[0-9]{1,2}[—\-月]|国民经济|人民政府|政府|(?:主要)?经济|统计"
    r"|[一-龥“”（）()0-9—\-、 ]{2,40}"
    r"(?:规划|方案|公报|报告|意见|计划|措施|办法|要点|纲要|决定|情况|指标|分析|数据|快报|月报|通报|实录|发布会|纪要|清单|细则|条例|简报|总结))"
)
QUOTED_TITLE = re.compile("《[^《》]*》")
ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_PROVINCE_ASIDE = re.compile(r"^\s*[（(]([一-龥]{2,8}(?:省|市|自治区|自治州))[)）]")  # （湖北省）荆州市荆州区
_PARTS_OF_CITIES = frozenset(["市区", "城区", "主城区", "中心城区", "郊区", "老城区"])
_ZONE = re.compile(
    "高新区|经开区|新区|综保区|(?:工业园|高新技术产业开发|经济技术开发|经济开发|高新技术开发)区|生产建设兵团"
    "|区(?=[0-9]{4}年|人民政府|政府)"
)
_DATED = re.compile(rf"(?:关于)?(?:{PERIOD}|[—\-至到和、\s])+")  # 2024年上半年海宁市经济运行情况
_PARTED = re.compile("[：:，,丨|｜！!]")
_MOUNTAINS = re.compile(".{2,}山区")  # 贫困山区, but 惠山区 is a district
_FULL = re.compile("(?:省|市|自治区|自治州|盟)$")
_ENTITY_TITLE = re.compile(
    "[一-龥]{4,20}(?:产业园|科技园|工业园|园区|高新区|开发区|机场|大学|集团|科创城|科学城|实验室)"
)
_AREA_OF_REGION = re.compile(
    "[A-Za-z0-9一-龥]{0,10}?(?:城市群|都市圈|走廊|科创带|创新带|经济带|示范区|合作区|核心区|试验区)"
)
_TITLE_MAY_OPEN = re.compile(rf"(?:{any_of('title_openings')}|{PERIOD}|[（(《“0-9—年\s、：:])*")


@lru_cache(maxsize=1024)
def title_place(title: str) -> str:
    """Whom the document is about: the first place of its title; of two side by side (苏州无锡协同) none."""
    bare = _PROVINCE_ASIDE.sub(r"\1", QUOTED_TITLE.sub("", title))
    places = subjects_in(bare) or subjects_in(title)
    between = bare[places[0][2] : places[1][1]] if len(places) > 1 else None
    if between in ("、", "—", "和", "与") or (between == "" and not _FULL.search(bare[: places[0][2]])):
        return ""
    if places and not _TITLE_MAY_OPEN.fullmatch(bare[: places[0][1]]):
        return ""  # 华虹无锡基地 is about the base, not about the city
    if places:
        name, start, end = _innermost(bare, places)
        return _entity_of(bare) or _district(bare, name, end) or _area_of(bare, name, start, end) or name
    for part in _PARTED.split(bare):  # 发布主题：青禾县2024年经济运行情况
        dated = _DATED.match(part)
        if area := _named_area(part, dated.end() if dated else 0):
            return canonical_subject(area)
    return ""


def _innermost(title: str, places: tuple[tuple[str, int, int], ...]) -> tuple[str, int, int]:
    """Of places one in the other (湖南省长沙市) the last."""
    inner = places[0]
    for place in places[1:]:
        if place[1] != inner[2] or not _FULL.search(title[: inner[2]]):
            break
        inner = place
    return inner


def _district(title: str, city: str, end: int) -> str:
    """The district or county that the title puts behind its city: 珠海市斗门区政府工作报告 is not on 珠海."""
    if zone := _ZONE.match(title, end):
        return city + zone[0]
    area = _named_area(title, end) if _FULL.search(title[:end]) else ""
    return canonical_subject(area)


def _named_area(title: str, start: int) -> str:
    """The city, county or district that no list knows and the title names from ``start`` on, or ""."""
    named = _NAMED_AREA.match(title, start)
    while named and (inner := _NAMED_AREA.match(title, named.end())):  # 清河市|清溪区2024年统计公报
        named = inner
    area = named["area"] if named else ""
    return "" if area in _PARTS_OF_CITIES or _MOUNTAINS.fullmatch(area) else area


def _area_of(title: str, place: str, start: int, end: int) -> str:
    """The area by name that the title puts behind a region: 长三角G60科创走廊 and 长三角城市群 are not 长三角."""
    area = None if load_terms().level(place) else _AREA_OF_REGION.match(title, end)
    return title[start : area.end()] if area else ""


def _entity_of(title: str) -> str:
    """What the whole title names, where that is something in a place rather than the place."""
    bare = ASIDE.sub("", title).strip()
    return bare if _ENTITY_TITLE.fullmatch(bare) else ""
