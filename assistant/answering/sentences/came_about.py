"""How something came about (怎么来的), told by the document that is about it: when it was founded, and what before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage
from assistant.answering.sentences.evidence_bar import is_evidence
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

LEAST_COVERED = 0.7  # of the question
NAMED = 0.75  # of each thing of the question, by the document's title


def came_about(gathered: Gathered) -> list[Statement]:
    """The sentences on it of one section of the document that the question's thing has for its title; [] for none."""
    cues = load_cues().came_about
    if not cues["asked"].search(gathered.query.text):
        return []
    told = [one for one in gathered.statements if cues["told"].search(one.text) and one.covered >= LEAST_COVERED]
    first = next((one for one in told if _is_about_it(gathered, one) and is_evidence(gathered, one)), None)
    if first is None:
        return []
    section = first.document.section_at(first.start)
    same = (one for one in told if one.document.id == first.document.id)
    return [one for one in same if one.document.section_at(one.start) == section]


def _is_about_it(gathered: Gathered, statement: Statement) -> bool:
    passed = places_and_stances()
    things = [term for term in gathered.terms if term.thing and term.word not in passed]
    named = coverage(things, fold(statement.document.title))
    return bool(things) and min(named) >= NAMED
