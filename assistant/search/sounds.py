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
    sounds, looks = letter_sounds(), letter_looks()
    text = _put_right(text, held, [sounds.get(letter, "") for letter in text], _by_sound())
    return _put_right(text, held, [looks.get(letter, letter) for letter in text], _by_look())


def _put_right(
    text: str, held: Callable[[str], bool], heard: list[str], named: Mapping[tuple[str, ...], str]
) -> str:
    at = 0
    while at < len(text):
        found = next(_names_at(text, heard, at, named), None)
        if found and held(found) and not held(text[at : at + len(found)]):
            text = text[:at] + found + text[at + len(found) :]
        at += len(found) if found else 1
    return text


def _names_at(text: str, heard: list[str], at: int, named: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The names that sound like what stands at ``at`` and are written otherwise, the longest first."""
    for length in _lengths():
        name = named.get(tuple(heard[at : at + length]))
        if name is None:
            continue
        if text.startswith(name, at):
            return
        yield name


@cache
def letter_sounds(path: Path = SOUNDS_FILE) -> dict[str, str]:
    """How each common character sounds, as far as sounds are told apart.

    Raises LibraryDamaged when the file is not what it should be.
    """
    try:
        alike = json.loads(path.read_bytes())["sounds"]
        return {letter: _heard(sound) for sound, letters in alike.items() for letter in letters}
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        message = f"字音表“{path.name}”不完整（{type(error).__name__}：{error}）。请重新安装本程序。"
        raise LibraryDamaged(message) from error


def _heard(sound: str) -> str:
    return _FINAL.sub("n", _INITIAL.sub(r"\1", sound))


@cache
def letter_looks(path: Path = LOOKS_FILE) -> dict[str, str]:
    """For each character that looks like others the first of them; each line of the file has characters that do."""
    groups = (line.strip() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {letter: group[0] for group in groups for letter in group}


@cache
def _by_sound() -> dict[tuple[str, ...], str]:
    """The names by their sound."""
    sounds = letter_sounds()
    return _told_apart(sounds.get, lambda name: all(letter in sounds for letter in name))


@cache
def _by_look() -> dict[tuple[str, ...], str]:
    """The names by their look, those that have a character which looks like another."""
    looks = letter_looks()
    return _told_apart(lambda letter: looks.get(letter, letter), lambda name: any(letter in looks for letter in name))


def _told_apart(key: Callable[[str], str | None], wanted: Callable[[str], bool]) -> dict[tuple[str, ...], str]:
    """The names by the keys of their characters; one that shares them with another is left out."""
    alike: dict[tuple[str, ...], set[str]] = {}
    for name in _names():
        if _HAN_ONLY.fullmatch(name) and wanted(name):
            alike.setdefault(tuple(key(letter) or "" for letter in name), set()).add(name)
    return {keys: next(iter(names)) for keys, names in alike.items() if len(names) == 1}


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(sound) for sound in _by_sound()}, reverse=True))


def _names() -> Iterator[str]:
    terms = load_terms()
    yield from (form for form in terms.indicators if len(form) >= LEAST_OF_INDICATOR)
    yield from (form for form in terms.indicators.values() if len(form) >= LEAST_OF_INDICATOR)
    yield from (word for word in terms.segmentation if len(word) >= LEAST_OF_NAME)
    yield from (word for group in terms.synonyms for word in group if len(word) >= LEAST_OF_NAME)
