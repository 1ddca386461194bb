"""The indexes of a large library, written by other processes: they find the same, and a failure is said."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.errors import LibraryUnwritable
from assistant.library.build import build_library
from assistant.library.indexes import Graph
from assistant.library.indexes_apart import words_apart, write_apart
from assistant.library.open import Library
from assistant.library.store import STORE_FILE
from assistant.library.versions import VECTORS_FOLDER
from assistant.search.vectors import graph_folders

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.settings import Settings


def found(settings: Settings) -> list[tuple[str, float]]:
    with closing(Library.open(settings)) as library:
        return [(one.passage.id, one.score) for one in library.search("芯片企业流片补贴最高多少？", k=20)]


def test_words_written_apart_are_the_same(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_library(settings)
    monkeypatch.setattr("assistant.library.filling.FEW", 0)
    apart = replace(settings, index=tmp_path / "apart")
    build_library(apart)
    assert found(apart) == found(settings) != []


@pytest.mark.parametrize(("largest", "number"), [(100_000, 2), (2, 5)])
def test_several_graphs_find_what_one_finds(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int, number: int
) -> None:
    held = build_library(settings).passages
    monkeypatch.setattr("assistant.library.indexes.ONE_GRAPH", 0)
    monkeypatch.setattr("assistant.library.indexes.LARGEST_GRAPH", largest)
    monkeypatch.setattr("assistant.library.nearest.SMALL", 0)  # Chroma is asked, not the store
    several = replace(settings, index=tmp_path / "several")
    report = build_library(several)
    folders = graph_folders(several.index / report.version / VECTORS_FOLDER)
    assert len(folders) == max(number, -(-held // largest))
    assert found(several) == found(settings) != []


def test_no_graph_is_begun_where_another_could_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnwritable, match=r"library\.sqlite"):
        write_apart(tmp_path, [Graph(f"graph-{at}", "", 1) for at in range(100)])


def test_what_the_other_process_cannot_write_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnwritable, match=r"library\.sqlite"), words_apart(tmp_path):
        pass


def test_what_it_says_itself_is_said_once(settings: Settings, tmp_path: Path) -> None:
    version = settings.index / build_library(settings).version
    shutil.copyfile(version / STORE_FILE, tmp_path / STORE_FILE)
    (tmp_path / "graph").write_text("a file stands where Chroma's folder is to be", encoding="utf-8")
    with pytest.raises(LibraryUnwritable) as told:
        write_apart(tmp_path, [Graph("graph", "", 1)])
    assert str(told.value).count("文献库写不进去") == 1


def test_the_other_process_ends_where_the_block_fails(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(ZeroDivisionError), words_apart(tmp_path):
        raise ZeroDivisionError
    assert time.monotonic() - begun < 30
