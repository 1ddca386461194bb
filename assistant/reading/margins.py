"""What the printer added to pages: their numbers, and the heads and feet that recur, go."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.reading.cut_lines import UNKNOWN, lone_number
from assistant.reading.line_signs import cannot_begin, ends_sentence, opens_in_prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from assistant.reading.cut_lines import Cut, Line

_PAGE_NUMBER = re.compile(
    r"[—–\-－·~～]+\s*\d{1,4}\s*[—–\-－·~～]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s+\d{1,4}"
)
_LONE_NUMBER = re.compile(r"\d{1,4}")
FEWEST_LINES = 5
"""Lines between two page numbers at least; figures that stand closer are those of a table."""
FEWEST_NUMBERS = 3
_WIDEST_STEP = 2
_TITLE_LINES = 3
_RECUR_OFTEN = 3
_REACH = 6
"""Lines within which the halves of a sentence stand around what the printer put between them."""


def without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Pages without page numbers and without the heads and feet that recur on a third of three or more pages."""
    recurring = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _margin(page, 2)})
    often = max(3, (len(pages) + 2) // 3)
    offsets = Counter(
        int(page[at].strip()) - number
        for number, page in enumerate(pages, start=1)
        for at in _margin(page, 1)
        if _LONE_NUMBER.fullmatch(page[at].strip())
    )
    kept = []
    for number, page in enumerate(pages, start=1):
        gone = set()
        for at in _margin(page, 2):
            line = page[at].strip()
            running = recurring[_shape(line)] >= often and not ends_sentence(line)
            if running or _PAGE_NUMBER.fullmatch(line):
                gone.add(at)
        for at in _margin(page, 1):
            line = page[at].strip()
            if _LONE_NUMBER.fullmatch(line) and (int(line) == number or offsets[int(line) - number] >= often):
                gone.add(at)
        kept.append(["" if at in gone else line for at, line in enumerate(page)])
    return kept


def without_page_ends(lines: Sequence[Line], cut: Cut) -> list[Line]:
    """The lines of a cut text without the numbers, heads and feet that stand among them, pages not being told.

    A number goes in a row of page numbers, or where it stands alone in the middle of a sentence; a recurring line
    where it stands beside page numbers or in the middle of sentences, unless it is the title at the beginning.
    """
    numbers = {at for at, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)} | _counted(lines)
    solid = [at for at in range(len(lines)) if at not in numbers]
    numbers |= {at for at in solid if lone_number(lines[at]) and _interrupts(lines, at, numbers, cut)}
    gone = numbers | _recurring(lines, numbers, cut)
    kept: list[Line] = []
    cleared = False
    for at, line in enumerate(lines):
        if at in gone:
            cleared = True
            continue
        kept.append(replace(line, blanks=UNKNOWN) if cleared else line)
        cleared = False
    return kept


def _counted(lines: Sequence[Line]) -> set[int]:
    """The lone numbers that count on from page to page, in the longest row of them."""
    last: dict[int, int] = {}  # the number that a row ends with, and where
    before: dict[int, int | None] = {}
    length: dict[int | None, int] = {None: 0}
    for at, line in enumerate(lines):
        if not lone_number(line):
            continue
        number = int(line.text)
        rows = [last[number - step] for step in range(1, _WIDEST_STEP + 1) if number - step in last]
        before[at] = max((end for end in rows if at - end > FEWEST_LINES), key=length.__getitem__, default=None)
        length[at] = length[before[at]] + 1
        if number not in last or length[at] >= length[last[number]]:
            last[number] = at
    row: set[int] = set()
    place = max(length, key=length.__getitem__)
    while place is not None:
        row.add(place)
        place = before[place]
    return row if len(row) >= FEWEST_NUMBERS else set()


def _interrupts(lines: Sequence[Line], at: int, gone: AbstractSet[int], cut: Cut) -> bool:
    """Whether the line stands between two halves of a sentence."""
    above = next((lines[other] for other in range(at - 1, max(at - _REACH, 0) - 1, -1) if other not in gone), None)
    below = next((lines[other] for other in range(at + 1, min(at + _REACH, len(lines))) if other not in gone), None)
    if above is None or below is None or above.apart or below.apart or ends_sentence(above.text):
        return False
    if lone_number(above) or lone_number(below):
        return False
    goes_on = cut.width(above) >= cut.full and not cut.indented(below) and not opens_in_prose(below.text)
    return goes_on or cannot_begin(below.text)


def _recurring(lines: Sequence[Line], numbers: AbstractSet[int], cut: Cut) -> set[int]:
    """The lines printed alike again and again beside page numbers or in the middle of sentences."""
    alike: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if at not in numbers and not line.apart and not ends_sentence(line.text) and not line.text.isdecimal():
            alike.setdefault(_shape(line.text), []).append(at)
    gone: set[int] = set()
    for places in alike.values():
        inside = [at for at in places if at >= _TITLE_LINES]
        beside = sum(at - 1 in numbers or at + 1 in numbers for at in inside)
        # a full line may be text that is printed twice and cut alike
        narrow = all(cut.width(lines[at]) < cut.full for at in inside)
        halving = sum(_interrupts(lines, at, numbers, cut) for at in inside) if narrow else 0
        if len(places) >= _RECUR_OFTEN and 3 * max(beside, halving) >= 2 * len(inside) > 0:
            gone.update(inside)
    return gone


def _shape(line: str) -> str:
    """A line with its digits alike, so that a running head that carries the page number is the same on each page."""
    return re.sub(r"\d+", "#", "".join(line.split()))


def _margin(page: Sequence[str], depth: int) -> list[int]:
    """The places of the first and last ``depth`` lines that are not blank."""
    solid = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*solid[:depth], *solid[-depth:]})
