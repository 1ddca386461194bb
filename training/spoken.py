"""Questions in an asker's own words with the stretch that answers each, and everyday ways to say what texts say.

All was written for this project, by a language model that read the texts:

- ``spoken_questions.jsonl``, and of the library's own documents ``corpus_questions.jsonl``: of each sentence a spoken
  question, a terse and a plainer one, and one of a paragraph, in other words than the text's (娃上学 of 学前教育);
- ``spoken_clauses.jsonl``: of a clause four everyday ways to say it (欠老板的钱要还上 of 清理拖欠企业账款);
- ``spoken_words.txt``: the same of a word.

The training texts are not in the repository, so that a line tells where its stretch stands: the document, the offsets
in its text, and a digest. Which part a document's questions belong to is drawn apart from its text's part.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import said_before
from assistant.reading.files import read_file
from training.data import PolicyText, part_of
from training.embedding import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.data import Part

SPOKEN_FILE = Path(__file__).with_name("spoken_questions.jsonl")
CLAUSES_FILE = Path(__file__).with_name("spoken_clauses.jsonl")
WORDS_FILE = Path(__file__).with_name("spoken_words.txt")
CORPUS_FILE = Path(__file__).with_name("corpus_questions.jsonl")
CORPUS = Path(__file__).parents[1] / "corpus"
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
        return said_before(self.text.text, self.start) + self.stretch


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause or word of official texts, and everyday ways to say it."""

    said: str
    ways: tuple[str, ...]


def corpus_texts(folder: Path = CORPUS) -> tuple[PolicyText, ...]:
    """The library's own documents, each under its path in the folder, as they are read for the index."""
    files = (path for pattern in ("paper/*.txt", "plans/*.md") for path in sorted(folder.glob(pattern)))
    return tuple(PolicyText(path.relative_to(folder).as_posix(), read_file(path).text) for path in files)


def load_spoken(texts: Iterable[PolicyText], part: Part | None, path: Path = SPOKEN_FILE) -> tuple[Spoken, ...]:
    """The part's questions (None: all) to the texts; raises ValueError where a stretch is not what was asked about."""
    held: dict[str, list[PolicyText]] = {}
    for text in texts:
        held.setdefault(text.title, []).append(text)
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if part is None or part_of(f"own words:{row['document']}") == part:
            start, end = row["start"], row["end"]
            of_it = (text for text in held.get(row["document"], ()) if _digest(text.text[start:end]) == row["digest"])
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


def load_sayings(texts: Iterable[PolicyText], clauses: Path = CLAUSES_FILE, words: Path = WORDS_FILE) -> list[Saying]:
    """The clauses of the texts and the words, each with everyday ways to say it."""
    said = [Saying(one.stretch, one.questions) for one in load_spoken(texts, None, clauses)]
    for line in words.read_text(encoding="utf-8").splitlines():
        word, _, ways = line.partition("\t")
        said.append(Saying(word, tuple(ways.split("|"))))
    return said


def _digest(stretch: str) -> str:
    return blake2b(stretch.encode(), digest_size=DIGEST_BYTES).hexdigest()
