"""Numerals in words, held against arithmetic and against a second reader, cn2an."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.numerals import number_of, read_numeral

SECTION_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


@given(st.integers(1, 99_999_999_999))
def test_a_written_numeral_is_read_as_the_number_it_writes(number: int) -> None:
    words = _in_words(number)
    assert read_numeral(words) == number == cn2an.cn2an(words, "normal")


@given(st.text(alphabet="零一二两九十百千万亿〇", max_size=12))
def test_any_row_of_signs_is_a_number_or_none(words: str) -> None:
    value = read_numeral(words)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("十", 10), ("十二", 12), ("两百", 200), ("一百十", 110), ("一百零一", 101), ("三百五", 350), ("一千二", 1200),
        ("一万二", 12000), ("一万零二", 10002), ("三亿五千万", 350_000_000), ("三千二百亿", 320_000_000_000),
        ("二十万亿", 20 * 10**12), ("一亿十万", 100_100_000), ("二〇二五", 2025), ("零", 0),
    ],
)  # fmt: skip
def test_numerals_as_they_are_printed(words: str, number: int) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize("words", ["", "百", "千万", "五十百", "一一万", "十零", "零十", "二万二万二", "无锡", "十无"])
def test_what_is_no_numeral_is_not_guessed(words: str) -> None:
    assert read_numeral(words) is None


def test_headings_are_numbered_in_three_ways() -> None:
    assert [number_of(numeral) for numeral in ("十二", "③", "12", "甲")] == [12, 3, 12, 0]


def _in_words(number: int) -> str:
    words = ""
    for worth, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, worth)
        if section:
            words += ("零" if words and section < 1000 else "") + _section_in_words(section) + sign
    return words


def _section_in_words(section: int) -> str:
    words, zero = "", False
    for worth, sign in SECTION_UNITS:
        digit = section // worth % 10
        if digit:
            words += ("零" if zero and words else "") + "零一二三四五六七八九"[digit] + sign
        zero = not digit
    return words
