"""Facts as tables to take away: CSV and XLSX with Chinese heads."""

from __future__ import annotations

import re
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.evaluation.spreadsheet import Sheet, write_sheets
from assistant.facts.record import COLUMNS, as_text, in_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADS = COLUMNS | {"title": "文件名称"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[-+]?[\d.,]+%?")
_MOST_DIGITS = 15  # that a spreadsheet's number holds
_WIDTHS = {"指标": 26, "原句": 70, "文件": 26, "文件名称": 40, "时间": 16}


def facts_csv(records: Sequence[dict[str, Any]]) -> bytes:
    """The records as CSV that spreadsheets open with the right characters."""
    shown = [{name: harmless(one) if isinstance(one, str) else one for name, one in held.items()} for held in records]
    return as_text(shown, "csv").encode("utf-8")


def harmless(text: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe; a figure stays as it is."""
    return f"'{text}" if text.startswith(_FORMULA) and not _FIGURE.fullmatch(text) else text


def facts_workbook(records: Sequence[dict[str, Any]], titles: dict[str, str]) -> bytes:
    """The records as a workbook; figures are numbers that show the digits that are printed."""
    rows: list[list[Any]] = [list(_HEADS.values())]
    for record in records:
        figure = record["value"] if len(record["value"]) > _MOST_DIGITS else Decimal(record["value"])
        shown = record | in_chinese(record) | {"value": figure, "page": record["page"]}
        shown["title"] = titles.get(record["document"], "")
        rows.append([shown[name] for name in _HEADS])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.xlsx"
        write_sheets((Sheet("事实数据", rows, _WIDTHS),), file)
        return file.read_bytes()
