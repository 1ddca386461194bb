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
from training.bench import DEPTH, documents_of, ids_of, read_bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from assistant.settings import Settings

    Rows = NDArray[np.float64]

# Questions count most. Of headings and surroundings most can be told apart by nobody (总体要求, 保障措施).
SHARES = {"questions": 2.0, "government": 4.0, "spoken": 2.0, "headings": 0.5, "surroundings": 0.5}
PULL = 0.1


@dataclass(frozen=True, slots=True)
class Judged:
    """A question's candidates: features, which are of a right document, which is to be learned, each one's document.

    What is to be learned is the very passage where it is known and among the candidates, else any of its document.
    """

    features: Rows
    right: NDArray[np.bool_]
    wanted: NDArray[np.bool_]
    documents: tuple[str, ...]


def judged(queries: Path, passages: Path, folder: Path, settings: Settings, most: int | None) -> Iterator[Judged]:
    """The candidates of the first ``most`` questions of a bench, or of all."""
    asked, texts = read_bench(queries, passages)
    settings = replace(settings, corpus=folder / "corpus", index=folder / "index", chroma_url="")
    if not (folder / "index").is_dir():
        build_documents(settings, list(documents_of(texts)))
    ids = ids_of(texts)
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
    from scipy.optimize import minimize

    rows, starts, right, shares = _stacked(groups)

    def loss(weights: Rows) -> tuple[float, Rows]:
        missed, slope = _missed(weights, rows, starts, right, shares)
        return missed + PULL * float(weights @ weights) / 2 / len(weights), slope + PULL * weights / len(weights)

    bounds = [(0, None) if name in used else (0, 0) for name in FEATURES]
    start = np.array([float(name in used) for name in FEATURES])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}


def ranks(judgements: Sequence[Judged], weights: Mapping[str, float]) -> tuple[int, ...]:
    """For each question the place of the first right document, 0 where none is among the first DEPTH."""
    vector = np.array([weights[name] for name in FEATURES])
    found = []
    for each in judgements:
        best = np.argsort(-(each.features @ vector), kind="stable")
        names = list(dict.fromkeys((each.documents[at], bool(each.right[at])) for at in best))[:DEPTH]
        found.append(next((rank for rank, (_, right) in enumerate(names, start=1) if right), 0))
    return tuple(found)


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


def _missed(weights: Rows, rows: Rows, starts: NDArray[np.int64], right: Rows, shares: Rows) -> tuple[float, Rows]:
    """The mean of -ln(probability of a right candidate), and its gradient."""
    lengths = np.diff(np.append(starts, len(rows)))
    scores = rows @ weights
    scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
    rights = scores * right
    sums = np.add.reduceat(scores, starts)
    sums_of_right = np.maximum(np.add.reduceat(rights, starts), 1e-12)
    missed = float(shares @ np.log(sums / sums_of_right))
    of_all, of_right = scores / np.repeat(sums, lengths), rights / np.repeat(sums_of_right, lengths)
    slope: Rows = rows.T @ ((of_all - of_right) * np.repeat(shares, lengths))
    return missed, slope
