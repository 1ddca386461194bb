"""An assertion of the question held against the figures: confirmed, denied or, where no figures decide, left alone.

What is asked (是不是…) is answered yes or no with the figures that prove it; what is only taken for granted (既然…,
为什么…) is spoken of where the figures show that it is not so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from assistant.answering.arithmetic import work_out
from assistant.answering.asserted import ROUGHLY_WITHIN
from assistant.answering.choosing import write_statements
from assistant.answering.compose import write
from assistant.answering.drafting import Draft
from assistant.answering.evidence_bar import is_evidence
from assistant.answering.figure_choice import choose_figures
from assistant.answering.figure_faults import WHOLES
from assistant.answering.membership import write_member
from assistant.answering.nearest import note_nearest
from assistant.answering.numbers import write_computation
from assistant.answering.opposing import opposes
from assistant.answering.premises import DISPUTED, NO, ONLY_AIMED, YES, judge_premise
from assistant.answering.settled_in_words import told_class, told_extreme, told_name, told_when
from assistant.answering.side_by_side import figures_of
from assistant.answering.spellings import spellings_of
from assistant.answering.time_and_place import is_not_the_stretch
from assistant.answering.whether import SAID_SO, says_target_met, says_whether
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class, places_in
from assistant.facts.operands import amount
from assistant.facts.table import REACHED, newest_first
from assistant.period import moment
from assistant.quantity import ABOVE, BELOW, base_unit, convert
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.answering.assertions import Assertion
    from assistant.answering.figures import Figure
    from assistant.answering.gather import Gathered
    from assistant.answering.statements import Statement
    from assistant.model import Answer, Fact, Quantity, Status

AGREED, DENIED = "库中资料与此相符。", "库中资料与此不符。"
UNDECIDED = "库中的数带“左右”“超过”之类的约数，分不出高下："
AMONG = "就库中有同一数据的{}来看："
SENTENCES_TRIED = 6
NEITHER = "库中没有{}的同一数据，不能断定。"
ONLY_ONE = "库中没有{}的同一数据，不能断定："
THE_REST = "关于问题的其余部分："
REST_NOT_FOUND = "库中没有找到能回答这一部分的依据。"
MOST_OTHERS = 4
LONG_ENOUGH = 6  # characters of a name's end that are hardly another name's
NAMED_IN_FULL = 0.9  # the place of 服务业投资 is none of 服务业增速


@dataclass(frozen=True, slots=True)
class Tried:
    """An assertion with what is held for each of its members; for the rest of the question and for itself, if asked."""

    assertion: Assertion
    members: tuple[Gathered, ...]
    rest: Callable[[], Gathered] | None
    claim: Callable[[], Gathered] | None = None


@dataclass(frozen=True, slots=True)
class _Proof:
    """Whether the assertion holds (None: left open by round figures), by which figures.

    ``others`` are the same figures of other times; ``apart`` tells that a difference is worth working out.
    """

    holds: bool | None
    figures: tuple[Figure, ...]
    others: tuple[Figure, ...] = ()
    apart: bool = False


def compose_verdict(whole: Gathered, tried: Tried | None) -> Answer | None:
    """The drafted answer that an assertion of the question calls for; None where it calls for none."""
    if tried is None:
        return None
    draft = Draft(whole.query, whole.searched)
    status = write_verdict(draft, whole, tried)
    return draft.finished(status) if status else None


def write_verdict(draft: Draft, whole: Gathered, tried: Tried) -> Status | None:
    """Write what an assertion of the question, or of a part of it, calls for; None where nothing was written."""
    asked = tried.assertion.asked
    if tried.assertion.kind == "member":
        return write_member(draft, tried.assertion, tried.members[0])
    if status := _write_extreme(draft, tried) or _settle_in_words(draft, tried):
        return status
    proof = _prove(tried)
    if proof is None and tried.assertion.kind == "words" and judge_premise(whole)[0]:
        return None  # its figure decides: 比年初减少52.1亿元 is held against what is held of it
    if proof is None and tried.claim and (status := _deny_in_words(draft, tried, tried.claim())):
        return status
    if proof is None:
        undecided = {"target": _told_of_target, "order": _only_one}.get(tried.assertion.kind) if asked else None
        return undecided(draft, whole, tried) if undecided else None
    if not asked and proof.holds is not False:
        return None
    if proof.holds is None:
        draft.say(UNDECIDED)
    else:
        draft.say(DISPUTED if not asked else YES[asked] + AGREED if proof.holds else NO[asked] + DENIED)
    for figure in proof.figures:
        draft.state(figure.document, figure.fact)
    if proof.apart:
        _work_out(draft, [figure.fact for figure in proof.figures])
    for figure in proof.others:
        draft.state(figure.document, figure.fact)
    return _write_rest(draft, tried)


def _settle_in_words(draft: Draft, tried: Tried) -> Status | None:
    """Whether it is as the question says, with the sentence that tells it; None where none does."""
    assertion = tried.assertion
    by_claim = {"extreme": told_extreme, "words": told_class}.get(assertion.kind)
    if by_claim:
        told = by_claim(assertion, tried.claim()) if tried.claim else None
    else:
        settle = {"dated": told_when, "coined": told_name}.get(assertion.kind)
        told = settle(assertion, tried.members[0]) if settle else None
    if told is None:
        return None
    is_so, statement = told
    if is_so and not assertion.asked:
        return None
    agreed = YES[assertion.asked] + AGREED if is_so else NO[assertion.asked] + DENIED
    draft.say(agreed if assertion.asked else DISPUTED)
    write_statements(draft, [statement])
    return _write_rest(draft, tried)


def _deny_in_words(draft: Draft, tried: Tried, claim: Gathered) -> Status | None:
    """What is asserted, denied by a sentence that says the opposite; None where none does."""
    asked = tried.assertion.asked
    for statement in claim.statements[:SENTENCES_TRIED]:
        if is_evidence(claim, statement) and opposes(claim, tried.assertion.said, statement):
            draft.say((NO[asked] if asked else DISPUTED) + SAID_SO)
            write_statements(draft, [statement])
            return _write_rest(draft, tried)
    return None


def _told_of_target(draft: Draft, whole: Gathered, tried: Tried) -> Status | None:
    """Whether the target was met, as a sentence says it without the figures; else what is aimed at alone."""
    told = says_target_met(tried.members[1]) or says_target_met(whole)
    if told is None:
        return _only_aimed(draft, whole, tried)
    said = YES if told[0] == tried.assertion.more else NO
    draft.say(said[tried.assertion.asked] + SAID_SO)
    write_statements(draft, [told[1]])
    return "answered"


def _only_one(draft: Draft, whole: Gathered, tried: Tried) -> Status | None:
    """Of two places of which not both figures are held: that, and that it decides nothing."""
    held = [figures_of(member) for member in tried.members]
    places = [member.query.subjects[:1] for member in tried.members]
    if all(held) or places[0] == places[1] or not all(places):
        return None
    if whole.statements and says_whether(whole):
        return None
    if not any(held):
        return _neither(draft, whole, [place for (place,) in places]) if whole.query.indicators else None
    draft.say(ONLY_ONE.format(*(place for figures, (place,) in zip(held, places, strict=True) if not figures)))
    only = next(figures[0] for figures in held if figures)
    draft.state(only.document, only.fact)
    return "partial"


def _neither(draft: Draft, whole: Gathered, places: Sequence[str]) -> Status | None:
    """Of two places of which neither's figure is held, unless a sentence holds them against each other."""
    if any(_holds_apart(whole, statement, places) for statement in whole.statements[:SENTENCES_TRIED]):
        return None
    draft.say(NEITHER.format("、".join(places)))
    note_nearest(draft, whole)
    return "refused"


