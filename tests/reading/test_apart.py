"""Reading in a process apart: what a file does to its reader stays there."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import zipfile
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.errors import BrokenFile, CostlyFile, EmptyFile, FileTooLarge, ReadingError
from assistant.reading.apart import ReaderApart
from assistant.reading.files import read_file
from assistant.reading.resting import Child, Resting

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = {"max_megabytes": 50, "max_pages": 2000}


@pytest.fixture
def reader() -> Iterator[ReaderApart]:
    with ReaderApart(seconds=60) as made:
        yield made


def test_a_document_and_an_error_come_back_as_if_read_here(reader: ReaderApart, tmp_path: Path) -> None:
    good, empty = tmp_path / "计划.txt", tmp_path / "空.txt"
    good.write_text("一、目标\n\n到2025年产值达到2000亿元。", encoding="utf-8")
    empty.touch()
    assert reader.read(good, **LIMITS) == read_file(good, **LIMITS)
    with pytest.raises(EmptyFile, match=r"空\.txt"):
        reader.read(empty, **LIMITS)


def test_the_next_file_is_read_after_one_that_took_too_long(tmp_path: Path) -> None:
    slow, good = tmp_path / "slow.txt", tmp_path / "good.txt"
    slow.write_text("产业强市。" * 400_000, encoding="utf-8")
    good.write_text("港口建设提速。", encoding="utf-8")
    with ReaderApart(seconds=60) as patient:
        patient.read(good, **LIMITS)
    with ReaderApart(seconds=0.05) as hasty:
        with pytest.raises(CostlyFile, match="ASSISTANT_READING_SECONDS"):
            hasty.read(slow, **LIMITS)
        hasty._seconds = 60
        assert hasty.read(good, **LIMITS).text == "港口建设提速。"


def test_a_reader_without_memory_says_so_and_the_next_one_goes_on(tmp_path: Path) -> None:
    large, good = tmp_path / "large.txt", tmp_path / "good.txt"
    large.write_text("产业强市。" * 1_500_000, encoding="utf-8")
    good.write_text("港口建设提速。", encoding="utf-8")
    with ReaderApart(seconds=60, memory_bytes=192 << 20) as reader:
        with pytest.raises(CostlyFile, match="内存"):
            reader.read(large, **LIMITS)
        assert reader.read(good, **LIMITS).text == "港口建设提速。"


def test_a_killed_reader_is_started_anew(reader: ReaderApart, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("港口建设提速。", encoding="utf-8")
    reader.read(good, **LIMITS)
    assert reader._child is not None
    reader._child.process.kill()
    reader._child.process.wait()
    with pytest.raises(CostlyFile, match="中断"):
        reader.read(good, **LIMITS)
    assert reader.read(good, **LIMITS).text == "港口建设提速。"


def test_bombs_are_refused(reader: ReaderApart, tmp_path: Path) -> None:
    """A zip that unpacks to gigabytes, and XML entities that would."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"word/{number}.xml", b"0" * (10 << 20))
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(packed.getvalue())
    with pytest.raises(FileTooLarge):
        reader.read(bomb, max_megabytes=1, max_pages=2000)

    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    document = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "产业">{entities}]><d>&e9;</d>'
    laughs = tmp_path / "laughs.docx"
    with zipfile.ZipFile(laughs, "w") as archive:
        archive.writestr("[Content_Types].xml", document)
        archive.writestr("word/document.xml", document)
    with pytest.raises(ReadingError) as refused:
        reader.read(laughs, **LIMITS)
    assert isinstance(refused.value, BrokenFile | CostlyFile)


# --- children at rest ----------------------------------------------------------------------------------------------


def a_child() -> Child:
    ours, theirs = Pipe()
    theirs.close()
    return Child(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]), ours)


@pytest.fixture
def resting() -> Iterator[Resting]:
    made = Resting(seconds=60)
    yield made
    made.end_all()


def test_the_next_reader_goes_on_with_the_child_of_the_last(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("港口建设提速。", encoding="utf-8")
    empty.touch()
    children = []
    for _ in range(2):
        with ReaderApart(seconds=60, memory_bytes=3 << 30) as reader:
            assert reader.read(good, **LIMITS).text == "港口建设提速。"
            with pytest.raises(EmptyFile):  # a file that is refused is no fault of the child's
                reader.read(empty, **LIMITS)
            assert reader._child is not None
            children.append(reader._child.process.pid)
    assert children[0] == children[1]
    with ReaderApart(seconds=60, memory_bytes=2 << 30) as other:
        other.read(good, **LIMITS)
        assert other._child is not None
        assert other._child.process.pid != children[0]


def test_a_child_that_stands_elsewhere_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path may be given from where the process stands."""
    children = []
    for name, text in (("here", "港口建设提速。"), ("there", "航道疏浚完成。")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path / name)
        with ReaderApart(seconds=60) as reader:
            assert reader.read(Path("plan.txt"), **LIMITS).text == text
            children.append(reader._child)
    assert children[0] is not children[1]


def test_a_child_that_was_left_in_the_midst_of_a_file_is_taken_by_nobody(tmp_path: Path) -> None:
    slow, good = tmp_path / "slow.txt", tmp_path / "good.txt"
    slow.write_text("产业强市。" * 400_000, encoding="utf-8")
    good.write_text("港口建设提速。", encoding="utf-8")
    with ReaderApart(seconds=60, memory_bytes=5 << 30) as reader:
        reader.read(good, **LIMITS)
        assert reader._child is not None
        left = reader._child
        reader._seconds = 0.01
        with pytest.raises(CostlyFile):
            reader.read(slow, **LIMITS)
    assert left.process.poll() is not None
    with ReaderApart(seconds=60, memory_bytes=5 << 30) as other:
        assert other.read(good, **LIMITS).text == "港口建设提速。"


def test_a_child_is_taken_once_by_whoever_wants_its_like_and_only_while_it_lives(resting: Resting) -> None:
    one, dead = a_child(), a_child()
    resting.put(("making",), one)
    assert resting.take(("reading",)) is None
    assert resting.take(("making",)) is one
    assert resting.take(("making",)) is None
    dead.process.kill()
    dead.process.wait()
    resting.put(("making",), dead)
    resting.put(("making",), one)
    assert resting.take(("making",)) is one
    one.end()


def test_a_child_rests_for_a_while_only() -> None:
    brief, child = Resting(seconds=0.01), a_child()
    brief.put(("making",), child)
    assert child.process.wait(timeout=30) == -signal.SIGKILL
    assert brief.take(("making",)) is None
