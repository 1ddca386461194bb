"""Fusion: the lexical and the vector ranking become one (reciprocal rank fusion, Cormack, Clarke, Büttcher 2009)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEXICAL, VECTORS = "lexical", "vectors"
# The provisional vectors know letters, not meaning: they may lift a passage that the words found too, not outvote them.
WEIGHTS = {LEXICAL: 1.0, VECTORS: 0.03}
# How slowly a rank's worth falls; the original's 60 suits rankings of thousands.
RANK_OFFSET = 20
SCORE_DIGITS = 9


def fuse(
    rankings: Mapping[str, Sequence[str]], weights: Mapping[str, float] = WEIGHTS
) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """(passage id, score, names of the rankings that hold it), best first; equal scores in the order of the ids.

    Each ranking holds passage ids, best first, and gives its ``rank``-th (from 1) weight / (RANK_OFFSET + rank).
    """
    scores: dict[str, float] = {}
    found_by: dict[str, tuple[str, ...]] = {}
    for name, ranking in sorted(rankings.items()):
        for rank, passage_id in enumerate(ranking, start=1):
            scores[passage_id] = scores.get(passage_id, 0.0) + weights[name] / (RANK_OFFSET + rank)
            found_by[passage_id] = (*found_by.get(passage_id, ()), name)
    fused = ((name, round(score, SCORE_DIGITS), found_by[name]) for name, score in scores.items())
    return tuple(sorted(fused, key=lambda found: (-found[1], found[0])))
