"""Echo: how far a question's word can be relied on, by how often the texts that were asked for say it, too.

Who asks for 机场 gets a text that says 机场; 关于, 若干 and 何时 tell what kind of text is asked for, and seldom stand
in it, rare as they are. It was counted once over the training pairs (``training/echo.py``). A word weighs more or less
than 1 by it; what was not counted weighs 1, and so do places and figures: they tell which document is meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import LibraryDamaged

if TYPE_CHECKING:
    from collections.abc import Mapping

ECHO_FILE = Path(__file__).parents[1] / "models" / "echo.json"


@dataclass(frozen=True, slots=True)
class Echo:
    """The weights of words of two characters or more, and those of single letters."""

    words: Mapping[str, float]
    letters: Mapping[str, float]

    def word(self, word: str) -> float:
        """What a whole word weighs."""
        return self.words.get(word, 1.0)

    def pair(self, pair: str) -> float:
        """What a pair of letters weighs, which may be no word."""
        return self.letters.get(pair[0], 1.0) * self.letters.get(pair[1], 1.0)


@cache
def shipped_echo(path: Path = ECHO_FILE) -> Echo:
    """The weights that were learned; raises LibraryDamaged when the file is not what it should be."""
    try:
        held = json.loads(path.read_bytes())
        words, letters = ({str(token): float(w) for token, w in held[name].items()} for name in ("words", "letters"))
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = f"词的轻重表“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error
    return Echo(words, letters)
