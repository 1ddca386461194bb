"""What is reckoned back where the question asks for it: by a share, by the growth of money, from where to where."""

from __future__ import annotations

import pytest
from held_library import answered, fact, gathered, made

from assistant.answering.figures.told_as_moved import moved_within
from assistant.answering.understanding.wanted import tells_reckoned

PARKS = made("2030年：全市特色园区由最初213家调整到175家左右；宜兴计划由50家压缩到26家左右。", name="parks")
PARK_FACTS = (
    fact(PARKS, ("无锡", "特色园区", "数量", "2030年"), "213家", sure=False),
    fact(PARKS, ("无锡", "特色园区", "数量", "2030年"), "175家左右", sure=False),
    fact(PARKS, ("宜兴", "特色园区", "数量", "2030年"), "50家", sure=False),
    fact(PARKS, ("无锡", "特色园区", "数量", "2030年"), "26家左右", sure=False),
)


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("无锡的特色园区减了多少家？", "213 − 175 = 38"),
        ("特色园区由213家调整以后少了几家？", "213 − 175 = 38"),
        ("宜兴的特色园区要砍掉多少家？", "50 − 26 = 24"),
    ],
)
def test_a_number_that_moved_from_one_to_another_is_told_by_how_much(question: str, formula: str) -> None:
    assert formula in answered(question, PARKS, facts=PARK_FACTS).text


def test_a_place_in_an_order_moved_by_so_many() -> None:
    page = made("全市工业增速在江苏的排名由2015年第12位升到2018年第1位，为近年最高。", name="order")
    facts = (
        fact(page, ("无锡", "工业增速在江苏的排名", "排名", "2015年"), "第12位", sure=False),
        fact(page, ("无锡", "工业增速在江苏的排名", "排名", "2018年"), "第1位", sure=False),
    )
    held = gathered("2015年无锡工业增速在江苏的排名是多少？", page, facts=facts)
    moved = moved_within(held, held.statements[0], "工业增速的排名，2015年和2018年相比变化多大？")
    assert moved is not None
    assert (moved.formula, str(moved.quantity.value), moved.quantity.unit) == ("12 − 1", "11", "位")


@pytest.mark.parametrize("question", ["苏州的特色园区减了多少家？", "无锡的特色园区有多少家？"])
def test_no_move_is_told_of_another_place_or_where_none_is_asked(question: str) -> None:
    assert "−" not in answered(question, PARKS, facts=PARK_FACTS).text


NINGBO = made("2018年：宁波生产性服务业增加值3361.41亿元，占服务业增加值68.1%。", name="ningbo")
NINGBO_FACTS = (
    fact(NINGBO, ("宁波", "生产性服务业增加值", "量值", "2018年"), "3361.41亿元"),
    fact(NINGBO, ("宁波", "生产性服务业增加值占服务业增加值比重", "占比", "2018年"), "68.1%"),
)
DIGITAL = made("2022年：无锡地区生产总值14850.82亿元，高新技术产业产值占地区生产总值11.7%。", name="digital")
DIGITAL_FACTS = (
    fact(DIGITAL, ("无锡", "地区生产总值", "量值", "2022年"), "14850.82亿元"),
    fact(DIGITAL, ("无锡", "高新技术产业产值占地区生产总值比重", "占比", "2022年"), "11.7%"),
)


def test_a_whole_by_its_part_and_the_parts_share() -> None:
    answer = answered("按生产性服务业的占比推算，2018年宁波服务业增加值是多少？", NINGBO, facts=NINGBO_FACTS)
    assert "约为4935.99亿元（3361.41 ÷ 68.1% = 4935.99，按约数计算得出）" in answer.text
    assert answer.status == "answered"


def test_a_part_by_its_share_of_the_whole() -> None:
    question = "按占地区生产总值的比重推算，2022年无锡高新技术产业产值是多少？"
    assert "14850.82 × 11.7% = 1737.55" in answered(question, DIGITAL, facts=DIGITAL_FACTS).text


def test_nothing_is_reckoned_by_a_share_unless_that_is_asked() -> None:
    assert "÷" not in answered("2018年宁波服务业增加值是多少？", NINGBO, facts=NINGBO_FACTS).text


FUNDS = made("2022年：无锡实际使用外资38.26亿美元，增长3.6%。2021年目标：实际使用外资38亿美元。", name="funds")
FUND_FACTS = (
    fact(FUNDS, ("无锡", "实际使用外资", "量值", "2022年"), "38.26亿美元"),
    fact(FUNDS, ("无锡", "实际使用外资", "同比增速", "2022年"), "3.6%", direction="up"),
    fact(FUNDS, ("无锡", "实际使用外资", "量值", "2021年"), "38亿美元", status="target"),
)


def test_money_is_reckoned_back_by_its_growth_where_that_is_asked_whatever_was_aimed_at() -> None:
    answer = answered("根据2022年实际使用外资和增幅，反推2021年无锡是多少亿美元？", FUNDS, facts=FUND_FACTS)
    assert "约为36.93亿美元（38.26 ÷ （100% + 3.6%） = 36.93" in answer.text
    assert any("可能有出入" in note for note in answer.notes)


def test_money_is_not_reckoned_back_unasked() -> None:
    assert "÷" not in answered("2021年无锡实际使用外资是多少？", FUNDS, facts=FUND_FACTS).text


FIRMS = made("2017年：南京高新技术企业累计1850家，新增150家。", name="firms")
FIRM_FACTS = (
    fact(FIRMS, ("南京", "高新技术企业", "数量", "2017年"), "1850家"),
    fact(FIRMS, ("南京", "新增高新技术企业", "数量", "2017年"), "150家"),
)


@pytest.mark.parametrize(
    "question",
    ["用2017年的数倒推，2016年底南京高新技术企业有多少家？", "南京2016年底的高企累计数，能不能用2017年的数倒推一下？"],
)
def test_what_there_was_before_so_many_were_added(question: str) -> None:
    assert "1850 − 150 = 1700" in answered(question, FIRMS, facts=FIRM_FACTS).text


YEARS = made(
    "2018年无锡高新技术企业2060家，苏州高新技术企业5410家。2023年无锡高新技术企业6310家，苏州高新技术企业15700家。",
    name="years",
)
YEAR_FACTS = (
    fact(YEARS, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    fact(YEARS, ("苏州", "高新技术企业", "数量", "2018年"), "5410家"),
    fact(YEARS, ("无锡", "高新技术企业", "数量", "2023年"), "6310家"),
    fact(YEARS, ("苏州", "高新技术企业", "数量", "2023年"), "15700家"),
)


def test_a_figure_that_the_question_gives_tells_of_which_year_it_is() -> None:
    answer = answered("现在无锡有高企6310家，比苏州少多少家？", YEARS, facts=YEAR_FACTS)
    assert "6310 − 15700" in answer.text


def test_a_share_of_a_whole_is_reckoned_only_where_a_share_is_asked_for() -> None:
    assert tells_reckoned("产值约占全省一半。", "占全省的比重是多少？")
    assert not tells_reckoned("产值约占全省一半。", "比全省少多少？")
