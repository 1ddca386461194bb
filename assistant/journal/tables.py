"""The journal's tables. Times are ISO strings with their zone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table

from assistant.database import Storable

TABLES = MetaData()

# counts up by itself: what came first is what was written first
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def _words(name: str) -> Column[str]:
    return Column(name, Storable, nullable=False)


CONVERSATIONS = Table(
    "conversations",
    TABLES,
    Column("id", Storable, primary_key=True),
    *(_words("person"), _words("title"), _words("begun"), _words("changed")),
    Index("conversations_of_person", "person", "changed"),
)

TURNS = Table(
    "turns",
    TABLES,
    Column("number", _NUMBER, primary_key=True),
    Column("id", Storable, nullable=False, unique=True),
    Column("conversation", Storable, ForeignKey(CONVERSATIONS.c.id, ondelete="CASCADE"), nullable=False),
    *(_words("question"), _words("history"), _words("filters"), _words("asked"), _words("state")),
    Column("given", Storable),  # the answer as JSON
    _words("error"),
    Index("turns_of_conversation", "conversation", "number"),
)

# An opinion outlives its turn, so it keeps the question and the answer.
OPINIONS = Table(
    "opinions",
    TABLES,
    Column("turn", Storable, primary_key=True),
    *(_words("person"), _words("verdict"), _words("reason"), _words("at"), _words("question"), _words("answer")),
    Column("handled", Integer, nullable=False),
)

AUDIT = Table(
    "audit",
    TABLES,
    Column("number", _NUMBER, primary_key=True),
    *(_words("at"), _words("person"), _words("action"), _words("subject"), _words("detail")),
    Index("audit_of_person", "person", "action"),
)

PEOPLE = Table(
    "people",
    TABLES,
    Column("id", Storable, primary_key=True),
    *(_words("name"), _words("role"), _words("had")),
    Column("fixed", Integer, nullable=False),
    *(_words("first_seen"), _words("last_seen")),
)
