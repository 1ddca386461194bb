"""Which member of a list is asked for, by itself or behind the list, and what to do about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.conversation import resolve
from assistant.answering.lists.members import item_asked_for
from assistant.answering.understanding.resolved import Resolved
from tests.answering.held_library import gathered, made

LIST = "港口存在哪些问题？"


@pytest.mark.parametrize(
    ("question", "text", "number"),
    [
        ("论文指出的第二个问题是什么？", "论文指出的问题有哪些？", 2),
        ("规划里的第三项任务", "规划里的任务有哪些？", 3),
        ("论文的最后一条建议讲了什么", "论文的建议有哪些？", -1),
        ("论文指出的倒数第二个问题是什么？", "论文指出的问题有哪些？", -2),
        ("报告第一条举措的主要内容是什么", "报告举措有哪些？", 1),
    ],
)
def test_a_question_for_one_item_asks_for_its_list(question: str, text: str, number: int) -> None:
    assert resolve(question, ()) == Resolved(text, ordinal=number, detail=True)


@pytest.mark.parametrize(
    "question",
    [
        "港口第一期工程的投资是多少？",
        "第一产业的问题有哪些？",
        "港口第二个泊位的问题是什么时候解决的？",
        "第一个提出这条建议的是谁？",
    ],
)
def test_what_is_numbered_otherwise_is_no_item(question: str) -> None:
    assert resolve(question, ()) == Resolved(question)


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        ((LIST, "第一个怎么解决？"), 1),
        ((LIST, "第三个问题有什么对策"), 3),
        ((LIST, "最后一个怎么办"), -1),
        (("港口存在的第二个问题是什么？", "那怎么解决？"), 2),
    ],
)
def test_what_to_do_about_an_item_is_asked_of_what_it_says(turns: tuple[str, ...], number: int) -> None:
    asked = resolve(turns[-1], turns[:-1], lambda _, item: f"毛病{item}")
    assert asked == Resolved(f"毛病{number}的对策有哪些？", followed=True)


def test_an_item_whose_list_is_named_is_none_of_the_list_before() -> None:
    assert resolve("论文指出的第二个问题", ("港口有哪些任务？",)).text == "论文指出的问题有哪些？"
    assert resolve("其中第二个问题", (LIST,)).text == LIST


def test_an_item_of_no_problems_is_told_and_not_mended() -> None:
    assert resolve("第一个怎么推进？", ("港口有哪些任务？",), lambda _, __: "甲").text == "港口有哪些任务？"


@pytest.mark.parametrize(
    ("number", "opening"),
    [(1, "泊位太少"), (2, "航道太浅"), (-1, "铁路没有通到码头"), (-2, "航道太浅"), (7, ""), (-4, "")],
)
def test_an_item_is_told_by_how_it_opens(number: int, opening: str) -> None:
    text = "港口存在三个问题。第一，泊位太少。大船要等。第二，航道太浅。第三，铁路没有通到码头。货要转一次。"
    held = gathered("港口存在的问题有哪些？", made(text))
    assert item_asked_for(replace(held, query=replace(held.query, ordinal=number))) == opening
