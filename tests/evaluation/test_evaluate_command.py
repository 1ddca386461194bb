"""``assistant evaluate`` over a small library that is really built."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = {
    "report": "无锡产业发展情况\n\n2018年无锡服务业增加值同比增长8.08%。\n",
    "banks": "银行业运行情况\n\n2020年6月末，苏州不良贷款率为1.27%。\n",
    "traffic": "轨道交通建设\n\n沪宁沿江高铁经过江阴，张家港站已经开通。\n",
    "talent": "人才政策\n\n高层次人才可以申请购房补贴，由人社部门办理。\n",
}
SET: list[dict[str, Any]] = [
    {
        "id": "one", "question": "2018年无锡服务业增加值增速是多少？", "kind": "number", "status": "answered",
        "must": [["8.08%"]], "evidence": "2018年无锡服务业增加值同比增长8.08%", "document": "report",
    },
    {"id": "two", "question": "请问火星上有几座火山？", "kind": "refuse", "status": "refused", "must": []},
]  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("evaluated")
    (root / "corpus").mkdir()
    for name, text in TEXTS.items():
        (root / "corpus" / f"{name}.txt").write_text(text, encoding="utf-8")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in SET)
    (root / "corpus" / "questions.jsonl").write_text(lines, encoding="utf-8")
    assert main(["index", *_places(root)]) == 0
    return root


def _places(root: Path) -> list[str]:
    return ["--corpus", str(root / "corpus"), "--index", str(root / "index")]


@pytest.fixture
def evaluate(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)
    return lambda *words: main(["evaluate", *_places(built), *map(str, words)])


def printed(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_a_run_leaves_a_dated_folder_with_everything(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate() == 0
    (folder,) = (tmp_path / "evaluations").iterdir()
    held = {file.name for file in folder.iterdir()}
    assert held == {
        *("run.json", "questions.jsonl", "answers.jsonl", "results.jsonl"),
        *("summary.json", "report.html", "report.xlsx"),
    }
    out, _ = printed(capsys)
    assert "通过 2／2 题，100.0%" in out
    assert "report.html" in out


def test_json_on_stdout_is_one_object(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--out", "run", "--json") == 0
    report = json.loads(printed(capsys)[0])
    assert report["summary"]["whole"]["passed"] == 2
    assert report["failed"] == {}
    assert report["folder"] == "run"


def test_a_fallen_gate_makes_the_command_fail(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gates = tmp_path / "gates.yaml"
    gates.write_text("gates: [{measure: passed, at_least: 0.5}, {measure: seconds_p95, at_most: 0}]", encoding="utf-8")
    assert evaluate("--fail-under", gates) == 1
    out, err = printed(capsys)
    assert err.strip().endswith("1项门槛未达到：回答用时95分位不高于0秒。")
    assert "门槛 2 项，未达到 1 项。" in out


def test_only_the_kinds_asked_for_are_run(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--kinds", "refuse", "--json") == 0
    assert json.loads(printed(capsys)[0])["summary"]["whole"]["questions"] == 1


def _heed_interrupts() -> None:
    """Undo what a shell does to a test run in the background: there SIGINT is ignored, by all children too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_keeps_what_was_answered_and_says_how_to_go_on(
    evaluate: Callable[..., int], built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [SET[0] | {"id": str(number), "question": f"{SET[0]['question']}（{number}）"} for number in range(2000)]
    asked = tmp_path / "many.jsonl"
    asked.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in many), encoding="utf-8")
    command = [sys.executable, "-m", "assistant", "evaluate", str(asked), "--out", str(tmp_path / "run")]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [*command, *_places(built)], cwd=root, stderr=subprocess.PIPE, text=True, preexec_fn=_heed_interrupts
    )
    answers = tmp_path / "run" / "answers.jsonl"
    while not (answers.is_file() and answers.stat().st_size):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 1
    kept = answers.read_text(encoding="utf-8").count("\n")
    assert 0 < kept < len(many)
    assert f"已中断，已答的{kept}题已保存。接着做请运行：assistant evaluate --resume {tmp_path / 'run'}" in said


