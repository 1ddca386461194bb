"""The journal's SQLite file: conversations, turns, opinions, the audit log. The desk's only memory.

Safe to share between the threads of a process, and between processes; every call is one transaction. A person sees only
what is their own: another's conversation is as if it were not there.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assistant.errors import JournalError
from assistant.journal.kept import Conversation, Entry, Forgotten, Given, Opinion, Seen, Turn, Verdict
from assistant.journal.written import read_back, written
from assistant.model import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE = "journal.sqlite"
LONGEST_TITLE = 40
_BUSY_SECONDS = 10
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, title TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS conversations_of_person ON conversations (person, changed);
CREATE TABLE IF NOT EXISTS turns (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL, history TEXT NOT NULL, filters TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL,
    given TEXT, error TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS turns_of_conversation ON turns (conversation, number);
CREATE TABLE IF NOT EXISTS opinions (
    turn TEXT PRIMARY KEY, person TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL, handled INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS audit_of_person ON audit (person, action);
CREATE TABLE IF NOT EXISTS people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL);
"""


class Journal:
    """The file in ``folder``, made where it is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._turn = threading.RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                folder / FILE, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None
            )
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.executescript(_SCHEMA)
        except (OSError, sqlite3.DatabaseError) as error:
            message = (
                f"对话记录“{folder / FILE}”打不开（{error}）。请检查该文件夹的权限和磁盘空间；"
                "文件损坏的，移走它即可另建，或用环境变量 ASSISTANT_JOURNAL 另指一处。"
            )
            raise JournalError(message) from error

    def close(self) -> None:
        """Close the file."""
        with self._turn:
            self._connection.close()

    # --- conversations ---------------------------------------------------------------------------------------

    def begin(self, person: str, title: str) -> Conversation:
        """A new conversation."""
        now = _now()
        begun = Conversation(secrets.token_urlsafe(9), person, _title(title), now, now)
        row = (begun.id, person, begun.title, now, now)
        self._write("INSERT INTO conversations VALUES (?, ?, ?, ?, ?)", row)
        return begun

    def conversations(self, person: str, containing: str = "") -> tuple[Conversation, ...]:
        """A person's conversations, the one last changed first; only those whose title or turns hold a text."""
        statement, values = "SELECT * FROM conversations WHERE person = ?", [person]
        if containing.strip():
            statement += (
                " AND (instr(title, ?) OR id IN (SELECT conversation FROM turns"
                " WHERE instr(question, ?) OR instr(coalesce(given, ''), ?)))"
            )
            values += [containing.strip()] * 3
        rows = self._rows(f"{statement} ORDER BY changed DESC, id", tuple(values))
        return tuple(Conversation(**row) for row in map(dict, rows))

    def conversation(self, conversation: str, person: str) -> Conversation | None:
        """One conversation, if it is that person's."""
        rows = self._rows("SELECT * FROM conversations WHERE id = ? AND person = ?", (conversation, person))
        return next((Conversation(**dict(row)) for row in rows), None)

    def rename(self, conversation: str, person: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if title.strip():
            statement = "UPDATE conversations SET title = ? WHERE id = ? AND person = ?"
            self._write(statement, (_title(title), conversation, person))

    def delete(self, conversation: str, person: str) -> None:
        """Remove a conversation with its turns; opinions and the audit log stay."""
        self._write("DELETE FROM conversations WHERE id = ? AND person = ?", (conversation, person))

    # --- turns -----------------------------------------------------------------------------------------------

    def ask(self, conversation: str, question: str, history: Sequence[str], filters: Filters) -> Turn:
        """Write a question down, still to be answered."""
        turn = Turn(secrets.token_urlsafe(9), conversation, question, tuple(history), filters, _now())
        with self._transaction():
            self._write(
                "INSERT INTO turns (id, conversation, question, history, filters, asked, state, error)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                (turn.id, conversation, question, _json(list(history)), _json(written(filters)), turn.asked, "asked"),
            )
            self._write("UPDATE conversations SET changed = ? WHERE id = ?", (turn.asked, conversation))
        return turn

    def answer(self, turn: Turn, given: Given) -> None:
        """Write down what was answered; a turn that was deleted meanwhile stays deleted."""
        statement = "UPDATE turns SET state = 'answered', given = ?, error = '' WHERE id = ?"
        self._write(statement, (_json(written(given)), turn.id))

    def fail(self, turn: Turn, error: str) -> None:
        """Write down the sentence that says why there is no answer."""
        self._write("UPDATE turns SET state = 'failed', error = ? WHERE id = ?", (error, turn.id))

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """The turns of a conversation, oldest first, each with what was thought of it."""
        opinions = {
            row["turn"]: _opinion(row)
            for row in self._rows(
                "SELECT opinions.* FROM opinions JOIN turns ON turns.id = opinions.turn WHERE conversation = ?",
                (conversation,),
            )
        }
        rows = self._rows("SELECT * FROM turns WHERE conversation = ? ORDER BY number", (conversation,))
        return tuple(replace(_turn(row), opinion=opinions.get(row["id"])) for row in rows)

    # --- opinions --------------------------------------------------------------------------------------------

    def judge(self, turn: Turn, person: str, verdict: Verdict, reason: str = "") -> None:
        """Write down what a person thinks of an answer, in place of what they thought before."""
        answer = turn.given.answer.text if turn.given else turn.error
        row = (turn.id, person, verdict, reason.strip(), _now(), turn.question, answer, 0)
        self._write("INSERT OR REPLACE INTO opinions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def opinions(self) -> tuple[tuple[Opinion, str, str], ...]:
        """Every opinion, newest first, with the question and the answer's text it is about."""
        rows = self._rows("SELECT * FROM opinions ORDER BY at DESC, turn")
        return tuple((_opinion(row), row["question"], row["answer"]) for row in rows)

    def handle(self, turn: str, *, handled: bool = True) -> None:
        """Mark the opinion about a turn as worked through, or not."""
        self._write("UPDATE opinions SET handled = ? WHERE turn = ?", (int(handled), turn))

    # --- people ----------------------------------------------------------------------------------------------

    def see(self, person: str, name: str) -> None:
        """Write down that a person was here now, under the name that they are shown by."""
        now = _now()
        statement = (
            "INSERT INTO people (id, name, role, first_seen, last_seen) VALUES (?, ?, '', ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, last_seen = excluded.last_seen"
        )
        self._write(statement, (person, name, now, now))

    def people(self, counting: str) -> tuple[Seen, ...]:
        """Who was here, the last one first, each with how many audit entries of the action ``counting`` they have."""
        rows = self._rows(
            "SELECT people.*, (SELECT count(*) FROM audit WHERE person = people.id AND action = ?) AS counted"
            " FROM people ORDER BY last_seen DESC, id",
            (counting,),
        )
        return tuple(Seen(**dict(row)) for row in rows)

    def names(self) -> dict[str, str]:
        """The names that people are shown by."""
        return {row["id"]: row["name"] for row in self._rows("SELECT id, name FROM people")}

    def role(self, person: str) -> str:
        """The role that a person was given here; empty for none."""
        rows = self._rows("SELECT role FROM people WHERE id = ?", (person,))
        return str(rows[0]["role"]) if rows else ""

    def give_role(self, person: str, role: str) -> None:
        """Give a person who was here a role; an empty one takes it back."""
        self._write("UPDATE people SET role = ? WHERE id = ?", (role, person))

    def forget(self, before: str) -> Forgotten:
        """Remove what is older than the ISO time ``before``: conversations, audit entries, opinions worked through.

        An opinion that still waits stays, and so does whoever was given a role.
        """
        steps = (
            "DELETE FROM conversations WHERE changed < ?",
            "DELETE FROM audit WHERE at < ?",
            "DELETE FROM opinions WHERE at < ? AND handled = 1",
            "DELETE FROM people WHERE last_seen < ? AND role = ''",
        )
        with self._transaction():
            removed = [self._write(statement, (before,)) for statement in steps]
        return Forgotten(*removed)

    # --- the audit log ---------------------------------------------------------------------------------------

    def note(self, person: str, action: str, subject: str = "", detail: str = "") -> None:
        """Add an entry to the audit log."""
        row = (_now(), person, action, subject, detail)
        self._write("INSERT INTO audit (at, person, action, subject, detail) VALUES (?, ?, ?, ?, ?)", row)

    def entries(self, *, containing: str = "", newest: int = 200) -> tuple[Entry, ...]:
        """The newest entries, newest first, all of them where ``newest`` is -1; only those that hold a text."""
        where = "WHERE instr(person || ' ' || action || ' ' || subject || ' ' || detail, ?)" if containing else ""
        values = (containing, newest) if containing else (newest,)
        columns = "SELECT at, person, action, subject, detail FROM audit"
        rows = self._rows(f"{columns} {where} ORDER BY number DESC LIMIT ?", values)
        return tuple(Entry(**dict(row)) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many persons, conversations, turns, opinions and entries are held."""
        counted = self._rows(
            "SELECT (SELECT count(DISTINCT person) FROM audit) AS persons,"
            " (SELECT count(*) FROM conversations) AS conversations, (SELECT count(*) FROM turns) AS turns,"
            " (SELECT count(*) FROM opinions) AS opinions, (SELECT count(*) FROM audit) AS entries"
        )
        return dict(counted[0])

    # --- the file --------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._turn:
            self._write("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._write("ROLLBACK")
                raise
            self._write("COMMIT")

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[sqlite3.Row]:
        with self._turn:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise _unusable(error) from error

    def _write(self, statement: str, values: tuple[Any, ...] = ()) -> int:
        """Run the statement; returns how many rows it changed."""
        with self._turn:
            try:
                return self._connection.execute(statement, values).rowcount
            except sqlite3.DatabaseError as error:
                raise _unusable(error) from error


def _unusable(error: sqlite3.DatabaseError) -> JournalError:
    return JournalError(f"对话记录读写不了（{error}）。请检查磁盘空间，以及该文件是否被别的程序占用。")


def _turn(row: sqlite3.Row) -> Turn:
    return Turn(
        id=row["id"],
        conversation=row["conversation"],
        question=row["question"],
        history=tuple(json.loads(row["history"])),
        filters=read_back(Filters, json.loads(row["filters"])),
        asked=row["asked"],
        state=row["state"],
        given=read_back(Given, json.loads(row["given"])) if row["given"] else None,
        error=row["error"],
    )


def _opinion(row: sqlite3.Row) -> Opinion:
    held = (row["turn"], row["person"], row["verdict"], row["reason"], row["at"])
    return Opinion(*held, handled=bool(row["handled"]))


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
