"""Which held figure is the one that is asked for, and what keeps another one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import FactStatus, fact, gathered, made

from assistant.answering.figures.figure_choice import choose_figures, contradicted
from assistant.answering.figures.fitting import Figure
from assistant.model import Document, Fact

if TYPE_CHECKING:
    from assistant.app import Assistant


GROWTH = (
    "2018年无锡服务业增加值同比增长8.08%。2018年南京服务业增加值同比增长11.84%。2019年无锡服务业增加值同比增长7.5%。"
)
GROWTH_DOCUMENT = made(GROWTH)
GROWTH_FACTS = (
    fact(GROWTH_DOCUMENT, ("无锡", "服务业增加值", "同比增速", "2018年"), "8.08%", direction="up"),
    fact(GROWTH_DOCUMENT, ("南京", "服务业增加值", "同比增速", "2018年"), "11.84%", direction="up"),
    fact(GROWTH_DOCUMENT, ("无锡", "服务业增加值", "同比增速", "2019年"), "7.5%", direction="up"),
)


def figures(question: str, document: Document, *facts: Fact) -> tuple[Figure, ...]:
    return gathered(question, document, facts=facts).figures


def chosen(question: str, document: Document, *facts: Fact) -> list[str]:
    """The printed figures that would be given as the answer."""
    return [figure.fact.quantity.printed for figure in choose_figures(gathered(question, document, facts=facts))]


def faults(question: str, document: Document, one: Fact) -> tuple[str, ...]:
    (figure,) = figures(question, document, one)
    return figure.faults


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("2018年无锡服务业增加值增速是多少？", ["8.08%"]),
        ("2018年南京服务业增加值增速是多少？", ["11.84%"]),
        ("2019年无锡服务业增加值增速是多少？", ["7.5%"]),
        ("2019年南京服务业增加值增速是多少？", []),
        ("2018年苏州服务业增加值增速是多少？", []),
        ("2017年无锡服务业增加值增速是多少？", []),
        ("2018年无锡第三产业增加值增长多少？", ["8.08%"]),
    ],
)
def test_place_and_period_must_agree(question: str, printed: list[str]) -> None:
    assert chosen(question, GROWTH_DOCUMENT, *GROWTH_FACTS) == printed


def test_where_several_places_are_asked_for_each_is_given() -> None:
    printed = chosen("2018年无锡和南京服务业增加值增速分别是多少？", GROWTH_DOCUMENT, *GROWTH_FACTS)
    assert sorted(printed) == ["11.84%", "8.08%"]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("2018年南京服务业增加值增速是多少？", "place"),
        ("2019年无锡服务业增加值增速是多少？", "period"),
        ("2018年无锡服务业增加值是多少？", "measure"),
        ("2018年无锡服务业增加值增速目标是多少？", "status"),
        ("2018年无锡服务业增加值增速多少亿元？", "unit"),
        ("2018年无锡金融业增加值增速是多少？", "indicator"),
    ],
)
def test_what_does_not_agree_is_named(question: str, fault: str) -> None:
    assert fault in faults(question, GROWTH_DOCUMENT, GROWTH_FACTS[0])


def test_what_agrees_in_everything_fits() -> None:
    (figure,) = figures("2018年无锡服务业增加值增速是多少？", GROWTH_DOCUMENT, GROWTH_FACTS[0])
    assert figure.faults == ()
    assert figure.fits


PER_HEAD = made("2020年无锡人均地区生产总值为16.58万元。2020年无锡地区生产总值为12370亿元。")
PER_HEAD_FACTS = (
    fact(PER_HEAD, ("无锡", "人均地区生产总值", "量值", "2020年"), "16.58万元"),
    fact(PER_HEAD, ("无锡", "地区生产总值", "量值", "2020年"), "12370亿元"),
)


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("2020年无锡GDP是多少？", ["12370亿元"]),
        ("2020年无锡人均GDP是多少？", ["16.58万元"]),
        ("2020年无锡地区生产总值有多少亿元？", ["12370亿元"]),
    ],
)
def test_a_figure_per_head_is_another_one_than_the_total(question: str, printed: list[str]) -> None:
    assert chosen(question, PER_HEAD, *PER_HEAD_FACTS) == printed


def test_a_word_that_makes_it_another_indicator_keeps_a_figure_out() -> None:
    document = made("2020年无锡民营企业利润为52亿元。")
    private = fact(document, ("无锡", "民营企业利润", "量值", "2020年"), "52亿元")
    assert chosen("2020年无锡企业利润是多少？", document, private) == []
    assert chosen("2020年无锡民营企业利润是多少？", document, private) == ["52亿元"]


SHARES = made("2020年无锡贷款余额占全省的9.1%。2020年无锡贷款余额占长三角的3.4%。")
SHARE_FACTS = (
    fact(SHARES, ("无锡", "贷款余额占全省比重", "占比", "2020年"), "9.1%"),
    fact(SHARES, ("无锡", "贷款余额占长三角比重", "占比", "2020年"), "3.4%"),
)


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("2020年无锡贷款余额占全省的比重是多少？", ["9.1%"]),
        ("2020年无锡贷款余额占长三角的比重是多少？", ["3.4%"]),
        ("2020年无锡贷款余额占全国的比重是多少？", []),
    ],
)
def test_a_share_of_another_whole_is_another_figure(question: str, printed: list[str]) -> None:
    assert chosen(question, SHARES, *SHARE_FACTS) == printed


def test_a_value_a_growth_and_a_change_are_told_apart() -> None:
    document = made("2020年无锡亏损面为27.4%，比上年上升4.6个百分点。")
    value = fact(document, ("无锡", "亏损面", "量值", "2020年"), "27.4%")
    change = fact(document, ("无锡", "亏损面", "变动", "2020年"), "4.6个百分点", direction="up", base="上年")
    assert chosen("2020年无锡亏损面是多少？", document, value, change) == ["27.4%"]
    assert chosen("2020年无锡亏损面上升了几个百分点？", document, value, change) == ["4.6个百分点"]


def test_value_and_growth_asked_for_together_are_both_given() -> None:
    document = made("2021年无锡进出口总额为6829亿元，同比增长12.4%。")
    value = fact(document, ("无锡", "进出口总额", "量值", "2021年"), "6829亿元")
    growth = fact(document, ("无锡", "进出口总额", "同比增速", "2021年"), "12.4%", direction="up")
    assert sorted(chosen("2021年无锡进出口总额和增速各是多少？", document, value, growth)) == ["12.4%", "6829亿元"]


@pytest.mark.parametrize(
    ("question", "status", "fits"),
    [
        ("2025年无锡研发强度目标是多少？", "target", True),
        ("2025年无锡研发强度目标是多少？", "result", False),
        ("2025年无锡研发强度实际完成多少？", "target", False),
        ("2025年无锡研发强度实际完成多少？", "result", True),
    ],
)
def test_a_target_is_no_result(question: str, status: FactStatus, fits: bool) -> None:
    document = made("2025年无锡研发强度3.5%。")
    (figure,) = figures(
        question, document, fact(document, ("无锡", "研发强度", "量值", "2025年"), "3.5%", status=status)
    )
    assert figure.fits is fits


@pytest.mark.parametrize(
    ("asked", "held", "agrees"),
    [
        ("2020年末", "2020年", True),
        ("2020年上半年", "2020年6月末", True),
        ("2025年", "到2025年", True),
        ("“十四五”期间", "2023年", True),
        ("“十四五”期间", "2020年", False),
        ("2020年", "2020年上半年", False),
        ("2020年上半年", "2020年", False),
    ],
)
def test_a_point_a_deadline_and_a_year_within_a_stretch_answer_for_it(asked: str, held: str, agrees: bool) -> None:
    document = made(f"{held}，无锡不良贷款余额为120亿元。")
    one = fact(document, ("无锡", "不良贷款余额", "量值", held), "120亿元")
    assert ("period" not in faults(f"{asked}无锡不良贷款余额是多少？", document, one)) is agrees


def test_a_figure_without_a_time_takes_that_of_its_heading() -> None:
    document = made("公报\n\n一、2018年\n\n无锡港口12座。\n\n二、2019年\n\n无锡港口15座。", kind="upload")
    facts = [fact(document, ("无锡", "港口", "数量", ""), printed) for printed in ("12座", "15座")]
    assert chosen("2019年无锡港口有多少座？", document, *facts) == ["15座"]


def test_without_a_place_in_the_question_the_home_city_comes_first() -> None:
    document = made("2018年苏州港口12座。2018年无锡港口15座。")
    facts = [
        fact(document, ("苏州", "港口", "数量", "2018年"), "12座"),
        fact(document, ("无锡", "港口", "数量", "2018年"), "15座"),
    ]
    assert chosen("2018年港口有多少座？", document, *facts)[0] == "15座"


def test_the_same_figure_held_twice_is_given_once() -> None:
    document = made("2018年无锡港口15座。2018年，无锡港口15座，居首位。")
    one = fact(document, ("无锡", "港口", "数量", "2018年"), "15座")
    again = fact(made("x" * 14 + document.text[14:]), ("无锡", "港口", "数量", "2018年"), "15座")
    assert one.start != again.start
    assert chosen("2018年无锡港口有多少座？", document, one, again) == ["15座"]


def test_what_the_fact_is_about_must_be_asked_for_and_not_only_its_heading() -> None:
    document = made("港口情况\n\n一、港口吞吐量\n\n2018年无锡职工330人。\n\n二、其他\n\n没有。", kind="upload")
    staff = fact(document, ("无锡", "职工", "数量", "2018年"), "330人")
    assert chosen("2018年无锡港口吞吐量是多少？", document, staff) == []


def test_figures_are_ordered_by_fit_whatever_the_order_they_are_held_in() -> None:
    question = "2018年无锡服务业增加值增速是多少？"
    forward = figures(question, GROWTH_DOCUMENT, *GROWTH_FACTS)
    assert figures(question, GROWTH_DOCUMENT, *reversed(GROWTH_FACTS)) == forward
    assert [one.score for one in forward] == sorted((one.score for one in forward), reverse=True)


@pytest.mark.parametrize(
    ("question", "is_contradicted"),
    [("2019年南京服务业增加值增速是多少？", True), ("2018年无锡服务业增加值增速是多少？", False)],
)
def test_a_sentence_whose_figures_are_all_others_answers_nothing(question: str, is_contradicted: bool) -> None:
    held = gathered(question, GROWTH_DOCUMENT, facts=GROWTH_FACTS)
    first = next(statement for statement in held.statements if "8.08%" in statement.text)
    assert contradicted(held, first) is is_contradicted


def test_a_target_of_output_is_told_as_a_growth() -> None:
    aims = made("2026年，无锡地区生产总值增长5%。")
    growth = ("无锡", "地区生产总值", "同比增速", "2026年")
    aimed = fact(aims, growth, "5%", direction="up", status="target")
    assert faults("2026年无锡GDP目标是多少？", aims, aimed) == ()
    assert "measure" in faults("2026年无锡GDP是多少？", aims, aimed)


def test_an_estimate_is_no_target() -> None:
    told = made("2024年，无锡地区生产总值预计超过16000亿元。")
    estimate = fact(told, ("无锡", "地区生产总值", "量值", "2024年"), "16000亿元", status="estimate")
    assert "status" in faults("2024年无锡GDP目标是多少？", told, estimate)


def test_a_bare_percentage_is_no_share() -> None:
    remark = made("无锡服务业8.08%：增速存疑。")
    bare = fact(remark, ("无锡", "服务业", "量值", ""), "8.08%", sure=False)
    assert "measure" in faults("无锡服务业占比是多少？", remark, bare)


def test_an_intensity_is_a_share_and_no_amount() -> None:
    spent = made("2021年，无锡研发经费445.0亿元。")
    amount = fact(spent, ("无锡", "研发经费", "量值", "2021年"), "445.0亿元")
    assert "unit" in faults("无锡全社会研发投入强度是多少？", spent, amount)


def test_a_number_of_firms_is_no_use_of_power() -> None:
    aims = made("到2026年，无锡人工智能产业企业达到1000家。")
    firms = fact(aims, ("无锡", "人工智能产业企业", "数量", "2026年"), "1000家", status="target")
    assert "indicator" in faults("无锡人工智能产业2026年用电量是多少？", aims, firms)
    assert "indicator" not in faults("无锡人工智能产业2026年企业多少家？", aims, firms)


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("无锡有多少家上市企业？", ["112家"]),
        ("无锡物联网领域有多少家上市企业？", ["83家"]),
    ],
)
def test_a_count_of_one_field_is_not_the_whole_citys(question: str, printed: list[str]) -> None:
    document = made(
        "2016年无锡境内外上市企业112家。2016年物联网领域集聚上市企业83家。2016年机器人企业200多家，其中上市企业10家。"
    )
    held = [fact(document, ("无锡", "上市企业", "数量", "2016年"), one) for one in ("112家", "83家", "10家")]
    fitting = [figure.fact.quantity.printed for figure in figures(question, document, *held) if figure.fits]
    assert sorted(fitting) == sorted(printed)


SECTORS = made(
    "一、服务业规模\n\n按公布数值计算，2022年占比约50.8%。\n\n二、工业\n\n2022年无锡工业增加值约占全省一半。",
    title="无锡统计",
    kind="plan",
)


def test_the_share_of_one_sector_is_not_told_by_the_share_under_anothers_heading() -> None:
    share = fact(SECTORS, ("无锡", "占比", "占比", "2022年"), "50.8%", sure=False)
    assert "indicator" in faults("2022年无锡工业增加值占GDP的比重是多少？", SECTORS, share)
    assert faults("2022年无锡服务业占GDP的比重是多少？", SECTORS, share) == ()


def test_a_share_that_names_no_whole_is_not_one_of_the_whole_province() -> None:
    share = fact(SECTORS, ("无锡", "占比", "占比", "2022年"), "50.8%", sure=False)
    assert "whole" in faults("2022年无锡服务业占全省的比重是多少？", SECTORS, share)


def test_the_whole_may_stand_in_the_sentence_alone() -> None:
    share = fact(SECTORS, ("无锡", "工业增加值", "占比", "2022年"), "一半")
    assert "whole" not in faults("2022年无锡工业增加值占全省多少？", SECTORS, share)
    assert "whole" in faults("2022年无锡工业增加值占全国多少？", SECTORS, share)


def test_a_share_of_an_area_is_asked_for_in_percent_and_not_as_an_area() -> None:
    land = made("2014年云州面积、人口分别约占全国2.2%、11.0%。", title="云州规划", kind="plan")
    share = fact(land, ("云州", "面积占全国比重", "占比", "2014年"), "2.2%")
    assert faults("2014年云州面积占全国多少？", land, share) == ()


def test_another_indicator_of_the_term_file_beside_the_one_asked_for_is_no_answer() -> None:
    text = "2018年地区生产总值8427亿元；生产性服务业增加值3361.41亿元。"
    document = made(text)
    held = (
        fact(document, ("南通", "地区生产总值", "量值", "2018年"), "8427亿元"),
        fact(document, ("宁波", "生产性服务业增加值", "量值", "2018年"), "3361.41亿元"),
    )
    held_for = gathered("2018年第三产业增加值是多少？", document, facts=held)
    assert all("indicator" in figure.faults for figure in held_for.figures)
    assert not choose_figures(held_for)


def test_a_rate_whose_name_nobody_uses_is_not_told_by_an_amount() -> None:
    document = made("2017年外贸进出口812.5亿美元。")
    held = fact(document, ("无锡", "外贸进出口", "量值", "2017年"), "812.5亿美元")
    assert chosen("无锡外贸进出口是多少？", document, held) == ["812.5亿美元"]
    assert chosen("无锡外贸依存度是多少？", document, held) == []


@pytest.mark.parametrize(
    "question", ["泰州连云港无锡医药集群2022年产值多少？", "无锡集成电路产业规模2023年多大？", "无锡2023年外资多少？"]
)
def test_a_sentence_that_names_the_year_beside_a_figure_of_another_is_none(
    question: str, corpus_assistant: Assistant
) -> None:
    assert corpus_assistant.ask(question).status == "refused"


def test_months_asked_for_are_months(corpus_assistant: Assistant) -> None:
    text = corpus_assistant.ask("华虹一期投片用了几个月？").text
    assert "17个月" in text
    assert "36个月" not in text
