"""Spans of a text: its lines, and a span without the white space at its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]


def line_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines of ``text[start:end]`` without their line ends."""
    last = len(text) if end is None else end
    while start < last:
        newline = text.find("\n", start, last)
        stop = last if newline < 0 else newline
        yield start, stop
        start = stop + 1


def solid_lines(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines of ``text[start:end]`` that hold anything: its paragraphs, headings and rows."""
    return [span for span in line_spans(text, start, end) if text[slice(*span)].strip()]


def line_start(text: str, offset: int) -> int:
    """Where the line begins that ``offset`` stands in."""
    return text.rfind("\n", 0, offset) + 1


def inside_line(text: str, offset: int) -> bool:
    """Whether anything stands before ``offset`` in its line."""
    return bool(text[line_start(text, offset) : offset].strip())


def line_end(text: str, offset: int) -> int:
    """Where the line ends that ``offset`` stands in: at its line feed, or with the text."""
    newline = text.find("\n", offset)
    return newline if newline >= 0 else len(text)


def lines_around(text: str, start: int, end: int) -> Span:
    """The span of the whole lines that hold ``text[start:end]``, without the last line's end."""
    return line_start(text, start), line_end(text, end)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; an empty one where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def next_line(text: str, end: int) -> Span:
    """The next line with text behind the line that ``end`` lies in; empty at the end of the text."""
    begin = line_end(text, end)
    begin += len(text[begin:]) - len(text[begin:].lstrip())
    return begin, line_end(text, begin)
