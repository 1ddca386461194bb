"""Which places have more or less than another, or than a figure, told by the figures held."""

from __future__ import annotations

import pytest

from tests.answering.held_library import answered, fact, made

TEXT = "2018年，无锡高新技术企业2060家，苏州高新技术企业5410家，南通高新技术企业1500家。2019年宁波高新技术企业2100家。"
PLAN = made(TEXT)
FACTS = tuple(
    fact(PLAN, (place, "高新技术企业", "数量", year), number)
    for place, number, year in (
        ("无锡", "2060家", "2018年"),
        ("苏州", "5410家", "2018年"),
        ("南通", "1500家", "2018年"),
        ("宁波", "2100家", "2019年"),
    )
)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("哪些城市的高新技术企业比无锡多？", "苏州高新技术企业比无锡多3350家（5410 − 2060 = 3350", "南通"),
        ("高新技术企业数量低于无锡的城市有哪些？", "无锡高新技术企业比南通多560家（2060 − 1500 = 560", "苏州"),
        ("无锡的高新技术企业比哪些城市多？", "无锡高新技术企业比南通多560家（2060 − 1500 = 560", "苏州"),
        ("高新技术企业超过5000家的城市有哪些？", "苏州高新技术企业为5410家", "南通"),
    ],
)
def test_the_places_beyond_are_told_with_the_difference(question: str, told: str, untold: str) -> None:
    answer = answered(question, PLAN, facts=FACTS)
    assert told in answer.text
    assert untold not in answer.text
    assert "宁波" not in answer.text + "".join(answer.notes)  # of another year
    assert "只比较了库中有同一时间同一数据的：" in answer.notes[-1]


def test_where_no_place_is_beyond_that_is_said() -> None:
    answer = answered("哪些城市的高新技术企业比苏州多？", PLAN, facts=FACTS)
    assert answer.notes[-1].endswith("其中没有这样的地方。")
    assert "计算得出" not in answer.text


def test_a_place_alone_is_compared_with_nothing() -> None:
    alone = answered("哪些城市的高新技术企业比宁波多？", PLAN, facts=FACTS)
    assert "只比较了" not in "".join(alone.notes)
