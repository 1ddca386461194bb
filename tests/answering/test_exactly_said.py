"""Yes is said only where the sentence or the figure says just what is claimed, and not something near to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.app import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "无锡集成电路综合实力全国第二吗",
        "无锡国土开发强度全省最高吧",
        "长三角进出口占全国37%吧",
        "长三角集成电路规模占全国二分之一吧",
        "G60 2022年研发投入强度3%吧",
        "2021年工业企业超过8万家吧",
        "2020年末人民币贷款余额15114.05亿元吧",
        "2020年发明专利授权4362件吧",
        "2022年进出口总额7373.1亿元吧",
        "2018年宁波生产性服务业增加值3361.41亿元吧",
    ],
)
def test_what_is_just_so_is_confirmed(corpus_assistant: Assistant, question: str) -> None:
    assert corpus_assistant.ask(question).text.startswith("是的")


@pytest.mark.parametrize(
    "question",
    [
        "无锡集成电路综合实力全国第一吗",  # the second
        "无锡物联网产业规模全国第一吧",  # of the province
        "无锡国土开发强度全省第二吧",
        "2023年无锡人均GDP连续三年居全国第一吧",  # four
        "无锡是唯一的国家级车联网先导区吧",  # the first, not the only one
        "长三角进出口占全国39%吧",  # the second of three given in turn
        "长三角集成电路规模占全国三分之一吧",
        "大基金入股华虹无锡4亿美元吧",  # of 华虹半导体
        "G60 2025年研发投入强度3%吧",  # 2022's
        "2021年规上工业企业超过8万家吧",  # all, not only the larger ones
        "2017年高新区集成电路产值890亿元吧",  # the city's
        "2020年外币贷款余额15114.05亿元吧",
        "2020年实用新型专利授权4362件吧",
        "2022年出口总额7373.1亿元吧",  # with the imports
        "2018年宁波服务业增加值3361.41亿元吧",  # only 生产性服务业
        "2020年全市新登记企业5570家吧",  # only industry's
        "宜兴有生物医药专业园区吗",  # planned
        "2022年实际使用外资完成38亿美元目标了吗",  # no target of that year is held
        "长三角中心区27个城市里有苏州吧",  # nowhere listed
    ],
)
def test_what_is_only_near_is_neither_confirmed_nor_denied_wrongly(corpus_assistant: Assistant, question: str) -> None:
    text = corpus_assistant.ask(question).text
    assert not text.startswith("是的")
    assert "27个" not in question or not text.startswith("不是")


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("2021年南京和无锡研发经费之和比苏州多多少", "133.8"),
        ("2021年常州南通研发经费合计比无锡多多少", "4.2亿元"),
        ("2022年一产和三产合计比二产多多少", "7043.74"),
        ("2020年服务业占比比53%目标低多少个百分点", "高2个百分点"),
        ("苏州2024年高新技术企业比2023年多多少", "4 − 4"),
        ("2018年宁波非生产性服务业增加值多少", "3361.41"),
        ("苏州2022年高新技术企业刨去新认定的还有多少", "为5531"),
        ("示范区包括昆山吗", "原文列出的成员里没有"),
    ],
)
def test_what_takes_two_steps_or_leaves_something_out_is_not_given_in_one(
    corpus_assistant: Assistant, question: str, wrong: str
) -> None:
    assert wrong not in corpus_assistant.ask(question).text


def test_what_is_left_of_a_number_is_worked_out(corpus_assistant: Assistant) -> None:
    assert "1.34 − 0.5531 = 0.7869" in corpus_assistant.ask("苏州2022年高新技术企业刨去新认定的还有多少").text


def test_firms_are_apart_in_firms(corpus_assistant: Assistant) -> None:
    assert "2997家" in corpus_assistant.ask("2030年规上企业目标比2021年多多少家").text
