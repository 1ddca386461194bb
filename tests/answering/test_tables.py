"""Questions that a table answers: its rows by a cell or an amount, how many, their sum, the most, one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

PROJECTS = """# 云河市2036年市级重点项目清单

本清单所列项目由市政府常务会议审定。

| 序号 | 项目名称 | 建设单位 | 所在镇街 | 建设性质 | 总投资（万元） | 2036年计划投资（万元） | 责任单位 |
|---|---|---|---|---|---|---|---|
| 1 | 年产8万吨正极材料项目 | 云河锂源公司 | 白石镇 | 续建 | 285000 | 92000 | 市经济信息化局 |
| 2 | 电池铝箔精深加工项目 | 宏铝科技公司 | 白石镇 | 新建 | 126000 | 38000 | 市经济信息化局 |
| 3 | 云江三桥及连接线工程 | 市交通投资公司 | 南浦街道 | 新建 | 118000 | 22000 | 市交通运输局 |
| 4 | 水库灌区现代化改造工程 | 市水利管理中心 | 竹园镇 | 续建 | 48700 | 17300 | 市水利局 |
| 5 | 城区防洪治理工程 | 市水利管理中心 | 南浦街道 | 续建 | 32400 | 12600 | 市水利局 |
"""
BULLETIN = """# 云河市2035年国民经济和社会发展统计公报

## 综合

全年实现地区生产总值486.32亿元，增长6.1%。

| 行业 | 增加值（亿元） | 比上年增长（%） |
|---|---|---|
| 地区生产总值 | 486.32 | 6.1 |
| 农林牧渔业 | 64.07 | 3.8 |
| 工业 | 176.93 | 7.9 |
| 建筑业 | 42.15 | 4.3 |
| 房地产业 | 19.48 | -3.6 |
"""


@pytest.fixture(scope="module")
def city(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over these two documents alone."""
    return assistant_over(projects=PROJECTS, bulletin=BULLETIN)


@pytest.mark.parametrize(
    ("question", "rows", "others"),
    [
        ("白石镇有哪些新建的重点项目？", ("电池铝箔",), ("正极材料", "云江三桥")),
        ("总投资10亿元以上的重点项目有哪些？", ("正极材料", "电池铝箔", "云江三桥"), ("灌区", "防洪")),
        ("2036年计划投资不到2亿元的重点项目有哪些？", ("灌区", "防洪"), ("正极材料", "电池铝箔", "云江三桥")),
        ("市水利局负责的重点项目有哪些？", ("灌区", "防洪"), ("正极材料",)),
        ("增加值超过50亿元的行业有哪些？", ("农林牧渔业", "工业"), ("建筑业", "房地产业", "地区生产总值 |")),
        ("2035年增加值下降的行业有哪些？", ("房地产业",), ("农林牧渔业", "建筑业")),
    ],
)
def test_the_rows_that_are_asked_for(
    question: str, rows: tuple[str, ...], others: tuple[str, ...], city: Assistant
) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert all(row in answer.text for row in rows)
    assert not any(row in answer.text for row in others)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2036年重点项目中新建项目有多少个？", "以下2项"),
        ("总投资10亿元以上的项目有几个？", "以下3项"),
        ("白石镇的重点项目总投资合计多少？", "合计411000万元"),
        ("市水利局负责的重点项目，2036年计划投资合计多少万元？", "合计29900万元"),
        ("续建项目平均每个总投资多少？", "122033.3万元"),
        ("2035年哪个行业增加值增长最快？", "最高的是云河工业增加值"),
        ("云江三桥2036年计划投资多少？", "22000"),
        ("城区防洪治理工程的责任单位是谁？", "市水利局"),
    ],
)
def test_what_the_rows_come_to(question: str, told: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "白石镇的养老项目总投资合计多少？",  # of another matter
        "2030年新建的重点项目有几个？",  # of another year
        "云江五桥计划投资多少？",
    ],
)
def test_what_no_row_tells_is_not_told_by_rows(question: str, city: Assistant) -> None:
    answer = city.ask(question)
    assert not answer.computed
    assert answer.status != "answered" or "以下" not in answer.text
