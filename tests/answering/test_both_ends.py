"""The largest and the smallest asked for together are both told: of whole years, and of all that are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import answered, fact, made

if TYPE_CHECKING:
    from assistant.app import Assistant

GROWTH = made(
    "2021年无锡渔业产值增长8.8%。2022年无锡渔业产值增长3.0%。2023年无锡渔业产值增长6.0%。2024年上半年无锡渔业产值增长9.9%。"
    "2021年苏州渔业产值增长8.8%。"
)
FACTS = tuple(
    fact(GROWTH, ("无锡", "渔业产值", "同比增速", when), printed, direction="up")
    for when, printed in (("2021年", "8.8%"), ("2022年", "3.0%"), ("2023年", "6.0%"), ("2024年上半年", "9.9%"))
)


@pytest.mark.parametrize(
    "question",
    ["2021年到2023年，无锡哪一年渔业产值增速最高，哪一年最低？", "2021年到2023年无锡渔业产值增速哪年最快、哪年最慢？"],
)
def test_both_ends_are_told(question: str) -> None:
    text = answered(question, GROWTH, facts=FACTS).text
    assert "最高的是2021年无锡渔业产值，同比增长8.8%（8.8 > 6.0 > 3.0，比较得出）" in text
    assert "最低的是2022年无锡渔业产值，同比增长3.0%（3.0 < 6.0 < 8.8，比较得出）" in text


def test_one_end_is_told_alone() -> None:
    text = answered("2021年到2023年，无锡哪一年渔业产值增速最低？", GROWTH, facts=FACTS).text
    assert "最低的是2022年" in text
    assert "最高的是" not in text


def test_half_a_year_is_no_year() -> None:
    answer = answered("2021年到2024年，无锡哪一年渔业产值增速最高？", GROWTH, facts=FACTS)
    assert "最高的是2021年" in answer.text
    assert "9.9%" not in answer.text


def test_a_year_that_is_not_held_leaves_it_open() -> None:
    answer = answered("2021年到2024年，无锡哪一年渔业产值增速最高？", GROWTH, facts=FACTS)
    assert answer.status == "partial"
    assert any("有的年份库中没有" in note for note in answer.notes)
    assert answered("2021年到2023年，无锡哪一年渔业产值增速最高？", GROWTH, facts=FACTS).status == "answered"


def test_of_two_plans_by_name_the_higher_target_is_told_as_one(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("G60科创走廊和长三角科技创新共同体2025年研发投入强度目标哪个更高？")
    assert answer.status == "answered"
    assert "长三角研发投入强度超过3%（目标数）" in answer.text
    assert "最高的是长三角G60科创走廊研发投入强度，为3.2%以上（目标数）（3.2 > 3，比较得出）" in answer.text
