"""Names that a question writes with other characters of the same sound or look: 高薪技术企业 is 高新技术企业.

Whoever types by sound picks a wrong character now and then, and whoever copies by eye takes 货 for 贷. A stretch that
the library does not hold, and that sounds or looks like one name of the term files, is read as that name. zh and z, ing
and in are taken for one sound; what looks alike is in ``look_alikes.txt``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import LibraryDamaged
from assistant.search.words import HAN
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SOUNDS_FILE = Path(__file__).parents[1] / "models" / "sounds.json"
LOOKS_FILE = Path(__file__).with_name("look_alikes.txt")
LEAST_OF_INDICATOR = 3  # characters; shorter names sound like too many other words
LEAST_OF_NAME = 4
_HAN_ONLY = re.compile(f"[{HAN}]+")
_INITIAL = re.compile("^([zcs])h")
_FINAL = re.compile("(?<=[aei])ng$")


def as_named(text: str, held: Callable[[str], bool]) -> str:
    """The text with each stretch that ``held`` does not know and that sounds like a name written as that name."""
    for alike, named in ((letter_sounds(), _by_sound()), (letter_looks(), _by_look())):
        text = _put_right(text, held, text.translate(alike), named)
    return text


def _put_right(text: str, held: Callable[[str], bool], heard: str, named: Mapping[str, str]) -> str:
    at = 0
    while at < len(text):
        found = next(_names_at(text, heard, at, named), None)
        if found and held(found) and not held(text[at : at + len(found)]):
            text = text[:at] + found + text[at + len(found) :]
        at += len(found) if found else 1
    return text


def _names_at(text: str, heard: str, at: int, named: Mapping[str, str]) -> Iterator[str]:
    """The names that sound like what stands at ``at`` and are written otherwise, the longest first."""
    for length in _lengths():
        name = named.get(heard[at : at + length])
        if name is None:
            continue
        if text.startswith(name, at):
            return
        yield name


@cache
def letter_sounds(path: Path = SOUNDS_FILE) -> dict[int, str]:
    """For each common character, by its code point, the first of those that sound like it, as far as is told apart.

    Raises LibraryDamaged when the file is not what it should be.
    """
    first: dict[str, str] = {}
    try:
        alike = json.loads(path.read_bytes())["sounds"]
        sounded = ((_heard(sound), letter) for sound, letters in alike.items() for letter in letters)
        return {ord(letter): first.setdefault(heard, letter) for heard, letter in sounded}
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = f"字音表“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error


def _heard(sound: str) -> str:
    return _FINAL.sub("n", _INITIAL.sub(r"\1", sound))


@cache
def letter_looks(path: Path = LOOKS_FILE) -> dict[int, str]:
    """For each character that looks like others, by its code point, the first of them: a line of the file each."""
    groups = (line.strip() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {ord(letter): group[0] for group in groups for letter in group}


@cache
def _by_sound() -> dict[str, str]:
    """The names by their sound."""
    return _told_apart(letter_sounds())


@cache
def _by_look() -> dict[str, str]:
    """The names by their look."""
    return _told_apart(letter_looks())


def _told_apart(alike: Mapping[int, str]) -> dict[str, str]:
    """The names by their characters' likes; one that shares them with another is left out."""
    named: dict[str, str] = {}
    shared: set[str] = set()
    for name in _names():
        if named.setdefault(key := name.translate(alike), name) != name:
            shared.add(key)
    return {key: name for key, name in named.items() if key not in shared}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _names()}, reverse=True))


@cache
def _names() -> tuple[str, ...]:
    """The names of Chinese characters only that are long enough."""
    terms = load_terms()
    indicators = (name for name in (*terms.indicators, *terms.indicators.values()) if len(name) >= LEAST_OF_INDICATOR)
    words = (*terms.segmentation, *(word for group in terms.synonyms for word in group))
    longer = (word for word in words if len(word) >= LEAST_OF_NAME)
    return tuple(name for name in dict.fromkeys((*indicators, *longer)) if _HAN_ONLY.fullmatch(name))
