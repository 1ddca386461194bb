"""How title sentences stand in an answer: each in one line with what it opens, and none without that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.evidence.topics import below_title
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.reading.unmarked import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.model import Document
    from assistant.reading.spans import Span

AS_GOOD = 0.95  # of the best score, for a title sentence that answers itself (稳妥推进中小金融机构风险处置)


def in_lines(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The spans, each title sentence joined to the sentence right behind it where that is given too.

    A short sentence between others that stands over nothing (形势依然严峻。) is no title.
    """
    text = document.text
    joined: list[Span] = []
    for start, end in spans:
        last = joined[-1] if joined else (0, 0)
        opens = is_label(text[slice(*last)]) and not is_label(text[start:end])
        if opens and last[1] <= start and not text[last[1] : start].strip(" ") and _stands_over(text, last, start):
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return joined


def _stands_over(text: str, title: Span, start: int) -> bool:
    """Whether the title sentence opens its line, or the sentence at ``start`` is of what it says."""
    line = sentences(text, line_start(text, title[0]), line_end(text, title[1]))
    at = next((number for number, span in enumerate(line) if span[0] == title[0]), 0)
    return at == 0 or any(span[0] == start for span in below_title(text, line, at))


def without_bare_titles(chosen: Sequence[Statement], best: Statement) -> list[Statement]:
    """The statements without the title sentences of which nothing is given; what is about as good as the best stays."""
    given = {(one.document.id, one.start) for one in chosen}
    return [one for one in chosen if one.score >= AS_GOOD * best.score or not _opens_what_is_not(one, given)]


def _opens_what_is_not(statement: Statement, given: set[tuple[str, int]]) -> bool:
    text = statement.document.text
    behind = sentences(text, statement.end, line_end(text, statement.end))[:1] if is_label(statement.text) else ()
    return bool(behind) and (statement.document.id, behind[0][0]) not in given
