"""The library's SQLite file: the truth about what is indexed. Chroma and tantivy can be written again from it."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryDamaged
from assistant.library.rows import (
    DOCUMENT_COLUMNS,
    FACT_COLUMNS,
    LISTED_COLUMNS,
    PASSAGE_COLUMNS,
    fact_row,
    listed_document,
    stored_fact,
    stored_passage,
    whole_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from assistant.model import Document, Fact, Passage

    Row = tuple[Any, ...]

STORE_FILE = "library.sqlite"
BUSY_MILLISECONDS = 10_000
SCHEMA = """
CREATE TABLE IF NOT EXISTS manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT NOT NULL, issued TEXT NOT NULL,
    document_number TEXT NOT NULL, coverage_note TEXT NOT NULL, paged INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL, pages TEXT NOT NULL, sources TEXT NOT NULL, text TEXT NOT NULL, sections TEXT NOT NULL,
    lists TEXT NOT NULL, tables TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, document_id TEXT NOT NULL, refusal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, lead TEXT NOT NULL,
    vector BLOB);
CREATE INDEX IF NOT EXISTS passages_in_order ON passages (document_id, start, id);
CREATE INDEX IF NOT EXISTS passages_to_encode ON passages (document_id, id) WHERE vector IS NULL;
CREATE TABLE IF NOT EXISTS facts (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE, start INTEGER NOT NULL,
    origin TEXT NOT NULL, superseded INTEGER NOT NULL, sure INTEGER NOT NULL, indicator TEXT NOT NULL,
    subject TEXT NOT NULL, standing INTEGER NOT NULL, newest INTEGER NOT NULL, record TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS facts_in_order ON facts (document_id, start, origin);
CREATE INDEX IF NOT EXISTS facts_by_name ON facts (indicator, subject, standing, newest, document_id, start)
    WHERE NOT superseded;
CREATE TABLE IF NOT EXISTS indicator_pairs (
    pair TEXT NOT NULL, indicator TEXT NOT NULL, PRIMARY KEY (pair, indicator)) WITHOUT ROWID;
"""
LISTED = ", ".join(LISTED_COLUMNS)
WHOLE = ", ".join(DOCUMENT_COLUMNS)
PASSAGE = ", ".join(PASSAGE_COLUMNS)
IN_ORDER = "ORDER BY document_id, start, origin, rowid"
# Of two characters that stand in so many names, others tell more.
COMMON_PAIR = 5_000


class Store:
    """One SQLite file. Safe to share between threads: one connection, one statement at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._turn = threading.RLock()

    @classmethod
    def writable(cls, path: Path) -> Store:
        """The file at ``path``, made if it is not there, to write; the folder is nobody else's yet."""
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.executescript(SCHEMA)
        return cls(connection)

    @classmethod
    def published(cls, path: Path) -> Store:
        """The file at ``path``, which nobody changes any more, to read; raises LibraryDamaged when it is not usable."""
        if not path.is_file():
            raise damaged("找不到文件 " + path.name)
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        store = cls(connection)
        try:
            store.manifest()
        except LibraryDamaged:
            connection.close()
            raise
        return store

    # --- reading ---------------------------------------------------------------------------------------------

    def manifest(self) -> dict[str, Any]:
        """What the library was made of and how."""
        rows = self._rows("SELECT key, value FROM manifest ORDER BY key")
        return {row["key"]: json.loads(row["value"]) for row in rows}

    def files(self) -> dict[str, sqlite3.Row]:
        """Every file that was looked at, by path: its hash, its document's id, and the refusal if it was refused."""
        return {row["path"]: row for row in self._rows("SELECT * FROM files ORDER BY path")}

    def documents(self) -> tuple[Document, ...]:
        """All documents by id, without texts."""
        return tuple(map(listed_document, self._rows(f"SELECT {LISTED} FROM documents ORDER BY id")))

    def paths(self) -> dict[str, str]:
        """The id of each document, by its path in the corpus."""
        return {row["path"]: row["id"] for row in self._rows("SELECT path, id FROM documents")}

    def titles(self) -> dict[str, str]:
        """The title of each document, by id."""
        return {row["id"]: row["title"] for row in self._rows("SELECT id, title FROM documents ORDER BY id")}

    def document(self, document_id: str) -> Document | None:
        """One document, whole."""
        for row in self._rows(f"SELECT {WHOLE} FROM documents WHERE id = ?", (document_id,)):
            return whole_document(row)
        return None

    def whole_documents(self) -> Iterator[Document]:
        """All documents by id, whole."""
        return map(whole_document, self._rows(f"SELECT {WHOLE} FROM documents ORDER BY id"))

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """The passages in reading order: of one document, or of all documents by id."""
        where, values = ("WHERE document_id = ?", (document_id,)) if document_id is not None else ("", ())
        rows = self._rows(f"SELECT {PASSAGE} FROM passages {where} ORDER BY document_id, start, id", values)
        return tuple(map(stored_passage, rows))

    def passages_by_id(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of those ids that are held."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(f"SELECT {PASSAGE} FROM passages WHERE id IN ({marks})", tuple(ids))
        return {row["id"]: stored_passage(row) for row in rows}

    def documents_with(self, text: str) -> frozenset[str]:
        """The ids of the documents whose text or title holds ``text`` as it stands."""
        held = "SELECT id FROM documents WHERE instr(text, ?) OR instr(title, ?)"
        return frozenset(row["id"] for row in self._rows(held, (text, text)))

    def passage_ids(self, documents: Iterable[str]) -> frozenset[str]:
        """The ids of the passages of some documents."""
        wanted = json.dumps(sorted(documents))
        held = "SELECT id FROM passages WHERE document_id IN (SELECT value FROM json_each(?))"
        return frozenset(row["id"] for row in self._rows(held, (wanted,)))

    def vectors(self) -> list[tuple[str, bytes]]:
        """Passage ids in order, each with its vector: little-endian float32."""
        rows = self._rows("SELECT id, vector FROM passages WHERE vector IS NOT NULL ORDER BY id")
        return [(row["id"], row["vector"]) for row in rows]

    def vectors_by_id(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The vectors of those passages that have one: little-endian float32."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(f"SELECT id, vector FROM passages WHERE id IN ({marks}) AND vector IS NOT NULL", tuple(ids))
        return {row["id"]: row["vector"] for row in rows}

    def passages_without_vector(self, most: int) -> tuple[Passage, ...]:
        """The first ``most`` passages still to be encoded, by document and id."""
        waiting = f"SELECT {PASSAGE} FROM passages WHERE vector IS NULL ORDER BY document_id, id LIMIT ?"
        return tuple(map(stored_passage, self._rows(waiting, (most,))))

    def vectors_of(self, documents: Iterable[str]) -> list[tuple[str, bytes]]:
        """The passage ids of some documents in order, each with its vector."""
        held = """SELECT id, vector FROM passages
            WHERE document_id IN (SELECT value FROM json_each(?)) AND vector IS NOT NULL ORDER BY id"""
        return [(row["id"], row["vector"]) for row in self._rows(held, (json.dumps(sorted(documents)),))]

    def count_without_vector(self) -> int:
        """How many passages are still to be encoded."""
        return int(self._rows("SELECT count(*) AS waiting FROM passages WHERE vector IS NULL")[0]["waiting"])

    def vectors_after(self, passage_id: str, most: int) -> list[tuple[str, bytes]]:
        """The first ``most`` of the passage ids behind ``passage_id``, each with its vector."""
        behind = "SELECT id, vector FROM passages WHERE id > ? AND vector IS NOT NULL ORDER BY id LIMIT ?"
        return [(row["id"], row["vector"]) for row in self._rows(behind, (passage_id, most))]

    def facts(self) -> tuple[Fact, ...]:
        """The facts that hold, by document and place; an extracted one that a curated one replaces is left out."""
        held = self._rows(f"SELECT record FROM facts WHERE NOT superseded {IN_ORDER}")
        return tuple(stored_fact(row["record"]) for row in held)

    def facts_of(self, document_id: str) -> tuple[Fact, ...]:
        """The facts of one document that hold, by place."""
        held = f"SELECT record FROM facts WHERE document_id = ? AND NOT superseded {IN_ORDER}"
        return tuple(stored_fact(row["record"]) for row in self._rows(held, (document_id,)))

    def facts_named(self, indicators: Sequence[str], subjects: Sequence[str], most: int, after: int) -> list[Fact]:
        """The sure facts of the canonical names, the best first, ``most`` of them behind the first ``after``.

        Without subjects, of any subject.
        """
        of_subject = "AND subject IN (SELECT value FROM json_each(?))" if subjects else ""
        held = f"""SELECT record FROM facts WHERE rowid IN (
            SELECT rowid FROM facts INDEXED BY facts_by_name
            WHERE indicator IN (SELECT value FROM json_each(?)) {of_subject} AND NOT superseded AND sure
            ORDER BY standing, newest, document_id, start, rowid LIMIT ? OFFSET ?)
            ORDER BY standing, newest, document_id, start, rowid"""
        names = [json.dumps(listed) for listed in (indicators, subjects) if listed]
        return [stored_fact(row["record"]) for row in self._rows(held, (*names, most, after))]

    def held_indicators(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the canonical names that any fact is of."""
        held = """SELECT value FROM json_each(?)
            WHERE EXISTS (SELECT 1 FROM facts WHERE indicator = value AND NOT superseded)"""
        return frozenset(row["value"] for row in self._rows(held, (json.dumps(list(names)),)))

    def longer_indicators(self, name: str) -> tuple[str, ...]:
        """The canonical names that contain ``name``, two characters or more; the shortest first."""
        pairs = [name[at : at + 2] for at in range(len(name) - 1)]
        if not pairs:
            return ()
        counted = f"SELECT count(*) AS held FROM (SELECT 1 FROM indicator_pairs WHERE pair = ? LIMIT {COMMON_PAIR})"
        rarest = min(pairs, key=lambda pair: int(self._rows(counted, (pair,))[0]["held"]))
        with_pair = "SELECT indicator FROM indicator_pairs WHERE pair = ? AND instr(indicator, ?)"
        found = self.held_indicators(row["indicator"] for row in self._rows(with_pair, (rarest, name)))
        return tuple(sorted(found, key=lambda held: (len(held), held)))

    def counts(self) -> dict[str, int]:
        """How many documents, passages and facts are held."""
        counted = self._rows(
            "SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM passages) AS passages,"
            " (SELECT count(*) FROM facts WHERE NOT superseded) AS facts"
        )
        return dict(counted[0])

    # --- writing ---------------------------------------------------------------------------------------------

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        """Replace the manifest."""
        self._write("DELETE FROM manifest")
        for key, value in manifest.items():
            self._write("INSERT INTO manifest VALUES (?, ?)", (key, json.dumps(value, ensure_ascii=False)))

    def write_file(self, path: str, sha256: str, document_id: str = "", refusal: str = "") -> None:
        """Note what became of a file."""
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (path, sha256, document_id, refusal))

    def remove_files(self, paths: Iterable[str]) -> None:
        """Forget files."""
        for path in paths:
            self._write("DELETE FROM files WHERE path = ?", (path,))

    def remove_documents(self, ids: Iterable[str]) -> None:
        """Remove documents with their passages, vectors and facts."""
        for document_id in ids:
            self._write("DELETE FROM documents WHERE id = ?", (document_id,))

    def add_document(self, document: Row, passages: Iterable[Row], facts: Iterable[Row]) -> None:
        """Write a document that is not held yet with all that was made of it; rows as ``rows.py`` makes them."""
        self._insert("documents", DOCUMENT_COLUMNS, (document,))
        self._insert("passages", PASSAGE_COLUMNS, passages)
        self._insert("facts", FACT_COLUMNS, facts)

    def write_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Write the vectors of passages."""
        rows = ((vector, passage_id) for passage_id, vector in vectors)
        self._write_many("UPDATE passages SET vector = ? WHERE id = ?", rows)

    def write_curated(self, curated: Sequence[Fact], supersedes: Callable[[Fact], bool]) -> None:
        """Replace the curated facts; an extracted one that they supersede is kept, for the day that its one goes."""
        self._write("DELETE FROM facts WHERE origin = 'curated'")
        self._write("UPDATE facts SET superseded = 0 WHERE superseded")
        for document_id in sorted({fact.document_id for fact in curated}):
            held = self._rows("SELECT rowid, record FROM facts WHERE document_id = ?", (document_id,))
            for row in held:
                if supersedes(stored_fact(row["record"])):
                    self._write("UPDATE facts SET superseded = 1 WHERE rowid = ?", (row["rowid"],))
        self._insert("facts", FACT_COLUMNS, map(fact_row, curated))

    def write_pairs(self) -> None:
        """Write down which indicators have which two characters, for names that only contain what is asked for."""
        self._write("DELETE FROM indicator_pairs")
        names = self._rows("SELECT DISTINCT indicator FROM facts WHERE NOT superseded")
        pairs = {(row["indicator"][at : at + 2], row["indicator"]) for row in names for at in range(len(row[0]) - 1)}
        self._write_many("INSERT INTO indicator_pairs VALUES (?, ?)", sorted(pairs))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written in the block, or nothing of it."""
        self._write("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._write("ROLLBACK")
            raise
        self._write("COMMIT")

    def finish(self) -> None:
        """Bring everything into the one file and close it; nothing is left beside it."""
        self._write("PRAGMA wal_checkpoint(TRUNCATE)")
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._connection.close()

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(columns))
        self._write_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        with self._turn:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise damaged(str(error)) from error

    def _write(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        with self._turn:
            self._connection.execute(statement, values)

    def _write_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self._turn:
            self._connection.executemany(statement, rows)


def damaged(found: str) -> LibraryDamaged:
    """The error for a library that only the corpus can mend."""
    return LibraryDamaged(f"资料库文件损坏（{found}）。语料本身不受影响，请运行 assistant index --rebuild 重建。")
