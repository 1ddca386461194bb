"""A target, what was reached, and how far it is said to be beyond it: the three held against the figures together.

目标8%、实际8.8%，只超了0.8个百分点 may have the one figure right and the others wrong: it is so only where all are
right, and where one is not the target, the result and what lies between them are all told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.claims.amounts import ROUGHLY_WITHIN, equal
from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.asserted import Asserted
from assistant.answering.claims.premises import CONFIRMED, CORRECTED, NO, YES
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import AIMED, REACHED
from assistant.period import moment
from assistant.quantity import ONE_SIDED, find_quantities

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact, Quantity
    from assistant.quantity import Located

OPEN = "库中只有其中一部分数，不能断定："
_BOUND, _BY = re.compile(r"\D*"), re.compile("超出|高出|多出")
_SAID_AS = {
    "aim": re.compile(r"(?:目标|计划数?|任务|预期)(?:值|数|定)?[^，。；、\d]{0,3}$"),
    "result": re.compile(r"(?:实际|完成|最后|结果|到头来)[^，。；、\d]{0,4}$"),
    "beyond": re.compile(r"(?:超|超出|超过|高|高出|多|多出|快)了?(?:目标)?(?:约|近|大约)?$"),
    "short": re.compile(r"(?:差|低|低了|少|慢|落后|欠|短)了?(?:目标)?(?:约|近|大约)?$"),
}


@dataclass(frozen=True, slots=True)
class _Claimed:
    aim: Located[Quantity]
    result: Located[Quantity]
    gap: Quantity
    beyond: bool


def write_claimed_gap(draft: Draft, gathered: Gathered) -> bool:
    """Write whether a target, its result and the gap between them are as the question says; False where none is held.

    Where one of the two is not held the gap is left open, unless the other is wrong.
    """
    text = gathered.query.text
    claimed = _claimed(text)
    if claimed is None:
        return False
    results = [figure for figure in Asserted(gathered, claimed.result).asked(REACHED) if figure.whole]
    aims = [figure for figure in Asserted(gathered, claimed.aim).asked(AIMED) if figure.whole]
    pairs = [(one, other) for one in results for other in aims if _of_the_same(one.fact, other.fact)]
    apart = _apart(pairs[0]) if pairs else None
    told = [(pairs[0][1], claimed.aim), (pairs[0][0], claimed.result)] if pairs else []
    told = told or [*((one, claimed.aim) for one in aims[:1]), *((one, claimed.result) for one in results[:1])]
    if not told:
        return False
    right = all(equal(said.value, figure.fact) for figure, said in told)
    right = right and (apart is None or _is_the_gap(claimed, apart))
    asked = asks_whether(text)
    if right and apart is None:
        draft.say(OPEN)
        draft.partly = True
    else:
        draft.say(YES[asked] + CONFIRMED if right else NO[asked] + CORRECTED)
    for figure, _ in told:
        draft.state(figure.document, figure.fact)
    if apart is not None:
        draft.work_out("difference", apart)
    return True


def _apart(pair: tuple[Figure, Figure]) -> Computed | None:
    try:
        return difference(pair[0].fact, pair[1].fact)
    except FactsError:
        return None


def _is_the_gap(claimed: _Claimed, apart: Computed) -> bool:
    """Whether the two are as far apart as is said, and the same way."""
    held, gap = apart.quantity, claimed.gap
    margin = gap.value * ROUGHLY_WITHIN if gap.bound == "~" else 0
    return held.unit == gap.unit and abs(abs(held.value) - gap.value) <= margin and (held.value > 0) == claimed.beyond


def _claimed(text: str) -> _Claimed | None:
    """The three figures of the question, told apart by the words before each."""
    said: dict[str, Located[Quantity]] = {}
    for found in find_quantities(text):
        before = text[: found.start] + "".join(_BOUND.findall(text, found.start)[:1])  # 超出1个百分点
        name = next((name for name, words in _SAID_AS.items() if words.search(before)), "")
        if found.value.unit and name:
            said.setdefault(name, found)
    gap = said.get("beyond") or said.get("short")
    if gap is not None and gap.value.bound in ONE_SIDED and not _BY.match(text, gap.start):
        return None  # 超过1个百分点 is a mark that is passed
    if gap is None or "aim" not in said or "result" not in said or ("beyond" in said) == ("short" in said):
        return None
    return _Claimed(said["aim"], said["result"], gap.value, "beyond" in said)


def _of_the_same(one: Fact, other: Fact) -> bool:
    same = canonical_indicator(one.indicator) == canonical_indicator(other.indicator) and one.scope == other.scope
    same = same and canonical_subject(one.subject) == canonical_subject(other.subject)
    same = same and measure_class(one.measure) == measure_class(other.measure)
    return same and bool(one.period.key) and moment(one.period) == moment(other.period)
