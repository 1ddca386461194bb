"""The sentences next to the best one that are as near to the question by meaning: what it says goes on in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.behind import of_spans
from assistant.answering.meaning import is_told_at_length
from assistant.reading.sentences import sentences
from assistant.reading.spans import lines_around
from assistant.search.closeness import closenesses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.gather import Gathered
    from assistant.answering.statements import Statement

AS_NEAR = 0.7  # of the best sentence's cosine with the question, for a sentence next to it
LEAST_NEAR = 0.25


def alongside(gathered: Gathered, best: Statement, most: int) -> Sequence[Statement]:
    """The sentences before and behind the best one in its line, as long as each is as near as the best one is."""
    if not is_told_at_length(gathered.query) or most < 1:
        return []
    text = best.document.text
    spans = sentences(text, *lines_around(text, best.start, best.end))
    at = next((place for place, (start, _) in enumerate(spans) if start == best.start), None)
    if at is None or len(spans) < 2:
        return []
    near = closenesses(gathered.query.text, [text[start:end] for start, end in spans])
    least = max(LEAST_NEAR, AS_NEAR * max(near[at], best.nearness))
    first = last = at
    while last - first < most:
        sides = [place for place in (first - 1, last + 1) if 0 <= place < len(spans) and near[place] >= least]
        if not sides:
            break
        nearer = max(sides, key=lambda place: near[place])
        first, last = min(first, nearer), max(last, nearer)
    return of_spans(gathered, best, [spans[place] for place in range(first, last + 1) if place != at])
