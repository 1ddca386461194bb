"""What speaks for a passage: readable figures, one column each, of every candidate for a question.

All are between 0 and 1 (a cosine may be below) and compare the candidates of one question with each other; a weight
says what a column is worth (``fusion.py``). Texts and the question are folded; the question's asking words are gone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from assistant.search.letters import letter_scores

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

LETTERS = re.compile(r"\w+")
STRETCH = 3
# What a compound counts of which only the parts are held: 苏南机场 in a text that says 苏南硕放机场.
IN_PARTS = 0.6

FEATURES = (
    "bm25",  # BM25 of the passage with its headings and a share of its document's; the best candidate's is 1
    "document",  # BM25 of the whole document, beside the best of its passages only, where several are candidates
    "letters",  # BM25 of single letters in the passage and, less, in its headings; the best candidate's is 1
    "vector",  # cosine of the question's and the passage's vector
    "words",  # share of the question's telling words, by worth, that the text or its headings hold, whole or in parts
    "order",  # share of the question's stretches of three characters that the text or its headings hold
)


class Candidate(NamedTuple):
    """A passage that may be what is asked for. ``text`` and ``headings`` are folded; scores are as they were found.

    ``whole`` is the score of the whole ``document``.
    """

    document: str
    text: str
    headings: str
    bm25: float
    whole: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as the features see it: without its asking words; ``worth`` gives a word's idf times its echo.

    ``words`` are those that tell something, each with the parts that it is made of (none for a simple word).
    """

    asked: str
    words: Mapping[str, tuple[str, ...]]
    worth: Callable[[str], float]


def features(wanted: Wanted, candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """One row a candidate, one column a feature: shape (len(candidates), len(FEATURES))."""
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    texts = [f"{candidate.headings}\n{candidate.text}" for candidate in candidates]
    stretches = _stretches(wanted.asked)
    columns = (
        _to_best([candidate.bm25 for candidate in candidates]),
        _of_documents(candidates),
        _to_best(letter_scores(wanted.asked, [one.text for one in candidates], [one.headings for one in candidates])),
        [candidate.cosine for candidate in candidates],
        _share(
            [[_held(word, parts, text) for word, parts in wanted.words.items()] for text in texts],
            [wanted.worth(word) for word in wanted.words],
        ),
        _share([[stretch in text for stretch in stretches] for text in texts], [1.0] * len(stretches)),
    )
    return np.column_stack(columns).astype(np.float64)


def _of_documents(candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """Beside the best passage of each document the document's own score, as a share of the highest score of any.

    Whoever names a subject wants the document that is about it, and of that one passage, not all. The more passages of
    the document are candidates, the more it counts.
    """
    best: dict[str, float] = {}
    for candidate in candidates:
        best[candidate.document] = max(candidate.bm25, best.get(candidate.document, 0.0))
    found = Counter(candidate.document for candidate in candidates)
    highest = max(max(candidate.bm25, candidate.whole) for candidate in candidates)
    spoken = [
        candidate.whole * (1 - 1 / found[candidate.document]) * (candidate.bm25 == best[candidate.document])
        for candidate in candidates
    ]
    return np.asarray(spoken, dtype=np.float64) / max(highest, 1e-9)


def _to_best(scores: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.asarray(scores, dtype=np.float64)
    return found / max(float(found.max()), 1e-9)


def _share(held: Sequence[Sequence[float]], weights: Sequence[float]) -> NDArray[np.float64]:
    """For each text the weight of what it holds, as a share of the weight of all."""
    if not weights:
        return np.zeros(len(held))
    share: NDArray[np.float64] = np.asarray(held, dtype=np.float64) @ np.asarray(weights) / max(sum(weights), 1e-9)
    return share


def _held(word: str, parts: Sequence[str], text: str) -> float:
    if word in text:
        return 1.0
    return IN_PARTS * sum(part in text for part in parts) / len(parts) if parts else 0.0


def _stretches(asked: str) -> tuple[str, ...]:
    runs = LETTERS.findall(asked)
    return tuple(dict.fromkeys(run[at : at + STRETCH] for run in runs for at in range(len(run) - STRETCH + 1)))
