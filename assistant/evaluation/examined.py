"""What evaluation needs of an assistant: the seam where tests put one with a planted defect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.model import Answer, Document, Evidence, Fact, Filters, Passage
    from assistant.settings import Settings


class ExaminedLibrary(Protocol):
    """The library that answers stand on."""

    @property
    def version(self) -> str:
        """The serving version's name."""

    @property
    def manifest(self) -> dict[str, Any]:
        """What the library was made of and how."""

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, passages and facts are held."""

    def documents(self) -> tuple[Document, ...]:
        """What is held, without texts."""

    def document(self, document_id: str) -> Document:
        """One document, whole; raises LibraryError for an unknown id."""

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in reading order."""

    def facts(self) -> tuple[Fact, ...]:
        """Every figure that is held."""

    def search(self, question: str, *, k: int) -> tuple[Evidence, ...]:
        """The best ``k`` passages for a question."""


class Examined(Protocol):
    """An assistant under examination."""

    @property
    def library(self) -> ExaminedLibrary:
        """What it answers from."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer; raises an AssistantError when there can be none."""


class Opened(Examined, Protocol):
    """An assistant that was opened for the purpose: it can be asked within documents, and is closed afterwards."""

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = ...) -> Answer:
        """The answer from the documents that pass the filters."""

    def close(self) -> None:
        """Let go of the library's files."""


if TYPE_CHECKING:
    Opener = Callable[[Settings], Opened]  # opens the library that settings name; the door passes it in
