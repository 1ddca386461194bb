"""Whether a heading, or the opening of a stretch, tells what was done, what is wrong, or what is to be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.question import load_cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Stance

_JOINS = re.compile("[及和与、]")


def stance_of(nearest_first: Iterable[str]) -> Stance:
    """The stance of the nearest text that shows one; "" where none does, or where it joins two (成果及瓶颈问题).

    The last word tells: 现状存在的问题 is what is wrong, 解决问题的举措 what is to be done.
    """
    for words in nearest_first:
        shown = [(found.end(), stance) for stance, told in load_cues().told.items() for found in told.finditer(words)]
        if shown:
            (first, one), (last, other) = min(shown), max(shown)
            return "" if one != other and _JOINS.search(words, first, last) else other
    return ""


def names_stance(word: str, stance: Stance) -> bool:
    """Whether a word of the question only says which stance is asked for (成就, 问题, 举措)."""
    return load_cues().stances[stance].fullmatch(word) is not None
