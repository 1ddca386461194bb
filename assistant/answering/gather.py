"""What the library holds for a question: passages, their statements, enumerations, and facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.enumerations import Enumeration, enumerations
from assistant.answering.relevance import Term, question_terms
from assistant.answering.statements import Statement, statements
from assistant.model import Searched

if TYPE_CHECKING:
    from assistant.library.open import Library
    from assistant.model import Evidence, Query

PASSAGES = 10


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything an answer may be written from."""

    query: Query
    terms: tuple[Term, ...]
    evidence: tuple[Evidence, ...]
    statements: tuple[Statement, ...]
    enumerations: tuple[Enumeration, ...]
    searched: Searched


def gather(query: Query, library: Library) -> Gathered:
    """Search the library for the question; nothing is searched for a declined one."""
    if query.kind == "declined":
        return Gathered(query, (), (), (), (), Searched(0, 0))
    terms = question_terms(query, library.rarity)
    evidence = library.search(query.text, k=PASSAGES, filters=query.filters)
    counts = library.searched(query.filters)
    return Gathered(
        query=query,
        terms=terms,
        evidence=evidence,
        statements=statements(query, terms, evidence, library.document),
        enumerations=enumerations(query, terms, evidence, library.document),
        searched=counts,
    )
