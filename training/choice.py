"""Conditional logit with a ridge, by names: which of several is meant, or none of them.

McFadden, D. (1974), Conditional logit analysis of qualitative choice behavior: the chance of each alternative is
exp(its score) by the sum of that of all, where choosing none has the score 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from assistant.learned import BIAS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """The features of the alternatives, which of them are right (none: nothing is to be chosen), and its worth."""

    features: Sequence[Mapping[str, float]]
    right: Sequence[bool]
    worth: float = 1.0


def learn_choice(choices: Sequence[Choice], names: Sequence[str], *, ridge: float) -> dict[str, float]:
    """The weights of the features as they are, and the bias of choosing one at all."""
    from scipy.optimize import minimize

    tables = [_table(choice, names) for choice in choices]
    rows = np.concatenate(tables)
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    parts = [
        ((table - mean) / spread, np.array(choice.right, bool), choice.worth)
        for table, choice in zip(tables, choices, strict=True)
    ]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = 0.0, np.zeros_like(weights)
        for table, right, worth in parts:
            part, its_slope = _loss_of_one(table, right, weights)
            total += worth * part
            slope += worth * its_slope
        plain = weights[:-1]
        slope[:-1] += ridge * plain
        return total + ridge * float(plain @ plain) / 2, slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS}).x
    plain = found[:-1] / spread
    learned = {name: round(float(weight), 3) for name, weight in zip(names, plain, strict=True)}
    return {**learned, BIAS: round(float(found[-1] - plain @ mean), 3)}


def _table(choice: Choice, names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[one[name] for name in names] for one in choice.features], float).reshape(-1, len(names))


def _loss_of_one(
    table: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """The negative logarithm of the chance of what is right, and its slope by the weights and the bias."""
    scores = table @ weights[:-1] + weights[-1]
    most = max(float(scores.max(initial=0.0)), 0.0)
    odds, none = np.exp(scores - most), np.exp(-most)
    whole = odds.sum() + none
    chances = odds / whole
    if right.any():
        met = odds * right
        lost, moved = -np.log(met.sum() / whole), chances - met / met.sum()
    else:
        lost, moved = -np.log(none / whole), chances
    return float(lost), np.append(table.T @ moved, moved.sum())
