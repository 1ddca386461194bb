"""A figure taken for granted in the question is confirmed or corrected, never let pass."""

from __future__ import annotations

from dataclasses import replace

import pytest
from held_library import answered, fact, made

from assistant.answering.claims.order_besides import NO_ORDER
from assistant.answering.claims.premises import CONFIRMED, CORRECTED, OF_OTHERS, ONLY_ABOUT, ONLY_AIMED, ROUGHLY
from assistant.model import Answer
from assistant.quantity import parse_quantity

DOCUMENT = made(
    "2018年无锡服务业增加值同比增长8.08%。2018年南京服务业增加值同比增长11.84%。2018年无锡高新技术企业2060家。"
    "2021年无锡工业总产值2.14万亿元。2020年无锡国有控股企业利润增长17.6%，民营企业利润下降8.6%。"
    "2020年无锡不良贷款余额比年初增加52.1亿元，制造业贷款余额比年初增加52.7亿元。"
    "2020年无锡研发占比比上年提高1.02个百分点。"
)
FACTS = (
    fact(DOCUMENT, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up"),
    fact(DOCUMENT, ("南京", "服务业增加值", "同比增速", "2018年"), "11.84%", direction="up"),
    fact(DOCUMENT, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    fact(DOCUMENT, ("无锡", "工业总产值", "量值", "2021年"), "2.14万亿元"),
    fact(DOCUMENT, ("无锡", "国有控股企业利润", "同比增速", "2020年"), "17.6%", direction="up"),
    fact(DOCUMENT, ("无锡", "民营企业利润", "同比增速", "2020年"), "8.6%", direction="down"),
    fact(DOCUMENT, ("无锡", "不良贷款余额", "变动", "2020年"), "52.1亿元", direction="up", base="年初"),
    fact(DOCUMENT, ("无锡", "研发占比", "占比变动", "2020年"), "1.02个百分点", direction="up", base="上年"),
    fact(DOCUMENT, ("无锡", "制造业贷款余额", "变动", "2020年"), "52.7亿元", direction="up", base="年初"),
)
AT_LEAST = replace(parse_quantity("5000亿元"), bound=">=")


def asked(question: str) -> Answer:
    return answered(question, DOCUMENT, facts=FACTS)


def opening(answer: Answer) -> str:
    return answer.text.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2018年无锡服务业增加值增长8.08%，对吗？", "8.08%"),
        ("2018年无锡高新技术企业是2060家吗？", "2060家"),
        ("2021年无锡工业总产值是21400亿元，对吗？", "2.14万亿元"),
    ],
)
def test_a_right_figure_is_confirmed_in_whatever_power_of_ten(question: str, held: str) -> None:
    answer = asked(question)
    assert opening(answer).endswith(CONFIRMED)
    assert held in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2018年无锡服务业增加值增长9.5%，对吗？", "8.08%"),
        ("2018年无锡高新技术企业是3000家吗？", "2060家"),
        ("为什么2018年无锡服务业增加值增长高达9.5%？", "8.08%"),
    ],
)
def test_a_wrong_figure_is_corrected_by_what_is_held(question: str, held: str) -> None:
    answer = asked(question)
    assert opening(answer).endswith(CORRECTED)
    assert held in answer.text
    assert answer.citations


def test_a_figure_of_another_city_is_corrected_and_given_back_to_it() -> None:
    answer = asked("2018年无锡服务业增加值增长11.84%，对吗？")
    assert opening(answer).endswith(CORRECTED)
    assert "无锡服务业增加值同比增长8.08%" in answer.text
    assert "南京服务业增加值同比增长11.84%" in answer.text


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2020年无锡民营企业利润增长8.6%，是吗？", ("民营企业利润同比下降8.6%",)),
        ("2020年无锡民营企业利润增长17.6%，对吗？", ("民营企业利润同比下降8.6%", "国有控股企业利润同比增长17.6%")),
        ("2020年无锡不良贷款余额是52.1亿元吗？", ("不良贷款余额比年初增加52.1亿元",)),
        ("2020年无锡研发占比提高1.02%，对吗？", ("研发占比比上年上升1.02个百分点",)),
        ("2020年无锡制造业贷款余额比年初增加52.1亿元，没错吧？", ("制造业贷款余额比年初增加52.7亿元",)),
    ],
)
def test_a_fall_is_no_rise_a_change_no_level_and_another_indicator_not_this_one(
    question: str, stated: tuple[str, ...]
) -> None:
    answer = asked(question)
    assert opening(answer).endswith(CORRECTED)
    assert all(one in answer.text for one in stated)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2018年无锡高新技术企业超过2000家吗？", CONFIRMED),
        ("2018年无锡高新技术企业不到2000家吗？", CORRECTED),
    ],
)
def test_a_bound_in_the_question_is_held_against_the_figure(question: str, said: str) -> None:
    assert opening(asked(question)).endswith(said)


