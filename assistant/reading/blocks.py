"""Paragraphs, headings and tables of a format that knows them (DOCX, HTML, XLSX), put together to one text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.reading.cut_lines import Line
from assistant.reading.draft import Heading
from assistant.reading.joining import rejoin, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table; ``level`` is 1 to 9 for a heading and 0 for anything else.

    ``broken`` says that a line break, not the end of a paragraph, parts it from the block before.
    """

    text: str
    level: int = 0
    broken: bool = False


def compose(blocks: Iterable[Block]) -> tuple[str, tuple[Heading, ...]]:
    """The text, blocks parted by line ends, and the headings that the format marks."""
    parts: list[str] = []
    marked: list[Heading] = []
    offset = 0
    for block in _rejoined([replace(block, text=block.text.strip()) for block in blocks]):
        text = block.text
        if block.level:
            marked.append(Heading(offset, offset + len(text), block.level))
        parts.append(text)
        offset += len(text) + 1
    return "\n".join(parts), tuple(marked)


def _rejoined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that hold anything; where they are the lines of a text that was cut, its paragraphs."""
    solid = [block for block in blocks if block.text]
    lines = [
        Line(
            block.text,
            blanks=not block.broken,
            apart=block.level > 0 or block.text.startswith("|"),
            certain=block.text.startswith("- "),
            level=block.level,
        )
        for block in solid
    ]
    rejoined = rejoin(lines)
    return [Block(together(lines), lines[0].level) for lines in rejoined] if rejoined else solid
