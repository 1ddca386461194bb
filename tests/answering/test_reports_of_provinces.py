"""Reports of provinces beside each other: whose a figure is, of which part of it, and what of several is not held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.figures.reckoning import NOT_RECKONED

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant
    from assistant.model import Answer

HUNAN = """# 2026年湖南省政府工作报告

## 一、2025年工作回顾

全省地区生产总值达到5.53万亿元、增长4.8%，全体居民人均可支配收入达39545元、增长5%，其中农村居民收入增长5.8%，粮食产量突破620亿斤。

全社会研发投入强度提升至2.62%。长沙机场旅客年吞吐量突破3000万人次。

## 二、2026年工作安排

今年主要预期目标是：地区生产总值增长5%左右；城镇化率67.5%。
"""
SICHUAN = """# 2026年四川省政府工作报告

## 一、2025年工作回顾

实现地区生产总值67665亿元，增长5.5%。进出口总额增长3.4%，社会消费品零售总额增长5.1%。粮食产量达到732.5亿斤。

支持成都打造国际航空枢纽，新开国际航线44条，旅客吞吐量突破9000万人次。支持成都做优做强极核功能，泸州经济总量突破3000亿元，成都平原经济区经济总量达到4万亿元。

PM_2.5平均浓度降至28.5微克每立方米。固定资产投资增长6%。

## 二、2026年工作安排

今年主要预期目标是：地区生产总值增长5.5%左右。
"""
NATION = """# 关于数字经济发展情况的报告

## 一、数字产业

2021年，全国软件业务收入9.6万亿元。光缆线路长度从2012年的1479万公里增加到2021年的5481万公里。

## 二、目标

到2020年，中文语音识别平均准确率达到96%。
"""


@pytest.fixture(scope="module")
def reports(assistant_over: Callable[..., Assistant]) -> Assistant:
    """An assistant over two provinces' reports and one on the whole nation."""
    return assistant_over(hunan=HUNAN, sichuan=SICHUAN, nation=NATION)


def told(answer: Answer) -> str:
    """What the answer says, without the notes on what else is held."""
    return answer.text


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("湖南2025年农村居民收入增速是多少？", "5.8%", "同比增长5%"),
        ("湖南2025年居民收入增长多少？", "5%", "5.8%。"),
        ("2021年全国软件业务收入多少万亿元？", "9.6万亿元", "9.6亿元"),
        ("2021年我国光缆线路长度是多少？", "5481万公里", "1479万公里。"),
        ("到2020年中文语音识别平均准确率要达到多少？", "96%", "6月末"),
        ("四川2025年PM2.5是多少？", "28.5微克", "2025年PM"),
        ("四川2025年旅客吞吐量多少？", "支持成都打造国际航空枢纽", "四川旅客吞吐量"),
    ],
)
def test_the_figure_of_the_very_part_and_place_is_told(
    reports: Assistant, question: str, right: str, wrong: str
) -> None:
    answer = reports.ask(question)
    assert answer.status == "answered"
    assert right in told(answer)
    assert wrong not in told(answer)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("湖南2025年城镇居民收入增长多少？", ("5%", "5.8%")),
        ("成都2025年GDP多少亿？", ("3000亿", "4万亿")),
        ("成都机场旅客吞吐量2025年是多少？", ("3000万",)),
        ("四川2025年进出口总额多少亿元？", ("67665", "732.5")),
    ],
)
def test_what_another_place_or_part_has_is_no_answer(reports: Assistant, question: str, wrong: tuple[str, ...]) -> None:
    answer = reports.ask(question)
    assert [figure for figure in wrong if figure in told(answer)] == []


@pytest.mark.parametrize(
    ("question", "held", "missing"),
    [
        ("湖南、四川2025年固定资产投资分别增长多少？", "6%", "湖南：库中没有"),
        ("四川2025年进出口总额多少亿元、增长多少？", "3.4%", "没有找到能回答这一问的依据"),
    ],
)
def test_of_several_that_are_asked_one_that_is_not_held_makes_it_partial(
    reports: Assistant, question: str, held: str, missing: str
) -> None:
    answer = reports.ask(question)
    assert answer.status == "partial"
    assert held in told(answer)
    assert missing in told(answer)
    assert NOT_RECKONED not in told(answer)


@pytest.mark.parametrize(
    "question",
    ["2025年各省GDP从大到小排一下", "两个省区2025年GDP哪个最高？", "四川和湖南2025年GDP哪个更高，各是多少？"],
)
def test_provinces_are_ordered_by_amounts_of_whatever_unit(reports: Assistant, question: str) -> None:
    answer = reports.ask(question)
    assert "最高的是四川" in told(answer)
    assert "67665亿元" in told(answer)
    assert "5.53万亿元" in told(answer)
    assert "成都平原经济区" not in told(answer)


@pytest.mark.parametrize(
    ("history", "question", "right"),
    [
        (("四川2025年粮食产量多少？", "湖南呢？"), "两省相比哪个多？", "112.5亿斤"),
        (("四川2025年粮食产量多少？", "湖南呢？"), "这两个省加起来呢？", "1352.5亿斤"),
        (("湖南2025年GDP增速是多少？",), "跟四川差几个百分点？", "0.7个百分点"),
        (("四川2025年GDP增速是多少？",), "湖南也是5.5%，对吗？", "4.8%"),
    ],
)
def test_a_turn_that_sets_one_province_against_the_other(
    reports: Assistant, history: tuple[str, ...], question: str, right: str
) -> None:
    answer = reports.ask(question, history)
    assert answer.status == "answered"
    assert right in told(answer)
