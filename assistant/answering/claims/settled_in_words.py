"""Claims that a sentence settles with no figure: when something came about, and what it is called by its numbers.

太湖湾科创带规划是2021年公布的吗 is settled by a sentence that names all that is claimed and dates that very event: it
disagrees only where it calls the event as the question does, and agrees too where it calls it by a word of the same
meaning (印发); 投产 is no 开工. 格局是一核八园吗 is settled by one that has the name, or another of the same make
(一核十园); 无锡是不是垫底 by one that says so of it; 无锡是第二层次 by the rows that give the cities of each class.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.relevance import names_all
from assistant.answering.sentences.behind import of_spans
from assistant.answering.sentences.evidence_bar import is_evidence
from assistant.answering.understanding.question_terms import coined_in
from assistant.answering.understanding.topic import own_things
from assistant.facts.naming import places_in
from assistant.numerals import number_of
from assistant.quantity import find_periods
from assistant.reading.sentences import sentences, strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.claims.claim_kinds import Assertion
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

SENTENCES_TRIED = 6
SHORTEST_CLASS = 3
_ROW = re.compile("(?P<label>[^:：，。；]{3,24})[:：](?P<members>[^:：]{2,})")
_SAID_OF_ONE = re.compile("(?P<members>[^:：，。；]{2,12}?)(?:属于?|列入|归入|划入)(?P<label>[^:：，。；]{3,24})")
_NAMES_OF_CLASS = re.compile("[()（）、]")
_CLAUSES = re.compile("[，；。;,]")


def told_when(assertion: Assertion, gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether the claim has the time right, and by which sentence; None where none dates the event.

    The claim names one time, and behind it the event; ``gathered`` is what is held on when it came about.
    """
    claim = assertion.said
    time = next(found for found in find_periods(claim) if found.value.key)
    events = load_cues().asserting["came_about"].findall(claim[time.start :])
    for statement in _evidence_of(claim, gathered):
        for clause, told in _dates_of(claim, fold(strip_marks(statement.text))):
            same = _is_one_of(events, clause, "began")
            if told.startswith(time.value.key) and (same or _is_one_of(events, clause, "issued")):
                return True, statement
            if same and not time.value.key.startswith(told):
                return False, statement
    return None


