"""A figure taken for granted in the question is confirmed or corrected, never let pass."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.premises import CONFIRMED, CORRECTED
from assistant.model import Answer

DOCUMENT = made(
    "2018年无锡服务业增加值同比增长8.08%。2018年南京服务业增加值同比增长11.84%。2018年无锡高新技术企业2060家。"
    "2021年无锡工业总产值2.14万亿元。"
)
FACTS = (
    fact(DOCUMENT, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up"),
    fact(DOCUMENT, ("南京", "服务业增加值", "同比增速", "2018年"), "11.84%", direction="up"),
    fact(DOCUMENT, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    fact(DOCUMENT, ("无锡", "工业总产值", "量值", "2021年"), "2.14万亿元"),
)


def asked(question: str) -> Answer:
    return answered(question, DOCUMENT, facts=FACTS)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2018年无锡服务业增加值增长8.08%，对吗？", "8.08%"),
        ("2018年无锡高新技术企业是2060家吗？", "2060家"),
        ("2021年无锡工业总产值是21400亿元，对吗？", "2.14万亿元"),
    ],
)
def test_a_right_figure_is_confirmed_in_whatever_power_of_ten(question: str, held: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(CONFIRMED)
    assert held in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2018年无锡服务业增加值增长9.5%，对吗？", "8.08%"),
        ("2018年无锡高新技术企业是3000家吗？", "2060家"),
        ("为什么2018年无锡服务业增加值增长高达9.5%？", "8.08%"),
    ],
)
def test_a_wrong_figure_is_corrected_by_what_is_held(question: str, held: str) -> None:
    answer = asked(question)
    assert answer.text.startswith(CORRECTED)
    assert held in answer.text
    assert answer.citations


def test_a_figure_of_another_city_is_corrected_and_given_back_to_it() -> None:
    answer = asked("2018年无锡服务业增加值增长11.84%，对吗？")
    assert answer.text.startswith(CORRECTED)
    assert "无锡服务业增加值同比增长8.08%" in answer.text
    assert "南京服务业增加值同比增长11.84%" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2018年苏州服务业增加值增长9.5%，对吗？",
        "2016年无锡服务业增加值增长9.5%，对吗？",
        "2018年无锡火山灰出口增长9.5%，对吗？",
    ],
)
def test_nothing_is_confirmed_or_corrected_where_nothing_is_held(question: str) -> None:
    answer = asked(question)
    assert CONFIRMED not in answer.text
    assert CORRECTED not in answer.text


def test_the_wrong_figure_is_never_stated_by_the_answer() -> None:
    assert "9.5" not in asked("2018年无锡服务业增加值增长9.5%，对吗？").text


def test_a_small_count_in_a_question_is_no_premise() -> None:
    answer = asked("2018年无锡有哪三个问题？")
    assert CONFIRMED not in answer.text
    assert CORRECTED not in answer.text
