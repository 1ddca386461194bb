"""The page 评测: choose a question set, run it, read the verdict beside the answers, look back; edit the own set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError, LibraryError
from assistant.web import evaluation_report, evaluation_run, evaluation_set, layout, library_work, permission, session
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.app import Assistant

_RUN, _EDIT = "评测", "自建题集"


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.READ):
        return
    layout.title("评测", f"{layout.NAME}答得怎样，用一套问题来试。")
    try:
        _draw(session.the_assistant())
    except LibraryError as error:
        library_work.show_trouble(error)
    except AssistantError as error:
        st.error(literal(str(error)))


def _draw(assistant: Assistant) -> None:
    if not permission.may(Action.EVALUATE):
        evaluation_report.show(assistant)
        return
    view = st.segmented_control(
        "看法", (_RUN, _EDIT), default=_RUN, required=True, key="evaluation-view", label_visibility="collapsed"
    )
    if view == _EDIT:
        evaluation_set.show_editor(assistant)
        return
    evaluation_run.show_progress()
    chosen = evaluation_set.show_choice(assistant)
    if chosen is not None:
        evaluation_set.show_tools(assistant, chosen)
    evaluation_report.show(assistant)
