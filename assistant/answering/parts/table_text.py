"""A Markdown table inside an answer's text: its cells, each cell as a sentence, a row as a line, columns in line.

A line that begins with | belongs to a table; nothing quoted from a document does (a quoted row has no outer rules).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RULE = "|"
_UNIT_IN_HEAD = re.compile(r"[（(]([^（）()]+)[）)]\s*$")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def row_line(cells: Sequence[str]) -> str:
    """The cells as a line of a table."""
    return "| " + " | ".join(cells) + " |"


def rule_line(columns: int) -> str:
    """The line between a table's head and its rows."""
    return row_line(["---"] * columns)


def is_row(line: str) -> bool:
    """Whether the line belongs to a table."""
    return line.strip().startswith(RULE)


def cells_of(line: str) -> list[str]:
    """The cells of a table's line."""
    return [cell.strip() for cell in line.strip().removeprefix(RULE).removesuffix(RULE).split(RULE)]


def is_rule(cells: Sequence[str]) -> bool:
    """Whether the line only parts a table's head from its rows."""
    return all(set(cell) <= set("-: ") for cell in cells) and any(cells)


def cell_sentence(row: str, above: str, cell: str) -> str:
    """A cell as a sentence: its row's head, its column's head, and itself with the unit that stands in the head."""
    unit = _UNIT_IN_HEAD.search(above)
    figure = f"{cell}{unit[1]}" if unit and _NUMBER.fullmatch(cell) else cell
    return f"{row} {above}：{figure}"


def blocks_of(text: str) -> Iterator[str | tuple[tuple[str, ...], ...]]:
    """Lines as they are; a table as its rows of cells, the head first, in the place of its lines."""
    rows: list[tuple[str, ...]] = []
    for line in text.split("\n"):
        if is_row(line):
            cells = tuple(cells_of(line))
            if not is_rule(cells):
                rows.append(cells)
            continue
        if rows:
            yield tuple(rows)
            rows = []
        yield line
    if rows:
        yield tuple(rows)


def table_as_sentences(text: str) -> Iterator[str]:
    """Lines as they are; each cell of a table as a sentence of its row's and column's heads and itself."""
    for block in blocks_of(text):
        if isinstance(block, str):
            yield block
            continue
        head, *rows = block
        yield " ".join(head)
        for cells in rows:
            for column, cell in enumerate(cells):
                above = head[column] if column < len(head) else ""
                yield cell_sentence(cells[0] if column else "", above, cell)


def rows_as_lines(text: str) -> Iterator[str]:
    """Lines as they are; each row of a table as a line that says its columns (无锡：GDP12370亿元；占比52.5%)."""
    for block in blocks_of(text):
        if isinstance(block, str):
            yield block
            continue
        head, *rows = block
        for cells in rows:
            pairs = zip(head[1:], cells[1:], strict=False)
            yield f"{cells[0]}：" + "；".join(f"{above}{cell}" for above, cell in pairs)


def aligned(text: str) -> str:
    """The text with each table's columns set to one width, for a terminal where a Chinese character is two wide."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and is_row(lines[stop]):
            stop += 1
        if stop > at:
            lines[at:stop] = _set_to_width([cells_of(line) for line in lines[at:stop]])
        at = stop + 1
    return "\n".join(lines)


def _set_to_width(rows: Sequence[Sequence[str]]) -> list[str]:
    columns = max(map(len, rows))
    widths = [max(_width(row[at]) for row in rows if at < len(row) and not is_rule(row)) for at in range(columns)]
    return [
        row_line(["-" * width for width in widths])
        if is_rule(row)
        else row_line([cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)])
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
