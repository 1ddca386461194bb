"""Since when something is so (哪年开始的, 什么时候提出的): what speaks of its beginning, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import names_any
from assistant.answering.evidence.time_and_place import dates_in
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

NEAR = 12  # characters between a beginning and its date: in 2021年，…于2015年启动 it is the second
AS_GOOD = 0.55  # of the best score: one that says 起 for 开始 matches a word less


def asks_beginning(query: Query) -> bool:
    """Whether the question asks since when something is so."""
    return load_cues().begins["asked"].search(query.text) is not None


def tells_beginning(terms: Sequence[Term], text: str) -> bool:
    """Whether the text speaks of a beginning, of something that the question names: not of the first fair under a plan.

    Where the question names nothing but places, any beginning will do.
    """
    return _begins(text) and names_any(terms, fold(text))


def earliest_first(query: Query, terms: Sequence[Term], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, of those nearly as good as the best the one that tells the earliest beginning first.

    It must name all that the best dated one names: what began earlier may be another thing.
    """
    if not asks_beginning(query):
        return tuple(statements)
    dated = [statement for statement in statements if "date" not in statement.faults]
    begun = [
        (min(dates), -statement.score, at)
        for at, statement in enumerate(dated)
        if statement.score >= AS_GOOD * dated[0].score
        and not set(statement.faults) - set(dated[0].faults)
        and not {word for word in statement.missing if not _begins(word)} - set(dated[0].missing)
        and tells_beginning(terms, statement.text)
        and (dates := tuple(_begun(statement.text)))
    ]
    if not begun:
        return tuple(statements)
    first = dated[min(begun)[2]]
    return (first, *(statement for statement in statements if statement is not first))


def _begins(text: str) -> bool:
    return load_cues().begins["told"].search(text) is not None


def _begun(text: str) -> Iterator[date]:
    """The dates that stand at a word for a beginning."""
    words = [(found.start(), found.end()) for found in load_cues().begins["told"].finditer(text)]
    for named in dates_in(text):
        if named.value.first and any(named.end >= start - NEAR and named.start <= end + NEAR for start, end in words):
            yield named.value.first
