"""Text of documents as HTML: headings, paragraphs, lists and tables, with the quote marked.

Every character of a document passes ``html.escape``; the only tags are those written here.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.model import Document, Source, Table

_MARK = re.compile(r"\[(\d{1,3})\]")
_HEADING_SIGNS = re.compile(r"#{1,6}\s+")
_LIST_SIGNS = re.compile(r"\s*(?:[-*+•]|\d{1,2}\.)\s+")


class _Line(NamedTuple):
    start: int
    end: int


def page_html(document: Document, number: int, start: int = 0, end: int = 0) -> str:
    """Page ``number`` of a document with the span ``start:end`` of the page's text in ``<mark>``."""
    page = document.page(number)
    if page is None or not document.text[page.start : page.end].strip():
        return '<p class="empty">本页没有文字。</p>'
    marked = _Marked(document.text, page.start + start, page.start + end)
    tables = sorted((table for table in document.tables if table.start < page.end and table.end > page.start), key=_at)
    levels = {section.heading_start: section.level for section in document.sections}
    blocks: list[str] = []
    at = page.start
    for table in tables:
        blocks.extend(_paragraph(marked, line, levels) for line in _lines(document.text, at, table.start))
        blocks.append(_table(marked, table, page.start, page.end))
        at = max(at, min(table.end, page.end))
    blocks.extend(_paragraph(marked, line, levels) for line in _lines(document.text, at, page.end))
    return "".join(blocks)


def sources_html(sources: Iterable[Source]) -> str:
    """The sources of a digest's sentence; a link only where the address is a web page's."""
    return "".join(f"<li>{_source(source)}</li>" for source in sources)


def _source(source: Source) -> str:
    title = escape(source.title)
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return title + (f"（{escape(source.access)}）" if source.access else "")


def _raised(escaped: str) -> str:
    return _MARK.sub(r"<sup>\g<0></sup>", escaped)


class _Marked:
    """A text of which one span is marked; gives any part of it as HTML. The first mark is where a reader is taken."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self._start, self._end = text, start, end
        self._begun = False

    def html(self, start: int, end: int) -> str:
        inner, outer = max(start, self._start), min(end, self._end)
        if inner >= outer or not self.text[inner:outer].strip():
            return self._plain(start, end)
        here = "" if self._begun else ' class="here"'
        self._begun = True
        return f"{self._plain(start, inner)}<mark{here}>{self._plain(inner, outer)}</mark>{self._plain(outer, end)}"

    def _plain(self, start: int, end: int) -> str:
        return _raised(escape(self.text[start:end]))


def _at(table: Table) -> int:
    return table.start


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """The lines of a span without the white space around them; blank lines are left out."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = at + line.index(stripped)
            yield _Line(first, first + len(stripped))
        at += len(line)


def _paragraph(marked: _Marked, line: _Line, levels: dict[int, int]) -> str:
    signs = _HEADING_SIGNS.match(marked.text, line.start, line.end)
    level = levels.get(line.start) or (levels.get(signs.end()) if signs else None)
    if level is not None:
        body = marked.html(signs.end() if signs else line.start, line.end)
        return f'<p class="heading level{min(level, 4)}">{body}</p>'
    item = _LIST_SIGNS.match(marked.text, line.start, line.end)
    return f"<p{' class=item' if item else ''}>{marked.html(line.start, line.end)}</p>"


def _table(marked: _Marked, table: Table, start: int, end: int) -> str:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if start <= cell.start <= cell.end <= end:
            tag = "th" if cell.row == 0 else "td"
            rows.setdefault(cell.row, []).append(f"<{tag}>{marked.html(cell.start, cell.end)}</{tag}>")
    return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values()) + "</table>"
