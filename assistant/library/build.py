"""Building: the corpus becomes a library version, from what is new, changed, moved and removed.

``plan_changes`` reads what must be read and decides; a new version is filled, whole (``filling.py``) or, where little
changed in a large library, standing on the one before (``layer.py``); and it is published.
"""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant.library.changes import Changes, of_documents, plan_changes
from assistant.library.filling import CURATED_FILE, fill
from assistant.library.following import one_writer_of_all
from assistant.library.layer import fill_over, small_enough
from assistant.library.making import Spool
from assistant.library.progress import silent
from assistant.library.recipe import require_recipe
from assistant.library.report import BuildReport, Refused
from assistant.library.seal import damaged_files
from assistant.library.store import BASE_FILE, STORE_FILE, Store, damaged
from assistant.library.versions import (
    VECTORS_FOLDER,
    current_version,
    next_version,
    one_writer,
    remove_versions,
    usable_version,
    versions,
)
from assistant.search.vectors import drop_vectors, vectors_usable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.library.progress import Progress
    from assistant.library.shared import Shared
    from assistant.model import Document
    from assistant.settings import Settings


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
            for name in (STORE_FILE, BASE_FILE):
                if name in damaged_ones:
                    raise damaged(f"{name} 与建库时不同")
            return _build(settings, serving, held, tell, started, shared, sound=not damaged_ones)


def build_documents(settings: Settings, documents: Sequence[Document], *, progress: Progress | None = None) -> None:
    """Publish a library of documents that lie in no folder, in place of the one that is there; for measurements."""
    changes = of_documents(documents, settings)
    with one_writer(settings.index):
        before = usable_version(settings.index)
        with next_version(settings.index, before) as folder:
            fill(folder, settings, changes, None, progress or silent)
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
    below = None if serving is None else settings.index / serving
    whole = held is not None and serving is not None and sound and _complete(settings, serving, held)
    if held is not None and serving is not None and not changes and whole:
        return _report(serving, held, changes, published=False, started=started)
    before = usable_version(settings.index) if serving is None else serving
    with next_version(settings.index, before, *([shared.push] if shared else [])) as folder:
        if held is not None and below is not None and whole and small_enough(held, changes, settings):
            fill_over(folder, settings, changes, below, held, tell)
        else:
            fill(folder, settings, changes, below, tell)
    _forget(settings, [name for name in versions(settings.index) if name not in (before, folder.name)])
    with closing(Store.published(folder / STORE_FILE)) as published:
        return _report(folder.name, published, changes, published=True, started=started)


def _complete(settings: Settings, serving: str, held: Store) -> bool:
    """Whether the vectors lie where the settings now say, in a Chroma that can be read."""
    folder = settings.index / serving
    vectors_there = bool(settings.chroma_url) or vectors_usable(folder / VECTORS_FOLDER)
    return held.manifest()["vectors"] == settings.chroma_url and vectors_there


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
