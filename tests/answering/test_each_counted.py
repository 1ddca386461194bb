"""Counts beside counts are each asked for; what is asked besides a claim keeps the unit and time of the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.claims.assertions import assertion_of
from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import understand

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "2026年要建多少家市级零碳园区、多少个重点消费项目",
            ["2026年要建多少家市级零碳园区", "2026年要建多少个重点消费项目"],
        ),
        (
            "未来产业意见到2027年要建多少园区、平台，培育多少企业和团队",
            [
                "未来产业意见到2027年要建多少园区",
                "未来产业意见到2027年要建多少平台",
                "未来产业意见培育多少企业",
                "未来产业意见培育多少团队",
            ],
        ),
        ("海州要建多少座码头、多少个泊位", ["海州要建多少座码头", "海州要建多少个泊位"]),
        ("海州有多少学生和教师", ["海州有多少学生", "海州有多少教师"]),
        ("海州有多少学生", []),
    ],
)
def test_each_thing_that_is_counted_is_a_part(question: str, parts: list[str]) -> None:
    assert [part.text.rstrip("？") for part in figure_parts(understand(question))] == parts


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("无锡2018年高新技术企业有5410家吧，比南京少多少家", "无锡和南京2018年高新技术企业有多少家相差多少？"),
        ("2020年无锡GDP增长3.7%吗，三次产业比例呢", "2020年无锡三次产业比例呢？"),
    ],
)
def test_what_is_asked_besides_a_claim_keeps_its_unit_and_time(question: str, rest: str) -> None:
    assertion = assertion_of(understand(question))
    assert assertion is not None
    assert assertion.rest == rest


@pytest.mark.parametrize(
    ("question", "status", "told", "not_told"),
    [
        (
            "2026年要建多少家市级零碳园区、多少个重点消费项目",
            "answered",
            ("15家市级零碳园区", "100个重点消费项目"),
            "",
        ),
        ("未来产业意见到2027年要建多少园区、平台", "answered", ("园区不少于15个", "平台8个"), ""),
        ("无锡2018年高新技术企业有5410家吧，比南京少多少家", "partial", ("无锡高新技术企业为2060家",), "3350"),
        ("无锡2018年高新技术企业有5410家吧，比苏州少多少家", "answered", ("5410 − 2060 = 3350",), ""),
        ("2020年无锡GDP增长3.7%吗，三次产业比例呢", "answered", ("同比增长3.7%", "1.0:46.5:52.5"), ""),
    ],
)
def test_each_part_is_told_of_what_it_asks(
    question: str, status: str, told: tuple[str, ...], not_told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == status
    assert all(one in answer.text for one in told), answer.text
    assert not not_told or not_told not in answer.text
