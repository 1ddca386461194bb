"""What a question compares, and the single questions that it is taken apart into."""

from __future__ import annotations

import pytest

from assistant.answering.parts.comparison import MOST_CELLS, Comparison, by_how_much, comparison_of
from assistant.answering.question import understand


def compared(question: str) -> Comparison:
    comparison = comparison_of(understand(question))
    assert comparison is not None
    return comparison


@pytest.mark.parametrize(
    ("question", "rows", "aspects"),
    [
        ("2020年无锡和宁波的地区生产总值、服务业占比对比一下", ("无锡", "宁波"), ("地区生产总值", "服务业占比")),
        ("2021年、2022年、2023年无锡GDP总量和增速各是多少？", ("2021年", "2022年", "2023年"), ("GDP总量", "GDP增速")),
        ("2021、2022年无锡的GDP各是多少", ("2021年", "2022年"), ("GDP",)),
        ("2021年到2023年无锡人均GDP分别是多少？", ("2021年", "2022年", "2023年"), ("人均GDP",)),
        ("2020年无锡和宁波谁的GDP大，大多少？", ("无锡", "宁波"), ("GDP",)),
        ("2018年苏州和无锡的高新技术企业数相差多少家？", ("苏州", "无锡"), ("高新技术企业数",)),
        ("2020年无锡三次产业增加值各多少，哪个最大？", ("第一产业", "第二产业", "第三产业"), ("增加值",)),
        ("华虹一期和二期的投资、产能有什么不同？", ("一期", "二期"), ("投资", "产能")),
        ("白鹭走廊和青石科创带2025年GDP目标哪个更高？", ("白鹭走廊", "青石科创带"), ("2025年GDP目标",)),
        ("白鹭走廊与青石科创带的研发投入强度谁低", ("白鹭走廊", "青石科创带"), ("研发投入强度",)),
    ],
)
def test_members_and_aspects_are_told_apart(question: str, rows: tuple[str, ...], aspects: tuple[str, ...]) -> None:
    comparison = compared(question)
    assert (comparison.rows, comparison.aspects) == (rows, aspects)


def test_each_cell_is_a_question_that_could_be_asked_alone() -> None:
    comparison = compared("2020年无锡和宁波的地区生产总值、服务业占比对比一下")
    assert comparison.cells == (
        ("2020年无锡地区生产总值是多少？", "2020年无锡服务业占比是多少？"),
        ("2020年宁波地区生产总值是多少？", "2020年宁波服务业占比是多少？"),
    )


def test_times_and_places_that_are_paired_stay_paired() -> None:
    comparison = compared("研发投入占GDP比重，2021年无锡和2020年南京、南通分别是多少？")
    assert comparison.rows == ("2021年无锡", "2020年南京", "2020年南通")


def test_times_and_places_that_are_not_paired_are_all_combined() -> None:
    comparison = compared("2021年和2022年无锡、苏州的GDP各是多少？")
    assert comparison.rows == ("2021年无锡", "2021年苏州", "2022年无锡", "2022年苏州")


def test_a_target_and_a_result_of_two_times_are_members() -> None:
    assert compared("机场旅客吞吐量2019年实际和2025年目标对比").rows == ("2019年实际", "2025年目标")


def test_where_words_are_asked_for_each_member_is_asked_in_the_question_s_own_words() -> None:
    comparison = compared("上海大都市圈里无锡、苏州、宁波各在第几层次？")
    assert comparison.cells == ()
    assert comparison.texts[1] == "上海大都市圈里苏州在第几层次？"


@pytest.mark.parametrize(
    "question",
    [
        "2018年无锡服务业增加值增速是多少？",
        "苏州无锡太湖隧道总投资多少？",
        "无锡和苏州签了协议吗？",
        "你好",
        "无锡与苏州共建临空经济示范区有什么进展？",
        "十四五期间物联网产业有哪些部署？",
    ],
)
def test_what_names_no_two_members_to_hold_together_is_no_comparison(question: str) -> None:
    assert comparison_of(understand(question)) is None


def test_a_table_too_large_to_read_is_not_begun() -> None:
    places = "无锡、苏州、南京、常州、南通、杭州、宁波、合肥"
    question = f"2021年和2022年{places}的GDP各是多少？"
    assert MOST_CELLS < 2 * 8
    assert comparison_of(understand(question)) is None


@pytest.mark.parametrize(
    ("question", "rows", "cells"),
    [
        ("华虹二期比一期多投了多少美元", ("二期", "一期"), ("华虹二期投多少美元", "华虹一期投多少美元")),
        (
            "2020年核心区人均GDP目标比整个长三角高多少",
            ("核心区", "整个长三角"),
            ("2020年核心区人均GDP目标是多少？", "2020年整个长三角人均GDP目标是多少？"),
        ),
        (
            "民营经济占比2022到2023变了几个点",
            ("2022年", "2023年"),
            ("民营经济占比2022年是多少？", "民营经济占比2023年是多少？"),
        ),
        (
            "杭州2018年文创增加值是2015年的几倍？",
            ("2018年", "2015年"),
            ("杭州2018年文创增加值是多少？", "杭州2015年文创增加值是多少？"),
        ),
    ],
)
def test_how_much_one_is_more_than_another_asks_for_each_by_itself(
    question: str, rows: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    comparison = by_how_much(understand(question))
    assert comparison is not None
    assert (comparison.rows, comparison.texts) == (rows, cells)


@pytest.mark.parametrize(
    "question",
    ["无锡的GDP比上年多多少？", "无锡的GDP比苏州高吗？", "无锡的GDP是多少？", "二期的产能比一期扩完后的还多几万片？"],
)
def test_what_is_held_against_no_other_figure_is_not_taken_apart(question: str) -> None:
    assert by_how_much(understand(question)) is None


@pytest.mark.parametrize(
    "question", ["2018年无锡、南京、宁波服务业增速从高到低怎么排", "把2018年无锡、南京、宁波的服务业增速排个序"]
)
def test_an_order_is_asked_of_members(question: str) -> None:
    assert (compared(question).rows, compared(question).aspects) == (("无锡", "南京", "宁波"), ("服务业增速",))
