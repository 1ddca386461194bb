"""A title that holds a title is named with 〈〉 inside 《》, and the gate knows it as the name that it is."""

from __future__ import annotations

from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.model import Filters
from assistant.title_marks import as_titled, in_title_marks

NESTED = "《长江三角洲区域一体化发展规划纲要（2019年）》云川2035实施方案"
PLAN = made("一、港口\n\n港口新区由市交通局牵头建设。", name="plan", title=NESTED, kind="plan")


def test_the_inner_marks_are_the_single_ones() -> None:
    assert in_title_marks(NESTED) == "《〈长江三角洲区域一体化发展规划纲要（2019年）〉云川2035实施方案》"
    assert in_title_marks("云川港口规划") == "《云川港口规划》"


def test_what_is_named_so_is_read_back_as_the_title() -> None:
    assert as_titled(in_title_marks(NESTED)[1:-1]) == NESTED


def test_an_answer_that_names_such_a_title_passes_the_gate() -> None:
    answer = AnsweringChain(HeldLibrary((PLAN,))).answer("港口新区由谁牵头建设？", (), Filters())  # type: ignore[arg-type]
    assert answer.status == "answered"
    assert in_title_marks(NESTED) in answer.text
    assert "市交通局" in answer.text
