"""Who issued a document, when, and under which number: what its record says, where the question asks for just that.

A text seldom says it of itself, and another document that has the same words is no answer. The words that ask for it
live in ``cues.yaml`` (colophon).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.drafting import issued_by, numbered
from assistant.answering.evidence.relevance import coverage, focus, weighed
from assistant.answering.evidence.time_and_place import issued_in, names_another_city, says_when
from assistant.answering.sentences.evidence_bar import best_evidence
from assistant.answering.understanding.question_terms import question_terms
from assistant.facts.titled import title_place
from assistant.reading.sentences import sentences
from assistant.search.words import fold
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.library.open import Library
    from assistant.model import Document, Query
    from assistant.reading.spans import Span

RECORD = "文献信息："
CLEARLY = 0.1  # of a title, how much more of the one than of another the question must name
LEAST_NAMED = 0.75  # of the question's own words, what the title must have
_OTHERS_TITLE = re.compile("《[^《》]*》(?=[^《》]{2,})")  # 《纲要》江苏实施方案 is no 纲要
_DIGEST = re.compile("（要点摘编）$")
_NOT_SEEN = re.compile("未见|^无$")
_TITLE_MARKS = str.maketrans("", "", "《》〈〉")
_YEAR = re.compile("[0-9]{4}")
_NUMBER = re.compile(r"〔\d{4}〕")
_ISSUED = re.compile("印发|发布|出台|公布|制定|编制|批复|批准")
MOST_NAMED = 3
NAMES = {"title": "名称", "issuer": "发布单位", "issued": "发布时间", "number": "文号"}


@dataclass(frozen=True, slots=True)
class Colophon:
    """The document that the question names; the parts of its record (:data:`NAMES`) asked for, and held."""

    document: Document
    asked: tuple[str, ...]
    held: tuple[str, ...]


def asked_colophon(query: Query, library: Library) -> Colophon | None:
    """What the question asks of a held document's record; None where it asks for something else, or names none."""
    asked = tuple(name for name in NAMES if load_cues().colophon[name].search(query.text))
    if not asked or any(quantity.unit for quantity in query.quantities):
        return None
    words = load_cues().colophon["words"]
    unmarked = replace(query, text=query.text.translate(_TITLE_MARKS))
    terms = question_terms(unmarked, library.rarity)
    naming = tuple(term for term in terms if not words.fullmatch(term.word))
    weight = sum(term.weight for term in naming if term.thing)
    allowed = library.allowed(query.filters)
    if not weight:
        papers = [one for one in library.documents() if one.kind == "paper" and (allowed is None or one.id in allowed)]
        of_it = load_cues().voices["paper"].search(query.text) and len(papers) == 1
        return _colophon_of(library.document(papers[0].id), asked) if of_it else None
    fitting = []
    for document in library.documents():
        title = _title_of(document, naming)
        matches = coverage(naming, title)
        things = [(term, match) for term, match in zip(naming, matches, strict=True) if term.thing]
        named = sum(term.weight * match for term, match in things)
        of_it = named >= LEAST_NAMED * weight and issued_in(query.periods, document)
        if of_it and (allowed is None or document.id in allowed) and _may_be_meant(query, document):
            exact = sum(term.word in title for term in naming)
            fitting.append((round(weighed(naming, matches), 6), exact, round(focus(naming, title), 6), document.id))
    fitting.sort(reverse=True)
    if not fitting or (len(fitting) > 1 and _as_well_named(fitting[0], fitting[1])):
        return None
    return _colophon_of(library.document(fitting[0][3]), asked)


def _colophon_of(document: Document, asked: tuple[str, ...]) -> Colophon:
    return Colophon(document, asked, tuple(name for name in asked if _has(document, name)))


def _may_be_meant(query: Query, document: Document) -> bool:
    """Whether the document is not another city's, where the question names no place (三年行动计划哪年出台的)."""
    return bool(query.subjects) or not names_another_city((title_place(document.title), document.title))


def _as_well_named(best: tuple[float, int, float, str], next_best: tuple[float, int, float, str]) -> bool:
    """Whether the question names the next document as well as the best one: its title is hardly longer."""
    return best[:2] == next_best[:2] and best[2] - next_best[2] < CLEARLY


def _title_of(document: Document, naming: Sequence[Term]) -> str:
    """The title, folded; another document's title inside it counts where the question names what stands behind it."""
    title = _DIGEST.sub("", document.title)
    own = fold(_OTHERS_TITLE.sub("", title))
    kind = load_cues().editions["kind"]
    names_own = any(term.thing and term.word in own and not kind.fullmatch(term.word) for term in naming)
    return fold(title) if names_own else own


def _has(document: Document, name: str) -> bool:
    """Whether the record says it: an issuer, a date with a year, a number that was seen."""
    if name in ("title", "issuer"):
        return name == "title" or bool(document.issuer)
    if name == "issued":
        return _YEAR.search(document.issued) is not None
    return bool(document.document_number) and not _NOT_SEEN.search(document.document_number)


def write_colophon(draft: Draft, gathered: Gathered) -> bool:
    """The record, then the document's own sentence that says it; False where neither does, or it is not asked for."""
    colophon = gathered.colophon
    if colophon is None:
        return False
    document = colophon.document
    best = best_evidence(gathered)
    telling = best if best and all(_tells(name, best) for name in colophon.asked) else None
    title = in_title_marks(document.title)
    lines = [issued_by(document)] if {"issuer", "issued"} & set(colophon.held) else []
    lines += [numbered(document)] if "number" in colophon.held else []
    lines = lines or [""] * ("title" in colophon.held)
    if not lines and telling is None:
        draft.notes += [f"{title}的{NAMES[name]}，库中未见。" for name in colophon.asked]
        return False
    _say_record(draft, document, lines)
    start, end = (telling.start, telling.end) if telling else _title_line(colophon) or _nearest(document)
    draft.introduce(document, start)
    draft.quote_line(document, start, end)
    return True


def asks_which_document(query: Query) -> bool:
    """Whether it is asked which document says something (哪份文件说的)."""
    return load_cues().colophon["which"].search(query.text) is not None


def name_documents(draft: Draft) -> None:
    """Name the documents that are quoted, with who issued them, when, and under which number."""
    for document in draft.cited[:MOST_NAMED]:
        _say_record(draft, document, [issued_by(document), *([numbered(document)] if _has(document, "number") else [])])


def _say_record(draft: Draft, document: Document, lines: Sequence[str]) -> None:
    """A line for each of the parts of the document's record."""
    for said in lines:
        draft.say(f"{RECORD}{in_title_marks(document.title)}{said}。")


def _title_line(colophon: Colophon) -> Span | None:
    """Where the document's text has its title, if that is asked for."""
    document = colophon.document
    at = document.text.find(document.title) if "title" in colophon.asked else -1
    return (at, at + len(document.title)) if at >= 0 else None


def _nearest(document: Document) -> Span:
    """The first sentence that tells of its issue, else the first of all: what the record stands beside."""
    opening = document.sections[0].heading_end if document.sections else 0
    spans = sentences(document.text, opening, len(document.text))
    return next((span for span in spans if _ISSUED.search(document.text[slice(*span)])), spans[0])


def _tells(name: str, statement: Statement) -> bool:
    """Whether the sentence says it itself: when it was issued, or a number as official documents have it."""
    if name == "issued":
        return says_when(statement.text) and _ISSUED.search(statement.text) is not None
    told = _NUMBER if name == "number" else _ISSUED
    return told.search(statement.text) is not None
