"""A sentence under a year's heading is of that year; the end of a year is what was held by then."""

from __future__ import annotations

import pytest
from held_library import answered, fact, gathered, made

from assistant.facts.extract import extract_facts

YEARS = made(
    "一、2022年\n\n人均渔业产值19.84万元，连续三年居全国港口城市第一。\n\n"
    "二、2023年\n\n人均渔业产值20.63万元，连续四年居全国港口城市首位。\n\n"
    "三、科研\n\n云川渔业研究机构：2018年上半年签约133家，2018年底208家。\n\n"
    "四、企业\n\n2020年上半年，云川规模以上民营渔业企业利润下降8.6%。",
    title="云川市统计摘编",
    kind="digest",
)


def test_a_rank_of_another_year_denies_nothing() -> None:
    answer = answered("2023年人均渔业产值连续四年全国港口城市第一，这个说法站得住吗？", YEARS)
    assert "20.63万元" in answer.text
    assert "不符" not in answer.text


@pytest.mark.parametrize("question", ["云川渔业研究机构到2018年底签约多少家？", "云川渔业研究机构2018年底签约多少家？"])
def test_by_the_end_of_a_year_is_what_there_was_then(question: str) -> None:
    held = fact(YEARS, ("云川", "签约渔业研究机构", "数量", "2018年底"), "208家")
    assert "208家" in answered(question, YEARS, facts=[held]).text


def test_how_much_something_fell_asks_for_its_growth() -> None:
    held = fact(YEARS, ("云川", "民营渔业企业利润", "同比增速", "2020年上半年"), "8.6%", direction="down")
    assert "8.6%" in answered("2020年上半年云川民营渔业企业利润降了多少？", YEARS, facts=[held]).text


def test_a_run_of_years_is_told_by_the_sentence_that_has_it() -> None:
    told = made(
        "云川渔业贡献率：2016年63%，2021年67.6%。\n云川2021年渔业贡献率67.6%，自2013年起连续9年居全省第一。",
        title="云川渔业统计",
    )
    held = fact(told, ("云川", "渔业贡献率", "量值", "2016年"), "63%")
    assert "连续9年" in answered("云川渔业贡献率连续几年全省第一？", told, facts=[held]).text
    denied = answered("云川渔业贡献率连续7年全省第一，是这样吗？", told, facts=[held]).text
    assert "不是" in denied
    assert "连续9年" in denied


def test_what_is_planned_for_one_year_comes_behind_what_is_planned_for_all_five() -> None:
    report = made(
        "一、“十五五”时期主要任务\n\n加快实施渔民增收计划，扩大就业。\n\n"
        "二、2026年重点工作\n\n实施渔民增收行动，多措并举增加渔民收入。",
        title="2026年云川市政府工作报告",
        kind="plan",
    )
    first = answered("“十五五”期间怎么增加渔民收入？", report).text
    assert first.find("增收计划") < first.find("增收行动") or "增收行动" not in first
    assert "增收行动" in answered("2026年怎么增加渔民收入？", report).text


def test_a_time_in_a_title_dates_nothing_else() -> None:
    told = made(
        "一、背景\n\n云川的渔港定位首先见于《云川市总体规划（2017—2035年）》。\n\n"
        "二、二〇三五年远景目标\n\n云川要建成三张渔港名片：创新名港、生态名港、枢纽名港。",
        title="云川市纲要",
        kind="plan",
    )
    assert "枢纽名港" in gathered("2035年云川要建成什么样的渔港？", told).statements[0].text
    assert "枢纽名港" in answered("2035年云川要建成什么样的渔港？", told).text


OPENINGS = made(
    "一、园区\n2018年8月29日新汽渡航线开通；8月31日滨江园区8个重点项目开工，总投资70亿元。\n2019年3月滨江园区扩区。",
    name="openings",
    title="镇江滨江园区资料",
    kind="plan",
)


@pytest.mark.parametrize("time", ["2018年8月", "2018年8月底", "2018年8月31日", "2018年"])
def test_a_day_without_a_year_is_of_the_year_named_before_it(time: str) -> None:
    assert "70亿元" in answered(f"{time}滨江园区开工的项目总投资多少？", OPENINGS, facts=extract_facts(OPENINGS)).text


@pytest.mark.parametrize("time", ["2019年8月", "2018年6月"])
def test_no_other_day_is(time: str) -> None:
    assert (
        answered(f"{time}滨江园区开工的项目总投资多少？", OPENINGS, facts=extract_facts(OPENINGS)).status == "refused"
    )


def test_the_day_of_something_is_told_by_no_sentence_without_one() -> None:
    planned = made("下一步，高质量推进“十五冬”筹备工作。", kind="plan")
    held = made("2025年3月8日，第十四届运动会开幕。", kind="plan")
    assert answered("“十五冬”哪天开幕？", planned).status == "refused"
    assert "3月8日" in answered("第十四届运动会哪天开幕？", held).text
