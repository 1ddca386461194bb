"""The page 文献库: what is held, read page by page; new files reviewed before they go live; what could not be read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import document_view, incoming, layout, library_list, library_work, permission, session
from assistant.web import place as places
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.app import Assistant

DESK = "library"
_LIST, _INCOMING, _REFUSED = "文献", "上传与审核", "读不了的文件"


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.READ):
        return
    try:
        assistant = session.the_assistant()
        assistant.library.refresh()
        _draw(assistant)
    except AssistantError as error:
        layout.title("文献库")
        library_work.show_trouble(error)


def _draw(assistant: Assistant) -> None:
    opened = places.opened(DESK)
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="wide_talk"):
            counts = assistant.library.counts
            held = f"{counts['documents']} 份文献、{counts['passages']} 个段落、{counts['facts']} 条数据"
            layout.title("文献库", f"现有 {held}。回答只取自这里。")
            library_work.show_progress()
            view = st.segmented_control(
                "看法",
                (_LIST, *((_INCOMING,) if permission.may(Action.UPLOAD) else ()), _REFUSED),
                default=_LIST,
                required=True,
                format_func=lambda name: _named(assistant, name),
                key="library-view",
                label_visibility="collapsed",
            )
            if view == _INCOMING:
                incoming.show(assistant)
            elif view == _REFUSED:
                _show_refused(assistant)
            else:
                library_list.show(DESK, assistant)
        if opened is not None:
            with st.container(key="source", gap="xsmall"):
                document_view.show(DESK, assistant, opened)


def _named(assistant: Assistant, view: str) -> str:
    count = {_INCOMING: len(incoming.files()), _REFUSED: len(assistant.library.refused())}.get(view, 0)
    return f"{view} {count}" if count else view


def _show_refused(assistant: Assistant) -> None:
    refused = assistant.library.refused()
    if not refused:
        layout.empty("资料文件夹里的文件都读进来了。")
    for one in refused:
        st.warning(f"**{literal(one.path)}**　{literal(one.reason)}")
    if permission.may(Action.BUILD):
        _show_work(assistant)
    settings = assistant.settings
    if settings.watch_seconds:
        st.html(
            f'<div class="about" lang="zh-CN">资料文件夹“{escape(str(settings.corpus))}”每 {settings.watch_seconds} '
            "秒检查一次，放进去的文件会自动读入。</div>"
        )


def _show_work(assistant: Assistant) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        busy = library_work.running()
        settings = assistant.settings
        st.button(
            "检查资料文件夹", key="library-update", disabled=busy, on_click=library_work.update,
            args=(settings, assistant), help="读入新增和改动的文件，去掉已删的",
        )  # fmt: skip
        st.button(
            "全部重建", key="library-rebuild", disabled=busy, on_click=library_work.rebuild, args=(settings, assistant)
        )
