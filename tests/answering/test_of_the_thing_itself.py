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


DENSE = """# 2026年福建省政府工作报告

## 一、2025年和“十四五”时期工作回顾

产业发展带动作用明显提升，“51020”产业集群加快发展，电子信息、汽车制造、现代化工3大支柱产业迈入万亿级规模，旅游收入突破万亿元。

各位代表，“十四五”时期，受严峻外部环境和自身结构性因素影响，5项预期性指标、1项约束性指标未能如期完成。我们清醒认识到，困难挑战依然复杂，一些问题矛盾亟待破解。有效需求不足，新旧动能接续不畅，钢铁等传统产业下行压力较大。

三峡后续工作规划目标任务全面完成，企业改造评估全部完成。

## 二、“十五五”时期主要目标任务

（一）在推动高质量发展中整体跃升。

（二）在扩大高水平开放中整体跃升。

## 三、2026年工作安排

今年经济社会发展主要预期目标是：地区生产总值增长5%以上，固定资产投资增长3%，城镇新增就业65万人以上。

加快构建现代化产业体系。强化科技支撑。完善产业培育体系。

### （一）推进城市治理

实施数据质量提升行动，优化服务质效。

实施城市更新三大提升行动。实施交通设施提升行动，建成环线。实施生命线工程提升行动，改造管网。实施“好房子、好小区、好社区、好城区”提升行动，推进旧改。

### （二）办好民生实事

一是深化就业增收共富工程。稳岗扩容。

二是深化教育提质扩优工程。建设学校。

三是深化医疗卫生强基工程。建设医院。
"""


@pytest.fixture(scope="module")
def dense(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(dense=DENSE)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # of the size, of the year, in the one line; as many as are asked for, however they are called
        ("福建哪些产业上了万亿", "电子信息、汽车制造、现代化工", "强化科技支撑"),
        ("福建哪些产业规模超过1万亿元", "电子信息、汽车制造、现代化工", "强化科技支撑"),
        ("福建2026年主要预期目标一共有哪些，逐项列一下", "城镇新增就业65万人以上", "整体跃升"),
        ("福建今年城市更新要搞的三个提升行动分别是什么", "好房子、好小区、好社区、好城区", "数据质量"),
        ("福建民生三项工程有哪些", "医疗卫生强基工程", "数据质量"),
        ("2026年福建民生方面深化的三项工程，麻烦一一列出", "医疗卫生强基工程", "数据质量"),
        # that some were missed is told, and why; that there is trouble is followed by which
        ("福建十四五指标都完成了吗？没完成的是啥原因", "不是，原文的话是", "三峡"),
        ("福建“十四五”规划指标是否全部完成", "不是，原文的话是", "三峡"),
        ("福建产业上现在最大的难处是什么", "新旧动能接续不畅", "三峡"),
    ],
)
def test_dense_prose_is_told_by_what_says_it(dense: Assistant, question: str, told: str, untold: str) -> None:
    answer = dense.ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert untold not in answer.text


@pytest.mark.parametrize("question", ["福建十五五要实现哪些目标", "福建“十五五”主要目标有哪些"])
def test_the_aims_of_five_years_are_none_of_the_first_one(dense: Assistant, question: str) -> None:
    assert "65万人" not in dense.ask(question).text
    assert "65万人" in dense.ask("福建今年要实现哪些目标").text


@pytest.mark.parametrize("question", ["福建四大主导产业是哪些", "福建四大主导产业有哪些"])
def test_great_ones_by_name_are_no_four_others(dense: Assistant, question: str) -> None:
    assert dense.ask(question).status == "refused"
