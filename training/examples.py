"""What the embedding learns from: the pairs, the questions made from documents, and a hard passage for each."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from assistant.search.lexical import Lexical, LexicalEntry, build_lexical
from assistant.search.words import open_words
from training.embedding import Example
from training.questions import questions_of, read_text, thinned, varied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from training.data import Data, Pair

HARD_FROM, HARD_TO = 2, 12
QUESTION_KINDS = ("qa", "qa_sent")
WITH_TITLE = 0.7
REPLACED = 0.4


def made_examples(data: Data, seed: int) -> Iterator[Example]:
    """Template questions; the hard passage is another one of the same document."""
    chance = Random(seed)
    for number, text in enumerate(data.texts):
        asked = list(questions_of(read_text(text, f"t{number}"), chance))
        for each in asked:
            other = chance.choice(asked).passage
            whole = each.title if chance.random() < WITH_TITLE else ""
            yield Example(
                each.question,
                f"{whole}\n{each.passage.text}",
                f"{whole}\n{other.text}" if other.id != each.passage.id else "",
            )


def paired_examples(pairs: Sequence[Pair], seed: int) -> Iterator[Example]:
    """The pairs, questions once more with words left out; the hard passage is one that BM25 finds too."""
    chance = Random(seed)
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.kind if pair.kind in QUESTION_KINDS else "other", []).append(pair)
    for kind, members in sorted(groups.items()):
        hard = _hard_passages(members, chance) if kind in QUESTION_KINDS else [""] * len(members)
        for pair, passage in zip(members, hard, strict=True):
            yield Example(pair.question, pair.text, passage)
            if kind in QUESTION_KINDS:
                yield Example(varied(thinned(pair.question, chance), chance, REPLACED), pair.text, passage)


def _hard_passages(pairs: Sequence[Pair], chance: Random) -> Iterator[str]:
    words = open_words()
    texts = list(dict.fromkeys(pair.text for pair in pairs))
    place = {text: str(at) for at, text in enumerate(texts)}
    with tempfile.TemporaryDirectory() as folder:
        entries = [LexicalEntry(place[text], place[text], words.of_text(text)) for text in texts]
        build_lexical(Path(folder) / "hard", [(None, entries)])
        lexical = Lexical(Path(folder) / "hard")
        for pair in pairs:
            found = lexical.search(words.of_question(pair.question[:60]), k=HARD_TO)
            others = [hit.id for hit in found if hit.id != place[pair.text]][HARD_FROM:]
            yield texts[int(chance.choice(others))] if others else ""


def texts_of(examples: Iterable[Example]) -> Iterator[str]:
    """Every text that the examples hold."""
    for example in examples:
        yield from filter(None, (example.question, example.passage, example.hard))
