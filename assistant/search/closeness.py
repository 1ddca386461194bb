"""How near texts are by meaning, told by the shipped embedding whatever model the library was made with.

It is asked of the sentences that a question finds, which no larger model could encode in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.search.embedding import shipped_embedder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

AT_HAND = 16_384  # vectors of a kilobyte each; one question after another comes upon the same stretches
_held: dict[str, NDArray[np.float32]] = {}


def closeness(one: str, other: str) -> float:
    """The cosine of the vectors of two texts; 0 where one has no known character."""
    return closenesses(one, [other])[0]


def closenesses(one: str, others: Sequence[str]) -> list[float]:
    """The cosine of a text with each of some others."""
    vectors = _vectors((one, *others))
    return [float(vectors[one] @ vectors[other]) for other in others]


def _vectors(texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    """The texts' vectors, encoded together where they are not held; another thread may let go of what is held."""
    found = {text: vector for text in texts if (vector := _held.get(text)) is not None}
    if missing := [text for text in dict.fromkeys(texts) if text not in found]:
        fresh = dict(zip(missing, shipped_embedder().encode_passages(missing), strict=True))
        if len(_held) + len(fresh) > AT_HAND:
            _held.clear()
        _held.update(fresh)
        found |= fresh
    return found
