"""Tables in their one printed form: Markdown rows ``| a | b |``, one to a line, in every format."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Cell, Table
from assistant.reading.spans import Span, line_spans, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_RULE = re.compile(r"[ \t]*\|[\s:|-]+\|[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as Markdown rows, the first as the header; "" where no cell holds anything.

    White space in a cell becomes one space and ``|`` its full-width form, as a bar would end the cell.
    """
    clean = [[" ".join(cell.split()).replace("|", "｜") for cell in row] for row in rows]
    clean = [row for row in clean if any(row)]
    if not clean:
        return ""
    width = max(len(row) for row in clean)
    lines = [_row_text([*row, *[""] * (width - len(row))]) for row in clean]
    return "\n".join((lines[0], _row_text(["---"] * width), *lines[1:]))


def find_tables(text: str, section_at: Callable[[int], tuple[str, ...]]) -> tuple[Table, ...]:
    """The tables of a text; the rule ``| --- |`` below the header is no row."""
    tables = []
    for lines in _blocks(text):
        rows = [line for line in lines if not _RULE.fullmatch(text, *line)]
        cells = tuple(cell for row, line in enumerate(rows) for cell in _cells(text, row, line))
        if len(rows) > 1 and cells:
            tables.append(Table(lines[0][0], lines[-1][1], cells, section_at(lines[0][0])))
    return tuple(tables)


def table_rows(text: str, table: Table) -> tuple[Span, ...]:
    """The spans of the table's lines, the header first, the rule left out."""
    return tuple(line for line in line_spans(text, table.start, table.end) if not _RULE.fullmatch(text, *line))


def _row_text(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _blocks(text: str) -> Iterator[list[Span]]:
    block: list[Span] = []
    if "|" not in text:
        return
    for line in line_spans(text):
        if _ROW.fullmatch(text, *line):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cells(text: str, row: int, line: Span) -> Iterator[Cell]:
    bars = [match.start() for match in _BAR.finditer(text, *line)]
    for column, (left, right) in enumerate(pairwise(bars)):
        yield Cell(row, column, *trimmed(text, left + 1, right))
