"""The page 评测: choose a question set, check it, run it, read the verdict, take the report away."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from assistant.errors import AssistantError, LibraryError
from assistant.evaluation.folder import PAGE, RUNS, SUMMARY, WORKBOOK, RunFolder, dated, run_record, runs_in
from assistant.evaluation.gates import read_gates
from assistant.evaluation.questions import KINDS, chosen, read_questions
from assistant.evaluation.run import ask_all, score_all
from assistant.evaluation.wording import percent
from assistant.web import layout, library_work, session
from assistant.web.literal import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.app import Assistant
    from assistant.evaluation.gates import Gate
    from assistant.evaluation.questions import Question

RUNS_KEY = "evaluations"
SHOWN = "evaluation-shown"
OWN_SET, OWN_GATES = "questions.jsonl", "gates.yaml"
_FAILED_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ChosenSet:
    """The set to run, its name, and the gates that go with it."""

    name: str
    questions: tuple[Question, ...]
    gates: Sequence[Gate]


def page() -> None:
    """Draw the page."""
    st.html(f'<div class="evaluation" lang="zh-CN"><h1>评测</h1><p>{layout.NAME}答得怎样，用一套问题来试。</p></div>')
    try:
        assistant = session.the_assistant()
        questions = _chosen_set(assistant)
    except LibraryError as error:
        library_work.show_trouble(error)
        return
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    if questions is not None:
        _show_start(assistant, questions)
    _show_runs(assistant)


def folder_of_runs() -> Path:
    """Where runs are kept; a test sets another folder in the session's state."""
    return cast("Path", st.session_state.get(RUNS_KEY, RUNS))


# --- the set -----------------------------------------------------------------------------------------------------


def _chosen_set(assistant: Assistant) -> ChosenSet | None:
    """The corpus's own set or an uploaded one; None until there is one. Raises QuestionError for a bad file."""
    corpus = assistant.settings.corpus
    uploaded = st.file_uploader(
        "问题集（.xlsx 表格或 .jsonl；不选就用自带的问题集）", type=["xlsx", "jsonl"], key="evaluation-set"
    )
    if uploaded is None:
        own = corpus / OWN_SET
        if not own.is_file():
            st.info("资料文件夹里没有自带的问题集，请上传一个。")
            return None
        return ChosenSet(str(own), read_questions(own), _own_gates(assistant))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(uploaded.name).name
        file.write_bytes(uploaded.getvalue())
        return ChosenSet(uploaded.name, read_questions(file), ())


def _show_start(assistant: Assistant, held: ChosenSet) -> None:
    counts = {kind: sum(question.kind == kind for question in held.questions) for kind in KINDS}
    kinds = st.pills(
        f"共 {len(held.questions)} 题，可只评其中几类",
        [kind for kind, count in counts.items() if count],
        selection_mode="multi",
        format_func=lambda kind: f"{KINDS[kind]} {counts[kind]}",
        key="evaluation-kinds",
    )
    with st.container(horizontal=True):
        starts = st.button("开始评测", type="primary", key="evaluation-start")
        checks = st.button("只检查问题集", key="evaluation-check")
        exports = st.button("下载为表格", key="evaluation-export")
    if starts:
        _run_new(assistant, held, kinds)
    if checks:
        _show_remarks(assistant, held.questions)
    if exports:
        _offer_spreadsheet(held.questions)


def _show_remarks(assistant: Assistant, questions: tuple[Question, ...]) -> None:
    from assistant.evaluation.care import remarks_on

    with st.spinner("正在检查…"):
        remarks = remarks_on(questions, assistant)
    errors = sum(remark.is_error for remark in remarks)
    show = st.error if errors else st.success
    show(f"共 {len(questions)} 题，错误 {errors} 处，存疑 {len(remarks) - errors} 处。")
    for remark in remarks:
        st.markdown(literal(str(remark)))


def _offer_spreadsheet(questions: tuple[Question, ...]) -> None:
    from assistant.evaluation.spreadsheet import write_spreadsheet

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "问题集.xlsx"
        write_spreadsheet(questions, file)
        st.download_button("表格已备好，点此保存", file.read_bytes(), "问题集.xlsx", key="evaluation-save")


# --- runs --------------------------------------------------------------------------------------------------------


def _run_new(assistant: Assistant, held: ChosenSet, kinds: Sequence[str]) -> None:
    try:
        questions = chosen(held.questions, kinds)
        now = datetime.now().astimezone()
        record = run_record(assistant.settings, assistant.library, held.name, kinds, now)
        run = RunFolder.begun(dated(folder_of_runs(), now), questions, record)
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    st.session_state[SHOWN] = run.path.name
    _go_on(assistant, run, held.gates)


def _go_on(assistant: Assistant, run: RunFolder, gates: Sequence[Gate]) -> None:
    """Ask what is still to be asked, and score; leaving the page stops it, and nothing answered is lost."""
    bar = st.progress(0.0, "正在提问…")

    def tell(step: str, done: int, total: int) -> None:
        bar.progress(done / max(total, 1), f"正在{step}：{done}／{total} 题")

    try:
        ask_all(run, assistant, tell)
        score_all(run, assistant.library, gates=gates, baseline=_last_of_same_set(run))
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    bar.empty()


