"""A quoted figure of some months is told as that where the whole year is asked about, and the answer is partial."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.app import Assistant

NOT_THE_YEAR = "不是整年的"


@pytest.mark.parametrize(
    ("question", "quoted", "months"),
    [
        ("2020年无锡民营企业利润下降了多少", "8.6%", "2020 年 1—6月"),
        ("2020年无锡国有控股企业利润增长多少", "17.6%", "2020 年 1—6月"),
        ("杭州都市圈2019年全年的生产总值是多少", "2.22万亿元", "2019年前三季度"),
    ],
)
def test_what_is_of_some_months_is_no_figure_of_the_year(
    question: str, quoted: str, months: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    last = answer.text.splitlines()[-1]
    assert answer.status == "partial"
    assert quoted in answer.text
    assert NOT_THE_YEAR in last
    assert months in last
    assert any(months in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("2020年1到6月无锡民营企业利润下降了多少", "8.6%"),
        ("2020年上半年无锡民营企业利润下降了多少", "8.6%"),
        ("杭州都市圈2019年前三季度的生产总值是多少", "2.22万亿元"),
        ("2020年无锡GDP增长多少", "3.7%"),
    ],
)
def test_what_is_asked_of_these_months_or_told_of_the_year_is_answered(
    question: str, quoted: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert quoted in answer.text
    assert NOT_THE_YEAR not in answer.text
