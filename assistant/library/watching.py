"""A folder that is watched: when its files have changed and keep still, the library is brought up to date."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from assistant.reading.folder import find_files
from assistant.reading.stated import beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Sight = frozenset[tuple[str, int, int]]


def sight(folder: Path) -> Sight:
    """What the folder looks like: each file's path, size and time."""
    seen = []
    for path in find_files(folder) if folder.is_dir() else ():
        for file in (path, beside(path)):
            try:
                state = file.stat()
            except FileNotFoundError:
                continue
            seen.append((str(file), state.st_size, state.st_mtime_ns))
    return frozenset(seen)


class Watch:
    """Calls ``changed`` after each change, once two looks in a row are alike: a file half copied is no file yet.

    ``changed`` tells whether it took the change in; where it could not yet, it is called again after the next look.
    """

    def __init__(self, folder: Path, seconds: float, changed: Callable[[], bool]) -> None:
        self._folder, self._seconds, self._changed = folder, seconds, changed
        self._known = self._last = sight(folder)
        self._ended = threading.Event()

    def start(self) -> None:
        """Look every ``seconds`` in a thread of its own."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def look(self) -> bool:
        """Look once; whether a change was passed on."""
        now = sight(self._folder)
        settled = now == self._last and now != self._known
        self._last = now
        if settled and self._changed():
            self._known = now
        return settled

    def _run(self) -> None:
        while not self._ended.wait(self._seconds):
            self.look()
