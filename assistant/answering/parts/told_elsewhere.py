"""A part of a question that nothing answers by itself, but what another part was answered with does.

三个数各代表什么 is asked of the sentence that tells the strategy, and 好处怎么算 of that on who moves where: a sentence
is quoted once, and a part that it says too is pointed to it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import SAID_BEFORE, SAID_BELOW
from assistant.answering.evidence.form import FEWEST_NAMED, asked_count, members_given
from assistant.answering.evidence.relevance import coverage
from assistant.answering.sentences.tells_type import AT_LENGTH, leaves_untold, tells_side
from assistant.answering.understanding.answer_type import asks_only_for
from assistant.answering.understanding.wanted import asks_to_reckon, lacks_share
from assistant.quantity import has_quantity
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Claim

TRIED = 4  # of the statements found for a part, among which what another part was answered with may stand
MOST_NEW = 0.5  # of a part, in words that neither the parts before have nor what was said
_WHO_DID = re.compile("(?<![和跟与同给对为])谁")
OF_ITS_OWN = 0.75  # how well what only one part names must be met in the clause of its figure
_CLAUSE = re.compile("[，。；]")
_AN_AMOUNT = re.compile("多[少大高长久远重快]")


def point_to_told(draft: Draft, parts: Sequence[Gathered], left_open: Mapping[int, int]) -> list[int]:
    """Which of the parts left open (each with its line's place) another part's claim says; their lines point to it."""
    told = [
        number
        for number in left_open
        if _is_told_of(draft, parts[number], parts[:number]) or _has_its_figure(draft, number, parts, left_open)
    ]
    for number in told:
        draft.say_instead(left_open[number], SAID_BEFORE if number else SAID_BELOW)
    return told


def _is_told_of(draft: Draft, part: Gathered, before: Sequence[Gathered]) -> bool:
    """Whether what the draft says tells the side of the matter that the part asks for; else most of what it names."""
    if part.query.kind == "declined":
        return False
    types = [name for name in asks_only_for(part.query.text) if name != "figure"]
    if not types:
        return _is_told(part, draft.claims, before)
    if leaves_its_side_untold(draft, part):
        return False
    told = not asks_who_did(part) and tells_side(part.query, part.terms, draft.citations, types)
    return told or _is_told(part, draft.claims, before)


def _has_its_figure(draft: Draft, number: int, parts: Sequence[Gathered], left_open: Mapping[int, int]) -> bool:
    """Whether what a part of the same place and time is answered with has the amount that this one asks for.

    It stands in one clause with all that only this part names: 工业投资1715.18亿元, behind 固定资产投资4412.10亿元.
    """
    part = parts[number]
    alike = [at for at, other in enumerate(parts) if at not in left_open and _of_one_time(part, other)]
    if part.query.expects != "figure" or asks_to_reckon(part.query.text) or not alike:
        return False
    others = {term.word for at, other in enumerate(parts) if at != number for term in other.terms}
    own = [term for term in part.terms if term.thing and term.word not in others]
    if not own or not all(term.held for term in own):
        return False
    clauses = (clause for claim in draft.claims if claim.kind == "quoted" for clause in _CLAUSE.split(claim.text))
    return any(
        min(coverage(own, fold(clause))) >= OF_ITS_OWN
        and has_quantity(clause, part.query.units)
        and not lacks_share(part.query.text, clause)
        for clause in clauses
    )


def _of_one_time(part: Gathered, other: Gathered) -> bool:
    """Whether two parts ask of one place and time, and both of an aim or neither."""
    return (part.query.subjects, part.query.times, part.query.status) == (
        other.query.subjects,
        other.query.times,
        other.query.status,
    )


def leaves_its_side_untold(draft: Draft, part: Gathered) -> bool:
    """Whether what is quoted speaks of the part's matter, and not of the side that it asks (都放在哪里).

    Why, how and with what result may be told in any words, of a matter that another part names.
    """
    if draft.facts or draft.computed:
        return False
    types = asks_only_for(part.query.text)
    return AT_LENGTH.isdisjoint(types) and leaves_untold(part.query, part.terms, draft.citations, types)


def _is_told(part: Gathered, claims: Sequence[Claim], before: Sequence[Gathered]) -> bool:
    """Whether a claim is among the best found for this part, and has most of what it asks.

    Who did something is told only by what names the deed (谁来监督); an amount by the very best, with a figure of its
    unit, of its time and place; how many there are, by what names them.
    """
    said = {fold(claim.text) for claim in claims if claim.kind == "quoted"}
    query = part.query
    counts = query.expects == "figure" and _AN_AMOUNT.search(query.text) is None  # 几家股东报下名
    members = query.kind == "list" and "哪" in query.text  # 那九个成员是哪几家; but 三个数各代表什么
    fewest = FEWEST_NAMED if counts else asked_count(query.text) if members else 0
    amount = query.expects == "figure" and not counts
    if amount and (query.indicators or query.measures):
        return False  # what is named so has figures of its own
    most_new = 0.0 if asks_who_did(part) else MOST_NEW
    for one in part.statements[: 1 if amount else TRIED]:
        text = fold(one.text)
        if not any(text in claim or claim in text for claim in said):
            continue
        new = math.fsum(term.weight for term in new_words_missing(part, one, before))
        if new > most_new or members_given(one.text) < fewest or lacks_share(query.text, one.text):
            continue
        if not amount or (not one.faults and has_quantity(one.text, query.units)):
            return True
    return False


def asks_who_did(part: Gathered) -> bool:
    """Whether who did something is asked (谁来监督), and not beside whom something stands (和谁并列)."""
    return part.query.kind == "fact" and _WHO_DID.search(part.query.text) is not None


def new_words_missing(part: Gathered, statement: Statement, before: Sequence[Gathered]) -> list[Term]:
    """The words of this part that neither the parts before it have nor the statement."""
    asked = {term.word for other in before for term in other.terms}
    return [term for term in part.terms if term.word in statement.missing and term.word not in asked]
