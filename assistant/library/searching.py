"""One search: by words and by vectors at once, what either finds put in one order by the learned weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from assistant.model import Evidence
from assistant.search.echo import shipped_echo
from assistant.search.features import Candidate, Wanted, features
from assistant.search.fusion import order, pool, ranking_weights
from assistant.search.words import fold, open_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from assistant.library.serving import Serving
    from assistant.model import Passage
    from assistant.search.embedding import Vectors
    from assistant.search.lexical import Hit, Lexical
    from assistant.search.words import SearchTerms

# The score of a passage that only the vectors found, and of its document.
_NOT_FOUND = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages with their features, one row each, and the names of the rankings that found them."""

    passages: tuple[Passage, ...]
    features: NDArray[np.float64]
    found_by: Mapping[str, tuple[str, ...]]


class Search:
    """A search of one version: the vectors are gone through beside, words when the best is first asked for."""

    def __init__(
        self,
        version: Serving,
        question: str,
        terms: SearchTerms,
        allowed: frozenset[str] | None,
        nearest: Future[tuple[Vectors, Sequence[Hit]]] | None,
    ) -> None:
        """``nearest``: the question's vector and the passages near to it; None where no word is searched for."""
        self._version, self._question, self._terms = version, question, terms
        self._allowed, self._nearest = allowed, nearest

    def best(self, k: int) -> tuple[Evidence, ...]:
        """The best ``k`` passages, best first."""
        found = self.candidates
        passages = {passage.id: passage for passage in found.passages}
        best = order(list(passages), found.features, ranking_weights())[: max(k, 0)]
        return tuple(Evidence(passages[name], score, found.found_by[name]) for name, score in best)

    @cached_property
    def candidates(self) -> Candidates:
        """The passages that may answer, with what speaks for each, in no order."""
        version, words = self._version, open_words()
        lexical = version.lexical.scored(self._terms, documents=self._allowed)
        asked, near = self._nearest.result() if self._nearest else (None, ())
        found_by = pool(lexical, near)
        passages = version.passages_by_id(found_by)
        cosines = _cosines(asked, version.vectors_by_id(found_by))
        by_words = {hit.id: (hit.score, hit.whole) for hit in lexical}
        rows = [
            Candidate(
                document=passage.document_id,
                text=fold(f"{passage.lead}\n{passage.text}"),
                headings=version.headings(passage.document_id, passage.section),
                bm25=by_words.get(name, _NOT_FOUND)[0],
                whole=by_words.get(name, _NOT_FOUND)[1],
                cosine=cosines.get(name, 0.0),
            )
            for name, passage in passages.items()
        ]
        telling = words.telling(self._terms)
        wanted = Wanted(words.without_asking(self._question), telling, partial(_worth, version.lexical))
        return Candidates(tuple(passages.values()), features(wanted, rows), found_by)


def _worth(lexical: Lexical, word: str) -> float:
    return lexical.rarity(word) * shipped_echo().word(word)


def _cosines(asked: Vectors | None, vectors: Mapping[str, bytes]) -> dict[str, float]:
    if asked is None or not vectors:
        return {}
    matrix = np.frombuffer(b"".join(vectors.values()), dtype="<f4").reshape(len(vectors), -1)
    lengths = np.linalg.norm(matrix, axis=1) * max(float(np.linalg.norm(asked)), 1e-9)
    return dict(zip(vectors, map(float, matrix @ asked / np.maximum(lengths, 1e-9)), strict=True))
