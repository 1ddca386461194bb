"""A question that asks two or three things in words, taken apart; each part stands for itself.

太湖湾科创带是什么，怎么建？ asks 太湖湾科创带是什么 and 太湖湾科创带怎么建. It is cut at a question mark, and
at a comma where both sides ask something; what a part leaves out is taken from the one before it, as in a conversation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.conversation import asks_remedy, resolve
from assistant.answering.cues import load_cues
from assistant.answering.parts.comparison import comparison_of
from assistant.answering.question import split_question, understand
from assistant.answering.understanding.resolved import Resolved
from assistant.answering.understanding.topic import names, own_things, topic, without_periods
from assistant.answering.understanding.wanted import AMOUNT_KINDS
from assistant.answering.understanding.which_item import two_items
from assistant.quantity import find_periods
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Query

MOST_PARTS = 3
_NAMES_ASKED = re.compile("有?(?:哪些|哪几[一-龥]|什么)[一-龥“”]{2,12}")
# A bare question word, and the deed that the part before dates: 是哪年提出来的，哪次会议.
_WHAT_ALONE = re.compile(
    "(?:又|都)?(?:是|在)?(?P<what>哪(?:一)?(?:次|个|场|届)(?:会议?|大会|全会)|什么会议?|哪[个份]文件)(?:上)?[？?]?"
)
_WHEN_DONE = re.compile("是?(?:在)?(?:哪一?年|什么时候|何时|哪一?天|哪年哪月)(?=[一-龥]{1,4}?出?来?的)")
SHORT_PART = 9  # a shorter stretch behind a comma hardly names another thing than what stands before it
OF_THE_PAPER = "论文里"


def text_parts(whole: Query, history: Sequence[str] = ()) -> tuple[Resolved, ...]:
    """The questions that ``whole`` consists of, in order; () where it is one question.

    At a comma only what asks for no figure is cut, and no comparison: its members belong together. What two words ask
    of one deed (是哪次会议、什么时候确定的) is asked by each, and what is asked of two things (甲、乙的…分别…) of each.
    """
    if together := load_cues().apart["one_deed"].fullmatch(whole.text):
        lead, deed = together["lead"], together["deed"]
        return tuple(resolve(f"{lead}是{asked}{deed}？", history) for asked in (together["one"], together["two"]))
    if (two := load_cues().apart["each_of_two"].fullmatch(whole.text)) and not _are_cities(two):
        asked = f"{two['kind'] or ''}的{two['aspect']}{two['asked']}"
        each = (two[name] + asked for name in ("one", "other"))
        return tuple(resolve(text, history) for text in each)
    if history and (items := two_items(whole.text)):
        return tuple(resolve(item, history) for item in items)
    by_mark = _without_deeds(split_question(whole.text))
    pieces = tuple((piece, at > 0) for part in by_mark for at, piece in enumerate(_at_commas(part)))
    if len(pieces) == 1:
        return ()  # most questions
    if any(understand(piece).kind in AMOUNT_KINDS for piece, _ in pieces) or comparison_of(whole):
        pieces = tuple((part, False) for part in by_mark)
    one_byline = all(load_cues().authorship.search(piece) for piece, _ in pieces)
    apart = load_cues().several["difference"]
    if len(pieces) == 2 and not pieces[1][1] and apart.match(pieces[1][0]) and not own_things(pieces[1][0]):
        return ()  # 核心区和全国各要多少？差多少: one comparison
    if one_byline or not 2 <= len(pieces) <= MOST_PARTS:
        return ()
    parts: list[Resolved] = []
    for piece, at_comma in pieces:
        before = (*history, *(part.text for part in parts))
        part = _completed(piece, before, at_comma=at_comma) if parts else resolve(piece, history)
        parts.append(replace(part, said=piece))
    return tuple(parts)


def _are_cities(two: re.Match[str]) -> bool:
    """Whether cities or provinces are held side by side: that is a comparison."""
    return any(load_terms().level(name.canonical) for side in ("one", "other") for name in names(two[side]))


def _without_deeds(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts without one that asks for the deeds which the part before asks for: 怎么治大气污染？有哪些硬措施？."""
    return tuple(part for at, part in enumerate(parts) if at == 0 or not _is_one_way(parts[at - 1], part))


def _is_one_way(before: str, rest: str) -> bool:
    """Whether what is asked behind is what the part before asks for: 怎样扩大投资，有哪些举措."""
    cues = load_cues().apart
    return bool(cues["asks_how"].search(before) and cues["deeds"].fullmatch(rest))


