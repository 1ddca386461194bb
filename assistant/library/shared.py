"""A library that several machines serve: its versions lie whole in a database, each process reads a copy of its own.

A version's files go in as pieces known by their digest, so that what did not change is neither sent nor kept twice.
Which version serves is one row, changed in the transaction that brings the version. Whoever serves fetches it beside
what it serves (``following.py``), compares it with its seal, and takes it over as if it had been built here.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, delete, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.database import Storable, insert_or_update, open_database, reason
from assistant.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryMissing
from assistant.library.seal import damaged_files
from assistant.library.versions import publish, remove_versions, usable_version, versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

PIECE_BYTES = 4_000_000
TABLES = MetaData()
PIECES = Table(
    "library_pieces",
    TABLES,
    Column("digest", Storable, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
FILES = Table(
    "library_files",
    TABLES,
    Column("version", Storable, primary_key=True),
    Column("path", Storable, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", Storable, nullable=False),
)
SERVING = Table("library_serving", TABLES, Column("id", Integer, primary_key=True), Column("version", Storable))


class Shared:
    """The library in the database at a URL; safe to share between threads."""

    def __init__(self, url: str) -> None:
        """Raises LibraryError when the database cannot be used."""
        self._url = url
        self._database = open_database(url)
        with self._said():
            self._database.create(TABLES)

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def serving(self) -> str | None:
        """The name of the version that serves; None when none was published yet."""
        with self._said(), self._database.reading() as connection:
            return connection.execute(select(SERVING.c.version)).scalar()

    @contextmanager
    def one_writer(self) -> Iterator[None]:
        """Hold all machines' writer's lock, which ends with the process; raises LibraryBusy when another has it."""
        if self._url.startswith("sqlite"):
            with self._file_lock():
                yield
            return
        with self._said(), self._database.reading() as connection:
            wanted = text("SELECT pg_try_advisory_xact_lock(hashtext('assistant library'))")
            if not connection.execute(wanted).scalar():
                raise _busy()
            yield

    def push(self, folder: Path) -> None:
        """Publish a sealed version; the one that served is kept to go back to, older ones are removed."""
        with self._said(), self._database.writing() as connection:
            before = connection.execute(select(SERVING.c.version)).scalar()
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                _put(connection, folder.name, path.relative_to(folder).as_posix(), path)
            insert_or_update(connection, SERVING, {"id": 1, "version": folder.name}, ("version",))
            connection.execute(delete(FILES).where(FILES.c.version.not_in([folder.name, before or ""])))
            connection.execute(delete(PIECES).where(PIECES.c.digest.not_in(select(FILES.c.digest))))

    def roll_back(self) -> str:
        """Let the version before serve again; returns its name. Raises LibraryMissing when none is kept."""
        with self._said(), self._database.writing() as connection:
            serving = connection.execute(select(SERVING.c.version)).scalar() or ""
            held = connection.execute(select(FILES.c.version).distinct().order_by(FILES.c.version)).scalars().all()
            before = [name for name in held if name < serving]
            if not before:
                message = "数据库里没有保留更早的文献库版本，退不回去。要重做，请运行 assistant index --rebuild。"
                raise LibraryMissing(message)
            insert_or_update(connection, SERVING, {"id": 1, "version": before[-1]}, ("version",))
            return str(before[-1])

    def take_over(self, index: Path) -> None:
        """Let the folder serve what the database says, fetched where it is not there; the caller is its one writer."""
        name = self.serving()
        if name is None or name == usable_version(index):
            return
        if not (index / name).is_dir() or damaged_files(index / name):
            self._fetch(name, index)
        before = usable_version(index)
        publish(index, name)
        remove_versions(index, [held for held in versions(index) if held not in (name, before)])

    def _fetch(self, name: str, index: Path) -> None:
        partial = index / f".fetched-{name}"
        shutil.rmtree(partial, ignore_errors=True)
        with self._said(), self._database.reading() as connection:
            rows = select(FILES.c.path, FILES.c.digest).where(FILES.c.version == name)
            for path, digest in connection.execute(rows.order_by(FILES.c.path, FILES.c.number)).all():
                content = connection.execute(select(PIECES.c.content).where(PIECES.c.digest == digest)).scalar_one()
                (partial / path).parent.mkdir(parents=True, exist_ok=True)
                with (partial / path).open("ab") as file:
                    file.write(content)
        if damaged := damaged_files(partial):
            shutil.rmtree(partial, ignore_errors=True)
            message = f"数据库里的文献库版本 {name} 不完整（{damaged[0]}）。请运行 assistant index --rebuild 重建。"
            raise LibraryDamaged(message)
        shutil.rmtree(index / name, ignore_errors=True)
        partial.rename(index / name)

    @contextmanager
    def _file_lock(self) -> Iterator[None]:
        lock = os.open(f"{self._url.partition(':///')[2]}.writer", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as error:
            raise _busy() from error
        finally:
            os.close(lock)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            said = f"数据库“{self._database.shown}”里的文献库读写不了（{reason(error)}）。"
            raise LibraryError(f"{said}请检查数据库；本机已有的版本照常可用。") from error


def _put(connection: Connection, version: str, name: str, path: Path) -> None:
    with path.open("rb") as file:
        pieces = iter(lambda: file.read(PIECE_BYTES), b"")
        for number, piece in enumerate(pieces if path.stat().st_size else (b"",)):
            digest = blake2b(piece, digest_size=20).hexdigest()
            if connection.execute(select(PIECES.c.digest).where(PIECES.c.digest == digest)).first() is None:
                connection.execute(insert(PIECES).values(digest=digest, content=piece))
            row = {"version": version, "path": name, "number": number, "digest": digest}
            insert_or_update(connection, FILES, row, ("digest",))


def _busy() -> LibraryBusy:
    return LibraryBusy("另一台机器上的进程正在更新文献库。请等它结束后再运行 assistant index。")
