"""Line ends inside the paragraphs of a Markdown text: by its rules they part nothing.

Many authors write a paragraph on each line all the same. So lines are put together where the text is cut at a width,
and else only where the first cannot be over or the second cannot begin anything. Headings, items, tables and fenced
blocks stay as printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.reading.cut_lines import Line, line_of
from assistant.reading.joining import rejoin, together
from assistant.reading.line_signs import cannot_begin, glue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FENCE = re.compile(r"\s*(?:```|~~~)")
_APART = re.compile(r"#{1,6}\s|\||<[/!a-zA-Z]|\[[^\]]+\]:\s|(?:[-*_]\s*){3,}$|=+$|-+$")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*")
_ITEM = re.compile(r"[-*+]\s")
_QUOTE = re.compile(r"\s*>\s?")
_UNFINISHED = re.compile("[，、]$")
_YEAR = re.compile(r"\D(?:19|20)\d\d$")


def without_soft_breaks(body: str) -> str:
    """The text with each paragraph on a line; one whose lines are its paragraphs comes back as it is."""
    printed = body.split("\n")
    lines = list(_lines(printed))
    solid = [line for line in lines if line.text]
    rejoined = rejoin(solid)
    if rejoined is None:
        return _loosely_joined(printed, lines)
    parts: list[str] = []
    for paragraph in rejoined:
        first = paragraph[0]
        parts.append("\n" * (1 + max(first.blanks, 0)) if parts else "")
        parts.append(first.lead.replace("\u3000", "") + together(paragraph))
    return "".join(parts)


def _lines(printed: Sequence[str]) -> Iterator[Line]:
    """The lines, blank ones without text; which of them stand apart or begin an item, Markdown says."""
    fenced = quoted = False
    blanks = 0
    for raw, below in zip(printed, [*printed[1:], ""], strict=True):
        line = line_of(raw, blanks)
        fence = bool(_FENCE.match(raw))
        quote = None if fenced else _QUOTE.match(raw)
        if quote:
            line = replace(line, text=raw[quote.end() :].strip(), lead=quote[0])
        underlined = bool(below.strip() and _UNDERLINE.fullmatch(below))
        apart = fenced or fence or underlined or line.apart or bool(_APART.match(line.text))
        begins = bool(_ITEM.match(line.text)) or (bool(quote) != quoted and not blanks)
        yield replace(line, apart=apart, certain=begins)
        fenced ^= fence
        quoted = bool(quote)
        blanks = 0 if line.text else blanks + 1


def _loosely_joined(printed: Sequence[str], lines: Sequence[Line]) -> str:
    """The text with those lines put together that cannot be read apart."""
    parts = [printed[0]]
    for before, line, raw in zip(lines, lines[1:], printed[1:], strict=False):
        if before.text and line.text and not (before.apart or line.apart or line.certain) and _goes_on(before, line):
            parts[-1] = parts[-1].rstrip()
            parts += (glue(before.text, line.text), line.text)
        else:
            parts += ("\n", raw)
    return "".join(parts)


def _goes_on(before: Line, line: Line) -> bool:
    if _UNFINISHED.search(before.text) or cannot_begin(line.text):
        return True
    return bool(_YEAR.search(before.text)) and line.text.startswith("年")
