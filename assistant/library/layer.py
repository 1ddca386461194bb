"""A version that stands on an older one: of a large library, what little changed is written, the rest is linked.

Its folder is whole in itself, as each version's is: the files of the older version lie in it under a second name (a
hard link), so that either can be removed. Its own are a small store (``schema.py`` says how both are read as one), a
segment of the lexical index (``search/layering.py``) and no vector index: new vectors are few, and searched by one
pass. All that differs from what lies below is laid over it at once, so none ever stands on one that stands itself.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.library.filling import (
    load_facts,
    vectors_of_outdated,
    write_documents,
    write_facts,
    write_manifest,
)
from assistant.library.indexes import lexical_entries
from assistant.library.making import Spool
from assistant.library.nearest import FEW
from assistant.library.store import BASE_FILE, STORE_FILE, Store, standing_on
from assistant.library.versions import LEXICAL_FOLDER, VECTORS_FOLDER
from assistant.library.writable_store import WritableStore
from assistant.search.embedding import open_embedder
from assistant.search.layering import lay_over
from assistant.search.vectors import link_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.facts.curated import Curated
    from assistant.library.changes import Changes
    from assistant.library.progress import Progress
    from assistant.model import Document
    from assistant.settings import Settings

LEAST_PASSAGES = FEW
"""A smaller library is written anew in a moment."""
LARGEST_SHARE = 0.02
"""So much of a library may lie over what lies below; with more it is written anew. Each update writes it once more."""


def small_enough(held: Store, changes: Changes, settings: Settings) -> bool:
    """Whether a version with these changes is to stand on what the one that is ``held`` stands on, or is."""
    passages = held.counts()["passages"]
    if settings.chroma_url or passages < LEAST_PASSAGES or not isinstance(changes.documents, Spool):
        return False
    changed = changes.documents.passages + held.passages_in(changes.outdated)
    return changed + (held.layer_size() if held.layered else 0) <= LARGEST_SHARE * passages


def fill_over(folder: Path, settings: Settings, changes: Changes, below: Path, held: Store, tell: Progress) -> None:
    """Write a version into the new folder that stands on the one in ``below``, or on what that one stands on."""
    if held.layered:
        shutil.copyfile(below / STORE_FILE, folder / STORE_FILE)
    link(standing_on(below), folder / BASE_FILE)
    manifest = held.manifest()
    with closing(WritableStore.made(folder / STORE_FILE, folder / BASE_FILE)) as store:
        with store.transaction():
            if not held.layered:
                store.begin_layer()
            store.let_go(changes.outdated)
            write_documents(store, open_embedder(settings), changes, vectors_of_outdated(held, changes), tell)
            loaded = _load_facts(store, held, settings, changes)
            write_facts(store, loaded)
            below_it = {"dimension": manifest["dimension"], "collection": manifest["collection"]}
            write_manifest(store, settings, changes, loaded, **below_it)
        tell("建立检索索引", 0, 1)
        link_vectors(folder / VECTORS_FOLDER, below / VECTORS_FOLDER, link)
        with closing(Store.published(folder / BASE_FILE)) as base:
            gone = lexical_entries(base, store.gone())
            new = lexical_entries(store, store.document_ids())
            lay_over(folder / LEXICAL_FOLDER, below / LEXICAL_FOLDER, gone, new, link)
        tell("建立检索索引", 1, 1)


def link(source: Path, target: Path) -> None:
    """Give a file a second name; where the disk knows no such thing, a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _load_facts(store: WritableStore, held: Store, settings: Settings, changes: Changes) -> Curated:
    """The curated facts of the documents in the own file; those that the change may concern are brought there first."""
    outdated = frozenset(changes.outdated)

    def document(name: str) -> Document | None:
        return store.document(name) or (None if name in outdated else held.document(name))

    loaded = load_facts(settings, document)
    named = {fact.document_id for fact in loaded.facts} | {*loaded.absent}
    own = {*store.document_ids()}
    if changes.curated != held.manifest()["curated"] or named & (own | outdated):
        store.bring(named | held.curated_documents())
        own = {*store.document_ids()}
    return replace(loaded, facts=tuple(fact for fact in loaded.facts if fact.document_id in own))
