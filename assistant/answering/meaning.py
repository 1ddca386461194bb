"""What speaks for a statement by its words and by its meaning together: it is no answer where both say little.

How the bar was chosen: docs/decisions/0022-support-by-meaning.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.question_terms import unknown_matters
from assistant.answering.statements import TOLD_AT_LENGTH
from assistant.search.closeness import closeness

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.answering.statements import Statement
    from assistant.model import Query

BY_MEANING = 1.5  # what the cosine with the question counts beside the score
LEAST_SUPPORT = 0.92  # of both, for an answer that is told at length
# Where the question names a matter of which the library never writes, nor of its field: 共享单车, 宅基地.
LEAST_BESIDE_A_MATTER = 1.12
HEARD_BEFORE = 80  # characters before a sentence, which say what it is about


def is_told_at_length(query: Query) -> bool:
    """Whether the question is answered in sentences or members, and not with a figure, a date or a verdict."""
    return query.kind in TOLD_AT_LENGTH and not query.expects


def is_supported(gathered: Gathered, statement: Statement) -> bool:
    """Whether words and meaning together speak for the statement, where no figure settles what is asked."""
    query = gathered.query
    if query.kind == "fact" and lacks_a_matter(gathered, statement):
        return False  # 公积金能贷多少年
    if not (is_told_at_length(query) or (query.kind == "verify" and not query.quantities)):
        return True
    least = LEAST_BESIDE_A_MATTER if lacks_a_matter(gathered, statement) else LEAST_SUPPORT
    return support(query, statement) >= least


def lacks_a_matter(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question names a matter of which the library never writes, and the statement not of its field."""
    return any(term.word in statement.missing for term in unknown_matters(gathered.terms))


def support(query: Query, statement: Statement) -> float:
    """The statement's score, and how near it is to the question by meaning with what stands before it."""
    text = statement.document.text
    heard = text[max(0, statement.start - HEARD_BEFORE) : statement.end]
    return statement.score + BY_MEANING * closeness(query.text, heard)
