"""Answers taken away: one numbering of notes, figures with their sources, nothing active in Markdown."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

from docx import Document as open_docx
from docx.text.paragraph import Paragraph
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.parts.table_text import row_line, rule_line
from assistant.app import Assistant
from assistant.export.markdown import escaped, markdown
from assistant.export.numbered import Grid, numbered
from assistant.export.official import _numeral, official_document
from assistant.journal.kept import Given, Turn
from assistant.journal.proof import Proof, proofs_for
from assistant.model import Answer, Citation, Filters, Searched, Source

DIFFERENCE = "2018年苏州和无锡的高新技术企业数相差多少家？"
PROBLEMS = "无锡产业强市目前存在哪些问题？"


def _turn(answer: Answer, proofs: tuple[Proof, ...] = ()) -> Turn:
    given = Given(answer, proofs)
    return Turn("t", "c", answer.question, (), Filters(), "2026-11-25T09:00:00+08:00", "answered", given)


def _asked(assistant: Assistant, question: str) -> Turn:
    answer = assistant.ask(question)
    return _turn(answer, proofs_for(answer, assistant.library.facts_beside(answer), assistant.document))


def _cited(mark: int, start: int) -> Citation:
    return Citation(mark, "d", "题", 2, ("一、总则", "（一）目标"), f"引文{start}", start, start + 3, "p")


def _answer(text: str, *citations: Citation) -> Answer:
    return Answer("a", "问？", "answered", text, (), citations, (), (), (), Searched(1, 1))


def test_notes_are_numbered_through_and_one_place_has_one_note() -> None:
    first = _turn(_answer("甲[1]乙[2]", _cited(1, 0), _cited(2, 10)))
    second = _turn(_answer("丙[1]丁[2]戊[3]", _cited(1, 10), _cited(2, 20)))
    made = numbered("题", (first, second))
    assert [(note.number, note.quote) for note in made.notes] == [(1, "引文0"), (2, "引文10"), (3, "引文20")]
    assert [note for pieces in made.parts[1].blocks for _, note in pieces if note] == [2, 3]
    assert made.parts[1].blocks[0][-1] == ("戊[3]", 0)  # no such citation: text of the document
    assert made.notes[0].place == "《题》，一、总则 › （一）目标，第2页"
    assert made.day == "2026年11月25日"


def test_a_turn_without_an_answer_is_left_out() -> None:
    waiting = replace(_turn(_answer("甲")), given=None)
    assert numbered("题", (waiting,)).parts == ()


def test_the_document_holds_answer_notes_and_figures(corpus_assistant: Assistant) -> None:
    """Opened again with python-docx: what the answer says, where it stands, and with which figures."""
    turns = (_asked(corpus_assistant, DIFFERENCE), _asked(corpus_assistant, PROBLEMS))
    made = numbered("高新技术企业与存在问题", turns)
    document = open_docx(io.BytesIO(official_document(made)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:3] == ["高新技术企业与存在问题", "（2026年11月25日整理）", f"一、{DIFFERENCE}"]
    assert f"二、{PROBLEMS}" in lines
    assert any(line.startswith("2018年，苏州高新技术企业为5410家") for line in lines)
    notes = [line for line in lines if re.match(r"\[\d+\] 《", line)]
    assert len(notes) == len(made.notes) > 4
    for note, line in zip(made.notes, notes, strict=True):
        assert note.quote in line
        assert f"第{note.page}页" in line
    raised = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.superscript]
    assert raised
    assert {int(mark.strip("[]")) for mark in raised} == {note.number for note in made.notes}
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["主体", "指标", "时间", "数值", "说明", "出处"]
    values = [row[3] for row in cells[1:]]
    assert values[:2] == ["5410家", "2060家"]
    assert "3350家" in values
    assert all(re.fullmatch(r"注\[\d+\]", row[5]) for row in cells[1:3])
    assert cells[1 + values.index("3350家")][4:] == ["计算得出", "5410 − 2060"]


def test_the_document_has_the_official_page_and_fonts(corpus_assistant: Assistant) -> None:
    document = open_docx(io.BytesIO(official_document(numbered("题", (_asked(corpus_assistant, DIFFERENCE),)))))
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(side.mm) for side in sides if side] == [210, 297, 37, 28]
    body = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("2018年，"))
    assert body.paragraph_format.line_spacing.pt == 28  # type: ignore[union-attr]
    assert "仿宋" in body.runs[0]._element.xml
    assert "PAGE" in section.footer.paragraphs[0]._element.xml


def _table_answer() -> Answer:
    text = "如下：\n|  | 企业<数> |\n| --- | --- |\n| 无锡 | 2060家[1] |\n| 苏州 | 库中没有 |\n合计另列。[2]"
    return _answer(text, _cited(1, 0), _cited(2, 10))


def test_a_table_of_an_answer_is_a_table_of_the_document() -> None:
    """Its marks are raised and numbered like all others, and its head stands again on each page that it goes on to."""
    first = _turn(_answer("甲[1]", _cited(1, 10)))
    document = open_docx(io.BytesIO(official_document(numbered("题", (first, _turn(_table_answer()))))))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "企业<数>"], ["无锡", "2060家[2]"], ["苏州", "库中没有"],
    ]  # fmt: skip
    runs = table.rows[1].cells[1].paragraphs[0].runs
    assert [(run.text, bool(run.font.superscript)) for run in runs] == [("2060家", False), ("[2]", True)]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    around = [block.text for block in document.iter_inner_content() if isinstance(block, Paragraph)]
    assert "如下：" in around
    assert "合计另列。[1]" in around
    kinds = [type(block).__name__ for block in document.iter_inner_content()]
    before, after = kinds.index("Table") - 1, kinds.index("Table") + 1
    texts = [getattr(block, "text", "") for block in document.iter_inner_content()]
    assert (texts[before], texts[after]) == ("如下：", "合计另列。[1]")


def test_a_table_of_an_answer_is_a_table_of_the_markdown() -> None:
    lines = markdown(numbered("题", (_turn(_table_answer()),))).splitlines()
    at = lines.index(r"|  | 企业\<数\> |")
    assert lines[at + 1 : at + 4] == ["| --- | --- |", r"| 无锡 | 2060家\[1\] |", "| 苏州 | 库中没有 |"]
    assert (lines[at - 1], lines[at + 4]) == ("", "")


@given(st.lists(st.lists(st.text(alphabet="甲1[]年 "), min_size=2, max_size=3), min_size=1, max_size=3))
def test_no_cell_of_a_table_is_lost(rows: list[list[str]]) -> None:
    """Rows shorter than the widest are filled up, so that each file has as many cells in every row."""
    text = "\n".join([row_line(rows[0]), rule_line(len(rows[0])), *map(row_line, rows[1:])])
    (grid,) = numbered("题", (_turn(_answer(text)),)).parts[0].blocks
    assert isinstance(grid, Grid)
    assert len({len(row) for row in grid.rows}) == 1
    told = [["".join(piece for piece, _ in cell) for cell in row] for row in grid.rows]
    expected = [[cell.strip() for cell in row] for row in rows]
    assert [row[: len(cells)] for row, cells in zip(told, expected, strict=True)] == expected


def test_a_figure_of_two_answers_is_listed_once(corpus_assistant: Assistant) -> None:
    """With the first note that holds it; and where no time is known, none is made up."""
    turns = tuple(_asked(corpus_assistant, question) for question in (DIFFERENCE, "2018年无锡有多少家高新技术企业？"))
    figures = numbered("题", turns).figures
    listed = [(figure.subject, figure.value) for figure in figures]
    assert listed.count(("无锡", "2060家")) == 1
    assert listed[0] == ("苏州", "5410家")
    assert all(figure.note for figure in figures[:2])
    timeless = numbered("题", (_asked(corpus_assistant, "南通要建多大面积的中央创新区？"),)).figures
    assert "年" not in {figure.period for figure in timeless}
    assert timeless


def test_what_no_file_can_hold_is_left_out() -> None:
    answer = _answer(
        "甲\x00\x0b乙\x1f[1]", replace(_cited(1, 0), quote="引\x07文", sources=(Source("源", "http://a"),))
    )
    document = open_docx(io.BytesIO(official_document(numbered("题\x01", (_turn(answer),)))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[0] == "题"
    assert any("引文" in line for line in lines)


def test_numerals_of_headings() -> None:
    assert [_numeral(n) for n in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]


# --- Markdown -----------------------------------------------------------------------------------------------------


@given(st.text(alphabet="ab1 中。*_~`$<>|[]()#+-=!:@./\\&{}w\n"))
def test_escaping_takes_nothing_away(text: str) -> None:
    plain = re.sub(r"\\(.)", r"\1", escaped(text)).replace("\u2060", "")
    assert plain == " ".join(text.split())


@given(st.text(alphabet="a*_`$<>|[]#~!&{}\\"))
def test_every_sign_stands_behind_a_backslash(text: str) -> None:
    assert re.fullmatch(r"(?:\\.|[^\\*_`$<>|\[\]#~!&{}])*", escaped(text))


def test_hostile_text_stays_text() -> None:
    assert escaped("<script>") == r"\<script\>"
    assert escaped("[点](javascript:x)") == r"\[点\](javascript:x)"
    assert escaped("- 项") == r"\- 项"
    assert escaped("12. 项") == r"12\. 项"
    assert escaped("12)") == r"12\)"
    assert escaped("8.08%") == "8.08%"
    assert "http://" not in escaped("http://a.b")


def test_markdown_holds_the_same(corpus_assistant: Assistant) -> None:
    text = markdown(numbered("题", (_asked(corpus_assistant, DIFFERENCE),)))
    assert text.startswith("# 题\n")
    assert r"\[1\] 《" in text
    assert "| 5410家 |" in text
    assert str(Decimal(5410) - Decimal(2060)) in text
