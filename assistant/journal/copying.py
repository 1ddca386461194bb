"""The records of one journal into another: out of a database into a file that can be kept, and back."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from assistant.database import open_database, open_file, reason
from assistant.errors import BackupError
from assistant.journal.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.database import Database

_AT_ONCE = 500  # rows


def copy_out(url: str, file: Path) -> None:
    """Write the records in the database at ``url`` into a new journal file; raises BackupError."""
    with closing(open_database(url)) as database, closing(open_file(file)) as kept:
        try:
            database.create(TABLES)
            _copy(database, kept)
        except SQLAlchemyError as error:
            message = f"读不出数据库“{database.shown}”里的对话记录（{reason(error)}）。请检查数据库。"
            raise BackupError(message) from error


def copy_in(file: Path, url: str) -> None:
    """Write the records of a journal file into the database at ``url``; raises BackupError where that holds some."""
    with closing(open_database(url)) as database, closing(open_file(file)) as kept:
        try:
            database.create(TABLES)
            _require_empty(database)
            _copy(kept, database)
        except SQLAlchemyError as error:
            message = f"对话记录写不进数据库“{database.shown}”（{reason(error)}）。请检查数据库。"
            raise BackupError(message) from error


def _copy(source: Database, target: Database) -> None:
    """All tables in one transaction; a number that counts by itself is counted anew, in the old order."""
    target.create(TABLES)
    with source.reading() as read, target.writing() as write:
        for table in TABLES.sorted_tables:
            columns = [column for column in table.columns if column.name != "number"]
            rows = read.execute(select(*columns).order_by(*table.primary_key))
            while held := rows.fetchmany(_AT_ONCE):
                write.execute(insert(table), [row._asdict() for row in held])


def _require_empty(database: Database) -> None:
    with database.reading() as connection:
        counted = (select(func.count()).select_from(table) for table in TABLES.sorted_tables)
        held = sum(connection.execute(statement).scalar_one() for statement in counted)
    if held:
        raise BackupError(f"数据库“{database.shown}”里已有对话记录，恢复会把两份混在一起。请先另建一个空的数据库。")
