"""Which of the things counted: those that a predicate tells apart (11户企业入选5G工厂名录, 86个县市区开展试点)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.facts.counted import ONLY_PLACES, PERSON_UNITS, PREDICATES, UNCOUNTED, fits_unit, opens_as_a_verb
from assistant.facts.grammar import JOINS, ends_named, is_noun_phrase, is_told, is_verb, whole_done, words_of
from assistant.facts.wording import (
    ADVERB_WORDS,
    CLASS_NOUNS,
    COUNT_UNITS,
    DOING_VERBS,
    MANNERS,
    NO_PART,
    NOUN_STOP_WORDS,
    OBJECT_OF_STATUS,
    PEOPLE,
    PERSONS,
    STATUS_VERBS,
    VERBAL_NOUNS,
)

if TYPE_CHECKING:
    from assistant.facts.grammar import Word

_SHORTEST_OBJECT, _LONGEST_OBJECT = 3, 24
_SHORTEST_PREDICATE = 2
_GOES_ON = frozenset(
    [
        "推进",
        "落实",
        "实施",
        "完成",
        "兑现",
        "见效",
        "进行",
        "启动",
        "展开",
        "铺开",
        "落地",
        "建设",
        "提质升级",
        "提档升级",
        "提质增效",
        "扩能升级",
        "扩容提质",
    ]
)
"""What is done with all of them: 352项重要改革举措稳步实施 tells none apart."""
_PLACE_WORDS = "国家(?:[和及或、]地区)?|省区市|省市|省份|市州|城市|市县|区县|县市区?|乡镇|港口|(?:铁路|物流)?站点"
_REACHES = "(?:覆盖|辐射|通达|远销|联通|连接|到达|遍布|直达|销往)[一-龥]{0,4}?"
_REACHED_PLACES, _SPREADS = re.compile(_PLACE_WORDS), re.compile(f"{_REACHES}$")
_REACHING = re.compile(f"(?P<reaching>.*{_REACHES})(?:{_PLACE_WORDS})")
_WIDENED = ("扩大", "拓展", "扩展", "延伸", "增加")
_PLACES = frozenset("县市区镇乡村州盟旗")
_TORN = re.compile(
    "^(?:[占居列超为是属仍]|位[列居]|达(?!到.{3}|标))|(?:[达到至为占居超约前近于以第的比从由和与、]|同比|全国|增长|下降|投资)$"
)
"""A predicate that goes on in the next figure, or that tells none apart (两个园区是…的抓手)."""
_OF_SOMETHING = frozenset(
    ["实现", "超过", "达到", "获得", "进入", "通过", "参加", "开展", "提供", "享受", "具备", "覆盖", "接入", "纳入"]
)
"""Verbs that say nothing without their object, which a figure parts from them (公园实现|24小时开放)."""
_STANDS_THERE = re.compile("在|落户|落地|驻|布局")
_HOW = re.compile("^(?:了|分别|均|都|已|正|还|也|全部|全面|基本|成功|顺利|首次|集中|相继|先后|陆续)+")


def told_by_status(right: str, unit: str) -> str:
    """The name of those that a status tells apart from the rest, or "".

    11户|企业入选工信部5G工厂名录 are 入选工信部5G工厂名录企业, 2人|当选中国工程院院士 are 当选中国工程院院士.
    """
    text = right.replace(" ", "")
    words = words_of(text)
    at = next((number for number, word in enumerate(words) if word.text in STATUS_VERBS), None)
    if at is None:
        return ""
    before = at
    while before and words[before - 1].text in ADVERB_WORDS:
        before -= 1
    noun = text[: words[before - 1].end] if before else ""
    of_what = text[words[at].end :].removeprefix("了")
    named = (is_noun_phrase(noun) or noun in _PLACES) if noun else unit in PERSON_UNITS
    fits = _SHORTEST_OBJECT <= len(of_what) <= _LONGEST_OBJECT and is_noun_phrase(of_what)
    again = noun != "" and of_what.endswith(noun)  # 6座博物馆晋级国家一级博物馆
    kind = of_what.rstrip("”")  # 国家“双高计划”
    ends = again or OBJECT_OF_STATUS.search(kind) or ends_named(kind)
    noun = "" if again else noun  # 2个平台入选首批国家级中试平台
    return words[at].text + of_what + noun if named and fits and ends else ""


def told_by_deed(right: str, unit: str) -> str:
    """The name of those that do what the rest of a clause says, where the count opens it, or "".

    86个|县市区开展县域医共体建设 are 开展县域医共体建设县市区; 352项|重要改革举措稳步实施 are 重要改革举措.
    """
    noun, predicate = _noun_and_deed(right, unit)
    return predicate + noun if predicate or is_told(noun) else ""


def told_of_all(right: str, unit: str) -> str:
    """The name of those that are set to do what the rest of a clause says (支持22家|企业延伸产业链), or ""."""
    noun, _ = _noun_and_deed(right, unit)
    return noun if noun and is_told(noun) else ""


@lru_cache(maxsize=8192)
def _noun_and_deed(right: str, unit: str) -> tuple[str, str]:
    """The noun behind a count and what is said that tells such things apart; "" for what only goes on with them all."""
    text = right.replace(" ", "")
    counted = unit in COUNT_UNITS or unit in PEOPLE or not unit
    words = words_of(text)
    if opens_as_a_verb(text):
        persons = unit in PERSON_UNITS or unit == "人次"
        alone = persons and len(text) <= _LONGEST_OBJECT and not (_is_torn(text, words[-1]) or "的" in text)
        return "", _HOW.sub("", text) if alone and is_noun_phrase(text[words[0].end :]) else ""
    if not counted:
        return "", ""
    at = _predicate_at(text, words)
    if not at:
        return "", ""
    noun, predicate = text[: words[at].start], _HOW.sub("", text[words[at].start :]).replace("了", "", 1)
    if not is_noun_phrase(noun) or (not fits_unit(noun, unit or "人") and noun not in ONLY_PLACES):
        return "", ""
    if all(word.text in ADVERB_WORDS | MANNERS | _GOES_ON or whole_done(word) for word in words[at:]):
        return noun, ""
    said = words_of(predicate)
    if len(said) == 1 and (predicate in VERBAL_NOUNS or said[0].tag == "vn"):
        return "", ""  # 12480个|入河排污口整治: an action is counted
    fits = _SHORTEST_PREDICATE <= len(predicate) <= _LONGEST_OBJECT and not _is_torn(predicate, said[-1])
    if not fits or predicate.count("的") > 1 or any(word.text in NO_PART for word in said[1:]):
        return "", ""
    return noun, predicate


def also_reached(name: str, right: str) -> str:
    """The name of more places that the same is said to reach: 辐射全国75个城市、164个|铁路站点, or ""."""
    first, more = _REACHING.fullmatch(name), _REACHED_PLACES.match(right.replace(" ", ""))
    return first["reaching"] + more[0] if first and more else ""


@lru_cache(maxsize=8192)
def places_reached(name: str, verb: str, right: str, unit: str) -> str:
    """The name of the places that something is said to reach, or "".

    贸易伙伴覆盖155个|国家或地区 are 贸易伙伴覆盖国家或地区, 绿电外送|拓展至22个|省区市 are 绿电外送拓展至省区市.
    """
    reached = _REACHED_PLACES.match(right.replace(" ", "")) if unit == "个" else None
    if reached is None:
        return ""
    spread = _SPREADS.search(name)
    who = name[: spread.start()] if spread else name
    if (spread and not who) or (is_noun_phrase(who) and (spread or verb.startswith(_WIDENED))):
        return name + ("" if spread else verb) + reached[0]
    return ""


def share_told(right: str) -> str:
    """The name of a share of things that do what is said behind it, or "".

    67.5%|的初中毕业生就读普通高中 is 初中毕业生就读普通高中占比.
    """
    text = right.replace(" ", "").removeprefix("的")
    return f"{text}占比" if _noun_and_deed(text, "")[1] else ""


def _predicate_at(text: str, words: tuple[Word, ...]) -> int:
    """The number of the word that opens the predicate; 0 where it is not sure where the noun ends."""
    for number, word in enumerate(words[1:], start=1):
        if _opens_predicate(words, number) and not _is_part_of_noun(words, number):
            return number if _ends_a_noun(text[: word.start], words[number - 1]) else 0
        if number == 1 and _is_kind(words[0]) and word.tag[0] == "n" and _says_how_they_are(words[1:]):
            return number  # 12个盟市|空气质量全部达标, 3家企业|主板上市
    return 0


def _is_torn(predicate: str, last: Word) -> bool:
    """Whether what is said goes on behind the next figure (进入长三角|“十四五”项目库), or tells none apart."""
    if predicate in _OF_SOMETHING:
        return True
    cut_off = last.tag in ("ns", "eng") and last.text not in VERBAL_NOUNS and not _STANDS_THERE.match(predicate)
    return cut_off or _TORN.search(predicate) is not None


def _opens_predicate(words: tuple[Word, ...], number: int) -> bool:
    word = words[number]
    if word.text in JOINS:
        return False
    if word.text in NOUN_STOP_WORDS or word.text in DOING_VERBS or word.text in PREDICATES or is_verb(word.text):
        return True
    how = word.text in ADVERB_WORDS or word.text in MANNERS or (len(word.text) > 2 and word.text.endswith("化"))
    behind = number + 1 < len(words) and (words[number + 1].tag[0] in "vdp" or _opens_predicate(words, number + 1))
    return whole_done(word) or (how and behind)


def _is_part_of_noun(words: tuple[Word, ...], number: int) -> bool:
    """Whether the verb only says what kind of thing the nouns behind it are: 城市|更新|项目开工."""
    after = words[number + 1 : number + 2]
    return words[number].text in VERBAL_NOUNS and bool(after) and after[0].tag[0] == "n"


def _ends_a_noun(noun: str, last: Word) -> bool:
    named = _is_kind(last) or ends_named(noun) or last.tag[0] in "njl"
    return named and not UNCOUNTED.search(noun)


def _is_kind(word: Word) -> bool:
    kind = word.text in PERSONS or word.text in CLASS_NOUNS or word.text in ONLY_PLACES or word.text in _PLACES
    return kind and word.text != "国家"


def _says_how_they_are(rest: tuple[Word, ...]) -> bool:
    """Whether the words behind say something of the things counted and are no part of their name."""
    last = rest[-1]
    done = last.text in NOUN_STOP_WORDS or last.text in VERBAL_NOUNS or is_verb(last.text)
    return len(rest) > 1 and done and not UNCOUNTED.search(last.text)
