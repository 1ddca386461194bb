"""The page as a test sees it: the real script over a small hand-made library."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_assistant import FakeAssistant
from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).resolve().parents[2] / "streamlit_app.py"


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


@pytest.fixture
def page(assistant: FakeAssistant) -> AppTest:
    tested = AppTest.from_file(str(SCRIPT), default_timeout=20)
    tested.session_state["assistant"] = assistant
    return tested.run()
