"""Districts, counties and towns that a text names and the term file does not know: 梁溪区2023年GDP是多少.

A figure of the city, or of the district beside, is told of none of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.naming import places_in
from assistant.search.words import open_words

_DISTRICT = re.compile(
    "(?=(?P<name>(?![年月日的在和与比])[一-龥]{2}(?<!高新|经开)(?:新区|街道|自治县|(?<!城)镇|[区县乡])))"
)
_PLACES = frozenset({"ns", "nr", "nrt"})  # jieba's tags of places, and of persons, whose names many a town has


@lru_cache(maxsize=8192)
def districts_in(text: str) -> tuple[tuple[str, int], ...]:
    """The names of districts and where each starts, in the text's order; those of the term file are none of them."""
    bounds, tags = _tokens(text)
    found: list[tuple[str, int]] = []
    for match in _DISTRICT.finditer(text):
        start, name = match.start(), match["name"]
        if start not in bounds or start + len(name) not in bounds or places_in(name):
            continue
        if any(tags.get(at) in _PLACES for at in range(start, start + len(name))):
            found.append((name, start))
    return tuple(found)


def district_of(text: str, at: int) -> str:
    """The last district that the text names in front of a place in it; "" where it names none."""
    return next((name for name, start in reversed(districts_in(text)) if start < at), "")


def _tokens(text: str) -> tuple[frozenset[int], dict[int, str]]:
    """Where words start and end, and the tag of the word at each start."""
    at, bounds, tags = 0, {0}, {}
    for word, tag in open_words().tagged(text):
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        tags[start] = tag
        bounds |= {start, at}
    return frozenset(bounds), tags
