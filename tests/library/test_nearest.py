"""A small library is searched by one pass until Chroma is open: the same passages either way, and no gap between."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.app import Assistant
from assistant.library.nearest import FIRST_SEARCHES, Nearest
from assistant.library.store import Store
from assistant.library.versions import VECTORS_FOLDER
from assistant.search.vectors import VectorIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.search.lexical import Hit

K = 16


@pytest.fixture
def nearest(corpus_assistant: Assistant) -> Nearest:
    version = corpus_assistant.library.version
    folder = corpus_assistant.settings.index / version
    return Nearest(Store.published(folder / "library.sqlite"), folder / VECTORS_FOLDER, "", version)


def vectors(nearest: Nearest, count: int) -> list[np.ndarray]:
    held = [np.frombuffer(blob, dtype="<f4") for _, blob in nearest._store.vectors()]
    return [(one + other) / 2 for one, other in islice(zip(held, held[7:], strict=False), count)]


def assert_same(one: Sequence[Hit], other: Sequence[Hit]) -> None:
    """The same passages and cosines, but for the sixth decimal, which may put two in another order."""
    assert [hit.score for hit in one] == pytest.approx([hit.score for hit in other], abs=2e-6)
    least = one[-1].score + 3e-6
    assert {hit.id for hit in one if hit.score > least} <= {hit.id for hit in other}


def test_a_pass_and_chroma_find_the_same(nearest: Nearest, corpus_assistant: Assistant) -> None:
    chroma = VectorIndex(nearest._folder, "", corpus_assistant.library.version)
    documents = frozenset(document.id for document in corpus_assistant.documents()[:9])
    passages = nearest._store.passage_ids(documents)
    for vector in vectors(nearest, FIRST_SEARCHES):
        for allowed, ids in ((None, None), (documents, passages)):
            assert_same(nearest.search(vector, K, allowed), chroma.search(vector, k=K, passages=ids))
    assert nearest._chroma is None
    chroma.close()
    nearest.close()


def test_chroma_takes_over_when_more_is_asked(nearest: Nearest) -> None:
    asked = vectors(nearest, 40)
    first = [nearest.search(vector, K, None) for vector in asked]
    assert nearest._opening is not None
    nearest._opening.join()
    assert nearest._chroma is not None
    assert nearest._exact is None
    again = [nearest.search(vector, K, None) for vector in asked]
    for one, other in zip(first, again, strict=True):
        assert_same(one, other)
    nearest.close()


def test_many_threads_ask_while_it_is_opened(nearest: Nearest) -> None:
    asked = vectors(nearest, 60)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda vector: nearest.search(vector, K, None), asked * 3))
    assert all(len(hits) == K for hits in found)
    assert sum(thread.name == "chroma" for thread in threading.enumerate()) <= 1
    assert nearest.trouble == ""
    nearest.close()


def test_a_zero_vector_is_near_to_nothing(nearest: Nearest) -> None:
    assert nearest.search(np.zeros(256, dtype=np.float32), K, None) == ()
    nearest.close()


def test_a_process_that_will_be_asked_much_opens_chroma_at_once(nearest: Nearest) -> None:
    nearest.warm()
    nearest.warm()
    assert nearest._opening is not None
    nearest._opening.join()
    assert nearest._chroma is not None
    nearest.close()
