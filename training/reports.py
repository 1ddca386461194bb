"""Questions to work reports, each with the sentences that answer it, and libraries of those reports.

``report_questions.jsonl`` was written by a language model from the reports alone. The reports are not in the
repository: a line tells the document, the spans in its text, and a digest of them.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.answering.gather import Shelf
from assistant.library.build import build_library
from assistant.library.open import Library
from assistant.settings import Settings
from training.spoken import DIGEST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.data import PolicyText

QUESTIONS_FILE = Path(__file__).with_name("report_questions.jsonl")


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """A question to a report, and the sentences of its text that answer it."""

    text: PolicyText
    spans: tuple[tuple[int, int], ...]
    question: str

    @property
    def answers(self) -> frozenset[str]:
        """The sentences that answer."""
        return frozenset(self.text.text[start:end].strip() for start, end in self.spans)


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


@contextmanager
def shelf_of(texts: Iterable[PolicyText]) -> Iterator[Shelf]:
    """A library of the texts, as long as it is looked into."""
    with TemporaryDirectory() as folder:
        settings = Settings(corpus=Path(folder) / "corpus", index=Path(folder) / "index")
        settings.corpus.mkdir()
        for text in {text.title: text for text in texts}.values():
            (settings.corpus / f"{text.title}.txt").write_text(text.text, encoding="utf-8")
        with library_at(settings) as shelf:
            yield shelf


@contextmanager
def library_at(settings: Settings) -> Iterator[Shelf]:
    """The library of a folder, built anew."""
    build_library(settings)
    library = Library.open(settings)
    try:
        yield Shelf(library)
    finally:
        library.close()
