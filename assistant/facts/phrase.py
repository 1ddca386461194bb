"""The words left of a figure, read from their end: what is said of it, against what, of which indicator, of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.facts.naming import places_in
from assistant.facts.wording import (
    ADVERB,
    DOWN,
    GENERIC,
    HEAD_OF_INDICATOR,
    LEADS,
    NAMING_VERBS,
    REACHED,
    UP,
    VERBS,
    any_of,
)

_ADVERBS_END = re.compile(rf"(?:{ADVERB}|了)+$")
_MOVE_END = re.compile(rf"(?:(?<!新)(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅度)?$")
_REACHED_END = re.compile(rf"(?:拟?安排|{REACHED})(?:了)?$")
_FROM_END = re.compile(r"(?:从|由)(?:的)?$")
_SHARE_END = re.compile(r"(?:占(?!比)|相当于)(?P<whole>[^，。；]{1,24}?)(?:的)?(?P<tail>比重|比例|份额|比)?$")
_AGAINST_END = re.compile(r"(?:比(?![重例])|较)(?P<base>[^，。；比较]{1,16}?)(?:相比)?$")
_ABOVE_END = re.compile(r"(?P<sign>高于|低于|快于|慢于|好于|多于|少于|高出|低出)(?P<base>[^，。；]{0,14})$")
_NOTE_MARK = re.compile(r"［[0-9]{1,3}］")
_MORE_END = re.compile(r"(?:比(?![重例])|较)(?P<base>[^，。；比较]{1,10}?)(?:新增|净增|多增)$")
_FIRST_OF_END = re.compile(r"(?:连续[^，。；]{0,4}年)?(?P<base>全国|全省|全球|世界|全国同类[^，。]{0,6})$")
_DISTRICT = re.compile(
    r"[\u4e00-\u9fff](?![地园片景社城灾湾库校小市郊厂院病街商全本该新山成])[\u4e00-\u9fff]区(?![域块位间划])(?=[\u4e00-\u9fff]{3})"
)
_BEYOND_END = re.compile(
    r"(?P<sign>超过|超出|超|低过)(?P<base>(?:全国|全省|全市|全球|世界|同期)[^，。；]{0,10}|[^，。；]{0,6}平均(?:水平)?)$"
)
_RANK_END = re.compile(
    r"(?:位居|位列|居|列|排名|排在|排|升至|跃居|保持|名列|位次|稳居|跻身)(?:在|于|到|[提上跃]升[至到])?(?P<base>[^，。；居列]{0,10})$"
)
_MULTIPLE_END = re.compile(r"(?:是|为|相当于)(?P<base>[^，。；]{1,12})的$")
_LEADS_START = re.compile(
    rf"^(?:(?:{any_of('attributions')})(?:{any_of('said_by')})?的?|(?:年度|总体)?目标[为是]|要(?![素害求点])|{LEADS}|[、，,：:；\s—）)”])+"
)
_VERBS_START = re.compile(rf"^(?:{VERBS})+(?:[、和及与](?:{VERBS})+)*(?:了)?")
_ENTITY = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,8}}?(?:{any_of('entities')})")
_OWN_ENTITY = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:国际机场|高新区|经开区|经济开发区|(?<!高)新区)(?!总|数|规)"
    r"|[\u4e00-\u9fff]{2,5}(?<![进出离到入])港(?=沿海|货物|集装箱|吞吐|海上|港口)|京津冀(?:区域|地区)?"
)
_DONE = re.compile("完成(投资|产值)$")
_WHOLE = re.compile(r"(?:全市|全省|全区|我市|我省|我区|本市|我国|全县)的?")
_VERB_ONLY = re.compile(rf"^(?:{VERBS}|{NAMING_VERBS}|{ADVERB}|{LEADS}|了)*$")
_NAMING_END = re.compile(rf"(?P<verb>{NAMING_VERBS})$")
_VERB_END = re.compile(rf"(?:{VERBS})(?:了)?$")
_YEARLY = re.compile("年均|年平均|平均每年|每年")


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a figure. ``said``: grew, reached, share, against, rank, times, plain."""

    said: str
    head: str
    direction: str = ""
    base: str = ""
    whole: str = ""
    adverbs: str = ""
    verb: str = ""
    joined: bool = False
    """Whether only 、 parts it from the figure before."""
    moved: bool = False
    """Whether it is the figure that something started from (从A增长到B)."""

    @property
    def yearly(self) -> bool:
        """Whether the figure is one a year on average."""
        return _YEARLY.search(self.adverbs) is not None


