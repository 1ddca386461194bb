"""The facts of an indicator, looked up in the store's index, whatever the size of the library.

The same as a ``FactTable`` over all facts gives (a test holds the two together), without reading them all: what a
question costs does not grow with what it does not name.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.facts.table import LONGEST_NAME, best_first, figure_of, says_enough
from assistant.quantity import half_width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from assistant.library.store import Store
    from assistant.model import Fact

READ_AT_ONCE = 256
FEW_FACTS = 50_000
"""Facts whose indicators are read at once, in a tenth of a second."""
SHORTEST_NAME = 3


class NamedFacts:
    """Looks facts up in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def named_in(self, text: str) -> tuple[str, ...]:
        """The held indicators of at least three characters that stand in ``text``, none inside a longer one's name."""
        compact = half_width("".join(text.split()))
        parts = {
            compact[at : at + length]
            for at in range(len(compact))
            for length in range(SHORTEST_NAME, min(LONGEST_NAME, len(compact) - at) + 1)
        }
        held = self._held(filter(says_enough, parts))
        found: list[str] = []
        covered = 0
        for at in range(len(compact)):
            longest = (compact[at : at + length] for length in range(LONGEST_NAME, SHORTEST_NAME - 1, -1))
            name = next((part for part in longest if part in held), "")
            if name and at + len(name) > covered:
                found.append(name)
                covered = at + len(name)
        return tuple(dict.fromkeys(found))

    def look_up(
        self, subjects: Sequence[str], indicators: Iterable[str], documents: Collection[str] | None, most: int
    ) -> tuple[Fact, ...]:
        """The best ``most`` sure facts of the indicators and subjects, of ``documents`` only if given.

        Without subjects, of any. Where nothing has exactly an indicator, those that contain it or that it contains.
        """
        names = tuple(dict.fromkeys(name for asked in dict.fromkeys(indicators) for name in self._names(asked)))
        wanted = tuple(dict.fromkeys(canonical_subject(subject) for subject in subjects))
        best: dict[tuple[object, ...], Fact] = {}
        for fact in self._ordered(names, wanted):
            if documents is None or fact.document_id in documents:
                best.setdefault(figure_of(fact), fact)
            if len(best) == most:
                break
        return tuple(sorted(best.values(), key=best_first))

    def _ordered(self, names: Sequence[str], subjects: Sequence[str]) -> Iterator[Fact]:
        """All of them, the best first; few are read where few are wanted."""
        read, at_once = 0, READ_AT_ONCE
        while names:
            facts = self._store.facts_named(names, subjects, at_once, read)
            yield from facts
            if len(facts) < at_once:
                return
            read, at_once = read + at_once, at_once * 8

    def _names(self, asked: str) -> tuple[str, ...]:
        """The indicator; failing that, those whose name contains it; failing that, the longest inside it."""
        name = canonical_indicator(asked)
        if self._held((name,)):
            return (name,)
        return self._store.longer_indicators(name) or self._shorter(name)

    def _shorter(self, name: str) -> tuple[str, ...]:
        parts = [
            name[at : at + length]
            for length in range(len(name) - 1, SHORTEST_NAME - 1, -1)
            for at in range(len(name) - length + 1)
        ]
        held = self._held(filter(says_enough, parts))
        return tuple(part for part in parts if part in held)[:1]

    def _held(self, names: Iterable[str]) -> frozenset[str]:
        """Those of the canonical names that any fact is of."""
        return self._store.held_indicators(names) if self._few is None else self._few.intersection(names)

    @cached_property
    def _few(self) -> frozenset[str] | None:
        """All the indicators of a small library: two hundred parts of a question are then looked up in no time."""
        return self._store.all_indicators() if self._store.counts()["facts"] <= FEW_FACTS else None
