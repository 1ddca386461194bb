"""Markdown with YAML front matter. The body stays as printed: tables, bullets and source marks are part of the text.

Only line ends inside its paragraphs go, where the text is cut into lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.reading.draft import Draft, Heading
from assistant.reading.encoding import decoded
from assistant.reading.run_on import parted
from assistant.reading.soft_breaks import without_soft_breaks
from assistant.reading.spans import line_spans
from assistant.reading.stated import parsed, upon
from assistant.reading.titles_above import run_in

if TYPE_CHECKING:
    from pathlib import Path

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<words>\S.*?)[ \t]*#*[ \t]*")


def read_markdown(path: Path, content: bytes) -> Draft:
    """The body after the front matter, with the front matter's statements."""
    text = decoded(path, content)
    matter = _FRONT_MATTER.match(text)
    body = run_in(without_soft_breaks(parted((text[matter.end() :] if matter else text).strip("\n"))))
    draft = Draft(text=body, headings=_headings(body))
    if not matter:
        return draft
    return upon(draft, parsed(f"“{path.name}”开头的元数据（两行 --- 之间）", matter["yaml"], 2), path.name)


def _headings(body: str) -> tuple[Heading, ...] | None:
    """The lines with ``#`` outside fenced blocks; None where there is none, so that printed numbering is looked for."""
    found = []
    fenced = False
    for start, end in line_spans(body):
        if body.startswith("```", start):
            fenced = not fenced
        match = None if fenced else _HEADING.fullmatch(body, start, end)
        if match:
            found.append(Heading(*match.span("words"), len(match["signs"])))
    return tuple(found) or None
