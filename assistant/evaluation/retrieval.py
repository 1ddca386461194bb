"""Whether the search ranks the passages first that hold a question's evidence (Manning et al., IIR, chapter 8)."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from assistant.evaluation.intervals import UNDEFINED
from assistant.evaluation.scoring import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DEPTH = 10
Span = tuple[int, int]


def spans_of(evidence: str, text: str) -> tuple[Span, ...]:
    """Every place of ``text`` where the evidence stands, compared without white space and width; none when empty."""
    wanted = folded(evidence)
    if not wanted:
        return ()
    letters: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKC", sign):
            if not letter.isspace():
                letters.append(letter)
                places.append(at)
    whole = "".join(letters)
    found: list[Span] = []
    at = whole.find(wanted)
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = whole.find(wanted, at + 1)
    return tuple(found)


def overlaps(span: Span, spans: Iterable[Span]) -> bool:
    """Whether the span has a character in common with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in spans)


def hit(relevant: Sequence[bool], total: int, depth: int) -> float:
    """1 if one of the first ``depth`` is relevant, else 0; NaN when nothing relevant exists (``total`` 0)."""
    return float(any(relevant[:depth])) if total else UNDEFINED


def reciprocal_rank(relevant: Sequence[bool], total: int, depth: int = DEPTH) -> float:
    """1 / rank of the first relevant one within ``depth``, 0 if there is none; NaN when nothing relevant exists."""
    if not total:
        return UNDEFINED
    return next((1 / rank for rank, found in enumerate(relevant[:depth], start=1) if found), 0.0)


def ndcg(relevant: Sequence[bool], total: int, depth: int = DEPTH) -> float:
    """Normalised discounted cumulative gain with gains 0 and 1 (Järvelin and Kekäläinen 2002, log 2)."""
    if not total:
        return UNDEFINED
    gained = sum(1 / math.log2(rank + 1) for rank, found in enumerate(relevant[:depth], start=1) if found)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(total, depth) + 1))
    return gained / best
