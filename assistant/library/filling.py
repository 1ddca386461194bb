"""Filling a version: passages are encoded and written into the store, the search indexes made from it."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from assistant.facts.curated import Curated, load_curated
from assistant.library.indexes import graphs, write_vectors, write_words
from assistant.library.indexes_apart import words_apart, write_apart
from assistant.library.making import embedded
from assistant.library.nearest import FEW
from assistant.library.recipe import recipe
from assistant.library.store import STORE_FILE, standing_on
from assistant.library.writable_store import WritableStore
from assistant.search.embedding import open_embedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.library.changes import Changes
    from assistant.library.making import Made
    from assistant.library.progress import Progress
    from assistant.library.store import Store
    from assistant.model import Document, Fact
    from assistant.search.embedding import Embedder
    from assistant.settings import Settings

ENCODE_BATCH = 256
CURATED_FILE = "facts.yaml"


def fill(folder: Path, settings: Settings, changes: Changes, below: Path | None, tell: Progress) -> None:
    """Write a whole version into the new folder: all of the version in the folder ``below``, changed as is said."""
    if below is not None:
        shutil.copyfile(standing_on(below), folder / STORE_FILE)
    with closing(WritableStore.made(folder / STORE_FILE)) as store:
        with store.transaction():
            if below is not None and standing_on(below) != below / STORE_FILE:
                store.take_in(below / STORE_FILE)
            embedder = open_embedder(settings)
            write_documents(store, embedder, changes, vectors_of_outdated(store, changes), tell)
            loaded = load_facts(settings, store.document)
            write_facts(store, loaded)
            write_manifest(store, settings, changes, loaded, dimension=embedder.dimension, collection=folder.name)
        tell("建立检索索引", 0, 1)
        _write_indexes(folder, settings, store)
        tell("建立检索索引", 1, 1)


def _write_indexes(folder: Path, settings: Settings, store: Store) -> None:
    """All side by side where there is much to write: another process takes half a second to begin."""
    first, *others = graphs(store, settings)
    if others:
        write_apart(folder, (first, *others))
    elif store.counts()["passages"] > FEW:
        with words_apart(folder):
            write_vectors(folder, settings.chroma_url, store, first)
    else:
        write_words(folder, store)
        write_vectors(folder, settings.chroma_url, store, first)


def load_facts(settings: Settings, document: Callable[[str], Document | None]) -> Curated:
    """The curated facts of the documents that are held."""
    file = settings.corpus / CURATED_FILE
    return load_curated(file, cache(document)) if file.is_file() else Curated()


def write_manifest(
    store: WritableStore, settings: Settings, changes: Changes, loaded: Curated, *, dimension: int, collection: str
) -> None:
    """Write down what the version was made of and how; ``collection`` is the name of its vectors in Chroma."""
    store.write_manifest(
        {
            "recipe": recipe(settings),
            "dimension": dimension,
            "vectors": settings.chroma_url,
            "collection": collection,
            "limits": changes.limits,
            "curated": changes.curated,
            "absent": loaded.absent,
            "counts": store.count(),
        }
    )


def write_documents(
    store: WritableStore, embedder: Embedder, changes: Changes, known: Mapping[tuple[str, str], bytes], tell: Progress
) -> None:
    """Take out what is outdated, put in what is new with its vectors, and note what became of each file.

    ``known`` are the vectors that stay as they were.
    """
    store.remove_documents(changes.outdated)
    store.remove_files(changes.gone)
    done = 0
    for together in _some_at_a_time(changes.documents):
        vectors = _vectors(embedder, [key for made in together for key in made.embedded], known)
        for made in together:
            rows = ((*row, vectors[key]) for row, key in zip(made.passages, made.embedded, strict=True))
            store.add_document(made.document, rows, made.facts)
            done += 1
            tell("编码、写入文献库", done, len(changes.documents))
    store.write_files((path, one.sha256, one.document_id, one.refusal) for path, one in changes.outcomes.items())


def _some_at_a_time(documents: Iterable[Made]) -> Iterator[list[Made]]:
    """The documents in order, so many together as have about ENCODE_BATCH passages."""
    together: list[Made] = []
    for made in documents:
        together.append(made)
        if sum(len(one.passages) for one in together) >= ENCODE_BATCH:
            yield together
            together = []
    if together:
        yield together


def _vectors(
    embedder: Embedder, texts: Sequence[tuple[str, str]], known: Mapping[tuple[str, str], bytes]
) -> dict[tuple[str, str], bytes]:
    """The vector of each (passage id, embedded text), encoded where it is not known from an earlier version."""
    fresh = [key for key in texts if key not in known]
    encoded = embedder.encode_passages([text for _, text in fresh])
    vectors = {key: vector.astype("<f4").tobytes() for key, vector in zip(fresh, encoded, strict=True)}
    return vectors | {key: known[key] for key in texts if key in known}


def write_facts(store: WritableStore, loaded: Curated) -> None:
    """Put curated facts first: an extracted one of the same place or the same key holds no longer."""
    spans = {(fact.document_id, fact.start, fact.end) for fact in loaded.facts}
    keys = {_key(fact) for fact in loaded.facts}
    store.write_curated(
        loaded.facts, lambda fact: (fact.document_id, fact.start, fact.end) in spans or _key(fact) in keys
    )
    store.write_pairs()


def _key(fact: Fact) -> tuple[str, ...]:
    """What a figure is a figure of."""
    return (fact.document_id, fact.subject, fact.indicator, fact.measure, fact.period.key, fact.scope, fact.status)


def vectors_of_outdated(store: Store, changes: Changes) -> dict[tuple[str, str], bytes]:
    """What is to be written anew and may be as it was: (passage id, embedded text) → vector."""
    known: dict[tuple[str, str], bytes] = {}
    for document_id in changes.outdated:
        title, passages = store.title(document_id), store.passages(document_id)
        vectors = store.vectors_by_id([passage.id for passage in passages])
        known |= {(passage.id, embedded(passage, title)): vectors[passage.id] for passage in passages}
    return known
