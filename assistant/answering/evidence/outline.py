"""What stands below a title, as an answer: whole where it is short, else each part's opening or its best sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.courtesies import is_courtesy
from assistant.reading.sentences import sentences
from assistant.reading.unmarked import is_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.evidence.topics import Topic
    from assistant.model import Document
    from assistant.reading.spans import Span

_BEARERS = re.compile("[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*(?:负责|牵头|配合)[^（）()]*[）)]。?")
WHOLE_CHARACTERS = 600
"""Characters up to which what stands below a title is given whole: a paragraph of a report."""
LONGEST_OUTLINE = 840
LONGEST_WHOLE_LIST = 1200
MOST_PARTS = 8
LEAST_PARTS = 2
MOST_SENTENCES = 5


def outline(topic: Topic, statements: Iterable[Statement], whole: int = WHOLE_CHARACTERS) -> tuple[Span, ...]:
    """The spans to quote for the topic, in reading order: all of what has up to ``whole`` characters."""
    document, title = topic.document, topic.title
    spans = sentences(document.text, title.start, title.end)
    said = tuple(
        s
        for s in spans
        if not (_in_heading(document, s) or only_bears(told := document.text[slice(*s)]) or is_courtesy(told))
    )
    if not said or said[-1][1] - said[0][0] <= whole:
        return said
    opened = _openings(document, said)
    if len(opened) > 1:
        return _within(opened[:MOST_PARTS], document)
    if parts := _labelled_parts(document, said):
        return parts
    if said[-1][1] - said[0][0] <= LONGEST_WHOLE_LIST and _is_a_list(document, said):
        return said
    judged = {s.start: s.score for s in statements if s.document.id == document.id}
    best = sorted(said[1:], key=lambda span: (-judged.get(span[0], 0.0), span[0]))[: MOST_SENTENCES - 1]
    return tuple(sorted({said[0], *best}))


def only_bears(text: str) -> bool:
    """Whether a sentence is a bracket that only says who is responsible for what stands before it."""
    return _BEARERS.fullmatch(text.strip()) is not None


def _is_a_list(document: Document, said: tuple[Span, ...]) -> bool:
    """Whether most of the stretch is one list: some of its items would be no answer."""
    start, end = said[0][0], said[-1][1]
    return any(
        start <= listed.items[0].start
        and listed.items[-1].end <= end
        and 2 * (listed.items[-1].end - listed.items[0].start) >= end - start
        for listed in document.lists
    )


def _labelled_parts(document: Document, said: tuple[Span, ...]) -> tuple[Span, ...]:
    """Of a paragraph that falls into parts with a title each: its title, and each part's title with what follows it."""
    labels = [at for at, span in enumerate(said) if at and is_label(document.text[slice(*span)])]
    if len(labels) < LEAST_PARTS:
        return ()
    with_openings = dict.fromkeys([said[0], *(said[i] for at in labels for i in (at, at + 1) if i < len(said))])
    long = sum(end - start for start, end in with_openings) > LONGEST_OUTLINE
    return (said[0], *(said[at] for at in labels)) if long else tuple(with_openings)


def _in_heading(document: Document, span: Span) -> bool:
    return any(section.heading_start <= span[0] and span[1] <= section.heading_end + 1 for section in document.sections)


def _openings(document: Document, said: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """What each paragraph opens with: its first sentence, with the next one where the first is but a title."""
    text = document.text
    opened: list[tuple[Span, ...]] = []
    for at, span in enumerate(said):
        if at and "\n" not in text[said[at - 1][1] : span[0]]:
            continue
        goes_on = at + 1 < len(said) and "\n" not in text[span[1] : said[at + 1][0]]
        opened.append((span, said[at + 1]) if is_label(text[slice(*span)]) and goes_on else (span,))
    return opened


def _within(opened: list[tuple[Span, ...]], document: Document) -> tuple[Span, ...]:
    """The openings, only the titles where all together would be too long."""
    spans = tuple(span for part in opened for span in part)
    if sum(end - start for start, end in spans) <= LONGEST_OUTLINE:
        return spans
    return tuple(part[0] for part in opened)
