"""Two places are told to be of one class only where each one's own sentence says so."""

from __future__ import annotations

import pytest
from held_library import answered, made

PLAN = made(
    "城市规模分级：南京为特大城市；杭州、苏州为Ⅰ型大城市。无锡列入Ⅱ型大城市，同档有无锡、常州、南通。\n"
    "第二层次（综合性全球城市）：苏州、宁波。\n第三层次（专业性全球城市）：无锡、南通。常州未列入专业性全球城市。",
    name="plan",
    title="城市群规划",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("规划里无锡跟苏州一样是Ⅰ型大城市，对吗？", "不是，"),
        ("规划里苏州和无锡一样都是Ⅱ型大城市吗？", "不是，"),
        ("规划里无锡和常州一样是Ⅱ型大城市吗？", "是的，"),
        ("规划里无锡和苏州同属综合性全球城市吗？", "不是，"),
        ("规划里无锡和南通同属专业性全球城市吗？", "是的，"),
    ],
)
def test_each_place_is_told_of_by_its_own_sentence(question: str, opening: str) -> None:
    answer = answered(question, PLAN)
    assert answer.text.startswith(opening)
    assert "无锡" in answer.text


def test_nothing_is_decided_where_a_sentence_denies_it() -> None:
    assert not answered("规划里无锡和常州同属专业性全球城市吗？", PLAN).text.startswith("是的")
