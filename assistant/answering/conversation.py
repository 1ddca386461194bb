"""Follow-ups: what a short question takes from the questions before it.

Each rule looks at the question and at the one before (itself already resolved) and either completes the question or
leaves it alone; the first that applies counts. A question that no rule completes stands for itself: a new subject
drops the old one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.question import fold
from assistant.numerals import number_of
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.terms import Name

# A question longer than this says itself what it is about.
SHORT = 14

_OPENING = r"^(?:那么|那)?"
_CLOSING = r"[？?]?$"
_SWAP = re.compile(r"^(?:那么|那|换成|如果是|改成|再看|还有)?(?P<new>.+?)(?:的话|的|又|又是|情况|方面)?呢[？?]?$")
_ORDINAL = re.compile(
    r"(?:第(?P<number>[一二三四五六七八九十\d]+)|最后(?P<last>一))(?:个|条|点|项|方面|大类|类)?(?:问题|方面|建议|措施|任务|举措|对策)?"
    r"(?=再|具体|展开|详细|怎么|是|讲|说|内容|呢|的|[？?，,]|$)"
)
_DIFFERENCE = re.compile(
    rf"{_OPENING}(?:这|那)?(?:两者|二者|两个|两市|两城|他们|它们)?(?:之间)?(?:相差|差|差距是?)(?:多少|几|多大)"
)
_MORE = re.compile(
    r"^(?:请|能不能|能否|可以)?(?:再|更)?(?:"
    r"(?:说|讲|写)?得?(?:详细|具体)(?:一?[点些下])?(?:说说|讲讲|说明|介绍|展开)?"
    r"|展开(?:说|讲|谈)*(?:一下)?"
    r"|还有(?:吗|别的吗|其他的吗|没有|什么)?|继续|然后|多说一?点|接着说"
    r")[呢吗吧。？?]*$"
)
_BASE = re.compile(
    rf"{_OPENING}(?P<base>比(?:年初|上年|上年同期|去年|去年同期|同期|上月|上期))的?(?:呢|怎么样|如何|变化)?{_CLOSING}"
)
_WHY = re.compile(
    rf"{_OPENING}(?:这是|这)?(?:为什么|为何|为啥|原因(?:是什么|呢|何在)?|怎么造成的|是什么原因)"
    rf"(?:呢|会这样|造成的)?{_CLOSING}"
)
_PRONOUN = re.compile(r"(?:它们|他们|它|该市|这个城市|这座城市|上述|前面说的|刚才说的)")
_ASKING_END = re.compile(
    r"(?:分别)?(?:是|为|有|达到)?(?:多少|几)(?:个百分点|[^，。？?]{0,4})?[？?。]*$|(?:是|有)什么[？?。]*$|如何[？?。]*$|[？?。]+$"
)
_ASKING_BEGINS = re.compile(
    r"(?:是|有|在)?(?:什么|何时|哪|多少|几[个家年月]|怎么|怎样|如何|为什么|为何|谁|多[大高少长])|计划|目标是"
)
_ELLIPSIS = re.compile(
    r"^(?:那|那么)?(?:面积|金额|投资|总投资|规模|占比|增速|数量|时间|地点|目标|原因|依据|来源|名称|期限|排名|位置)"
    r"(?:是|有|在|多|呢|为|怎)"
)
_ASKING_INSIDE = re.compile(r"有?(?:哪些|哪几[个项条点]|什么)")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands for itself; ``followed`` tells whether it was completed from earlier ones."""

    text: str
    followed: bool = False
    ordinal: int = 0
    detail: bool = False


def resolve(question: str, history: Sequence[str]) -> Resolved:
    """The question completed from ``history`` (earlier questions, oldest first)."""
    turns: list[Resolved] = []
    for text in (*history, question):
        turns.append(_complete(fold(text), turns))
    return turns[-1]


def _complete(asked: str, before: Sequence[Resolved]) -> Resolved:
    if before:
        for rule in RULES:
            resolved = rule(asked, before)
            if resolved is not None:
                return resolved
    return Resolved(asked)


