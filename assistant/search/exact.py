"""Nearest passages by one pass over all vectors: what a small library needs until Chroma is open.

Opening Chroma takes longer than a hundred such passes over some thousand vectors, and both find the same passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.search.lexical import Hit
from assistant.search.vectors import SCORE_DIGITS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.search.embedding import Vectors


class ExactVectors:
    """The vectors of a version in memory; a zero vector is near to nothing."""

    def __init__(self, vectors: Sequence[tuple[str, bytes]]) -> None:
        self._ids = [name for name, _ in vectors]
        dimension = len(vectors[0][1]) // 4 if vectors else 0
        rows = np.frombuffer(b"".join(blob for _, blob in vectors), dtype="<f4").reshape(len(vectors), dimension)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        self._rows: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)

    def search(self, vector: Vectors, *, k: int, passages: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The ``k`` passages nearest to a vector of shape (dimension,), as ``VectorIndex.search`` gives them."""
        if k < 1 or not vector.any() or not self._ids:
            return ()
        cosines = np.round((self._rows @ (vector / np.linalg.norm(vector))).astype(np.float64), SCORE_DIGITS)
        among = np.arange(len(self._ids))
        if passages is not None:
            among = among[[name in passages for name in self._ids]]
        if len(among) > k:  # those as near as the k-th too, for the ids to decide between them
            nearness = cosines[among]
            among = among[nearness >= np.partition(nearness, -k)[-k]]
        hits = (Hit(self._ids[place], float(cosines[place])) for place in among)
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[:k])
