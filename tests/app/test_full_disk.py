"""A full disk, and one that nothing may be written to: each says so in a sentence, and what served goes on."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING

import pytest
from small_disk import SmallDisk

from assistant import cli
from assistant.app import Assistant, open_assistant
from assistant.backup import back_up
from assistant.errors import AssistantError, BackupError, JournalError, LibraryUnwritable
from assistant.journal.journal import Journal
from assistant.library.build import build_library
from assistant.library.intake import INCOMING, lay_aside, publish, waiting
from assistant.library.versions import versions
from assistant.model import Filters
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "2018年无锡服务业增加值增速是多少？"
FIGURE = "8.08%"
MEGABYTES = 8


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        disk = SmallDisk(tmp_path / "disk", MEGABYTES)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of a test's own can be mounted by root only")
    with closing(disk):
        yield disk


@pytest.fixture
def settings(tmp_path: Path, disk: SmallDisk) -> Settings:
    """A small library, journal and corpus, the first two on the small disk."""
    (tmp_path / "corpus").mkdir()
    text = "无锡产业强市研究\n\n1 绪论\n\n2018年无锡服务业增加值同比增长8.08%。\n\n2 问题\n\n龙头企业带动能力不强。\n"
    (tmp_path / "corpus" / "study.txt").write_text(text, encoding="utf-8")
    settings = Settings(corpus=tmp_path / "corpus", index=disk.path / "index", journal=disk.path / "journal")
    build_library(settings)
    return settings


def add_a_file(settings: Settings) -> None:
    text = "港口规划\n\n" + "港口建设提速，航道疏浚完成，吞吐量达到100万吨。\n" * 200
    (settings.corpus / "port.txt").write_text(text, encoding="utf-8")


def answers(assistant: Assistant) -> bool:
    return FIGURE in assistant.ask(QUESTION).text


@pytest.mark.parametrize("left", [0, 20_000, 60_000, 150_000, 250_000, 350_000, 450_000])
def test_a_full_disk_leaves_the_library_that_serves(settings: Settings, disk: SmallDisk, left: int) -> None:
    """Wherever in its work the writer runs out of room: SQLite, tantivy, Chroma, the seal."""
    with closing(open_assistant(settings)) as assistant:
        before = versions(settings.index)
        add_a_file(settings)
        disk.fill(leaving=left)
        with pytest.raises(LibraryUnwritable, match="请检查磁盘空间"):
            build_library(settings)
        assert versions(settings.index) == before
        assert answers(assistant)
        with closing(open_assistant(settings)) as opened_anew:
            assert answers(opened_anew)
        disk.empty()
        assert build_library(settings).added == ("port.txt",)
        assert answers(assistant)


def test_the_command_says_it_and_fails(settings: Settings, disk: SmallDisk, capsys: pytest.CaptureFixture[str]) -> None:
    add_a_file(settings)
    disk.fill()
    assert cli.main(["--corpus", str(settings.corpus), "--index", str(settings.index), "index"]) == 1
    assert "请检查磁盘空间" in capsys.readouterr().err


def test_the_first_library_needs_room_too(settings: Settings, disk: SmallDisk) -> None:
    disk.fill(leaving=10_000)
    with pytest.raises(LibraryUnwritable, match="请检查磁盘空间"):
        build_library(replace(settings, index=disk.path / "another"))


def test_a_journal_without_room_says_so_and_keeps_what_it_has(settings: Settings, disk: SmallDisk) -> None:
    with closing(Journal(settings.journal)) as journal:
        conversation = journal.begin("甲", "题")
        first = journal.ask(conversation.id, "问？", (), Filters())
        disk.fill()
        asked = map(journal.ask, repeat(conversation.id), repeat("问" * 10_000, 50), repeat(()), repeat(Filters()))
        with pytest.raises(JournalError, match="请检查磁盘空间"):
            list(asked)  # not at once: what SQLite has already has some room
        held = journal.turns(conversation.id)
        assert held[0] == first
        disk.empty()
        later = journal.ask(conversation.id, "再问？", (), Filters())
        assert journal.turns(conversation.id) == (*held, later)


def test_a_journal_that_has_no_room_to_begin_says_so(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(JournalError, match="打不开"):
        Journal(disk.path / "journal")


def test_an_upload_without_room_leaves_nothing_half(settings: Settings, disk: SmallDisk) -> None:
    disk.fill(leaving=50_000)
    with pytest.raises(LibraryUnwritable, match=r"规划\.txt.*请检查磁盘空间"):
        lay_aside(settings.journal, "规划.txt", b"x" * 1_000_000, settings)
    assert waiting(settings.journal) == ()
    assert [path.name for path in (settings.journal / INCOMING).iterdir()] == []


def test_a_file_that_cannot_be_published_waits_again(settings: Settings, disk: SmallDisk) -> None:
    """Also where the corpus lies on another disk than the files under review."""
    content = ("港口规划\n\n" + "港口建设提速，吞吐量达到100万吨。\n" * 50).encode()
    path = lay_aside(settings.journal, "规划.txt", content, settings)
    disk.fill()
    with pytest.raises(AssistantError, match="请检查磁盘空间"):
        publish(settings, path)
    disk.empty()
    assert [one.name for one in waiting(settings.journal)] in (["规划.txt"], [])
    assert publish(settings, lay_aside(settings.journal, "规划.txt", content, settings)).added == ("uploads/规划.txt",)


def test_a_backup_without_room_is_none(settings: Settings, disk: SmallDisk, tmp_path: Path) -> None:
    (settings.corpus / "noise.bin").write_bytes(random.Random(1).randbytes(200_000))
    Journal(settings.journal).close()
    disk.fill(leaving=60_000)
    with pytest.raises(BackupError, match="请检查目录权限和磁盘空间"):
        back_up(settings, disk.path / "kept.tar.gz")
    assert [path.name for path in disk.path.glob("kept*")] == []
    disk.empty()
    assert back_up(settings, tmp_path / "kept.tar.gz") == 3


# --- a disk that nothing may be written to ------------------------------------------------------------------------


@pytest.fixture
def sealed_off(settings: Settings, disk: SmallDisk) -> Settings:
    Journal(settings.journal).close()
    disk.read_only()
    return settings


def test_a_read_only_library_serves_and_says_that_it_cannot_be_written(sealed_off: Settings) -> None:
    with closing(open_assistant(sealed_off)) as assistant:
        assert answers(assistant)
        for rebuild in (False, True):
            add_a_file(sealed_off)
            with pytest.raises(LibraryUnwritable, match="文献库写不进去"):
                build_library(sealed_off, rebuild=rebuild)
        assert answers(assistant)


def test_nothing_else_can_be_written_either(sealed_off: Settings) -> None:
    with pytest.raises(JournalError, match="请检查该文件夹的权限"), closing(Journal(sealed_off.journal)) as journal:
        journal.note("甲", "提问")
    with pytest.raises(LibraryUnwritable, match="请检查磁盘空间和目录权限"):
        lay_aside(sealed_off.journal, "规划.txt", b"text", sealed_off)
    with pytest.raises(BackupError, match="请检查目录权限"):
        back_up(sealed_off, sealed_off.journal / "kept.tar.gz")


def test_a_quota_on_files_is_a_full_disk_too(settings: Settings, tmp_path: Path) -> None:
    """``ulimit -f``: the writer is told by a signal, which Python turns into an error."""
    add_a_file(settings)
    places = f"--corpus {settings.corpus} --index {settings.index}"
    command = f"ulimit -f 40; exec {sys.executable} -m assistant {places} index"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "请检查磁盘空间" in done.stderr
    assert "Traceback" not in done.stderr
    with closing(open_assistant(settings)) as assistant:
        assert answers(assistant)
