"""A place in an order that the question asserts besides its figure: GDP增速3%，全省最低对吗.

That the figure is right says nothing of the place; where nothing that is told does, that is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.understanding.wholes import regions_in
from assistant.facts.naming import canonical_indicator
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

NO_ORDER = "问题里说的名次，库中没有找到依据，不能断定。"
OTHER_ORDER = "问题里说的名次，与库中所写的范围不同，请看原文："
_PARTS = re.compile("[；;。]")
_CLAUSES = re.compile("[，；。？！,;?!]+")


def asserts_order(text: str) -> bool:
    """Whether a clause of a question asserts a place in an order (全省最低, 苏南第一), and asks for none."""
    cues = load_cues().asserting
    said = (
        clause for clause in _CLAUSES.split(text) if not (cues["open"].search(clause) or cues["why"].search(clause))
    )
    return any(cues["order_besides"].search(clause) for clause in said)


def telling_order(gathered: Gathered) -> list[Statement]:
    """The statements that tell a place in an order of the very thing and time, the best first."""
    query = gathered.query
    near = (one for one in gathered.statements if not one.faults and _orders(query, one.text))
    return [one for one in near if periods_agree(query.times, [one.text]) is not False]


def _of_another_region(gathered: Gathered) -> Statement | None:
    """The best statement that tells a place of the very thing in another order than the one asserted."""
    query = gathered.query
    near = (one for one in gathered.statements if not one.faults)
    return next((one for one in near if (found := _regions_of_orders(query, one.text)) and any(found)), None)


def _orders(query: Query, text: str) -> bool:
    """Whether a place in the order of the question's region stands behind the asked indicator."""
    return regions_in(query.text) in _regions_of_orders(query, text)


def _regions_of_orders(query: Query, text: str) -> list[frozenset[str]]:
    """The regions of which the asked indicator has a place in an order: 服务业占GDP比重…排名靠后 is no order of GDP."""
    asked = {canonical_indicator(name) for name in query.indicators}
    told = []
    for part in _PARTS.split(text):
        if order := load_cues().asserting["told_order"].search(part):
            named = names_in(part[: order.start()], load_terms().indicators)
            of = [name.canonical for name in named if not part[: name.start].rstrip().endswith("占")]
            if not asked or (of[-1:] and canonical_indicator(of[-1]) in asked):
                told.append(regions_in(part))
    return told


def note_order_left_open(draft: Draft, gathered: Gathered) -> None:
    """Say that nothing tells the place in an order that the question asserts: then it is no full answer."""
    told, asked = load_cues().asserting["told_order"], regions_in(draft.query.text)
    telling = (told.search(claim.text) and regions_in(claim.text) == asked for claim in draft.claims)
    if not asserts_order(draft.query.text) or any(telling):
        return
    other = _of_another_region(gathered)
    draft.say(OTHER_ORDER if other else NO_ORDER)
    write_statements(draft, [other] if other else [])
    draft.partly = True
