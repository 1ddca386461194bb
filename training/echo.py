"""Counts how often the text that is asked for says a word, or a letter, of its question: what the search weighs it by.

The weight is the root of that share by the mean share; the root was chosen on the part ``ranking``, where the share
itself was too much. A question counts once, however many texts belong to it: a law's title belongs to each article.
Places and figures are not counted: they tell which document is meant, which says so in its title.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from training.data import Pair

# Pairs in which the first text was made to ask for the second, and is no neighbour of it.
HEADING_KIND = "heading_para"
ASKING_KINDS = frozenset({"qa", "qa_sent", "title_text", HEADING_KIND})
PLACE_TAG = "ns"  # of jieba
# What is seldom asked is taken for as reliable as the mean, as if it had been counted so often besides.
WORD_PRIOR, LETTER_PRIOR = 4.0, 8.0
FEWEST = 2
ROOT = 0.5
DIGITS = 2


def write_echo(pairs: Iterable[Pair], path: Path) -> None:
    """Write what ``assistant.search.echo`` reads."""
    texts_of: dict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        if pair.kind in ASKING_KINDS:
            # A heading has its document's title before it.
            question = pair.question if pair.kind != HEADING_KIND else pair.question.replace(pair.document, "")
            texts_of[question][fold(pair.text)] = None
    words, letters = _Counted(), _Counted()
    places = frozenset(map(fold, load_terms().places))
    for question, texts in texts_of.items():
        tagged = open_words().tagged(open_words().without_asking(question))
        asked = {word for word, tag in tagged if _counts(word, tag, places)}
        words.add({word for word in asked if len(word) > 1}, texts)
        letters.add({letter for word in asked for letter in word if letter.isalnum()}, texts)
    about = (
        "what a question's words and letters weigh, by how often the texts asked for say them: training/echo.py; "
        "read by assistant/search/echo.py"
    )
    content = {"about": about, "words": words.weights(WORD_PRIOR), "letters": letters.weights(LETTER_PRIOR)}
    path.write_text(json.dumps(content, ensure_ascii=False) + "\n", encoding="utf-8")


def _counts(word: str, tag: str, places: Collection[str]) -> bool:
    return not (tag.startswith(PLACE_TAG) or word in places or any(map(str.isdigit, word)))


class _Counted:
    """In how many questions each token stood, and in how many of those the text said it."""

    def __init__(self) -> None:
        self._asked: Counter[str] = Counter()
        self._said: defaultdict[str, float] = defaultdict(float)

    def add(self, tokens: Iterable[str], texts: Mapping[str, None]) -> None:
        """Count a question's tokens against its texts, each of which is a part of one."""
        for token in tokens:
            self._asked[token] += 1
            self._said[token] += sum(token in text for text in texts) / len(texts)

    def weights(self, prior: float) -> dict[str, float]:
        """The weight of each token that does not weigh as the mean does, the most frequent first."""
        mean = sum(self._said.values()) / max(sum(self._asked.values()), 1)
        weights = {
            token: round(((self._said[token] + prior * mean) / (asked + prior) / mean) ** ROOT, DIGITS)
            for token, asked in sorted(self._asked.items(), key=lambda counted: (-counted[1], counted[0]))
            if asked >= FEWEST and mean
        }
        return {token: weight for token, weight in weights.items() if weight != 1}
