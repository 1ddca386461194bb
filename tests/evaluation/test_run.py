"""Runs: interrupted and gone on with, compared, held against gates, reported."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import planted
import pytest

from assistant.errors import UsageError
from assistant.evaluation.charts import histogram
from assistant.evaluation.comparison import compare
from assistant.evaluation.folder import RunFolder, dated, run_record, runs_in
from assistant.evaluation.gates import Gate, fallen, read_gates
from assistant.evaluation.generate import answers_in, generate, spread
from assistant.evaluation.questions import Question
from assistant.evaluation.run import ask_all, score_all
from assistant.library.progress import silent
from assistant.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evaluation.run import Report
    from assistant.model import Answer

NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def begun(folder: Path, assistant: planted.PerfectAssistant, kinds: Sequence[str] = ()) -> RunFolder:
    return RunFolder.begun(folder, planted.QUESTIONS, run_record(Settings(), assistant.library, "planted", kinds, NOW))


def finished(
    folder: Path,
    assistant: planted.PerfectAssistant,
    *,
    kinds: Sequence[str] = (),
    gates: Sequence[Gate] = (),
    baseline: RunFolder | None = None,
) -> tuple[RunFolder, Report]:
    run = begun(folder, assistant, kinds)
    ask_all(run, assistant, silent, repeats=1)
    return run, score_all(run, assistant.library, gates=gates, baseline=baseline)


# --- asking ------------------------------------------------------------------------------------------------------


class Interrupted(planted.PerfectAssistant):
    """Someone presses Ctrl-C at the third question."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        if len(self.asked) == 2:
            raise KeyboardInterrupt
        return super().ask(question, history)


def test_an_interrupted_run_keeps_what_was_answered_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    with pytest.raises(KeyboardInterrupt):
        generate(planted.QUESTIONS, Interrupted(), file, silent)
    assert list(answers_in(file)) == ["q1", "q2"]
    later = planted.PerfectAssistant()
    generate(planted.QUESTIONS, later, file, silent)
    assert list(answers_in(file)) == ["q1", "q2", "q3", "q4"]
    assert len(later.asked) == 2


def test_a_line_cut_short_by_a_crash_is_asked_again(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    generate(planted.QUESTIONS, planted.PerfectAssistant(), file, silent)
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole[:-20], encoding="utf-8")
    assert list(answers_in(file)) == ["q1", "q2", "q3"]
    generate(planted.QUESTIONS, planted.PerfectAssistant(), file, silent)
    assert file.read_text(encoding="utf-8").count("\n") == 4
    assert list(answers_in(file)) == ["q1", "q2", "q3", "q4"]