def test_an_unfinished_run_is_gone_on_with(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("--out", "run", "--json") == 0
    before = json.loads(printed(capsys)[0])
    answers = tmp_path / "run" / "answers.jsonl"
    first, _ = answers.read_text(encoding="utf-8").splitlines(keepends=True)
    answers.write_text(first, encoding="utf-8")
    assert evaluate("--resume", "run", "--json") == 0
    after = json.loads(printed(capsys)[0])
    assert after["summary"]["whole"]["questions"] == 2
    assert after["run"] == before["run"]


def test_a_baseline_is_compared(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--out", "first") == 0
    assert evaluate("--out", "second", "--baseline", "first") == 0
    assert "与 first 比较" in printed(capsys)[0]


def test_answers_made_elsewhere_are_scored(
    evaluate: Callable[..., int], built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", *_places(built), "--batch", str(built / "corpus" / "questions.jsonl"), "--json"]) == 0
    answers = tmp_path / "answers.jsonl"
    given = printed(capsys)[0].rstrip("\n")
    answers.write_text(given, encoding="utf-8")
    assert evaluate("--answers", answers, "--json") == 0
    whole = json.loads(printed(capsys)[0])["summary"]["whole"]
    assert whole["passed"] == 2
    assert whole["measures"]["hit_1"]["value"] is None  # nothing was searched
    assert answers.read_text(encoding="utf-8") == given


def test_figures_marked_by_hand_are_held_against_the_library(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = {
        "document": "report", "sentence": "2018年无锡服务业增加值同比增长8.08%。", "subject": "无锡",
        "indicator": "服务业增加值", "measure": "同比增速", "period": "2018年", "value": "8.08", "unit": "%",
    }  # fmt: skip
    marked = tmp_path / "gold.jsonl"
    marked.write_text(json.dumps(figure, ensure_ascii=False), encoding="utf-8")
    assert evaluate("--gold", marked, "--json") == 0
    totals = json.loads(printed(capsys)[0])["summary"]["totals"]
    assert (totals["extraction_precision"], totals["extraction_recall"]) == (1.0, 1.0)
    marked.write_text(json.dumps(figure | {"document": "other"}, ensure_ascii=False), encoding="utf-8")
    assert evaluate("--gold", marked, "--json") == 0
    assert json.loads(printed(capsys)[0])["summary"]["totals"]["extraction_precision"] is None


def test_a_set_is_checked(evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--check") == 0
    assert printed(capsys)[0] == "共2题，错误0处，存疑0处。\n"
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text(json.dumps(SET[0] | {"evidence": "原文没有这句话"}, ensure_ascii=False), encoding="utf-8")
    assert evaluate(wrong, "--check", "--json") == 1
    (remark,) = json.loads(printed(capsys)[0])
    assert (remark["line"], remark["id"], remark["level"]) == (1, "one", "error")


def test_a_set_goes_to_a_spreadsheet_and_is_run_from_it(
    evaluate: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, lines = tmp_path / "set.xlsx", tmp_path / "back.jsonl"
    assert evaluate("--convert", sheet) == 0
    assert evaluate(sheet, "--convert", lines) == 0
    assert [json.loads(line)["id"] for line in lines.read_text(encoding="utf-8").splitlines()] == ["one", "two"]
    assert evaluate(sheet, "--out", "run") == 0
    assert "通过 2／2 题" in printed(capsys)[0]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("none.jsonl",), 1, "读不出来"),
        (("--kinds", "guess"), 1, "没有“guess”这一类问题"),
        (("--resume", "none"), 2, "没有评测记录"),
        (("--baseline", "none"), 2, "没有评测记录"),
        (("--fail-under", "none.yaml"), 2, "读不出来"),
        (("--resume", "run", "--out", "x"), 2, "不能再给问题集"),
        (("a.jsonl", "b.jsonl"), 2, "一次只能评一个问题集"),
        (("--convert", "set.csv"), 2, "应以 .xlsx 或 .jsonl 结尾"),
        (("--repeat", "-1"), 2, "应为不小于0的整数"),
        (("--answers", "none.jsonl"), 2, "没有这个问题集的回答"),
        (("--format", "rgb"), 2, "请给出RGB的数据文件"),
        (("--format", "cmrc", "none.json"), 1, "不是CMRC 2018或DRCD的数据"),
        (("--judge", "ftp://x", "--out", "judged"), 2, "应形如 --judge http://"),
    ],
)
def test_wrong_usage_says_what_to_do(
    evaluate: Callable[..., int], words: tuple[str, ...], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(*words) == status
    assert said in printed(capsys)[1]
