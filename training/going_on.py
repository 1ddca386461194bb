"""Learns when a sentence next to an answer goes on with it: ``python -m training.going_on DATA_FOLDER``.

Each question of ``training.reports`` is asked of its report among the others; what stands beside the sentences that are
chosen is an example, and right where it is one of those that answer. Learned on all questions whose best sentence
answers; cross-validated by question, so that what is printed was not learned.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.sentences.choosing import choose
from assistant.answering.sentences.evidence_bar import led_by_evidence
from assistant.answering.sentences.going_on import FEATURES, WEIGHTS_FILE, beside_the_run
from assistant.model import Filters
from training.data import load_data
from training.logistic import Example, cross_validated, learn, write_weights
from training.reports import load_report_questions, shelf_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from training.reports import ReportQuestion

RIDGE = 10.0
KINDS = ("explain", "list", "summary")
# A sentence too many costs less than one that is missing: an answer is read, and what it lacks is not.
LEAST_CHANCE = 0.26


def examples_of(questions: Sequence[ReportQuestion]) -> Iterator[Example]:
    """What stands beside the answers to the questions, each asked of its report among the others."""
    with shelf_of(one.text for one in questions) as shelf:
        for number, one in enumerate(questions):
            gathered = led_by_evidence(gather(understand(one.question, Filters()), shelf))
            if gathered.query.kind not in KINDS or not gathered.statements:
                continue
            if gathered.statements[0].text.strip() in one.answers:
                yield from _beside(number, gathered, one.answers)


def _beside(number: int, gathered: Gathered, answers: frozenset[str]) -> Iterator[Example]:
    found: list[Example] = []

    def note(held: Gathered, chosen: Sequence[Statement]) -> list[Statement]:
        text = chosen[0].document.text
        for one in (one for side in beside_the_run(held, chosen) for one in side):
            found.append(Example(number, one.features, text[slice(*one.span)].strip() in answers))
        return []

    choose(gathered, note)
    yield from found


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the weights, print what they do on questions they were not learned from, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.going_on", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    options = parser.parse_args(arguments)
    texts = [text for data in load_data(options.data).values() for text in data.texts]
    questions = load_report_questions(texts)
    examples = list(examples_of(questions))
    judged = list(cross_validated(examples, FEATURES, ridge=RIDGE, least=LEAST_CHANCE))
    told, right = sum(told for _, told in judged), sum(told and one.right for one, told in judged)
    all_right = sum(one.right for one in examples)
    print(f"{len(questions)} questions, {len(examples)} sentences beside; told {told}, right {right} of {all_right}")
    about = "when a sentence beside an answer goes on with it: read by assistant/answering/sentences/going_on.py"
    write_weights(WEIGHTS_FILE, about, learn(examples, FEATURES, ridge=RIDGE, least=LEAST_CHANCE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
