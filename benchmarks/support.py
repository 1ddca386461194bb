"""How many questions pass under other evidence bars, and without each weight of a statement's support.

``python -m benchmarks.support`` prints the tables of decisions 0003 and 0004, for the checked-out code.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from assistant.answering.evidence import weights
from assistant.answering.record import answer_record
from assistant.answering.sentences import evidence_bar
from assistant.app import Assistant, open_assistant
from assistant.evaluation.questions import Question, read_questions
from assistant.evaluation.scoring import failures
from assistant.library.build import build_library
from assistant.settings import Settings, from_environment
from benchmarks.index import QUESTION_SETS, REPOSITORY

BARS: Mapping[str, tuple[float, ...]] = {
    "BAR": (0.35, 0.45, 0.5, 0.55, 0.6, 0.65),
    "FIGURE_BAR": (0.6, 0.65, 0.7, 0.75, 0.8),
    "MOST_MISSING": (0.35, 0.4, 0.45, 0.5, 1.0),
}
# What is added or counts of the context is left out at 0, what remains of a score at 1.
ADDED = (
    *("line", "reasoned_line", "label_line", "section", "title", "own", "retrieved"),
    *("count_agrees", "as_many", "reason", "stated_reason", "label", "titled", "defines", "definition", "announced"),
    *("figure_named", "asked_form", "counted_alike", "place_named"),
)


def report() -> None:
    """Print, for each bar and each weight, the answerable questions that pass and the others that are refused."""
    questions = tuple(_questions())
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(from_environment(), corpus=REPOSITORY / "corpus", index=Path(folder))
        assistant = _built(settings)
        print("| 门槛 | 取值 | 该答的答对 | 不该答的未答 |\n| --- | --- | --- | --- |")
        for name, values in BARS.items():
            chosen = getattr(evidence_bar, name)
            for value in values:
                setattr(evidence_bar, name, value)
                mark = "（现行）" if value == chosen else ""
                print(f"| {name} | {value}{mark} | {_tally(assistant, questions)} |", flush=True)
            setattr(evidence_bar, name, chosen)
        print("\n| 不计哪一项 | 现行取值 | 该答的答对 | 不该答的未答 |\n| --- | --- | --- | --- |")
        chosen_weights = weights.WEIGHTS
        for name, value in asdict(chosen_weights).items():
            weights.WEIGHTS = replace(chosen_weights, **{name: 0.0 if name in ADDED else 1.0})
            print(f"| {name} | {value} | {_tally(assistant, questions)} |", flush=True)
        weights.WEIGHTS = chosen_weights


def _questions() -> Iterator[Question]:
    for file in QUESTION_SETS:
        yield from read_questions(REPOSITORY / file)


def _built(settings: Settings) -> Assistant:
    build_library(settings)
    return open_assistant(settings)


def _tally(assistant: Assistant, questions: tuple[Question, ...]) -> str:
    passed, refused = [], []
    for question in questions:
        answer = answer_record(assistant.ask(question.question, question.history), assistant.document)
        if question.answerable:
            passed.append(not failures(question.as_record(), answer))
        else:
            refused.append(answer["status"] == "refused")
    return f"{sum(passed)}/{len(passed)} | {sum(refused)}/{len(refused)}"


if __name__ == "__main__":
    report()
