"""A class that a question takes for granted and no sentence has: 宜兴排在第四层次, of 宜兴属第五层次, 这一层共19个.

What is asked of that class can't be answered; the sentence that says which class the place is of is given instead, and
that the question is not right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.premises import DISPUTED
from assistant.answering.drafting import Draft
from assistant.answering.sentences.choosing import write_statements
from assistant.facts.naming import canonical_subject, places_in
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer

_CLASS = re.compile(
    "第(?P<number>[一二三四五六七八九十])(?P<kind>层次|梯队|梯次|档|等级|级)|(?P<type>[1-8])(?P<what>型[一-龥]{2,4})"
)
_CLAUSE = re.compile("[^，。；;]+(?:[，,][^，。；;]*)?")
AMONG = 8  # of the sentences found


def of_another_class(whole: Gathered, _: Shelf) -> Answer | None:
    """The sentence that puts a place of the question into another class than that does; None where none does."""
    asked = dict(_classes(fold(whole.query.text)))
    if not asked or not whole.query.subjects:
        return None
    told = next((one for one in whole.statements[:AMONG] if _is_otherwise(whole, one, asked)), None)
    if told is None:
        return None
    draft = Draft(whole.query, whole.searched)
    draft.say(DISPUTED)
    write_statements(draft, [told])
    return draft.finished("answered")


def _classes(text: str) -> Iterator[tuple[str, str]]:
    """Each kind of class that the folded text names, with which of them."""
    for found in _CLASS.finditer(text):
        yield (found["kind"], found["number"]) if found["kind"] else (found["what"], found["type"])


def _is_otherwise(whole: Gathered, statement: Statement, asked: dict[str, str]) -> bool:
    """Whether a clause names one of the places first and puts it into another class of the kind, and none into that."""
    if {"period", "place"} & set(statement.faults):
        return False
    for clause in _CLAUSE.findall(fold(statement.text)):
        named = places_in(clause)
        told = dict(_classes(clause))
        first = bool(named) and canonical_subject(named[0][0]) in whole.query.subjects
        if first and any(told.get(kind, number) != number for kind, number in asked.items()):
            return True
    return False
