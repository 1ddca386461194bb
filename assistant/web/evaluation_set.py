"""Question sets on the page: chosen, checked, taken away; the desk's own one edited question by question."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.evaluation.gates import read_gates
from assistant.evaluation.own_set import OwnSet
from assistant.evaluation.questions import KINDS, STATUSES, Question, read_questions
from assistant.web import evaluation_run, layout, pager, permission, person, session
from assistant.web.into_set import alternatives
from assistant.web.literal import literal, shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.app import Assistant
    from assistant.evaluation.gates import Gate

SHIPPED, GATES = "questions.jsonl", "gates.yaml"
SHIPPED_SET, OWN_SET, _UPLOADED = "自带题集", "自建题集", "上传一套"
_ROWS = 15
_KINDS = "evaluation-kinds"


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """The set to run, its name, and the gates that go with it."""

    name: str
    questions: tuple[Question, ...]
    gates: Sequence[Gate]


def show_choice(assistant: Assistant) -> ChosenSet | None:
    """Draw the choice of a set; None until there is one. Raises QuestionError for a bad file."""
    shipped = assistant.settings.corpus / SHIPPED
    own = OwnSet(session.the_journal().folder)
    offered = [SHIPPED_SET] * shipped.is_file() + [OWN_SET] * bool(own.questions()) + [_UPLOADED]
    which = st.pills("题集", offered, default=offered[0], required=True, key="evaluation-which")
    if which == SHIPPED_SET:
        return ChosenSet(str(shipped), read_questions(shipped), gates_of(assistant))
    if which == OWN_SET:
        return ChosenSet(str(own.file), own.questions(), ())
    uploaded = st.file_uploader("问题集（.xlsx 表格或 .jsonl）", type=["xlsx", "jsonl"], key="evaluation-set")
    if uploaded is None:
        st.info("请上传一个问题集；格式可先把自带的下载为表格，照着填。")
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(uploaded.name).name
        file.write_bytes(uploaded.getvalue())
        return ChosenSet(uploaded.name, read_questions(file), ())


def gates_of(assistant: Assistant) -> Sequence[Gate]:
    """The gates beside the shipped set, if there are any."""
    file = assistant.settings.corpus / GATES
    return read_gates(file) if file.is_file() else ()


def show_tools(assistant: Assistant, held: ChosenSet) -> None:
    """Draw what can be done with the set: run it or some kinds of it, check it, take it away."""
    counts = {kind: sum(question.kind == kind for question in held.questions) for kind in KINDS}
    st.pills(
        f"共 {len(held.questions)} 题，可只评其中几类",
        [kind for kind, count in counts.items() if count],
        selection_mode="multi",
        format_func=lambda kind: f"{KINDS[kind]} {counts[kind]}",
        key=_KINDS,
    )
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "开始评测", type="primary", key="evaluation-start", disabled=evaluation_run.running(), on_click=_start,
            args=(assistant, held),
        )  # fmt: skip
        checks = st.button("只检查题集", key="evaluation-check")
        st.download_button(
            "下载题集（表格）", lambda: _as_spreadsheet(held.questions), "问题集.xlsx", key="evaluation-export",
            on_click="ignore",
        )  # fmt: skip
    if checks:
        _show_remarks(assistant, held.questions)


@permission.needs(Action.EVALUATE)
def _start(assistant: Assistant, held: ChosenSet) -> None:
    try:
        kinds = st.session_state.get(_KINDS) or ()
        evaluation_run.begin(assistant, held.name, held.questions, kinds, held.gates)
    except AssistantError as error:
        st.error(literal(str(error)))


def _show_remarks(assistant: Assistant, questions: tuple[Question, ...]) -> None:
    from assistant.evaluation.care import remarks_on

    with st.spinner("正在检查…"):
        remarks = remarks_on(questions, assistant)
    errors = sum(remark.is_error for remark in remarks)
    show = st.error if errors else st.success
    show(f"共 {len(questions)} 题，错误 {errors} 处，存疑 {len(remarks) - errors} 处。")
    for remark in remarks:
        st.markdown(literal(str(remark)))


def _as_spreadsheet(questions: tuple[Question, ...]) -> bytes:
    from assistant.evaluation.spreadsheet import write_spreadsheet

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "set.xlsx"
        write_spreadsheet(questions, file)
        return file.read_bytes()


# --- the own set ---------------------------------------------------------------------------------------------------


def show_editor(assistant: Assistant) -> None:
    """Draw the own set: a new question, then each one with its form."""
    own = OwnSet(session.the_journal().folder)
    titles = {document.id: document.title for document in assistant.documents()}
    with st.expander("新增一题", key="own-new"):
        _show_form(own, titles, None)
    questions = own.questions()
    if not questions:
        layout.empty("自建题集还是空的。在上面新增，或在“问答”页把答得好的、答错的加进来。")
    for question in pager.page_of(questions, _ROWS, "own"):
        with st.expander(literal(shortened(f"{question.id}　{question.question}", 60)), key=f"own-{question.id}"):
            _show_form(own, titles, question)
            st.button("删去这题", key=f"own-remove-{question.id}", on_click=_remove, args=(own, question))
    pager.show(len(questions), _ROWS, "own")


def _show_form(own: OwnSet, titles: dict[str, str], held: Question | None) -> None:
    """The form of a question, or of a new one; a new one's fields are empty again once it is added."""
    key = held.id if held else "new"
    documents = ["", *titles]
    with st.form(f"own-form-{key}", border=False, clear_on_submit=held is None):
        asked = st.text_area("问题", held.question if held else "", key=f"own-question-{key}", height=70)
        kind = st.selectbox(
            "类型", list(KINDS), list(KINDS).index(held.kind) if held else 0, KINDS.__getitem__, key=f"own-kind-{key}"
        )
        status = st.radio(
            "应当", list(STATUSES), list(STATUSES).index(held.status) if held else 0, STATUSES.__getitem__,
            horizontal=True, key=f"own-status-{key}",
        )  # fmt: skip
        must = st.text_area(
            "答案里必须出现的字样（一行一个，几种说法用“|”隔开）",
            "\n".join("|".join(one) for one in held.must) if held else "", key=f"own-must-{key}", height=90,
        )  # fmt: skip
        must_not = st.text_area(
            "不得出现的字样（一行一个）", "\n".join(held.must_not) if held else "", key=f"own-not-{key}", height=70
        )
        history = st.text_area(
            "先前的问题（追问时填，一行一个）", "\n".join(held.history) if held else "", key=f"own-history-{key}",
            height=70,
        )  # fmt: skip
        evidence = st.text_area("依据原文（照抄）", held.evidence if held else "", key=f"own-evidence-{key}", height=70)
        at = documents.index(held.document) if held and held.document in documents else 0
        document = st.selectbox(
            "依据所在文献", documents, at, lambda name: titles.get(name, "（不指定）"), key=f"own-document-{key}"
        )
        if st.form_submit_button("保存", key=f"own-save-{key}", type="primary"):
            _save(
                own,
                Question(
                    id=held.id if held else own.next_id(),
                    question=asked.strip(),
                    kind=kind,
                    status=status,
                    must=alternatives(must),
                    must_not=_lines(must_not),
                    history=_lines(history),
                    evidence=evidence.strip(),
                    document=document,
                ),
            )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@permission.needs(Action.EDIT_SET)
def _save(own: OwnSet, question: Question) -> None:
    try:
        own.put(question)
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    session.the_journal().note(person.current(), "修改题集", question.question, question.id)
    st.html(f'<div class="about" lang="zh-CN">已保存 {escape(question.id)}</div>')
    st.rerun()


@permission.needs(Action.EDIT_SET)
def _remove(own: OwnSet, question: Question) -> None:
    own.remove(question.id)
    session.the_journal().note(person.current(), "删去题目", question.question, question.id)
