"""The reader of a model's reply: the same sentences however it is cut into pieces, nothing half-written, linear."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.writer.sentences import LONGEST_SENTENCE, SentenceReader, Token, Written

SIGNS = st.text(alphabet="无锡增长。！？\n[]【】［］⟦⟧〚〛FCABK123,、 <>think/”）#*-1.", max_size=80)


def read(*pieces: str) -> list[Written]:
    reader = SentenceReader()
    found = [sentence for piece in pieces for sentence in reader.feed(piece)]
    return [*found, *reader.finish()]


def test_citations_in_any_brackets_belong_to_the_sentence_before_them() -> None:
    for mark in ("[KQX]", "【KQX】", "［KQX］", "［ＫＱＸ］", "[材料KQX]", " [KQX] "):
        (first, second) = read(f"龙头企业不多。{mark}人才不足{mark}。")
        assert (first.parts, first.cited) == (("龙头企业不多。",), ("KQX",))
        assert ("".join(map(str, second.parts)).replace(" ", ""), second.cited) == ("人才不足。", ("KQX",))


def test_several_ids_in_one_bracket_and_bare_numbers_are_citations_too() -> None:
    assert read("有。[KQX、BCF][ZZZ, HHH]")[0].cited == ("KQX", "BCF", "ZZZ", "HHH")
    for mark in ("【1】", "［１］", "[1]", "[^1]"):
        assert read(f"有。{mark}")[0].cited == ("1",)


def test_tokens_stand_where_they_are_written() -> None:
    for token in ("⟦F1⟧", "〚F1〛", "[[F1]]", "[F1]", "【F1】", "⟦ F1 ⟧", "⟦f1⟧"):
        assert read(f"增长{token}，居前。")[0].parts == ("增长", Token("F1"), "，居前。")
    assert read("⟦KQX⟧")[0].parts == (Token("KQX"),)


def test_brackets_that_are_no_marks_stay_text() -> None:
    for text in ("国函〔2016〕87号。", "【苏州】先行。", "[待核实的说法]在此。", "（一）做强。"):
        assert read(text)[0].parts == (text,)


def test_nothing_is_given_before_what_follows_it_is_known() -> None:
    reader = SentenceReader()
    assert list(reader.feed("龙头企业不多。")) == []
    assert list(reader.feed("[K")) == []
    assert list(reader.feed("QX")) == []
    assert list(reader.feed("]")) == []
    assert [sentence.cited for sentence in reader.feed("人")] == [("KQX",)]


def test_layout_and_thoughts_are_no_part_of_a_sentence() -> None:
    text = "<think>先想[1]。⟦F1⟧</think>\n## 问题\n1. **龙头企业**不多。[KQX]\n- 人才不足。"
    assert [(s.parts, s.opens) for s in read(text)] == [
        (("问题",), True),
        (("龙头企业不多。",), True),
        (("人才不足。",), True),
    ]
    assert read("8.5%是增速。")[0].parts == ("8.5%是增速。",)


def test_a_sentence_without_end_is_cut_and_said_to_be_not_whole() -> None:
    (endless,) = read("无" * (LONGEST_SENTENCE + 1))
    assert not endless.whole
    assert read("没有句号")[0].whole


@given(SIGNS, st.lists(st.integers(0, 80), max_size=6))
def test_where_a_reply_is_cut_into_pieces_changes_nothing(text: str, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    assert read(*(text[a:b] for a, b in pairwise(edges))) == read(text) == read(*text)


@given(SIGNS)
def test_what_was_given_stays_the_beginning_of_what_will_be(text: str) -> None:
    whole = read(text)
    for cut in range(len(text)):
        reader = SentenceReader()
        given_before = list(reader.feed(text[:cut]))
        assert whole[: len(given_before)] == given_before


@pytest.mark.parametrize("unit", ["[", "⟦F1", "[a", "好", "。", "[[", "⟦F1⟧", "【1】", "<think>", "好。[1]"])
def test_the_cost_is_linear_in_the_length(unit: str) -> None:
    """Ten times the length takes about ten times as long, and not a hundred times."""

    def taken(length: int) -> float:
        text = (unit * length)[:length]
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    taken(1000)
    short = min(taken(4000) for _ in range(3))
    assert min(taken(40_000) for _ in range(2)) < 40 * max(short, 0.001)
