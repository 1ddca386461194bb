"""What a question says that is not so, is not held, or must be reckoned within one sentence, is told plainly."""

from __future__ import annotations

import pytest
from held_library import HeldLibrary, answered, fact, made

from assistant.answering.chain import AnsweringChain
from assistant.answering.claims.premises import CONFIRMED, CORRECTED
from assistant.answering.figures.not_as_said import MOVED_OTHERWISE
from assistant.answering.figures.only_one_city import ONLY_ONE_CITY
from assistant.answering.verdicts import NEITHER
from assistant.model import Answer, Filters

REPORT = made(
    "2018年无锡高新技术企业2060家，苏州高新技术企业5410家。2020年末无锡不良贷款率1.27%。"
    "2020年无锡国有企业利润增长17.6%。2020年无锡服务业增加值增长3.2%。2020年苏州服务业增加值增长3.6%。\n"
    "2021年安排65个渔港项目，其中码头改造12个、冷库建设26个。\n"
    "2026年无锡外贸进出口稳中提质，未设定具体数额。\n2026年无锡建设15家市级零碳园区。",
    name="report",
    title="发展报告",
    kind="plan",
)
FACTS = (
    fact(REPORT, ("无锡", "高新技术企业", "数量", "2018年"), "2060家"),
    fact(REPORT, ("苏州", "高新技术企业", "数量", "2018年"), "5410家"),
    fact(REPORT, ("无锡", "不良贷款率", "量值", "2020年末"), "1.27%"),
    fact(REPORT, ("无锡", "国有企业利润", "同比增速", "2020年"), "17.6%", direction="up"),
    fact(REPORT, ("无锡", "服务业增加值", "同比增速", "2020年"), "3.2%", direction="up"),
    fact(REPORT, ("苏州", "服务业增加值", "同比增速", "2020年"), "3.6%", direction="up"),
    fact(REPORT, ("", "渔港项目", "数量", "2021年"), "65个", sure=False),
    fact(REPORT, ("", "码头", "数量", "2021年"), "12个", sure=False),
    fact(REPORT, ("", "冷库", "数量", "2021年"), "26个", sure=False),
    fact(REPORT, ("无锡", "市级零碳园区", "数量", "2026年"), "15家", status="target"),
)


def asked(question: str, *before: str) -> Answer:
    library = HeldLibrary((REPORT,), FACTS)
    return AnsweringChain(library).answer(question, before, Filters())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("苏州2018年高新技术企业有2060家吧", CORRECTED),
        ("苏州2018年高新技术企业达到2060家了吗", CORRECTED),
        ("苏州2018年高新技术企业有5410家吧", CONFIRMED),
        ("无锡2018年高新技术企业有2000家吗", CONFIRMED),
    ],
)
def test_who_names_a_number_to_the_last_digit_means_just_that(question: str, said: str) -> None:
    assert said in asked(question).text


def test_a_fall_is_not_asked_of_what_rose() -> None:
    assert MOVED_OTHERWISE.format("下降", "上升") in asked("2020年无锡国有企业利润下降了多少").text
    assert MOVED_OTHERWISE[:4] not in asked("2020年无锡国有企业利润增长多少").text


def test_one_city_is_first_of_nothing() -> None:
    answer = asked("不良贷款率最高的城市是哪个")
    assert answer.status == "partial"
    assert ONLY_ONE_CITY.format("无锡") in answer.text


def test_of_two_cities_neither_of_which_is_held_nothing_is_said() -> None:
    answer = asked("常州不良贷款率比南通高吗")
    assert answer.status == "refused"
    assert NEITHER.format("常州、南通") in answer.text


def test_how_fast_a_sector_grew_is_how_its_value_added_did() -> None:
    assert "0.4个百分点" in asked("2020年苏州和无锡服务业哪个涨得快，快多少").text


@pytest.mark.parametrize("question", ["2021年65个渔港项目里冷库建设占多大比重", "2021年渔港项目中冷库建设占百分之几"])
def test_a_share_is_worked_out_of_the_two_counts_of_one_sentence(question: str) -> None:
    answer = asked(question)
    assert "26 ÷ 65 × 100%" in answer.text
    assert "的40%（" in answer.text
    assert answer.status == "answered"


def test_a_share_of_what_the_sentence_does_not_count_is_not_worked_out() -> None:
    assert "÷" not in asked("2021年65个渔港项目里航道疏浚占多大比重").text


def test_that_no_number_is_set_answers_what_it_is() -> None:
    answer = asked("2026年外贸进出口目标是多少")
    assert answer.status == "answered"
    assert "未设定具体数额" in answer.text


def test_a_park_of_the_city_is_none_of_the_province_and_is_named_beside() -> None:
    answer = asked("2026年无锡省级零碳园区建几个")
    assert answer.status == "refused"
    assert any("市级零碳园区" in note for note in answer.notes)


def test_the_ratio_of_two_that_were_held_apart() -> None:
    assert "38.08%" in asked("那两者的比例呢", "2018年无锡高企比苏州少几家").text


@pytest.mark.parametrize(
    ("question", "worked"),
    [
        ("2021年65个渔港项目里码头改造和冷库建设一共几个", "12 + 26 = 38"),
        ("2021年渔港项目里冷库建设比码头改造多几个", "26 − 12 = 14"),
    ],
)
def test_the_counts_of_one_sentence_are_added_and_set_apart(question: str, worked: str) -> None:
    assert worked in asked(question).text


PLANT = made(
    "总投资：签约口径为100亿元；一期投资25亿元；占地700亩。\n2021年6月：启动总投资8亿元的一期扩能。\n"
    "2023年6月：启动二期，投资67亿元，新建月产能8.3万片的生产线。",
    name="plant",
    title="云州芯片厂项目",
    kind="plan",
)
PLANT_FACTS = tuple(
    fact(PLANT, ("", what, "量值", when), printed, sure=False)
    for what, when, printed in (
        ("签约", "", "100亿元"), ("一期投资", "", "25亿元"), ("占地", "", "700亩"),
        ("启动总投资", "2021年6月", "8亿元"), ("投资", "2023年6月", "67亿元"), ("新建月产能", "2023年6月", "8.3万片"),
    )
)  # fmt: skip


def test_two_phases_are_held_apart_by_the_numbers_that_their_sentences_give() -> None:
    library = HeldLibrary((PLANT,), PLANT_FACTS)
    answer = AnsweringChain(library).answer("云州芯片厂二期投资比一期多多少", (), Filters())  # type: ignore[arg-type]
    assert "67 − 25 = 42" in answer.text
    assert "8亿元的一期扩能" not in answer.text


def test_by_how_much_an_amount_moved_does_not_tell_how_much_it_is() -> None:
    report = made("2020年6月末镇江不良贷款余额比年初增加52.1亿元，不良贷款率1.27%。", title="镇江报告", kind="plan")
    facts = (
        fact(report, ("镇江", "不良贷款余额", "变动", "2020年6月末"), "52.1亿元", direction="up", base="年初"),
        fact(report, ("镇江", "不良贷款率", "量值", "2020年6月末"), "1.27%"),
    )
    for question in ("镇江不良贷款余额一共多少？", "2020年6月末镇江不良贷款余额是多少？"):
        assert answered(question, report, facts=facts).status == "refused"
    assert answered("2020年6月末镇江不良贷款余额比年初增加多少？", report, facts=facts).status == "answered"
