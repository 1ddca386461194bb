"""What many projects cost is not what one does, a layer's count not that of all, the lowest of three not of six."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, answered, fact, gathered, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.figures.whole_counts import counts_within_a_layer, sums_up_many
from assistant.model import Filters

PLANT = made(
    "总投资：签约口径为超过100亿美元。2018年3月2日：在首批项目集中开工日开工；当天共209个项目，总投资3139亿元。"
    "2021年6月：启动总投资8亿美元的一期扩能。",
    title="云虹基地项目",
    name="plant",
)
PLANT_FACTS = (
    fact(PLANT, ("", "签约口径", "量值", ""), "超过100亿美元", sure=False),
    fact(PLANT, ("", "总投资", "量值", "2018年3月2日"), "3139亿元", sure=False),
    fact(PLANT, ("", "启动总投资", "量值", "2021年6月"), "8亿美元", sure=False),
)


@pytest.mark.parametrize("question", ["云虹项目一共投了多少钱？", "云虹项目总投资是多少？"])
def test_what_many_projects_or_a_part_cost_is_not_what_one_does(question: str) -> None:
    text = answered(question, PLANT, facts=PLANT_FACTS).text
    assert "3139" not in text
    assert "8亿美元" not in text


@pytest.mark.parametrize(
    ("question", "of_many"),
    [("云虹项目总投资多少？", True), ("集中开工的项目总投资多少？", False), ("209个项目总投资多少？", False)],
)
def test_the_sum_of_many_is_of_many(question: str, of_many: bool) -> None:
    assert sums_up_many(question, "当天共209个项目，总投资3139亿元") is of_many


def test_what_the_works_of_a_plan_cost_is_not_what_the_plan_does() -> None:
    assert sums_up_many("三年行动计划投资了多少？", "梳理标志性工程14个、总投资948亿元。")
    assert not sums_up_many("标志性工程总投资多少？", "梳理标志性工程14个、总投资948亿元。")


FIRMS = made("2018年：云溪新增企业8.4万家，其中科创型企业2.4万家。", name="firms")
FIRM_FACTS = (fact(FIRMS, ("云溪", "科创型企业", "数量", "2018年"), "2.4万家"),)


@pytest.mark.parametrize(
    ("question", "another"), [("云溪科创型企业有多少家？", True), ("2018年云溪新增科创型企业多少家？", False)]
)
def test_a_part_of_what_was_added_is_not_all_that_there_is(question: str, another: bool) -> None:
    figure = gathered(question, FIRMS, facts=FIRM_FACTS).figures[0]
    assert ("field" in figure.faults) is another


@pytest.mark.parametrize(
    ("question", "said", "within"),
    [
        ("都市圈里江苏有几个市？", "宜兴属第五层次，这一层共19个：上海2个、江苏7个。", True),
        ("都市圈里江苏有几个市？", "第三层次（专业性城市）：无锡等六市，江苏、浙江各三个。", True),
        ("第五层次里江苏有几个？", "宜兴属第五层次，这一层共19个：上海2个、江苏7个。", False),
        ("都市圈里江苏有几个市？", "都市圈有9个市，江苏4个。", False),
    ],
)
def test_the_count_of_a_layer_is_none_of_all(question: str, said: str, within: bool) -> None:
    assert counts_within_a_layer(question, said) is within


def test_the_lowest_of_those_held_is_told_as_that() -> None:
    page = made("2018年服务业增加值：无锡增长8.08%，南京增长11.84%，宁波增长11.4%。", name="cities")
    facts = tuple(
        fact(page, (city, "服务业增加值", "同比增速", "2018年"), printed, direction="up")
        for city, printed in (("无锡", "8.08%"), ("南京", "11.84%"), ("宁波", "11.4%"))
    )
    chain = AnsweringChain(HeldLibrary((page,), facts))  # type: ignore[arg-type]
    answer = chain.answer("2018年六市里服务业增速最低的是哪个？", (), Filters())
    assert answer.status == "partial"
    assert any("只在上面这几个里比" in note for note in answer.notes)


@pytest.mark.parametrize(("kinds", "status"), [("三类企业里", "partial"), ("两类企业里", "answered")])
def test_the_lowest_of_two_kinds_is_none_of_three(kinds: str, status: str) -> None:
    page = made("2020年，无锡外商投资企业产值下降1.4%。2020年，无锡内资企业产值增长0.4%。", name="kinds")
    facts = (
        fact(page, ("无锡", "外商投资企业产值", "同比增速", "2020年"), "1.4%", direction="down"),
        fact(page, ("无锡", "内资企业产值", "同比增速", "2020年"), "0.4%", direction="up"),
    )
    chain = AnsweringChain(HeldLibrary((page,), facts))  # type: ignore[arg-type]
    answer = chain.answer(f"2020年外商投资企业和内资企业，{kinds}哪一类产值增速最低？", (), Filters())
    assert answer.status == status
    assert "最低的是无锡外商投资企业产值" in answer.text
