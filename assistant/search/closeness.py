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
_vectors: dict[str, NDArray[np.float32]] = {}


def closeness(one: str, other: str) -> float:
    """The cosine of the vectors of two texts; 0 where one has no known character."""
    return closenesses(one, [other])[0]


def closenesses(one: str, others: Sequence[str]) -> list[float]:
    """The cosine of a text with each of some others."""
    texts = (one, *others)
    if missing := [text for text in dict.fromkeys(texts) if text not in _vectors]:
        if len(_vectors) + len(missing) > AT_HAND:
            _vectors.clear()
            missing = list(dict.fromkeys(texts))
        _vectors.update(zip(missing, shipped_embedder().encode_passages(missing), strict=True))
    return [float(_vectors[one] @ _vectors[other]) for other in others]
