"""What a document says itself that it does not have: the answer to a question that asks just for it.

土地、税收条件未见 stands in what the editor says of a digest (its coverage note), 没有给出选址 in a sentence.
Sentences that are only near by meaning would then stand for what nobody has seen.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.evidence.doubt import doubted
from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.search.words import fold
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document

TRIED = 10  # of the statements found, whose documents are heard
NAMED = 0.75  # of a thing
LEAST_OF_IT = 0.15  # of the question, for a thing that is said not to be there
MOST_ELSEWHERE = 0.3  # of the question, in things that neither the saying nor the document's title names
_UNSEEN = re.compile("未见|未收(?!到)|(?:没有|未)(?:给出|写明|载明|公布|披露)")
_LACK_ASKED = re.compile("未见|没有?[写给说提见看收讲]|没有$|有没有|缺|少了|[找查]不到|查无|无法|不能|空白|差在")
_CLAUSES = re.compile("(?:(?:但是?|而|不过)(?=[^，；。]))?(?P<clause>[^，；。]+)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class NotSeen:
    """What a document says that it lacks; ``said_by`` is the sentence, None where its coverage note says so."""

    document: Document
    saying: str
    said_by: Statement | None


def not_seen(gathered: Gathered) -> NotSeen | None:
    """The saying that what the question asks for is not there; None where there is none, or a sentence names it."""
    passed = places_and_stances()
    things = [term for term in gathered.terms if term.thing and term.word not in passed]
    tried = gathered.statements[:TRIED]
    told = [fold(one.text) for one in tried if not _UNSEEN.search(one.text) and _is_of_it(things, one)]
    for one in _sayings(tried):
        lacking = [term for term in _named(things, one.saying) if (term.held or term.matter)]
        if max((term.weight for term in lacking), default=0.0) < LEAST_OF_IT:
            continue
        if any(_named(lacking, text) for text in told):
            continue
        about = f"{one.document.title} {one.said_by.text if one.said_by else ''} {one.saying}"
        elsewhere = set(things) - set(_named(things, about))
        if math.fsum(term.weight for term in elsewhere) <= MOST_ELSEWHERE:
            return one
    return None


def only_says_not_seen(gathered: Gathered) -> bool:
    """Whether the best sentence has what is asked for only where it says that it is not there: 没有给出选址.

    Who asks what is lacking, or whether, is answered by it.
    """
    query = gathered.query
    if query.kind == "verify" or _LACK_ASKED.search(query.text) or doubted(query):
        return False
    found = not_seen(gathered)
    return found is not None and found.said_by is gathered.statements[0]


def note_not_seen(draft: Draft, gathered: Gathered) -> None:
    """Note what the document says, with the sentence that does; a coverage note's figures stand on no page."""
    found = not_seen(gathered)
    if found is None:
        return
    title = in_title_marks(found.document.title)
    if found.said_by is not None:
        marks = draft.cite(found.document, found.said_by.start, found.said_by.end, found.said_by.passage_id)
        draft.notes.append(f"{title}写明：“{found.saying}”" + "".join(f"[{mark}]" for mark in marks))
    else:
        said = "问的这一项未见" if _DIGIT.search(found.saying) else found.saying
        draft.notes.append(f"{title}的收录说明写明：{said}。")


def _sayings(statements: Sequence[Statement]) -> Iterator[NotSeen]:
    """What the statements, and then the coverage notes of their documents, say that is not there."""
    for one in statements:
        for clause in _CLAUSES.findall(one.text):
            if _UNSEEN.search(clause):
                yield NotSeen(one.document, clause, one)
    for document in {one.document.id: one.document for one in statements}.values():
        for clause in _CLAUSES.findall(document.coverage_note):
            if _UNSEEN.search(clause):
                yield NotSeen(document, clause, None)


def _is_of_it(things: Sequence[Term], statement: Statement) -> bool:
    """Whether the statement lacks little of what the question names, by itself and what it stands under."""
    missing = (term.weight for term in things if term.word in statement.missing)
    return math.fsum(missing) <= MOST_ELSEWHERE


def _named(things: Sequence[Term], text: str) -> list[Term]:
    met = coverage(things, fold(text))
    return [term for term, match in zip(things, met, strict=True) if match >= NAMED]
