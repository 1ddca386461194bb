"""Figures asked for as people speak of them: what is aimed at, added, moved, shared; and what such words don't ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

REPORT = """# 2026年吉林省政府工作报告

## 一、“十四五”时期回顾

五年来，城镇累计新增就业125万人，压减地下水开采量21.5亿立方米，生产安全事故起数、死亡人数较“十三五”同期分别下降62.9%、53.1%。

## 二、2025年工作回顾

新能源装机1.6亿千瓦，新增新能源装机640万千瓦。外贸进出口总值首次突破700亿元、年均增长13.2%，对共建“一带一路”国家进出口年均增长14.4%。

民间投资占比34%、提高1.3个百分点。省属企业完成产业类投资553.1亿元、研发投入133.5亿元，分别增长10.6%、10.3%。

规上工业增加值增幅居全国第7位。海潮集团在“世界500强”排名由369位上升到235位。

304个省列重大项目完成投资2929亿元、超年度计划28%。2025年生产安全事故死亡人数下降10.5%。

## 三、2026年工作安排

规上工业增加值增长6%左右。新能源装机达到2亿千瓦。
"""
STATISTICS = """# 无锡市2035年统计公报

## 服务业规模（第三产业增加值）

2033年：7162.4亿元，增长7.9%。2034年：7539.8亿元，增长2.4%。2035年：7942.8亿元，增长5.3%。

## 服务业的重点指标

2034年规模以上服务业营收1946.7亿元，增长12.8%。

## 全年

2035年，无锡地区生产总值增长6.1%，一般公共预算收入增长3.5%。

## 年度目标

到2036年，新能源企业营收超过2000亿元。2035年初提出，高新技术产业产值占规模以上工业总产值比重达到48.5%。
"""


@pytest.fixture(scope="module")
def report(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(report=REPORT)


@pytest.fixture(scope="module")
def statistics(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(statistics=STATISTICS)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("这五年吉林把地下水开采量压下来多少方？", "21.5亿立方米"),
        ("去年吉林又新上了多少千瓦的新能源装机？", "640万千瓦"),
        ("吉林民间资本投的那块，占投资的百分之多少？", "34%"),
        ("吉林省属国企去年在研发上掏了多少钱？", "133.5亿元"),
        ("吉林规上工业去年增幅全国排多少名？", "第7位"),
        ("海潮集团在世界500强里排到多少名了？", "235位"),
        ("吉林规上工业今年给自己定了多高的增速？", "6%左右"),
        ("跟十三五比，吉林十四五安全生产事故死的人少了百分之多少？", "53.1%"),
    ],
)
def test_it_is_heard(report: Assistant, question: str, told: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize("question", ["2025年吉林外贸进出口增长多少？", "2025年吉林外贸进出口比上年增长多少？"])
def test_the_growth_of_many_years_is_none_of_one(report: Assistant, question: str) -> None:
    answer = report.ask(question)
    assert answer.status == "refused"
    assert not answer.computed  # 14.4 − 13.2


def test_two_growths_are_not_subtracted_where_one_is_asked_for(report: Assistant) -> None:
    answer = report.ask("吉林十四五安全生产事故死亡人数比“十三五”下降多少？")
    assert not answer.computed
    assert "10.5%" not in answer.text  # one year's


def test_a_number_that_is_held_is_not_denied_by_its_kind(report: Assistant) -> None:
    answer = report.ask("吉林去年省列重大项目实际投了2929亿、比计划多出28%，那原先计划大概是多少亿？")
    assert "不符" not in answer.text


def test_years_are_not_multiplied_with_any_count(report: Assistant) -> None:
    answer = report.ask("吉林五年累计城镇新增了多少就业？要总账，不要单独一年的")
    assert "125万人" in answer.text
    assert not answer.computed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2034年全市服务业增速", "2.4%"),
        ("2034年无锡服务业增长多少？", "2.4%"),
        ("2035年无锡GDP和服务业谁增长快？", "最高的是无锡地区生产总值"),
        ("2033、2034、2035三年里，全市服务业哪年涨得最慢？", "最低的是2034年"),
        ("2035年计划里高新技术产业产值占规上工业的比重要到多少？", "48.5%"),
    ],
)
def test_a_sector_is_heard_as_its_value_added(statistics: Assistant, question: str, told: str) -> None:
    answer = statistics.ask(question)
    assert told in answer.text
    assert "12.8%" not in answer.text


def test_an_aim_with_a_limit_is_denied_by_another(statistics: Assistant) -> None:
    answer = statistics.ask("新能源企业营收目标是2036年超过1000亿元，对吧？")
    assert not answer.text.startswith("是的")
