"""The rows of a table that a question asks for: by what a cell says, or by how much it is at least or at most.

市工信局牵头的是哪几项, 2027年建成的项目, 增加值超过30亿元的行业. A name may be said in short (市工信局 for
市工业和信息化局), a time by its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.answering.tables.grid import Grid
from assistant.answering.understanding.question_terms import place_forms
from assistant.facts.operands import signed
from assistant.period import year_of
from assistant.quantity import base_unit, find_periods, in_ones
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Fact, Period, Quantity, Query

LOOKED_AT = 8  # statements, whose documents' tables are tried
WEIGHTY, MET = 0.2, 0.4  # of the question, for a thing that table, heading or title must name so well
SHORTEST_NAME, LONGEST_SHORT, LEAST_SHORT = 2, 8, 3
OF_THE_TIME = 0.25  # what a column gains whose head has the asked time (2026年计划投资)
HEAD = 2  # characters of a column's head by which a question names it (牵头 of 牵头单位)
_OFFICE = re.compile("[局委办部院厅处会区县市]")
_NUMBERS = re.compile(r"[0-9.,%％\s〔〕—-]*")
_BETWEEN = re.compile("[、，,；;]")
_INSIDE = "里中内上"
_MORE, _LESS = (
    re.compile("以上|超过?|不低于|大于|高于|多于|突破|达到"),
    re.compile("以下|不到|不足|低于|少于|小于|以内"),
)
_FELL, _GREW = re.compile("下降|负增长|减少|下滑|跌"), re.compile("增长|增速|增幅|涨|升|下降|降|减")
_GROWTH = re.compile("增长|增速|增幅|同比|比上年|[±]")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that are asked for; ``picked`` tells whether a cell told them from the others."""

    grid: Grid
    rows: tuple[int, ...]
    facts: tuple[Fact, ...]
    picked: bool


def rows_asked(gathered: Gathered, shelf: Shelf | None = None) -> Iterator[Rows]:
    """The rows that are asked for, of each table that is of the question's matter; all of them where none is told."""
    documents = {one.document.id: one.document for one in gathered.statements[:LOOKED_AT]}
    for document in documents.values():
        for table in document.tables:
            grid = Grid(document, table)
            facts = shelf.between(document.id, table.start, table.end) if shelf else ()
            met = _rows_of(grid, gathered.query, facts)
            rows = grid.rows if met is None else tuple(met)
            if rows and _may_be_of_the_time(grid, gathered.query, rows) and _is_of_the_matter(gathered, grid, rows):
                yield Rows(grid, rows, tuple(facts), met is not None)


def _rows_of(grid: Grid, query: Query, facts: Sequence[Fact]) -> list[int] | None:
    """The rows that meet all that the question says of their cells; None where it says nothing of any."""
    heads = [column for column in grid.columns if column and grid.text(0, column)[:HEAD] in query.text]
    named = {column: set(_named_in(grid, query, column)) for column in grid.columns if column != grid.naming}
    told = [named[column] for column in heads if named.get(column)] or [rows for rows in named.values() if rows]
    beyond = _beyond(grid, query, facts)
    told = [*told, *([beyond] if beyond is not None else [])]
    return sorted(set.intersection(*told)) if told else None


def _named_in(grid: Grid, query: Query, column: int) -> Iterator[int]:
    for row in range(1, grid.count + 1):
        cell = grid.text(row, column)
        if cell and not _NUMBERS.fullmatch(cell) and _is_named(cell, query):
            yield row


def _beyond(grid: Grid, query: Query, facts: Sequence[Fact]) -> set[int] | None:
    """The rows whose figure is beyond the amount that the question names, or fell where those that fell are asked for.

    None where it names no such amount, or leaves open which column is meant.
    """
    fell = _FELL.search(query.text) is not None
    amounts = [one for one in query.quantities if one.unit]
    if len(amounts) > 1 or (not amounts and not fell):
        return None
    column = column_of(grid, query, facts, amounts[0] if amounts else None)
    if column is None:
        return None
    held = {row: fact for row in grid.rows if (fact := grid.fact(row, column, facts)) is not None}
    if not amounts:
        return {row for row, fact in held.items() if fact.direction == "down"}
    least, most = _MORE.search(query.text), _LESS.search(query.text)
    if bool(least) == bool(most):
        return None
    bound, of_falls = in_ones(amounts[0]), fell
    sizes = {row: in_ones(fact.quantity) if of_falls else in_ones(signed(fact)) for row, fact in held.items()}
    if of_falls:
        sizes = {row: size for row, size in sizes.items() if held[row].direction == "down"}
    open_end = least is not None and "以上" not in least[0] and "不低于" not in least[0]
    if least:
        return {row for row, size in sizes.items() if size > bound or (size == bound and not open_end)}
    return {row for row, size in sizes.items() if size < bound}


def column_of(grid: Grid, query: Query, facts: Sequence[Fact], amount: Quantity | None = None) -> int | None:
    """The column of figures that the question means: of the amount's unit, or of growth, and called best by its head.

    None where two are called alike.
    """
    unit = base_unit(amount.unit)[0] if amount else ""
    of_growth = _GREW.search(query.text) is not None if amount is None else unit == "%"
    scored: list[tuple[float, int]] = []
    for column in grid.columns:
        head = grid.text(0, column)
        if column == grid.naming or not grid.is_of_figures(column) or bool(_GROWTH.search(head)) != of_growth:
            continue
        held = [fact for row in grid.rows if (fact := grid.fact(row, column, facts)) is not None]
        if not held or (unit and any(base_unit(fact.quantity.unit)[0] != unit for fact in held)):
            continue
        timed = any(period.printed in head or period.key == head[:4] for period in query.times)
        scored.append((grid.called(column, fold(query.text)) + OF_THE_TIME * timed, column))
    best = max((score for score, _ in scored), default=0.0)
    chosen = [column for score, column in scored if score == best]
    return chosen[0] if len(chosen) == 1 and (best > 0 or len(scored) == 1) else None


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


def _may_be_of_the_time(grid: Grid, query: Query, rows: Sequence[int]) -> bool:
    """Whether no year is asked about, or one that the rows, or what stands above the table, name, if they name any."""
    asked = {year for period in query.times if (year := year_of(period))}
    said = " ".join((grid.above, *(grid.document.text[slice(*grid.span(row))] for row in rows)))
    told = {year for found in find_periods(said) if (year := year_of(found.value))}
    return not (asked and told) or not asked.isdisjoint(told)


def _is_of_the_matter(gathered: Gathered, grid: Grid, rows: Sequence[int]) -> bool:
    """Whether caption, heads, headings or title of the table, or its rows, name what else the question is about."""
    passed = place_forms()
    things = [term for term in gathered.terms if term.thing and term.weight >= WEIGHTY and term.word not in passed]
    said = fold(" ".join((grid.above, *(grid.document.text[slice(*grid.span(row))] for row in rows))))
    return all(
        match >= MET or _OFFICE.match(term.word[-1]) or term.word.rstrip(_INSIDE) in said  # 表里, 专栏中
        for term, match in zip(things, coverage(things, said), strict=True)
    )
