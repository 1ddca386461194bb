"""The training text, and its split by document, which comes before anything else.

The data's folder holds ``train_pairs_open.jsonl.xz`` and ``policy_text.jsonl.xz``. Every document belongs to one part:
``train`` (the embedding learns from it), ``ranking`` (the ranking learns from it) or ``test`` (both are measured with
it). A pair belongs to the documents that its texts stand in; one that stands in documents of several parts, as the
stock phrases of laws do, belongs to none and is left out.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Part = Literal["train", "ranking", "test"]
PAIRS_FILE, TEXTS_FILE = "train_pairs_open.jsonl.xz", "policy_text.jsonl.xz"
QUESTIONS_SOURCE = "cmrc"
# Of a hundred documents: so many for the test, so many for the ranking.
TEST, RANKING = 10, 12
# A stretch of a text is known by its first letters.
KEY_LETTERS = 16
SHORTEST_KEY = 6
BORDER = re.compile(r"[\n。；;：:！？!?]")
ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇]+条[　 ]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts of which the first is to find the second; ``kind`` as in the data's README."""

    question: str
    text: str
    kind: str
    source: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A law, report or policy document."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Data:
    """One part of everything."""

    pairs: tuple[Pair, ...]
    texts: tuple[PolicyText, ...]


def load_data(folder: Path) -> dict[Part, Data]:
    """The data of a folder, split; the same files always give the same split."""
    texts = [PolicyText(row["title"], row["text"]) for row in _rows(folder / TEXTS_FILE)]
    rows = [Pair(row["a"], row["b"], row["kind"], row["source"]) for row in _rows(folder / PAIRS_FILE)]
    part_of_key: dict[str, set[Part]] = defaultdict(set)
    title_of_key: dict[str, str] = {}
    for text in texts:
        for key in _keys(text.text):
            part_of_key[key].add(part_of(text.title))
            title_of_key.setdefault(key, text.title)
    split: dict[Part, list[Pair]] = {"train": [], "ranking": [], "test": []}
    for pair, document in zip(rows, _encyclopaedia(rows), strict=True):
        if document:
            split[part_of(document)].append(Pair(pair.question, pair.text, pair.kind, pair.source, document))
            continue
        keys = [*_keys(pair.text), *_keys(pair.question)]
        parts = {part for key in keys for part in part_of_key.get(key, ())}
        # A pair of no known document goes by its own letters, the title of a law among them.
        parts = parts or {part_of(keys[0] if keys else pair.text)}
        if len(parts) == 1:
            known = next((title_of_key[key] for key in keys if key in title_of_key), "")
            split[parts.pop()].append(Pair(pair.question, pair.text, pair.kind, pair.source, known))
    return {
        part: Data(tuple(pairs), tuple(text for text in texts if part_of(text.title) == part))
        for part, pairs in split.items()
    }


def part_of(name: str) -> Part:
    """The part that a document of this name belongs to."""
    place = int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) % 100
    return "test" if place < TEST else "ranking" if place < TEST + RANKING else "train"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _keys(text: str) -> list[str]:
    stretches = (re.sub(r"\s+", "", ARTICLE.sub("", part.strip())) for part in BORDER.split(text))
    return [stretch[:KEY_LETTERS] for stretch in stretches if len(stretch) >= SHORTEST_KEY]


def _encyclopaedia(rows: Iterable[Pair]) -> list[str]:
    """For each pair of the question group the name of its document, for any other an empty string.

    Passages that share a stretch of text, and questions that are the same, are one document (union and find).
    """
    rows = list(rows)
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = name = above[above[name]]
        return name

    named: list[list[str]] = []
    for pair in rows:
        mine = pair.source.startswith(QUESTIONS_SOURCE)
        named.append([f"q:{pair.question}", *_keys(pair.text)] if mine else [])
        for left, right in pairwise(named[-1]):
            above[top(left)] = top(right)
    return [f"{QUESTIONS_SOURCE}:{top(names[0])}" if names else "" for names in named]
