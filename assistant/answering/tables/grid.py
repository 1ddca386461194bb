"""A document's table by rows and columns, with what a question may call them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.facts.table_heads import naming_column
from assistant.reading.spans import line_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Document, Fact, Table
    from assistant.reading.spans import Span

ABOVE = 80  # characters in front of a table, where its caption stands
_FIGURE = re.compile(r"[-−－＜<>＞≤≥约]?[0-9][0-9.,]*\s*[%％]?")
_UNSAID = re.compile(r"[（(].*?[)）]|[0-9]{4}年|\s")
_OF_ALL = re.compile("合计|总计|小计|全[省市区县]|地区生产总值")
_PART = re.compile("其中|[#＃]")
PAIR = 2
MOSTLY = 0.5
_KIND = re.compile("(?:建设)?(?:项目|工程)$")  # what each row of a list is


def _said_of(name: str, asked: str) -> float:
    """The share of the name's pairs of characters that the question has."""
    pairs = [name[at : at + PAIR] for at in range(len(name) - 1)]
    return sum(pair in asked for pair in pairs) / len(pairs) if pairs else 0.0


class Grid:
    """A table's cells; row 0 holds the column heads."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self._cells = {(cell.row, cell.column): cell for cell in table.cells}
        self.count = max(cell.row for cell in table.cells)
        self.columns = range(max(cell.column for cell in table.cells) + 1)

    def text(self, row: int, column: int) -> str:
        """What stands in the cell."""
        cell = self._cells.get((row, column))
        return self.document.text[cell.start : cell.end] if cell else ""

    def span(self, row: int) -> Span:
        """Where the row stands."""
        cells = [cell for cell in self.table.cells if cell.row == row]
        return cells[0].start, cells[-1].end

    @cached_property
    def naming(self) -> int:
        """The column that names what a row is of."""
        return naming_column([self.text(0, column) for column in self.columns])

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows of things, without those of them all (合计, 全市)."""
        return tuple(row for row in range(1, self.count + 1) if not _OF_ALL.search(self.text(row, self.naming)))

    @cached_property
    def apart(self) -> frozenset[int]:
        """The rows that are no parts of others (其中), which alone are summed and put in an order."""
        return frozenset(row for row in self.rows if not _PART.search(self.text(row, self.naming)))

    @property
    def above(self) -> str:
        """What says of what the table is: caption, column heads, headings, the document's title."""
        before = self.document.text[max(0, self.table.start - ABOVE) : self.table.start]
        heads = (self.text(0, column) for column in self.columns)
        section = self.document.section_at(line_start(self.document.text, self.table.start))
        return " ".join((before.strip().rpartition("\n")[2], *heads, *section, self.document.title))

    def is_of_figures(self, column: int) -> bool:
        """Whether most cells of the column are bare figures."""
        cells = [text for row in self.rows if (text := self.text(row, column))]
        return PAIR * sum(_FIGURE.fullmatch(text) is not None for text in cells) > len(cells)

    def head(self, column: int) -> str:
        """The column's head without its unit and year: 计划投资 of 2026年计划投资（万元）."""
        return _UNSAID.sub("", self.text(0, column))

    def called(self, column: int, asked: str) -> float:
        """How far the question calls the column by its head."""
        return _said_of(self.head(column), asked)

    def row_named(self, asked: str) -> int | None:
        """The one row whose thing the question names best, and mostly; None where it names none, or two alike."""
        said = {row: _said_of(_KIND.sub("", _UNSAID.sub("", self.text(row, self.naming))), asked) for row in self.rows}
        best = max(said.values(), default=0.0)
        rows = [row for row, share in said.items() if share == best]
        return rows[0] if best >= MOSTLY and len(rows) == 1 else None

    def fact(self, row: int, column: int, facts: Sequence[Fact]) -> Fact | None:
        """The fact of the cell."""
        cell = self._cells.get((row, column))
        if cell is None:
            return None
        return next((fact for fact in facts if cell.start <= fact.start < max(cell.end, cell.start + 1)), None)
