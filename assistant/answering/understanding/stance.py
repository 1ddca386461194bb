"""Whether a heading, or the opening of a stretch, tells what was done, what is wrong, or what is to be done."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from assistant.answering.cues import load_cues
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Stance

_JOINS = re.compile("[及和与、]")


def stance_of(nearest_first: Iterable[str]) -> Stance:
    """The stance of the nearest text that shows one; "" where none does, or where it joins two (成果及瓶颈问题).

    The last word tells: 现状存在的问题 is what is wrong, 解决问题的举措 what is to be done.
    """
    for words in nearest_first:
        if shown := _shown(words):
            return "" if joins_stances(words) else shown[-1][1]
    return ""


def joins_stances(words: str) -> bool:
    """Whether a heading joins two stances (成果及瓶颈问题): each is told further below."""
    shown = _shown(words)
    return bool(shown) and shown[0][1] != shown[-1][1] and bool(_JOINS.search(words, shown[0][0], shown[-1][0]))


@lru_cache(maxsize=4096)
def _shown(words: str) -> tuple[tuple[int, Stance], ...]:
    """Where each word that shows a stance ends, in order, with the stance."""
    told = ((cast("Stance", stance), pattern) for stance, pattern in load_cues().told.items())
    return tuple(sorted((found.end(), stance) for stance, pattern in told for found in pattern.finditer(words)))


def says_what_is_wrong(text: str) -> bool:
    """Whether a sentence says by itself that something is wanting (有待健全), whatever stands above it."""
    return load_cues().wanting.search(text) is not None


def announces_what_is_wrong(text: str) -> bool:
    """Whether a sentence says that there are problems (遇到四类瓶颈：……), and nothing of what is done about them."""
    cues = load_cues()
    return cues.announced["problem"].search(text) is not None and cues.doing["against"].search(text) is None


def opposed(asked: Stance, told: Stance) -> bool:
    """Whether one is what is wrong and the other what is to be done: neither answers a question for the other."""
    return {asked, told} == {"problem", "proposed"}


def names_other_stance(word: str, stance: Stance) -> bool:
    """Whether a word of the question only says a stance, and not the one that is asked for."""
    if word not in load_terms().stances or names_stance(word, stance):
        return False
    return any(pattern.fullmatch(word) for pattern in load_cues().stances.values())


def names_stance(word: str, stance: Stance) -> bool:
    """Whether a word of the question only says which stance is asked for (成就, 问题, 举措)."""
    return load_cues().stances[stance].fullmatch(word) is not None
