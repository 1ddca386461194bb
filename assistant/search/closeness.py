"""How near two texts are by meaning, told by the shipped embedding whatever model the library was made with.

It is asked of a few stretches at each question, which no larger model could encode in time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.search.embedding import shipped_embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_HAND = 16_384  # vectors of a kilobyte each; one question after another comes upon the same stretches


def closeness(one: str, other: str) -> float:
    """The cosine of the vectors of two texts; 0 where one has no known character."""
    return float(_vector(one) @ _vector(other))


@lru_cache(maxsize=AT_HAND)
def _vector(text: str) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = shipped_embedder().encode_passages([text])[0]
    return vector
