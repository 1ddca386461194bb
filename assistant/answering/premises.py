"""A figure that the question takes for granted, held against what the library holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from assistant.answering.figures import LEAST_NAMED
from assistant.answering.saying import fact_sentence
from assistant.facts.naming import canonical_indicator
from assistant.quantity import base_unit

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.figures import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Fact, Quantity

Verdict = Literal["", "confirmed", "corrected"]
CONFIRMED = "问题中的数字与库中资料一致。"
CORRECTED = "问题中的数字与库中资料不符。"
KINDS = frozenset({"verify", "explain", "compare"})
OF_OTHERS = "问题中的数字，库中说的是另一回事："
# A choice between two figures, or a difference, is no figure of one place that could be right or wrong.
_NO_LEVEL = re.compile("还是|比.{1,12}(?:多|高|少|低|快|慢|大|小)|相差|差了?")
# A bare small count (三个, 5家) is rarely a premise; a share, an amount, a large count is.
_TELLING = re.compile(r"[%％]|百分点|元|\d[.．]\d|\d{3}")


def write_premise(draft: Draft, gathered: Gathered) -> Verdict:
    """Correct or confirm the figure asserted in the question; "" when it asserts none, or nothing is held on it.

    It is corrected by what is held for the place and period asked about, and by whose the asserted figure is.
    """
    if gathered.query.kind not in KINDS or _NO_LEVEL.search(gathered.query.text):
        return ""
    for asserted in gathered.query.quantities:
        if not asserted.unit or asserted.bound or not _TELLING.search(asserted.printed):
            continue
        owners = [
            figure
            for figure in gathered.figures
            if figure.fact.sure and figure.named >= LEAST_NAMED and _equal(asserted, figure.fact)
        ]
        indicators = {canonical_indicator(figure.fact.indicator) for figure in owners[:1]}
        fitting = [
            figure
            for figure in gathered.figures
            if figure.fact.sure
            and set(figure.faults) <= {"measure", "unit"}
            and figure.named >= LEAST_NAMED
            and base_unit(figure.fact.quantity.unit)[0] == base_unit(asserted.unit)[0]
            and (not indicators or canonical_indicator(figure.fact.indicator) in indicators)
        ]
        if not fitting:
            if owners:
                draft.say(OF_OTHERS)
                state(draft, owners[0])
                return "corrected"
            continue
        if any(figure in fitting for figure in owners):
            draft.say(CONFIRMED)
            state(draft, next(figure for figure in owners if figure in fitting))
            return "confirmed"
        draft.say(CORRECTED)
        for figure in (fitting[0], *owners[:1]):
            state(draft, figure)
        return "corrected"
    return ""


def state(draft: Draft, figure: Figure) -> None:
    """The fact in its sentence's frame, cited."""
    fact = figure.fact
    marks = draft.cite(figure.document, fact.sentence_start, fact.sentence_end)
    draft.facts.append(fact)
    draft.claim(fact_sentence(fact), "fact", marks)


def _equal(asserted: Quantity, fact: Fact) -> bool:
    (unit, power), (held_unit, held_power) = base_unit(asserted.unit), base_unit(fact.quantity.unit)
    return unit == held_unit and asserted.value.scaleb(power) == fact.quantity.value.scaleb(held_power)
