"""What refines the embedding: sentences of a document told apart, everyday ways found, a step's parts put together."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.search.static_embedding import TokenCutter
from training.data import PolicyText
from training.nearness import Asked, Refining, asked_of, joined, refine
from training.spoken import CLAUSES_FILE, CORPUS_FILE, WORDS_FILE, Saying, Spoken, corpus_texts, load_spoken
from training.token_vectors import TokenVectors, pace, unit_rows

TEXT = PolicyText("云溪县工作报告", "各位代表：\n扩大普惠性学前教育资源供给。新增公办园学位三百个。\n疏浚河道九条。")
LETTERS = "娃上学多几个位子扩大普惠性前教育资源供给新增公办园学位三百个疏浚河道九条挖沟"


def spoken(said: str, *questions: str) -> Spoken:
    start = TEXT.text.index(said)
    return Spoken(TEXT, start, start + len(said), questions)


def test_a_question_goes_to_the_sentences_that_it_was_asked_of() -> None:
    (asked,) = asked_of([spoken("新增公办园学位三百个。", "娃上学多几个位子"), spoken("疏浚河道九条。", "挖沟")])
    assert asked.sentences == ("扩大普惠性学前教育资源供给。", "新增公办园学位三百个。", "疏浚河道九条。")
    assert asked.before == ("", "扩大普惠性学前教育资源供给。", "")
    assert asked.questions == (("娃上学多几个位子", (1,)), ("挖沟", (2,)))


def test_a_paragraph_is_answered_by_each_of_its_sentences() -> None:
    (asked,) = asked_of([spoken("扩大普惠性学前教育资源供给。新增公办园学位三百个。", "娃上学")])
    assert asked.questions == (("娃上学", (0, 1)),)


def test_short_documents_become_one() -> None:
    first, second = Asked(("一句",), ("",), (("问", (0,)),)), Asked(("二句", "三句"), ("", "二句"), (("又问", (1,)),))
    both = joined([first, second])
    assert both.sentences == ("一句", "二句", "三句")
    assert both.questions == (("问", (0,)), ("又问", (2,)))


def test_refining_brings_a_question_and_a_saying_to_what_they_mean() -> None:
    pytest.importorskip("torch")
    letters = sorted(set(LETTERS))
    cutter = TokenCutter(letters)
    start = np.random.default_rng(1).standard_normal((len(letters), 16)).astype(np.float32)
    asked = tuple(asked_of([spoken("新增公办园学位三百个。", "娃上"), spoken("疏浚河道九条。", "挖沟")]))
    sayings = [Saying("疏浚河道", ("挖沟",)), Saying("公办园学位", ("娃上",))]
    refined = refine(start, asked, sayings, cutter, Refining(epochs=40, rate=0.05))

    def near(one: str, other: str) -> float:
        left, right = (
            unit_rows(refined[[letters.index(sign) for sign in text]].sum(axis=0)[None]) for text in (one, other)
        )
        return float(left[0] @ right[0])

    assert near("娃上", "新增公办园学位三百个") > near("娃上", "疏浚河道九条")
    assert near("挖沟", "疏浚河道") > near("挖沟", "公办园学位")


def test_only_the_tokens_of_a_step_move() -> None:
    torch = pytest.importorskip("torch")
    start = np.eye(4, dtype=np.float32)
    learned = TokenVectors(start, 0.1)
    with pytest.raises(ValueError, match="embed first"):
        learned.move(1.0)
    unit = learned.embed(np.array([0, 1]), np.array([0, 1]))
    (-(unit[0] @ unit[1])).backward()
    learned.move(1.0)
    assert np.allclose(learned.values[2:], start[2:])
    assert not np.allclose(learned.values[:2], start[:2])
    assert torch.isfinite(torch.from_numpy(learned.values)).all()


def test_the_pace_rises_and_falls() -> None:
    paces = [pace(step, 100) for step in range(1, 101)]
    assert max(paces) == pytest.approx(1.0)
    assert paces[0] < 0.5
    assert paces[-1] < 0.05


def test_what_was_asked_of_the_librarys_own_documents_stands_in_them() -> None:
    found = load_spoken(corpus_texts(), None, CORPUS_FILE)
    assert len(found) > 500
    assert all(one.stretch.strip() and all(one.questions) for one in found)


def test_the_shipped_sayings_are_whole() -> None:
    words = [line.partition("\t") for line in WORDS_FILE.read_text(encoding="utf-8").splitlines()]
    assert len(words) > 5_000
    assert all(word and ways and all(ways.split("|")) for word, _, ways in words)
    assert len(CLAUSES_FILE.read_text(encoding="utf-8").splitlines()) > 10_000
