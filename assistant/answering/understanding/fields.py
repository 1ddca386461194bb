"""With which words documents write of what a question names by another: 优良天数 is of 空气质量, 医保 of 看病.

They are no synonyms: a sentence that has one speaks of the matter, and no figure of the one is a figure of the other.
The words are those of two term files: matters, of which an answer must speak (看病), in ``fields.txt``, and doings,
which may be told in another way (跟不上), in ``doings.txt``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.search.listed import Listed
from assistant.search.words import fold, open_words
from assistant.term_files import read_word_lists, wrong_line

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS_FILE, DOINGS_FILE = (Path(__file__).with_name(name) for name in ("fields.txt", "doings.txt"))
_CALLED = {FIELDS_FILE.name: "话题词典", DOINGS_FILE.name: "做法词典"}
_SHORTEST_NAME = 4  # characters; a shorter word may be of any matter (科研)
_SHORTEST_PHRASE = 3  # characters; a shorter one is one word


@cache
def load_fields(path: Path = FIELDS_FILE) -> dict[str, tuple[str, ...]]:
    """For each word of a question the words of its field, all folded.

    Raises UsageError, with the line, where one is not as it should be, or its word was there before.
    """
    called = _CALLED[path.name]
    lines = tuple(read_word_lists(path, called, "问的词：文件里的词、文件里的词"))
    folded = fold("\n".join("、".join((word, *others)) for _, word, others in lines))  # at once: the first answer waits
    known: dict[str, tuple[str, ...]] = {}
    for (number, word, _), line in zip(lines, folded.splitlines(), strict=True):
        asked, *others = line.split("、")
        if asked in known:
            raise wrong_line(path, called, number, f"“{word}”前面已经写过")
        known[asked] = tuple(dict.fromkeys(others))
    return known


def words_of_field(word: str) -> tuple[str, ...]:
    """The words of the field of a folded word; none where neither file has it."""
    return load_fields().get(word) or load_fields(DOINGS_FILE).get(word, ())


def is_matter(word: str) -> bool:
    """Whether the folded word is of the matters, though it may be a verb (看病, 就业)."""
    return word in load_fields()


def is_written(word: str) -> bool:
    """Whether the folded word is a name that documents write of some matter (老旧小区改造, 外卖骑手)."""
    return len(word) >= _SHORTEST_NAME and word in _written()


@cache
def _written() -> frozenset[str]:
    return frozenset(said for words in load_fields().values() for said in words)


def phrases_in(question: str) -> Iterator[str]:
    """The words of the files in a folded question that would be cut into several (面子工程, 办事难), in order."""
    begun = list(_phrases().each_in(question))
    if not begun:
        return  # most questions, which need not be cut for it
    cut = frozenset(word for word, _ in open_words().tagged(question))
    end = 0
    for at, word in begun:
        if at >= end and word not in cut:
            yield word
            end = at + len(word)


@cache
def _phrases() -> Listed:
    """The longer words of both files."""
    return Listed(word for word in (*load_fields(), *load_fields(DOINGS_FILE)) if len(word) >= _SHORTEST_PHRASE)
