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
from assistant.answering.sentences.tells_type import AT_LENGTH, leaves_untold, tells_side
from assistant.answering.understanding.answer_type import asks_only_for
from assistant.answering.understanding.wanted import lacks_share
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
_AN_AMOUNT = re.compile("多[少大高长久远重快]")


def point_to_told(draft: Draft, parts: Sequence[Gathered], left_open: Mapping[int, int]) -> list[int]:
    """Which of the parts left open (each with its line's place) another part's claim says; their lines point to it."""
    told = [number for number in left_open if _is_told_of(draft, parts[number], parts[:number])]
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
