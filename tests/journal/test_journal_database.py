"""The journal's database, of either kind: nothing is lost, each person sees their own, and many may write at once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from assistant.database import open_database, open_file
from assistant.errors import JournalError, UsageError
from assistant.journal.journal import FILE, Journal
from assistant.journal.kept import Forgotten, Given
from assistant.model import Answer, Filters, Searched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres_server import Server

    Opened = Callable[[], Journal]


@pytest.fixture
def opened(tmp_path: Path, database_url: str) -> Iterator[Opened]:
    """Opens the one journal, as each of several processes would."""
    journals: list[Journal] = []

    def open_once_more() -> Journal:
        journals.append(Journal(tmp_path, database_url))
        return journals[-1]

    yield open_once_more
    for journal in journals:
        journal.close()


ANSWER = Answer("a", "问", "answered", "8.08%[1]", (), (), (), (), ("注",), Searched(1, 2))


def test_a_restart_loses_nothing(opened: Opened) -> None:
    journal = opened()
    conversation = journal.begin("甲", "问" * 60)
    asked = journal.ask(conversation.id, "问？", ("先前",), Filters(years=(2020,)))
    journal.answer(asked, Given(ANSWER, suggestions=("再问？",), library="000001"))
    waiting = journal.ask(conversation.id, "又问？", ("先前", "问？"), Filters())
    journal.close()

    (kept,) = opened().conversations("甲")
    assert (kept.id, len(kept.title)) == (conversation.id, 40)
    first, second = opened().turns(conversation.id)
    assert (first.state, first.given, first.history, first.filters) == (
        *("answered", Given(ANSWER, suggestions=("再问？",), library="000001")),
        *(("先前",), Filters(years=(2020,))),
    )
    assert (second.id, second.state, second.given) == (waiting.id, "asked", None)


def test_a_person_sees_only_their_own(opened: Opened) -> None:
    journal = opened()
    mine, theirs = journal.begin("甲", "我的"), journal.begin("乙", "别人的")
    assert [one.id for one in journal.conversations("甲")] == [mine.id]
    assert journal.conversation(theirs.id, "甲") is None
    journal.rename(theirs.id, "甲", "改")
    journal.delete(theirs.id, "甲")
    assert journal.conversation(theirs.id, "乙") == theirs


def test_conversations_are_found_by_title_question_and_answer(opened: Opened) -> None:
    journal = opened()
    one, other = journal.begin("甲", "服务业"), journal.begin("甲", "别的")
    journal.answer(journal.ask(other.id, "增速？", (), Filters()), Given(ANSWER))
    assert [found.id for found in journal.conversations("甲", "服务")] == [one.id]
    assert [found.id for found in journal.conversations("甲", "增速")] == [other.id]
    assert [found.id for found in journal.conversations("甲", "8.08%")] == [other.id]
    assert journal.conversations("甲", "%' OR 1") == ()


def test_a_deleted_conversation_takes_its_turns_and_leaves_opinions_and_audit(opened: Opened) -> None:
    journal = opened()
    conversation = journal.begin("甲", "题")
    turn = journal.ask(conversation.id, "问？", (), Filters())
    journal.judge(turn, "甲", "down", "数字错")
    journal.note("甲", "提问", "问？", "8.08%")
    journal.delete(conversation.id, "甲")
    journal.answer(turn, Given(ANSWER))
    assert journal.turns(conversation.id) == ()
    ((opinion, question, _),) = journal.opinions()
    assert (opinion.verdict, opinion.reason, question) == ("down", "数字错", "问？")
    assert [entry.subject for entry in journal.entries(containing="提问")] == ["问？"]


def test_an_opinion_is_changed_and_worked_through(opened: Opened) -> None:
    journal = opened()
    conversation = journal.begin("甲", "题")
    turn = journal.ask(conversation.id, "问？", (), Filters())
    journal.judge(turn, "甲", "up")
    journal.judge(turn, "甲", "down", " 没答全 ")
    journal.handle(turn.id)
    (held,) = journal.turns(conversation.id)
    assert held.opinion is not None
    assert (held.opinion.verdict, held.opinion.reason, held.opinion.handled) == ("down", "没答全", True)


def test_many_write_at_once_and_nothing_is_lost(opened: Opened) -> None:
    journals = [opened() for _ in range(3)]

    def work(number: int) -> None:
        journal = journals[number % 3]
        conversation = journal.begin(f"人{number % 5}", f"题{number}")
        journal.answer(journal.ask(conversation.id, "问？", (), Filters()), Given(ANSWER))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(60)))
    counts = journals[0].counts()
    assert (counts["conversations"], counts["turns"]) == (60, 60)
    kept = [turn for one in journals[0].conversations("人1") for turn in journals[1].turns(one.id)]
    assert [turn.state for turn in kept] == ["answered"] * 12


# --- people, and what is forgotten --------------------------------------------------------------------------------


def test_who_was_here_is_told_with_role_and_questions(opened: Opened) -> None:
    journal = opened()
    journal.see("oidc:1", "张三")
    journal.see("oidc:2", "李四")
    journal.see("oidc:1", "张三丰")
    journal.note("oidc:1", "提问", "问？")
    journal.note("oidc:1", "导出", "问？")
    journal.give_role("oidc:1", "editor")
    journal.give_role("nobody", "admin")
    journal.see("oidc:1", "张三丰")  # being seen again takes no role away
    assert [(one.id, one.name, one.role, one.counted) for one in journal.people("提问")] == [
        ("oidc:1", "张三丰", "editor", 1),
        ("oidc:2", "李四", "", 0),
    ]
    assert (journal.role("oidc:1"), journal.role("oidc:2"), journal.role("nobody")) == ("editor", "", "")
    assert journal.names() == {"oidc:1": "张三丰", "oidc:2": "李四"}


def test_what_is_old_is_forgotten_but_an_opinion_that_waits(opened: Opened) -> None:
    journal = opened()
    conversation = journal.begin("甲", "题")
    waiting, handled = (journal.ask(conversation.id, question, (), Filters()) for question in ("一？", "二？"))
    for turn in (waiting, handled):
        journal.judge(turn, "甲", "down", "数字不对")
    journal.handle(handled.id)
    journal.note("甲", "提问", "一？")
    journal.see("甲", "甲")
    journal.see("乙", "乙")
    journal.give_role("乙", "editor")
    assert journal.forget("2000-01-01") == Forgotten(0, 0, 0, 0)
    assert journal.forget("9999-01-01") == Forgotten(conversations=1, entries=1, opinions=1, people=1)
    assert journal.conversations("甲") == ()
    assert journal.entries() == ()
    assert [question for _, question, _ in journal.opinions()] == ["一？"]
    assert [one.id for one in journal.people("提问")] == ["乙"]


def test_the_audit_log_can_be_read_whole(opened: Opened) -> None:
    journal = opened()
    for number in range(250):
        journal.note("甲", "提问", str(number))
    assert len(journal.entries()) == 200
    assert [entry.subject for entry in journal.entries(newest=-1)] == [str(number) for number in range(249, -1, -1)]


# --- any text, many processes ----------------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_at_all_is_kept(opened: Opened, question: str, reason: str) -> None:
    """Control characters, NUL, halves of surrogate pairs: what a database cannot hold is replaced, nothing fails."""
    with closing(opened()) as journal:
        conversation = journal.begin("甲", question)
        turn = journal.ask(conversation.id, question, (question,), Filters(documents=(question,)))
        journal.answer(turn, Given(ANSWER))
        journal.judge(turn, "甲", "down", reason)
        journal.note("甲", "提问", question, reason)
        (kept,) = journal.turns(conversation.id)
        storable = question.replace("\x00", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        assert kept.question == storable
        assert conversation.id in [one.id for one in journal.conversations("甲", question)]


TRICKS = ("'; DROP TABLE turns; --", "%", "_", "/", "\\", '"', "{{7*7}}", "${x}", "%(person)s", ":person")


@pytest.mark.parametrize("words", TRICKS)
def test_what_looks_like_a_command_is_only_text(opened: Opened, words: str) -> None:
    journal = opened()
    one, _other = journal.begin("甲", f"题{words}"), journal.begin("甲", "别的")
    journal.ask(one.id, words, (), Filters())
    journal.note(words, words, words, words)
    assert [found.id for found in journal.conversations("甲", words)] == [one.id]
    assert [entry.subject for entry in journal.entries(containing=words)] == [words]
    assert journal.counts()["turns"] == 1


def test_processes_that_begin_together_make_the_tables_once(opened: Opened) -> None:
    with ThreadPoolExecutor(8) as pool:
        journals = list(pool.map(lambda _: opened(), range(8)))
    journals[0].note("甲", "提问")
    assert all(journal.counts()["entries"] == 1 for journal in journals)


WRITER = """
import sys
from pathlib import Path
from assistant.journal.journal import Journal
from assistant.model import Filters
journal = Journal(Path(sys.argv[1]), sys.argv[2])
for number in range(30):
    conversation = journal.begin(sys.argv[3], str(number))
    journal.fail(journal.ask(conversation.id, f"问{number}？", (), Filters()), "没有答")
    journal.note(sys.argv[3], "提问", str(number))
