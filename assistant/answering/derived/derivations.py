"""What the numbers give that the found sentences print: each operation that the question allows, tried on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from assistant.answering.derived.features import Asked
from assistant.answering.derived.numbers import Number, dates_told, numbers_given, numbers_told
from assistant.answering.derived.sound import is_sound, is_two_steps
from assistant.answering.derived.ways import is_year_count, ways_asked
from assistant.answering.figures.operand_kinds import is_one_sided
from assistant.answering.understanding.question_terms import unknown_matters
from assistant.facts.base_values import CHANGES
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.operands import RATES
from assistant.facts.table import AIMED
from assistant.model import Fact, Period, Quantity
from assistant.period import months_in, year_of, years_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assistant.answering.derived.ways import Way
    from assistant.answering.gather import Gathered, Shelf

LONGEST_SUM, MONTHS = 6, 12
LEAST_PART = 10000  # a part is no less of its whole
_NO_AMOUNT = re.compile("[倍成年月天]|个?月|周年|小时|分钟")
_A_YEAR = re.compile("年均|每[年月日天]|每一年|一年|[月日]均")
_MONTHLY = re.compile("[每一]个?月|月均")
_ADDED = re.compile("新增|净增|增加|新建|增|新")


@dataclass(frozen=True, slots=True)
class Derivation:
    """An operation on some of the numbers, in the order of its formula, with its features by name."""

    way: Way
    operands: tuple[Number, ...]
    features: Mapping[str, float]


def derivations(gathered: Gathered, shelf: Shelf) -> Iterator[Derivation]:
    """Each operation that the question allows on each of the numbers that fit it."""
    query = gathered.query
    if is_two_steps(query.text) or unknown_matters(gathered.terms):
        return
    ways = ways_asked(query.text)
    numbers = _numbers(gathered, shelf)
    dates = dates_told(gathered) if "years" in ways else []
    asked = Asked(gathered, [*numbers, *dates], ways)
    for way in ways:
        for operands in _operands(way, dates if way == "years" else numbers):
            in_order = way != "ratio" or _is_in_order(operands, asked.in_order(operands), query.text)
            named = not asked.lacks_a_thing(operands) and (way != "sum" or asked.names_all_joined(operands))
            if in_order and named and is_sound(query, way, operands):
                yield Derivation(way, operands, asked.features(way, operands))


# --- the numbers -------------------------------------------------------------------------------------------------


def _numbers(gathered: Gathered, shelf: Shelf) -> list[Number]:
    """Those told, those that the question gives and no document tells, and the years that an amount is spread over."""
    told = numbers_told(gathered, shelf)
    sizes = {one.size for one in told}
    given = [one for one in numbers_given(gathered) if is_year_count(one.kind) or one.size not in sizes]
    return _exactly_told([*told, *given, *_stretches(gathered, [*told, *given])])


def _exactly_told(numbers: Sequence[Number]) -> list[Number]:
    """Without those known by a limit alone (突破6万亿元) where the same figure is told exactly (62661亿元)."""
    exact = {_known_by(one.fact) for one in numbers if one.fact.sure and not one.quantity.bound}
    return [one for one in numbers if not (is_one_sided(one.fact) and one.fact.sure and _known_by(one.fact) in exact)]


def _known_by(fact: Fact) -> tuple[object, ...]:
    names = canonical_subject(fact.subject), canonical_indicator(fact.indicator)
    return *names, fact.measure, year_of(fact.period), fact.status


def _stretches(gathered: Gathered, numbers: Sequence[Number]) -> list[Number]:
    """How many years or months an amount may be spread over: those of the stretches that the amounts are of."""
    found = [(years, "年") for years in sorted({years_in(one.fact.period) for one in numbers}) if years > 1]
    found += [(MONTHS, "个月")] if _MONTHLY.search(gathered.query.text) else []
    given = {one.kind for one in numbers if one.document is None}
    return [_said(Decimal(count), unit) for count, unit in found if unit not in given]


def _said(count: Decimal, unit: str) -> Number:
    quantity = Quantity(count, unit, "")
    return Number(Fact("", "", "量值", Period(""), quantity, "", 0, 0, 0, 0), None, "", "")


# --- which of them fit an operation -------------------------------------------------------------------------------


def _is_in_order(operands: Sequence[Number], named: float, text: str) -> bool:
    """Whether of two numbers of which one is so many times the other that comes first which the question names first.

    Where it does not tell them apart the larger comes first.
    """
    one, other = operands
    alike = one.indicator == other.indicator
    years = _year(one), _year(other)
    if alike and all(years) and years[0] != years[1] and not _year_named(text, min(years)):
        return years[0] > years[1]
    return named > 0 or (not named and _larger(one, other))


def _year_named(text: str, year: int) -> bool:
    return f"{year % 100}年" in text


def _operands(way: Way, numbers: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    if way == "rest of hundred":
        yield from ((one,) for one in numbers if _is_share(one))
    elif way == "sum":
        yield from _sums(numbers)
    elif way == "rest":
        yield from _rests(numbers)
    else:
        fits = _FITS[way]
        yield from (pair for pair in permutations(numbers, 2) if _may_meet(*pair) and fits(*pair))


def _sums(numbers: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """Amounts of one unit: those that follow each other in a sentence, and two of two sentences."""
    amounts = [one for one in numbers if _is_amount(one) and one.document is not None]
    for first in range(len(amounts)):
        for size in range(2, LONGEST_SUM + 1):
            run = tuple(amounts[first : first + size])
            together = len({one.sentence for one in run}) == 1 and len({one.kind for one in run}) == 1
            if len(run) == size and together:
                yield run
    for one, other in combinations(amounts, 2):
        if one.sentence != other.sentence and one.kind == other.kind and _may_meet(one, other):
            yield one, other


def _rests(numbers: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """A whole, and what is to be taken from it: a number, or several that follow each other behind it."""
    yield from (pair for pair in permutations(numbers, 2) if _may_meet(*pair) and _is_whole(*pair))
    for at, whole in enumerate(numbers):
        if not _is_amount(whole):
            continue
        behind = [one for one in numbers[at + 1 :] if one.sentence == whole.sentence and one.kind == whole.kind]
        for first in range(len(behind)):
            for size in range(2, LONGEST_SUM):
                parts = behind[first : first + size]
                if len(parts) == size and sum(part.size for part in parts) < whole.size:
                    yield whole, *parts


def _may_meet(one: Number, other: Number) -> bool:
    """Whether the two are of one document, and not the same number told twice."""
    if one.document is None or other.document is None:
        return one.document is not other.document
    return one.document.id == other.document.id and one.fact.start != other.fact.start


def _is_amount(one: Number) -> bool:
    plain = measure_class(one.fact.measure) not in CHANGES - {"增速"}
    return plain and one.quantity.unit not in RATES and bool(one.quantity.unit) and not _NO_AMOUNT.fullmatch(one.kind)


def _is_share(one: Number) -> bool:
    return one.quantity.unit == "%" and measure_class(one.fact.measure) not in CHANGES and 0 < one.quantity.value < 100


def _is_growth(one: Number) -> bool:
    return one.quantity.unit == "%" and measure_class(one.fact.measure) == "增速"


def _is_move(one: Number) -> bool:
    return one.quantity.unit == "%" and one.fact.measure == "变动"


def _is_fraction(one: Number) -> bool:
    """三分之一, 一半."""
    return one.kind in ("倍", "成") and 0 < one.quantity.value < (1 if one.kind == "倍" else 10)


def _alike(one: Number, other: Number) -> bool:
    """Whether the one is as much of the same kind as the other, so that they can be held against each other."""
    if _is_amount(one) and _is_amount(other):
        return one.kind == other.kind or _is_bare(one, other)
    return one.quantity.unit in RATES and one.quantity.unit == other.quantity.unit


def _is_bare(one: Number, other: Number) -> bool:
    """Whether one of the two has no unit of its own but a power of ten: 1000万 and 200万人."""
    return {one.kind, other.kind} in ({"", "人"}, {"", "户"}, {""}) and _is_amount(one) and _is_amount(other)


def _larger(one: Number, other: Number) -> bool:
    return _alike(one, other) and one.size > other.size


def _differ(one: Number, other: Number) -> bool:
    return _larger(one, other) and (one.quantity.unit != "个百分点")


def _divides(one: Number, other: Number) -> bool:
    return _alike(one, other) and _is_amount(one)


def _is_part(one: Number, other: Number) -> bool:
    return _is_amount(one) and _larger(other, one) and one.size * LEAST_PART > other.size


def _is_whole(one: Number, other: Number) -> bool:
    return _is_amount(one) and _larger(one, other)


def _is_multiple(one: Number, other: Number) -> bool:
    return _alike(one, other) and other.quantity.value > 0 and one.quantity.unit != "个百分点"


def _spreads(one: Number, other: Number) -> bool:
    return _is_amount(one) and _is_amount(other) and one.kind != other.kind and other.quantity.value > 0


def _had_before(one: Number, other: Number) -> bool:
    """A value and its growth, its move in points, or what was added to it."""
    if _is_amount(one):
        if other.quantity.unit == "倍":
            return other.quantity.value > 1
        added = one.kind == other.kind and 0 < other.size < one.size and _ADDED.search(other.own) is not None
        return _is_growth(other) or _is_move(other) or added
    return one.quantity.unit == "%" and other.quantity.unit == "个百分点"


def _was_added_to(one: Number, other: Number) -> bool:
    """An amount, and how much of it was added: 拟安排9884.5亿元，比上年增加1304.8亿元."""
    if not (_is_amount(one) and one.kind == other.kind and 0 < other.size < one.size):
        return False
    return _ADDED.search(other.own) is not None


def _has_share(one: Number, other: Number) -> bool:
    return _is_amount(one) and (_is_share(other) or _is_fraction(other))


def _has_rate(one: Number, other: Number) -> bool:
    return _has_share(one, other) or _has_growth(one, other)


def _has_growth(one: Number, other: Number) -> bool:
    return _is_amount(one) and (_is_growth(other) or _is_move(other))


def _is_counted(one: Number, other: Number) -> bool:
    """An amount, and how many times or years of it the question gives."""
    return _is_amount(one) and other.document is None and is_year_count(other.kind)


def _goes_on(one: Number, other: Number) -> bool:
    """What there is each year, and how many years."""
    return _is_counted(one, other) and (other.kind == "倍" or _A_YEAR.search(one.own) is not None)


def _is_spread(one: Number, other: Number) -> bool:
    """What there is of several years together, or of one, and how many years or months it is to be spread over.

    The question gives how many, or it is the stretch that the amount is of.
    """
    if not _is_counted(one, other) or _A_YEAR.search(one.own):
        return False
    period = one.fact.period
    return bool(other.quantity.printed) or int(other.quantity.value) in (years_in(period), months_in(period))


def _grows(one: Number, other: Number) -> bool:
    """The later and the earlier, or the aim and what was reached."""
    if not _divides(one, other):
        return False
    aimed = [number.fact.status in AIMED for number in (one, other)]
    years = [_year(number) for number in (one, other)]
    if all(years) and years[0] != years[1]:
        return years[0] > years[1]
    return aimed != [False, True]


def _are_years_apart(one: Number, other: Number) -> bool:
    return _alike(one, other) and _is_amount(one) and _year(one) - 1 > _year(other) > 0


def _year(one: Number) -> int:
    return max(one.years) if len(one.years) == 1 else 0


def _is_later(one: Number, other: Number) -> bool:
    return _moment(one) > _moment(other)


def _moment(one: Number) -> tuple[int, str]:
    return int(one.quantity.value), str(one.fact.period.last or "")


_FITS: dict[Way, Callable[[Number, Number], bool]] = {
    "difference": _differ,
    "share": _is_part,
    "mean": _spreads,
    "ratio": _is_multiple,
    "growth": _grows,
    "grown": _was_added_to,
    "before": _had_before,
    "whole": _has_share,
    "part": _has_rate,
    "after": _has_growth,
    "part of the rest": _has_share,
    "times": _goes_on,
    "over": _is_spread,
    "yearly": _are_years_apart,
    "years": _is_later,
}
