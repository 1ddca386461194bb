"""An assertion of the question held against the figures: confirmed, denied or, where no figures decide, left alone.

What is asked (是不是…) is answered yes or no with the figures that prove it; what is only taken for granted (既然…,
为什么…) is spoken of where the figures show that it is not so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.claim_kinds import aims_elsewhere
from assistant.answering.claims.exactly_said import says_just_that
from assistant.answering.claims.first_of_all import told_first
from assistant.answering.claims.membership import write_member
from assistant.answering.claims.opposing import opposes
from assistant.answering.claims.premises import DISPUTED, NO, ONLY_AIMED, ONLY_REACHED, YES, judge_premise
from assistant.answering.claims.settled_in_words import told_class, told_extreme, told_name, told_when
from assistant.answering.claims.share_done import write_share_done
from assistant.answering.claims.whether import NOT_SAID, SAID_SO, says_target_met, says_whether
from assistant.answering.compose import write
from assistant.answering.cues import load_cues
from assistant.answering.drafting import SAID_BEFORE, Draft
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.evidence.form import asked_count
from assistant.answering.figures.arithmetic import work_out
from assistant.answering.figures.nearest import note_nearest
from assistant.answering.figures.numbers import write_computation
from assistant.answering.parts.side_by_side import figures_of
from assistant.answering.proofs import Tried, prove
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import best_evidence, is_evidence
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import asks_to_reckon
from assistant.answering.understanding.wholes import WHOLES, names_a_whole
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.naming import canonical_indicator, canonical_subject, places_in
from assistant.facts.operands import amount
from assistant.facts.table import note_on_name
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer, Fact, Status

AGREED, DENIED = "库中资料与此相符。", "库中资料与此不符。"
LATER_MARK = {True: "已经达到为以后年份定的目标：", False: "还没有达到为以后年份定的目标："}
UNDECIDED = "库中的数带“左右”“超过”之类的约数，分不出高下："
ONLY_AMONG = "库中只有{}的同一数据，在这几个里是这样，其余的没有，不能断定："
AMONG = "就库中有同一数据的{}来看："
SENTENCES_TRIED = 6
NEITHER = "库中没有{}的同一数据，不能断定。"
ONLY_ONE = "库中没有{}的同一数据，不能断定："
THE_REST = "关于问题的其余部分："
REST_NOT_FOUND = "库中没有找到能回答这一部分的依据。"


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
    proof = prove(tried)
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
    elif tried.assertion.kind == "target" and proof.by_a_later_mark:
        draft.say(LATER_MARK[proof.holds == tried.assertion.more])
    else:
        draft.say(DISPUTED if not asked else YES[asked] + AGREED if proof.holds else NO[asked] + DENIED)
    for figure in proof.figures:
        draft.state(figure.document, figure.fact)
        draft.notes += filter(None, [note_on_name(figure.fact, whole.query.text)])
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
        settle = {"dated": told_when, "coined": told_name, "first": told_first}.get(assertion.kind)
        told = settle(assertion, tried.members[0]) if settle else None
    if told is None:
        return None
    is_so, statement = told
    if is_so and not (assertion.asked and says_just_that(assertion.said, fold(statement.text), ())):
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
    if write_share_done(draft, whole):
        return "answered"
    elsewhere = aims_elsewhere(tried.assertion)
    told = None if elsewhere else says_target_met(tried.members[1]) or says_target_met(whole)
    if told is None and (remark := _judged_by_the_editor(whole)):
        draft.say(NOT_SAID)
        write_statements(draft, [remark])
        return "answered"
    if told is None:
        return _only_aimed(draft, whole, tried) or _only_reached(draft, whole, tried)
    said = YES if told[0] == tried.assertion.more else NO
    draft.say(said[tried.assertion.asked] + SAID_SO)
    write_statements(draft, [told[1]])
    return "answered"


def _judged_by_the_editor(whole: Gathered) -> Statement | None:
    """The editor's remark on whether the target was met, which answers best or names the asked figure.

    仍低于原定2019年53%以上的目标，因此只能判断“未见达标证据” of 53%的目标完成了吗.
    """
    best, judged = best_evidence(whole), load_cues().voices["judged"]
    figures = {fold(quantity.printed) for quantity in whole.query.quantities if quantity.unit}
    near = [one for one in whole.statements[:SENTENCES_TRIED] if any(said in fold(one.text) for said in figures)]
    remarks = [*([best] if best else []), *near]
    return next((one for one in remarks if by_editor(one.text) and judged.search(one.text)), None)


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
    reached = {canonical_subject(figure.fact.subject) for figure in figures_of(tried.members[0])}
    aimed = [figure for figure in figures_of(tried.members[1]) if figure.fact.status == "target"]
    if not aims_elsewhere(tried.assertion) and reached:  # 宁波's aim is none of what 无锡 reached
        aimed = [figure for figure in aimed if canonical_subject(figure.fact.subject) in reached]
    if not aimed or (whole.statements and says_whether(whole)):
        return None
    draft.say(ONLY_AIMED)
    draft.state(aimed[0].document, aimed[0].fact)
    return "partial"


def _only_reached(draft: Draft, whole: Gathered, tried: Tried) -> Status | None:
    """Where only what was reached is held, and no sentence says whether that was the aim: the result, and that."""
    named = {canonical_indicator(name) for name in whole.query.indicators}
    reached = [one for one in figures_of(tried.members[0]) if canonical_indicator(one.fact.indicator) in named]
    if not reached or whole.query.quantities or (whole.statements and says_whether(whole)):
        return None
    draft.say(ONLY_REACHED)
    draft.state(reached[0].document, reached[0].fact)
    return "partial"


def _write_extreme(draft: Draft, tried: Tried) -> Status | None:
    """Whether a place has the most or the least, by the figures of all places that are held; these are told."""
    if tried.assertion.kind != "extreme":
        return None
    assertion, held = tried.assertion, _of_parts(tried.members[0])
    worked = work_out(held.query, held.figures)
    if worked is None or worked.kind != "extreme" or worked.computed is None:
        return None
    operands = worked.computed.operands
    places = [canonical_subject(fact.subject) for fact in operands]
    if assertion.who not in places:
        return None
    first, own = operands[0], operands[places.index(assertion.who)]
    is_so = amount(own, first) == amount(first, first)
    among = "、".join(fact.subject for fact in operands)
    # 在六个城市里最低, of which three are held; 全省最低
    wanting = is_so and (asked_count(assertion.said) > len(operands) or names_a_whole(assertion.said))
    draft.say(ONLY_AMONG.format(among) if wanting else (YES if is_so else NO)[assertion.asked] + AMONG.format(among))
    if not write_computation(draft, held):  # which works no change out where one is given
        documents = {figure.document.id: figure.document for figure in held.figures}
        for fact in operands:
            draft.state(documents[fact.document_id], fact)
        draft.work_out("extreme", worked.computed)
    return "partial" if wanting else "answered"


def _of_parts(held: Gathered) -> Gathered:
    """What was gathered, without the figures of wholes: 江苏 is none of the cities that may have the most in it."""
    parts = (held_by for held_by in held.facts if canonical_subject(held_by[0].subject) not in WHOLES)
    return replace(held, facts=tuple(parts))


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
    before = len(draft.claims)
    if write(draft, rest):
        if len(draft.claims) == before:
            draft.say(SAID_BEFORE)
        left_open = draft.partly and asks_to_reckon(
            rest.query.text
        )  # the verdict is told, but not how far they are apart
        return "partial" if left_open else "answered"
    draft.say(REST_NOT_FOUND)
    return "partial"
