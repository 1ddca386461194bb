"""What training left as plain numbers: the weights of named features, in the JSON files of ``assistant/models``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.errors import LibraryDamaged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def named_weights(path: Path, names: Iterable[str]) -> dict[str, float]:
    """The weight of each name, in their order; raises LibraryDamaged when the file does not hold them all."""
    try:
        weights = json.loads(path.read_bytes())["weights"]
        return {name: float(weights[name]) for name in names}
    except (OSError, KeyError, ValueError, TypeError) as error:
        message = f"权重文件“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error
