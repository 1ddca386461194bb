"""A question's way, in four steps: understand → gather → write → verify."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langchain_core.runnables import RunnableLambda

from assistant.answering.compose import PARTS, compose, compose_parts
from assistant.answering.conversation import resolve
from assistant.answering.gather import FactShelf, Gathered, gather
from assistant.answering.question import split_question, understand
from assistant.answering.verification import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langchain_core.runnables import Runnable

    from assistant.library.open import Library
    from assistant.model import Answer, Filters, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes in: the question, the conversation's earlier questions, and what the search is restricted to."""

    question: str
    history: tuple[str, ...]
    filters: Filters


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as a whole and, where it asks two things, each by itself."""

    whole: Query
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An answer still to be verified, and how to write it anew with nothing but quotes."""

    answer: Answer
    only_quotes: Callable[[], Answer]


class AnsweringChain:
    """The four steps over one version of a library, as one LangChain Runnable from Asked to Answer."""

    def __init__(self, library: Library) -> None:
        """``library`` must not change while an answer is written: give a snapshot."""
        self.version = library.version
        self._library = library
        self._shelf = FactShelf(library)
        self.runnable: Runnable[Asked, Answer] = (
            RunnableLambda(self._understand)
            | RunnableLambda(self._gather)
            | RunnableLambda(self._write)
            | RunnableLambda(self._verify)
        )

    def answer(self, question: str, history: Sequence[str], filters: Filters) -> Answer:
        """The verified answer, with the time it took."""
        begun = time.perf_counter()
        answer = self.runnable.invoke(Asked(question, tuple(history), filters))
        return replace(answer, question=question, seconds=time.perf_counter() - begun)

    def _understand(self, asked: Asked) -> Understood:
        resolved = resolve(asked.question, asked.history)
        query = understand(resolved.text, asked.filters, resolved.text if resolved.followed else "")
        whole = replace(query, ordinal=resolved.ordinal, detail=resolved.detail, others=resolved.others)
        return Understood(whole, tuple(self._parts(resolved.text, asked)))

    def _parts(self, text: str, asked: Asked) -> Iterator[Query]:
        """What a question in two parts asks one after the other, the second completed from the first."""
        parts = split_question(text)
        for number, part in enumerate(parts if len(parts) == len(PARTS) else ()):
            yield understand(resolve(part, (*asked.history, *parts[:number])).text, asked.filters)

    def _gather(self, understood: Understood) -> tuple[Gathered, tuple[Gathered, ...]]:
        parts = tuple(gather(query, self._library, self._shelf) for query in understood.parts)
        return gather(understood.whole, self._library, self._shelf), parts

    def _write(self, gathered: tuple[Gathered, tuple[Gathered, ...]]) -> Drafted:
        whole, parts = gathered
        return Drafted(compose_parts(parts) or compose(whole), lambda: compose(whole, only_quotes=True))

    def _verify(self, drafted: Drafted) -> Answer:
        """The proven answer; where the gate took something out, the sentences themselves if they stand the test."""
        answer = self._proven(drafted.answer)
        if answer.status == drafted.answer.status:
            return answer
        quoted = self._proven(drafted.only_quotes())
        return quoted if quoted.status == "answered" else answer

    def _proven(self, answer: Answer) -> Answer:
        titles = (document.title for document in self._library.documents())
        return verify(answer, lambda document, page: self._library.document(document).page_text(page), titles)
