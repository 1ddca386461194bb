"""A question repeated about something else: one place, time, indicator or parallel word put for another.

Each gives the question with the exchange done (or as it was), and what was put for what.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.topic import is_aspect, names, own_things, place_level
from assistant.answering.understanding.wholes import WHOLES
from assistant.quantity import find_periods
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Period
    from assistant.quantity import Located
    from assistant.terms import Name

_HOW = re.compile("(?:怎么|如何|怎样)(?:去|来|才能|大力|进一步|持续|加快|着力|积极|全力|更好地?)*把?")
# What is dealt with, between who does it and what is asked of it.
_DEALT = (
    "^(?:过去|去年|今年|今后|未来|打算|准备|下一步|[一五]年来|自己|政府|国家|我国|全国|在|对|把|的|，)*(?P<thing>[^，。？]{2,14}?)"
    "(?:方面|领域|工作|上|里)?(?:主要|都|还|又|将|要|应该?|该|打算|准备|下一步|今年|20[0-9]{2}年)*"
)
_TOLD = (
    "(?:有|取得|采取|面临|存在|提出|做)了?(?:哪些|哪几|什么)"
    "[^，。？]{0,6}(?:进展|成[效绩果就]|举措|措施|安排|打算|部署|任务|做法|短板|问题|不足|困难|变化|突破|事)"
)
_DEALT_WITH = re.compile(_DEALT + _TOLD)
_OF_ALL = re.compile(f"^(?:还|都|主要|目前|当前|自己)*{_TOLD}")
_ASKED_HOW = re.compile(f"{_DEALT}(?<!是)$")
HALF, TWO_WORDS = 2, 4  # characters of a verb with what it is done to, known as one word
_RANKED_OR_DIVIDED = re.compile("(?:能)?(?:排|居|位列|名列)?[^，。排居位]{0,3}第几|排名|位次|占")
_DOCUMENT_OF = re.compile(
    "(?:的|那个?|那份|印发的?|发布的?|出台的?)*[^，。？年]{2,14}?(?:规划|纲要|意见|方案|计划|协议|办法)"
)
_RUN = re.compile("[、和与及跟]")
# A park, belt, circle or corridor by its name, or by its letter and number alone.
AREA_NAME = re.compile(
    "(?:[A-Z][0-9]{1,3})?(?:(?![是在有把和与的了被属归为])[一-龥—]){0,10}?"
    "(?:走廊|都市圈|城市群|经济[圈区带]|[圈带]|科创[城带湾]|[新园片镇]区|示范区|高新区|开发区|经开区|保税区|核心区|中心区|[业电学]园|创新[区城谷港]|小镇)"
    "|[A-Z][0-9]{1,3}(?![0-9A-Z%.])"
)
_WORK_LEADS = re.compile("[一-龥]{2,16}?(?:规划纲要|规划|纲要|方案|行动计划|实施意见)(?=[的里中]|提出|要求|定)")
_WORK_NAME = re.compile("[一-龥]{2,20}(?:规划|纲要|方案|行动计划|实施意见|协议)")
_QUOTED = re.compile("“(?P<word>[^”]{1,8})”")
_MONTHS = re.compile("月|季度|半年|全年")
_YEAR = re.compile("(?:19|20)[0-9]{2}年")
_MONTHS_HELD = re.compile("(?:[0-9]{1,2}[—－~至到-])?[0-9]{1,2}月(?:当月|份)?|[上下]半年|[前第]?[一二三四]个?季度")
# Where an indicator's name ends in a question.
_COUNTED_LAST = re.compile("(?:多少|几)[家户个条座项名所处台辆张件支](?P<thing>[^，。？的点]{2,16})[？?]*$")
_MEASURED = re.compile("的?(?:目标|实际|预期|计划|增长|增速|增幅|同比|占比|比重|排名|是|为|有|达到|多少|几)")


def exchange_period(text: str, new: str) -> str:
    """The first time named in ``new``, or the run of times (2025年和2024年), put for that of ``text``, or before it."""
    wanted = [found for found in find_periods(new) if found.value.key]
    held = find_periods(text)
    if not wanted:
        return _exchange_months(text, new)
    run = wanted[0]
    for found in wanted[1:]:
        if _RUN.fullmatch(new[run.end : found.start]):
            run = found
    printed = new[wanted[0].start : run.end]
    if not held:
        return printed + text
    held = held[_first_asked_of(text, held, deadline=wanted[0].value.key.startswith("..")) :]
    last = held[0]
    for found in held[1:]:  # 2021年、2022年; but of 2021年是2012年的多少倍 the first only
        if len(text[last.end : found.start]) <= 1:
            last = found
    return text[: held[0].start] + printed + text[last.end :]


def _exchange_months(text: str, new: str) -> str:
    """The months without a year that ``new`` names put for those of ``text``, or behind its year: 那10月呢, 全年呢."""
    wanted = [found for found in find_periods(new) if _MONTHS.search(found.value.printed)]
    held = [found.span() for found in _MONTHS_HELD.finditer(text)]
    years = [found.span() for found in _YEAR.finditer(text)]
    if not wanted or len(held) > 1 or len(years) > 1:
        return text
    start, end = held[0] if held else (years[0][1], years[0][1]) if years else (0, 0)
    printed = wanted[0].value.printed
    printed = "" if printed == "全年" and years and start == years[0][1] else printed
    return text[:start] + printed + text[end:] if start or held else text


def _first_asked_of(text: str, held: Sequence[Located[Period]], *, deadline: bool) -> int:
    """Which of the times is the first that is asked of: of two not a document's (2010年那个规划，到2015年……).

    For a deadline (到2020年呢) the deadline is, where there is one.
    """
    due = [number for number, found in enumerate(held) if found.value.key.startswith("..")]
    if deadline and due:
        return due[0]
    return 1 if len(held) > 1 and _DOCUMENT_OF.match(text, held[0].end) else 0


def exchange_unknown_indicator(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """A known indicator put for one that the term file does not know: what stands between place and time and 增长."""
    named = [name.end for name in names(text)] + [found.end for found in find_periods(text)]
    start = max(named, default=0)
    stop = _MEASURED.search(text, start + 1)
    if not stop or stop.start() - start < 2:
        return text, ("", "")
    old = text[start : stop.start()].strip("的")
    return text[:start] + new + text[stop.start() :], (old, new)


def exchange_counted(text: str, new: str) -> str:
    """What ``text`` asks the number of, with ``new`` put for it: 新增多少户专精特新企业 → 新增多少户高新技术企业."""
    counted = _COUNTED_LAST.search(text)
    figure = "的" in new or load_cues().follow_ups["figures"].search(new) or _WORK_NAME.fullmatch(new)
    if counted is None or figure or is_aspect(new) or not own_things(new):
        return text
    return text[: counted.start("thing")] + new + text[counted.end("thing") :]


def exchange_place(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The places in ``new`` put for those of ``text``: for the run of the same level (市, 省), else for all of them."""
    home = names_in(new, load_terms().subjects)  # 那全市呢, of a question on 江阴
    held = names(text)
    zones = [name for name in held if place_level(name.canonical) == "区"]
    if home and not names(new) and len(zones) == 1 and len(held) > 1:  # or on 无锡高新区
        return text[: zones[0].start] + text[zones[0].end :], (zones[0].canonical, new[home[0].start : home[0].end])
    return _exchanged(text, new, names(new) or home, held)


