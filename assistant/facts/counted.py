"""What a count counts: the noun behind the figure, and which of them (11户企业入选工信部5G工厂名录)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.grammar import is_noun_phrase, members, noun_behind, opens_as_a_verb, words_of
from assistant.facts.wording import (
    ADVERB_WORDS,
    COUNT_UNITS,
    HEAD_OF_INDICATOR,
    OBJECT_OF_STATUS,
    STATUS_VERBS,
    STOP_OF_PART,
)

if TYPE_CHECKING:
    from assistant.model import Quantity

_NO_NOUN = re.compile("降低|下调|上调|提高|台阶|大关|以上|以下|左右|左|目标|人民币|规模|的")
_PLACES = re.compile("的?(?:省|市|县|区|旗|村|镇|乡|国家)")
_BEGINS = re.compile(r"[\u4e00-\u9fff“A-Z]|[0-9]A级")
_JOIN_END = re.compile("(?:[和与及、]|以及|等)+$")
_PERSONS = frozenset(["人", "名", "位"])
_LISTED = frozenset("个家项条座所户种类")
_SHORTEST_OBJECT, _LONGEST_OBJECT = 3, 24


def counted_noun(right: str) -> tuple[str, bool]:
    """The counted noun on the right (个城镇老旧小区, 家高新技术企业), and whether it ends clearly."""
    text = right.replace(" ", "").removeprefix("的")
    if right.lstrip().startswith("的") or opens_as_a_verb(text):
        return "", False
    size, clear = noun_behind(text)
    noun = _JOIN_END.sub("", text[:size])
    if _NO_NOUN.match(noun) or len(noun) < 2 or not _BEGINS.match(noun):
        return "", False
    return noun, clear and STOP_OF_PART.match(text, size) is None and is_noun_phrase(noun)


def counts_places(unit: str, right: str) -> bool:
    """Whether places are counted that have no name here: 农村信用社改革扩大到29个省."""
    return unit == "个" and _PLACES.match(right) is not None


def told_apart(right: str, unit: str) -> str:
    """The name of those that a status tells apart from the rest, or "".

    11户|企业入选工信部5G工厂名录 are 入选工信部5G工厂名录企业, 2人|当选中国工程院院士 are 当选中国工程院院士.
    """
    text = right.replace(" ", "")
    words = words_of(text)
    for number, word in enumerate(words):
        if word.text not in STATUS_VERBS:
            continue
        before = list(words[:number])
        while before and before[-1].text in ADVERB_WORDS:
            before.pop()
        noun = text[: before[-1].end] if before else ""
        of_what = text[word.end :].removeprefix("了")
        named = is_noun_phrase(noun) if noun else unit in _PERSONS
        fits = _SHORTEST_OBJECT <= len(of_what) <= _LONGEST_OBJECT and is_noun_phrase(of_what)
        ends = OBJECT_OF_STATUS.search(of_what) or HEAD_OF_INDICATOR.search(of_what)
        noun = "" if of_what.endswith(noun) else noun  # 2个平台入选首批国家级中试平台
        return word.text + of_what + noun if named and fits and ends else ""
    return ""


def stands_for(names: str, figure: Quantity) -> bool:
    """Whether the names before a figure are what it counts, one by one: 创建有色金属、工业母机2个先进制造业集群."""
    listed = "、" in names and figure.unit in _LISTED
    return listed and figure.value > 1 and len(members(names)) == figure.value


def only_done(unit: str, right: str) -> bool:
    """Whether persons or things are counted that only a verb behind them tells apart, and not clearly: 47人入选…."""
    return (unit in COUNT_UNITS or unit in _PERSONS) and opens_as_a_verb(right.replace(" ", ""))
