"""What a checker found wrong with a figure, told with every sentence that is quoted with that figure in it.

Whoever copies 而南通达到1.02个百分点 into a report must have read that official statistics say otherwise, whatever he
asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues

if TYPE_CHECKING:
    from assistant.library.open import Library
    from assistant.model import Answer, Citation, Fact


def with_doubts_noted(answer: Answer, library: Library) -> Answer:
    """The answer with the notes of the checked figures in its quotes that are not to be used as they are printed."""
    if answer.status == "refused":
        return answer
    doubtful = [fact for citation in answer.citations for fact in _doubtful_in(citation, library)]
    doubtful = [fact for fact in doubtful if fact.quantity.printed in answer.text]  # which is shown, and not only cited
    untold = tuple(dict.fromkeys(fact for fact in doubtful if fact.note not in answer.notes))
    notes = tuple(dict.fromkeys(fact.note for fact in untold))
    return replace(answer, facts=answer.facts + untold, notes=answer.notes + notes) if untold else answer


def _doubtful_in(citation: Citation, library: Library) -> list[Fact]:
    """The checked figures in the quote that the checker warns of."""
    unsafe = load_cues().voices["unsafe"]
    warned = [fact for fact in library.facts_of(citation.document_id) if fact.note and unsafe.search(fact.note)]
    if not warned:
        return []  # almost every document
    text = library.document(citation.document_id).text
    return [fact for fact in warned if _is_quoted(text, fact, citation.quote)]


def _is_quoted(text: str, fact: Fact, quote: str) -> bool:
    """Whether the quote is of the fact's sentence, or of a part of it with the figure."""
    sentence = text[fact.sentence_start : fact.sentence_end].strip()
    return sentence in quote or (quote in sentence and text[fact.start : fact.end] in quote)
