"""The one thing both doors open: an assistant over a built library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.assistance import open_assistance
from assistant.answering.chain import AnsweringChain, show_nothing
from assistant.answering.deadline import within
from assistant.answering.suggestions import suggestions
from assistant.library.following import Following
from assistant.library.open import Library
from assistant.library.repair import Repair
from assistant.model import Answer, Document, Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.settings import Settings

EXAMPLES = (
    "无锡产业强市目前存在哪些问题？",
    "论文对无锡产业发展提出了哪些对策建议？",
    "2018年无锡服务业增加值增速是多少？",
    "2018年苏州和无锡的高新技术企业数相差多少家？",
    "“465”现代产业集群指的是哪些产业？",
    "无锡与苏州共建临空经济示范区有什么进展？",
)

MOST_SUGGESTED = 200  # answers whose further questions are kept


class Assistant:
    """Answers questions from one library; safe to share between the threads of one process."""

    def __init__(self, settings: Settings, library: Library, *, repairs: bool = False) -> None:
        self.settings = settings
        self.library = library
        self._assistance = open_assistance(settings)
        self._chain = AnsweringChain(library.snapshot(), self._assistance)
        self._repair = Repair(settings) if repairs else None
        self._following = _followed(settings) if repairs and settings.database_url else None
        self._suggested: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = Filters(),  # noqa: B008 - a frozen value
        show: Callable[[Answer], None] = show_nothing,
    ) -> Answer:
        """The answer to ``question``; ``history`` holds the conversation's earlier questions, oldest first.

        Where a language model writes, ``show`` is called with the answer as far as it stands after each sentence; what
        was shown is the beginning of what is returned.

        Raises QuestionError for an empty or overlong question, LibraryError when the library cannot serve,
        AnswerTooSlow when the answer takes longer than the settings allow.
        """
        self.library.refresh()
        chain = self._chain
        if chain.version != self.library.version:
            self._chain = chain = AnsweringChain(self.library.snapshot(), self._assistance)
        with within(self.settings.answer_seconds):
            answer = chain.answer(question, tuple(history), filters, show)
        if self._repair and self.library.trouble:
            self._repair.begin(self.library.version)
        return answer

    def suggestions(self, answer: Answer) -> tuple[str, ...]:
        """At most three further questions that the library can answer, each tried; kept for when they are wanted again.

        A call of its own: it asks several questions, and no answer waits for it.
        """
        key = (self.library.version, answer.id, answer.question)
        if key not in self._suggested:
            if len(self._suggested) >= MOST_SUGGESTED:
                self._suggested.clear()
            library = self.library.snapshot()
            chain = AnsweringChain(library)  # by the rules alone, whoever else may write
            self._suggested[key] = suggestions(answer, library, lambda asked: chain.answer(asked, (), Filters()))
        return self._suggested[key]

    def warm(self) -> None:
        """Do now what first questions would wait for: examples are answered, by the rules alone."""
        self.library.warm()
        chain = AnsweringChain(self.library.snapshot())
        for question in self.examples():
            chain.answer(question, (), Filters())

    def documents(self) -> tuple[Document, ...]:
        """What is indexed, without the texts."""
        return self.library.documents()

    def document(self, document_id: str) -> Document:
        """One document with its text and pages; raises LibraryError for an unknown id."""
        return self.library.document(document_id)

    def examples(self) -> tuple[str, ...]:
        """Questions to begin with."""
        return EXAMPLES

    def source_file(self, document: Document) -> Path | None:
        """The document's file in the corpus, or None when it is no longer there."""
        path = self.settings.corpus / document.path
        return path if path.is_file() else None

    def close(self) -> None:
        """Let go of the library's files."""
        if self._following:
            self._following.stop()
        self.library.close()


def _followed(settings: Settings) -> Following:
    following = Following(settings)
    following.start()
    return following


def open_assistant(settings: Settings, *, repairs: bool = False) -> Assistant:
    """Open the library that ``settings`` name; raises LibraryMissing when there is none yet.

    ``repairs``: a process that serves for long builds a damaged search index anew by itself, beside its answers, and
    follows a library that several machines share.
    """
    return Assistant(settings, Library.open(settings), repairs=repairs)
