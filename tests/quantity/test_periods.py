"""Two printed forms of one period have one key; a period without a year gets it from around it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.period import parse_period, period_of_key, printed_key, resolve, year_before
from assistant.quantity import find_periods

KEYS = [
    ("2018年", "2018"),
    ("2018 年", "2018"),
    ("2018年度", "2018"),
    ("二〇三五年", "2035"),
    ("2020年上半年", "2020-H1"),
    ("2020 年 1—6月", "2020-H1"),
    ("2020年1-6月", "2020-H1"),
    ("2020年1至6月份", "2020-H1"),
    ("2024年一季度", "2024-Q1"),
    ("2024年1—3月", "2024-Q1"),
    ("2024年前三季度", "2024-01..2024-09"),
    ("2025年1—8月", "2025-01..2025-08"),
    ("2020年6月", "2020-06"),
    ("2020年6月末", "2020-06-30@"),
    ("2020年6月底", "2020-06-30@"),
    ("2020年年初", "2020-01-01@"),
    ("2020年末", "2020-12-31@"),
    ("“十四五”", "2021..2025"),
    ("十四五时期", "2021..2025"),
    ("2021—2025年", "2021..2025"),
    ("2021年至2025年", "2021..2025"),
    ("十四五末", "2025"),
    ("到2025年", "..2025"),
    ("2025年底前", "..2025"),
    ("2017年8月2日", "2017-08-02"),
    ("2018-08-16", "2018-08-16"),
    ("同期", ""),
    ("2019年同期", ""),
    ("2020年13月", ""),
    ("2020年2月30日", ""),
    ("", ""),
]


@pytest.mark.parametrize(("printed", "key"), KEYS)
def test_each_printed_form_has_its_key(printed: str, key: str) -> None:
    assert parse_period(printed).key == key


@pytest.mark.parametrize("key", sorted({key for _, key in KEYS if key}))
def test_the_usual_form_of_a_key_is_read_back(key: str) -> None:
    assert period_of_key(key).key == key
    assert parse_period(printed_key(key)).key == key


def test_first_and_last_day() -> None:
    assert (parse_period("2020年1—6月").first, parse_period("2020年1—6月").last) == (
        date(2020, 1, 1),
        date(2020, 6, 30),
    )
    assert (parse_period("到2025年").first, parse_period("到2025年").last) == (None, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("printed", "year", "key"),
    [
        ("6月末", 2020, "2020-06-30@"),
        ("年初", 2020, "2020-01-01@"),
        ("上半年", 2018, "2018-H1"),
        ("上年", 2020, "2019"),
        ("去年", 2020, "2019"),
        ("全年", 2020, "2020"),
        ("今年", 2026, "2026"),
        ("1—8月", 2025, "2025-01..2025-08"),
    ],
)
def test_a_period_without_its_year_gets_it_from_around_it(printed: str, year: int, key: str) -> None:
    assert resolve(printed, year).key == key


def test_the_year_before() -> None:
    assert year_before(parse_period("2020年1—6月")).key == "2019-H1"
    assert year_before(parse_period("同期")).key == ""


def test_a_deadline_is_told_from_a_growth_to_a_year() -> None:
    assert [found.value.key for found in find_periods("到2025年达到3%")] == ["..2025"]
    assert [found.value.key for found in find_periods("从2020年的3.68万亿元增长到2025年的4.93万亿元")] == [
        "2020",
        "2025",
    ]


def test_each_year_of_a_list_is_found() -> None:
    assert [found.value.key for found in find_periods("2017、2018、2019年公报")] == ["2017", "2018", "2019"]


@given(st.integers(1990, 2045), st.integers(1, 12), st.integers(1, 12))
def test_months_of_a_year_keep_their_days(year: int, first: int, last: int) -> None:
    period = parse_period(f"{year}年{min(first, last)}—{max(first, last)}月")
    assert (period.first.month, period.last.month, period.first.day) == (min(first, last), max(first, last), 1)
