"""A language model that says what a test tells it to, at the seam of ``assistant.llm.Model``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.errors import LanguageModelError
from assistant.llm import Message, Meter

Line = str | LanguageModelError | Callable[[Sequence[Message]], str]
DOWN = LanguageModelError("没有应答")


@dataclass
class ScriptedModel:
    """Gives its lines one after the other, the last one again and again; an error is raised where it stands.

    A line followed by an error in one tuple breaks off half-way.
    """

    lines: Sequence[Line | tuple[str, LanguageModelError]]
    piece: int = 7
    name: str = "scripted"
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    def reply(self, messages: Sequence[Message], meter: Meter, seconds: float) -> Iterator[str]:
        assert seconds > 0
        line = self.lines[min(len(self.asked), len(self.lines) - 1)]
        self.asked.append(tuple(messages))
        meter.model, meter.calls = self.name, meter.calls + 1
        text, error = line if isinstance(line, tuple) else (line, None)
        if isinstance(text, LanguageModelError):
            raise text
        if callable(text):
            text = text(messages)
        for at in range(0, len(text), self.piece):
            yield text[at : at + self.piece]
        if error is not None:
            raise error
