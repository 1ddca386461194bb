"""Chains of turns: two figures held apart by their full names, areas exchanged, each of two, whose figure it is."""

from __future__ import annotations

import pytest

from assistant.answering.conversation import resolve


@pytest.mark.parametrize(
    ("chain", "text"),
    [
        (
            "南通2020年研发强度是多少？|那无锡2021年的呢|谁高，高多少",
            "无锡2021年研发强度与南通2020年研发强度相差多少？",
        ),
        ("宁波2025年GDP目标多少？|2020年实际呢|差多少", "宁波2020年GDP实际与宁波2025年GDP目标相差多少？"),
        ("2012年无锡研发投入多少？|2021年呢|翻了几倍", "2021年无锡研发投入是2012年无锡研发投入的几倍？"),
        (
            "2023年无锡有多少家高新技术企业|那苏州呢|无锡相当于苏州的几成",
            "2023年无锡高新技术企业是苏州的几成？",
        ),
        ("无锡2020年第三产业增加值多少？|2021年呢|增加了多少", "无锡2021年第三产业增加值比2020年增加多少？"),
        ("无锡2024年GDP增长多少|跟目标比呢", "无锡2024年GDP增长达到目标了吗？"),
        ("无锡2024年GDP增长多少|这和目标相比完成得怎么样", "无锡2024年GDP增长达到目标了吗？"),
    ],
)
def test_two_figures_are_held_apart_each_by_its_own_name(chain: str, text: str) -> None:
    *before, asked = chain.split("|")
    assert resolve(asked, before).text == text


@pytest.mark.parametrize(
    ("chain", "text"),
    [
        ("G60科创走廊总面积多少？|那上海大都市圈呢", "上海大都市圈总面积多少？"),
        ("上海大都市圈2020年人口多少？|经济总量呢", "上海大都市圈2020年经济总量多少？"),
        ("上海大都市圈2020年人口多少？|经济总量呢|包括哪些城市", "上海大都市圈包括哪些城市"),
        ("太湖湾科创带面积多大？|岸线呢|为什么选在那里", "太湖湾科创带为什么选在那里？"),
    ],
)
def test_an_area_is_exchanged_and_kept_by_its_whole_name(chain: str, text: str) -> None:
    *before, asked = chain.split("|")
    assert resolve(asked, before).text == text


@pytest.mark.parametrize(
    ("chain", "text"),
    [
        ("华虹无锡一期投资多少？|二期呢|月产能各是多少", "华虹无锡一期和二期月产能各是多少"),
        ("华虹无锡一期投资多少？|二期呢|月产能是多少", "华虹无锡二期月产能是多少"),
        ("无锡2020年1到6月工业亏损面多少？|利润呢", "无锡2020年1到6月利润多少？"),
        ("无锡2020年1到6月工业亏损面多少？|利润呢|国企和民企呢", "无锡2020年1到6月国企和民企利润多少？"),
    ],
)
def test_each_of_two_is_asked_for_only_where_that_is_said(chain: str, text: str) -> None:
    *before, asked = chain.split("|")
    assert resolve(asked, before).text == text


def test_why_is_asked_of_the_turn_that_spoke_of_it() -> None:
    before = ("产业强市是哪年提出的？", "谁当时是市委书记")
    assert not resolve(before[1], before[:1]).followed
    assert resolve("为什么要提", before).text == "产业强市为什么要提？"
