"""A figure is told of the thing that is asked about, and who does something by a name: on a report of dense prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

REPORT = """# 2026年福建省政府工作报告

## 一、2025年工作回顾

新设台企2612家，实际使用台资7.24亿美元。引进24支乡建团队，招收学生数量创历史新高。

污染防治考核连续6年优秀，PM_2.5平均浓度低于每立方米19微克，县城黑臭水体基本消除。

泉州乐城医疗旅游先行区建成，医疗旅游人次86.5万、收入83.9亿元，全省居民人均可支配收入增长5.2%。闽湘、闽粤、闽琼合作产业园落地生根。

探索经济区与行政区适度分离改革，闽粤高竹新区成为全国首个跨省域共建新区。依托福州、厦门、泉州等3家市疾控中心，建设三大区域疾控中心。

## 二、2026年工作安排

今年主要预期目标是：地区生产总值增长5%左右；居民消费价格涨幅2%左右；粮食产量513万吨以上。

加快数智赋能。加快建设东州、南州、西州省级人工智能产业园，实施企业梯次培育计划。实施“1131”平台提升工程，抓好“高效办成一件事”、“数据最多采一次”等改革。

全面推进新型工业化。实施数字化转型示范行动。

工业机器人产量增长31.2%、占全国4成，新能源汽车产量增长一成。泉州晋山成为生产总值超千亿元县。
"""


@pytest.fixture(scope="module")
def report(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(fujian=REPORT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("福建2025年新设台企多少家，实际用了多少台资", "7.24亿美元"),
        ("福建PM2.5平均浓度是多少", "低于每立方米19微克"),
        ("福建居民消费价格今年控制在多少以内", "2%左右"),
        ("福建2026年粮食要产多少", "513万吨以上"),
        ("福建工业机器人产量涨了多少，在全国占几成？", "4成"),
        ("乐城医疗旅游接待人次和收入各是多少", "83.9亿元"),
        ("写乐城专报要用：乐城医疗旅游接待人次和收入各是多少？", "83.9亿元"),
        ("福建26年预期目标都有哪些指标，分别多少？", "居民消费价格涨幅2%左右"),
        # one name in front, places that stand with what is built on them, and names asked for as people ask for them
        ("全国头一个跨省共建的新区叫什么？", "闽粤高竹新区"),
        ("福建三大区域疾控中心放在哪几个市", "福州、厦门、泉州"),
        ("福建跟外省共建的合作产业园，报几个名字", "闽湘、闽粤、闽琼"),
    ],
)
def test_it_is_found_in_other_words_and_signs(report: Assistant, question: str, told: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    ["福建计划建几个省级人工智能产业园", "福建计划建几个省级人工智能产业园，在哪", "谁负责福建的新型工业化"],
)
def test_what_stands_beside_it_is_of_something_else(report: Assistant, question: str) -> None:
    answer = report.ask(question)
    assert answer.status != "answered"
    assert "1131" not in answer.text
