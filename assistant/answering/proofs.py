"""What an assertion of the question is worth by the figures: proven, disproven or left open, and by which of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from assistant.answering.claims.amounts import ROUGHLY_WITHIN
from assistant.answering.claims.claim_kinds import aims_elsewhere
from assistant.answering.claims.premises import judge_premise
from assistant.answering.evidence.time_and_place import is_not_the_stretch
from assistant.answering.figures.figure_choice import choose_figures
from assistant.answering.parts.side_by_side import figures_of
from assistant.answering.understanding.wholes import WHOLES, regions_in
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in
from assistant.facts.operands import amount
from assistant.facts.table import REACHED, newest_first
from assistant.period import moment, year_of
from assistant.quantity import ABOVE, BELOW, base_unit, convert
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Fact, Period, Quantity

MOST_OTHERS = 4
LONG_ENOUGH = 6  # characters of a name's end that are hardly another name's
NAMED_IN_FULL = 0.9  # the place of 服务业投资 is none of 服务业增速


@dataclass(frozen=True, slots=True)
class Tried:
    """An assertion with what is held for each of its members; for the rest of the question and for itself, if asked."""

    assertion: Assertion
    members: tuple[Gathered, ...]
    rest: Callable[[], Gathered] | None
    claim: Callable[[], Gathered] | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the assertion holds (None: left open by round figures), by which figures.

    ``others`` are the same figures of other times; ``apart`` tells that a difference is worth working out.
    """

    holds: bool | None
    figures: tuple[Figure, ...]
    others: tuple[Figure, ...] = ()
    apart: bool = False

    @property
    def by_a_later_mark(self) -> bool:
        """Whether a year's result is held against what is aimed at for a later year."""
        times = {moment(figure.fact.period) for figure in self.figures if figure.fact.period.key}
        return len(times) > 1 and any(is_due(self.figures[-1].fact, (one.fact.period,)) for one in self.figures[:-1])


def prove(tried: Tried) -> Proof | None:
    """The proof by figures, where some decide; sentences decide the other kinds of assertion."""
    assertion, members = tried.assertion, tried.members
    if assertion.kind in ("words", "extreme", "dated", "coined", "first"):
        return None
    if assertion.kind == "move":
        return _prove_move(assertion, members[0])
    if assertion.kind == "rank":
        return _prove_rank(assertion, members[0])
    if assertion.kind == "figure":
        verdict, figures = judge_premise(members[0])
        return Proof(verdict == "confirmed", figures) if verdict in ("confirmed", "corrected") else None
    return _prove_pair(assertion, *members)


def _prove_move(assertion: Assertion, member: Gathered) -> Proof | None:
    """Which way the figure went, as its growth says; without a time in the question only what went one way always."""
    moved = [figure for figure in figures_of(member) if figure.fact.direction and figure.fact.status == "result"]
    if not moved or len({figure.fact.direction for figure in moved}) > 1:
        return None
    return Proof((moved[0].fact.direction == "up") == assertion.more, (moved[0],))


def _prove_rank(assertion: Assertion, member: Gathered) -> Proof | None:
    """The place in an order, as a document tells it."""
    among = WHOLES & set(member.query.subjects)
    ranked = [
        figure
        for figure in choose_figures(member)
        if figure.fact.measure == "排名"
        and figure.fact.sure
        and _is_among(figure.fact, among)
        and _is_of_the_region(figure, member.query.text)
        and _is_named(figure, member)
        and "period" not in figure.faults
    ]
    if not ranked or len({figure.fact.quantity.value for figure in ranked}) > 1:
        return None
    return Proof(ranked[0].fact.quantity.value == assertion.place, (ranked[0],))


def _is_named(figure: Figure, member: Gathered) -> bool:
    """Whether the question has all of the figure's name, or its end (中心城市地位指数 of 区域性中心城市地位指数)."""
    asked, name = fold(member.query.text), fold(figure.fact.indicator)
    return figure.named >= NAMED_IN_FULL or (name[-LONG_ENOUGH:] in asked and len(name) >= LONG_ENOUGH)


def _is_among(fact: Fact, asked: frozenset[str]) -> bool:
    """Whether the place is one in the asked order, where both the question and the fact name one (全国, 全省)."""
    told = {name for name, _, _ in places_in(fact.base)}
    return not (asked and told) or bool(asked & told)


def _is_of_the_region(figure: Figure, asked: str) -> bool:
    """Whether the order is of the region that the question names, if either names one: 西部第二 is not 全国第二."""
    fact = figure.fact
    clause = figure.document.text[fact.sentence_start : fact.end].rpartition("，")[2]
    return regions_in(f"{fact.base} {clause}") == regions_in(asked)


def _prove_pair(assertion: Assertion, one: Gathered, other: Gathered) -> Proof | None:
    """Which of two figures is the larger, or whether the result met its target."""
    pairs = sorted(_pairs(assertion, one, other), key=_preference)
    if not pairs:
        return None
    pair = pairs[0]
    first, second = pair[0].fact, pair[1].fact
    if assertion.gap is not None:
        return _prove_gap(assertion, assertion.gap, pair)
    sign = _order(*_as_marks(first, second))
    if sign is None:
        return Proof(None, pair)
    if assertion.kind == "target":
        reached = _reached(first, second, sign)
        return Proof(None if reached is None else reached == assertion.more, pair, apart=bool(sign))
    same_name = canonical_indicator(first.indicator) == canonical_indicator(second.indicator)
    others = () if any(p.key for p in one.query.periods) else _of_other_times(pairs)
    return Proof(sign == (1 if assertion.more else -1), pair, others, bool(sign) and same_name)


