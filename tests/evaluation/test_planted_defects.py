"""A planted defect is seen: the right measure falls, and the gate on it with it; the others stay."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import planted
import pytest

from assistant.evaluation.folder import RunFolder, run_record
from assistant.evaluation.gates import Gate, fallen
from assistant.evaluation.measures import BY_NAME
from assistant.evaluation.run import ask_all, score_all
from assistant.library.progress import silent
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.evaluation.run import Report

GATES = tuple(
    Gate(name, "", at_least=1.0) if measure.higher_is_better else Gate(name, "", at_most=0.0)
    for name, measure in BY_NAME.items()
    if not name.startswith("judge")
)
NDCG = {"hit_1", "hit_3", "hit_5", "mrr_10", "ndcg_10"}


def examined(assistant: planted.PerfectAssistant, folder: Path) -> Report:
    record = run_record(Settings(), assistant.library, "planted", (), datetime(2026, 1, 31, tzinfo=UTC))
    run = RunFolder.begun(folder, planted.QUESTIONS, record)
    ask_all(run, assistant, silent, repeats=len(planted.QUESTIONS))
    return score_all(run, assistant.library, gates=GATES)


def test_the_perfect_assistant_passes_every_gate(tmp_path: Path) -> None:
    report = examined(planted.PerfectAssistant(), tmp_path / "run")
    assert fallen(report.verdicts) == ()
    assert report.summary.whole.passed == len(planted.QUESTIONS)


@pytest.mark.parametrize(
    ("defect", "falls"),
    [
        (planted.WrongDocumentRetrieved, NDCG),
        (planted.DigitChanged, {"passed", "key_facts", "figure_exact", "figure_value", "provenance", "citation_recall",
                                "citation_precision"}),
        (planted.UnitChanged, {"passed", "key_facts", "figure_exact", "figure_unit", "provenance", "citation_recall",
                               "citation_precision"}),
        (planted.OtherCity, {"figure_exact", "figure_subject"}),
        (planted.OtherPage, {"quotes_verbatim", "provenance", "evidence_cited"}),
        (planted.NeverRefuses, {"passed", "refused"}),
        (planted.AlwaysRefuses, {"passed", "key_facts", "list_complete", "false_refusal"}),
        (planted.ItemLost, {"passed", "key_facts", "list_complete"}),
        (planted.CitationSwapped, {"provenance", "evidence_cited", "citation_recall", "citation_precision"}),
        (planted.Fickle, {"repeatable"}),
        (planted.Crashes, {"passed"}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)  # fmt: skip
def test_one_defect_brings_down_its_measures_and_no_other(
    defect: type[planted.PerfectAssistant], falls: set[str], tmp_path: Path
) -> None:
    report = examined(defect(), tmp_path / "run")
    measured = {one.gate.measure for one in fallen(report.verdicts) if not math.isnan(one.value)}
    assert measured == falls


def test_what_an_assistant_that_always_refuses_leaves_unmeasured_fails_too(tmp_path: Path) -> None:
    """A run that measures no citation has not shown that citations are right."""
    report = examined(planted.AlwaysRefuses(), tmp_path / "run")
    assert "quotes_verbatim" in {one.gate.measure for one in fallen(report.verdicts)}


def test_a_crash_on_one_question_leaves_the_others_their_verdict(tmp_path: Path) -> None:
    report = examined(planted.Crashes(), tmp_path / "run")
    assert report.summary.whole.passed == len(planted.QUESTIONS) - 1
    assert report.results["q2"].failures == ("出错：程序出错（ValueError：boom）",)
