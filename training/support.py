"""Learns whether a statement that was found answers at all: ``python -m training.support DATA_FOLDER``.

The examples are the best statements for

1. the questions of ``training.reports``, each asked of its report among the others: right where it is one of those
   that answer; and once more with these and what stands around them taken away: wrong;
2. the questions of the part ``ranking`` of ``training.spoken``, each asked of its document alone, in both ways;
3. the questions of 1 with 无锡 for their province, asked of the project's own library: wrong, though a few are held.

Cross-validated by question; the test part of the spoken questions is left for ``benchmarks.spoken``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import is_told_at_length
from assistant.answering.evidence.support import FEATURES, WEIGHTS_FILE, features_of
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.sentences.evidence_bar import is_evidence, led_by_evidence
from assistant.facts.naming import places_in
from assistant.model import Filters
from assistant.settings import Settings
from training.data import load_data
from training.logistic import Example, cross_validated, learn, write_weights
from training.reports import library_at, load_report_questions, shelf_of
from training.spoken import load_spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from training.reports import ReportQuestion
    from training.spoken import Spoken

    Answers = Callable[[Statement], bool]

RIDGE = 3.0
TAKEN_AWAY_WORTH = 0.6  # what is left may answer in part
OTHERS_WORTH = 0.7  # the library may hold it
LEAST_CHANCE = 0.16
ENOUGH_STRETCHES = 50  # asked about, for a document to be asked alone
NEARBY = 250  # characters around an answer that are taken away with it
ALIKE = 25  # characters by which a sentence and a stretch are held against each other
HOME = "无锡"
CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def report_examples(questions: Sequence[ReportQuestion], numbers: Iterator[int]) -> Iterator[Example]:
    """The best statements for the questions to the reports, and those without the answers."""
    with shelf_of(one.text for one in questions) as shelf:
        for one in questions:
            yield from _both_ways(shelf, one.question, _is_one_of(one.answers), next(numbers))


def spoken_examples(spoken: Iterable[Spoken], numbers: Iterator[int]) -> Iterator[Example]:
    """The best statements for questions in an asker's own words, and those without the answers."""
    of_text: dict[str, list[Spoken]] = defaultdict(list)
    for one in spoken:
        of_text[one.text.title].append(one)
    for asked in of_text.values():
        if len(asked) < ENOUGH_STRETCHES:
            continue
        with shelf_of([asked[0].text]) as shelf:
            for one in asked:
                number = next(numbers)
                for question in one.questions:
                    yield from _both_ways(shelf, question, _is_of(one.stretch), number)


def elsewhere_examples(questions: Iterable[ReportQuestion], numbers: Iterator[int]) -> Iterator[Example]:
    """The best statements of the project's own library for the questions to the reports, asked of its own city."""
    with TemporaryDirectory() as folder, library_at(Settings(corpus=CORPUS, index=Path(folder) / "index")) as shelf:
        for one in questions:
            question = one.question
            for _, start, end in reversed(list(places_in(question))):
                question = question[:start] + HOME + question[end:]
            if HOME in question and (found := _best(gather(understand(question, Filters()), shelf))):
                yield Example(next(numbers), features_of(*found), right=False, worth=OTHERS_WORTH)


def _both_ways(shelf: Shelf, question: str, answers: Answers, number: int) -> Iterator[Example]:
    gathered = gather(understand(question, Filters()), shelf)
    if found := _best(gathered):
        yield Example(number, features_of(*found), answers(found[1]))
    if found := _best(_without(gathered, answers)):
        yield Example(number, features_of(*found), right=False, worth=TAKEN_AWAY_WORTH)


def _best(gathered: Gathered) -> tuple[Gathered, Statement] | None:
    """The statement that would answer, if it were supported; None where another way answers, or nothing is found."""
    if not gathered.statements or not is_told_at_length(gathered.query):
        return None
    led = led_by_evidence(gathered, lambda *_: True)
    best = led.statements[0]
    return (led, best) if is_evidence(led, best, lambda *_: True) else None


def _without(gathered: Gathered, answers: Answers) -> Gathered:
    """Without the answers and what stands around them; with nothing where none was found."""
    places = [(one.document.id, one.start) for one in gathered.statements if answers(one)]

    def is_far(one: Statement) -> bool:
        return not any(name == one.document.id and abs(start - one.start) < NEARBY for name, start in places)

    return replace(gathered, statements=tuple(one for one in gathered.statements if is_far(one)) if places else ())


def _is_one_of(answers: frozenset[str]) -> Answers:
    return lambda one: one.text.strip() in answers


def _is_of(stretch: str) -> Answers:
    said = _bare(stretch)
    return lambda one: _bare(one.text)[:ALIKE] in said or said[:ALIKE] in _bare(one.text)


def _bare(text: str) -> str:
    return "".join(text.split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the weights, print what they do on questions they were not learned from, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.support", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    options = parser.parse_args(arguments)
    texts = [text for data in load_data(options.data).values() for text in data.texts]
    questions, numbers = load_report_questions(texts), count()
    sources = {
        "reports": list(report_examples(questions, numbers)),
        "spoken": list(spoken_examples(load_spoken(texts, "ranking"), numbers)),
        "elsewhere": list(elsewhere_examples(questions, numbers)),
    }
    source_of = {one.question: name for name, examples in sources.items() for one in examples}
    examples = [one for found in sources.values() for one in found]
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for one, told in cross_validated(examples, FEATURES, ridge=RIDGE, least=LEAST_CHANCE):
        tally[source_of[one.question]][("right" if one.right else "wrong") + (" told" if told else " left")] += 1
    for name, counts in tally.items():
        print(f"{name:10} {dict(sorted(counts.items()))}")
    about = "whether what was found answers: read by assistant/answering/evidence/support.py"
    write_weights(WEIGHTS_FILE, about, learn(examples, FEATURES, ridge=RIDGE, least=LEAST_CHANCE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
