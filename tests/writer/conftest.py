"""What the program answers by itself on the corpus, and what it would give a model: the same for every test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from assistant.answering.chain import AnsweringChain, Asked, Verified
from assistant.answering.writer.brief import Brief, brief_for
from assistant.answering.writer.writing import Writer
from assistant.app import Assistant
from assistant.llm import Meter, Model
from assistant.model import Answer, Filters

TOKENS = 6000


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


@pytest.fixture(scope="session")
def case(corpus_assistant: Assistant) -> Callable[[str], Case]:
    chain = AnsweringChain(corpus_assistant.library)

    @cache
    def made(question: str) -> Case:
        verified = chain.runnable.invoke(Asked(question, (), Filters(), Meter()))
        return Case(question, verified, brief_for(verified.gathered, verified.answer, TOKENS), chain._proven)

    return made
