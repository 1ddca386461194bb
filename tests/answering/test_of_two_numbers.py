"""What two numbers give that a sentence tells side by side, of documents that the program was not made for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from held_library import answered, made

from assistant.facts.extract import extract_facts

if TYPE_CHECKING:
    from assistant.app import Assistant

TEXT = (
    "2021年海州新增企业8.4万家，其中科创型企业2.4万家。\n"
    "2018年海州服务业增加值占地区生产总值51%，高于2012年的43.5%。\n"
    "8月31日海州园区8个重点项目开工，总投资70亿元。\n"
    "2023年海州技改投资增长9.5%，同期工业投资增长4.1%。"
)
PAGE = made(TEXT, title="海州经济", name="haizhou")
FACTS = extract_facts(PAGE)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2021年海州新增企业里，科创型的占百分之几？", "28.57%（2.4 ÷ 8.4 × 100%，计算得出）"),
        ("2021年海州科创型企业占新增企业的百分之多少？", "28.57%（2.4 ÷ 8.4 × 100%，计算得出）"),
        ("海州服务业增加值占地区生产总值的比重，2018年比2012年提高了几个百分点？", "7.5个百分点（51 − 43.5 = 7.5"),
        ("海州园区开工的重点项目，平均每个投多少亿元？", "8.75亿元（70 ÷ 8 = 8.75"),
        ("2023年海州技改投资增速比工业投资增速高几个百分点？", "5.4个百分点（9.5 − 4.1 = 5.4"),
    ],
)
def test_what_two_numbers_of_a_sentence_give(question: str, told: str) -> None:
    assert told in answered(question, PAGE, facts=FACTS).text


@pytest.mark.parametrize(
    "question",
    [
        "2021年海州新增企业里，外资的占百分之几？",
        "海州服务业增加值占地区生产总值的比重，2018年比2010年提高了几个百分点？",
        "2023年海州技改投资增速比房地产投资增速高几个百分点？",
    ],
)
def test_nothing_is_worked_out_of_what_was_not_asked(question: str) -> None:
    assert not answered(question, PAGE, facts=FACTS).computed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("由无锡数推算2022年江苏全省规上服务业营收平均增速", "全省规模以上服务业营收同比增速为6.2%（12.8 − 6.6 = 6.2"),
        ("“十三五”无锡规上工业增加值年均增速比GDP快，照此推算同期GDP年均增长多少？", "6.5%（7.6 − 1.1 = 6.5"),
    ],
)
def test_what_a_rate_is_held_against_is_reckoned_back(question: str, told: str, corpus_assistant: Assistant) -> None:
    assert told in corpus_assistant.ask(question).text


def test_a_sum_is_of_all_that_is_named(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("合计2021年苏州、南京、无锡、常州、南通五市研发经费总额。")
    assert [one.quantity.value for one in answer.computed] == [Decimal("2489.1")]
    assert not corpus_assistant.ask("2027年无锡未来产业三类企业（龙头、小巨人、新物种）目标加总是多少家？").computed
