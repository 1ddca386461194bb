"""Sentences and clauses as spans, and a digest's source marks.

A sentence ends at 。！？ together with the closing quotes and brackets and the source marks behind it. A line end ends
one too; a table row, a heading line and a bullet are units of their own. ``；`` parts clauses, not sentences: what
stands on its two sides shares its subject and its period. Decimals and ratios (2.2∶1) hold no sentence end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.reading.spans import Span, line_spans, line_start, solid_lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = r"[”’』」）)】》\"]*"
_MARKS = r"(?:\s?\[\d{1,2}\])"
_REMARK = r"(?:（编者说明）)?"
_SENTENCE_END = re.compile(
    rf"(?:[。！？]+|[!?]+(?=$|[^\w=/&])|(?<=[a-z)])\.(?=\s+[A-Z])){_CLOSING}{_REMARK}{_MARKS}*",
)
_CLAUSE_END = re.compile(rf"[；;]{_CLOSING}{_MARKS}*")
_LINE_MARK = re.compile(r"\s*(?:[-*•]\s+|#{1,6}\s+)")
_TABLE_RULE = re.compile(r"\s*\|[\s:|-]+\|?\s*")
_SOURCE_MARK = re.compile(r"\s?\[\d{1,2}\]")
_TRAILING_MARKS = re.compile(rf"{_MARKS}+\s*$")
_ANNOUNCES = re.compile(
    r"[：:]\s*$|以下|如下|下列|下面|几个方面|几方面|主要(?:包括|有|是)|包括|分为|体现在|集中在"
    r"|(?:[两二三四五六七八九十]|\d{1,2})(?:个|大|项|条|点|类|方面|种|层|步)"
)


@lru_cache(maxsize=4096)  # lists, passages, facts and statements are each made of the same stretches
def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Spans of the sentences in ``text[start:end]``, in order, without surrounding white space, bullets and ``#``."""
    return tuple(_units(text, start, len(text) if end is None else end, _SENTENCE_END))


def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Like ``sentences``, parted also at ；."""
    found: list[Span] = []
    for first, last in sentences(text, start, end):
        if text[first] != "|" and not _CLAUSE_END.search(text, first, last):
            found.append((first, last))
        else:
            found.extend(_units(text, first, last, _CLAUSE_END))
    return tuple(found)


def announcing(text: str, floor: int, start: int) -> Span:
    """The announcing sentence right before the first item in the same section; an empty span where there is none."""
    line = max(line_start(text, start), floor)
    before = sentences(text, line, start)
    if not before:
        above = solid_lines(text, floor, max(line - 1, floor))
        before = sentences(text, *above[-1]) if above else ()
    if before and _ANNOUNCES.search(text[slice(*before[-1])]):
        return before[-1]
    return start, start


def strip_marks(text: str) -> str:
    """The text without source marks such as [1] or [12]; years in brackets ([2021]) stay."""
    return _SOURCE_MARK.sub("", text)


def without_marks(text: str, start: int, end: int) -> Span:
    """The span without the source marks at its end, so that the quote stays verbatim."""
    trailing = _TRAILING_MARKS.search(text, start, end)
    return trimmed(text, start, trailing.start() if trailing else end)


def _units(text: str, start: int, end: int, boundary: re.Pattern[str]) -> Iterator[Span]:
    for first, last in line_spans(text, start, end):
        if _TABLE_RULE.fullmatch(text, first, last):
            continue
        mark = _LINE_MARK.match(text, first, last) if first == 0 or text[first - 1] == "\n" else None
        if text[first:last].lstrip().startswith(("|", "#")):
            yield from _solid(text, mark.end() if mark else first, last)
            continue
        begin = mark.end() if mark else first
        for match in boundary.finditer(text, begin, last):
            if not _inside_brackets(text, begin, match, last):
                yield from _solid(text, begin, match.end())
                begin = match.end()
        yield from _solid(text, begin, last)


def _inside_brackets(text: str, begin: int, match: re.Match[str], last: int) -> bool:
    """Whether the full stop stands in a bracket opened in mid-sentence: 全文（含附件。见后）不分开."""
    opened = text.count("（", begin, match.end()) - text.count("）", begin, match.end())
    if opened > 0:
        return text.find("）", match.end(), last) >= 0
    closed_behind = match.group().lstrip("。！？!?").startswith("）")
    return closed_behind and not text[begin : match.start()].lstrip().startswith("（") and match.end() < last


def _solid(text: str, start: int, end: int) -> Iterator[Span]:
    first, last = trimmed(text, start, end)
    if first < last:
        yield first, last
