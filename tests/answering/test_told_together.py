"""A sentence that gives all the figures of a question in parts answers it; of another time or thing it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.parts.part_by_part import NOT_FOUND

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("25年那届物博会来了多少家单位摆摊，涉及多少个国家跟地区？", "近400家企业参展，来自15个国家和地区"),
        ("截至2018年8月，无锡的高层次人才有多少人？其中从海外回来的高层次人才多少？", "海归高层次人才1.2万人"),
        ("长三角的进出口、外商直接投资、对外投资占全国的份额各多少，哪项最高？", "分别占全国37%、39%、29%"),
    ],
)
def test_a_sentence_that_gives_each_figure_is_quoted_once(
    question: str, told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.count(told) == 1
    assert NOT_FOUND not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2024年那届物博会来了多少家企业参展，来自多少个国家和地区？",
        "2025年物博会来了多少家企业参展，门票收入多少亿元？",
        "无锡一棉搞智能化改造一共投了多少钱，万锭用工多少人？",
    ],
)
def test_a_part_of_another_time_or_thing_is_not_told_so(question: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).status != "answered"


def test_an_aim_is_not_how_much_it_was_and_how_much_more(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2021年无锡社零总额是多少，比2020年多多少？")
    assert answer.status == "refused"
    assert "增长8%" not in answer.text
