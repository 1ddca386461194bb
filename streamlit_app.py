"""The page's door: navigation only. Run it with ``assistant serve``."""

from __future__ import annotations

import streamlit as st

from assistant.web import administration, chat, door, evaluation, facts, layout, library, permission
from assistant.web.permission import Action

layout.begin()
inside = door.opens(layout.NAME)
administers = inside and permission.may(Action.ADMINISTER)
pages = st.navigation(
    [
        st.Page(chat.page, title="问答", url_path="chat", default=True),
        st.Page(facts.page, title="事实数据", url_path="facts"),
        st.Page(library.page, title="文献库", url_path="library"),
        st.Page(evaluation.page, title="评测", url_path="evaluation"),
        st.Page(
            administration.page,
            title="管理",
            url_path="administration",
            visibility="visible" if administers else "hidden",
        ),
    ],
    position="top" if inside else "hidden",
)
if inside:
    pages.run()
