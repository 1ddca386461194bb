"""What many tests share: the library of the real corpus, and a real PostgreSQL server; each made once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import postgres_server
import pytest

from assistant.app import Assistant, open_assistant
from assistant.library.build import build_library
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the library of the corpus, with the built-in embedding: to be copied, never opened itself."""
    index = tmp_path_factory.mktemp("corpus-index")
    build_library(Settings(corpus=CORPUS, index=index))
    return index


@pytest.fixture(scope="session")
def corpus_assistant(corpus_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the corpus."""
    index = tmp_path_factory.mktemp("corpus-assistant") / "index"
    shutil.copytree(corpus_index, index)
    assistant = open_assistant(Settings(corpus=CORPUS, index=index))
    yield assistant
    assistant.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres_server.Server]:
    """A running PostgreSQL server; ``.ci/run`` installs the package."""
    programs = postgres_server.programs()
    if programs is None:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    with postgres_server.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'shared.sqlite'}"
    return str(request.getfixturevalue("postgresql").database())
