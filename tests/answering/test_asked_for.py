"""What was worked out is told only where the question asks for it: no two of three, no growths for amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.answering.figures.asked_for import is_asked_for, only_what_is_asked
from assistant.answering.figures.reckoning import NOT_RECKONED
from assistant.answering.question import understand
from assistant.errors import FactsError
from assistant.facts.compute import difference, ratio, total
from assistant.model import Answer, Claim, Filters, Searched
from tests.answering.held_library import fact, made

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.model import Computed

TOLD = made(
    "2025年全省地区生产总值60199亿元、增长5%，一般公共预算收入3723亿元、增长3%，服务业增加值30000亿元。"
    "淘汰炼铁产能1.17亿吨、炼钢产能0.78亿吨、水泥产能7.75亿吨。目标5%以上，另定5%。"
)
GDP = fact(TOLD, ("福建", "地区生产总值", "量值", "2025年"), "60199亿元")
GDP_GREW = fact(TOLD, ("福建", "地区生产总值", "同比增速", "2025年"), "5%")
INCOME = fact(TOLD, ("福建", "一般公共预算收入", "量值", "2025年"), "3723亿元")
INCOME_GREW = fact(TOLD, ("福建", "一般公共预算收入", "同比增速", "2025年"), "3%")
SERVICES = fact(TOLD, ("福建", "服务业增加值", "量值", "2025年"), "30000亿元")
IRON = fact(TOLD, ("全国", "炼铁产能", "量值", "2012年"), "1.17亿吨")
FIRST_HALF = fact(TOLD, ("福建", "地区生产总值", "量值", "2025年上半年"), "30000亿元")
HALF_BEFORE = fact(TOLD, ("福建", "地区生产总值", "量值", "2024年上半年"), "3723亿元")
CEMENT = fact(TOLD, ("全国", "水泥产能", "量值", "2012年"), "7.75亿吨")


def fits(question: str, computed: Computed) -> bool:
    return is_asked_for(understand(question, Filters()), computed)


def test_growths_are_no_amounts() -> None:
    question = "福建2025年一般公共预算收入相当于地区生产总值的百分之几"
    assert fits(question, ratio(INCOME, GDP))
    assert not fits(question, ratio(INCOME_GREW, GDP_GREW))
    assert fits("福建2025年一般公共预算收入增速是地区生产总值增速的几倍", ratio(INCOME_GREW, GDP_GREW))


def test_two_of_three_are_no_sum_of_all() -> None:
    assert not fits("淘汰的炼铁、炼钢、水泥产能合起来多少", total((IRON, CEMENT)))
    assert fits("淘汰的炼铁和水泥产能合起来多少", total((IRON, CEMENT)))


def test_what_is_of_several_years_is_no_yearly_average() -> None:
    assert not fits("炼铁和水泥产能平均每年淘汰多少", total((IRON, CEMENT)))


def test_of_some_months_nothing_is_reckoned_for_the_year() -> None:
    halves = difference(FIRST_HALF, HALF_BEFORE)
    assert not fits("2025年生产总值比2024年多多少", halves)
    assert fits("2025年上半年生产总值比2024年上半年多多少", halves)
    assert fits("上半年生产总值比上年同期多多少", halves)


def test_two_years_are_not_held_apart_by_figures_of_one() -> None:
    of_one_year = difference(SERVICES, INCOME)
    assert not fits("2025年服务业增加值比2024年多多少", of_one_year)
    assert fits("2025年服务业增加值比一般公共预算收入多多少", of_one_year)


def test_what_is_not_asked_for_is_taken_out_and_said() -> None:
    question = "淘汰的炼铁、炼钢、水泥产能合起来多少"
    summed = total((IRON, CEMENT))
    said = f"合计8.92亿吨（{summed.formula}，计算得出）。"
    quoted = "淘汰炼铁产能1.17亿吨"
    answer = Answer(
        id="1",
        question=question,
        status="answered",
        text=f"{quoted}[1]\n{said}[1]",
        claims=(Claim(quoted, "quoted", (1,)), Claim(said, "computed", (1,))),
        citations=(),
        facts=(),
        computed=(summed,),
        notes=(),
        searched=Searched(1, 1),
        seconds=0.0,
    )
    told = only_what_is_asked(understand(question, Filters()), answer)
    assert (told.status, told.computed) == ("partial", ())
    assert told.text == f"{quoted}[1]\n{NOT_RECKONED}"


def test_a_part_is_not_added_to_its_whole() -> None:
    with pytest.raises(FactsError, match="已含在"):
        total((GDP, SERVICES))


def test_a_limit_and_a_number_of_one_size_are_not_said_to_be_alike() -> None:
    at_least = fact(TOLD, ("福建", "增长目标", "同比增速", "2024年"), "5%以上")
    just = fact(TOLD, ("福建", "增长目标", "同比增速", "2026年"), "5%")
    with pytest.raises(FactsError, match="分不出高下"):
        difference(at_least, just)


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [
        ("宜兴那头也要给“465”的园区瘦瘦身，算下来大概得砍掉多少家？", "10246", ""),
        ("请依据2020年宁波市地区生产总值与服务业增加值，核算该市服务业以外各产业增加值合计数。", "18785", ""),
        ("华虹无锡一期后来又扩了产，月产能比刚达产那会儿提上去了百分之多少？", "增长0%", ""),
        ("太湖湾科创城五年下来高新技术企业比运行三年时多了多少家？", "917", "846 − 577 = 269"),
        ("2023年固定资产投资一共多少、工业投资多少？", "6127", "工业投资1715.18亿元"),
        ("请根据2020年南通市研发经费及其占比，推算该市当年地区生产总值规模。", "2.48", "256.4 ÷ 2.56%"),
    ],
)
def test_no_other_numbers_are_reckoned_with_than_are_meant(
    question: str, wrong: str, right: str, corpus_assistant: Assistant
) -> None:
    answer = corpus_assistant.ask(question)
    assert wrong not in answer.text
    assert right in answer.text
