"""A question set as a spreadsheet, so that an official can write questions in Excel or WPS.

One row a question under Chinese column names. In a cell, each line is one entry; “|” parts strings of which one is
enough: two lines “8.08%” and “增长|上升” mean that both points are needed, the second in either word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from assistant.errors import QuestionError, UsageError
from assistant.evaluation.questions import KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl.cell.cell import Cell  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

    from assistant.evaluation.questions import Question

COLUMNS = {
    "编号": "id",
    "问题": "question",
    "先前的问题": "history",
    "类型": "kind",
    "应当": "status",
    "必须出现": "must",
    "不得出现": "must_not",
    "依据原文": "evidence",
    "文件编号": "document",
    "参考答案": "answer",
}
NEEDED = ("编号", "问题", "类型", "应当")
WIDTHS = {"编号": 10, "问题": 44, "先前的问题": 30, "必须出现": 28, "依据原文": 44, "文件编号": 28, "参考答案": 40}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BAR = re.compile(r"\s*[|｜]\s*")


def spreadsheet_records(file: Path) -> Iterator[tuple[int, Any]]:
    """The rows of the first sheet as records of the contract with their row numbers.

    Raises QuestionError for a file that is no workbook, for merged cells, and for missing or unknown columns.
    """
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    try:
        workbook = load_workbook(file, data_only=True)
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        message = f"“{file}”打不开（{error}）。应为Excel工作簿（.xlsx）；如是 .xls，请先另存为 .xlsx。"
        raise QuestionError(message) from error
    sheet = workbook.worksheets[0]
    if merged := sorted(str(cells) for cells in sheet.merged_cells.ranges):
        message = f"“{file.name}”里有合并单元格：{'、'.join(merged[:5])}。请取消合并，一题一行填写。"
        raise QuestionError(message)
    names = _columns(sheet, file.name)
    for row, cells in enumerate(sheet.iter_rows(min_row=2, max_col=len(names)), start=2):
        texts = {name: _cell_text(cell.value) for name, cell in zip(names, cells, strict=True) if name}
        if any(texts.values()):
            yield row, _record(texts)


def write_spreadsheet(questions: Iterable[Question], file: Path) -> None:
    """Write the questions as a workbook with a second sheet that says how to fill it in."""
    rows = [list(COLUMNS), *(_row(question) for question in questions)]
    choices = {"类型": tuple(KINDS.values()), "应当": tuple(STATUSES.values())}
    sheets = (
        Sheet("问题集", rows, WIDTHS, choices),
        Sheet("填写说明", [["列", "怎样填"], *HELP], {"列": 14, "怎样填": 100}),
    )
    write_sheets(sheets, file)


HELP = (
    ["编号", "每题一个，不能重复"],
    ["问题", "照办公人员会问的样子写"],
    ["先前的问题", "追问时，本次对话里先问过的问题，一行一个，由早到晚；不是追问就空着"],
    ["类型", "、".join(KINDS.values())],
    ["应当", "应回答；库中没有依据、应当拒答的写“应拒答”"],
    ["必须出现", "答案里必须出现的字样，一行一个，缺一不可；同一处有几种说法的写在一行，用“|”隔开"],
    ["不得出现", "答案里出现就算错的字样，一行一个"],
    ["依据原文", "从文件里照抄的一段原文，一字不改；应拒答的空着"],
    ["文件编号", "依据所在文件的编号（运行 assistant status 可看到）"],
    ["参考答案", "给人看的，不参加评分"],
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write: its rows, the first of them its head; widths and choices go by the head's names."""

    title: str
    rows: Sequence[Sequence[Any]]
    widths: Mapping[str, float]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


def write_sheets(sheets: Iterable[Sheet], file: Path) -> None:
    """Write a workbook; text stays text, even where it begins like a formula, and a Decimal shows all its places.

    Raises UsageError when it cannot.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    try:
        workbook.save(file)
    except OSError as error:
        raise UsageError(f"“{file}”写不进去（{error.strerror}）。请关闭正在打开它的程序，或换一个位置。") from error


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

    bold, shaded = Font(bold=True), PatternFill("solid", fgColor="FFE8EDF5")
    top = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            _put(cell, value)
            cell.alignment = top
            if number == 1:
                cell.font, cell.fill = bold, shaded
    page.freeze_panes = "A2"
    for column, name in enumerate(sheet.rows[0], start=1):
        letter = page.cell(1, column).column_letter
        page.column_dimensions[letter].width = sheet.widths.get(name, 14)
        if words := sheet.choices.get(name):
            choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            choice.error = f"请从下拉表里选：{'、'.join(words)}"
            page.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}2000")


def _put(cell: Cell, value: Any) -> None:  # noqa: ANN401
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)
        cell.data_type = "s"
    elif isinstance(value, Decimal):
        cell.value = value
        places = -int(value.as_tuple().exponent)
        cell.number_format = f"0.{'0' * places}" if places > 0 else "0"
    else:
        cell.value = value


def _columns(sheet: Worksheet, name: str) -> list[str]:
    heads = [_cell_text(cell.value) for cell in next(sheet.iter_rows(min_row=1, max_row=1), ())]
    missing = [column for column in NEEDED if column not in heads]
    if missing:
        message = f"“{name}”第1行缺少这些列：{'、'.join(missing)}。第1行应为列名：{'、'.join(COLUMNS)}。"
        raise QuestionError(message)
    unknown = [head for head in heads if head and head not in COLUMNS]
    if unknown:
        message = f"“{name}”第1行有不认识的列：{'、'.join(unknown)}。可用的列：{'、'.join(COLUMNS)}。"
        raise QuestionError(message)
    return heads


def _cell_text(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _record(texts: Mapping[str, str]) -> dict[str, Any]:
    """A row as the contract's object; words that are no kind or status are kept, so that reading names them."""
    held = {COLUMNS[column]: text for column, text in texts.items()}
    lines = {name: [line.strip() for line in held.get(name, "").splitlines() if line.strip()] for name in _LISTS}
    must = [[part for part in _BAR.split(line) if part] for line in lines["must"]]
    return (
        held
        | lines
        | {
            "must": must,
            "kind": _word(held.get("kind", ""), KINDS),
            "status": _word(held.get("status", ""), STATUSES),
        }
    )


_LISTS = ("history", "must", "must_not")


def _word(text: str, words: Mapping[str, str]) -> str:
    return next((word for word, label in words.items() if text == label), text)


def _row(question: Question) -> list[str]:
    held = {
        "id": question.id,
        "question": question.question,
        "history": "\n".join(question.history),
        "kind": KINDS[question.kind],
        "status": STATUSES[question.status],
        "must": "\n".join("|".join(alternatives) for alternatives in question.must),
        "must_not": "\n".join(question.must_not),
        "evidence": question.evidence,
        "document": question.document,
        "answer": question.answer,
    }
    return [held[name] for name in COLUMNS.values()]
