"""A text whose lines are cut at a width reads as the same text that runs on; one whose lines are paragraphs stays."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.reading.plain_text import read_plain_text

NEVER_FIRST = "，。、；：？！）》”’%％…"
REPORT = (
    "2026年某省政府工作报告",
    "一、2025年工作回顾",
    "过去一年，全省地区生产总值52370亿元，增长5.8%；规模以上工业增加值增长27.4%，高于全国4.6个百分点。"
    "一般公共预算收入4521.6亿元，城镇新增就业86.3万人，居民消费价格总体平稳，粮食总产量再创新高。",
    "（一）产业升级步伐加快",
    "一年来，我们坚持以科技创新引领产业创新，新增高新技术企业2060家，培育国家级专精特新企业318家，"
    "电子信息产业营业收入突破1.2万亿元，装备制造业增加值占规上工业比重达到33.5%。",
    "（二）改革开放持续深化",
    "全年进出口总额6418亿元，其中出口增长9.7%。我们深入推进国企改革，取消和下放行政许可事项126项，"
    "营商环境评价连续三年位居全国前列，实际使用外资逆势增长。",
    "二、2026年工作安排",
    "今年发展主要预期目标是：地区生产总值增长5.5%左右，城镇调查失业率5.3%左右，居民收入与经济同步增长。"
    "重点做好以下工作：加快建设现代化产业体系，推动传统产业改造提升；全方位扩大内需，促进消费和投资良性互动。",
)
"""Headings as short lines, paragraphs of several sentences, figures with decimal points, percent signs and years."""


def read(text: str) -> str:
    return read_plain_text(Path("t.txt"), text.encode()).text


def cut(paragraph: str, width: int, *, indent: str = "") -> list[str]:
    """The paragraph in lines of so many characters; a sign that cannot begin a line stands behind the full one."""
    lines: list[str] = []
    rest = indent + paragraph
    while rest:
        at = width
        while at < len(rest) and rest[at] in NEVER_FIRST:
            at += 1
        lines.append(rest[:at])
        rest = rest[at:]
    return lines


WORDS = st.sampled_from(
    ("无锡", "产业", "强市", "增加值", "企业", "科技创新", "达到", "同比增长", "全省", "2018年", "27.4%", "5410家")
)
CLAUSE = st.lists(WORDS, min_size=4, max_size=9).map("".join)
# A first line without any mark in it may as well be a heading: the paragraph begins with a short clause.
PARAGRAPH = st.lists(CLAUSE, min_size=12, max_size=24).map(lambda clauses: "，".join(("会议指出", *clauses)) + "。")


@settings(max_examples=40, deadline=None)
@given(paragraph=PARAGRAPH, width=st.integers(18, 45), indent=st.sampled_from(("", "　　", "    ")))
def test_a_paragraph_cut_at_any_width_is_read_as_the_paragraph(paragraph: str, width: int, indent: str) -> None:
    lines = cut(paragraph, width, indent=indent)
    assume(len(set(lines)) == len(lines))  # prose repeats no line; what does may be a table's
    assert read("\n".join(lines)) == paragraph


@settings(max_examples=40, deadline=None)
@given(paragraph=PARAGRAPH, seed=st.integers(0, 1000))
def test_no_figure_of_a_paragraph_cut_at_uneven_widths_is_parted(paragraph: str, seed: int) -> None:
    widths = Random(seed)
    lines: list[str] = []
    rest = paragraph
    while rest:
        width = widths.randint(20, 40)
        lines.append(rest[:width])
        rest = rest[width:]
    text = read("\n".join(lines))
    assert text.replace("\n", "") == paragraph
    assert not re.search(r"\d\.?\n\.?\d", text)


@pytest.mark.parametrize("width", range(20, 41))
@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_report_cut_at_a_width_keeps_its_headings_and_figures(width: int, indent: str) -> None:
    lines = [line for paragraph in REPORT for line in cut(paragraph, width, indent=indent)]
    found = read("\n".join(lines)).split("\n")
    assert [line for line in REPORT if line not in found] == []


def test_a_report_cut_at_uneven_widths_is_read_whole_where_its_paragraphs_are_indented() -> None:
    widths = Random(1)
    lines = [line for paragraph in REPORT for line in cut(paragraph, widths.randint(20, 40), indent="　　")]
    found = read("\n".join(lines)).split("\n")
    assert [line for line in REPORT if line not in found] == []


PAGES = [line for paragraph in REPORT for line in cut(paragraph, 24)]


@pytest.mark.parametrize("number", ["— {} —", "{}", "－{}－", "第 {} 页"])
def test_page_numbers_and_heads_in_the_middle_of_sentences_go(number: str) -> None:
    lines: list[str] = []
    for at, line in enumerate(PAGES, start=1):
        lines.append(line)
        if at % 7 == 0:
            lines += [number.format(at // 7 + 11), "某省人民政府公报 2026年第3期"]
    found = read("\n".join(lines)).split("\n")
    assert [line for line in REPORT if line not in found] == []
    assert not any("公报" in line for line in found)


@pytest.mark.parametrize(("between", "line_end"), [("\n\n", "\n"), ("\n", "\r\n"), ("\n\n\n", "\n")])
def test_blank_lines_between_all_lines_and_other_line_ends_say_nothing(between: str, line_end: str) -> None:
    found = read(between.join(PAGES).replace("\n", line_end)).split("\n")
    assert [line for line in REPORT if line not in found] == []


def test_a_text_printed_twice_and_cut_alike_is_no_running_head() -> None:
    said = "以新发展理念引领高质量发展，统筹发展和安全，"
    text = "".join(f"第{number}项任务已经明确，要{said}扎实推进各项重点工作落地见效。" for number in range(1, 9))
    assert read("\n".join(cut(text, 22))) == text


@pytest.mark.parametrize(
    "row", ["南昌市 8200 5.4%", "南昌市地区生产总值8200亿元", "| 南昌市 | 8200 |", "南昌市　　8200　　5.4%", "86"]
)
def test_what_stands_on_a_line_of_its_own_stays_there(row: str) -> None:
    """A figure below or above a cut line is nobody's: it must not run into the sentence."""
    other = row.replace("南昌", "九江").replace("8", "4")
    lines = [*PAGES[:8], "各市主要指标如下：", row, other, "单位：亿元", *PAGES[8:]]
    found = read("\n".join(lines)).split("\n")
    assert row in found
    assert "单位：亿元" in found


