"""Exact figures as Chinese policy text prints them: found in a text, read, written, converted. Decimal, never float.

:func:`scan` walks once from candidate to candidate; at each, the readers are tried in order and the first that matches
consumes its text. What only looks like a figure (source marks, document numbers, telephones, 5G, “465”) is consumed and
yields nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.errors import FactsError
from assistant.model import Period, Quantity
from assistant.period import parse_period
from assistant.quantity_forms import (
    AFTER,
    BEFORE,
    BEFORE_POWER,
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    BOUNDS_BEFORE_POWER,
    FIGURE,
    FIGURE_WORDS,
    NEIGHBOURS,
    NO_FIGURE,
    OF_FIRST,
    SCALE,
    START,
    UNIT,
    base_unit,
    read_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Located", "base_unit", "convert", "find_periods", "find_quantities", "format_quantity", "half_width"]
__all__ += ["ABOVE", "BELOW", "ONE_SIDED", "in_ones", "is_unit"]
__all__ += ["parse_period", "parse_quantity", "read_number", "scan"]

# Bounds of which a figure lies above or below what is printed.
ABOVE, BELOW = frozenset({">", ">="}), frozenset({"<", "<="})
ONE_SIDED = ABOVE | BELOW
Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Located(Generic[Value]):
    """A value with its half-open span in the text it was found in."""

    value: Value
    start: int
    end: int


def _table(full: str, half: str) -> dict[int, str]:
    return {ord(wide): narrow for wide, narrow in zip(full, half, strict=True)}


_HALF_WIDTH = {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
} | _table("．％　\u00a0＋／", ".%  +/")


_WIDE = re.compile(f"[{''.join(map(chr, _HALF_WIDTH))}]")
_WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def half_width(text: str) -> str:
    """Full-width digits, letters and signs made half-width, character for character: every offset stays."""
    if not _WIDE.search(text):
        return text  # nearly every line: to look takes an eighth of the time that to translate takes
    return _WIDE_THOUSANDS.sub(",", text).translate(_HALF_WIDTH)


# --- finding -------------------------------------------------------------------------------------------------------

_GROWN_TO = re.compile(r"[长高升加大展降少续达增减]$")
_NAMED_RUN = re.compile(r"[0-9A-Za-z.]+")
POWERS = "百千万亿"
SKIPPED = (NO_FIGURE, NEIGHBOURS)
# No figure is printed in so many words; to look for one from each of them on would take for ever.
_ENDLESS = re.compile("[〇零一二两三四五六七八九十百千]{40,}")
_REACHED = frozenset("上达破超近过逾")


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Located[Quantity | Period]]:
    """Quantities and periods of ``text[start:end]`` in order, without overlap. Words of a bound belong to the span."""
    piece = text[start:end]
    for found in _read(piece) if len(piece) <= _LONGEST_KEPT else _scan(half_width(piece)):
        yield Located(found.value, found.start + start, found.end + start) if start else found


_LONGEST_KEPT = 500


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[Located[Quantity | Period], ...]:
    """What a text prints: the same clauses and quotes are asked again and again while an answer is written."""
    return tuple(_scan(half_width(text)))


def _scan(text: str) -> Iterator[Located[Quantity | Period]]:
    start, stop = 0, len(text)
    at = start
    while (candidate := START.search(text, at, stop)) is not None:
        at = candidate.start()
        if (endless := _ENDLESS.match(text, at, stop)) is not None:
            at = endless.end()
            continue
        digits = text[at].isdecimal()
        if digits and _in_a_name(text, at, start):
            named = _NAMED_RUN.match(text, at, stop)
            at = named.end() if named else at + 1
            continue
        if digits and _is_minus(text, at, start):
            at -= 1
        for pattern, read in OF_FIRST[text[candidate.start()]]:
            if (found := pattern.match(text, at if pattern is FIGURE else candidate.start(), stop)) is None:
                continue
            value = read(found)
            if value is None and pattern not in SKIPPED:
                continue
            if isinstance(value, Period):
                yield _with_deadline(text, value, found.start(), found.end(), start)
            elif value is not None and _counts(text, found, start):
                yield _with_bounds(text, value, found.start(), found.start() + len(found[0].rstrip()), start, stop)
            at = found.end()
            break
        else:
            at = candidate.end()


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Located[Quantity], ...]:
    """Every quantity of ``text[start:end]`` with its span in ``text``."""
    return tuple(
        Located(found.value, found.start, found.end)
        for found in scan(text, start, end)
        if isinstance(found.value, Quantity)
    )


def has_quantity(text: str, units: tuple[str, ...] = ()) -> bool:
    """Whether the text has a quantity, in a unit that ends as one of ``units`` if any are given (家 ends 万家)."""
    return any(not units or found.value.unit.endswith(units) for found in find_quantities(text))


def find_periods(text: str, start: int = 0, end: int | None = None) -> tuple[Located[Period], ...]:
    """Every period of ``text[start:end]`` with its span in ``text``."""
    return tuple(
        Located(found.value, found.start, found.end)
        for found in scan(text, start, end)
        if isinstance(found.value, Period)
    )


def _in_a_name(text: str, at: int, start: int) -> bool:
    """Whether letters run into the digits at ``at`` (G60, PM2.5, COVID-19); GDP8.5% is a figure."""
    begin = at
    while begin > start and text[begin - 1].isascii() and (text[begin - 1].isalnum() or text[begin - 1] in "_-."):
        begin -= 1
    run = text[begin:at]
    return any(sign.isalpha() for sign in run) and run not in ("GDP", "D")


_BEFORE_MINUS = frozenset(["", *"为是达到约率速幅长降升跌落比和与及至温"])


def _is_minus(text: str, at: int, start: int) -> bool:
    if at <= start or text[at - 1] not in "-−－":
        return False
    before = text[at - 2] if at - 1 > start else ""
    return before in _BEFORE_MINUS or not (before.isalnum() or before in "）)%")


_SEVERAL = re.compile("(?<![人总户件次家个])[数几][十百千万亿]$")


def _counts(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the match counts something: 每万人 and a unit alone, （亿元）, do not."""
    before = text[found.start() - 1] if found.start() > start else ""
    if before == "每":
        return False
    if found.re is FIGURE_WORDS and _SEVERAL.search(text, max(start, found.start() - 2), found.start() + 1):
        return False
    bare = found.re is FIGURE_WORDS and found[1] in ("", "百", "千")
    return not bare or found[2] is not None or before in _REACHED


