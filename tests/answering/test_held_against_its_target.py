"""A figure that a question asserts: against its target, as an estimate, not reached, of its own time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.claims.against_target import NOT_BOTH
from assistant.answering.claims.premises import CONFIRMED, CORRECTED, ONLY_ESTIMATED
from assistant.answering.claims.whether import NOT_SAID
from assistant.answering.conversation import resolve

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("question", "begins", "told"),
    [
        ("无锡2021年研发投入占比3.5%，达到目标了吧？", CORRECTED, ("3.21%", "3.5%（目标数）", "低0.29个百分点")),
        ("无锡2021年研发投入强度3.21%，达到目标了没有？", CONFIRMED, ("3.5%（目标数）", "低0.29个百分点")),
        ("2021年GDP增长8.8%，完成目标了吧", CONFIRMED, ("7%（目标数）", "高1.8个百分点")),
        ("2021年GDP增长7%，完成目标了吧", CORRECTED, ("8.8%", "7%（目标数）", "高1.8个百分点")),
    ],
)
def test_whether_it_met_its_target_is_worked_out(
    question: str, begins: str, told: tuple[str, ...], corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(begins)
    assert all(one in answer.text for one in told), answer.text


def test_without_a_target_it_is_left_open(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2022年GDP增长3%，完成目标了没有")
    assert answer.status == "partial"
    assert NOT_BOTH in answer.notes


@pytest.mark.parametrize("said", ["公布的正式数字", "最终核定数"])
def test_an_estimate_is_no_final_figure(said: str, corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask(f"2024年无锡GDP超过1.6万亿元，这是{said}吗？")
    assert ONLY_ESTIMATED in answer.text
    assert "是的" not in answer.text
    assert "（预计数）" in answer.text


def test_what_was_not_reached_is_no_premise_of_that_number(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2021年服务业占比为什么没到53%")
    assert CORRECTED not in answer.text
    assert "51.2%" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("听说2023年物联网规模已经超过5000亿了，是吗？", "2023年：全口径规模超过4500亿元"),
        ("2024年无锡未来产业规模已经突破2000亿了，是不是？", "总规模首次突破千亿元"),
    ],
)
def test_what_is_said_of_the_asked_time_is_told_though_it_decides_nothing(
    question: str, told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert told in answer.text
    assert not answer.text.startswith(("是的", "不是"))


def test_a_number_that_is_printed_is_not_said_to_be_left_open(corpus_assistant: Assistant) -> None:
    assert NOT_SAID not in corpus_assistant.ask("2011到2018年宁波生产性服务业增加值年均增长8.5%吗").text


def test_no_target_of_another_year_stands_beside_the_verdict(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2026年无锡外贸进出口目标是增长5%，对吧？")
    assert "均未设定具体数额" in answer.text
    assert "38亿美元" not in answer.text


@pytest.mark.parametrize(
    ("before", "question", "completed"),
    [
        ("2023年全市GDP是多少？", "增速比上年快还是慢？", "2023年全市GDP增速比上年快还是慢？"),
        ("2022年无锡GDP是多少？", "增速比上年快吗？", "2022年无锡GDP增速比上年快吗？"),
        ("2021年物联网规模多少？", "2022年比上年多多少？", "2022年物联网规模比上年多多少？"),
        ("2023年无锡社零总额多少？", "那增幅跟去年比高了还是低了", "2023年无锡社零总额增幅跟去年比高了还是低了"),
    ],
)
def test_what_is_only_compared_with_is_no_time_of_its_own(before: str, question: str, completed: str) -> None:
    assert resolve(question, (before,)).text == completed


@pytest.mark.parametrize(
    ("question", "begins"),
    [("无锡是Ⅰ型大城市吗", "不是"), ("无锡是Ⅱ型大城市吗", "是的"), ("无锡是II型大城市吧", "是的")],
)
def test_a_class_with_a_sign_is_no_other_one(question: str, begins: str, corpus_assistant: Assistant) -> None:
    assert corpus_assistant.ask(question).text.startswith(begins)


def test_the_least_of_some_is_not_the_least_of_all(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2018年无锡服务业增速在六个城市里排最后，对不对？")
    assert answer.status == "partial"
    assert answer.text.startswith("库中只有无锡、宁波、南京的同一数据")
    assert corpus_assistant.ask("2018年南京服务业增速在三个城市里最高，对吗").text.startswith("是的")


def test_how_large_something_is_is_told_by_a_size(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("集成电路2023年规模多大？")
    assert answer.status == "refused"
    assert any("2022年，无锡集成电路产业规模超过2000亿元" in note for note in answer.notes)


def test_a_lower_aim_each_year_is_no_rise(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("2024年、2025年、2026年的GDP增长目标怎么变化，三年降了多少").text
    assert "库中的数是上升" not in text


def test_no_list_of_another_place_answers(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("宁波接轨大上海有什么举措").text
    assert "全方位接轨上海" in text
    assert "科学推动区域融合发展" not in text