def test_a_mark_that_was_passed_does_not_confirm_what_lies_below_it() -> None:
    document = made("2025年宁夏生产总值5696亿元。2025年宁夏生产总值跨越5000亿元大关。")
    facts = (
        fact(document, ("宁夏", "地区生产总值", "量值", "2025年"), "5696亿元"),
        replace(fact(document, ("宁夏", "地区生产总值", "量值", "2025年"), "5000亿元"), quantity=AT_LEAST),
    )
    for question, said in (
        ("2025年宁夏地区生产总值不到5000亿元，对吗？", CORRECTED),
        ("2025年宁夏地区生产总值是5000亿元吗？", CORRECTED),
        ("2025年宁夏地区生产总值超过5000亿元，对吗？", CONFIRMED),
    ):
        answer = answered(question, document, facts=facts)
        assert opening(answer).endswith(said)
        assert "5696亿元" in answer.text


@pytest.mark.parametrize(
    "question",
    ["既然南京2018年服务业增加值增速只有8.08%，无锡还怕追不上吗？", "2018年南京服务业增加值增速只有8.08%，对吗？"],
)
def test_no_more_than_so_much_is_not_at_least_so_much(question: str) -> None:
    answer = asked(question)
    assert CONFIRMED not in answer.text
    assert "南京服务业增加值同比增长11.84%" in answer.text


def test_tenths_are_held_against_percent_and_what_was_heard_is_asked() -> None:
    document = made("2023年扬州民营经济增加值占比66.3%。")
    facts = (fact(document, ("扬州", "民营经济增加值占比", "占比", "2023年"), "66.3%"),)
    for question, said in (
        ("网上说扬州2023年民营经济占比不到六成，属实吗？", CORRECTED),
        ("听说扬州2023年民营经济占比超过六成？", CONFIRMED),
    ):
        assert opening(answered(question, document, facts=facts)).endswith(said)


def test_a_choice_told_in_words_is_answered_by_the_sentence_that_tells_both_apart() -> None:
    document = made("规划覆盖26个镇。核心片区有27个镇。\n规划覆盖26个镇，核心片区为27镇，口径不同。")
    answer = answered("规划到底是26个镇还是27个镇？", document)
    assert "口径不同" in answer.text


@pytest.mark.parametrize("end", ["", "，对吗？", "吗？"])
def test_whose_the_number_is_is_told_however_it_is_claimed(end: str) -> None:
    document = made("2018年无锡高新技术企业2060家。2018年苏州高新技术企业5410家。")
    facts = tuple(
        fact(document, (city, "高新技术企业", "数量", "2018年"), printed)
        for city, printed in (("无锡", "2060家"), ("苏州", "5410家"))
    )
    text = answered(f"2018年无锡有5410家高新技术企业{end}", document, facts=facts).text
    assert "无锡高新技术企业为2060家" in text
    assert "苏州高新技术企业为5410家" in text


def test_of_two_figures_the_one_held_is_given_and_both_where_sources_differ() -> None:
    assert "2060家" in asked("2018年无锡高新技术企业是2060家还是5410家？").text
    one = made("2021年无锡研发投入450亿元。", name="one", title="甲公报数据")
    other = made("2021年无锡研发投入445亿元。", name="other", title="乙公报数据")
    facts = (
        fact(one, ("无锡", "研发投入", "量值", "2021年"), "450亿元"),
        fact(other, ("无锡", "研发投入", "量值", "2021年"), "445亿元"),
    )
    answer = answered("无锡2021年研发投入是450亿还是445亿？", one, other, facts=facts)
    assert "450亿元" in answer.text
    assert "445亿元" in answer.text
    assert any("《甲公报数据》" in note and "《乙公报数据》" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "2018年苏州服务业增加值增长9.5%，对吗？",
        "2016年无锡服务业增加值增长9.5%，对吗？",
        "2018年无锡火山灰出口增长9.5%，对吗？",
    ],
)
def test_nothing_is_confirmed_or_corrected_where_nothing_is_held(question: str) -> None:
    answer = asked(question)
    assert CONFIRMED not in answer.text
    assert CORRECTED not in answer.text


