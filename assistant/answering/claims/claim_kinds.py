"""The kinds of assertion that can be settled, each read off a plain statement.

Which of two figures is larger, by how much, which way one went, whether a target was met, which place something has,
who belongs to a group, when something came about, what it is called. Each becomes questions for what decides it
(``members``), as they could be asked alone. The words that tell live in ``cues.yaml`` (asserting).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.answering.claims.asking_whether import Answered, asks_whether, bare_statement
from assistant.answering.claims.called_members import called_members
from assistant.answering.claims.exactly_said import IN_A_ROW
from assistant.answering.claims.first_of_all import first_claimed
from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.understanding.exchange import exchange_parallel
from assistant.answering.understanding.question_terms import coined_in
from assistant.answering.understanding.topic import (
    names,
    own_things,
    without_periods,
    without_places,
    without_quantities,
)
from assistant.answering.understanding.wholes import WHOLES
from assistant.numerals import number_of
from assistant.quantity import find_periods, find_quantities

if TYPE_CHECKING:
    from assistant.model import Quantity
    from assistant.quantity import Located

Kind = Literal[
    "order", "gap", "move", "target", "rank", "extreme", "figure", "member", "dated", "coined", "first", "words"
]
_HOW_MUCH = r"[\d.]+(?:万亿|万|亿)?(?:%|个?百分点|元|美元|家|人|个)?(?:左右|以上)?"
_ABOUT = re.compile("(?:大?约|大概|差不多|将近|近)$")
_AIMED_AT = re.compile(rf"(?P<aim>目标|任务|计划|预期)(?:值|数)?(?:是|为|定的?)*{_HOW_MUCH}")
_TOLD_AIM = re.compile(rf"{_HOW_MUCH}的?(?=(?:年度|全年|预期)?(?:目标|任务|计划))")
_REACHED_ASKED, _AIM_ASKED = "实际是多少？", "目标是多少？"
_GROWS = re.compile("[增涨降升]|速|进度|变化")
_A_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}@?)?)?")
_ON_OCCASION = re.compile("里|中|时|之?[前后]|以[来前后]|的.{2}|了?[^，。]{0,6}(?:要求|规定|写)")  # 批复里就要求
_IS_CALLED = re.compile("(?:是|为|叫|提的是|定的是|称为|叫做)+$")
_AT_A_TIME, _AT_A_TIME_END = re.compile("[是于在从自早就才，]+$"), re.compile("^[起就才，]+")
_WHEN = re.compile("的?时(?!间)|总结|评估")
_LEAST_OF_GROUP = 3
_TOO = re.compile("(?<=[一-龥]{2})(?:也|又|还|同样)$")


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is asserted, and of what.

    ``members``: the questions whose figures decide (two for an order or a target, else one);
    ``more``: whether the first is said to be larger, to have risen, or to have met the target; ``place``: the place in
    the order that is named; ``asked``: how the question asks whether it is so, "" where it is taken for granted;
    ``who``: the place that is said to be a member (of what ``members`` asks for), or to have the most or the least;
    ``also``: those said to be members with it;
    ``rest``: what else the question asks, standing for itself, or ""; ``said``: the assertion itself, where a sentence
    could say the opposite of it, or settle it outright; ``gap``: how far the two are said to be apart.
    """

    kind: Kind
    members: tuple[str, ...]
    more: bool = True
    place: int = 0
    asked: Answered | Literal[""] = ""
    rest: str = ""
    who: str = ""
    also: tuple[str, ...] = ()
    said: str = ""
    gap: Quantity | None = None


Read = tuple[Kind, tuple[str, ...], bool, int]


def order_claimed(said: str) -> Read | None:
    """甲的…比乙高, 甲的…超过乙: which of two figures is the larger."""
    held = held_against(said)
    return ("order", held[:2], not held[2], 0) if held else None


