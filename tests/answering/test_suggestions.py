"""Further questions: made from what stands beside an answer, and offered only where the library answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.suggestions import MOST, MOST_TRIED, suggestions
from assistant.model import Answer, Filters

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = made(
    "一、产业发展现状\n2018年，无锡服务业增加值同比增长8.08%。2018年，无锡高新技术企业2060家。\n"
    "二、产业发展问题\n主要问题是高端人才不足，产业链不长。\n",
    title="无锡产业报告",
    kind="plan",
)
GROWTH = fact(REPORT, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up")
FIRMS = fact(REPORT, ("无锡", "高新技术企业", "数量", "2018年"), "2060家")
LIBRARY = HeldLibrary((REPORT,), (GROWTH, FIRMS))


def ask(question: str) -> Answer:
    return AnsweringChain(LIBRARY).answer(question, (), Filters())  # type: ignore[arg-type]


def suggested(question: str, asking: Callable[[str], Answer] = ask) -> tuple[str, ...]:
    return suggestions(ask(question), LIBRARY, asking)  # type: ignore[arg-type]


def test_what_is_suggested_is_answered_and_was_not_just_asked() -> None:
    asked = "2018年无锡服务业增加值增速是多少？"
    found = suggested(asked)
    assert "2018年无锡高新技术企业是多少？" in found
    assert len(found) <= MOST
    assert asked not in found
    assert all(ask(question).status == "answered" for question in found)


def test_a_question_that_the_library_does_not_answer_is_not_suggested() -> None:
    refused = ask("今天天气怎么样？")
    assert suggested("2018年无锡服务业增加值增速是多少？", lambda _: refused) == ()


def test_an_answer_from_another_place_is_no_answer_to_the_question() -> None:
    elsewhere = ask("2018年无锡服务业增加值增速是多少？")
    found = suggested("2018年无锡服务业增加值增速是多少？", lambda _: elsewhere)
    assert "2018年无锡高新技术企业是多少？" not in found


def test_after_a_refusal_what_is_nearest_is_suggested() -> None:
    refused = ask("2030年无锡轨道交通客流是多少？")
    assert refused.status == "refused"
    assert suggested("2030年无锡轨道交通客流是多少？")


def test_no_more_questions_are_tried_than_allowed() -> None:
    tried: list[str] = []
    refused = ask("今天天气怎么样？")

    def counted(question: str) -> Answer:
        tried.append(question)
        return refused

    suggested("2018年无锡服务业增加值增速是多少？", counted)
    assert len(tried) <= MOST_TRIED
    assert len(tried) == len(set(tried))
