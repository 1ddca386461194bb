"""The shipped embedding: a text's vector is the sum of its tokens' vectors, made unit; numpy is all it needs.

The folder is in the form that ``SentenceTransformer(folder)`` loads (a StaticEmbedding module, then Normalize), and both
give the same vectors. A token's vector is kept as whole numbers of one byte with one scale for each token. The
tokenizer is a WordPiece without a prefix for continuing pieces: from left to right, always the longest token that fits.
Every character that is no token of its own separates, so nothing is ever unknown, and a text without a known character
has the zero vector.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Numbers = NDArray[np.int64]

TOKENIZER_FILE, WEIGHTS_FILE = "tokenizer.json", "model.safetensors"
# Texts are encoded so many at a time: their counts of distinct tokens are one dense matrix.
BATCH = 64
# An odd number with well mixed bits (2^64 divided by the golden ratio), for hashes of stretches of characters.
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
TABLE_BITS = 20
TABLE_SIZE = 1 << TABLE_BITS
LAST_CHARACTER = 0x10FFFF
SEPARATOR = -1
# Between two texts that are cut together; never a token.
BORDER = "\n"


class StaticEmbedding:
    """The model of one folder."""

    def __init__(self, folder: Path) -> None:
        """Load it; raises OSError, KeyError or ValueError when the folder holds no such model."""
        from safetensors.numpy import load_file

        described = json.loads((folder / TOKENIZER_FILE).read_bytes())
        weights = load_file(folder / WEIGHTS_FILE)
        self._cutter = TokenCutter(described["model"]["vocab"])
        self._vectors = weights["embeddings"]
        self._scales = weights["weights"].astype(np.float32)
        if len(self._vectors) != len(self._scales):
            message = f"{len(self._vectors)} token vectors, but {len(self._scales)} scales"
            raise ValueError(message)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._vectors.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of shape (len(texts), dimension); the zero vector for a text without known characters."""
        batches = [self._encode(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        return np.vstack([np.zeros((0, self.dimension), dtype=np.float32), *batches])

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        tokens, rows = self._cutter.tokens(texts)
        held, place = np.unique(tokens, return_inverse=True)
        counts = np.bincount(rows * len(held) + place, minlength=len(texts) * len(held))
        sums = counts.reshape(len(texts), -1).astype(np.float32) @ (self._vectors[held] * self._scales[held, None])
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)


class TokenCutter:
    """Cuts many texts at once: the longest token at every place is looked up first, then the places are walked."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Make the hash tables of a vocabulary, token → number; each character of a token must be a token too."""
        by_length: dict[int, list[str]] = {}
        for token in vocabulary:
            by_length.setdefault(len(token), []).append(token)
        singles = by_length.pop(1, [])
        self._single = np.full(LAST_CHARACTER + 1, SEPARATOR, dtype=np.int32)
        self._single[[ord(token) for token in singles]] = [vocabulary[token] for token in singles]
        self._longest = max(by_length, default=1)
        self._keys = np.zeros(TABLE_SIZE, dtype=np.uint64)
        self._numbers = np.full(TABLE_SIZE, SEPARATOR, dtype=np.int32)
        for length, tokens in by_length.items():
            codes = _codes("".join(tokens)).reshape(-1, length)
            self._insert(_chained(codes), np.array([vocabulary[token] for token in tokens]))

    def tokens(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The numbers of all tokens in order, and for each the place of its text in ``texts``."""
        joined = BORDER.join(unicodedata.normalize("NFKC", text).lower().replace(BORDER, " ") for text in texts)
        codes = _codes(joined)
        numbers = self._single[codes]
        steps = np.ones(len(codes), dtype=np.int64)
        hashes = codes.copy()
        for length in range(2, min(self._longest, len(codes)) + 1):
            hashes = hashes[:-1] * MULTIPLIER + codes[length - 1 :]
            places, found = self._look_up(hashes)
            numbers[places] = found
            steps[places] = length
        starts = np.array(_walk(steps.tolist()), dtype=np.int64)
        starts = starts[numbers[starts] != SEPARATOR]
        borders = np.flatnonzero(codes == ord(BORDER))
        return numbers[starts].astype(np.int64), np.searchsorted(borders, starts)

    def _insert(self, keys: Codes, numbers: Numbers) -> None:
        """Put the keys into the first free slot at or behind their own, those that want the same slot in turn."""
        slots = _slots(keys)
        while len(keys):
            free = self._numbers[slots] == SEPARATOR
            _, first = np.unique(slots, return_index=True)
            placed = np.zeros(len(keys), dtype=bool)
            placed[first] = free[first]
            self._keys[slots[placed]] = keys[placed]
            self._numbers[slots[placed]] = numbers[placed]
            keys, numbers, slots = keys[~placed], numbers[~placed], (slots[~placed] + 1) % TABLE_SIZE

    def _look_up(self, keys: Codes) -> tuple[Numbers, Numbers]:
        """The places among ``keys`` of those that are held, and their numbers."""
        slots = _slots(keys)
        places = np.flatnonzero(self._numbers[slots] != SEPARATOR)
        slots = slots[places]
        held: list[Numbers] = []
        numbers: list[Numbers] = []
        while len(places):
            same = self._keys[slots] == keys[places]
            held.append(places[same])
            numbers.append(self._numbers[slots[same]])
            places, slots = places[~same], (slots[~same] + 1) % TABLE_SIZE
            taken = self._numbers[slots] != SEPARATOR
            places, slots = places[taken], slots[taken]
        return (np.concatenate(held), np.concatenate(numbers)) if held else (places, places)


def _codes(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)


def _chained(codes: Codes) -> Codes:
    """One hash a row of code points, the same that ``tokens`` makes step by step; no two tokens may share one."""
    hashes = codes[:, 0].copy()
    for column in codes.T[1:]:
        hashes = hashes * MULTIPLIER + column
    return hashes


def _slots(keys: Codes) -> Numbers:
    """The slot of each key in the tables: its bits mixed, the highest of them taken."""
    return (((keys ^ (keys >> np.uint64(29))) * MULTIPLIER) >> np.uint64(64 - TABLE_BITS)).astype(np.int64)


def _walk(steps: list[int]) -> list[int]:
    """The places that a walk over ``steps`` from the first place touches."""
    touched = []
    at = 0
    while at < len(steps):
        touched.append(at)
        at += steps[at]
    return touched