def _prove_gap(assertion: Assertion, gap: Quantity, pair: tuple[Figure, Figure]) -> Proof | None:
    """Whether the two are as far apart as is said, and the same way; None in units that tell no such gap."""
    try:
        apart = difference(pair[0].fact, pair[1].fact).quantity
    except FactsError:
        return None
    if base_unit(apart.unit)[0] != base_unit(gap.unit)[0]:
        return None
    value = convert(apart, gap.unit).value
    wide = abs(abs(value) - gap.value) <= (gap.value * ROUGHLY_WITHIN if gap.bound else 0)
    return Proof(wide and (value > 0) == assertion.more, pair, apart=True)


def _as_marks(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """The two, of which one is aimed at: a target of 以上 or 左右 is a mark all the same."""
    if (one.status == "target") == (other.status == "target"):
        return one, other
    marks = (
        replace(fact, quantity=replace(fact.quantity, bound="")) if fact.status == "target" else fact
        for fact in (one, other)
    )
    return next(marks), next(marks)


def _of_other_times(pairs: Sequence[tuple[Figure, Figure]]) -> tuple[Figure, ...]:
    """For a question that names no time, the same two figures of other times than the first pair's."""
    first = pairs[0]
    seen = {(figure.fact.period.key, figure.fact.indicator) for figure in first}
    found: list[Figure] = []
    for left, right in pairs[1:]:
        alike = left.fact.indicator == first[0].fact.indicator and left.fact.measure == first[0].fact.measure
        if alike and (left.fact.period.key, left.fact.indicator) not in seen and len(found) < MOST_OTHERS:
            seen.add((left.fact.period.key, left.fact.indicator))
            found += [left, right]
    return tuple(found)


def _pairs(assertion: Assertion, one: Gathered, other: Gathered) -> Iterator[tuple[Figure, Figure]]:
    """The figures that may be held against each other: of one kind, apart only in what the assertion sets apart."""
    for left, right in product(_of_the_stretch(one), _of_the_stretch(other)):
        a, b = left.fact, right.fact
        alike = measure_class(a.measure) == measure_class(b.measure)
        alike = alike and base_unit(a.quantity.unit)[0] == base_unit(b.quantity.unit)[0]
        same_name = canonical_indicator(a.indicator) == canonical_indicator(b.indicator) and a.scope == b.scope
        same_place = canonical_subject(a.subject) == canonical_subject(b.subject)
        same_time = bool(a.period.key) and moment(a.period) == moment(b.period)
        results = (a.status in REACHED, b.status in REACHED)
        if assertion.kind == "target":
            own = same_place and (same_time or is_due(b, (a.period,)))
            apart = same_name and (own or aims_elsewhere(assertion)) and results == (True, False)
        else:
            aimed = "target" in (one.query.status, other.query.status)
            differ = (same_place, same_time, same_name).count(False)
            told_apart = differ == 1 or (differ == 0 and results[0] != results[1])
            apart = told_apart and (aimed or results == (True, True))
        if alike and apart:
            yield left, right


def is_due(aimed: Fact, asked: Sequence[Period]) -> bool:
    """Whether the figure is a mark that is set for a year (到2025年) later than the one that is asked about."""
    by, years = year_of(aimed.period), [year for period in asked if (year := year_of(period))]
    return aimed.status == "target" and aimed.period.key.startswith("..") and bool(years) and (by or 0) >= max(years)


def _of_the_stretch(member: Gathered) -> list[Figure]:
    """The figures held; where years together are asked for, those of just these years: none of one of them."""
    asked = member.query.periods
    return [f for f in figures_of(member) if not any(is_not_the_stretch(period, f.fact.period) for period in asked)]


def _preference(pair: tuple[Figure, Figure]) -> tuple[object, ...]:
    """The pair that fits best; of equal ones the newest, then the exact one."""
    left, right = pair
    later_mark = right.fact.status == "target" and moment(left.fact.period) != moment(right.fact.period)
    newest = min(newest_first(figure.fact) for figure in pair)
    bounded = sum(bool(figure.fact.quantity.bound) for figure in pair)
    extracted = sum(figure.fact.origin != "curated" for figure in pair)
    fit = -round(left.score + right.score, 2)
    return (later_mark, fit, newest, bounded, extracted, left.fact.start, right.fact.start)


def _order(one: Fact, other: Fact) -> int | None:
    """1, 0 or −1 as the first is larger, equal or smaller; None where bounds leave it open."""
    left, right = amount(one, other), amount(other, other)
    if one.quantity.upper is not None or other.quantity.upper is not None:
        return None
    if left == right:
        return 0 if not (one.quantity.bound or other.quantity.bound) else None
    small, large = (one, other) if left < right else (other, one)
    falls = one.direction == "down" or other.direction == "down"
    if (small.quantity.bound in ABOVE or large.quantity.bound in BELOW) or (falls and small.quantity.bound):
        return None
    return 1 if left > right else -1


def _reached(result: Fact, target: Fact, sign: int) -> bool | None:
    """Whether the result met the target; None where a target of 左右 was missed by what may still be 左右."""
    if target.quantity.bound in BELOW or target.direction == "down":
        return sign <= 0
    return None if sign < 0 and target.quantity.bound == "~" else sign >= 0
