"""What indexing and asking cost as a library grows: ``python -m benchmarks scale [--passages N …] [--peers]``.

Each figure is taken in a process of its own, wall clock and beside it the processor's seconds, which say more where
the machine is busy; how busy it was is written down with each library. Beside them stand limits: reading the bytes, one
pass of dot products over the vectors, pypdf's own time. The table is printed, all is kept as JSON, and the growth of
the generated libraries drawn: docs/scale.svg.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answering.chain import AnsweringChain, Asked
from assistant.app import open_assistant
from assistant.evaluation.intervals import percentile
from assistant.library.open import Library
from assistant.library.store import STORE_FILE, Store
from assistant.library.versions import current_version
from assistant.model import Filters
from assistant.search.words import open_words
from assistant.settings import Settings, from_environment
from benchmarks.generated import write_corpus
from benchmarks.growth import drawn, fitted
from benchmarks.index import COLD_RUNS, QUESTION, REPOSITORY, Cost, as_installed, assistant

SIZES = (10_000, 100_000)
QUESTIONS = 100
PAPER = REPOSITORY / "corpus" / "paper"
CORPUS = "语料"
TEN_PAGES = 10_000
"""Characters."""
Row = dict[str, Any]


def main(arguments: Sequence[str]) -> None:
    """Measure, print, keep and draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale", description=__doc__)
    parser.add_argument("--passages", type=int, nargs="*", default=SIZES, help="sizes of the generated libraries")
    parser.add_argument("--work", type=Path, help="folder for what is generated and built; kept, and used again")
    parser.add_argument("--out", type=Path, default=Path("scale.json"))
    parser.add_argument("--picture", type=Path, default=REPOSITORY / "docs" / "scale.svg")
    parser.add_argument("--peers", action="store_true", help="also measure other programs on the smallest library")
    parser.add_argument("--draw", type=Path, nargs="*", help="only show what earlier runs kept")
    parser.add_argument("--one", nargs=2, metavar=("CORPUS", "INDEX"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(asked(*map(Path, options.one))))
        return
    if options.draw:
        kept = [row for file in options.draw for row in json.loads(file.read_text(encoding="utf-8"))["rows"]]
        rows = sorted({row["name"]: row for row in kept}.values(), key=lambda row: row["passages"])
        options.picture.write_text(drawn(_generated(rows)), encoding="utf-8")
        print_rows(rows)
        return
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        rows = [measured(CORPUS, REPOSITORY / "corpus", work / "corpus.index")]
        for size in options.passages:
            corpus = work / f"{size}"
            if not corpus.exists():
                questions = [question.text for question in write_corpus(corpus, size)[:QUESTIONS]]
                (work / f"{size}.questions.json").write_text(json.dumps(questions), encoding="utf-8")
            rows.append(measured(f"生成{size}段", corpus, work / f"{size}.index"))
            _show(rows[-1])
            options.out.write_text(json.dumps({"rows": rows}, ensure_ascii=False, indent=1), encoding="utf-8")
        found: Row = {"machine": machine(), "pdf": pdf_times(), "rows": rows, "growth": fitted(_generated(rows))}
        if options.peers:
            from benchmarks.peers import peers

            found["peers"] = peers(work / f"{options.passages[0]}", work)
    options.out.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    if len(rows) > 2:
        options.picture.write_text(drawn(_generated(rows)), encoding="utf-8")
    print_table(found)


def _generated(rows: Sequence[Row]) -> Sequence[Row]:
    """Without the corpus: that is other text, and other questions are asked of it."""
    return [row for row in rows if row["name"] != CORPUS]


def measured(name: str, corpus: Path, index: Path) -> Row:
    """All figures of one library; the index is built anew and left as it was built."""
    settings = replace(from_environment(), corpus=corpus, index=index)
    megabytes = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file()) / 1e6
    before = os.getloadavg()[0]
    first = assistant(settings, "index", "--rebuild")
    again = assistant(settings, "index")
    disk = sum(path.stat().st_size for path in index.rglob("*") if path.is_file()) / 1e6
    cold = [assistant(settings, "ask", QUESTION) for _ in range(COLD_RUNS)]
    command = [sys.executable, "-m", "benchmarks", "scale", "--one", str(corpus), str(index)]
    environment = as_installed()
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout
    warm = json.loads(told.splitlines()[-1])
    changed = _one_changed(settings)
    return warm | {
        "name": name,
        "corpus_MB": megabytes,
        "index_s": first.seconds,
        "index_cpu_s": first.processor,
        "index_MB_of_memory": first.megabytes,
        "index_s_per_MB": first.seconds / megabytes,
        "unchanged_s": again.seconds,
        "unchanged_cpu_s": again.processor,
        "changed_s": changed.seconds,
        "changed_cpu_s": changed.processor,
        "cold_s": statistics.median(cost.seconds for cost in cold),
        "cold_cpu_s": statistics.median(cost.processor for cost in cold),
        "disk_MB": disk,
        "read_s": _read_all(corpus),
        "load": [before, os.getloadavg()[0]],
    }


