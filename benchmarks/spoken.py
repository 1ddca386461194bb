"""How many questions in an asker's own words are answered, of reports that the embedding has not learned from.

``python -m benchmarks.spoken DATA_FOLDER`` (the training's) asks some 3,000 of ``training/spoken_questions.jsonl``,
each report alone in a library, as decision 0034 says: right is what holds half of the stretch that was asked about.
"""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from assistant.app import open_assistant
from assistant.library.build import build_library
from assistant.settings import from_environment
from training.data import load_data
from training.spoken import Spoken, load_spoken

FEWEST = 150  # stretches asked about, for a document to be a report
STRETCH = 6  # characters in a row, by which texts are held against each other
ENOUGH = 0.5
FORMS = ("spoken", "terse", "plain")  # the questions of a sentence, in their order; a paragraph has one


def report(data_folder: Path) -> None:
    """Print a line for each form of question: how many, answered, refused, partial, and right of those answered."""
    data = load_data(data_folder)
    texts = [text for part in data.values() for text in part.texts]
    by_document: dict[str, list[Spoken]] = defaultdict(list)
    for one in (*load_spoken(texts, "test"), *load_spoken(texts, "ranking")):
        by_document[one.text.title].append(one)
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for asked in by_document.values():
        if len(asked) >= FEWEST:
            _ask(asked, tally)
    for form, counts in sorted(tally.items()):
        asked_of, answered = counts["asked"], max(counts["answered"], 1)
        shares = (f"{name} {counts[name] / asked_of:.3f}" for name in ("right", "refused", "partial"))
        print(f"{form:10} {asked_of:5}", *shares, f"right of answered {counts['right answered'] / answered:.3f}")


def _ask(asked: list[Spoken], tally: dict[str, Counter[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        (corpus / "report.txt").write_text(asked[0].text.text, encoding="utf-8")
        settings = replace(from_environment(), corpus=corpus, index=Path(folder) / "index")
        build_library(settings)
        assistant = open_assistant(settings)
        for one in asked:
            for at, question in enumerate(one.questions):
                answer = assistant.ask(question)
                right = _held(one.stretch, answer.text) >= ENOUGH
                for form in (FORMS[at] if len(one.questions) > 1 else "paragraph", "together"):
                    tally[form].update(["asked", answer.status, *["right", f"right {answer.status}"] * right])


def _held(stretch: str, text: str) -> float:
    """The share of a stretch's runs of characters that a text holds, whatever the signs between them."""
    wanted, held = _runs(stretch), _runs(text)
    return len(wanted & held) / len(wanted)


def _runs(text: str) -> set[str]:
    letters = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
    return {letters[at : at + STRETCH] for at in range(max(1, len(letters) - STRETCH + 1))}


if __name__ == "__main__":
    report(Path(sys.argv[1]))
