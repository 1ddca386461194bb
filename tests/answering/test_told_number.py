"""A claimed count or size is held against the one sentence that gives such a number of all that is named."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.claims.told_number import NUMBER_TOLD

PLANT = made(
    "一、项目\n滨江晶圆厂一期：一条12英寸特色工艺生产线，规划月产能4万片。滨江晶圆厂二期：两条产线，都是12英寸和8英寸混线。\n"
    "二、政策\n云溪人才新政共36条，分六个方面。近400家企业参加云溪渔博会。\n三、规模\n2022年：云溪产业规模超过2000亿元。",
    name="plant",
    title="云溪产业资料",
    kind="plan",
)


@pytest.mark.parametrize("question", ["滨江晶圆厂一期是12英寸线吧？", "云溪人才新政共36条，对吗？"])
def test_the_number_that_the_sentence_gives_is_confirmed(question: str) -> None:
    assert answered(question, PLANT).text.startswith("是的，原文的话是：")


@pytest.mark.parametrize(
    ("question", "told"), [("滨江晶圆厂一期是条8英寸线，是不是？", "12英寸"), ("云溪人才新政共30条，对吗？", "36条")]
)
def test_another_number_is_neither_confirmed_nor_denied_but_told(question: str, told: str) -> None:
    text = answered(question, PLANT).text
    assert text.startswith(NUMBER_TOLD)
    assert told in text


@pytest.mark.parametrize(
    "question",
    [
        "滨江晶圆厂二期是8英寸线吧？",  # two of the unit
        "400家企业参加了云溪渔博会，对吗？",  # only about so many
        "云溪人才新政共36亿元，对吗？",  # an amount of money
    ],
)
def test_what_the_sentence_leaves_open_is_not_settled(question: str) -> None:
    text = answered(question, PLANT).text
    assert not text.startswith(("是的，原文", NUMBER_TOLD))


def test_amounts_of_money_answer_no_claimed_count() -> None:
    assert "亿元" not in answered("云溪产业政策一共20条，对吗？", PLANT).text


def test_of_several_counts_the_one_of_what_is_claimed_is_told() -> None:
    plan = made("云溪纲要提出28个主要指标，其中20个预期性指标、8个约束性指标。", title="云溪纲要", kind="plan")
    text = answered("云溪纲要提出24个主要指标，对吗？", plan).text
    assert text.startswith(NUMBER_TOLD)
    assert "28个主要指标" in text
