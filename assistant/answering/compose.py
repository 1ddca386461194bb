"""Answers without a language model: sentences as they stand in the documents, lists whole, refusals plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.claims.against_target import write_against_target
from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.claimed_gap import write_claimed_gap
from assistant.answering.claims.of_that_time import only_of_another_time, said_of_that_time
from assistant.answering.claims.order_besides import asserts_order, note_order_left_open, telling_order
from assistant.answering.claims.premises import YES, asks_only_figures, write_premise
from assistant.answering.claims.reconciled import reconciling
from assistant.answering.claims.share_done import write_share_done
from assistant.answering.claims.told_number import (
    NUMBER_TOLD,
    told_number,
)
from assistant.answering.claims.whether import NOT_SAID, SAID_SO, says_whether
from assistant.answering.drafting import Draft
from assistant.answering.evidence.byline import write_byline
from assistant.answering.evidence.doubt import asks_identity, by_editor, doubted
from assistant.answering.evidence.form import names_a_run, reason_asked, tells_of_a_run
from assistant.answering.figures.arithmetic import asserts_ratio
from assistant.answering.figures.counts_within import stands_in
from assistant.answering.figures.exceeding import write_exceeding
from assistant.answering.figures.figure_choice import choose_figures
from assistant.answering.figures.highest_grant import write_highest_grant
from assistant.answering.figures.how_far import write_how_far
from assistant.answering.figures.numbers import note_untold_places, write_computation, write_figures
from assistant.answering.figures.only_one_city import write_only_one
from assistant.answering.figures.other_scope import note_other_scope
from assistant.answering.figures.phases import write_phases
from assistant.answering.figures.picking import pair_to_divide
from assistant.answering.figures.picking_several import (
    amounts_of_years,
    figures_of_places,
    growths_of_years,
    parts_named,
)
from assistant.answering.figures.reached import write_reached
from assistant.answering.figures.reckoning import note_not_reckoned
from assistant.answering.figures.same_scope import write_same_scope
from assistant.answering.figures.within_a_sentence import write_by_fraction, write_of_base, write_within
from assistant.answering.lists.by_year import write_by_year
from assistant.answering.lists.called_lists import called_list
from assistant.answering.lists.members import write_list
from assistant.answering.parts.side_by_side import LEAST_MEMBERS, write_side_by_side
from assistant.answering.quoting import write_quotes
from assistant.answering.refusing import decline, refuse
from assistant.answering.sentences import evidence_bar
from assistant.answering.sentences.choosing import choose, write_statements
from assistant.answering.sentences.colophon import asks_which_document, name_documents, write_colophon
from assistant.answering.sentences.detail import NOTHING_MORE, write_around, write_others
from assistant.answering.sentences.duty import write_duty
from assistant.answering.sentences.evidence_bar import best_evidence, is_evidence, led_by_evidence
from assistant.answering.sentences.nearest_said import NEAREST_SAID, nearest_said
from assistant.answering.sentences.newest import newest_in_front
from assistant.answering.sentences.not_seen import not_seen, only_says_not_seen
from assistant.answering.sentences.quoted_in_front import quoted_in_front
from assistant.answering.sentences.survey import write_survey
from assistant.answering.sentences.warned import looked_into, told_apart
from assistant.answering.sentences.why import NO_REASON, NO_REASON_AT_ALL, tells_why
from assistant.answering.sentences.why_of_a_figure import why_of_figure
from assistant.answering.understanding.wanted import (
    FIGURE_KINDS,
    MEAN,
    MEAN_OF_PLACES,
    PLAIN_MEAN,
    RATIO,
    SUM,
    SUM_OF_YEARS,
)
from assistant.facts.naming import canonical_subject, measure_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.parts.side_by_side import Compared
    from assistant.answering.sentences.survey import Surveyed
    from assistant.model import Answer

MOST_WARNINGS = 2
FEWEST_COMPARED = 2
SAYS_MORE = 0.15  # of the question, than the sentence of an unsure figure
TELLS_ALL = 0.85  # of the question, in the sentence itself
_NAMED_IN_A_ROW = re.compile(
    "(?:[^，。、？]{1,8}、){3,}[^，。、？]{1,8}(?:(?:这|那)?(?:几|[三四五六七八九]|各|每)[项个类]|都(?:要|说|讲|列|给|报))"
)
BY_OTHERS = "论文里没有找到这方面的话；以上出自其他文件。"
PARTLY_BY_OTHERS = "问的是论文，其中有论文里没有找到的，出自各段写明的其他文件。"


def compose(gathered: Gathered, *, only_quotes: bool = False) -> Answer:
    """The drafted answer, with nothing but sentences of the documents if wanted; it is still to be verified."""
    draft = Draft(gathered.query, gathered.searched)
    if gathered.query.kind == "declined":
        return decline(draft)
    if gathered.query.others:
        return _compose_others(draft, gathered)
    written = write_quotes(draft, gathered) if only_quotes else write(draft, gathered)
    if written and gathered.query.detail and not gathered.query.ordinal:
        write_around(draft, gathered)
    if written and heard_others(draft, (gathered,)):
        return draft.finished("partial")
    if not written:
        return refuse(draft, gathered)
    if asks_which_document(gathered.query) and gathered.colophon is None:
        name_documents(draft)
    return draft.finished("partial" if draft.partly else "answered")


def heard_others(draft: Draft, parts: Sequence[Gathered]) -> bool:
    """Whether the paper's own words were asked for and others are told; a note says so."""
    by_others = any(part.paper_silent for part in parts) and any(one.kind != "paper" for one in draft.cited)
    if by_others:
        of_the_paper = any(one.kind == "paper" for one in draft.cited)
        draft.notes.append(PARTLY_BY_OTHERS if of_the_paper else BY_OTHERS)
    return by_others


