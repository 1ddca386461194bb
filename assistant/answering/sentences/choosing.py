"""The sentences to give: the best one, those beside it that are nearly as good, and what leaves nothing open."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.enumerations import announcement
from assistant.answering.evidence.form import (
    FEWEST_NAMED,
    asked_count,
    asks_deeds,
    counts_in,
    gives_definition,
    gives_members,
    gives_reason,
    members_given,
    reason_asked,
    states_reason,
)
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.title_sentences import in_lines, without_bare_titles
from assistant.answering.sentences import evidence_bar
from assistant.answering.sentences.alongside import alongside, opening_alike
from assistant.answering.sentences.behind import (
    exceptions_behind,
    of_spans,
    reasons_behind,
    sentences_behind,
    taken_up_below,
    ways_below,
)
from assistant.answering.sentences.beside import NEAR_THE_BEST, beside, in_dense_prose, of_the_phrase
from assistant.answering.sentences.both_halves import other_halves
from assistant.answering.sentences.by_label import by_label
from assistant.answering.sentences.came_about import came_about
from assistant.answering.sentences.evidence_bar import best_evidence, is_evidence, is_told_elsewhere
from assistant.answering.sentences.framing import framed_spans, preface_spans
from assistant.answering.sentences.going_on import going_on
from assistant.answering.sentences.labelled import JOINED, LABELS_TRIED, labelled, labelled_paragraph, opened_item
from assistant.answering.sentences.position import position
from assistant.answering.sentences.warned import also_warned
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.whereabouts import is_home, may_be_of_others
from assistant.facts.naming import places_in
from assistant.reading.sentences import strip_marks
from assistant.reading.spans import line_end, line_start, trimmed
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Document, Query
    from assistant.reading.spans import Span

    GoesOn = Callable[[Gathered, Sequence[Statement]], list[Statement]]

MOST_SENTENCES = {"explain": 5, "summary": 5, "list": 4, "compare": 4, "fact": 2, "verify": 2, "number": 2, "rank": 2}
FEWEST_LISTED, FEWEST_BESIDE = 3, 2  # things beside the first that a clause lists, of members and where none are sought
LONGEST_OPENED = 600  # characters of a line that a label on a line of its own opens
MOST_PLACES = 6  # named side by side, each with a sentence of its own
NEAR_ENCLOSED = 0.3  # of the best score, for one sentence right between two chosen ones
NEAR_BETWEEN = 0.75  # of the best score, for what stands between two chosen sentences
TWIN = 0.95  # for the only other sentence of a short answer
REASON_COVERED = 0.7  # of the question, for a sentence that gives its reason
# A statement that covers this much more of the question is added to one that leaves it open.
WORTH_ADDING = 0.12
ADDED_AT_LEAST = 0.5
UNANNOUNCED = frozenset({"sections", "labels", "alike", "bullet"})  # lists that no sentence need announce
# What stands behind the sentence that opens an item (第一，……位置不高) tells it in detail.
_RELATION = re.compile("(?:什么|啥|何|哪些|怎样|怎么样|怎样一种)(?:样的?|种)?(?:关系|联系|关联)")
_IN_DETAIL = re.compile("具体|详细|细说|展开|(?:体现|表现|反映|[低高弱差短难])在(?:哪|什么|何)")
_NAMES_GIVEN = (
    re.compile(r"[：:](?P<name>[\w“”·—-]{2,14})[。；]?$"),
    re.compile(r"^(?P<name>[^，。；：的]{2,14}?)(?:被[定列]为|是|为|系)"),
)


def choose(gathered: Gathered, goes_on: GoesOn = going_on) -> list[Statement]:
    """The statements to give, grouped by document in reading order.

    The best one; for an explanation those beside it that are nearly as good; then, as long as a part of the question is
    left open, the one that covers most of it. ``goes_on`` tells what goes on with them in their line.
    """
    gathered = _of_both(_without_elsewhere(gathered))
    best, query = gathered.statements[0], gathered.query
    most = max(MOST_SENTENCES[query.kind], min(len(query.subjects), MOST_PLACES) if query.kind == "list" else 0)
    chosen = [best]
    if alone := _answering_alone(gathered, best):
        return in_reading_order(alone[:most])
    why = says_why(query, best)
    if reason_asked(query.text) and not why and not labelled(best):
        if reasons := taken_up_below(gathered, best):
            return chosen + reasons
        if stated := _stated_elsewhere(gathered, best):
            return [stated]
    if query.kind in {"explain", "summary", "list"} and not why and (paragraph := _whole(gathered, best)):
        return in_reading_order([*paragraph, *other_halves(gathered, paragraph)])
    if query.kind in {"explain", "summary", "list"}:
        chosen += _with_those_next_to_it(gathered, best, why=why)[: most - 1]
    elif most > 1:
        chosen += [s for s in gathered.statements[1:2] if _is_twin(query, best, s) and _may_join(gathered, s)]
    asks_names = query.kind == "list" and not asks_deeds(query.text)
    if asks_names and not any(_lists(one.text, FEWEST_BESIDE) for one in chosen):
        chosen = _with_members_behind(gathered, best) or chosen
    while not _gives_all(query, best) and len(chosen) < most and (added := _completing(gathered, chosen, why=why)):
        chosen.append(added)
    if query.kind in {"explain", "list"} and not why and not _gives_all(query, best):
        chosen += other_halves(gathered, chosen)[: most - len(chosen)]
        chosen += [one for one in ways_below(gathered, best) if one not in chosen][: most - len(chosen)]
        chosen += between_chosen(gathered, chosen)[: most - len(chosen)]
        chosen += opening_alike(gathered, chosen)
    if reason_asked(query.text):
        chosen += reasons_behind(gathered, chosen)[: most - len(chosen)]
    chosen = without_bare_titles([*chosen, *exceptions_behind(gathered, chosen)], best)
    chosen = _not_a_title_alone(gathered, chosen)
    beside_it = [] if why else _beside_the_best(gathered, chosen, goes_on)
    chosen += beside_it[: max(most - len(chosen), 0)]  # a short sentence that goes on is no title
    chosen += [one for one in also_warned(gathered) if one not in chosen][:most]
    return in_reading_order(chosen)


def in_reading_order(chosen: Sequence[Statement]) -> list[Statement]:
    """The statements by document, in the order in which the documents come first, and by place."""
    order = list(dict.fromkeys(statement.document.id for statement in chosen))
    return sorted(chosen, key=lambda s: (order.index(s.document.id), s.start))


def _answering_alone(gathered: Gathered, best: Statement) -> list[Statement]:
    """What nothing is to be said beside: a definition, all that is counted, what is called so, how it came about."""
    if gives_definition(gathered.query, gathered.terms, best.text) or _gives_all(gathered.query, best):
        return [best]
    labelled = by_label(gathered)
    return [labelled] if labelled is not None else came_about(gathered) or position(gathered)


def _whole(gathered: Gathered, best: Statement) -> list[Statement]:
    """The paragraph with a title that answers, or what the best sentence frames; [] where there is neither."""
    if paragraph := labelled_paragraph(gathered, best):
        return paragraph
    how = gathered.query.kind == "explain"
    if how and _IN_DETAIL.search(gathered.query.text) and (item := opened_item(best)):
        return [best, *of_spans(gathered, best, item)]
    framed = how and (preface_spans(best.document, best.start) or framed_spans(best.document, best.start))
    return [best, *of_spans(gathered, best, framed)] if framed else []


def _with_those_next_to_it(gathered: Gathered, best: Statement, *, why: bool) -> list[Statement]:
    """What may stand beside the best sentence; for an explanation also what goes on next to it."""
    near = beside(gathered, best, why=why)
    told = gathered.query.kind == "explain" or asks_deeds(gathered.query.text)
    next_to_it = [] if why or not told else alongside(gathered, best)
    return near + [one for one in next_to_it if one not in near]


def between_chosen(gathered: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
    """What stands between two chosen sentences of one line and is nearly as good: they are of one matter.

    A single sentence right between two of them need hardly name it itself.
    """
    best = gathered.statements[0]
    lines: dict[tuple[str, int], list[Statement]] = {}
    for one in chosen:
        lines.setdefault(_line_of(one), []).append(one)
    return [
        one
        for one in gathered.statements
        if one not in chosen and (beside := lines.get(_line_of(one))) and _may_join(gathered, one)
        and min(other.start for other in beside) < one.start < max(other.start for other in beside)
        and one.score >= (NEAR_ENCLOSED if _is_enclosed(one, beside) else NEAR_BETWEEN) * best.score
    ]  # fmt: skip


def _line_of(statement: Statement) -> tuple[str, int]:
    return statement.document.id, line_start(statement.document.text, statement.start)


def _is_enclosed(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether one of the others ends right before the statement, and one begins right behind it.

    One that names a place may be of that alone: each city's sentence among those of others.
    """
    text = statement.document.text
    if places_in(statement.text):
        return False
    before = any(other.end <= statement.start and not text[other.end : statement.start].strip() for other in others)
    behind = any(statement.end <= other.start and not text[statement.end : other.start].strip() for other in others)
    return before and behind


