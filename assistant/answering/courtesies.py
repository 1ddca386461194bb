"""Words of courtesy in a report, which answer nothing: thanks, what opens it and what closes it."""

from __future__ import annotations

from assistant.answering.question import load_cues


def is_courtesy(sentence: str) -> bool:
    """Whether the sentence thanks, greets, calls upon the audience, or submits the report."""
    return load_cues().courtesies.search(sentence.strip()) is not None
