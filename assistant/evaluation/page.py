"""report.html: one file that opens anywhere, without script or network."""

from __future__ import annotations

import json
import math
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.evaluation.charts import Bar, bar_chart, histogram
from assistant.evaluation.gates import fallen
from assistant.evaluation.measures import BY_NAME, MEASURES
from assistant.evaluation.questions import STATUSES
from assistant.evaluation.scoring import STATUS_WORDS
from assistant.evaluation.summary import TOTALS
from assistant.evaluation.wording import (
    interval,
    kind_name,
    measured,
    percent,
    place,
    points,
    total,
    verdict_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evaluation.gates import Verdict
    from assistant.evaluation.questions import Question
    from assistant.evaluation.run import Report
    from assistant.evaluation.summary import Group, Rate

STYLE = Path(__file__).with_name("page.css")
# Nothing may be loaded from anywhere, whatever an answer or a document holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def report_page(report: Report) -> str:
    """The whole page."""
    sections = (
        _head(report),
        _gates(report.verdicts),
        _measures(report),
        _compared(report),
        _groups("按问题类型", report.summary.kinds, kind_name),
        _groups("按依据所在文件", report.summary.documents, lambda name: report.titles.get(name, name)),
        _totals(report),
        _failed(report),
        _all(report),
        _surroundings(report),
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width"><title>评测报告</title>'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style></head><body>{''.join(sections)}</body></html>\n"
    )


def _head(report: Report) -> str:
    whole, record = report.summary.whole, report.record
    down = fallen(report.verdicts)
    gates = f"门槛{len(report.verdicts)}项，未达到{len(down)}项" if report.verdicts else "未设门槛"
    library = record["library"]["counts"]
    facts = (
        f"{record['begun'][:16].replace('T', ' ')} · 问题集 {record['set']} · "
        f"文献库 {library['documents']}份文件、{library['passages']}个段落、{library['facts']}条数据 · "
        f"程序 {record['program']['version']}（代码 {record['program']['code']}）"
    )
    rate = whole.rates["passed"]
    tone = "bad" if down else "good" if report.verdicts else ""
    return (
        f'<h1>评测报告</h1><p class="faint">{escape(facts)}</p>'
        f'<p class="verdict {tone}"><b>{percent(rate.value)}</b> 通过'
        f"（{whole.passed}／{whole.questions}题，95%区间 {interval(rate)}）　{gates}</p>"
    )


def _gates(verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return ""
    rows = {
        one: (escape(one.gate.label), measured(one), f'<span class="{_tone(one)}">{verdict_word(one)}</span>')
        for one in verdicts
    }
    heads = ("要求", "测得", "结果")
    down = [rows[one] for one in fallen(verdicts)]
    first = _table(heads, down) if down else "<p>全部达到。</p>"
    every = f"<details><summary>全部{len(verdicts)}项</summary>{_table(heads, rows.values())}</details>"
    return _section("门槛", first + every)


def _tone(verdict: Verdict) -> str:
    return {True: "good", False: "bad", None: "faint"}[verdict.holds]


def _measures(report: Report) -> str:
    bounds = {v.gate.measure: v.gate for v in report.verdicts if not v.gate.kind}
    bars = []
    for measure in MEASURES:
        rate = report.summary.whole.rates[measure.name]
        if rate.count:
            gate = bounds.get(measure.name)
            bound = math.nan if gate is None else (gate.at_most if math.isnan(gate.at_least) else gate.at_least)
            label = measure.label if measure.higher_is_better else f"{measure.label}（越低越好）"
            bars.append(Bar(label, rate.value, rate.low, rate.high, _note(rate), bound))
    meanings = "".join(f"<dt>{escape(m.label)}</dt><dd>{escape(m.meaning)}</dd>" for m in MEASURES)
    unmeasured = [m.label for m in MEASURES if not report.summary.whole.rates[m.name].count]
    left_out = f'<p class="faint">没有可测的题，未列出：{escape("、".join(unmeasured))}。</p>' if unmeasured else ""
    extra = "横线是95%区间（自助法），竖线是门槛，括号里是可测的题数。"
    return _section(
        "各项指标",
        f'<p class="faint">{extra}</p>{bar_chart("各项指标", bars)}{left_out}'
        f"<details><summary>各项指标的意思</summary><dl>{meanings}</dl></details>",
    )


def _note(rate: Rate) -> str:
    return f"{percent(rate.value)}（{rate.count}）"


def _groups(title: str, groups: Sequence[Group], named: Any) -> str:  # noqa: ANN401
    bars = []
    for group in groups:
        rate = group.rates["passed"]
        note = f"{percent(rate.value)}（{group.passed}／{group.questions}）"
        bars.append(Bar(named(group.name), rate.value, rate.low, rate.high, note))
    return _section(f"通过率：{title}", bar_chart(title, bars))


def _totals(report: Report) -> str:
    held = [float(answer["seconds"]) for answer in report.answers.values() if "seconds" in answer]
    rows = [(TOTALS[name], total(name, value)) for name, value in report.summary.totals.items()]
    return _section("用时与数字抽取", _table(("各项", "测得"), rows) + histogram("回答用时分布", held, "秒"))


def _compared(report: Report) -> str:
    comparison = report.comparison
    if comparison is None:
        return ""
    rows = [
        (
            escape(BY_NAME[change.measure].label),
            percent(change.before),
            percent(change.now),
            points(change.difference),
            f"{points(change.low)}～{points(change.high)}",
        )
        for change in comparison.changes
        if not math.isnan(change.difference)
    ]
    lists = (
        ("修好了（原来不通过，现在通过）", comparison.fixed),
        ("弄坏了（原来通过，现在不通过）", comparison.broken),
        ("结论未变、回答有变", comparison.changed),
        ("新增的题", comparison.added),
        ("减少的题", comparison.removed),
    )
    asked = {question.id: question.question for question in report.questions}
    named = "".join(_listed(title, ids, asked) for title, ids in lists)
    table = _table(("指标", "上次", "这次", "差", "95%区间"), rows)
    return _section(f"与 {escape(comparison.baseline)} 比较", named + table)


def _listed(title: str, ids: Sequence[str], asked: dict[str, str]) -> str:
    links = ((f'<a href="#{escape(name)}">{escape(name)}</a>', escape(asked.get(name, ""))) for name in ids)
    items = "".join(f"<li>{link} {question}</li>" for link, question in links)
    return f"<details><summary>{title}：{len(ids)}题</summary><ul>{items}</ul></details>"


def _failed(report: Report) -> str:
    failed = [question for question in report.questions if not report.results[question.id].passed]
    body = "".join(_one(report, question) for question in failed)
    return _section(f"未通过的题（{len(failed)}）", body or "<p>没有。</p>")


def _one(report: Report, question: Question) -> str:
    answer, result = report.answers[question.id], report.results[question.id]
    given = answer.get("error") or answer["answer"]
    status = "出错" if "error" in answer else STATUS_WORDS[answer["status"]]
    must = "；".join("或".join(alternatives) for alternatives in question.must) or "（无）"
    low = [
        f"{BY_NAME[name].label} {percent(value)}"
        for name, value in result.values.items()
        if name != "passed" and not math.isnan(value) and (value < 1) == BY_NAME[name].higher_is_better and value != 1
    ]
    source = report.titles.get(question.document, question.document)
    rows = [
        ("先前的问题", " → ".join(question.history)),
        ("应有", f"{STATUSES[question.status]}；{must}" if question.answerable else STATUSES[question.status]),
        ("不得有", "；".join(question.must_not)),
        ("依据", f"{question.evidence}（{source}）" if question.evidence else ""),
        ("参考答案", question.answer),
        ("所答", f"【{status}】{given}"),
        ("引用", "\n".join(f"[{one['mark']}] {place(one)}：{one['quote']}" for one in answer.get("citations", ()))),
        ("不足满分", "；".join(low)),
    ]
    cells = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in rows if text)
    return (
        f'<details class="question" id="{escape(question.id)}"><summary><code>{escape(question.id)}</code> '
        f'<span class="tag">{escape(kind_name(question.kind))}</span> {escape(question.question)}'
        f'<br><span class="bad">{escape("；".join(result.failures))}</span></summary><dl>{cells}</dl></details>'
    )


def _all(report: Report) -> str:
    rows = []
    for question in report.questions:
        passed = report.results[question.id].passed
        link = f'<a class="bad" href="#{escape(question.id)}">未通过</a>'
        word = '<span class="good">通过</span>' if passed else link
        rows.append((escape(question.id), escape(kind_name(question.kind)), escape(question.question), word))
    table = _table(("编号", "类型", "问题", "结果"), rows)
    return f"<details><summary>全部{len(rows)}题</summary>{table}</details>"


def _surroundings(report: Report) -> str:
    text = json.dumps(report.record, ensure_ascii=False, indent=1)
    return f"<details><summary>设置与文献库清单</summary><pre>{escape(text)}</pre></details>"


def _section(title: str, body: str) -> str:
    return f"<section><h2>{title}</h2>{body}</section>"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
