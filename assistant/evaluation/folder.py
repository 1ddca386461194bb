"""A run's folder: what was asked of which library by which program, the answers, the results, the reports.

    evaluations/2026-01-31-093000/
        run.json          when, with what settings, library and program
        questions.jsonl   the questions of this run
        answers.jsonl     what came back, a line a question; grows while the run goes on
        judgements.jsonl  what a language model thinks of them, where one was asked
        results.jsonl     what each answer is worth
        summary.json      rates with intervals, gates, the comparison
        report.html  report.xlsx

Answers are written once; all below them can be made again from what stands above.
"""

from __future__ import annotations

import hashlib
import json
import math
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from assistant.evaluation.generate import answers_in
from assistant.evaluation.intervals import UNDEFINED
from assistant.evaluation.measures import BY_NAME, Result
from assistant.evaluation.questions import read_questions, write_questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from assistant.evaluation.examined import ExaminedLibrary
    from assistant.evaluation.questions import Question
    from assistant.settings import Settings

RUNS = Path("evaluations")
RUN, QUESTIONS, ANSWERS = "run.json", "questions.jsonl", "answers.jsonl"
JUDGEMENTS = "judgements.jsonl"
RESULTS, SUMMARY, PAGE, WORKBOOK = "results.jsonl", "summary.json", "report.html", "report.xlsx"
SECRET = ("key", "token", "secret", "password")


@dataclass(frozen=True, slots=True)
class RunFolder:
    """One run's folder."""

    path: Path

    @classmethod
    def opened(cls, path: Path) -> RunFolder:
        """A folder that holds a run; raises UsageError when it holds none."""
        if not (path / RUN).is_file() or not (path / QUESTIONS).is_file():
            message = f"“{path}”里没有评测记录（缺{RUN}或{QUESTIONS}）。请给出以前评测的文件夹。"
            raise UsageError(message)
        return cls(path)

    @classmethod
    def begun(cls, path: Path, questions: Sequence[Question], record: dict[str, Any]) -> RunFolder:
        """A new run's folder; raises UsageError when the folder holds a run already or cannot be written."""
        if (path / RUN).exists():
            message = f"“{path}”里已有一次评测。要接着做请用 --resume，要另做请换一个文件夹。"
            raise UsageError(message)
        folder = cls(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
            folder.write_json(RUN, record)
            write_questions(questions, path / QUESTIONS)
        except OSError as error:
            message = f"评测文件夹“{path}”写不进去（{error.strerror}）。请检查权限和磁盘空间，或用 --out 另指一处。"
            raise UsageError(message) from error
        return folder

    @property
    def record(self) -> dict[str, Any]:
        """What run.json holds."""
        return self._json(RUN)

    @property
    def summary(self) -> dict[str, Any]:
        """What summary.json holds; raises UsageError when the run was never scored."""
        return self._json(SUMMARY)

    @property
    def answers_file(self) -> Path:
        """Where the answers are."""
        return self.path / ANSWERS

    def questions(self) -> tuple[Question, ...]:
        """The questions of this run."""
        return read_questions(self.path / QUESTIONS)

    @property
    def judgements_file(self) -> Path:
        """Where a language model's judgements are, if one was asked."""
        return self.path / JUDGEMENTS

    def answers(self) -> dict[str, dict[str, Any]]:
        """The answers so far by the question's id, each with its judgement where there is one."""
        judged = answers_in(self.judgements_file)
        return {name: answer | judged.get(name, {}) for name, answer in answers_in(self.answers_file).items()}

    def results(self) -> dict[str, Result]:
        """The results by the question's id; what is not defined is NaN."""
        if not (self.path / RESULTS).is_file():
            raise UsageError(f"“{self.path}”里的评测还没有做完。请先运行 assistant evaluate --resume {self.path}。")
        lines = (self.path / RESULTS).read_text(encoding="utf-8").splitlines()
        return {one.id: one for one in map(_result, map(json.loads, lines))}

    def write_results(self, results: Iterable[Result]) -> None:
        """Replace the results."""
        lines = (json.dumps(plain(_result_record(result)), ensure_ascii=False) + "\n" for result in results)
        (self.path / RESULTS).write_text("".join(lines), encoding="utf-8")

    def write_json(self, name: str, record: dict[str, Any]) -> None:
        """Replace a JSON file; NaN becomes null."""
        text = json.dumps(plain(record), ensure_ascii=False, indent=1)
        (self.path / name).write_text(text + "\n", encoding="utf-8")

    def _json(self, name: str) -> dict[str, Any]:
        try:
            held = json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError) as error:
            message = f"评测文件夹“{self.path}”里的{name}读不出来。请先运行 assistant evaluate --resume {self.path}。"
            raise UsageError(message) from error
        return dict(held)


def dated(parent: Path, now: datetime) -> Path:
    """The folder of a run that begins now; a second one in the same second gets another name."""
    first = parent / now.strftime("%Y-%m-%d-%H%M%S")
    folder, number = first, 2
    while folder.exists():
        folder = first.with_name(f"{first.name}-{number}")
        number += 1
    return folder


def runs_in(parent: Path) -> tuple[RunFolder, ...]:
    """The runs under a folder, newest first."""
    if not parent.is_dir():
        return ()
    return tuple(RunFolder(path) for path in sorted(parent.iterdir(), reverse=True) if (path / RUN).is_file())


def run_record(
    settings: Settings, library: ExaminedLibrary, name: str, kinds: Sequence[str], begun: datetime
) -> dict[str, Any]:
    """What makes a run comparable with another: the settings without secrets, the library, the program."""
    configured = {key: str(value) for key, value in asdict(settings).items() if not any(s in key for s in SECRET)}
    return {
        "begun": begun.isoformat(timespec="seconds"),
        "set": name,
        "kinds": list(kinds),
        "program": program(),
        "settings": configured,
        "library": {"version": library.version, "counts": library.counts, "manifest": library.manifest},
    }


def program() -> dict[str, str]:
    """The program's version, and a digest of its code, which changes with every edit."""
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for file in sorted((*root.rglob("*.py"), *root.rglob("*.yaml"))):
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    try:
        installed = version("policy-assistant")
    except PackageNotFoundError:
        installed = "未安装"
    return {"version": installed, "code": digest.hexdigest()[:12], "python": platform.python_version()}


def plain(value: Any) -> Any:  # noqa: ANN401
    """The value as JSON can hold it: NaN is null."""
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def _result_record(result: Result) -> dict[str, Any]:
    values = dict(result.values)
    return {"id": result.id, "passed": result.passed, "failures": list(result.failures), "values": values}


def _result(record: dict[str, Any]) -> Result:
    held = record["values"]
    values = {name: UNDEFINED if held.get(name) is None else float(held[name]) for name in BY_NAME}
    return Result(record["id"], tuple(record["failures"]), values)
