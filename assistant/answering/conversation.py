"""Follow-ups: what a short question takes from the questions before it.

Each rule looks at the question and at the one before (itself already resolved) and either completes the question or
leaves it alone; the first that applies counts. A question that no rule completes stands for itself: a new subject
drops the old one. What a question is about is told by ``topic.py``, the wordings by ``cues.yaml`` (follow_ups).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.exchange import (
    asks_how,
    exchange_name,
    exchange_object,
    exchange_parallel,
    exchange_period,
    exchange_unknown_indicator,
    exchange_whole,
)
from assistant.answering.question import dated, fold, load_cues
from assistant.answering.topic import (
    asking_of,
    first_noun,
    names,
    own_things,
    stands_for_itself,
    topic,
    without_asking,
    without_periods,
)
from assistant.numerals import number_of
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A question longer than this says itself what it is about.
SHORT = 16

_OPENING = r"^(?:那么|那)?"
_CLOSING = r"[？?]?$"
_SWAP = re.compile(r"^(?:那么|那|换成|如果是|改成|再看|还有)?(?P<new>.+?)(?:的话|的|又|又是|情况|方面)?呢[？?]?$")
_ORDINAL = re.compile(
    r"(?:第(?P<number>[一二三四五六七八九十\d]+)|最后(?P<last>一))(?:个|条|点|项|方面|大类|类|张|步)?"
    r"(?:问题|方面|方向|建议|措施|任务|举措|对策|领域|定位|目标|名城|重点)?"
    r"(?=再|具体|展开|详细|怎么|是|讲|说|内容|呢|的|[？?，,]|$)"
)
_SIDE = re.compile("(?P<side>[一-鿿]{2,4})方面")  # 教育方面怎么办, after which 就业呢 asks for the other side
_DIFFERENCE = re.compile(
    rf"{_OPENING}(?:这|那)?(?:两者|二者|两个|两市|两城|两年|两项|他们|它们)?(?:之间)?(?:相差|差|差距是?)(?:了)?(?:多少|几|多大)"
)
_WHICH_OF_TWO = re.compile(
    rf"{_OPENING}(?:两者|二者|两个|两市|两城|两年|他们|它们)?(?:里|中|之间)?(?:谁|哪一?[个座家年])的?(?:更|比较|要)?"
    rf"[高低多少大小快慢](?:一些|一点|些)?{_CLOSING}"
)
_MORE = re.compile(
    r"^(?:请|能不能|能否|可以)?(?:再|更)?(?:"
    r"(?:说|讲|写)?得?(?:详细|具体)(?:一?[点些下])?(?:说说|讲讲|说明|介绍|展开)?"
    r"|展开(?:说|讲|谈)*(?:一下)?"
    r"|还有(?:吗|别的吗|其他的吗|没有|什么|哪些)?|继续|然后|多说一?点|接着说"
    r")[呢吗吧。？?]*$"
)
_OTHERS = re.compile("^还有")
_STILL_ASKS = re.compile("多[大高长宽重远少久]|什么|哪|怎|谁|何时")
_NAMES_A_WORK = re.compile("论文|文章|报告|讲话|材料|《")
_BASE = re.compile(
    rf"{_OPENING}(?P<base>比(?:年初|上年|上年同期|去年|去年同期|同期|上月|上期))的?(?:呢|怎么样|如何|变化)?{_CLOSING}"
)
_AGAINST = re.compile(
    rf"{_OPENING}(?:[和与跟同](?P<base>\d{{4}}年[^，。？比]{{0,4}}|上一?年|前一年|头一年|去年)(?:相|对)?比(?:起来)?)"
    r"[，,]?(?P<rest>[^？?]*)[？?]?$"
)
_BASE_SAID = re.compile(r"[比较](?P<base>\d{4}年|上一?年|前一年|头一年|去年)(?=[^，。？]*[高低多少快慢升降增减涨跌])")
_OF_TWO = re.compile(
    rf"{_OPENING}(?P<one>[^，。？]{{2,8}}?)[和与跟同](?P<other>[^，。？]{{2,8}}?)(?:相|对)?比(?:起来)?(?:呢|怎么样|如何|又如何)?[？?]?$"
)
_BASE_VALUE = re.compile("同期$|年初$|上年末$|^上年$|^去年$")
# What a share is taken of; 占比 and 占地 name none.
_OF_A_WHOLE = re.compile("占(?!比|地|用)(?:[^，。？多几是的比]|比(?!重|例)){2,10}")
_AT_BASE = re.compile(
    rf"{_OPENING}(?P<base>年初|上年末|上年同期|去年同期|同期)(?:是|为|又是|有)?(?:多少|几|多大){_CLOSING}"
)
_CHANGED = re.compile("比(?:年初|上年末|上年同期|上年|去年同期|去年|同期).*$")
_WHY = re.compile(
    rf"{_OPENING}(?:这是|这)?(?:为什么|为何|为啥|原因(?:是什么|呢|何在)?|怎么造成的|是什么原因)"
    rf"(?:呢|会这样|造成的)?{_CLOSING}"
)
_ASPECT_OF_IT = re.compile("的?(?:主要|根本|深层)?(?:原因|成因|表现|影响)[是有]?(?:啥|什么|哪些)?$")
_REMEDY = re.compile(
    rf"{_OPENING}(?:应该|应当|该|要|得)?(?:怎么办|(?:怎么|如何|怎样)(?:去|来)?(?:解决|破解|应对|改进|改善|补齐|克服|化解)"
    r"|(?:有|提了?|提出了?)?(?:什么|哪些)?(?:解决)?(?:对策|建议|措施|举措|办法|方案)(?:是什么|有哪些|有没有|没有)?)"
    rf"(?:呢|的|吗|好)?{_CLOSING}"
)
_WHY_SO = re.compile(rf"{_OPENING}(?P<so>(?:为什么|为何|为啥)(?:要|会)?(?P<rest>.{{1,6}}?)){_CLOSING}")
_COMPARED = re.compile(
    "^(?:那|那么)?(?:是|比|占|相当于|(?:在)?(?:全国|全省|省内|国内|长三角|江苏)?(?:能|又)?(?:排|居|位[居列次]|名列|第几))"
)
_RESULT = re.compile("实际|完成数|实绩|最终")
_TARGET = re.compile("目标|计划数|预期")
_POINTERS = ("place_pronouns", "pronouns", "pointing")
# What begins to ask at once has its subject in the question before.
_ASKS_AT_ONCE = re.compile("^(?:那|那么)?是?[在由从]?(?:什么时候|何时|哪[年天月一]|谁|哪里|哪儿|什么地方|何地).{0,6}$")
# What asks for one thing's name: 它 in the next question is that thing.
_ASKS_WHICH = re.compile("哪(?:一)?(?:个|家|座|项|条|款|所|支)(?!方面|环节)|(?:叫|是)什么(?:名|[？?]?$)|谁")
_ASKS = re.compile("[？?]|[吗呢]$|什么|多少|哪|几|谁|多[大高长]|怎|如何|何")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands for itself; ``followed`` tells whether it was completed from earlier ones.

    ``others`` asks for what was not said yet; ``swapped``: what was exchanged for what, in a question that repeats the
    one before; ``about``: what it is about, where it was completed with that.
    """

    text: str
    followed: bool = False
    ordinal: int = 0
    detail: bool = False
    others: bool = False
    swapped: tuple[str, str] = ("", "")
    about: str = ""

    @property
    def topic(self) -> str:
        """What the question is about."""
        return self.about or topic(self.text)


