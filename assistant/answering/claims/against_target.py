"""A result that a question asserts and asks of whether it met its target: how far it lies from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.claims.asserted import Asserted
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.table import REACHED
from assistant.quantity import find_quantities

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered

NOT_BOTH = "库中没有同一数据、同一时间的目标数和完成数，是否达到目标不能断定。"


def write_against_target(draft: Draft, gathered: Gathered) -> bool:
    """The result and the target of the asserted figure's indicator and time, and by how much they lie apart.

    2021年研发投入占比3.5%，达到目标了吧: whether the number is right does not tell whether the target was met.
    Where no target or no result of just that is held, the question is answered in part only.
    """
    if gathered.query.status != "met":
        return False
    for found in find_quantities(gathered.query.text):
        asserted = Asserted(gathered, found)
        reached, aimed = asserted.asked(REACHED)[:1], asserted.asked({"target"})[:1]
        if not (asserted.telling and reached and aimed):
            continue
        for figure in (*reached, *aimed):
            draft.state(figure.document, figure.fact)
        try:
            draft.work_out("difference", difference(reached[0].fact, aimed[0].fact))
        except FactsError as error:
            draft.notes.append(f"没有计算：{error}")
        return True
    draft.partly = True
    draft.notes.append(NOT_BOTH)
    return False
