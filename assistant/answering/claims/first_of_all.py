"""Who did a thing first: claimed of one place, settled by the sentence that says it of that place, or of another.

科技创新券是苏州全国头一个搞的吗 is denied by 江苏宿迁2012年在全国率先推行科技创新券: within one whole there is one
first. A sentence that names no whole, or another, tells nothing of it; nor does one that names the province alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.understanding.topic import names
from assistant.facts.naming import places_in
from assistant.facts.table import covers
from assistant.quantity import find_periods
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

SENTENCES_TRIED = 8
SHORTEST_THING = 2
_OF_ALL = "全国"
_CLAUSES = re.compile("[，；。;,：:]")
_HAN = re.compile("[一-鿿]")


@dataclass(frozen=True, slots=True)
class FirstClaimed:
    """What is said to have been done first (``thing``), by which place, within which ``whole`` (全国, if not said)."""

    thing: str
    place: str
    whole: str

    @property
    def question(self) -> str:
        """Who it was, as it could be asked alone."""
        return f"{self.whole}最早率先推行{self.thing}的是哪里？"


def first_claimed(said: str) -> FirstClaimed | None:
    """The claim that a city was the first within a whole; None where it is no such claim."""
    cues = load_cues().asserting
    found = cues["first_done"].fullmatch(said) or cues["first_of_kind"].fullmatch(said)
    if found is None:
        return None
    placed = [name for name in names(said) if load_terms().level(name.canonical)]
    outside = [name for name in placed if not found.start("thing") <= name.start < found.end("thing")]
    thing = found["thing"].strip("的这那个")
    if len(outside) != 1 or len(placed) != 1 or len(thing) < SHORTEST_THING:
        return None
    return FirstClaimed(thing, outside[0].canonical, found["whole"] or _OF_ALL)


def told_first(assertion: Assertion, gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether the place was the first, and when it is said to have been, by which sentence; None where none tells."""
    claim = first_claimed(assertion.said)
    dated = [found.value for found in find_periods(assertion.said) if found.value.key]
    for statement in gathered.statements[:SENTENCES_TRIED] if claim else ():
        for clause in _CLAUSES.split(fold(strip_marks(statement.text))):
            told = load_cues().asserting["first_told"].search(clause)
            if claim is None or told is None or not _is_of(claim, clause, told) or by_editor(statement.text):
                continue
            level = load_terms().level(claim.place)
            before = {name for name, _, end in places_in(clause) if end <= told.end("whole")}
            alike = {name for name in before if load_terms().level(name) == level}
            if claim.place not in before and len(alike) == 1:
                return False, statement
            times = [found.value for found in find_periods(clause) if found.value.key]
            if alike == {claim.place} and (times or not dated):
                return all(any(covers(asked, held) for held in times) for asked in dated), statement
    return None


def _is_of(claim: FirstClaimed, clause: str, told: re.Match[str]) -> bool:
    """Whether the clause says of the very thing, within the very whole, who was the first."""
    thing, behind = fold(claim.thing), clause[told.end() :]
    whole_name = behind.startswith(thing) and not _HAN.match(behind, len(thing))  # 科技创新券管理办法 is another thing
    return whole_name and told["whole"] == claim.whole and not load_cues().asserting["denied"].search(clause)
