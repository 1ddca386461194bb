"""Backup and restore: there and back nothing is lost, and what is no whole backup changes nothing."""

from __future__ import annotations

import io
import json
import tarfile
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.backup import CONTENTS, back_up, restore
from assistant.errors import BackupError
from assistant.journal.journal import Journal
from assistant.model import Filters
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


def test_what_the_desk_keeps_beside_its_records_goes_with_them(settings: Settings, tmp_path: Path) -> None:
    """Its own question set, files under review, files taken out of the corpus."""
    Journal(settings.journal).close()
    for name in ("questions.jsonl", "incoming/待审.txt", "removed/旧.txt"):
        (settings.journal / name).parent.mkdir(exist_ok=True)
        (settings.journal / name).write_text(name, encoding="utf-8")
    assert back_up(settings, tmp_path / "kept.tar.gz") == 5
    elsewhere = Settings(corpus=tmp_path / "new" / "corpus", journal=tmp_path / "new" / "journal")
    restore(elsewhere, tmp_path / "kept.tar.gz")
    assert contents(elsewhere.journal)["incoming/待审.txt"] == "incoming/待审.txt".encode()
    assert {"questions.jsonl", "removed/旧.txt"} < set(contents(elsewhere.journal))


def test_records_move_between_a_file_and_a_database(settings: Settings, tmp_path: Path, database_url: str) -> None:
    """A backup of either is restored into either; one that holds records already is left alone."""
    with closing(Journal(settings.journal)) as journal:
        conversation = journal.begin("张三", "港口")
        turns = [journal.ask(conversation.id, f"问{number}？", (), Filters()) for number in range(3)]
        journal.judge(turns[0], "张三", "up")
        journal.note("张三", "提问")
        expected = (journal.turns(conversation.id), journal.opinions(), journal.entries())
    back_up(settings, tmp_path / "file.tar.gz")
    elsewhere = Settings(corpus=tmp_path / "b" / "corpus", journal=tmp_path / "b" / "journal")
    shared = replace(elsewhere, database_url=database_url)
    restore(shared, tmp_path / "file.tar.gz")
    assert not (shared.journal / "journal.sqlite").exists()
    with closing(Journal(shared.journal, database_url)) as journal:
        assert (journal.turns(conversation.id), journal.opinions(), journal.entries()) == expected
        later = journal.ask(conversation.id, "后来的", (), Filters())
        assert journal.turns(conversation.id)[-1] == later
    with pytest.raises(BackupError, match="已有对话记录"):
        restore(shared, tmp_path / "file.tar.gz")
    back_up(shared, tmp_path / "database.tar.gz")
    again = Settings(corpus=tmp_path / "c" / "corpus", journal=tmp_path / "c" / "journal")
    restore(again, tmp_path / "database.tar.gz")
    with closing(Journal(again.journal)) as journal:
        assert journal.turns(conversation.id) == (*expected[0], later)
        assert journal.entries() == expected[2]


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


def test_a_python_without_extraction_filters_restores_too_and_lets_nothing_out(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of Debian 12 (3.11.2) has none."""
    monkeypatch.delattr(tarfile, "data_filter", raising=False)
    back_up(settings, tmp_path / "kept.tar.gz")
    elsewhere = Settings(corpus=tmp_path / "new" / "corpus", journal=tmp_path / "new" / "journal")
    restore(elsewhere, tmp_path / "kept.tar.gz")
    assert contents(elsewhere.corpus) == contents(settings.corpus)
    climb(tmp_path / "kept.tar.gz")
    with pytest.raises(BackupError, match="不是完整的备份文件"):
        restore(elsewhere, tmp_path / "kept.tar.gz")
    assert not list(tmp_path.rglob("outside.txt"))


def test_a_backup_that_is_not_there_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="找不到备份文件"):
        restore(settings, tmp_path / "none.tar.gz")
