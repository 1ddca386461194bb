"""XLSX by openpyxl and CSV: each sheet a heading and a table, every cell in the text as its reader sees it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.reading.blocks import Block, compose
from assistant.reading.draft import Draft
from assistant.reading.encoding import decoded
from assistant.reading.limits import broken
from assistant.reading.tables import table_text

if TYPE_CHECKING:
    from pathlib import Path

_DECIMALS = re.compile(r"0\.(0+)")


def read_csv(path: Path, content: bytes) -> Draft:
    """One table; the delimiter is the one of comma, semicolon and tab that the first line has most of."""
    text = decoded(path, content)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise broken(path) from error
    return Draft(text=table_text(rows), title=path.stem)


def read_workbook(path: Path, content: bytes) -> Draft:
    """Each sheet that holds anything; formulas by the values that were saved with them."""
    from zipfile import BadZipFile

    import openpyxl  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [
            (sheet.title, [[printed(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()])
            for sheet in workbook.worksheets
        ]
        title = workbook.properties.title or ""
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise broken(path) from error
    tables = [(name, table_text(rows)) for name, rows in sheets]
    text, headings = compose(block for name, table in tables if table for block in (Block(name, 1), Block(table)))
    return Draft(text=text, headings=headings, title=title or path.stem)


def printed(value: object, number_format: str = "General") -> str:
    """A cell's value as the sheet shows it: percentages with their sign, fixed decimals, dates as 2018-12-31."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case int() | float():
            return _number(value, number_format or "General")
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    """Fifteen significant digits, as a spreadsheet holds; never a float's own noise (0.30000000000000004)."""
    figure = Decimal(format(value, ".15g"))
    percent = "%" in number_format
    if percent:
        figure *= 100
    decimals = _DECIMALS.search(number_format)
    if decimals:
        figure = figure.quantize(Decimal(1).scaleb(-len(decimals[1])), ROUND_HALF_UP)
    elif percent:
        figure = figure.quantize(Decimal(1), ROUND_HALF_UP)
    else:
        figure = figure.normalize()
    return f"{figure:f}{'%' if percent else ''}"
