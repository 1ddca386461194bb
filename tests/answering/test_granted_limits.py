"""最高资助多少: the limit that a rule states for what is asked, never another rule's, never something worked out."""

from __future__ import annotations

import pytest
from held_library import answered, made

from assistant.answering.understanding.wanted import SMALLEST, asks_extreme
from assistant.facts.extract import extract_facts

POLICY = made(
    "第一条 对首次流片的设计企业，按流片费用的30%给予补助，单个企业每年最高300万元。\n\n"
    "第二条 对购买EDA工具的企业，按支付费用的50%给予资助，每家企业每年不超过200万元。\n\n"
    "第三条 对引进的高层次人才，给予50万元至150万元购房补贴。\n\n"
    "第四条 对获批省级企业技术中心的，一次性奖励100万元。",
    name="policy",
    title="临海市集成电路产业政策",
    kind="plan",
)


@pytest.mark.parametrize(
    ("question", "sum_stated"),
    [
        ("首次流片最高资助多少？", "300万元"),
        ("企业流片一年最多能补多少钱？", "300万元"),
        ("EDA工具的资助上限是多少？", "200万元"),
        ("买EDA工具封顶补多少？", "200万元"),
        ("高层次人才购房补贴最高多少？", "150万元"),
        ("省级企业技术中心最高奖励多少？", "100万元"),
    ],
)
def test_the_limit_is_given_with_its_subject(question: str, sum_stated: str) -> None:
    answer = answered(question, POLICY)
    assert answer.status == "answered"
    assert [claim.text for claim in answer.claims if sum_stated in claim.text]
    assert len(answer.claims) == 1
    assert not answer.computed


@pytest.mark.parametrize("question", ["机器人企业最高奖励多少？", "软件首版次最高资助多少？", "租房补贴最高多少？"])
def test_the_limit_of_another_rule_is_no_answer(question: str) -> None:
    assert answered(question, POLICY).status == "refused"


@pytest.mark.parametrize(("text", "extreme"), [("最高资助多少", False), ("补贴最多多少", False), ("哪年GDP最高", True)])
def test_a_limit_is_no_largest_of_several(text: str, extreme: bool) -> None:
    assert asks_extreme(text) is extreme


def test_a_limit_is_read_as_no_difference_and_never_stated_by_itself() -> None:
    limited = [fact for fact in extract_facts(POLICY) if fact.quantity.printed == "300万元"]
    assert [(fact.measure, fact.sure) for fact in limited] == [("量值", False)]


def test_the_figure_of_one_thing_does_not_answer_for_another() -> None:
    zones = made("东港园区总面积62平方公里。\n\n西山园区2021年启动建设。", name="zones", title="园区情况", kind="plan")
    assert "62" in answered("东港园区总面积多少平方公里？", zones).text
    assert answered("西山园区总面积多少平方公里？", zones).status == "refused"


def test_what_one_grade_is_granted_is_not_what_another_is() -> None:
    plan = made(
        "顶尖人才或领军团队：院士及同层次人才，给予1000万元至1亿元项目资金。\n"
        "“归雁”支持计划：来锡创办企业的高层次人才，给予50万元至150万元项目资金或购房补贴。\n",
        title="无锡市云川人才计划",
        kind="plan",
    )
    text = answered("云川人才计划对领军人才给多少钱？", plan).text
    assert "1000万元至1亿元" in text
    assert "150万元" not in text


@pytest.mark.parametrize("question", ["宁波和无锡谁的GDP高", "苏州和无锡哪个市的高企少一些？", "三市里谁的增速更慢"])
def test_who_has_more_or_less_asks_for_the_largest_or_smallest(question: str) -> None:
    assert asks_extreme(question)
    assert (SMALLEST.search(question) is not None) == any(sign in question for sign in "少慢")


def test_how_many_a_city_has_compares_nothing() -> None:
    assert not asks_extreme("哪个城市的高企有多少")
