"""The library with its vectors on a real Chroma server, started here on this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import Server

from assistant.library.build import build_library
from assistant.library.following import one_writer_of_all
from assistant.library.open import Library
from assistant.library.versions import VECTORS_FOLDER
from assistant.settings import Settings

PATIENCE_SECONDS = 30


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(tmp_path / "server")]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"ANONYMIZED_TELEMETRY": "False"},
    )
    process.url = f"http://127.0.0.1:{port}"  # type: ignore[attr-defined]
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield process
    process.kill()
    process.wait()


@pytest.mark.slow
def test_a_server_holds_the_vectors(settings: Settings, server: subprocess.Popen[bytes]) -> None:
    """Same evidence as embedded, old versions leave the server; without it words answer, and why is said."""
    embedded = build_library(settings)
    before = Library.open(settings).search("流片补贴")
    remote = replace(settings, chroma_url=server.url)  # type: ignore[attr-defined]
    moved = build_library(remote)
    assert (moved.published, moved.unchanged) == (True, 4)
    assert not (settings.index / moved.version / VECTORS_FOLDER).exists()
    assert (settings.index / embedded.version / VECTORS_FOLDER).exists()
    library = Library.open(remote)
    assert library.search("流片补贴") == before
    assert not build_library(remote).published
    server.kill()
    server.wait()
    assert library.search("流片补贴")[0].found_by == ("lexical",)
    assert "Chroma 服务器" in library.trouble
    library.close()


def test_two_machines_share_a_chroma_server_and_a_database(
    settings: Settings, server: subprocess.Popen[bytes], postgresql: Server, tmp_path: Path, write: Callable[..., Path]
) -> None:
    """Indexed by one, served by the other with its vectors; after a change and after the way back, too."""
    url = server.url  # type: ignore[attr-defined]
    here = replace(settings, chroma_url=url, database_url=postgresql.database())
    there = replace(here, corpus=tmp_path / "none", index=tmp_path / "there")
    question = "芯片企业流片补贴最高多少？"
    first = build_library(here).version
    with closing(Library.open(there)) as library:
        assert library.search(question, k=1)[0].passage.document_id == "chips"
        assert (library.version, library.trouble) == (first, "")
        assert not (there.index / first / VECTORS_FOLDER).exists()
    write("plans/lake.md", text="太湖治理投资300亿元。")
    second = build_library(here).version
    with closing(Library.open(there)) as library:
        assert library.search("太湖治理投资多少？", k=1)[0].passage.document_id == "lake"
        assert (library.version, library.trouble) == (second, "")
    with one_writer_of_all(there) as shared:
        assert shared is not None
        assert shared.roll_back() == first
    with closing(Library.open(here)) as library:
        assert library.search(question, k=1)[0].passage.document_id == "chips"
        assert (library.version, library.trouble) == (first, "")
