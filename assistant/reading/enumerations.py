"""Enumerations: 第一… 首先…其次…最后, (1)… 1. ① 一是… （一）…, bullets, subsections, and lists without markers.

Markers count where a clause begins and only in sequence from the first, so that 第一批, 世界第一 or 1—6月 are none. An
enumeration stays inside its section. An item reaches from its marker to the next one; the last item is as long as the
others are in kind: a sentence where each is one, else a paragraph, else as many paragraphs as the longest. A numbered
marker is inside its item's span, a bullet sign before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Item, ItemList
from assistant.numerals import number_of
from assistant.reading.bullets import bulleted, dashed
from assistant.reading.sentences import announcing, sentences
from assistant.reading.spans import Span, line_start, solid_lines, trimmed
from assistant.reading.subsections import subsections
from assistant.reading.unmarked import unmarked_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Section

_CJK = "[一二三四五六七八九十]{1,3}"
_CLAUSE_BEGINS = r"(?:^|(?<=[。！？；：，、!?;:,\n”’）)\]])|(?<=[。；：，] )|(?<=\n　　))"
_MARKERS = {
    "第一": re.compile(rf"{_CLAUSE_BEGINS}第(?P<number>{_CJK})(?:是|[，,、：: ]|$)(?!\s*[，、]\s*第)", re.MULTILINE),
    "一是": re.compile(rf"{_CLAUSE_BEGINS}(?P<number>{_CJK})(?:是|要)(?!否)", re.MULTILINE),
    "（一）": re.compile(rf"{_CLAUSE_BEGINS}[（(](?P<number>{_CJK})[）)]", re.MULTILINE),
    "(1)": re.compile(rf"{_CLAUSE_BEGINS}[（(](?P<number>\d{{1,2}})[）)]", re.MULTILINE),
    "1.": re.compile(rf"{_CLAUSE_BEGINS}(?P<number>\d{{1,2}})[.．、]\s?(?=[^\d\s])", re.MULTILINE),
    "1)": re.compile(rf"{_CLAUSE_BEGINS}(?P<number>\d{{1,2}})[)）]", re.MULTILINE),
    "①": re.compile(r"(?P<number>[①-⑳])"),
}
_SPOKEN = re.compile(r"(?P<word>首先|其次|再次|再者|然后|最后)(?=[，,])")


@dataclass(frozen=True, slots=True)
class _Marker:
    """A marker's place: the item begins at ``start``; ``at_line`` says that it opens its paragraph."""

    text: str
    number: int
    start: int
    at_line: bool


def find_lists(text: str, sections: Sequence[Section]) -> tuple[ItemList, ...]:
    """All enumerations of a text in the order of their first items."""
    found = [*subsections(text, sections)]
    reached = dict.fromkeys(_MARKERS, 0)
    for path, start, end in _bodies(text, sections):
        for style in _MARKERS:
            markers = _numbered(text, style, start, end)
            for run in _runs(markers, reached[style] + 1):
                found.append(_whole(text, style, run, end, start, path))
            reached[style] = max((marker.number for marker in markers[-1:] if marker.at_line), default=reached[style])
        for run in _runs(_spoken(text, start, end)):
            found.append(_whole(text, "首先", run, end, start, path))
        found.extend(bulleted(text, start, end, path))
        found.extend(dashed(text, start, end, path))
        marked = [one for one in found if one.style != "sections" and start <= one.items[0].start < end]
        found.extend(one for one in unmarked_lists(text, start, end, path) if not _across_items(one, marked))
    return tuple(sorted(found, key=lambda one: (one.items[0].start, -one.items[-1].end)))


def _across_items(one: ItemList, marked: Sequence[ItemList]) -> bool:
    """Whether the list runs through several items of a marked one, which says better what the text is made of."""
    first, last = one.items[0].start, one.items[-1].start
    return any(first <= item.start <= last or (first < item.end <= last) for listed in marked for item in listed.items)


def _bodies(text: str, sections: Sequence[Section]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """The stretches of text between headings, each with its section path."""
    if not sections:
        yield (), 0, len(text)
        return
    yield (), 0, sections[0].start
    for at, section in enumerate(sections):
        following = sections[at + 1].start if at + 1 < len(sections) else len(text)
        end = min(section.end, following)
        # behind a heading that its text follows on the line stands the heading's own full stop
        yield section.path, section.heading_end + text.startswith("。", section.heading_end), end
        if end < following:  # what follows upon the last subsection without a heading of its own
            path = next((one.path for one in reversed(sections[:at]) if one.start <= end < one.end), ())
            yield path, end, following


def _numbered(text: str, style: str, start: int, end: int) -> list[_Marker]:
    markers = []
    for match in _MARKERS[style].finditer(text, start, end):
        number = number_of(match["number"])
        if number:
            markers.append(_marker(text, match.group().rstrip("，,、：: "), number, match.start()))
    return markers


def _spoken(text: str, start: int, end: int) -> list[_Marker]:
    """首先 opens and 最后 closes; what stands between counts on. A full stop before them is not asked for."""
    markers: list[_Marker] = []
    number = 0
    for match in _SPOKEN.finditer(text, start, end):
        if match["word"] == "首先":
            number = 1
        elif number:
            number += 1
        if number:
            markers.append(_marker(text, match["word"], number, match.start()))
        if match["word"] == "最后":
            number = 0
    return markers


def _marker(text: str, printed: str, number: int, start: int) -> _Marker:
    line = line_start(text, start)
    return _Marker(printed.strip(), number, start, not text[line:start].strip(" \t　-*•"))


def _runs(markers: Sequence[_Marker], goes_on: int = 1) -> Iterator[list[_Marker]]:
    """Runs 1, 2, 3 … of two or more; markers at line starts and inside lines do not continue one another.

    A run at line starts may also begin with ``goes_on``, where the numbers count on through the sections.
    """
    run: list[_Marker] = []
    for marker in markers:
        if run and marker.number == run[-1].number + 1 and (marker.at_line or not run[-1].at_line or len(run) == 1):
            run.append(marker)
            continue
        if marker.number == 1 or (marker.number == goes_on and marker.at_line and not run):
            if len(run) > 1:
                yield run
            run = [marker]
    if len(run) > 1:
        yield run


def _whole(text: str, style: str, run: Sequence[_Marker], end: int, floor: int, path: tuple[str, ...]) -> ItemList:
    spans = [trimmed(text, one.start, other.start) for one, other in pairwise(run)]
    spans.append(trimmed(text, run[-1].start, _last_end(text, spans, run[-1].start, end)))
    items = tuple(Item(marker.text, marker.number, *span) for marker, span in zip(run, spans, strict=True))
    return ItemList(style, items, *announcing(text, floor, run[0].start), path)


def _last_end(text: str, spans: Sequence[Span], start: int, end: int) -> int:
    """Where the last item ends, by the measure of the others."""
    paragraphs = max(len(solid_lines(text, *span)) for span in spans)
    own = solid_lines(text, start, end)
    if paragraphs == 1 and max(len(sentences(text, *span)) for span in spans) == 1:
        return sentences(text, *own[0])[0][1]
    return own[min(paragraphs, len(own)) - 1][1]
