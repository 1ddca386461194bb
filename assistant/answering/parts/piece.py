"""A piece of a question for several figures, and what a listener takes to it from the part before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.leading_clause import leading_clause, says_what_is_done
from assistant.answering.understanding.topic import names, own_things, without_asking
from assistant.quantity import find_periods
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

PHASE = re.compile("[一二三四五首]期")
# The year before, which only says what something is held against: 跟上年同期比.
YEAR_BEFORE = re.compile("(?<=[跟和与同比较])(?:上一?年|去年|前一年)(?:的)?(?:同期)?")
# The time of the part before, where nothing is held against it: 全市规上工业总产值同期是升是降; not 比同期, 上年同期.
_SAME_TIME = re.compile("(?<![比较和跟与同于年度的])(?:那个?)?同期(?!的?(?:相|对)?比|末|数)")
_PART_OF_YEAR = re.compile("[上下]半年|[前第]?[一二三四1-4]个?季度|[0-9]{1,2}(?:[—-][0-9]{1,2})?月")
IN_ALL = re.compile("^(?:一共|总共|合计|最后|结果)")


@dataclass(frozen=True)
class Piece:
    """A piece of the question (``bare``, without its mark), and the parts before it."""

    bare: str
    before: Sequence[str]

    @cached_property
    def last(self) -> str:
        """What the part before asks."""
        return load_cues().several["when_last"].sub("", self.before[-1].rstrip("？"))

    @cached_property
    def new(self) -> str:
        """What the piece names."""
        return load_cues().several["again"].sub("", without_asking(self.bare)).strip("的")

    @cached_property
    def heads(self) -> str:
        """The times and places that open it."""
        return "" if load_cues().several["continues"].match(self.bare) else self.bare[: after_heads(self.bare)]

    @property
    def rest(self) -> str:
        """What stands behind the times and places that open it."""
        return self.bare[len(self.heads) :]

    @cached_property
    def lead(self) -> str:
        """The clause that the part before begins with."""
        return leading_clause(self.last)

    @cached_property
    def done(self) -> bool:
        """Whether it begins with what is done, counted or not (一共写了几条)."""
        in_all = IN_ALL.match(self.rest)
        return says_what_is_done(self.rest[in_all.end() :] if in_all else self.rest)

    @cached_property
    def owner(self) -> str:
        """The park, project or plan of the part before that this one asks for something else of."""
        return _owner(self.bare, self.last)


def after_heads(text: str) -> int:
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


def owner_end(text: str) -> int:
    """Where the name of the park, project or plan ends that opens the text behind its times; 0 where there is none."""
    for at in dict.fromkeys((_after_times(text), after_heads(text))):  # 苏州到无锡的|太湖隧道
        owner = load_cues().several["owner"].match(text[at:])
        if owner and not load_cues().several["asks"].search(owner[0]):  # 发了多少专项债支持项目 is no project
            return at + owner.end()
    return 0


def _after_times(text: str) -> int:
    return max((found.end for found in find_periods(text) if found.start <= 1), default=0)


def _owner(bare: str, last: str) -> str:
    """The park, project or plan that the part before is about, where this one asks for something else of it."""
    at = owner_end(last)
    owner, aspect = last[_after_times(last) : at], last[at:]
    if not at or owner in bare or owner_end(bare):
        return ""
    same = any(word in bare for word in own_things(aspect)) or without_asking(aspect)[-2:] in bare
    return "" if same else owner.removeprefix("的")


def said_by(last: str) -> str:
    """What a question speaks of, without asking: 2018年咱们市有多少高企 → 2018年咱们市高企."""
    cues = load_cues().several
    inside = cues["inside"].sub("", last)
    said = cues["asked_last"].sub("", last if inside == last else inside)
    return cues["level"].sub("", said if inside != last else without_asking(said))


def at_same_time(bare: str, last: str) -> str:
    """The piece without 同期, at the time of the part before: after 2020年电子业上半年产值多少, that is 2020年上半年.

    A time that stands there in one is taken over as every other piece takes it.
    """
    found = find_periods(last)
    dated = next((at for at, one in enumerate(found) if one.value.key), None)
    rest = _SAME_TIME.sub("", bare)
    if dated is None or any(one.value.key for one in find_periods(bare)) or not (names(rest) or own_things(rest)):
        return bare
    when = found[dated].value.printed
    parts = (one.value.printed for one in found[dated + 1 :] if _PART_OF_YEAR.fullmatch(one.value.printed))
    part = next(parts, "") if when.endswith("年") else ""
    return _SAME_TIME.sub(when + part, bare) if part else rest


def missing_heads(bare: str, last: str, *, placed: bool = True) -> str:
    """The time and the place of the part before, where this one names none."""
    periods = [found.value for found in find_periods(last) if found.value.key]
    places = names(last)
    home = load_terms().home
    dated = periods[0].printed if periods and not find_periods(YEAR_BEFORE.sub("", bare)) else ""
    missing = placed and places and not names(bare) and not any(word in bare for word in home)
    return dated + (last[places[0].start : places[0].end] if missing else "")
