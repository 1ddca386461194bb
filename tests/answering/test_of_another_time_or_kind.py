"""Figures of several years, of a kind, of one side or against a base: none is the plain one that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.parts.one_of_several import NOT_TOLD_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

JIANGXI = """# 2026年江西省政府工作报告

## 一、2025年工作及“十四五”时期发展回顾

江西银行挂牌开业，新增上市公司6家。粮食总产为446.1亿斤。一般公共预算收入增长3%。

“十四五”时期，累计净增经营主体155万户、总量达474万户，新增上市公司48家、总量达122家。粮食产量连续13年稳定在430亿斤以上。

## 二、“十五五”时期目标任务和2026年工作安排

今年是“十五五”开局之年，必须迈好第一步。

全省经济社会发展的主要预期目标是：地区生产总值增长4.5%左右，一般公共预算收入增长2.5%左右。
"""
QINGHAI = """# 2026年青海省政府工作报告

## 一、2025年工作回顾

规上工业增加值增长7.6%、高于全国1.7个百分点。

外贸出口总额增长8%。建成海外仓123个，跨境电商进出口增长16.3%。改造老旧管网7912公里。

## 二、2026年工作安排

改造老旧管网3500公里，建设农村公路4000公里、农村电网5800公里。
"""
SCOPES = """# 杭州文创产业数据与口径

- 2015年（杭州自定的文创口径）：增加值2232.14亿元，占GDP 22.2%。
- 2015年（国家文化产业分类口径）：增加值855亿元，占GDP 8.5%。
"""


@pytest.fixture(scope="module")
def reports(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over two provinces' reports and a city's two scopes."""
    return assistant_over(jiangxi=JIANGXI, qinghai=QINGHAI, scopes=SCOPES)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("江西2025年新增上市公司几家？", "6家", ("48家", "122家")),
        ("江西粮食产量连续10年稳定在430亿斤以上，是这样吧？", "连续13年", ("是的",)),
        ("江西2026年GDP增长目标是多少？", "地区生产总值增长4.5%左右", ("2030",)),
        ("杭州2015年文创占GDP的比重，两个口径差几个百分点？", "22.2 − 8.5 = 13.7", ()),
    ],
)
def test_what_is_asked_is_told(reports: Assistant, question: str, right: str, wrong: tuple[str, ...]) -> None:
    answer = reports.ask(question)
    assert answer.status == "answered"
    assert right in answer.text
    assert [words for words in wrong if words in answer.text] == []


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("2024年全国规模以上工业增加值增长多少？", ("7.6%", "5.9%")),
        ("青海2025年进出口总额增长多少？", ("8%", "16.3%", "8.3")),
    ],
)
def test_what_is_not_held_is_not_told_by_what_stands_near(
    reports: Assistant, question: str, wrong: tuple[str, ...]
) -> None:
    answer = reports.ask(question)
    assert answer.status == "refused"
    assert answer.computed == ()
    assert [figure for figure in wrong if figure in answer.text] == []


def test_a_turn_holds_this_year_against_the_last_in_the_same_thing(reports: Assistant) -> None:
    answer = reports.ask("今年计划比去年少多少公里？", ["青海2025年改造了多少老旧管网"])
    assert "3500 − 7912 = −4412" in answer.text
    assert "1800" not in answer.text


@pytest.mark.parametrize(
    "question", ["江西2026年一般公共预算收入和社零的增速目标分别是多少？", "江西2026年一般公共预算收入和社零增速目标"]
)
def test_of_joined_indicators_one_that_is_not_told_is_named(reports: Assistant, question: str) -> None:
    answer = reports.ask(question)
    assert answer.status == "partial"
    assert "2.5%左右" in answer.text
    assert NOT_TOLD_OF.format("社会消费品零售总额") in answer.text
