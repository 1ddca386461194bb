"""A section of the paper that is asked for by its number is read as the title it stands for."""

import pytest
from held_library import made

from assistant.answering.question import understand
from assistant.answering.understanding.numbered_sections import by_title

PAPER = made(
    "1 渔业的现状\n现状尚好。\n2 渔业的对策\n2.1 疏浚航道\n先疏浚。\n2.2 改造码头\n再改造。", name="paper", kind="paper"
)


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("论文第二部分讲了什么", "论文“渔业的对策”的主要内容有哪些"),
        ("论文2.2节提了什么", "论文“改造码头”提了什么"),
        ("论文第七章讲了什么", "论文第七章讲了什么"),
        ("方案第二部分讲了什么", "方案第二部分讲了什么"),
    ],
)
def test_a_section_of_the_paper_is_told_by_its_title(asked: str, read: str) -> None:
    assert by_title(asked, (PAPER,), lambda _: PAPER) == read


def test_what_a_section_is_called_asks_for_nothing() -> None:
    assert understand("论文“渔业的现状及存在的问题”讲了什么").stance == ""
    assert understand("论文讲了什么问题").stance == "problem"
