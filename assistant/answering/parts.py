"""A question that asks for several figures, taken apart: each part is a question that stands for itself.

无锡的国家级开发区几家，省级以上几家？ asks 无锡的国家级开发区几家？ and 无锡省级以上开发区几家？ What one leaves out is
taken from the one before it, as a listener would. Words that tell how to cut live in ``cues.yaml`` (several).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.assertions import assertion_of
from assistant.answering.comparison import FIGURE_KINDS, comparison_of
from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.exchange import exchange_name, exchange_period
from assistant.answering.question import understand
from assistant.answering.topic import (
    asking_of,
    names,
    own_things,
    topic,
    without_asking,
    without_periods,
    without_places,
    without_quantities,
)
from assistant.quantity import find_periods
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Query

MOST_PARTS = 5
_BREAK = re.compile("[，,；;。？?！!]|[、和与及]|以及|并且|还有|另外")
_MARKS_OF_A_BREAK = "，,；;。？?！! "
_PHASE = re.compile("[一二三四五首]期")
# What each part is held against, where the question opens with it: 21年的家底跟25年的目标比，企业差几家，规模差多少.
_HELD_AGAINST = re.compile("^[^，。？]{2,30}[跟和与同][^，。？]{2,24}?(?:相|对)?比[，,]")
_DIFFERS = re.compile("差|[多少高低快慢大小]了?(?:多少|几)")
_REAL = re.compile("^(?:实际|名义|同比|年均)")
_LIST = re.compile("[、和与及]|以及")
_CHANGES = ("占", "同比", "年均", "增", "提高", "上升", "下降", "减少")  # 增长多少 needs no 是


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions that a question consists of, standing for itself.

    ``difference``: it only asks by how much the ones before differ; ``refers_back``: it is about the time that the one
    before asks for (哪年…，当年增加值多少); ``counting``: it only asks how many things the one before lists.
    """

    text: str
    difference: bool = False
    refers_back: bool = False
    counting: bool = False


def figure_parts(query: Query) -> tuple[Part, ...]:
    """The questions that the question consists of, in order; () unless it asks for several things, a figure among them.

    Places or times side by side are one question: a comparison.
    """
    if query.kind == "declined" or query.ordinal or query.detail or query.others:
        return ()
    pieces = list(_pieces(query.text))
    if len(pieces) < 2:
        parts = () if comparison_of(query) else tuple(Part(text) for text in _listed(query))
    elif (first := assertion_of(understand(pieces[0]))) is not None and first.kind == "member":
        return ()  # 湖州是成员吗，扬州呢 asks for no figure of 扬州
    else:
        parts = tuple(_parts(pieces))
    asks_figure = any(understand(part.text).kind in FIGURE_KINDS for part in parts)
    return parts if asks_figure and 2 <= len(parts) <= MOST_PARTS else ()


def _parts(pieces: Sequence[str]) -> Iterator[Part]:
    """The pieces, each completed from those before it."""
    cues = load_cues().several
    texts: list[str] = []
    for piece in pieces:
        before = understand(texts[-1]) if texts else None
        held_against = _opened_with(texts[0], piece) if texts else ""
        texts.append(f"{held_against}{piece.rstrip('？?。')}？" if held_against else _completed(piece, texts))
        yield Part(
            texts[-1],
            difference=before is not None and cues["difference"].match(piece) is not None,
            refers_back=before is not None and before.expects == "date" and bool(cues["refers_back"].match(piece)),
            counting=before is not None and before.kind == "list" and bool(cues["counting"].match(piece)),
        )


# --- where it is cut -----------------------------------------------------------------------------------------------


def _pieces(text: str) -> Iterator[str]:
    """The stretches of the question that ask something each; what asks nothing goes with what follows."""
    cues = load_cues().several
    start = 0
    for found in _BREAK.finditer(text):
        before, rest = text[start : found.start()], text[found.end() :]
        by_mark = found[0] in _MARKS_OF_A_BREAK
        counted = found[0] == "、" and cues["counts_next"].search(rest)
        asked = cues["asks" if by_mark or counted else "asks_last"].search(before)
        joined = cues["joined"].match(rest) or (start == 0 and cues["difference"].match(rest))
        if asked and cues["asks"].search(rest) and not joined:
            yield before.strip(_MARKS_OF_A_BREAK)
            start = found.end()
    if last := text[start:].strip(_MARKS_OF_A_BREAK):
        yield last


def _listed(query: Query) -> Iterator[str]:
    """GDP和财政收入各是多少 → each by itself, in the time and place that stand before the first."""
    text = query.text.rstrip("？?。 ")
    found = load_cues().several["each"].search(text)
    if found is None:
        return
    said, asking = text[: found.start()], found["asking"] or "多少"
    at = max(_after_heads(said), said.rfind("，") + 1)
    at = max(at, _owner_end(said))
    head, members = said[:at], _with_shared_words([member.strip("的 ") for member in _LIST.split(said[at:])])
    told = found["each"] or all(_is_indicator(member) for member in members)
    apart = any(find_periods(member) or names(member) for member in members[1:])
    if len(members) < 2 or not told or apart or min(map(len, members)) < 2:
        return
    sides, level = load_cues().follow_ups["sides"], load_cues().several["level"]
    stem = sides.sub("", level.sub("", members[0]))
    for member in members:
        side = sides.search(_REAL.sub("", member)) and stem not in member
        yield f"{head}{stem if side else ''}{member}{'' if asking.startswith(_CHANGES) else '是'}{asking}？"


