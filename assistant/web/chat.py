"""The page 问答: the conversation, the box for the next question, and the cited page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import answer_view, layout, scope, session, source_view
from assistant.web.literal import literal

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.model import Document

_MOST_CHARACTERS = 500


def page() -> None:
    """Draw the page."""
    try:
        assistant = session.the_assistant()
        documents = assistant.documents()
    except AssistantError as error:
        st.title(layout.NAME)
        st.error(literal(str(error)))
        return
    scope.show_sidebar(documents)
    typed = st.chat_input(
        "请输入问题，按回车键发送",
        max_chars=_MOST_CHARACTERS,
        submit_mode="disable",
        key="question",
    )
    question = (typed or session.take_question()).strip()
    if question:
        session.close_citation()
    opened = session.opened()
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="talk"):
            _show_talk(assistant, documents, question)
        if opened is not None:
            with st.container(key="source", gap="xsmall"):
                source_view.show(assistant, opened)


def _show_talk(assistant: Assistant, documents: tuple[Document, ...], question: str) -> None:
    turns = session.turns()
    digests = frozenset(document.id for document in documents if document.kind == "digest")
    if not turns and not question:
        _show_welcome(assistant, documents)
        return
    for number, turn in enumerate(turns):
        answer_view.show(number, turn, digests)
    if question:
        with st.spinner("正在查找依据…"):
            turn = session.ask(assistant, question)
        turns.append(turn)
        answer_view.show(len(turns) - 1, turn, digests)


def _show_welcome(assistant: Assistant, documents: tuple[Document, ...]) -> None:
    st.html(
        f'<div class="welcome" lang="zh-CN"><h1>{layout.NAME}</h1>'
        f"<p>答案只取自库中 {len(documents)} 份文献，逐句注明出处。<br>"
        "点开出处即见原文；没有依据的，直接说明没有。</p></div>"
    )
    examples = assistant.examples()
    if not examples:
        return
    st.html('<div class="try" lang="zh-CN">可以这样问</div>')
    with st.container(key="examples", gap="xsmall"):
        for number, example in enumerate(examples):
            st.button(
                literal(example),
                key=f"example-{number}",
                width="stretch",
                on_click=session.put_question,
                args=(example,),
            )
