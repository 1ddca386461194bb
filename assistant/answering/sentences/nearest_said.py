"""What is said nearest to a question that no sentence answers in its own words: given as that, and no more.

Whoever asks how something is done in words that no document has (外销订单不稳怎么办, of 开拓多元市场) is better served
by the sentences that the search by meaning brings to the front than by a refusal, as long as they are told what it is:
the answer is partial, and its first line says that it may be about something else. No figure is ever given so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.form import FEWEST_NAMED, asked_count, counts_in, members_given
from assistant.answering.evidence.meaning import NEAR_ALONE, is_told_at_length, lacks_a_matter
from assistant.answering.evidence.relevance import field_words
from assistant.answering.evidence.statements import OTHER_HALF
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.answering.sentences.choosing import choose
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.answering.sentences.only_counted import counts_alone
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.reading.sentences import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

NEAREST_SAID = "库中没有照这个说法写的话，意思最接近的是下面这些，请核对是不是所问："
AROUND = 2  # sentences before and after
PASSAGES = 4  # of those found, whose sentences are heard
FOUND_WORTH = 0.3  # what the place in the search is worth beside a sentence's support
NEAR_IF_NAMED = 0.16  # the cosine with the question, of a sentence of the first passages that names a matter of it
NEAR_BESIDE_A_MATTER = 0.42  # where the question names a matter of which the library never writes
SHORTEST = 5  # characters of a sentence; what is left of a page's 【字体：大 中 小】 says nothing
LEAST_NAMED = 0.75  # of a matter that the question names, in the sentence or above it


def nearest_said(gathered: Gathered) -> list[Statement]:
    """The nearest sentence with those around it in its line; none where none is near, or a figure is asked for."""
    query = gathered.query
    if not is_told_at_length(query) or query.quantities:
        return []
    ranks = {item.passage.id: rank for rank, item in enumerate(gathered.evidence)}
    told = (one for one in gathered.statements if len(strip_marks(one.text)) >= SHORTEST)
    near = [one for one in told if _is_near(gathered, one, ranks[one.passage_id])]
    if not near:
        return []
    best = max(near, key=lambda one: one.score + FOUND_WORTH / (1 + ranks[one.passage_id]))
    if query.kind == "list":
        chosen = choose(replace(gathered, statements=(best, *(one for one in gathered.statements if one is not best))))
        return [] if counts_alone(query, chosen) or _lacks_so_many(query, chosen) else chosen
    return _with_those_around(gathered, best)


def _lacks_so_many(query: Query, chosen: Sequence[Statement]) -> bool:
    """Whether the question says how many there are, and what was chosen neither counts nor gives so many."""
    asked = asked_count(query.text)
    given = len(chosen) if len(chosen) > 1 else 0
    return (
        asked >= FEWEST_NAMED
        and asked != given
        and not any(asked in counts_in(one.text) or members_given(one.text) == asked for one in chosen)
    )


def _with_those_around(gathered: Gathered, best: Statement) -> list[Statement]:
    """The statement with the sentences around it in its line, which may say it better."""
    spans, at = with_line(best)
    around = spans[max(0, at - AROUND) : at + AROUND + 1]
    told = [best, *of_spans(gathered, best, [span for span in around if span[0] != best.start])]
    return sorted(told, key=lambda one: one.start)


def _is_near(gathered: Gathered, statement: Statement, rank: int) -> bool:
    """Whether the statement is near by meaning, or speaks of a matter that is named, and of no other time or place."""
    named = max((statement.matches[at] for at in _telling(gathered.terms)), default=0.0) >= LEAST_NAMED
    least = NEAR_IF_NAMED if named and rank < PASSAGES else NEAR_ALONE
    near = statement.nearness >= least
    excused = gathered.query.kind != "list" and statement.nearness >= NEAR_BESIDE_A_MATTER
    lacking = lacks_a_matter(gathered, statement) and not excused
    near = near and not statement.faults and not lacking
    other = OTHER_HALF.get(gathered.query.stance, "")
    if not near or (other and told_at(statement.document, statement.start) == other):
        return False  # what was done, where what is to be done is asked for
    return is_to_the_point(gathered, statement)


def _telling(terms: Sequence[Term]) -> Iterator[int]:
    """Which terms a sentence must speak of: a thing that the library has, a matter, or what is done with one.

    What is done (保护) tells nothing beside a thing that the library never names and that weighs more (方言).
    """
    passed = places_and_stances()
    unheld = max((term.weight for term in terms if term.thing and not term.held), default=0.0)
    for at, term in enumerate(terms):
        if term.word in passed:
            continue
        if (term.thing and term.held) or term.matter or (field_words(term) and term.weight >= unheld):
            yield at
