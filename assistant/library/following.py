"""A folder of the library that follows what a shared database serves; without one it is its own.

No question waits for the database: a process that serves looks every few seconds, beside its answers. While the
database is away, the version that is here serves on.
"""

from __future__ import annotations

import logging
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, LibraryBusy, LibraryError
from assistant.library.versions import one_writer, usable_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.library.shared import Shared
    from assistant.settings import Settings

LOOKED_SECONDS = 2.0
_LOG = logging.getLogger(__name__)


@contextmanager
def one_writer_of_all(settings: Settings) -> Iterator[Shared | None]:
    """Hold the folder's writer's lock and, where a database is shared, that of all machines; the folder is up to date.

    Raises LibraryBusy when another process writes, LibraryError when the database cannot be used.
    """
    with one_writer(settings.index):
        if not settings.database_url:
            yield None
            return
        with closing(_shared(settings)) as shared, shared.one_writer():
            shared.take_over(settings.index)
            yield shared


def bring_up_to_date(settings: Settings) -> None:
    """Take over what the shared database serves. Where that cannot be, and a version is here, that one serves on."""
    try:
        with one_writer(settings.index), closing(_shared(settings)) as shared:
            shared.take_over(settings.index)
    except LibraryBusy:
        return  # whoever writes here takes it over, too
    except LibraryError as error:
        if usable_version(settings.index) is None:
            raise
        _LOG.warning("%s", error)


class Following:
    """Keeps a serving process at the version that the database says."""

    def __init__(self, settings: Settings, seconds: float = LOOKED_SECONDS) -> None:
        self._settings, self._seconds = settings, seconds
        self._ended = threading.Event()

    def start(self) -> None:
        """Look every few seconds in a thread of its own."""
        threading.Thread(target=self._run, name="following", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(self._seconds):
            with suppress(AssistantError):  # said when the process began; looked again in a moment
                bring_up_to_date(self._settings)


def _shared(settings: Settings) -> Shared:
    from assistant.library.shared import Shared  # SQLAlchemy takes a third of a second to import

    return Shared(settings.database_url)
