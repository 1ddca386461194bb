"""The page 事实数据: the figures of the library as a table, as charts of what is comparable, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import (
    facts_charts,
    facts_conflicts,
    facts_table,
    layout,
    library_work,
    permission,
    session,
    source_view,
)
from assistant.web import place as places
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.app import Assistant

DESK = "facts"
_VIEWS = {"数据表": facts_table.show, "图表": facts_charts.show, "不一致": facts_conflicts.show}


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.READ):
        return
    try:
        _draw(session.the_assistant())
    except AssistantError as error:
        layout.title("事实数据")
        library_work.show_trouble(error)


def _draw(assistant: Assistant) -> None:
    opened = places.opened(DESK)
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="wide_talk"):
            layout.title("事实数据", "从文献里逐条读出的数字，每条都能打开原文。")
            if not assistant.library.facts():
                layout.empty("库里还没有数据。在“文献库”上传文献后，读出的数字会列在这里。")
                return
            view = st.segmented_control(
                "看法", list(_VIEWS), default="数据表", required=True, key="facts-view", label_visibility="collapsed"
            )
            _VIEWS[view or "数据表"](DESK, assistant)
        if opened is not None:
            with st.container(key="source", gap="xsmall"):
                source_view.show(DESK, assistant, opened)