def _is_twin(query: Query, best: Statement, other: Statement) -> bool:
    """Whether another sentence is as good; of figures one that says itself of what they are, not only its title."""
    return other.score >= TWIN * best.score and (query.expects != "figure" or other.own >= TWIN * best.own)


def _without_elsewhere(gathered: Gathered) -> Gathered:
    """Without what is said of another city, where the question names no place and the best answer is of none such.

    Beside the targets of one's own city those of another one read as its own.
    """
    query, best = gathered.query, gathered.statements[0]
    if may_be_of_others(query) or is_told_elsewhere(best):
        return gathered
    if not any(is_home(statement.document) for statement in gathered.statements):
        return gathered  # in another province's report its cities are its own
    return replace(gathered, statements=tuple(s for s in gathered.statements if not is_told_elsewhere(s)))


def _beside_the_best(gathered: Gathered, chosen: Sequence[Statement], goes_on: GoesOn) -> list[Statement]:
    """What goes on with the best statement in its line, and may stand beside it, where members or deeds are told."""
    best = gathered.statements[0]
    if gathered.query.kind not in {"explain", "list"} or best not in chosen:
        return []
    run = [best, *(one for one in chosen if one is not best)]
    return [one for one in goes_on(gathered, run) if _may_join(gathered, one)]


