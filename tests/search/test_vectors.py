"""The vector index against plain cosines, and its promises."""

import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import LibraryDamaged, UsageError
from assistant.search.vectors import CHROMA_FILE, GRAPH_FOLDER, VectorIndex, build_vectors, vectors_usable

IDS = tuple(f"p{at:03}" for at in range(200))


def unit_vectors(seed: int, count: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def index(tmp_path: Path) -> VectorIndex:
    build_vectors(tmp_path / "vectors", "", "one", len(IDS), [(IDS, unit_vectors(1, len(IDS)))])
    return VectorIndex(tmp_path / "vectors", "", "one")


def test_the_nearest_are_those_of_the_plain_cosine(index: VectorIndex) -> None:
    stored = unit_vectors(1, len(IDS))
    for question in unit_vectors(2, 10):
        expected = sorted(zip(stored @ question, IDS, strict=True), key=lambda pair: -pair[0])[:7]
        hits = index.search(question, k=7)
        assert [hit.id for hit in hits] == [name for _, name in expected]
        assert [hit.score for hit in hits] == pytest.approx([float(score) for score, _ in expected], abs=1e-5)


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from(IDS), max_size=9))
def test_only_allowed_passages_are_found(allowed: set[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_vectors(Path(folder, "v"), "", "one", len(IDS), [(IDS, unit_vectors(1, len(IDS)))])
        index = VectorIndex(Path(folder, "v"), "", "one")
        found = {hit.id for hit in index.search(unit_vectors(3, 1)[0], k=50, passages=allowed)}
        index.close()
    assert found == allowed


def test_equal_vectors_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    build_vectors(tmp_path / "v", "", "one", 3, [(("b", "c", "a"), np.ones((3, 4), dtype=np.float32) / 2)])
    hits = VectorIndex(tmp_path / "v", "", "one").search(np.ones(4, dtype=np.float32) / 2, k=3)
    assert [hit.id for hit in hits] == ["a", "b", "c"]


@settings(max_examples=10, deadline=None)
@given(st.sets(st.sampled_from(IDS), min_size=1, max_size=9))
def test_several_graphs_are_searched_as_one(allowed: set[str]) -> None:
    vectors, borders = unit_vectors(1, len(IDS)), (0, 40, 70, len(IDS))
    with tempfile.TemporaryDirectory() as folder:
        for number, (begin, end) in enumerate(pairwise(borders)):
            place = Path(folder, GRAPH_FOLDER.format(number))
            batch = (IDS[begin:end], vectors[begin:end])
            build_vectors(place, "", "one", end - begin, [batch], IDS[begin - 1] if begin else "")
        assert vectors_usable(Path(folder))
        index = VectorIndex(Path(folder), "", "one")
        question = unit_vectors(4, 1)[0]
        nearest = [IDS[at] for at in np.argsort(-(vectors @ question))]
        assert [hit.id for hit in index.search(question, k=9)] == nearest[:9]
        within = index.search(question, k=50, passages=allowed)
        assert [hit.id for hit in within] == [name for name in nearest if name in allowed]
        index.close()
        Path(folder, GRAPH_FOLDER.format(1), CHROMA_FILE).write_bytes(b"")
        assert not vectors_usable(Path(folder))


def test_the_zero_vector_is_near_to_nothing(index: VectorIndex) -> None:
    assert index.search(np.zeros(16, dtype=np.float32), k=3) == ()


def test_texts_are_never_embedded_by_chroma(index: VectorIndex) -> None:
    with pytest.raises(AssertionError, match="vectors only"):
        index._graphs[0].query(query_texts=["无锡"])


def test_what_cannot_be_opened_or_reached_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged, match="重建"):
        VectorIndex(tmp_path / "v", "", "one")
    with pytest.raises(UsageError, match="ASSISTANT_CHROMA_URL"):
        VectorIndex(tmp_path / "v", "not a url", "one")
    with pytest.raises(LibraryDamaged, match="连不上"):
        VectorIndex(tmp_path / "v", "http://127.0.0.1:9", "one")