def _last_of_same_set(run: RunFolder) -> RunFolder | None:
    asked = run.record["set"]
    earlier = (one for one in runs_in(folder_of_runs()) if one != run and (one.path / SUMMARY).is_file())
    return next((one for one in earlier if one.record["set"] == asked), None)


def _own_gates(assistant: Assistant) -> Sequence[Gate]:
    own = assistant.settings.corpus / OWN_GATES
    return read_gates(own) if own.is_file() else ()


def _show_runs(assistant: Assistant) -> None:
    runs = {run.path.name: run for run in runs_in(folder_of_runs())}
    if not runs:
        return
    st.subheader("评测记录")
    name = st.selectbox("评测时间", list(runs), key=SHOWN, format_func=lambda name: _title(runs[name]))
    run = runs[name]
    try:
        if not (run.path / SUMMARY).is_file():
            _show_unfinished(assistant, run)
            return
        _show_report(run)
    except AssistantError as error:
        st.error(literal(str(error)))


def _title(run: RunFolder) -> str:
    if not (run.path / SUMMARY).is_file():
        return f"{run.path.name}（未做完）"
    whole = run.summary["summary"]["whole"]
    return f"{run.path.name}　通过 {whole['passed']}／{whole['questions']} 题"


def _show_unfinished(assistant: Assistant, run: RunFolder) -> None:
    done, total = len(run.answers()), len(run.questions())
    st.warning(f"这次评测没有做完：已答 {done}／{total} 题。")
    if st.button("接着做", key="evaluation-resume"):
        own = run.record["set"] == str(assistant.settings.corpus / OWN_SET)
        _go_on(assistant, run, _own_gates(assistant) if own else ())
        st.rerun()


def _show_report(run: RunFolder) -> None:
    held = run.summary
    whole, gates, comparison = held["summary"]["whole"], held["gates"], held["comparison"]
    rates = whole["measures"]
    with st.container(horizontal=True):
        st.metric("通过", f"{whole['passed']}／{whole['questions']} 题", border=True)
        for name, label in (("passed", "通过率"), ("figure_exact", "数字全对率"), ("false_refusal", "误拒率")):
            value = rates[name]["value"]
            st.metric(label, "—" if value is None else percent(value), border=True)
    down = [gate["label"] for gate in gates if gate["holds"] is False]
    if gates:
        (st.error if down else st.success)(literal(f"门槛 {len(gates)} 项，未达到 {len(down)} 项。" + "；".join(down)))
    if comparison is not None:
        fixed, broken = len(comparison["fixed"]), len(comparison["broken"])
        before = Path(comparison["baseline"]).name
        st.info(
            literal(
                f"与上一次（{before}）比：修好 {fixed} 题，弄坏 {broken} 题，回答有变 {len(comparison['changed'])} 题。"
            )
        )
    st.html(f'<div class="evaluated" lang="zh-CN">{_by_kind(held["summary"]["kinds"])}</div>')
    with st.container(horizontal=True):
        page_file, workbook = run.path / PAGE, run.path / WORKBOOK
        st.download_button(
            "下载报告（网页）", page_file.read_bytes(), f"评测报告-{run.path.name}.html", key="evaluation-page"
        )
        st.download_button(
            "下载报告（表格）", workbook.read_bytes(), f"评测报告-{run.path.name}.xlsx", key="evaluation-xlsx"
        )
    _show_failed(run, held["failed"])


def _by_kind(groups: Sequence[dict[str, Any]]) -> str:
    rows = "".join(
        f"<tr><td>{KINDS[group['name']]}</td><td>{group['passed']}／{group['questions']}</td>"
        f"<td>{percent(group['measures']['passed']['value'])}</td></tr>"
        for group in groups
    )
    return f"<table><tr><th>类型</th><th>通过</th><th>通过率</th></tr>{rows}</table>"


def _show_failed(run: RunFolder, failed: dict[str, list[str]]) -> None:
    questions = {question.id: question for question in run.questions()}
    answers = run.answers()
    st.markdown(f"**未通过的题（{len(failed)}）**")
    for name, reasons in list(failed.items())[:_FAILED_SHOWN]:
        question, answer = questions[name], answers[name]
        with st.expander(literal(f"{name}　{question.question}")):
            wanted = "；".join("或".join(alternatives) for alternatives in question.must) or "拒答"
            given = answer.get("error") or answer["answer"]
            rows = (("原因", "；".join(reasons)), ("应有", wanted), ("所答", given))
            lines = "".join(f"<p><b>{head}</b>　{escape(text)}</p>" for head, text in rows)
            st.html(f'<div class="evaluated" lang="zh-CN">{lines}</div>')
    if len(failed) > _FAILED_SHOWN:
        st.caption(f"另有 {len(failed) - _FAILED_SHOWN} 题，见报告。")
