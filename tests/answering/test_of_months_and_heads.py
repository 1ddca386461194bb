"""What one sentence gives for a month, for each inhabitant, for one of what it counts, and the year before it."""

from __future__ import annotations

import pytest
from held_library import answered, fact, made

from assistant.answering.figures.bases import OF_THE_SAME_FIRMS
from assistant.answering.figures.within_a_sentence import BY_INHABITANTS

PARKS = made(
    "2025年1—8月，这39家园区集聚企业10285家，规上总营收4593.80亿元，同比增长6.9%；同期集群规上营收增幅为1.5%。",
    name="parks",
)
PARK_FACTS = (
    fact(PARKS, ("", "园区", "数量", "2025年1—8月"), "39家", sure=False),
    fact(PARKS, ("", "集聚企业", "数量", "2025年1—8月"), "10285家", sure=False),
    fact(PARKS, ("", "规上总营收", "量值", "2025年1—8月"), "4593.80亿元", sure=False),
    fact(PARKS, ("", "规上总营收", "同比增速", "2025年1—8月"), "6.9%", sure=False, direction="up"),
)
REGION = made("2020年甲都市圈常住人口约7742万人，经济总量11.16万亿元。", name="region")
REGION_FACTS = (
    fact(REGION, ("", "常住人口", "量值", "2020年"), "约7742万人", sure=False),
    fact(REGION, ("", "经济总量", "量值", "2020年"), "11.16万亿元", sure=False),
)
FAIR = made("2023年博览会签约重大项目53个、金额1080亿元，其中超百亿元项目2个、外资项目4个。", name="fair")
FAIR_FACTS = (
    fact(FAIR, ("", "签约重大项目", "数量", "2023年"), "53个", sure=False),
    fact(FAIR, ("", "金额", "量值", "2023年"), "1080亿元", sure=False),
    fact(FAIR, ("", "超百亿元项目", "数量", "2023年"), "2个", sure=False),
    fact(FAIR, ("", "外资项目", "数量", "2023年"), "4个", sure=False),
)
STARTED = made(
    "2018年3月2日：在首批重大项目集中开工日开工；当天共209个项目，总投资3139亿元，年度计划投资901亿元。", name="day"
)
STARTED_FACTS = (
    fact(STARTED, ("", "项目", "数量", "2018年3月2日"), "209个", sure=False),
    fact(STARTED, ("", "总投资", "量值", "2018年3月2日"), "3139亿元", sure=False),
    fact(STARTED, ("", "年度计划投资", "量值", "2018年3月2日"), "901亿元", sure=False),
)


def test_an_amount_is_reckoned_back_where_that_is_asked_for_behind_the_question() -> None:
    question = "39家园区2024年1—8月规上营收大约多少亿元？按2025年同期数和增速倒推。"
    answer = answered(question, PARKS, facts=PARK_FACTS)
    assert "4593.80 ÷ （100% + 6.9%） = 4297.29" in answer.text
    assert OF_THE_SAME_FIRMS in answer.notes


def test_it_is_not_reckoned_back_unasked() -> None:
    assert "÷" not in answered("39家园区2024年1—8月规上营收多少亿元？", PARKS, facts=PARK_FACTS).text


def test_for_one_of_what_the_question_counts_itself() -> None:
    answer = answered("2025年1—8月39家园区，平均每家规上营收多少？", PARKS, facts=PARK_FACTS)
    assert "4593.80 ÷ 39 = 117.8" in answer.text


def test_the_average_of_a_month() -> None:
    answer = answered("2025年1—8月园区的规上营收平均一个月多少亿元？", PARKS, facts=PARK_FACTS)
    assert "4593.80 ÷ 8 = 574.2" in answer.text


def test_the_parts_are_not_counted_with_the_whole() -> None:
    answer = answered("2023年博览会签约的重大项目，平均一个多少钱？", FAIR, facts=FAIR_FACTS)
    assert "1080 ÷ 53 = 20.4" in answer.text


def test_a_product_for_each_inhabitant_says_of_which_inhabitants() -> None:
    answer = answered("甲都市圈2020年人均GDP折合多少万元？", REGION, facts=REGION_FACTS)
    assert "111600 ÷ 7742 = 14.41" in answer.text
    assert BY_INHABITANTS in answer.notes


@pytest.mark.parametrize("share", ["年度计划投资占总投资的比例", "年度计划投资占总投资的比重"])
def test_of_three_numbers_the_two_of_one_unit_are_the_part_and_the_whole(share: str) -> None:
    answer = answered(f"2018年3月2日那批集中开工项目，{share}是多少？", STARTED, facts=STARTED_FACTS)
    assert "901 ÷ 3139 × 100%" in answer.text


def test_how_many_were_begun_on_a_day_and_for_how_much() -> None:
    question = "2018年3月首批重大项目集中开工那天，一共开了多少个项目，总投资多大？"
    answer = answered(question, STARTED, facts=STARTED_FACTS)
    assert all(figure in answer.text for figure in ("209个", "3139亿元"))


CHIPS = made(
    "2021年：规模以上企业集成电路产量432.83亿块，占全国12%；到2023年4月上市企业6家，居全国第六。", name="chips"
)
CHIP_FACTS = (
    fact(CHIPS, ("", "规模以上企业集成电路产量", "数量", "2021年"), "432.83亿块", sure=False),
    fact(CHIPS, ("", "规模以上企业集成电路产量占全国比重", "占比", "2021年"), "12%", sure=False),
)


def test_the_whole_of_which_the_sentence_gives_a_part_and_its_share() -> None:
    answer = answered("照2021年集成电路产量和占全国的比例，反推全国产量约多少亿块？", CHIPS, facts=CHIP_FACTS)
    assert "432.83 ÷ 12% = 3606.92" in answer.text


def test_the_whole_is_not_reckoned_unasked() -> None:
    assert "÷" not in answered("2021年全国集成电路产量多少亿块？", CHIPS, facts=CHIP_FACTS).text


@pytest.mark.parametrize("period", ["2019年", "2020年1—9月"])
def test_of_two_times_nothing_is_worked_out_for_each_inhabitant(period: str) -> None:
    apart = made("2020年甲都市圈常住人口约7742万人，此前经济总量11.16万亿元。", name="apart")
    facts = (
        fact(apart, ("", "常住人口", "量值", "2020年"), "约7742万人", sure=False),
        fact(apart, ("", "经济总量", "量值", period), "11.16万亿元", sure=False),
    )
    assert "÷" not in answered("甲都市圈2020年人均GDP折合多少万元？", apart, facts=facts).text


def test_a_mark_that_was_passed_is_not_divided() -> None:
    passed = made("2025年1—8月：园区规上营收超过4000亿元。", name="passed")
    facts = (fact(passed, ("", "规上营收", "量值", "2025年1—8月"), "超过4000亿元", sure=False),)
    assert "÷" not in answered("2025年1—8月园区的规上营收平均一个月多少亿元？", passed, facts=facts).text


def test_a_count_and_an_amount_of_another_year_make_no_average() -> None:
    apart = made("2025年，39家园区集聚企业10285家，2024年规上营收4593.80亿元。", name="apart")
    facts = (
        fact(apart, ("", "园区", "数量", "2025年"), "39家", sure=False),
        fact(apart, ("", "规上营收", "量值", "2024年"), "4593.80亿元", sure=False),
    )
    assert "÷" not in answered("39家园区，平均每家规上营收多少？", apart, facts=facts).text
