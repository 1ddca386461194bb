"""The passages nearest to a question in one version: by Chroma, or by one pass over the vectors where these are few.

Chroma takes most of a second to import and to open. A small library's first questions are answered by one pass over
the store's own vectors, which finds the same; Chroma is opened beside them once more are asked. Where a filter leaves
few passages the pass goes over these: Chroma's own filter takes a tenth of a second in a large library.
"""

from __future__ import annotations

import math
import threading
import time
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.errors import LibraryDamaged
from assistant.search.exact import ExactVectors

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.library.store import Store
    from assistant.search.embedding import Vectors
    from assistant.search.lexical import Hit
    from assistant.search.vectors import VectorIndex

SMALL = 20_000
"""Passages whose vectors are read in less than a quarter of the time that Chroma takes to open."""
FEW = 5_000
"""Passages whose vectors are read, for one search, sooner than Chroma filters."""
FIRST_SEARCHES = 16
"""So many searches, about as many as one comparison makes, do not make it worth opening Chroma."""
RETRY_SECONDS = 30
"""How long words alone are searched before a Chroma server that did not answer is asked again."""


class Nearest:
    """Safe to share between threads."""

    def __init__(self, store: Store, folder: Path, url: str, collection: str) -> None:
        """``folder`` holds Chroma's files, unless ``url`` names a server; ``collection`` is their name in Chroma."""
        self.trouble = ""
        """What is wrong with the vectors; words alone are searched while it is so."""
        self._store, self._folder, self._url, self._collection = store, folder, url, collection
        self._retry_at = math.inf
        self._turn, self._door = threading.Lock(), threading.Lock()
        self._searches = 0
        self._exact: ExactVectors | None = None
        self._chroma: VectorIndex | LayeredVectors | None = None
        self._opening: threading.Thread | None = None

    def search(self, vector: Vectors, k: int, allowed: frozenset[str] | None) -> tuple[Hit, ...]:
        """The passages nearest to a vector, of the ``allowed`` documents only; none while there is trouble."""
        if self.trouble and time.monotonic() < self._retry_at:
            return ()
        passages = None if allowed is None else self._store.passage_ids(allowed)
        try:
            if allowed is not None and passages is not None and len(passages) <= FEW and not self._url:
                return ExactVectors(self._store.vectors_of(allowed)).search(vector, k=k)
            index = self._index()
            found = index.search(vector, k=k, passages=passages)
        except LibraryDamaged as error:
            self._lost(error)
            return ()
        if index is self._chroma:  # a pass over the store tells nothing of what Chroma was just found to be
            self.trouble = ""
        return found

    def warm(self) -> None:
        """Begin to open Chroma, for a process that will be asked much."""
        with self._turn:
            self._begin_to_open()

    def close(self) -> None:
        """Let go of Chroma's files."""
        if self._opening not in (None, threading.current_thread()):  # whoever lets go last may be the opening itself
            self._opening.join()
        if self._chroma is not None:
            self._chroma.close()

    def _index(self) -> ExactVectors | VectorIndex | LayeredVectors:
        if self._chroma is not None or not self._is_small:
            return self._opened()
        with self._turn:
            if self._exact is None:
                self._exact = ExactVectors(self._store.vectors())
            self._searches += 1
            if self._searches > FIRST_SEARCHES:
                self._begin_to_open()
            return self._exact

    @cached_property
    def _is_small(self) -> bool:
        return not self._url and self._store.counts()["passages"] <= SMALL

    def _begin_to_open(self) -> None:
        if self._opening is None:
            self._opening = threading.Thread(target=self._open_beside, name="chroma", daemon=True)
            self._opening.start()

    def _open_beside(self) -> None:
        try:
            self._opened()
        except LibraryDamaged as error:
            self._lost(error)
        else:
            with self._turn:
                self._exact = None

    def _opened(self) -> VectorIndex | LayeredVectors:
        with self._door:
            if self._chroma is None:
                from assistant.search.vectors import VectorIndex

                index = VectorIndex(self._folder, self._url, self._collection)
                self._chroma = LayeredVectors(index, self._store) if self._store.layered else index
            return self._chroma

    def _lost(self, error: LibraryDamaged) -> None:
        self.trouble = f"{error}现只按词检索。"
        self._retry_at = time.monotonic() + RETRY_SECONDS if self._url else math.inf


class LayeredVectors:
    """The vectors of a version that stands on another: Chroma has those below, the few new ones are gone over."""

    def __init__(self, below: VectorIndex, store: Store) -> None:
        self._below, self._store = below, store
        self._new = ExactVectors(store.own_vectors())

    def search(self, vector: Vectors, *, k: int, passages: frozenset[str] | None = None) -> tuple[Hit, ...]:
        """The ``k`` passages nearest to a vector, of ``passages`` only if given; none that is gone."""
        among = None if passages is None else self._store.in_base(passages)
        both = (*self._held_below(vector, k, among), *self._new.search(vector, k=k, passages=passages))
        return tuple(sorted(both, key=lambda hit: (-hit.score, hit.id))[: max(k, 0)])

    def _held_below(self, vector: Vectors, k: int, among: frozenset[str] | None) -> list[Hit]:
        """The ``k`` nearest of those below that are not gone: so many more are asked for until there are as many."""
        wanted = k
        while True:
            near = self._below.search(vector, k=wanted, passages=among)
            here = self._store.in_base(hit.id for hit in near)
            held = [hit for hit in near if hit.id in here]
            if len(held) >= k or len(near) < wanted:
                return held[: max(k, 0)]
            wanted *= 4

    def close(self) -> None:
        """Let go of Chroma's files."""
        self._below.close()
