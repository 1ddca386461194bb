"""What one visitor's page remembers between two runs of the script, and the assistant that it speaks to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import streamlit as st

from assistant.errors import AssistantError
from assistant.model import Filters
from assistant.settings import from_environment

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.model import Answer, Citation

ASSISTANT = "assistant"
TURNS = "turns"
OPENED = "opened"
ASKED = "asked"
KINDS = "kinds"
DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with what came back: an answer, or the sentence of the error."""

    question: str
    filters: Filters
    answer: Answer | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The citation whose document stands in the panel, and the page that is shown of it."""

    turn: int
    citation: Citation
    page: int


@st.cache_resource(show_spinner=False)
def _opened_once() -> Assistant:
    from assistant.app import open_assistant

    return open_assistant(from_environment())


def the_assistant() -> Assistant:
    """The assistant of this server, opened once for all visitors; a test sets another one in the session's state.

    Raises AssistantError when the library cannot be opened (and tries again on the next run).
    """
    if ASSISTANT in st.session_state:
        return cast("Assistant", st.session_state[ASSISTANT])
    return _opened_once()


def turns() -> list[Turn]:
    """The conversation so far, oldest first; appending to it keeps the turn."""
    return cast("list[Turn]", st.session_state.setdefault(TURNS, []))


def opened() -> Opened | None:
    """The open citation, if any."""
    return cast("Opened | None", st.session_state.get(OPENED))


def open_citation(turn: int, citation: Citation) -> None:
    """Show a citation's page in the panel."""
    st.session_state[OPENED] = Opened(turn, citation, citation.page or 1)


def turn_to_page(page: int) -> None:
    """Show another page of the open document."""
    current = opened()
    if current is not None:
        st.session_state[OPENED] = replace(current, page=page)


def close_citation() -> None:
    """Close the panel."""
    st.session_state[OPENED] = None


def begin_anew() -> None:
    """Forget the conversation; the restriction to documents stays."""
    st.session_state[TURNS] = []
    close_citation()


def put_question(question: str) -> None:
    """Have a question asked in the next run, as if it had been typed."""
    st.session_state[ASKED] = question


def take_question() -> str:
    """The question put by ``put_question``, once; else nothing."""
    return str(st.session_state.pop(ASKED, ""))


def filters() -> Filters:
    """What the visitor restricted the search to in the sidebar."""
    return Filters(
        documents=tuple(st.session_state.get(DOCUMENTS) or ()),
        kinds=tuple(st.session_state.get(KINDS) or ()),
    )


def ask(assistant: Assistant, question: str) -> Turn:
    """Ask with the conversation's earlier questions and the visitor's filters; an error becomes its sentence."""
    chosen = filters()
    history = tuple(turn.question for turn in turns())
    try:
        return Turn(question, chosen, assistant.ask(question, history, chosen))
    except AssistantError as error:
        return Turn(question, chosen, error=str(error))
