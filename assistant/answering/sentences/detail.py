"""More than was said before: the rest of the section that answers (再详细点), or what was not said yet (还有吗)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.reading.sentences import sentences

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Document

MOST_AROUND = 8
MOST_OTHERS = 5
# What is said besides the answer may support the question less than the answer must.
OTHERS_AT_LEAST = 0.55
OTHERS_OWN = 0.2  # of the question, by its own words
NOTHING_MORE = "除上一问已经答的以外，库中没有找到更多有关内容。"


def write_around(draft: Draft, gathered: Gathered) -> None:
    """After the answer, the other sentences of the section that its best statement stands in."""
    if not gathered.statements:
        return
    best = gathered.statements[0]
    document, added = best.document, 0
    for start, end in _sentences_of_section(document, best.start):
        if added < MOST_AROUND and not draft.has_quoted(document, start, end):
            draft.introduce(document, start)
            draft.quote_line(document, start, end)
            added += 1


def write_others(draft: Draft, gathered: Gathered, before: Draft) -> bool:
    """The best statements that the answer ``before`` did not give; False when there are none."""
    others = [
        statement
        for statement in gathered.statements
        if statement.score >= OTHERS_AT_LEAST
        and statement.own >= OTHERS_OWN
        and not statement.faults
        and not before.has_quoted(statement.document, statement.start, statement.end)
    ][:MOST_OTHERS]
    order = list(dict.fromkeys(statement.document.id for statement in others))
    for statement in sorted(others, key=lambda s: (order.index(s.document.id), s.start)):
        _give(draft, statement)
    return bool(others)


def _give(draft: Draft, statement: Statement) -> None:
    draft.introduce(statement.document, statement.start)
    draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)


def _sentences_of_section(document: Document, offset: int) -> tuple[tuple[int, int], ...]:
    holding = [section for section in document.sections if section.start <= offset < section.end]
    if not holding:
        return ()
    section = max(holding, key=lambda section: section.start)
    end = min((other.start for other in document.sections if other.start > section.start), default=section.end)
    return sentences(document.text, section.heading_end, min(end, section.end))
