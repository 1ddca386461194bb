"""With which words documents write of what a question names by another: 优良天数 is of 空气质量, 医保 of 看病.

They are no synonyms: a sentence that has one speaks of the matter, and no figure of the one is a figure of the other.
The words are those of two term files: matters, of which an answer must speak (看病), in ``fields.txt``, and doings,
which may be told in another way (跟不上), in ``doings.txt``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.search.words import fold, open_words
from assistant.term_files import read_word_lists, wrong_line

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS_FILE, DOINGS_FILE = (Path(__file__).with_name(name) for name in ("fields.txt", "doings.txt"))
_CALLED = {FIELDS_FILE.name: "话题词典", DOINGS_FILE.name: "做法词典"}
_OPENING = 2  # characters by which the words that may stand at a place are looked up


@cache
def load_fields(path: Path = FIELDS_FILE) -> dict[str, tuple[str, ...]]:
    """For each word of a question the words of its field, all folded.

    Raises UsageError, with the line, where one is not as it should be, or its word was there before.
    """
    called = _CALLED[path.name]
    known: dict[str, tuple[str, ...]] = {}
    for number, word, others in read_word_lists(path, called, "问的词：文件里的词、文件里的词"):
        asked, *folded = fold("、".join((word, *others))).split("、")  # a line at once: the first answer waits for it
        if asked in known:
            raise wrong_line(path, called, number, f"“{word}”前面已经写过")
        known[asked] = tuple(dict.fromkeys(folded))
    return known


def words_of_field(word: str) -> tuple[str, ...]:
    """The words of the field of a folded word; none where neither file has it."""
    return load_fields().get(word) or load_fields(DOINGS_FILE).get(word, ())


def is_matter(word: str) -> bool:
    """Whether the folded word is of the matters, though it may be a verb (看病, 就业)."""
    return word in load_fields()


def phrases_in(question: str) -> Iterator[str]:
    """The words of the files in a folded question that would be cut into several (面子工程, 办事难), in order."""
    openings = _openings()
    begun = [
        (at, word)
        for at in range(len(question))
        for word in openings.get(question[at : at + _OPENING], ())
        if question.startswith(word, at)
    ]
    if not begun:
        return  # most questions, which need not be cut for it
    cut = frozenset(word for word, _ in open_words().tagged(question))
    end = 0
    for at, word in begun:
        if at >= end and word not in cut:
            yield word
            end = at + len(word)


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """The longer words by their first two characters, the longest first."""
    openings: dict[str, list[str]] = {}
    for word in (*load_fields(), *load_fields(DOINGS_FILE)):
        if len(word) > _OPENING:
            openings.setdefault(word[:_OPENING], []).append(word)
    return {opening: tuple(sorted(words, key=len, reverse=True)) for opening, words in openings.items()}
