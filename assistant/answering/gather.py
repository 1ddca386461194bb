"""What the library holds for a question: passages, their statements, enumerations, and facts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.enumerations import Enumeration, asks_for_members, enumerations
from assistant.answering.figures import Figure, figures
from assistant.answering.relevance import Term, question_terms
from assistant.answering.statements import Statement, statements
from assistant.model import Searched

if TYPE_CHECKING:
    from assistant.library.open import Library
    from assistant.model import Evidence, Fact, Query

PASSAGES = 10
STATEMENTS = 30  # how many of the best statements' facts are judged


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything an answer may be written from."""

    query: Query
    terms: tuple[Term, ...]
    evidence: tuple[Evidence, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    enumerations: tuple[Enumeration, ...]
    searched: Searched


class FactShelf:
    """The facts of a library's documents, by place; made anew when the library is another version."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._version = ""
        self._facts: dict[str, list[Fact]] = {}

    def between(self, document_id: str, start: int, end: int) -> list[Fact]:
        """The facts whose figure stands in ``start:end`` of the document."""
        if self._version != self._library.version:
            shelf: dict[str, list[Fact]] = defaultdict(list)
            for fact in self._library.facts():
                shelf[fact.document_id].append(fact)
            for facts in shelf.values():
                facts.sort(key=_place)
            self._facts, self._version = shelf, self._library.version
        facts = self._facts.get(document_id, [])
        return facts[bisect_left(facts, start, key=_place) : bisect_left(facts, end, key=_place)]


def _place(fact: Fact) -> int:
    return fact.start


def gather(query: Query, library: Library, shelf: FactShelf) -> Gathered:
    """Search the library for the question; nothing is searched for a declined one."""
    if query.kind == "declined":
        return Gathered(query, (), (), (), (), (), Searched(0, 0))
    terms = question_terms(query, library.rarity)
    evidence = library.search(query.text, k=PASSAGES, filters=query.filters)
    found = statements(query, terms, evidence, library.document)
    facts = [
        (fact, statement.document)
        for statement in found[:STATEMENTS]
        for fact in shelf.between(statement.document.id, statement.start, statement.end)
    ]
    return Gathered(
        query=query,
        terms=terms,
        evidence=evidence,
        statements=found,
        figures=figures(query, terms, facts),
        enumerations=enumerations(query, terms, evidence, library.document) if asks_for_members(query) else (),
        searched=library.searched(query.filters),
    )
