"""Printed lines become paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.lines import repair

FULL = "无锡市现代服务业的发展主要分为生产性服务业和生活性服务业在生产性服务业方面探索开展模式创新"
"""45 characters: a full line of a page that is 90 columns wide."""


def repaired(*lines: str) -> str:
    return repair(["\n".join((FULL, FULL, FULL, FULL + "。", *lines))], printed=True).text.split("。", 1)[1].strip()


def test_a_full_line_without_a_full_stop_goes_on_without_a_space() -> None:
    assert repaired(FULL, "到二〇二五年。") == FULL + "到二〇二五年。"


def test_latin_words_are_joined_with_one_space_and_a_broken_decimal_with_none() -> None:
    broken = repaired(FULL[:30] + "在长三角一体化中建设 research and", "development 中心。")
    assert broken.endswith("research and development 中心。")
    assert repaired(FULL[:41] + "增长27.", "4%。").endswith("增长27.4%。")


def test_a_short_line_with_a_full_stop_ends_the_paragraph() -> None:
    assert repaired("规模扩大。", FULL, "结束。") == f"规模扩大。\n{FULL}结束。"


def test_a_year_or_an_ordinal_at_the_start_of_a_line_is_no_heading() -> None:
    assert repaired(FULL, "2018 年无锡增长", "结束。").startswith(FULL + "2018 年无锡增长")
    assert repaired(FULL, "1 月至6月增长。") == FULL + "1 月至6月增长。"


def test_headings_stand_alone() -> None:
    lines = ("3 发展成果", "3.1 主要成果", FULL, "结束。")
    assert repaired(*lines) == f"3 发展成果\n3.1 主要成果\n{FULL}结束。"


def test_blank_lines_between_all_lines_say_nothing() -> None:
    page = "\n\n".join((FULL, FULL, "结束。", FULL, "又一段。"))
    assert repair([page], printed=True).text == f"{FULL}{FULL}结束。\n{FULL}又一段。"


def test_running_heads_page_numbers_and_soft_hyphens_go() -> None:
    pages = [f"无锡市人民政府公报\n{FULL}\n第{n}段结束。\n增长\u00ad较快。\n规模扩大。\n— {n} —" for n in range(1, 5)]
    text = repair(pages, printed=True).text
    assert "公报" not in text
    assert "—" not in text
    assert "增长较快。" in text
    assert [f"第{n}段结束。" in text for n in range(1, 5)] == [True] * 4


def test_a_lone_figure_inside_a_page_is_data_and_stays() -> None:
    text = repair([f"{FULL}\n指标\n12\n{FULL}\n结束。\n1"], printed=True).text
    assert "12" in text
    assert not text.endswith("1")


def test_the_page_border_lies_inside_a_sentence_that_crosses_it() -> None:
    result = repair([f"{FULL}\n{FULL}", f"{FULL}\n结束。"], printed=True)
    assert result.text == FULL * 3 + "结束。"
    assert result.page_starts == (0, len(FULL) * 2)


def test_lines_of_a_plain_text_that_are_paragraphs_are_not_joined() -> None:
    lines = ["一、总体要求", "坚持稳中求进", FULL * 3 + "。", "二、主要任务", FULL * 2 + "。"]
    assert repair(["\n".join(lines)], printed=False).text == "\n".join(lines)


def test_radicals_become_characters_and_full_width_forms_stay() -> None:
    assert repair(["⽆锡⼈均１２％。"], printed=True).text == "无锡人均１２％。"


@given(st.lists(st.text(alphabet="无锡产业，。；2018 %A\n", max_size=200), min_size=1, max_size=4))
def test_pages_cover_the_text_in_order_and_no_letter_is_invented(pages: list[str]) -> None:
    result = repair(pages, printed=True)
    assert len(result.page_starts) == len(pages)
    assert list(result.page_starts) == sorted(result.page_starts)
    assert result.page_starts[0] == 0
    assert result.page_starts[-1] <= len(result.text)
    remaining = iter("".join("".join(pages).split()))
    assert all(sign in remaining for sign in "".join(result.text.split()))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("我们制定了《\n土地条例\n》；完善了管理，提高了效率。", "我们制定了《土地条例》；完善了管理，提高了效率。"),
        ("今年全州经济社会发展的\n主要目标\n是：货物增长6%。", "今年全州经济社会发展的主要目标是：货物增长6%。"),
        ("货物增长\n，渔获下降。", "货物增长，渔获下降。"),
    ],
)
def test_words_that_a_pages_markup_parted_are_put_back(printed: str, read: str) -> None:
    assert repair([printed], printed=False).text == read


@pytest.mark.parametrize("printed", ["港口的\n意义\n航运兴旺。", "货物增长。\n目标\n是增长。", "货物增长\n渔获下降"])
def test_lines_that_stand_by_themselves_stay_apart(printed: str) -> None:
    assert repair([printed], printed=False).text == printed
