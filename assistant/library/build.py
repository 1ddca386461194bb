"""Building: the corpus becomes a library version, from what is new, changed, moved and removed.

``plan_changes`` reads what must be read and decides; a new version is filled, whole (``filling.py``) or, where little
changed in a large library, standing on the one before (``layer.py``); and it is published.
"""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
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
    from collections.abc import Iterator, Sequence
    from pathlib import Path

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
    with (
        one_writer_of_all(settings) as shared,
        _opened(settings, None if rebuild else current_version(settings.index), shared) as held,
        Spool(settings.index) as spool,
    ):
        changes = plan_changes(settings, held.store if held else None, settings.corpus / CURATED_FILE, spool, tell)
        if held and held.whole and not changes:
            return _report(held.folder.name, held.store, changes, published=False, started=started)
        name = _publish(settings, held, changes, shared, tell)
        with closing(Store.published(settings.index / name / STORE_FILE)) as published:
            return _report(name, published, changes, published=True, started=started)


def build_documents(settings: Settings, documents: Sequence[Document], *, progress: Progress | None = None) -> None:
    """Publish a library of documents that lie in no folder, in place of the one that is there; for measurements."""
    changes = of_documents(documents, settings)
    with one_writer(settings.index):
        before = usable_version(settings.index)
        with next_version(settings.index, before) as folder:
            fill(folder, settings, changes, None, progress or silent)
        _forget(settings, [name for name in versions(settings.index) if name != folder.name])


@dataclass(frozen=True, slots=True)
class _Held:
    """The serving version, which an update goes on from; ``whole`` where nothing of it must be written again."""

    folder: Path
    store: Store
    whole: bool


@contextmanager
def _opened(settings: Settings, serving: str | None, shared: Shared | None) -> Iterator[_Held | None]:
    """The version of that name with its store; raises RecipeChanged and LibraryDamaged as ``build_library`` does."""
    if serving is None:
        yield None
        return
    folder = settings.index / serving
    with closing(Store.published(folder / STORE_FILE)) as store:
        require_recipe(store.manifest(), settings)
        damaged_ones = damaged_files(folder)
        for name in (STORE_FILE, BASE_FILE):
            if name in damaged_ones:
                raise damaged(f"{name} 与建库时不同")
        known = not damaged_ones and (shared is None or shared.serving() == serving)
        yield _Held(folder, store, whole=known and _complete(settings, folder, store))


def _publish(settings: Settings, held: _Held | None, changes: Changes, shared: Shared | None, tell: Progress) -> str:
    """Write the next version and let it serve; gives its name. Only the one that served before it is kept."""
    before = held.folder.name if held else usable_version(settings.index)
    with next_version(settings.index, before, *([shared.push] if shared else [])) as folder:
        if held and held.whole and small_enough(held.store, changes, settings):
            fill_over(folder, settings, changes, held.folder, held.store, tell)
        else:
            fill(folder, settings, changes, held.folder if held else None, tell)
    _forget(settings, [name for name in versions(settings.index) if name not in (before, folder.name)])
    return folder.name


def _complete(settings: Settings, folder: Path, held: Store) -> bool:
    """Whether the vectors lie where the settings now say, in a Chroma that can be read."""
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
