"""Which member of a list is asked for, and how many a question says that it has.

第二个问题具体怎么说 is asked behind the list, 论文的最后一条建议是什么 by itself; 论文指出的六个问题 is a claim.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.understanding.resolved import CLOSING, OPENING, SHORT, Resolved
from assistant.answering.understanding.topic import names, stands_for_itself
from assistant.numerals import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = (
    r"(?:(?<![谁哪排居列名位])(?<!倒数)(?P<back>倒数)?第(?P<number>[一二三四五六七八九十\d]{1,4})"
    "|(?:最后|末尾?)(?P<last>一))"
)
_ORDINAL = re.compile(
    rf"{_NUMBER}(?:个|条|点|项|方面|大类|类|张|步)?字?"
    r"(?:问题|方面|方向|建议|措施|任务|举措|对策|领域|定位|目标|名城|重点)?"
    r"(?=再|具体|展开|详细|仔细|细|给|能|有|怎么|咋|啥|什么|是|讲|说|内容|呢|的|[？?，,]|$)"
)
_TWO_ITEMS = re.compile(
    r"^(?:那么?)?第(?P<one>[一二三四五六七八九十\d]{1,2})(?:个|条|点|项|方面)?[和、与跟及]第?(?P<other>[一二三四五六七八九十\d]{1,2})"
    r"(?P<counter>个|条|点|项|方面|大类|类)?(?P<rest>[^，。？]*)"
)
REMEDY = re.compile(
    rf"{OPENING}(?:应该|应当|该|要|得)?(?:(?:怎么|咋)[办整]|(?:怎么|如何|怎样|咋)(?:去|来)?(?:解决|破解|应对|改进|改善|补齐?|弥补|克服|化解)(?:上|起来)?"
    r"|(?:有|提了?|提出了?)?(?:什么|哪些)?(?:解决)?(?:对策|建议|措施|举措|办法|方案)(?:是什么|有哪些|有没有|没有)?)"
    rf"(?:呢|的|吗|好)?{CLOSING}"
)
"""Asks what to do about what the question before says is wrong."""
_ITS_NUMBER = re.compile(rf"{OPENING}{_NUMBER}(?:个|条|点|项|方面)?(?:问题|短板|不足|困难)?")
# 论文指出的第二个问题是什么: what a paper or report counts, and nothing asked of it but what it is.
_OF_A_LIST = re.compile(
    rf"^(?P<of>[^，。？]{{0,40}}){_NUMBER}(?:个|条|点|项|大)(?:主要|突出|大)?(?:的|方面的?)?"
    r"(?P<noun>问题|短板|不足|困难|挑战|建议|对策|措施|举措|任务|原则|方面|成果|成绩|成效)"
    r"的?(?:主要|具体)?(?:内容|意思)?(?:是|为|指|讲|说|提|写)?的?(?:是|了)?(?:什么|啥|哪些|怎么[说讲写]的?)?(?:内容)?[？?呢]*$"
)
_COUNTED_LIST = re.compile(
    r"^(?P<of>[^，。？]{0,40}?)(?P<number>[一二两三四五六七八九十]{1,3}|\d{1,3})(?:个|条|项|点|大)(?:方面|主要|突出|大)*的?"
    r"(?P<noun>(?:瓶颈|主要|突出)?(?:问题|短板|瓶颈|不足|困难|挑战|建议|对策))"
    r"(?P<rest>(?:，|主要|都|各|分别|具体)*(?:(?:是|有|为|指|包括)(?:什么|哪些|啥|哪[几些].?)|吧|吗|对吗|对不对|是吗|是不是|没错吧)?[？?。]*)$"
)
_WORK = re.compile("论文|文章|报告|规划|方案|意见|计划")
_TAKES_AN_OBJECT = re.compile("(?:有|存在|面临|提出?|指出|说|提|讲|列出?)了?$")
_WHETHER = re.compile("吧|吗|对不对|是不是")


def item_of_list(asked: str) -> Resolved | None:
    """论文指出的第二个问题是什么 → the list of the problems, of which the second is meant; None for other questions."""
    match = _OF_A_LIST.search(asked)
    number = _which(match) if match else 0
    if not match or not number or not match["of"].strip("的"):
        return None
    return Resolved(f"{match['of']}{match['noun']}有哪些？", ordinal=number, detail=True)


def counted_list(asked: str) -> Resolved | None:
    """论文指出的六个问题有哪些 → the list of the problems, however many they are; None for other questions.

    Of a list that is told by its kind (problems, proposals) a count in the question is a claim, and no name of it.
    """
    match = _COUNTED_LIST.search(asked)
    number = number_of(match["number"]) if match else 0
    if not match or not number or not match["of"].strip("的"):
        return None
    of, noun = match["of"].removesuffix("哪"), match["noun"]
    text = f"{of}哪些{noun}？" if _TAKES_AN_OBJECT.search(of) else f"{of}{noun}有哪些？"
    return Resolved(text, counted=number, count_asked=_WHETHER.search(match["rest"]) is not None)


def names_its_list(asked: str) -> bool:
    """Whether a question for an item, or for so many, says itself of which list: 论文指出的第二个问题."""
    match = _OF_A_LIST.search(asked) or _COUNTED_LIST.search(asked)
    return match is not None and (_WORK.search(match["of"]) is not None or stands_for_itself(match["of"]))


def two_items(asked: str) -> tuple[str, str] | None:
    """第一和第三个展开说说 → 第一个展开说说, 第三个展开说说; None for any other question."""
    found = _TWO_ITEMS.match(asked)
    if found is None:
        return None
    counter, rest = found["counter"] or "个", found["rest"]
    return f"第{found['one']}{counter}{rest}", f"第{found['other']}{counter}{rest}"


def item_of_last_list(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """第二个问题具体怎么说 → that item of the list asked for before."""
    match = _ORDINAL.search(asked)
    if not match or len(asked) > SHORT + 4 or names(asked):
        return None
    if two_items(asked):
        return Resolved(asked, followed=True)  # each is asked for by itself
    number = _which(match)
    return replace(before[-1], followed=True, ordinal=number, detail=True) if number else None


def item_to_remedy(asked: str, last: Resolved) -> int:
    """第一个怎么解决 behind a list, 怎么解决 behind one of its items → that item's number; else 0."""
    match = _ITS_NUMBER.match(asked)
    number = _which(match) if match else last.ordinal
    return number if REMEDY.search(asked[match.end() :] if match else asked) else 0


def _which(match: re.Match[str]) -> int:
    """The item's number; below 0 from the end (-1 the last), 0 where it is none."""
    if match["last"]:
        return -1
    number = number_of(match["number"]) or 0
    return -number if match["back"] else number
