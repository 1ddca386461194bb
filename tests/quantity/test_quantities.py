"""Quantities are read exactly as they are printed, wherever they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FactsError
from assistant.model import Quantity
from assistant.quantity import (
    convert,
    find_quantities,
    format_quantity,
    parse_quantity,
)

READ = [
    ("27.4%", "27.4", "%", ""),
    ("百分之二十七点四", "27.4", "%", ""),
    ("0.3 个百分点", "0.3", "个百分点", ""),
    ("1个多百分点", "1", "个百分点", ">"),
    ("52.1亿元", "52.1", "亿元", ""),
    ("2.14万亿元", "2.14", "万亿元", ""),
    ("1,234.5", "1234.5", "", ""),
    ("１２.７％", "12.7", "%", ""),
    ("6 家", "6", "家", ""),
    ("17平方公里", "17", "平方公里", ""),
    ("三千二百亿元", "3200", "亿元", ""),
    ("一半", "0.5", "倍", ""),
    ("近三成", "3", "成", "<"),
    ("三个", "3", "个", ""),
    ("1.5倍", "1.5", "倍", ""),
    ("翻一番", "2", "倍", ""),
    ("翻两番", "4", "倍", ""),
    ("第五", "5", "位", ""),
    ("第18位", "18", "位", ""),
    ("首位", "1", "位", ""),
    ("2.2∶1", "2.2", ":1", ""),
    ("超过4500亿元", "4500", "亿元", ">"),
    ("2000多家", "2000", "家", ">"),
    ("千余家", "1000", "家", ">"),
    ("30余万人次", "30", "万人次", ">"),
    ("5.5%左右", "5.5", "%", "~"),
    ("53%以上", "53", "%", ">="),
    ("3%以内", "3", "%", "<="),
    ("不低于15%", "15", "%", ">="),
    ("36.2微克/立方米", "36.2", "微克/立方米", ""),
]


@pytest.mark.parametrize(("text", "value", "unit", "bound"), READ)
def test_what_policy_text_prints_is_read_exactly(text: str, value: str, unit: str, bound: str) -> None:
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.unit, quantity.bound) == (Decimal(value), unit, bound)
    assert quantity.printed == text


@pytest.mark.parametrize(
    ("text", "lower", "upper", "unit"),
    [("50—150万元", "50", "150", "万元"), ("7%至7.5%", "7", "7.5", "%"), ("1000万元至1亿元", "1000", "10000", "万元")],
)
def test_a_range_keeps_both_ends(text: str, lower: str, upper: str, unit: str) -> None:
    quantity = parse_quantity(text)
    assert (quantity.value, quantity.upper, quantity.unit) == (Decimal(lower), Decimal(upper), unit)


def test_a_third_is_written_as_it_is_printed() -> None:
    assert parse_quantity("1/3").value == parse_quantity("三分之一").value == Decimal(1) / Decimal(3)


@pytest.mark.parametrize(
    "text",
    [
        "国函〔2010〕38号",
        "见表[1][12]",
        "5G网络",
        "G60科创走廊",
        "PM2.5浓度",
        "“465”体系",
        "第三产业",
        "第三代半导体",
        "3.1.2 构建",
        "总量（亿元）",
        "一体化",
        "一个集群",
        "唯一一个",
        "电话0510-81825321",
        "第十四届",
        "三年行动计划",
        "每万人口",
        "2018年",
        "十四五",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert find_quantities(text) == ()


def test_neighbours_are_told_apart() -> None:
    text = "2018 年无锡服务业增加值同比增长 8.08%,而南京同比增长 11.84%、宁波为 11.4%，从3826.5亿元增长到4398.6亿元"
    assert [found.value.value for found in find_quantities(text)] == [
        Decimal(v) for v in ("8.08", "11.84", "11.4", "3826.5", "4398.6")
    ]


def test_the_span_is_what_is_printed() -> None:
    text = "亏损面２７.４％，高于2019年同期约 4.6 个百分点"
    for found in find_quantities(text):
        assert parse_quantity(text[found.start : found.end]).value == found.value.value
    assert find_quantities(text, 8) == find_quantities(text)[1:]


@pytest.mark.parametrize("text", ["", "无锡", "8.08% 和 3%", "增长8.08%", "2018年"])
def test_what_is_not_one_quantity_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(FactsError, match="应写成"):
        parse_quantity(text)


UNITS = st.sampled_from(["%", "个百分点", "亿元", "万亿元", "家", "万人次", "平方公里", "倍", "亿美元"])
VALUES = st.decimals(min_value="0.01", max_value="99999", places=2)


@given(st.builds(Quantity, VALUES, UNITS, st.just(""), st.sampled_from(["", ">", ">=", "<", "<=", "~"])))
def test_what_is_written_is_read_back(quantity: Quantity) -> None:
    read = parse_quantity(format_quantity(quantity))
    assert (read.value, read.unit, read.bound, read.upper) == (quantity.value, quantity.unit, quantity.bound, None)
    assert parse_quantity(format_quantity(read)) == read


@given(VALUES, st.sampled_from(["元", "万元", "亿元", "万亿元"]), st.sampled_from(["元", "万元", "亿元", "万亿元"]))
def test_conversion_there_and_back_changes_nothing(value: Decimal, one: str, other: str) -> None:
    quantity = Quantity(value, one, "")
    assert convert(convert(quantity, other), one).value == value


def test_only_units_of_one_kind_are_converted() -> None:
    assert convert(parse_quantity("1.2万家"), "家").value == 12000
    for text, unit in (("3%", "个百分点"), ("5亿元", "亿美元"), ("5家", "个")):
        with pytest.raises(FactsError, match="不能换算"):
            convert(parse_quantity(text), unit)


@given(st.text(alphabet="0123456789.,%年月日至—第一二三百千万亿多余家元个（）[]“”A无锡增长 ", max_size=40))
def test_any_text_is_read_without_failing_and_spans_hold_digits(text: str) -> None:
    ends = 0
    for found in find_quantities(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end
