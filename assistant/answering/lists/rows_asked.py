"""The rows of a table that a question asks for by what stands in one of their cells: 市工信局牵头的是哪几项.

A name may be said in short (市工信局 for 市工业和信息化局), a time by its year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.question_terms import place_forms
from assistant.quantity import find_periods
from assistant.reading.spans import line_start
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Document, Period, Query, Table
    from assistant.reading.spans import Span

LOOKED_AT = 8  # statements, whose documents' tables are tried
WEIGHTY, MET = 0.2, 0.4  # of the question, for a thing that table, heading or title must name so well
ABOVE = 80  # characters in front of a table, where its caption stands
SHORTEST_NAME, LONGEST_SHORT, LEAST_SHORT = 2, 8, 3
_ASKS_ROWS = re.compile("哪[些几]|什么|有谁|列[出一]|逐[条项个]")
_OFFICE = re.compile("[局委办部院厅处心会区县市]")
_NUMBERS = re.compile(r"[0-9.,%％\s〔〕—-]*")
_BETWEEN = re.compile("[、，,；;]")
_INSIDE = "里中内上"
HEAD = 2  # characters of a column's head by which a question names it (牵头 of 牵头单位)


def rows_asked(gathered: Gathered) -> tuple[Document, list[Span]] | None:
    """The rows that the question asks for, of the first table that has some but not all of its rows so."""
    query = gathered.query
    if query.kind != "list" or not _ASKS_ROWS.search(query.text):
        return None
    documents = {one.document.id: one.document for one in gathered.statements[:LOOKED_AT]}
    for document in documents.values():
        for table in document.tables:
            grid = _Grid(document, table)
            rows = grid.rows_named(query)
            if rows and len(rows) < grid.count and _is_of_the_matter(gathered, grid, query):
                return document, [grid.span(row) for row in rows]
    return None


def write_rows(draft: Draft, gathered: Gathered) -> bool:
    """Write the rows that are asked for, below their column heads; False where none are."""
    if (found := rows_asked(gathered)) is None:
        return False
    document, rows = found
    for start, end in rows:
        draft.introduce(document, start)
        draft.quote_line(document, start, end)
    return True


class _Grid:
    """A table by its rows and columns."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self._cells = {(cell.row, cell.column): cell for cell in table.cells}
        self.count = max(cell.row for cell in table.cells)
        self._columns = range(max(cell.column for cell in table.cells) + 1)

    def text(self, row: int, column: int) -> str:
        """What stands in the cell."""
        cell = self._cells.get((row, column))
        return self.document.text[cell.start : cell.end] if cell else ""

    def span(self, row: int) -> Span:
        """Where the row stands."""
        cells = [cell for cell in self.table.cells if cell.row == row]
        return cells[0].start, cells[-1].end

    @property
    def heads(self) -> str:
        """The column heads, with the caption above the table."""
        heads = " ".join(self.text(0, column) for column in self._columns)
        above = self.document.text[max(0, self.table.start - ABOVE) : self.table.start]
        return f"{above.strip().rpartition(chr(10))[2]} {heads}"

    def rows_named(self, query: Query) -> list[int]:
        """The rows that have in each column by which some are asked for what the question names there."""
        named = [column for column in self._columns if self.text(0, column)[:HEAD] in query.text and column]
        columns = [column for column in named if any(self._named_in(query, column))] or list(self._columns[1:])
        found: set[int] = set()
        for column in columns:
            rows = set(self._named_in(query, column))
            found = found & rows if found and rows else found or rows
        return sorted(found)

    def _named_in(self, query: Query, column: int) -> Iterator[int]:
        for row in range(1, self.count + 1):
            cell = self.text(row, column)
            if cell and not _NUMBERS.fullmatch(cell) and _is_named(cell, query):
                yield row


def _is_named(cell: str, query: Query) -> bool:
    """Whether the question names what the cell says, or one of several that it lists."""
    asked = [period for period in query.times if period.key]
    if times := [found.value for found in find_periods(cell)]:
        return any(_lies_within(held, wanted) for held in times for wanted in asked)
    said = fold(query.text)
    return any(_is_said(fold(name.strip()), said) for name in _BETWEEN.split(cell))


def _lies_within(held: Period, wanted: Period) -> bool:
    first = wanted.first or wanted.last
    if held.key == wanted.key or not (first and wanted.last and held.last):
        return held.key == wanted.key
    return first <= held.last <= wanted.last


def _is_said(name: str, said: str) -> bool:
    """Whether the text says the name, or its office in short: 市工信局 of 市工业和信息化局."""
    if len(name) < SHORTEST_NAME:
        return False
    if name in said:
        return True
    ends = (at + 1 for at, sign in enumerate(said) if sign == name[-1] and _OFFICE.match(sign))
    shorts = (said[end - size : end] for end in ends for size in range(LEAST_SHORT, LONGEST_SHORT + 1) if size <= end)
    return any(short[0] in name[:2] and _is_short_for(short, name) for short in shorts)


def _is_short_for(short: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in short)


def _is_of_the_matter(gathered: Gathered, grid: _Grid, query: Query) -> bool:
    """Whether caption, heads, headings or title of the table, or its rows, name what else the question is about."""
    document = grid.document
    at = line_start(document.text, grid.table.start)
    above = " ".join((grid.heads, *document.section_at(at), document.title))
    rows = [document.text[slice(*grid.span(row))] for row in grid.rows_named(query)]
    passed = place_forms()
    things = [term for term in gathered.terms if term.thing and term.weight >= WEIGHTY and term.word not in passed]
    said = fold(f"{above} {' '.join(rows)}")
    return all(
        match >= MET or _is_an_office(term.word) or term.word.rstrip(_INSIDE) in said  # 表里, 专栏中
        for term, match in zip(things, coverage(things, said), strict=True)
    )


def _is_an_office(word: str) -> bool:
    """Whether the word may be an office said in short, which the rows have in full."""
    return _OFFICE.match(word[-1]) is not None