"""


def test_several_processes_serve_one_journal(opened: Opened, tmp_path: Path, database_url: str) -> None:
    """Three processes write at once: each finds its own, all is there, and the audit log is in one order."""
    people = ("甲", "乙", "丙")
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), database_url, person], stderr=subprocess.PIPE)
        for person in people
    ]
    assert [process.communicate(timeout=60)[1] for process in running] == [b""] * 3
    journal = opened()
    assert journal.counts() == {"persons": 3, "conversations": 90, "turns": 90, "opinions": 0, "entries": 90}
    for person in people:
        noted = [entry.subject for entry in journal.entries(newest=200) if entry.person == person]
        assert noted == [str(number) for number in reversed(range(30))]
        assert {turn.state for one in journal.conversations(person) for turn in journal.turns(one.id)} == {"failed"}


def test_a_write_that_fails_leaves_nothing_of_itself(opened: Opened) -> None:
    journal = opened()
    with pytest.raises(JournalError, match="读写不了"):
        journal.ask("no such conversation", "问？", (), Filters())
    assert journal.counts()["turns"] == 0


def test_sqlite_waits_for_others_and_keeps_its_promises(tmp_path: Path) -> None:
    """Readers beside a writer, references held, ten seconds of patience."""
    Journal(tmp_path).close()
    database = open_file(tmp_path / FILE)
    asked = ("journal_mode", "foreign_keys", "busy_timeout")
    with database.reading() as connection:
        assert [connection.execute(text(f"PRAGMA {name}")).scalar() for name in asked] == ["wal", 1, 10_000]
    with database.writing() as writer, database.reading() as reader:
        writer.execute(text("INSERT INTO audit (at, person, action, subject, detail) VALUES ('', '', '', '', '')"))
        assert reader.execute(text("SELECT count(*) FROM audit")).scalar() == 0
    database.close()


def test_a_journal_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    """The file as version 0.2.0's first builds made it, by sqlite3 alone."""
    import sqlite3

    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        file.executescript(EARLIER)
    with closing(Journal(tmp_path)) as journal:
        (conversation,) = journal.conversations("甲")
        assert [turn.question for turn in journal.turns(conversation.id)] == ["问？"]
        journal.ask(conversation.id, "再问？", (), Filters())
        assert len(journal.turns(conversation.id)) == 2


