"""那南京呢, 换成增速: the question before, asked of something else — a place, a time, a figure, a part, a side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.areas import names_area
from assistant.answering.understanding.exchange import (
    asks_how,
    at_a_place,
    exchange_area,
    exchange_counted,
    exchange_indicator,
    exchange_object,
    exchange_parallel,
    exchange_period,
    exchange_place,
    exchange_quoted,
    exchange_unknown_indicator,
    exchange_whole,
)
from assistant.answering.understanding.resolved import SHORT, Resolved, without_then
from assistant.answering.understanding.topic import (
    asking_of,
    is_aspect,
    names,
    own_things,
    period_spans,
    without_asking,
    without_periods,
)
from assistant.quantity import find_periods
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUNTS_THINGS = re.compile("企业|园区|机构|项目|平台|公司|人才|集群")  # of these something else may be asked
LONGEST_FIGURE = 8  # characters of a figure's name
SWAP = re.compile(r"^(?:那么|那|换成|如果是|改成|再看|还有)?(?P<new>.+?)(?:的话|的|又|又是|情况|方面)?呢[？?]?$")
_COMPARED_WITH_BEFORE, _A_YEAR = re.compile("同比|环比"), re.compile(r"(?:19|20)\d\d")
_HOW_MANY = re.compile(
    "的?(?:同期|同年|同一年|当年|那时)?(?:又|则)?(?:(?:是|有|为)?(?:多少|几)[家个条项人]?|咋样|怎么样|怎样|如何)[啊呀]?$"
)
_BESIDE = re.compile("^(?:那么|那|换成|改成|再看|还有|其中|里面)?的?")
_SIDE = re.compile("(?P<side>[一-鿿]{2,4})方面")  # 教育方面怎么办, after which 就业呢 asks for the other side
_STILL_ASKS = re.compile("多[大高长宽重远少久]|什么|哪|怎|谁|何时")
_OF_A_BASE = re.compile("(?P<base>年初|上年末|上年同期|去年同期|上年|去年)的?(?P<of>[^，。？]{2,})$")
_BASE_VALUE = re.compile("同期$|年初$|上年末$|^上年$|^去年$")
# What a share is taken of; 占比 and 占地 name none.
_OF_A_WHOLE = re.compile("占(?!比|地|用)(?:[^，。？多几是的比]|比(?!重|例)){2,10}")
# Whom something is granted to, in whose place another may be asked about: 对顶尖人才资助多少, 那“凤还巢”的呢.
_GRANTED_TO = re.compile(
    "[对给](?P<whom>[^，。？对给]{2,12}?)(?=最高|每[人家年]|一次性|给|的?(?:资助|奖励|补助|补贴|支持|扶持)|奖|补)"
)
_AIMED = re.compile("的?(?:目标|计划数)$")
_ASKED_HOW = re.compile(
    "(?:分别|又|大概)?(?:是?(?:怎样|怎么样|如何|什么样)的?|有(?:没有)?(?:个|具体)?的?数(?:据|字)?|(?:能不能|能)?查得?到|有?多[高大快]|[高大快]不[高大快])$"
)
_REACHED = re.compile("(?:做|达|提高|增加|上升)到?了?$")  # 2020年研发投入强度做到多少了
_SIDE_OF_A_TRADE = re.compile(
    "(?:第?[一二三]产业?|服务业|工业|制造业|农业|建筑业|金融业)的?(?:增加值|产值)?的?(?:占比|比重|增速|增幅|规模|总量)"
)
_COUNTED_OF_A_PLACE = re.compile("(?:一共|总共|共)?有(?:多少|几)[家户件名人所座][一-龥“”]{2,10}[？?]?$")
_AIM_OF_A_YEAR = re.compile("(?:到)?(?:19|20)[0-9]{2}年的?目标")
_HOW_MANY_ASKED = re.compile("(?:多少|几)[家个条项座人件万亿]")
_ASKS_FIGURE = re.compile("多少|几|增速|百分")
# Who says what was asked about: 生物医药园区政策提出的四类瓶颈, after which 奖励条件呢 is asked of the policy.
_SAID_BY = re.compile(
    "(?P<owner>.{2,}?(?:政策|意见|规划|方案|计划|纲要|办法|协议|措施))(?:里|中)?(?:提出|规定|要求|明确|列出|写|定)(?:了|到)?的"
)
_OWNERS = ("企", "企业", "控股")
_AT_AN_EVENT = re.compile("(?:刚|刚刚)?[^，。？0-9]{2,10}(?:时|的时候|之初|初期)")
_ONE_MONTH = re.compile("(?<=月)(?:当月|单月|份)")  # 那10月当月呢
TARGET = re.compile("目标|计划数|预期(?!寿命)")


def of_something_else(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那南京呢, 2019年呢, 亏损面呢 → the question before with its place, period or indicator exchanged.

    What can't be exchanged is asked of the same thing: 决策机构呢 → …园区决策机构是什么.
    """
    match = SWAP.search(asked)
    asks = match and len(without_periods(asked)) <= SHORT and asked.rstrip("？?").endswith("呢")
    new = match["new"] if match and asks else _bare_name(asked)
    if not new:
        return None
    if (within := exchange_whole(before[-1].text, new)) != before[-1].text:
        return Resolved(within, followed=True)
    return _exchanged(new, before[-1])


