"""Which places have more or less than another (哪些城市的高企比无锡多), or than a figure (增速超过11%的有哪些市)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.figures.fitting import LEAST_NAMED
from assistant.answering.figures.reached import sized
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, place_level
from assistant.facts.table import REACHED, notes_on, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Quantity, Query

_PLACES = "(?:其他|别的|兄弟)*(?:城市|地方|地区|[市省县区地])"
_WHICH = re.compile(
    f"(?:哪[些几]?[个座]?|有几[个座]|有多少[个座]?){_PLACES}|{_PLACES}(?:主要|都)*(?:有|是)(?:哪[些几][个座]?|几[个座])"
)
_THAN_WHICH = re.compile(f"(?:比|[高低多少快慢大小强]于|超过了?|不如|领先)(?:{_WHICH.pattern})")
_LESS = re.compile("比[^，。？]{1,16}?[低少小慢差](?!于)|[低少小慢]于|不如|不及|落后于|不到|不足|以下")
_MORE = re.compile("比[^，。？]{1,16}?[高多大快强](?!于|新|质|端)|[高多大快强]于|超过|超出|领先于?|以上")
LEAST_COVERED = 0.5  # of the question, by a figure of another place


def write_exceeding(draft: Draft, gathered: Gathered) -> bool:
    """The figures of the places that have more (or less) than the one named, or than the figure named.

    Only places whose figure for the same time is held are compared, and which they are is said.
    """
    query = gathered.query
    if not _WHICH.search(query.text) or len(query.subjects) > 1:
        return False
    asked = query.text.replace("多少", "")
    less = _LESS.search(asked) is not None
    if less == (_MORE.search(asked) is not None):
        return False
    less ^= _THAN_WHICH.search(asked) is not None  # 苏州的高企比哪些城市多: those that have less
    figures = [figure for figure in gathered.figures if _comparable(gathered.query, figure)]
    if len(query.subjects) == len(query.quantities):
        return False  # neither, or a claim about a place
    if query.quantities:
        return _write_beyond_figure(draft, figures, query.quantities[0], less=less)
    return _write_beyond_place(draft, figures, query.subjects[0], less=less)


def _write_beyond_place(draft: Draft, figures: Sequence[Figure], place: str, *, less: bool) -> bool:
    for kind in _kinds(figures):
        alike = [figure for figure in kind if place_level(figure.fact.subject) == place_level(place)]
        own = [figure for figure in alike if canonical_subject(figure.fact.subject) == place]
        others = [figure for figure in alike if figure not in own]
        if own and others:
            reference = own[0].fact
            beyond = _beyond(others, reference.quantity, less=less)
            _state(draft, [own[0], *(beyond or others)])
            for one in beyond:
                larger, smaller = (reference, one.fact) if less else (one.fact, reference)
                draft.work_out("difference", difference(larger, smaller))
            _note_compared(draft, [own[0], *others], none=not beyond)
            return True
    return False


def _write_beyond_figure(draft: Draft, figures: Sequence[Figure], bar: Quantity, *, less: bool) -> bool:
    for kind in _kinds(figures):
        beyond = _beyond(kind, bar, less=less)
        if len(kind) > 1 and beyond:
            _state(draft, beyond)
            _note_compared(draft, kind, none=False)
            return True
    return False


def _beyond(figures: Sequence[Figure], bar: Quantity, *, less: bool) -> list[Figure]:
    unit, size = sized(bar)
    held = [(figure, *sized(figure.fact.quantity)) for figure in figures]
    return [figure for figure, kind, own in held if kind == unit and own != size and (own < size) == less]


def _comparable(query: Query, figure: Figure) -> bool:
    """Whether it is a sure result of the thing asked about, of whatever place."""
    fact = figure.fact
    told = figure.covered >= LEAST_COVERED and figure.named >= LEAST_NAMED and set(figure.faults) <= {"place"}
    if query.indicators:  # 几个城市 is no unit of what is asked for by its name
        named = canonical_indicator(fact.indicator) in map(canonical_indicator, query.indicators)
        told = named and set(figure.faults) <= {"place", "unit"}
    return told and fact.sure and fact.status in REACHED and fact.quantity.unit != "位" and fact.quantity.upper is None


def _kinds(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures that may be set against each other, one a place, the best kind first."""
    ranked: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in figures:
        fact = figure.fact
        name = canonical_indicator(fact.indicator)
        kind = (name, measure_class(fact.measure), fact.quantity.unit, fact.period.key, scope_of(fact))
        ranked.setdefault(kind, {}).setdefault(canonical_subject(fact.subject), figure)
    return [list(places.values()) for places in ranked.values()]


def _state(draft: Draft, figures: Sequence[Figure]) -> None:
    for figure in figures:
        draft.state(figure.document, figure.fact)
        draft.notes += notes_on(figure.fact, figure.fact.indicator, (), draft.query.periods)


def _note_compared(draft: Draft, figures: Sequence[Figure], *, none: bool) -> None:
    places = "、".join(dict.fromkeys(canonical_subject(figure.fact.subject) for figure in figures))
    nothing = "其中没有这样的地方。" if none else ""
    draft.notes.append(f"只比较了库中有同一时间同一数据的：{places}。{nothing}")
