"""What a review of five years, a plan that is over, and an aim say of the figures beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_reports import facts_of, from_file, sure

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "2016年山东省政府工作报告"


def rows(text: str, title: str = REPORT) -> list[tuple[str, ...]]:
    return [row[1:] for row in sure(text, title)]


def test_the_year_in_the_title_above_a_text_is_not_that_of_its_paragraphs(tmp_path: Path) -> None:
    text = f"{REPORT}\n（2016年2月8日）\n财政收入达到425亿元。\n工业投资增长8%。\n"
    assert from_file(tmp_path, text, REPORT) == [("山东", "财政收入", "2015"), ("山东", "工业投资", "2015")]


def test_过去的五年_opens_a_review_of_the_five_years() -> None:
    text = "过去的五年，我们走过了不平凡的历程。\n财政收入由2010年的171亿元增加到425亿元，年均增长19.9%。"
    assert [row[2:] for row in rows(text)] == [("2010", "171亿元"), ("2015", "425亿元"), ("2011..2015", "19.9%")]


def test_a_heading_on_the_aims_of_a_plan_that_is_over_tells_of_results(tmp_path: Path) -> None:
    text = (
        "一、“十二五”规划目标提前实现\n2015年，工业投资达到1266亿元。\n二、2016年工作安排\n工业投资增长8%。\n三、其他\n"
    )
    assert from_file(tmp_path, text, REPORT) == [("山东", "工业投资", "2015"), ("山东", "工业投资", "2016")]


def test_the_end_of_an_earlier_plan_is_a_time_to_compare_with() -> None:
    found = facts_of("2015年，出口占比达到22.4%，比“十一五”末提高14个百分点，比“九五”末提高20个百分点。", REPORT)
    assert [(fact.measure, fact.base) for fact in found if fact.sure] == [
        ("占比", ""),
        ("占比变动", "“十一五”末"),
        ("占比变动", "“九五”末"),
    ]


def test_what_grew_by_so_many_times_is_not_so_many_times_as_much() -> None:
    found = facts_of("2015年，水产品产量比2010年增长1.2倍，茶叶产量是2010年的1.5倍。", REPORT)
    assert [(fact.direction, fact.base) for fact in found] == [("up", "2010年"), ("", "2010年")]


@pytest.mark.parametrize("beyond", ["超过150亿元", "超额150亿元", "高出150亿元", "多150亿元"])
def test_an_aim_and_by_how_much_it_was_exceeded(beyond: str) -> None:
    found = facts_of(f"2015年，财政收入达到425亿元，增长8%，比计划目标275亿元{beyond}。", REPORT)
    assert [(fact.measure, fact.status, fact.base, fact.quantity.bound) for fact in found if fact.sure] == [
        ("量值", "result", "", ""),
        ("同比增速", "result", "", ""),
        ("量值", "target", "", ""),
        ("差值", "result", "计划目标", ""),
    ]
    assert {fact.indicator for fact in found} == {"财政收入"}


def test_an_aim_of_a_growth_is_a_growth() -> None:
    found = facts_of("2015年，生产总值增长7.5%，比预期目标7%高0.5个百分点。", REPORT)
    assert [(fact.indicator, fact.measure, fact.status) for fact in found if fact.sure] == [
        ("生产总值", "同比增速", "result"),
        ("生产总值", "同比增速", "target"),
        ("生产总值增速", "差值", "result"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2015年，高新技术企业数量翻番、达1.8万家。",
            [("高新技术企业数量", "倍数", "2015", "2倍"), ("高新技术企业数量", "数量", "2015", "1.8万家")],
        ),
        ("2015年，林草产业产值实现翻番。", [("林草产业产值", "倍数", "2015", "2倍")]),
        (
            "2015年，进出口额、工业投资实现翻番。",
            [("进出口额", "倍数", "2015", "2倍"), ("工业投资", "倍数", "2015", "2倍")],
        ),
        ("启动农民收入翻番计划。", []),
        ("2015年，生产总值迈上5万亿台阶。", [("生产总值", "量值", "2015", "5万亿")]),
        (
            "2015年，总算力突破1.3万PF，储能规模达到3吉瓦。",
            [("总算力", "量值", "2015", "1.3万PF"), ("储能规模", "量值", "2015", "3吉瓦")],
        ),
        (
            "2015年，新增风电装机418万千瓦、总装机达到9157万千瓦。",
            [("新增风电装机", "量值", "2015", "418万千瓦"), ("风电装机", "量值", "2015", "9157万千瓦")],
        ),
        (
            "过去五年，新增风电装机418万千瓦、总装机达9157万千瓦。",
            [("新增风电装机", "量值", "2011..2015", "418万千瓦"), ("风电装机", "量值", "2015", "9157万千瓦")],
        ),
        (
            "过去五年，生产总值达到5万亿元、五年增量1.4万亿元。",
            [("生产总值", "量值", "2015", "5万亿元"), ("生产总值", "变动", "2011..2015", "1.4万亿元")],
        ),
        (
            "2015年，建成高标准农田8.9万亩、累计达到120万亩。",
            [("建成高标准农田", "量值", "2015", "8.9万亩"), ("高标准农田", "量值", "2015", "120万亩")],
        ),
        (
            "2015年，建设筹措租赁住房7.4万套、累计达到61万套。",
            [("建设筹措租赁住房", "数量", "2015", "7.4万套"), ("租赁住房", "数量", "2015", "61万套")],
        ),
        ("2015年，建成高标准农田8.9万亩、高标准农田达到120万亩。", []),
        ("2015年，打造6个万亿级产业。", [("万亿级产业", "数量", "2015", "6个")]),
        ("庆阳数据中心集群建设提速，算力规模达到11万P。", []),
        ("重点产业集群发展壮大，算力规模达到11万P。", [("算力规模", "量值", "2015", "11万P")]),
        ("2015年，落地新一批22项功能性导入事项。", [("功能性导入事项", "数量", "2015", "22项")]),
        ("2015年，完成43万平方米旧住房成套改造。", [("旧住房成套改造", "量值", "2015", "43万平方米")]),
        ("2015年，低效用地减量7平方公里。", [("低效用地减量", "量值", "2015", "7平方公里")]),
        ("2015年，建设用地规模减量7平方公里。", [("建设用地规模", "变动", "2015", "7平方公里")]),
    ],
)
def test_what_was_doubled_reached_or_given_up(text: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("by", ["比2010年增加528亿元和306亿元", "分别比2010年增加528亿元、306亿元"])
def test_changes_in_a_row_are_of_the_amounts_before_them(by: str) -> None:
    assert rows(f"2015年，存款余额939亿元、贷款余额623亿元，{by}。") == [
        ("存款余额", "量值", "2015", "939亿元"),
        ("贷款余额", "量值", "2015", "623亿元"),
        ("存款余额", "变动", "2015", "528亿元"),
        ("贷款余额", "变动", "2015", "306亿元"),
    ]


@pytest.mark.parametrize("base", ["2010年", "“十一五”末"])
def test_what_there_was_at_the_time_held_against_is_a_figure_of_that_time(base: str) -> None:
    text = f"2015年，财政收入达到425亿元，较{base}的171亿元增加254亿元，增长148.5%。"
    assert [(fact.measure, fact.period.key, fact.sure) for fact in facts_of(text, REPORT)] == [
        ("量值", "2015", True),
        ("量值", "2010", True),
        ("变动", "2015", True),
        ("变动", "2015", True),
    ]
