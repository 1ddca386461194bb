"""Enumerations: 第一… 首先…其次…最后, (1)… 1. ① 一是… （一）…, bullets, subsections, and lists without markers.

Markers count where a clause begins and only in sequence from the first, so that 第一批, 世界第一 or 1—6月 are none. An
enumeration stays inside its section. An item reaches from its marker to the next one; the last item is as long as the
others are in kind: a sentence where each is one, else a paragraph, else as many paragraphs as the longest. A numbered
marker is inside its item's span, a bullet sign before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Item, ItemList
from assistant.numerals import number_of
from assistant.reading.headings import heading_number
from assistant.reading.sentences import sentences
from assistant.reading.spans import Span, line_spans, line_start, trimmed
from assistant.reading.unmarked import is_label, unmarked_lists

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
_BULLET = re.compile(r"(?P<indent>[ \t　]*)(?P<sign>[-*•·●■◆]\s+|——\s?)(?=\S)")
_ANNOUNCES = re.compile(
    r"[：:]\s*$|以下|如下|下列|下面|几个方面|几方面|主要(?:包括|有|是)|包括|分为|体现在|集中在"
    r"|(?:[两二三四五六七八九十]|\d{1,2})(?:个|大|项|条|点|类|方面|种|层|步)"
)
_DASH = re.compile(r"[ \t　]*——\s?(?=\S)")
MOST_BELOW_A_DASH = 3
"""Paragraphs between a title behind a dash and the next one."""
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Marker:
    """A marker's place: the item begins at ``start``; ``at_line`` says that it opens its paragraph."""

    text: str
    number: int
    start: int
    at_line: bool


def find_lists(text: str, sections: Sequence[Section]) -> tuple[ItemList, ...]:
    """All enumerations of a text in the order of their first items."""
    found = [*_subsections(text, sections)]
    reached = dict.fromkeys(_MARKERS, 0)
    for path, start, end in _bodies(text, sections):
        for style in _MARKERS:
            markers = _numbered(text, style, start, end)
            for run in _runs(markers, reached[style] + 1):
                found.append(_whole(text, style, run, end, start, path))
            reached[style] = max((marker.number for marker in markers[-1:] if marker.at_line), default=reached[style])
        for run in _runs(_spoken(text, start, end)):
            found.append(_whole(text, "首先", run, end, start, path))
        found.extend(_bulleted(text, start, end, path))
        found.extend(_dashed(text, start, end, path))
        marked = [one for one in found if one.style != "sections" and start <= one.items[0].start < end]
        found.extend(one for one in unmarked_lists(text, start, end, path) if not _across_items(one, marked))
    return tuple(sorted(found, key=lambda one: (one.items[0].start, -one.items[-1].end)))


def _across_items(one: ItemList, marked: Sequence[ItemList]) -> bool:
    """Whether the list runs through several items of a marked one, which says better what the text is made of."""
    first, last = one.items[0].start, one.items[-1].start
    return any(
        first <= item.start <= last or (first < item.end <= last) for listed in marked for item in listed.items
    )


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


def _subsections(text: str, sections: Sequence[Section]) -> Iterator[ItemList]:
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
            printed = f"（{_spelt(number)}）"
            at = text.find(f"\n{printed}", begun, start)
            if at >= 0:
                whole[-1] = (*whole[-1][:2], at)
                whole.append((printed, at + 1, start))
        whole.append((marker, start, end))
    return whole


def _number(marker: str) -> int:
    """The number of a marker in brackets, or 0."""
    found = re.fullmatch(rf"（({_CJK}+|\d+)）", marker)
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
    paragraphs = _paragraphs(text, parent.heading_end, second.start)
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
    return ItemList(style, items, *_lead(text, floor, run[0].start), path)


def _last_end(text: str, spans: Sequence[Span], start: int, end: int) -> int:
    """Where the last item ends, by the measure of the others."""
    paragraphs = max(len(_paragraphs(text, *span)) for span in spans)
    own = _paragraphs(text, start, end)
    if paragraphs == 1 and max(len(sentences(text, *span)) for span in spans) == 1:
        return sentences(text, *own[0])[0][1]
    return own[min(paragraphs, len(own)) - 1][1]


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    return [span for span in line_spans(text, start, end) if text[slice(*span)].strip()]


def _lead(text: str, floor: int, start: int) -> Span:
    """The announcing sentence right before the first item in the same section; an empty span where there is none."""
    line = max(line_start(text, start), floor)
    before = sentences(text, line, start)
    if not before:
        above = _paragraphs(text, floor, max(line - 1, floor))
        before = sentences(text, *above[-1]) if above else ()
    if before and _ANNOUNCES.search(text[slice(*before[-1])]):
        return before[-1]
    return start, start


def _bulleted(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """Bullets of one indentation with nothing but deeper lines and blank lines between them."""
    open_lists: dict[int, list[Span]] = {}
    marked: dict[int, list[str]] = {}

    def close(deeper_than: int) -> Iterator[ItemList]:
        for indent in sorted(open_lists, reverse=True):
            if indent > deeper_than:
                spans, signs = open_lists.pop(indent), marked.pop(indent)
                if len(spans) > 1:
                    items = tuple(
                        Item(sign, number, *trimmed(text, *span))
                        for number, (sign, span) in enumerate(zip(signs, spans, strict=True), start=1)
                    )
                    first_line = line_start(text, spans[0][0])
                    yield ItemList("bullet", items, *_lead(text, start, max(first_line, start)), path)

    for first, last in line_spans(text, start, end):
        line = text[first:last]
        if not line.strip():
            continue
        match = _BULLET.match(line)
        indent = len(match["indent"]) if match else len(line) - len(line.lstrip())
        if not match and (indent == 0 or not open_lists):
            yield from close(-1)
            continue
        yield from close(indent if match else indent - 1)
        for outer in open_lists:
            if outer < indent:
                open_lists[outer][-1] = (open_lists[outer][-1][0], last)
        if match:
            open_lists.setdefault(indent, []).append((first + match.end(), last))
            marked.setdefault(indent, []).append(match["sign"].strip())
    yield from close(-1)


def _dashed(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """Titles behind a dash (——必须坚持改革开放。), each with a few paragraphs below; the last with as many as most."""
    lines = _paragraphs(text, start, end)
    dashes = [(at, found) for at, line in enumerate(lines) if (found := _DASH.match(text, *line))]
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for one in dashes:
        if runs and one[0] - runs[-1][-1][0] <= MOST_BELOW_A_DASH + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        below = [other[0] - one[0] - 1 for one, other in pairwise(run)]
        if not any(below):
            continue  # bullets one right below the other, or one alone
        ends = [lines[other[0]][0] for other in run[1:]] + [lines[min(run[-1][0] + max(below), len(lines) - 1)][1]]
        items = tuple(
            Item("——", number, *trimmed(text, found.end(), last))
            for number, ((_, found), last) in enumerate(zip(run, ends, strict=True), start=1)
        )
        yield ItemList("bullet", items, *_lead(text, start, max(lines[run[0][0]][0], start)), path)
