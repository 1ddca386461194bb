"""Paragraphs, headings and tables of a format that knows them (DOCX, HTML, XLSX), put together to one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.reading.draft import Heading

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table; ``level`` is 1 to 9 for a heading and 0 for anything else."""

    text: str
    level: int = 0


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Heading, ...]]:
    """The text, blocks parted by line ends, and the headings that the format marks."""
    parts: list[str] = []
    marked: list[Heading] = []
    offset = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        if block.level:
            marked.append(Heading(offset, offset + len(text), block.level))
        parts.append(text)
        offset += len(text) + 1
    return "\n".join(parts), tuple(marked)
