"""The desk in one person's browser, run by Streamlit's own tester."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from fake_assistant import FakeAssistant

    from assistant.journal.journal import Journal

SCRIPT = Path(__file__).resolve().parents[2] / "streamlit_app.py"


def open_page(assistant: FakeAssistant, journal: Journal, person: str = "visitor") -> AppTest:
    """The desk as one person's browser has it, not yet drawn."""
    tested = AppTest.from_file(str(SCRIPT), default_timeout=30)
    tested.session_state["assistant"] = assistant
    tested.session_state["journal"] = journal
    tested.session_state["person"] = person
    return tested


def open_drawer(page: AppTest, key: str) -> AppTest:
    """Open what a button of the page opens."""
    page.session_state[key] = True
    return page.run()
