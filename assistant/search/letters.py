"""Single letters as evidence: BM25 of the question's letters over short texts.

A name, a short form and a word that was cut otherwise share letters with the text that means them where they share no
word. How rare a letter is was counted once over the training text (``training/letters.py``), since a small library
says little about it: in forty documents 锡 is as common as 的. A letter weighs its rarity and its echo (``echo.py``).
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import LibraryDamaged
from assistant.search.echo import shipped_echo
from assistant.search.lexical import idf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

LETTERS_FILE = Path(__file__).parents[1] / "models" / "letters.json"
K1, B = 1.2, 0.75
# Headings are those of many passages: a letter there says less of this one.
HEADING_SHARE = 0.25


def letter_scores(
    asked: str, texts: Sequence[str], headings: Sequence[str], worth: Mapping[str, float] | None = None
) -> NDArray[np.float64]:
    """The BM25 of each text, with a share of its headings, for the letters and figures of ``asked``; all are folded.

    ``worth`` is what each letter weighs, and under "" any other. The mean length is that of the texts given.
    """
    known = _letter_worth() if worth is None else worth
    wanted = Counter(letter for letter in asked if letter.isalnum())
    if not wanted or not texts:
        return np.zeros(len(texts))
    above = {heading: _held(wanted, heading) for heading in set(headings)}
    held = np.array([_held(wanted, text) for text in texts], dtype=np.float64)
    held += HEADING_SHARE * np.array([above[heading] for heading in headings])
    pairs = zip(texts, headings, strict=True)
    lengths = np.array([len(text) + HEADING_SHARE * len(heading) for text, heading in pairs])
    norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0))
    weights = np.array([times * known.get(letter, known[""]) for letter, times in wanted.items()])
    scores: NDArray[np.float64] = (held * (K1 + 1) / (held + norm[:, None])) @ weights
    return scores


def _held(letters: Iterable[str], text: str) -> list[int]:
    return [text.count(letter) for letter in letters]


@cache
def _letter_worth() -> dict[str, float]:
    rarity, echo = letter_rarity(), shipped_echo().letters
    return {letter: rarity.get(letter, rarity[""]) * echo.get(letter, 1.0) for letter in (*rarity, *echo)}


@cache
def letter_rarity(path: Path = LETTERS_FILE) -> dict[str, float]:
    """The idf of each letter that was counted, and under "" that of any other.

    Raises LibraryDamaged when the file is not what it should be.
    """
    try:
        counted = json.loads(path.read_bytes())
        of_all, held = int(counted["passages"]), {"": 0, **counted["held"]}
        return {letter: idf(n, of_all) for letter, n in held.items()}
    except (OSError, KeyError, ValueError, TypeError) as error:
        message = f"字频表“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error
