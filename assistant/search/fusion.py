"""Fusion: what words, vectors and the texts themselves say of a passage becomes one score, by learned weights.

The weights are trained by ``training.ranking`` and lie as plain numbers in ``assistant/models/ranking.json``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.learned import named_weights
from assistant.search.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from assistant.search.lexical import Hit, Scored

LEXICAL, VECTORS = "lexical", "vectors"
RANKING_FILE = Path(__file__).parents[1] / "models" / "ranking.json"
# How many of the best by words, of the nearest by vectors, and of the best documents (their best passage) are ranked.
BY_WORDS, BY_VECTORS, BY_DOCUMENT = 32, 16, 10
SCORE_DIGITS = 6


@cache
def ranking_weights(path: Path = RANKING_FILE) -> NDArray[np.float64]:
    """The weights in the order of FEATURES; raises LibraryDamaged when the file holds others."""
    return np.array(list(named_weights(path, FEATURES).values()))


def pool(lexical: Sequence[Scored], near: Sequence[Hit]) -> dict[str, tuple[str, ...]]:
    """The ids of the passages to be ranked, in their order, each with the names of the rankings that found it."""
    documents = sorted({(-hit.whole, hit.document_id) for hit in lexical})[:BY_DOCUMENT]
    best_of = {hit.document_id: hit.id for hit in reversed(lexical)}
    by_words = {hit.id for hit in lexical}
    by_vectors = {hit.id for hit in near[:BY_VECTORS]}
    chosen = {hit.id for hit in lexical[:BY_WORDS]} | {best_of[name] for _, name in documents} | by_vectors
    return {name: _found_by(name, by_words, by_vectors) for name in sorted(chosen)}


def order(names: Sequence[str], rows: NDArray[np.float64], weights: NDArray[np.float64]) -> list[tuple[str, float]]:
    """(passage id, score), best first; equal scores in the order of the ids."""
    scores = np.round(rows @ weights, SCORE_DIGITS)
    return sorted(zip(names, map(float, scores), strict=True), key=lambda found: (-found[1], found[0]))


def _found_by(name: str, by_words: Collection[str], by_vectors: Collection[str]) -> tuple[str, ...]:
    return (LEXICAL,) * (name in by_words) + (VECTORS,) * (name in by_vectors)