def gap_claimed(said: str) -> Assertion | None:
    """甲的…比乙高3.76个百分点: which of two figures is the larger, and by how much."""
    figures = find_quantities(said)
    if not figures or figures[-1].end != len(said) or figures[-1].value.unit in ("", "%", "倍", "成"):
        return None
    held = held_against(_ABOUT.sub("", said[: figures[-1].start]))
    return Assertion("gap", held[:2], more=not held[2], gap=figures[-1].value) if held else None


def held_against(said: str) -> tuple[str, str, bool] | None:
    """The questions for the two figures that are held against each other, and whether the first is called less."""
    cues = load_cues().asserting
    found = cues["compared"].fullmatch(said) or cues["exceeds"].fullmatch(said)
    if not found or cues["bases"].fullmatch(found["right"]):
        return None  # what was so many more, or more than the year before, is another figure
    left, right = found["left"].strip("的 "), found["right"].strip("的 ")
    if find_quantities(right):
        if not (find_quantities(left) and (find_periods(right) or names(right))):
            return None
        left, right = (without_quantities(side).strip("的为是 ") for side in (left, right))  # 增速3.0%低于2021年的8.8%
    if found["sign"][0] in "快慢" and not _GROWS.search(left + right):
        left += "增速"  # 常州GDP比苏州快
    if not own_things(left) and own_things(right):  # 无锡比苏州GDP高: what is compared stands behind the second
        placed = [right[name.start : name.end] for name in names(right)]
        left, right = left + without_places(right).strip("的"), "".join(placed) or right
    one, other = f"{left}是多少？", _other(left, right)
    return None if one == other else (one, other, found["sign"][:1] in "低少慢小落不")


def _other(left: str, right: str) -> str:
    """The question for the second member: what it leaves out is as in the first (比南京, 比2022年, 超过二期)."""
    asked = f"{left}是多少？"
    if (done := load_cues().asserting["done"].fullmatch(without_periods(right).strip("的"))) is not None:
        exchanged = resolve(f"{right.removesuffix(done[0]).strip('的')}呢？", (asked,)).text
        return load_cues().several["aims"].sub("实际", exchanged, count=1)
    exchanged, (_, new) = exchange_parallel(asked, right)
    if not own_things(right) or (new and all(word in left for word in own_things(right.replace(new, "")))):
        return exchanged if new else resolve(f"{right}呢？", (asked,)).text
    dated = [found.value.printed for found in find_periods(left) if found.value.key]
    placed = [left[name.start : name.end] for name in names(left)]
    missing = "" if find_periods(right) or not dated else dated[0]
    missing += "" if names(right) or not placed else placed[0]
    sides = load_cues().asserting["side"]
    side = found[0] if (found := sides.search(left)) and not sides.search(right) else ""
    return f"{missing}{right}{side}是多少？"


def target_claimed(said: str) -> Read | None:
    """…的目标完成了, 完成了…目标: the result against the target."""
    cues = load_cues().asserting
    said = _TOLD_AIM.sub("", _AIMED_AT.sub(r"\g<aim>", said))  # 增长目标7%, 增长5.5%的目标
    found = cues["target_met"].fullmatch(said) or cues["met_target"].fullmatch(said)
    if not found:
        return None
    of = found["of"].strip("的，")
    aimed = _aimed_at(of, found.groupdict().get("whose") or "")
    return "target", (of + _REACHED_ASKED, aimed + _AIM_ASKED), not found["missed"], 0


def _aimed_at(of: str, whose: str) -> str:
    """What the target is of: 2024年, 全国 or 某走廊2025年 before 的目标 takes the place of what ``of`` names."""
    named = bool(names(whose) or own_things(whose))
    dated = any(found.value.key for found in find_periods(whose))
    rest = without_places(of) if named else of
    return whose + (without_periods(rest) if dated else rest).strip("的") if named or dated else of


def aims_elsewhere(assertion: Assertion) -> bool:
    """Whether the target is another time's or another place's than what is said to have met it (达到2024年的目标)."""
    reached, aimed = assertion.members
    return reached.removesuffix(_REACHED_ASKED) != aimed.removesuffix(_AIM_ASKED)


