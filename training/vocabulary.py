"""The tokens of the embedding: every character that the texts hold, and the words that stand in them often enough."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from assistant.search.static_embedding import _folded
from assistant.search.words import HAN, open_words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD = 8
RAREST_CHARACTER, RAREST_WORD = 2, 4
TOKEN = re.compile(rf"[{HAN}]{{2,{LONGEST_WORD}}}|[a-z]{{2,12}}|\d{{2,4}}|\d+\.\d+")
ALWAYS = "abcdefghijklmnopqrstuvwxyz0123456789%&+"
UNKNOWN = "[UNK]"


def fit_vocabulary(texts: Iterable[str], size: int) -> tuple[str, ...]:
    """``size`` tokens at most: first the characters, then the words, the most frequent first."""
    import rjieba

    open_words()  # teaches the cutter the project's own terms
    counted: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for text in texts:
        folded = _folded(text)
        characters.update(folded)
        for word in rjieba.cut(folded):
            if TOKEN.fullmatch(word):
                counted[word] += 1
        counted.update(re.findall(r"(?:19|20)\d\d(?=年)", folded))
    single = dict.fromkeys(ALWAYS) | dict.fromkeys(
        character
        for character, count in sorted(characters.items())
        if count >= RAREST_CHARACTER and re.fullmatch(rf"[{HAN}]", character)
    )
    several = [
        word
        for word, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        if count >= RAREST_WORD and all(character in single for character in word)
    ]
    return (UNKNOWN, *single, *several[: size - len(single) - 1])


def tokenizer_file(vocabulary: tuple[str, ...]) -> dict[str, Any]:
    """The content of tokenizer.json: longest token first from the left, every other character separates."""
    single = "".join(sorted(token for token in vocabulary if len(token) == 1))
    known = re.escape(single).replace("/", r"\/")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]},
        "pre_tokenizer": {
            "type": "Split",
            "pattern": {"Regex": f"[^{known}]+"},
            "behavior": "Removed",
            "invert": False,
        },
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": UNKNOWN,
            "continuing_subword_prefix": "",
            "max_input_chars_per_word": 1_000_000,
            "vocab": {token: number for number, token in enumerate(vocabulary)},
        },
    }


def write_tokenizer(vocabulary: tuple[str, ...]) -> str:
    """tokenizer.json as text."""
    return json.dumps(tokenizer_file(vocabulary), ensure_ascii=False, separators=(",", ":")) + "\n"
