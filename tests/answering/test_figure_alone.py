"""A follow-up that names nothing but a figure asks it of the place and the time of the question before."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve
from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import understand


@pytest.mark.parametrize(
    ("before", "asked", "resolved"),
    [
        ("南京2017年GDP是多少？", "三次产业比例是怎样的？", "2017年南京三次产业比例是怎样的？"),
        ("南京2017年GDP是多少？", "城镇化率是多少？", "2017年南京城镇化率是多少？"),
        ("2021年我市实际使用外资的目标是多少？", "2024年定的呢？", "2024年我市实际使用外资的目标是多少？"),
        ("2020年宁波生产总值是多少？", "服务业占比多少？", "2020年宁波服务业占比多少？"),
        ("2020年宁波生产总值是多少？", "那财政收入有数吗？", "2020年宁波财政收入有数吗？"),
        ("宁波GDP是多少？", "财政收入是多少？", "宁波财政收入是多少？"),
        ("2018年苏州有多少家高新技术企业？", "有几家上市公司？", "2018年苏州有几家上市公司？"),
        ("太湖湾科创带包括哪些区？", "有多少家高企？", "太湖湾科创带有多少家高企？"),
    ],
)
def test_it_is_of_the_same_place_and_time(before: str, asked: str, resolved: str) -> None:
    assert resolve(asked, (before,)).text == resolved


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("产业强市有哪些问题？", "GDP是多少？"),  # of no place and time
        ("南京2017年GDP是多少？", "苏州的城镇化率是多少？"),
        ("南京2017年GDP是多少？", "物联网产业规模是多少？"),  # another thing
    ],
)
def test_anything_else_stands_for_itself(before: str, asked: str) -> None:
    assert resolve(asked, (before,)).text == asked


def test_time_and_place_behind_a_document_go_for_each_figure() -> None:
    head = "2010年区域规划定的2020年长三角核心区"
    parts = figure_parts(understand(f"{head}人均GDP和城镇化水平目标各是多少？"))
    assert [part.text for part in parts] == [f"{head}人均GDP是多少？", f"{head}城镇化水平目标是多少？"]


def test_a_total_is_not_of_the_new_ones_alone() -> None:
    first, total = figure_parts(understand("2022年苏州新认定了多少家高企，总数到了多少？"))
    assert first.text == "2022年苏州新认定了多少家高企？"
    assert total.text == "2022年苏州高企总数到了多少？"


@pytest.mark.parametrize(
    ("before", "asked", "resolved"),
    [
        ("人才计划对顶尖人才资助多少钱？", "那“凤还巢”的呢？", "人才计划对“凤还巢”资助多少钱？"),
        ("人才计划对领军人才给多少钱？", "那大学生呢？", "人才计划对大学生给多少钱？"),
    ],
)
def test_whom_else_something_is_granted_to(before: str, asked: str, resolved: str) -> None:
    assert resolve(asked, (before,)).text == resolved
