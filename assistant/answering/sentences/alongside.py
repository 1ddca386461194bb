"""The sentences next to the best one in which it goes on: as near by meaning, or opening on the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import is_told_at_length
from assistant.answering.evidence.polarity import lacks_denial
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.search.closeness import closenesses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

MOST, LONGEST_RUN = 4, 7
FEWEST_IN_RUN, LONGEST_OPENING = 3, 12  # sentences, and characters of the clause that each opens with
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


def opening_alike(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """The rest of a run of sentences that each open on the thing asked about, of which two are chosen.

    提振消费: 稳住商品消费，……。提质扩容服务消费，……。培育新型消费，……。激活农村消费，……。
    """
    passed = places_and_stances()
    things = {term.word[-2:] for term in gathered.terms if term.thing and term.word not in passed}
    if not is_told_at_length(gathered.query) or not things:
        return []
    for one in chosen:
        spans, at = with_line(one)
        opened = [_opening(one.document.text[start:end]) for start, end in spans]
        for thing in things:
            first = last = at
            while first > 0 and thing in opened[first - 1]:
                first -= 1
            while last + 1 < len(spans) and thing in opened[last + 1]:
                last += 1
            run = spans[first : last + 1]
            held = [
                other for other in chosen if (other.start, other.end) in run and other.document.id == one.document.id
            ]
            if thing in opened[at] and FEWEST_IN_RUN <= len(run) <= LONGEST_RUN and len(held) > 1:
                return of_spans(gathered, one, [span for span in run if span not in [(h.start, h.end) for h in held]])
    return []


def _opening(sentence: str) -> str:
    """The clause that the sentence opens with, if it is short."""
    opening = sentence.partition("，")[0]
    return opening if len(opening) <= LONGEST_OPENING else ""
