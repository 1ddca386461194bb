"""The clause without a figure before a figure's own: what it names for it, and what it makes doubtful in it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.clause import without_asides, words_before
from assistant.facts.grammar import opens_with_verbs
from assistant.facts.sharing import MEASURED_NOUN
from assistant.facts.stated import well_named
from assistant.facts.wording import ADVERB, DOWN, LEADS, UP, WHOLES

_HOW_MUCH_ALONE = re.compile(
    "(?:首次|已|预计)?(?:达到?|突破|超过|升至|增至|跃升至|为)|[由从]的?"
    f"|(?:(?:比|较)?(?:上年|去年|上年同期|去年同期)|{ADVERB})*(?:{UP}|{DOWN})了?"
)
_AMOUNT_OF = re.compile("总?[额值量]$")
_ONLY_LEADS = re.compile(f"[一二三四五六七八九十]是|{WHOLES}|{LEADS}|[0-9年月日—-]|[上下]半年|季度|前[二三]")
_AT_PRICES = re.compile("[，,]?按[^，。；]{2,8}?(?:计算|价格|价)$")
_GOES_ON = re.compile(
    "$|分[^，]{1,6}看|大关|台阶|左右|以上|[按与扣剔]|可比|不含|下同|再|创|[位稳]?居|实现|首次|同比|[比较高低快慢]|连续|持续|保持|稳|增|年均|预计"
    "|总量|总额"
)
_LEFT_OUT = re.compile(
    "(?:^|[，。；：、])(?:若|如|在)?(?:扣除|剔除|不含|不包括|不计)(?!价格|物价|通胀)[^，。；：]{2,20}[，,]$"
)
_CONTRIBUTED = "对[^，。；]{2,10}增长的?贡献率"
_OF_THE_SECTORS = re.compile(f"[ ，、]*(?:{_CONTRIBUTED}分别|分别(?:{_CONTRIBUTED}|拉动))")
_NEW_HIGH = re.compile(
    "(?P<name>[一-龥A-Za-z“”、]{3,24}?)(?:首次|连续)?(?:[再屡]?创|刷新|[再跃迈跨登站攀]上|连?跨越?|实现)[一-龥0-9]{0,9}(?:高|台阶|大关|[纪记]录|突破|跨越|跳跃)"
)


def clause_passed_over(text: str, before: int, begin: int, left: str) -> str:
    """The clause between the figure before and the words ``left`` of one that only say how much (…，达到…), or ""."""
    if begin - 1 <= before or not _says_only_how_much(left.strip()):
        return ""
    return without_asides(text[words_before(text, before, begin - 1) : begin - 1]).strip(" ）)")


@lru_cache(maxsize=8192)
def _says_only_how_much(left: str) -> bool:
    return _HOW_MUCH_ALONE.fullmatch(left) is not None


def with_its_name(passed_over: str, left: str) -> str:
    """The words of a clause that only says how much, with the name before it where that is all that stands there.

    规模以上工业增加值按可比价格计算，同比增长1.7%; 进出口总值创新高，达到…; 覆盖人数，由年初的400万人扩大到….
    """
    if not passed_over:
        return left
    name = _AT_PRICES.sub("", passed_over)
    if name and (name != passed_over or (MEASURED_NOUN.search(name) and well_named(name))):
        return name + left
    found = _NEW_HIGH.fullmatch(passed_over)
    return found["name"] + left if found else left


def with_the_sectors(left: str, before: str) -> str:
    """The words of three figures in a row that leave out whose they are, where ``before`` is on all three sectors.

    三次产业结构为8:42:50，对经济增长的贡献率分别为6%、41%、53%.
    """
    if not _OF_THE_SECTORS.match(left):
        return left
    all_three = "三次产业" in before or all(f"第{digit}产业" in before for digit in "一二三")
    return f"三次产业{left.lstrip(' ，、')}" if all_three else left


def without_some(text: str, before: int, begin: int) -> bool:
    """Whether the clause before leaves something out of what is named: 扣除房地产开发投资，固定资产投资增长11%."""
    if begin - 1 <= before or text[begin - 1] not in "，,":
        return False
    return _LEFT_OUT.search(text[max(0, before - 1) : begin]) is not None


def goes_on(passed_over: str) -> bool:
    """Whether the next clause may go on with what was said before it: 招商成效明显，达到80亿元 does not."""
    return _GOES_ON.match(passed_over) is not None


def is_narrower(passed_over: str, name: str) -> bool:
    """Whether the clause before is on somebody's share of what the name measures: 民营投资向好，投资增长8%."""
    stem = _AMOUNT_OF.sub("", name)
    if stem not in passed_over or not MEASURED_NOUN.search(stem):
        return False
    clause = re.split("[，。；：:]", passed_over.rstrip("，：:"))[-1]
    at = clause.find(stem) if len(stem) >= len("投资") else -1
    told_by = clause[:1] in ("据", "按", "经", "根")  # 根据生产总值核算结果，…
    if told_by or opens_with_verbs(clause):  # 扩大民营投资，投资增长8%
        return False
    return at > 0 and len(_ONLY_LEADS.sub("", clause[:at])) >= len("民营")
