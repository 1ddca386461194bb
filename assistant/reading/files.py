"""A file becomes a Document: the reader of its kind, then its pages, sections, enumerations and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.errors import EmptyFile, ReadingError, UnsupportedFile
from assistant.model import Document, DocumentKind, Page
from assistant.reading.enumerations import find_lists
from assistant.reading.folder import ADVICE, READ
from assistant.reading.headings import find_headings, heading_number, sections_of
from assistant.reading.legibility import refuse_garbled
from assistant.reading.limits import refuse_archive, refuse_pages, refuse_size
from assistant.reading.stated import with_beside
from assistant.reading.tables import find_tables

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.reading.draft import Draft, Heading

_KINDS: dict[str, DocumentKind] = {"paper": "paper", "plans": "plan"}
_SALUTATION = re.compile(r"^(?:各位|尊敬的|同志们|女士们|先生们|朋友们)[^。]{0,20}[：:，,！!]?$|^.+[：:]$")
_CALLED = re.compile(
    r"(?:报告|规划|纲要|方案|意见|办法|条例|规定|措施|通知|计划|细则|规范|决定|公报|指南)(?:[（(].{1,12}[）)])?$"
)
_DELIVERED = re.compile(r"^[—\-（(]*\d{4}年\d{1,2}月\d{1,2}日|(?:会议|大会|座谈会)上[）)]?$")
"""When and where a report was given stands below its title."""
_TOP_LINES = 12
"""Lines among which a document's title is looked for."""
_REST_OF_TITLE = 3
"""Characters that a title which is cut at the margin may have on its second line."""
_ARCHIVES = (".docx", ".xlsx")


def read_file(path: Path, *, max_megabytes: int = 50, max_pages: int = 2000) -> Document:
    """The document in a file; raises the ReadingError that says what is wrong with it and what to do."""
    if path.suffix.lower() not in READ:
        raise _unsupported(path)
    content = _content(path, max_megabytes)
    if path.suffix.lower() in _ARCHIVES:
        refuse_archive(path, content, max_megabytes)
    draft = _draft(path, content, max_pages)
    refuse_pages(path, len(draft.page_starts), max_pages)
    if not draft.text.strip():
        raise _empty(path)
    refuse_garbled(path, draft.text)
    return assemble(path, content, with_beside(path, draft))


def _content(path: Path, max_megabytes: int) -> bytes:
    try:
        refuse_size(path, path.stat().st_size, max_megabytes)
        content = path.read_bytes()
    except OSError as error:
        message = f"“{path.name}”打不开：{error.strerror}。请检查文件是否还在、是否有读取权限。"
        raise ReadingError(message) from error
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise _empty(path)
    return content


def _draft(path: Path, content: bytes, max_pages: int) -> Draft:
    """What the reader of the file's kind makes of it; each brings its library only when it is needed."""
    match path.suffix.lower():
        case ".pdf":
            from assistant.reading.pdf import read_pdf

            return read_pdf(path, content, max_pages)
        case ".docx":
            from assistant.reading.word import read_word

            return read_word(path, content)
        case ".html" | ".htm":
            from assistant.reading.web import read_web

            return read_web(path, content)
        case ".xlsx":
            from assistant.reading.spreadsheet import read_workbook

            return read_workbook(path, content)
        case ".csv":
            from assistant.reading.spreadsheet import read_csv

            return read_csv(path, content)
        case ".txt":
            from assistant.reading.plain_text import read_plain_text

            return read_plain_text(path, content)
        case _:
            from assistant.reading.markdown import read_markdown

            return read_markdown(path, content)


def assemble(path: Path, content: bytes, draft: Draft) -> Document:
    """The document that a draft of this file becomes."""
    text = draft.text
    headings = find_headings(text, draft.headings or ())
    headings, heading_title = _without_title(text, headings)
    sections = sections_of(text, headings)
    borders = (*draft.page_starts, len(text))
    document = Document(
        id=draft.id or path.stem,
        title=draft.title or heading_title or _printed_title(text, path.stem),
        kind=draft.kind or _kind_from_folder(path),
        text=text,
        pages=tuple(Page(number, start, end) for number, (start, end) in enumerate(pairwise(borders), start=1)),
        sha256=sha256(content).hexdigest(),
        path=path.as_posix(),
        paged=draft.paged,
        issuer=draft.issuer,
        issued=draft.issued,
        document_number=draft.document_number,
        coverage_note=draft.coverage_note,
        sources=draft.sources,
        sections=sections,
        lists=find_lists(text, sections),
    )
    return replace(document, tables=find_tables(text, document.section_at))


def _without_title(text: str, headings: tuple[Heading, ...]) -> tuple[tuple[Heading, ...], str]:
    """A first heading that stands alone on the outermost level is the document's title, not a section of it."""
    if len(headings) > 1:
        first = min(headings, key=lambda heading: heading.start)
        alone = all(heading.rank > first.rank for heading in headings if heading is not first)
        if alone and first.rank == 1 and not text[: first.start].strip(" #\n"):
            return tuple(heading for heading in headings if heading is not first), text[first.start : first.end]
    return headings, ""


def _printed_title(text: str, name: str) -> str:
    """The first line as a title; a salutation (各位代表：), a line that announces others and a sentence are none.

    Where the first line is none, the file's ``name`` is, if it is called as documents are; else a line below that is
    (a page saved from the web begins with what stands around it). A name that ends with the title says more of it:
    2024年政府工作报告 of 政府工作报告.
    """
    lines = [line.strip(" #") for line in text.split("\n", 2 * _TOP_LINES)[: 2 * _TOP_LINES] if line.strip(" #")]
    if len(lines) > 1 and len(lines[1]) <= _REST_OF_TITLE and _CALLED.search(lines[0] + lines[1]):
        lines[:2] = [lines[0] + lines[1]]  # 政府工作报 and 告
    if lines and _may_be_title(lines[0]):
        return name if _CALLED.search(name) and name.endswith(lines[0]) else lines[0]
    called = [line for line in lines[:_TOP_LINES] if _may_be_title(line) and _CALLED.search(line)]
    return name if _CALLED.search(name) or not called else called[0]


def _may_be_title(line: str) -> bool:
    other = line.endswith(("。", "；", "，")) or _SALUTATION.search(line) or _DELIVERED.search(line)
    return len(line) <= 80 and not other and not heading_number(line)


def _kind_from_folder(path: Path) -> DocumentKind:
    return next((_KINDS[name] for name in reversed(path.parts[-4:-1]) if name in _KINDS), "upload")


def _empty(path: Path) -> EmptyFile:
    return EmptyFile(f"“{path.name}”里没有文字。请换上有内容的文件，或把它移走。")


def _unsupported(path: Path) -> UnsupportedFile:
    advice = ADVICE.get(path.suffix.lower(), "请转换为 PDF、DOCX、TXT、Markdown、HTML、CSV 或 XLSX")
    kind = path.suffix or "没有扩展名"
    return UnsupportedFile(f"“{path.name}”是不能读取的文件类型（{kind}）。{advice}后重新放入。")
