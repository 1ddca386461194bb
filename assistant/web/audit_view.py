"""The audit log: who did what and when; of a question also what was answered, and from which library."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.export.tables import harmless
from assistant.web import layout, pager, permission, person
from assistant.web.literal import shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.journal.journal import Journal
    from assistant.journal.kept import Entry

_ROWS, _NEWEST = 25, 5000  # rows a page; entries that can be turned to
_ALL = -1
_LONGEST = 200
_HEADS = ("时间", "使用者", "做了什么", "对象", "结果")


def show(journal: Journal) -> None:
    """Draw the log, newest first."""
    words = st.text_input(
        "查找", key="audit-words", placeholder="查找：问题、回答、文献、操作", label_visibility="collapsed"
    )
    entries, names = journal.entries(containing=words.strip(), newest=_NEWEST), journal.names()
    if not entries:
        layout.empty("没有相符的记录。" if words.strip() else "还没有记录。")
        return
    rows = "".join(_row(entry, names) for entry in pager.page_of(entries, _ROWS, "audit"))
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    st.html(f'<div class="log entries" lang="zh-CN"><table><tr>{heads}</tr>{rows}</table></div>')
    pager.show(len(entries), _ROWS, "audit")
    wanted = "相符的" if words.strip() else "全部"
    st.download_button(
        f"导出{wanted}记录（CSV）",
        lambda: as_csv(journal.entries(containing=words.strip(), newest=_ALL), names),
        "操作记录.csv", "text/csv", key="audit-csv", on_click=_note_export, args=(journal, words.strip()),
    )  # fmt: skip


@permission.needs(Action.ADMINISTER)
def _note_export(journal: Journal, words: str) -> None:
    journal.note(person.current(), "导出操作记录", words)


def _row(entry: Entry, names: Mapping[str, str]) -> str:
    cells = (
        entry.at[:16].replace("T", " "),
        person.shown(entry.person, names),
        entry.action,
        entry.subject,
        shortened(entry.detail, _LONGEST),
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def as_csv(entries: Sequence[Entry], names: Mapping[str, str]) -> bytes:
    """The entries as CSV; no cell is a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_HEADS)
    for entry in entries:
        at = entry.at[:19].replace("T", " ")
        cells = (at, person.shown(entry.person, names), entry.action, entry.subject, entry.detail)
        writer.writerow(map(harmless, cells))
    return ("\ufeff" + written.getvalue()).encode("utf-8")
