"""The sidebar's upper part: a new conversation, the earlier ones, and what can be done with the open one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant.web import answer_view, download, layout, permission, person, visit
from assistant.web import place as places
from assistant.web.literal import literal, shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Conversation

_SHOWN = 12
_SEARCHED = "searched-conversations"
_NEW_TITLE = "new-title"


def show_sidebar(journal: Journal, current: Conversation | None) -> None:
    """Draw the list for the person at the desk."""
    st.button("＋ 新对话", key="new_conversation", width="stretch", type="primary", on_click=_go, args=("",))
    mine = journal.conversations(person.current())
    if current is not None:
        _show_open(journal, current)
    if not mine:
        return
    st.html('<div class="try" lang="zh-CN">我的对话</div>')
    wanted = ""
    if len(mine) > 3:
        wanted = st.text_input(
            "查找对话", key=_SEARCHED, placeholder="查找对话：标题、问题或回答", label_visibility="collapsed"
        )
    found = journal.conversations(person.current(), wanted) if wanted else mine
    with st.container(key="conversations", gap=None):
        for conversation in found[:_SHOWN]:
            st.button(
                literal(shortened(conversation.title, 22)),
                key=f"talk-{conversation.id}",
                width="stretch",
                type="secondary" if current and conversation.id == current.id else "tertiary",
                on_click=_go,
                args=(conversation.id,),
            )
    if not found:
        st.html('<div class="about" lang="zh-CN">没有相符的对话</div>')
    elif len(found) > _SHOWN:
        st.html(f'<div class="about" lang="zh-CN">另有 {len(found) - _SHOWN} 个，可在上面查找</div>')


def _show_open(journal: Journal, current: Conversation) -> None:
    with st.container(horizontal=True, gap="xsmall", key="this_conversation"):
        layout.drawer("改名", "rename", partial(_show_rename, journal, current))
        layout.drawer("导出", "export_all", partial(download.show_conversation, journal, current))
        layout.drawer("删除", "delete", partial(_show_delete, journal, current))


def _show_rename(journal: Journal, current: Conversation) -> None:
    st.text_input("对话标题", value=current.title, max_chars=40, key=f"{_NEW_TITLE}-{current.id}")
    st.button("保存", key="rename_save", type="primary", on_click=_rename, args=(journal, current.id))


def _show_delete(journal: Journal, current: Conversation) -> None:
    st.html('<div class="about" lang="zh-CN">删除后，这个对话的问题和回答都不再保留。</div>')
    st.button("确认删除", key="delete_really", type="primary", on_click=_delete, args=(journal, current))


def _go(conversation: str) -> None:
    visit.open_conversation(conversation)
    places.close(answer_view.DESK)


@permission.needs(Action.ASK)
def _rename(journal: Journal, conversation: str) -> None:
    journal.rename(conversation, person.current(), str(st.session_state.get(f"{_NEW_TITLE}-{conversation}", "")))
    layout.shut("rename")


@permission.needs(Action.ASK)
def _delete(journal: Journal, conversation: Conversation) -> None:
    journal.delete(conversation.id, person.current())
    journal.note(person.current(), "删除对话", conversation.title)
    layout.shut("delete")
    _go("")
