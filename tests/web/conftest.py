"""The page as a test sees it: the real script over a small hand-made library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from desk_page import open_page
from fake_assistant import FakeAssistant
from playwright.sync_api import sync_playwright
from served_desk import QUIET, the_browser

from assistant.journal.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from streamlit.testing.v1 import AppTest


@pytest.fixture
def assistant(tmp_path: Path) -> FakeAssistant:
    return FakeAssistant(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal")
    yield opened
    opened.close()


@pytest.fixture
def page(assistant: FakeAssistant, journal: Journal) -> AppTest:
    return open_page(assistant, journal).run()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module's tests; each takes a context of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=the_browser(), args=list(QUIET))
        yield opened
        opened.close()
