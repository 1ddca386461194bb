"""A question with all that a test of the writer needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answering.chain import Verified
from assistant.answering.writer.brief import Brief
from assistant.answering.writer.writing import Writer
from assistant.llm import Meter, Model
from assistant.model import Answer

TOKENS = 6000
CaseOf = Callable[[str], "Case"]


@dataclass(frozen=True)
class Case:
    """A question with its verified answer, its brief, and the gate."""

    question: str
    verified: Verified
    brief: Brief
    prove: Callable[[Answer], Answer]

    @property
    def composed(self) -> Answer:
        return self.verified.answer

    def write(self, model: Model, show: Callable[[Answer], None] = lambda answer: None, seconds: float = 60) -> Answer:
        """What the writer makes of it with the model."""
        writer = Writer(model, seconds=seconds, tokens=TOKENS)
        return writer.write(self.verified.gathered, self.composed, self.prove, Meter(), show)
