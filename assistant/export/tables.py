"""Facts as tables to take away: CSV and XLSX with Chinese heads."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.evaluation.spreadsheet import Sheet, write_sheets
from assistant.facts.record import COLUMNS, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADS = COLUMNS | {"title": "文件名称"}
_ORIGINS = {"curated": "人工核对", "extracted": "程序抽取"}
_DIRECTIONS = {"up": "增", "down": "降", "": ""}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURE = re.compile(r"[-+]?[\d.,]+%?")
_WIDTHS = {"指标": 26, "原句": 70, "文件": 26, "文件名称": 40, "时间": 16}


def facts_csv(records: Sequence[dict[str, Any]]) -> bytes:
    """The records as CSV that spreadsheets open with the right characters."""
    shown = [{name: harmless(one) if isinstance(one, str) else one for name, one in held.items()} for held in records]
    return as_text(shown, "csv").encode("utf-8")


def harmless(text: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe; a figure stays as it is."""
    return f"'{text}" if text.startswith(_FORMULA) and not _FIGURE.fullmatch(text) else text


def facts_workbook(records: Sequence[dict[str, Any]], titles: dict[str, str]) -> bytes:
    """The records as a workbook; figures stay as they are printed, digit for digit."""
    rows: list[list[Any]] = [list(_HEADS.values())]
    for record in records:
        shown = record | {
            "origin": _ORIGINS[record["origin"]],
            "direction": _DIRECTIONS[record["direction"]],
            "sure": "是" if record["sure"] else "否",
            "title": titles.get(record["document"], ""),
        }
        rows.append([shown[name] for name in _HEADS])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "facts.xlsx"
        write_sheets((Sheet("事实数据", rows, _WIDTHS),), file)
        return file.read_bytes()
