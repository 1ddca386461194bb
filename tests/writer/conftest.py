"""What the program answers by itself on the corpus, and what it would give a model: the same for every test."""

from __future__ import annotations

from functools import cache

import pytest
from writing_case import TOKENS, Case, CaseOf

from assistant.answering.chain import AnsweringChain, Asked
from assistant.answering.writer.brief import brief_for
from assistant.app import Assistant
from assistant.llm import Meter
from assistant.model import Filters


@pytest.fixture(scope="session")
def case(corpus_assistant: Assistant) -> CaseOf:
    chain = AnsweringChain(corpus_assistant.library)

    @cache
    def made(question: str) -> Case:
        verified = chain.runnable.invoke(Asked(question, (), Filters(), Meter()))
        return Case(question, verified, brief_for(verified.gathered, verified.answer, TOKENS), chain._proven)

    return made
