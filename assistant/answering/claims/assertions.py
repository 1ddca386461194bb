"""What a question asserts: asked whether it is so (是不是…), or taken for granted (既然…，为什么…).

Each clause is read as a plain statement (``asking_whether.py``) and held against the kinds that can be settled
(``claim_kinds.py``); what else the question asks is completed to stand for itself. The words that tell live in
``cues.yaml`` (asserting).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.asking_whether import Answered, asks_whether, bare_statement, without_whether
from assistant.answering.claims.claim_kinds import (
    Assertion,
    date_claimed,
    dated_thing,
    extreme_claimed,
    figure_claimed,
    first_of_all_claimed,
    gap_claimed,
    granted_member,
    is_classed,
    member_claimed,
    move_claimed,
    name_claimed,
    order_claimed,
    rank_claimed,
    taken_for_member,
    target_claimed,
    thing_claimed,
)
from assistant.answering.claims.opposing import may_be_opposed
from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.understanding.led_in import first_asking, time_and_place
from assistant.answering.understanding.topic import names, own_things, without_periods
from assistant.quantity import find_periods, find_quantities
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.model import Query

_CLAUSES = re.compile("[，；。？！,;?!]+")
_GREW = "(?:同比)?(?:增长|下降|增加|减少|上升|上涨|下跌|涨|降|跌|增)"
_WEIGHED = re.compile(r"([大小高低多少难好重轻])不\1")
_OF_THAT_TIME = re.compile("(?:那么?)?(?:当年|那年|那一年|同年|这一年)的?")
_SAYS_HOW_MUCH = re.compile("(?:已经?|就|便|是|为|有|达到?|突破|超过|只|仅|的|了)+$")
_HOW_MUCH_ASKED = re.compile("多少|多大|多高|几")
_OF_RATES = ("%", "个百分点")
_SHORT_REST = 10  # characters of a question that hardly names another thing than what was said
_LEAST_SAID = 4  # a shorter clause names nothing that could be held against a figure
_AT_ITS_BASE = re.compile("(?<=[比于较])(?:[0-9]{4}年)?(?:的)?(?:同期|上年|上一年)")
_MET_ALONE = re.compile("(?:都|也|还|就)?(?:没有?|未能?|没能)?(?:按期|如期|超额)?(?:完成|达到|实现|达标)(?:了)?")
_REALLY = re.compile(
    "(?:那么?)?(?:实际|真实|正确|准确|真正|确切)的?(?:增速|增幅|数|数字|数值|数据|情况|值)?(?:应该|应当|究竟|到底)?(?:是|为|有)?(?:多少|几|怎样|怎么样)[？?]?"
)


def assertion_of(query: Query) -> Assertion | None:
    """The first assertion of the question that figures can decide, else one that sentences can; None without any."""
    if query.kind == "declined" or query.ordinal or query.detail or query.others:
        return None
    granted: Assertion | None = None
    in_words: Assertion | None = None
    clauses = [clause for clause in _CLAUSES.split(query.text) if clause]
    for at, clause in enumerate(clauses):
        before = clauses[at - 1] if at else ""
        behind = "，".join(clauses[at + 1 :])
        if member := taken_for_member(clause, before) or granted_member(clause, behind):
            return member
        asked = asks_whether(clause)
        tag, _, rest = behind.partition("，")
        if not asked and tag and load_cues().asserting["tags"].fullmatch(tag):
            asked, behind = "is", rest
        if not (asked or _is_granted(clause, behind)):
            continue
        said = _of_what_was_named(_with_subject(bare_statement(clause), before), clauses[: max(at - 1, 0)])
        if len(said) < _LEAST_SAID or load_cues().asserting["open"].search(said):
            continue
        if told := _asked_outright(clause, said, before, asked) if asked else _granted_outright(said, behind):
            return replace(told, rest=_rest_of(told, said, behind))
        for read in (target_claimed, order_claimed, rank_claimed, move_claimed, figure_claimed):
            rest = _rest(behind, said)
            by_itself = behind and (rest or not asked)  # 有5410家吧，排第几; whether it is 5410 alone is no claim
            if (read is not figure_claimed or by_itself) and (found := read(said)) is not None:
                kind, members, more, place = found
                opposed = said if may_be_opposed(said) else ""
                read_so = Assertion(kind, members, more, place, asked, rest, said=opposed)
                if kind != "figure" or not asks_whether(behind):
                    return read_so
                granted = granted or read_so  # GDP增长5.8%，超过目标了吗: whether the figure met it is asked
                break
        if in_words is None and (may_be_opposed(said) or is_classed(said)):
            in_words = Assertion("words", (), asked=asked, rest=_rest(behind, said), said=said)
    return granted or in_words


def claim_and_question(text: str) -> tuple[str, str]:
    """What the first clause asks whether it is so, and what is asked behind it, completed; empty where neither is."""
    clause, _, behind = text.partition("，")
    tag, _, rest = behind.partition("，")
    if load_cues().asserting["tags"].fullmatch(tag):
        behind = rest
    elif not asks_whether(clause):
        return "", ""
    said = bare_statement(clause)
    asked = _rest(behind, said) if behind and len(said) >= _LEAST_SAID else ""
    return (said, asked) if asked else ("", "")


def _is_of_its_base(said: str, behind: str) -> bool:
    """Whether what was so much more than at a time leads in what was so then (比2019年同期高，2019年同期是多少)."""
    base = _AT_ITS_BASE.search(said)
    return base is not None and base[0] in behind


def _asked_outright(clause: str, said: str, before: str, asked: Answered) -> Assertion | None:
    """What is asked whether it is so, and is told by a group's members, by all places, by a sentence, or by a gap."""
    if told := member_claimed(said, asked) or thing_claimed(clause, asked) or extreme_claimed(said, before, asked):
        return told
    if asked == "is" and (told := first_of_all_claimed(said) or date_claimed(said) or name_claimed(said)):
        return told
    apart = gap_claimed(said)
    return replace(apart, asked=asked) if apart else None


