"""What two things that a question joins (国企改革和民营企业) are told of: where one is left out, what is said of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.answering.understanding.question_terms import place_forms
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

NAMED = 0.75
LEAST_WEIGHT = 0.15  # of the question, for a thing that is asked about as much as the other one
LEAST_OF_PLACE = 0.1
LEAST_SCORE = 0.5  # of the best statement's score
_JOINED = re.compile("[^，。？的]{0,4}[和与及、跟][^，。？的]{0,3}")


def other_halves(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """For each of two things that the question joins and no chosen statement names, the best statement that does."""
    added: list[Statement] = []
    for thing in _joined_things(gathered):
        if any(_names(thing, one) for one in (*chosen, *added)):
            continue
        least = LEAST_SCORE * chosen[0].score
        rest = (one for one in gathered.statements if one not in chosen and not one.faults and one.score >= least)
        added += [one for one in rest if _names(thing, one)][:1]
    return added


def _joined_things(gathered: Gathered) -> Iterator[Term]:
    """The things of the question that stand on both sides of 和 or 、; 金融领域和政府债务 joins 金融 and 政府债务."""
    asked, passed = (
        fold(gathered.query.text),
        load_terms().stances | load_terms().filling,
    )  # 金融领域和政府债务 joins 金融 and 政府债务
    things = [
        (asked.find(term.word), term)
        for term in gathered.terms
        if term.thing
        and (term.held or term.matter)
        and term.word not in passed
        and term.word in asked
        and term.weight >= (LEAST_OF_PLACE if term.word in place_forms() else LEAST_WEIGHT)
    ]
    in_order = sorted(things, key=lambda placed: placed[0])
    for (start, one), (begin, other) in pairwise(in_order):
        if _JOINED.fullmatch(asked, start + len(one.word), begin):
            yield from (one, other)


def _names(thing: Term, statement: Statement) -> bool:
    said = fold(statement.text)
    in_place = thing.word in place_forms()
    return coverage((thing,), said)[0] >= NAMED or (not in_place and is_of_field(thing, said))
