"""What a table's rows come to: which they are and how many, their sum or average, the one that has most or least.

Every figure is a cell's own fact; a sum, an average or an order is worked out of the facts of one column.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.tables.grid import MOSTLY
from assistant.answering.tables.rows_asked import column_of, rows_asked
from assistant.answering.understanding.wanted import EXTREME, SMALLEST
from assistant.errors import FactsError
from assistant.facts.averages import mean_among
from assistant.facts.compute import extreme, total
from assistant.quantity import find_periods
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.tables.grid import Grid
    from assistant.answering.tables.rows_asked import Rows
    from assistant.model import Answer, Computed, Fact, Query

_OF_ROWS = frozenset({"sum of rows", "mean of rows"})
FEWEST, MOST_IN_ORDER = 2, 16  # rows that are summed; that are put in an order
_LISTS = re.compile("哪[些几]|什么|有谁|列[出一]|逐[条项个]")
_COUNTS = re.compile("(?:有|共|一共|总共|总计)?(?:多少|几)(?:个|项|家|种|类|条)(?!百分点|月|点)")
_TOGETHER = re.compile("合计|之和|加起来|合起来|加在?一[起块]|相加|加总|累加")
_IN_ALL = re.compile("一共|总共|共计|总计|共(?=[^，。？]{0,4}多少)")
_AVERAGE = re.compile("平均(?:下来)?(?:每|一)(?:个(?!月|年|季|人)|项|家|种)")
_SAYS, _BLANK = re.compile("[0-9一-龥]"), re.compile("未见|未列|暂无|待定")
_WHO, _UNITS = re.compile("谁|哪个(?:单位|部门)|哪家"), re.compile("单位|部门|负责人|牵头")
_HOW_MUCH = re.compile("多少|几[个万亿]|多[大高]")


def write_rows(draft: Draft, gathered: Gathered) -> bool:
    """Write the rows that a question for a list asks for by a cell's words, below their heads; False where none are."""
    if gathered.query.kind != "list" or not _LISTS.search(gathered.query.text):
        return False
    found = next((one for one in rows_asked(gathered) if one.picked and len(one.rows) < one.grid.count), None)
    if found is None:
        return False
    _quote(draft, found, f"以下{len(found.rows)}项")
    return True


def compose_of_rows(whole: Gathered, shelf: Shelf) -> Answer | None:
    """The drafted answer of a table's rows; None where the question asks for nothing that they give."""
    asked = whole.query.text
    if not any(pattern.search(asked) for pattern in (_HOW_MUCH, _COUNTS, _LISTS, _WHO, EXTREME)):
        return None
    for found in rows_asked(whole, shelf):
        draft = Draft(whole.query, whole.searched)
        if _write(draft, found, asked):
            return draft.finished("answered")
    return None


def _write(draft: Draft, found: Rows, asked: str) -> bool:
    counts = _COUNTS.search(asked) is not None
    if _AVERAGE.search(asked):
        return _work_out(draft, found, "mean of rows", mean_among)
    if found.picked and (_TOGETHER.search(asked) or (_IN_ALL.search(asked) and not counts)):
        return _work_out(draft, found, "sum of rows", total)
    if found.picked and len(found.rows) < found.grid.count and (counts or _LISTS.search(asked)):
        _quote(draft, found, f"以下{len(found.rows)}项")
        return True
    if EXTREME.search(asked) and FEWEST <= len(found.rows) <= MOST_IN_ORDER and not _is_of_times(found.grid):
        return _work_out(draft, found, "extreme", lambda facts: extreme(facts, smallest=bool(SMALLEST.search(asked))))
    return False


def row_of_the_thing(whole: Gathered, shelf: Shelf) -> Answer | None:
    """The drafted answer of the one row whose thing the question names, for what a column of it tells; else None.

    泓江三桥今年计划投多少, 照护中心项目的责任单位是谁. To be tried where nothing else answers.
    """
    asked = fold(whole.query.text)
    if not (_HOW_MUCH.search(asked) or _WHO.search(asked)):
        return None
    for found in rows_asked(whole, shelf):
        row = None if _is_of_times(found.grid) else found.grid.row_named(asked)
        if row is not None and _tells_it(found.grid, row, whole.query):
            draft = Draft(whole.query, whole.searched)
            _quote(draft, replace(found, rows=(row,)))
            return draft.finished("answered")
    return None


def _tells_it(grid: Grid, row: int, query: Query) -> bool:
    """Whether a column that the question calls by its head, or one of units where who is asked, says it of the row.

    A column of another time than is asked about says nothing of it (2024年目标, of 2025年).
    """
    asked, who = fold(query.text), _WHO.search(query.text) is not None
    times = {period.key for period in query.times}
    for column in grid.columns:
        head, cell = grid.text(0, column), grid.text(row, column)
        told = {found.value.key for found in find_periods(head) if found.value.key}
        called = (who and _UNITS.search(head)) or grid.called(column, asked) >= MOSTLY
        of_the_time = not (times and told and times.isdisjoint(told))
        says = _SAYS.search(cell) and not _BLANK.search(cell)
        if column != grid.naming and called and of_the_time and says:
            return True
    return False


def _is_of_times(grid: Grid) -> bool:
    """Whether the rows are of years: what was highest in which year is told of the figures as elsewhere."""
    return any(find_periods(grid.text(row, grid.naming)) for row in grid.rows[:FEWEST])


def _quote(draft: Draft, found: Rows, what: str = "") -> None:
    document = found.grid.document
    spans = [found.grid.span(row) for row in found.rows]
    draft.introduce(document, spans[0][0], what)
    for start, end in spans:
        draft.quote_line(document, start, end)


def _work_out(draft: Draft, found: Rows, kind: str, compute: Callable[[Sequence[Fact]], Computed]) -> bool:
    """Write the rows with what their cells of the asked column give; False where one is missing, or they don't fit."""
    column = column_of(found.grid, draft.query, found.facts)
    if column is None or len(found.rows) < FEWEST:
        return False
    if not (found.picked or found.grid.called(column, fold(draft.query.text))):
        return False
    found = replace(found, rows=tuple(row for row in found.rows if row in found.grid.apart))
    facts = [found.grid.fact(row, column, found.facts) for row in found.rows]
    held = [replace(fact, sure=True) for fact in facts if fact is not None]
    if len(held) < len(facts):
        return False
    if kind in _OF_ROWS:  # each row stands above, by its own name
        held = [replace(fact, indicator=found.grid.head(column)) for fact in held]
    try:
        computed = compute(held)
    except FactsError:
        return False
    _quote(draft, found)
    marks = [mark for fact in held for mark in draft.cite(found.grid.document, fact.sentence_start, fact.sentence_end)]
    draft.work_out(kind, computed, tuple(dict.fromkeys(marks)))
    return True
