"""What is said of the time that a question asserts a figure of, where no figure held settles whether it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.claims.premises import NO_LEVEL
from assistant.answering.claims.whether import LOOKED_AT
from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.figures.counts_within import facts_in
from assistant.answering.figures.figure_faults import asserted_units
from assistant.answering.sentences.evidence_bar import is_evidence, is_to_the_point, is_told_elsewhere
from assistant.answering.understanding.whereabouts import may_be_of_others
from assistant.facts.table import AIMED
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

LOOKED_THROUGH = 12  # sentences, for one of the asked time


def said_of_that_time(gathered: Gathered) -> Statement | None:
    """A result of the asked time that is all of what is asked about, in the asserted unit, though of another number.

    2023年物联网规模已经超过5000亿了，是吗: 2023年：全口径规模超过4500亿元 neither confirms nor denies it.
    """
    asked, of_others = gathered.query.times, may_be_of_others(gathered.query)
    if not asked or NO_LEVEL.search(gathered.query.text):
        return None  # of a difference that is claimed
    for one in gathered.statements[:LOOKED_THROUGH]:
        complete = not (one.missing or one.faults or _prints_what_is_asserted(gathered.query, one))
        here = complete and periods_agree(asked, (one.text,)) and (of_others or not is_told_elsewhere(one))
        if here and _tells_what_was_reached(gathered, one) and is_to_the_point(gathered, one):
            return one
    return None


def only_of_another_time(gathered: Gathered) -> bool:
    """Whether the best sentence is of a time that is not asked about, and no other with such a figure is of that."""
    periods = gathered.query.times
    told = [one for one in gathered.statements[:LOOKED_AT] if is_evidence(gathered, one)] if periods else []
    told = told[:1] + [one for one in told[1:] if _has_such_a_figure(gathered.query, one)]
    of_it = [one.is_of(periods) for one in told]
    return bool(of_it) and of_it[0] is False and True not in of_it


def _tells_what_was_reached(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence has a result in a unit that the question asserts a figure in, and no target.

    规模超过2000亿元的集群有6个 tells of no amount but how many have it.
    """
    told, units = facts_in(gathered, statement), _units(gathered.query)
    aimed = any(fact.status in AIMED for fact in told) or told_at(statement.document, statement.start) == "proposed"
    return not aimed and any(base_unit(fact.quantity.unit)[0] in units for fact in told)


def _prints_what_is_asserted(query: Query, statement: Statement) -> bool:
    """Whether the asserted number itself stands in the sentence, of whatever."""
    asserted = {quantity.value for quantity in query.quantities if quantity.unit}
    return any(found.value.value in asserted for found in find_quantities(statement.text))


def _has_such_a_figure(query: Query, statement: Statement) -> bool:
    """Whether the sentence has a figure in a unit that the question asserts one in."""
    units = _units(query)
    return any(base_unit(found.value.unit)[0] in units for found in find_quantities(statement.text))


def _units(query: Query) -> set[str]:
    """The base units of what is asserted; 5000亿 leaves out what it counts."""
    money = {"元"} if any(quantity.unit[-1:] in ("万", "亿") for quantity in query.quantities) else set()
    return asserted_units(query) | money