def _bare_name(asked: str) -> str:
    """The place, time, indicator or parallel word that is all that is said (那南京？), or ""."""
    said = _BESIDE.sub("", asked.strip("？?。")).removesuffix("的")
    terms, sides = load_terms(), load_cues().follow_ups["sides"]
    if _AIM_OF_A_YEAR.fullmatch(said):
        return said
    if _COMPARED_WITH_BEFORE.fullmatch(said):
        return f"{said}增速"
    if _A_YEAR.fullmatch(said):
        return f"{said}年"
    whose = _HOW_MANY.sub("", said)
    if whose != said and (0, len(whose)) in ((name.start, name.end) for name in names(whose)):
        return whose  # 无锡有多少, 无锡的是多少
    if whose != said and _is_place_and_time(whose):
        return whose  # 全市2022年是多少
    if whose != said and any(whose in group for group in terms.parallels):
        return whose  # 民营的咋样
    known = [(name.start, name.end) for held in (terms.places, terms.indicators) for name in names_in(said, held)]
    whole = (0, len(said)) in (*known, *period_spans(said)) or any(said in group for group in terms.parallels)
    return said if whole or sides.search(said) else ""


def _is_place_and_time(text: str) -> bool:
    """Whether a place, be it one's own by 全市, and a time are all that is said."""
    placed = names_in(text, load_terms().subjects)
    left = without_periods("".join(text[: name.start] + text[name.end :] for name in placed[:1]))
    return len(placed) == 1 and bool(find_periods(text)) and not left.strip("的在")


