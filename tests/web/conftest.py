"""The page as a test sees it: the real script over a small hand-made library, or a desk in a real browser."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk_page import open_page
from fake_assistant import FakeAssistant
from playwright.sync_api import sync_playwright
from served_desk import BROWSER_OPTIONS, Desk, free_port, serving, the_browser

from assistant.journal.journal import Journal
from assistant.library.build import build_library
from assistant.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SET = (
    '{"id": "a", "question": "2018年无锡服务业增加值增速是多少？", "kind": "number", "status": "answered", '
    '"must": [["8.08%"]]}\n'
    '{"id": "b", "question": "2035年房价是多少？", "kind": "refuse", "status": "refused", "must": []}\n'
)

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each takes a context of its own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=the_browser(), args=list(BROWSER_OPTIONS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, corpus_index: Path) -> Iterator[Desk]:
    """A desk over a copy of the corpus, for tests that leave it usable; it looks for new files each second.

    It has a file that cannot be read, a small question set, and no gates.
    """
    folder = tmp_path_factory.mktemp("desk")
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    shutil.copytree(CORPUS, settings.corpus)
    shutil.copytree(corpus_index, settings.index)
    (settings.corpus / "questions.jsonl").write_text(SET, encoding="utf-8")
    (settings.corpus / "gates.yaml").unlink()
    (settings.corpus / "scanned.pdf").write_bytes(b"no pdf at all")
    assert [refused.path for refused in build_library(settings).refused] == ["scanned.pdf"]
    port = free_port()
    command = ["assistant", "--corpus", str(settings.corpus), "serve", "--port", str(port), "--address", "127.0.0.1"]
    with serving(command, port, folder, {"ASSISTANT_WATCH_SECONDS": "1"}) as address:
        yield Desk(address, folder)
