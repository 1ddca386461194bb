"""A run from end to end: ask, score, sum up, compare, report. Both doors call this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.errors import UsageError
from assistant.evaluation.comparison import compare
from assistant.evaluation.folder import PAGE, SUMMARY, WORKBOOK
from assistant.evaluation.gates import judge
from assistant.evaluation.generate import generate
from assistant.evaluation.measures import Scorer
from assistant.evaluation.summary import extraction_totals, summarize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.comparison import Comparison
    from assistant.evaluation.examined import Examined, ExaminedLibrary
    from assistant.evaluation.folder import RunFolder
    from assistant.evaluation.gates import Gate, Verdict
    from assistant.evaluation.measures import Result
    from assistant.evaluation.questions import Question
    from assistant.evaluation.summary import Summary
    from assistant.library.progress import Progress

REPEATS = 20
"""How many questions are asked twice."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a finished run says, for the terminal, the page, the workbook and JSON alike."""

    record: Mapping[str, Any]
    questions: Sequence[Question]
    answers: Mapping[str, Mapping[str, Any]]
    results: Mapping[str, Result]
    summary: Summary
    verdicts: Sequence[Verdict]
    comparison: Comparison | None
    titles: Mapping[str, str]

    def as_record(self) -> dict[str, Any]:
        """For JSON: the summary with gates and comparison, and why each failed question failed."""
        return {
            "run": dict(self.record),
            "summary": self.summary.as_record(),
            "gates": [verdict.as_record() for verdict in self.verdicts],
            "comparison": self.comparison.as_record() if self.comparison else None,
            "failed": {name: list(result.failures) for name, result in self.results.items() if not result.passed},
        }


def ask_all(folder: RunFolder, assistant: Examined, progress: Progress, *, repeats: int = REPEATS) -> None:
    """The first step; raises UsageError when the library is another one than when the run began."""
    began_with = folder.record["library"]["version"]
    if assistant.library.version != began_with:
        message = (
            f"文献库在这次评测开始后更新过（开始时是{began_with}，现在是{assistant.library.version}），"
            "前后的回答不能算在一起。请另做一次评测。"
        )
        raise UsageError(message)
    generate(folder.questions(), assistant, folder.answers_file, progress, repeats=repeats)


def score_all(
    folder: RunFolder,
    library: ExaminedLibrary,
    *,
    gates: Sequence[Gate] = (),
    baseline: RunFolder | None = None,
    gold: Path | None = None,
) -> Report:
    """The second step: results, rates, gates, the comparison, and the reports written into the folder.

    ``gold`` names figures marked by hand, against which the library's are held.
    """
    from assistant.evaluation.page import report_page
    from assistant.evaluation.workbook import write_workbook

    questions, answers, record = folder.questions(), folder.answers(), folder.record
    scorer = Scorer(library)
    asked = [question for question in questions if question.id in answers]
    results = {question.id: scorer.score(question, answers[question.id]) for question in asked}
    summary = summarize(asked, results, answers, extraction_totals(gold, library) if gold else {})
    whole_set = not record["kinds"] and len(asked) == len(questions)
    report = Report(
        record=record,
        questions=asked,
        answers=answers,
        results=results,
        summary=summary,
        verdicts=judge(gates, summary, whole_set=whole_set),
        comparison=None,
        titles={document.id: document.title for document in library.documents()},
    )
    if baseline is not None:
        earlier = (baseline.results(), baseline.answers())
        report = replace(report, comparison=compare(str(baseline.path), earlier, (results, answers)))
    folder.write_results(results.values())
    folder.write_json(SUMMARY, report.as_record())
    (folder.path / PAGE).write_text(report_page(report), encoding="utf-8")
    write_workbook(report, folder.path / WORKBOOK)
    return report
