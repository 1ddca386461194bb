"""What a statement's nearness to the question by meaning adds to its score, or takes away.

A question in the asker's own words (娃上学难怎么办, of 扩大学前教育普惠性资源) shares no word with the sentence that
answers it; and what shares one (整治共享单车, 望虞河整治提升) may be of something else. How the weight and the
neutral point were chosen: docs/decisions/0027-nearness.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import gives_reason, reason_asked
from assistant.answering.understanding.question_terms import unknown_matters
from assistant.facts.naming import places_in
from assistant.search.closeness import closenesses
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

TOLD_AT_LENGTH = frozenset({"explain", "list", "summary"})
BY_MEANING = 1.5  # what the cosine with the question counts beside the words, at most
LEFT_UNSAID = 3.0  # and what for each part of the question that no sentence says
NEUTRAL = 0.28  # the cosine that neither adds nor takes away
LEAST_SUPPORT = 0.5  # of words and meaning together
LEAST_OF_WORDS = 0.45  # what only meaning speaks for is told as the nearest
BESIDE_A_MATTER = 0.4  # more than that where the question names a matter of which the library never writes: 共享单车
NEAR_ALONE = 0.38  # the cosine of a sentence that names no matter of the question, and may yet be told as the nearest
HEARD_BEFORE = 80  # characters before a sentence, which say what it is about


def is_told_at_length(query: Query) -> bool:
    """Whether the question is answered in sentences or members, and not with a figure, a date or a verdict."""
    return query.kind in TOLD_AT_LENGTH and not query.expects


def with_meaning(query: Query, judged: Sequence[Statement]) -> Sequence[Statement]:
    """The statements with how near each is to the question, with what stands before it, and scored by that, too.

    The fewer of the question's words the best of them says, the more the meaning counts: nothing where it says all.
    Figures, dates and whether something is so are told by words alone.
    """
    if not judged or not _is_weighed(query):
        return judged
    heard = [one.document.text[max(0, one.start - HEARD_BEFORE) : one.end] for one in judged]
    said = min(1.0, max(one.covered for one in judged))
    weight = min(BY_MEANING, LEFT_UNSAID * (1 - said**2)) if is_told_at_length(query) else 0.0
    return [
        _scored(one, near, 0.0 if near > NEUTRAL and _is_of_another(query, one) else weight)
        for one, near in zip(judged, closenesses(query.text, heard), strict=True)
    ]


def _scored(statement: Statement, near: float, weight: float) -> Statement:
    meant = weight * (near - NEUTRAL)
    return replace(statement, score=statement.score + meant, nearness=near, meant=meant)


def _is_of_another(query: Query, statement: Statement) -> bool:
    """Whether the statement is of another time, place or side, begins with another place, or lacks a reason asked."""
    if reason_asked(query.text) and not gives_reason(statement.text):
        return True
    if statement.faults or not query.subjects:
        return bool(statement.faults)
    level = load_terms().level
    first = next((name for name, _, _ in places_in(statement.text)), "")
    return bool(level(first)) and first not in query.subjects and level(first) in map(level, query.subjects)


def is_supported(gathered: Gathered, statement: Statement) -> bool:
    """Whether words and meaning together speak for the statement, where no figure settles what is asked."""
    query = gathered.query
    beside_a_matter = lacks_a_matter(gathered, statement)
    if query.kind == "fact" and beside_a_matter:
        return False  # 公积金能贷多少年
    if not _is_weighed(query):
        return True
    least = LEAST_SUPPORT + (BESIDE_A_MATTER if beside_a_matter else 0.0)
    together = statement.by_words + BY_MEANING * (statement.nearness - NEUTRAL)
    return statement.by_words >= LEAST_OF_WORDS and together >= least


def _is_weighed(query: Query) -> bool:
    """Whether meaning speaks for or against an answer: no figure settles what is asked."""
    return is_told_at_length(query) or (query.kind == "verify" and not query.quantities)


def lacks_a_matter(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question names a matter of which the library never writes, and the statement not of its field."""
    return any(term.word in statement.missing for term in unknown_matters(gathered.terms))
