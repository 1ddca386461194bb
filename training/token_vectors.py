"""What training moves: one vector a token, and texts as the sums of their tokens' vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from assistant.search.static_embedding import TokenCutter

    Floats = NDArray[np.float32]

# Of the steps, so many to the full pace, and what is left of it at the end.
WARMING, LAST_PACE = 0.05, 0.02
FIRST, SECOND = 0.9, 0.98


class Tokens:
    """Texts as token numbers, cut once."""

    def __init__(self, cutter: TokenCutter, texts: Sequence[str]) -> None:
        self.place = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        numbers, lengths = [], []
        distinct = list(self.place)
        for at in range(0, len(distinct), 256):
            batch = distinct[at : at + 256]
            tokens, rows = cutter.tokens(batch)
            numbers.append(tokens.astype(np.int32))
            lengths.append(np.bincount(rows, minlength=len(batch)))
        self.numbers = np.concatenate(numbers)
        self.ends = np.cumsum(np.concatenate(lengths))
        self.starts = np.concatenate(([0], self.ends[:-1]))

    def of(self, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The tokens of some texts one after another, and where each text begins."""
        lengths = self.ends[places] - self.starts[places]
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        within = np.arange(lengths.sum()) - np.repeat(offsets, lengths)
        return self.numbers[np.repeat(self.starts[places], lengths) + within].astype(np.int64), offsets


class TokenVectors:
    """A direction times a length for each token, each learned on its own; only a batch's tokens move (lazy Adam)."""

    def __init__(self, start: Floats, rate: float) -> None:
        long = np.linalg.norm(start, axis=1, keepdims=True)
        self._learned = (_Learned(unit_rows(start), rate), _Learned(np.log(np.maximum(long, 1e-4)), 2 * rate))
        self._moving: tuple[NDArray[np.int64], tuple[Any, Any]] | None = None

    @property
    def values(self) -> Floats:
        """The vectors: shape (tokens, dimension)."""
        directions, lengths = (each.values for each in self._learned)
        return directions * np.exp(lengths)

    def embed(self, numbers: NDArray[np.int64], offsets: NDArray[np.int64]) -> Any:  # noqa: ANN401 - a tensor of torch
        """The texts' unit vectors, for torch to find the slope of; one call a step, since ``move`` follows it."""
        import torch
        from torch.nn import functional

        held, inverse = np.unique(numbers, return_inverse=True)
        directions, lengths = rows = (self._learned[0].rows(held), self._learned[1].rows(held))
        self._moving = held, rows
        summed = functional.embedding_bag(
            torch.from_numpy(inverse), directions * lengths.exp(), torch.from_numpy(offsets), mode="sum"
        )
        return functional.normalize(summed, dim=1)

    def move(self, pace: float) -> None:
        """One step of the tokens that were embedded last, down the slope that torch found."""
        if self._moving is None:
            message = "embed first"
            raise ValueError(message)
        held, rows = self._moving
        for each, row in zip(self._learned, rows, strict=True):
            each.move(held, row.grad.numpy(), pace)


class _Learned:
    """Numbers that are learned row by row, with Adam's two moments for each."""

    def __init__(self, values: NDArray[Any], rate: float) -> None:
        self.values: Floats = values.astype(np.float32)
        self._first, self._second = np.zeros_like(self.values), np.zeros_like(self.values)
        self._moved = np.zeros(len(values), dtype=np.int64)
        self._rate = rate

    def rows(self, held: NDArray[np.int64]) -> Any:  # noqa: ANN401 - a tensor of torch
        """Some rows as a leaf of torch's graph."""
        import torch

        return torch.from_numpy(self.values[held]).requires_grad_()

    def move(self, held: NDArray[np.int64], slope: Floats, pace: float) -> None:
        """One step down the slope of those rows."""
        self._moved[held] += 1
        times = self._moved[held, None].astype(np.float32)
        first = self._first[held] = FIRST * self._first[held] + (1 - FIRST) * slope
        second = self._second[held] = SECOND * self._second[held] + (1 - SECOND) * slope**2
        step = first / (1 - FIRST**times) / (np.sqrt(second / (1 - SECOND**times)) + 1e-8)
        self.values[held] -= self._rate * pace * step


def pace(done: int, steps: int) -> float:
    """What share of the rate a step moves by: rising at the beginning, then falling to almost nothing."""
    return min(done / (steps * WARMING), 1.0, max(LAST_PACE, (steps - done) / (steps * (1 - WARMING))))


def unit_rows(rows: NDArray[Any]) -> NDArray[Any]:
    """The rows, each of length one."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
