"""The library of the real corpus, built once for all tests that ask it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.app import Assistant, open_assistant
from assistant.library.build import build_library
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def corpus_assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the corpus with the built-in embedding."""
    settings = Settings(corpus=CORPUS, index=tmp_path_factory.mktemp("corpus-index"))
    build_library(settings)
    assistant = open_assistant(settings)
    yield assistant
    assistant.close()
