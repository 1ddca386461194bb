"""What a part of a question for several figures leaves out, taken from the part before it as a listener would.

Each rule completes the piece or leaves it to the next. The words that tell live in ``cues.yaml`` (several).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.parts.piece import (
    IN_ALL,
    PHASE,
    YEAR_BEFORE,
    Piece,
    at_same_time,
    missing_heads,
    owner_end,
    said_by,
)
from assistant.answering.parts.weighing_pieces import WEIGHING, short_of_its_aim
from assistant.answering.understanding.exchange import at_a_place, exchange_period, exchange_place
from assistant.answering.understanding.leading_clause import compares, named_again
from assistant.answering.understanding.resolved import Resolved
from assistant.answering.understanding.set_against import summed
from assistant.answering.understanding.topic import (
    asking_of,
    is_aspect,
    names,
    names_a_thing,
    own_things,
    topic,
    without_asking,
    without_periods,
    without_places,
    without_quantities,
)
from assistant.answering.understanding.wanted import AT_PRESENT
from assistant.quantity import find_periods
from assistant.search.words import open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LIST = re.compile("[、和与及]|以及")
_HOW_LARGE = re.compile("(?:有|是)?多[大高长快宽重]$")
_THERE_WERE = re.compile("有(?:了)?(?:多少|几)")
# 政策一共多少条, behind what a policy grants: of that one, and of no other.
_OF_THE_SAME = frozenset(["政策", "文件", "办法", "意见", "规划", "方案", "条例", "纲要"])
_LATELY = re.compile("^(?:那|现在|目前|后来|最后|结果|实际)+")
_WHEN_ALONE = re.compile(
    "(?:又|是|会|要|能)*(?:什么时候|何时|几时|哪一?[年天]|哪个月)(?:才|能|会|要|可以|正式|开始)*(?![是为有])[一-龥]{2}(?:的|了)?"
)
_MET = re.compile("(?:那|现在|目前|后来|最后|结果|实际)*(?:达到|完成|实现|达标|做到|兑现)了?(?:没有?|吗|么)")
_YEARLESS, YEAR = re.compile("年[末底初]|上半年|下半年|全年|第?[一二三四]季度"), 4
_MOVED_BEFORE = re.compile("(?:涨|增长|增加|提高|下降|降低|减少)了(?=占)")
_ASKS_THE_YEAR = re.compile("哪一?年")
_COUNTS_A_THING = re.compile("(?:多少|几)[个家项条座名人支所处种类户]?(?P<thing>[一-龥“”A-Z0-9+]{2,14})$")


def completed(piece: str, before: Sequence[str]) -> str:
    """The piece as a question that stands for itself; ``before`` are those of the same question, in order."""
    bare = piece.rstrip("？?。")
    if not before:
        return f"{bare}？"
    bare = at_same_time(bare, before[-1])
    one = Piece(load_cues().several["leads"].sub("", bare), before)
    text = short_of_its_aim(next(text for rule in _RULES if (text := rule(one))), one)
    text = _MOVED_BEFORE.sub("", text)  # 产量涨了占全国几成 is of the amount
    if AT_PRESENT.search(bare):
        return text if find_periods(bare) else without_periods(text)  # 目前多少家 after 2030年目标多少家
    return _in_its_year(AT_PRESENT.sub("", text) if find_periods(bare) else text, before)


def _in_its_year(text: str, before: Sequence[str]) -> str:
    """年末的坏账率 after 2020年末贷款余额: of that year."""
    years = [found.value.key[:YEAR] for piece in before for found in find_periods(piece) if found.value.key]
    if not (years and _YEARLESS.match(text)) or not years[-1].isdecimal():
        return text
    return f"{years[-1]}年{text}"


def _counted_beside(one: Piece) -> str:
    """多少个重点消费项目 after 2026年要建多少家市级零碳园区: of the same, as many of another thing."""
    counts, counted = _COUNTS_A_THING.fullmatch(one.bare), _COUNTS_A_THING.search(one.last)
    return f"{one.last[: counted.start()]}{one.bare}？" if counts and counted and names_a_thing(counts["thing"]) else ""


def _of_a_base(one: Piece) -> str:
    """Only what a change is measured from is named: 前一年同期, 上年同期, 年初."""
    return f"{said_by(one.last)}{one.bare}？" if load_cues().several["base"].fullmatch(one.new) else ""


def _of_all(one: Piece) -> str:
    """一共多少 after the new ones: of all there are."""
    cues = load_cues().several
    of_all = cues["total"].search(one.bare) and cues["added"].search(one.last)
    return f"{cues['added'].sub('', said_by(one.last))}{one.bare}？" if of_all else ""


def _of_what_it_is_held_against(one: Piece) -> str:
    against = load_cues().several["against"].search(one.last) if _only_exchanges(one.new) else None
    return _of_the_other(one.new, one.last[: against.start()]) if against and one.new in against[0] else ""


def _after_yes_or_no(one: Piece) -> str:
    asked = load_cues().several["yes_no"].search(one.last) and _only_exchanges(one.new)
    return f"{one.new}{without_periods(topic(one.last)).strip('的，')}是多少？" if asked else ""


def _more_of_it(one: Piece) -> str:
    goes_on = load_cues().several["continues"].match(one.rest) and not one.bare.endswith("呢")
    of_the_lead = one.lead and IN_ALL.match(one.rest) and one.done  # 一共写了几条, of the document
    return _continued(one.heads, one.rest, one.last) if goes_on and not of_the_lead else ""


def _of_a_phase(one: Piece) -> str:
    """一期多少 after what the project costs."""
    phase = one.new.removesuffix("呢")
    if PHASE.fullmatch(phase) and (held := PHASE.search(one.last)) and held[0] != phase:
        return f"{one.last[: held.start()]}{phase}{one.last[held.end() :]}？"  # 一期投资多少，二期又是多少
    at = owner_end(one.last) if PHASE.fullmatch(phase) else 0
    return f"{one.last[:at]}{phase}{one.last[at:]}？" if at else ""


def _met_alone(one: Piece) -> str:
    """现在达到没有 after what is aimed at: whether that aim was met."""
    return f"{without_asking(one.last).rstrip('是为')}{_LATELY.sub('', one.bare)}？" if _MET.fullmatch(one.bare) else ""


def _of_both_phases(one: Piece) -> str:
    """合计多少 after what one phase and then another cost: of both."""
    both = summed(one.bare, [Resolved(text) for text in one.before]) if len(one.before) > 1 else None
    return both.text if both and PHASE.search(one.last) else ""


def _exchanged(one: Piece) -> str:
    alone = one.bare.endswith("呢") or _only_exchanges(one.new)
    if not alone:
        return ""
    last = load_cues().several["aims"].sub("", one.last) if _looks_back(one) else one.last
    return resolve(f"{one.new.removesuffix('呢')}呢？", (last,)).text


def _looks_back(one: Piece) -> bool:
    """Whether it is asked how many there were of what the part before asks a later target of (21年有多少)."""
    if not _THERE_WERE.search(one.bare) or one.bare.endswith("呢"):
        return False
    mine, theirs = ([f.value.last for f in find_periods(text) if f.value.last] for text in (one.bare, one.last))
    return bool(mine and theirs) and max(mine) < max(theirs)


def _what_it_takes(one: Piece) -> str:
    """得够什么条件才拿得到: of what the part before speaks of."""
    takes = load_cues().several["takes"].search(one.bare) and not own_things(one.rest)
    return f"{said_by(one.last)}{one.bare}？" if takes else ""


def _of_the_lead(one: Piece) -> str:
    """What is done by what the question begins with, and each side of a comparison: never what the first part asked."""
    of_it = one.lead and (compares(one.lead) or (one.done and not own_things(one.rest)))
    return f"{one.lead}，{one.bare}？" if of_it else ""


def _when_it_did(one: Piece) -> str:
    """什么时候投片 names no one who does it, whatever the deed: what the part before is about."""
    about = _about(one) if _WHEN_ALONE.fullmatch(one.bare) else ""
    return f"{about}{one.bare}？" if about else ""


def _of_the_topic(one: Piece) -> str:
    aspect = is_aspect(_HOW_LARGE.sub("", one.new)) and not one.owner
    if not _OF_THE_SAME.issuperset(own_things(one.rest)) and not aspect:
        return ""
    return f"{_modified(one) or _about(one) + one.bare}？"


def _as_much_of_another(one: Piece) -> str:
    if not load_cues().several["how_much"].search(one.bare):
        return ""
    return f"{missing_heads(one.bare, one.last, placed=False)}{one.new}{_aspect_of(one.last)}？"


def _under_the_lead(one: Piece) -> str:
    """What names a thing of its own, of what the question begins with."""
    if not one.lead or one.owner or any(word in one.bare for word in own_things(one.lead)):
        return ""
    heads = missing_heads(one.bare, one.last[len(one.lead) :], placed=False)
    return f"{named_again(one.lead)}，{heads}{one.bare}？"


def _with_heads(one: Piece) -> str:
    return f"{missing_heads(one.bare, one.last, placed=not one.owner)}{one.owner}{one.bare}？"


def _of_the_other(new: str, said: str) -> str:
    """What was held against another place or time, asked of that: …增长4%，比2024年快多少 → 2024年…增长是多少."""
    said = without_quantities(said).strip("，的")
    return f"{exchange_period(said, new) if find_periods(new) else new + without_places(said).strip('的')}是多少？"


def _aspect_of(last: str) -> str:
    """What is asked of the thing: 总规划面积多大 of a park (江阴片区多少 asks the same of another one)."""
    return last[at:] if (at := owner_end(last)) else asking_of(last) or "是多少"


def _only_exchanges(words: str) -> bool:
    """Whether only a place, a time or one of parallel words is named: the question before is asked of that."""
    rest = without_places(without_periods(words))
    for word in sorted((word for group in load_terms().parallels for word in group), key=len, reverse=True):
        rest = rest.replace(word, "") if len(word) > 2 or rest == word else rest
    return bool(words) and not _LIST.sub("", rest).strip("的在是")


def _continued(heads: str, rest: str, last: str) -> str:
    """占GDP比重多少, 实际完成多少: more about what the part before asks, in its own time and place if it names them."""
    cues = load_cues().several
    said = said_by(last)
    said = exchange_period(said, heads) if find_periods(heads) else said
    if rest.startswith("占"):  # 增速多少，占全国多少: how fast it grew is no part of anything
        said = cues["growth"].sub("", said)
    if rest.startswith(("占", "比")):  # 江苏占几个: of what was named before
        rest = without_periods(heads) + rest
    elif names(heads):
        thing = cues["extreme"].sub("", said)  # 无锡排第几, after which city is the first: of 无锡
        named = at_a_place(said, without_periods(heads)) or exchange_place(said, heads)[0]
        said = named if thing == said else heads + without_places(thing)
    if cues["results"].search(rest):
        said = cues["aims"].sub("", said)
    elif cues["aims"].search(rest):
        said = cues["done"].sub("", said)
    if cues["levels"].search(rest):
        said = cues["growth"].sub("", said)
    return f"{said}{rest}？"


def _modified(one: Piece) -> str:
    """省级以上几家 after 无锡的国家级开发区几家 → 无锡省级以上开发区几家; "" where the words are no modifier."""
    terms, new = load_terms(), one.new
    known = new in terms.modifiers or new in terms.scopes or any(new in group for group in terms.parallels)
    if not new or not (known or load_cues().several["modifier"].search(new)):
        return ""
    tail = open_words().tagged(said_by(one.last))[-1:]
    said = f"{missing_heads(one.bare, one.last, placed=not one.owner)}{one.owner}{new}"
    return f"{said}{tail[0][0]}{one.bare.removeprefix(new)}" if tail else ""


def _about(one: Piece) -> str:
    """What the part before is about, with all of its name: 苏州到无锡|的太湖隧道."""
    about = _dated_topic(one.bare, one.last)
    return one.owner if about and one.owner.startswith(about) else about


def _dated_topic(bare: str, last: str) -> str:
    """What the part before is about, without its time where this part names one, or asks for it (哪年超过无锡的)."""
    about = topic(last)
    own_time = _ASKS_THE_YEAR.search(bare) or find_periods(YEAR_BEFORE.sub("", bare))
    return without_periods(about).strip("，的") if own_time else about


_RULES: tuple[Callable[[Piece], str], ...] = (
    _met_alone,
    *WEIGHING,
    _counted_beside,
    _of_a_base,
    _of_all,
    _of_what_it_is_held_against,
    _after_yes_or_no,
    _of_both_phases,
    _more_of_it,
    _of_a_phase,
    _exchanged,
    _what_it_takes,
    _of_the_lead,
    _when_it_did,
    _of_the_topic,
    _as_much_of_another,
    _under_the_lead,
    _with_heads,
)
