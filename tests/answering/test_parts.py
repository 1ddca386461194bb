"""A question for several figures: how it is taken apart, and that no part is passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.parts.completing import completed
from assistant.answering.parts.part_by_part import NOT_FOUND
from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import understand
from assistant.model import Answer, Filters

if TYPE_CHECKING:
    from assistant.app import Assistant

REPORT = made(
    "一、运行情况\n\n2023年海州市地区生产总值6200亿元，增长6.1%。海州市拥有国家级开发区3家。"
    "港口货物吞吐量完成2.4亿吨。\n\n二、园区\n\n云台物流园规划面积12平方公里。",
    title="海州市2023年发展报告",
    kind="plan",
)
FACTS = (
    fact(REPORT, ("海州市", "地区生产总值", "量值", "2023年"), "6200亿元"),
    fact(REPORT, ("海州市", "地区生产总值", "同比增速", "2023年"), "6.1%", direction="up"),
    fact(REPORT, ("海州市", "国家级开发区", "数量", "2023年"), "3家"),
)


def parts(question: str) -> list[str]:
    return [part.text.rstrip("？") for part in figure_parts(understand(question))]


def asked(question: str) -> Answer:
    return AnsweringChain(HeldLibrary((REPORT,), FACTS)).answer(question, (), Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("无锡的国家级开发区几家，省级以上几家？", ["无锡的国家级开发区几家", "无锡的省级以上开发区几家"]),
        ("2024年集群营收目标是多少，实际完成多少？", ["2024年集群营收目标是多少", "2024年集群营收实际完成多少"]),
        ("2021年常州财政收入占GDP多少、排第几？", ["2021年常州财政收入占GDP多少", "2021年常州财政收入占GDP排第几"]),
        ("南通2018年常住人口多少，城镇化率过70%没有", ["南通2018年常住人口多少", "2018年南通城镇化率过70%没有"]),
        ("江海城市群面积、人口各占全国多少", ["江海城市群面积占全国多少", "江海城市群人口占全国多少"]),
        ("2022年国企利润多少，民企呢", ["2022年国有企业利润多少", "2022年民营企业利润多少"]),
        ("2021年扬州GDP多少，和2022年比呢？", ["2021年扬州GDP多少", "2021年扬州GDP比2022年变化多少"]),
        (
            "南通民营经济增加值2023年比2022年多多少亿元，折算下来名义增幅大概几个点？",
            ["南通民营经济增加值2023年比2022年多多少亿元", "南通民营经济增加值2023年比2022年名义增幅是百分之几"],
        ),
        ("南通2020年GDP多少？苏州呢？", ["南通2020年GDP多少", "苏州2020年GDP多少"]),
        ("2022年扬州GDP和进出口总额各是多少？", ["2022年扬州GDP是多少", "2022年扬州进出口总额是多少"]),
        ("2022年GDP总量和增速分别是多少？", ["2022年GDP总量是多少", "2022年GDP增速是多少"]),
        ("宁波2019年有多少家上市公司，占全省几成？", ["宁波2019年有多少家上市公司", "宁波2019年上市公司占全省几成"]),
        ("华虹无锡一期投资多少，每年上缴税收多少？", ["华虹无锡一期投资多少", "华虹无锡一期每年上缴税收多少"]),
        ("到2027年无锡想办起几家渔企、聚多少支船队？", ["到2027年无锡想办起几家渔企", "到2027年无锡聚多少支船队"]),
        ("渔港产业那3个是哪些，要求年均增多少？", ["渔港产业那3个是哪些", "渔港产业那3要求年均增长多少"]),
        ("临港产业园投资多少亿元，能用几个人？", ["临港产业园投资多少亿元", "临港产业园能用几个人"]),
        ("泰州港吞吐量多少吨，比上年多多少？", ["泰州港吞吐量多少吨", "泰州港吞吐量比上年多多少"]),
        ("2022年规上工业总产值和增加值各是多少？", ["2022年规上工业总产值是多少", "2022年规上工业增加值是多少"]),
        ("亏损面27.4%是哪个时候的，上年同期是多少？", ["亏损面27.4%是哪个时候的", "亏损面27.4%上年同期是多少"]),
        ("哪个城市服务业增速最快？无锡排第几？", ["哪个城市服务业增速最快", "无锡服务业增速排第几"]),
        (
            "2021年苏州、无锡、南通三市研发经费里，我市排第几？跟苏州差多少？",
            ["2021年苏州、无锡、南通三市研发经费里，我市排第几", "2021年我市研发经费跟苏州差多少"],
        ),
        ("高企最多的城市是哪个，南通排第几？", ["高企最多的城市是哪个", "南通高企排第几"]),
        ("泰州用电量增速比全国高多少，全国是多少？", ["泰州用电量增速比全国高多少", "全国用电量增速是多少"]),
        (
            "泰州2025年GDP增长4%，比2024年快多少，2024年是多少？",
            ["泰州2025年GDP增长4%，比2024年快多少", "泰州2024年GDP增长是多少"],
        ),
        ("泰州新增民宿多少家，一共多少家？", ["泰州新增民宿多少家", "泰州民宿一共多少家"]),
        ("哪年开通地铁，当年客流多少？", ["哪年开通地铁", "开通地铁当年客流多少"]),
        ("渔港政策3.0版，资金多少，一共写了几条？", ["渔港政策3.0版，资金多少", "渔港政策3.0版，一共写了几条"]),
        (
            "“百港千船”，渔船改造要达到百分之多少，要投资多少钱？",
            ["“百港千船”，渔船改造要达到百分之多少", "“百港千船”，要投资多少钱"],
        ),
        (
            "渔业21年的规模跟25年那个目标比，企业差几家，规模差多少？",
            ["渔业2021年的规模跟2025年那个目标比，企业差几家", "渔业2021年的规模跟2025年那个目标比，规模差多少"],
        ),
        (
            "朝阳街那边的渔业科创城，现在拥有多少高企、渔船几条？",
            ["朝阳街那边的渔业科创城，现在拥有多少高企", "渔业科创城，渔船几条"],
        ),
        ("渔业那18条，最多能补多少，得够什么条件？", ["渔业那18条，最多能补多少", "渔业那18条，最多能补得够什么条件"]),
        ("23年渔博会签约几个项目，合起来多少钱？", ["2023年渔博会签约几个项目", "2023年渔博会签约项目合起来多少钱"]),
        ("南通2020年研发花了多少钱，占GDP几个点？", ["南通2020年研发花了多少钱", "南通2020年研发占GDP几个点"]),
        ("海州港投资多少，泊位有几个？", ["海州港投资多少", "海州港泊位有几个"]),
        (
            "“百港千船”，要投资多少钱，船要造几条？",
            ["“百港千船”，要投资多少钱", "“百港千船”船要造几条"],
        ),
        ("渔港要冒出几家龙头？那个新物种又要几家", ["渔港要冒出几家龙头", "那个新物种又要几家"]),
        ("港口规划是交通局发的吧，文号是多少", ["港口规划是交通局发的吧", "港口规划文号是多少"]),
        ("首轮试捕补贴的具体比例和上限金额是多少", ["首轮试捕补贴的具体比例是多少", "首轮试捕补贴的上限金额是多少"]),
        (
            "2018年渔业增加值增速，南京、宁波、无锡谁快谁慢，南京比无锡高几个点",
            ["2018年渔业增加值增速，南京、宁波、无锡谁快谁慢", "2018年渔业增加值增速南京比无锡高几个百分点"],
        ),
        (
            "河南2025年发了多少专项债支持项目建设，渔船补贴又发给了多少人？",
            ["河南2025年发了多少专项债支持项目建设", "2025年河南渔船补贴又发给了多少人"],
        ),
        ("河北2025年GDP总量有多少，五年前又是多少？", ["河北2025年GDP总量有多少", "河北2020年GDP总量有多少"]),
        ("2020年GDP多少？常州多少？", ["2020年GDP多少", "2020年常州GDP多少"]),
        ("2020年GDP多少，同期常州呢？", ["2020年GDP多少", "2020年常州GDP多少"]),
        (
            "2020年渔船业上半年产值增长多少？全市渔业总产值同期是升是降？",
            ["2020年渔船业上半年产值增长多少", "全市渔业总产值2020年上半年是多了还是少了"],
        ),
        ("2020年上半年亏损面多少，同期利润增长多少", ["2020年上半年亏损面多少", "2020年上半年利润增长多少"]),
        ("2020年上半年亏损面多少，上年同期是多少", ["2020年上半年亏损面多少", "2020年上半年亏损面上年同期是多少"]),
        (
            "2021年渔业经费，无锡比南京少多少，比常州多多少？",
            ["2021年渔业经费，无锡比南京少多少", "2021年渔业经费，无锡比常州多多少"],
        ),
        (
            "2021年渔业产业规模到2025年目标还差多少亿元、企业数还差多少家？",
            ["2021年渔业产业规模到2025年目标还差多少亿元", "2021年渔业产业企业数到2025年目标还差多少家"],
        ),
        (
            "无锡和苏州2023年渔船数量差多少，比例是多少？",
            ["无锡和苏州2023年渔船数量差多少", "无锡和苏州2023年渔船数量之比是百分之多少"],
        ),
        (
            "2023年无锡渔船比苏州少多少条，比例多少",
            ["2023年无锡渔船比苏州少多少条", "2023年无锡渔船是苏州的百分之多少"],
        ),
        (
            "2022年到2023年，无锡GDP总量增加了多少亿元？哪一年增速更快？",
            ["2022年到2023年，无锡GDP总量增加了多少亿元", "2022年和2023年无锡GDP总量哪一年增速更快"],
        ),
        (
            "2020年上半年无锡渔业总产值多少，跟上年同期比是涨是跌？",
            ["2020年上半年无锡渔业总产值多少", "2020年上半年无锡渔业总产值跟上年同期比是多了还是少了"],
        ),
    ],
)
def test_each_part_stands_for_itself(question: str, expected: list[str]) -> None:
    assert parts(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "2018年无锡高新技术企业有多少家？",
        "2018年苏州和无锡高新技术企业谁多，多多少家？",
        "2020年南京、南通GDP各是多少，哪个最大？",
        "2018年无锡和苏州的GDP各是多少，能直接比吗？",
        "无锡有哪些问题？原因是什么？",
        "河南2026年的主要预期目标都定了哪些，各是多少？",
        "2021年江苏几个城市里，南京的研发经费比常州多多少？",
    ],
)
def test_one_question_or_a_comparison_or_one_for_words_is_left_whole(question: str) -> None:
    assert parts(question) == []


def test_both_parts_are_answered_each_with_its_citation() -> None:
    answer = asked("2023年海州市GDP是多少，国家级开发区有几家？")
    assert answer.status == "answered"
    assert "6200亿元" in answer.text
    assert "3家" in answer.text
    assert all(claim.citations for claim in answer.claims)


@pytest.mark.parametrize(
    "question",
    [
        "2023年海州市GDP是多少，上市公司有几家？",
        "2023年海州市上市公司有几家，GDP是多少？",
        "2023年海州市GDP和上市公司数量各是多少？",
    ],
)
def test_the_part_that_was_not_found_is_named(question: str) -> None:
    answer = asked(question)
    assert answer.status == "partial"
    assert "6200亿元" in answer.text
    assert answer.text.count(NOT_FOUND) == 1


def test_what_is_found_for_no_part_is_refused() -> None:
    assert asked("2023年海州市上市公司有几家，独角兽有几家？").status == "refused"


def test_one_sentence_that_answers_both_is_given_once() -> None:
    answer = asked("2023年海州市地区生产总值多少亿元，增长多少？")
    assert answer.status == "answered"
    assert answer.text.count("6200亿元") == 1
    assert "6.1%" in answer.text


def test_what_is_said_of_one_year_or_as_a_target_does_not_answer_for_another() -> None:
    document = made("2026年海州新增就业目标为13万人，地区生产总值增长5%。", title="海州重点", kind="plan")
    held = (fact(document, ("海州市", "新增就业", "量值", "2026年"), "13万人", status="target"),)
    question = "海州市2026年新增就业目标多少万人，2025年完成了多少万人？"
    answer = AnsweringChain(HeldLibrary((document,), held)).answer(question, (), Filters())  # type: ignore[arg-type]
    assert answer.status == "partial"
    assert NOT_FOUND in answer.text


def test_a_growth_told_before_is_no_share() -> None:
    answer = asked("2023年海州市地区生产总值多少，增速多少，占全国多少？")
    assert answer.status == "partial"
    assert answer.text.endswith(NOT_FOUND)


def test_how_many_there_were_before_a_target_is_no_target() -> None:
    parts = figure_parts(understand("云台到2025年企业目标多少家，21年有多少"))
    assert [part.text for part in parts][1] == "云台2021年企业多少家"
    parts = figure_parts(understand("无锡2025年GDP目标是多少，2024年呢"))
    assert "目标" in parts[1].text


def test_a_part_that_only_names_what_the_first_counts_is_no_part() -> None:
    assert parts("海州和云台签的协议说要一起打造几个样板，都是什么？") == []


@pytest.mark.parametrize(
    ("question", "hangs_on"),
    [
        ("海州市的船舶补贴一共多少，怎么分到各区？", True),
        ("海州市养老床位多少张，规划怎么定的？", True),
        ("海州市的船舶补贴一共多少，怎么发展航运？", False),
    ],
)
def test_how_it_is_divided_is_asked_of_the_number_before(question: str, hangs_on: bool) -> None:
    assert [part.hangs_on for part in figure_parts(understand(question))] == [False, hangs_on]


def test_how_a_number_that_is_not_held_is_divided_is_not_answered() -> None:
    question = "海州市的救助资金一共多少，怎么分到云台物流园？"
    assert asked(question).status == "refused"


def test_the_figure_of_one_place_does_not_answer_for_another() -> None:
    page = made("2023年南通GDP为1.18万亿元，增长5.8%。", title="南通年度公报", kind="report")
    held = (fact(page, ("南通", "地区生产总值", "量值", "2023年"), "1.18万亿元"),)
    answer = AnsweringChain(HeldLibrary((page,), held)).answer("2023年南通GDP多少，苏州呢？", (), Filters())  # type: ignore[arg-type]
    assert answer.status == "partial"
    assert NOT_FOUND in answer.text


def test_what_the_second_half_holds_against_what_is_not_held_is_left_open(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("2018年高企，无锡比苏州少多少，比南京少多少？")
    assert answer.status == "partial"
    assert "2060 − 5410 = −3350" in answer.text
    assert "文创产业" not in answer.text


@pytest.mark.parametrize("when", ["什么时候投片", "哪天投片的", "什么时候开工"])
def test_when_it_did_is_of_what_the_first_half_is_about(when: str) -> None:
    assert completed(when, ("华虹二期总投资多少？",)) == f"华虹二期{when}？"
