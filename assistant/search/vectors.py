"""Vector search in Chroma (the only module that knows it): embedded in a folder, or a Chroma server by URL.

Chroma holds passage ids and vectors, nothing else: texts and filters live in SQLite, and the whole index can be written
again from there. Vectors are always given; Chroma's own embedding function, which would fetch a model, raises.

The vectors of a large library lie in several graphs, each in a Chroma folder of its own: which and why,
library/indexes.py.
"""

from __future__ import annotations

import os
import sqlite3
from bisect import bisect_right
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.errors import AssistantError, LibraryDamaged, LibraryUnwritable, UsageError
from assistant.search.lexical import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.search.embedding import Vectors

BATCH = 5_000
CHROMA_FILE = "chroma.sqlite3"
# One thread: the same vectors always give the same graph, and the same neighbours. What the beams cost and find:
# docs/decisions/0013-growth.md.
HNSW = {"space": "cosine", "ef_construction": 100, "ef_search": 400, "num_threads": 1}
# The folder of each of several graphs within the vectors' folder; behind which id its passages are, kept in Chroma.
GRAPH_FOLDER = "graph-{:03}"
BEHIND = "behind"
# What a damaged file makes Chroma's Rust side throw is no Exception.
_PANIC = "PanicException"
SCORE_DIGITS = 6


class VectorIndex:
    """The vectors of one library version; ``collection`` is that version's own name on a shared server."""

    def __init__(self, folder: Path, url: str, collection: str) -> None:
        self._clients: list[Any] = []
        self._graphs: list[Any] = []
        self._behind: list[str] = []
        self._pool: ThreadPoolExecutor | None = None
        try:
            with _usable():
                for place in (folder,) if url else graph_folders(folder):
                    self._clients.append(_client(place, url))
                    made = self._clients[-1].get_collection(collection, embedding_function=_refuse_texts())
                    self._graphs.append(made)
                    self._behind.append((made.metadata or {}).get(BEHIND, ""))
        except LibraryDamaged:
            self.close()
            raise
        if len(self._graphs) > 1:  # Chroma lets go of Python's lock while it looks into a graph
            self._pool = ThreadPoolExecutor(os.cpu_count(), "graphs")

    def search(self, vector: Vectors, *, k: int, passages: Collection[str] | None = None) -> tuple[Hit, ...]:
        """The ``k`` passages nearest to a vector of shape (dimension,), of ``passages`` only if given.

        A score is the cosine; ties are broken by id.
        """
        if k < 1 or not vector.any() or (passages is not None and not passages):
            return ()
        with _usable():
            asked = partial(_found, vector=vector, k=k)
            each = self._pool.map if self._pool else map
            hits = [hit for found in each(asked, self._graphs, self._by_graph(passages)) for hit in found]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))[:k])

    def _by_graph(self, passages: Collection[str] | None) -> list[list[str] | None]:
        """Which of the passages each graph holds, if any are given: Chroma refuses an id that it does not hold."""
        if passages is None:
            return [None] * len(self._graphs)
        allowed = sorted(passages)
        begins = (*(bisect_right(allowed, last) for last in self._behind), len(allowed))
        return [allowed[begin:end] for begin, end in pairwise(begins)]

    def close(self) -> None:
        """Let go of the folder's files or the server's connection."""
        if self._pool:
            self._pool.shutdown()
        for client in self._clients:
            _close(client)


def _found(graph: Any, allowed: list[str] | None, *, vector: Vectors, k: int) -> list[Hit]:  # noqa: ANN401
    if allowed is not None and not allowed:
        return []
    asked = vector.reshape(1, -1)
    found = graph.query(query_embeddings=asked, n_results=k, ids=allowed, include=["distances"])
    distances = (found["distances"] or [[]])[0]
    return [
        Hit(name, round(1 - float(far), SCORE_DIGITS)) for name, far in zip(found["ids"][0], distances, strict=True)
    ]


def graph_folders(folder: Path) -> tuple[Path, ...]:
    """Where Chroma's files of the vectors in ``folder`` lie: there, or in one folder a graph, in the ids' order."""
    return tuple(sorted(folder.glob(GRAPH_FOLDER.replace("{:03}", "*")))) or (folder,)


