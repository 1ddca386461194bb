"""Backup and restore: there and back nothing is lost, and what is no whole backup changes nothing."""

from __future__ import annotations

import io
import json
import tarfile
from typing import TYPE_CHECKING

import pytest

from assistant.backup import CONTENTS, back_up, restore
from assistant.errors import BackupError
from assistant.journal.journal import Journal
from assistant.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    corpus = tmp_path / "here" / "corpus"
    (corpus / "plans").mkdir(parents=True)
    (corpus / "plans" / "港口.txt").write_text("港口建设提速。", encoding="utf-8")
    return Settings(corpus=corpus, journal=tmp_path / "here" / "journal")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_there_and_back_nothing_is_lost(settings: Settings, tmp_path: Path) -> None:
    journal = Journal(settings.journal)
    conversation = journal.begin("张三", "港口")
    assert back_up(settings, tmp_path / "kept.tar.gz") == 2
    journal.close()
    elsewhere = Settings(corpus=tmp_path / "new" / "corpus", journal=tmp_path / "new" / "journal")
    assert restore(elsewhere, tmp_path / "kept.tar.gz") == ()
    assert contents(elsewhere.corpus) == contents(settings.corpus)
    restored = Journal(elsewhere.journal)
    assert [held.id for held in restored.conversations("张三")] == [conversation.id]
    restored.close()


def test_what_stood_there_is_moved_aside(settings: Settings, tmp_path: Path) -> None:
    back_up(settings, tmp_path / "kept.tar.gz")
    (settings.corpus / "later.txt").write_text("后来写的。", encoding="utf-8")
    (aside,) = restore(settings, tmp_path / "kept.tar.gz")
    assert "later.txt" in contents(aside)
    assert list(contents(settings.corpus)) == ["plans/港口.txt"]


def test_a_backup_is_never_overwritten(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "kept.tar.gz").write_bytes(b"another")
    with pytest.raises(BackupError, match="已经存在"):
        back_up(settings, tmp_path / "kept.tar.gz")
    assert (tmp_path / "kept.tar.gz").read_bytes() == b"another"


def cut(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-40])


def forge(archive: Path) -> None:
    """Add a file that the contents do not name."""
    with tarfile.open(archive, "r:gz") as packed:
        held = {entry.name: packed.extractfile(entry) for entry in packed}
        files = {name: file.read() for name, file in held.items() if file}
    pack(archive, files | {"corpus/added.txt": b"added"})


def alter(archive: Path) -> None:
    with tarfile.open(archive, "r:gz") as packed:
        files = {entry.name: (packed.extractfile(entry) or io.BytesIO()).read() for entry in packed}
    pack(archive, {name: held.replace("提速".encode(), "放缓".encode()) for name, held in files.items()})


def climb(archive: Path) -> None:
    """Name a file outside of the folder."""
    pack(archive, {"../outside.txt": b"out", CONTENTS: json.dumps({"format": 1, "files": {}}).encode()})


def pack(archive: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(archive, "w:gz") as packed:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))


@pytest.mark.parametrize("harm", [cut, forge, alter, climb, lambda archive: archive.write_bytes(b"no archive")])
def test_what_is_no_whole_backup_changes_nothing(settings: Settings, tmp_path: Path, harm: object) -> None:
    archive = tmp_path / "kept.tar.gz"
    back_up(settings, archive)
    before = contents(tmp_path / "here")
    harm(archive)  # type: ignore[operator]
    with pytest.raises(BackupError, match="没有动"):
        restore(settings, archive)
    assert contents(tmp_path / "here") == before
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_that_is_not_there_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="找不到备份文件"):
        restore(settings, tmp_path / "none.tar.gz")