def exchange_indicator(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The indicators in ``new`` put for those of ``text``."""
    known = load_terms().indicators
    return _exchanged(text, new, names_in(new, known), names_in(text, known))


def _exchanged(text: str, new: str, wanted: Sequence[Name], held: Sequence[Name]) -> tuple[str, tuple[str, str]]:
    if not wanted or not held:
        return text, ("", "")
    level = place_level(wanted[0].canonical)
    alike = [name for name in held if place_level(name.canonical) == level] or list(held)
    first = last = alike[0]
    for name in alike[1:]:
        if _RUN.fullmatch(text[last.end : name.start]):
            last = name
    if len(alike) == len(held):
        last = held[-1]
    if wanted[0].canonical == first.canonical:
        return text, ("", "")
    old, printed = text[first.start : last.end], new[wanted[0].start : wanted[-1].end]
    return text[: first.start] + printed + text[last.end :], (old, printed)


def at_a_place(text: str, place: str) -> str:
    """苏州呢 after 2021年GDP多少: of that place, where none was named; "" where no place is, or no indicator was."""
    whole = (0, len(place)) in ((name.start, name.end) for name in names(place))
    if not whole or names(text) or not names_in(text, load_terms().indicators):
        return ""
    at = next((found.end for found in find_periods(text) if found.start == 0), 0)
    return text[:at] + place + text[at:]


def exchange_area(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The area that ``new`` names put for the area or place that ``text`` opens with, or a place for such an area.

    那上海大都市圈呢 after G60科创走廊总面积多少, 那无锡呢 after the same.
    """
    begins = next((found.end for found in find_periods(text) if found.start == 0), 0)
    held = AREA_NAME.match(text, begins) or _WORK_LEADS.match(text, begins)
    new = new.removeprefix("那个").removeprefix("这个")
    wanted = AREA_NAME.fullmatch(new) or (held and _WORK_NAME.fullmatch(new))  # 那长三角科创共同体规划呢
    placed = [name for name in names(text) if name.start == begins]
    whole = [name for name in names(new) if (name.start, name.end) == (0, len(new))]
    if not (wanted and (held or placed)) and not (whole and held):
        return text, ("", "")
    if whole and any(place_level(name.canonical) == place_level(whole[0].canonical) for name in names(text)):
        return text, ("", "")  # 苏州呢 after 城市群规划里无锡算哪一档
    old = held[0] if held else text[placed[0].start : placed[0].end]
    behind = text[begins + len(old) :]
    joint = "的" if new[-1:].isdecimal() and behind[:1].isdecimal() else ""  # G60的2025年目标
    return (text, ("", "")) if old == new else (text[:begins] + new + joint + behind, (old, new))


def exchange_quoted(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The word in quotes of ``new`` put for the only one of ``text``: “补”的目标呢 after “增”的目标是什么."""
    wanted, held = _QUOTED.search(new), list(_QUOTED.finditer(text))
    if not wanted or len(held) != 1 or held[0][0] == wanted[0]:
        return text, ("", "")
    return text.replace(held[0][0], wanted[0], 1), (held[0][0], wanted[0])


def exchange_whole(text: str, new: str) -> str:
    """全国呢 after 无锡的…在全省排第几, or 占全省多少: what somebody is the how manieth in, or a part of, exchanged."""
    wanted = [name for name in names(new) if name.canonical in WHOLES]
    asked = _RANKED_OR_DIVIDED.search(text)
    if not wanted or asked is None or len(names(new)) > 1:
        return text
    printed = new[wanted[0].start : wanted[0].end]
    held = [name for name in names(text) if name.canonical in WHOLES and name.start > 0]
    if held:
        return text[: held[-1].start] + printed + text[held[-1].end :]
    return f"{text[: asked.start()]}在{printed}{text[asked.start() :]}" if asked[0] != "占" else text


def asks_how(text: str) -> bool:
    """Whether the question asks how something is dealt with."""
    return _HOW.search(text) is not None


def without_how(text: str) -> str:
    """What is to be done, of a question that asks how: 怎么扩大内需 → 扩大内需."""
    return _HOW.sub("", text, count=1)


def exchange_object(text: str, new: str) -> str:
    """What ``text`` asks how to deal with, or what is told of, with ``new`` put for it.

    怎么化解地方债的风险 → 怎么化解金融风险, 怎么把楼市稳住 → 怎么把就业稳住, 外贸取得了什么进展 → 就业取得了什么进展.
    """
    how = _HOW.search(text)
    begins = max((name.end for name in names(text)), default=0)
    begins = max((begins, *(found.end for found in find_periods(text) if found.start <= begins)))
    of_all = not how and begins > 0 and _OF_ALL.search(text[begins:]) is not None
    if is_aspect(new) and not ((how or of_all) and load_cues().follow_ups["dealt_with"].search(new)):
        return text
    if how:
        start, stop = _object_of(text, how.end(), behind_verb=not how[0].endswith("把"))
        if start == how.end() + HALF and not stop - start - HALF:  # 怎样提振消费: what is done with it belongs to it
            return f"{text[: how.start()]}怎样抓{new}？"
        if text[start:stop].strip("的"):
            return text[:start] + new + text[stop:]
        if stop <= how.end():  # 情况如何: nothing is done with it
            return text
    placed = begins > 0
    if of_all:
        return f"{text[:begins]}{new}方面{text[begins:]}"
    before = text[begins : how.start()] if how else text[begins:]
    told = (_ASKED_HOW if how else _DEALT_WITH).search(before) if placed else None
    return text[: begins + told.start("thing")] + new + text[begins + told.end("thing") :] if told else text


def _object_of(text: str, begins: int, *, behind_verb: bool) -> tuple[int, int]:
    """The span of what is dealt with: all behind the verb (化解地方债的风险), or what stands before it (把楼市稳住)."""
    words = list(open_words().tagged(text[begins:]))
    first = words[0][0] if words else ""
    if behind_verb and len(first) == TWO_WORDS and open_words().pieces(first)[-1:] == (first[2:],):
        words[:1] = [(first[:2], "v"), (first[2:], "n")]  # 提振消费, 扩大内需
    verb = next((word for word, tag in words[not behind_verb :] if tag.startswith("v")), "")
    at = text.find(verb, begins) if verb else -1
    if at < 0 or (behind_verb and at > begins):
        return begins, begins
    return (at + len(verb), len(text.rstrip("？?"))) if behind_verb else (begins, at)


def exchange_parallel(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The member of a group of parallel words (国有控股企业, 民营企业) in ``new`` put in the place of another one."""
    named = [new[name.start : name.end] for name in names_in(new, load_terms().indicators)]
    for group in load_terms().parallels:
        # the 实际 of 实际使用外资 is no other side of 目标
        wanted = [word for word in group if word in new and not any(word in one and word != one for one in named)]
        held = [word for word in group if word in text]
        if wanted and held and max(wanted, key=len) not in text:
            old, printed = max(held, key=len), max(wanted, key=len)
            return text.replace(old, printed, 1), (old, printed)
    return text, ("", "")
