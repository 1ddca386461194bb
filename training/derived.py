"""Learns which operation on which numbers a question means: ``python -m training.derived DATA_FOLDER``.

The questions of ``derived_questions.jsonl`` were written by a language model from work reports alone: a line tells the
report, the numbers that are worked with as printed, and what comes out; one without numbers asks for what the report
does not give. Each is asked of a library of all those reports; the right derivations are those of these numbers with
that result. Cross-validated by report, so that what is printed was not learned.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.derived.derivations import derivations
from assistant.answering.derived.features import FEATURES
from assistant.answering.derived.likeliest import LEAST_CHANCE, WEIGHTS_FILE, chances_of
from assistant.answering.derived.working import worked_out
from assistant.answering.gather import gather
from assistant.answering.question import understand
from assistant.answering.understanding.dated_document import by_its_year
from assistant.errors import FactsError
from assistant.model import Filters
from assistant.quantity import base_unit, find_quantities, in_ones
from training.choice import Choice, learn_choice
from training.data import load_data
from training.logistic import write_weights
from training.reports import shelf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.derived.derivations import Derivation
    from assistant.answering.gather import Shelf
    from training.data import PolicyText

QUESTIONS_FILE = Path(__file__).with_name("derived_questions.jsonl")
RIDGE = 2.0
FOUND_NOT_WORTH = 0.3  # a question whose numbers were not found says little of those that were
CLOSE = Decimal("0.006")  # by how much of it a result may be rounded
FOLDS = 4


@dataclass(frozen=True, slots=True)
class DerivedQuestion:
    """A question to a report, the numbers that it is answered by, and the result; none where it has no answer."""

    text: PolicyText
    question: str
    operands: frozenset[Decimal]
    value: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A question with what may be derived for it, and which of that is right."""

    asked: DerivedQuestion
    derivations: tuple[Derivation, ...]
    right: tuple[bool, ...]

    @property
    def choice(self) -> Choice:
        """What is learned of it."""
        worth = 1.0 if any(self.right) or self.asked.value is None else FOUND_NOT_WORTH
        return Choice([one.features for one in self.derivations], self.right, worth)


def load_derived_questions(texts: Iterable[PolicyText], path: Path = QUESTIONS_FILE) -> tuple[DerivedQuestion, ...]:
    """The questions to the texts."""
    held = {text.title: text for text in texts}
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        DerivedQuestion(
            held[row["document"]],
            row["question"],
            frozenset(_sizes(" ".join(row["operands"]))),
            Decimal(row["value"]) if row["operands"] else None,
            row.get("unit", ""),
        )
        for row in rows
    )


def tried_on(questions: Sequence[DerivedQuestion]) -> list[Tried]:
    """What may be derived for each of the questions, asked of a library of all their texts."""
    with shelf_of(one.text for one in questions) as shelf:
        return [_tried(shelf, one) for one in questions]


def _tried(shelf: Shelf, asked: DerivedQuestion) -> Tried:
    question, document = by_its_year(asked.question, shelf.library.documents())
    filters = Filters(documents=(document,) if document else ())
    found = tuple(derivations(gather(understand(question, filters), shelf), shelf))
    return Tried(asked, found, tuple(_is_right(asked, one) for one in found))


def _is_right(asked: DerivedQuestion, derivation: Derivation) -> bool:
    if asked.value is None or not asked.operands.issuperset(n.size for n in derivation.operands if n.document):
        return False
    try:
        result = worked_out(derivation).quantity
    except FactsError:
        return False
    unit, wanted, size = base_unit(result.unit)[0], base_unit(asked.unit)[0], abs(in_ones(asked))
    off = abs(abs(in_ones(result)) - size)
    same_unit = unit == wanted or {unit, wanted} <= {"%", "个百分点"} or not unit or not wanted
    return same_unit and off <= size * CLOSE


def _sizes(text: str) -> list[Decimal]:
    return [in_ones(found.value) for found in find_quantities(text)]


def _judged(tried: Sequence[Tried], weights: dict[str, float]) -> Counter[str]:
    """How many are told rightly, wrongly, or left, of those with an answer and those without."""
    tally: Counter[str] = Counter()
    for one in tried:
        chances = chances_of(one.derivations, weights)
        best = max(range(len(chances)), key=chances.__getitem__, default=None)
        told = best is not None and chances[best] >= LEAST_CHANCE
        kind = "answered" if one.asked.value is not None else "not held"
        how = ("right" if one.right[best] else "wrong") if told and best is not None else "left"
        tally[f"{kind}: {how}"] += 1
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the weights, print what they do on reports they were not learned from, and write them."""
    parser = argparse.ArgumentParser(prog="python -m training.derived", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    options = parser.parse_args(arguments)
    texts = [text for data in load_data(options.data).values() for text in data.texts]
    tried = tried_on(load_derived_questions(texts))
    titles = sorted({one.asked.text.title for one in tried})
    tally: Counter[str] = Counter()
    for fold in range(FOLDS):
        left_out = set(titles[fold::FOLDS])
        others = [one.choice for one in tried if one.asked.text.title not in left_out]
        weights = learn_choice(others, FEATURES, ridge=RIDGE)
        tally += _judged([one for one in tried if one.asked.text.title in left_out], weights)
    print(dict(sorted(tally.items())))
    about = "which operation on which numbers a question means: read by assistant/answering/derived/likeliest.py"
    write_weights(WEIGHTS_FILE, about, learn_choice([one.choice for one in tried], FEATURES, ridge=RIDGE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
