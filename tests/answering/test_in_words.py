"""Claims that words decide, what a shorter question means, and a title's own time."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, answered, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.conversation import resolve
from assistant.answering.evidence.form import counts_alike
from assistant.answering.evidence.time_and_place import runs_within
from assistant.answering.question import understand
from assistant.answering.understanding.this_year import asks_of_this_year
from assistant.answering.understanding.topic import topic
from assistant.model import Filters


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("2025年重庆怎么稳渔业？", "2025年重庆稳渔业"),
        ("太湖湾科创带怎么建？", "太湖湾科创带"),
        ("云州怎么样？", "云州"),
        ("港口规划是交通局发的吧？", "港口规划"),
    ],
)
def test_how_something_is_done_is_about_what_is_done(question: str, about: str) -> None:
    assert topic(question) == about


@pytest.mark.parametrize(
    ("claim", "said"),
    [("南京文化企业比苏州多吗？", "不是，"), ("南京文化企业比苏州少吗？", "是的，")],
)
def test_an_order_told_in_words_decides(claim: str, said: str) -> None:
    told = made("2018年南京文化企业总数比省内无锡、苏州和常州都要少。", title="文化产业情况", kind="plan")
    assert answered(claim, told).text.startswith(said)


def test_what_lies_within_one_place_lies_not_within_another() -> None:
    told = made("这个渔港园区在大河北岸的泰州境内，属两市共建。", title="江阴渔港园区", kind="plan")
    assert answered("渔港园区在江阴境内，是不是？", told).text.startswith("不是，")
    assert not answered("渔港园区在泰州境内，是不是？", told).text.startswith("不是，")


def test_of_two_places_asked_one_after_the_other_the_higher_one_is_asked_for() -> None:
    turns = ("2018年苏州高新技术企业有多少家？", "无锡呢？")
    assert resolve("谁高？", turns).text == "2018年苏州和无锡高新技术企业相差多少？"


def test_what_is_built_together_is_the_thing_asked_about() -> None:
    assert topic("锡苏共建的临空经济示范区面积多大？") == "锡苏共建的临空经济示范区"
    assert topic("江阴—靖江工业园区的面积多大？") == "江阴—靖江工业园区"


def test_a_title_of_numbered_five_years_is_of_them() -> None:
    title = "国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    assert runs_within(understand("“十四五”的目标是什么？").periods, title)
    assert not runs_within(understand("“十三五”的目标是什么？").periods, title)


def test_a_stock_of_a_month_is_one_of_its_year_and_an_addition_is_not() -> None:
    people = made("2018年8月，海州各类高层次人才11.7万人，新增专家30人。", title="人才情况", kind="plan")
    stock = fact(people, ("无锡", "高层次人才", "量值", "2018年8月"), "11.7万人")
    new = fact(people, ("无锡", "新增专家", "量值", "2018年8月"), "30人")
    assert "11.7万人" in answered("2018年无锡有多少高层次人才？", people, facts=(stock,)).text
    assert answered("2018年无锡新增专家多少人？", people, facts=(new,)).status == "refused"


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("两市签署协同发展和交通互通两份协议。", True),
        ("两市签署三份协议。", False),
        ("两市签署两份意向书和备忘录。", False),
    ],
)
def test_a_sentence_that_joins_so_many_gives_them(text: str, alike: bool) -> None:
    assert counts_alike("签的是哪两份协议？", text) is alike


@pytest.mark.parametrize(
    ("spoken", "kind"), [("电影产业园什么时候揭的牌？", "揭牌"), ("二期哪天投的产？", "投产"), ("哪年通的车？", "通车")]
)
def test_a_verb_apart_from_its_object_is_put_together(spoken: str, kind: str) -> None:
    assert kind in understand(spoken).text


def test_a_remark_in_brackets_does_not_hide_what_is_asked() -> None:
    assert understand("人均GDP连续五年全国第一吧（2023年说的）").kind == "verify"


@pytest.mark.parametrize(
    ("text", "of_this_year"),
    [
        ("今年的目标是什么？", True),
        ("上年完成得怎么样？", True),
        ("2020年是多少，比上年变化多大？", False),
        ("2020年的上年是多少？", False),
    ],
)
def test_the_year_before_a_named_one_is_not_the_one_before_this(text: str, of_this_year: bool) -> None:
    assert asks_of_this_year(text) is of_this_year


@pytest.mark.parametrize(
    ("claim", "said"),
    [("2021年无锡GDP增长目标7%，没完成吧", "不是，"), ("2021年无锡GDP增长目标7%，完成了吧", "是的，")],
)
def test_a_target_is_held_against_its_result_though_a_comma_stands_between(claim: str, said: str) -> None:
    report = made("2021年无锡地区生产总值增长目标为7%。2021年无锡地区生产总值增长8.8%。", title="对照", kind="plan")
    facts = (
        fact(report, ("无锡", "地区生产总值", "同比增速", "2021年"), "7%", direction="up", status="target"),
        fact(report, ("无锡", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
    )
    chain = AnsweringChain(HeldLibrary((report,), facts))  # type: ignore[arg-type]
    assert chain.answer(claim, (), Filters()).text.startswith(said)


def test_a_share_moved_by_points_and_not_by_an_amount() -> None:
    report = made(
        "2020年无锡第三产业增加值6491.19亿元，占地区生产总值52.5%。2021年无锡第三产业增加值7162.41亿元，占比51.2%。",
        title="服务业情况",
        kind="plan",
    )
    facts = (
        fact(report, ("无锡", "第三产业增加值", "量值", "2020年"), "6491.19亿元"),
        fact(report, ("无锡", "第三产业增加值", "量值", "2021年"), "7162.41亿元"),
        fact(report, ("无锡", "第三产业增加值占地区生产总值比重", "占比", "2020年"), "52.5%"),
        fact(report, ("无锡", "第三产业增加值占比", "占比", "2021年"), "51.2%"),
    )
    chain = AnsweringChain(HeldLibrary((report,), facts))  # type: ignore[arg-type]
    answer = chain.answer("三产占比2021年比2020年降了几个点", (), Filters())
    assert "671.22" not in answer.text
    assert [str(one.quantity.value) for one in answer.computed] == ["1.3"]


def test_what_is_counted_must_be_a_word_that_is_held() -> None:
    told = made("“465”实施意见：到2025年物联网集群营收达到5000亿元级别。", title="集群情况", kind="plan")
    assert answered("465实施意见给集群的财政资金一共多少亿？", told).status == "refused"
