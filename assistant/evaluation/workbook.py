"""report.xlsx: the same report for people who sort and filter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assistant.evaluation.measures import BY_NAME, MEASURES
from assistant.evaluation.questions import STATUSES
from assistant.evaluation.scoring import STATUS_WORDS
from assistant.evaluation.spreadsheet import Sheet, write_sheets
from assistant.evaluation.summary import TOTALS
from assistant.evaluation.wording import UNKNOWN, kind_name, measured, place, verdict_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from assistant.evaluation.questions import Question
    from assistant.evaluation.run import Report
    from assistant.evaluation.summary import Group, Rate

HEADS = (
    *("编号", "类型", "问题", "先前的问题", "结果", "原因", "应当", "必须出现"),
    *("所答状态", "所答", "引用", "依据原文", "文件编号"),
)
WIDTHS = {"问题": 40, "先前的问题": 24, "原因": 34, "必须出现": 26, "所答": 60, "引用": 60, "依据原文": 40}


def write_workbook(report: Report, file: Path) -> None:
    """Write the report's sheets: the whole, each question, by kind, by document, gates, the comparison."""
    by_document = _groups("文件", report.summary.documents, lambda name: report.titles.get(name, name))
    sheets = [
        Sheet("总览", _overview(report), {"指标": 24, "意思": 70}),
        Sheet("逐题结果", _questions(report), WIDTHS),
        Sheet("按类型", _groups("类型", report.summary.kinds, kind_name), {}),
        Sheet("按文件", by_document, {"文件": 50}),
    ]
    if report.verdicts:
        gates = [[one.gate.label, measured(one), verdict_word(one)] for one in report.verdicts]
        sheets.append(Sheet("门槛", [["要求", "测得", "结果"], *gates], {"要求": 50}))
    if report.comparison is not None:
        sheets.append(Sheet("与上次比较", _comparison(report), {"说明": 20, "问题": 60}))
    write_sheets(sheets, file)


def _overview(report: Report) -> list[list[Any]]:
    rows: list[list[Any]] = [["指标", "值", "区间下限", "区间上限", "可测题数", "意思"]]
    for measure in MEASURES:
        rate = report.summary.whole.rates[measure.name]
        rows.append([measure.label, *map(_number, (rate.value, rate.low, rate.high)), rate.count, measure.meaning])
    rows += [[TOTALS[name], _number(value)] for name, value in report.summary.totals.items()]
    program, library = report.record["program"], report.record["library"]
    held = library["counts"]
    rows += [
        ["开始时间", report.record["begun"]],
        ["问题集", report.record["set"]],
        ["程序", f"{program['version']}（代码 {program['code']}，Python {program['python']}）"],
        ["文献库", f"{library['version']}：{held['documents']}份文件、{held['passages']}个段落"],
    ]
    return rows


def _questions(report: Report) -> list[list[Any]]:
    rows = [[*HEADS, *(measure.label for measure in MEASURES), "用时（秒）"]]
    return [*rows, *(_question(report, question) for question in report.questions)]


def _question(report: Report, question: Question) -> list[Any]:
    answer, result = report.answers[question.id], report.results[question.id]
    return [
        question.id,
        kind_name(question.kind),
        question.question,
        "\n".join(question.history),
        "通过" if result.passed else "未通过",
        "\n".join(result.failures),
        STATUSES[question.status],
        "\n".join("|".join(alternatives) for alternatives in question.must),
        "出错" if "error" in answer else STATUS_WORDS[answer["status"]],
        answer.get("error") or answer["answer"],
        "\n".join(f"[{one['mark']}] {place(one)}：{one['quote']}" for one in answer.get("citations", ())),
        question.evidence,
        question.document,
        *(_number(result.values[measure.name]) for measure in MEASURES),
        answer.get("seconds", UNKNOWN),
    ]


def _groups(head: str, groups: Sequence[Group], named: Callable[[str], str]) -> list[list[Any]]:
    rows: list[list[Any]] = [[head, "题数", "通过", *(measure.label for measure in MEASURES)]]
    for group in groups:
        rates: list[Rate] = [group.rates[measure.name] for measure in MEASURES]
        rows.append([named(group.name), group.questions, group.passed, *(_number(rate.value) for rate in rates)])
    return rows


def _comparison(report: Report) -> list[list[Any]]:
    comparison = report.comparison
    if comparison is None:
        return []
    asked = {question.id: question.question for question in report.questions}
    rows: list[list[Any]] = [["说明", "编号", "问题", "上次", "这次", "差"]]
    lists = (("修好了", comparison.fixed), ("弄坏了", comparison.broken), ("回答有变", comparison.changed))
    rows += [[word, name, asked.get(name, "")] for word, names in lists for name in names]
    for change in comparison.changes:
        values = (change.before, change.now, change.difference)
        rows.append(["指标", "", BY_NAME[change.measure].label, *map(_number, values)])
    return rows


def _number(value: float) -> float | str:
    """A figure for a cell; what is undefined is a dash, never 0."""
    return UNKNOWN if math.isnan(value) else round(value, 4)