def _with_shared_words(members: list[str]) -> list[str]:
    """长三角, G60九城的目标 → 长三角的目标, G60九城的目标; 物联网领域小巨人, 上市企业 → both of 物联网领域.

    规上工业总产值, 增加值 → both of 规上工业.
    """
    cues = load_cues().several
    _, of, aspect = members[-1].rpartition("的")
    members = [member if "的" in member or not of else f"{member}的{aspect}" for member in members]
    if told := cues["aspect_alone"].search(members[0]):
        thing = members[0][: told.start()]
        members = [f"{thing}{member}" if cues["aspect_alone"].fullmatch(member) else member for member in members]
    members = _with_shared_end(members)
    field = cues["field"].match(members[0])
    return [member if not field or member.startswith(field[0]) else field[0] + member for member in members]


def _with_shared_end(members: list[str]) -> list[str]:
    """城镇居民, 农村居民人均可支配收入 → the income of both: what the last has behind the word that tells it apart."""
    for group in load_terms().parallels:
        begun = [next((word for word in group if member.startswith(word)), "") for member in members]
        if all(begun):
            end = members[-1].removeprefix(begun[-1])
            ends = [member.removeprefix(word) for member, word in zip(members, begun, strict=True)]
            return [word + end if end.startswith(own) else word + own for word, own in zip(begun, ends, strict=True)]
    return members


def _after_heads(text: str) -> int:
    """Where what is asked about begins: behind the times and places that open the text."""
    spans = sorted(
        [(found.start, found.end) for found in find_periods(text)] + [(name.start, name.end) for name in names(text)]
    )
    at = 0
    for start, end in spans:
        if not load_cues().several["between"].fullmatch(text, at, start):
            break
        at = max(at, end)
    return at + (text[at : at + 1] in ("的", "，"))


def _is_indicator(text: str) -> bool:
    return any(name.end - name.start == len(text) for name in names_in(text, load_terms().indicators))


# --- what a part leaves out ----------------------------------------------------------------------------------------


def _opened_with(first: str, bare: str) -> str:
    """What the question opens with that this part is held against, too; "" where it is held against nothing."""
    opening = _HELD_AGAINST.match(first)
    return opening[0] if opening and _DIFFERS.search(bare) and not find_periods(bare) else ""


def _completed(piece: str, before: Sequence[str]) -> str:
    """The piece as a question that stands for itself."""
    cues = load_cues().several
    bare = cues["leads"].sub("", piece.rstrip("？?。")) if before else piece.rstrip("？?。")
    if not before:
        return f"{bare}？"
    last = cues["when_last"].sub("", before[-1].rstrip("？"))
    if cues["difference"].match(bare):
        return _difference(bare, before)
    new = cues["again"].sub("", without_asking(bare)).strip("的")
    if _is_of_a_base(new):
        return f"{_said_by(last)}{bare}？"
    if cues["total"].search(bare) and cues["added"].search(last):  # of all there are, not of the new ones
        return f"{cues['added'].sub('', _said_by(last))}{bare}？"
    if _only_exchanges(new) and (against := cues["against"].search(last)) and new in against[0]:
        return _of_the_other(new, last[: against.start()])
    if cues["yes_no"].search(last) and _only_exchanges(new):
        return f"{new}{without_periods(topic(last)).strip('的，')}是多少？"
    at = 0 if cues["continues"].match(bare) else _after_heads(bare)
    heads, rest = bare[:at], bare[at:]
    if cues["continues"].match(rest) and not bare.endswith("呢"):
        return _continued(heads, rest, last)
    if _PHASE.fullmatch(new.removesuffix("呢")) and (at := _owner_end(last)):  # 一期多少 after what the project costs
        return f"{last[:at]}{new.removesuffix('呢')}{last[at:]}？"
    if bare.endswith("呢") or _only_exchanges(new):
        return resolve(f"{new.removesuffix('呢')}呢？", (last,)).text
    if not own_things(rest):
        return f"{_modified(bare, new, last) or _dated_topic(bare, last) + bare}？"
    if cues["how_much"].search(bare):
        return f"{_missing_heads(bare, last, placed=False)}{new}{_aspect_of(last)}？"
    owner = _owner(bare, last)
    return f"{_missing_heads(bare, last, placed=not owner)}{owner}{bare}？"


def _of_the_other(new: str, said: str) -> str:
    """What was held against another place or time, asked of that: …增长4%，比2024年快多少 → 2024年…增长是多少."""
    said = without_quantities(said).strip("，的")
    return f"{exchange_period(said, new) if find_periods(new) else new + without_places(said).strip('的')}是多少？"