@dataclass(frozen=True, slots=True)
class Named:
    """The head taken apart: the subject it names (empty: none), the indicator (empty: none), a verb before a count."""

    subject: str
    indicator: str
    verb: str = ""
    acted: bool = False
    """Whether a verb stood before the name (建成中小学校): so many in the period, not so many at its end."""
    doubtful: bool = False
    """Whether several places share the head (泰州、连云港、无锡医药集群)."""


@lru_cache(maxsize=8192)
def read_left(text: str, unit: str) -> Left:
    """Take the words off the end, one layer after the other, until the indicator's name is left."""
    text = _NOTE_MARK.sub("", text)
    return replace(_layers(text, unit), joined=text.lstrip().startswith("、"))


def _layers(text: str, unit: str) -> Left:
    rest, adverbs = _cut(_ADVERBS_END, text.strip(" ，、：:；").removesuffix("的"))
    moved = _FROM_END.search(rest) is not None
    if moved:
        rest, more = _cut(_ADVERBS_END, _FROM_END.sub("", rest))
        adverbs = more + adverbs
    if unit == "位" and (rank := _RANK_END.search(rest)):
        return Left("rank", rest[: rank.start()], base=rank["base"])
    if unit == "位" and (rank := _FIRST_OF_END.search(rest)):
        return Left("rank", rest[: rank.start()], base=rank["base"])
    if unit == "倍" and (times := _MULTIPLE_END.search(rest)):
        return Left("times", rest[: times.start()], base=times["base"])
    above = _ABOVE_END.search(rest) or (_BEYOND_END.search(rest) if unit == "个百分点" else None)
    if above:
        direction = "down" if above["sign"][0] in "低慢少" else "up"
        return Left("against", rest[: above.start()], direction, above["base"], adverbs=adverbs)
    verb = ""
    if reached := _REACHED_END.search(rest):
        verb = reached[0]
        rest, more = _cut(_ADVERBS_END, rest[: reached.start()])
        adverbs = more + adverbs
    elif more_than := _MORE_END.search(rest):
        return Left("grew", rest[: more_than.start()], "up", more_than["base"], adverbs=adverbs, verb="新增")
    elif move := _MOVE_END.search(rest):
        rest, more = _cut(_ADVERBS_END, rest[: move.start()])
        direction = "up" if move["up"] else "down"
        if against := _AGAINST_END.search(rest):
            head, still = _cut(_ADVERBS_END, rest[: against.start()])
            return Left("grew", head, direction, against["base"], "", still + more + adverbs, move[0])
        return Left("grew", rest, direction, "", "", more + adverbs, move[0])
    if unit in ("%", "‰") and rest.endswith("占"):
        head, more = _cut(_ADVERBS_END, rest[:-1])
        return Left("share", head, adverbs=more + adverbs, verb=verb, moved=moved)
    if unit in ("%", "‰", "成") and (share := _SHARE_END.search(rest)):
        head, more = _cut(_ADVERBS_END, rest[: share.start()])
        return Left("share", head, whole=share["whole"], adverbs=more + adverbs, verb=verb, moved=moved)
    return Left("reached" if verb else "plain", rest, adverbs=adverbs, verb=verb, moved=moved)


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (text[: found.start()].rstrip(" ，、"), found[0]) if found else (text, "")


@lru_cache(maxsize=8192)
def read_head(head: str) -> Named:
    """Subject and indicator of what was left; a place anywhere before the name is its subject."""
    text = head.replace(" ", "").strip("，、：:；的")
    text = _LEADS_START.sub("", text)
    subject = ""
    places = [place for place in places_in(text) if _is_subject(text, place[1], place[2])]
    if places:
        name, start, end = places[0]
        several = len(places_in(text)) > 1
        if several and (start or text[end : end + 1] in ("、", "和", "与")):
            return Named("", text, doubtful=True)
        entity = _ENTITY.match(text, end)
        if entity and entity.end() > end:
            subject, text = text[start : entity.end()], text[entity.end() :]
        else:
            subject, text = name, text[end:]
    elif (entity := _OWN_ENTITY.match(text)) and len(text) > entity.end():
        subject, text = entity[0], text[entity.end() :]
    elif district := _DISTRICT.match(text):
        subject, text = district[0], text[district.end() :]
    elif whole := _WHOLE.match(text):
        subject, text = whole[0].removesuffix("的"), text[whole.end() :]
    text = _LEADS_START.sub("", text.strip("，、：:；的"))
    if whole := _WHOLE.match(text):
        text = text[whole.end() :]
    if _VERB_ONLY.match(text):
        naming = _NAMING_END.search(text)
        return Named(subject, "", naming["verb"] if naming else text)
    if not HEAD_OF_INDICATOR.search(text) and (naming := _NAMING_END.search(text)):
        return Named(subject, _ADVERBS_END.sub("", text[: naming.start()]), naming["verb"])
    if not HEAD_OF_INDICATOR.search(text) and (verb := _VERB_END.search(text)):
        return Named(subject, text[: verb.start()], verb[0])
    stripped = _VERBS_START.sub("", text)
    acted = 2 <= len(stripped) < len(text) and stripped not in GENERIC
    text = stripped if acted else text
    return Named(subject, _DONE.sub(r"\1", text).strip("的"), acted=acted)


