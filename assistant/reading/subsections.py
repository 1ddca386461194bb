"""Sections with the same parent as a list: its items, also those that lost their number or are no headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.model import Item, ItemList
from assistant.numerals import number_of
from assistant.reading.headings import heading_number
from assistant.reading.sentences import sentences
from assistant.reading.spans import Span, solid_lines, trimmed
from assistant.reading.unmarked import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Section

_CJK = "[一二三四五六七八九十]{1,3}"
_DIGITS = "零一二三四五六七八九"


def subsections(text: str, sections: Sequence[Section]) -> Iterator[ItemList]:
    """Sections with the same parent, standing one after another, are the items of their parent."""
    parents: list[Section | None] = [None, *sections]
    below: dict[tuple[str, ...], list[Section]] = defaultdict(list)
    for section in sections:
        below[section.path[:-1]].append(section)
    for parent in parents:
        inside = below.get(path := parent.path if parent else (), [])
        if parent:
            begin, end = (bisect_left(inside, at, key=_start) for at in (parent.start, parent.end))
            inside = inside[begin:end]
        lead = (parent.heading_start, parent.heading_end) if parent else (0, 0)
        for series in _series(inside):
            numbered = [(heading_number(one.heading), one.heading_start, one.end) for one in series]
            stretches = _without_gaps(text, numbered)
            if parent and (first := _unnumbered_first(text, parent, series[0])):
                stretches.insert(0, ("", *first))
            items = tuple(
                Item(marker, number, *trimmed(text, start, end))
                for number, (marker, start, end) in enumerate(stretches, start=1)
            )
            yield ItemList("sections", items, *lead, path)


def _without_gaps(text: str, stretches: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The numbered stretches with those in between that were no headings: （三） between （二） and （四）."""
    whole = [stretches[0]]
    for marker, start, end in stretches[1:]:
        before, begun, _ = whole[-1]
        missing = range(_number(before) + 1, _number(marker)) if _number(before) else range(0)
        for number in missing:
            spelt = _spelt(number)
            printed = next((p for p in (f"（{spelt}）", f"({spelt})") if f"\n{p}" in text[begun:start]), "")
            if printed:
                at = text.index(f"\n{printed}", begun, start)
                whole[-1] = (*whole[-1][:2], at)
                whole.append((printed, at + 1, start))
        whole.append((marker, start, end))
    return whole


def _number(marker: str) -> int:
    """The number of a marker in brackets, or 0."""
    found = re.fullmatch(rf"[（(]({_CJK}+|\d+)[）)]", marker)
    return (number_of(found[1]) or 0) if found else 0


def _spelt(number: int) -> str:
    """A number below 100 as it stands in a marker."""
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}{'十' * bool(tens)}{_DIGITS[ones] if ones else ''}"


def _start(section: Section) -> int:
    return section.start


def _unnumbered_first(text: str, parent: Section, second: Section) -> Span | None:
    """The paragraph before the section numbered two that lost its own number, and begins with a title as others do."""
    number = re.search(rf"{_CJK}|\d+", heading_number(second.heading))
    if not number or number_of(number[0]) != 2:
        return None
    paragraphs = solid_lines(text, parent.heading_end, second.start)
    spans = sentences(text, *paragraphs[0]) if paragraphs else ()
    titled = len(spans) > 1 and is_label(text[slice(*spans[0])])
    return (spans[0][0], second.start) if titled else None


def _series(siblings: Sequence[Section]) -> Iterator[list[Section]]:
    """The siblings, parted where their numbers begin anew with the first; two or more each."""
    series: list[Section] = []
    for section in siblings:
        number = heading_number(section.heading)
        if series and number and number == heading_number(series[0].heading):
            if len(series) > 1:
                yield series
            series = []
        series.append(section)
    if len(series) > 1:
        yield series
