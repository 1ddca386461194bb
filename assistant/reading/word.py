"""DOCX by python-docx. The only module that knows python-docx."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.reading.blocks import Block, compose
from assistant.reading.draft import Draft
from assistant.reading.limits import broken
from assistant.reading.lines import clean
from assistant.reading.run_on import parted
from assistant.reading.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*(?P<level>[1-9])", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"title|标题", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list bullet|项目符号", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


def read_word(path: Path, content: bytes) -> Draft:
    """Paragraphs, headings by their styles, and tables, in the order of the document's body."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        word = docx.Document(io.BytesIO(content))
        blocks = list(_blocks(word))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise broken(path) from error
    text, headings = compose(blocks)
    title, author = word.core_properties.title or "", word.core_properties.author or ""
    printed = next((clean(p.text) for p in word.paragraphs if _TITLE_STYLE.fullmatch(_style(p)) and p.text.strip()), "")
    return Draft(
        text=text,
        headings=headings,
        title=printed.strip() or (title if _CHINESE.search(title) else ""),
        issuer=author if _CHINESE.search(author) else "",
    )


def _blocks(word: WordDocument) -> Iterator[Block]:
    from docx.table import Table

    for part in word.iter_inner_content():
        if isinstance(part, Table):
            yield Block(table_text(_rows(part)))
            continue
        level = _level(part)
        bullet = "- " if _LIST_STYLE.match(_style(part)) else ""
        for at, line in enumerate(parted(part.text).split("\n")):
            cleaned = clean(line).strip()
            yield Block(bullet + cleaned if cleaned else "", level, broken=at > 0)


def _style(paragraph: Paragraph) -> str:
    return (paragraph.style.name if paragraph.style is not None else "") or ""


def _level(paragraph: Paragraph) -> int:
    match = _HEADING_STYLE.match(_style(paragraph))
    return int(match["level"]) if match else 0


def _rows(table: Table) -> list[list[str]]:
    """Cells merged across columns stand once; cells merged down stand in every row, as each row is read by itself."""
    rows = []
    for row in table.rows:
        cells = row.cells
        rows.append(["" if at and cell._tc is cells[at - 1]._tc else clean(cell.text) for at, cell in enumerate(cells)])
    return rows
