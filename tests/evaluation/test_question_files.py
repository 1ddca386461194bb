"""Question sets: what is read, what is refused and with which words, and the way to a spreadsheet and back."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import planted
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import QuestionError
from assistant.evaluation.care import remarks_on
from assistant.evaluation.questions import KINDS, Question, chosen, questions_of, read_questions, write_questions
from assistant.evaluation.spreadsheet import spreadsheet_records, write_spreadsheet

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {"id": "a", "question": "增速是多少？", "kind": "number", "status": "answered", "must": [["8.08%"]]}


def written(folder: Path, *lines: object) -> Path:
    file = folder / "set.jsonl"
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


def test_a_set_is_read_with_its_line_numbers(tmp_path: Path) -> None:
    second = GOOD | {"id": "b", "figures": [{"value": "8.08", "unit": "%", "subject": "无锡"}]}
    one, two = read_questions(written(tmp_path, GOOD, "", second))
    assert (one.line, two.line) == (1, 3)
    assert two.figures[0].value == Decimal("8.08")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{坏", "第2行：不是有效的JSON"),
        ("[1]", "第2行：不是JSON对象"),
        ({"id": "b"}, "第2行：缺少question、kind、status、must，请补上"),
        (GOOD | {"id": "b", "kind": "guess"}, "第2行：没有“guess”这一类问题"),
        (GOOD | {"id": "b", "status": "partial"}, "第2行：status是“partial”，应为answered"),
        (GOOD | {"id": "b", "must": []}, "第2行：应回答的题must不能为空"),
        (GOOD | {"id": "b", "must": [[]]}, "第2行：must里有一组是空的"),
        (GOOD | {"id": "b", "must": ["8.08%"]}, "第2行：must里有"),
        (GOOD | {"id": "b", "history": "早先"}, '第2行：history里有“"早先"”，应为不空的文字'),
        (GOOD | {"id": "b", "question": "  "}, "第2行：question是空的"),
        (GOOD | {"id": "b", "question": 3}, "第2行：question是“3”，应为文字"),
        (GOOD, "第2行：编号“a”在第1行已经用过"),
        (GOOD | {"id": "b", "figures": [{"value": "八"}]}, "第2行：figures里的value是“八”，应为一个数"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_what_to_do(tmp_path: Path, line: object, said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_questions(written(tmp_path, GOOD, line))
    assert said in str(caught.value)


def test_all_bad_lines_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="有30行不能用") as caught:
        read_questions(written(tmp_path, *["{"] * 30))
    assert "另有10行有误" in str(caught.value)


def test_an_empty_set_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="里没有问题"):
        read_questions(written(tmp_path))
    with pytest.raises(QuestionError, match="读不出来"):
        read_questions(tmp_path / "none.jsonl")


def test_kinds_are_chosen_and_unknown_ones_refused() -> None:
    assert [one.id for one in chosen(planted.QUESTIONS, ["list"])] == ["q3"]
    assert chosen(planted.QUESTIONS, []) == planted.QUESTIONS
    with pytest.raises(QuestionError, match="没有“guess”这一类"):
        chosen(planted.QUESTIONS, ["guess"])
    with pytest.raises(QuestionError, match="问题集里没有“rank”类的问题"):
        chosen(planted.QUESTIONS, ["rank"])


# --- spreadsheets ------------------------------------------------------------------------------------------------

words = st.text(alphabet="无锡增长8.08%=+@“”、 ", min_size=1, max_size=12).map(str.strip).filter(bool)
sets = st.lists(
    st.builds(
        Question,
        id=st.uuids().map(str),
        question=words,
        kind=st.sampled_from(sorted(KINDS)),
        status=st.just("answered"),
        must=st.lists(st.lists(words, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple),
        must_not=st.lists(words, max_size=2).map(tuple),
        history=st.lists(words, max_size=2).map(tuple),
        evidence=words,
        document=words,
        answer=words,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda question: question.id,
)


@given(questions=sets)
@settings(max_examples=25, deadline=None)
def test_a_set_comes_back_from_a_spreadsheet_as_it_went(
    questions: list[Question], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("sheets") / "set.xlsx"
    write_spreadsheet(questions, file)
    assert read_questions(file) == tuple(questions)


@given(questions=sets)
@settings(max_examples=25, deadline=None)
def test_a_set_comes_back_from_json_lines_as_it_went(
    questions: list[Question], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("lines") / "set.jsonl"
    write_questions(questions, file)
    assert read_questions(file) == tuple(questions)


def test_the_columns_are_chinese_and_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    file = tmp_path / "set.xlsx"
    write_spreadsheet([Question("a", "=1+1", "refuse", "refused")], file)
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert [cell.value for cell in sheet[1]][:5] == ["编号", "问题", "先前的问题", "类型", "应当"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert (sheet["D2"].value, sheet["E2"].value) == ("应拒答", "应拒答")


def sheet_of(folder: Path, *rows: list[object], merged: str = "") -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    if merged:
        workbook.worksheets[0].merge_cells(merged)
    workbook.save(folder / "set.xlsx")
    return folder / "set.xlsx"


HEAD: list[object] = ["编号", "问题", "类型", "应当", "必须出现"]


def test_a_row_as_an_official_writes_it(tmp_path: Path) -> None:
    file = sheet_of(tmp_path, HEAD, [12, "增速？", "数字", "应回答", "8.08%\n增长 ｜ 上升"], [None] * 5)
    (question,) = read_questions(file)
    assert (question.id, question.kind, question.status) == ("12", "number", "answered")
    assert question.must == (("8.08%",), ("增长", "上升"))
    assert question.line == 2


def test_merged_cells_are_refused_with_their_place(tmp_path: Path) -> None:
    file = sheet_of(tmp_path, HEAD, [1, "增速？", "数字", "应回答", "8.08%"], merged="B2:C2")
    with pytest.raises(QuestionError, match="合并单元格：B2:C2。请取消合并"):
        read_questions(file)


def test_missing_and_unknown_columns_and_words_are_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="第1行缺少这些列：类型、应当"):
        list(spreadsheet_records(sheet_of(tmp_path, ["编号", "问题"])))
    with pytest.raises(QuestionError, match="不认识的列：备注"):
        list(spreadsheet_records(sheet_of(tmp_path, [*HEAD, "备注"])))
    with pytest.raises(QuestionError, match="第2行：没有“猜谜”这一类问题"):
        read_questions(sheet_of(tmp_path, HEAD, [1, "增速？", "猜谜", "应回答", "8.08%"]))
    with pytest.raises(QuestionError, match="第1行缺少这些列"):
        read_questions(sheet_of(tmp_path))


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "set.xlsx"
    file.write_bytes(b"no workbook")
    with pytest.raises(QuestionError, match="应为Excel工作簿"):
        read_questions(file)


# --- care --------------------------------------------------------------------------------------------------------


def remarks(*questions: dict[str, Any]) -> list[str]:
    numbered = [(at, GOOD | {"id": f"q{at}"} | question) for at, question in enumerate(questions, start=1)]
    return [str(remark) for remark in remarks_on(questions_of(numbered, "set"), planted.PerfectAssistant())]


HELD = {"evidence": planted.GROWTH, "document": "paper"}


def test_a_sound_set_draws_no_remark() -> None:
    assert remarks_on(planted.QUESTIONS[:2] + planted.QUESTIONS[3:], planted.PerfectAssistant()) == ()


def test_evidence_that_is_not_in_its_document_is_an_error_that_says_where_it_is() -> None:
    (elsewhere,) = remarks(HELD | {"document": "news"})
    assert elsewhere.startswith("第1行（q1）错误：《天气简报》里没有这段依据")
    assert "这段原文在：paper。" in elsewhere
    (nowhere,) = remarks(HELD | {"evidence": "无锡的服务业一落千丈"})
    assert "请对照原文逐字抄写" in nowhere
    (unknown,) = remarks(HELD | {"document": "nothing"})
    assert "文献库里没有编号为“nothing”的文件" in unknown


def test_a_repeated_question_is_an_error_whatever_its_punctuation() -> None:
    (found,) = remarks(HELD, HELD | {"question": "增速是多少 ?"})
    assert found == "第2行（q2）错误：与第1行（q1）是同一个问题。请删去一题。"


def test_an_unanswerable_question_that_the_library_answers_is_doubted() -> None:
    refused = {"kind": "refuse", "status": "refused", "must": []}
    (found,) = remarks(refused | {"question": planted.QUESTIONS[0].question})
    assert found.startswith("第1行（q1）存疑：库中似有答案")
    assert planted.GROWTH in found
    assert remarks(refused | {"question": "2035年房价多少？"}) == []


def test_contradictions_within_a_question_are_errors() -> None:
    assert "应拒答的题却有必须出现的字样" in remarks({"kind": "refuse", "status": "refused"})[0]
    assert "不得出现“8.08%”，但它又是必须出现的" in remarks(HELD | {"must_not": ["8.08%"]})[0]
    assert "类型是应拒答" in remarks(HELD | {"kind": "refuse"})[0]