def _holds_apart(whole: Gathered, statement: Statement, places: Sequence[str]) -> bool:
    """Whether a sentence on both places names an indicator that is asked about in one clause with one of them."""
    if not set(places) <= {name for name, _, _ in places_in(statement.text)}:
        return False
    names = [form for name in whole.query.indicators for form in spellings_of(fold(name))]
    for clause in re.split("[，,；;。]", fold(statement.text)):
        if any(name in clause for name in names) and {name for name, _, _ in places_in(clause)} & set(places):
            return True
    return False


def _only_aimed(draft: Draft, whole: Gathered, tried: Tried) -> Status | None:
    """Where a target is held and neither a figure nor a sentence tells whether it was met: the target, and that."""
    aimed = [figure for figure in figures_of(tried.members[1]) if figure.fact.status == "target"]
    if not aimed or (whole.statements and says_whether(whole)):
        return None
    draft.say(ONLY_AIMED)
    draft.state(aimed[0].document, aimed[0].fact)
    return "partial"


def _write_extreme(draft: Draft, tried: Tried) -> Status | None:
    """Whether a place has the most or the least, by the figures of all places that are held; these are told."""
    if tried.assertion.kind != "extreme":
        return None
    assertion, held = tried.assertion, tried.members[0]
    worked = work_out(held.query, held.figures)
    if worked is None or worked.kind != "extreme" or worked.computed is None:
        return None
    operands = worked.computed.operands
    places = [canonical_subject(fact.subject) for fact in operands]
    if assertion.who not in places:
        return None
    first, own = operands[0], operands[places.index(assertion.who)]
    is_so = amount(own, first) == amount(first, first)
    draft.say((YES if is_so else NO)[assertion.asked] + AMONG.format("、".join(fact.subject for fact in operands)))
    if not write_computation(draft, held):  # which works no change out where one is given
        documents = {figure.document.id: figure.document for figure in held.figures}
        for fact in operands:
            draft.state(documents[fact.document_id], fact)
        draft.work_out("extreme", worked.computed)
    return "answered"


