"""Many questions from many threads while the library is published anew: ``python -m benchmarks.soak [QUESTIONS]``.

No question may fail, no answer may be written from two versions, and memory must stay flat, with the allocator's
setting of ``assistant serve``.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.app import Assistant, open_assistant
from assistant.cli import FEW_ARENAS
from assistant.library.build import build_library
from assistant.settings import Settings
from benchmarks.rounds import QUESTIONS, rounds_of, write_round

ASKED, THREADS, PUBLISHED = 10_000, 8, 20
STATM = Path("/proc/self/statm")


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else ASKED
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(corpus=Path(folder, "corpus"), index=Path(folder, "index"))
        write_round(settings.corpus, 1)
        build_library(settings)
        assistant = open_assistant(settings)
        wrong: list[str] = []
        asked = threading.Semaphore(0)
        megabytes: list[float] = []
        begun = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as pool:
            for number in range(count):
                pool.submit(_ask, assistant, QUESTIONS[number % len(QUESTIONS)], wrong, asked)
            for round_number in range(2, PUBLISHED + 2):
                for _ in range(count // (PUBLISHED + 1)):
                    asked.acquire()
                write_round(settings.corpus, round_number)
                build_library(settings)
                megabytes.append(_megabytes())
        seconds = time.perf_counter() - begun
    settled = megabytes[PUBLISHED // 4 :]
    growth = settled[-1] / settled[0] - 1
    print(f"{count} questions from {THREADS} threads in {seconds:.0f} s, {PUBLISHED} versions published meanwhile")
    print(f"{len(wrong)} of them wrong {wrong[:3]}")
    print(f"memory {settled[0]:.0f} → {settled[-1]:.0f} MB ({growth:+.1%}), peak {_peak():.0f} MB")


def _ask(assistant: Assistant, question: str, wrong: list[str], asked: threading.Semaphore) -> None:
    try:
        answer = assistant.ask(question)
        if answer.status != "answered" or len(rounds_of(answer)) != 1:
            wrong.append(f"{question} {answer.status} {answer.text}")
    except Exception as error:  # noqa: BLE001 - any error at all is the finding
        wrong.append(repr(error))
    finally:
        asked.release()


def _megabytes() -> float:
    return int(STATM.read_text().split()[1]) * resource.getpagesize() / 1e6


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if FEW_ARENAS.keys().isdisjoint(os.environ):
        os.execve(sys.executable, sys.orig_argv, FEW_ARENAS | dict(os.environ))
    main(sys.argv[1:])
