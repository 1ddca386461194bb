"""Logistic regression with a ridge, by names: what two of the program's decisions are learned with.

The weights come out for features as they are, so that each can be read in the file that is shipped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.learned import BIAS, linear_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FOLDS, SEED = 10, 7


@dataclass(frozen=True, slots=True)
class Example:
    """What is to be told or left, of which question, whether it is right, and how much it counts."""

    question: int
    features: Mapping[str, float]
    right: bool
    worth: float = 1.0


def learn(examples: Sequence[Example], names: Sequence[str], *, ridge: float, least: float) -> dict[str, float]:
    """The weights of the features and a bias; their sum is above zero where the chance is above ``least``."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = np.array([[one.features[name] for name in names] for one in examples])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=1 / ridge, max_iter=1000).fit(
        scaler.transform(rows),
        [one.right for one in examples],
        sample_weight=[one.worth for one in examples],
    )
    plain = fitted.coef_[0] / scaler.scale_
    bias = fitted.intercept_[0] - plain @ scaler.mean_ - np.log(least / (1 - least))
    learned = {name: round(float(weight), 3) for name, weight in zip(names, plain, strict=True)}
    return {**learned, BIAS: round(float(bias), 3)}


def cross_validated(
    examples: Sequence[Example], names: Sequence[str], *, ridge: float, least: float
) -> Iterator[tuple[Example, bool]]:
    """Each example with whether it is told by weights that were learned from other questions."""
    order = np.random.default_rng(SEED).permutation(sorted({one.question for one in examples}))
    fold_of = {int(question): place % FOLDS for place, question in enumerate(order)}
    for fold in range(FOLDS):
        others = [one for one in examples if fold_of[one.question] != fold]
        weights = learn(others, names, ridge=ridge, least=least)
        for one in (one for one in examples if fold_of[one.question] == fold):
            yield one, linear_score(one.features, weights) > 0


def write_weights(path: Path, about: str, weights: Mapping[str, float]) -> None:
    """The file that ``assistant.learned`` reads."""
    content = {"about": about, "weights": weights}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
