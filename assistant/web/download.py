"""Buttons that make a file of answers when they are clicked: an official document or Markdown."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant.export.markdown import markdown
from assistant.export.numbered import numbered
from assistant.export.official import official_document
from assistant.web import permission, person, session
from assistant.web.literal import shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.journal.journal import Journal
    from assistant.journal.kept import Conversation, Turn

_UNFIT = re.compile(r"[\\/:*?\"<>|\s]+")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_answer(turn: Turn) -> None:
    """Draw the buttons for one answer."""
    _buttons(turn.question, (turn,), turn.id)


def show_conversation(journal: Journal, conversation: Conversation) -> None:
    """Draw the buttons for a conversation, and a choice of its answers."""
    turns = {turn.id: turn for turn in journal.turns(conversation.id) if turn.given is not None}
    chosen = st.multiselect(
        "导出哪些回答",
        list(turns),
        format_func=lambda name: shortened(turns[name].question, 24) if name in turns else name,
        key=f"export-which-{conversation.id}",
        placeholder="全部回答",
        select_all=False,
    )
    wanted = tuple(turn for name, turn in turns.items() if not chosen or name in chosen)
    _buttons(conversation.title, wanted, conversation.id)


def file_name(title: str, ending: str) -> str:
    """A name for a file, without what file systems refuse."""
    return f"{shortened(_UNFIT.sub(' ', title).strip(' .'), 40) or '问答'}.{ending}"


def _buttons(title: str, turns: Sequence[Turn], key: str) -> None:
    if not turns:
        st.html('<div class="about" lang="zh-CN">还没有可以导出的回答。</div>')
        return
    note = partial(_note, title)
    st.download_button(
        "公文格式（DOCX）",
        lambda: official_document(numbered(title, turns)),
        file_name(title, "docx"),
        _WORD,
        key=f"docx-{key}",
        width="stretch",
        on_click=note,
    )
    st.download_button(
        "纯文本格式（Markdown）",
        lambda: markdown(numbered(title, turns)),
        file_name(title, "md"),
        "text/markdown",
        key=f"md-{key}",
        width="stretch",
        on_click=note,
    )


@permission.needs(Action.READ)
def _note(title: str) -> None:
    session.the_journal().note(person.current(), "导出", title)
