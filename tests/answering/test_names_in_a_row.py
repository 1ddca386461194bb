"""Two figures named in a row share what stands before or behind both; what names none of the two is not worked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.parts.second_name import in_a_row

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    ("one", "other", "row"),
    [
        ("民营经济2022年", "2023年占比", ("民营经济2022年占比", "民营经济2023年占比")),
        ("无锡2020年城镇", "农村居民收入", ("无锡2020年城镇居民收入", "无锡2020年农村居民收入")),
        ("2018年无锡", "南京高新技术企业", ("2018年无锡高新技术企业", "2018年南京高新技术企业")),
        ("2026年未来产业规模目标", "2024年实际", ("2026年未来产业规模目标", "2024年实际")),
        ("海州2024年", "2025年目标", ("海州2024年", "2025年目标")),
    ],
)
def test_names_in_a_row_share_their_ends_but_not_what_is_said_of_one(
    one: str, other: str, row: tuple[str, str]
) -> None:
    assert in_a_row(one, other) == row


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("民营经济2022年和2023年占比相差多少", "相差0.1个百分点（66.3 − 66.2 = 0.1", "423.84"),
        ("2026年未来产业规模目标比2024年实际多多少", "1450 − 1000 = 450", "2024年未来产业规模目标"),
        ("规上工业企业2021年比2030年目标少多少", "2997家（10000 − 7003 = 2997", "万亿元"),
    ],
)
def test_what_is_worked_out_is_of_the_figures_named(
    question: str, told: str, not_told: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert not_told not in answer.text


def test_the_growth_of_an_amount_is_not_the_difference_of_its_shares(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2023年民营经济增加值比2022年增长了多少个百分点")
    assert "0.1个百分点" not in answer.text
    assert not any("0.1个百分点" in note for note in answer.notes)
    assert not [one for one in answer.computed if one.quantity.unit == "个百分点"]
