"""What a run changed against an earlier one of the same set: verdicts and answers, and the measures with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.evaluation.comparison import Change, Comparison, compare
from assistant.evaluation.folder import RESULTS, SUMMARY, RunFolder
from assistant.evaluation.measures import BY_NAME
from assistant.evaluation.wording import percent, points

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_HEADS = ("指标", "那一次", "这一次", "差", "差的95%区间")


@dataclass(frozen=True, slots=True)
class Changes:
    """The comparison, none where there is no earlier run, and what was answered then by the question's id."""

    comparison: Comparison | None = None
    answers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def show(run: RunFolder, runs: Sequence[RunFolder], title: Callable[[RunFolder], str]) -> Changes:
    """Draw the choice of an earlier run and what changed since; gives it. ``runs``: the newest first."""
    earlier = {
        one.path.name: one
        for one in runs
        if one.path.name < run.path.name and one.record["set"] == run.record["set"] and (one.path / SUMMARY).is_file()
    }
    if not earlier:
        return Changes()
    names = list(earlier)
    first = next((name for name in names if earlier[name].record["kinds"] == run.record["kinds"]), names[0])
    chosen = st.selectbox(
        "与哪一次比", names, names.index(first), format_func=lambda name: title(earlier[name]),
        key=f"evaluation-baseline-{run.path.name}",
    )  # fmt: skip
    before = earlier[chosen or first]
    comparison = _compared(before.path, run.path, (run.path / RESULTS).stat().st_mtime_ns)
    asked = sum(one.id not in comparison.added for one in run.questions())
    if not asked:
        st.info("两次没有相同的题，不能比较。")
        return Changes()
    fixed, broken, changed = (len(ids) for ids in (comparison.fixed, comparison.broken, comparison.changed))
    told = f"两次都有的 {asked} 题：修好 {fixed} 题，弄坏 {broken} 题，结论未变而回答有变 {changed} 题。"
    (st.warning if broken else st.info)(told)
    moved = [one for one in comparison.changes if one.difference and not math.isnan(one.difference)]
    if moved:
        with st.expander(f"有 {len(moved)} 项指标不同", key="evaluation-changes"):
            st.html(_table(moved))
    return Changes(comparison, before.answers())


@st.cache_data(max_entries=50, show_spinner=False)
def _compared(before: Path, now: Path, scored: int) -> Comparison:
    del scored  # a run that was scored anew is compared anew
    (old, new) = ((run.results(), run.answers()) for run in map(RunFolder, (before, now)))
    return compare(str(before), old, new)


def _table(changes: Sequence[Change]) -> str:
    rows = "".join(
        f"<tr><td>{escape(BY_NAME[one.measure].label)}</td><td>{percent(one.before)}</td><td>{percent(one.now)}</td>"
        f"<td>{points(one.difference)}</td><td>{points(one.low)}～{points(one.high)}</td></tr>"
        for one in changes
    )
    heads = "".join(f"<th>{head}</th>" for head in _HEADS)
    return f'<div class="log" lang="zh-CN"><table><tr>{heads}</tr>{rows}</table></div>'
