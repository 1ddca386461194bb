"""Tables cell by cell: row and column heads give the indicator, the period, the place, the unit."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.naming import subjects_in
from assistant.facts.setting import time_of, without_places
from assistant.facts.stated import well_named
from assistant.model import Fact, Period, Quantity
from assistant.quantity import find_periods, is_unit, scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.setting import Setting
    from assistant.model import Cell, Document, Table

_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_GROWTH = re.compile("(?:同比)?(?:增速|增长率|增幅|增长)$")
_NOT_DATA = re.compile("来源|出处|备注|说明|序号")
_AIM = re.compile("目标|计划|预期")


@dataclass(frozen=True, slots=True)
class _Head:
    """What a row's or column's head says."""

    words: str
    period: Period
    place: str
    unit: str
    target: bool


def table_facts(document: Document, table: Table, setting: Setting) -> Iterator[Fact]:
    """The facts of a table's cells; a row is the sentence of its figures."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    if len(rows) < 2:
        return
    columns = {cell.column: _head(document.text[cell.start : cell.end], setting) for cell in rows[0]}
    for number, cells in rows.items():
        if number == 0 or not cells:
            continue
        row = _head(document.text[cells[0].start : cells[0].end], setting)
        for cell in cells[1:]:
            column = columns.get(cell.column)
            if column is not None and not _NOT_DATA.search(column.words):
                yield from _cell_facts(document, cell, row, column, setting, (cells[0].start, cells[-1].end))


def _head(text: str, setting: Setting) -> _Head:
    unit = _UNIT.search(text)
    words = _UNIT.sub("", text)
    periods = find_periods(words)
    places = subjects_in(words)
    period = time_of(periods[0].value, setting) if periods else Period("")
    for found in reversed(periods):
        words = words[: found.start] + words[found.end :]
    if places:
        words = without_places(words)
    target = bool(_AIM.search(words))
    words = _AIM.sub("", words).strip(" 的：:")
    held = unit[1] if unit and is_unit(unit[1]) else ""
    return _Head(words, period, places[0][0] if places else "", held, target)


def _cell_facts(
    document: Document, cell: Cell, row: _Head, column: _Head, setting: Setting, span: tuple[int, int]
) -> Iterator[Fact]:
    figures = [found for found in scan(document.text, cell.start, cell.end) if isinstance(found.value, Quantity)]
    if len(figures) != 1:
        return
    found = figures[0]
    quantity = found.value
    if not isinstance(quantity, Quantity):
        return
    if not quantity.unit and (unit := column.unit or row.unit):
        quantity = replace(quantity, unit=unit)
    words = row.words if not row.period.key else ""
    name = _joined(words, column.words, setting.topic)
    growth = _GROWTH.search(name) is not None and quantity.unit == "%"
    indicator = _GROWTH.sub("", name) if growth else name
    period = column.period if column.period.key else row.period if row.period.key else setting.period
    subject = row.place or column.place or setting.subject
    falls = quantity.value < 0 or document.text[cell.start : cell.end].startswith(("下降", "减少"))
    text = document.text[cell.start : cell.end]
    status = "estimate" if "预计" in text else "target" if row.target or column.target else setting.status
    yield Fact(
        subject=subject, indicator=indicator,
        measure="同比增速" if growth else "占比" if re.search("比重|占比", indicator) else "量值",
        period=period, quantity=quantity, document_id=document.id, start=found.start, end=found.end,
        sentence_start=span[0], sentence_end=span[1],
        direction=("down" if falls else "up") if growth else "",
        status=status,  # type: ignore[arg-type]
        sure=bool(subject and period.key and quantity.unit) and well_named(indicator),
    )  # fmt: skip


def _joined(row: str, column: str, topic: str) -> str:
    """The indicator from both heads; heads such as 总量 and 增速 need the table's topic."""
    if row and column and row != column:
        return f"{row}{column}" if not column.startswith(row) else column
    name = row or column
    if topic and (name in ("", "总量", "数值", "数量", "完成数", "合计") or _GROWTH.fullmatch(name)):
        return f"{topic}{name}" if _GROWTH.fullmatch(name) else topic
    return name