def _one_changed(settings: Settings) -> Cost:
    """What it costs until one changed document of ten pages is served; it is changed back."""
    version = str(current_version(settings.index))
    with closing(Store.published(settings.index / version / STORE_FILE)) as store:
        path = next(path for path in sorted(store.paths()) if path.endswith(".md"))
    file = settings.corpus / path
    held = file.read_text(encoding="utf-8")
    file.write_text(held + _more_text(TEN_PAGES - len(held)), encoding="utf-8")
    try:
        return assistant(settings, "index")
    finally:
        file.write_text(held, encoding="utf-8")
        assistant(settings, "index")


def _more_text(characters: int) -> str:
    """So much generated text, without the head of a file."""
    from benchmarks.generated import learned

    language, text, number = learned(), "", 9_999_999
    while len(text) < characters:
        text += "\n" + language.document(number).text.partition("---\n")[2].partition("---\n")[2]
        number += 1
    return text[: max(characters, 0)]


def _read_all(corpus: Path) -> float:
    begun = time.perf_counter()
    for path in corpus.rglob("*"):
        if path.is_file():
            path.read_bytes()
    return time.perf_counter() - begun


# --- a warm process ------------------------------------------------------------------------------------------------


def asked(corpus: Path, index: Path) -> Row:
    """What questions cost in a process that has answered some; by stage, with the memory it holds."""
    settings = replace(from_environment(), corpus=corpus, index=index)
    questions = _questions(corpus)
    begun = time.perf_counter()
    opened = open_assistant(settings)
    opening = time.perf_counter() - begun
    begun = time.perf_counter()
    opened.ask(questions[0])
    first = time.perf_counter() - begun
    opened.library.warm()  # as a server does: Chroma is opened before what is measured, and not beside it
    for question in questions[:20]:
        opened.ask(question)
    for thread in threading.enumerate():
        if thread.name == "chroma":
            thread.join()
    taken, spent = [], []
    for question in questions:
        processor = time.process_time()
        taken.append(_timed(lambda question=question: opened.ask(question)))
        spent.append(time.process_time() - processor)
    library = opened.library
    stages = by_stage(library, questions)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before the pass, which takes all vectors in
    return {
        **library.counts,
        "open_s": opening,
        "first_s": first,
        "ask_cpu_p50_ms": 1000 * statistics.median(spent),
        **{f"ask_p{share}_ms": 1000 * percentile(taken, share / 100) for share in (50, 95, 99)},
        "stages_ms": stages,
        "pass_ms": _one_pass(settings, library),
        "memory_MB": held,
    }


