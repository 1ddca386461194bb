"""A serving process mends its own search indexes from the store, in the background and once a version."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.settings import Settings


class Repair:
    """What is whole goes into a new version, which readers take over at their next question."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = threading.Lock()
        self._tried: set[str] = set()

    def begin(self, version: str) -> threading.Thread | None:
        """Start to mend the version; None when that was tried already."""
        with self._turn:
            if version in self._tried:
                return None
            self._tried.add(version)
        thread = threading.Thread(target=self._mend, name="repair", daemon=True)
        thread.start()
        return thread

    def _mend(self) -> None:
        from assistant.library.build import build_library

        try:
            build_library(self._settings)
        except AssistantError:
            return  # the trouble stays said beside each answer, with what a person can do
