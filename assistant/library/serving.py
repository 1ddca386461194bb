"""One published version, open to be read. It never changes; a newer version is another one of these."""

from __future__ import annotations

import os
import shutil
import weakref
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import LibraryError
from assistant.library.named_facts import FEW_FACTS, NamedFacts
from assistant.library.nearest import Nearest
from assistant.library.recipe import require_recipe
from assistant.library.seal import damaged_files
from assistant.library.store import STORE_FILE, Store, damaged
from assistant.library.versions import LEXICAL_FOLDER, VECTORS_FOLDER
from assistant.model import Filters
from assistant.search.lexical import Lexical
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.model import Document, Fact, Passage
    from assistant.search.embedding import Vectors
    from assistant.search.lexical import Hit
    from assistant.settings import Settings

Held = TypeVar("Held")
DOCUMENTS_AT_HAND = 64
PASSAGES_AT_HAND = 1024
HEADINGS_AT_HAND = 4096
_EVERYTHING = Filters()


class Serving:
    """The files of a version; they are closed when the last reader has let go of it."""

    def __init__(self, settings: Settings, name: str) -> None:
        """Open the version; raises RecipeChanged, or LibraryDamaged when its store or its words are not whole."""
        self.name = name
        self._endings: list[Callable[[], object]] = []
        self._folder = self._place(settings.index / name)
        self.store = Store.published(self._folder / STORE_FILE)
        self.manifest: dict[str, Any] = self.store.manifest()
        self._endings.append(weakref.finalize(self, self.store.close))
        self._document = lru_cache(DOCUMENTS_AT_HAND)(self.store.document)
        self._passages: dict[str, Passage] = {}
        self._vectors: dict[str, bytes] = {}
        self.facts_of = lru_cache(DOCUMENTS_AT_HAND)(self.store.facts_of)
        """The figures of one document that hold, by place."""
        collection = self.manifest.get("collection", name)
        self._nearest = Nearest(self.store, self._folder / VECTORS_FOLDER, settings.chroma_url, collection)
        self._endings.append(weakref.finalize(self, self._nearest.close))
        try:
            require_recipe(self.manifest, settings)
            self._require_whole()
            self.lexical = Lexical(self._folder / LEXICAL_FOLDER)
        except LibraryError:
            self.close()
            raise

    def passages_by_id(self, ids: Iterable[str]) -> dict[str, Passage]:
        """The passages of those ids that are held, in the order of the ids; those read lately are at hand."""
        self._passages, found = _with_at_hand(list(ids), self._passages, self.store.passages_by_id)
        return found

    def vectors_by_id(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The vectors of the passages of those ids that are held, in their order; those read lately are at hand."""
        self._vectors, found = _with_at_hand(list(ids), self._vectors, self.store.vectors_by_id)
        return found

    def close(self) -> None:
        """Close the files now."""
        for ending in reversed(self._endings):
            ending()

    def _place(self, folder: Path) -> Path:
        """Where the files are read: in a copy where nothing may be written, since tantivy and Chroma lock to read."""
        if not folder.is_dir() or os.access(folder, os.W_OK):
            return folder
        copies = TemporaryDirectory(prefix="library-")
        self._endings.append(weakref.finalize(self, copies.cleanup))
        return Path(shutil.copytree(folder, Path(copies.name, folder.name), copy_function=shutil.copyfile))

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

    @cached_property
    def named_facts(self) -> NamedFacts:
        """The facts by indicator."""
        return NamedFacts(self.store)

    @property
    def trouble(self) -> str:
        """What is wrong with the vectors; words alone are searched while it is so."""
        return self._nearest.trouble

    def nearest(self, vector: Vectors, k: int, allowed: frozenset[str] | None) -> tuple[Hit, ...]:
        """The passages nearest to a vector, of the ``allowed`` documents only; none while there is trouble."""
        return self._nearest.search(vector, k, allowed)

    def warm(self) -> None:
        """Read what first questions and pages would wait for, and begin to open Chroma.

        The facts of a large library are not held: three million take four gigabytes, and no question needs them all.
        """
        self._nearest.warm()
        _ = (self.counts, self.documents)
        if self.counts["facts"] <= FEW_FACTS:
            _ = self.facts

    def _require_whole(self) -> None:
        changed = damaged_files(self._folder)
        for name in changed:
            if not name.startswith(f"{VECTORS_FOLDER}/"):
                raise damaged(f"{name} 与建库时不同")
        if changed:
            advice = "现只按词检索。请运行 assistant index 修复。"
            self._nearest.trouble = f"文献库的向量文件已损坏（{changed[0]}），{advice}"

    def document(self, document_id: str) -> Document:
        """One document, whole; raises LibraryError for an unknown id."""
        document = self._document(document_id)
        if document is None:
            raise _unknown(document_id)
        return document

    def headings(self, document_id: str, section: tuple[str, ...]) -> str:
        """A document's title and the headings of one of its sections, folded."""
        return _folded(self._titles[document_id], section)

    def require(self, document_id: str) -> None:
        """Raise LibraryError for an unknown id."""
        if document_id not in self._titles:
            raise _unknown(document_id)

    def allowed(self, filters: Filters) -> frozenset[str] | None:
        """The ids of the documents that pass every filter; None when all do.

        Raises LibraryError for an unknown id in ``filters.documents``. An issuer passes if its name holds the filter's
        text, a year if the document's issue date holds it.
        """
        for document_id in filters.documents:
            self.require(document_id)
        if filters == _EVERYTHING:
            return None
        passing = frozenset(document.id for document in self.documents if _passes(document, filters))
        return None if len(passing) == len(self.documents) else passing

    @cached_property
    def _titles(self) -> dict[str, str]:
        return self.store.titles()


@lru_cache(HEADINGS_AT_HAND)
def _folded(title: str, section: tuple[str, ...]) -> str:
    return fold("\n".join((title, *section)))


def _passes(document: Document, filters: Filters) -> bool:
    return (
        (not filters.documents or document.id in filters.documents)
        and (not filters.kinds or document.kind in filters.kinds)
        and (not filters.issuers or any(issuer in document.issuer for issuer in filters.issuers))
        and (not filters.years or any(str(year) in document.issued for year in filters.years))
    )


def _unknown(document_id: str) -> LibraryError:
    return LibraryError(f"文献库里没有编号为“{document_id[:80]}”的文件。运行 assistant status 可看到全部文件的编号。")


def _with_at_hand(
    wanted: Sequence[str], at_hand: dict[str, Held], read: Callable[[Sequence[str]], dict[str, Held]]
) -> tuple[dict[str, Held], dict[str, Held]]:
    """What is to be at hand from now on, and what is wanted of it, in that order; what is missing is read.

    What was at hand is never changed: other threads read it.
    """
    held = {name: at_hand[name] for name in wanted if name in at_hand}
    if missing := [name for name in wanted if name not in held]:
        new = read(missing)
        held |= new
        at_hand = new if len(at_hand) + len(new) > PASSAGES_AT_HAND else at_hand | new
    return at_hand, {name: held[name] for name in wanted if name in held}
