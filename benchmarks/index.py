"""What indexing, asking and finding cost on the corpus: process time, seconds, memory, and evidence found.

Indexing and cold questions run as processes of their own, as an official starts them; warm ones in this process.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.library.open import Library
from assistant.settings import Settings, from_environment

REPOSITORY = Path(__file__).parents[1]
QUESTION_SETS = (
    "tests/questions/paper.jsonl",
    "tests/questions/plans.jsonl",
    "corpus/questions.jsonl",
)
QUESTION = "2018年无锡服务业增加值增速是多少？"
FIRST = 5
COLD_RUNS = 3


@dataclass(frozen=True)
class Cost:
    """What one process took: wall clock and processor seconds, and its peak memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def report() -> None:
    """Print the figures as a table of Markdown: what, measured, promised."""
    settings = replace(from_environment(), corpus=REPOSITORY / "corpus")
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(settings, index=Path(folder))
        print("| 项目 | 实测 | 要求 |\n| --- | --- | --- |")
        for what, measured, promised in _figures(settings):
            print(f"| {what} | {measured} | {promised} |", flush=True)


def _figures(settings: Settings) -> Iterator[tuple[str, str, str]]:
    first, again = (assistant(settings, "index") for _ in range(2))
    yield "从头建库（处理器时间）", f"{first.processor:.1f} 秒，{first.megabytes:.0f} MB", "15 秒以内"
    yield "无变化时再次运行 index", f"{again.seconds:.2f} 秒", "2 秒以内"

    cold = [assistant(settings, "ask", QUESTION) for _ in range(COLD_RUNS)]
    yield "冷启动提问", f"{statistics.median(cost.seconds for cost in cold):.2f} 秒", "2.5 秒以内"
    yield "提问的内存峰值", f"{max(cost.megabytes for cost in cold):.0f} MB", "400 MB 以内"

    library = Library.open(settings)
    asked = [set_ for name in QUESTION_SETS for set_ in questions(REPOSITORY / name)]
    yield "检索一次（热，中位数）", f"{_median_milliseconds(library.search, asked):.1f} 毫秒", "15 毫秒以内"
    from assistant.app import open_assistant

    taken = _median_milliseconds(open_assistant(settings).ask, asked)
    yield "提问一次（热，中位数）", f"{taken:.1f} 毫秒", "50 毫秒以内"
    yield "是否载入 torch", "是" if "torch" in sys.modules else "否", "否"
    for name in QUESTION_SETS:
        ranks = evidence_ranks(library, questions(REPOSITORY / name))
        share = sum(rank <= FIRST for rank in ranks) / len(ranks)
        yield f"前{FIRST}段含依据：{Path(name).name}（{len(ranks)}问）", f"{share:.1%}", "97%"


def as_installed() -> dict[str, str]:
    """The environment for what is measured: Python keeps what it compiled, as it does on an office's machine.

    Where a developer's shell forbids it, each process would compile all modules anew: a fifth of a second.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def assistant(settings: Settings, *arguments: str) -> Cost:
    """The cost of one run of the program; raises RuntimeError when it fails."""
    environment = as_installed() | {"ASSISTANT_CORPUS": str(settings.corpus), "ASSISTANT_INDEX": str(settings.index)}
    silent = os.open(os.devnull, os.O_WRONLY)
    started = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "assistant", *arguments],
        environment | {"PYTHONPATH": str(REPOSITORY)},
        file_actions=[(os.POSIX_SPAWN_DUP2, silent, 1), (os.POSIX_SPAWN_CLOSE, silent)],
    )
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    os.close(silent)
    if status:
        message = f"assistant {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def questions(file: Path) -> list[dict[str, str]]:
    """The answerable questions of a set that stand alone and name their evidence."""
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["status"] == "answered" and line.get("evidence") and not line["history"]]


def evidence_ranks(library: Library, asked: Sequence[dict[str, str]], depth: int = 30) -> list[int]:
    """The place of the first passage with the evidence, white space and width aside; depth + 1 if none has it."""
    ranks = []
    for question in asked:
        wanted = _bare(question["evidence"])
        found = library.search(question["question"], k=depth)
        texts = (_bare(one.passage.lead + one.passage.text) for one in found)
        ranks.append(next((rank for rank, text in enumerate(texts, start=1) if wanted in text), depth + 1))
    return ranks


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _median_milliseconds(ask: Callable[[str], object], asked: Sequence[dict[str, str]]) -> float:
    ask(asked[0]["question"])
    taken = []
    for question in asked[:100]:
        started = time.perf_counter()
        ask(question["question"])
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000
