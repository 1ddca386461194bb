"""Counts in how many passages of the training text each letter stands: what makes a letter rare or common."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PASSAGE = 300
RAREST = 2


def write_letters(texts: Iterable[str], path: Path) -> None:
    """Write what ``assistant.search.letters`` reads; each distinct text is cut to the length of a passage."""
    held: Counter[str] = Counter()
    passages = 0
    for text in dict.fromkeys(texts):
        folded = fold(text)
        for at in range(0, len(folded), PASSAGE):
            held.update({letter for letter in folded[at : at + PASSAGE] if letter.isalnum()})
            passages += 1
    kept = {letter: n for letter, n in sorted(held.items(), key=lambda item: (-item[1], item[0])) if n >= RAREST}
    about = "in how many passages each letter stands: training/letters.py; read by assistant/search/letters.py"
    content = {"about": about, "passages": passages, "held": kept}
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")