_SHARED_TAIL = re.compile(
    r"(?:限上|规上|限额以上|规模以上|工业|全产业链|产业|常住居民|居民)?(?:零售额|增加值|总产值|产值|产量|销量|营收|营业收入|利润|投资|收入|进出口|出口|占比|"
    r"人均可支配收入|贷款余额|存款余额|余额|规模|面积|覆盖率|普及率|满意度)$"
)
_AND_OTHERS = re.compile(r"(?P<own>[^等]{2,})等(?:[0-9一二两三四五六七八九十]+[个大类项家])?(?P<tail>.{2,})")
_COUNTED = re.compile(r"(?P<own>.{2,}?)(?:[0-9]+|[两二三四五六七八九十]+)[个大类项](?P<tail>.{2,})")
_RANKED = re.compile(r"(?P<own>.{1,6}级)(?P<tail>.{2,})")
_RELATIONAL = re.compile(r"(?:利润|死亡人数|营业收入|营收|税收|产值|产量|销量|增加值)(?:总额)?")
_OF_OWNER = re.compile(r"(?P<owner>.{2,}?)(?:营业收入|营收|利润|产值|产量|增加值|起数|资产总额|收入)")
_MEASURED_NOUN = re.compile(
    r"(?:增加值|产值|收入|投资|外资|出口|进口|消费|利润|[率额量值]|人数|起数|比重|占比|面积|余额|贷款|存款|税收|支出|里程|企业|中心|总部)$"
)


def distribute(name: str, count: int, *, of_things: bool = False) -> tuple[str, ...]:
    """The names that 分别 shares out: 城镇和农村居民收入 → 城镇居民收入, 农村居民收入; () when the count differs.

    Things counted (``of_things``) have names of their own; of rates and amounts the last name's tail belongs to all.
    """
    if found := re.search(r"(一二三产|三次产业)(?:业)?(.*)$", name):
        return tuple(f"第{digit}产业{found[2]}" for digit in "一二三") if count == len("一二三") else ()
    if shared := re.fullmatch(r"(.+?)(占.+比重)", name):
        return tuple(f"{part}{shared[2]}" for part in distribute(shared[1], count, of_things=True))
    parts = [part for part in re.split(r"[、和与及]", name) if part]
    if len(parts) != count:
        return ()
    if parts[-1].startswith("贷款") and all(part.endswith("存") for part in parts[:-1]):
        owner = parts[0].removesuffix("存")  # 本外币存、贷款余额
        return (f"{owner}存款{parts[-1].removeprefix('贷款')}", owner + parts[-1])
    tail = _AND_OTHERS.fullmatch(parts[-1]) or _COUNTED.fullmatch(parts[-1])
    if tail:
        return tuple(part + tail["tail"] for part in (*parts[:-1], tail["own"]))
    if all(part.endswith("级") for part in parts[:-1]):
        ranked = _RANKED.fullmatch(parts[-1])
        return (*(part + ranked["tail"] for part in parts[:-1]), parts[-1]) if ranked else ()
    if of_things or all(_MEASURED_NOUN.search(part) for part in parts):
        return _with_owner(parts)
    shared_tail = _SHARED_TAIL.search(parts[-1])
    return (*(_joined(part, shared_tail[0]) for part in parts[:-1]), parts[-1]) if shared_tail else ()


def _with_owner(parts: list[str]) -> tuple[str, ...]:
    """省属企业营业收入、利润: a profit is somebody's, so the first name's owner is the second's too."""
    owner = _OF_OWNER.fullmatch(parts[0])
    return (parts[0], *(owner["owner"] + part if owner and _RELATIONAL.fullmatch(part) else part for part in parts[1:]))


def _joined(part: str, tail: str) -> str:
    """城镇居民 and 居民人均可支配收入 have 居民 in common, which is written once."""
    common = next((size for size in range(len(tail), 0, -1) if part.endswith(tail[:size])), 0)
    return part + tail[common:]


def _is_subject(text: str, start: int, end: int) -> bool:
    """A place is who is spoken of at the start, or when only it is left (相邻城市苏州); 国家 and 全省 are not."""
    printed = text[start:end]
    if printed in ("国家", "中国", "全国", "全省") or _WHOLE.match(text, start):
        return False
    return start == 0 or end == len(text)
