"""Compiled patterns kept from one process for the next, as Python keeps the compiled form of its sources.

A short command compiles a thousand patterns, which takes a third of its time, and throws them away. They are kept where
Python keeps bytecode, under its rules: beside the source or under PYTHONPYCACHEPREFIX, and not at all where
PYTHONDONTWRITEBYTECODE is set or the folder cannot be written.

What is kept are the arguments that ``re`` itself would hand to its engine, found by the pattern's text and flags; the
engine checks them as it checks those of ``re``. So a kept pattern can be neither out of date nor another pattern; a
file that another Python wrote is not read.
"""

from __future__ import annotations

import contextlib
import importlib
import marshal
import os
import sys
import time
from array import array
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

WORTH_KEEPING = 0.02  # seconds that the new patterns took to compile: about what writing the file takes
MOST_KEPT = 5000  # beyond it only those of the process that writes are kept

_PARTS = ("compile", "_code", "_parser", "_sre")  # of the standard library's own compiler, which are not promised

Key = tuple[str | bytes, int]
Arguments = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


@contextlib.contextmanager
def kept_patterns(file: Path | None = None) -> Iterator[None]:
    """Within it, patterns that ``file`` holds are not compiled again; at its end those that were new are written there.

    ``file``: None for the place of Python's own bytecode. A Python whose ``re`` is built otherwise compiles as ever.
    """
    compiler: Any = importlib.import_module("re._compiler")
    if not all(hasattr(compiler, part) for part in _PARTS):
        yield
        return
    plain = compiler.compile
    keeping = _Keeping(file or _beside_bytecode(), compiler)
    compiler.compile = keeping.compile
    try:
        yield
    finally:
        compiler.compile = plain
        keeping.write()


class _Keeping:
    """The patterns of one file, and those that it did not hold."""

    def __init__(self, file: Path, compiler: Any) -> None:  # noqa: ANN401 - a module that the stubs do not know
        self._file, self._compiler = file, compiler
        self._plain = compiler.compile
        self._kept = _read(file)
        self._used: set[Key] = set()
        self._took = 0.0

    def compile(self, pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
        """``re._compiler.compile``, from what is kept where it can be."""
        if not isinstance(pattern, str | bytes):  # a pattern already parsed: ``re.Scanner`` alone hands over such
            return self._plain(pattern, flags)
        key = (pattern, int(flags))
        self._used.add(key)
        if key not in self._kept:
            began = time.perf_counter()
            self._kept[key] = self._arguments(pattern, int(flags))
            self._took += time.perf_counter() - began
        all_flags, code, groups, names, by_number = self._kept[key]
        written = array("I", code).tolist()
        compiled: re.Pattern[Any] = self._compiler._sre.compile(pattern, all_flags, written, groups, names, by_number)
        return compiled

    def _arguments(self, pattern: str | bytes, flags: int) -> Arguments:
        parsed = self._compiler._parser.parse(pattern, flags)
        code = array("I", self._compiler._code(parsed, flags)).tobytes()
        by_number: list[str | None] = [None] * parsed.state.groups
        for name, number in parsed.state.groupdict.items():
            by_number[number] = name
        names = dict(parsed.state.groupdict)
        return int(flags | parsed.state.flags), code, parsed.state.groups - 1, names, tuple(by_number)

    def write(self) -> None:
        """Keep what was new, where it was worth it; a folder that cannot be written is no fault."""
        if self._took < WORTH_KEEPING or sys.dont_write_bytecode:
            return
        keys = self._kept.keys() if len(self._kept) <= MOST_KEPT else self._used
        content = marshal.dumps({key: self._kept[key] for key in keys})
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_head() + content)
            beside.replace(self._file)


def _read(file: Path) -> dict[Key, Arguments]:
    try:
        content = file.read_bytes()
        if content.startswith(_head()):
            kept: dict[Key, Arguments] = marshal.loads(content[len(_head()) :])  # as trusted as the bytecode beside it
            return kept
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}


def _head() -> bytes:
    return f"patterns 1: {sys.version}\n".encode()


def _beside_bytecode() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".patterns")
