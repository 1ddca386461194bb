"""Damaged files of a library: noticed before they are read, answered around, mended from what is whole."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from assistant.errors import LibraryDamaged, LibraryMissing
from assistant.library.build import build_library
from assistant.library.nearest import FIRST_SEARCHES
from assistant.library.open import Library
from assistant.library.repair import Repair
from assistant.library.seal import damaged_files
from assistant.library.store import STORE_FILE
from assistant.library.versions import VECTORS_FOLDER, roll_back

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.settings import Settings

    Write = Callable[..., Path]


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def overwrite(path: Path) -> None:
    path.write_bytes(b"not what it was " * 100)


def with_chroma(library: Library) -> None:
    """Search until Chroma, which a small library's first questions go without, was opened or found damaged."""
    for _ in range(FIRST_SEARCHES + 1):
        library.search("流片补贴")
    for thread in threading.enumerate():
        if thread.name == "chroma":
            thread.join()


def segment(folder: Path) -> Path:
    return next((folder / VECTORS_FOLDER).rglob("data_level0.bin"))


def own_database(folder: Path) -> Path:
    return folder / VECTORS_FOLDER / "chroma.sqlite3"


@pytest.mark.parametrize(
    ("file", "damage"),
    [
        *((segment, how) for how in (truncate, flip_a_bit, overwrite, lambda path: path.unlink())),
        *((own_database, how) for how in (truncate, overwrite, lambda path: path.unlink())),
        (segment, lambda path: shutil.rmtree(path.parent.parent)),
    ],
)
def test_words_answer_while_the_vectors_are_damaged_and_indexing_mends_them(
    settings: Settings, file: Callable[[Path], Path], damage: Callable[[Path], None]
) -> None:
    damage(file(settings.index / build_library(settings).version))
    library = Library.open(settings)
    with_chroma(library)
    assert [found.found_by for found in library.search("流片补贴")][:1] == [("lexical",)]
    assert "向量" in library.trouble
    assert build_library(settings).published
    library.refresh()
    assert "vectors" in library.search("流片补贴")[0].found_by
    assert library.trouble == ""


def test_a_serving_process_mends_itself_once(settings: Settings) -> None:
    truncate(segment(settings.index / build_library(settings).version))
    library = Library.open(settings)
    repair = Repair(settings)
    thread = repair.begin(library.version)
    assert thread is not None
    assert repair.begin(library.version) is None
    thread.join()
    library.refresh()
    assert "vectors" in library.search("流片补贴")[0].found_by


def test_a_flipped_bit_in_the_store_is_never_served(settings: Settings) -> None:
    """SQLite itself would not notice it, and it may stand in a figure."""
    flip_a_bit(settings.index / build_library(settings).version / STORE_FILE)
    for use in (lambda: Library.open(settings), lambda: build_library(settings)):
        with pytest.raises(LibraryDamaged, match="assistant index --rebuild"):
            use()
    build_library(settings, rebuild=True)
    assert Library.open(settings).search("流片补贴")


def test_reading_changes_no_sealed_file(settings: Settings) -> None:
    folder = settings.index / build_library(settings).version
    for _ in range(2):
        library = Library.open(settings)
        with_chroma(library)
        assert "vectors" in library.search("流片补贴")[0].found_by
        library.close()
        assert damaged_files(folder) == ()


def test_the_version_before_can_serve_again(settings: Settings, write: Write) -> None:
    first = build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    second = build_library(settings)
    library = Library.open(settings)
    assert roll_back(settings.index) == first.version
    library.refresh()
    assert library.version == first.version
    assert all("二期工程" not in found.passage.text for found in library.search("二期工程"))
    with pytest.raises(LibraryMissing, match="退不回去"):
        roll_back(settings.index)
    assert build_library(settings).changed == second.changed