def _of_both(gathered: Gathered) -> Gathered:
    """Without what names one side only, where it is asked how two things are related and the best sentence names both.

    465跟产业强市战略是什么关系 is not told by when the name 465 came up.
    """
    if not _RELATION.search(gathered.query.text):
        return gathered
    missing = set(gathered.statements[0].missing)
    return replace(gathered, statements=tuple(one for one in gathered.statements if missing >= set(one.missing)))


def _not_a_title_alone(gathered: Gathered, chosen: list[Statement]) -> list[Statement]:
    """The statements; where they are one title sentence, with what it opens."""
    if len(chosen) > 1 or gathered.query.kind not in {"explain", "summary", "list"}:
        return chosen
    return chosen + of_spans(gathered, chosen[0], labelled(chosen[0]))[: MOST_SENTENCES[gathered.query.kind] - 1]


def says_why(query: Query, best: Statement) -> bool:
    """Whether a reason is asked for, and the best sentence speaks of the matter and gives one."""
    return reason_asked(query.text) and best.covered >= REASON_COVERED and gives_reason(best.text)


def _stated_elsewhere(gathered: Gathered, best: Statement) -> Statement | None:
    """A sentence nearly as good as the best one that says in so many words why it is so (根本在于).

    Where the best one gives no reason, one of another line that does and has as many of the question's words is enough.
    """
    spoken_of = [one for one in gathered.statements[1:] if one.covered >= REASON_COVERED]
    least = max(evidence_bar.BAR, NEAR_THE_BEST * best.score)
    outright = next((one for one in spoken_of if one.score >= least and states_reason(one.text)), None)
    if outright is not None or gives_reason(best.text):
        return outright
    least = max(evidence_bar.BAR, evidence_bar.NEAR_THE_BEST * best.score)
    elsewhere = (one for one in spoken_of if one.score >= least and _line_of(one) != _line_of(best))
    giving = (one for one in elsewhere if gives_reason(one.text))
    return next((one for one in giving if one.by_words >= best.by_words), None)


def told_why(gathered: Gathered, best: Statement) -> bool:
    """Whether a reason is asked for, and the best sentence gives one or is followed by one."""
    return says_why(gathered.query, best) or (
        reason_asked(gathered.query.text) and best.covered >= REASON_COVERED and bool(reasons_behind(gathered, [best]))
    )


def _gives_all(query: Query, statement: Statement) -> bool:
    """Whether the sentence gives as many members as the question counts (九个方面): what stands beside it is not asked.

    A question that counts two things (四张名城和三个名城) is not answered by one of them.
    """
    asked = asked_count(query.text)
    alone = query.kind == "list" and asked and counts_in(query.text) == {asked}
    as_many = asked in counts_in(statement.text) or (asked >= FEWEST_NAMED and members_given(statement.text) == asked)
    return bool(alone) and as_many and gives_members(statement.text)


def _lists(text: str, fewest: int = FEWEST_LISTED) -> bool:
    """Whether a clause of the text gives several things one after the other."""
    return any(clause.count("、") >= fewest for clause in re.split("[，：；]", text))


def _with_members_behind(gathered: Gathered, best: Statement) -> list[Statement]:
    """A sentence that names what is asked about as much as the best one, with the next one, which gives members."""
    asked = asked_count(gathered.query.text)
    for statement in gathered.statements[:LABELS_TRIED]:
        alike = statement.own >= best.own and statement.score >= NEAR_THE_BEST * best.score
        members = sentences_behind(gathered, [statement], _lists, most=1) if alike else []
        if members and (asked < FEWEST_NAMED or members_given(members[0].text) == asked):
            return [statement, *members]
    return []


