"""What the desk speaks to (assistant, journal, jobs: one of each a server) and what one visitor's page remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from assistant.errors import AssistantError
from assistant.model import Filters
from assistant.settings import from_environment
from assistant.web import person
from assistant.web.jobs import Jobs

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Conversation

ASSISTANT = "assistant"
JOURNAL = "journal"
CONVERSATION = "conversation"
ASKED = "asked"
KINDS = "kinds"
DOCUMENTS = "documents"
YEARS = "years"
_NOBODY = "程序"
_WARMING = "warming"
IN_ADDRESS = "c"  # the conversation in the page's address


@st.cache_resource(show_spinner=False)
def _opened_once() -> Assistant:
    from assistant.app import open_assistant

    assistant = open_assistant(from_environment(), repairs=True)
    # The first question waits for term files and vectors to be read: let it be one that nobody asked.
    the_jobs().start(_WARMING, lambda _: assistant.ask(assistant.examples()[0]))
    _watch(assistant)
    return assistant


def _watch(assistant: Assistant) -> None:
    """Take in what changes in the corpus folder while the server runs."""
    from assistant.library.build import build_library
    from assistant.library.watching import Watch

    settings, journal = assistant.settings, _journal_once()

    def changed() -> None:
        try:
            report = build_library(settings)
            if not report.published:
                return
            assistant.library.refresh()
            journal.note(_NOBODY, "自动更新", str(settings.corpus), report.as_text().splitlines()[-1])
        except AssistantError as error:
            journal.note(_NOBODY, "自动更新", str(settings.corpus), f"没有做成：{error}")

    if settings.watch_seconds:
        Watch(settings.corpus, settings.watch_seconds, changed).start()


@st.cache_resource(show_spinner=False)
def _journal_once() -> Journal:
    from assistant.journal.journal import Journal

    settings = from_environment()
    return Journal(settings.journal, settings.database_url)


@st.cache_resource(show_spinner=False)
def the_jobs() -> Jobs:
    """The jobs of this server."""
    return Jobs()


def the_assistant() -> Assistant:
    """The assistant of this server, opened once for all visitors; a test sets another one in the session's state.

    Raises AssistantError when the library cannot be opened (and tries again on the next run).
    """
    if ASSISTANT in st.session_state:
        return cast("Assistant", st.session_state[ASSISTANT])
    return _opened_once()


def the_journal() -> Journal:
    """The journal of this server; a test sets another one. Raises JournalError when it cannot be opened."""
    if JOURNAL in st.session_state:
        return cast("Journal", st.session_state[JOURNAL])
    return _journal_once()


# --- the conversation ----------------------------------------------------------------------------------------------


def conversation() -> Conversation | None:
    """The open conversation: the session's, or after a reload the one in the address, if it is this person's."""
    name = st.session_state.get(CONVERSATION)
    if name is None:
        name = st.query_params.get(IN_ADDRESS, "")
        st.session_state[CONVERSATION] = name
    if not name:
        return None
    held = the_journal().conversation(name, person.current())
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