def _granted_outright(said: str, behind: str) -> Assertion | None:
    """When something came about, or what it is called, taken for granted by what asks for something else behind it."""
    told = (first_of_all_claimed(said) or date_claimed(said) or name_claimed(said)) if behind else None
    return replace(told, asked="") if told else None


def _rest_of(told: Assertion, said: str, behind: str) -> str:
    """What is asked besides what is told outright; of a date, it is asked of the thing, not of the time."""
    if told.kind != "dated":
        return _rest(behind, said)
    of = dated_thing(said)
    rest = _rest(behind, of)
    of_it = rest and len(rest) <= _SHORT_REST and of not in rest and not names(rest)  # …公布的，岸线多长
    return f"{of}{rest}" if of_it else rest


def _is_granted(clause: str, behind: str) -> bool:
    """Whether the clause is taken for granted: it opens so, asks why it is so, or another clause asks something."""
    cues = load_cues().asserting
    if _is_of_its_base(clause, behind) or cues["topic_only"].search(clause):
        return False
    return bool(cues["grants"].search(clause) or cues["why"].search(clause) or cues["asks"].search(behind))


def _with_subject(said: str, before: str) -> str:
    """The statement with its time, or what it is about, from the clause before it (2018年，……; ……，已经超过苏州)."""
    if before and not find_periods(said) and find_periods(before) and not without_periods(before).strip("在到截至的 "):
        return before + said  # 2013年，无锡工业增速排第12位
    if before and _MET_ALONE.fullmatch(said):  # 增长目标7%，没完成吧
        return bare_statement(before) + said
    verb = load_cues().asserting["verb_first"].match(said)
    if not verb or not before:
        return said
    figures = find_quantities(before)
    about = before[: figures[0].start] if figures else without_whether(before)
    return _SAYS_HOW_MUCH.sub("", bare_statement(about)) + said[verb.end("lead") :]


def _of_what_was_named(said: str, earlier: list[str]) -> str:
    """The statement with what it is of, where a clause further before names that (…的比重，宁波51.4%，比无锡低)."""
    if own_things(said) or not names(said):
        return said
    of = next((clause for clause in reversed(earlier) if own_things(clause) and not asks_whether(clause)), "")
    return of + said


def _rest(behind: str, said: str) -> str:
    """What the question asks besides, completed from what it asserts; "" where it only asks why that is so."""
    cues = load_cues().asserting
    behind = _from_where_it_asks(behind)
    if not behind or not cues["asks"].search(behind) or cues["why"].search(behind) or cues["explains"].search(behind):
        return ""
    if asks_whether(behind) or _WEIGHED.search(behind):
        return ""  # 压力是不是太大了: a judgement on what is not so
    if _REALLY.fullmatch(behind):
        return ""  # 那实际增速是多少: the verdict gives it
    things = own_things(behind)
    of_another = not things and bool(names(behind))  # 2018年无锡增长了12%，南京呢
    of_it = of_another or _HOW_MUCH_ASKED.search(behind) or (not things and _names_an_aspect(behind))
    if all(word in load_terms().stances for word in things) and not of_it:
        return ""  # 采取了什么措施: of what is not so; but 那它的方向是什么, 到2025年目标是多少
    placed, about = names(said), f"{said}？"
    if is_classed(said):  # the rest is asked of the city, and not of the class that it is not of
        placed = tuple(name for name in placed if load_terms().level(name.canonical))
        about = f"{placed[0].canonical}怎么样？" if placed else about
    if then := _OF_THAT_TIME.match(behind):
        bare = behind[then.end() :]
        return f"{time_and_place(said, bare) if own_things(bare) else _thing_before_its_figure(said)}{bare}？"
    if load_cues().follow_ups["structure"].match(behind):  # GDP增长3.7%吗，三次产业比例呢: of that year and place
        return f"{time_and_place(said, behind)}{behind}？"
    resolved = resolve(f"{behind}？", (about,)).text
    for found in find_quantities(said):  # what is asserted of the one is asked of the other
        if found.value.unit == "%":
            grew = re.search(rf"{_GREW}了?{re.escape(found.value.printed)}(?P<asked>[^，。？]*(?:多少|几))?", resolved)
            instead = (grew["asked"] or "增速是多少") if grew else ""  # GDP增长8.3%，总量是多少: GDP总量是多少
            resolved = resolved[: grew.start()] + instead + resolved[grew.end() :] if grew else resolved
        if found.value.unit:
            unit = "" if found.value.unit in _OF_RATES else found.value.unit  # 有5410家: 有多少家
            resolved = resolved.replace(found.value.printed, f"多少{unit}")
    return resolved if names(resolved) or not placed else placed[0].canonical + resolved


def _from_where_it_asks(behind: str) -> str:
    """What stands behind a statement, from the first clause that asks something (挺不错的，那增加值涨了多少)."""
    clauses = behind.split("，")
    return "，".join(clauses[first_asking(clauses) :])


def _thing_before_its_figure(said: str) -> str:
    """What a statement gives a figure of: 2019年硕放机场旅客 of 2019年硕放机场旅客突破1500万人次."""
    figures = find_quantities(said)
    return _SAYS_HOW_MUCH.sub("", said[: figures[0].start] if figures else said)


def _names_an_aspect(text: str) -> bool:
    return any(word in text and word not in load_terms().stances for word in load_cues().aspects if len(word) > 1)
