"""What a run found: verdict, scores, each question with the expected and the given answer side by side, the history."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.evaluation.folder import PAGE, SUMMARY, WORKBOOK, RunFolder, runs_in
from assistant.evaluation.own_set import OwnSet
from assistant.evaluation.questions import KINDS, STATUSES
from assistant.evaluation.wording import percent
from assistant.export.evaluation import evaluation_document
from assistant.web import (
    evaluation_changes,
    evaluation_run,
    evaluation_set,
    labels,
    layout,
    pager,
    permission,
    session,
)
from assistant.web.bars import Bar, bars_html
from assistant.web.literal import literal, shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.app import Assistant
    from assistant.evaluation.questions import Question
    from assistant.web.evaluation_changes import Changes

_HISTORY = 12  # runs in the chart
_ROWS = 10
_ALL_PASSED = Decimal(1)  # a share's whole
_ALL, _FAILED, _PASSED, _FIXED, _BROKEN, _CHANGED = "全部", "未通过", "通过", "修好", "弄坏", "回答有变"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show(assistant: Assistant) -> None:
    """Draw the choice of a run and its report."""
    runs = {run.path.name: run for run in runs_in(evaluation_run.folder_of_runs())}
    st.subheader("评测记录")
    if not runs:
        able = permission.may(Action.EVALUATE)
        layout.empty("还没有做过评测。" + ("选一套题，点“开始评测”。" if able else "编辑做过以后，结果会列在这里。"))
        return
    own = OwnSet(session.the_journal().folder)

    def title(run: RunFolder) -> str:
        return named(run, assistant.settings.corpus / evaluation_set.SHIPPED, own.file)

    name = st.selectbox(
        "评测时间", list(runs), key=evaluation_run.SHOWN,
        format_func=lambda name: title(runs[name]) if name in runs else name,
    )  # fmt: skip
    run = runs[name]
    if not (run.path / SUMMARY).is_file():
        _show_unfinished(assistant, run)
        return
    _show_verdict(run)
    _show_scores(assistant, run)
    _show_downloads(run, title(run))
    _show_history(run, tuple(runs.values()))
    changes = evaluation_changes.show(run, tuple(runs.values()), title)
    _show_questions(run, changes)


def named(run: RunFolder, shipped: Path, own: Path) -> str:
    """When a run was, with which set, and which kinds of it.

    Nothing that changes: the frame keeps showing what a choice was called when it was made.
    """
    record = run.record
    known = {str(shipped): evaluation_set.SHIPPED_SET, str(own): evaluation_set.OWN_SET}
    kinds = "、".join(KINDS.get(kind, kind) for kind in record["kinds"])
    asked = known.get(record["set"], Path(record["set"]).name) + (f"（{kinds}）" if kinds else "")
    return f"{_time(run)}　{asked}"


def _time(run: RunFolder) -> str:
    """When it began; a second run of the same second is told apart, since the frame knows a choice by its words."""
    return str(run.record["begun"])[:19].replace("T", " ") + run.path.name[len("2026-01-31-093000") :]


def _show_unfinished(assistant: Assistant, run: RunFolder) -> None:
    if evaluation_run.running():
        return
    done, total = len(run.answers()), len(run.questions())
    st.warning(f"这次评测没有做完：已答 {done}／{total} 题。")
    if permission.may(Action.EVALUATE) and st.button("接着做", key="evaluation-resume"):
        shipped = run.record["set"] == str(assistant.settings.corpus / evaluation_set.SHIPPED)
        evaluation_run.go_on(assistant, run, evaluation_set.gates_of(assistant) if shipped else ())
        st.rerun()


def _show_verdict(run: RunFolder) -> None:
    held = run.summary
    whole, gates = held["summary"]["whole"], held["gates"]
    rates = whole["measures"]
    with st.container(horizontal=True, key="health"):
        st.metric("通过", f"{whole['passed']}／{whole['questions']} 题", border=True)
        for name, label in (("passed", "通过率"), ("figure_exact", "数字全对率"), ("false_refusal", "误拒率")):
            value = rates[name]["value"]
            st.metric(label, "—" if value is None else percent(value), border=True)
    down = [gate["label"] for gate in gates if gate["holds"] is False]
    if gates:
        (st.error if down else st.success)(literal(f"门槛 {len(gates)} 项，未达到 {len(down)} 项。" + "；".join(down)))


def _show_scores(assistant: Assistant, run: RunFolder) -> None:
    """Pass rates by kind and by document."""
    summary = run.summary["summary"]
    titles = {document.id: labels.listed(document) for document in assistant.documents()}
    kinds = [_rate(group, KINDS.get(group["name"], "")) for group in summary["kinds"]]
    st.html(bars_html("按问题类型", kinds, whole=_ALL_PASSED))
    with st.expander("按依据所在文献", key="evaluation-documents"):
        groups = sorted(summary["documents"], key=lambda group: -group["questions"])
        named = [_rate(group, shortened(titles.get(group["name"], group["name"]), 22)) for group in groups]
        st.html(bars_html("按依据所在文献", named, whole=_ALL_PASSED))


def _rate(group: dict[str, Any], label: str) -> Bar:
    passed, asked = group["passed"], group["questions"]
    share = Decimal(passed) / asked if asked else Decimal(0)
    return Bar(label, share, f"{passed}／{asked}　{percent(float(share))}")


def _show_downloads(run: RunFolder, title: str) -> None:
    name = run.path.name
    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            "下载报告（网页）", (run.path / PAGE).read_bytes(), f"评测报告-{name}.html", key="evaluation-page",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "下载报告（表格）", (run.path / WORKBOOK).read_bytes(), f"评测报告-{name}.xlsx", key="evaluation-xlsx",
            on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "下载报告（公文）", lambda: evaluation_document(run, title), f"评测报告-{name}.docx", _WORD,
            key="evaluation-docx", on_click="ignore",
        )  # fmt: skip


def _show_history(run: RunFolder, runs: Sequence[RunFolder]) -> None:
    """The pass rates of the runs of the same set and kinds, oldest first."""
    asked = (run.record["set"], run.record["kinds"])
    finished = [one for one in runs if (one.path / SUMMARY).is_file()]
    same = [one for one in finished if (one.record["set"], one.record["kinds"]) == asked][:_HISTORY]
    if len(same) < 2:
        return
    with st.expander(f"历次通过率（同一套题，{len(same)} 次）", key="evaluation-history"):
        bars = [_rate(one.summary["summary"]["whole"], _time(one)) for one in reversed(same)]
        st.html(bars_html("历次通过率", bars, whole=_ALL_PASSED))


# --- question by question ------------------------------------------------------------------------------------------


def _show_questions(run: RunFolder, changes: Changes) -> None:
    failed, answers, comparison = run.summary["failed"], run.answers(), changes.comparison
    questions = [question for question in run.questions() if question.id in answers]
    groups = {
        _FAILED: set(failed),
        _FIXED: set(comparison.fixed if comparison else ()),
        _BROKEN: set(comparison.broken if comparison else ()),
        _CHANGED: set(comparison.changed if comparison else ()),
        _PASSED: {question.id for question in questions} - set(failed),
        _ALL: {question.id for question in questions},
    }
    offered = [name for name, ids in groups.items() if ids]
    shown = st.pills(
        "逐题对照", offered, default=offered[0], required=True, key=f"evaluation-questions-{run.path.name}",
        format_func=lambda name: f"{name} {len(groups[name])}",
    )  # fmt: skip
    chosen = [question for question in questions if question.id in groups[shown or offered[0]]]
    for question in pager.page_of(chosen, _ROWS, "questions"):
        with st.expander(literal(f"{question.id}　{question.question}")):
            before = changes.answers.get(question.id)
            st.html(_side_by_side(question, answers[question.id], failed.get(question.id, []), before))
    pager.show(len(chosen), _ROWS, "questions")


def _side_by_side(
    question: Question, answer: Mapping[str, Any], reasons: list[str], before: Mapping[str, Any] | None
) -> str:
    """The expected answer on the left, the given one on the right; under it what was said before, if it was another."""
    wanted = "\n".join("或".join(alternatives) for alternatives in question.must)
    expected = (
        ("应当", STATUSES[question.status]),
        ("必须出现", wanted),
        ("不得出现", "\n".join(question.must_not)),
        ("依据原文", question.evidence),
        ("参考答案", question.answer),
    )
    given = (
        ("结果", labels.STATUSES.get(answer.get("status", ""), "出错")),
        ("所答", _said(answer)),
        ("未通过的原因", "；".join(reasons)),
        ("那一次所答", _said(before) if before and _said(before) != _said(answer) else ""),
    )
    history = f"<p>先前的问题：{escape(' → '.join(question.history))}</p>" if question.history else ""
    return (
        f'<div class="evaluated" lang="zh-CN">{history}<div class="sides"><div>{_listed(expected)}</div>'
        f"<div>{_listed(given)}</div></div></div>"
    )


def _said(answer: Mapping[str, Any]) -> str:
    return str(answer.get("error") or answer.get("answer", ""))


def _listed(rows: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<p><b>{head}</b><br>{escape(text)}</p>" for head, text in rows if text)