def test_progress_counts_what_was_there_before(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    generate(
        planted.QUESTIONS, planted.PerfectAssistant(), tmp_path / "a", lambda _, done, total: told.append((done, total))
    )
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_repeats_are_spread_evenly() -> None:
    questions = [Question(str(at), "？", "refuse", "refused") for at in range(10)]
    assert [one.id for one in spread(questions, 3)] == ["0", "3", "6"]
    assert len(spread(questions, 50)) == 10
    assert spread(questions, 0) == ()


def test_answers_of_another_library_are_not_mixed_in(tmp_path: Path) -> None:
    assistant = planted.PerfectAssistant()
    run = begun(tmp_path / "run", assistant)
    assistant.library.version = "000002-fedcba"  # type: ignore[misc]
    with pytest.raises(UsageError, match="文献库在这次评测开始后更新过"):
        ask_all(run, assistant, silent)


# --- the folder --------------------------------------------------------------------------------------------------


def test_a_run_records_what_makes_it_comparable_and_no_secret(tmp_path: Path) -> None:
    run, _ = finished(tmp_path / "run", planted.PerfectAssistant())
    record = run.record
    assert record["library"]["version"] == planted.FakeLibrary.version
    assert set(record["program"]) == {"version", "code", "python"}
    assert record["settings"]["corpus"] == "corpus"
    assert not any(word in name for name in record["settings"] for word in ("key", "token", "password", "secret"))


def test_undefined_measures_are_null_in_json_never_zero(tmp_path: Path) -> None:
    run, report = finished(tmp_path / "run", planted.PerfectAssistant())
    held = [json.loads(line) for line in (run.path / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    refused = next(one for one in held if one["id"] == "q4")
    assert refused["values"]["key_facts"] is None
    assert refused["values"]["passed"] == 1.0
    assert "NaN" not in (run.path / "summary.json").read_text(encoding="utf-8")
    assert report.summary.whole.rates["key_facts"].count == 3


def test_a_folder_with_a_run_is_not_overwritten(tmp_path: Path) -> None:
    begun(tmp_path / "run", planted.PerfectAssistant())
    with pytest.raises(UsageError, match="已有一次评测"):
        begun(tmp_path / "run", planted.PerfectAssistant())
    with pytest.raises(UsageError, match="没有评测记录"):
        RunFolder.opened(tmp_path)


def test_dated_folders_never_clash_and_are_listed_newest_first(tmp_path: Path) -> None:
    first = dated(tmp_path, NOW)
    begun(first, planted.PerfectAssistant())
    second = dated(tmp_path, NOW)
    begun(second, planted.PerfectAssistant())
    assert (first.name, second.name) == ("2026-01-31-093000", "2026-01-31-093000-2")
    assert [run.path for run in runs_in(tmp_path)] == [second, first]
    assert runs_in(tmp_path / "none") == ()


def test_an_unfinished_run_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="还没有做完"):
        begun(tmp_path / "run", planted.PerfectAssistant()).results()


# --- gates -------------------------------------------------------------------------------------------------------


def gates_file(folder: Path, text: str) -> Path:
    (folder / "gates.yaml").write_text(text, encoding="utf-8")
    return folder / "gates.yaml"


def test_gates_are_read_with_their_kind_and_bound(tmp_path: Path) -> None:
    text = "gates:\n- {measure: passed, kind: number, at_least: 0.9}\n- {measure: false_refusal, at_most: 0}\n"
    first, second = read_gates(gates_file(tmp_path, text + "- {measure: seconds_p95, at_most: 2}\n"))[:2]
    assert (first.label, second.label) == ("通过率（数字）不低于90%", "误拒率不高于0%")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gates: [", "读不出来"),
        ("- 1", "里没有gates"),
        ("gates: []", "里没有gates"),
        ("gates: [{measure: beauty, at_least: 1}]", "第1条的measure是“beauty”，没有这一项"),
        ("gates: [{measure: passed, kind: guess, at_least: 1}]", "第1条的kind是“guess”"),
        ("gates: [{measure: passed}]", "第1条应有at_least或at_most之一"),
        ("gates: [{measure: passed, at_least: 1, at_most: 1}]", "第1条应有at_least或at_most之一"),
        ("gates: [{measure: passed, at_least: high}]", "值是不小于0的数"),
        ("gates: [{measure: passed, at_lest: 1}]", "第1条是"),
    ],
)
def test_a_gate_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_gates(gates_file(tmp_path, text))


def test_a_gate_on_one_kind_looks_at_that_kind_only(tmp_path: Path) -> None:
    gates = (Gate("passed", "list", at_least=1.0), Gate("passed", "number", at_least=1.0))
    _, report = finished(tmp_path / "run", planted.ItemLost(), gates=gates)
    assert [one.gate.kind for one in fallen(report.verdicts)] == ["list"]


def test_a_gate_on_a_part_that_was_not_run_is_left_open(tmp_path: Path) -> None:
    gates = (Gate("passed", "rank", at_least=1.0),)
    _, whole = finished(tmp_path / "whole", planted.PerfectAssistant(), gates=gates)
    _, part = finished(tmp_path / "part", planted.PerfectAssistant(), gates=gates, kinds=["number"])
    assert [one.holds for one in whole.verdicts] == [False]
    assert [one.holds for one in part.verdicts] == [None]


def test_a_gate_on_extraction_is_left_open_where_no_marked_figures_were_given(tmp_path: Path) -> None:
    _, report = finished(tmp_path / "run", planted.PerfectAssistant(), gates=(Gate("extraction_recall", "", 0.9),))
    assert [one.holds for one in report.verdicts] == [None]


def test_the_gates_of_the_corpus_can_be_read() -> None:
    gates = read_gates(Path(__file__).resolve().parents[2] / "corpus" / "gates.yaml")
    assert {"quotes_verbatim", "provenance", "passed", "refused"} <= {gate.measure for gate in gates}


# --- comparison --------------------------------------------------------------------------------------------------


def test_a_comparison_names_what_was_fixed_what_broke_and_what_changed(tmp_path: Path) -> None:
    before, _ = finished(tmp_path / "before", planted.ItemLost())
    now, report = finished(tmp_path / "now", planted.DigitChanged(), baseline=before)
    comparison = report.comparison
    assert comparison is not None
    assert (comparison.fixed, comparison.broken, comparison.changed) == (("q3",), ("q1",), ())
    change = next(one for one in comparison.changes if one.measure == "list_complete")
    assert (change.before, change.now) == (pytest.approx(2 / 3), 1.0)
    assert now.summary["comparison"]["fixed"] == ["q3"]


def test_an_answer_worded_otherwise_with_the_same_verdict_is_changed(tmp_path: Path) -> None:
    run, report = finished(tmp_path / "run", planted.PerfectAssistant())
    reworded = {name: answer | {"answer": answer["answer"] + "！"} for name, answer in run.answers().items()}
    fewer = {name: report.results[name] for name in ("q1", "q2")}
    comparison = compare("x", (report.results, run.answers()), (fewer, reworded))
    assert (comparison.changed, comparison.removed, comparison.added) == (("q1", "q2"), ("q3", "q4"), ())


# --- reports -----------------------------------------------------------------------------------------------------


def test_the_page_says_why_each_failed_question_failed_and_loads_nothing(tmp_path: Path) -> None:
    gates = (Gate("passed", "", at_least=1.0),)
    before, _ = finished(tmp_path / "before", planted.PerfectAssistant())
    run, _ = finished(tmp_path / "run", planted.DigitChanged(), gates=gates, baseline=before)
    page = (run.path / "report.html").read_text(encoding="utf-8")
    for shown in ("缺少8.08%", "8.80%。[1]", "《产业强市研究》，第1页", planted.GROWTH, "75.0%", "未达到", "弄坏了"):
        assert shown in page
    assert page.count("<svg") >= 4
    assert not re.search(r"<script|<link|<img|src=|@import|url\(|href=\"(?!#)", page)


def test_what_stands_in_an_answer_is_never_markup(tmp_path: Path) -> None:
    class Sly(planted.PerfectAssistant):
        def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
            return planted.replace(super().ask(question, history), text="<script>alert(1)</script>")

    run, _ = finished(tmp_path / "run", Sly())
    assert "<script" not in (run.path / "report.html").read_text(encoding="utf-8")


def test_the_workbook_holds_every_question_with_dashes_for_the_undefined(tmp_path: Path) -> None:
    before, _ = finished(tmp_path / "before", planted.PerfectAssistant())
    gates = (Gate("passed", "", at_least=1.0),)
    run, _ = finished(tmp_path / "run", planted.ItemLost(), gates=gates, baseline=before)
    workbook = openpyxl.load_workbook(run.path / "report.xlsx")
    assert workbook.sheetnames == ["总览", "逐题结果", "按类型", "按文件", "门槛", "与上次比较"]
    rows = [[cell.value for cell in row] for row in workbook["逐题结果"].iter_rows()]
    heads, failed = rows[0], next(row for row in rows if row[0] == "q3")
    assert failed[heads.index("结果")] == "未通过"
    assert failed[heads.index("原因")] == "缺少金融服务"
    assert failed[heads.index("列举完整率")] == pytest.approx(0.6667)
    assert rows[1][heads.index("列举完整率")] == "—"


def test_a_histogram_s_last_stretch_holds_the_stragglers() -> None:
    chart = histogram("用时", [0.1] * 99 + [30.0], "秒")
    assert [int(count) for count in re.findall(r'class="mid">(\d+)<', chart)] == [100]
    chart = histogram("用时", [0.01, 0.05, *[0.1] * 97, 30.0], "秒")
    assert [int(count) for count in re.findall(r'class="mid">(\d+)<', chart)] == [1, 1, 98]
    assert histogram("用时", [], "秒") == ""
