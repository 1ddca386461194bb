"""The server's start: what a first visitor would wait for is done, and nothing is done after each run for nothing."""

from __future__ import annotations

import gc
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.app import Assistant, open_assistant
from assistant.library.build import build_library
from assistant.settings import Settings
from assistant.web import warming

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"no pdf")
    (tmp_path / "corpus" / "plan.md").write_text("# 规划\n\n到2025年，无锡集聚企业300家。\n", encoding="utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    build_library(settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def test_warm_means_that_a_first_question_finds_all_of_it_read(assistant: Assistant) -> None:
    try:
        warming.warm(assistant)
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
    assert "assistant.web.chat" in sys.modules
    assert {"counts", "documents", "facts"} <= vars(assistant.library._version).keys()


def test_streamlit_looks_for_no_garbage_after_each_run() -> None:
    """Its full collection after every run of the script, for every visitor, took most of the server's time."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
