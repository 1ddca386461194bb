"""The operation that a question most likely means, by a learned score, and the answer that it gives; or none.

The score is a conditional logit (McFadden 1974): each derivation's chance among all of them and none at all. The
weights: ``training/derived.py``.
"""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.derived.derivations import derivations
from assistant.answering.derived.features import FEATURES
from assistant.answering.derived.working import worked_out
from assistant.answering.drafting import Draft
from assistant.answering.figures.bases import cautions_on_reckoned_back, reckons_back
from assistant.errors import FactsError
from assistant.facts.naming import measure_class
from assistant.learned import BIAS, linear_score, named_weights
from assistant.quantity import base_unit, find_quantities, in_ones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from assistant.answering.derived.derivations import Derivation
    from assistant.answering.derived.ways import Way
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer, Computed, Quantity

WEIGHTS_FILE = Path(__file__).parents[2] / "models" / "derived.json"
LEAST_CHANCE = 0.55
LEAST_BESIDE_FACTS = 0.7  # where the answer states a figure, which may be what is asked for
_WHY = re.compile("为什么|为何|原因|怎么(?!算)|如何|缘何")
_CHANGE_ASKED = re.compile("[增涨提升降减][^，。？比]{0,4}(?:多少|几)")
_CHANGE = re.compile("增长|增幅|涨|提高|上升|下降|减少|同比|增加(?!值)")
_GAP_ASKED, _GAP = re.compile("差(?:多|几|距|了)|缺口|还[差缺欠]"), re.compile("(?:还|相|仍)[差缺][0-9]|差距")
# What a sentence says that tells itself what is to be worked out.
_SAID: dict[Way, re.Pattern[str]] = {
    "share": re.compile("占(?![地用])|%|％|成(?!立|为|果|员|都)|分之|比重|比例|一半|强度|率"),
    "ratio": re.compile("倍|分之|一半|翻|相当"),
    "growth": re.compile("增长|增幅|涨|提高|下降|减少|%"),
    "mean": re.compile("平均|[人户亩]均|每[个家户亩平]"),
    "over": re.compile("年均|平均每年|每年|月均"),
    "yearly": re.compile("年均|平均每年|每年"),
    "sum": re.compile("合计|共|总(?!投资|产值|值|量)|累计"),
}
AT_CONSTANT_PRICES = "公布的增速一般扣除了价格变动，这样倒推的是约数，与以前公布的数可能有出入。"


def compose_derived(whole: Gathered, told: Answer, shelf: Shelf) -> Answer | None:
    """The drafted answer with what the numbers of the found sentences give; None where it is not plain what is meant.

    ``told``: the answer without it.
    """
    if whole.query.kind in ("declined", "verify") or told.computed or _WHY.search(whole.query.text):
        return None
    if "排名" in whole.query.measures:
        return None
    beside_facts = bool(told.facts) and told.status == "answered"
    chosen = likeliest(whole, shelf, LEAST_BESIDE_FACTS if beside_facts else LEAST_CHANCE)
    if chosen is None or _says_it(told, chosen.way, whole.query.text):
        return None
    if _goes_back_by_growth(chosen) and not reckons_back(whole.query):
        return None
    try:
        computed = worked_out(chosen)
    except FactsError:
        return None
    return None if _is_printed(computed.quantity, told) else answer_with(whole, chosen, computed)


def likeliest(whole: Gathered, shelf: Shelf, least: float = LEAST_CHANCE) -> Derivation | None:
    """The derivation that is likeliest, where what it works out has at least that chance; None where none has."""
    tried = list(derivations(whole, shelf))
    chances = chances_of(tried, shipped_weights())
    best = max(range(len(tried)), key=chances.__getitem__, default=None)
    if best is None:
        return None
    alike = sum(chance for one, chance in zip(tried, chances, strict=True) if _is_the_same(one, tried[best]))
    return tried[best] if alike >= least else None


def _is_the_same(one: Derivation, other: Derivation) -> bool:
    """Whether both work out the same of the same numbers, which may be printed in several sentences."""
    return one.way == other.way and _sizes(one) == _sizes(other)


def _sizes(one: Derivation) -> list[tuple[str, Decimal]]:
    return [(number.kind, number.size) for number in one.operands]


def chances_of(tried: Sequence[Derivation], weights: Mapping[str, float]) -> list[float]:
    """The chance of each that it is meant; together they leave the chance that none is."""
    scores = [linear_score(one.features, weights) for one in tried]
    most = max(0.0, *scores) if scores else 0.0
    odds = [math.exp(score - most) for score in scores]
    whole = math.fsum(odds) + math.exp(-most)
    return [one / whole for one in odds]


def _goes_back_by_growth(chosen: Derivation) -> bool:
    """Whether money is to be reckoned back by its growth, which is mostly told at constant prices."""
    if chosen.way != "before" or "元" not in chosen.operands[0].quantity.unit:
        return False
    return measure_class(chosen.operands[1].fact.measure) == "增速"


def _says_it(told: Answer, way: Way, question: str) -> bool:
    """Whether the answer may say itself what is asked for: a share where one is asked for, a change where one is."""
    if told.status != "answered":
        return False
    said = " ".join(claim.text for claim in told.claims)
    if way == "difference" and _GAP_ASKED.search(question) and _GAP.search(said):
        return True
    if way == "difference":
        return (_CHANGE_ASKED.search(question) is not None and _CHANGE.search(said) is not None) or "个百分点" in said
    return (words := _SAID.get(way)) is not None and words.search(said) is not None


def _is_printed(quantity: Quantity, told: Answer) -> bool:
    """Whether the answer says the very amount already."""
    unit, size = base_unit(quantity.unit)[0], in_ones(quantity)
    printed = (found.value for claim in told.claims for found in find_quantities(claim.text))
    return any(base_unit(one.unit)[0] == unit and in_ones(one) == size for one in printed)


def answer_with(whole: Gathered, chosen: Derivation, computed: Computed) -> Answer:
    """The drafted answer: the sentences that print the numbers, and what they give."""
    draft = Draft(whole.query, whole.searched)
    marks: list[int] = []
    # Figures marked by hand quote their sentence up to themselves: the longest has the others.
    by_length = sorted(chosen.operands, key=lambda one: one.fact.sentence_end)
    longest = {one.sentence: one for one in by_length}
    for one in dict.fromkeys(longest[number.sentence] for number in chosen.operands):
        start, end = one.fact.sentence_start, one.fact.sentence_end
        if one.document is not None:
            draft.introduce(one.document, start)
            draft.quote_line(one.document, start, end)
            marks += draft.cite(one.document, start, end)
    draft.work_out("named", computed, marks)
    if _goes_back_by_growth(chosen):
        draft.notes += cautions_on_reckoned_back(chosen.operands[0].fact) or [AT_CONSTANT_PRICES]
    return draft.finished("answered")


@cache
def shipped_weights(path: Path = WEIGHTS_FILE) -> Mapping[str, float]:
    """The weights that were learned; raises LibraryDamaged when the file does not hold them."""
    return named_weights(path, (*FEATURES, BIAS))