EARLIER = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, title TEXT NOT NULL, begun TEXT NOT NULL, changed TEXT NOT NULL);
CREATE TABLE turns (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL, history TEXT NOT NULL, filters TEXT NOT NULL, asked TEXT NOT NULL, state TEXT NOT NULL,
    given TEXT, error TEXT NOT NULL);
INSERT INTO conversations VALUES ('a', '甲', '题', '2026-11-01T08:00:00.000+08:00', '2026-11-01T08:00:00.000+08:00');
INSERT INTO turns VALUES (1, 'b', 'a', '问？', '[]', '{}', '2026-11-01T08:00:00.000+08:00', 'asked', NULL, '');
"""


@pytest.mark.parametrize("url", ["mysql://host/x", "no address", "postgresql+none://host/x", "://"])
def test_an_address_that_is_none_is_refused_with_its_variable(tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError, match="ASSISTANT_DATABASE_URL"):
        Journal(tmp_path, url)


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="连不上") as caught:
        Journal(tmp_path, "postgresql://desk:geheim@127.0.0.1:1/desk")
    assert "geheim" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)
    assert open_database("postgresql://desk:geheim@host/desk").shown == "postgresql+psycopg://desk:***@host/desk"


END_THE_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def test_a_server_that_was_away_serves_again(tmp_path: Path, postgresql: Server) -> None:
    """Connections that the server ended are made anew at the next question."""
    url = postgresql.database()
    other = open_database(url)
    with closing(Journal(tmp_path, url)) as journal, closing(other):
        journal.note("甲", "提问")
        with other.writing() as connection:
            assert connection.execute(text(END_THE_OTHERS)).all()
        journal.note("甲", "提问")
        assert journal.counts()["entries"] == 2


def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database, whatever its name says" * 100)
    with pytest.raises(JournalError, match="ASSISTANT_JOURNAL"):
        Journal(tmp_path)
