"""Facts that may stand in one chart: places by an indicator, an indicator over years, a target beside its results.

Nothing is put together whose indicator, measure, unit, scope or base differs, no city beside its province or district,
and no range or ranking: a chart makes the eye compare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.facts.naming import LEVEL, canonical_indicator, canonical_subject, measure_class, place_level
from assistant.facts.table import scope_of
from assistant.period import printed_key
from assistant.quantity import base_unit, convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from assistant.model import Fact

SeriesKind = Literal["places", "years", "targets"]
_DRAWN = (*LEVEL, "同比增速", "年均增速")
_YEAR = re.compile(r"\d{4}")
_TARGET_YEAR = re.compile(r"(?:\.\.)?(\d{4})")
_STATUS = {"result": "完成", "target": "目标", "estimate": "预计", "proposal": "建议"}
_UNDERSTATED = ("", "result")


@dataclass(frozen=True, slots=True)
class Point:
    """One bar: what it is, its fact, the exact value in the series' unit, and facts that say otherwise."""

    label: str
    fact: Fact
    value: Decimal
    others: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What may be drawn together."""

    kind: SeriesKind
    title: str
    unit: str
    points: tuple[Point, ...]


def find_series(facts: Iterable[Fact]) -> tuple[Series, ...]:
    """Every series of two points or more; those with more points first, then by title."""
    drawn = [fact for fact in facts if _may_be_drawn(fact)]
    found = [*_places(drawn), *_years(drawn), *_targets(drawn)]
    return tuple(sorted(found, key=lambda series: (-len(series.points), series.title)))


def _may_be_drawn(fact: Fact) -> bool:
    return (
        fact.sure
        and fact.measure in _DRAWN
        and fact.quantity.upper is None
        and bool(fact.period.key and fact.subject and fact.indicator)
    )


def _figure(fact: Fact) -> tuple[str, ...]:
    """What two facts must share to be compared at all."""
    indicator, measure = canonical_indicator(fact.indicator), measure_class(fact.measure)
    return indicator, measure, base_unit(fact.quantity.unit)[0], scope_of(fact), fact.base


def _places(facts: Sequence[Fact]) -> Iterable[Series]:
    """Places of one level by an indicator in one period; the largest first."""

    def of_one_kind(fact: Fact) -> tuple[str, ...]:
        return (*_figure(fact), fact.period.key, fact.status, place_level(fact.subject))

    for key, group in _grouped(facts, of_one_kind).items():
        if len({canonical_subject(fact.subject) for fact in group}) > 1:
            status = "" if group[0].status in _UNDERSTATED else _STATUS[group[0].status]
            title = f"{printed_key(key[5])}各地{_named(group[0])}{status}"
            points = _points(group, lambda fact: canonical_subject(fact.subject), group[0].quantity.unit)
            ordered = sorted(points, key=lambda point: -point.value)
            yield Series("places", title, group[0].quantity.unit, tuple(ordered))


def _years(facts: Sequence[Fact]) -> Iterable[Series]:
    """One place's indicator over whole years, as they were reached."""
    yearly = [fact for fact in facts if _YEAR.fullmatch(fact.period.key) and fact.status == "result"]
    for group in _grouped(yearly, lambda fact: (*_figure(fact), canonical_subject(fact.subject))).values():
        if len({fact.period.key for fact in group}) > 1:
            title = f"{canonical_subject(group[0].subject)}历年{_named(group[0])}"
            points = _points(group, lambda fact: f"{fact.period.key}年", group[0].quantity.unit)
            ordered = sorted(points, key=lambda point: point.label)
            yield Series("years", title, group[0].quantity.unit, tuple(ordered))


def _targets(facts: Sequence[Fact]) -> Iterable[Series]:
    """One place's targets for a year beside what was reached in whole years."""
    dated = [
        fact
        for fact in facts
        if (fact.status == "target" and _TARGET_YEAR.fullmatch(fact.period.key))
        or (fact.status == "result" and _YEAR.fullmatch(fact.period.key))
    ]
    for group in _grouped(dated, lambda fact: (*_figure(fact), canonical_subject(fact.subject))).values():
        if {fact.status for fact in group} == {"target", "result"}:
            title = f"{canonical_subject(group[0].subject)}{_named(group[0])}：目标与完成"
            points = _points(group, _year_and_status, group[0].quantity.unit)
            ordered = sorted(points, key=lambda point: point.label)
            yield Series("targets", title, group[0].quantity.unit, tuple(ordered))


def _year_and_status(fact: Fact) -> str:
    return f"{fact.period.key.removeprefix('..')}年{_STATUS[fact.status]}"


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], tuple[str, ...]]) -> dict[tuple[str, ...], list[Fact]]:
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return groups


def _points(group: Sequence[Fact], label: Callable[[Fact], str], unit: str) -> list[Point]:
    """A point a label: the fact that was checked by hand, else the first; others where their value differs."""
    points: list[Point] = []
    for (name,), facts in _grouped(group, lambda fact: (label(fact),)).items():
        first = min(facts, key=lambda fact: fact.origin != "curated")
        value = _signed(first, unit)
        points.append(Point(name, first, value, tuple(fact for fact in facts if _signed(fact, unit) != value)))
    return points


def _signed(fact: Fact, unit: str) -> Decimal:
    value = convert(fact.quantity, unit).value
    return -value if fact.direction == "down" and value > 0 else value


def _named(fact: Fact) -> str:
    """The indicator with its scope, and its measure unless that is its own value."""
    indicator, scope = canonical_indicator(fact.indicator), scope_of(fact)
    measure = "" if fact.measure in LEVEL else fact.measure
    return f"{scope if scope not in indicator else ''}{indicator}{measure}"
