"""A question that asks for several figures, taken apart: each part is a question that stands for itself.

无锡的国家级开发区几家，省级以上几家？ asks 无锡的国家级开发区几家？ and 无锡省级以上开发区几家？ What one leaves out is
taken from the one before it (``completing.py``). Words that tell how to cut live in ``cues.yaml`` (several).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.claims.assertions import assertion_of
from assistant.answering.cues import load_cues
from assistant.answering.parts.comparison import comparison_of
from assistant.answering.parts.completing import completed
from assistant.answering.parts.piece import after_heads, owner_end
from assistant.answering.parts.result_and_aim import result_and_aim
from assistant.answering.question import understand
from assistant.answering.understanding.topic import names, names_a_thing, own_things
from assistant.answering.understanding.wanted import AMOUNT_KINDS
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Query

MOST_PARTS = 5
_BREAK = re.compile("[，,；;。？?！!]|[、和与及]|以及|并且|还有|另外")
_MARKS_OF_A_BREAK = "，,；;。？?！! "
_COUNTS_BOTH = re.compile(
    "(?P<head>[^？]*?(?P<asks>(?:多少|几)[个家项条座名]?))(?P<one>[一-龥]{2,8})[、和与及](?P<other>[一-龥]{2,8})[？?]?"
)
_REAL = re.compile("^(?:实际|名义|同比|年均)")
_LIST = re.compile("[、和与及]其?|以及")
_HOW_FAR = re.compile("(?:幅度|额度|上限|下限|限额)$")
_AIM_BEHIND = re.compile("的?(?:预期|年度)?目标(?:值)?$")
_GROWTH = re.compile("(?:同比|年均)?(?:增速|增幅|涨幅|降幅|增长率)")
_GROWTH_BEHIND = re.compile("(?<=..)(?:增速|增幅|涨幅|降幅|增长率)(?:目标)?$")
_CHANGES = ("占", "同比", "年均", "增", "提高", "上升", "下降", "减少")  # 增长多少 needs no 是


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions that a question consists of, standing for itself.

    ``difference``: it only asks by how much the ones before differ; ``refers_back``: it is about the time that the one
    before asks for (哪年…，当年增加值多少); ``counting``: it only asks how many things the one before lists;
    ``hangs_on``: it asks how that is divided or set which the one before asks for (资金多少，怎么分). ``said``: the
    piece of the question that it was, before it was completed.
    """

    text: str
    difference: bool = False
    refers_back: bool = False
    counting: bool = False
    hangs_on: bool = False
    said: str = ""


def figure_parts(query: Query) -> tuple[Part, ...]:
    """The questions that the question consists of, in order; () unless it asks for several things, a figure among them.

    Places or times side by side are one question: a comparison.
    """
    if query.kind == "declined" or query.ordinal or query.detail or query.others:
        return ()
    pieces = [each for piece in _pieces(query.text) for each in _each_counted(piece)]
    if len(pieces) < 2:
        listed = () if comparison_of(query) else tuple(_listed(query)) or result_and_aim(query.text)
        parts = tuple(map(Part, listed))
    elif (first := assertion_of(understand(pieces[0]))) is not None and first.kind == "member":
        return ()  # 湖州是成员吗，扬州呢 asks for no figure of 扬州
    else:
        parts = tuple(_parts(pieces))
    asks_figure = any(understand(part.text).kind in AMOUNT_KINDS for part in parts)
    return parts if asks_figure and 2 <= len(parts) <= MOST_PARTS else ()


def _parts(pieces: Sequence[str]) -> Iterator[Part]:
    """The pieces, each completed from those before it."""
    cues = load_cues().several
    texts: list[str] = []
    for piece in pieces:
        before = understand(texts[-1]) if texts else None
        texts.append(completed(piece, texts))
        yield Part(
            texts[-1],
            difference=before is not None and cues["difference"].match(piece) is not None,
            refers_back=before is not None and before.expects == "date" and bool(cues["refers_back"].match(piece)),
            counting=before is not None and before.kind == "list" and bool(cues["counting"].match(piece)),
            hangs_on=before is not None and cues["of_the_one_before"].match(piece) is not None,
            said=piece,
        )


