"""One name for one thing: indicators, subjects, scopes and measures in the form the facts table is indexed by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from assistant.facts.wording import WHOLES
from assistant.quantity import half_width
from assistant.term_files import read_term_file
from assistant.terms import load_terms, names_in

_SECTOR_SHARE = re.compile("(第[一二三]产业|服务业)(?:增加值)?(?:占比|比重)")
_SHARE = re.compile(r"(.+?)占(.*?)(?:的)?(?:比重|比例|份额|比|百分比)?")
_COUNT_TAIL = re.compile(r"(?<=[企业构区台人])(?:总?数量?|家数|总量)$")
_GROWTH_TAIL = re.compile(r"(?:的)?(?:同比)?(?:增速|增长率|增幅|增长速度|增长)$")
_OF = re.compile("(?<=[^目标])的(?=[^的]{2,}$)")  # 入选名录的企业 and 入选名录企业
_RECEIVED = re.compile("^年?接待(?=[^、]*(?:游客|旅客|人次|人数))")
_WHOLE = re.compile(rf"^(?:{WHOLES}|全国|全社会(?=[研R])|各类|有效期内)")
_ABOVE_SIZE = re.compile(r"^(?:规模以上|规上|规模(?=工业|企业|服务))")

# What a line may open with, behind a date, that is no place of the term file: 苏南五市合计：, 都市圈面积53441平方公里.
_OPENS_WITH_AREA = re.compile(
    r"\s*(?:[-*•]\s*)?[0-9—\-年月日末底至到截前上下半季度一二三四：，“”十五]*(?P<area>[一-龥]{0,4}?"
    r"(?:[两二三四五六七八九十几]个?(?:设区)?(?:省市|省|市|县|区|城|地)(?![场民委政域级值管长价])"
    r"|都市圈|城市群|经济圈|经济带|科创带|走廊|园区|开发区|高新区|新区|片区|示范区|实验区|合作区|科创城|科技城|科学城))"
)

_TURNS_TO = re.compile("(?:接轨|对接|承接|融入|借力|学习|借鉴)大?$")
_COUNTY = re.compile("县(?![域级委城市区])")
_MUNICIPALITIES = frozenset({"北京", "上海", "天津", "重庆"})
LEVEL = ("量值", "数量", "占比")
_MEASURE_CLASS = {
    **dict.fromkeys(LEVEL, "值"),
    **dict.fromkeys(("占比变动", "变动"), "变动"),
    "同比增速": "增速",
    "年均增速": "年均增速",
}
SAME_BUT_FOR_SCOPE = (("服务业", "第三产业"), ("服务业", "三产"))
WHOLE_ECONOMY = {"经济": "地区生产总值"}  # 经济增长5.5%: what grew; no other figure is of 经济 alone


def measure_class(measure: str) -> str:
    """Measures that a question does not tell apart: 量值, 数量 and 占比 are all the value of their indicator."""
    return _MEASURE_CLASS.get(measure, measure)


@cache
def known_places() -> frozenset[str]:
    """The canonical names of every place that the term file knows, at home or elsewhere."""
    terms = load_terms()
    return frozenset((*terms.places.values(), *terms.elsewhere))


@lru_cache(maxsize=65536)
def canonical_subject(text: str) -> str:
    """无锡市, 全市 of Wuxi and 锡 are 无锡; what the term file does not know keeps its own name."""
    name = re.sub(r"\s+", "", half_width(text))
    places = load_terms().places
    if name in places:
        return places[name]
    for tail in ("市", "省", "自治区", "特别行政区"):
        if name.endswith(tail) and len(name) > len(tail) + 1:
            return places.get(name.removesuffix(tail), name.removesuffix(tail))
    return name


@lru_cache(maxsize=65536)
def split_scope(text: str) -> tuple[str, str]:
    """The indicator without the scope in front of it, and the scope: 规上工业增加值 → (工业增加值, 规模以上)."""
    name = _compact(text)
    name = _WHOLE.sub("", name)
    if found := _ABOVE_SIZE.match(name):
        return name[found.end() :], "规模以上"
    return name, ""


@lru_cache(maxsize=65536)
def canonical_scope(text: str) -> str:
    """规上 and 规模 are 规模以上; an unknown scope keeps its own name."""
    return load_terms().scopes.get(_compact(text), _compact(text))


@lru_cache(maxsize=65536)
def canonical_indicator(text: str) -> str:
    """The indicator's one name, without scope, place, and words of measure: 全市规上工业企业数量 → 工业企业."""
    name, _ = split_scope(text)
    name = _GROWTH_TAIL.sub("", name) or name
    name = _RECEIVED.sub("", _COUNT_TAIL.sub("", _OF.sub("", name)))
    known = _known(WHOLE_ECONOMY.get(name, name))
    if known is not None:
        return known
    if sector := _SECTOR_SHARE.fullmatch(name):  # 第三产业增加值占比: a sector's share is that of the whole economy
        name = f"{sector[1]}增加值占GDP比重"
    if (share := _SHARE.fullmatch(name)) and share[2]:
        part, whole = canonical_indicator(share[1]), canonical_indicator(share[2])
        composed = f"{part}占{whole}比重"
        return _known(composed) or composed
    return name


