"""One library in a database, served by processes with folders of their own."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from assistant.app import open_assistant
from assistant.cli import main
from assistant.database import open_database
from assistant.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryMissing
from assistant.library.build import build_library
from assistant.library.following import Following, one_writer_of_all
from assistant.library.open import Library
from assistant.library.shared import Shared
from assistant.library.store import STORE_FILE
from assistant.library.versions import current_version, versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.settings import Settings

    Write = Callable[..., Path]


@pytest.fixture
def here(settings: Settings, database_url: str) -> Settings:
    return replace(settings, database_url=database_url)


@pytest.fixture
def there(here: Settings, tmp_path: Path) -> Settings:
    """Another machine: it has neither the corpus nor a library."""
    return replace(here, corpus=tmp_path / "none", index=tmp_path / "there")


def held(settings: Settings) -> list[str]:
    with closing(Library.open(settings)) as library:
        return [document.id for document in library.documents()]


def test_what_one_machine_indexes_another_serves(here: Settings, there: Settings) -> None:
    report = build_library(here)
    with closing(Library.open(there)) as library:
        assert library.version == report.version
        assert library.search("芯片企业流片补贴最高多少？", k=1)[0].passage.document_id == "chips"
        assert library.trouble == ""
    assert not build_library(here).published


def test_a_serving_process_notices_and_takes_over(here: Settings, there: Settings, write: Write) -> None:
    build_library(here)
    library = Library.open(there)
    following = Following(there, seconds=0.05)
    following.start()
    try:
        write("plans/lake.md", text="太湖治理投资300亿元。")
        version = build_library(here).version
        until = time.monotonic() + 20
        while library.version != version and time.monotonic() < until:
            time.sleep(0.05)
            library.refresh()
        assert library.version == version
        assert library.search("太湖治理投资多少？", k=1)[0].passage.document_id == "lake"
    finally:
        following.stop()
        library.close()


def test_an_assistant_that_serves_follows(here: Settings, there: Settings, write: Write) -> None:
    build_library(here)
    with closing(open_assistant(there, repairs=True)) as assistant:
        write("plans/lake.md", text="太湖治理投资300亿元。")
        version = build_library(here).version
        until = time.monotonic() + 20
        while current_version(there.index) != version and time.monotonic() < until:
            time.sleep(0.1)
        assert "300亿元" in assistant.ask("太湖治理投资多少？").text


def test_writers_take_turns_and_each_builds_on_the_last(here: Settings, tmp_path: Path, write: Write) -> None:
    """Two machines with the same corpus: the second one's index is an update of the first one's, not a fork."""
    second = replace(here, index=tmp_path / "second")
    first_version = build_library(here).version
    write("plans/lake.md", text="太湖治理投资300亿元。")
    report = build_library(second)
    assert report.added == ("plans/lake.md",)
    assert report.unchanged == 4
    assert report.version > first_version
    assert held(here) == held(second)
    with one_writer_of_all(here), pytest.raises(LibraryBusy, match="另一台机器"):
        build_library(second)


HOLD = """
import sys, time
from contextlib import closing
from assistant.library.shared import Shared
with closing(Shared(sys.argv[1])) as shared, shared.one_writer():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_writer_that_was_killed_holds_nobody_up(here: Settings, database_url: str) -> None:
    writer = subprocess.Popen([sys.executable, "-c", HOLD, database_url], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"held\n"
    with pytest.raises(LibraryBusy):
        build_library(here)
    writer.kill()
    writer.communicate()
    until, published = time.monotonic() + 10, False
    while not published and time.monotonic() < until:
        with contextlib.suppress(LibraryBusy):  # the server notices in a moment
            published = build_library(here).published
    assert published


def test_the_version_before_serves_again_everywhere(here: Settings, there: Settings, write: Write) -> None:
    first = build_library(here).version
    assert held(there)
    write("plans/lake.md")
    build_library(here)
    assert "lake" in held(there)
    assert main(["--corpus", str(here.corpus), "--index", str(here.index), "status"]) == 0
    with one_writer_of_all(there) as shared:
        assert shared is not None
        assert shared.roll_back() == first
    assert "lake" not in held(there)
    assert "lake" not in held(here)
    with closing(Shared(here.database_url)) as shared, pytest.raises(LibraryMissing, match="退不回去"):
        shared.roll_back()


def test_old_versions_and_their_pieces_are_removed(here: Settings, there: Settings, write: Write) -> None:
    names = []
    for number in range(4):
        write("plans/lake.md", text=f"太湖治理投资{number + 300}亿元。")
        names.append(build_library(here).version)
        held(there)
    assert versions(here.index) == versions(there.index) == tuple(names[-2:])
    database = open_database(here.database_url)
    with closing(database), database.reading() as connection:
        kept = connection.execute(text("SELECT DISTINCT version FROM library_files ORDER BY 1")).scalars().all()
        orphans = "SELECT count(*) FROM library_pieces WHERE digest NOT IN (SELECT digest FROM library_files)"
        assert (kept, connection.execute(text(orphans)).scalar()) == (names[-2:], 0)


def test_a_damaged_copy_is_fetched_anew_and_a_damaged_original_refused(here: Settings, there: Settings) -> None:
    version = build_library(here).version
    held(there)
    (there.index / version / STORE_FILE).write_bytes(b"not what it was")
    (there.index / "CURRENT").unlink()
    assert held(there)
    database = open_database(here.database_url)
    with closing(database), database.writing() as connection:
        connection.execute(text("UPDATE library_pieces SET content = substr(content, 2) WHERE length(content) > 1000"))
    elsewhere = replace(there, index=there.index.with_name("elsewhere"))
    with pytest.raises(LibraryDamaged, match="不完整"):
        Library.open(elsewhere)
    assert held(there)


def test_while_the_database_is_away_what_is_here_serves(here: Settings, there: Settings) -> None:
    build_library(here)
    expected = held(there)
    away = replace(there, database_url="postgresql://desk:geheim@127.0.0.1:1/desk")
    assert held(away) == expected
    with pytest.raises(LibraryError, match=r"读写不了.*照常可用") as caught:
        build_library(replace(away, corpus=here.corpus))
    assert "geheim" not in str(caught.value)
    with pytest.raises(LibraryError, match="读写不了"):
        Library.open(replace(away, index=there.index.with_name("nothing")))
    assert held(away) == expected
