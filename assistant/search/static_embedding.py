"""The shipped embedding: a text's vector is the sum of its tokens' vectors, made unit; numpy is all it needs.

The folder is in the form that ``SentenceTransformer(folder)`` loads (a StaticEmbedding module, then Normalize), and
both give the same vectors. A token's vector is kept as whole numbers of one byte with one scale for each token. The
tokenizer is a WordPiece without a prefix for continuing pieces: from left to right, always the longest token that fits.
Every character that is no token of its own separates, so nothing is ever unknown, and a text without a known character
has the zero vector.

A text's vector is the same to the last bit wherever it is made and whichever texts are encoded with it: the sums are
sums of whole numbers, which a double holds exactly, so that their order, another one in every linear algebra library
and for every number of rows, makes no difference.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Codes = NDArray[np.uint64]
    Numbers = NDArray[np.signedinteger[Any]]

# The tokens of tokenizer.json in their order, a line each: read in a tenth of the time, and by people.
VOCABULARY_FILE, WEIGHTS_FILE = "vocabulary.txt", "model.safetensors"
# Texts are encoded so many at a time: their counts of distinct tokens are one dense matrix.
BATCH = 64
FEW = 2_000  # tokens that are sorted sooner than they are counted among all there are
# Steps of a token's scale: a byte times 2^27 leaves a double, exact up to 2^53, room for the sum of 2^19 tokens.
SCALE_STEPS = 1 << 27
# An odd number with well mixed bits (2^64 divided by the golden ratio), for hashes of stretches of characters.
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
TABLE_BITS = 18
TABLE_SIZE = 1 << TABLE_BITS
LAST_CHARACTER = 0x10FFFF
SEPARATOR = -1
# In the hash table: nothing, or the beginning of a longer token that is no token itself.
EMPTY, PREFIX = -1, -2
FULL_WIDTH, HALF_WIDTH_BELOW = (0xFF01, 0xFF5E), 0xFEE0
# Between two texts that are cut together; never a token.
BORDER = "\n"


class StaticEmbedding:
    """The model of one folder."""

    def __init__(self, folder: Path) -> None:
        """Load it; raises OSError, KeyError or ValueError when the folder holds no such model."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        tokens = (folder / VOCABULARY_FILE).read_text(encoding="utf-8").splitlines()
        try:
            weights = load_file(folder / WEIGHTS_FILE)
        except SafetensorError as error:
            raise ValueError(str(error)) from error
        self._cutter = TokenCutter(tokens)
        self._vectors = weights["embeddings"]
        self._scales = _as_whole_numbers(weights["weights"])
        if not len(tokens) == len(self._vectors) == len(self._scales):
            message = f"{len(tokens)} tokens, {len(self._vectors)} token vectors, {len(self._scales)} scales"
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
        held, places = np.unique(tokens, return_inverse=True) if len(tokens) < FEW else self._distinct(tokens)
        counts = np.bincount(rows * len(held) + places, minlength=len(texts) * len(held))
        sums = (counts.reshape(len(texts), -1) * self._scales[held]) @ self._vectors[held].astype(np.float64)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return np.asarray(unit, dtype=np.float32)

    def _distinct(self, tokens: Numbers) -> tuple[Numbers, Numbers]:
        """The distinct tokens in order, and for each token its place among them, without sorting."""
        held = np.flatnonzero(np.bincount(tokens, minlength=len(self._vectors)))
        place = np.zeros(len(self._vectors), dtype=np.int64)
        place[held] = np.arange(len(held))
        return held, place[tokens]


def _as_whole_numbers(scales: NDArray[np.float32]) -> NDArray[np.float64]:
    """The scales in steps of a small part of the largest: what they are multiplied by falls out of a unit vector."""
    largest = float(np.max(scales, initial=0.0))
    return np.rint(scales.astype(np.float64) * (SCALE_STEPS / largest)) if largest else scales.astype(np.float64)


