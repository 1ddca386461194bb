"""The names of firms and persons in a question, as the tagger tells them: 阿里巴巴在无锡有什么项目.

The tagger takes many a word for a name that is none (荣获, 续建, 养大); those are in the term file ``no_names.txt``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.understanding.question_terms import known_names
from assistant.facts.naming import places_in
from assistant.search.words import fold, open_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term

NO_NAMES_FILE = Path(__file__).with_name("no_names.txt")
_PERSONS, _PERSON = frozenset({"nr", "nrt"}), re.compile("[一-龥·]{2,12}")
_NAMES = frozenset({"nr", "nrt", "nt", "nz"})  # jieba's tags of persons, organisations, other names
_OTHER_NAMES = frozenset({"nz"})


def unknown_names(terms: Sequence[Term], *, sure: bool = False) -> frozenset[str]:
    """The firms and persons that the question names and the library never.

    ``sure``: without those that are only tagged as other names, as spoken words are, too (牵线, 混日子).
    """
    tags = _NAMES - _OTHER_NAMES if sure else _NAMES
    return frozenset(term.word for term in terms if term.thing and not term.held and is_name(term.word, tags))


def is_name(word: str, tags: frozenset[str] = _NAMES) -> bool:
    """Whether the word is the name of a firm, person or work, as far as its tag tells; no place or indicator is one."""
    if word in known_names() or word in _no_names():
        return False
    return any(tag in tags for _, tag in open_words().tagged(word)[:1])


@cache
def _no_names(path: Path = NO_NAMES_FILE) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def names_a_person(text: str) -> bool:
    """Whether the text has what reads as a person's name (常务副市长黄钦), and is no place's."""
    words = open_words().tagged(fold(text))
    found = (word for word, tag in words if tag in _PERSONS and _PERSON.fullmatch(word))
    return any(word not in _no_names() and not places_in(word) for word in found)
