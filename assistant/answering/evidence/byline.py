"""Who wrote a document, or gave a report, as it says itself: the lines between its title and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
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
MOST_ABOVE = 30  # lines above the text, with what a web page has there
_ABSTRACT = re.compile(r"(?:^|\n|【)\s*(?:摘\s*要|关键词)")
_PAPER = re.compile("论文|文章|作者")
_TEXT_BEGINS = re.compile(
    r"^(?:[【\[（(]?\s*(?:摘\s*要|内容提要|关键词|目\s*录|引言|前言)|[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章条]|\d"
    r"|各位|同志们|#|- )"
)
# Before whom a report was given, and by whom; what else a web page prints above it tells nothing of that.
_GIVEN = re.compile("^——?.*(?:会议|大会|全会)上?$|在[^，。]{4,30}(?:会议|大会|全会)上$|人民代表大会.{0,10}会议上$")
_BY_OFFICE = re.compile("(?:省长|市长|州长|区长|县长|主席|主任|书记|局长) ?[一-龥·]{2,8}$")


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
    named = _named(terms, held, library)
    documents = [library.document(named.id)] if named else []
    return tuple(Byline(document, spans) for document in documents if (spans := byline_spans(document)))


def _is_paper(document: Document) -> bool:
    """Whether the document is a paper: it says so, or opens as papers do."""
    return document.kind == "paper" or _ABSTRACT.search(document.text[:OPENING_CHARACTERS]) is not None


def _named(terms: Sequence[Term], held: Sequence[Document], library: Library) -> Document | None:
    """The document that is meant: the only one, or the one whose title or report's byline the question names."""
    called = ((document, f"{document.title} {_byline_text(library.document(document.id))}") for document in held)
    scored = [(weighed(terms, coverage(terms, fold(text))), document) for document, text in called]
    best = max(scored, key=lambda one: one[0], default=None)
    return best[1] if best is not None and (len(held) == 1 or best[0] >= LEAST_NAMED) else None


def byline_spans(document: Document) -> tuple[Span, ...]:
    """The short lines below the title, up to where the text begins; of a report, those that say who gave it where."""
    given = _given_by(document)
    if given:
        return given
    found: list[Span] = []
    for start, end in line_spans(document.text):
        line = document.text[start:end].strip()
        if not line or fold(line.strip("# ")) == fold(document.title):
            continue
        if _TEXT_BEGINS.match(line) or len(line) > LONGEST_LINE or "。" in line or len(found) == MOST_LINES:
            break
        found.append((start, end))
    return tuple(found)


def _given_by(document: Document) -> tuple[Span, ...]:
    """The lines above 各位代表 that say before whom and by whom a report was given; () where no office is named."""
    above = list(islice(line_spans(document.text, 0, len(document.text)), MOST_ABOVE))
    lines = [(span, document.text[slice(*span)].strip()) for span in above]
    begins = next((at for at, (_, line) in enumerate(lines) if line.startswith(("各位", "同志们"))), 0)
    named = [(span, line) for span, line in lines[:begins] if len(line) <= LONGEST_LINE]
    if not any(_BY_OFFICE.search(line) for _, line in named):
        return ()
    return tuple(span for span, line in named if _GIVEN.search(line) or _BY_OFFICE.search(line))


def _byline_text(document: Document) -> str:
    return " ".join(document.text[slice(*span)] for span in _given_by(document))


def write_byline(draft: Draft, byline: Byline) -> None:
    """The byline, word for word."""
    draft.say(f"{in_title_marks(byline.document.title)}的署名：")
    for start, end in byline.spans:
        draft.quote(byline.document, start, end)
