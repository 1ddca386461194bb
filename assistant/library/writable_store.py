"""The library's SQLite file while it is made: ``Store`` with what writes to it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.library.rows import DOCUMENT_COLUMNS, FACT_COLUMNS, PASSAGE_COLUMNS, fact_row, stored_fact
from assistant.library.schema import BROUGHT, NOT_GONE, PAIRS, SCHEMA, TAKEN_IN
from assistant.library.store import Store, only_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from assistant.library.store import Row
    from assistant.model import Fact

# What a writer keeps of the file in memory: an update walks over all passages.
CACHE_KIB = 64_000


class WritableStore(Store):
    """A store in a folder that is nobody else's yet; where it stands on another, it reads its own file only."""

    @classmethod
    def made(cls, path: Path, base: Path | None = None) -> Self:
        """The file at ``path``, made if it is not there.

        Where it stands on ``base``, only what is in its own file is read and written, but for what ``bring`` brings.
        A folder that is not whole is thrown away and a whole one brought to the disk before it serves, so there is no
        journal and SQLite does not wait for the disk.
        """
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rwc", uri=True, check_same_thread=False, isolation_level=None
        )
        for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", f"cache_size = {-CACHE_KIB}"):
            connection.execute(f"PRAGMA {setting}")
        connection.executescript(SCHEMA)
        return cls(connection, base)

    def write_manifest(self, manifest: Mapping[str, Any]) -> None:
        """Replace the manifest."""
        self._write("DELETE FROM manifest")
        for key, value in manifest.items():
            self._write("INSERT INTO manifest VALUES (?, ?)", (key, json.dumps(value, ensure_ascii=False)))

    def write_files(self, files: Iterable[tuple[str, str, str, str]]) -> None:
        """Note what became of files: path, digest, the document's id, the refusal."""
        self._write_many("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", files)

    def remove_files(self, paths: Iterable[str]) -> None:
        """Forget files."""
        for path in paths:
            self._write("DELETE FROM files WHERE path = ?", (path,))

    def remove_documents(self, ids: Iterable[str]) -> None:
        """Remove documents with their passages, vectors and facts."""
        for document_id in ids:
            self._write("DELETE FROM documents WHERE id = ?", (document_id,))

    def add_document(self, document: Row, passages: Iterable[Row], facts: Iterable[Row]) -> None:
        """Write a document that is not held yet with all that was made of it; rows as ``rows.py`` makes them.

        A passage's row has its vector last.
        """
        self._insert("documents", DOCUMENT_COLUMNS, (document,))
        self._insert("passages", (*PASSAGE_COLUMNS, "vector"), passages)
        self._insert("facts", FACT_COLUMNS, facts)

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
        self._write(PAIRS)

    def begin_layer(self) -> None:
        """Take over from the base which files there are: these are few, and always whole in the own file."""
        self._write("INSERT INTO main.files SELECT * FROM base.files")

    def let_go(self, documents: Iterable[str]) -> None:
        """Let what the base has of some documents hold no longer."""
        wanted = json.dumps(list(documents))
        here = "SELECT id FROM base.documents WHERE id IN (SELECT value FROM json_each(?))"
        self._write(f"INSERT OR IGNORE INTO main.gone {here}", (wanted,))

    def bring(self, documents: Iterable[str]) -> None:
        """Bring documents that the base holds into the own file, with their passages, vectors and facts."""
        here = f"SELECT id FROM base.documents WHERE id IN (SELECT value FROM json_each(?)) AND id {NOT_GONE}"
        brought = json.dumps([row["id"] for row in self._rows(here, (json.dumps(list(documents)),))])
        for statement in BROUGHT:
            self._write(statement, (brought,))

    def take_in(self, over: Path) -> None:
        """Make what lies in a store that stands on this one this one's own."""
        self._write("ATTACH ? AS over", (only_read(over),))
        for statement in TAKEN_IN:
            self._write(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One piece of writing: far faster than statement by statement; after an error the file is of no use."""
        self._write("BEGIN IMMEDIATE")
        yield
        self._write("COMMIT")

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        marks = ", ".join("?" * len(columns))
        self._write_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)

    def _write(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        with self._turn:
            self._connection.execute(statement, values)

    def _write_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self._turn:
            self._connection.executemany(statement, rows)
