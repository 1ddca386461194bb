"""A real PostgreSQL server for the tests, of Debian's package, in a temporary folder and behind a socket file only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = ("postgres", "nobody")  # whom the server runs as where the tests run as root, which it refuses


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``; None where the package is not installed."""
    on_path = shutil.which("initdb")
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in sorted(folders, reverse=True) if (folder / "initdb").is_file()), None)


class Server:
    """A running server; each database it makes is new and empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def database(self) -> str:
        """The URL of a new database, in letters that sort as their code points."""
        self._made += 1
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE test{self._made}"))
        engine.dispose()
        return self.url(f"test{self._made}")

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self._folder}"


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Start a server, and stop it."""
    root = os.geteuid() == 0
    user = next(name for name in NOBODY if _known(name)) if root else None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        made = ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([programs / "initdb", *made], user=user, cwd=folder, check=True, capture_output=True)
        control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=16MB"
        subprocess.run([*control, "-o", options, "start"], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        try:
            yield Server(folder)
        finally:
            stop = [*control, "-m", "immediate", "stop"]
            subprocess.run(stop, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
