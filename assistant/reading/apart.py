"""Reading in a process apart: a file that takes all memory or time, or ends its reader, takes nothing else with it.

The parent sends a path and limits over a pipe and gets back the Document or the error; the child reads file after file.
``python -m assistant.reading.apart FD MEMORY WORK`` is the child.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import resource
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import BrokenFile, CostlyFile, ReadingError
from assistant.reading.files import read_file
from assistant.reading.resting import RESTING, Child

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from assistant.model import Document

MEMORY_BYTES = 4 << 30
"""Address space of the child; the largest file that the size limit lets in needs a fraction of it."""
READING = "assistant.reading.apart:outcome_of"
_ROOT = Path(__file__).resolve().parents[2]


class ReaderApart:
    """Reads files in a child process, which starts with the first file and anew after one that ended it."""

    def __init__(self, *, seconds: float, memory_bytes: int = MEMORY_BYTES, work: str = READING) -> None:
        """``work`` names the function that the child calls for each file, as module:function."""
        self._work = work
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._child: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path, *, max_megabytes: int, max_pages: int) -> Document:
        """As ``read_file``; raises CostlyFile too, for a file that took too long or ended the child."""
        document: Document = self.ask(path, max_megabytes, max_pages)
        return document

    def ask(self, path: Path, *more: object) -> Any:  # noqa: ANN401 - what the child's work gives
        """What the child makes of a file; raises what it gives as a ReadingError, and CostlyFile as ``read`` does."""
        child, self._child = self._child or RESTING.take(self._key()) or self._start(), None
        try:
            outcome = self._answer(child, path, *more)
        except (EOFError, OSError) as error:
            child.end()
            message = f"“{path.name}”使读取程序中断（多半已损坏，或要占用过多内存）。请重新导出或拆分后重新放入。"
            raise CostlyFile(message) from error
        except BaseException:
            child.end()
            raise
        self._child = child
        if isinstance(outcome, ReadingError):
            raise outcome
        return outcome

    def _answer(self, child: Child, path: Path, *more: object) -> object:
        child.pipe.send((path, *more))
        if not child.pipe.poll(self._seconds):
            message = (
                f"“{path.name}”读了{self._seconds:g}秒还没有读完，已停止。请拆分该文件重新放入，"
                "或调高环境变量 ASSISTANT_READING_SECONDS。"
            )
            raise CostlyFile(message)
        return child.pipe.recv()

    def close(self) -> None:
        """Let the child go, to rest."""
        if self._child is not None:
            RESTING.put(self._key(), self._child)
            self._child = None

    def _key(self) -> tuple[object, ...]:
        """What a child is alike in; a path may be given from where this process stands, even if that was removed."""
        here = Path().stat()
        return self._work, self._memory_bytes, here.st_dev, here.st_ino

    def _start(self) -> Child:
        ours, theirs = Pipe()
        here = "assistant.reading.apart"
        command = [sys.executable, "-m", here, str(theirs.fileno()), str(self._memory_bytes), self._work]
        process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])},
        )
        theirs.close()
        return Child(process, ours)


def _work_for_ever(pipe: Connection, work: Callable[..., object]) -> None:
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # whoever asked is gone, killed perhaps
        while True:
            pipe.send(work(*pipe.recv()))


def outcome_of(path: Path, max_megabytes: int, max_pages: int) -> Document | ReadingError:
    """A document, or why there is none; whatever happens, the child goes on."""
    try:
        return read_file(path, max_megabytes=max_megabytes, max_pages=max_pages)
    except ReadingError as error:
        return error
    except MemoryError:
        return CostlyFile(f"“{path.name}”要占用过多内存，没有读。请拆分该文件后重新放入。")
    except Exception as error:  # noqa: BLE001 - whatever a format's library makes of a damaged file
        return BrokenFile(f"“{path.name}”读不下去（{type(error).__name__}），多半已损坏。请重新导出后重新放入。")


if __name__ == "__main__":
    limit = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    module, _, function = sys.argv[3].partition(":")
    _work_for_ever(Connection(int(sys.argv[1])), getattr(importlib.import_module(module), function))
