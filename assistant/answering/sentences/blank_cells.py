"""A table's row that has nothing in the columns asked about: 未见数值 tells of no figure of that year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.time_and_place import periods_agree
from assistant.quantity import find_periods, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.model import Query

_SETS_NONE = re.compile("无数值|未设|未定|不设")  # that none was set does answer
NO_FIGURE = "所引表中“{}”一栏没有数值。"


def blank_columns(query: Query, chosen: Sequence[Statement]) -> list[str]:
    """The heads of the columns of the asked times in which no row that is told has a figure, where one is asked for."""
    asked = query.times
    if not asked or query.kind not in {"number", "compare", "verify", "rank"}:
        return []
    columns = [column for one in chosen for column in _columns(one)]
    told = {head for head, cell in columns if find_quantities(cell) or _SETS_NONE.search(cell)}
    of_them = dict.fromkeys(head for head, _ in columns if find_periods(head) and periods_agree(asked, (head,)))
    return [head for head in of_them if head not in told]


def _columns(statement: Statement) -> Iterator[tuple[str, str]]:
    """Each column's head with the row's cell, where the statement is a table's row."""
    document = statement.document
    for table in document.tables:
        if table.start <= statement.start < table.end:
            heads = {cell.column: cell for cell in table.cells if cell.row == 0}
            for cell in table.cells:
                if cell.row and statement.start <= cell.start < statement.end and cell.column in heads:
                    head = heads[cell.column]
                    yield document.text[head.start : head.end].strip(), document.text[cell.start : cell.end]
