"""Filling a version: the store is written, passages without a vector are encoded, the search indexes made from it."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from assistant.facts.curated import Curated, load_curated
from assistant.library.indexes import write_indexes
from assistant.library.recipe import recipe
from assistant.library.store import BASE_FILE, STORE_FILE, Store
from assistant.search.embedding import open_embedder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assistant.library.changes import Changes
    from assistant.library.progress import Progress
    from assistant.model import Document, Fact, Passage
    from assistant.settings import Settings

ENCODE_BATCH = 256
CURATED_FILE = "facts.yaml"


def fill(folder: Path, settings: Settings, changes: Changes, below: Path | None, tell: Progress) -> None:
    """Write a whole version into the new folder: all of the version in the folder ``below``, changed as is said."""
    if below is not None:
        copy_store(below, folder)
    with closing(Store.writable(folder / STORE_FILE)) as store:
        with store.transaction():
            if below is not None and (below / BASE_FILE).is_file():
                store.take_in(below / STORE_FILE)
            known_vectors = vectors_of_outdated(store, changes)
            write_documents(store, changes, tell)
            loaded = load_facts(settings, store.document)
            write_facts(store, loaded)
            dimension = write_vectors(store, settings, known_vectors, tell)
            write_manifest(store, settings, changes, loaded, dimension=dimension, collection=folder.name)
        tell("建立检索索引", 0, 1)
        write_indexes(folder, settings, store, dimension)
        tell("建立检索索引", 1, 1)


def copy_store(below: Path, folder: Path) -> None:
    """Copy a version's store; of one that stands on another, what it stands on."""
    base = below / BASE_FILE
    shutil.copyfile(base if base.is_file() else below / STORE_FILE, folder / STORE_FILE)


def load_facts(settings: Settings, document: Callable[[str], Document | None]) -> Curated:
    """The curated facts of the documents that are held."""
    file = settings.corpus / CURATED_FILE
    return load_curated(file, cache(document)) if file.is_file() else Curated()


def write_manifest(
    store: Store, settings: Settings, changes: Changes, loaded: Curated, *, dimension: int, collection: str
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


def write_documents(store: Store, changes: Changes, tell: Progress) -> None:
    """Take out what is outdated, put in what is new, and note what became of each file."""
    store.remove_documents(changes.outdated)
    store.remove_files(changes.gone)
    for done, document in enumerate(changes.documents, start=1):
        store.add_document(document.document, document.passages, document.facts)
        tell("写入资料库", done, len(changes.documents))
    for path, outcome in changes.outcomes.items():
        store.write_file(path, outcome.sha256, outcome.document_id, outcome.refusal)


def write_facts(store: Store, loaded: Curated) -> None:
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
    titles = store.titles()
    known: dict[tuple[str, str], bytes] = {}
    for document_id in changes.outdated:
        passages = store.passages(document_id)
        vectors = store.vectors_by_id([passage.id for passage in passages])
        known |= {(p.id, _embedded(p, titles)): vectors[p.id] for p in passages if p.id in vectors}
    return known


def _embedded(passage: Passage, titles: Mapping[str, str]) -> str:
    """What a passage's vector is made of: its text under the title and the headings that it stands under."""
    title = titles[passage.document_id]
    above = [heading for heading in (title, *passage.section) if heading and heading not in passage.text]
    return "\n".join((*above, *filter(None, (passage.lead,)), passage.text))


def write_vectors(
    store: Store, settings: Settings, known: Mapping[tuple[str, str], bytes], tell: Progress
) -> int:
    """Encode the passages whose vector is not known from an earlier version; returns the dimension."""
    embedder = open_embedder(settings)
    titles, waiting, done = store.titles(), store.count_without_vector(), 0
    while passages := store.passages_without_vector(ENCODE_BATCH):
        texts = {passage.id: _embedded(passage, titles) for passage in passages}
        fresh = [name for name, text in texts.items() if (name, text) not in known]
        encoded = embedder.encode_passages([texts[name] for name in fresh])
        blobs = (vector.astype("<f4").tobytes() for vector in encoded)
        store.write_vectors(zip(fresh, blobs, strict=True))
        store.write_vectors((name, known[name, text]) for name, text in texts.items() if (name, text) in known)
        done += len(passages)
        tell("编码段落", done, waiting)
    return embedder.dimension
