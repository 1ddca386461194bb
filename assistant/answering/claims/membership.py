"""Whether a place or a thing is one of a group's members, by the sentence that lists them.

No is said only by a list that is whole: one that is called the members, or counts as many as it names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.premises import DISPUTED, NO, YES
from assistant.answering.cues import load_cues
from assistant.answering.evidence.form import counts_in
from assistant.answering.evidence.relevance import coverage
from assistant.answering.sentences.choosing import write_statements
from assistant.facts.naming import places_in
from assistant.quantity import find_quantities
from assistant.reading.sentences import strip_marks
from assistant.reading.spans import lines_around
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Status

LISTED, NOT_LISTED = "原文列出的有{}：", "原文列出的成员里没有{}："
FEWEST_MEMBERS, LISTS_TRIED, LEAST_OF_GROUP = 3, 8, 0.75
_LISTED = re.compile("(?:：|包括|包含|涵盖)(?P<members>[^：。；]+、[^：。；]+)")
SHORTEST_LABEL, SHORTEST_SHORT = 3, 4
_PIECES = re.compile("[^、，；]+")
_AND_OTHERS = re.compile("等(?:[^、]{0,8})$")


def write_member(draft: Draft, assertion: Assertion, held: Gathered) -> Status | None:
    """Write whether ``assertion.who`` is a member of what ``held`` was gathered for; None where no list decides.

    What is taken for a member, and is one, leaves the question to be answered.
    """
    cues = load_cues().asserting
    things = [term for term in held.terms if term.thing and term.held and not cues["members_told"].search(term.word)]
    of_places = bool(places_in(assertion.who))
    for statement in held.statements[:LISTS_TRIED]:
        document = statement.document
        above = " ".join((*document.section_at(statement.start), document.title))
        if min(coverage(things, fold(f"{statement.text} {above}")), default=0.0) < LEAST_OF_GROUP:
            continue
        for who in (assertion.who, *assertion.also):  # 无锡跟苏州都是……: of those together the first that is none
            listed = _lists_place(statement, who) if of_places else _lists_thing(held, things, statement, who)
            if not listed:
                break
        if listed and not assertion.asked:
            return None
        if listed is not None:
            judged = (YES if listed else NO)[assertion.asked] if assertion.asked else DISPUTED
            draft.say(judged + (LISTED if listed else NOT_LISTED).format(who))
            beside = _said_beside(held, statement, who) if of_places else ()
            elsewhere = () if of_places or listed else _listed_elsewhere(held, statement, who)
            write_statements(draft, [statement, *beside, *elsewhere])
            return "answered"
    return None


def _listed_elsewhere(held: Gathered, denying: Statement, who: str) -> list[Statement]:
    """The sentence of the same document that has the thing in its list: 新能源 is one of the 优势产业."""
    of_it = (one for one in held.statements if one.document is denying.document and one is not denying)
    listing = (one for one in of_it if fold(who) in map(fold, _members_of(one)))
    return [one for one in [next(listing, None)] if one is not None]


def _members_of(statement: Statement) -> list[str]:
    """The members that the sentence lists."""
    found = _LISTED.search(strip_marks(statement.text))
    return [piece.strip("（）()") for piece in _PIECES.findall(found["members"])] if found else []


def _lists_place(statement: Statement, who: str) -> bool | None:
    """Whether the place is among those that the sentence calls members; None where it does not decide."""
    cues, told = load_cues().asserting, {name for name, _, _ in places_in(statement.text)}
    if any(cues["denied"].match(statement.text, end) for name, _, end in places_in(statement.text) if name == who):
        return False  # 无锡不是G60成员
    if len(told) < FEWEST_MEMBERS or not cues["members_told"].search(statement.text):
        return None
    if who in told:
        return True
    said = strip_marks(statement.text)
    counted = max((number for number in counts_in(said) if number >= FEWEST_MEMBERS), default=0)
    whole = cues["all_told"].search(said) and len(_PIECES.findall(said)) >= counted  # of 27个城市 six are no whole list
    return False if whole else None


def _lists_thing(held: Gathered, things: Sequence[Term], statement: Statement, who: str) -> bool | None:
    """Whether the thing is among those that stand behind the colon; None where it is not, and there may be others.

    There are none where the list counts them and names what they are, or is called just what is asked for (启动区：……).
    """
    said = strip_marks(statement.text)
    found = _LISTED.search(said)
    members = [fold(member.strip()) for member in found["members"].split("、")] if found else []
    if found is None or len(members) < FEWEST_MEMBERS or any(map(find_quantities, members)):
        return None  # 互联互通12个、生态环保10个 are no members
    if any(_is_called(fold(who), member) for member in members):
        return True
    label = said[: found.start("members")]
    bare = label.strip("：")
    whole = len(members) in counts_in(label) and max(coverage(things, fold(label)), default=0.0) >= LEAST_OF_GROUP
    whole = whole or (len(bare) >= SHORTEST_LABEL and bare in held.query.text)
    return False if whole and not _AND_OTHERS.search(members[-1]) else None


def _is_called(who: str, member: str) -> bool:
    """Whether the member is called so, or so for short (徐霞客度假区: 江阴徐霞客休闲旅游度假区)."""
    signs = iter(member)
    return who in member or (len(who) >= SHORTEST_SHORT and all(sign in signs for sign in who))


def _said_beside(held: Gathered, listing: Statement, who: str) -> list[Statement]:
    """What the listing's own line says further of the place (无锡不在其中)."""
    document = listing.document
    first, last = lines_around(document.text, listing.start, listing.end)
    return [
        statement
        for statement in held.statements
        if statement.document.id == document.id
        and first <= statement.start < last
        and statement.start > listing.start
        and who in {name for name, _, _ in places_in(statement.text)}
    ]
