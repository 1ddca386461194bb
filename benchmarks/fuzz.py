"""Mutated files of every kind, read as an official's upload would be: ``python -m benchmarks.fuzz [COUNT]``.

No file may end or hang the program, and each that is refused must say why. Prints what came of them by kind; a reader's
own exceptions (which reach the official as “读不下去”) are counted by type, each a place to name better.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CostlyFile, ReadingError
from assistant.reading.apart import ReaderApart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
COUNT, SECONDS = 20_000, 20
_OWN_EXCEPTION = re.compile(r"读不下去（(\w+)）")
_SIGNS = (
    *(b"\x00", b"\xff\xfe", b"((((((((", b"[[[[[[[[", b"9" * 400, b"\r", b"<", b"|" * 50, b"---\n", b"&a;"),
    "一、（一）第一".encode(),
)


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else COUNT
    seeds = dict(_seeds())
    outcomes: Counter[tuple[str, str]] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, ReaderApart(seconds=SECONDS) as reader:
        for number in range(count):
            chance = random.Random(number)
            suffix = list(seeds)[number % len(seeds)]
            path = Path(folder, f"{number}{suffix}")
            path.write_bytes(_mutated(seeds[suffix], suffix, chance))
            begun = time.perf_counter()
            try:
                reader.read(path, max_megabytes=50, max_pages=2000)
                outcome = "read"
            except ReadingError as error:
                outcome = type(error).__name__
                found = _OWN_EXCEPTION.search(str(error))
                if found:
                    own[suffix, found[1]] += 1
                if isinstance(error, CostlyFile):
                    print(f"number {number}: {error}")
            slowest = max(slowest, time.perf_counter() - begun)
            outcomes[suffix, outcome] += 1
            path.unlink()
    for (suffix, outcome), times in sorted(outcomes.items()):
        print(f"{suffix:6} {outcome:16} {times:6}")
    for (suffix, name), times in sorted(own.items()):
        print(f"{suffix:6} reader's own {name:24} {times:6}")
    print(f"{count} files, the slowest took {slowest:.2f} s")


def _seeds() -> Iterator[tuple[str, bytes]]:
    digest = (CORPUS / "plans" / "wuxi-465-clusters-2023.md").read_bytes()
    paper = (CORPUS / "paper" / "wuxi-industry-strong-city.txt").read_text(encoding="utf-8")
    yield ".md", digest
    yield ".txt", paper[:6000].encode()
    yield ".pdf", _first_page(CORPUS / "paper" / "wuxi-industry-strong-city.pdf")
    table = "<table><tr><td>1</td></tr></table>"
    yield ".html", f"<html><body><h1>计划</h1>{table}<p>{paper[:3000]}</p></body></html>".encode()
    yield ".csv", "指标,2018年,2019年\n增加值（亿元）,1.5,2.5\n".encode() * 20
    yield ".docx", _word(paper[:3000])
    yield ".xlsx", _workbook()


def _first_page(path: Path) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_page(pypdf.PdfReader(path).pages[0])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _word(text: str) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("一、总体要求", 1)
    for line in text.splitlines():
        document.add_paragraph(line)
    document.add_table(2, 2)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in range(20):
        book.active.append(["增加值", row, row * 1.5])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _mutated(seed: bytes, suffix: str, chance: random.Random) -> bytes:
    """The file damaged as a whole or, for one that is an archive, in one of its members."""
    if suffix not in (".docx", ".xlsx") or chance.random() < 0.3:
        return _damaged(seed, chance)
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            if name != chosen or chance.random() < 0.9:
                new.writestr(name, _damaged(old.read(name), chance) if name == chosen else old.read(name))
    return written.getvalue()


def _damaged(seed: bytes, chance: random.Random) -> bytes:
    content = bytearray(seed)
    for _ in range(chance.choice((1, 1, 3, 10, 40))):
        at = chance.randrange(len(content) + 1)
        how = chance.choice(_WAYS)
        content = how(content, at, chance)
    return bytes(content)


def _flip(content: bytearray, at: int, chance: random.Random) -> bytearray:
    if at < len(content):
        content[at] ^= 1 << chance.randrange(8)
    return content


def _cut(content: bytearray, at: int, chance: random.Random) -> bytearray:
    return content[:at] + content[at + chance.choice((1, 10, 1000)) :]


def _insert(content: bytearray, at: int, chance: random.Random) -> bytearray:
    return content[:at] + chance.choice(_SIGNS) + content[at:]


def _repeat(content: bytearray, at: int, chance: random.Random) -> bytearray:
    return content[:at] + content[at : at + 200] * chance.choice((2, 20)) + content[at:]


def _end(content: bytearray, at: int, chance: random.Random) -> bytearray:
    return content[:at] if chance.random() < 0.2 else content


_WAYS: tuple[Callable[[bytearray, int, random.Random], bytearray], ...] = (_flip, _flip, _cut, _insert, _repeat, _end)

if __name__ == "__main__":
    main(sys.argv[1:])
