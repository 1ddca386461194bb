"""What is older than the office keeps its records is forgotten: at the start, then once a day."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from assistant.errors import JournalError

if TYPE_CHECKING:
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Forgotten

NOBODY = "程序"
ACTION = "清理记录"
_DAY = 24 * 3600.0  # seconds
_LOG = logging.getLogger(__name__)


def forget_old(journal: Journal, days: int, now: datetime) -> Forgotten:
    """Remove what is older than ``days``; what was removed stands in the audit log."""
    removed = journal.forget((now - timedelta(days=days)).isoformat(timespec="milliseconds"))
    if removed.conversations or removed.entries or removed.opinions or removed.people:
        told = (
            f"对话 {removed.conversations} 个，操作记录 {removed.entries} 条，"
            f"处理过的评价 {removed.opinions} 条，使用者 {removed.people} 人"
        )
        journal.note(NOBODY, ACTION, f"{days} 天以前的", told)
    return removed


class Retention(threading.Thread):
    """Forgets once a day for as long as the process runs."""

    def __init__(self, journal: Journal, days: int) -> None:
        super().__init__(name="retention", daemon=True)
        self._journal, self._days = journal, days

    def run(self) -> None:
        """Forget, wait a day, and again; a journal that cannot be written to is tried again the next day."""
        ends = threading.Event()
        while True:
            try:
                forget_old(self._journal, self._days, datetime.now().astimezone())
            except JournalError:
                _LOG.exception("old records could not be removed")
            ends.wait(_DAY)
