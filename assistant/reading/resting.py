"""Processes that read files and have none to read, kept a while for whoever reads next.

One takes half a second to begin. A process at rest is one whose last answer was taken; one that failed, or was left in
the midst of a file, is ended.
"""

from __future__ import annotations

import atexit
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from multiprocessing.connection import Connection

    Key = tuple[object, ...]

REST_SECONDS = 30.0
"""How long a process is kept; it holds a hundred megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A process that reads, and the pipe to it."""

    process: subprocess.Popen[bytes]
    pipe: Connection

    def end(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.kill()
        self.process.wait()


class Resting:
    """Children by what they do and where: only one that is alike in all of that is taken again."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._held: dict[Child, tuple[Key, threading.Timer]] = {}

    def take(self, key: Key) -> Child | None:
        """One that lives, if there is any."""
        with self._turn:
            found = next((child for child, (held, _) in self._held.items() if held == key), None)
            timer = self._held.pop(found)[1] if found else None
        if found is None or timer is None:
            return None
        timer.cancel()
        if found.process.poll() is None:
            return found
        found.end()
        return self.take(key)

    def put(self, key: Key, child: Child) -> None:
        """Keep one for a while."""
        timer = threading.Timer(self._seconds, self._let_go, (child,))
        timer.daemon = True
        with self._turn:
            self._held[child] = key, timer
        timer.start()

    def end_all(self) -> None:
        """End all that rest."""
        for child in tuple(self._held):
            self._let_go(child)

    def _let_go(self, child: Child) -> None:
        with self._turn:
            held = self._held.pop(child, None)
        if held:
            held[1].cancel()
            child.end()


RESTING = Resting(REST_SECONDS)
atexit.register(RESTING.end_all)
