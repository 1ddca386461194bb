"""The page 管理: is the library sound, what was said of answers, who did what, with which settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import (
    audit_view,
    health_view,
    layout,
    library_work,
    opinions_view,
    people_view,
    permission,
    session,
    settings_view,
)
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.app import Assistant
    from assistant.journal.journal import Journal

_VIEWS: dict[str, Callable[[Assistant, Journal], None]] = {
    "运行状况": health_view.show,
    "使用者": people_view.show,
    "使用者评价": opinions_view.show,
    "操作记录": audit_view.show,
    "现行设置": settings_view.show,
}


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.ADMINISTER):
        return
    layout.title("管理", "文献库是否正常，答得怎样，谁做了什么。")
    try:
        assistant, journal = session.the_assistant(), session.the_journal()
        assistant.library.refresh()
        library_work.show_progress()
        waiting = sum(not opinion.handled for opinion, _, _ in journal.opinions())
        view = st.segmented_control(
            "看法",
            list(_VIEWS),
            default="运行状况",
            required=True,
            format_func=lambda name: f"{name} {waiting}" if name == "使用者评价" and waiting else name,
            key="administration-view",
            label_visibility="collapsed",
        )
        _VIEWS[view or "运行状况"](assistant, journal)
    except AssistantError as error:
        library_work.show_trouble(error)