def _exchanged(new: str, last: Resolved) -> Resolved:
    new = _ONE_MONTH.sub("", new)
    text, rest = last.text, without_periods(new).strip("的和与跟及、")
    if (apart := _of_its_own(new, rest, last)) is not None:
        return apart
    dated = exchange_period(text, new)
    exchanged, swapped = dated, _times_exchanged(text, new)
    for exchange in (exchange_place, exchange_indicator):
        exchanged, pair = exchange(exchanged, new)
        swapped = pair if pair[0] else swapped
    exchanged, pair = exchange_parallel(exchanged, new)
    swapped = pair if pair[0] else swapped
    if exchanged == dated and rest and asks_how(text) and (dealt_with := exchange_object(text, rest)) != text:
        return Resolved(dealt_with, followed=True)
    if exchanged == dated and rest and (counted := exchange_counted(dated, rest)) != dated:
        return Resolved(counted, followed=True)
    if exchanged == dated and names_in(rest, load_terms().indicators):
        exchanged, swapped = exchange_unknown_indicator(dated, rest)
    if exchanged != dated or not rest or rest in exchanged:
        return Resolved(exchanged, followed=True, swapped=swapped)
    aimed = _AIMED.sub("", rest) if TARGET.search(text) else rest  # 城镇新增就业的目标呢, after another target
    if old := _other_figure(dated, aimed, last):
        return Resolved(dated.replace(old, aimed, 1), followed=True, swapped=(old, aimed))
    if TARGET.search(rest) or load_cues().follow_ups["sides"].search(rest):
        figure = without_asking(dated)
        return asked_of(last.topic if _STILL_ASKS.search(figure) else figure, rest, about=last.topic)
    if (side := _SIDE.search(dated)) and rest not in dated:
        ends = (*(name.end for name in names(dated)), *(found.end for found in find_periods(dated)))
        begins = max((side.start("side"), *(end for end in ends if side.start("side") < end < side.end("side"))))
        return Resolved(f"{dated[:begins]}{rest}{dated[side.end('side') :]}", followed=True)
    if dated == text and (dealt_with := exchange_object(text, rest)) != text:
        return Resolved(dealt_with, followed=True)
    said_by = _SAID_BY.match(last.topic)
    about = said_by["owner"] if said_by else last.topic
    if dated != text or (load_cues().follow_ups["figures"].search(rest) and not find_periods(about)):
        about = exchange_period(about, new) if find_periods(new) else with_its_time(new, text) + about
    return asked_of(about, rest, about=about if said_by else last.topic)


def _whose(text: str, new: str, last: Resolved) -> Resolved | None:
    """国企和民企呢 after 利润多少: of these the same figure, where the question before names no owner."""
    owners = next((group for group in load_terms().parallels if "国企" in group), ())
    pieces = [piece for piece in re.split("[和与跟、及]", new) if piece.endswith(_OWNERS)]
    figure = last.swapped[1] if last.swapped[1] in text else ""
    known = names_in(text, load_terms().indicators)
    figure = figure or (text[known[-1].start : known[-1].end] if known else "")
    told = bool(pieces) and all(piece in owners for piece in pieces) and len("".join(pieces)) >= len(new) - 1
    if not (told and figure) or any(word in text for word in owners):
        return None
    return Resolved(text.replace(figure, new + figure, 1), followed=True, swapped=("", ""))


def _of_its_own(new: str, rest: str, last: Resolved) -> Resolved | None:
    """What names an area, a word in quotes, a base, a whole or a thing of its own, or who else is granted something."""
    for exchange in (exchange_area, exchange_quoted):
        exchanged, swapped = exchange(exchange_period(last.text, new), rest)
        if swapped[0]:
            return Resolved(exchanged, followed=True, swapped=swapped)
    text, granted = last.text, _GRANTED_TO.search(last.text)
    spans = period_spans(text)
    if _AT_AN_EVENT.fullmatch(new) and len(spans) == 1:  # 刚运行三年时呢 after 2026年3月有多少
        (start, end), *_ = spans
        return Resolved(text[:start] + new + text[end:], followed=True, swapped=(text[start:end], new))
    named = own_things(rest) or rest.startswith("“")
    if granted and named and not (is_aspect(rest) or names_in(rest, load_terms().indicators)):
        return Resolved(text.replace(granted["whom"], rest, 1), followed=True, swapped=(granted["whom"], rest))
    if _BASE_VALUE.search(new):
        return Resolved(f"{without_asking(text)}{new}是多少？", followed=True)
    if (at_base := _OF_A_BASE.match(new)) and names_in(at_base["of"], load_terms().indicators):
        return Resolved(f"{at_base['base']}{at_base['of']}是多少？", followed=True)  # 年初的不良率呢
    if (whole := _OF_A_WHOLE.match(rest)) is not None:  # 占服务业呢 after 占GDP多少
        held = _OF_A_WHOLE.search(text)
        said = text[: held.start()] if held else without_asking(text)
        return Resolved(f"{said.rstrip('的')}{whole[0]}多少？", followed=True, about=last.topic)
    if TARGET.fullmatch(rest) and rest != new and _HOW_MANY_ASKED.search(text):
        dated = exchange_period(text, new).rstrip("？?")
        return Resolved(f"{dated}（目标）？", followed=True)  # 2025年的目标呢, after how many there are to be
    if rest != new and _is_another_thing(rest):
        return Resolved(f"{new}{asking_of(text) or '是什么？'}", followed=True)
    dated = exchange_period(text, new)
    placed = at_a_place(dated, rest)
    return Resolved(placed, followed=True, swapped=("", rest)) if placed else _whose(dated, rest, last)


