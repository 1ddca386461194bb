"""What a reader hands over before the document is assembled: the repaired text and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.model import DocumentKind, Source


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's span in the text; of two headings the one with the smaller ``rank`` is the outer one."""

    start: int
    end: int
    rank: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text with its page starts (offsets into ``text``, the first is 0) and its own statements.

    ``headings`` are those the format marks as such (Markdown ``#``, styles, ``<h2>``); None where a format marks none.
    Those printed with numbers are looked for in the lines besides. Empty strings stand for what the file does not say.
    """

    text: str
    page_starts: tuple[int, ...] = (0,)
    paged: bool = False
    headings: tuple[Heading, ...] | None = None
    id: str = ""
    title: str = ""
    kind: DocumentKind | None = None
    issuer: str = ""
    issued: str = ""
    document_number: str = ""
    coverage_note: str = ""
    sources: tuple[Source, ...] = ()
