"""Answers gathered from several documents, grouped by document and dated.

Which documents speak of something (all of them); what several plans say of it, newest first; and what the paper
proposed against what was done since, in the order of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from assistant.answering.cues import load_cues
from assistant.answering.drafting import issued_by
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.topic import without_periods
from assistant.quantity import find_periods
from assistant.reading.sentences import sentences
from assistant.search.words import fold
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Document, Period, Query

SURVEYED = 60  # passages that are searched for a survey
MOST_DOCUMENTS = 8
MOST_OF_ONE = 2
LEAST_DOCUMENTS = 2
# Of the best statement's score, for one of another document; and for a second one of the same.
NEAR_THE_BEST = 0.6
SECOND_OF_ONE = 0.85
LEAST_MATCH = 0.5
LEAST_COVERED = 0.35
MOST_LATER = 6
PROGRESS = 0.3  # what stands under a heading of results, progress or comparison says what was done
_DATE = re.compile(r"(\d{4})(?:[-年](\d{1,2}))?(?:[-月](\d{1,2}))?")
_PROGRESS = re.compile("实施|进展|后续|落实|完成|成效|对照|落地")
_OF_THE_PAPER = re.compile("论文")
_EDGES = re.compile("^(?:关于|对|的|有关)|(?:的?(?:内容|情况|事|问题)|过|了|吗|呢|的)+$")

SurveyKind = Literal["documents", "across", "proposal"]


@dataclass(frozen=True, slots=True)
class Survey:
    """What is to be gathered from several documents: who speaks of ``topic``, or what is said of it.

    ``periods``: the times that the documents must be of, or speak of; none: any.
    """

    kind: SurveyKind
    topic: str
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is held for a survey: statements on the topic, those of the paper, the documents that name the topic."""

    survey: Survey
    gathered: Gathered
    proposed: Gathered | None
    holding: tuple[Document, ...]


def survey_of(query: Query) -> Survey | None:
    """The survey that the question asks for; None where one answer is asked for."""
    if query.kind == "declined" or query.detail or query.ordinal:
        return None
    cues, text = load_cues().surveys, query.text
    found = cues["documents"].search(text) or cues["documents_behind"].search(text)
    if found:
        return Survey("documents", _EDGES.sub("", found["topic"].strip('“”"《》 ')))
    if cues["proposal"].search(text):
        return Survey("proposal", cues["proposing"].sub("", text))
    if cues["across"].search(text) and query.kind not in {"number", "rank", "verify"}:
        periods = tuple(period for period in query.periods if period.key)
        return Survey("across", cues["gathering"].sub("", without_periods(text)), periods)
    return None


def forms_of(topic: str) -> tuple[str, ...]:
    """The topic as it may be written: itself and its other spellings in the term file."""
    return tuple(dict.fromkeys((topic, *(form for form in spellings_of(fold(topic)) if len(form) > 1))))


def write_survey(draft: Draft, surveyed: Surveyed, bar: float) -> bool:
    """Write it; False where fewer documents speak of the topic than make a survey. ``bar`` is the evidence bar."""
    kind = surveyed.survey.kind
    if kind == "documents":
        return _write_documents(draft, surveyed)
    if kind == "proposal":
        return _write_proposal(draft, surveyed, bar)
    return _write_by_document(draft, _by_document(surveyed, bar))


# --- which documents -----------------------------------------------------------------------------------------------


def _write_documents(draft: Draft, surveyed: Surveyed) -> bool:
    """Every document that names the topic, newest first, each with the sentence that is most about it."""
    forms = [fold(form) for form in forms_of(surveyed.survey.topic)]
    named = [(document, spans) for document in surveyed.holding if (spans := _spans_with(document, forms))]
    if not named:
        return False
    draft.say(f"库中提到“{surveyed.survey.topic}”的全部文件，由新到旧：")
    for document, spans in sorted(named, key=lambda one: (_issued(one[0]), one[0].id), reverse=True):
        start, end = _most_telling(surveyed.gathered, document, spans)
        draft.say(document_line(document))
        draft.quote_line(document, start, end)
    return True


def _spans_with(document: Document, forms: Sequence[str]) -> list[tuple[int, int]]:
    """The sentences that name the topic; headings only where no sentence does."""
    spans = [
        span for span in sentences(document.text) if any(form in fold(document.text[slice(*span)]) for form in forms)
    ]
    headings = [(section.heading_start, section.heading_end) for section in document.sections]
    running = [span for span in spans if not any(first <= span[0] < last for first, last in headings)]
    return running or spans


