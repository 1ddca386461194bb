"""Features of candidates, the pool they come from, and their order by the learned weights."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import LibraryDamaged
from assistant.search.features import FEATURES, Candidate, Wanted, features
from assistant.search.fusion import BY_DOCUMENT, BY_VECTORS, BY_WORDS, RANKING_FILE, order, pool, ranking_weights
from assistant.search.lexical import Hit, Scored
from assistant.search.words import open_words

SCORE = st.floats(0, 30, allow_nan=False)
TEXT = st.text(alphabet="无锡苏州服务业增加值2018年0.8%。，多少\n", max_size=60)
CANDIDATE = st.builds(Candidate, st.sampled_from("abc"), TEXT, TEXT, SCORE, SCORE, st.floats(-1, 1))


def wanted(question: str) -> Wanted:
    words = open_words()
    return Wanted(words.without_asking(question), words.telling(words.of_question(question)), lambda _word: 1.0)


def column(rows: np.ndarray, name: str) -> list[float]:
    return rows[:, FEATURES.index(name)].tolist()


def test_a_worked_example() -> None:
    asked = wanted("2018年无锡服务业增加值增长多少？")
    answer = Candidate("a", "2018年无锡服务业增加值同比增长8.08%。", "服务业", 10.0, 6.0, 0.8)
    other = Candidate("b", "2017年苏州工业产值超过三万亿元。", "工业", 5.0, 7.0, 0.4)
    rows = features(asked, [answer, other])
    assert column(rows, "bm25") == [1.0, 0.5]
    assert column(rows, "vector") == [0.8, 0.4]
    assert column(rows, "words")[0] > column(rows, "words")[1]
    assert column(rows, "order")[0] > column(rows, "order")[1]


def test_a_document_speaks_for_its_best_passage_where_several_are_candidates() -> None:
    several = [Candidate("a", text, "", bm25, 8.0, 0.0) for text, bm25 in (("一", 6.0), ("二", 4.0))]
    single = Candidate("b", "三", "", 10.0, 9.0, 0.0)
    assert column(features(wanted("无锡服务业"), [*several, single]), "document") == [0.4, 0.0, 0.0]
    assert column(features(wanted("无锡服务业"), [several[0], single]), "document") == [0.0, 0.0]


def test_letters_find_a_name_that_is_written_otherwise() -> None:
    named, other = (Candidate("a", text, "", 1.0, 0.0, 0.0) for text in ("江苏省产业技术研究院", "旅客吞吐量"))
    assert column(features(wanted("江苏产研院"), [named, other]), "letters") == [1.0, 0.0]


def test_a_compound_counts_by_its_parts_and_function_words_not_at_all() -> None:
    asked = wanted("把苏南机场说的怎么样？")
    texts = ("苏南机场", "苏南硕放机场", "把的说的")
    whole, parts, neither = (Candidate("a", text, "", 1.0, 0.0, 0.0) for text in texts)
    shares = column(features(asked, [whole, parts, neither]), "words")
    assert shares[0] > shares[1] > shares[2] == 0.0


@given(TEXT, st.lists(CANDIDATE, max_size=6))
def test_features_are_within_bounds_and_each_row_is_its_candidates(question: str, candidates: list[Candidate]) -> None:
    rows = features(wanted(question), candidates)
    assert rows.shape == (len(candidates), len(FEATURES))
    assert (rows >= -1 - 1e-9).all()
    assert (rows <= 1 + 1e-9).all()
    assert np.allclose(features(wanted(question), candidates[::-1]), rows[::-1])


HITS = st.lists(st.tuples(st.integers(0, 30), SCORE, SCORE), max_size=80).map(
    lambda found: [Scored(f"p{at:02}", f"d{of:02}", *scores, sum(scores)) for at, (of, *scores) in enumerate(found)]
)


@given(HITS, st.lists(st.integers(0, 99), unique=True, max_size=30))
def test_the_pool_holds_the_best_of_words_of_vectors_and_of_the_best_documents(
    lexical: list[Scored], near: list[int]
) -> None:
    hits = [Hit(f"p{number:02}", 0.5) for number in near]
    found = pool(lexical, hits)
    assert {hit.id for hit in lexical[:BY_WORDS]} | {hit.id for hit in hits[:BY_VECTORS]} <= set(found)
    assert len(found) <= BY_WORDS + BY_VECTORS + BY_DOCUMENT
    assert list(found) == sorted(found)
    assert all(by for by in found.values())
    if lexical:
        best = max(lexical, key=lambda hit: (hit.whole, [-ord(letter) for letter in hit.document_id]))
        assert any(hit.id in found for hit in lexical if hit.document_id == best.document_id)


def test_the_order_is_by_score_then_by_id() -> None:
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    assert order(["b", "c", "a"], rows, np.array([2.0, 1.0])) == [("a", 2.0), ("b", 2.0), ("c", 1.0)]


def test_the_shipped_weights_are_readable_and_few() -> None:
    assert RANKING_FILE.stat().st_size < 4000
    assert ranking_weights().shape == (len(FEATURES),)


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    (tmp_path / "ranking.json").write_text(json.dumps({"weights": {"other": 1}}), encoding="utf-8")
    with pytest.raises(LibraryDamaged, match="权重文件"):
        ranking_weights(tmp_path / "ranking.json")
