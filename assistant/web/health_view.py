"""How the desk is: the library and its indexes, the journal, and what can be done about them."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.web import account, library_work
from assistant.web.literal import literal

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.journal import Journal

_MEGABYTE = 1024 * 1024


def show(assistant: Assistant, journal: Journal) -> None:
    """Draw figures, what is wrong, and the buttons."""
    library = assistant.library
    counts, held = library.counts, journal.counts()
    with st.container(horizontal=True, key="health"):
        for label, value in (
            ("文献", counts["documents"]),
            ("段落", counts["passages"]),
            ("数据", counts["facts"]),
            ("对话", held["conversations"]),
            ("问过的问题", held["turns"]),
            ("评价", held["opinions"]),
        ):
            st.metric(label, value, border=True)
    _show_state(assistant)
    with st.container(horizontal=True, gap="xsmall"):
        busy, settings = library_work.running(), assistant.settings
        for label, key, work, explained in (
            ("检查资料文件夹", "admin-update", library_work.update, "读入新增和改动的文件，去掉已删的"),
            ("重建文献库", "admin-rebuild", library_work.rebuild, "全部重新读起；建好以前原有文献库照常可用"),
        ):
            st.button(label, key=key, disabled=busy, help=explained, on_click=work, args=(settings, assistant))
    rows = (
        ("版本", library.version),
        ("资料文件夹", f"{settings.corpus.resolve()}，{size(settings.corpus)}"),
        ("文献库文件夹", f"{settings.index.resolve()}，{size(settings.index)}"),
        ("记录文件夹", f"{journal.folder.resolve()}，{size(journal.folder)}"),
        ("使用者", f"{held['persons']} {'人' if account.has_login() else '个浏览器（未启用登录，一个浏览器算一人）'}"),
    )
    cells = "".join(f"<dt>{head}</dt><dd>{escape(text)}</dd>" for head, text in rows)
    st.html(f'<div class="review" lang="zh-CN"><dl>{cells}</dl></div>')


def _show_state(assistant: Assistant) -> None:
    trouble, refused = assistant.library.trouble, assistant.library.refused()
    if trouble:
        st.error(literal(trouble))
    if refused:
        named = "、".join(one.path for one in refused[:5])
        st.warning(literal(f"有 {len(refused)} 个文件没有读进来：{named}。原因见“文献库”的“读不了的文件”。"))
    if not trouble and not refused:
        st.success("文献库正常，资料文件夹里的文件都读进来了。")


def size(folder: Path) -> str:
    """What the files below a folder take up."""
    taken = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0
    return f"{taken / _MEGABYTE:.1f} MB"
