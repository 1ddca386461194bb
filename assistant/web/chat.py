"""The page 问答: the conversation, the box for the next question, and the cited page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import (
    answer_view,
    asking,
    conversations,
    layout,
    library_work,
    permission,
    person,
    scope,
    session,
    source_view,
    under_answer,
    visit,
)
from assistant.web import place as places
from assistant.web.literal import literal
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.journal import Journal
    from assistant.journal.kept import Turn
    from assistant.model import Document

_MOST_CHARACTERS = 500
_SHOWN = 10  # turns; earlier ones on demand
_ALL = "all-turns"
_POLLED = 0.4  # seconds


def page() -> None:
    """Draw the page."""
    if not permission.admits(Action.READ):
        return
    try:
        assistant, journal = session.the_assistant(), session.the_journal()
        documents = assistant.documents()
        _draw(assistant, journal, documents)
    except AssistantError as error:
        layout.title(layout.NAME)
        library_work.show_trouble(error)


def _draw(assistant: Assistant, journal: Journal, documents: tuple[Document, ...]) -> None:
    typed = st.chat_input("请输入问题，按回车键发送", max_chars=_MOST_CHARACTERS, key="question")
    question = (typed or visit.take_question()).strip()
    if question:
        places.close(answer_view.DESK)
        _ask(assistant, journal, question)
    current = visit.conversation()
    with st.sidebar:
        st.html(f'<div class="name" lang="zh-CN">{layout.NAME}</div>')
        conversations.show_sidebar(journal, current)
        scope.show_sidebar(documents)
    opened = places.opened(answer_view.DESK)
    with st.container(horizontal=True, gap="medium", key="desk"):
        with st.container(key="talk"):
            turns = journal.turns(current.id) if current else ()
            if turns:
                _show_turns(assistant, turns, documents)
            else:
                _show_welcome(assistant, documents)
        if opened is not None:
            with st.container(key="source", gap="xsmall"):
                source_view.show(answer_view.DESK, assistant, opened)


@permission.needs(Action.ASK)
def _ask(assistant: Assistant, journal: Journal, question: str) -> None:
    """Ask with the conversation's earlier questions and the visitor's filters; the first question begins it."""
    if said := asking.refusal(assistant, journal, person.current()):
        st.warning(literal(f"{said}没有提交的问题：{question}"))
        return
    current = visit.conversation()
    if current is None:
        current = journal.begin(person.current(), question)
        visit.open_conversation(current.id)
    who, history = person.current(), journal.questions(current.id)
    asking.ask(assistant, journal, session.the_jobs(), who, current.id, question, history, visit.filters())


def _show_turns(assistant: Assistant, turns: tuple[Turn, ...], documents: tuple[Document, ...]) -> None:
    digests = frozenset(document.id for document in documents if document.kind == "digest")
    titles = {document.id: document.title for document in documents}
    shows_all = st.session_state.get(_ALL) == turns[0].conversation
    first = 0 if shows_all else max(len(turns) - _SHOWN, 0)
    if first:
        earlier = f"显示先前的 {first} 个问题"
        st.button(earlier, key="earlier_turns", type="tertiary", on_click=_show_all, args=(turns[0],))
    for number, turn in enumerate(turns[first:], start=first):
        with st.container(key=f"turn-{number}", gap="xsmall"):
            answer_view.show_question(turn)
            if turn.given is not None:
                answer_view.show_answer(number, turn, turn.given, titles, digests)
                under_answer.show(number, turn, turn.given, last=number == len(turns) - 1)
            elif turn.state == "failed":
                _show_failed(turn, literal(turn.error))
            else:
                _show_waiting(assistant, turn)


def _show_all(turn: Turn) -> None:
    st.session_state[_ALL] = turn.conversation


def _show_waiting(assistant: Assistant, turn: Turn) -> None:
    """How the answer is coming; a turn that no job works on was cut off by a restart, or is another process's."""
    job = session.the_jobs().get(turn.id)
    if job is None and asking.may_be_elsewhere(assistant, turn):
        _wait_elsewhere(turn)
        return
    if job is None or job.done:
        _show_failed(turn, "这个问题还没有答完，服务就中断了。")
        return
    _wait(turn.id)


@st.fragment(run_every=_POLLED)
def _wait(turn: str) -> None:
    job = session.the_jobs().get(turn)
    if job is None or job.done:
        st.rerun()
    if job.shown is not None:
        st.html(answer_view.growing_html(job.shown))
    st.html(
        f'<div class="waiting" lang="zh-CN"><span class="pulse"></span>正在{job.step}…… {job.seconds:.0f} 秒'
        "<span>可以离开本页或继续提问，答完会留在这里</span></div>"
    )


@st.fragment(run_every=1.0)
def _wait_elsewhere(turn: Turn) -> None:
    """The person's browser came to another process of the desk than the one that answers."""
    held = session.the_journal().turns(turn.conversation)
    if all(one.state != "asked" for one in held if one.id == turn.id):
        st.rerun()
    st.html('<div class="waiting" lang="zh-CN"><span class="pulse"></span>正在回答……<span>答完会留在这里</span></div>')


def _show_failed(turn: Turn, sentence: str) -> None:
    st.error(sentence)
    st.button("重新回答", key=f"again-{turn.id}", on_click=visit.put_question, args=(turn.question,))


def _show_welcome(assistant: Assistant, documents: tuple[Document, ...]) -> None:
    held = f"答案只取自库中 {len(documents)} 份文献，逐句注明出处。<br>点开出处即见原文；没有依据的，直接说明没有。"
    told = held if documents else "库里还没有文献，暂时答不出问题。<br>请先在“文献库”上传，或把文件放进资料文件夹。"
    st.html(f'<div class="welcome" lang="zh-CN"><h1>{layout.NAME}</h1><p>{told}</p></div>')
    examples = assistant.examples()
    if not examples or not documents:
        return
    st.html('<div class="try" lang="zh-CN">可以这样问</div>')
    with st.container(key="examples", gap="xsmall"):
        for number, example in enumerate(examples):
            st.button(
                literal(example),
                key=f"example-{number}",
                width="stretch",
                on_click=visit.put_question,
                args=(example,),
            )
