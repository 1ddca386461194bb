"""Whether a heading, or the opening of a stretch, tells what was done, what is wrong, or what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.question import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Stance


def stance_of(nearest_first: Iterable[str]) -> Stance:
    """The stance of the nearest text that shows one; "" where none does."""
    for words in nearest_first:
        for stance, pattern in load_cues().told.items():
            if pattern.search(words):
                return stance
    return ""


def names_stance(word: str, stance: Stance) -> bool:
    """Whether a word of the question only says which stance is asked for (成就, 问题, 举措)."""
    return load_cues().stances[stance].fullmatch(word) is not None