def test_the_wrong_figure_is_never_stated_by_the_answer() -> None:
    assert "9.5" not in asked("2018年无锡服务业增加值增长9.5%，对吗？").text


def test_a_small_count_in_a_question_is_no_premise() -> None:
    answer = asked("2018年无锡有哪三个问题？")
    assert CONFIRMED not in answer.text
    assert CORRECTED not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2018年无锡高新技术企业有没有到2000家？", "有，"),
        ("2018年无锡高新技术企业有没有突破3000家？", "没有，"),
        ("2018年无锡高新技术企业达到3000家了没有？", "没有，"),
        ("2018年无锡高新技术企业是不是2060家？", "是的，"),
        ("2018年无锡高新技术企业是3000家吗？", "不是，"),
    ],
)
def test_who_asks_whether_is_told_yes_or_no(question: str, said: str) -> None:
    assert asked(question).text.startswith(said)


@pytest.mark.parametrize("asks", ["能直接比吗？", "能放一起比吗？", "可以相加吗？"])
def test_that_figures_are_held_does_not_say_that_they_may_be_compared(asks: str) -> None:
    document = made("2022年无锡地区生产总值14850.82亿元。2023年无锡地区生产总值15456.19亿元。")
    held = tuple(
        fact(document, ("无锡", "地区生产总值", "量值", year), printed)
        for year, printed in (("2022年", "14850.82亿元"), ("2023年", "15456.19亿元"))
    )
    answer = answered(f"2022年无锡GDP14850.82亿和2023年15456.19亿{asks}", document, facts=held)
    assert CONFIRMED not in answer.text


def test_a_target_neither_confirms_nor_denies_that_it_was_reached() -> None:
    document = made("2024年无锡实际使用外资目标为38亿美元。2023年无锡城镇新增就业1244万人，目标1200万人左右。")
    foreign = fact(document, ("无锡", "实际使用外资", "量值", "2024年"), "38亿美元", status="target")
    jobs = (
        fact(document, ("无锡", "城镇新增就业", "量值", "2023年"), "1244万人"),
        fact(document, ("无锡", "城镇新增就业", "量值", "2023年"), "1200万人", status="target"),
    )
    answer = answered("2024年无锡实际使用外资完成38亿美元了吗？", document, facts=(foreign, *jobs))
    assert answer.status == "partial"
    assert opening(answer) == ONLY_AIMED
    reached = answered("2023年无锡城镇新增就业有没有达到1200万人？", document, facts=(foreign, *jobs))
    assert reached.text.startswith("有，")
    assert "1244万人" in reached.text.split("\n")[1]


def test_a_right_figure_does_not_answer_what_else_is_asked_of_it() -> None:
    answer = asked("2018年无锡服务业增加值增长8.08%是不是官方统计口径？")
    assert not answer.text.startswith(("是的", "不是"))
    assert "8.08%" in answer.text


def test_a_mark_that_was_passed_does_not_deny_what_lies_above_it() -> None:
    document = made("2024年宁夏生产总值预计超过16000亿元。")
    held = fact(document, ("宁夏", "地区生产总值", "量值", "2024年"), "超过16000亿元", status="estimate")
    assert opening(answered("2024年宁夏地区生产总值超过17000亿元了吗？", document, facts=(held,))) == ONLY_ABOUT
    assert opening(answered("2024年宁夏地区生产总值超过15000亿元了吗？", document, facts=(held,))).startswith("是的")


def test_a_growth_is_not_held_against_a_share() -> None:
    document = made("2022年无锡地区生产总值增长3.0%。2022年无锡数字经济核心产业增加值占地区生产总值11.7%。")
    held = fact(document, ("无锡", "地区生产总值", "同比增速", "2022年"), "3.0%", direction="up")
    answer = answered("2022年无锡数字经济核心产业增加值占GDP比重超过12%了吗？", document, facts=(held,))
    assert "3.0%" not in answer.text
    assert CORRECTED not in answer.text


