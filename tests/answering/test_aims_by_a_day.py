"""What is to be by a year is told by its figure, and by what stands under the plan that ends in it."""

from __future__ import annotations

from assistant.answering.evidence.time_and_place import periods_agree
from assistant.quantity import parse_period
from tests.answering.held_library import answered, fact, made

REPORT = made("“十五五”时期主要目标\n经济增长潜力释放，全省经济总量迈上3万亿元台阶。", kind="plan")
AIM = fact(REPORT, ("贵州", "地区生产总值", "量值", "到2030年"), "3万亿元", status="target")


def test_a_figure_answers_where_no_sentence_says_it_in_the_words_of_the_question() -> None:
    answer = answered("贵州到2030年要实现的GDP目标是什么？", REPORT, facts=(AIM,))
    assert answer.status == "answered"
    assert "3万亿元" in answer.text


def test_a_plan_that_ends_in_a_year_dates_what_is_to_be_by_it_and_nothing_in_it() -> None:
    heading = ("“十五五”时期主要目标",)
    assert periods_agree((parse_period("到2030年"),), (), heading) is True
    assert periods_agree((parse_period("到2029年"),), (), heading) is None
    assert periods_agree((parse_period("2030年"),), (), heading) is None