def _most_telling(gathered: Gathered, document: Document, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    scores = {(s.document.id, s.start): s.score for s in gathered.statements}
    return max(spans, key=lambda span: (scores.get((document.id, span[0]), 0.0), -span[0]))


# --- what several say ----------------------------------------------------------------------------------------------


def _by_document(surveyed: Surveyed, bar: float) -> list[list[Statement]]:
    """The best statements of each document that speaks of it, newest document first."""
    gathered, periods = surveyed.gathered, surveyed.survey.periods
    spoken = [s for s in gathered.statements if s.score >= bar * NEAR_THE_BEST and _speaks_of_it(gathered, s)]
    spoken = [s for s in spoken if not periods or any(_is_of(period, s) for period in periods)]
    if not spoken:
        return []
    of_document: dict[str, list[Statement]] = {}
    for statement in spoken:
        held = of_document.setdefault(statement.document.id, [])
        least = (SECOND_OF_ONE * held[0].score) if held else NEAR_THE_BEST * spoken[0].score
        if len(held) < MOST_OF_ONE and statement.score >= least:
            held.append(statement)
    groups = [group for group in of_document.values() if group][:MOST_DOCUMENTS]
    groups.sort(key=lambda group: (_issued(group[0].document), group[0].document.id), reverse=True)
    return [sorted(group, key=lambda statement: statement.start) for group in groups]


def _is_of(period: Period, statement: Statement) -> bool:
    """Whether the document was issued in the time, or the sentence speaks of it."""
    issued = _issued(statement.document)
    first = period.first.isoformat() if period.first else period.key[:4]
    last = period.last.isoformat() if period.last else "9999"
    within = bool(issued) and first[: len(issued)] <= issued[: len(first)] <= last
    return within or bool(periods_agree((period,), (statement.text,)))


def _speaks_of_it(gathered: Gathered, statement: Statement) -> bool:
    """Whether what weighs most of all that is named is matched by the sentence or by what stands above it."""
    things = [
        (term.weight * len(term.word), match)
        for term, match in zip(gathered.terms, statement.matches, strict=True)
        if term.thing and term.held and term.word not in place_forms()
    ]
    return bool(things) and max(things)[1] >= LEAST_MATCH and statement.covered >= LEAST_COVERED


def _write_by_document(draft: Draft, groups: Sequence[Sequence[Statement]]) -> bool:
    if len(groups) < LEAST_DOCUMENTS:
        return False
    for group in groups:
        draft.say(document_line(group[0].document))
        _quote(draft, group)
    return True


# --- proposed and done ---------------------------------------------------------------------------------------------


def _write_proposal(draft: Draft, surveyed: Surveyed, bar: float) -> bool:
    """What the paper proposed, then what is said of the time since, the oldest first."""
    proposed = surveyed.proposed.statements if surveyed.proposed else ()
    before = [s for s in proposed if s.score >= bar * NEAR_THE_BEST and _speaks_of_it(surveyed.gathered, s)][:1]
    later = _later(surveyed.gathered, _time_of(before[0].document), bar) if before else []
    if not later:
        return False
    draft.say(f"当初的说法，{document_line(before[0].document)}")
    _quote(draft, before)
    draft.say("后来的情况，由早到晚：")
    document = ""
    for statement in later:
        if statement.document.id != document:
            document = statement.document.id
            draft.say(document_line(statement.document))
        _quote(draft, (statement,))
    return True


def _later(gathered: Gathered, since: str, bar: float) -> list[Statement]:
    """The best statements of other documents about the time since, in its order.

    What names a later time, stands under a heading of results, or speaks of the paper itself says what became of it.
    """
    best: list[tuple[float, str, Statement]] = []
    for statement in gathered.statements:
        enough = statement.score >= bar * NEAR_THE_BEST and _speaks_of_it(gathered, statement)
        if statement.document.kind == "paper" or not enough:
            continue
        heading = " ".join(statement.document.section_at(statement.start)[-1:])
        of_the_paper = _OF_THE_PAPER.search(statement.text) is not None
        dated, when = _said_of(statement)
        if of_the_paper or (when >= since and (dated or _PROGRESS.search(heading))):
            worth = statement.score + PROGRESS * (of_the_paper + bool(_PROGRESS.search(heading)))
            best.append((-worth, when, statement))
    best = sorted(best, key=lambda one: (one[0], one[2].document.id, one[2].start))[:MOST_LATER]
    best.sort(key=lambda one: (one[1], one[2].document.id, one[2].start))
    return [statement for *_, statement in best]


def _said_of(statement: Statement) -> tuple[bool, str]:
    """Whether the statement names a time that is past, and the last one; else when its document was issued."""
    issued = _issued(statement.document)
    dates = [found.value.last for found in find_periods(statement.text) if not found.value.key.startswith("..")]
    past = [last.isoformat() for last in dates if last and last <= date.today()]
    return bool(past), max(past, default=issued)


def _time_of(document: Document) -> str:
    """When a document was issued; what has no date, the last year that it speaks of."""
    if document.issued:
        return _issued(document)
    years = [found.value.key[:4] for found in find_periods(document.text) if found.value.key[:4].isdecimal()]
    return max(years, default="")


def _quote(draft: Draft, statements: Iterable[Statement]) -> None:
    for statement in statements:
        draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)


# --- documents and their dates -------------------------------------------------------------------------------------


def document_line(document: Document) -> str:
    """《title》（issuer，date of issue）： as the library has them."""
    return f"{in_title_marks(document.title)}{issued_by(document)}："


def _issued(document: Document) -> str:
    """The last date of issue, for the order; what has none is the oldest."""
    dates = _DATE.findall(document.issued)
    return max((f"{year}-{month or '00':0>2}-{day or '00':0>2}" for year, month, day in dates), default="")
