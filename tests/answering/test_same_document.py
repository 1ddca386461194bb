"""A part of a question that the document tells which tells the other part, and when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "document", "said"),
    [
        ("宁波舟山港打算转成什么样的港？另外他们“十四五”末GDP定的多少", "ningbo-yrd-action", "1.7万亿元"),
        (
            "长三角科技资源共享服务平台如何运作？到2025年PCT国际专利申请的目标是多少件？",
            "yrd-sci-tech-community",
            "3万件",
        ),
        ("无锡没进G60科创走廊吧？那九个成员到底是哪几家", "g60-science-corridor", "宣城"),
    ],
)
def test_what_leaves_its_document_open_is_told_by_that_of_the_other(
    question: str, document: str, said: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert {citation.document_id for citation in answer.citations} == {document}


def test_what_came_later_is_not_looked_for_in_the_paper(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("江阴靖江工业园区，论文主张什么，后来又有什么进展？")
    assert len({citation.document_id for citation in answer.citations}) > 1
    assert "2023年12月" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("江阴—靖江工业园区是2005年成立的吧，面积多大？", ("2003年8月29日", "60平方公里")),
        ("2023年民营经济增加值多少，另外2025年上半年电子行业增速", ("10255.08亿元", "16.0%")),
        ("华虹无锡二期投了多少钱、哪天建成投片的？", ("67亿美元", "2024年12月10日")),
        ("江阴靖江园区是2005年成立的吧，面积多大？", ("不是", "2003年8月29日", "60平方公里")),
        ("2020年全市生产总值增长4.7%，是否属实？当年三次产业之比为何？", ("3.7%", "46.5:52.5")),
        (
            "“增强补育”实施方案是2026年2月24日印发的，是否准确？其2028年规上工业总产值目标是多少？",
            ("2月10日印发", "3万亿元"),
        ),
    ],
)
def test_both_of_two_questions_are_answered(question: str, said: tuple[str, ...], corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert all(one in answer.text for one in said), answer.text


def test_a_part_is_not_answered_by_what_was_said_of_another(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("上海大都市圈2020年有多少常住人口？规划给无锡定的建设方向又是什么？")
    assert answer.status == "answered"
    assert "7742万人" in answer.text
    assert "三个“名城”" in answer.text