def build_vectors(
    folder: Path,
    url: str,
    collection: str,
    count: int,
    batches: Iterable[tuple[Sequence[str], Vectors]],
    behind: str = "",
) -> None:
    """Write ``count`` vectors, all of a graph, into the new folder or the server's new collection.

    A batch is of ids and as many vectors, shape (len(ids), dimension), BATCH at most. Of several graphs each but the
    first has only ids that come after ``behind``, which is the last one of the graph before.
    """
    # Written out once, when all vectors are in: what is left over would be written by each reader that opens it.
    hnsw = HNSW | {"sync_threshold": max(2, count)}
    metadata = {BEHIND: behind} if behind else None
    client = None
    try:
        client = _client(folder, url)
        made = client.create_collection(
            collection, metadata=metadata, configuration={"hnsw": hnsw}, embedding_function=_refuse_texts()
        )
        for ids, vectors in batches:
            made.add(ids=list(ids), embeddings=vectors)
        _close(client)
        client = None
        if not url:
            _make_small(folder / CHROMA_FILE)
    except AssistantError:
        raise
    except Exception as error:  # whatever Chroma throws: it says itself when the disk is full
        raise LibraryUnwritable.because(error) from error
    finally:
        if client is not None:
            _close(client)


def _make_small(file: Path) -> None:
    """Give back the room in Chroma's own SQLite file that the vectors took on their way: nine tenths of it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as held:
        held.execute("VACUUM")


def vectors_usable(folder: Path) -> bool:
    """Whether Chroma's own SQLite files in the folder are whole and hold vectors, without importing Chroma."""
    return all(map(_graph_usable, graph_folders(folder)))


def _graph_usable(folder: Path) -> bool:
    try:
        with closing(_only_read(folder / CHROMA_FILE)) as held:
            whole = held.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            return whole and bool(held.execute("SELECT count(*) FROM collections").fetchone()[0])
    except sqlite3.DatabaseError:
        return False


def link_vectors(folder: Path, before: Path, link: Callable[[Path, Path], None]) -> None:
    """Make the vectors in the folder ``before`` those of the new folder ``folder``, too.

    ``link`` makes a file known under a second path. Chroma writes to its own SQLite file when it opens it, so that one
    is copied; the others it only reads.
    """
    for path in sorted(before.rglob("*")):
        target = folder / path.relative_to(before)
        if path.is_dir():
            target.mkdir(parents=True)
        elif path.name == CHROMA_FILE:
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(_only_read(path)) as held, closing(sqlite3.connect(target)) as copy:
                held.backup(copy)
        elif not path.name.startswith(CHROMA_FILE):  # what SQLite lays beside it while it writes
            target.parent.mkdir(parents=True, exist_ok=True)
            link(path, target)


def _only_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def drop_vectors(url: str, collections: Collection[str]) -> None:
    """Remove collections of versions that are gone from the server."""
    client = _client(None, url)
    try:
        for name in {collection.name for collection in client.list_collections()} & set(collections):
            client.delete_collection(name)
    finally:
        _close(client)


def _client(folder: Path | None, url: str) -> Any:  # noqa: ANN401 - Chroma's own type of it lacks close()
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if url:
        return _server(chromadb, url, settings)
    return chromadb.PersistentClient(str(folder), settings=settings)


def _server(chroma: Any, url: str, settings: Any) -> Any:  # noqa: ANN401
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = f"环境变量 ASSISTANT_CHROMA_URL 的值是“{url}”，应形如 http://主机:8000。"
        raise UsageError(message)
    secure = parts.scheme == "https"
    try:
        return chroma.HttpClient(
            host=parts.hostname, port=parts.port or (443 if secure else 8000), ssl=secure, settings=settings
        )
    except Exception as error:
        message = f"连不上 Chroma 服务器 {url}（{type(error).__name__}）。请检查服务器是否已启动、地址是否正确。"
        raise LibraryDamaged(message) from error


def _close(client: Any) -> None:  # noqa: ANN401
    """Close a client, and a server's connections too, which Chroma 1.5 leaves open (its own and its admin client's)."""
    client.close()
    for part in (client, client._admin_client):
        session = getattr(part._server, "_session", None)
        if session is not None:
            session.close()


@contextmanager
def _usable() -> Iterator[None]:
    """Turn whatever Chroma throws into LibraryDamaged."""
    try:
        yield
    except AssistantError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
            raise
        message = (
            f"文献库的向量部分用不了（{type(error).__name__}）。用 Chroma 服务器的，请检查它是否在运行；"
            "否则请运行 assistant index --rebuild 重建。"
        )
        raise LibraryDamaged(message) from error


def _refuse_texts() -> Any:  # noqa: ANN401
    """An embedding function that is never to be called: Chroma's default one would download a model."""
    from chromadb import EmbeddingFunction

    class RefuseTexts(EmbeddingFunction[Any]):
        def __init__(self) -> None:
            pass

        def __call__(self, input: Any) -> Any:  # noqa: ANN401
            raise AssertionError("Chroma was given texts; it is to be given vectors only")

        @staticmethod
        def name() -> str:
            return "vectors-only"

        def get_config(self) -> dict[str, Any]:
            return {}

        @staticmethod
        def build_from_config(config: dict[str, Any]) -> RefuseTexts:
            return RefuseTexts()

    return RefuseTexts()