def rank_claimed(said: str) -> Read | None:
    """…居全省第一, …排第三: the place in an order."""
    found = load_cues().asserting["ranked"].fullmatch(said)
    if not found or IN_A_ROW.search(said):
        return None  # one year's place tells nothing of 连续三年
    place = number_of(found["place"]) if found["place"] else 1
    among = next((word for word in (found["among"], found["of_all"], found["all"]) if word), "")
    asked = f"{found['of'].strip('的')}{'在' if among else ''}{among}排名第几？"
    return ("rank", (asked,), True, place) if place else None


def move_claimed(said: str) -> Read | None:
    """…上升了, …下滑: which way a figure went."""
    cues = load_cues().asserting
    found = cues["moved"].fullmatch(said)
    if not found or cues["rates"].search(found["of"]):
        return None
    return "move", (f"{found['of'].strip('的')}同比增长多少？",), not found["down"], 0


def figure_claimed(said: str) -> Read | None:
    """高新技术企业已超过一万家, in a clause of its own: the figure itself."""
    told = [found for found in find_quantities(said) if not _says_when(found, said)]
    return ("figure", (f"{said}吗？",), True, 0) if told else None


def _says_when(found: Located[Quantity], said: str) -> bool:
    """Whether a number of years only says when something was so: 运行三年时, 五年总结的时候."""
    return found.value.unit == "年" and _WHEN.match(said, found.end) is not None


def member_claimed(said: str, asked: Answered) -> Assertion | None:
    """南京是…成员, …包括南京: whether a place is one of the members."""
    cues, placed = load_cues().asserting, names(said)
    first, last = (placed[0], placed[-1]) if placed else (None, None)
    of = ""
    if first and first.start == 0 and (found := cues["member_of"].fullmatch(said[first.end :])):
        of, who = found["of"], first.canonical
    elif last and last.end == len(said) and (found := cues["includes"].fullmatch(said[: last.start])):
        of, who = found["of"], last.canonical
    return Assertion("member", (f"{of}的成员有哪些？",), asked=asked, who=who) if of else None


def taken_for_member(clause: str, before: str) -> Assertion | None:
    """无锡在G60科创走廊里承担什么, 无锡哪年进的…: what takes a place for a member of a group."""
    placed = names(clause)
    found = load_cues().asserting["within"].match(clause[placed[0].end :]) if placed else None
    if found is None:
        return None
    opening = before[: names(before)[0].start] if names(before) else before  # G60科创走廊江苏就苏州、无锡两家入列
    of = found["of"] or found["group"] or found["into"] or opening.strip()
    if len(of) < _LEAST_OF_GROUP:
        return None
    return Assertion("member", (f"{of}的成员有哪些？",), who=placed[0].canonical)


def granted_member(clause: str, behind: str) -> Assertion | None:
    """无锡跟苏州都是G60科创走廊的成员，哪年进的: what calls places members, and asks something else of them."""
    named = called_members(clause) if load_cues().asserting["asks"].search(behind) else None
    if named is None or asks_whether(behind):
        return None
    (who, *also), of = named
    return Assertion("member", (f"{of}的成员有哪些？",), who=who, also=tuple(also))


def thing_claimed(clause: str, asked: Answered) -> Assertion | None:
    """五个未来产业里有没有低空经济, 低空经济是未来产业之一吗: whether a thing is one of a group."""
    cues = load_cues().asserting
    said = clause.strip("？? ")
    split = cues["asks_has"].search(said)
    if split and (found := cues["holds"].fullmatch(f"{said[: split.start()]}有{said[split.end() :]}")):
        return Assertion("member", (f"{found['of']}有哪些？",), asked=asked, who=_named(found["who"]))
    if asked == "is" and (found := cues["has_inside"].fullmatch(bare_statement(clause))) is not None:
        placed = [name.canonical for name in names(found["who"])]
        members = f"{found['of']}{'的成员' if placed else ''}有哪些？"
        return Assertion("member", (members,), asked=asked, who=placed[0] if placed else _named(found["who"]))
    if (found := cues["one_of"].fullmatch(bare_statement(clause))) is not None:
        members = f"{found['of'] or found['counted']}有哪些？"
        return Assertion("member", (members,), asked=asked, who=_named(found["who"]))
    return None


