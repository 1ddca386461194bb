"""The journal: conversations, turns, opinions, the audit log. The desk's only memory.

It lies in an SQLite file, or in a database that several processes share. Safe to share between threads; every call is
one transaction. A person sees only what is their own: another's conversation is as if it were not there.
"""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from assistant.database import insert_or_update, open_database, open_file, reason
from assistant.errors import JournalError
from assistant.journal.kept import Conversation, Entry, Forgotten, Given, Opinion, Seen, Turn, Verdict
from assistant.journal.tables import AUDIT, CONVERSATIONS, OPINIONS, PEOPLE, TABLES, TURNS
from assistant.journal.written import read_back, written
from assistant.model import Filters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Row, Select, Update

FILE = "journal.sqlite"
LONGEST_TITLE = 40


class Journal:
    """The file in ``folder``, made where it is not there; with a ``url`` that database instead of the file.

    Uploads under review and the desk's question set lie in ``folder`` either way.
    """

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder = folder
        self._database = open_database(url) if url else open_file(folder / FILE)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database.create(TABLES)
        except (OSError, SQLAlchemyError) as error:
            self._database.close()
            raise _unopened(folder, self._database.shown if url else "", error) from error

    def close(self) -> None:
        """Close the file or the connections."""
        self._database.close()

    # --- conversations ---------------------------------------------------------------------------------------

    def begin(self, person: str, title: str) -> Conversation:
        """A new conversation."""
        now = _now()
        begun = Conversation(secrets.token_urlsafe(9), person, _title(title), now, now)
        row = {"id": begun.id, "person": person, "title": begun.title, "begun": now, "changed": now}
        with self._writing() as connection:
            connection.execute(insert(CONVERSATIONS).values(row))
        return begun

    def conversations(self, person: str, containing: str = "") -> tuple[Conversation, ...]:
        """A person's conversations, the one last changed first; only those whose title or turns hold a text."""
        held = CONVERSATIONS.c
        wanted = select(CONVERSATIONS).where(held.person == person).order_by(held.changed.desc(), held.id)
        if words := containing.strip():
            turns = select(TURNS.c.conversation).where(
                or_(TURNS.c.question.icontains(words, autoescape=True), TURNS.c.given.icontains(words, autoescape=True))
            )
            wanted = wanted.where(or_(held.title.icontains(words, autoescape=True), held.id.in_(turns)))
        return tuple(Conversation(**row._asdict()) for row in self._rows(wanted))

    def conversation(self, conversation: str, person: str) -> Conversation | None:
        """One conversation, if it is that person's."""
        held = CONVERSATIONS.c
        rows = self._rows(select(CONVERSATIONS).where(held.id == conversation, held.person == person))
        return next((Conversation(**row._asdict()) for row in rows), None)

    def rename(self, conversation: str, person: str, title: str) -> None:
        """Give a conversation another title; an empty one changes nothing."""
        if title.strip():
            held = CONVERSATIONS.c
            renamed = update(CONVERSATIONS).where(held.id == conversation, held.person == person)
            self._change(renamed.values(title=_title(title)))

    def delete(self, conversation: str, person: str) -> None:
        """Remove a conversation with its turns; opinions and the audit log stay."""
        held = CONVERSATIONS.c
        with self._writing() as connection:
            connection.execute(delete(CONVERSATIONS).where(held.id == conversation, held.person == person))

    # --- turns -----------------------------------------------------------------------------------------------

    def ask(self, conversation: str, question: str, history: Sequence[str], filters: Filters) -> Turn:
        """Write a question down, still to be answered."""
        turn = Turn(secrets.token_urlsafe(9), conversation, question, tuple(history), filters, _now())
        row = {
            "id": turn.id,
            "conversation": conversation,
            "question": question,
            "history": _json(list(history)),
            "filters": _json(written(filters)),
            "asked": turn.asked,
            "state": turn.state,
            "error": "",
        }
        with self._writing() as connection:
            connection.execute(insert(TURNS).values(row))
            changed = update(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation)
            connection.execute(changed.values(changed=turn.asked))
        return turn

    def answer(self, turn: Turn, given: Given) -> None:
        """Write down what was answered; a turn that was deleted meanwhile stays deleted."""
        answered = update(TURNS).where(TURNS.c.id == turn.id)
        self._change(answered.values(state="answered", given=_json(written(given)), error=""))

    def fail(self, turn: Turn, error: str) -> None:
        """Write down the sentence that says why there is no answer."""
        self._change(update(TURNS).where(TURNS.c.id == turn.id).values(state="failed", error=error))

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """The turns of a conversation, oldest first, each with what was thought of it."""
        of_conversation = TURNS.c.conversation == conversation
        judged = select(OPINIONS).join(TURNS, TURNS.c.id == OPINIONS.c.turn).where(of_conversation)
        opinions = {opinion.turn: opinion for opinion in map(_opinion, self._rows(judged))}
        rows = self._rows(select(TURNS).where(of_conversation).order_by(TURNS.c.number))
        return tuple(replace(turn, opinion=opinions.get(turn.id)) for turn in map(_turn, rows))

    def turn(self, turn: str) -> Turn | None:
        """One turn of anybody's, without what was thought of it; for whoever works through opinions."""
        return next(map(_turn, self._rows(select(TURNS).where(TURNS.c.id == turn))), None)

    def questions(self, conversation: str) -> tuple[str, ...]:
        """What was asked in a conversation, oldest first."""
        wanted = select(TURNS.c.question).where(TURNS.c.conversation == conversation).order_by(TURNS.c.number)
        return tuple(row.question for row in self._rows(wanted))

    # --- opinions --------------------------------------------------------------------------------------------

    def judge(self, turn: Turn, person: str, verdict: Verdict, reason: str = "") -> None:
        """Write down what a person thinks of an answer, in place of what they thought before."""
        row = {
            "turn": turn.id,
            "person": person,
            "verdict": verdict,
            "reason": reason.strip(),
            "at": _now(),
            "question": turn.question,
            "answer": turn.given.answer.text if turn.given else turn.error,
            "handled": 0,
        }
        with self._writing() as connection:
            insert_or_update(connection, OPINIONS, row, [name for name in row if name != "turn"])

    def opinions(self) -> tuple[tuple[Opinion, str, str], ...]:
        """Every opinion, newest first, with the question and the answer's text it is about."""
        rows = self._rows(select(OPINIONS).order_by(OPINIONS.c.at.desc(), OPINIONS.c.turn))
        return tuple((_opinion(row), row.question, row.answer) for row in rows)

    def handle(self, turn: str, *, handled: bool = True) -> None:
        """Mark the opinion about a turn as worked through, or not."""
        self._change(update(OPINIONS).where(OPINIONS.c.turn == turn).values(handled=int(handled)))

    # --- people ----------------------------------------------------------------------------------------------

    def see(self, person: str, name: str, had: str = "", *, fixed: bool = False) -> None:
        """Write down that a person was here now: the name that they are shown by, and the role they had.

        ``fixed``: they have it by their account or a list, so that no role given here counts.
        """
        row = {"id": person, "name": name, "role": "", "had": had, "fixed": int(fixed)}
        with self._writing() as connection:
            now = _now()
            kept = ("name", "had", "fixed", "last_seen")
            insert_or_update(connection, PEOPLE, row | {"first_seen": now, "last_seen": now}, kept)

    def people(self, counting: str) -> tuple[Seen, ...]:
        """Who was here, the last one first, each with how many audit entries of the action ``counting`` they have."""
        of_person = select(func.count()).where(AUDIT.c.person == PEOPLE.c.id, AUDIT.c.action == counting)
        counted = of_person.scalar_subquery().label("counted")
        rows = self._rows(select(PEOPLE, counted).order_by(PEOPLE.c.last_seen.desc(), PEOPLE.c.id))
        return tuple(Seen(**row._asdict()) for row in rows)

    def names(self) -> dict[str, str]:
        """The names that people are shown by."""
        return {row.id: row.name for row in self._rows(select(PEOPLE.c.id, PEOPLE.c.name))}

    def role(self, person: str) -> str:
        """The role that a person was given here; empty for none."""
        rows = self._rows(select(PEOPLE.c.role).where(PEOPLE.c.id == person))
        return str(rows[0].role) if rows else ""

    def give_role(self, person: str, role: str) -> None:
        """Give a person who was here a role; an empty one takes it back."""
        self._change(update(PEOPLE).where(PEOPLE.c.id == person).values(role=role))

    def forget(self, before: str) -> Forgotten:
        """Remove what is older than the ISO time ``before``: conversations, audit entries, opinions worked through.

        An opinion that still waits stays, and so does whoever was given a role.
        """
        steps = (
            delete(CONVERSATIONS).where(CONVERSATIONS.c.changed < before),
            delete(AUDIT).where(AUDIT.c.at < before),
            delete(OPINIONS).where(OPINIONS.c.at < before, OPINIONS.c.handled == 1),
            delete(PEOPLE).where(PEOPLE.c.last_seen < before, PEOPLE.c.role == ""),
        )
        with self._writing() as connection:
            return Forgotten(*(connection.execute(statement).rowcount for statement in steps))

    # --- the audit log ---------------------------------------------------------------------------------------

    def note(self, person: str, action: str, subject: str = "", detail: str = "") -> None:
        """Add an entry to the audit log."""
        row = {"at": _now(), "person": person, "action": action, "subject": subject, "detail": detail}
        with self._writing() as connection:
            connection.execute(insert(AUDIT).values(row))

    def lately(self, person: str, action: str, seconds: float) -> int:
        """How many audit entries of an action a person has of the last seconds, and questions still to be answered."""
        since = (datetime.now().astimezone() - timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
        noted = select(func.count()).where(AUDIT.c.person == person, AUDIT.c.action == action, AUDIT.c.at >= since)
        theirs = select(CONVERSATIONS.c.id).where(CONVERSATIONS.c.person == person)
        waiting = select(func.count()).where(
            TURNS.c.state == "asked", TURNS.c.asked >= since, TURNS.c.conversation.in_(theirs)
        )
        return sum(rows[0][0] for rows in map(self._rows, (noted, waiting)))

    def entries(self, *, containing: str = "", newest: int = 200) -> tuple[Entry, ...]:
        """The newest entries, newest first, all of them where ``newest`` is -1; only those that hold a text."""
        held = AUDIT.c
        wanted = select(held.at, held.person, held.action, held.subject, held.detail)
        if containing:
            columns = (held.person, held.action, held.subject, held.detail)
            wanted = wanted.where(or_(*(column.icontains(containing, autoescape=True) for column in columns)))
        rows = self._rows(wanted.order_by(held.number.desc()).limit(None if newest < 0 else newest))
        return tuple(Entry(**row._asdict()) for row in rows)

    def counts(self) -> dict[str, int]:
        """How many persons, conversations, turns, opinions and entries are held."""
        tables = {"conversations": CONVERSATIONS, "turns": TURNS, "opinions": OPINIONS, "entries": AUDIT}
        persons = select(func.count(AUDIT.c.person.distinct())).scalar_subquery().label("persons")
        numbers = (select(func.count()).select_from(one).scalar_subquery().label(n) for n, one in tables.items())
        (counted,) = self._rows(select(persons, *numbers))
        return counted._asdict()

    # --- the database ----------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._database.writing() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _unusable(error) from error

    def _change(self, statement: Update) -> None:
        with self._writing() as connection:
            connection.execute(statement)

    def _rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        try:
            with self._database.reading() as connection:
                return connection.execute(wanted).all()
        except SQLAlchemyError as error:
            raise _unusable(error) from error


def _unopened(folder: Path, shown: str, error: OSError | SQLAlchemyError) -> JournalError:
    said = error.strerror if isinstance(error, OSError) else reason(error)
    if shown:
        return JournalError(f"数据库“{shown}”连不上（{said}）。请检查数据库是否在运行，以及 ASSISTANT_DATABASE_URL。")
    return JournalError(
        f"对话记录“{folder / FILE}”打不开（{said}）。请检查该文件夹的权限和磁盘空间；"
        "文件损坏的，移走它即可另建，或用环境变量 ASSISTANT_JOURNAL 另指一处。"
    )


def _unusable(error: SQLAlchemyError) -> JournalError:
    return JournalError(f"对话记录读写不了（{reason(error)}）。请检查磁盘空间，以及该文件是否被别的程序占用。")


def _turn(row: Row[Any]) -> Turn:
    return Turn(
        id=row.id,
        conversation=row.conversation,
        question=row.question,
        history=tuple(json.loads(row.history)),
        filters=read_back(Filters, json.loads(row.filters)),
        asked=row.asked,
        state=row.state,
        given=read_back(Given, json.loads(row.given)) if row.given else None,
        error=row.error,
    )


def _opinion(row: Row[Any]) -> Opinion:
    return Opinion(row.turn, row.person, row.verdict, row.reason, row.at, handled=bool(row.handled))


def _title(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
