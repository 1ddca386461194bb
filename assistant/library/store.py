"""The library's SQLite file, to read: the truth about what is indexed. Chroma and tantivy can be written from it."""

from __future__ import annotations

import json
import sqlite3
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryDamaged
from assistant.library.rows import (
    DOCUMENT_COLUMNS,
    LISTED_COLUMNS,
    PASSAGE_COLUMNS,
    listed_document,
    stored_fact,
    stored_passage,
    whole_document,
)
from assistant.library.schema import BASE, BOTH, COUNTS, NOT_GONE, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assistant.model import Document, Fact, Passage

    Row = tuple[Any, ...]

STORE_FILE = "library.sqlite"
BASE_FILE = "base.sqlite"
"""The store that the version stands on, where it stands on one."""
LISTED = ", ".join(LISTED_COLUMNS)
WHOLE = ", ".join(DOCUMENT_COLUMNS)
PASSAGE = ", ".join(PASSAGE_COLUMNS)
IN_ORDER = "ORDER BY document_id, start, origin, rowid"
# Of two characters that stand in so many names, others tell more.
COMMON_PAIR = 5_000
FACTS_AT_HAND = 8192


class Store:
    """One SQLite file, or one that stands on another. Safe to share between threads: one statement at a time."""

    def __init__(self, connection: sqlite3.Connection, base: Path | None = None) -> None:
        """``base`` is attached; nothing of it is read before ``_read_both``."""
        connection.row_factory = sqlite3.Row
        self.layered = base is not None
        """Whether it stands on another file."""
        self._connection = connection
        self._turn = threading.RLock()
        self._parts: tuple[tuple[str, str], ...] = ((OWN, ""),)
        if base is not None:
            connection.execute("ATTACH ? AS base", (only_read(base),))

    @classmethod
    def published(cls, path: Path) -> Store:
        """The file at ``path``, which nobody changes any more, to read; raises LibraryDamaged when it is not usable.

        Where a base lies beside it, both are read as one.
        """
        if not path.is_file():
            raise damaged("找不到文件 " + path.name)
        base = path.with_name(BASE_FILE)
        stands = path.name == STORE_FILE and base.is_file()
        connection = sqlite3.connect(only_read(path), uri=True, check_same_thread=False)
        try:
            store = cls(connection, base if stands else None)
            store._read_both()
            store.manifest()
        except sqlite3.DatabaseError as error:
            connection.close()
            raise damaged(str(error)) from error
        except LibraryDamaged:
            connection.close()
            raise
        return store

    def manifest(self) -> dict[str, Any]:
        """What the library was made of and how."""
        return self._manifest(OWN)

    def files(self) -> dict[str, sqlite3.Row]:
        """Every file that was looked at, by path: its hash, its document's id, and the refusal if it was refused."""
        return {row["path"]: row for row in self._rows("SELECT * FROM files ORDER BY path")}

    def documents(self) -> tuple[Document, ...]:
        """All documents by id, without texts."""
        return tuple(map(listed_document, self._rows(f"SELECT {LISTED} FROM documents ORDER BY id")))

    def listed(self, document_id: str) -> Document | None:
        """One document, without its text."""
        for row in self._rows(f"SELECT {LISTED} FROM documents WHERE id = ?", (document_id,)):
            return listed_document(row)
        return None

    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents, in order."""
        return tuple(row["id"] for row in self._rows("SELECT id FROM documents ORDER BY id"))

    def paths(self) -> dict[str, str]:
        """The id of each document, by its path in the corpus."""
        return {row["path"]: row["id"] for row in self._rows("SELECT path, id FROM documents")}

    def title(self, document_id: str) -> str:
        """The title of one document; nothing for an unknown id."""
        rows = self._rows("SELECT title FROM documents WHERE id = ?", (document_id,))
        return str(rows[0]["title"]) if rows else ""

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
        rows = self._rows("SELECT id, vector FROM passages ORDER BY id")
        return [(row["id"], row["vector"]) for row in rows]

    def vectors_by_id(self, ids: Sequence[str]) -> dict[str, bytes]:
        """The vectors of the passages of those ids that are held: little-endian float32."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(f"SELECT id, vector FROM passages WHERE id IN ({marks})", tuple(ids))
        return {row["id"]: row["vector"] for row in rows}

    def vectors_of(self, documents: Iterable[str]) -> list[tuple[str, bytes]]:
        """The passage ids of some documents in order, each with its vector."""
        held = """SELECT id, vector FROM passages
            WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY id"""
        return [(row["id"], row["vector"]) for row in self._rows(held, (json.dumps(sorted(documents)),))]

    def vectors_after(self, passage_id: str, most: int) -> list[tuple[str, bytes]]:
        """The first ``most`` of the passage ids behind ``passage_id``, each with its vector."""
        behind = "SELECT id, vector FROM passages WHERE id > ? ORDER BY id LIMIT ?"
        return [(row["id"], row["vector"]) for row in self._rows(behind, (passage_id, most))]

    def passage_id_at(self, place: int) -> str:
        """The id of the passage at a place, from 0, in the order of the ids."""
        ((found,),) = self._rows("SELECT id FROM passages ORDER BY id LIMIT 1 OFFSET ?", (place,))
        return str(found)

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
        of_subject = "AND subject IN (SELECT value FROM json_each(?2))" if subjects else ""
        best = " UNION ALL ".join(
            f"""SELECT * FROM (SELECT standing, newest, document_id, start, rowid AS place, '{part}' AS part
            FROM {part}.facts INDEXED BY facts_by_name
            WHERE indicator IN (SELECT value FROM json_each(?1)) {of_subject} AND NOT superseded AND sure {still}
            ORDER BY standing, newest, document_id, start, rowid LIMIT ?3 + ?4)"""
            for part, still in self._parts
        )
        record = "(SELECT record FROM {part}.facts WHERE rowid = place)"
        either = " ".join(f"WHEN '{part}' THEN {record.format(part=part)}" for part, _ in self._parts)
        held = f"""SELECT CASE part {either} END AS record FROM ({best})
            ORDER BY standing, newest, document_id, start, place LIMIT ?3 OFFSET ?4"""
        values = (json.dumps(list(indicators)), json.dumps(list(subjects)), most, after)
        return [_fact_at_hand(row["record"]) for row in self._rows(held, values)]

    def held_indicators(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the canonical names that any fact is of."""
        any_fact = " OR ".join(
            f"EXISTS (SELECT 1 FROM {part}.facts WHERE indicator = value AND NOT superseded {still})"
            for part, still in self._parts
        )
        held = f"SELECT value FROM json_each(?) WHERE {any_fact}"
        return frozenset(row["value"] for row in self._rows(held, (json.dumps(list(names)),)))

    def all_indicators(self) -> frozenset[str]:
        """The canonical names that facts are of."""
        parts = (f"SELECT indicator FROM {part}.facts WHERE NOT superseded {still}" for part, still in self._parts)
        return frozenset(row["indicator"] for row in self._rows(" UNION ".join(parts)))

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
        counted: dict[str, int] = self.manifest()["counts"]
        return counted

    def count(self) -> dict[str, int]:
        """The same, counted one by one."""
        whole = self._counted(OWN, "NOT NULL")
        if not self.layered:
            return whole
        below = self._manifest(BASE)
        gone = self._counted(BASE, "IN (SELECT id FROM main.gone)")
        return {key: number + below["counts"][key] - gone[key] for key, number in whole.items()}

    def gone(self) -> tuple[str, ...]:
        """The ids of the documents of the base that are gone, or lie in the own file now; in order."""
        return tuple(row["id"] for row in self._rows("SELECT id FROM main.gone ORDER BY id"))

    def in_base(self, passages: Iterable[str]) -> frozenset[str]:
        """Those of some passage ids that are held, and held as the base has them."""
        held = f"""SELECT id FROM base.passages
            WHERE id IN (SELECT value FROM json_each(?)) AND document_id {NOT_GONE}"""
        return frozenset(row["id"] for row in self._rows(held, (json.dumps(list(passages)),)))

    def own_vectors(self) -> list[tuple[str, bytes]]:
        """The passage ids of the own file in order, each with its vector."""
        rows = self._rows("SELECT id, vector FROM main.passages ORDER BY id")
        return [(row["id"], row["vector"]) for row in rows]

    def layer_size(self) -> int:
        """How many passages lie in the own file or are gone from the base."""
        own, gone = self._counted(OWN, "NOT NULL"), self._counted(BASE, "IN (SELECT id FROM main.gone)")
        return own["passages"] + gone["passages"]

    def passages_in(self, documents: Iterable[str]) -> int:
        """How many passages some documents have."""
        wanted = json.dumps(list(documents))
        held = "SELECT count(*) AS held FROM passages WHERE document_id IN (SELECT value FROM json_each(?))"
        return int(self._rows(held, (wanted,))[0]["held"])

    def curated_documents(self) -> frozenset[str]:
        """The ids of the documents that have curated facts."""
        held = self._rows("SELECT DISTINCT document_id FROM facts WHERE origin = 'curated'")
        return frozenset(row["document_id"] for row in held)

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._connection.close()

    def _read_both(self) -> None:
        """Show the documents of the base beside one's own, under the names of the tables."""
        if self.layered:
            self._parts = ((OWN, ""), (BASE, f"AND document_id {NOT_GONE}"))
            self._connection.executescript(BOTH)

    def _manifest(self, part: str) -> dict[str, Any]:
        rows = self._rows(f"SELECT key, value FROM {part}.manifest ORDER BY key")
        return {row["key"]: json.loads(row["value"]) for row in rows}

    def _counted(self, part: str, which: str) -> dict[str, int]:
        return dict(self._rows(COUNTS.format(part=part, which=which))[0])

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        with self._turn:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise damaged(str(error)) from error


def standing_on(folder: Path) -> Path:
    """The store that a version's store stands on; its own where it stands on none."""
    base = folder / BASE_FILE
    return base if base.is_file() else folder / STORE_FILE


@lru_cache(FACTS_AT_HAND)
def _fact_at_hand(record: str) -> Fact:
    """The fact of a record; one question after another reads those of the same indicators."""
    return stored_fact(record)


def only_read(path: Path) -> str:
    """The address of a file that nobody changes any more."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"


def damaged(found: str) -> LibraryDamaged:
    """The error for a library that only the corpus can mend."""
    return LibraryDamaged(f"文献库文件损坏（{found}）。语料本身不受影响，请运行 assistant index --rebuild 重建。")
