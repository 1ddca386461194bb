"""What training left as plain numbers: the weights of named features, in the JSON files of ``assistant/models``."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from assistant.errors import LibraryDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


BIAS = "bias"
"""Among the weights of a score that stands by itself: what it begins with, so that above zero is yes."""


def named_weights(path: Path, names: Iterable[str]) -> dict[str, float]:
    """The weight of each name, in their order; raises LibraryDamaged when the file does not hold them all."""
    try:
        weights = json.loads(path.read_bytes())["weights"]
        return {name: float(weights[name]) for name in names}
    except (OSError, KeyError, ValueError, TypeError) as error:
        message = f"权重文件“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error


def linear_score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The bias and the sum of the features' values, each by its weight."""
    return weights[BIAS] + math.fsum(weight * features[name] for name, weight in weights.items() if name != BIAS)
