"""The indexes of a large library, written by other processes: they find the same, and a failure is said."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.errors import LibraryUnwritable
from assistant.library.build import build_library
from assistant.library.indexes_apart import words_apart
from assistant.library.open import Library
from assistant.library.versions import VECTORS_FOLDER
from assistant.search.vectors import GRAPH_FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.settings import Settings


def found(settings: Settings) -> list[tuple[str, float]]:
    with closing(Library.open(settings)) as library:
        return [(one.passage.id, one.score) for one in library.search("芯片企业流片补贴最高多少？", k=20)]


def test_words_written_apart_are_the_same(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_library(settings)
    monkeypatch.setattr("assistant.library.filling.FEW", 0)
    apart = replace(settings, index=tmp_path / "apart")
    build_library(apart)
    assert found(apart) == found(settings) != []


def test_two_graphs_find_what_one_finds(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_library(settings)
    monkeypatch.setattr("assistant.library.indexes.ONE_GRAPH", 0)
    monkeypatch.setattr("assistant.library.nearest.FEW", 0)  # Chroma is asked, not the store
    halves = replace(settings, index=tmp_path / "halves")
    report = build_library(halves)
    version = halves.index / report.version
    assert sorted(path.name for path in (version / VECTORS_FOLDER).iterdir()) == sorted(GRAPH_FOLDERS)
    assert found(halves) == found(settings) != []


def test_what_the_other_process_cannot_write_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnwritable, match=r"library\.sqlite"), words_apart(tmp_path):
        pass


def test_the_other_process_ends_where_the_block_fails(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(ZeroDivisionError), words_apart(tmp_path):
        raise ZeroDivisionError
    assert time.monotonic() - begun < 30
