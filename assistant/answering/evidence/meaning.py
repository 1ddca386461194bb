"""What a statement's nearness to the question by meaning adds to its score, or takes away.

A question in the asker's own words (娃上学难怎么办, of 扩大学前教育普惠性资源) shares no word with the sentence that
answers it; and what shares one (整治共享单车, 望虞河整治提升) may be of something else. How the weights
were chosen: docs/decisions/0034-learned-nearness.md; whether a statement answers: ``support.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.form import gives_reason, reason_asked
from assistant.answering.understanding.question_terms import unknown_matters
from assistant.quantity import find_periods
from assistant.search.closeness import closenesses
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

_DIGIT = re.compile(r"\d")
TOLD_AT_LENGTH = frozenset({"explain", "list", "summary"})
BY_MEANING = 4.0  # what the nearness counts beside the words, for the part of the question that no sentence says
AT_ANY_RATE = 0.5  # and what it counts besides, also where one says all
# Of that, for a sentence that is of another time, place or side; for one that gives no reason where one is asked for.
OF_ANOTHER, WITHOUT_REASON = 0.5, 0.5
SHORT_OF_A_SENTENCE = 10  # characters
NEUTRAL = 0.2  # the nearness that neither adds nor takes away
NEAR_ALONE = 0.42  # of a sentence that names no matter of the question, and may yet be told as the nearest
BEFORE_WORTH = 0.15  # of the cosine of what stands before a sentence, beside its own
LEAST_LEFT = 5  # characters of a question without what a title names, to be heard by themselves
HEARD_BEFORE = 80  # characters before a sentence, which say what it is about


def said_before(text: str, start: int) -> str:
    """What stands before a sentence in its line, as far as it is heard."""
    return text[max(0, start - HEARD_BEFORE) : start].rpartition("\n")[2]


def is_told_at_length(query: Query) -> bool:
    """Whether the question is answered in sentences or members, and not with a figure, a date or a verdict."""
    return query.kind in TOLD_AT_LENGTH and not query.expects


def with_meaning(query: Query, terms: Sequence[Term], judged: Sequence[Statement]) -> Sequence[Statement]:
    """The statements with how near each is to the question, with what stands before it, and scored by that, too.

    The sentence itself counts, and a little what stands before it; heard as one, the sentence behind an answer was as
    near as the answer. The fewer of the question's words the best of them says, the more the meaning counts. Figures,
    dates and whether something is so are told by words alone.
    """
    if not judged or not is_weighed(query):
        return judged
    said = min(1.0, max(one.covered for one in judged))
    weight = BY_MEANING * (1 - said**2) if is_told_at_length(query) else 0.0
    at_any_rate = AT_ANY_RATE if is_told_at_length(query) else 0.0
    told = without_spans_of_years(query.text)
    near = nearness(told, judged)
    titles = {one.document.id: one.document.title for one in judged}
    left = {name: without_titled(told, terms, fold(title)) for name, title in titles.items()}
    for asked in set(left.values()) - {told}:
        places = [at for at, one in enumerate(judged) if left[one.document.id] == asked]
        for at, how in zip(places, nearness(asked, [judged[at] for at in places]), strict=True):
            near[at] = max(near[at], how)
    return [
        _scored(one, how, (weight + at_any_rate * _says_enough(one)) * (_share(query, one) if how > NEUTRAL else 1.0))
        for one, how in zip(judged, near, strict=True)
    ]


def _says_enough(statement: Statement) -> bool:
    """Whether the sentence is more than a title (在教育方面。), which is near to a question by its few words."""
    return len(statement.text) >= SHORT_OF_A_SENTENCE


def _share(query: Query, statement: Statement) -> float:
    """What is left of the gain by meaning, where the sentence is of another time, place or side, or lacks a reason."""
    if statement.faults:
        return OF_ANOTHER
    return WITHOUT_REASON if reason_asked(query.text) and not gives_reason(statement.text) else 1.0


def nearness(asked: str, judged: Sequence[Statement]) -> list[float]:
    """The cosine of each statement with what is asked, and a share of that of what stands before it."""
    alone = closenesses(asked, [one.text for one in judged])
    before = closenesses(asked, [said_before(one.document.text, one.start) for one in judged])
    return [own + BEFORE_WORTH * other for own, other in zip(alone, before, strict=True)]


def without_spans_of_years(asked: str) -> str:
    """The question without 十四五这五年, which is near to whatever opens on five years; times are compared apart."""
    left = asked
    for located in reversed(find_periods(asked)):
        if ".." in located.value.key and not _DIGIT.search(located.value.printed):
            left = left[: located.start] + left[located.end :]
    return left if len(left) >= LEAST_LEFT else asked


def without_titled(asked: str, terms: Sequence[Term], title: str) -> str:
    """The question without what the document's title names, which its sentences need not say again."""
    left = asked
    for term in terms:
        if any(form in title for form in term.forms):
            left = left.replace(term.word, "")
    return left if len(left) >= LEAST_LEFT else asked


def _scored(statement: Statement, near: float, weight: float) -> Statement:
    meant = weight * (near - NEUTRAL)
    return replace(statement, score=statement.score + meant, nearness=near, meant=meant)


def is_weighed(query: Query) -> bool:
    """Whether meaning speaks for or against an answer: no figure settles what is asked."""
    return is_told_at_length(query) or (query.kind == "verify" and not query.quantities)


def lacks_a_matter(gathered: Gathered, statement: Statement) -> bool:
    """Whether the question names a matter of which the library never writes, and the statement not of its field."""
    return any(term.word in statement.missing for term in unknown_matters(gathered.terms))
