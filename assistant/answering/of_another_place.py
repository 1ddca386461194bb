"""What a question says of one place, and the library of another: 宁波要建17平方公里的中央创新区, which is 南通's.

Asked without its place, where nothing answers it as it stands. Nothing is denied: what was found is of the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.understanding.topic import names
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import places_in
from assistant.quantity import base_unit, find_quantities, in_ones

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer, Quantity
    from assistant.terms import Name

NOT_OF_IT = "库中没有找到{place}的这个说法，说到这件事的是："
_OF_ORDER = re.compile("前[一二三四五六七八九十0-9]|第[一二三四五六七八九十0-9]|[排居列]|最|首位|领先|落后")
FEWEST_THINGS, MOST_PLACES = 2, 2
LEAST_COVERED = 0.7  # of the claim without its place; what may lack is how it is put (要建)


def told_of_another_place(whole: Gathered, shelf: Shelf) -> Answer | None:
    """The sentence that says of another place what the question says of one; None where it is not said just so."""
    if whole.query.kind != "verify" or whole.query.status or _OF_ORDER.search(whole.query.text):
        return None
    named = [place for place in names(whole.query.text) if place.canonical not in WHOLES]
    told = (_told_without(whole, place, shelf) for place in named[:MOST_PLACES])
    return next(filter(None, told), None)


def _told_without(whole: Gathered, place: Name, shelf: Shelf) -> Answer | None:
    """The sentence that says the same, but for that place; None where there is none."""
    text = whole.query.text
    anywhere = gather(understand(text[: place.start] + text[place.end :], whole.query.filters), shelf)
    best = anywhere.statements[0] if anywhere.statements else None
    if best is None or best.faults or not _says_all(anywhere, best):
        return None
    told = _places_of(best)
    if not told or place.canonical in told:
        return None
    draft = Draft(whole.query, whole.searched)
    draft.say(NOT_OF_IT.format(place=text[place.start : place.end]))
    write_statements(draft, [best])
    return draft.finished("answered")


def _says_all(anywhere: Gathered, best: Statement) -> bool:
    """Whether the sentence has all numbers and things that are left of the claim, enough of them to know it by."""
    things = [term for term in anywhere.terms if term.thing]
    if any(term.word in best.missing for term in things) or best.covered < LEAST_COVERED:
        return False
    claimed = anywhere.query.quantities
    printed = {_size(found.value) for found in find_quantities(best.text)}
    return all(_size(one) in printed for one in claimed) and bool(claimed or len(things) >= FEWEST_THINGS)


def _size(quantity: Quantity) -> tuple[str, object]:
    return base_unit(quantity.unit)[0], in_ones(quantity)


def _places_of(statement: Statement) -> set[str]:
    """The places that the sentence names, or else the nearest heading that names one."""
    sections = statement.document.section_at(statement.start)
    for text in (statement.text, *reversed(sections), statement.document.title):
        if told := {name for name, _, _ in places_in(text)}:
            return told
    return set()
