"""How much of a question a text covers: terms, their weights, looser matches, and what a title covers."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from held_library import made
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.evidence.relevance import coverage, title_coverage, weighed
from assistant.answering.question import understand
from assistant.answering.understanding.question_terms import Term, question_terms
from assistant.answering.understanding.sought import LEAST_MAIN_OF_SENTENCE
from assistant.answering.understanding.spellings import MISSPELT_WORTH
from assistant.evaluation.questions import read_questions
from assistant.search.words import fold

QUESTIONS = tuple(
    question.question for question in read_questions(Path(__file__).parents[2] / "tests/questions/plans.jsonl")
)


def terms_of(question: str, rare: dict[str, float] | None = None) -> tuple[Term, ...]:
    return question_terms(understand(question), lambda word: (rare or {}).get(word, 0.5))


def covered(question: str, text: str) -> float:
    terms = terms_of(question)
    return weighed(terms, coverage(terms, fold(text)))


def single(word: str) -> tuple[Term, ...]:
    return (Term(word, 1.0, (word,), thing=True),)


@given(st.sampled_from(QUESTIONS), st.floats(0, 1))
def test_the_weights_of_a_question_sum_to_one(question: str, rarity: float) -> None:
    terms = question_terms(understand(question), lambda word: rarity if word != "无锡" else 0.1)
    assert math.isclose(math.fsum(term.weight for term in terms), 1) or not terms
    assert all(term.weight >= 0 for term in terms)


def test_a_name_that_falls_into_single_signs_is_looked_for_whole() -> None:
    terms = question_terms(understand("凤还巢最多给多少？"), lambda word: 0.5 if word in "凤还巢" else 1.0)
    assert [term.word for term in terms] == ["凤还巢"]


@given(st.sampled_from(QUESTIONS), st.text(max_size=40))
def test_coverage_is_a_share(question: str, text: str) -> None:
    matches = coverage(terms_of(question), fold(text))
    assert all(0 <= match <= 1 for match in matches)
    assert 0 <= weighed(terms_of(question), matches) <= 1 + 1e-9


@given(st.sampled_from(QUESTIONS))
def test_each_term_stands_in_the_question_so_that_its_own_words_cover_it(question: str) -> None:
    asked = fold(understand(question).text)
    assert [term.word for term in terms_of(question) if term.word not in asked] == []
    assert not terms_of(question) or covered(question, asked) == pytest.approx(1)


@given(st.sampled_from(QUESTIONS), st.text(max_size=30))
def test_more_text_never_covers_less(question: str, more: str) -> None:
    text = understand(question).text[:10]
    assert covered(question, f"{text}，{more}") >= covered(question, text) - 1e-9


def test_a_question_of_asking_words_alone_has_no_terms() -> None:
    assert terms_of("是什么呢？") == ()


def test_times_are_compared_apart_and_are_no_terms() -> None:
    words = "".join(term.word for term in terms_of("2018年无锡服务业增加值增速是多少？"))
    assert "2018" not in words
    assert "服务业增加值" in words


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = {term.word: term.weight for term in terms_of("流片和企业的情况", {"流片": 0.7, "企业": 0.1})}
    assert weights["流片"] > weights["企业"]


def test_a_thing_weighs_more_than_a_doing() -> None:
    terms = {term.word: term for term in terms_of("推动芯片")}
    assert terms["芯片"].weight > terms["推动"].weight
    assert (terms["芯片"].thing, terms["推动"].thing) == (True, False)


def test_a_word_that_the_library_never_uses_is_known_as_such() -> None:
    terms = {term.word: term for term in terms_of("火山和芯片", {"火山": 1.0})}
    assert not terms["火山"].held
    assert terms["芯片"].held


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("芯片", "集成电路产业"),
        ("高企", "高新技术企业2060家"),
        ("坏账率", "不良贷款率0.98%"),
        ("GDP", "地区生产总值1.2万亿元"),
        ("传感网", "物联网产业"),
        ("营收", "营业收入增长"),
        ("短板", "存在的问题"),
    ],
)
def test_another_name_of_the_same_thing_matches_in_full(asked: str, printed: str) -> None:
    assert covered(f"{asked}", printed) == pytest.approx(1)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [("环保", "环境保护"), ("三年计划", "三年行动计划"), ("科创", "科技创新"), ("数改", "数字改造")],
)
def test_a_short_form_matches_in_part_where_its_characters_keep_their_order(asked: str, printed: str) -> None:
    (match,) = coverage(single(asked), printed)
    assert 0.5 < match < 1


@pytest.mark.parametrize(("asked", "printed"), [("环保", "保护环境"), ("环保", "环境，保护"), ("科创", "科，创")])
def test_a_short_form_is_not_found_backwards_or_across_a_mark(asked: str, printed: str) -> None:
    assert coverage(single(asked), printed) == (0.0,)


@pytest.mark.parametrize(
    ("asked", "printed"), [("亏孙面", "亏损面27.4%"), ("不良代款率", "不良贷款率"), ("太糊湾科创带", "太湖湾科创带")]
)
def test_a_word_with_one_character_written_wrong_matches_in_part(asked: str, printed: str) -> None:
    (match,) = coverage(single(asked), printed)
    assert 0.3 < match < 1


def test_a_word_of_two_characters_is_not_taken_as_misspelt() -> None:
    assert coverage(single("流片"), "图片") == (0.0,)


def test_latin_letters_and_figures_match_exactly_or_not_at_all() -> None:
    assert coverage(single("g60"), "g60科创走廊") == (1.0,)
    assert coverage(single("g60"), "g50高速") == (0.0,)


def test_the_title_covers_what_no_heading_is_about() -> None:
    document = made(
        "总则\n\n一、总体目标\n\n目标内容。\n\n二、主要任务\n\n任务内容。", title="集成电路产业规划", kind="plan"
    )
    (match,) = title_coverage(single("集成电路"), document, document.section_at(document.text.index("任务内容")))
    assert match == 1


def test_a_heading_elsewhere_narrows_the_title() -> None:
    text = "一、集成电路\n\n芯片内容。\n\n二、生物医药\n\n医药内容。"
    document = made(text, title="集成电路和生物医药产业规划", kind="plan")
    terms = single("集成电路")
    (there,) = title_coverage(terms, document, document.section_at(text.index("芯片内容")))
    (elsewhere,) = title_coverage(terms, document, document.section_at(text.index("医药内容")))
    assert there == 1
    assert 0 < elsewhere < there


def test_another_ordinal_is_no_misspelling() -> None:
    (wrong,) = coverage(single("第二产业"), "第三产业")
    assert wrong < MISSPELT_WORTH


def test_a_compound_is_not_matched_by_what_only_goes_before_its_head() -> None:
    terms = (Term("智能车间", 1.0, ("智能车间",), thing=True, parts=(("智能", 0.6), ("车间", 0.4))),)
    (without_head,) = coverage(terms, "智能工厂二十二家")
    (with_head,) = coverage(terms, "示范车间十三家")
    assert without_head < LEAST_MAIN_OF_SENTENCE
    assert without_head < with_head < 1
