"""What every program beside ours is asked: index, then questions in a fresh process. No import of this project."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

BEGUN = time.perf_counter()
TOP = 10
Index = Callable[[Path, Path, str], None]
Opened = Callable[[Path, str], Callable[[str], Sequence[object]]]


def run(index: Index, opened: Opened) -> None:
    """``index(corpus, place, model)`` builds; ``opened(place, model)`` gives what ranks passages for a question."""
    step, (corpus, place, model, questions) = sys.argv[1], sys.argv[2:6]
    if step == "index":
        Path(place).mkdir(parents=True, exist_ok=True)
        index(Path(corpus), Path(place), model)
        told = {"index_s": time.perf_counter() - BEGUN, "index_MB_of_memory": _megabytes()}
    else:
        asked = json.loads(Path(questions).read_text(encoding="utf-8"))
        ask = opened(Path(place), model)
        if not ask(asked[0]):
            raise SystemExit("nothing found")
        cold = time.perf_counter() - BEGUN
        taken = [_timed(ask, question) for question in asked]
        told = {"cold_s": cold, "warm_ms": 1000 * statistics.median(taken), "memory_MB": _megabytes()}
    print(json.dumps(told))


def texts(corpus: Path) -> list[tuple[str, str]]:
    """The files' names and texts."""
    return [(path.name, path.read_text(encoding="utf-8")) for path in sorted(corpus.glob("*.md"))]


def _timed(ask: Callable[[str], object], question: str) -> float:
    begun = time.perf_counter()
    ask(question)
    return time.perf_counter() - begun


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
