"""Tables cell by cell: row and column heads give the indicator, the period, the place, the unit."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.sharing import measure_of, only_says_which
from assistant.facts.stated import well_named
from assistant.facts.table_heads import Head, as_a_city, naming_column, read_head_cell, unit_above
from assistant.facts.wording import COUNT_UNITS
from assistant.model import Fact, Quantity
from assistant.period import parse_period, year_of
from assistant.quantity import base_unit, is_unit, scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.facts.setting import Setting
    from assistant.model import Cell, Document, Table

_UNIT_COLUMN = ("单位", "计量单位")
_OF_WHOLE = re.compile("(?:占比|比重)$")
_NOT_DATA = re.compile("来源|出处|备注|说明|序号|位次|排名")
_OF_THE_TOPIC = ("", "总量", "数值", "数量", "完成数", "合计", "总计")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's head; ``value`` is the head of the amounts whose growth the column gives."""

    head: Head
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's head, the name its figures are of, the unit it gives them, and where it stands."""

    head: Head
    words: str
    unit: str
    span: tuple[int, int]


def table_facts(document: Document, table: Table, setting: Setting) -> Iterator[Fact]:
    """The facts of a table's cells; a row is the sentence of its figures."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    if len(rows) < 2:
        return
    named = naming_column([document.text[cell.start : cell.end] for cell in rows[0]])
    columns = _columns(document, rows[0][named:], setting)
    unit_of_all = unit_above(document, table)
    whole, whole_unit, listed = "", "", False
    for number, cells in rows.items():
        if number == 0 or len(cells) <= named:
            continue
        head = _head(document, cells[named], setting)
        placed = (_head(document, cell, setting).place for cell in cells[:named])
        head = head if head.place else replace(head, place=next(filter(None, placed), ""))
        listed = head.part or (listed and only_says_which(head.words))  # 其中：城镇, and 乡村 below it
        unit = whole_unit or unit_of_all if listed else unit_of_all
        row = _row(document, cells, columns, unit, head, whole if listed else "")
        whole, whole_unit = (whole, whole_unit) if listed else (head.words, row.unit)
        for cell in cells[named + 1 :]:
            column = columns.get(cell.column)
            if column is not None and not _NOT_DATA.search(column.head.words):
                yield from _cell_facts(document, cell, row, column, setting)


def _head(document: Document, cell: Cell, setting: Setting) -> Head:
    return as_a_city(read_head_cell(document.text[cell.start : cell.end], setting), document.text)


def _columns(document: Document, heads: Sequence[Cell], setting: Setting) -> dict[int, _Column]:
    """The columns by number; a growth without a name or time of its own is that of the amounts left of it."""
    columns: dict[int, _Column] = {}
    left: list[Head] = []
    value = ""
    for cell in heads:
        head = _head(document, cell, setting)
        if head.growth and left:
            head = _of_the_left(head, left)
        elif not head.growth:
            value = "" if head.words in _UNIT_COLUMN else head.words
            left.append(head)
        columns[cell.column] = _Column(head, value if head.growth and not head.words else "")
    yearly = any(column.head.growth == "年均增速" for column in columns.values())
    for number, column in columns.items() if setting.status == "target" else ():
        if not column.head.growth and _is_the_base(column.head, left, setting, grown=yearly):
            columns[number] = replace(column, head=replace(column.head, reached=True))
    return columns


def _of_the_left(head: Head, left: Sequence[Head]) -> Head:
    """A growth's head with the time of the amounts left of it; of years (2020年 | 2025年 | 年均增长) all of them."""
    last = left[-1]
    years = [year for one in left if (year := year_of(one.period)) and one.period.key == str(year)]
    yearly = head.growth == "年均增速"
    head = replace(head, target=head.target or (yearly and last.target))
    if head.period.key or head.unclear:
        return head
    spans = yearly and years and min(years) < years[-1]
    return replace(head, period=parse_period(f"{min(years) + 1}—{years[-1]}年") if spans else last.period)


