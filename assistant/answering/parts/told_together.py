"""A question for several figures of one matter, which one sentence gives together where its parts were not all found.

截至2018年8月高层次人才有多少，其中从海外回来的多少: 全市各类高层次人才11.7万人，海归高层次人才1.2万人. Nothing is
picked out of the sentence: it is quoted whole, if it has a figure for each part, in the unit that the part asks for,
and most of what each part names.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.relevance import coverage
from assistant.answering.figures.figure_choice import tells_of_another
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.answering.understanding.question_terms import unknown_names
from assistant.quantity import find_quantities
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

TRIED = 3  # of the statements found for the question as a whole
OF_THE_WHOLE, OF_A_PART = 0.6, 0.5  # of what is named, that the sentence must have
_FIGURE_KINDS = frozenset({"number", "compare", "rank"})


def compose_together(whole: Gathered, parts: Sequence[Gathered]) -> Answer | None:
    """The drafted answer of the one sentence that gives all the figures asked for; None where none does."""
    asking = [part for part in parts if part.query.kind != "declined"]
    if len(asking) < len(parts) or not any(part.query.kind in _FIGURE_KINDS for part in parts):
        return None
    told = next((one for one in whole.statements[:TRIED] if _tells_all(whole, parts, one)), None)
    if told is None:
        return None
    draft = Draft(whole.query, whole.searched)
    write_statements(draft, [told])
    return draft.finished("answered")


def _tells_all(whole: Gathered, parts: Sequence[Gathered], statement: Statement) -> bool:
    if set(statement.faults) - {"unit"} or not is_to_the_point(whole, statement):
        return False
    if not unknown_names(whole.terms).isdisjoint(statement.missing) or tells_of_another(whole, statement.text):
        return False
    held = Counter(found.value.unit for found in find_quantities(statement.text))
    if sum(held.values()) < len(parts) or not all(_has_unit(part, held) for part in parts):
        return False
    text = fold(f"{statement.lines} {statement.above}")
    return _named(whole, text) >= OF_THE_WHOLE and all(_named(part, text) >= OF_A_PART for part in parts)


def _has_unit(part: Gathered, held: Counter[str]) -> bool:
    units = part.query.units
    return not units or any(unit.endswith(units) for unit in held)


def _named(gathered: Gathered, text: str) -> float:
    """How much of the things that are named the text (folded) has."""
    things = [term for term in gathered.terms if term.thing]
    weight = math.fsum(term.weight for term in things)
    met = math.fsum(term.weight * match for term, match in zip(things, coverage(things, text), strict=True))
    return met / weight if weight else 0.0
