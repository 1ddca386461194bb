"""Words that a question writes with one wrong character of the same sound or look: 理润 is 利润, 上亥 is 上海.

Where the library's words leave a character alone that makes no word with those beside it, the characters that sound or
look like it are tried, and the longest word that the library holds takes its place. A character that is a word by
itself (也, 的: ``letters_alone.txt``) only gives way inside a word of three or more (服务也 is 服务业). Numerals are
never read as something else, nor anything as one but in a name (长散角), and what stands in quotation marks stays.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.search.embedding import BUILT_IN_FOLDER
from assistant.search.sounds import letter_looks, letter_sounds
from assistant.search.static_embedding import VOCABULARY_FILE
from assistant.search.words import HAN, open_words, simplified
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ALONE_FILE = Path(__file__).with_name("letters_alone.txt")
# What stands in quotation marks, or is said so though no list of words has it, is no slip; nor is the 年 of
# 2024年物连网, with which the words there are cut wrong.
_NAMED_OR_HAN = re.compile(
    f'[“"「『《][^”"」』》]*[”"」』》]?|抵[得不][上过]|(?<=\\d)[年月](?![度份初末底中内前后均来间])|'
    f"(?P<han>(?:(?!抵[得不][上过])[{HAN}])+)"
)
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几")
_OF_PLACES = frozenset("省市县区")
"""What makes a place's name of another: 南京是 is no 南京市."""
_REACH = 4  # characters on each side that a word may be made with
_SHORT, _LONG = 2, 3  # characters of a word, and of one that a letter which is a word by itself may be part of


class _Reading(NamedTuple):
    """A letter read as another; readings compare by the length of the word it makes, then by how common that is."""

    length: int
    commonness: float
    at: int
    letter: str


class _Doubt(NamedTuple):
    """A letter that may be a slip: for what stands from ``begins`` to ``ends`` and makes no word.

    ``alone``: whether the letter is a word by itself, or of one, so that only a longer word speaks against it.
    """

    at: int
    alone: bool
    begins: int
    ends: int


def put_right(text: str, rarity: Callable[[str], float]) -> str:
    """The text, of the same length, with letters that are slips read as the words they make.

    ``rarity`` tells how rare a word is in the library: 1 where it stands nowhere.
    """
    letters = list(text)
    for stretch in _NAMED_OR_HAN.finditer(text):
        run = stretch["han"]
        if run and simplified(run) == run:
            for reading in _slips(run, rarity):
                letters[stretch.start() + reading.at] = reading.letter
    return "".join(letters)


def _slips(run: str, rarity: Callable[[str], float]) -> Iterator[_Reading]:
    """The best readings, none beside another: one slip makes no two."""
    readings = (_read(run, doubt, rarity) for doubt in _doubts(run, rarity))
    taken: list[int] = []
    for reading in sorted(filter(None, readings), reverse=True):
        if all(abs(reading.at - other) >= _LONG for other in taken):
            taken.append(reading.at)
            yield reading


def _doubts(run: str, rarity: Callable[[str], float]) -> Iterator[_Doubt]:
    """The letters that make no known word with those beside them, and then those beside them: 物连网."""
    at, alone = 0, _letters_alone()
    for word in open_words().cut(run):
        end = at + len(word)
        around = run[max(at - 1, 0) : end + 1]
        pairs = [around[start : start + _SHORT] for start in range(len(around) - 1)] if len(word) == 1 else [word]
        if pairs and len(word) <= _LONG and not any(_is_known(pair, rarity) for pair in pairs):
            yield from (_Doubt(place, alone.issuperset(word), at, end) for place in range(at, end))
            yield from (_Doubt(place, True, at, end) for place in (at - 1, end) if 0 <= place < len(run))
            if word[0] in alone and len(word) > 1:  # 年伤|半年: what is cut together may be none of one
                yield _Doubt(at + 1, run[at + 1] in alone, at + 1, end)
        at = end


def _is_known(word: str, rarity: Callable[[str], float]) -> bool:
    return word in _vocabulary() or rarity(word) < 1


def _read(run: str, doubt: _Doubt, rarity: Callable[[str], float]) -> _Reading | None:
    """The letter that makes the best word there, which holds the whole of what makes none."""
    at = doubt.at
    if run[at] in _NUMERALS | _OF_PLACES:
        return None
    start = max(at - _REACH, 0)
    before, behind = run[start:at], run[at + 1 : at + 1 + _REACH]
    best: _Reading | None = None
    for letter in _alike(run[at]):
        begins, word = _word_at(before + letter + behind, at - start)
        begins += start
        if len(word) < (_LONG if doubt.alone else _SHORT) or (doubt.alone and begins == at == doubt.begins):
            continue
        if begins > doubt.begins or begins + len(word) < doubt.ends:
            continue
        rare = rarity(word)
        if rare < 1 and (word in _names() or (word in _vocabulary() and letter not in _NUMERALS)):
            reading = _Reading(len(word), -rare, at, letter)
            best = max(best, reading) if best else reading
    return best


def _word_at(text: str, place: int) -> tuple[int, str]:
    """The word that holds the letter at ``place``, and where it begins."""
    begins = 0
    for word in open_words().cut(text):
        if begins + len(word) > place:
            return begins, word
        begins += len(word)
    return begins, ""


@cache
def _alike(letter: str) -> tuple[str, ...]:
    """The letters that sound or look like it."""
    return tuple(
        other
        for alike in (letter_sounds(), letter_looks())
        if ord(letter) in alike
        for other in map(chr, alike)
        if alike[ord(other)] == alike[ord(letter)] and other != letter and other not in _OF_PLACES
    )


@cache
def _vocabulary() -> frozenset[str]:
    """The words and pairs of letters that the shipped embedding knows: sixty thousand of the official language."""
    return frozenset((BUILT_IN_FOLDER / VOCABULARY_FILE).read_text(encoding="utf-8").splitlines())


@cache
def _names() -> frozenset[str]:
    """The names of places and things in the term file."""
    terms = load_terms()
    return frozenset((*terms.places, *terms.home, *terms.indicators, *terms.segmentation))


@cache
def _letters_alone(path: Path = ALONE_FILE) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line.strip() for line in lines if not line.startswith("#")))
