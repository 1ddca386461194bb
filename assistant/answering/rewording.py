"""Questions put in other words by a language model: follow-ups completed, two questions parted, other languages read.

What comes back is used only if it says nothing that was not asked: no figure, no place and no word of another thing.
Otherwise, and whenever the model does not answer in time, there is None, and the rules go on alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.prompting import as_data, filled
from assistant.answering.question import MAX_QUESTION_CHARACTERS, fold
from assistant.answering.writer.grounds import places_of, support_words
from assistant.answering.writer.support import unknown_words
from assistant.errors import LanguageModelError
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.llm import Meter, Model

MOST_SECONDS = 15.0
MOST_HISTORY = 4
LONGEST_QUESTION = 200
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_HAN = re.compile(r"[㐀-䶿一-鿿]")
_LETTER = re.compile(r"[^\W\d_]")
FOREIGN = 0.3  # a question with a smaller share of Chinese characters among its letters is in another language


class Reworder:
    """Puts questions in other words with one model, for the uses that are switched on."""

    def __init__(self, model: Model, uses: Collection[str], *, seconds: float) -> None:
        self._model = model
        self._uses = frozenset(uses)
        self._seconds = min(seconds, MOST_SECONDS)

    def follow_up(self, question: str, history: Sequence[str], meter: Meter) -> str | None:
        """The question completed from the ones before it, oldest first."""
        if "follow_up" not in self._uses or not history:
            return None
        before = [as_data(fold(one)) for one in history[-MOST_HISTORY:]]
        lines = self._lines("follow_up", meter, question=as_data(question), history="\n".join(before))
        if len(lines) != 1 or fold(lines[0]) == fold(question):
            return None
        return lines[0] if _says_no_more(lines[0], " ".join((*map(fold, history), fold(question)))) else None

    def split(self, question: str, meter: Meter) -> tuple[str, ...]:
        """The two questions that are asked in one; empty when it is one."""
        if "split" not in self._uses:
            return ()
        lines = self._lines("split", meter, question=as_data(question))
        good = len(lines) == 2 and all(_says_no_more(line, fold(question)) for line in lines)
        return lines if good and fold(lines[0]) != fold(lines[1]) else ()

    def translate(self, question: str, meter: Meter) -> str | None:
        """The question in Chinese, where it is in another language; its figures stay the same."""
        letters = _LETTER.findall(question)
        if "translate" not in self._uses or len(_HAN.findall(question)) >= FOREIGN * len(letters):
            return None
        lines = self._lines("translate", meter, question=as_data(question))
        if len(lines) != 1 or not _HAN.search(lines[0]):
            return None
        same = sorted(_FIGURE.findall(fold(lines[0]))) == sorted(_FIGURE.findall(fold(question)))
        return lines[0] if same else None

    def _lines(self, name: str, meter: Meter, **values: str) -> tuple[str, ...]:
        """The lines of the reply; none when it does not come, or is no question or two."""
        try:
            reply, most = "", MAX_QUESTION_CHARACTERS
            for piece in self._model.reply(filled(name, **values), meter, self._seconds):
                reply += piece
                if len(reply) > most:
                    return ()
        except LanguageModelError:
            return ()
        lines = tuple(line.strip() for line in re.sub(r"(?s)^\s*<think>.*?</think>", "", reply).splitlines())
        return tuple(line for line in lines if line) if all(len(line) <= LONGEST_QUESTION for line in lines) else ()


def _says_no_more(text: str, source: str) -> bool:
    """Whether every figure, every place and every word of the text that says something stands in the source."""
    said = fold(text)
    if not set(_FIGURE.findall(said)) <= set(_FIGURE.findall(source)):
        return False
    if not set(places_of(said)) <= set(places_of(source)):
        return False
    asking = set(load_terms().asking) | support_words().lead
    return all(word in asking for word in unknown_words(said, source))
