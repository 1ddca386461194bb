"""One published version, open to be read. It never changes; a newer version is another one of these."""

from __future__ import annotations

import threading
import weakref
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryError
from assistant.library.recipe import require_recipe
from assistant.library.store import STORE_FILE, Store
from assistant.library.versions import LEXICAL_FOLDER, VECTORS_FOLDER
from assistant.search.lexical import Lexical

if TYPE_CHECKING:
    from assistant.model import Document, Fact, Filters
    from assistant.search.vectors import VectorIndex
    from assistant.settings import Settings

DOCUMENTS_AT_HAND = 64


class Serving:
    """The files of a version; they are closed when the last reader has let go of it."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.name = name
        self._folder = settings.index / name
        self._url = settings.chroma_url
        self._opening = threading.Lock()
        self._vectors: VectorIndex | None = None
        self.store = Store.published(self._folder / STORE_FILE)
        self._endings = [weakref.finalize(self, self.store.close)]
        self._document = lru_cache(DOCUMENTS_AT_HAND)(self.store.document)
        try:
            self.manifest: dict[str, Any] = self.store.manifest()
            require_recipe(self.manifest, settings)
            self.lexical = Lexical(self._folder / LEXICAL_FOLDER)
        except LibraryError:
            self.close()
            raise

    def close(self) -> None:
        """Close the files now."""
        for ending in self._endings:
            ending()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many documents, passages and facts are held."""
        return self.store.counts()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """What is held, by id, without texts."""
        return self.store.documents()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure that is held."""
        return self.store.facts()

    @property
    def vectors(self) -> VectorIndex:
        """Opened when first asked for: Chroma takes half a second to import."""
        with self._opening:
            if self._vectors is None:
                from assistant.search.vectors import VectorIndex

                self._vectors = VectorIndex(self._folder / VECTORS_FOLDER, self._url, self.name)
                self._endings.append(weakref.finalize(self, self._vectors.close))
            return self._vectors

    def document(self, document_id: str) -> Document:
        """One document, whole; raises LibraryError for an unknown id."""
        document = self._document(document_id)
        if document is None:
            raise _unknown(document_id)
        return document

    def require(self, document_id: str) -> None:
        """Raise LibraryError for an unknown id."""
        if all(document.id != document_id for document in self.documents):
            raise _unknown(document_id)

    def allowed(self, filters: Filters) -> frozenset[str] | None:
        """The ids of the documents that pass every filter; None when all do.

        Raises LibraryError for an unknown id in ``filters.documents``. An issuer passes if its name holds the filter's
        text, a year if the document's issue date holds it.
        """
        for document_id in filters.documents:
            self.require(document_id)
        passing = frozenset(document.id for document in self.documents if _passes(document, filters))
        return None if len(passing) == len(self.documents) else passing


def _passes(document: Document, filters: Filters) -> bool:
    return (
        (not filters.documents or document.id in filters.documents)
        and (not filters.kinds or document.kind in filters.kinds)
        and (not filters.issuers or any(issuer in document.issuer for issuer in filters.issuers))
        and (not filters.years or any(str(year) in document.issued for year in filters.years))
    )


def _unknown(document_id: str) -> LibraryError:
    return LibraryError(f"资料库里没有编号为“{document_id[:80]}”的文件。运行 assistant status 可看到全部文件的编号。")
