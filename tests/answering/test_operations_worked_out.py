"""What is worked out of figures that a question names, each told in a sentence of its own; and when nothing is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from held_library import HeldLibrary, made

from assistant.answering.compose import compose
from assistant.answering.gather import Shelf, gather
from assistant.answering.operations.worked_out import compose_operation, left_open
from assistant.answering.question import understand
from assistant.answering.verification import verify
from assistant.facts.extract import extract_facts
from assistant.model import Answer
from assistant.quantity import parse_quantity

if TYPE_CHECKING:
    from assistant.app import Assistant


TEXT = (
    "2021年：海州生物医药产业规模1409.01亿元，生物医药企业1277家。\n"
    "到2025年，海州生物医药产业规模超过2000亿元。\n"
    "到2017年底，海州园区一般公共预算收入150亿元，规模工业产值2018亿元。\n"
    "2016年，海州产值和税收分别同比增长39.1%和54.5%。\n"
    "2022年，海州数字经济核心产业增加值占地区生产总值11.7%。\n"
    "2022年，海州软件业营收660亿元。2022年，海州地区生产总值6600亿元。\n"
    "2003年8月，海州园区成立。\n"
    "2014年，海州园区获评省级船舶园区，2016年获评制造产业集聚区。\n"
    "2019年，海州芯片项目一期建成投片，自开工起用时17个月。\n"
    "2023年，海州芯片项目二期开工。\n"
    "海州每年实施30项前沿技术研发项目。\n"
    "2022年，海州物联网营业收入2470亿元，约占全国四分之一。"
)
PAGE = made(TEXT, title="海州经济", name="haizhou")
SHELF = Shelf(HeldLibrary([PAGE], extract_facts(PAGE)))  # type: ignore[arg-type]


def told(question: str) -> Answer | None:
    """What the gate leaves of what is worked out; None where nothing is."""
    whole = gather(understand(question), SHELF)
    answer = compose_operation(whole, compose(whole), SHELF)
    return answer and verify(answer, lambda _, page: PAGE.page_text(page))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海州2021年的生物医药产业规模离2025年定的目标还差多少亿元？", "相差约590.99亿元（2000 − 1409.01 = 590.99"),
        ("2017年底海州园区一般公共预算收入和规模工业产值哪个数大，大多少亿元？", "相差1868亿元（2018 − 150 = 1868"),
        ("2022年除去数字经济核心产业，其余部分在海州GDP里还占百分之多少？", "88.3%（100 − 11.7 = 88.3"),
        ("海州每年实施的前沿技术研发项目，照这个数连干三年，一共多少项？", "90项（30 × 3 = 90"),
        ("2021年海州生物医药平均每家企业产业规模", "每家约1.10亿元（1409.01 ÷ 1277 = 1.10"),
        (
            "2021年海州生物医药产业规模1409.01亿元，离2025年目标还差多少亿元？",
            "相差约590.99亿元（2000 − 1409.01 = 590.99，按约数计算得出，实际相差更多）",
        ),
        (
            "到2025年海州生物医药产业规模比2021年要翻几番？差多少？",
            "的约1.42倍（2000 ÷ 1409.01 = 1.42，按约数计算得出，实际更高）",
        ),
        ("到2025年海州生物医药产业规模比2021年要翻几番？差多少？", "相差约590.99亿元（2000 − 1409.01"),
    ],
)
def test_each_figure_is_told_and_what_they_give(question: str, said: str) -> None:
    answer = told(question)
    assert answer is not None
    assert answer.status == "answered"
    assert said in answer.text
    assert all(claim.citations for claim in answer.claims)


def test_years_lie_between_what_is_named_and_no_other_deed() -> None:
    answer = told("从海州园区成立到获评制造产业集聚区，中间过了多少年？")
    assert answer is not None
    assert "从2003年到2016年，相隔13年（2016 − 2003 = 13" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "海州2021年的生物医药产业规模离2030年定的目标还差多少亿元？",  # no such aim is told
        "2017年底海州园区贷款余额和规模工业产值哪个数大，大多少亿元？",
        "2021年海州新能源平均每家企业产业规模",
        "从海州园区成立到获评国家级园区，中间过了多少年？",
        "从海州芯片项目一期开工到二期开工过了几年？",  # when the first was begun is not told
        "2022年除去文创产业，其余部分在海州GDP里还占百分之多少？",
        "海州每年实施多少项前沿技术研发项目？",
        "2022年海州软件业营收增加值占GDP多大比重？",  # 营收 is no 增加值
    ],
)
def test_nothing_is_worked_out_where_a_figure_is_not_told(question: str) -> None:
    assert told(question) is None


def test_of_two_growths_in_a_row_each_is_of_its_own() -> None:
    answer = told("2016年海州税收的增幅比产值的增幅高多少个百分点？")
    assert answer is None or "15.4个百分点（54.5 − 39.1 = 15.4" in answer.text


def test_a_number_that_the_question_does_not_give_passes_no_gate() -> None:
    question = "海州每年实施的前沿技术研发项目，照这个数连干三年，一共多少项？"
    whole = gather(understand(question), SHELF)
    answer = compose_operation(whole, compose(whole), SHELF)
    assert answer is not None
    (computed,) = answer.computed
    five = replace(computed, formula="30 × 5", quantity=parse_quantity("150项"), given=(parse_quantity("5年"),))
    text = answer.text.replace("90项（30 × 3 = 90", "150项（30 × 5 = 150")
    claims = tuple(
        replace(one, text=one.text.replace("90项（30 × 3 = 90", "150项（30 × 5 = 150")) for one in answer.claims
    )
    forged = replace(answer, text=text, claims=claims, computed=(five,))
    assert "150" not in verify(forged, lambda _, page: PAGE.page_text(page)).text


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("2022年海州物联网营业收入平均一个月多少？", "partial"),
        ("根据2021年海州生物医药产业规模，换算成人均产值是多少？", "partial"),
        ("2022年海州物联网营业收入是多少？", "answered"),
    ],
)
def test_what_was_to_be_reckoned_and_is_only_quoted_is_no_full_answer(question: str, status: str) -> None:
    whole = gather(understand(question), SHELF)
    answer = replace(compose(whole, only_quotes=True), computed=(), status="answered")
    assert left_open(whole, answer).status == status


@pytest.mark.parametrize(
    "question",
    [
        "2022年一般公共预算收入跟2021年比，是多了还是少了？差多少？",
        "2022年无锡一般公共预算收入比2021年是增还是减？",
        "跟2021年比，2022年无锡一般公共预算收入是增是减？",
    ],
)
def test_more_or_less_than_in_another_year(question: str, corpus_assistant: Assistant) -> None:
    assert "比2021年少67.1亿元" in corpus_assistant.ask(question).text
