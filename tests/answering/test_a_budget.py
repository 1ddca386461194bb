"""A city's budget, its months and its tasks in a table: shares of aims, districts, sums and rows are what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

BUDGET = """# 关于云河市2035年预算执行情况和2036年预算草案的报告

## 一、2035年预算执行情况

全市一般公共预算收入268.4亿元，完成年初预算266.5亿元的100.7%，比上年增长4.7%。东岭区一般公共预算收入48.3亿元，增长6.4%；望江区41.6亿元，增长6.5%。

市本级一般公共预算收入96.8亿元，完成年初预算98.0亿元的98.8%，比上年增长1.9%。

全市发行新增政府债券68.4亿元，其中新增一般债券11.6亿元、新增专项债券56.8亿元；发行再融资债券52.7亿元。

截至2035年末，全市政府债务余额471.9亿元，控制在限额以内。
"""
MONTHS = """# 云河市2035年1—10月经济运行情况

## 一、外贸

1—10月，全市进出口总额286.3亿元，同比增长9.4%。10月当月，进出口总额27.5亿元，下降3.8%，主要受上年同期基数较高影响。对沿线国家进出口121.7亿元，增长17.4%。

## 二、就业

1—10月，全市城镇新增就业5.83万人，完成年度目标任务6.0万人的97.2%。

## 三、各区县主要指标

| 地区 | 规上工业增加值10月增速（%） | 社零总额1—10月（亿元） | 社零总额10月（亿元） |
|---|---|---|---|
| 全市 | 8.1 | 1024.6 | 112.8 |
| 东岭区 | 6.6 | 312.5 | 34.6 |
| 望江区 | 10.9 | 261.7 | 28.7 |
| 白沙县 | -1.5 | 89.8 | 9.8 |
"""
TASKS = """# 云河市加快制造业数字化转型若干措施

## 任务分工表

| 序号 | 重点任务 | 牵头单位 | 完成时限 |
|---|---|---|---|
| 1 | 制定验收细则 | 市工业和信息化局 | 2035年10月底 |
| 2 | 设立风险补偿资金池 | 市委金融办 | 2035年11月底 |
| 3 | 评定首批数字化园区 | 市工业和信息化局 | 2036年9月底 |
| 4 | 开展中期评估 | 市工业和信息化局 | 2036年12月底 |
"""


@pytest.fixture(scope="module")
def city(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over these three documents alone."""
    return assistant_over(budget=BUDGET, months=MONTHS, tasks=TASKS)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("2035年全市一般公共预算收入完成年初预算了吗？", "是的"),
        ("2035年市本级一般公共预算收入完成年初预算了没有？", "没有"),
        ("到10月底城镇新增就业全年任务完成了吗？", "没有"),  # 97.2% of it
    ],
)
def test_an_aim_was_done_by_the_share_that_is_told(question: str, begins: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(begins)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("东岭区1—10月社零占全市的比重有多大？", "30.50%"),
        ("1—10月社零总额最高的是哪个区？", "最高的是东岭区"),  # and not the whole city
        ("10月规上工业增加值增速最低的是哪个区县？", "最低的是白沙县"),
        ("白沙县10月规上工业增加值增速多少？", "同比下降1.5%"),
        ("新增一般债券和新增专项债券一共多少？", "合计68.4亿元"),
        ("2035年全市一般公共预算收入是多少？", "268.4亿元"),
    ],
)
def test_figures_of_the_city_and_of_its_districts(question: str, told: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2035年末东岭区政府债务余额是多少？",  # only the city's is told
        "白沙县1—10月进出口总额是多少？",
        "2035年一般债券、新增政府债券和新增专项债券加起来多少？",  # a whole and its parts
    ],
)
def test_no_figure_of_another_place_or_of_a_whole_with_its_parts(question: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status != "answered"
    assert not answer.computed


def test_a_part_that_is_not_held_is_told_by_no_figure_of_the_city(city: Assistant) -> None:
    answer = city.ask("1—10月白沙县的社零和进出口分别是多少？")
    assert answer.status == "partial"
    assert "89.8亿元" in answer.text
    assert "286.3" not in answer.text


def test_why_something_fell_is_not_denied_by_what_another_thing_did(city: Assistant) -> None:
    answer = city.ask("10月进出口为什么掉了？")
    assert "不符" not in answer.text
    assert "基数较高" in answer.text


@pytest.mark.parametrize(
    ("question", "rows", "others"),
    [
        ("任务分工表中市工信局牵头的是哪几项？", ("验收细则", "数字化园区", "中期评估"), ("资金池",)),
        ("2036年要完成的任务有哪些？", ("数字化园区", "中期评估"), ("验收细则", "资金池")),
    ],
)
def test_the_rows_are_those_whose_cell_says_it(
    question: str, rows: tuple[str, ...], others: tuple[str, ...], city: Assistant
) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert all(row in answer.text for row in rows)
    assert not any(row in answer.text for row in others)
