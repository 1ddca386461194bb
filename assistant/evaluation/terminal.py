"""The report on the terminal, by rich."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.evaluation.gates import fallen
from assistant.evaluation.measures import BY_NAME, MEASURES
from assistant.evaluation.summary import TOTALS
from assistant.evaluation.wording import (
    interval,
    kind_name,
    measured,
    percent,
    points,
    total,
    verdict_word,
)

if TYPE_CHECKING:
    from assistant.evaluation.comparison import Comparison
    from assistant.evaluation.run import Report

FAILED_SHOWN = 15
NARROWEST = 100  # columns; Chinese tables fold badly below


def show(report: Report) -> None:
    """Print the summary on stdout."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=NARROWEST)
    console.print(_measures(report))
    console.print(_kinds(report))
    _show_failed(console, report)
    if report.comparison is not None:
        _show_comparison(console, report.comparison)
    _show_gates(console, report)
    whole = report.summary.whole
    rate = whole.rates["passed"]
    line = f"通过 {whole.passed}／{whole.questions} 题，{percent(rate.value)}（95%区间 {interval(rate)}）"
    console.print(f"[bold]{line}[/bold]")


def _measures(report: Report) -> Table:
    table = Table("指标", "值", "95%区间", "可测题数", title="各项指标")
    for measure in MEASURES:
        rate = report.summary.whole.rates[measure.name]
        if rate.count:
            label = measure.label if measure.higher_is_better else f"{measure.label}（越低越好）"
            table.add_row(label, percent(rate.value), interval(rate), str(rate.count))
    for name, value in report.summary.totals.items():
        table.add_row(TOTALS[name], total(name, value))
    return table


def _kinds(report: Report) -> Table:
    table = Table("类型", "通过", "通过率", "95%区间", title="按问题类型")
    for group in report.summary.kinds:
        rate = group.rates["passed"]
        table.add_row(kind_name(group.name), f"{group.passed}／{group.questions}", percent(rate.value), interval(rate))
    return table


def _show_failed(console: Console, report: Report) -> None:
    failed = [question for question in report.questions if not report.results[question.id].passed]
    for question in failed[:FAILED_SHOWN]:
        reasons = "；".join(report.results[question.id].failures)
        console.print(f"[red]未通过[/red] {escape(question.id)} {escape(question.question)}——{escape(reasons)}")
    if len(failed) > FAILED_SHOWN:
        console.print(f"……另有{len(failed) - FAILED_SHOWN}题未通过，见报告。")


def _show_comparison(console: Console, comparison: Comparison) -> None:
    console.print(f"与 {escape(comparison.baseline)} 比较：")
    lists = (("修好了", comparison.fixed), ("弄坏了", comparison.broken), ("回答有变", comparison.changed))
    for word, names in lists:
        console.print(f"  {word} {len(names)} 题 {escape('、'.join(names[:FAILED_SHOWN]))}")
    for change in comparison.changes:
        if not math.isnan(change.difference) and change.difference:
            span = f"{points(change.difference)}（95%区间 {points(change.low)}～{points(change.high)}）"
            label = BY_NAME[change.measure].label
            console.print(f"  {label} {percent(change.before)} → {percent(change.now)}，{span}")


def _show_gates(console: Console, report: Report) -> None:
    if not report.verdicts:
        return
    down = fallen(report.verdicts)
    for verdict in down:
        console.print(f"[red]门槛{verdict_word(verdict)}[/red] {verdict.gate.label}，测得{measured(verdict)}")
    unmeasured = sum(verdict.holds is None for verdict in report.verdicts)
    left = f"，未测 {unmeasured} 项" if unmeasured else ""
    console.print(f"门槛 {len(report.verdicts)} 项，未达到 {len(down)} 项{left}。")