def _may_join(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement may stand beside the best one: where a figure is asked for, only if it answers too.

    What is wrong does not stand beside what is proposed, nor what is of another place beside what is of the asked one.
    """
    cities = [place for place in gathered.query.subjects if load_terms().level(place)]
    barred = {"stance", "period", "neighbour"} | ({"place"} if len(cities) == 1 else set())
    if barred & set(statement.faults) - set(gathered.statements[0].faults):
        return False
    asked = gathered.query.times
    if gathered.query.kind == "verify" and asked and statement.is_of(asked) is False:
        return False  # of a verdict no time is held against the sentences found: the aim of 2021 is none of 2026
    return gathered.query.kind not in {"number", "rank"} or is_evidence(gathered, statement)


def _completing(gathered: Gathered, chosen: Sequence[Statement], *, why: bool) -> Statement | None:
    """The statement that covers most of what the chosen ones leave open, if it is worth adding; of reasons a reason."""
    held = [max(matches) for matches in zip(*(statement.matches for statement in chosen), strict=True)]

    def gain(statement: Statement) -> float:
        return math.fsum(
            term.weight * max(0.0, match - covered)
            for term, match, covered in zip(gathered.terms, statement.matches, held, strict=True)
            if term.word not in load_terms().stances
        )

    rest = [s for s in gathered.statements if s not in chosen and s.score >= ADDED_AT_LEAST * chosen[0].score]
    rest = [s for s in rest if _may_join(gathered, s) and not (why and not gives_reason(s.text))]
    if gathered.query.kind == "explain":
        rest = of_the_phrase(gathered, chosen[0], rest)
        if in_dense_prose(chosen[0]) and not JOINED.search(gathered.query.text) and "、" not in gathered.query.text:
            rest = [s for s in rest if _shares_a_thing(gathered, chosen[0], s)]
    best = max(rest, key=gain, default=None)
    return best if best is not None and gain(best) >= WORTH_ADDING else None


def _shares_a_thing(gathered: Gathered, best: Statement, other: Statement) -> bool:
    """Whether the other itself names a thing of the question that the best one names, and one that this leaves open."""
    things = [at for at, term in enumerate(gathered.terms) if term.thing and term.word not in place_forms()]
    said = coverage(gathered.terms, fold(other.text))
    shared = any(best.matches[at] >= 1 and said[at] >= 1 for at in things)
    return shared and any(best.matches[at] < said[at] for at in range(len(said)))


def name_asked_for(gathered: Gathered) -> str:
    """The name that the best statement gives behind its colon or as its subject, or "".

    5000亿元级集群1个：物联网。 and 物联网是唯一的5000亿元级集群。 both name 物联网.
    """
    if (best := best_evidence(gathered)) is None:
        return ""
    said = strip_marks(best.text).strip()
    return next((named["name"] for pattern in _NAMES_GIVEN if (named := pattern.search(said))), "")


def _lead_of(statement: Statement) -> Span | None:
    """The sentence with a colon that announces the list whose item the statement is (学校不承担责任：)."""
    document = statement.document
    for listed in document.lists:
        if listed.style not in UNANNOUNCED and any(item.start == statement.start for item in listed.items):
            start, end = announcement(document, listed)
            return (start, end) if document.text[start:end].rstrip().endswith(("：", ":")) else None
    return None


def write_statements(draft: Draft, chosen: Sequence[Statement]) -> None:
    """The sentences as they stand, each under its heading, a title sentence in one line with what it opens."""
    for document, told in groupby(chosen, key=lambda one: one.document):
        passages = {one.start: one for one in told}
        opened: Span | None = None
        for start, end in in_lines(document, [(one.start, one.end) for one in passages.values()]):
            if opened and opened[0] <= start < opened[1]:
                continue  # quoted with the label that opens it
            draft.introduce(document, start)
            lead = _lead_of(passages[start])
            if lead and not draft.has_quoted(document, *lead):
                draft.quote(document, *lead)
            draft.quote_line(document, start, end, passages[start].passage_id)
            opened = _opened_by(document, start, end)
            if opened and not draft.has_quoted(document, *opened):
                draft.quote_line(document, *opened)


def _opened_by(document: Document, start: int, end: int) -> Span | None:
    """The line behind a label that is a line of its own (两个基地、两个枢纽：), which says nothing without it.

    The items of a list stand by themselves.
    """
    text, held = document.text, {item.start for listed in document.lists for item in listed.items}
    if not text[start:end].rstrip().endswith(("：", ":")) or text[end : line_end(text, end)].strip():
        return None
    begins = line_end(text, end) + 1
    span = trimmed(text, begins, line_end(text, begins))
    within = 0 < span[1] - span[0] <= LONGEST_OPENED and span[0] not in held
    return span if within and not text[slice(*span)].endswith(("：", ":")) else None
