"""What a text is found by, and what a question looks for."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.echo import shipped_echo
from assistant.search.words import LONG_WEIGHT, OTHER_FORM_WEIGHT, Words, fold, open_words, terms_digest
from assistant.terms import load_terms

WORDS = open_words()
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
PRINTED = st.text("无锡2018年增长.%0123R&DGDP（）、高企 ，。", max_size=40)


def asked(question: str) -> dict[str, float]:
    return dict(WORDS.of_question(question).words)


def other_words(question: str) -> set[str]:
    others = WORDS.of_question(question).others
    return {word for spellings in others for terms in spellings for word, _ in terms.words}


@given(PRINTED)
def test_full_and_half_width_are_one_question(question: str) -> None:
    assert WORDS.of_question(question.translate(FULL_WIDTH)) == WORDS.of_question(question)


@given(st.text(max_size=60))
def test_any_text_is_cut_and_no_token_holds_white_space(text: str) -> None:
    cut = WORDS.of_text(text)
    assert all(token and not any(map(str.isspace, token)) for token in (*cut.words, *cut.pairs))


@given(st.text("无锡市产业强的增长在", min_size=2, max_size=20))
def test_pairs_are_every_two_neighbouring_characters(text: str) -> None:
    assert WORDS.of_text(text).pairs == tuple(text[at : at + 2] for at in range(len(text) - 1))


@pytest.mark.parametrize(
    ("word", "among", "not_among"),
    [
        ("十四五", {"十四五", "第十四个五年规划"}, {"十三五"}),
        ("十四五规划", {"十四五规划", "第十四个五年规划"}, set()),
        ("ＧＤＰ", {"gdp", "地区生产总值"}, set()),
        ("意见", {"意见"}, {"规划"}),
        ("江苏省", {"江苏省", "江苏"}, {"苏"}),
    ],
)
def test_a_word_is_said_otherwise_by_the_term_files(word: str, among: set[str], not_among: set[str]) -> None:
    spellings = set(WORDS.spellings(word))
    assert among <= spellings
    assert not not_among & spellings


@given(PRINTED)
def test_the_word_itself_is_its_first_spelling_and_each_stands_once(word: str) -> None:
    spellings = WORDS.spellings(word)
    assert spellings[0] == fold(word)
    assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("不良贷款率１．２７％", {"不良贷款率", "1.27%", "1.27"}),
        ("高新技术企业 5,410 家", {"高新技术企业", "5410", "5410家"}),
        ("2018 年", {"2018", "2018年"}),
        ("二〇一八年", {"2018", "2018年"}),
        ("R&D 投入占 GDP 比重", {"r&d", "gdp"}),
        ("12英寸、5G、G60科创走廊", {"12英寸", "12", "5g", "g60"}),
        ("1—6月", {"1-6", "1", "6", "1-6月"}),
        ("建设太湖湾科创带", {"太湖湾科创带"}),
        ("沪宁沿线", {"沪宁", "沪", "宁"}),
    ],
)
def test_figures_years_and_terms_are_exact_tokens(text: str, tokens: set[str]) -> None:
    assert tokens <= set(WORDS.of_text(text).words)


def test_a_figure_is_not_found_inside_another() -> None:
    assert not {"8", "0.8", "8.0", "08"} & set(WORDS.of_text("增长8.08%").words)


def test_traditional_characters_find_simplified_ones() -> None:
    assert WORDS.of_question("無錫產業強市的問題") == WORDS.of_question("无锡产业强市的问题")
    assert fold("无锡鑫淼科技") == "无锡鑫淼科技"
    assert fold("太湖灣科創帯") == "太湖湾科创带"  # 帯 is how Japanese writes 帶


def test_words_that_only_ask_are_not_looked_for() -> None:
    assert not {"多少", "哪些", "请问", "是不是", "吗"} & set(asked("请问无锡有哪些开发区，是不是多少有点多吗"))


def test_an_asking_character_stays_inside_a_word() -> None:
    assert "申请" in asked("请问怎么申请创新券")


def test_another_spelling_is_looked_for_at_a_lower_weight() -> None:
    terms = WORDS.of_question("高企有多少家")
    spelt = dict(word for spellings in terms.others for way in spellings for word in way.words)
    echo = shipped_echo().word("高新技术企业")
    assert spelt["高新技术企业"] == OTHER_FORM_WEIGHT * LONG_WEIGHT * echo < dict(terms.words)["高企"]


def test_a_place_letter_standing_alone_is_the_place_and_inside_a_word_is_not() -> None:
    assert "无锡" in other_words("2018年锡的GDP")
    assert "南京" not in other_words("宁波的GDP")


def test_what_is_only_asking_looks_for_nothing() -> None:
    assert not WORDS.of_question("多少？")
    assert not WORDS.of_question("  \n")


def test_figures_weigh_more_than_words_and_words_more_than_single_characters() -> None:
    weights = asked("2018年增长占")
    assert weights["2018"] > weights["增长"] > weights["占"] > 0


def test_changed_terms_change_the_digest(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("a", encoding="utf-8")
    two.write_text("b", encoding="utf-8")
    assert terms_digest((one,)) != terms_digest((two,))


def test_a_term_of_the_file_is_kept_whole() -> None:
    terms = load_terms()
    words = Words(terms)
    assert all(term in words.of_text(f"关于{term}的意见").words for term in terms.segmentation if term.isalpha())


@pytest.mark.parametrize(
    ("compound", "parts"),
    [("扩大内需", ("扩大", "内需")), ("服务业增加值", ("服务业", "增加值")), ("苏南机场", ("苏南", "机场"))],
)
def test_a_compound_falls_into_its_longest_parts(compound: str, parts: tuple[str, ...]) -> None:
    assert open_words().pieces(compound) == parts


def test_threads_that_begin_together_share_one_cutter() -> None:
    """In a process of its own: a desk's first question comes while it still warms up."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor; from threading import Barrier\n"
        "from assistant.search.words import open_words\n"
        "together = Barrier(6)\n"
        "def begin(_): together.wait(); words = open_words(); words.of_text('无锡高新技术企业'); return id(words)\n"
        "with ThreadPoolExecutor(6) as pool: print(len(set(pool.map(begin, range(6)))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("1", "")
