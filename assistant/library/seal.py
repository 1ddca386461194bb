"""The seal of a published version: what each file holds, so that damage is noticed before anything reads it.

A truncated vector segment can end the whole process that loads it, and a flipped bit in the store change a figure.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

from assistant.search.vectors import CHROMA_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEAL_FILE = "SEAL.json"
# Chroma writes to its own SQLite file whenever it opens it; SQLite says itself when that one is damaged.
UNSEALED = CHROMA_FILE
# Up to this size contents are compared at every opening (a second a gigabyte), above it sizes only.
COMPARED_BYTES = 256_000_000
_PIECE = 1 << 20


def seal(folder: Path, before: Path | None = None) -> None:
    """Write down the size and digest of each file of a version that is about to be published.

    A file that is one with a file of the version ``before`` (a hard link) has that one's.
    """
    known = _sealed_files(before) if before else {}
    held = {name: known.get(_one(path)) or [path.stat().st_size, _digest(path)] for name, path in _files(folder)}
    (folder / SEAL_FILE).write_text(json.dumps(held, indent=1), encoding="utf-8")


def damaged_files(folder: Path) -> tuple[str, ...]:
    """The files of a published version that are gone or not what they were, by their path in it."""
    try:
        sealed = _sealed(folder)
        compared = sum(size for size, _ in sealed.values()) <= COMPARED_BYTES
    except (OSError, ValueError, TypeError, AttributeError):
        return (SEAL_FILE,)
    expected = {name: (size, digest if compared else "") for name, (size, digest) in sorted(sealed.items())}
    return tuple(name for name, (size, digest) in expected.items() if not _whole(folder / name, size, digest))


def _sealed(folder: Path) -> dict[str, tuple[int, str]]:
    held: dict[str, tuple[int, str]] = json.loads((folder / SEAL_FILE).read_text(encoding="utf-8"))
    return held


def _sealed_files(folder: Path) -> dict[tuple[int, int], tuple[int, str]]:
    """What is sealed of each file, by the file itself, whatever its name."""
    try:
        return {_one(folder / name): entry for name, entry in _sealed(folder).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _one(path: Path) -> tuple[int, int]:
    state = path.stat()
    return (state.st_dev, state.st_ino)


def _whole(path: Path, size: int, digest: str) -> bool:
    try:
        return path.stat().st_size == size and (not digest or _digest(path) == digest)
    except OSError:
        return False


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith(UNSEALED):
            yield path.relative_to(folder).as_posix(), path


def _digest(path: Path) -> str:
    state = blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            state.update(piece)
    return state.hexdigest()
