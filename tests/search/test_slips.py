"""Letters typed wrong are read as the words they make; what is no slip is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.search.slips import put_right

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant

HELD = ("利润", "上海", "服务业", "物联网", "论文", "市场", "城市", "上半年", "亏损面", "长三角")
SETS = Path(__file__).parents[2]
MAY_BE_READ_OTHERWISE = 2  # of a thousand questions; those are slips that their writers made


def _rarity(word: str) -> float:
    """A library that holds a few words, each as common as the other."""
    return 0.5 if word in HELD else 1.0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("规上企业理润增幅", "规上企业利润增幅"),
        ("2018年上亥高企", "2018年上海高企"),
        ("服务也增速", "服务业增速"),
        ("服污业增速", "服务业增速"),
        ("物连网集群", "物联网集群"),
        ("2024年物连网营收", "2024年物联网营收"),
        ("论汶怎么说", "论文怎么说"),
        ("今年伤半年利润", "今年上半年利润"),
        ("长散角有几个市", "长三角有几个市"),
    ],
)
def test_a_letter_of_the_same_sound_is_read_as_the_word_it_makes(typed: str, meant: str) -> None:
    assert put_right(typed, _rarity) == meant
    assert put_right(meant, _rarity) == meant


@pytest.mark.parametrize(
    "text",
    [
        "南京是最先的吧",  # 市 makes a place's name of another
        "都是哪几个城",  # 是 is a word by itself
        "一共三个人",  # numerals are meant
        "“理润”是什么",  # a name
        "《上亥》是谁写的",
        "服務業增加智",  # traditional letters are not taken apart
        "第二产业",
        "",
    ],
)
def test_what_is_no_slip_stays(text: str) -> None:
    assert put_right(text, _rarity) == text


def test_a_word_that_the_library_does_not_hold_is_not_put_into_the_question() -> None:
    assert put_right("规上企业理润增幅", lambda _: 1.0) == "规上企业理润增幅"


@given(st.text(alphabet="理利润上亥海服务也业物连联网，2018年《》“”有多少", max_size=24))
def test_the_length_stays_and_numerals_with_it(text: str) -> None:
    read = put_right(text, _rarity)
    assert len(read) == len(text)
    assert [sign for sign in read if sign.isdecimal()] == [sign for sign in text if sign.isdecimal()]


def _questions(path: str) -> list[str]:
    lines = (SETS / path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line.strip()]


@pytest.fixture
def rarity(corpus_assistant: Assistant) -> Callable[[str], float]:
    """How rare a word is in the library of the corpus."""
    return corpus_assistant.library.rarity


def test_the_questions_of_the_sets_are_read_as_they_stand(rarity: Callable[[str], float]) -> None:
    files = ("corpus/questions.jsonl", "tests/questions/at_length.jsonl", "tests/questions/elsewhere.jsonl")
    asked = [question for file in files for question in _questions(file)]
    changed = [question for question in asked if put_right(question, rarity) != question]
    assert len(changed) <= MAY_BE_READ_OTHERWISE * len(asked) / 1000


def test_most_slips_in_the_questions_of_the_set_are_put_right(rarity: Callable[[str], float]) -> None:
    """A letter of a word in each question was changed for another of its sound, at random."""
    lines = (SETS / "tests/questions/typed.jsonl").read_text(encoding="utf-8").splitlines()
    slips = [json.loads(line) for line in lines]
    right = sum(put_right(slip["typed"], rarity) == slip["meant"] for slip in slips)
    otherwise = sum(put_right(slip["typed"], rarity) not in (slip["typed"], slip["meant"]) for slip in slips)
    assert right >= 0.6 * len(slips)
    assert otherwise <= 0.02 * len(slips)


def test_what_was_understood_is_shown(corpus_assistant: Assistant) -> None:
    answer = corpus_assistant.ask("物连网集群营收目标")
    assert answer.understood == "物联网集群营收目标"
    assert "5000亿元级别" in answer.text
