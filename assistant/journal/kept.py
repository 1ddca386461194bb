"""The words of the journal: a conversation, a turn of it, what was thought of an answer, an entry of the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.journal.proof import Proof
from assistant.model import Answer, Filters

TurnState = Literal["asked", "answered", "failed"]
Verdict = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of one person; times are ISO strings with their zone."""

    id: str
    person: str
    title: str
    begun: str
    changed: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given: with the proofs of its figures, further questions, and the library it came from."""

    answer: Answer
    proofs: tuple[Proof, ...] = ()
    suggestions: tuple[str, ...] = ()
    library: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person thought of an answer; ``handled`` once somebody has worked through it."""

    turn: str
    person: str
    verdict: Verdict
    reason: str
    at: str
    handled: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what came back: the answer, or the error's sentence; neither while it is being answered.

    ``history`` holds the earlier questions that it was asked after.
    """

    id: str
    conversation: str
    question: str
    history: tuple[str, ...]
    filters: Filters
    asked: str
    state: TurnState = "asked"
    given: Given | None = None
    error: str = ""
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the audit log. It stays when the conversation is deleted."""

    at: str
    person: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A person who was here; ``role`` is what they were given here, ``counted`` how many audit entries were counted.

    ``had`` is the role they had when they were here last; ``fixed``: not by what was given here.
    """

    id: str
    name: str
    role: str
    had: str
    fixed: int
    first_seen: str
    last_seen: str
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was removed for its age."""

    conversations: int
    entries: int
    opinions: int
    people: int
