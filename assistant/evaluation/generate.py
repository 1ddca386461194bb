"""The first step: every question is asked, and what comes back is kept, a line a question. It can be interrupted."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant.answering.record import answer_record
from assistant.errors import AssistantError
from assistant.evaluation.retrieval import DEPTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.examined import Examined
    from assistant.evaluation.questions import Question
    from assistant.library.progress import Progress
    from assistant.model import Answer, Evidence

ASKING = "提问"
ASIDE = frozenset({"id", "seconds"})  # what may differ between two runs of one question


def generate(
    questions: Sequence[Question], assistant: Examined, file: Path, progress: Progress, *, repeats: int = 0
) -> None:
    """Ask what ``file`` does not hold yet and append each answer at once; a line cut short by a crash is asked again.

    ``repeats`` questions, evenly spread, are asked twice to see whether the answer stays the same. A line is the
    contract's Answer under the question's id, with ``retrieved`` (what the search alone finds, best first) and
    ``repeatable``; or ``{"id", "error"}``.
    """
    _without_remains(file)
    done = set(answers_in(file))
    twice = {question.id for question in spread(questions, repeats)}
    progress(ASKING, len(done), len(questions))
    with file.open("a", encoding="utf-8") as lines:
        for question in questions:
            if question.id in done:
                continue
            record = _answered(question, assistant, again=question.id in twice)
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            lines.flush()
            done.add(question.id)
            progress(ASKING, len(done), len(questions))


def answers_in(file: Path) -> dict[str, dict[str, Any]]:
    """The answers of a file by the question's id; a last line that was cut short is left out."""
    if not file.is_file():
        return {}
    *lines, last = file.read_text(encoding="utf-8-sig").split("\n")
    records = [json.loads(line) for line in lines if line.strip()]
    with suppress(json.JSONDecodeError):
        records.append(json.loads(last))
    return {record["id"]: record for record in records}


def _without_remains(file: Path) -> None:
    """Take a last line off the file that a crash cut short."""
    if file.is_file():
        content = file.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):
            file.write_bytes(whole)


def spread(questions: Sequence[Question], count: int) -> tuple[Question, ...]:
    """``count`` of the questions at even distances; all when there are fewer."""
    total = len(questions)
    count = min(count, total)
    return tuple(questions[at * total // count] for at in range(count)) if count > 0 else ()


def _answered(question: Question, assistant: Examined, *, again: bool) -> dict[str, Any]:
    try:
        answer = assistant.ask(question.question, question.history)
        record = answer_record(answer, assistant.library.document)
        record["retrieved"] = _retrieved(question, answer, assistant)
        if again:
            second = assistant.ask(question.question, question.history)
            record["repeatable"] = _core(record) == _core(answer_record(second, assistant.library.document))
    except AssistantError as error:
        return {"id": question.id, "error": str(error)}
    except Exception as error:  # noqa: BLE001 -- a crash on one question is a finding; the others are still asked
        return {"id": question.id, "error": f"程序出错（{type(error).__name__}：{error}）"}
    return record | {"id": question.id}


def _core(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ASIDE | {"retrieved", "repeatable"}}


def _retrieved(question: Question, answer: Answer, assistant: Examined) -> list[dict[str, Any]]:
    """What the search alone finds; a follow-up is searched as the assistant completed it."""
    found = assistant.library.search(answer.understood or question.question, k=DEPTH)
    return [_place(evidence) for evidence in found]


def _place(evidence: Evidence) -> dict[str, Any]:
    passage = evidence.passage
    return {"document": passage.document_id, "start": passage.start, "end": passage.end, "passage": passage.id}