def test_a_lone_figure_that_is_no_page_number_is_not_joined_to_a_sentence() -> None:
    found = read("\n".join([*PAGES[:6], "全省城镇新增就业人数", "12", "50万人", *PAGES[6:]])).split("\n")
    assert "12" in found
    assert not any("1250" in line for line in found)


def test_a_line_of_double_width_goes_on_where_its_sentence_does() -> None:
    lines = [*PAGES[:3], PAGES[3] + PAGES[4], *PAGES[5:]]
    found = read("\n".join(lines)).split("\n")
    assert [line for line in REPORT if line not in found] == []


def test_signatures_dates_and_centred_lines_stand_alone() -> None:
    lines = [*PAGES, " " * 30 + "某省人民政府", " " * 30 + "2026年1月28日"]
    assert read("\n".join(lines)).split("\n")[-2:] == ["某省人民政府", "2026年1月28日"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(REPORT),
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
        "名单\n甲县人民政府办公室\n乙县发展和改革委员会\n丙县财政局，含派驻机构\n丁县统计局\n戊县审计局",
        "通知\n市政府，各委办局\n现将方案印发给你们，请认真执行。\n附件：方案",
    ],
)
def test_a_text_whose_lines_are_paragraphs_stays(text: str) -> None:
    assert read(text) == text


@given(st.lists(st.text(alphabet="无锡产业，。；：、2018 %A（一）\n", max_size=120), min_size=1, max_size=6))
def test_nothing_but_white_space_and_page_numbers_is_lost_or_invented(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    remaining = iter("".join(text.split()))
    assert all(sign in remaining for sign in "".join(read(text).split()))