def resolve(
    question: str, history: Sequence[str], named: Callable[[str], str] = lambda _: "", this_year: int = 0
) -> Resolved:
    """The question completed from ``history`` (earlier questions, oldest first).

    ``named`` tells the name that answers a question (哪个集群…最大？ → 物联网), or "": what 它 then stands for.
    ``this_year`` is what 今年 means, if not the calendar's.
    """
    turns: list[Resolved] = []
    for text in (*history, question):
        turns.append(_complete(dated(fold(text), this_year), turns, named))
    return turns[-1]


def _complete(asked: str, before: Sequence[Resolved], named: Callable[[str], str]) -> Resolved:
    if before:
        last = before[-1]
        if _ASKS_WHICH.search(last.text) and _points_back(asked) and (name := named(last.text)):
            before = (*before[:-1], replace(last, about=name))
        for rule in RULES:
            resolved = rule(asked, before)
            if resolved is not None:
                return resolved
    return Resolved(asked)


def _authorship(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """哪个学校的 after 论文谁写的 → the same byline."""
    authorship = load_cues().authorship
    both = authorship.search(asked) and authorship.search(before[-1].text) and not names(asked)
    return Resolved(before[-1].text, followed=True) if both and not _NAMES_A_WORK.search(asked) else None


def _difference(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """两者差多少, 谁高 → what the last two questions asked about, and what the first of them asked."""
    match = _DIFFERENCE.search(asked) or _WHICH_OF_TWO.search(asked)
    if not match or names(asked) or own_things(asked[match.end() :]):
        return None
    last = before[-1]
    old, new = last.swapped
    if new and new in last.text:
        return Resolved(f"{without_asking(last.text.replace(new, f'{old}和{new}', 1))}相差多少？", followed=True)
    named = names(last.text)
    if len(named) >= 2:
        return Resolved(without_asking(last.text) + "相差多少？", followed=True)
    earlier = names(before[-2].text) if len(before) > 1 else ()
    if not (earlier and named) or earlier[0].canonical == named[0].canonical:
        return None
    text, first = before[-2].text, earlier[0]
    both = f"{text[: first.start]}{first.canonical}和{named[0].canonical}{text[first.end :]}"
    return Resolved(without_asking(both) + "相差多少？", followed=True)


def _ordinal(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """第二个问题具体怎么说 → that item of the list asked for before."""
    match = _ORDINAL.search(asked)
    if not match or len(asked) > SHORT + 4 or names(asked):
        return None
    number = -1 if match["last"] else number_of(match["number"])
    return replace(before[-1], followed=True, ordinal=number, detail=True) if number else None


def _more(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """再详细点, 还有吗 → the question before, answered at more length; 还有 asks for what was not said yet."""
    if not _MORE.search(asked):
        return None
    others = bool(_OTHERS.search(asked))
    return replace(before[-1], followed=True, detail=True, others=others, ordinal=0 if others else before[-1].ordinal)


def _held_against(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """和2021年比升了几个点, 和上一年比呢 → the figure asked for before, held against that of the other time."""
    match = _AGAINST.search(asked)
    if not match or names(asked) or own_things(match["rest"]):
        return None
    bare = match["rest"] in ("", "呢", "怎么样", "如何", "变化")
    if bare and (held := _BASE_SAID.search(before[-1].text)):  # 2021年比2012年高几个点, then 跟2018年比呢
        text = before[-1].text
        return Resolved(text[: held.start("base")] + match["base"] + text[held.end("base") :], followed=True)
    rest = "变化多少" if bare else match["rest"]
    return Resolved(f"{without_asking(before[-1].text)}比{match['base']}{rest}？", followed=True)


def _of_two(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那2026年跟2021年比呢, 南京和宁波比呢 → the comparison asked for before, of these two."""
    match = _OF_TWO.search(asked)
    if not match:
        return None
    text, pair = before[-1].text, (match["one"], match["other"])
    for spans in (_periods_in, _places_in):
        new, held = [spans(word) for word in pair], spans(text)
        if all(len(found) == 1 and found[0] == (0, len(word)) for found, word in zip(new, pair, strict=True)):
            if len(held) == 1:
                said = f"{text[: held[0][0]]}{pair[0]}{text[held[0][1] :]}"
                return Resolved(f"{without_asking(said)}比{pair[1]}变化多少？", followed=True)
            for (start, end), word in zip(reversed(held[:2]), reversed(pair), strict=False):
                text = text[:start] + word + text[end:]
            return Resolved(text, followed=True) if held else None
    return None


def _periods_in(text: str) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in find_periods(text) if found.value.key]


def _places_in(text: str) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names(text)]


def _change_of_base(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """比年初呢 → the change against that base of what was asked before; 年初是多少 → what it was at that base."""
    at_base = _AT_BASE.search(asked)
    match = at_base or _BASE.search(asked)
    if not match:
        return None
    said = without_asking(_CHANGED.sub("", before[-1].text))
    return Resolved(f"{said}{match['base']}{'是' if at_base else '变化'}多少？", followed=True)


def _why(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """为什么 → the reasons of what was asked before; 为什么变小了 → why that became smaller."""
    if _WHY.search(asked):
        return Resolved(f"{without_asking(before[-1].text).rstrip('的')}的原因是什么？", followed=True)
    match = _WHY_SO.search(asked)
    if not match or stands_for_itself(asked):
        return None
    said = without_asking(before[-1].text).rstrip("的")
    repeated = match["rest"].strip("了的") in said  # 为什么要提出 after 哪年提出产业强市
    return Resolved(f"{said}的原因是什么？" if repeated else f"{said}{match['so']}？", followed=True)


def asks_remedy(asked: str, before: str) -> bool:
    """Whether it is asked what to do about that which the question before says is wrong."""
    return bool(_REMEDY.search(asked) and load_cues().stances["problem"].search(before))


def _remedy(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """怎么解决, 有什么对策 after a question on what is wrong → what is proposed for that."""
    text = before[-1].text
    if not asks_remedy(asked, text):
        return None
    wrong = _ASPECT_OF_IT.sub("", without_asking(text).rstrip("？?"))
    about = load_cues().follow_ups["problems"].sub("", wrong).strip("的，")
    return Resolved(f"{about}的对策有哪些？", followed=True)


def _points_back(asked: str) -> bool:
    """Whether the question has a word that stands for a thing named before."""
    cues = load_cues().follow_ups
    return any(cues[name].search(asked) for name in ("pronouns", "pointing"))


def _pronoun(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """它的目标是什么, 该市人口呢, 这个园区多大 → the place or thing of the question before in the pronoun's stead."""
    cues = load_cues().follow_ups
    last, text = before[-1], before[-1].text
    found = next((f for name in _POINTERS if (f := cues[name].search(asked))), None)
    if found and stands_for_itself(asked[: found.start()]):
        return None  # it points to what the question itself named before
    if found := cues["place_pronouns"].search(asked):
        places = [name.canonical for name in names(text) if load_terms().level(name.canonical)] or [last.topic]
        return _in_stead(asked, found.start(), found.end(), _dated(asked, text) + places[-1])
    if found := cues["pronouns"].search(asked):
        return _in_stead(asked, found.start(), found.end(), _topic_for(asked, last))
    found = cues["pointing"].search(asked)
    if found and (noun := first_noun(asked[found.end() :])):
        return _in_stead(asked, found.start(), found.end() + len(noun), _topic_for(asked, last))
    if (found := cues["inside"].search(asked)) and len(asked) <= SHORT and not own_things(asked[found.end() :]):
        said = f"{asked[: found.start()]}{last.topic}{asked[found.start() :]}"
        return Resolved(said, followed=True, about=last.topic)
    return None


def _in_stead(asked: str, start: int, end: int, stands_for: str) -> Resolved:
    """The question with ``stands_for`` put for ``asked[start:end]``; one that ends in 呢 is asked of it."""
    rest = asked[end:]
    if not asked[:start].strip("那么") and rest.rstrip("？?").endswith("呢"):
        return _asked_of(stands_for, _SWAP.sub(r"\g<new>", rest).strip("的") or "情况")
    opening = asked[:start].removeprefix("那么").removeprefix("那")
    return Resolved(opening + stands_for + rest, followed=True, about=stands_for if not opening else "")


def _swap(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """那南京呢, 2019年呢, 亏损面呢 → the question before with its place, period or indicator exchanged.

    What can't be exchanged is asked of the same thing: 决策机构呢 → …园区决策机构是什么.
    """
    match = _SWAP.search(asked)
    if not match or len(asked) > SHORT or not asked.rstrip("？?").endswith("呢"):
        return None
    if (within := exchange_whole(before[-1].text, match["new"])) != before[-1].text:
        return Resolved(within, followed=True)
    return _exchanged(match["new"], before[-1])


def _exchanged(new: str, last: Resolved) -> Resolved:
    text, rest = last.text, without_periods(new).strip("的")
    if _BASE_VALUE.search(new):
        return Resolved(f"{without_asking(text)}{new}是多少？", followed=True)
    if (whole := _OF_A_WHOLE.match(rest)) is not None:  # 占服务业呢 after 占GDP多少
        held = _OF_A_WHOLE.search(text)
        said = text[: held.start()] if held else without_asking(text)
        return Resolved(f"{said.rstrip('的')}{whole[0]}多少？", followed=True, about=last.topic)
    if rest != new and _is_another_thing(rest):
        return Resolved(f"{new}{asking_of(text) or '是什么？'}", followed=True)
    dated = exchange_period(text, new)
    exchanged, swapped = dated, _times_exchanged(text, new)
    for names_known in (load_terms().places, load_terms().indicators):
        exchanged, pair = exchange_name(exchanged, new, names_known)
        swapped = pair if pair[0] else swapped
    exchanged, pair = exchange_parallel(exchanged, new)
    swapped = pair if pair[0] else swapped
    if exchanged == dated and rest and asks_how(text) and (dealt_with := exchange_object(text, rest)) != text:
        return Resolved(dealt_with, followed=True)
    if exchanged == dated and names_in(rest, load_terms().indicators):
        exchanged, swapped = exchange_unknown_indicator(dated, rest)
    if exchanged != dated or not rest or rest in exchanged:
        return Resolved(exchanged, followed=True, swapped=swapped)
    if _TARGET.search(rest) or load_cues().follow_ups["sides"].search(rest):
        figure = without_asking(dated)
        return _asked_of(last.topic if _STILL_ASKS.search(figure) else figure, rest, about=last.topic)
    if (side := _SIDE.search(dated)) and rest not in dated:
        ends = (*(name.end for name in names(dated)), *(found.end for found in find_periods(dated)))
        begins = max((side.start("side"), *(end for end in ends if side.start("side") < end < side.end("side"))))
        return Resolved(f"{dated[:begins]}{rest}{dated[side.end('side') :]}", followed=True)
    if dated == text and (dealt_with := exchange_object(text, rest)) != text:
        return Resolved(dealt_with, followed=True)
    about = last.topic
    if dated != text or (load_cues().follow_ups["figures"].search(rest) and not find_periods(about)):
        about = exchange_period(about, new) if find_periods(new) else _dated(new, text) + about
    return _asked_of(about, rest, about=last.topic)


def _times_exchanged(text: str, new: str) -> tuple[str, str]:
    """The time of ``text`` and the one that ``new`` names in its stead, as printed; nothing where either names none."""
    held, wanted = ([text_[start:end] for start, end in _periods_in(text_)] for text_ in (text, new))
    return (held[0], wanted[0]) if len(held) == 1 and wanted and held[0] != wanted[0] else ("", "")


def _is_another_thing(text: str) -> bool:
    """Whether the text names a thing of its own (纲要的中心区), not a place, indicator or parallel to exchange."""
    terms = load_terms()
    known = (*terms.indicators, *terms.places, *(word for group in terms.parallels for word in group))
    return "的" in text and bool(own_things(text)) and not any(form in text for form in known)


def _asked_of(thing: str, aspect: str, about: str = "") -> Resolved:
    """The aspect asked of the thing: …园区决策机构是什么, …不良贷款余额是多少."""
    figure = load_cues().follow_ups["figures"].search(aspect)
    return Resolved(f"{thing}{aspect}{'是多少' if figure else '是什么'}？", followed=True, about=about or thing)


def _carried_on(asked: str, before: Sequence[Resolved]) -> Resolved | None:
    """一共多少条, 完成了吗 → asked of what the question before was about, if it names nothing."""
    last, text = before[-1], before[-1].text
    if len(asked) > SHORT:
        return None
    if load_cues().follow_ups["completed"].search(asked) or (_COMPARED.search(asked) and not own_things(asked)):
        said = asked.removeprefix("那么").removeprefix("那")
        return Resolved(without_asking(text) + said, followed=True)
    if asked.startswith("那") and names(asked) and not own_things(asked):
        return Resolved(exchange_name(text, asked, load_terms().places)[0], followed=True)
    nameless = _ASKS_AT_ONCE.search(asked) or not stands_for_itself(asked)
    if not nameless or names(asked) or not _ASKS.search(asked):
        return None
    aspects = [word for word in load_cues().aspects if word in asked and word not in ("实际", "目标", "结果")]
    if find_periods(asked) and not aspects and not text.rstrip("？?").endswith(("吗", "没有")):
        return Resolved(_to_result(exchange_period(text, asked), asked), followed=True)
    said = asked.removeprefix("那么").removeprefix("那")
    return Resolved(_topic_for(asked, last) + said, followed=True, about=last.topic)


RULES: tuple[Callable[[str, Sequence[Resolved]], Resolved | None], ...] = (
    _authorship,
    _difference,
    _ordinal,
    _more,
    _change_of_base,
    _held_against,
    _of_two,
    _why,
    _remedy,
    _pronoun,
    _swap,
    _carried_on,
)


def _topic_for(asked: str, last: Resolved) -> str:
    """What the question before is about, without its time where the follow-up names one of its own."""
    about = last.topic
    return (without_periods(about) or about).strip("，的") if find_periods(asked) else about


def _dated(asked: str, text: str) -> str:
    """The time of ``text``, as printed, where the follow-up names none."""
    held = [found.value.printed for found in find_periods(text) if found.value.key]
    return held[0] if held and not find_periods(asked) else ""


def _to_result(text: str, asked: str) -> str:
    """The question for a target asked for the result, where the follow-up says so."""
    return _TARGET.sub("实际", text, count=1) if _RESULT.search(asked) else text