def _aspect_of(last: str) -> str:
    """What is asked of the thing: 总规划面积多大 of a park (江阴片区多少 asks the same of another one)."""
    return last[at:] if (at := _owner_end(last)) else asking_of(last) or "是多少"


def _owner(bare: str, last: str) -> str:
    """The park, project or plan that the part before is about, where this one asks for something else of it."""
    at = _owner_end(last)
    owner, aspect = last[_after_times(last) : at], last[at:]
    if not at or owner in bare or _owner_end(bare):
        return ""
    same = any(word in bare for word in own_things(aspect)) or without_asking(aspect)[-2:] in bare
    return "" if same else owner.removeprefix("的")


def _owner_end(text: str) -> int:
    """Where the name of the park, project or plan ends that opens the text behind its times; 0 where there is none."""
    at = _after_times(text)
    owner = load_cues().several["owner"].match(text[at:])
    return at + owner.end() if owner else 0


def _after_times(text: str) -> int:
    return max((found.end for found in find_periods(text) if found.start <= 1), default=0)


def _difference(bare: str, before: Sequence[str]) -> str:
    """相差多少 after two questions: of both; after a target and its result, of these."""
    cues = load_cues().several
    aimed = [part for part in before[-2:] if cues["aims"].search(part)]
    if len(aimed) == 1 and len(before) > 1 and cues["results"].search(before[-1] + before[-2]):
        return f"{without_asking(aimed[0])}与实际完成{bare}？"
    resolved = resolve(f"{bare}？", before)
    return resolved.text if resolved.followed else f"{without_asking(before[-1])}{bare}？"


def _is_of_a_base(words: str) -> bool:
    """Whether only what a change is measured from is named: 前一年同期, 上年同期, 年初."""
    return load_cues().several["base"].fullmatch(words) is not None


def _only_exchanges(words: str) -> bool:
    """Whether only a place, a time or one of parallel words is named: the question before is asked of that."""
    rest = without_places(without_periods(words))
    for word in sorted((word for group in load_terms().parallels for word in group), key=len, reverse=True):
        rest = rest.replace(word, "") if len(word) > 2 or rest == word else rest
    return bool(words) and not _LIST.sub("", rest).strip("的在是")


def _continued(heads: str, rest: str, last: str) -> str:
    """占GDP比重多少, 实际完成多少: more about what the part before asks, in its own time and place if it names them."""
    cues = load_cues().several
    said = _said_by(last)
    said = exchange_period(said, heads) if find_periods(heads) else said
    if rest.startswith("占"):  # 增速多少，占全国多少: how fast it grew is no part of anything
        said = cues["growth"].sub("", said)
    if rest.startswith(("占", "比")):  # 江苏占几个: of what was named before
        rest = without_periods(heads) + rest
    elif names(heads):
        thing = cues["extreme"].sub("", said)  # 无锡排第几, after which city is the first: of 无锡
        named = exchange_name(said, heads, load_terms().places)[0]
        said = named if thing == said else heads + without_places(thing)
    if cues["results"].search(rest):
        said = cues["aims"].sub("", said)
    elif cues["aims"].search(rest):
        said = cues["done"].sub("", said)
    if cues["levels"].search(rest):
        said = cues["growth"].sub("", said)
    return f"{said}{rest}？"


def _said_by(last: str) -> str:
    """What a question speaks of, without asking: 2018年咱们市有多少高企 → 2018年咱们市高企."""
    cues = load_cues().several
    inside = cues["inside"].sub("", last)
    said = cues["asked_last"].sub("", last if inside == last else inside)
    return cues["level"].sub("", said if inside != last else without_asking(said))


def _modified(bare: str, new: str, last: str) -> str:
    """省级以上几家 after 无锡的国家级开发区几家 → 无锡省级以上开发区几家; "" where the words are no modifier."""
    terms = load_terms()
    known = new in terms.modifiers or new in terms.scopes or any(new in group for group in terms.parallels)
    if not new or not (known or load_cues().several["modifier"].search(new)):
        return ""
    tail = open_words().tagged(_said_by(last))[-1:]
    owner = _owner(bare, last)
    said = f"{_missing_heads(bare, last, placed=not owner)}{owner}{new}"
    return f"{said}{tail[0][0]}{bare.removeprefix(new)}" if tail else ""


def _dated_topic(bare: str, last: str) -> str:
    """What the part before is about, in the time that this part names if it names one."""
    about = topic(last)
    return without_periods(about).strip("，的") if find_periods(bare) else about


def _missing_heads(bare: str, last: str, *, placed: bool = True) -> str:
    """The time and the place of the part before, where this one names none."""
    periods = [found.value for found in find_periods(last) if found.value.key]
    places = names(last)
    home = load_terms().home
    dated = periods[0].printed if periods and not find_periods(bare) else ""
    missing = placed and places and not names(bare) and not any(word in bare for word in home)
    return dated + (last[places[0].start : places[0].end] if missing else "")