def _difference(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """两者差多少 → the subjects of the last two questions and what the first of them asked."""
    if not _DIFFERENCE.search(asked) or _names(asked):
        return None
    last = _names(before[-1].text)
    if len(last) >= 2:
        return Resolved(_cut_asking(before[-1].text) + "相差多少？", followed=True)
    if len(before) < 2:
        return None
    earlier = _names(before[-2].text)
    if not (earlier and last) or earlier[0].canonical == last[0].canonical:
        return None
    text, first = before[-2].text, earlier[0]
    both = f"{text[: first.start]}{first.canonical}和{last[0].canonical}{text[first.end :]}"
    return Resolved(_cut_asking(both) + "相差多少？", followed=True)


def _ordinal(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """第二个问题具体怎么说 → that item of the list asked for before."""
    match = _ORDINAL.search(asked)
    if not match or len(asked) > SHORT + 6 or _names(asked):
        return None
    number = -1 if match["last"] else number_of(match["number"])
    return replace(before[-1], followed=True, ordinal=number, detail=True) if number else None


def _more(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """再详细点, 还有吗 → the question before, answered at more length."""
    return replace(before[-1], followed=True, detail=True) if _MORE.search(asked) else None


def _change_of_base(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """比年初呢 → the change against that base of what was asked before."""
    match = _BASE.search(asked)
    if not match:
        return None
    return Resolved(f"{_cut_asking(before[-1].text)}{match['base']}变化多少？", followed=True)


def _why(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """为什么 → the reasons of what was asked before."""
    return Resolved(f"{_cut_asking(before[-1].text)}的原因是什么？", followed=True) if _WHY.search(asked) else None


def _swap(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那南京呢, 2019年呢, 亏损面呢 → the question before with its place, period or indicator exchanged."""
    match = _SWAP.search(asked)
    if not match or len(asked) > SHORT or not asked.rstrip("？?").endswith("呢"):
        return None
    new, text = match["new"], before[-1].text
    exchanged = _exchange_period(text, new)
    exchanged = _exchange_name(exchanged, new, load_terms().places)
    exchanged = _exchange_name(exchanged, new, load_terms().indicators)
    exchanged = _exchange_parallel(exchanged, new)
    if exchanged == text:
        exchanged = f"{_cut_asking(text)}{new}是多少？"
    return Resolved(exchanged, followed=True)


def _pronoun(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """它的目标是什么 → the place or thing of the question before in the pronoun's stead."""
    match = _PRONOUN.search(asked)
    subject = _subject_of(before[-1].text) if match else ""
    if not match or not subject or _names(asked):
        return None
    return Resolved(asked[: match.start()] + subject + asked[match.end() :], followed=True)


def _ellipsis(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """面积有多大 → the subject of the question before, and the new thing asked of it."""
    if not _ELLIPSIS.search(asked) or _names(asked):
        return None
    return Resolved(_subject_of(before[-1].text) + asked.removeprefix("那么").removeprefix("那"), followed=True)


RULES: tuple[Callable[[str, Sequence[Resolved]], Resolved | None], ...] = (
    _difference,
    _ordinal,
    _more,
    _change_of_base,
    _why,
    _ellipsis,
    _swap,
    _pronoun,
)


def _names(text: str) -> tuple[Name, ...]:
    return names_in(text, load_terms().places)


def _exchange_period(text: str, new: str) -> str:
    wanted = [found for found in find_periods(new) if found.value.key]
    held = find_periods(text)
    if not wanted:
        return text
    if not held:
        return wanted[0].value.printed + text
    return text[: held[0].start] + wanted[0].value.printed + text[held[-1].end :]


def _exchange_name(text: str, new: str, names: dict[str, str]) -> str:
    wanted, held = names_in(new, names), names_in(text, names)
    if not wanted or not held:
        return text
    printed = new[wanted[0].start : wanted[-1].end]
    return text[: held[0].start] + printed + text[held[-1].end :] if wanted[0].canonical != held[0].canonical else text


def _exchange_parallel(text: str, new: str) -> str:
    """The member of a group of parallel words (国有控股企业, 民营企业) in ``new`` put in the place of another one."""
    for group in load_terms().parallels:
        wanted = [word for word in group if word in new]
        held = [word for word in group if word in text]
        if wanted and held and max(wanted, key=len) not in text:
            return text.replace(max(held, key=len), max(wanted, key=len), 1)
    return text


def _subject_of(text: str) -> str:
    """What a question is about: what stands before it begins to ask, else its place."""
    before = _ASKING_BEGINS.split(text, maxsplit=1)[0].strip("，,的")
    if len(before) >= 2:
        return before
    names = _names(text)
    return names[0].canonical if names else _cut_asking(text)


def _cut_asking(text: str) -> str:
    """The question without its asking words: 2018年无锡服务业增加值增速是多少？ → 2018年无锡服务业增加值增速."""
    return _ASKING_INSIDE.sub("", _ASKING_END.sub("", text))
