"""PDF by pypdf, page by page. The only module that knows pypdf."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from assistant.errors import GarbledFile, LockedFile, ScannedFile
from assistant.reading.draft import Draft
from assistant.reading.legibility import legible
from assistant.reading.limits import broken, refuse_pages
from assistant.reading.lines import repair

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf import PdfReader

FEWEST = 10
"""Characters besides white space below which a page counts as one without text."""
_WORD_LEFTOVER = re.compile(r"^Microsoft\s+\w+\s*-\s*|\.(?:docx?|wps|pdf|indd|ofd)$", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


def read_pdf(path: Path, content: bytes, max_pages: int) -> Draft:
    """The repaired text of all pages; pages that cannot be read are empty and named in the coverage note."""
    # pypdf reports every oddity of a file as a log line; what matters to an official is raised as an error here
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = _opened(path, content)
        refuse_pages(path, len(reader.pages), max_pages)
        pages = [page.extract_text() for page in reader.pages]
        title, author = _stated(reader)
    except DependencyError as error:
        message = f"“{path.name}”的加密方式需要另装 cryptography 才能读取。请去掉文件的权限保护后另存，再重新放入。"
        raise LockedFile(message) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # a damaged object graph ends in whatever the library stumbles over
        raise broken(path) from error
    silent = [number for number, page in enumerate(pages, start=1) if len("".join(page.split())) < FEWEST]
    garbled = [number for number, page in enumerate(pages, start=1) if number not in silent and not legible(page)]
    _refuse_unreadable(path, len(pages), silent, garbled)
    pages = ["" if number in garbled else page for number, page in enumerate(pages, start=1)]
    repaired = repair(pages, printed=True, title=title)
    return Draft(
        text=repaired.text,
        page_starts=repaired.page_starts,
        paged=True,
        title=title,
        issuer=author,
        coverage_note=_missing(silent, "没有文字") + _missing(garbled, "是乱码"),
    )


def _opened(path: Path, content: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        message = f"“{path.name}”设有打开密码。请去掉密码后另存，再重新放入。"
        raise LockedFile(message)
    return reader


def _stated(reader: PdfReader) -> tuple[str, str]:
    """Title and author as the file states them, where they are words and not a program's leavings."""
    metadata = reader.metadata
    title, author = (str(value or "").strip() for value in (metadata.title, metadata.author)) if metadata else ("", "")
    title = _WORD_LEFTOVER.sub("", title)
    return (title if _CHINESE.search(title) else ""), (author if _CHINESE.search(author) else "")


def _refuse_unreadable(path: Path, count: int, silent: list[int], garbled: list[int]) -> None:
    if len(silent) == count:
        message = f"“{path.name}”共 {count} 页，没有可读取的文字，多半是扫描件。请先做文字识别（OCR），再重新放入。"
        raise ScannedFile(message)
    if 2 * len(garbled) >= count - len(silent):
        message = (
            f"“{path.name}”的文字是乱码（{count} 页中有 {len(garbled)} 页），字体没有文字对照表。"
            "请用原文件重新导出 PDF，或先做文字识别（OCR）。"
        )
        raise GarbledFile(message)


def _missing(numbers: list[int], what: str) -> str:
    return f"第{'、'.join(map(str, numbers))}页{what}，未收入。" if numbers else ""
