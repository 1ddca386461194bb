"""Plain text: a form feed ends a page; printed lines are put together to paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.reading.draft import Draft
from assistant.reading.encoding import decoded
from assistant.reading.lines import repair
from assistant.reading.run_on import parted
from assistant.reading.titles_above import run_in

if TYPE_CHECKING:
    from pathlib import Path


def read_plain_text(path: Path, content: bytes) -> Draft:
    """The repaired text; paged where the file has form feeds."""
    pages = decoded(path, content).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    repaired = repair([run_in(parted(page)) for page in pages], printed=False)
    return Draft(text=repaired.text, page_starts=repaired.page_starts, paged=len(pages) > 1)
