"""Tables inside an answer's text, as they are read, told and shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.parts.table_text import (
    aligned,
    cells_of,
    is_row,
    row_line,
    rows_as_lines,
    rule_line,
    table_as_sentences,
)

TABLE = "\n".join((row_line(["", "地区生产总值"]), rule_line(2), row_line(["2021年", "14003.24亿元[1]"])))
CELLS = st.lists(st.text("甲乙12.%亿元[]年", max_size=8), min_size=1, max_size=5)


@given(CELLS)
def test_a_row_is_read_as_it_was_written(cells: list[str]) -> None:
    assert cells_of(row_line(cells)) == cells


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_setting_columns_to_one_width_changes_no_cell(rows: list[list[str]]) -> None:
    text = "\n".join(row_line(row) for row in rows)
    assert [cells_of(line) for line in aligned(text).split("\n")] == [cells_of(line) for line in text.split("\n")]


def test_a_cell_is_told_with_its_heads() -> None:
    assert list(table_as_sentences(TABLE))[-1] == "2021年 地区生产总值：14003.24亿元[1]"


def test_a_row_is_told_in_one_line_and_other_lines_stay() -> None:
    assert list(rows_as_lines(f"前\n{TABLE}\n后")) == ["前", "2021年：地区生产总值14003.24亿元[1]", "后"]


def test_chinese_characters_are_two_columns_wide() -> None:
    lines = aligned(TABLE).split("\n")
    assert lines[0] == "|        | 地区生产总值    |"
    assert lines[2] == "| 2021年 | 14003.24亿元[1] |"


def test_only_a_line_that_begins_with_a_bar_is_of_a_table() -> None:
    assert is_row("| 甲 |")
    assert not is_row("甲 | 乙")
