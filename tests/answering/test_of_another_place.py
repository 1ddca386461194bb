"""A claim of one place that the library makes of another, and a claimed number that only a question for it settles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

PLANS = """# 两市对接方案

## 南通

南通以打造北翼门户为目标，规划建设19平方公里中央创新湾。

## 宁波

宁波谋划打造东方数据港。

## 海潮项目

海潮项目总投资：签约口径为超过90亿美元；一期投资25亿美元。

2034年6月：启动二期，投资61亿美元，新建月产能7万片的生产线。
"""
POLICY = """# 关于加快海芯产业的若干政策

## 政策框架

共38条，分六个方面。

## 产业构成

4个地标产业：物联网、集成电路、生物医药、软件与信息技术服务。

6个优势产业：高端装备、纺织服装、节能环保、新材料、新能源、汽车零部件。

## 链长制

每个集群由一名市领导负责统筹。
"""


@pytest.fixture(scope="module")
def plans(assistant_over: Callable[..., Assistant]) -> Assistant:
    return assistant_over(plans=PLANS, policy=POLICY)


def test_it_is_shown_of_the_place_that_it_is_told_of(plans: Assistant) -> None:
    answer = plans.ask("宁波要建19平方公里的中央创新湾，对不对？")
    assert answer.status == "answered"
    assert answer.text.startswith("库中没有找到宁波的这个说法")
    assert "南通" in answer.text


def test_with_another_number_nothing_is_shown(plans: Assistant) -> None:
    assert "库中没有找到宁波的这个说法" not in plans.ask("宁波要建25平方公里的中央创新湾，对不对？").text


@pytest.mark.parametrize(
    ("question", "told"),
    [("海芯产业政策是30条，对吧？", "38条"), ("海潮项目二期投了90亿美元，是不是？", "61亿美元")],
)
def test_a_claimed_number_is_asked_for_instead(plans: Assistant, question: str, told: str) -> None:
    answer = plans.ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert not answer.text.startswith("是的")


def test_what_is_no_member_is_shown_where_it_is_one(plans: Assistant) -> None:
    answer = plans.ask("新能源也是四个地标产业之一吧？")
    assert answer.text.startswith("不是，原文列出的成员里没有新能源：")
    assert "6个优势产业" in answer.text


def test_who_it_is_must_be_named(plans: Assistant) -> None:
    assert plans.ask("集群的链长是哪位市领导？").status == "refused"
