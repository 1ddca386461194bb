"""What can be done with an answer: copy it, judge it, take it away, make it a test question, ask again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import answer_text, download, into_set, labels, layout, permission, person, session, visit
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.journal.kept import Given, Turn, Verdict

JUDGED = "评价"


def show(number: int, turn: Turn, given: Given, *, last: bool) -> None:
    """Draw the row under the answer of turn ``number``; ``last`` ones have further questions under it."""
    verdict = turn.opinion.verdict if turn.opinion else ""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"under-{number}"):
        text = escape(answer_text.plain(given.answer), quote=True)
        st.html(f'<button class="copy" lang="zh-CN" data-copies="{text}">复制</button>', width="content")
        st.button(
            "✓ 有用" if verdict == "up" else "有用",
            key=f"useful-{turn.id}",
            type="primary" if verdict == "up" else "secondary",
            on_click=_judge,
            args=(turn, "up"),
        )
        layout.drawer("✓ 有误" if verdict == "down" else "有误", _wrong(turn), partial(_show_reasons, turn))
        layout.drawer("导出", f"export-{turn.id}", partial(download.show_answer, turn))
        if permission.may(Action.EDIT_SET):
            layout.drawer("加入题集", f"test-{turn.id}", partial(into_set.show, turn, given))
        st.button("重新回答", key=f"again-{turn.id}", on_click=visit.put_question, args=(turn.question,))
    if last:
        _show_suggestions(turn, given)


def _show_reasons(turn: Turn) -> None:
    with st.form(f"reasons-{turn.id}", border=False):
        st.pills("哪里不对", labels.REASONS, selection_mode="multi", key=f"reason-{turn.id}")
        st.text_area("说明（可不填）", key=f"said-{turn.id}", max_chars=500, height=80)
        st.form_submit_button("提交", key=f"judge-{turn.id}", type="primary", on_click=_judge_wrong, args=(turn,))
    if turn.opinion and turn.opinion.verdict == "down":
        st.html(f'<div class="about" lang="zh-CN">已提交：{escape(turn.opinion.reason or "未说明")}</div>')


def _wrong(turn: Turn) -> str:
    return f"wrong-{turn.id}"


def _judge_wrong(turn: Turn) -> None:
    chosen = st.session_state.get(f"reason-{turn.id}") or ()
    said = str(st.session_state.get(f"said-{turn.id}", "")).strip()
    _judge(turn, "down", "；".join([*chosen, *filter(None, (said,))]))
    layout.shut(_wrong(turn))


@permission.needs(Action.JUDGE)
def _judge(turn: Turn, verdict: Verdict, reason: str = "") -> None:
    try:
        journal = session.the_journal()
        journal.judge(turn, person.current(), verdict, reason)
        journal.note(person.current(), JUDGED, turn.question, "有用" if verdict == "up" else f"有误：{reason}")
    except AssistantError as error:
        st.error(literal(str(error)))


def _show_suggestions(turn: Turn, given: Given) -> None:
    """Further questions that the library answers: sought when asked for, since each is tried first."""
    found = given.suggestions or st.session_state.get(_sought(turn))
    if found is None:
        st.button("还可以问什么", key=f"further-{turn.id}", on_click=_seek_suggestions, args=(turn, given))
        return
    st.html(f'<div class="try" lang="zh-CN">{"还可以问" if found else "没有找到相近又答得出的问题"}</div>')
    with st.container(key="suggested", gap="xsmall"):
        for number, question in enumerate(found):
            st.button(literal(question), key=f"suggested-{number}", on_click=visit.put_question, args=(question,))


def _sought(turn: Turn) -> str:
    return f"sought-{turn.id}"


@permission.needs(Action.ASK)
def _seek_suggestions(turn: Turn, given: Given) -> None:
    """Seek them, and keep what is found with the answer."""
    try:
        found = session.the_assistant().suggestions(given.answer)
        st.session_state[_sought(turn)] = found
        session.the_journal().answer(turn, replace(given, suggestions=found))
    except AssistantError as error:
        st.error(literal(str(error)))