def _other_figure(text: str, new: str, last: Resolved) -> str:
    """就业呢 after 2026年无锡GDP目标: GDP, in whose place it is asked for; "" where it may be a side of the same."""
    held = names_in(text, load_terms().indicators)
    aspect = is_aspect(new) or load_cues().follow_ups["sides"].search(new) or TARGET.search(new)
    if aspect or len(new) > LONGEST_FIGURE:
        return ""
    if last.swapped[1] and last.swapped[1] in text and not held:
        return last.swapped[1]  # 外资, after 就业 was put for GDP
    counts = len(held) == 1 and not _COUNTS_THINGS.search(held[0].canonical)
    return text[held[0].start : held[0].end] if counts else ""


def _times_exchanged(text: str, new: str) -> tuple[str, str]:
    """The time of ``text`` and the one that ``new`` names in its stead, as printed; nothing where either names none."""
    held, wanted = ([text_[start:end] for start, end in period_spans(text_)] for text_ in (text, new))
    return (held[0], wanted[0]) if len(held) == 1 and wanted and held[0] != wanted[0] else ("", "")


def _is_another_thing(text: str) -> bool:
    """Whether the text names a thing of its own (纲要的中心区), not a place, indicator or parallel to exchange."""
    terms = load_terms()
    known = (*terms.indicators, *terms.places, *(word for group in terms.parallels for word in group))
    return "的" in text and bool(own_things(text)) and not any(form in text for form in known)


def asked_of(thing: str, aspect: str, about: str = "") -> Resolved:
    """The aspect asked of the thing: …园区决策机构是什么, …不良贷款余额是多少."""
    figure = load_cues().follow_ups["figures"].search(aspect)
    return Resolved(f"{thing}{aspect}{'是多少' if figure else '是什么'}？", followed=True, about=about or thing)


def with_its_time(asked: str, text: str) -> str:
    """The time of ``text``, as printed, where the follow-up names none."""
    held = [found.value.printed for found in find_periods(text) if found.value.key]
    return held[0] if held and not find_periods(asked) else ""


def figure_alone(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """服务业占比多少 after 宁波2020年GDP是多少: of that place and time, where only a figure or count is named."""
    last = before[-1]
    whose = _whose_figure(last)
    if not whose or names(asked):
        return None
    said = without_then(asked)
    figure = without_then(_ASKED_HOW.sub("", _REACHED.sub("", without_asking(without_periods(asked)).rstrip("？?"))))
    if not (_COUNTED_OF_A_PLACE.match(said) or _is_only_a_figure(figure)):
        return None
    return Resolved(with_its_time(asked, last.text) + whose + said, followed=True)


def _whose_figure(last: Resolved) -> str:
    """The place of which a figure was asked before, as printed, or the area that was spoken of; "" where none was."""
    placed = names(last.text)
    if names_area(last.topic) and not any(name.canonical == last.topic for name in placed):
        return last.topic
    return last.text[placed[0].start : placed[0].end] if placed and _ASKS_FIGURE.search(last.text) else ""


def _is_only_a_figure(text: str) -> bool:
    """Whether the text is an indicator's name, or one with words that say which side of it is meant (服务业占比)."""
    if load_cues().follow_ups["structure"].fullmatch(text) or _SIDE_OF_A_TRADE.fullmatch(text):
        return True
    held = names_in(text, load_terms().indicators)
    rest = text
    for name in reversed(held):
        rest = f"{rest[: name.start]} {rest[name.end :]}"
    return bool(held) and all(is_aspect(word) for word, _ in open_words().tagged(rest) if word.strip("的 "))
