"""Who wrote a document, or gave a report, as it says itself: the lines between its title and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.reading.spans import line_spans
from assistant.search.words import fold
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.understanding.question_terms import Term
    from assistant.library.open import Library
    from assistant.model import Document, Query
    from assistant.reading.spans import Span

LEAST_NAMED = 0.4  # how much of the question a title must name, unless only one document can be meant
OPENING_CHARACTERS = 600
LONGEST_LINE, MOST_LINES = 60, 4
_ABSTRACT = re.compile(r"(?:^|\n|【)\s*(?:摘\s*要|关键词)")
_PAPER = re.compile("论文|文章|作者")
_TEXT_BEGINS = re.compile(
    r"^(?:[【\[（(]?\s*(?:摘\s*要|内容提要|关键词|目\s*录|引言|前言)|[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章条]|\d"
    r"|各位|同志们|#|- )"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The lines below a document's title that say who wrote it, when and for whom."""

    document: Document
    spans: tuple[Span, ...]


def bylines(query: Query, terms: Sequence[Term], library: Library) -> tuple[Byline, ...]:
    """The byline of the document whose author the question asks for; none where it asks for something else."""
    if not load_cues().authorship.search(query.text):
        return ()
    allowed = library.allowed(query.filters)
    held = [document for document in library.documents() if allowed is None or document.id in allowed]
    if _PAPER.search(query.text):
        held = [document for document in held if _is_paper(library.document(document.id))] or held
    named = _named(terms, held)
    documents = [library.document(named.id)] if named else []
    return tuple(Byline(document, spans) for document in documents if (spans := byline_spans(document)))


def _is_paper(document: Document) -> bool:
    """Whether the document is a paper: it says so, or opens as papers do."""
    return document.kind == "paper" or _ABSTRACT.search(document.text[:OPENING_CHARACTERS]) is not None


def _named(terms: Sequence[Term], held: Sequence[Document]) -> Document | None:
    """The document that is meant: the only one, or the one whose title the question names."""
    scored = [(weighed(terms, coverage(terms, fold(document.title))), document) for document in held]
    best = max(scored, key=lambda one: one[0], default=None)
    return best[1] if best is not None and (len(held) == 1 or best[0] >= LEAST_NAMED) else None


def byline_spans(document: Document) -> tuple[Span, ...]:
    """The short lines below the title, up to where the text begins."""
    found: list[Span] = []
    for start, end in line_spans(document.text):
        line = document.text[start:end].strip()
        if not line or fold(line.strip("# ")) == fold(document.title):
            continue
        if _TEXT_BEGINS.match(line) or len(line) > LONGEST_LINE or "。" in line or len(found) == MOST_LINES:
            break
        found.append((start, end))
    return tuple(found)


def write_byline(draft: Draft, byline: Byline) -> None:
    """The byline, word for word."""
    draft.say(f"{in_title_marks(byline.document.title)}的署名：")
    for start, end in byline.spans:
        draft.quote(byline.document, start, end)
