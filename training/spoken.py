"""Questions in an asker's own words, each with the stretch of a training text that answers it.

``spoken_questions.jsonl`` was written for this project from the texts, by a language model: of each sentence a spoken
question, a terse and a plainer one, and one of a whole paragraph, in other words than the text's (娃上学 of 学前教育).
The texts are not in the repository, so that a line tells where its answer stands: the document, the offsets in its
text, and a digest of the stretch. Which part a document's questions belong to is drawn apart from its text's part.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import HEARD_BEFORE
from training.data import part_of
from training.embedding import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.data import Data, Part, PolicyText

SPOKEN_FILE = Path(__file__).with_name("spoken_questions.jsonl")
DIGEST_BYTES = 4
WITH_HEARD = 0.6


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was asked of one stretch of a text."""

    text: PolicyText
    start: int
    end: int
    questions: tuple[str, ...]

    @property
    def stretch(self) -> str:
        """What answers the questions."""
        return self.text.text[self.start : self.end]

    @property
    def heard(self) -> str:
        """The stretch with what stands before it in its line."""
        before = self.text.text[max(0, self.start - HEARD_BEFORE) : self.start]
        return before.rpartition("\n")[2] + self.stretch


def load_spoken(data: Data, part: Part, path: Path = SPOKEN_FILE) -> tuple[Spoken, ...]:
    """The part's questions to the texts of ``data``; raises ValueError where a stretch is not what was asked about."""
    texts: dict[str, list[PolicyText]] = {}
    for text in data.texts:
        texts.setdefault(text.title, []).append(text)
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if part_of(f"own words:{row['document']}") == part:
            start, end = row["start"], row["end"]
            of_it = (text for text in texts.get(row["document"], ()) if _digest(text.text[start:end]) == row["digest"])
            if (text := next(of_it, None)) is None:
                message = f"{path.name}: {row['document']} has not that text at {start}-{end}"
                raise ValueError(message)
            found.append(Spoken(text, start, end, tuple(row["questions"])))
    return tuple(found)


def spoken_examples(spoken: Iterable[Spoken], seed: int) -> Iterator[Example]:
    """The questions with their stretch, alone or as it is heard; all of a stretch with the same, which are twins."""
    chance = Random(seed)
    for each in spoken:
        passage = each.heard if chance.random() < WITH_HEARD else each.stretch
        for question in each.questions:
            yield Example(question, passage)


def _digest(stretch: str) -> str:
    return blake2b(stretch.encode(), digest_size=DIGEST_BYTES).hexdigest()
