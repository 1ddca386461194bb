"""What is laid over a lexical index that stays as it is: which documents of it are gone, and which are new.

BM25 asks three things of the whole: how many entries there are, in how many a token stands, how long they are on the
average. tantivy counts them over all that lies in its folder, gone or not. So the gone ones lie in an index of their
own beside it, by which the first two are corrected, and entries that nothing finds (padding) bring the average length
back to what it is without the gone ones, to half a token in all.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

LAYER_FILE, TOTALS_FILE = "layer.json", "totals.json"
GONE = "gone"
# Before the id of a new document: the same id may be one of the gone. No id begins with a control character.
MARK = "\x01"


@dataclass(frozen=True, slots=True)
class Totals:
    """How much an index holds: its entries, and the tokens of its two fields."""

    entries: int
    words: int
    pairs: int

    def without(self, other: Totals) -> Totals:
        """What is left when ``other`` is taken away."""
        return Totals(self.entries - other.entries, self.words - other.words, self.pairs - other.pairs)

    def and_also(self, other: Totals) -> Totals:
        """Both together."""
        return Totals(self.entries + other.entries, self.words + other.words, self.pairs + other.pairs)


@dataclass(frozen=True, slots=True)
class Layer:
    """``segments`` are those of the index below, and ``padding`` the number of entries that only pad, by level."""

    gone: frozenset[str]
    new: frozenset[str]
    padding: Mapping[str, int]
    segments: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, folder: Path) -> Layer | None:
        """The layer in a lexical folder; None where there is none."""
        file = folder / LAYER_FILE
        if not file.is_file():
            return None
        held = json.loads(file.read_text(encoding="utf-8"))
        segments = {level: tuple(names) for level, names in held["segments"].items()}
        return cls(frozenset(held["gone"]), frozenset(held["new"]), held["padding"], segments)

    def write(self, folder: Path) -> None:
        """Put it into a lexical folder."""
        held = {
            "gone": sorted(self.gone), "new": sorted(self.new), "padding": self.padding, "segments": self.segments
        }  # fmt: skip
        (folder / LAYER_FILE).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")

    def names(self, documents: Collection[str]) -> Iterator[str]:
        """What the entries of some documents are found under."""
        yield from (name for name in documents if name not in self.gone)
        yield from (MARK + name for name in documents if name in self.new)

    @staticmethod
    def unmarked(name: str) -> str:
        """A document's id, from what its entries are found under."""
        return name.removeprefix(MARK)


def padding(held: Totals, gone: Totals) -> Totals:
    """What makes the entries that are gone as long, on the average, as those that are ``held`` without them."""
    if not held.entries:
        return Totals(0, 0, 0)
    of_fields = ((held.words, gone.words), (held.pairs, gone.pairs))
    entries = max((-(-lost * held.entries // all_) - gone.entries for all_, lost in of_fields if all_), default=0)
    entries = max(entries, 1)
    words, pairs = (max(round((gone.entries + entries) * all_ / held.entries) - lost, 0) for all_, lost in of_fields)
    return Totals(entries, words, pairs)


def write_totals(folder: Path, totals: Mapping[str, Totals]) -> None:
    """Write down how much each level of an index holds."""
    held = {level: asdict(total) for level, total in totals.items()}
    (folder / TOTALS_FILE).write_text(json.dumps(held), encoding="utf-8")


def read_totals(folder: Path) -> dict[str, Totals]:
    """How much each level of an index holds, without what is laid over it."""
    held = json.loads((folder / TOTALS_FILE).read_text(encoding="utf-8"))
    return {level: Totals(**total) for level, total in held.items()}
