"""Who belongs to something is told by the sentence that calls the roll, and not by tiers and remarks."""

from __future__ import annotations

import pytest
from held_library import answered, made

PLAN = made(
    "一、背景\n成员为“1+4”：南京加镇江、扬州、滁州、马鞍山；滁州是后来加入的。\n"
    "二、南京都市圈城市分层\n第二层次：镇江、扬州、芜湖。\n第三层次：滁州、马鞍山、宣城三个城市，安徽两个。\n"
    "评论意见：镇江、扬州、滁州差别不大，分层却不同。",
    title="南京都市圈规划",
    kind="plan",
)


@pytest.mark.parametrize(
    "question", ["南京都市圈包括哪几个城市？", "南京都市圈有哪些城市？", "南京都市圈是哪五个城市？"]
)
def test_the_roll_is_told_alone(question: str) -> None:
    answer = answered(question, PLAN)
    assert "成员为“1+4”" in answer.text
    assert "层次" not in answer.text
    assert "评论" not in answer.text


def test_a_tier_has_its_own_line() -> None:
    assert "成员为" not in answered("南京都市圈第三层次有哪些城市？", PLAN).text
