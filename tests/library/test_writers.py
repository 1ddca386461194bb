"""Writers that die, fail or meet: the old library serves."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LibraryBusy
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.library.versions import LOCK, versions
from assistant.settings import Settings

Write = Callable[..., Path]

STEPS = ["读取文件、抽取数据", "编码、写入文献库", "建立检索索引"]
DYING_WRITER = """
import os, signal, sys
from pathlib import Path
from assistant.library.build import build_library
from assistant.settings import Settings

def die(step, done, total):
    if step == sys.argv[3] and done == total:
        os.kill(os.getpid(), signal.SIGKILL)

build_library(Settings(corpus=Path(sys.argv[1]), index=Path(sys.argv[2])), progress=die)
"""


def killed_at(settings: Settings, step: str) -> int:
    command = [sys.executable, "-c", DYING_WRITER, str(settings.corpus), str(settings.index), step]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, env=environment, check=False).returncode


def test_a_killed_writer_leaves_the_old_library_and_the_next_one_finishes(settings: Settings, write: Write) -> None:
    first = build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")
    for step in STEPS[1:]:
        assert killed_at(settings, step) == -signal.SIGKILL
        library = Library.open(settings)
        assert library.version == first.version
        assert library.search("流片补贴")
        assert all("二期工程" not in one.passage.text for one in library.search("二期工程"))
    second = build_library(settings)
    assert second.changed == ("plans/film.md",)
    assert versions(settings.index) == (first.version, second.version)
    assert "二期工程" in Library.open(settings).search("二期工程")[0].passage.text


class StopError(Exception):
    """What a test throws into the works."""


@pytest.mark.parametrize("step", STEPS)
def test_a_failed_build_leaves_nothing_behind(settings: Settings, write: Write, step: str) -> None:
    first = build_library(settings)
    write("plans/film.md", text="二期工程投资100亿元。")

    def fail(now: str, done: int, total: int) -> None:
        if now == step:
            raise StopError

    with pytest.raises(StopError):
        build_library(settings, progress=fail)
    assert versions(settings.index) == (first.version,)
    assert Library.open(settings).version == first.version
    assert build_library(settings).published


def test_a_second_writer_is_told_to_wait(settings: Settings) -> None:
    settings.index.mkdir()
    with (settings.index / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(LibraryBusy, match="另一个进程"):
            build_library(settings)
    assert build_library(settings).published