def _questions(corpus: Path) -> list[str]:
    made = corpus.with_name(f"{corpus.name}.questions.json")
    if made.exists():
        listed: list[str] = json.loads(made.read_text(encoding="utf-8"))
        return listed
    lines = (corpus / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [line["question"] for line in map(json.loads, lines) if not line["history"]]


def by_stage(library: Library, questions: Sequence[str]) -> dict[str, float]:
    """The median milliseconds of each step, and of the parts of gathering that grow with a library."""
    chain, words, version = AnsweringChain(library.snapshot()), open_words(), library._version
    taken: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401
        begun = time.perf_counter()
        done = work()
        taken.setdefault(stage, []).append(1000 * (time.perf_counter() - begun))
        return done

    for question in questions:
        told = Asked(question, (), Filters())
        understood = timed("understand", lambda told=told: chain._understand(told))
        terms = words.of_question(question)
        timed("lexical", lambda terms=terms: version.lexical.scored(terms))
        timed("vectors", lambda question=question: library._nearest(version, question, None))
        timed("facts", lambda understood=understood: library.facts_named(understood.whole, 60))
        material = timed("gather", lambda understood=understood: chain._gather(understood))
        drafted = timed("compose", lambda material=material: chain._write(material))
        timed("verify", lambda drafted=drafted: chain._verify(drafted))
    return {stage: statistics.median(times) for stage, times in taken.items()}


def _one_pass(settings: Settings, library: Library) -> float:
    """The milliseconds of one pass of exact dot products over all vectors."""
    store = Store.published(settings.index / library.version / STORE_FILE)
    blobs = b"".join(blob for _, blob in store.vectors())
    matrix = np.frombuffer(blobs, dtype="<f4").reshape(-1, library.manifest["dimension"])
    return 1000 * statistics.median(_timed(lambda: matrix @ matrix[0]) for _ in range(5))


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


# --- limits and the machine ----------------------------------------------------------------------------------------


def pdf_times() -> Row:
    """Seconds that pypdf takes for the corpus's PDF by itself, and that reading it as a document takes."""
    from pypdf import PdfReader

    from assistant.reading.files import read_file

    file = next(PAPER.glob("*.pdf"))
    read_file(file)
    alone = min(_timed(lambda: [page.extract_text() for page in PdfReader(file).pages]) for _ in range(3))
    return {"pypdf_s": alone, "reading_s": min(_timed(lambda: read_file(file)) for _ in range(3))}


def machine() -> Row:
    """What the figures were taken on."""
    load = os.getloadavg()[0]
    return {"processors": os.cpu_count(), "python": platform.python_version(), "load_at_the_end": load}


def _show(row: Row) -> None:
    told = f"{row['passages']} 段，建库 {row['index_s']:.0f} 秒，提问 {row['ask_p50_ms']:.0f} 毫秒"
    print(f"{row['name']}：{told}", flush=True)


def print_table(found: Row) -> None:
    """The figures as tables of Markdown."""
    print_rows(found["rows"])
    pdf = found["pdf"]
    times = pdf["reading_s"] / pdf["pypdf_s"]
    print(f"\nPDF：pypdf 本身 {pdf['pypdf_s']:.2f} 秒，读成文件 {pdf['reading_s']:.2f} 秒（{times:.2f} 倍）")
    print(f"机器：{found['machine']}")
    for peer in found.get("peers", ()):
        print(peer)


def print_rows(rows: Sequence[Row]) -> None:
    """The figures of the libraries, one column each, and how they grow."""
    lines = (
        ("passages", "段落", "{:.0f}"), ("documents", "文件", "{:.0f}"), ("facts", "数据", "{:.0f}"),
        ("corpus_MB", "语料 MB", "{:.1f}"), ("index_s", "从头建库 秒", "{:.1f}"),
        ("index_cpu_s", "　处理器秒", "{:.1f}"), ("index_s_per_MB", "每 MB 秒", "{:.2f}"),
        ("index_MB_of_memory", "建库内存 MB", "{:.0f}"), ("unchanged_s", "无变化 秒", "{:.2f}"),
        ("unchanged_cpu_s", "　处理器秒", "{:.2f}"), ("changed_s", "改一份 秒", "{:.2f}"),
        ("changed_cpu_s", "　处理器秒", "{:.2f}"), ("disk_MB", "磁盘 MB", "{:.0f}"),
        ("cold_s", "冷启动提问 秒", "{:.2f}"), ("cold_cpu_s", "　处理器秒", "{:.2f}"),
        ("first_s", "开库后第一问 秒", "{:.2f}"), ("ask_p50_ms", "提问 p50 毫秒", "{:.1f}"),
        ("ask_cpu_p50_ms", "　处理器毫秒", "{:.1f}"),
        ("ask_p95_ms", "p95", "{:.1f}"), ("ask_p99_ms", "p99", "{:.1f}"), ("memory_MB", "提问内存 MB", "{:.0f}"),
        ("pass_ms", "极限：点积一遍 毫秒", "{:.2f}"), ("read_s", "极限：读全部字节 秒", "{:.3f}"),
    )  # fmt: skip
    print(f"\n| | {' | '.join(row['name'] for row in rows)} |\n|---|{'---|' * len(rows)}")
    for key, label, form in lines:
        print(f"| {label} | {' | '.join(form.format(row[key]) for row in rows)} |")
    for stage in rows[0]["stages_ms"]:
        print(f"| {stage} 毫秒 | {' | '.join(format(row['stages_ms'][stage], '.2f') for row in rows)} |")
    ratios = (
        ("建库／读字节", lambda row: row["index_s"] / max(row["read_s"], 1e-6)),
        ("提问／点积一遍", lambda row: row["ask_p50_ms"] / max(row["pass_ms"], 1e-6)),
    )
    for label, ratio in ratios:
        print(f"| {label} | {' | '.join(f'{ratio(row):.0f} 倍' for row in rows)} |")
    print(f"| 负载（前、后） | {' | '.join('{:.1f}、{:.1f}'.format(*row['load']) for row in rows)} |")
    print(f"增长：{'，'.join(f'{what} ∝ n^{power:.2f}' for what, power in fitted(_generated(rows)).items())}")
