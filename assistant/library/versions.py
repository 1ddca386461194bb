"""Where the library lies: one folder a version, and the file CURRENT that names the one that serves.

    index/CURRENT            the serving version's name
    index/000007-3fa9c1/     library.sqlite, lexical/, vectors/, SEAL.json; never changed once CURRENT has named it
    index/LOCK               held (flock) by the one process that writes; the system lets go of it when the process dies

A new version is made beside the serving one and taken over by replacing CURRENT, which is atomic. Whatever a killed
writer left is removed by the next one. The version before is kept to go back to, older ones are removed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.errors import LibraryBusy, LibraryDamaged, LibraryMissing, LibraryUnwritable
from assistant.library.seal import seal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CURRENT = "CURRENT"
LOCK = "LOCK"
VERSION = re.compile(r"(\d{6,})-[0-9a-f]{6}")
_NOT_TO_BE_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
LEXICAL_FOLDER, VECTORS_FOLDER = "lexical", "vectors"


def current_version(index: Path) -> str | None:
    """The serving version's name, or None when nothing was built; raises LibraryDamaged when CURRENT names nothing."""
    try:
        name = (index / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    if not VERSION.fullmatch(name) or not (index / name).is_dir():
        message = f"文献库目录里的 {CURRENT} 写的是“{name[:40]}”，没有这个版本。请运行 assistant index --rebuild 重建。"
        raise LibraryDamaged(message)
    return name


def usable_version(index: Path) -> str | None:
    """The serving version's name; None where nothing was built, and where CURRENT names nothing."""
    try:
        return current_version(index)
    except LibraryDamaged:
        return None


@contextmanager
def one_writer(index: Path) -> Iterator[None]:
    """Hold the writer's lock; raises LibraryBusy when another process holds it.

    What the block cannot write, for want of room or permission, is LibraryUnwritable.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = os.open(index / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LibraryUnwritable.because(f"{index}，{error.strerror}") from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = "另一个进程正在更新文献库。请等它结束后再运行 assistant index。"
            raise LibraryBusy(message) from error
        yield
    except sqlite3.OperationalError as error:
        raise LibraryUnwritable.because(error) from error
    except OSError as error:
        if error.errno in _NOT_TO_BE_WRITTEN:
            raise LibraryUnwritable.because(error.strerror) from error
        raise
    finally:
        os.close(lock)


@contextmanager
def next_version(
    index: Path, serving: str | None, share: Callable[[Path], None] = lambda folder: None
) -> Iterator[Path]:
    """An empty folder for the next version; it serves once the block is left without an error, else it is removed.

    ``share`` gets the sealed folder before it serves here; what it raises leaves the old version serving.
    """
    remove_versions(index, [name for name in versions(index) if _number(name) > _number(serving)])
    folder = index / f"{_number(serving) + 1:06d}-{secrets.token_hex(3)}"
    try:
        folder.mkdir()
        yield folder
        seal(folder, index / serving if serving else None)
        _to_disk(folder)
        share(folder)
        publish(index, folder.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def roll_back(index: Path) -> str:
    """Let the version before the serving one serve again; returns its name. Raises LibraryMissing when none is kept."""
    serving = current_version(index)
    before = [name for name in versions(index) if _number(name) < _number(serving)]
    if not before:
        raise LibraryMissing("没有保留更早的文献库版本，退不回去。要重做，请运行 assistant index --rebuild。")
    publish(index, before[-1])
    return before[-1]


def versions(index: Path) -> tuple[str, ...]:
    """The names of the versions that lie in the folder, published or not, oldest first."""
    return tuple(sorted(entry.name for entry in index.iterdir() if entry.is_dir() and VERSION.fullmatch(entry.name)))


def remove_versions(index: Path, names: list[str]) -> None:
    """Remove versions that serve no longer."""
    for name in names:
        shutil.rmtree(index / name, ignore_errors=True)


def _number(version: str | None) -> int:
    match = VERSION.fullmatch(version or "")
    return int(match[1]) if match else 0


def publish(index: Path, version: str) -> None:
    """Let a version that lies in the folder serve."""
    pointer = index / f"{CURRENT}.next"
    pointer.write_text(version + "\n", encoding="utf-8")
    _sync(pointer)
    pointer.replace(index / CURRENT)
    _sync(index)


def _to_disk(folder: Path) -> None:
    """Make sure that a power cut after publishing finds every file whole."""
    for parent, _, names in os.walk(folder):
        for name in names:
            _sync(folder.__class__(parent, name))
        _sync(folder.__class__(parent))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