def part_and_whole_of(indicator: str) -> tuple[str, str]:
    """The canonical names of what a share is of (占比 of 服务业增加值 and GDP); empty ones for any other indicator."""
    share = _SHARE.fullmatch(_compact(indicator))
    if share is None or not share[2]:
        return "", ""
    return canonical_indicator(share[1]), canonical_indicator(share[2]) or share[2]  # 占全国比重: of all of 全国


def _compact(text: str) -> str:
    name = re.sub(r"[\s“”\"《》]+", "", half_width(text))
    return name.replace("R＆D", "R&D")


def _known(name: str) -> str | None:
    indicators = load_terms().indicators
    found = indicators.get(name)
    if found is None:
        return None
    # The term file may hold a scope in a canonical name (规模以上工业企业); the index goes without it.
    return _ABOVE_SIZE.sub("", found)


@lru_cache(maxsize=16384)
def places_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """The places named in a text, canonical, with their spans; a short form (锡, 沪) only where it stands alone."""
    if not _place_pattern().search(text):
        return ()
    return tuple((name.canonical, name.start, name.end) for name in names_in(text, load_terms().places))


@lru_cache(maxsize=16384)
def subjects_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """The places of :func:`places_in` and the cities that only extraction needs to know, in the text's order."""
    known = places_in(text)
    longest, cities, openings = _cities()
    found = list(known)
    at = 0
    while at < len(text) - 1:
        if text[at : at + 2] not in openings:
            at += 1
            continue
        size = next((size for size in range(longest, 1, -1) if text[at : at + size] in cities), 0)
        if size and _COUNTY.match(text, at + size):
            size = 0  # 长沙县 is not 长沙
        end = at + size
        if size and not any(start < end and at < last for _, start, last in known):
            end += text[end : end + 1] == "市"
            found.append((text[at : at + size].removesuffix("市"), at, end))
        at = max(end, at + 1)
    return tuple(sorted(found, key=lambda place: place[1]))


@lru_cache(maxsize=16384)
def without_turned_to(text: str) -> str:
    """The text without the cities that another one turns to: 宁波接轨上海 is about 宁波."""
    for name in reversed(names_in(text, load_terms().places)):
        if load_terms().level(name.canonical) == "市" and _TURNS_TO.search(text, 0, name.start):
            text = text[: name.start] + text[name.end :]
    return text


@cache
def _cities() -> tuple[int, frozenset[str], frozenset[str]]:
    """The longest name's length, the names, and the two characters that each begins with."""
    path = Path(__file__).with_name("cities.yaml")
    names = frozenset(map(str, read_term_file(path)["cities"]))
    return max(map(len, names)), names, frozenset(name[:2] for name in names)


def is_listed(place: str) -> bool:
    """Whether the place is one of the cities that only extraction needs to know."""
    return place in _cities()[1]


@cache
def _place_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_terms().places)))


@lru_cache(maxsize=4096)
def place_level(subject: str) -> str:
    """What kind of place it is: 国, 省, 市, 县级市, 区, 县, or 区域; figures of two kinds do not stand side by side."""
    name, terms = canonical_subject(subject), load_terms()
    if name == "全国":
        return "国"
    if name in terms.elsewhere or name in _MUNICIPALITIES:
        return "市"
    level = terms.level(name)
    if level == "市":
        return "县级市"
    return level or (name[-1:] if name[-1:] in ("市", "区", "县", "镇") else "区域")


def opening_area(line: str) -> str:
    """The group of places or the zone that a line's figures are of, where the line opens with one; else ""."""
    found = _OPENS_WITH_AREA.match(line)
    return found["area"] if found else ""
