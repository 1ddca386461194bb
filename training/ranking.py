"""Trains the weights of the ranking: a question's own passage is to be the most probable of its candidates.

The candidates and their features are those of ``Library.search`` itself, over libraries built from the held-out part
``ranking``. The loss is the softmax over a question's candidates (ListNet's top one, Cao et al. 2007) with a pull to
zero; every group of questions counts by its share. Weights are linear, so that each can be read, and none is below
zero: each feature can only speak for a passage.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.build import build_documents
from assistant.library.open import Library
from assistant.search.features import FEATURES
from training.bench import _name, documents_of, read_bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.settings import Settings

    Rows = NDArray[np.float64]

# Of headings most can be told apart by nobody (总体要求, 保障措施): they would outvote the questions.
SHARES = {"questions": 2.0, "government": 2.0, "headings": 0.5}
PULL = 0.1
STEPS, RATE = 1500, 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's candidates: features, which are of a right document, which is to be learned, each one's document.

    What is to be learned is the very passage where it is known and among the candidates, else any of its document.
    """

    features: Rows
    right: NDArray[np.bool_]
    wanted: NDArray[np.bool_]
    documents: tuple[str, ...]


def judged(queries: Path, passages: Path, folder: Path, settings: Settings, most: int) -> Iterator[Judged]:
    """The candidates of up to ``most`` questions of a bench."""
    asked, texts = read_bench(queries, passages)
    settings = replace(settings, corpus=folder / "corpus", index=folder / "index", chroma_url="")
    if not (folder / "index").is_dir():
        build_documents(settings, list(documents_of(texts)))
    ids = {_name(number): text.id for number, text in enumerate(texts)}
    library = Library.open(settings)
    try:
        for each in asked[:most]:
            found = library.candidates(each.question)
            documents = tuple(ids[passage.document_id] for passage in found.passages)
            right = np.array([name in each.positives for name in documents], dtype=bool)
            exact = right & np.array([passage.text == each.passage for passage in found.passages], dtype=bool)
            yield Judged(found.features, right, exact if exact.any() else right, documents)
    finally:
        library.close()


def learn(groups: Mapping[str, Sequence[Judged]], used: Sequence[str] = FEATURES) -> dict[str, float]:
    """The weights; features that are not ``used`` weigh nothing."""
    kept = np.array([name in used for name in FEATURES], dtype=float)
    rows, starts, right, shares = _stacked(groups)
    weights = kept.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(weights, rows, starts, right, shares) + PULL * weights / len(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        weights = np.maximum(weights, 0) * kept
    return {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}


def reached(judgements: Sequence[Judged], weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Recall@1, recall@5 and MRR@10 of documents."""
    vector = np.array([weights[name] for name in FEATURES])
    ranks = []
    for each in judgements:
        best = np.argsort(-(each.features @ vector), kind="stable")
        names = list(dict.fromkeys((each.documents[at], bool(each.right[at])) for at in best))[:10]
        ranks.append(next((rank for rank, (_, right) in enumerate(names, start=1) if right), 0))
    of_all = max(len(ranks), 1)
    return (
        sum(rank == 1 for rank in ranks) / of_all,
        sum(0 < rank <= 5 for rank in ranks) / of_all,
        sum(1 / rank for rank in ranks if rank) / of_all,
    )


def _stacked(groups: Mapping[str, Sequence[Judged]]) -> tuple[Rows, NDArray[np.int64], Rows, Rows]:
    """All candidates one below another, where each question's begin, the right ones, and what a question counts."""
    usable = {
        name: [each for each in held if each.right.any() and not each.right.all()] for name, held in groups.items()
    }
    every = [(name, each) for name, held in usable.items() for each in held]
    lengths = np.array([len(each.right) for _, each in every])
    shares = np.array([SHARES.get(name, 1.0) / len(usable[name]) for name, _ in every])
    return (
        np.vstack([each.features for _, each in every]),
        np.concatenate(([0], np.cumsum(lengths)[:-1])),
        np.concatenate([each.wanted for _, each in every]).astype(float),
        shares / shares.sum(),
    )


def _slope(weights: Rows, rows: Rows, starts: NDArray[np.int64], right: Rows, shares: Rows) -> Rows:
    """The gradient of the mean of -ln(probability of a right candidate)."""
    lengths = np.diff(np.append(starts, len(rows)))
    scores = rows @ weights
    scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
    of_all = scores / np.repeat(np.add.reduceat(scores, starts), lengths)
    rights = scores * right
    of_right = rights / np.repeat(np.maximum(np.add.reduceat(rights, starts), 1e-12), lengths)
    slope: Rows = rows.T @ ((of_all - of_right) * np.repeat(shares, lengths))
    return slope
