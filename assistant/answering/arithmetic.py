"""What a question wants worked out, and the operands for it among the figures that fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from assistant.answering.figures import LEAST_NAMED
from assistant.errors import FactsError
from assistant.facts.compute import check_claim, difference, extreme, ratio, share, total, value_before
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import covers
from assistant.quantity import base_unit, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.figures import Figure
    from assistant.model import Computed, Fact, Period, Query

Wanted = TypeVar("Wanted")

DIFFERENCE = re.compile(
    r"相差|差(?:多少|几|距有|了)|差距|拉开|领先|净增|多出|高出|超出|"
    r"比.{1,24}(?:高|低|多|少|快|慢|大|小).{0,2}(?:多少|几)|(?:增加|多|少|减少)了?(?:多少|几)(?!个?百分点)"
)
# Which of two places is ahead, and by how much; in a question about one place the words only bound a figure.
AHEAD = re.compile("超过了?|高于|低于|多于|少于|不如|赶上|比.{1,12}(?:多|高|少|低|快|慢|大|小)")
SHARE_OF_OTHER = re.compile("占.{1,16}(?:多[大少高]|几成|几分).{0,2}(?:比例|比重)?|是.{1,12}的(?:多少|几)")
MET = re.compile(
    r"(?:目标|计划|预期|任务).{0,10}(?:完成|达到|实现|到位|达标)|(?:完成|达到|超过|实现).{0,6}(?:目标|计划|预期|任务)"
)
RATIO = re.compile(r"几分之|百分之(?:多少|几)|多少倍|几倍|相当于|(?:是|为).{1,16}的(?:多少|几成)")
SUM = re.compile(r"合计|加起来|相加|总和|加总|一共是多少|总共")
EXTREME = re.compile(
    r"(?:谁|哪).{0,16}(?:最|更)|最(?:高|低|大|小|多|少|快|慢)|谁(?:高|低|多|少|快|慢)"
    r"|从.{1,4}到.{1,4}.{0,4}(?:排|列)|排序|排个"
)
SMALLEST = re.compile(r"最(?:低|小|少|慢)|从(?:低|小|少|慢)")
_RESULT = re.compile("实际|结果|完成")
# The value at the base of a change is asked for, not the change against it.
BEFORE = re.compile(
    r"^(?!.*比[^，。]{0,6}(?:年初|同期|上年|去年)).*(?:同期|年初|上年末|上年|上一年|前一年)|倒推|推算|反推"
)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A computation, or the reason why it can't be done; ``operands`` are what it rests on."""

    kind: str
    computed: Computed | None
    operands: tuple[Fact, ...]
    reason: str = ""


def work_out(query: Query, figures: Sequence[Figure]) -> WorkedOut | None:
    """What the question wants worked out; None when it wants no arithmetic, or its operands are not held."""
    for kind, pattern, attempt in ATTEMPTS:
        if pattern.search(query.text) and (operands := attempt(query, figures)):
            try:
                return WorkedOut(kind, _COMPUTE[kind](query, operands), operands)
            except FactsError as error:
                return WorkedOut(kind, None, operands, str(error))
    return None


