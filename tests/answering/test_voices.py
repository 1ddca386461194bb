"""Whose words are asked for: the paper is heard first, and what others say in its place is marked."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.question import asks_the_paper, understand
from assistant.model import Answer, Document, Filters

PAPER = made(
    "1 港口转型的瓶颈\n港口转型有两大瓶颈。第一，港口泊位老旧。第二，航运人才缺乏。\n2 建议\n云川应更新港口泊位。",
    name="paper",
    title="港口城市产业转型研究",
)
PLAN = made(
    "一、出台背景\n港口转型遇到四类瓶颈：资金不足、土地不足、人才不足、航线不足。\n二、船员补贴\n对船员每人补贴500元。",
    name="plan",
    title="云川港口转型计划",
    kind="plan",
)


def answered(question: str, *documents: Document) -> Answer:
    return AnsweringChain(HeldLibrary(documents)).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["论文说港口转型的瓶颈有哪些？", "作者认为港口转型有哪些瓶颈？"])
def test_the_paper_is_heard_alone_where_it_answers(question: str) -> None:
    answer = answered(question, PAPER, PLAN)
    assert {citation.document_id for citation in answer.citations} == {"paper"}
    assert "泊位老旧" in answer.text


def test_what_the_paper_does_not_say_is_marked_as_said_by_others() -> None:
    answer = answered("论文里提到的船员补贴是什么？", PAPER, PLAN)
    assert answer.status == "partial"
    assert any("论文里没有找到" in note for note in answer.notes)
    assert {citation.document_id for citation in answer.citations} == {"plan"}


def test_without_a_paper_nothing_is_said_of_one() -> None:
    answer = answered("论文里提到的船员补贴是什么？", PLAN)
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "question", ["论文的说法和后来的进展有什么不同？", "论文里的数字有官方出处吗？", "港口转型的瓶颈有哪些？"]
)
def test_what_others_make_of_the_paper_is_asked_of_all(question: str) -> None:
    assert not asks_the_paper(understand(question))


def test_who_restricts_the_search_is_obeyed() -> None:
    assert not asks_the_paper(understand("论文说瓶颈有哪些？", Filters(documents=("plan",))))
