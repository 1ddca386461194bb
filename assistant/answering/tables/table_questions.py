"""What a table's rows come to: which they are and how many, their sum or average, the one that has most or least.

Every figure is a cell's own fact; a sum, an average or an order is worked out of the facts of one column.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.tables.rows_asked import column_of, rows_asked
from assistant.answering.understanding.wanted import EXTREME, SMALLEST
from assistant.errors import FactsError
from assistant.facts.averages import mean_among
from assistant.facts.compute import extreme, total
from assistant.quantity import find_periods

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.tables.grid import Grid
    from assistant.answering.tables.rows_asked import Rows
    from assistant.model import Answer, Computed, Fact

FEWEST, MOST_IN_ORDER = 2, 16  # rows that are summed; that are put in an order
_LISTS = re.compile("哪[些几]|什么|有谁|列[出一]|逐[条项个]")
_COUNTS = re.compile("(?:有|共|一共|总共|总计)?(?:多少|几)(?:个|项|家|种|类|条)(?!百分点|月|点)")
_TOGETHER = re.compile("合计|之和|加起来|合起来|加在?一[起块]|相加|加总|累加")
_IN_ALL = re.compile("一共|总共|共计|总计|共(?=[^，。？]{0,4}多少)")
_AVERAGE = re.compile("平均每[个项家种]|平均(?:下来)?(?:一个)?(?:的)?[^，。？]{0,6}多少")
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
    if not (_HOW_MUCH.search(asked) or _LISTS.search(asked) or EXTREME.search(asked)):
        return None
    for found in rows_asked(whole, shelf):
        draft = Draft(whole.query, whole.searched)
        if _write(draft, found, asked):
            return draft.finished("answered")
    return None


def _write(draft: Draft, found: Rows, asked: str) -> bool:
    counts = _COUNTS.search(asked) is not None
    if _AVERAGE.search(asked):
        return _work_out(draft, found, "mean among", mean_among)
    if found.picked and (_TOGETHER.search(asked) or (_IN_ALL.search(asked) and not counts)):
        return _work_out(draft, found, "sum", total)
    if found.picked and len(found.rows) < found.grid.count and (counts or _LISTS.search(asked)):
        _quote(draft, found, f"以下{len(found.rows)}项")
        return True
    if EXTREME.search(asked) and FEWEST <= len(found.rows) <= MOST_IN_ORDER and not _is_of_times(found.grid):
        return _work_out(draft, found, "extreme", lambda facts: extreme(facts, smallest=bool(SMALLEST.search(asked))))
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
    facts = [found.grid.fact(row, column, found.facts) for row in found.rows]
    held = [replace(fact, sure=True) for fact in facts if fact is not None]
    if len(held) < len(facts):
        return False
    try:
        computed = compute(held)
    except FactsError:
        return False
    _quote(draft, found)
    marks = [mark for fact in held for mark in draft.cite(found.grid.document, fact.sentence_start, fact.sentence_end)]
    draft.work_out(kind, computed, tuple(dict.fromkeys(marks)))
    return True
