"""Old records go at the start and once a day, and the audit log says how many went."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from assistant.journal.journal import Journal
from assistant.journal.retention import ACTION, Retention, forget_old
from assistant.model import Filters

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_is_older_than_the_days_goes(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    conversation = journal.begin("甲", "题")
    journal.ask(conversation.id, "问？", (), Filters())
    journal.note("甲", "提问", "问？")
    now = datetime.now().astimezone()
    forget_old(journal, 30, now + timedelta(days=29))
    assert [entry.action for entry in journal.entries()] == ["提问"]
    forget_old(journal, 30, now + timedelta(days=31))
    assert journal.conversations("甲") == ()
    (entry,) = journal.entries()
    assert (entry.action, entry.detail) == (ACTION, "对话 1 个，操作记录 1 条，处理过的评价 0 条，使用者 0 人")


def test_it_begins_by_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("甲", "题")
    Retention(journal, -1).start()  # what is older than tomorrow
    for _ in range(200):
        if journal.entries():
            break
        time.sleep(0.05)
    assert journal.conversations("甲") == ()
    assert journal.entries()[0].action == ACTION
