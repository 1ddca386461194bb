"""Whether a text speaks of the side that is asked about: 国外 is not 国内 (``opposites`` in terms.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable


def sides_agree(question: str, nearest_first: Iterable[str]) -> bool:
    """False where the nearest text that names a side of what the question asks about names only another side."""
    asked = fold(question)
    opposites = load_terms().opposites
    wanted = {both: named for both, sides in opposites.items() if len(named := _named(asked, both, sides)) == 1}
    if not wanted:
        return True  # almost every question
    texts = [fold(text) for text in nearest_first]
    for both, side in wanted.items():
        told = next((named for text in texts if (named := _named(text, both, opposites[both]))), side)
        if not side & told:
            return False
    return True


def _named(text: str, both: str, sides: Iterable[str]) -> frozenset[str]:
    if both in text:
        return frozenset(sides)
    return frozenset(side for side in sides if side in text)
