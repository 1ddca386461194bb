"""Learns when a sentence next to an answer goes on with it: ``python -m training.going_on DATA_FOLDER``.

``report_questions.jsonl`` has questions to provincial reports, each with the sentences that answer it, written by a
language model from the reports alone. Each is asked of its report; what stands beside the sentences that are chosen is
an example, and right where it is one of those that answer. Logistic regression with a ridge, on all questions whose
best sentence answers; cross-validated by question, so that what is printed was not learned. The reports are not in the
repository: a line tells the document, the spans in its text, and a digest of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from assistant.answering.gather import Shelf, gather
from assistant.answering.question import understand
from assistant.answering.sentences.choosing import choose
from assistant.answering.sentences.evidence_bar import led_by_evidence
from assistant.answering.sentences.going_on import BIAS, FEATURES, WEIGHTS_FILE, beside_the_run
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.model import Filters
from assistant.settings import Settings
from training.data import load_data
from training.spoken import DIGEST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from training.data import PolicyText

QUESTIONS_FILE = Path(__file__).with_name("report_questions.jsonl")
RIDGE, FOLDS, SEED = 10.0, 10, 7
KINDS = ("explain", "list", "summary")
# A sentence too many costs less than one that is missing: an answer is read, and what it lacks is not.
WRONG_TO_RIGHT = 3.5


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """A question to a report, and the sentences of its text that answer it."""

    text: PolicyText
    spans: tuple[tuple[int, int], ...]
    question: str


@dataclass(frozen=True, slots=True)
class Example:
    """What stands beside an answer, of which question, and whether it answers, too."""

    question: int
    features: Mapping[str, float]
    right: bool


def load_report_questions(texts: Iterable[PolicyText], path: Path = QUESTIONS_FILE) -> tuple[ReportQuestion, ...]:
    """The questions to the texts; raises ValueError where a text has not the sentences that are told of it."""
    held = {text.title: text for text in texts}
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        text, spans = held[row["document"]], tuple((start, end) for start, end in row["spans"])
        said = "".join(text.text[start:end] for start, end in spans)
        if blake2b(said.encode(), digest_size=DIGEST_BYTES).hexdigest() != row["digest"]:
            message = f"{path.name}: {row['document']} has not that text at {spans}"
            raise ValueError(message)
        found.append(ReportQuestion(text, spans, row["question"]))
    return tuple(found)


def examples_of(questions: Sequence[ReportQuestion]) -> Iterator[Example]:
    """What stands beside the answers to the questions, each asked of its report among the others."""
    with TemporaryDirectory() as folder:
        settings = Settings(corpus=Path(folder) / "corpus", index=Path(folder) / "index")
        settings.corpus.mkdir()
        for text in {one.text.title: one.text for one in questions}.values():
            (settings.corpus / f"{text.title}.txt").write_text(text.text, encoding="utf-8")
        build_library(settings)
        shelf = Shelf(Library.open(settings))
        for number, one in enumerate(questions):
            gathered = led_by_evidence(gather(understand(one.question, Filters()), shelf))
            answers = {one.text.text[start:end].strip() for start, end in one.spans}
            if gathered.query.kind not in KINDS or not gathered.statements:
                continue
            if gathered.statements[0].text.strip() in answers:
                yield from _beside(number, gathered, answers)


def _beside(number: int, gathered: Gathered, answers: set[str]) -> Iterator[Example]:
    found: list[Example] = []

    def note(held: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
        text = chosen[0].document.text
        for one in (one for side in beside_the_run(held, chosen) for one in side):
            found.append(Example(number, one.features, text[slice(*one.span)].strip() in answers))
        return []

    choose(gathered, note)
    yield from found


def learn(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """The weights of the features and a bias, of features as they are."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    rows = np.array([[one.features[name] for name in names] for one in examples])
    right = np.array([one.right for one in examples])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=1 / RIDGE).fit(
        scaler.transform(rows), right, sample_weight=np.where(right, WRONG_TO_RIGHT, 1.0)
    )
    plain = fitted.coef_[0] / scaler.scale_
    learned = {name: round(float(weight), 3) for name, weight in zip(names, plain, strict=True)}
    return {**learned, BIAS: round(float(fitted.intercept_[0] - plain @ scaler.mean_), 3)}


def cross_validated(examples: Sequence[Example], names: Sequence[str]) -> tuple[int, int, int]:
    """How many are told, how many of these are right, and how many would be; none was learned from itself."""
    order = np.random.default_rng(SEED).permutation(sorted({one.question for one in examples}))
    fold_of = {int(question): place % FOLDS for place, question in enumerate(order)}
    told = right = 0
    for fold in range(FOLDS):
        weights = learn([one for one in examples if fold_of[one.question] != fold], names)
        for one in (one for one in examples if fold_of[one.question] == fold):
            if weights[BIAS] + sum(weights[name] * value for name, value in one.features.items()) > 0:
                told, right = told + 1, right + one.right
    return told, right, sum(one.right for one in examples)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the weights, print what they do on questions they were not learned from, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.going_on", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    options = parser.parse_args(arguments)
    texts = [text for data in load_data(options.data).values() for text in data.texts]
    questions = load_report_questions(texts)
    examples = list(examples_of(questions))
    told, right, all_right = cross_validated(examples, FEATURES)
    print(f"{len(questions)} questions, {len(examples)} sentences beside; told {told}, right {right} of {all_right}")
    about = "when a sentence beside an answer goes on with it: read by assistant/answering/sentences/going_on.py"
    content = {"about": about, "weights": learn(examples, FEATURES)}
    WEIGHTS_FILE.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
