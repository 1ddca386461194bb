"""A run of the evaluation as a report in the form of an official document."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.evaluation.questions import KINDS
from assistant.evaluation.wording import percent
from assistant.export import official

if TYPE_CHECKING:
    from assistant.evaluation.folder import RunFolder

_FAILED_LISTED = 60


def evaluation_document(run: RunFolder, name: str) -> bytes:
    """The DOCX file's content: verdict, gates, scores by kind, the questions that failed; ``name`` is the run's."""
    held = run.summary
    whole, gates, failed = held["summary"]["whole"], held["gates"], held["failed"]
    document = official.new_document()
    official.add_title(document, "问答评测报告", f"（{name}）")
    official.add_heading(document, "一、总的结果")
    share = percent(whole["measures"]["passed"]["value"])
    official.add_line(document, f"共{whole['questions']}题，通过{whole['passed']}题，通过率{share}。")
    down = [gate["label"] for gate in gates if gate["holds"] is False]
    if gates:
        official.add_line(document, f"门槛{len(gates)}项，未达到{len(down)}项。{'；'.join(down)}")
    official.add_heading(document, "二、各类问题")
    rows = [
        (KINDS.get(group["name"], group["name"]), str(group["questions"]), str(group["passed"]),
         percent(group["measures"]["passed"]["value"]))
        for group in held["summary"]["kinds"]
    ]  # fmt: skip
    official.add_table(document, ("类型", "题数", "通过", "通过率"), rows)
    official.add_heading(document, f"三、未通过的题（{len(failed)}）")
    questions = {question.id: question for question in run.questions()}
    answers = run.answers()
    listed = [
        (name, questions[name].question, answers[name].get("error") or answers[name]["answer"], "；".join(reasons))
        for name, reasons in list(failed.items())[:_FAILED_LISTED]
    ]
    official.add_table(document, ("编号", "问题", "所答", "原因"), listed)
    if len(failed) > _FAILED_LISTED:
        official.add_line(document, f"另有{len(failed) - _FAILED_LISTED}题，见表格报告。")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
