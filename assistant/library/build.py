"""Building: the corpus becomes a library version, from what is new, changed, moved and removed.

The steps, each a function: ``plan_changes`` reads what must be read and decides, the store is written, passages without
a vector are encoded, the two search indexes are written from the store, and the version is published.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryDamaged
from assistant.facts.curated import Curated, load_curated
from assistant.library.changes import Changes, of_documents, plan_changes
from assistant.library.following import one_writer_of_all
from assistant.library.indexes import write_indexes
from assistant.library.making import Spool
from assistant.library.progress import silent
from assistant.library.recipe import recipe, require_recipe
from assistant.library.report import BuildReport, Refused
from assistant.library.seal import damaged_files
from assistant.library.store import STORE_FILE, Store, damaged
from assistant.library.versions import (
    VECTORS_FOLDER,
    current_version,
    next_version,
    one_writer,
    remove_versions,
    versions,
)
from assistant.search.embedding import open_embedder
from assistant.search.vectors import drop_vectors, vectors_usable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.library.progress import Progress
    from assistant.library.shared import Shared
    from assistant.model import Document, Fact, Passage
    from assistant.settings import Settings

ENCODE_BATCH = 256
CURATED_FILE = "facts.yaml"


def build_library(settings: Settings, *, rebuild: bool = False, progress: Progress | None = None) -> BuildReport:
    """Bring the library up to date with the corpus; where nothing changed, nothing is written.

    ``rebuild`` makes everything anew. Files that cannot be read are named in the report, the others go on. Raises
    UsageError when there is no corpus, LibraryBusy when another process writes, RecipeChanged and LibraryDamaged when
    the library that is there can only be rebuilt, EmbeddingError, FactsError when the curated facts are wrong.
    """
    started = time.monotonic()
    tell = progress or silent
    with one_writer_of_all(settings) as shared:
        serving = None if rebuild else current_version(settings.index)
        if serving is None:
            return _build(settings, None, None, tell, started, shared)
        with closing(Store.published(settings.index / serving / STORE_FILE)) as held:
            require_recipe(held.manifest(), settings)
            damaged_ones = damaged_files(settings.index / serving)
            if STORE_FILE in damaged_ones:
                raise damaged(f"{STORE_FILE} 与建库时不同")
            return _build(settings, serving, held, tell, started, shared, sound=not damaged_ones)


def build_documents(settings: Settings, documents: Sequence[Document], *, progress: Progress | None = None) -> None:
    """Publish a library of documents that lie in no folder, in place of the one that is there; for measurements."""
    changes = of_documents(documents, settings)
    with one_writer(settings.index):
        before = _last_version(settings.index)
        with next_version(settings.index, before) as folder:
            _fill(folder, settings, changes, progress or silent)
        _forget(settings, [name for name in versions(settings.index) if name != folder.name])


def _build(
    settings: Settings,
    serving: str | None,
    held: Store | None,
    tell: Progress,
    started: float,
    shared: Shared | None,
    *,
    sound: bool = False,
) -> BuildReport:
    with Spool(settings.index) as spool:
        changes = plan_changes(settings, held, settings.corpus / CURATED_FILE, spool, tell)
        known = sound and (shared is None or shared.serving() == serving)
        return _published(settings, serving, held, changes, tell, started, shared, sound=known)


def _published(
    settings: Settings,
    serving: str | None,
    held: Store | None,
    changes: Changes,
    tell: Progress,
    started: float,
    shared: Shared | None,
    *,
    sound: bool,
) -> BuildReport:
    if held is not None and serving is not None and not changes and sound and _complete(settings, serving, held):
        return _report(serving, held, changes, published=False, started=started)
    before = _last_version(settings.index) if serving is None else serving
    with next_version(settings.index, before, *([shared.push] if shared else [])) as folder:
        if held is not None and serving is not None:
            shutil.copyfile(settings.index / serving / STORE_FILE, folder / STORE_FILE)
        _fill(folder, settings, changes, tell)
    _forget(settings, [name for name in versions(settings.index) if name not in (before, folder.name)])
    with closing(Store.published(folder / STORE_FILE)) as published:
        return _report(folder.name, published, changes, published=True, started=started)


def _fill(folder: Path, settings: Settings, changes: Changes, tell: Progress) -> None:
    store = Store.writable(folder / STORE_FILE)
    with store.transaction():
        known_vectors = _known_vectors(store, changes)
        _write_documents(store, changes, tell)
        absent = _write_facts(store, settings.corpus / CURATED_FILE)
        dimension = _write_vectors(store, settings, known_vectors, tell)
        store.write_manifest(
            {
                "recipe": recipe(settings),
                "dimension": dimension,
                "vectors": settings.chroma_url,
                "limits": changes.limits,
                "curated": changes.curated,
                "absent": absent,
            }
        )
    tell("建立检索索引", 0, 1)
    write_indexes(folder, settings, store, dimension)
    tell("建立检索索引", 1, 1)
    store.finish()


def _write_documents(store: Store, changes: Changes, tell: Progress) -> None:
    store.remove_documents(changes.outdated)
    store.remove_files(changes.gone)
    for done, document in enumerate(changes.documents, start=1):
        store.add_document(document.document, document.passages, document.facts)
        tell("写入资料库", done, len(changes.documents))
    for path, outcome in changes.outcomes.items():
        store.write_file(path, outcome.sha256, outcome.document_id, outcome.refusal)


def _write_facts(store: Store, curated_file: Path) -> tuple[str, ...]:
    """Put curated facts first: an extracted one of the same place or the same key holds no longer.

    Gives the documents that curated facts name and the library does not hold.
    """
    loaded = load_curated(curated_file, cache(store.document)) if curated_file.is_file() else Curated()
    spans = {(fact.document_id, fact.start, fact.end) for fact in loaded.facts}
    keys = {_key(fact) for fact in loaded.facts}
    store.write_curated(
        loaded.facts, lambda fact: (fact.document_id, fact.start, fact.end) in spans or _key(fact) in keys
    )
    store.write_pairs()
    return loaded.absent


def _key(fact: Fact) -> tuple[str, ...]:
    """What a figure is a figure of."""
    return (fact.document_id, fact.subject, fact.indicator, fact.measure, fact.period.key, fact.scope, fact.status)


def _known_vectors(store: Store, changes: Changes) -> dict[tuple[str, str], bytes]:
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


def _write_vectors(store: Store, settings: Settings, known: Mapping[tuple[str, str], bytes], tell: Progress) -> int:
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


def _complete(settings: Settings, serving: str, held: Store) -> bool:
    """Whether the vectors lie where the settings now say, in a Chroma that can be read."""
    folder = settings.index / serving
    vectors_there = bool(settings.chroma_url) or vectors_usable(folder / VECTORS_FOLDER)
    return held.manifest()["vectors"] == settings.chroma_url and vectors_there


def _last_version(index: Path) -> str | None:
    """The version to count on from when everything is built anew, whether or not it is still usable."""
    try:
        return current_version(index)
    except LibraryDamaged:
        return None


def _forget(settings: Settings, names: list[str]) -> None:
    if settings.chroma_url and names:
        drop_vectors(settings.chroma_url, names)
    remove_versions(settings.index, names)


def _report(version: str, store: Store, changes: Changes, *, published: bool, started: float) -> BuildReport:
    counts: dict[str, Any] = store.counts()
    refused = tuple(
        Refused(path, outcome.refusal) for path, outcome in sorted(changes.outcomes.items()) if outcome.refusal
    )
    return BuildReport(
        version=version,
        published=published,
        added=changes.added,
        changed=changes.changed,
        moved=changes.moved,
        removed=changes.removed,
        unchanged=changes.unchanged,
        refused=refused,
        absent=tuple(store.manifest().get("absent", ())),
        seconds=time.monotonic() - started,
        **counts,
    )