def compose_reconciled(whole: Gathered) -> Answer | None:
    """The drafted answer of the editor's remarks on what the question holds against one another; None without one."""
    draft = Draft(whole.query, whole.searched)
    for remark in reconciling(whole) or ([apart] if (apart := told_apart(whole)) else ()):
        write_statements(draft, remark)
    return draft.finished("answered") if draft.claims else None


def compose_comparison(whole: Gathered, compared: Compared | None, least: int = LEAST_MEMBERS) -> Answer | None:
    """The drafted answer to a comparison, member by member; None where fewer than ``least`` of them are held."""
    if compared is None or whole.query.quantities:
        return None
    draft = Draft(whole.query, whole.searched)
    summed = SUM.search(whole.query.text) and parts_named(whole.query, whole.figures)
    divided = RATIO.search(whole.query.text) and pair_to_divide(whole.query, whole.figures)
    of_years = MEAN.search(whole.query.text) or SUM_OF_YEARS.search(whole.query.text)
    averaged = of_years and amounts_of_years(whole.query, whole.figures)
    averaged = averaged or (PLAIN_MEAN.search(whole.query.text) and growths_of_years(whole.query, whole.figures))
    averaged = averaged or (MEAN_OF_PLACES.search(whole.query.text) and figures_of_places(whole.query, whole.figures))
    if (summed or divided or averaged) and write_computation(draft, whole):
        return draft.finished("answered")
    if SUM.search(whole.query.text) and write_phases(draft, whole):
        return draft.finished("answered")  # 一期和二期投资合计
    if not write_side_by_side(draft, compared, is_evidence, least):
        return None
    note_not_reckoned(draft, whole)
    return draft.finished("partial" if draft.partly else "answered")


def compose_survey(whole: Gathered, surveyed: Surveyed | None) -> Answer | None:
    """The drafted answer from several documents; None where fewer than two speak of what is asked."""
    if surveyed is None:
        return None
    draft = Draft(whole.query, whole.searched)
    return draft.finished("answered") if write_survey(draft, surveyed, evidence_bar.BAR) else None


def _compose_others(draft: Draft, gathered: Gathered) -> Answer:
    """What the answer to the question before did not say yet."""
    before = Draft(gathered.query, gathered.searched)
    write(before, gathered)
    if write_others(draft, gathered, before):
        return draft.finished("answered")
    draft.say(NOTHING_MORE)
    return draft.finished("refused")


