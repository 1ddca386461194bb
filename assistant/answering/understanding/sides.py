"""Whether a text speaks of the side that is asked about: 国外 is not 国内 (``opposites`` in terms.yaml)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable


def sides_agree(question: str, nearest_first: Iterable[str]) -> bool:
    """False where the nearest text that names a side of what the question asks about names only another side."""
    wanted = _wanted(question)
    if not wanted:
        return True  # almost every question
    opposites = load_terms().opposites
    texts = [fold(text) for text in nearest_first]
    for both, side in wanted.items():
        told = next((named for text in texts if (named := _named(text, both, opposites[both]))), side)
        if not side & told:
            return False
    return True


@lru_cache(maxsize=64)
def _wanted(question: str) -> dict[str, frozenset[str]]:
    """The one side that the question names, of each thing that has sides."""
    asked = fold(question)
    named = ((both, _named(asked, both, sides)) for both, sides in load_terms().opposites.items())
    return {both: sides for both, sides in named if len(sides) == 1}


def _named(text: str, both: str, sides: Iterable[str]) -> frozenset[str]:
    if both in text:
        return frozenset(sides)
    return frozenset(side for side in sides if side in text)
