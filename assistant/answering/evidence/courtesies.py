"""What a report says in any case, which answers nothing: thanks, what opens and closes it, what it goes by."""

from __future__ import annotations

from assistant.answering.cues import load_cues


def is_courtesy(sentence: str) -> bool:
    """Whether the sentence thanks, greets, calls upon the audience, or submits the report."""
    return load_cues().courtesies.search(sentence.strip()) is not None


def is_preamble(sentence: str) -> bool:
    """Whether the sentence says under what guidance all that follows was or is to be done."""
    return load_cues().preambles["said"].match(sentence) is not None


def asks_for_preamble(question: str) -> bool:
    """Whether the question asks for just that: 指导思想, 总体要求."""
    return load_cues().preambles["asked"].search(question) is not None