def _work_out(draft: Draft, facts: list[Fact]) -> None:
    try:
        draft.work_out("difference", difference(*facts))
    except FactsError as error:
        draft.notes.append(f"没有计算：{error}")


def _write_rest(draft: Draft, tried: Tried) -> Status:
    """Write what else is asked, or that it was not found; the status of the answer with it."""
    if tried.rest is None:
        return "answered"
    rest = tried.rest()
    draft.begin(THE_REST, rest.query)
    if write(draft, rest):
        return "answered"
    draft.say(REST_NOT_FOUND)
    return "partial"


def _prove(tried: Tried) -> _Proof | None:
    assertion, members = tried.assertion, tried.members
    if assertion.kind in ("words", "extreme", "dated", "coined"):
        return None
    if assertion.kind == "move":
        return _prove_move(assertion, members[0])
    if assertion.kind == "rank":
        return _prove_rank(assertion, members[0])
    if assertion.kind == "figure":
        verdict, figures = judge_premise(members[0])
        return _Proof(verdict == "confirmed", figures) if verdict in ("confirmed", "corrected") else None
    return _prove_pair(assertion, *members)


def _prove_move(assertion: Assertion, member: Gathered) -> _Proof | None:
    """Which way the figure went, as its growth says; without a time in the question only what went one way always."""
    moved = [figure for figure in figures_of(member) if figure.fact.direction and figure.fact.status == "result"]
    if not moved or len({figure.fact.direction for figure in moved}) > 1:
        return None
    return _Proof((moved[0].fact.direction == "up") == assertion.more, (moved[0],))


def _prove_rank(assertion: Assertion, member: Gathered) -> _Proof | None:
    """The place in an order, as a document tells it."""
    among = WHOLES & set(member.query.subjects)
    ranked = [
        figure
        for figure in choose_figures(member)
        if figure.fact.measure == "排名" and figure.fact.sure and _is_among(figure.fact, among)
        and _is_named(figure, member) and "period" not in figure.faults
    ]
    if not ranked or len({figure.fact.quantity.value for figure in ranked}) > 1:
        return None
    return _Proof(ranked[0].fact.quantity.value == assertion.place, (ranked[0],))


def _is_named(figure: Figure, member: Gathered) -> bool:
    """Whether the question has all of the figure's name, or its end (中心城市地位指数 of 长三角区域性中心城市地位指数)."""
    asked, name = fold(member.query.text), fold(figure.fact.indicator)
    return figure.named >= NAMED_IN_FULL or name[-LONG_ENOUGH:] in asked and len(name) >= LONG_ENOUGH


def _is_among(fact: Fact, asked: frozenset[str]) -> bool:
    """Whether the place is one in the asked order, where both the question and the fact name one (全国, 全省)."""
    told = {name for name, _, _ in places_in(fact.base)}
    return not (asked and told) or bool(asked & told)


def _prove_pair(assertion: Assertion, one: Gathered, other: Gathered) -> _Proof | None:
    """Which of two figures is the larger, or whether the result met its target."""
    pairs = sorted(_pairs(assertion, one, other), key=_preference)
    if not pairs:
        return None
    pair = pairs[0]
    first, second = pair[0].fact, pair[1].fact
    if assertion.gap is not None:
        return _prove_gap(assertion, assertion.gap, pair)
    sign = _order(*_as_marks(first, second))
    if sign is None:
        return _Proof(None, pair)
    if assertion.kind == "target":
        reached = _reached(first, second, sign)
        return _Proof(None if reached is None else reached == assertion.more, pair, apart=bool(sign))
    same_name = canonical_indicator(first.indicator) == canonical_indicator(second.indicator)
    others = () if any(p.key for p in one.query.periods) else _of_other_times(pairs)
    return _Proof(sign == (1 if assertion.more else -1), pair, others, bool(sign) and same_name)