def _pair(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """Two figures of one kind that differ as the question says: in place, in period, or in what they are of."""
    bearable = {"unit", "measure", "status"}
    usable = [figure.fact for figure in figures if set(figure.faults) <= bearable and figure.fact.sure]
    usable = [fact for fact in usable if measure_class(fact.measure) not in ("变动", "倍数", "差值")]
    if len(query.subjects) >= 2:
        return _one_each(query.subjects, usable, _is_of_place, by_place=True)
    periods = _ends([period for period in query.periods if period.key])
    if query.status == "target" and _RESULT.search(query.text) and usable:
        return _target_and_result(usable)
    if len(periods) >= 2:
        return _one_each(periods, usable, _is_of_period, by_place=False)
    named = [figure.fact for figure in figures if figure.named >= LEAST_NAMED and figure.fact in usable]
    return _two_indicators(named)


def _two_places(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    return _pair(query, figures) if len(query.subjects) == 2 else ()


def _target_held_against_result(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    bearable = {"status", "measure"}
    return _target_and_result([f.fact for f in figures if set(f.faults) <= bearable and f.fact.sure and f.named])


def _ends(periods: Sequence[Period]) -> Sequence[Period]:
    """The first and the last year of a single stretch (从2021年到2023年), else the periods as they are."""
    if len(periods) == 1 and ".." in periods[0].key.strip("."):
        return tuple(parse_period(f"{end[:4]}年") for end in periods[0].key.split(".."))
    return periods


def _target_and_result(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The best result and the target of the same figure and time."""
    results = [fact for fact in facts if fact.status == "result"]
    for result in results:
        for target in facts:
            same_time = target.period.key.removeprefix("..") == result.period.key
            if target.status == "target" and same_time and _same_kind(target, result) and _matches(target, result):
                return (result, target)
    return ()


def _is_of_place(fact: Fact, place: str) -> bool:
    return canonical_subject(fact.subject) == place


def _is_of_period(fact: Fact, period: Period) -> bool:
    return covers(period, fact.period)


def _one_each(
    wanted: Sequence[Wanted], facts: Sequence[Fact], belongs: Callable[[Fact, Wanted], bool], *, by_place: bool
) -> tuple[Fact, ...]:
    """The best facts of one kind, one for each of what is wanted; empty when no kind is held for all of them."""
    for first in facts:
        alike = [
            fact
            for fact in facts
            if _same_kind(fact, first)
            and (by_place or canonical_subject(fact.subject) == canonical_subject(first.subject))
            and (not by_place or fact.period.key == first.period.key)
        ]
        alike.sort(key=partial(_is_elsewhere, first))  # figures of one source go together
        found = [next((fact for fact in alike if belongs(fact, one)), None) for one in wanted]
        complete = tuple(fact for fact in found if fact is not None)
        if len(complete) == len(found) == len({(fact.document_id, fact.start) for fact in complete}):
            return complete
    return ()


def _is_elsewhere(one: Fact, other: Fact) -> bool:
    return one.document_id != other.document_id


def _same_kind(one: Fact, other: Fact) -> bool:
    return (
        canonical_indicator(one.indicator) == canonical_indicator(other.indicator)
        and measure_class(one.measure) == measure_class(other.measure)
        and base_unit(one.quantity.unit)[0] == base_unit(other.quantity.unit)[0]
    )


def _two_indicators(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The best fact and the best of another indicator in the same document with the same place, period and measure."""
    for other in facts[1:]:
        one = facts[0]
        names = canonical_indicator(one.indicator), canonical_indicator(other.indicator)
        if (
            one.document_id == other.document_id
            and one.period.key == other.period.key
            and measure_class(one.measure) == measure_class(other.measure)
            and one.quantity.unit == other.quantity.unit
            and names[0] not in names[1]
            and names[1] not in names[0]
        ):
            return (one, other)
    return ()


def _several(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """All figures of the best one's measure, period and unit: what a rank or a sum is taken over."""
    usable = [figure for figure in figures if figure.fits and figure.fact.sure]
    if not usable:
        return ()
    first = usable[0].fact
    alike: dict[tuple[str, str], Fact] = {}
    for figure in usable:
        fact = figure.fact
        same = measure_class(fact.measure) == measure_class(first.measure) and fact.quantity.unit == first.quantity.unit
        if same and fact.period.key == first.period.key and fact.status == first.status:
            alike.setdefault((canonical_subject(fact.subject), canonical_indicator(fact.indicator)), fact)
    return tuple(alike.values()) if len(alike) >= 2 else ()


def _value_and_change(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """A value and its change against the base that the question names: 27.4%，高于2019年同期4.6个百分点."""
    bearable = {"period", "measure", "unit"}
    held = [figure.fact for figure in figures if set(figure.faults) <= bearable and figure.fact.sure]
    for change in held:
        if measure_class(change.measure) not in ("变动", "增速") or not _asks_for_base(query, change):
            continue
        for value in held:
            same_time = value.period.key == change.period.key
            if measure_class(value.measure) == "值" and same_time and _matches(value, change):
                return (value, change)
    return ()


def _matches(value: Fact, change: Fact) -> bool:
    return (
        canonical_subject(value.subject) == canonical_subject(change.subject)
        and canonical_indicator(value.indicator) == canonical_indicator(change.indicator)
    )


def _asks_for_base(query: Query, change: Fact) -> bool:
    base = change.base or ("上年" if measure_class(change.measure) == "增速" else "")
    words = {"年初": "年初", "同期": "同期", "上年": "上年|上一年|前一年|倒推|推算|反推"}
    return any(key in base and re.search(pattern, query.text) for key, pattern in words.items())


def _difference(query: Query, operands: Sequence[Fact]) -> Computed:
    worked = difference(operands[0], operands[1])
    return worked if worked.quantity.value >= 0 else difference(operands[1], operands[0])


def _ratio(query: Query, operands: Sequence[Fact]) -> Computed:
    one, other = sorted(
        operands, key=lambda fact: (_asked_place(query, fact), _first_named(query.text, fact, operands))
    )
    claimed = [quantity for quantity in query.quantities if quantity.unit == "倍"]
    if claimed:
        return check_claim(one, other, claimed[0])
    percent = re.search("百分之|占", query.text) and not one.quantity.unit.endswith(("%", "百分点"))
    return share(one, other) if percent else ratio(one, other)


def _asked_place(query: Query, fact: Fact) -> int:
    """Which of the question's times is the operand's: 2021年是2012年的多少倍 divides the first by the second."""
    keys = [period.key for period in query.periods]
    return keys.index(fact.period.key) if fact.period.key in keys else len(keys)


def _first_named(question: str, fact: Fact, operands: Sequence[Fact]) -> int:
    """Where the question begins to name what tells the operand from the others (its place, or its own words)."""
    own = fact.subject + fact.indicator
    shared = "".join(other.subject + other.indicator for other in operands if other is not fact)
    pairs = [own[at : at + 2] for at in range(len(own) - 1)]
    telling = [question.find(pair) for pair in pairs if pair not in shared and pair in question]
    return min(telling, default=len(question))


def _before(query: Query, operands: Sequence[Fact]) -> Computed:
    return value_before(operands[0], operands[1])


def _extreme(query: Query, operands: Sequence[Fact]) -> Computed:
    return extreme(operands, smallest=bool(SMALLEST.search(query.text)))


def _total(query: Query, operands: Sequence[Fact]) -> Computed:
    return total(operands)


_COMPUTE: dict[str, Callable[[Query, Sequence[Fact]], Computed]] = {
    "difference": _difference,
    "ratio": _ratio,
    "before": _before,
    "extreme": _extreme,
    "sum": _total,
}
ATTEMPTS: tuple[tuple[str, re.Pattern[str], Callable[[Query, Sequence[Figure]], tuple[Fact, ...]]], ...] = (
    ("before", BEFORE, _value_and_change),
    ("ratio", RATIO, _pair),
    ("difference", DIFFERENCE, _pair),
    ("ratio", SHARE_OF_OTHER, _two_places),
    ("difference", AHEAD, _two_places),
    ("difference", MET, _target_held_against_result),
    ("sum", SUM, _several),
    ("extreme", EXTREME, _several),
)
