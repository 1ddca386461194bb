"""What one visitor's page remembers: the open conversation, the question to ask next, where to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.model import Filters
from assistant.web import person, session

if TYPE_CHECKING:
    from assistant.journal.kept import Conversation

CONVERSATION = "conversation"
ASKED = "asked"
KINDS = "kinds"
DOCUMENTS = "documents"
YEARS = "years"
IN_ADDRESS = "c"  # the conversation in the page's address


def conversation() -> Conversation | None:
    """The open conversation: the session's, or after a reload the one in the address, if it is this person's."""
    name = st.session_state.get(CONVERSATION)
    if name is None:
        name = st.query_params.get(IN_ADDRESS, "")
        st.session_state[CONVERSATION] = name
    if not name:
        return None
    held = session.the_journal().conversation(name, person.current())
    if held is None:
        open_conversation("")
    elif st.query_params.get(IN_ADDRESS) != name:  # another page of the desk took it out of the address
        st.query_params[IN_ADDRESS] = name
    return held


def open_conversation(name: str) -> None:
    """Go to a conversation; an empty name is a new one, which is written down with its first question."""
    st.session_state[CONVERSATION] = name
    if name:
        st.query_params[IN_ADDRESS] = name
    else:
        st.query_params.pop(IN_ADDRESS, None)


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
        years=tuple(st.session_state.get(YEARS) or ()),
    )