def _prove_gap(assertion: Assertion, gap: Quantity, pair: tuple[Figure, Figure]) -> _Proof | None:
    """Whether the two are as far apart as is said, and the same way; None in units that tell no such gap."""
    try:
        apart = difference(pair[0].fact, pair[1].fact).quantity
    except FactsError:
        return None
    if base_unit(apart.unit)[0] != base_unit(gap.unit)[0]:
        return None
    value = convert(apart, gap.unit).value
    wide = abs(abs(value) - gap.value) <= (gap.value * ROUGHLY_WITHIN if gap.bound else 0)
    return _Proof(wide and (value > 0) == assertion.more, pair, apart=True)


def _as_marks(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """The two, of which one is aimed at: a target of 以上 or 左右 is a mark all the same."""
    if (one.status == "target") == (other.status == "target"):
        return one, other
    marks = (
        replace(fact, quantity=replace(fact.quantity, bound="")) if fact.status == "target" else fact
        for fact in (one, other)
    )
    return next(marks), next(marks)


def _of_other_times(pairs: Sequence[tuple[Figure, Figure]]) -> tuple[Figure, ...]:
    """For a question that names no time, the same two figures of other times than the first pair's."""
    first = pairs[0]
    seen = {(figure.fact.period.key, figure.fact.indicator) for figure in first}
    found: list[Figure] = []
    for left, right in pairs[1:]:
        alike = left.fact.indicator == first[0].fact.indicator and left.fact.measure == first[0].fact.measure
        if alike and (left.fact.period.key, left.fact.indicator) not in seen and len(found) < MOST_OTHERS:
            seen.add((left.fact.period.key, left.fact.indicator))
            found += [left, right]
    return tuple(found)


def _pairs(assertion: Assertion, one: Gathered, other: Gathered) -> Iterator[tuple[Figure, Figure]]:
    """The figures that may be held against each other: of one kind, apart only in what the assertion sets apart."""
    for left, right in product(_of_the_stretch(one), _of_the_stretch(other)):
        a, b = left.fact, right.fact
        alike = measure_class(a.measure) == measure_class(b.measure)
        alike = alike and base_unit(a.quantity.unit)[0] == base_unit(b.quantity.unit)[0]
        same_name = canonical_indicator(a.indicator) == canonical_indicator(b.indicator) and a.scope == b.scope
        same_place = canonical_subject(a.subject) == canonical_subject(b.subject)
        same_time = bool(a.period.key) and moment(a.period) == moment(b.period)
        results = (a.status in REACHED, b.status in REACHED)
        if assertion.kind == "target":
            apart = same_name and same_place and same_time and results == (True, False)
        else:
            aimed = "target" in (one.query.status, other.query.status)
            differ = (same_place, same_time, same_name).count(False)
            told_apart = differ == 1 or (differ == 0 and results[0] != results[1])
            apart = told_apart and (aimed or results == (True, True))
        if alike and apart:
            yield left, right


def _of_the_stretch(member: Gathered) -> list[Figure]:
    """The figures held; where years together are asked for, those of just these years: none of one of them."""
    asked = member.query.periods
    return [f for f in figures_of(member) if not any(is_not_the_stretch(period, f.fact.period) for period in asked)]


def _preference(pair: tuple[Figure, Figure]) -> tuple[object, ...]:
    """The pair that fits best; of equal ones the newest, then the exact one."""
    left, right = pair
    newest = min(newest_first(figure.fact) for figure in pair)
    bounded = sum(bool(figure.fact.quantity.bound) for figure in pair)
    extracted = sum(figure.fact.origin != "curated" for figure in pair)
    return (-round(left.score + right.score, 2), newest, bounded, extracted, left.fact.start, right.fact.start)


def _order(one: Fact, other: Fact) -> int | None:
    """1, 0 or −1 as the first is larger, equal or smaller; None where bounds leave it open."""
    left, right = amount(one, other), amount(other, other)
    if one.quantity.upper is not None or other.quantity.upper is not None:
        return None
    if left == right:
        return 0 if not (one.quantity.bound or other.quantity.bound) else None
    small, large = (one, other) if left < right else (other, one)
    falls = one.direction == "down" or other.direction == "down"
    if (small.quantity.bound in ABOVE or large.quantity.bound in BELOW) or (falls and small.quantity.bound):
        return None
    return 1 if left > right else -1


def _reached(result: Fact, target: Fact, sign: int) -> bool | None:
    """Whether the result met the target; None where a target of 左右 was missed by what may still be 左右."""
    if target.quantity.bound in BELOW or target.direction == "down":
        return sign <= 0
    return None if sign < 0 and target.quantity.bound == "~" else sign >= 0
