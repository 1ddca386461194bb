"""How fast facts are extracted and looked up: ``python benchmarks/facts.py [FILE …]`` (without files: the corpus)."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assistant.evaluation.intervals import percentile
from assistant.facts.extract import extract_facts
from assistant.facts.table import FactTable
from assistant.period import parse_period
from assistant.reading.files import read_file

CORPUS = Path(__file__).parent.parent / "corpus"
FACTS = 100_000


def extraction(paths: list[Path]) -> None:
    documents = [read_file(path) for path in paths]
    size = sum(len(document.text.encode()) for document in documents)
    extract_facts(documents[0])
    begun = time.process_time()
    found = sum(len(extract_facts(document)) for document in documents)
    took = time.process_time() - begun
    print(f"extraction: {size / 1e6:.2f} MB, {found} facts, {took:.2f} s, {size / 1e6 / took:.2f} MB/s")


def look_up(paths: list[Path]) -> None:
    held = [fact for path in paths for fact in extract_facts(read_file(path)) if fact.sure]
    table_facts = []
    while len(table_facts) < FACTS:
        copy = len(table_facts) // len(held)
        for fact in held:
            value = fact.quantity.value + Decimal(copy) / 100
            name = fact.indicator if copy % 3 else f"{fact.indicator}{copy}"
            table_facts.append(
                replace(fact, indicator=name, document_id=f"{fact.document_id}-{copy}",
                        quantity=replace(fact.quantity, value=value))
            )  # fmt: skip
    begun = time.process_time()
    table = FactTable(table_facts[:FACTS])
    print(f"table: {FACTS} facts, {len(table.indicators)} indicators, built in {time.process_time() - begun:.2f} s")
    times = []
    for number, fact in enumerate(held[:300]):
        asked = fact.indicator if number % 2 else fact.indicator[1:]
        begun = time.process_time()
        table.look_up([fact.subject], [asked], [fact.measure], [parse_period(fact.period.printed)])
        times.append((time.process_time() - begun) * 1000)
    print(f"look-up: p50 {percentile(times, 0.5):.2f} ms, p95 {percentile(times, 0.95):.2f} ms")


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]] or sorted(CORPUS.glob("plans/*.md"))
    extraction(files)
    look_up(files)
