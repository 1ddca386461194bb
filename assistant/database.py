"""The database that several processes may share: an SQLite file by default, a PostgreSQL server for many (SQLAlchemy).

Every transaction is explicit. On SQLite one that writes takes the writer's place at its beginning, so that two writers
wait for each other and never find out at the end; a reader sees one state, whatever is written meanwhile.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Dialect, Engine, Text, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.types import TypeDecorator

from assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import MetaData, Table

BUSY_SECONDS, WAIT_SECONDS = 10, 0.02
_POOL = {"pool_size": 5, "max_overflow": 20, "pool_timeout": BUSY_SECONDS, "pool_pre_ping": True}
# A server that is gone must not hold up a page for minutes.
_POSTGRESQL = {"connect_timeout": 5, "tcp_user_timeout": 30_000, "options": "-c statement_timeout=30000"}
_WRITES = "writes"


class Storable(TypeDecorator[str]):
    """Any text: what a database cannot hold (NUL, half a surrogate pair) becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it is written, or looked for."""
        if value is None:
            return None
        return value.replace("\x00", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class Database:
    """A database that can be read and written; safe to share between threads."""

    def __init__(self, url: URL) -> None:
        self.shown = url.render_as_string(hide_password=True)
        options = {name: value for name, value in _POSTGRESQL.items() if name not in url.query}
        on_sqlite = url.get_backend_name() == "sqlite"
        self._engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if on_sqlite else options, **_POOL)
        if on_sqlite:
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
        one_state = {} if on_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._readers: Engine = self._engine.execution_options(**one_state)
        self._writers: Engine = self._engine.execution_options(**{_WRITES: True})

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads, as a context manager."""
        return self._readers.begin()

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, as a context manager: all of its block, or nothing of it."""
        return self._writers.begin()

    def create(self, tables: MetaData) -> None:
        """Make the tables that are not there; processes that begin together wait for each other."""
        with self.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('assistant tables'))"))
            tables.create_all(connection)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """The database at an SQLAlchemy URL; nothing is connected yet. Raises UsageError for one that cannot be used."""
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgres", "postgresql"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() not in ("sqlite", "postgresql"):
            message = "环境变量 ASSISTANT_DATABASE_URL 只认 sqlite:/// 和 postgresql:// 开头的地址。请改正或删去。"
            raise UsageError(message)
        return Database(parsed)
    except ArgumentError as error:
        wanted = "应形如 postgresql://用户:密码@主机/库名"
        raise UsageError(f"环境变量 ASSISTANT_DATABASE_URL 不是数据库地址，{wanted}。请改正或删去。") from error
    except ImportError as error:
        message = "用 PostgreSQL 还要装驱动。请运行 pip install -e '.[postgresql]'，或删去 ASSISTANT_DATABASE_URL。"
        raise UsageError(message) from error


def open_file(path: Path) -> Database:
    """The SQLite file at ``path``, made where it is not there."""
    return Database(URL.create("sqlite", database=str(path)))


def insert_or_update(connection: Connection, table: Table, row: Mapping[str, Any], changed: Sequence[str]) -> None:
    """Write a row; where its primary key is there already, change the columns ``changed`` of that one."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    values = {name: row[name] for name in changed}
    connection.execute(insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=values))


def reason(error: SQLAlchemyError) -> str:
    """What the database itself said, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0]


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own connection
    connection.isolation_level = None  # BEGIN is said below, by us
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}").close()
    _keep_a_log_of_writes(connection)


def _keep_a_log_of_writes(connection: sqlite3.Connection) -> None:
    """Set WAL, kept in the file. Of several that begin with a new one together SQLite lets none but the first wait."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(WAIT_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
