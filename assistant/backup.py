"""Backup and restore: one archive with all that cannot be built again, the corpus and the journal.

The journal is its records, from the file or from the database that several processes share, and the files beside it.
The library is not in it: ``assistant index`` makes it anew from the corpus. Every file goes with its SHA-256, and a
restore puts nothing in place before all of them agree; what stood there before is moved aside, never overwritten.
"""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing, suppress
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import BackupError
from assistant.journal.copying import copy_in, copy_out
from assistant.journal.journal import FILE as JOURNAL_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.settings import Settings

CONTENTS = "backup.json"
CORPUS, JOURNAL = "corpus", "journal"
_FORMAT = 1


def back_up(settings: Settings, archive: Path) -> int:
    """Write the archive (.tar.gz); returns how many files it holds. The archive appears whole or not at all.

    Raises BackupError when there is no corpus, the archive is there already, or it cannot be written.
    """
    if archive.exists():
        raise BackupError(f"“{archive}”已经存在。请换一个文件名，或先移走它。")
    if not settings.corpus.is_dir():
        raise BackupError(f"找不到资料文件夹“{settings.corpus}”，没有可备份的。请用 --corpus 指明。")
    unfinished = archive.with_name(f"{archive.name}.unfinished")
    try:
        with tempfile.TemporaryDirectory() as folder, tarfile.open(unfinished, "w:gz") as packed:
            digests: dict[str, str] = {}
            for name, path in _files(settings, Path(folder)):
                packed.add(path, name, recursive=False)
                digests[name] = _digest(path)
            contents = {"format": _FORMAT, "made": datetime.now().astimezone().isoformat(), "files": digests}
            written = json.dumps(contents, ensure_ascii=False, indent=1).encode()
            entry = tarfile.TarInfo(CONTENTS)
            entry.size = len(written)
            packed.addfile(entry, io.BytesIO(written))
        unfinished.replace(archive)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        message = f"备份写不进“{archive}”（{error.strerror or error}）。请检查目录权限和磁盘空间。"
        raise BackupError(message) from error
    return len(digests)


def restore(settings: Settings, archive: Path) -> tuple[Path, ...]:
    """Put the archive's corpus and journal in place; returns where those that stood there were moved.

    Raises BackupError, and changes nothing, when the archive is not a whole backup.
    """
    try:
        settings.corpus.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=settings.corpus.absolute().parent, prefix=".restore-") as folder:
            _unpack(archive, Path(folder))
            if settings.database_url and Path(folder, JOURNAL, JOURNAL_FILE).is_file():
                copy_in(Path(folder, JOURNAL, JOURNAL_FILE), settings.database_url)
                Path(folder, JOURNAL, JOURNAL_FILE).unlink()
            places = ((CORPUS, settings.corpus), (JOURNAL, settings.journal))
            moved = [_put(Path(folder, name), place) for name, place in places if Path(folder, name).is_dir()]
    except OSError as error:
        message = f"恢复不了“{archive}”（{error.strerror or error}）。请检查目录权限和磁盘空间。"
        raise BackupError(message) from error
    return tuple(place for place in moved if place is not None)


def _files(settings: Settings, folder: Path) -> Iterator[tuple[str, Path]]:
    """What is to be kept, by its name in the archive; the journal's records as a copy made while it is in use."""
    for name, place in ((CORPUS, settings.corpus), (JOURNAL, settings.journal)):
        for path in sorted(place.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith(JOURNAL_FILE):
                yield f"{name}/{path.relative_to(place).as_posix()}", path
    journal, copy = settings.journal / JOURNAL_FILE, folder / JOURNAL_FILE
    if settings.database_url:
        copy_out(settings.database_url, copy)
    elif journal.is_file():
        with closing(sqlite3.connect(journal)) as used, closing(sqlite3.connect(copy)) as copied:
            used.backup(copied)
    if copy.is_file():
        yield f"{JOURNAL}/{JOURNAL_FILE}", copy


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack into the folder and compare every file with its digest."""
    damaged = f"“{archive}”不是完整的备份文件。请换一份用 assistant backup 做的备份；现有的资料没有动。"
    try:
        with tarfile.open(archive, "r:gz") as packed:
            if not all(_is_file_within(member, folder) for member in packed):
                raise BackupError(damaged)
            if hasattr(tarfile, "data_filter"):  # Python 3.11.2, which Debian 12 has, knows no filters
                packed.extraction_filter = tarfile.data_filter
            packed.extractall(folder)
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
        digests: dict[str, str] = contents["files"]
        unpacked = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        found = {name: _digest(path) for name, path in unpacked.items() if name != CONTENTS}
        if contents["format"] != _FORMAT or found != digests:
            raise BackupError(damaged)
    except FileNotFoundError as error:
        raise BackupError(damaged if archive.exists() else f"找不到备份文件“{archive}”。") from error
    except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(damaged) from error


def _is_file_within(member: tarfile.TarInfo, folder: Path) -> bool:
    """Whether it is a plain file, as all that a backup holds, and is put inside the folder."""
    return member.isfile() and (folder / member.name).resolve().is_relative_to(folder.resolve())


def _put(folder: Path, place: Path) -> Path | None:
    """Move the folder to its place; returns where the one that was there is now."""
    aside = None
    if place.exists():
        aside = place.with_name(f"{place.name}.{datetime.now():%Y%m%d-%H%M%S}")
        place.rename(aside)
    folder.rename(place)
    return aside


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