def write(draft: Draft, gathered: Gathered) -> bool:
    """Write what answers the question, by the first way that fits; False when nothing does."""
    gathered, query = quoted_in_front(newest_in_front(led_by_evidence(gathered))), gathered.query
    if only_says_not_seen(gathered):
        return False
    if gathered.bylines or gathered.colophon is not None:
        return _write_record(draft, gathered)
    if _is_for_the_editor(gathered):
        return write_by_year(draft, gathered) or _write_warnings(draft, gathered) or write_quotes(draft, gathered)
    if query.status == "met" and _write_warnings(draft, gathered):
        return True  # what the editor found of that target tells more than the target itself
    if query.quantities and (settled := _settle_figures(draft, gathered)) is not None:
        return settled
    if write_share_done(draft, gathered) or _write_warnings(draft, gathered) or write_reached(draft, gathered):
        return True
    if write_duty(draft, gathered) or write_exceeding(draft, gathered) or write_by_year(draft, gathered):
        return True
    if (whole := _tells_all_that_are_named(gathered)) is not None:
        write_statements(draft, [whole])
        return True
    in_words = _is_compared_in_words(gathered) or _is_on_a_run(gathered)
    if (
        query.kind in FIGURE_KINDS
        and not in_words
        and (write_highest_grant(draft, gathered) or _write_figure(draft, gathered))
    ):
        note_other_scope(draft, query.text)
        return True
    written = write_quotes(draft, gathered) or (query.kind == "rank" and write_only_one(draft, gathered))
    written = written or _write_named_figure(draft, gathered) or _write_nearest(draft, gathered)
    if written and query.kind in FIGURE_KINDS:
        note_not_reckoned(draft, gathered)
        note_other_scope(draft, query.text)
    of_figures = query.expects == "figure" or bool(query.indicators or query.measures)
    if written and query.kind in {"compare", "rank"} and of_figures:
        note_untold_places(draft, gathered)
    return written


def _write_record(draft: Draft, gathered: Gathered) -> bool:
    """Who wrote a text, or what a document is called and when it was issued."""
    if not gathered.bylines:
        return write_colophon(draft, gathered)
    write_byline(draft, gathered.bylines[0])
    return True


def _settle_figures(draft: Draft, gathered: Gathered) -> bool | None:
    """Write whether the figures that the question names are right: True where it is told, None where it is open.

    A sentence of another time alone settles nothing: 2018年不良贷款率是5%吗, where only 2020年6月末 is held.
    """
    query = gathered.query
    if write_claimed_gap(draft, gathered) or write_by_fraction(draft, gathered):
        return True
    if verdict := write_premise(draft, gathered):
        if verdict == "another's" and (told := said_of_that_time(gathered)):
            write_statements(draft, [told])
        if verdict in ("confirmed", "corrected", "another's") and asserts_ratio(query, gathered.figures):
            worked = write_computation(draft, gathered)
            draft.partly = verdict == "confirmed" and not worked
            return True
        asks_more = not asks_only_figures(query.text) or asserts_order(query.text)
        settled = verdict in ("confirmed", "corrected") and write_against_target(draft, gathered)
        if verdict == "confirmed" and not settled and asks_more:
            _write_beside_figures(draft, gathered)
        note_order_left_open(draft, gathered)
        return True
    if reasons := why_of_figure(gathered):
        write_statements(draft, reasons)
        return True
    if asserts_ratio(query, gathered.figures) and write_computation(draft, gathered):
        return True
    if asks_only_figures(query.text) and (number := told_number(gathered)):
        draft.say(YES["is"] + SAID_SO if number[0] else NUMBER_TOLD)
        write_statements(draft, [number[1]])
        return True
    of_amounts = any(quantity.unit for quantity in query.quantities)  # 465 in 465那个意见 is a name
    if not (of_amounts and asks_only_figures(query.text)):
        return None
    if told := said_of_that_time(gathered):
        draft.say(NOT_SAID)
        write_statements(draft, [told])
        return True
    return False if only_of_another_time(gathered) else None


def _write_beside_figures(draft: Draft, gathered: Gathered) -> None:
    """What is asked besides figures that are right: why something is so of them, else what the sentences say."""
    if asserts_order(gathered.query.text):
        write_statements(draft, telling_order(gathered)[:1])
        return
    told = why_of_figure(gathered) or (choose(gathered) if best_evidence(gathered) is not None else [])
    told = [one for one in told if not draft.has_quoted(one.document, one.start, one.end)]
    if reason_asked(gathered.query.text) and not any(map(tells_why, told)):
        draft.say(NO_REASON if told else NO_REASON_AT_ALL)
        draft.partly = draft.partly or not told
    write_statements(draft, told)


def _write_named_figure(draft: Draft, gathered: Gathered) -> bool:
    """The figure of an indicator that the question names, where no sentence answers (到2030年的经济总量目标是什么)."""
    named = bool(gathered.query.indicators) and not reason_asked(gathered.query.text)
    return named and _write_figure(draft, gathered)


