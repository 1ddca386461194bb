"""A question's way, in four steps: understand → gather → write → verify."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from langchain_core.runnables import RunnableLambda

from assistant.answering.compose import compose
from assistant.answering.conversation import resolve
from assistant.answering.gather import FactShelf, Gathered, gather
from assistant.answering.question import understand
from assistant.answering.verification import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.runnables import Runnable

    from assistant.library.open import Library
    from assistant.model import Answer, Filters, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """What comes in: the question, the conversation's earlier questions, and what the search is restricted to."""

    question: str
    history: tuple[str, ...]
    filters: Filters


class AnsweringChain:
    """The four steps over one library, as one LangChain Runnable from Asked to Answer."""

    def __init__(self, library: Library) -> None:
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

    def _understand(self, asked: Asked) -> Query:
        resolved = resolve(asked.question, asked.history)
        query = understand(resolved.text, asked.filters, resolved.text if resolved.followed else "")
        return replace(query, ordinal=resolved.ordinal, detail=resolved.detail)

    def _gather(self, query: Query) -> Gathered:
        return gather(query, self._library, self._shelf)

    def _write(self, gathered: Gathered) -> Answer:
        return compose(gathered)

    def _verify(self, answer: Answer) -> Answer:
        titles = (document.title for document in self._library.documents())
        return verify(answer, lambda document, page: self._library.document(document).page_text(page), titles)
