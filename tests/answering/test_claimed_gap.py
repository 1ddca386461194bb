"""A target, its result and the gap that is claimed between them: all three right, or no yes."""

from __future__ import annotations

import pytest

from assistant.answering.claims.claimed_gap import OPEN
from tests.answering.held_library import answered, fact, made

PLAN = made(
    "2021年无锡地区生产总值增长7%的目标。2021年无锡规模以上工业增加值增长9%的目标。\n"
    "2021年无锡地区生产总值实际增长8.8%。2022年无锡地区生产总值实际增长3.0%。"
)
FACTS = (
    fact(PLAN, ("无锡", "地区生产总值", "同比增速", "2021年"), "7%", direction="up", status="target"),
    fact(PLAN, ("无锡", "规模以上工业增加值", "同比增速", "2021年"), "9%", direction="up", status="target"),
    fact(PLAN, ("无锡", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
    fact(PLAN, ("无锡", "地区生产总值", "同比增速", "2022年"), "3.0%", direction="up"),
)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2021年GDP目标7%、实际8.8%，算下来超了1.8个百分点对吧？", "是的，"),
        ("2021年GDP目标8%、实际8.8%，算下来只超了0.8个百分点对吧？", "不是，"),
        ("2021年GDP目标7%、实际8.8%，算下来只超了0.8个百分点对吧？", "不是，"),
        ("2021年GDP目标7%、实际8%，超出1个百分点，对吗？", "不是，"),
        ("2021年GDP目标7%、实际8.8%，差了1.8个百分点对吧？", "不是，"),
    ],
)
def test_the_gap_is_right_only_with_both_of_its_figures(question: str, verdict: str) -> None:
    answer = answered(question, PLAN, facts=FACTS)
    assert answer.text.startswith(verdict)
    assert "高1.8个百分点（8.8 − 7 = 1.8" in answer.text


def test_the_gap_to_what_is_not_held_is_left_open() -> None:
    right = answered("2021年规上工业增加值目标9%、实际12.9%，超了3.9个百分点对吧？", PLAN, facts=FACTS)
    assert (right.status, right.text.startswith(OPEN)) == ("partial", True)
    wrong = answered("2021年规上工业增加值目标8%、实际12.9%，超了4.9个百分点对吧？", PLAN, facts=FACTS)
    assert wrong.text.startswith("不是，")


def test_a_result_of_another_year_is_none() -> None:
    answer = answered("2022年GDP目标7%、实际3.0%，差了4个百分点对吧？", PLAN, facts=FACTS)
    assert not answer.text.startswith("是的")
    assert "7%" not in answer.text
