"""A model's reply cut into sentences as it arrives, with the citations and tokens in them.

Each character is looked at once, or twice where a bracket turns out to be no mark: the cost is linear in the length. A
sentence is given only when what follows its end cannot belong to it, so a half-written citation is never seen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE = 400
LONGEST_MARK = 40
_ENDS = frozenset("。！？!?")
_CLOSERS = frozenset('”’』」）)》"')
_CITING = {"[": "]", "【": "】", "［": "］"}
_TOKENS = {"⟦": "⟧", "〚": "〛"}
_CLOSED_BY = _CITING | _TOKENS
_ID = re.compile("[A-Z0-9]{1,8}")
_SLOT = re.compile("[FC][0-9]{1,3}")
_PARTING = re.compile(r"[\s,，、;；/]+")
_CALLED = re.compile(r"^(?:材料|编号|来源|出处|引用|\^)+[:：]?")
_THOUGHT = ("<think>", "</think>")
_LAYOUT = re.compile(r"^\s*(?:(?:[-*•·>#]+|\d{1,2}[.、)）](?!\d))\s*)+")
_EMPHASIS = re.compile(r"\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Token:
    """A place that the program fills: a figure (F1), a computed sentence (C1), or a sentence of the evidence."""

    id: str


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence as the model wrote it: text and tokens in order, the ids it cites.

    ``opens``: it begins a new paragraph. ``whole``: it came to an end within the length that is read.
    """

    parts: tuple[str | Token, ...]
    cited: tuple[str, ...]
    opens: bool
    whole: bool = True

    @property
    def shown(self) -> str:
        """The sentence with its tokens and citations, as it is told back to the model."""
        text = "".join(f"⟦{part.id}⟧" if isinstance(part, Token) else part for part in self.parts)
        return text + "".join(f"[{one}]" for one in self.cited)


class SentenceReader:
    """Takes a reply piece by piece and gives its sentences."""

    def __init__(self) -> None:
        self._parts: list[str | Token] = []
        self._text: list[str] = []
        self._cited: dict[str, None] = {}
        self._bracket = ""
        self._held: list[str] = []
        self._doubled = False
        self._ended = False
        self._opens = True
        self._length = 0
        self._start: str | None = ""
        self._thinking = False

    def feed(self, piece: str) -> Iterator[Written]:
        """The sentences that are complete now."""
        for sign in piece:
            yield from self._past_thoughts(sign)

    def finish(self) -> Iterator[Written]:
        """What is left when the reply has ended: its last sentence, if it had no full stop."""
        if self._start:
            start, self._start = self._start, None
            for sign in start:
                yield from self._take(sign)
        if self._bracket:
            yield from self._give_up()
        yield from self._emit()

    def _past_thoughts(self, sign: str) -> Iterator[Written]:
        """Pass on what is not inside a <think> at the reply's beginning."""
        if self._start is None:
            yield from self._take(sign)
            return
        if not self._start and not self._thinking and sign.isspace():
            return
        self._start += sign
        if self._thinking:
            self._start = self._start[-len(_THOUGHT[1]) :]
            if self._start == _THOUGHT[1]:
                self._start = None
        elif self._start == _THOUGHT[0]:
            self._thinking, self._start = True, ""
        elif not _THOUGHT[0].startswith(self._start):
            start, self._start = self._start, None
            for held in start:
                yield from self._take(held)

    def _take(self, sign: str) -> Iterator[Written]:
        if self._bracket:
            yield from self._in_bracket(sign)
        elif sign in _CLOSED_BY:
            self._bracket, self._held, self._doubled = sign, [], False
        else:
            yield from self._plain(sign)

    def _plain(self, sign: str) -> Iterator[Written]:
        if sign == "\n":
            yield from self._emit()
            self._opens = True
        elif self._ended and (sign in _CLOSERS or sign in _ENDS):
            self._add(sign)
        elif self._ended and sign.isspace():
            return
        else:
            if self._ended:
                yield from self._emit()
            self._add(sign)
            self._ended = sign in _ENDS

    def _in_bracket(self, sign: str) -> Iterator[Written]:
        if sign == self._bracket and not self._held and not self._doubled:
            self._doubled = True  # [[F1]]
        elif sign == _CLOSED_BY[self._bracket]:
            if self._doubled:
                self._doubled = False
                self._held.append("")  # the second ] closes it
            else:
                yield from self._close()
        elif sign == "\n" or len(self._held) > LONGEST_MARK:
            yield from self._give_up()
            yield from self._take(sign)
        else:
            self._held.append(sign)

    def _close(self) -> Iterator[Written]:
        opening, inside = self._bracket, "".join(self._held)
        named = _CALLED.sub("", unicodedata.normalize("NFKC", inside).strip().upper())
        ids = [one for one in _PARTING.split(named) if one]
        if not ids or not all(map(_ID.fullmatch, ids)):
            self._held.append(_CLOSED_BY[opening])
            yield from self._give_up()
            return
        self._bracket = ""
        for one in ids:
            if opening in _TOKENS or _SLOT.fullmatch(one):
                if self._ended:
                    yield from self._emit()
                self._flush()
                self._parts.append(Token(one))
                self._length += len(one)
            else:
                self._cited[one] = None

    def _give_up(self) -> Iterator[Written]:
        """What was held as a mark is text after all."""
        text = self._bracket * (1 + self._doubled) + "".join(self._held)
        self._bracket, self._held, self._doubled = "", [], False
        for sign in text:
            yield from self._plain(sign)

    def _add(self, sign: str) -> None:
        self._length += 1
        if self._length <= LONGEST_SENTENCE:
            self._text.append(sign)

    def _flush(self) -> None:
        if self._text:
            self._parts.append("".join(self._text))
            self._text = []

    def _emit(self) -> Iterator[Written]:
        self._flush()
        parts = _without_layout(self._parts)
        if parts:
            yield Written(parts, tuple(self._cited), self._opens, self._length <= LONGEST_SENTENCE)
            self._opens = False
        self._parts, self._cited, self._length, self._ended = [], {}, 0, False


def _without_layout(parts: list[str | Token]) -> tuple[str | Token, ...]:
    """The parts without Markdown: signs of a list or heading in front, emphasis inside."""
    cleaned = [part if isinstance(part, Token) else _EMPHASIS.sub("", part) for part in parts]
    if cleaned and isinstance(cleaned[0], str):
        cleaned[0] = _LAYOUT.sub("", cleaned[0]).lstrip()
    if cleaned and isinstance(cleaned[-1], str):
        cleaned[-1] = cleaned[-1].rstrip()
    return tuple(part for part in cleaned if part)