def _write_nearest(draft: Draft, gathered: Gathered) -> bool:
    """The sentences nearest to a question that none answers in its words, told as that."""
    near = [] if not_seen(gathered) else nearest_said(gathered)
    if near:
        draft.say(NEAREST_SAID)
        draft.partly = True
        if (called := called_list(gathered)) is not None:
            write_list(draft, called)
        else:
            write_statements(draft, near)
    return bool(near)


def _write_figure(draft: Draft, gathered: Gathered) -> bool:
    """What is worked out, or the figures held; False where neither is."""
    if write_of_base(draft, gathered) or write_computation(draft, gathered):
        return True
    if not _is_growth_held(gathered) and write_within(draft, gathered):
        return True
    if write_phases(draft, gathered) or write_same_scope(draft, gathered):
        return True
    held = not _is_told_better(gathered) and write_figures(draft, gathered)
    if held:
        write_how_far(draft, gathered.query.text, (gathered,))
        note_not_reckoned(draft, gathered)
    return held


def _is_growth_held(gathered: Gathered) -> bool:
    """Whether the growth that is asked for is held itself: how far five years lie apart is none of the last one."""
    growths = (figure for figure in gathered.figures if figure.fits and measure_class(figure.fact.measure) == "增速")
    return gathered.query.measures == ("同比增速",) and any(figure.fact.sure for figure in growths)


def _is_told_better(gathered: Gathered) -> bool:
    """Whether only figures fit of which it is not sure what they are of, and a sentence says more of what is asked."""
    query = gathered.query
    if query.expects != "figure" or query.quantities or reason_asked(query.text):
        return False
    if all(figure.fact.sure for figure in gathered.figures if figure.fits):
        return False  # most questions
    chosen, best = choose_figures(gathered), best_evidence(gathered)
    if not chosen or best is None or any(figure.fact.sure for figure in chosen):
        return False
    if any(stands_in(figure, best) for figure in chosen):
        return False
    says = [one.own for one in gathered.statements if any(stands_in(figure, one) for figure in chosen)]
    names_it = bool(says) and best.own >= max(says) + SAYS_MORE  # “凤还巢”给多少项目资金: another sentence is on it
    return names_it or best.covered >= max(figure.covered for figure in chosen) + SAYS_MORE


def _is_compared_in_words(gathered: Gathered) -> bool:
    """Whether a sentence says outright how two places compare, of which figures are not both held."""
    query = gathered.query
    if query.kind != "verify" or query.quantities or len(query.subjects) < FEWEST_COMPARED or not gathered.statements:
        return False
    told = {canonical_subject(figure.fact.subject) for figure in gathered.figures if figure.fits and figure.fact.sure}
    return not told.issuperset(query.subjects) and says_whether(gathered) is not None


def _tells_all_that_are_named(gathered: Gathered) -> Statement | None:
    """The one sentence that tells of all of several figures asked for by name (经济、工业、投资、消费几项预期目标).

    Each alone would be a figure of its own; together they stand in that sentence.
    """
    query, best = gathered.query, gathered.statements[0] if gathered.statements else None
    several = query.kind == "number" and _NAMED_IN_A_ROW.search(query.text) and len(query.subjects) < FEWEST_COMPARED
    if best is None or not several or best.missing or best.faults:
        return None
    return best if best.own >= TELLS_ALL else None


def _is_on_a_run(gathered: Gathered) -> bool:
    """Whether a run of years is spoken of (连续9年全省第一), and the best sentence tells of one."""
    if not names_a_run(gathered.query.text):
        return False  # almost every question
    best = best_evidence(gathered)
    return best is not None and tells_of_a_run(best.text)


def _write_warnings(draft: Draft, gathered: Gathered) -> bool:
    """What the editor warns of in the figures that the question doubts; False where nothing is."""
    warnings = looked_into(gathered)[:MOST_WARNINGS]
    for warning in warnings:
        write_statements(draft, warning)
    return bool(warnings)


def _is_for_the_editor(gathered: Gathered) -> bool:
    """Whether something is doubted, though no figure of it, and what answers best is the editor's remark.

    That two figures are one and the same is no doubt of either: 多了52.1亿，新增52.7亿，是一回事吗.
    """
    query, best = gathered.query, best_evidence(gathered)
    if best is None or not by_editor(best.text):
        return False
    of_a_figure = query.quantities and asks_whether(query.text) != "can"
    return asks_identity(query) or (doubted(query) and not of_a_figure)
