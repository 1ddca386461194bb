"""Whose figure it is: a zone is not its city, a neighbour's sentence is not one's own, a narrower scope is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, answered, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.figures.saying import fact_sentence
from assistant.answering.question import understand
from assistant.model import Filters

if TYPE_CHECKING:
    from assistant.app import Assistant

REPORT = made(
    "兰州新区经济总量突破500亿元。2025年甘肃规上工业增加值增长9.5%。2025年海南规上工业增加值增长9.9%。\n\n"
    "中药产业产值达到1109亿元。新材料、医药产业增长195.6%。",
    title="2025年发展情况",
    kind="plan",
)
ZONE = fact(REPORT, ("兰州新区", "地区生产总值", "量值", "2025年"), "500亿元")
GROWTHS = (
    fact(REPORT, ("甘肃", "规模以上工业增加值", "同比增速", "2025年"), "9.5%", direction="up"),
    fact(REPORT, ("海南", "规模以上工业增加值", "同比增速", "2025年"), "9.9%", direction="up"),
)


def test_the_figure_of_a_zone_is_not_its_citys() -> None:
    answer = answered("兰州2025年GDP是多少？", REPORT, facts=(ZONE,))
    assert answer.status == "refused"
    assert not any(claim.kind == "fact" for claim in answer.claims)


def test_asked_for_by_its_name_the_zone_has_it() -> None:
    assert "500亿元" in answered("兰州新区2025年GDP是多少？", REPORT, facts=(ZONE,)).text


def test_what_the_neighbouring_sentence_speaks_of_is_not_what_this_one_is_of() -> None:
    output = fact(REPORT, ("甘肃", "中药产业产值", "量值", "2025年"), "1109亿元")
    assert "1109" not in answered("新材料产业产值是多少？", REPORT, facts=(output,)).text


def test_a_narrower_scope_is_named_where_nothing_else_is_held() -> None:
    answer = answered("2025年海南工业增加值增长多少？", REPORT, facts=GROWTHS)
    assert "9.9%" in answer.text
    assert "规上" in answer.text or "规模以上" in answer.text


def test_the_faster_of_two_is_worked_out() -> None:
    chain = AnsweringChain(HeldLibrary((REPORT,), GROWTHS))  # type: ignore[arg-type]
    answer = chain.answer("2025年甘肃和海南哪个省规上工业增加值增长快？", (), Filters())
    assert [one.formula for one in answer.computed] == ["9.9 > 9.5"]


def test_a_growth_by_so_many_times_is_no_level() -> None:
    grown = made("甘肃新能源装机增长2.4倍。")
    times = fact(grown, ("甘肃", "新能源装机", "倍数", "2025年"), "2.4倍", direction="up")
    assert fact_sentence(times) == "2025年，甘肃新能源装机增长2.4倍。"


@pytest.mark.parametrize("question", ["海南新能源汽车占比排全国第几？", "兰州GDP居全省第几？"])
def test_a_rank_is_asked_for_and_neither_a_share_nor_a_unit(question: str) -> None:
    query = understand(question)
    assert (query.kind, query.measures, query.units) == ("rank", ("排名",), ())


PER_HEAD = made(
    "甘肃人均地区生产总值20.63万元，居全国大中城市首位。\n\n"
    "服务业增加值占GDP比重下降0.3个百分点，甘肃在六个省里排名靠后。",
    title="甘肃发展情况",
)


@pytest.mark.parametrize("question", ["甘肃GDP居全国第几位？", "甘肃GDP排第几？"])
def test_the_rank_of_another_indicator_is_not_the_one_asked_for(question: str) -> None:
    assert answered(question, PER_HEAD).status == "refused"
    assert "首位" in answered("甘肃人均GDP居全国第几位？", PER_HEAD).text


def test_what_residents_earn_tells_no_place_in_an_order() -> None:
    residents = made("2023年甘肃城乡居民收入比2.07∶1；人均地区生产总值5万元。")
    assert answered("甘肃人均GDP全国第几？", residents).status == "refused"


def test_the_total_of_a_shared_zone_compares_no_two_cities() -> None:
    zone = made("江阴与宜兴各有所长。\n\n到2017年底：累计规模工业产值2018亿元。", title="江阴靖江园区", kind="plan")
    assert "2018" not in answered("江阴和宜兴哪个规模工业产值高？", zone).text


@pytest.mark.parametrize(
    "question", ["兰州高新区和白银高新区哪家工业产值大？", "兰州高新区和白银高新区的工业产值各是多少？"]
)
def test_zones_that_have_no_figure_do_not_get_the_citys(question: str) -> None:
    city = made("兰州高新区和白银高新区发展较快。\n\n2025年，兰州工业产值3200亿元。")
    whole = fact(city, ("兰州", "工业产值", "量值", "2025年"), "3200亿元")
    assert "3200" not in answered(question, city, facts=(whole,)).text
    assert "3200" in answered("兰州工业产值多少？", city, facts=(whole,)).text


def test_an_area_needs_no_word_for_it_beside_its_unit() -> None:
    ring = made("范围：全域三十五个县；中心圈27个县、22.5万平方公里。")
    assert "22.5万平方公里" in answered("中心圈面积多大？", ring).text
    assert answered("中心圈人口有多少？", ring).status == "refused"


def test_what_is_aimed_at_beside_what_was_reached_is_not_of_another_time() -> None:
    chips = made("意见要求芯片产业到2030年成为2000亿元级集群；而2022年产业规模已超过1500亿元。")
    reached = fact(chips, ("甘肃", "芯片产业规模", "量值", "2022年"), "超过1500亿元")
    assert "2000亿元级" in answered("芯片产业到2030年要达到多大规模？", chips, facts=(reached,)).text
    assert answered("芯片产业到2035年要达到多大规模？", chips, facts=(reached,)).status == "refused"


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("2021年甘肃人均地区生产总值同比增长多少？", "refused"),
        ("2021年甘肃生产性服务业增加值同比增长多少？", "refused"),
        ("2021年甘肃民营企业利润同比增长多少？", "refused"),
        ("2021年甘肃地区生产总值同比增长多少？", "answered"),
        ("2021年甘肃服务业增加值同比增长多少？", "answered"),
    ],
)
def test_the_figure_of_the_whole_is_not_that_of_what_a_word_narrows_it_to(question: str, state: str) -> None:
    whole = made("2021年，甘肃地区生产总值增长8.8%，服务业增加值增长7.9%，企业利润增长6.1%。人均地区生产总值高。")
    held = (
        fact(whole, ("甘肃", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
        fact(whole, ("甘肃", "服务业增加值", "同比增速", "2021年"), "7.9%", direction="up"),
        fact(whole, ("甘肃", "企业利润", "同比增速", "2021年"), "6.1%", direction="up"),
    )
    answer = answered(question, whole, facts=held)
    assert bool(answer.facts) is (state == "answered")


def test_a_growth_is_not_answered_with_what_the_amount_was_the_year_before() -> None:
    trade = made("2022年，甘肃进出口总额7373.1亿元，增长8%。")
    held = (
        fact(trade, ("甘肃", "进出口总额", "量值", "2022年"), "7373.1亿元"),
        fact(trade, ("甘肃", "进出口总额", "同比增速", "2022年"), "8%", direction="up"),
    )
    assert not answered("2021年甘肃进出口总额同比增长多少？", trade, facts=held).computed


def test_the_plan_for_a_share_is_not_the_plan_for_what_it_is_a_share_of() -> None:
    plan = made("到2021年文化产业增加值占地区生产总值比重力争达到5.5%。\n\n2021年地区生产总值增长8.8%，目标为7%。")
    held = (
        fact(plan, ("甘肃", "地区生产总值", "同比增速", "2021年"), "8.8%", direction="up"),
        fact(plan, ("甘肃", "地区生产总值", "同比增速", "2021年"), "7%", direction="up", status="target"),
        fact(plan, ("甘肃", "文化产业增加值占地区生产总值比重", "占比", "到2021年"), "5.5%", status="target"),
    )
    answer = answered("甘肃到2021年文化产业增加值占地区生产总值比重计划达到多少？", plan, facts=held)
    assert "5.5%" in answer.text
    assert "8.8" not in answer.text


def test_a_year_since_when_one_is_first_has_no_amount() -> None:
    since = made("2021年甘肃全社会研发投入超过450亿元，自2013年起连续9年居西北第一。")
    held = (fact(since, ("甘肃", "全社会研发投入", "量值", "2021年"), "超过450亿元"),)
    assert answered("2013年甘肃全社会研发投入是多少？", since, facts=held).status == "refused"


@pytest.mark.parametrize(
    "question", ["2021年甘肃出口额是多少？", "2021年甘肃新增高新技术企业多少家？", "2021年甘肃民营企业有多少家？"]
)
def test_a_sentence_on_the_whole_is_not_quoted_for_a_part(question: str) -> None:
    whole = made("2021年，甘肃进出口额1000亿元，高新技术企业4608家，企业共有5万家。")
    assert answered(question, whole).status == "refused"
    of_whole = question.replace("出口", "进出口").replace("新增", "").replace("民营", "")
    assert answered(of_whole, whole).status == "answered"


FIRMS = made("云川有规模以上工业企业7003家。", title="云川市工业", kind="plan")


@pytest.mark.parametrize("question", ["云川工业企业扩产项目有多少个？", "云川工业企业的项目每年搞多少家？"])
def test_a_count_of_firms_is_no_count_of_projects(question: str) -> None:
    count = fact(FIRMS, ("云川", "规模以上工业企业", "数量", ""), "7003家")
    assert "7003" not in answered(question, FIRMS, facts=(count,)).text


def test_firms_are_counted_where_they_are_asked_for() -> None:
    count = fact(FIRMS, ("云川", "规模以上工业企业", "数量", ""), "7003家")
    assert "7003家" in answered("云川有多少家规模以上工业企业？", FIRMS, facts=(count,)).text


PEERS = made(
    "宁波2018年服务业增速11.4%、无锡金融业增速6.82%、苏州高新技术企业5410家，都没有出处。\n\n"
    "2018年无锡金融业增加值增速在六市中居末。\n\n占比在五成上下时，要求无锡2018年服务业增长8.7%。\n\n"
    "2018年，无锡高新技术企业2060家，增长23.43%；南京高新技术企业增长68.54%。\n\n"
    "2021年，无锡高新技术产业产值占规模以上工业总产值的49.2%。",
    title="无锡六市比较",
    kind="plan",
)
FIRMS_COUNTED = fact(PEERS, ("无锡", "高新技术企业", "数量", "2018年"), "2060家")
GREW = (
    fact(PEERS, ("无锡", "高新技术企业", "同比增速", "2018年"), "23.43%", direction="up"),
    fact(PEERS, ("南京", "高新技术企业", "同比增速", "2018年"), "68.54%", direction="up"),
)
SHARE = fact(PEERS, ("无锡", "高新技术产业产值占规模以上工业总产值比重", "占比", "2021年"), "49.2%")


def test_what_a_list_tells_of_others_is_not_told_of_the_place_in_its_other_piece() -> None:
    assert "11.4" not in answered("苏州2018年服务业增速是多少？", PEERS).text


def test_who_is_last_does_not_tell_who_is_first() -> None:
    assert "居末" not in answered("2018年金融业增加值增速六市最高的是谁？", PEERS).text


def test_what_is_only_supposed_is_no_figure() -> None:
    assert "8.7" not in answered("无锡2018年服务业占比是多少？", PEERS).text


def test_how_many_more_is_not_told_by_how_fast_they_grew() -> None:
    answer = answered("无锡高新技术企业数量2018年比南京少多少？", PEERS, facts=(FIRMS_COUNTED, *GREW))
    assert "45.11" not in answer.text
    assert not answer.computed


def test_a_share_whose_whole_the_question_leaves_out_is_given_with_its_whole() -> None:
    answer = answered("2021年高新技术产业产值占比是多少？", PEERS, facts=(SHARE,))
    assert "占规模以上工业总产值" in answer.text
    assert "49.2%" in answer.text


OWN = made("2020年无锡服务业增加值增长3.2%。", name="own", title="无锡市服务业", kind="plan")
RISEN = "2020年：服务业增加值占GDP 51.4%，比上年提高1.3个百分点。"
OTHERS = made(RISEN, name="others", title="宁波市行动计划", kind="plan")


def test_where_no_place_is_asked_for_another_citys_figure_is_not_ones_own() -> None:
    change = fact(OTHERS, ("宁波", "服务业增加值占GDP比重", "占比变动", "2020年"), "1.3个百分点", direction="up")
    own = fact(OWN, ("无锡", "服务业增加值", "同比增速", "2020年"), "3.2%", direction="up")
    library = HeldLibrary((OWN, OTHERS), facts=(change, own))
    chain = AnsweringChain(library)  # type: ignore[arg-type]
    assert "1.3" not in chain.answer("2020年服务业增加值占GDP的比重降了几个百分点？", (), Filters()).text
    assert "1.3" in chain.answer("2020年宁波服务业增加值占GDP的比重提高了几个百分点？", (), Filters()).text


BASE = made(
    "云川基地总投资超过100亿美元，一期25亿美元。\n\n云川基地在集中开工日开工，当天共209个项目，总投资3139亿元。",
    title="云川基地项目",
    kind="plan",
)


def test_an_amount_asserted_is_held_against_no_other_currency_and_no_count() -> None:
    of_all = fact(BASE, ("云川基地", "总投资", "量值", ""), "3139亿元")
    counted = fact(BASE, ("云川基地", "项目", "数量", ""), "209个")
    answer = answered("云川基地项目总投资是50亿美元吧？", BASE, facts=(of_all, counted))
    assert not any(claim.kind == "fact" for claim in answer.claims)
    assert "100亿美元" in answer.text


PORT = made(
    "云川湾渔业港集聚了加工厂。加工企业有917家，约占全市三分之一。云川湾渔业城有加工企业577家。2021年全市加工企业4608家。",
    title="云川湾渔业港规划",
    kind="plan",
)


def test_what_is_a_share_of_the_city_is_not_what_the_city_has() -> None:
    city = made("加工企业有917家，约占全市三分之一。", title="苏州太湖渔业带规划", kind="plan")
    told = fact(city, ("苏州", "加工企业", "数量", ""), "917家", sure=False)
    assert "917" not in answered("苏州加工企业有多少家？", city, facts=(told,)).text


def test_the_whole_and_a_sister_area_are_not_the_one_asked_about() -> None:
    answer = answered("云川湾渔业港的加工企业有多少家？", PORT)
    assert "917家" in answer.text
    assert "577" not in answer.text
    assert "4608" not in answer.text
    assert "577家" in answered("云川湾渔业城的加工企业有多少家？", PORT).text


def test_an_industrys_turnover_is_not_that_of_a_whole_sector(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2022年无锡数字经济核心产业规上企业的营收平均一个月多少？")
    assert "1946.66" not in answer.text
