"""A question that is not answered by itself is asked of what the one before was about, if that answers all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.of_the_last import of_the_last
from assistant.model import Answer, Filters

if TYPE_CHECKING:
    from assistant.app import Assistant

BELT = made("云川湾渔业带的格局是一核两翼。岸线长约108公里。", name="belt", title="云川湾渔业带规划", kind="plan")
CITY = made("2018年云川高新技术企业2060家。", name="city", title="云川企业统计", kind="plan")
FIRMS = fact(CITY, ("云川", "高新技术企业", "数量", "2018年"), "2060家")


def ask(question: str, *history: str) -> Answer:
    library = HeldLibrary((BELT, CITY), (FIRMS,))
    return AnsweringChain(library).answer(question, history, Filters())  # type: ignore[arg-type]


def test_what_is_asked_is_asked_of_the_last_thing_and_shown_so() -> None:
    texts = list(of_the_last("岸线有多长？", ("港口新区怎么布局？",)))
    assert texts[0] == "港口新区岸线有多长？"


def test_a_place_a_time_and_a_long_question_stand_for_themselves() -> None:
    history = ("云川湾渔业带怎么布局？",)
    assert not list(of_the_last("苏州岸线有多长？", history))
    assert not list(of_the_last("2020年岸线有多长？", history))
    assert not list(of_the_last("岸线有多长？", ()))


def test_what_is_held_of_nothing_is_refused_after_any_question() -> None:
    assert ask("房价多少？", "2018年云川高新技术企业多少家？").status == "refused"
    assert "2060" not in ask("地铁里程多少？", "2018年云川高新技术企业多少家？").text


PLAN = made(
    "# 港口规划\n港口规划于2020年公布。\n\n## 保障措施\n保障措施有三项：加强组织领导、强化政策支撑、健全推进机制。",
    name="port",
    title="港口规划",
    kind="plan",
)
OTHER = made(
    "# 集群方案\n集群方案于2023年公布。\n\n## 保障措施\n保障措施有三项：链长负责、专班推进、园区配套。",
    name="clusters",
    title="集群方案",
    kind="plan",
)


@pytest.mark.parametrize(
    ("before", "told"),
    [("港口规划什么时候公布的？", "加强组织领导"), ("集群方案什么时候公布的？", "专班推进")],
)
def test_what_several_documents_answer_is_asked_of_the_one_spoken_of(before: str, told: str) -> None:
    chain = AnsweringChain(HeldLibrary((PLAN, OTHER), ()))  # type: ignore[arg-type]
    answer = chain.answer("保障措施有哪几条？", (before,), Filters())
    assert told in answer.text
    assert {citation.quote for citation in answer.citations}
    assert len({citation.document_id for citation in answer.citations}) == 1


def test_what_the_document_spoken_of_does_not_tell_is_asked_of_all() -> None:
    chain = AnsweringChain(HeldLibrary((BELT, CITY), (FIRMS,)))  # type: ignore[arg-type]
    answer = chain.answer("高新技术企业多少家？", ("云川湾渔业带的格局是什么？",), Filters())
    assert "2060家" in answer.text


@pytest.mark.parametrize("blank", ["", "  ", "\ud800"])
def test_an_earlier_turn_that_says_nothing_is_asked_nothing(blank: str) -> None:
    assert "2060家" in ask("2018年云川高新技术企业多少家？", blank).text
    assert ask("保障措施有哪几条？", blank).status == "refused"


def test_signs_that_no_text_holds_are_read_over() -> None:
    assert ask("0\ud800多少？", "云川湾渔业带的格局是什么？").text


@pytest.mark.parametrize(
    ("question", "last", "told"),
    [
        ("为什么有几个不同数字", "数字电影园核心区占地多少？", "口径不同，引用时应注明出处"),
        ("最后到底达标了没", "无锡服务业提质增效三年行动计划，给2019年服务业占GDP定了多少？", "未见达标证据"),
        ("“补”的目标呢", "“增”的目标是什么", ""),  # the document tells what 补 is, and no aim of it
        ("2035年目标", "长三角科技创新共同体规划里，2025年合作发表国际科技论文的目标是多少篇？", ""),
    ],
)
def test_what_its_document_tells_is_of_the_time_and_the_aim_that_are_asked(
    question: str, last: str, told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question, (last,))
    assert (answer.status == "answered") == bool(told)
    assert told in answer.text