PASSED = made(
    "2017年通州地区生产总值10500亿元。2024年上半年通州地区生产总值7435亿元。2018年通州地区生产总值11438亿元。"
)
PASSED_FACTS = tuple(
    fact(PASSED, ("通州", "地区生产总值", "量值", time), printed)
    for time, printed in (("2017年", "10500亿元"), ("2024年上半年", "7435亿元"), ("2018年", "11438亿元"))
)


def test_a_mark_passed_at_no_named_time_is_proven_by_the_first_year_that_was_above_it() -> None:
    answer = answered("通州地区生产总值过了1万亿元，对吗？", PASSED, facts=PASSED_FACTS)
    assert opening(answer).endswith(CONFIRMED)
    assert "10500亿元" in answer.text


def test_a_mark_that_no_figure_is_above_was_not_passed() -> None:
    answer = answered("通州地区生产总值过了2万亿元，对吗？", PASSED, facts=PASSED_FACTS)
    assert opening(answer).endswith(CORRECTED)


def test_a_share_is_not_corrected_by_a_growth() -> None:
    answer = answered("2018年无锡服务业增加值占GDP达到60%，说明什么？", DOCUMENT, facts=FACTS)
    assert CORRECTED not in answer.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2018年无锡高新技术企业过2000家没有", "是的，" + CONFIRMED),
        ("2018年无锡高新技术企业破2000家吗", "是的，" + CONFIRMED),
        ("2018年无锡高新技术企业过3000家没有", "没有，" + CORRECTED),
        ("2018年无锡高新技术企业还没到3000家吗", "是的，" + CONFIRMED),
        ("2018年无锡高新技术企业还没到2000家吗", "不是，" + CORRECTED),
        ("2018年无锡高新技术企业差不多2000家吧", "是的，" + ROUGHLY),
        ("2018年无锡高新技术企业2100家左右吧", "是的，" + ROUGHLY),
        ("2018年无锡高新技术企业大概2500家吧", "不是，" + CORRECTED),
        ("2018年无锡高新技术企业快2100家了吧", "是的，" + ROUGHLY),
    ],
)
def test_what_was_passed_or_not_or_is_only_round_is_held_to_that(question: str, verdict: str) -> None:
    assert opening(asked(question)) == verdict


SHARES = made("2022年无锡民营经济增加值占经济总量比重为66.2%。")
SHARE_FACTS = (fact(SHARES, ("无锡", "民营经济增加值占经济总量比重", "占比", "2022年"), "66.2%"),)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2022年无锡民营经济占经济总量的三分之二吧", "是的，" + ROUGHLY),
        ("2022年无锡民营经济增加值占经济总量比重过半了吗", "是的，" + CONFIRMED),
        ("2022年无锡民营经济增加值占经济总量比重不到一半吧", "不是，" + CORRECTED),
    ],
)
def test_a_share_may_be_told_as_a_part(question: str, verdict: str) -> None:
    assert opening(answered(question, SHARES, facts=SHARE_FACTS)) == verdict


GOALS = made("2021年无锡地区生产总值同比增长8.8%。2021年无锡地区生产总值增长目标为7%。")
GOAL_FACTS = (
    fact(GOALS, ("无锡", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
    fact(GOALS, ("无锡", "地区生产总值", "同比增速", "2021年"), "7%", direction="up", status="target"),
)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("2021年无锡GDP增长目标是7%吗", "是的，" + CONFIRMED), ("2021年无锡GDP增长目标是8.8%吗", "不是，" + CORRECTED)],
)
def test_what_is_said_to_be_aimed_at_is_held_against_the_target(question: str, verdict: str) -> None:
    assert opening(answered(question, GOALS, facts=GOAL_FACTS)) == verdict


def test_what_another_document_gives_is_told_beside_the_verdict() -> None:
    one = made("2021年无锡研发经费445.0亿元。", name="one", title="研发经费")
    other = made("2021年无锡研发经费450亿元。", name="other", title="科技发展")
    what = ("无锡", "研发经费", "量值", "2021年")
    facts = (fact(one, what, "445.0亿元"), fact(other, what, "450亿元"))
    answer = answered("2021年无锡研发经费是445亿元吗", one, other, facts=facts)
    assert opening(answer) == "是的，" + CONFIRMED
    assert "450亿元" in answer.text
    assert any("不一致" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question", ["2018年无锡高新技术企业2060家，翻了一番没有", "无锡2060家高企，占全国一成都不到吧"]
)
def test_a_figure_that_is_only_given_confirms_nothing_else(question: str) -> None:
    assert CONFIRMED not in asked(question).text


