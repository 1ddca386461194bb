"""What a sentence opens with: official prose puts the matter first (强化生育保障，加大……), and the rest is about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term

LONGEST_OPENING = 30
FEWEST_LISTED = 2  # signs between things of one clause
NAMED = 0.5  # how far an opening must match a thing to be about it
_BREAK = re.compile("[，,；;：:。]")
_LEADS = re.compile("(?:一年来|五年来|同时|此外|另外|今年|当前|目前|其中|特别是|深入贯彻[^，]{0,20})，")


def opening(text: str) -> str:
    """The first clause of a sentence, without what only leads to it; of one that lists several things the first."""
    led = _LEADS.match(text)
    said = text[led.end() :] if led else text
    end = _BREAK.search(said)
    clause = said[: min(end.start() if end else len(said), LONGEST_OPENING)]
    return clause.split("、", 1)[0] if clause.count("、") >= FEWEST_LISTED else clause


def opens_on(things: Sequence[Term], text: str) -> bool:
    """Whether the first clause names one of the things, or speaks of its field."""
    said = fold(opening(text))
    matched = coverage(things, said)
    return any(match >= NAMED or is_of_field(thing, said) for thing, match in zip(things, matched, strict=True))
