"""Lists whose items begin with a sign: bullets, and titles behind a dash."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Item, ItemList
from assistant.reading.sentences import announcing
from assistant.reading.spans import Span, line_start, solid_lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DASH = "——"
_BULLET = re.compile(rf"(?P<indent>[ \t　]*)(?P<sign>[-*•·●■◆]\s+|{_DASH}\s?)(?=\S)")
MOST_BELOW_A_DASH = 5
"""Paragraphs between a title behind a dash and the next one."""
RIGHT_BELOW = 3
"""Dashes one right below the other, after which one that stands further down begins another list."""


def bulleted(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """Bullets of one indentation with nothing but deeper lines and blank lines between them."""
    open_lists: dict[int, list[tuple[str, Span]]] = {}

    def close(deeper_than: int) -> Iterator[ItemList]:
        for indent in sorted(open_lists, reverse=True):
            if indent > deeper_than and len(signed := open_lists.pop(indent)) > 1:
                yield _list(text, signed, start, path)

    for first, last in solid_lines(text, start, end):
        match = _BULLET.match(text, first, last)
        indent = len(match["indent"]) if match else trimmed(text, first, last)[0] - first
        if not match and (indent == 0 or not open_lists):
            yield from close(-1)
            continue
        yield from close(indent if match else indent - 1)
        for outer, signed in open_lists.items():
            if outer < indent:
                sign, (begun, _) = signed[-1]
                signed[-1] = sign, (begun, last)
        if match:
            open_lists.setdefault(indent, []).append((match["sign"].strip(), (match.end(), last)))
    yield from close(-1)


def dashed(text: str, start: int, end: int, path: tuple[str, ...]) -> Iterator[ItemList]:
    """Titles behind a dash (——必须坚持改革开放。), each with a few paragraphs below; the last with as many as most."""
    lines = solid_lines(text, start, end)
    bullets = ((at, _BULLET.match(text, *line)) for at, line in enumerate(lines))
    runs: list[list[tuple[int, int]]] = []  # the line of each title, and where it begins behind its dash
    for one in [(at, found.end()) for at, found in bullets if found and found["sign"].startswith(_DASH)]:
        gap = one[0] - runs[-1][-1][0] if runs else 0
        close = len(runs[-1]) >= RIGHT_BELOW and runs[-1][-1][0] - runs[-1][0][0] < len(runs[-1]) if runs else False
        if runs and gap <= (1 if close else MOST_BELOW_A_DASH + 1):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        below = [other - one - 1 for (one, _), (other, _) in pairwise(run)]
        if not any(below):
            continue  # bullets one right below the other, or one alone
        last = min(run[-1][0] + max(below), len(lines) - 1)
        ends = [*(lines[at][0] for at, _ in run[1:]), lines[last][1]]
        yield _list(text, [(_DASH, (begun, stop)) for (_, begun), stop in zip(run, ends, strict=True)], start, path)


def _list(text: str, signed: Sequence[tuple[str, Span]], floor: int, path: tuple[str, ...]) -> ItemList:
    items = tuple(Item(sign, number, *trimmed(text, *span)) for number, (sign, span) in enumerate(signed, start=1))
    first_line = line_start(text, signed[0][1][0])
    return ItemList("bullet", items, *announcing(text, floor, max(first_line, floor)), path)
