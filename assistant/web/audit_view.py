"""The audit log: who did what and when; of a question also what was answered, and from which library."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.web import layout, pager, person
from assistant.web.literal import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.app import Assistant
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Entry

_ROWS, _NEWEST = 25, 5000
_LONGEST = 200
_HEADS = ("时间", "使用者", "做了什么", "对象", "结果")


def show(assistant: Assistant, journal: Journal) -> None:
    """Draw the log, newest first."""
    del assistant
    words = st.text_input(
        "查找", key="audit-words", placeholder="查找：问题、回答、文献、操作", label_visibility="collapsed"
    )
    entries = journal.entries(containing=words.strip(), newest=_NEWEST)
    if not entries:
        layout.empty("没有相符的记录。" if words.strip() else "还没有记录。")
        return
    rows = "".join(_row(entry) for entry in pager.page_of(entries, _ROWS, "audit"))
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    st.html(f'<div class="log entries" lang="zh-CN"><table><tr>{heads}</tr>{rows}</table></div>')
    pager.show(len(entries), _ROWS, "audit")
    st.download_button(
        f"下载这 {len(entries)} 条（CSV）", lambda: as_csv(entries), "操作记录.csv", "text/csv", key="audit-csv",
        on_click="ignore",
    )  # fmt: skip


def _row(entry: Entry) -> str:
    cells = (
        entry.at[:16].replace("T", " "),
        person.shown(entry.person),
        entry.action,
        entry.subject,
        shortened(entry.detail, _LONGEST),
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def as_csv(entries: Sequence[Entry]) -> bytes:
    """The entries as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADS)
    for entry in entries:
        cells = (entry.at, person.shown(entry.person), entry.action, entry.subject, entry.detail)
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return ("\ufeff" + written.getvalue()).encode("utf-8")