def _is_the_base(head: Head, others: Sequence[Head], setting: Setting, *, grown: bool) -> bool:
    """Whether a column of a plan's table is of a year that is over, the base of its aims: 2025年 | 2030年."""
    year = year_of(head.period)
    years = [other for one in others if (other := year_of(one.period))]
    if year is None or head.target or year == max(years):
        return False
    return year < setting.this_year or (grown and year == min(years))


def _row(
    document: Document, cells: Sequence[Cell], columns: dict[int, _Column], unit: str, head: Head, whole: str
) -> _Row:
    """A row with its head, of a part (其中：农业) with the measure of the ``whole``; the unit from the row's cell."""
    measured = only_says_which(head.words) and measure_of(whole)
    given = [cell for cell in cells[1:] if cell.column in columns and columns[cell.column].head.words in _UNIT_COLUMN]
    printed = document.text[given[0].start : given[0].end].strip() if given else ""
    own = printed if is_unit(printed) else head.unit or unit
    return _Row(head, head.words + (measured or ""), own, (cells[0].start, cells[-1].end))


def _cell_facts(document: Document, cell: Cell, row: _Row, column: _Column, setting: Setting) -> Iterator[Fact]:
    text = document.text[cell.start : cell.end]
    figures = [found for found in scan(document.text, cell.start, cell.end) if isinstance(found.value, Quantity)]
    quantity = figures[0].value if len(figures) == 1 else None
    if not isinstance(quantity, Quantity):
        return
    head = column.head
    growth = head.growth or row.head.growth
    if not quantity.unit and (named := head.unit or ("" if growth else row.unit)):
        quantity = replace(quantity, unit=named)
    clear = not (row.head.unclear or head.unclear) and (not growth or quantity.unit == "%")
    indicator = _joined(row.words, head.words or column.value, setting.topic)
    period = head.period if head.period.key else row.head.period if row.head.period.key else setting.period
    subject = row.head.place or head.place or setting.subject
    against = head.against or row.head.against
    before = not against or (year_of(period) or 0) - 1 == int(against[:4])
    measure = "占比" if re.search("比重|占比", indicator) else "量值"
    if measure == "占比" or base_unit(quantity.unit)[0] not in COUNT_UNITS:
        clear = clear and not only_says_which(_OF_WHOLE.sub("", indicator))  # 其中：城镇 34万人, 65%: of what
    if growth and quantity.unit == "%":
        measure = growth if before else "变动"
        clear = clear and not only_says_which(indicator) and (growth == "同比增速" or ".." in period.key)
    target = row.head.target or head.target
    status = "result" if head.reached else setting.status
    falls = quantity.value < 0 or text.startswith(("下降", "减少"))
    if falls and measure not in ("占比", "量值"):  # -1.5 is a fall of 1.5, as prose tells it
        quantity = replace(quantity, value=abs(quantity.value), printed=quantity.printed.lstrip("-−－"))
    yield Fact(
        subject=subject, indicator=indicator, measure=measure, period=period, quantity=quantity,
        document_id=document.id, start=figures[0].start, end=figures[0].end,
        sentence_start=row.span[0], sentence_end=row.span[1],
        direction=("down" if falls else "up") if measure not in ("占比", "量值") else "",
        base="" if before else against,
        status="estimate" if "预计" in text else "target" if target else status,  # type: ignore[arg-type]
        sure=clear and bool(subject and period.key and quantity.unit) and well_named(indicator),
    )  # fmt: skip


def _joined(row: str, column: str, topic: str) -> str:
    """The indicator from both heads; heads such as 总量, and rows that only say whose (民营企业), need the topic."""
    if row and column and row != column and column not in _OF_THE_TOPIC:
        if row.endswith("量") and column.endswith("产量"):
            return row  # 发电量, in a column of 产量
        return _overlapping(row, column) if not column.startswith(row) else column
    name = row if row not in _OF_THE_TOPIC else column
    if topic and name in _OF_THE_TOPIC:
        return topic
    if topic and only_says_which(name):
        return _overlapping(name, topic)
    return name


def _overlapping(first: str, second: str) -> str:
    """Two names as one, what ends the first and begins the second written once: 轻工业, 工业增加值 → 轻工业增加值."""
    size = next((size for size in range(min(len(first), len(second)), 0, -1) if first.endswith(second[:size])), 0)
    return first + second[size:]
