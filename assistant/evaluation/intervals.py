"""Means, percentiles and bootstrap intervals. What is undefined is NaN, never 0; NaN values are left out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEED = 20260101
RESAMPLES = 2000
LEVEL = 0.95
UNDEFINED = math.nan


def defined(values: Iterable[float]) -> list[float]:
    """The values that are not NaN."""
    return [value for value in values if not math.isnan(value)]


def mean(values: Iterable[float]) -> float:
    """The mean of the defined values; NaN when there is none."""
    held = defined(values)
    return math.fsum(held) / len(held) if held else UNDEFINED


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, between neighbours by straight line."""
    held = sorted(defined(values))
    if not held:
        return UNDEFINED
    place = share * (len(held) - 1)
    below = math.floor(place)
    above = min(below + 1, len(held) - 1)
    return held[below] + (held[above] - held[below]) * (place - below)


def bootstrap(values: Iterable[float]) -> tuple[float, float]:
    """The 95 % percentile-bootstrap interval of the mean (Efron 1979); the same values give the same interval."""
    held = np.array(defined(values), dtype=np.float64)
    if held.size == 0:
        return UNDEFINED, UNDEFINED
    picks = np.random.default_rng(SEED).integers(0, held.size, size=(RESAMPLES, held.size))
    means = held[picks].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def paired_difference(before: Sequence[float], now: Sequence[float]) -> tuple[float, float, float]:
    """Mean of ``now − before`` over the pairs defined in both, with its bootstrap interval; NaN without pairs."""
    differences = [after - earlier for earlier, after in zip(before, now, strict=True)]
    return (mean(differences), *bootstrap(differences))
