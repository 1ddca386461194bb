"""Finds thousands of words in a text without compiling a pattern of them, which the first answer would wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

_OPENING = 2  # characters by which the words that may stand at a place are looked up


class Listed:
    """Words of two characters or more, to be found by the letter.

    ``unless``: what, right behind a word, makes it none there (its lookbehinds see the word).
    """

    def __init__(self, words: Iterable[str], unless: re.Pattern[str] | None = None) -> None:
        self._unless = unless
        self._by_opening: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_opening.setdefault(word[:_OPENING], []).append(word)

    def __contains__(self, word: str) -> bool:
        """Whether it is one of the words."""
        return word in self._by_opening.get(word[:_OPENING], ())

    def each_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each word stands, in order, also one within another; at the same place the longest first."""
        by_opening = self._by_opening
        for at in range(len(text) - 1):
            for word in by_opening.get(text[at : at + _OPENING], ()):
                if text.startswith(word, at) and not (self._unless and self._unless.match(text, at + len(word))):
                    yield at, word

    def found_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a word stands, in order, the longest at each place and none within another: as a pattern finds them."""
        end = 0
        for at, word in self.each_in(text):
            if at >= end:
                yield at, word
                end = at + len(word)

    def replaced(self, text: str, by: Callable[[str], str] = lambda _: " ") -> str:
        """The text with what ``by`` gives, a space where it is not given, for each word found."""
        pieces: list[str] = []
        end = 0
        for at, word in self.found_in(text):
            pieces += (text[end:at], by(word))
            end = at + len(word)
        return "".join((*pieces, text[end:]))
