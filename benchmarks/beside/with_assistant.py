"""Our own: index the folder, rank passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import measure


def index(corpus: Path, place: Path, model: str) -> None:
    """As ``assistant index`` does."""
    from assistant.library.build import build_library
    from assistant.settings import Settings

    build_library(Settings(corpus=corpus, index=place), rebuild=True)


def opened(place: Path, model: str) -> Callable[[str], Sequence[object]]:
    """The library's search."""
    from assistant.library.open import Library
    from assistant.settings import Settings

    library = Library.open(Settings(corpus=place, index=place))
    return lambda question: library.search(question, k=measure.TOP)


if __name__ == "__main__":
    measure.run(index, opened)
