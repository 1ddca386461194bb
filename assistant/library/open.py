"""The built library, open to be searched: what all that answers stands on."""

from __future__ import annotations

import math
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import LibraryDamaged, LibraryError, LibraryMissing
from assistant.library.following import bring_up_to_date
from assistant.library.report import Refused
from assistant.library.searching import Search
from assistant.library.serving import Serving
from assistant.library.versions import CURRENT, current_version
from assistant.model import Filters, Searched
from assistant.search.embedding import open_embedder
from assistant.search.fusion import BY_VECTORS
from assistant.search.words import open_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from assistant.library.searching import Candidates
    from assistant.model import Answer, Document, Evidence, Fact, Passage, Query
    from assistant.search.embedding import Embedder, Vectors
    from assistant.search.lexical import Hit
    from assistant.search.words import SearchText
    from assistant.settings import Settings

WORDS_AT_HAND = 8192


class Library:
    """The version of the library that serves. Safe to share between threads; takes over a new version by itself."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._takeover = threading.Lock()
        self._embedder: Callable[[], Embedder] = cache(partial(open_embedder, settings))
        self._seen = _pointer_state(settings)
        self._version = _opened(settings)
        # Words and vectors are searched at once: tantivy and Chroma both let go of Python's lock.
        self._beside = ThreadPoolExecutor(os.cpu_count(), "nearest")

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The library in ``settings.index``, after what a shared database serves was taken over into it.

        Raises LibraryMissing when none was built, RecipeChanged when it was built with other settings, LibraryDamaged
        when its files are not whole.
        """
        if settings.database_url:
            bring_up_to_date(settings)
        return cls(settings)

    def refresh(self) -> None:
        """Take over a version that was published since; what is being read from the old one stays readable."""
        if _pointer_state(self._settings) == self._seen:
            return
        with self._takeover:
            seen = _pointer_state(self._settings)
            if seen != self._seen:
                self._version = _opened(self._settings)
                self._seen = seen

    def snapshot(self) -> Self:
        """The version that serves now, held still whatever is published: what one answer is written from."""
        return copy(self)

    def warm(self) -> None:
        """Make ready for many questions: for a process that serves for long."""
        self._version.warm()

    def close(self) -> None:
        """Let go of the library's files."""
        self._beside.shutdown()
        self._version.close()

    @property
    def version(self) -> str:
        """The serving version's name."""
        return self._version.name

    @property
    def trouble(self) -> str:
        """What is wrong with a library that answers all the same, as a sentence that says what to do; or nothing."""
        return self._version.trouble

    @property
    def manifest(self) -> dict[str, Any]:
        """What the library was made of and how."""
        return self._version.manifest

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, passages and facts are held."""
        return self._version.counts

    def documents(self) -> tuple[Document, ...]:
        """What is held, by id, without texts and what stands in them."""
        return self._version.documents

    def document(self, document_id: str) -> Document:
        """One document, whole; raises LibraryError for an unknown id."""
        return self._version.document(document_id)

    def refused(self) -> tuple[Refused, ...]:
        """The files of the corpus that could not be taken in, with the reasons, by path."""
        files = self._version.store.files()
        return tuple(Refused(path, row["refusal"]) for path, row in files.items() if row["refusal"])

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in reading order; raises LibraryError for an unknown id."""
        version = self._version
        version.require(document_id)
        return version.store.passages(document_id)

    def passage(self, passage_id: str) -> Passage:
        """One passage; raises LibraryError for an unknown id."""
        found = self._version.store.passages_by_id((passage_id,))
        if passage_id not in found:
            message = f"文献库里没有编号为“{passage_id[:80]}”的段落；文献库更新后段落可能已经改变。请重新提问。"
            raise LibraryError(message)
        return found[passage_id]

    def facts(self) -> tuple[Fact, ...]:
        """Every figure that is held, by document and place; curated ones stand for extracted ones of the same key."""
        return self._version.facts

    def facts_of(self, document_id: str) -> tuple[Fact, ...]:
        """The figures of one document, by place."""
        return self._version.facts_of(document_id)

    def facts_beside(self, answer: Answer) -> tuple[Fact, ...]:
        """The figures of the documents that an answer cites."""
        cited = sorted({citation.document_id for citation in answer.citations})
        return tuple(fact for document_id in cited for fact in self.facts_of(document_id))

    def facts_named(self, query: Query, most: int) -> tuple[Fact, ...]:
        """The best ``most`` sure facts of the indicators and places that the question names, wherever they stand."""
        version = self._version
        indicators = (*query.indicators, *version.named_facts.named_in(query.text))
        allowed = version.allowed(query.filters)
        return version.named_facts.look_up(query.subjects, indicators, allowed, most)

    def allowed(self, filters: Filters) -> frozenset[str] | None:
        """The documents that pass the filters; None when all do."""
        return self._version.allowed(filters)

    def search(self, question: str, *, k: int = 12, filters: Filters = Filters()) -> tuple[Evidence, ...]:  # noqa: B008
        """The best ``k`` passages for a question, within ``filters``; an unknown document id in them is an error."""
        return self.begin_search(question, filters).best(k)

    def begin_search(self, question: str, filters: Filters = Filters()) -> Search:  # noqa: B008
        """A search for a question that has begun; what else is to be done may be done before its best is taken."""
        version = self._version
        allowed = version.allowed(filters)
        terms = open_words().of_question(question)
        nearest = self._beside.submit(self._nearest, version, question, allowed) if terms else None
        return Search(version, question, terms, allowed, nearest)

    def candidates(self, question: str, filters: Filters = Filters()) -> Candidates:  # noqa: B008
        """The passages that may answer a question, with what speaks for each, in no order."""
        return self.begin_search(question, filters).candidates

    def documents_with(self, text: str, filters: Filters = Filters()) -> frozenset[str]:  # noqa: B008
        """The ids of all documents within ``filters`` that hold ``text`` as it stands, however many there are."""
        allowed = self._version.allowed(filters)
        found = self._version.store.documents_with(text)
        return found if allowed is None else found & allowed

    def rarity(self, word: str) -> float:
        """How rare a word is in the library: 0 when every passage holds it, 1 when none does."""
        version = self._version
        frequency = version.lexical.frequency(_tokens(word))
        return 1 - math.log1p(frequency) / math.log1p(max(version.counts["passages"], 1))

    def searched(self, filters: Filters) -> Searched:
        """How many documents and passages a search within ``filters`` goes through."""
        version = self._version
        allowed = version.allowed(filters)
        if allowed is None:
            return Searched(version.counts["documents"], version.counts["passages"])
        return Searched(len(allowed), len(version.store.passage_ids(allowed)))

    def _nearest(
        self, version: Serving, question: str, allowed: frozenset[str] | None
    ) -> tuple[Vectors, Sequence[Hit]]:
        """The question's vector, and the passages nearest to it."""
        embedder = self._embedder()
        if embedder.dimension != version.manifest["dimension"]:
            message = (
                f"向量模型给出{embedder.dimension}维向量，文献库里是{version.manifest['dimension']}维，模型已改变。"
                "请运行 assistant index --rebuild 重建。"
            )
            raise LibraryDamaged(message)
        vector = embedder.encode_questions([question])[0].astype(np.float32)
        return vector, version.nearest(vector, BY_VECTORS, allowed)


@lru_cache(WORDS_AT_HAND)
def _tokens(word: str) -> SearchText:
    return open_words().of_text(word)


def _opened(settings: Settings) -> Serving:
    name = current_version(settings.index)
    if name is None:
        message = f"还没有文献库（目录“{settings.index}”里没有）。请先运行 assistant index。"
        raise LibraryMissing(message)
    return Serving(settings, name)


def _pointer_state(settings: Settings) -> tuple[int, int]:
    """What changes when another version is published: the pointer file's number and time; zeros where it is not."""
    try:
        state = (settings.index / CURRENT).stat()
    except FileNotFoundError:
        return (0, 0)
    return (state.st_ino, state.st_mtime_ns)