# --- where it is cut -----------------------------------------------------------------------------------------------


def _pieces(text: str) -> Iterator[str]:
    """The stretches of the question that ask something each; what asks nothing goes with what follows."""
    cues, apart = load_cues().several, load_cues().apart
    start = 0
    for found in _BREAK.finditer(text):
        before, rest = text[start : found.start()], text[found.end() :]
        by_mark = found[0] in _MARKS_OF_A_BREAK
        counted = found[0] == "、" and cues["counts_next"].search(rest)
        asked = bool(cues["asks" if by_mark or counted else "asks_last"].search(before))
        asked = asked or (by_mark and bool(cues["supposes"].search(before)))  # 是市委办公室发的吧，文号是多少
        joined = cues["joined"].match(rest) or (start == 0 and cues["difference"].match(rest))
        one_list = apart["counts"].search(before) and apart["names_counted"].search(rest)  # 打造几个样板，都是什么
        one_list = one_list or (cues["lists"].search(before) and cues["amounts_listed"].fullmatch(rest))
        besides = cues["besides"].match(found[0] + rest)  # 另外25上半年电子行业增速: a figure that is only named
        goes_on = by_mark or cues["asks"].search(_BREAK.split(rest, maxsplit=1)[0])  # 多少园区、平台，培育多少企业
        asks_besides = besides and all(map(_asks_a_figure, (before, rest[besides.end() - len(found[0]) :])))
        if asks_besides or (asked and goes_on and cues["asks"].search(rest) and not (joined or one_list)):
            yield before.strip(_MARKS_OF_A_BREAK)
            start = found.end()
    if last := text[start:].strip(_MARKS_OF_A_BREAK):
        yield last


def _each_counted(piece: str) -> Iterator[str]:
    """建多少园区、平台 → how many of each; any other piece as it is."""
    both = _COUNTS_BOTH.fullmatch(piece)
    if both is None or not all(names_a_thing(both[which]) for which in ("one", "other")):
        yield piece
        return
    yield both["head"] + both["one"]
    yield both["asks"] + both["other"]


def _asks_a_figure(text: str) -> bool:
    return bool(text) and understand(text).kind == "number"


def _listed(query: Query) -> Iterator[str]:
    """GDP和财政收入各是多少 → each by itself, in the time and place that stand before the first."""
    text = query.text.rstrip("？?。 ")
    found = load_cues().several["each"].search(text)
    if found is None and not _only_names_figures(text):
        return
    said, asking = (_in_order(text[: found.start()]), found["asking"] or "多少") if found else (text, "多少")
    at = max(after_heads(said), said.rfind("，") + 1)
    at = _with_its_time(said, max(at, owner_end(said)))
    head, members = said[:at], _with_shared_words([member.strip("的 ") for member in _LIST.split(said[at:])])
    told = found is None or found["each"] or all(_is_indicator(member) or _is_a_figure(member) for member in members)
    apart = any(find_periods(member) or names(member) for member in members[1:])
    if len(members) < 2 or not told or apart or min(map(len, members)) < 2:
        return
    sides, level = load_cues().follow_ups["sides"], load_cues().several["level"]
    stem = sides.sub("", level.sub("", members[0]))
    for member in members:
        side = sides.search(_REAL.sub("", member)) and stem not in member
        yield f"{head}{stem if side else ''}{member}{'' if asking.startswith(_CHANGES) else '是'}{asking}？"


def _only_names_figures(text: str) -> bool:
    """Whether the text asks by naming figures alone: ……的旅客吞吐量和货邮吞吐量目标."""
    members = _LIST.split(text)
    named = all(map(_is_a_figure, members)) or text.endswith(("目标值", "数额"))
    return len(members) > 1 and named and not load_cues().several["asks"].search(text)


