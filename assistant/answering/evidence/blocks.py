"""What a title sentence stands over, also over line ends: the paragraphs that go on with it, inside its section."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.reading.sentences import sentences
from assistant.reading.spans import solid_lines, trimmed
from assistant.reading.unmarked import labelled_blocks
from assistant.remembered import remembered

if TYPE_CHECKING:
    from assistant.model import Document


@remembered
def blocks_of(document: Document) -> dict[int, int]:
    """Where each stretch begins and ends that a title sentence opens."""
    text = document.text
    return {
        first: last
        for start, end in pairwise((*_borders(document), len(text)))
        for first, last in labelled_blocks(text, [trimmed(text, *span) for span in solid_lines(text, start, end)])
    }


def title_over(document: Document, line: int) -> str:
    """The title sentence of the stretch that the line beginning at ``line`` goes on with; "" where none."""
    begins = max((start for start, end in blocks_of(document).items() if start < line < end), default=-1)
    if begins < 0:
        return ""
    start, end = sentences(document.text, begins, line)[0]
    return document.text[start:end]


def _borders(document: Document) -> tuple[int, ...]:
    """Where headings begin and end: no titled stretch reaches over one."""
    return tuple(sorted({0, *(at for one in document.sections for at in (one.heading_start, one.heading_end))}))
