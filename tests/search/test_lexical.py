"""The lexical index against its brute-force twin, and its laws."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from bm25_twin import bm25, kept_length
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import LibraryDamaged
from assistant.search.lexical import (
    DOCUMENT_SHARE,
    FIELD_WEIGHTS,
    PAIRS,
    WORDS,
    Lexical,
    LexicalEntry,
    build_lexical,
)
from assistant.search.words import SearchTerms, SearchText

TOKENS = st.sampled_from("甲乙丙丁戊")
TEXT = st.builds(SearchText, st.lists(TOKENS, max_size=90).map(tuple), st.lists(TOKENS, max_size=6).map(tuple))
WEIGHTED = st.dictionaries(TOKENS, st.sampled_from([0.4, 1.0, 1.3]), max_size=3).map(lambda found: tuple(found.items()))
TERMS = st.builds(
    SearchTerms,
    WEIGHTED,
    WEIGHTED,
    st.lists(st.lists(st.builds(SearchTerms, WEIGHTED, WEIGHTED), min_size=1, max_size=2).map(tuple), max_size=2).map(
        tuple
    ),
)


def entries(texts: Sequence[SearchText]) -> list[LexicalEntry]:
    """Two passages a document."""
    return [LexicalEntry(f"p{at:02}", f"d{at // 2}", text) for at, text in enumerate(texts)]


def documents(passages: Sequence[LexicalEntry]) -> list[LexicalEntry]:
    together: dict[str, SearchText] = {}
    for passage in passages:
        before = together.get(passage.document_id, SearchText((), ()))
        text = SearchText(before.words + passage.text.words, before.pairs + passage.text.pairs)
        together[passage.document_id] = text
    return [LexicalEntry(name, name, text) for name, text in together.items()]


def built(folder: Path, passages: Sequence[LexicalEntry]) -> Lexical:
    build_lexical(folder, [(one, [p for p in passages if p.document_id == one.id]) for one in documents(passages)])
    return Lexical(folder)


def twin(passages: Sequence[LexicalEntry], terms: SearchTerms) -> dict[str, float]:
    """What the documented formula says: only entries that hold a token have a score."""
    scores: dict[str, float] = {}
    fields = ((WORDS, terms.words), (PAIRS, terms.pairs))
    for field, tokens in fields:
        texts = {passage.id: getattr(passage.text, field) for passage in passages}
        for token, weight in tokens:
            for name, score in bm25(texts, token).items():
                scores[name] = scores.get(name, 0.0) + score * weight * FIELD_WEIGHTS[field]
    for spellings in terms.others:
        ways = [twin(passages, way) for way in spellings]
        for name in {name for way in ways for name in way}:
            scores[name] = scores.get(name, 0.0) + max(way.get(name, 0.0) for way in ways)
    return scores


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=8), TERMS)
def test_scores_are_those_of_the_twin(texts: list[SearchText], terms: SearchTerms) -> None:
    passages = entries(texts)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # tantivy may still tidy up
        hits = built(Path(folder, "lexical"), passages).search(terms, k=50)
    of_document = twin(documents(passages), terms)
    expected = twin(passages, terms) if terms else {}
    for passage in passages:
        if passage.id in expected:
            expected[passage.id] += DOCUMENT_SHARE * of_document[passage.document_id]
    assert {hit.id: hit.score for hit in hits} == pytest.approx(expected, abs=2e-3)
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, hit.id))


def test_lengths_are_kept_as_tantivy_documents_them() -> None:
    assert [kept_length(length) for length in (0, 40, 41, 42, 57, 60, 100, 170)] == [0, 40, 40, 42, 56, 60, 96, 168]


def test_equal_passages_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    same = SearchText(("甲",), ())
    hits = built(tmp_path / "lexical", entries([same] * 8)).search(SearchTerms((("甲", 1.0),), ()), k=3)
    assert [hit.id for hit in hits] == ["p00", "p01", "p02"]


def test_only_allowed_documents_are_found_and_their_scores_stay(tmp_path: Path) -> None:
    texts = [SearchText(("甲",) * (at + 1), ()) for at in range(6)]
    lexical = built(tmp_path / "lexical", entries(texts))
    terms = SearchTerms((("甲", 1.0),), ())
    everywhere = {hit.id: hit.score for hit in lexical.search(terms, k=9)}
    within = lexical.search(terms, k=9, documents={"d1"})
    assert {hit.id: hit.score for hit in within} == {name: everywhere[name] for name in ("p02", "p03")}
    assert lexical.search(terms, k=9, documents=()) == ()


def test_what_stands_nowhere_is_not_found(tmp_path: Path) -> None:
    lexical = built(tmp_path / "lexical", entries([SearchText(("甲",), ("乙",))]))
    assert lexical.search(SearchTerms((("戊", 1.0),), ()), k=9) == ()
    assert lexical.search(SearchTerms((), ()), k=9) == ()
    assert lexical.search(SearchTerms((("甲", 1.0),), ()), k=0) == ()


def test_a_folder_that_is_not_whole_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged, match="重建"):
        Lexical(tmp_path)