def _is_a_figure(text: str) -> bool:
    """Whether the text ends in the name of a figure: 上市公司市值目标, 单项奖励的最高额度."""
    bare = _AIM_BEHIND.sub("", text)
    return (load_cues().follow_ups["figures"].search(bare) or _HOW_FAR.search(bare)) is not None


def _is_a_bare_figure(text: str) -> bool:
    """Whether the text names a figure and not what it is of: 上限金额; 服务业增加值 is another thing's."""
    return "的" not in text and _is_a_figure(text) and not (own_things(text) or names(text) or _is_indicator(text))


def _in_order(said: str) -> str:
    """交通和水利投资，贵州2026年(各是多少) → 贵州2026年交通和水利投资: what is asked about may be named first."""
    named, mark, heads = said.rpartition("，")
    return f"{heads}{named}" if mark and heads and after_heads(heads) == len(heads) and "，" not in named else said


def _with_its_time(said: str, at: int) -> int:
    """Where the first indicator begins behind a document and the time and place that it is told of there.

    2010年区域规划定的2020年长三角核心区人均GDP: all of it goes for each indicator.
    """
    times = [found.end for found in find_periods(said) if found.start >= at > 0]
    named = [name.start for name in names_in(said, load_terms().indicators) if times and name.start >= times[-1]]
    return named[0] if named else at


def _with_shared_words(members: list[str]) -> list[str]:
    """长三角, G60九城的目标 → 长三角的目标, G60九城的目标; 物联网领域小巨人, 上市企业 → both of 物联网领域.

    规上工业总产值, 增加值 → both of 规上工业.
    """
    cues = load_cues().several
    _, of, aspect = members[-1].rpartition("的")
    # 市值和利润的目标 are both aims, 财政收入和社零的增速 both growths; what names a figure needs no other aspect.
    own = not (_AIM_BEHIND.fullmatch(aspect) or _GROWTH.match(aspect))
    members = [
        member if "的" in member or not of or (own and _is_a_figure(member)) else f"{member}的{aspect}"
        for member in members
    ]
    grown = _GROWTH_BEHIND.search(members[-1])
    if grown and _is_indicator(members[-1][: grown.start()]):  # GDP, 社零增速目标 → of both how fast they are to grow
        members = [f"{member}{grown[0]}" if _is_indicator(member) else member for member in members]
    if told := cues["aspect_alone"].search(members[0]):
        thing = members[0][: told.start()]
        members = [f"{thing}{member}" if cues["aspect_alone"].fullmatch(member) else member for member in members]
    owner, of, side = members[0].rpartition("的")
    if of and _is_a_figure(side):  # 首轮流片补贴的比例, 上限金额 → both of 首轮流片补贴
        members = [f"{owner}的{member}" if _is_a_bare_figure(member) else member for member in members]
    members = _with_shared_end(members)
    field = cues["field"].match(members[0])
    return [member if not field or member.startswith(field[0]) else field[0] + member for member in members]


def _with_shared_end(members: list[str]) -> list[str]:
    """城镇居民, 农村居民人均可支配收入 → the income of both: what the last has behind the word that tells it apart."""
    shared_end = load_cues().several["shared_end"]
    shared = shared_end.search(members[-1])
    if shared and not any(shared_end.search(m) or _is_indicator(m) or _is_a_figure(m) for m in members[:-1]):
        return [*(member + shared[0] for member in members[:-1]), members[-1]]
    for group in load_terms().parallels:
        begun = [next((word for word in group if member.startswith(word)), "") for member in members]
        if all(begun):
            end = members[-1].removeprefix(begun[-1])
            ends = [member.removeprefix(word) for member, word in zip(members, begun, strict=True)]
            return [word + end if end.startswith(own) else word + own for word, own in zip(begun, ends, strict=True)]
    return members


def _is_indicator(text: str) -> bool:
    return any(name.end - name.start == len(text) for name in names_in(text, load_terms().indicators))
