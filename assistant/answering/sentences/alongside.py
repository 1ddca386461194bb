"""The sentences next to the best one that are as near to the question by meaning: what it says goes on in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import is_told_at_length
from assistant.answering.evidence.polarity import lacks_denial
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.search.closeness import closenesses

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

MOST = 4
AS_NEAR = 0.6  # of the best sentence's cosine with the question, for a sentence next to it
LEAST_NEAR = 0.2


def alongside(gathered: Gathered, best: Statement) -> list[Statement]:
    """The sentences before and behind the best one in its line, as long as each is about as near as the best one is."""
    spans, at = with_line(best)
    if not is_told_at_length(gathered.query) or len(spans) < 2 or spans[at][0] != best.start:
        return []
    text = best.document.text
    query, said = gathered.query, [text[start:end] for start, end in spans]
    near = closenesses(query.text, said)
    least = max(LEAST_NEAR, AS_NEAR * max(near[at], best.nearness))
    first = last = at
    while last - first < MOST:
        beside = (place for place in (first - 1, last + 1) if 0 <= place < len(spans) and near[place] >= least)
        sides = [place for place in beside if not lacks_denial(query, gathered.terms, said[place])]
        if not sides:
            break
        nearer = max(sides, key=lambda place: near[place])
        first, last = min(first, nearer), max(last, nearer)
    return of_spans(gathered, best, [*spans[first:at], *spans[at + 1 : last + 1]])
