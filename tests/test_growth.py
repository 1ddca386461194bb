"""No text makes reading or asking slow: four times as much of the same signs costs about four times the time."""

from __future__ import annotations

import time
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.answering.conversation import resolve
from assistant.answering.evidence.orders import _orders
from assistant.answering.evidence.topics import titles
from assistant.answering.question import fold, split_question
from assistant.facts.extract import extract_facts
from assistant.quantity import find_periods, find_quantities
from assistant.reading.files import _draft, assemble
from assistant.reading.passages import cut_passages
from assistant.search.words import open_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Document

SIZES = (5_000, 20_000)  # characters
LARGE = 100_000
LARGE_OF = ("digits", "numerals", "brackets", "spaces", "marks")  # what a run of is known to cost most
SLACK = 2  # for four times as much: linear is 4, quadratic 16, allowed 8; a second try where another process disturbs
UNNOTICED = 0.05  # seconds: below that a machine's own unrest counts for more
SIGNS = {
    **{"digits": "7", "thousands": "1,234", "points": "1.", "percents": "3%", "years": "2020年", "ratios": "1:"},
    **{"numerals": "一", "amounts": "一百二十三万亿", "powers": "万亿", "ordinals": "第一", "fractions": "一分之"},
    **{"brackets": "（", "closed": "（）", "square": "[", "quotes": "“", "spaces": " ", "wide": "　", "lines": "\n"},
    **{"dashes": "—", "hyphens": "-", "marks": "、", "stops": "。", "bars": "|", "hashes": "#", "tabs": " \t"},
    **{"chapters": "第一章 总则\n", "heads": "一、总则\n", "items": "（一）\n", "points of it": "一是", "the": "的"},
}


def read(text: str, suffix: str = ".txt") -> Document:
    path, content = Path(f"text{suffix}"), text.encode()
    return assemble(path, content, _draft(path, content, 10**6))


PARTS: dict[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "periods": find_periods,
    "a question": lambda text: (fold(text), split_question(text)),
    "a follow-up": lambda text: resolve(text, ("2018年无锡服务业增加值增速是多少？",)),
    "a conversation": lambda text: resolve("那苏州呢？", (text,)),
    "orders": _orders,
    "words": lambda text: open_words().of_question(text),
    "a text file": read,
    "a Markdown file": lambda text: read(text, ".md"),
    "passages": lambda text: cut_passages(read(text)),
    "titles": lambda text: titles(read(text)),
    "facts": lambda text: extract_facts(read(text)),
}


def seconds(part: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    part(text)
    return time.process_time() - begun


@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_text(part: str) -> None:
    """Measured in processor time, step by step, so that what grows with the square fails before it takes long."""
    work = PARTS[part]
    work("2018年无锡增长3%。")  # what is read once, is read
    for signs, text in SIGNS.items():
        sizes = (*SIZES, LARGE) if signs in LARGE_OF else SIZES
        took = {sizes[0]: max(seconds(work, (text * sizes[0])[: sizes[0]]), UNNOTICED)}
        for shorter, size in pairwise(sizes):
            allowed = SLACK * took[shorter] * size / shorter
            tried = (seconds(work, (text * size)[:size] + more) for more in ("", " "))
            took[size] = max(next((one for one in tried if one <= allowed), inf), UNNOTICED)
            assert took[size] < inf, f"{signs}: {size} signs take over {allowed:.2f} s, {shorter} {took[shorter]:.2f} s"
