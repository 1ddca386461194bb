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
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.journal.journal import Journal

_HEALTH = "运行状况"
_VIEWS: dict[str, Callable[[Journal], None]] = {
    "使用者": people_view.show,
    "使用者评价": opinions_view.show,
    "操作记录": audit_view.show,
    "现行设置": settings_view.show,
}


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.ADMINISTER):
        return
    layout.title("管理", "文献库是否正常，谁来过，答得怎样，谁做了什么。")
    try:
        journal = session.the_journal()
        waiting = sum(not opinion.handled for opinion, _, _ in journal.opinions())
        view = st.segmented_control(
            "看法",
            (_HEALTH, *_VIEWS),
            default=_HEALTH,
            required=True,
            format_func=lambda name: f"{name} {waiting}" if name == "使用者评价" and waiting else name,
            key="administration-view",
            label_visibility="collapsed",
        )
        if view in _VIEWS:
            _VIEWS[view](journal)
        else:
            _show_health(journal)
    except AssistantError as error:
        st.error(literal(str(error)))


def _show_health(journal: Journal) -> None:
    """The library's state; the other views are there without a library too."""
    try:
        assistant = session.the_assistant()
        assistant.library.refresh()
    except AssistantError as error:
        library_work.show_trouble(error)
        return
    library_work.show_progress()
    health_view.show(assistant, journal)
