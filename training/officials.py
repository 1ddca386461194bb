"""A bench of what officials ask: the project's own questions to the documents of its corpus, among other policy texts.

``python -m training.officials DATA_FOLDER OUT`` writes ``queries.jsonl`` and ``passages.jsonl`` into OUT, for
``python -m training.bench``. The other texts are those of the parts ``ranking`` and ``test``. No weight was learned
from the questions; but the term files were written for the corpus, so this is no held-out bench.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.questions import read_questions
from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from training.data import load_data
from training.pools import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evaluation.questions import Question
    from training.data import PolicyText
    from training.pools import Bench, Row

REPOSITORY = Path(__file__).resolve().parents[1]
QUESTIONS = ("corpus/questions.jsonl", "tests/questions/paper.jsonl", "tests/questions/plans.jsonl")


def officials_bench(questions: Iterable[Question], corpus: Iterable[Path], others: Iterable[PolicyText]) -> Bench:
    """Questions that stand alone and have an answer to whole documents: those of the corpus and the others."""
    texts: list[Row] = []
    for document in map(read_file, corpus):
        texts.append({"id": document.id, "title": document.title, "text": document.text})
    held = {row["id"] for row in texts}
    texts += ({"id": f"o{number}", "title": text.title, "text": text.text} for number, text in enumerate(others))
    asked = [
        {"query": each.question, "positive_id": each.document}
        for each in questions
        if each.answerable and not each.history and each.document in held
    ]
    return asked, texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the bench."""
    parser = argparse.ArgumentParser(prog="python -m training.officials", description=(__doc__ or "").split(":")[0])
    parser.add_argument("data", type=Path, metavar="DATA_FOLDER", help="holds the two .jsonl.xz files")
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write into")
    options = parser.parse_args(arguments)
    data = load_data(options.data)
    questions = [each for name in QUESTIONS for each in read_questions(REPOSITORY / name)]
    others = (*data["ranking"].texts, *data["test"].texts)
    asked, texts = officials_bench(questions, find_files(REPOSITORY / "corpus"), others)
    options.out.mkdir(parents=True, exist_ok=True)
    write_rows(options.out / "queries.jsonl", asked)
    write_rows(options.out / "passages.jsonl", texts)
    print(f"{len(asked)} questions, {len(texts)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