def test_a_difference_that_is_claimed_is_no_level() -> None:
    held = made("2018年苏州高新技术企业5410家。2018年无锡高新技术企业2060家。")
    facts = (
        fact(held, ("苏州", "高新技术企业", "数量", "2018年"), "5410家"),
        fact(held, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    )
    for question in ("2018年无锡高新技术企业比苏州少3000家吧", "2018年苏州和无锡的高新技术企业差3000家吧"):
        answer = answered(question, held, facts=facts)
        assert CORRECTED not in answer.text
        assert "3350" in answer.text


def test_what_was_only_aimed_at_for_a_year_confirms_no_figure_of_it() -> None:
    held = made("2021年无锡实际使用外资目标为38亿美元。到2030年，无锡工业总产值达到3.2万亿元。")
    facts = (
        fact(held, ("无锡", "实际使用外资", "量值", "2021年"), "38亿美元", status="target"),
        fact(held, ("无锡", "工业总产值", "量值", "到2030年"), "3.2万亿元", status="target"),
    )
    assert opening(answered("2021年无锡实际使用外资38亿美元对吗", held, facts=facts)) == ONLY_AIMED
    assert opening(answered("到2030年无锡工业总产值3.2万亿对吗", held, facts=facts)) == "是的，" + CONFIRMED


GROWN = made("2018年常州高新技术企业2060家。2021年常州高新技术企业4608家。2023年常州高新技术企业6310家。")
GROWN_FACTS = tuple(
    fact(GROWN, ("常州", "高新技术企业", "数量", year), printed)
    for year, printed in (("2018年", "2060家"), ("2021年", "4608家"), ("2023年", "6310家"))
)


@pytest.mark.parametrize(
    ("question", "formula", "verdict"),
    [
        ("常州2021年高新技术企业4608家，到2023年翻番了吗？", "6310 ÷ 4608", "说法与数字不符"),
        ("常州2018年高新技术企业2060家，到2021年翻了一番吗？", "4608 ÷ 2060", "说法成立"),
    ],
)
def test_a_right_figure_makes_nothing_right_that_is_said_of_it(question: str, formula: str, verdict: str) -> None:
    answer = answered(question, GROWN, facts=GROWN_FACTS)
    assert not answer.text.startswith("是的")
    assert formula in answer.text
    assert verdict in answer.text


def test_points_are_percentage_points() -> None:
    answer = asked("2020年无锡研发占比比上年下降了1.02个点，对吗？")
    assert opening(answer).endswith(CORRECTED)


def test_a_figure_does_not_make_its_place_the_only_one() -> None:
    text = asked("无锡是不是唯一高新技术企业过2000家的城市？").text
    assert CONFIRMED not in text
    assert CORRECTED not in text


def test_an_amount_in_another_money_confirms_nothing() -> None:
    held = made("2022年无锡进出口总额7373.1亿元。")
    facts = (fact(held, ("无锡", "进出口总额", "量值", "2022年"), "7373.1亿元"),)
    assert CONFIRMED not in answered("2022年无锡进出口总额过千亿美元了吗", held, facts=facts).text


def test_how_many_times_as_many_is_reckoned_though_the_figure_beside_it_is_right() -> None:
    cities = made("2018年苏州高新技术企业5410家。2018年无锡高新技术企业2060家。")
    held = (
        fact(cities, ("苏州", "高新技术企业", "数量", "2018年"), "5410家"),
        fact(cities, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    )
    answer = answered("苏州2018年高新技术企业5410家是无锡的三倍吗？", cities, facts=held)
    assert not answer.text.startswith("是的")
    assert "说法与数字不符" in answer.text


def test_whether_a_figure_is_much_is_not_whether_it_is_the_figure() -> None:
    assert not asked("2018年无锡高新技术企业2060家算多吗？").text.startswith("是的")
    assert asked("2018年无锡高新技术企业是2060家吗？").text.startswith("是的")


NPL = made("2020年6月末无锡不良贷款率1.27%，比年初上升0.27个百分点。")
NPL_FACTS = (fact(NPL, ("无锡", "不良贷款率", "量值", "2020年6月末"), "1.27%"),)


def test_a_sentence_of_another_time_alone_settles_nothing() -> None:
    """What is held of another time is told as that, beside the refusal."""
    answer = answered("无锡2018年不良贷款率是5%吗", NPL, facts=NPL_FACTS)
    assert answer.status == "refused"
    assert any(note.startswith("库中有其他时间的：2020年6月末") for note in answer.notes)
    assert "1.27" not in answer.text


def test_a_sentence_of_the_asked_time_is_told() -> None:
    answer = answered("2020年6月末无锡不良贷款率是1.27%吗", NPL, facts=NPL_FACTS)
    assert opening(answer).endswith(CONFIRMED)


ELSEWHERE = made(
    "# 南通实施情况\n\n2018年：生产总值8427亿元，增长7.2%。\n", name="nantong", title="南通实施情况", kind="digest"
)
HOME = made("2025年无锡地区生产总值16000亿元。", name="home", title="无锡公报")
CITIES = (
    fact(ELSEWHERE, ("南通", "地区生产总值", "量值", "2018年"), "8427亿元"),
    fact(HOME, ("无锡", "地区生产总值", "量值", "2025年"), "16000亿元"),
)


def test_the_figure_of_another_city_does_not_correct_one_of_no_named_place() -> None:
    answer = answered("2018年GDP是9000亿元，对吗？", HOME, ELSEWHERE, facts=CITIES)
    assert "8427" not in answer.text


def test_the_figure_of_another_city_is_told_as_another_citys() -> None:
    answer = answered("2018年GDP是8427亿元，对吗？", HOME, ELSEWHERE, facts=CITIES)
    assert opening(answer) == OF_OTHERS
    assert "南通" in answer.text


def test_two_figures_that_the_editor_tells_apart_are_not_one_thing() -> None:
    loans = made(
        "2020年制造业贷款余额新增52.7亿元。\n2020年6月末不良贷款比年初增加52.1亿元，"
        "与2020年制造业贷款新增52.7亿元是两个不同指标，不可混用。（编者说明）\n",
        kind="digest",
    )
    held = (fact(loans, ("无锡", "制造业贷款余额", "变动", "2020年"), "52.7亿元", direction="up", base="年初"),)
    answer = answered("不良贷款多了52.1亿，制造业贷款新增52.7亿，这两个是不是一回事？", loans, facts=held)
    assert "不可混用" in answer.text
    assert CORRECTED not in answer.text


AIMS = made(
    "2023年无锡规上工业增加值6005.31亿元。到2019年无锡服务业占比达到53%以上。到2030年无锡工业总产值超过3.2万亿元。"
    "到2027年无锡未来产业规模达到2000亿元。2025年无锡地区生产总值增长5%以上。2026年无锡造林170万亩。"
)
AIM_FACTS = (
    fact(AIMS, ("无锡", "规上工业增加值", "量值", "2023年"), "6005.31亿元"),
    fact(AIMS, ("无锡", "服务业占比", "占比", "到2019年"), "53%以上", status="target"),
    fact(AIMS, ("无锡", "工业总产值", "量值", "到2030年"), "超过3.2万亿元", status="target"),
    fact(AIMS, ("无锡", "未来产业规模", "量值", "到2027年"), "2000亿元", status="target"),
    fact(AIMS, ("无锡", "地区生产总值", "同比增速", "2025年"), "5%以上", direction="up", status="target"),
    fact(AIMS, ("无锡", "造林", "量值", "2026年"), "170万亩", status="target"),
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("2023年无锡规上工业增加值已经过6000亿了，没错吧？", f"是的，{CONFIRMED}"),
        ("2019年咱们服务业占比已经到53%以上了，是吧？", ONLY_AIMED),
        ("到2030年工业总产值的目标正好是3.2万亿元，是不是？", f"不是，{CORRECTED}"),
        ("到2030年工业总产值的目标是3.2万亿元，是不是？", f"是的，{CONFIRMED}"),
        ("2024年咱们未来产业规模已经做到2000亿了，对吗？", OF_OTHERS),
        ("2025年无锡地区生产总值增长4.3%，对不对？", ONLY_AIMED),
        ("2026年安排造林170万亩，没错吧？", f"是的，{CONFIRMED}"),
        ("2026年造林170万亩，没错吧？", ONLY_AIMED),
    ],
)
def test_what_was_aimed_at_proves_nothing_of_what_was_reached(question: str, first: str) -> None:
    assert opening(answered(question, AIMS, facts=AIM_FACTS)) == first


def test_a_figure_that_no_sentence_has_in_its_unit_is_not_answered_by_others() -> None:
    zones = made("锡澄指无锡市区与江阴，锡宜指无锡市区与宜兴，两个协同发展区是无锡市域一体化的抓手。")
    assert answered("锡澄协同发展区面积有300平方公里，是吧？", zones).status == "refused"


def test_an_amount_that_leaves_out_its_unit_may_be_of_any() -> None:
    text = made("早在2009年就对综合型总部开办奖励最高1000万元，属于旧标准，不能当作2019年标准引用。", kind="digest")
    assert "旧标准" in answered("综合型总部开办奖1000万这个标准，现在还能用吗？", text).text


def test_dollars_are_money_too() -> None:
    project = made("总投资：签约口径为超过100亿美元，一期投资25亿美元。", kind="digest", title="造船项目")
    assert "100亿美元" in answered("造船项目总投资是100亿元人民币吧？", project).text


def test_a_share_that_is_claimed_is_held_against_no_amounts() -> None:
    text = made("2020年宁波服务业增加值6376.4亿元，占GDP比重51.4%。2020年无锡服务业增加值6491.19亿元。")
    held = (
        fact(text, ("宁波", "服务业增加值", "量值", "2020年"), "6376.4亿元"),
        fact(text, ("无锡", "服务业增加值", "量值", "2020年"), "6491.19亿元"),
    )
    answer = answered("2020年服务业占GDP的比重，宁波51.4%，比无锡低一点，是不是？", text, facts=held)
    assert "计算得出" not in answer.text


@pytest.mark.parametrize("fell", ["掉了24.5%", "缩水24.5%", "滑坡24.5%", "少了24.5%", "缩水了", "跌了", "往下掉"])
def test_a_rise_is_no_fall_however_it_is_said(fell: str) -> None:
    grown = made("2016年全国新登记企业增长24.5%。")
    firms = fact(grown, ("全国", "新登记企业", "同比增速", "2016年"), "24.5%", direction="up")
    answer = answered(f"2016年全国新登记企业是不是{fell}？", grown, facts=[firms])
    assert "是的" not in answer.text


IN_ORDER = made(
    "2022年无锡地区生产总值14850.82亿元，增长3.0%。2021年无锡科技进步贡献率67.6%，居全省第一。"
    "2021年无锡研发投入强度3.21%。2021年江苏研发投入强度2.95%。"
)
ORDERED = (
    fact(IN_ORDER, ("无锡", "地区生产总值", "量值", "2022年"), "14850.82亿元"),
    fact(IN_ORDER, ("无锡", "地区生产总值", "同比增速", "2022年"), "3.0%", direction="up"),
    fact(IN_ORDER, ("无锡", "科技进步贡献率", "量值", "2021年"), "67.6%"),
    fact(IN_ORDER, ("无锡", "研发投入强度", "量值", "2021年"), "3.21%"),
    fact(IN_ORDER, ("江苏", "研发投入强度", "量值", "2021年"), "2.95%"),
)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("2022年无锡GDP增速3%，全省最低对吗？", "3.0%"),
        ("2022年无锡GDP增速是3%，在全省垫底吗？", "3.0%"),
        ("无锡2022年GDP是14850.82亿元，全省第一吧？", "14850.82亿元"),
        ("无锡2021年研发投入强度3.21%，全省最高吧？", "3.21%"),
    ],
)
def test_a_right_figure_confirms_no_place_in_an_order(question: str, held: str) -> None:
    answer = answered(question, IN_ORDER, facts=ORDERED)
    assert answer.status == "partial"
    assert held in answer.text
    assert NO_ORDER in answer.text
    assert "不是" not in answer.text


def test_a_place_in_an_order_that_a_sentence_tells_is_quoted() -> None:
    answer = answered("2021年无锡科技进步贡献率67.6%，全省第一对吗？", IN_ORDER, facts=ORDERED)
    assert answer.status == "answered"
    assert "居全省第一" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("无锡2022年GDP1.49万亿，对吗？", ROUGHLY),
        ("无锡2022年GDP是1.48万亿元，对吗？", CORRECTED),
        ("无锡2022年GDP增长3.04%，对吗？", CORRECTED),
    ],
)
def test_a_number_rounded_to_a_larger_unit_is_roughly_right(question: str, words: str) -> None:
    answer = answered(question, IN_ORDER, facts=ORDERED)
    assert opening(answer).endswith(words)
