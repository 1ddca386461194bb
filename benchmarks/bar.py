"""How many questions pass under other evidence bars: ``python -m benchmarks.bar`` (a table for decision 0003)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.answering import compose
from assistant.answering.record import answer_record
from assistant.app import Assistant, open_assistant
from assistant.evaluation.questions import Question, read_questions
from assistant.evaluation.scoring import failures
from assistant.library.build import build_library
from assistant.settings import Settings, from_environment
from benchmarks.index import QUESTION_SETS, REPOSITORY

TRIED: Mapping[str, tuple[float, ...]] = {
    "BAR": (0.35, 0.45, 0.5, 0.55, 0.6, 0.65),
    "FIGURE_BAR": (0.55, 0.6, 0.65, 0.7, 0.75, 0.8),
    "MOST_MISSING": (0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 1.0),
}


def report() -> None:
    """Print, for each bar and value, the answerable questions that pass and the others that are refused."""
    questions = tuple(_questions())
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(from_environment(), corpus=REPOSITORY / "corpus", index=Path(folder))
        assistant = _built(settings)
        print("| 门槛 | 取值 | 该答的答对 | 不该答的未答 |\n| --- | --- | --- | --- |")
        for name, values in TRIED.items():
            chosen = getattr(compose, name)
            for value in values:
                setattr(compose, name, value)
                answered, refused = _tally(assistant, questions)
                mark = "（现行）" if value == chosen else ""
                print(f"| {name} | {value}{mark} | {answered} | {refused} |", flush=True)
            setattr(compose, name, chosen)


def _questions() -> Iterator[Question]:
    for file in QUESTION_SETS:
        yield from read_questions(REPOSITORY / file)


def _built(settings: Settings) -> Assistant:
    build_library(settings)
    return open_assistant(settings)


def _tally(assistant: Assistant, questions: tuple[Question, ...]) -> tuple[str, str]:
    passed, asked = {True: 0, False: 0}, {True: 0, False: 0}
    for question in questions:
        answer = answer_record(assistant.ask(question.question, question.history), assistant.document)
        asked[question.answerable] += 1
        if question.answerable:
            passed[True] += not failures(question.as_record(), answer)
        else:
            passed[False] += answer["status"] == "refused"
    return tuple(f"{passed[kind]}/{asked[kind]}" for kind in (True, False))  # type: ignore[return-value]


if __name__ == "__main__":
    report()
