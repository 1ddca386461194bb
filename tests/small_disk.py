"""A disk of its own for a test, that can be filled and made read-only: root passes over permission bits."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILLER = "filler"


class SmallDisk:
    """A tmpfs, mounted at ``path``."""

    def __init__(self, path: Path, megabytes: int) -> None:
        self.path = path
        path.mkdir()
        _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(path))

    def fill(self, *, leaving: int = 0) -> None:
        """Leave so many bytes free."""
        with (self.path / FILLER).open("ab", buffering=0) as filler:
            try:
                while filler.write(b"\0" * 4096):
                    pass
            except OSError:
                pass
            filler.truncate(max(filler.tell() - leaving, 0))

    def empty(self) -> None:
        """Take out what fills it."""
        (self.path / FILLER).unlink(missing_ok=True)

    def read_only(self, *, on: bool = True) -> None:
        """Let nothing be written, or let it again."""
        _run("mount", "-o", "remount,ro" if on else "remount,rw", str(self.path))

    def close(self) -> None:
        """Take it away."""
        _run("umount", "-l", str(self.path))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
