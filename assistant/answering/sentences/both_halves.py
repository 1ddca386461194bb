"""What two things that a question joins (国企改革和民营企业) are told of: where one is left out, what is said of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.answering.sentences.behind import of_spans
from assistant.answering.sentences.labelled import labelled
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
BELOW_A_TITLE = 2  # sentences, where what names the other thing is a title (严控金融风险。)
LEAST_SCORE = 0.5  # of the best statement's score
_JOINED = re.compile("[^，。？的]{0,4}[和与及、跟][^，。？的]{0,3}")


def other_halves(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """For each of two things that the question joins and no chosen statement names, the best statement that does."""
    added: list[Statement] = []
    for thing in _joined_things(gathered):
        told = (*chosen, *added)
        if any(_says(thing, one) for one in told):
            continue
        least = LEAST_SCORE * chosen[0].score
        rest = [one for one in gathered.statements if one not in chosen and not one.faults and one.score >= least]
        said = [one for one in rest if _says(thing, one)]  # 融资 of the debts is of 金融, and 严控金融风险 says it
        of_its_field = [] if any(_is_of_field(thing, one) for one in told) else rest
        for one in [*said, *(one for one in of_its_field if _is_of_field(thing, one))][:1]:
            added += [one, *of_spans(gathered, one, labelled(one))[:BELOW_A_TITLE]]
    return added


def _joined_things(gathered: Gathered) -> Iterator[Term]:
    """The things of the question that stand on both sides of 和 or 、; 金融领域和政府债务 joins 金融 and 政府债务."""
    asked, passed = fold(gathered.query.text), load_terms().stances | load_terms().filling
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


def _says(thing: Term, statement: Statement) -> bool:
    return coverage((thing,), fold(statement.text))[0] >= NAMED


def _is_of_field(thing: Term, statement: Statement) -> bool:
    return thing.word not in place_forms() and is_of_field(thing, fold(statement.text))