def _at_commas(part: str) -> Iterator[str]:
    """The stretches of a question that ask something each; what asks nothing goes with what follows."""
    cues = load_cues().apart
    start = 0
    for found in cues["breaks"].finditer(part):
        before, rest = part[start : found.start()], part[found.end() :]
        one_list = cues["counts"].search(before) and cues["names_counted"].search(rest)
        of_names = cues["asks_names"].search(before) or not found["listed"]  # 有哪些领域、要共建哪些产业链
        if one_list or not of_names or _is_one_way(before, rest) or cues["joined"].search(rest):
            continue
        if cues["asks"].search(before) and cues["asks"].search(rest):
            yield before
            start = found.end()
    yield part[start:]


def _completed(piece: str, before: Sequence[str], *, at_comma: bool) -> Resolved:
    """The part with what it is about, where it leaves that to the part before; 第二个是什么 is one of its list."""
    resolved = resolve(piece, before)
    if resolved.ordinal:
        return resolved
    return Resolved(_in_its_voice(_text_completed(piece, before, at_comma=at_comma), before[-1]))


def _in_its_voice(part: str, before: str) -> str:
    """The part, asked of the paper as the one before is: 论文认为要以什么为重点？要构建哪些产业链."""
    voices = load_cues().voices
    of_the_paper = voices["paper"].search(before) and not voices["weighed"].search(before)
    own = voices["paper"].search(part) or voices["weighed"].search(part)
    return f"{OF_THE_PAPER}{part}" if of_the_paper and not own else part


def _text_completed(piece: str, before: Sequence[str], *, at_comma: bool) -> str:
    if (deed := _of_the_deed(piece, before[-1])) is not None:
        return deed
    cues, own, doer = load_cues().apart, own_things(piece), _doer(before[-1], piece)
    bare = cues["leads"].sub("", piece)
    about = _listed_of(before[-1]) if own and at_comma else ""
    about = about or doer or topic(before[-1])
    if about in piece or about in {name.canonical for name in names(piece)}:
        return piece
    if bare.rstrip("？?").endswith("呢") and (resolved := resolve(piece, before)).followed:
        return resolved.text  # 江阴呢
    nameless = cues["begins_to_ask"].match(bare) or (not own and (find_periods(piece) or names(piece)))
    if nameless and not cues["asks_why"].match(bare) and not asks_remedy(bare, before[-1]):
        return (without_periods(about) or about) + bare if find_periods(piece) else about + bare
    resolved = resolve(piece, before)
    if resolved.followed and not (doer and at_comma and not own):
        return resolved.text
    short = at_comma and len(bare) <= SHORT_PART and not names(piece)
    return about + bare if short or not own else _of_the_same_place(piece, before[-1])


def _of_the_deed(piece: str, before: str) -> str | None:
    """哪次会议 behind 产业强市是哪年提出来的 → 产业强市是哪次会议提出来的; None for any other piece."""
    asked, when = _WHAT_ALONE.fullmatch(piece), _WHEN_DONE.search(before)
    return f"{before[: when.start()]}是{asked['what']}{before[when.end() :]}" if asked and when else None


def _doer(before: str, piece: str) -> str:
    """Who does what the part before asks the how of; "" where the piece asks what came of it (效果怎样).

    苏州无锡怎么一起办事，说好了什么机制 asks for a 机制 of both.
    """
    cues = load_cues().apart
    how = cues["asks_how"].search(before)
    return before[: how.start()] if how and how.start() > 1 and not cues["of_the_deed"].search(piece) else ""


def _listed_of(before: str) -> str:
    """What the part before lists things of, if any: 文化上有哪些新馆 is of 文化上; 作品 are none of the 新馆."""
    listing = _NAMES_ASKED.search(before)
    named = listing is not None and listing.start() > 1 and bool(own_things(listing[0]))
    return topic(before[: listing.start()]) if listing and named else ""


def _of_the_same_place(piece: str, before: str) -> str:
    """The part with the one place of the part before, where it leaves out who: 今年打算怎样提振消费."""
    placed, cues = names(before), load_cues()
    own = cues.several["owner"].search(piece) or cues.apart["names_its_own"].search(piece)
    told_on = any(thing.lstrip("没未不") in before for thing in own_things(piece))  # 都完成了吗？没完成的是什么原因
    if len({name.canonical for name in placed}) != 1 or names(piece) or (own and not told_on):
        return piece
    return f"{before[placed[0].start : placed[0].end]}{piece}"