def told_extreme(assertion: Assertion, gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether a place has the most or the least, as a sentence says of it alone; None where none says either."""
    cues = load_cues().asserting
    most, least = cues["said_most"], cues["said_least"]
    same, other = (most, least) if most.search(assertion.said) else (least, most)
    for statement in gathered.statements[:SENTENCES_TRIED]:
        said = fold(strip_marks(statement.text))
        of_it = {name for name, _, _ in places_in(said)} <= {assertion.who}
        of_it = of_it and assertion.who in f"{said} {statement.above}"
        if statement.faults or not of_it or not names_all(gathered.terms, said) or not is_evidence(gathered, statement):
            continue
        if bool(same.search(said)) != bool(other.search(said)):
            return same.search(said) is not None, statement
    return None


def told_class(assertion: Assertion, gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether a place is of the class that is claimed, and the row of its own class; None where no rows tell it.

    第三层次（专业性全球城市）：无锡、南通、…… is such a row. That the place is in another class is told by its own row
    only where the same document has one of the claimed class, which has the place not.
    """
    said = fold(assertion.said)
    classed = load_cues().asserting["classed"].search(said)
    if classed is None:
        return None
    of_class = classed["as"].rpartition("的")[2]
    named = [name for name, _, _ in places_in(said) if load_terms().level(name)]
    for rows in _rows(gathered):
        told: dict[str, tuple[bool, Statement]] = {}
        for who, (label, members, statement) in product(named, rows):
            if who not in members or who in told:
                continue
            others = [other for other, held, _ in rows if who not in held and _are_alike(label, other)]
            claimed = any(_is_claimed(other, of_class) for other in others)
            if claimed != _is_claimed(label, of_class):
                told[who] = not claimed, statement
        wrong = [one for one in told.values() if not one[0]]
        if wrong or (told and len(told) == len(named)):
            return wrong[0] if wrong else next(iter(told.values()))
    return None


Row = tuple[str, frozenset[str], "Statement"]


def _rows(gathered: Gathered) -> Iterator[list[Row]]:
    """Of each document that the first statements stand in, the sentences that give the cities of a class by name."""
    first = {one.document.id: one for one in reversed(gathered.statements[:SENTENCES_TRIED])}
    for one in reversed(first.values()):
        text, found = one.document.text, []
        for span in sentences(text):
            said = fold(strip_marks(text[slice(*span)]))
            row = _ROW.match(said) or _SAID_OF_ONE.match(said)
            if row and (members := places_of(row["members"])):
                found.append((row["label"], members, of_spans(gathered, one, [span])[0]))
        yield found


def places_of(text: str) -> frozenset[str]:
    """The cities that the text names."""
    return frozenset(name for name, _, _ in places_in(text) if load_terms().level(name))


def _is_claimed(label: str, said: str) -> bool:
    """Whether the claim has one of the names of a class: 第三层次 (第三层), 专业性全球城市."""
    names = (name for name in _NAMES_OF_CLASS.split(label) if len(name) >= SHORTEST_CLASS)
    return any(name.removesuffix("次") in said for name in names)


def _are_alike(one: str, other: str) -> bool:
    """Whether two classes are called alike: 第二层次 and 第三层次."""
    ends = [{name[-2:] for name in _NAMES_OF_CLASS.split(label) if name} for label in (one, other)]
    return not ends[0].isdisjoint(ends[1])


def told_name(assertion: Assertion, gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether what is made of counts is called as the claim calls it, and by which sentence; None where none says it.

    ``gathered`` is what is held on what it is called.
    """
    claim = assertion.said
    claimed = set(map(fold, coined_in(claim)))
    makes = set(map(_make, claimed))
    for statement in _evidence_of(claim, gathered):
        told = set(coined_in(fold(statement.text)))
        if claimed <= told:
            return True, statement
        if makes <= set(map(_make, told)):
            return False, statement
    return None


def _make(name: str) -> str:
    """The name without its numbers: 一核十园 and 一核八园 are of one make."""
    return "".join(sign for sign in name if not number_of(sign))


def _evidence_of(claim: str, gathered: Gathered) -> Iterator[Statement]:
    """The statements that name all that is claimed, with its places; no remark of an editor's."""
    said = {name for name, _, _ in places_in(claim)}
    for statement in gathered.statements[:SENTENCES_TRIED]:
        around = fold(f"{statement.lines} {statement.above}")
        whole = names_all(gathered.terms, around) and said <= {name for name, _, _ in places_in(around)}
        if whole and not statement.faults and not by_editor(statement.text) and is_evidence(gathered, statement):
            yield statement


def _is_one_of(events: list[str], clause: str, kind: str) -> bool:
    """Whether the clause has one of the events, or both are of the kind (cues: asserting)."""
    alike = load_cues().asserting[kind]
    of_kind = alike.search(clause) is not None and any(alike.search(event) for event in events)
    return of_kind or any(event in clause for event in events)


def _dates_of(claim: str, text: str) -> list[tuple[str, str]]:
    """The clauses that speak of an event, with its date.

    A clause with several dates tells nothing certain, nor does one that names only other things than the claim does:
    方案于2020年公布 dates no 纲要.
    """
    cues, found, before = load_cues().asserting, [], ""
    for clause in _CLAUSES.split(text):
        things = own_things(clause)
        if things and not any(thing in claim for thing in things):
            before = clause
            continue
        dates = [date.value.key for date in find_periods(clause) if date.value.key]
        only_dated = [date.value.key for date in find_periods(before)] if not dates and _is_a_date(before) else []
        if cues["came_about"].search(clause) and len(keys := dates or only_dated) == 1 and ".." not in keys[0]:
            found.append((clause, keys[0].rstrip("@")))
        before = clause
    return found


def _is_a_date(clause: str) -> bool:
    """Whether the clause is a time and no more (2010年11月，……)."""
    dates = find_periods(clause)
    return len(dates) == 1 and not (clause[: dates[0].start] + clause[dates[0].end :]).strip("在于到 ")
