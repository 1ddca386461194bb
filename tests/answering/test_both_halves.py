"""Two things that a question joins are both told of, where something is said of each."""

from __future__ import annotations

import pytest
from held_library import answered, made

REPORT = made(
    "一、过去五年\n改革走深走实。国企改革全面深化，完成19家港口集团重组，组建两家渔业银行，减少管理层级三级，盘活闲置资产四十亿元。"
    "民宿产业活力迸发，新增经营主体370万户，一批民宿品牌走向全国，带动周边乡村就业，成为富民增收的重要渠道。\n"
    "二、区域发展\n加快省会国家中心城市建设，做强枢纽开放功能，提高城市治理水平，加快转变发展方式，提升辐射带动能力。"
    "支持镇江建设创新高地和文化旅游名城。支持泰州做优中心城区、做强县域经济。",
    name="report",
    title="民宿工作报告",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("过去五年国企改革和民宿产业有哪些成果？", ("国企改革全面深化", "新增经营主体370万户")),
        ("镇江、泰州两个城市怎么建设？", ("支持镇江建设", "支持泰州做优")),
    ],
)
def test_what_is_said_of_each_is_given(question: str, both: tuple[str, str]) -> None:
    said = answered(question, REPORT).text
    assert all(one in said for one in both)


def test_one_thing_alone_brings_no_other() -> None:
    assert "新增经营主体" not in answered("过去五年国企改革有哪些成果？", REPORT).text