class TokenCutter:
    """Cuts many texts at once: the longest token at every place is looked up first, then the places are walked."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Make the hash tables of the tokens, numbered in their order; each character of one must be one too."""
        lengths = np.fromiter(map(len, vocabulary), dtype=np.int64, count=len(vocabulary))
        letters = _codes("".join(vocabulary))
        starts = np.cumsum(lengths) - lengths
        singles = np.flatnonzero(lengths == 1)
        self._single = np.full(LAST_CHARACTER + 1, SEPARATOR, dtype=np.int32)
        self._single[letters[starts[singles]]] = singles
        self._keys = np.zeros(TABLE_SIZE, dtype=np.uint64)
        self._numbers = np.full(TABLE_SIZE, EMPTY, dtype=np.int32)
        begun = [np.zeros(0, dtype=np.uint64)]
        for length in range(2, int(lengths.max(initial=1)) + 1):
            numbers = np.flatnonzero(lengths == length)
            *shorter, complete = _chained(letters[starts[numbers, None] + np.arange(length)])
            begun.extend(shorter)
            self._insert(complete, numbers)
        prefixes = np.sort(np.concatenate(begun))
        prefixes = prefixes[np.append(True, prefixes[1:] != prefixes[:-1])[: len(prefixes)]]
        prefixes = prefixes[self._look_up(prefixes) == EMPTY]
        self._insert(prefixes, np.full(len(prefixes), PREFIX))

    def tokens(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The numbers of all tokens in order, and for each the place of its text in ``texts``."""
        codes = _codes(_folded(BORDER.join(text.replace(BORDER, " ") for text in texts)))
        numbers = self._single[codes]
        steps = np.ones(len(codes), dtype=np.int64)
        places = np.flatnonzero(numbers != SEPARATOR)
        hashes = codes[places]
        length = 1
        while True:
            length += 1
            within = places < len(codes) - length + 1
            places, hashes = places[within], hashes[within]
            hashes = hashes * MULTIPLIER + codes[places + length - 1]
            found = self._look_up(hashes)
            begun = found != EMPTY
            places, hashes, found = places[begun], hashes[begun], found[begun]
            if not len(places):
                break
            whole = found != PREFIX
            numbers[places[whole]] = found[whole]
            steps[places[whole]] = length
        starts = _walked(steps, numbers == SEPARATOR)
        borders = np.flatnonzero(codes == ord(BORDER))
        return numbers[starts].astype(np.int64), np.searchsorted(borders, starts)

    def _insert(self, keys: Codes, numbers: Numbers) -> None:
        """Put the keys, no two of them the same, into the first free slot at or behind their own."""
        slots = _slots(keys)
        while len(keys):
            free = self._numbers[slots] == EMPTY
            self._keys[slots[free]] = keys[free]  # where several want a slot, the last one written has it
            placed = free & (self._keys[slots] == keys)
            self._numbers[slots[placed]] = numbers[placed]
            keys, numbers, slots = keys[~placed], numbers[~placed], (slots[~placed] + 1) % TABLE_SIZE

    def _look_up(self, keys: Codes) -> Numbers:
        """What is held for each key; EMPTY for a key that is not held."""
        slots = _slots(keys)
        found = self._numbers[slots]
        wrong = np.flatnonzero((found != EMPTY) & (self._keys[slots] != keys))
        while len(wrong):
            slots[wrong] = (slots[wrong] + 1) % TABLE_SIZE
            found[wrong] = self._numbers[slots[wrong]]
            wrong = wrong[(found[wrong] != EMPTY) & (self._keys[slots[wrong]] != keys[wrong])]
        return found


def _folded(text: str) -> str:
    """NFKC and lower case; full-width forms are made half-width first, because NFKC is slow where it has work to do."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).copy()
    codes[(codes >= FULL_WIDTH[0]) & (codes <= FULL_WIDTH[1])] -= HALF_WIDTH_BELOW
    return unicodedata.normalize("NFKC", codes.tobytes().decode("utf-32-le")).lower()


def _codes(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)


def _chained(codes: Codes) -> list[Codes]:
    """The hashes of the first two, three … and of all code points of each row, the same that ``tokens`` makes.

    No two tokens may share one.
    """
    hashes = [codes[:, 0]]
    for column in codes.T[1:]:
        hashes.append(hashes[-1] * MULTIPLIER + column)
    return hashes[1:]


def _slots(keys: Codes) -> Numbers:
    """The slot of each key in the tables: its bits mixed, the highest of them taken."""
    return (((keys ^ (keys >> np.uint64(29))) * MULTIPLIER) >> np.uint64(64 - TABLE_BITS)).astype(np.int64)


def _walked(steps: Numbers, separators: NDArray[np.bool_]) -> Numbers:
    """The places, none of them a separator, that are reached from the first place by going ``steps[place]`` ahead.

    A step never leads over a separator, so the walk begins anew behind each. All walks go on together, and twice as
    far in each round.
    """
    end = len(steps)
    reached = np.ones(end + 1, dtype=bool)
    reached[1:end] = separators[:-1]
    ahead = np.append(np.arange(end) + steps, end)
    while True:
        new = ahead[reached]
        if reached[new].all():
            return np.flatnonzero(reached[:end] & ~separators)
        reached[new] = True
        ahead = ahead[ahead]