def _named(said: str) -> str:
    """What is said to be a member, by its name (新能源也)."""
    return _TOO.sub("", said)


def extreme_claimed(said: str, before: str, asked: Answered) -> Assertion | None:
    """无锡的…在几个城市里最低: whether a place has the least or the most; of what, the clause before may say.

    A whole (全省最高) is what the place is the first of, and not the place.
    """
    found = load_cues().asserting["extreme"].fullmatch(said)
    placed = _parts_of_wholes(said) or _parts_of_wholes(before)
    if found is None or len(placed) != 1:
        return None
    of = without_places(found["of"]).strip("的，在是")
    if not own_things(of):
        of, said = f"{without_quantities(without_places(before)).strip('的为是达到')}{of}", f"{before}，{said}"
    if not own_things(of):
        return None
    question = f"{of}哪个城市{found['word']}？"
    return Assertion("extreme", (question,), asked=asked, who=placed[0], said=said)


def _parts_of_wholes(text: str) -> list[str]:
    """The places that a text names, without the wholes that they may be parts of (全省, 长三角)."""
    parts = (name for name in names(text) if name.canonical not in WHOLES and not text.startswith("全", name.start))
    return [name.canonical for name in parts]


def first_of_all_claimed(said: str) -> Assertion | None:
    """科技创新券是苏州全国头一个搞的: who did a thing first."""
    claim = first_claimed(said)
    return Assertion("first", (claim.question,), asked="is", who=claim.place, said=said) if claim else None


_THE_MATTER = re.compile("的?事(?:情|儿)?")


def date_claimed(said: str) -> Assertion | None:
    """无锡是2012年开始走产业强市之路的: when something came about."""
    cues, times = load_cues().asserting, [found for found in find_periods(said) if found.value.key]
    if len(times) != 1 or _A_DATE.fullmatch(times[0].value.key) is None or find_quantities(said):
        return None
    before, behind = said[: times[0].start], _AT_A_TIME_END.sub("", said[times[0].end :])
    events = list(cues["came_about"].finditer(behind))
    if not events or any(_ON_OCCASION.match(behind, event.end()) for event in events):
        return None
    happened = "" if _THE_MATTER.fullmatch(behind) else behind  # 拿到示范区是2012年的事
    question = f"{_AT_A_TIME.sub('', before)}什么时候{happened}？"
    return Assertion("dated", (question,), asked="is", said=said) if own_things(question) else None


def dated_thing(said: str) -> str:
    """What is claimed to have come about at a time, without the time: 规划是2021年9月公布的 is of 规划."""
    time = next(found for found in find_periods(said) if found.value.key)
    thing, event = _AT_A_TIME.sub("", said[: time.start]), _AT_A_TIME_END.sub("", said[time.end :]).removesuffix("的")
    return thing if load_cues().asserting["came_about"].fullmatch(event) and own_things(thing) else f"{thing}{event}"


def is_classed(said: str) -> bool:
    """Whether a place is said to be of a class: 无锡属于第二层次, 把无锡定为综合性全球城市."""
    found = load_cues().asserting["classed"].search(said)
    return found is not None and bool(names(said[: found.start()])) and not find_quantities(found["as"])


def name_claimed(said: str) -> Assertion | None:
    """主体格局是“一核八园”: what something made of counts is called."""
    called = coined_in(said)
    if len(called) != 1 or not said.rstrip('”"').endswith(called[0]):
        return None
    of = _IS_CALLED.sub("", said[: said.rfind(called[0])].rstrip('“"'))
    return Assertion("coined", (f"{of}是什么？",), asked="is", said=said) if own_things(of) else None