def _with_deadline(text: str, period: Period, at: int, end: int, start: int) -> Located[Period]:
    """到2025年 is a deadline, 增长到2025年的 is not."""
    led_in = at > start and text[at - 1] in "到至" and not text.startswith("截", at - 2)
    if led_in and not _GROWN_TO.search(text, max(start, at - 3), at - 1):
        deadline = parse_period(text[at - 1 : end])
        if deadline.key.startswith(".."):
            return Located(deadline, at - 1, end)
    return Located(period, at, end)


def _with_bounds(text: str, found: Quantity, at: int, end: int, start: int, stop: int) -> Located[Quantity]:
    bound = found.bound
    if before := BEFORE.search(text, max(start, at - 6), at):
        bound = bound or BOUNDS_BEFORE[before[0].strip()]
        at = before.start()
    elif text[at] in POWERS and (above := BEFORE_POWER.search(text, max(start, at - 2), at)):
        bound = bound or BOUNDS_BEFORE_POWER[above[0]]
        at = above.start()
    if after := AFTER.match(text, end, stop):
        bound = bound or BOUNDS_AFTER[after["word"]]
        end = after.end()
    return Located(Quantity(found.value, found.unit, text[at:end], bound, found.upper), at, end)


# --- reading, writing, converting ----------------------------------------------------------------------------------


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` prints; raises FactsError when it is none or more."""
    stripped = half_width(text).strip()
    found = tuple(scan(stripped))
    whole = [item.value for item in found if (item.start, item.end) == (0, len(stripped))]
    if whole and isinstance(whole[0], Quantity):
        return replace(whole[0], printed=text.strip())
    raise FactsError(f"“{text}”不是一个数量，应写成“27.4%”“52.1亿元”“6家”这样的一个数加一个单位。")


_WRITTEN_BOUND = {">": "超过{}", ">=": "{}以上", "<": "不到{}", "<=": "{}以内", "~": "约{}", "": "{}"}


def in_ones(quantity: Quantity) -> Decimal:
    """The value without the power of ten of its unit: 2.5亿元 → 250000000."""
    return quantity.value.scaleb(base_unit(quantity.unit)[1])


def format_quantity(quantity: Quantity) -> str:
    """The quantity as printed or, when it was not printed, its value, unit and bound in the usual words."""
    if quantity.printed:
        return quantity.printed
    if quantity.unit == "倍" and quantity.value and quantity.value != quantity.value.quantize(Decimal("0.0001")):
        near = Fraction(quantity.value).limit_denominator(100)
        written = f"{near.numerator}/{near.denominator}"
    elif quantity.unit == "位":
        written = f"第{quantity.value:f}位"
    elif quantity.upper is not None:
        written = f"{quantity.value:f}—{quantity.upper:f}{quantity.unit}"
    else:
        written = f"{quantity.value:f}{quantity.unit}"
    return _WRITTEN_BOUND[quantity.bound].format(written)


def is_unit(unit: str) -> bool:
    """Whether ``unit`` is one that figures are printed in (亿元, 万家, 个百分点, 元/人)."""
    return unit in SCALE.split("|") or re.fullmatch(UNIT, base_unit(unit)[0]) is not None


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The same amount in another power of ten of its unit (亿元 → 万元); raises FactsError for another kind of unit."""
    (have, power), (want, wanted) = base_unit(quantity.unit), base_unit(unit)
    if have != want:
        message = f"单位“{quantity.unit}”不能换算成“{unit}”，只能在元、万元、亿元、万亿元这样的同类单位之间换算。"
        raise FactsError(message)
    shift = power - wanted
    upper = None if quantity.upper is None else quantity.upper.scaleb(shift)
    return Quantity(quantity.value.scaleb(shift), unit, "", quantity.bound, upper)
