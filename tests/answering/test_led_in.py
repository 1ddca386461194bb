"""What a statement leads in is answered by itself where the whole is not found, and what the statement says is told."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.premises import DISPUTED
from assistant.answering.understanding.led_in import LEAD_NOT_FOUND, LEAD_NOT_HELD, NOT_THEN, asked_alone, lead_is_open
from assistant.model import Answer, Fact, Filters

PORT = made(
    "云川港口规划于2020年9月公布。2021年云川港口灯塔改造率达到65%。2019年云川机场旅客800万人次，同比增长10.6%。\n",
    title="云川市港口",
    kind="plan",
)
TRAVELLERS = fact(PORT, ("云川机场", "旅客吞吐量", "量值", "2019年"), "800万人次")
FACTORIES = made(
    "云川首批市级智能工厂由市工信局评审，专家逐一打分。\n云川市级绿色工厂由生态环境局评审。\n\n"
    "二、渔业\n到2023年渔船设备数字化率达到65%。\n",
    title="云川市三年行动计划",
    kind="plan",
)
GROWTH = fact(PORT, ("云川机场", "旅客吞吐量", "同比增速", "2019年"), "10.6%", direction="up")


def answer_to(question: str, *facts: Fact) -> Answer:
    library = HeldLibrary((PORT,), facts=facts)
    return AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("智能工厂首批评了50家，到2023年设备数字化率要求多少？", "到2023年设备数字化率要求多少？"),
        ("南京2020年GDP首次冲进前五，那一年研发投入强度多少？", "2020年南京研发投入强度多少？"),
        ("海州渔业园区总面积才17平方公里，到2017年底建了几个码头？", "海州渔业园区到2017年底建了几个码头？"),
        ("示范区是2012年批准的，2016年物联网有多少人从业？", "2016年物联网有多少人从业？"),
    ],
)
def test_the_rest_stands_for_itself_with_time_and_place(question: str, alone: str) -> None:
    assert asked_alone(question) == alone


@pytest.mark.parametrize(
    "question",
    [
        "2018年那份港口规划里，灯塔有多少座？",  # names the document
        "机场旅客突破1500万人次，原因是什么？",  # asks of the statement
        "机场旅客突破1500万人次，是不是全省第一？",
        "民营企业利润下降8.6%，同期国有控股的呢？",
        "港口灯塔有多少座？",
    ],
)
def test_what_hangs_on_its_lead_is_not_asked_alone(question: str) -> None:
    assert asked_alone(question) == ""


def test_that_the_lead_was_not_held_against_anything_is_said() -> None:
    answer = answer_to("云川渔市首批评了50家，2021年云川港口灯塔改造率多少？")
    assert "65%" in answer.text
    assert LEAD_NOT_HELD in answer.notes


def test_what_is_not_found_is_said_where_only_the_rest_is_answered() -> None:
    question = "云川市级智能工厂首批评审了50家，到2023年渔船数字化率多少？"
    answer = AnsweringChain(HeldLibrary((FACTORIES,))).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.question == question
    assert "65%" in answer.text
    assert answer.status == "partial"
    assert LEAD_NOT_FOUND in answer.notes


def test_a_wrong_time_taken_for_granted_is_put_right_and_the_rest_answered() -> None:
    answer = answer_to("云川港口规划是2012年公布的，2021年灯塔改造率多少？")
    assert answer.text.startswith(DISPUTED)
    assert "2020年9月公布" in answer.text
    assert "65%" in answer.text


def test_the_rest_of_that_year_is_of_the_thing_that_was_told_of() -> None:
    answer = answer_to("2019年云川机场旅客已经突破1500万人次了，当年旅客吞吐量同比增幅是多少？", TRAVELLERS, GROWTH)
    assert answer.text.startswith(DISPUTED)
    assert "10.6%" in answer.text


def test_what_is_said_outright_is_open_where_the_answer_has_it_not() -> None:
    asked = "2026年定的实际使用外资目标是40亿美元，跟2024年比高了多少？"
    assert lead_is_open(asked, "2024年目标：实际使用外资38亿美元。")
    assert not lead_is_open(asked, "2026年目标40亿美元，比2024年高2亿美元。")
    assert not lead_is_open("投资10亿元以上的项目，有几个？", "共有3个。")


def test_a_size_that_is_taken_for_granted_is_put_right_beside_the_answer() -> None:
    park = made(
        "海州渔业园区规划面积60平方公里。\n\n到2017年底：海州渔业园区渔业产值150亿元。",
        title="海州渔业园区",
        kind="plan",
    )
    library = HeldLibrary((park,))
    question = "海州渔业园区规划面积才17平方公里，到2017年底海州渔业园区渔业产值是多少？"
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert "60平方公里" in answer.text
    assert "150亿元" in answer.text
    assert "17平方公里" not in answer.text


def test_a_year_that_is_taken_for_granted_may_be_another() -> None:
    fair = made("2023年2月16日，海州召开渔业提速大会，海州渔业集团在会上揭牌。\n", title="海州渔业", kind="plan")
    library = HeldLibrary((fair,))
    question = "海州渔业集团是2022年那次渔业提速大会上揭牌的吧，会是哪天开的？"
    answer = AnsweringChain(library).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.text.startswith(NOT_THEN)
    assert "2023年2月16日" in answer.text
