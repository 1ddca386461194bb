"""The library txtai as its introduction does it: an Embeddings database with content, a paragraph a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import measure


def index(corpus: Path, place: Path, model: str) -> None:
    """Each paragraph is a row."""
    from txtai import Embeddings

    held = Embeddings(path=model, method="sentence-transformers", content=True)
    held.index(part for _, text in measure.texts(corpus) for part in text.split("\n\n") if part.strip())
    held.save(str(place / "index"))


def opened(place: Path, model: str) -> Callable[[str], Sequence[object]]:
    """Semantic search."""
    from txtai import Embeddings

    held = Embeddings()
    held.load(str(place / "index"))
    return lambda question: held.search(question, measure.TOP)  # type: ignore[no-any-return]


if __name__ == "__main__":
    measure.run(index, opened)
