"""The two search indexes of a version, written from its store piece by piece: words and vectors.

Many vectors lie in several graphs, built by processes side by side: small graphs are built in less time and memory than
a large one, and together find more of what is near (docs/decisions/0013-growth.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.versions import LEXICAL_FOLDER, VECTORS_FOLDER
from assistant.search.lexical import LexicalEntry, build_lexical
from assistant.search.vectors import BATCH, GRAPH_FOLDER, build_vectors
from assistant.search.words import SearchText, open_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.library.store import Store
    from assistant.model import Document, DocumentKind
    from assistant.search.embedding import Vectors
    from assistant.settings import Settings

# What a kind of document is called in a question ("论文里说…"), as part of its passages' headings.
KIND_WORDS: dict[DocumentKind, str] = {"paper": "论文", "plan": "规划、政策文件", "digest": "要点摘编", "upload": ""}
# A library of more passages has several graphs, none of more passages than the second number.
ONE_GRAPH, LARGEST_GRAPH = 50_000, 100_000


@dataclass(frozen=True, slots=True)
class Graph:
    """The vectors of one graph: of ``count`` passages, those behind the id ``after``; where they lie in the version."""

    folder: str
    after: str
    count: int


def graphs(store: Store, settings: Settings) -> tuple[Graph, ...]:
    """One, or two and more of the same size; a Chroma server does as it is set up to do."""
    count = store.counts()["passages"]
    if count <= ONE_GRAPH or settings.chroma_url:
        return (Graph(VECTORS_FOLDER, "", count),)
    number = max(2, -(-count // LARGEST_GRAPH))
    places = [count * at // number for at in range(number + 1)]
    return tuple(
        Graph(
            f"{VECTORS_FOLDER}/{GRAPH_FOLDER.format(at)}",
            store.passage_id_at(first - 1) if first else "",
            behind - first,
        )
        for at, (first, behind) in enumerate(pairwise(places), start=1)
    )


def write_vectors(folder: Path, url: str, store: Store, graph: Graph) -> None:
    """Write the vectors of one of the version's graphs into its folder, or to Chroma's server."""
    build_vectors(folder / graph.folder, url, folder.name, graph.count, _vectors(store, graph), graph.after)


def write_words(folder: Path, store: Store) -> None:
    """Write the words into the version's folder."""
    build_lexical(folder / LEXICAL_FOLDER, lexical_entries(store, store.document_ids()))


def lexical_entries(store: Store, documents: Iterable[str]) -> Iterator[tuple[LexicalEntry, Iterable[LexicalEntry]]]:
    """Each of the documents with its passages, each of these with its headings as one text.

    A word in both counts once more, not twice as much.
    """
    words = open_words()
    for document in filter(None, map(store.listed, documents)):

        @lru_cache(maxsize=256)
        def heading(section: tuple[str, ...], document: Document = document) -> SearchText:
            return words.of_text("\n".join((KIND_WORDS[document.kind], document.title, *section)))

        passages: list[LexicalEntry] = []
        texts: list[SearchText] = [words.of_text(document.title)]
        for passage in store.passages(document.id):
            text = words.of_text(f"{passage.lead}\n{passage.text}")
            texts.append(text)
            together = _joined((heading(passage.section), text))
            passages.append(LexicalEntry(passage.id, document.id, together))
        yield LexicalEntry(document.id, document.id, _joined(texts)), passages


def _joined(texts: Iterable[SearchText]) -> SearchText:
    held = tuple(texts)
    words = chain.from_iterable(text.words for text in held)
    return SearchText(tuple(words), tuple(chain.from_iterable(text.pairs for text in held)))


def _vectors(store: Store, graph: Graph) -> Iterator[tuple[Sequence[str], Vectors]]:
    """A graph's vectors in the order of the passages' ids: the same vectors always make the same graph."""
    last, left = graph.after, graph.count
    while rows := store.vectors_after(last, min(BATCH, left)):
        ids, blobs = zip(*rows, strict=True)
        yield ids, np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(ids), -1)
        last, left = ids[-1], left - len(ids)
