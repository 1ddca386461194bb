"""What the desk speaks to: assistant, journal, jobs; one of each a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from assistant.errors import AssistantError, LibraryBusy
from assistant.journal.retention import NOBODY
from assistant.settings import from_environment
from assistant.web import warming
from assistant.web.jobs import Jobs

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.journal import Journal
    from assistant.settings import Settings

ASSISTANT = "assistant"
JOURNAL = "journal"
_WARMING = "warming"


@st.cache_resource(show_spinner=False)
def _opened_once() -> Assistant:
    from assistant.app import open_assistant

    assistant = open_assistant(from_environment(), repairs=True)
    the_jobs().start(_WARMING, lambda _: warming.warm(assistant))
    _watch(assistant)
    return assistant


def _watch(assistant: Assistant) -> None:
    """Take in what changes in the corpus folder while the server runs."""
    from assistant.library.build import build_library
    from assistant.library.watching import Watch

    settings, journal = assistant.settings, _journal_once()

    def changed() -> bool:
        try:
            report = build_library(settings)
            if report.published:
                assistant.library.refresh()
                journal.note(NOBODY, "自动更新", str(settings.corpus), report.as_text().splitlines()[-1])
        except LibraryBusy:  # whoever writes may have looked into the folder before the file was there
            return False
        except AssistantError as error:
            journal.note(NOBODY, "自动更新", str(settings.corpus), f"没有做成：{error}")
        return True

    if settings.watch_seconds:
        Watch(settings.corpus, settings.watch_seconds, changed).start()


@st.cache_resource(show_spinner=False)
def _journal_once() -> Journal:
    from assistant.journal.journal import Journal
    from assistant.journal.retention import Retention

    settings = from_environment()
    opened = Journal(settings.journal, settings.database_url)
    if settings.journal_days:
        Retention(opened, settings.journal_days).start()
    return opened


@st.cache_resource(show_spinner=False)
def the_jobs() -> Jobs:
    """The jobs of this server."""
    return Jobs()


def open_for_all() -> None:
    """Open everything now, before anybody asks. Raises AssistantError for what cannot be opened."""
    _journal_once()
    _opened_once()


def the_assistant() -> Assistant:
    """The assistant of this server, opened once for all visitors; a test sets another one in the session's state.

    Raises AssistantError when the library cannot be opened (and tries again on the next run).
    """
    if ASSISTANT in st.session_state:
        return cast("Assistant", st.session_state[ASSISTANT])
    return _opened_once()


def the_settings() -> Settings:
    """The settings in force, with a library or without."""
    held = st.session_state.get(ASSISTANT)
    return cast("Assistant", held).settings if held is not None else from_environment()


def the_journal() -> Journal:
    """The journal of this server; a test sets another one. Raises JournalError when it cannot be opened."""
    if JOURNAL in st.session_state:
        return cast("Journal", st.session_state[JOURNAL])
    return _journal_once()
