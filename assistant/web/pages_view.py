"""A page of a PDF as an image, and where quoted words lie on it; the only module that knows pypdfium2.

The rectangles come from the PDF's own character map, so they lie where the reader sees the words. The quote is looked
for without white space and with half- and full-width forms alike, because a document's text is repaired (lines joined)
and a page's is not.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from assistant.errors import BrokenFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from PIL import Image
    from pypdfium2 import PdfPage  # type: ignore[import-untyped]

_SHORTEST_PIECE = 4  # characters; a shorter piece of a torn quote may stand anywhere on the page
_AIR = 0.03  # of the page's width, kept beside the text
_PDFIUM = Lock()  # PDFium keeps global state: one call at a time in a process


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box in pixels of the image, from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page without its empty sides.

    ``width`` and ``height`` in pixels, as ``whole``, its width with the sides, and ``cut``, the columns cut off at the
    left; ``pages``: how many the file has.
    """

    png: bytes
    width: int
    height: int
    whole: int
    cut: int
    pages: int


def render_page(pdf: Path, page: int, scale: float = 2.0) -> PageImage:
    """Page ``page`` (from 1) at ``scale`` × 72 dpi.

    Raises BrokenFile where the file cannot be opened or has no such page.
    """
    with _opened(pdf, page) as (sheet, pages):
        whole = sheet.render(scale=scale).to_pil().convert("RGB")
    left, right = _inked_columns(whole)
    image = _without_colour(whole.crop((left, 0, right, whole.height)))
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)  # a higher level takes longer and makes printed text no smaller
    return PageImage(written.getvalue(), image.width, image.height, whole.width, left, pages)


def mark_quote(pdf: Path, page: int, image: PageImage, quote: str, occurrence: int = 0) -> tuple[Rectangle, ...]:
    """Where the ``occurrence``-th ``quote`` (from 0) lies on the page's image: a rectangle a line, none if not found.

    Raises BrokenFile as ``render_page`` does.
    """
    if not folded(quote):
        return ()
    with _opened(pdf, page) as (sheet, _):
        marks = _marks(sheet, (image.whole, image.height), quote, occurrence)
    return tuple(Rectangle(mark.left - image.cut, mark.top, mark.right - image.cut, mark.bottom) for mark in marks)


@contextmanager
def _opened(pdf: Path, page: int) -> Iterator[tuple[PdfPage, int]]:
    """A page of the file, and how many it has; nobody else draws meanwhile."""
    import pypdfium2

    with _PDFIUM:
        try:
            file = pypdfium2.PdfDocument(pdf)
        except (pypdfium2.PdfiumError, OSError) as error:
            message = f"“{pdf.name}”打不开，应为完好、无密码的PDF。请改看“文字”，并检查该文件。"
            raise BrokenFile(message) from error
        with file:
            count = len(file)
            if not 1 <= page <= count:
                message = f"“{pdf.name}”只有{count}页，没有第{page}页。文件可能已被替换，请重建文献库。"
                raise BrokenFile(message)
            yield file[page - 1], count


def occurrence_of(quote: str, text: str, start: int) -> int:
    """How many times ``quote`` begins in ``text`` before ``start``, compared as on the page (see ``folded``)."""
    wanted, before = folded(quote), folded(text[:start])
    whole = before + folded(text[start:])
    return sum(1 for at in _begins(wanted, whole) if at < len(before))


def folded(text: str) -> str:
    """``text`` as it is compared: NFKC, without white space and control or format characters."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    kept = (part for part in unicodedata.normalize("NFKC", character) if not part.isspace())
    return "".join(part for part in kept if unicodedata.category(part) not in ("Cc", "Cf", "Cn"))


def _without_colour(image: Image.Image) -> Image.Image:
    """A page that is printed in black alone as shades of grey, a third of the size; any other as it is."""
    from PIL import ImageChops

    red, green, blue = image.split()
    grey = all(ImageChops.difference(red, other).getbbox() is None for other in (green, blue))
    return red if grey else image


def _inked_columns(image: Image.Image) -> tuple[int, int]:
    """The columns from the first to the last that is not white, with some air: empty sides make the words small."""
    from PIL import ImageOps

    inked = ImageOps.invert(image.convert("L")).getbbox()
    if inked is None:
        return 0, image.width
    air = round(image.width * _AIR)
    return max(inked[0] - air, 0), min(inked[2] + air, image.width)


def _marks(page: PdfPage, size: tuple[int, int], quote: str, occurrence: int) -> tuple[Rectangle, ...]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    letters: list[str] = []
    places: list[int] = []  # the PDF's character index of each letter
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        for letter in _folded(chr(code)) if 0 < code < 0x110000 else "":
            letters.append(letter)
            places.append(index)
    boxes: list[Rectangle] = []
    for start, end in find_spans("".join(letters), folded(quote), occurrence):
        indexes = dict.fromkeys(places[start:end])
        boxes.extend(_lines(_box(page, size, text_page.get_charbox(index, loose=True)) for index in indexes))
    text_page.close()
    return tuple(boxes)


def find_spans(page: str, quote: str, occurrence: int = 0) -> list[tuple[int, int]]:
    """Where the ``occurrence``-th ``quote`` stands in ``page``, both folded: one span, or several where it is torn.

    A quote is torn where the document's text was repaired by leaving something out (a footnote mark, a running head):
    then its longest pieces are found one after the other.
    """
    whole = _begins(quote, page)
    if whole:
        start = whole[min(occurrence, len(whole) - 1)]
        return [(start, start + len(quote))]
    spans: list[tuple[int, int]] = []
    rest, after = quote, 0
    while len(rest) >= _SHORTEST_PIECE:
        length = _longest_start(rest, page, after)
        if length:
            start = page.find(rest[:length], after)
            after = start + length
            spans.append((start, after))
        rest = rest[length or 1 :]
    return spans


def _begins(quote: str, page: str) -> list[int]:
    found: list[int] = []
    at = page.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = page.find(quote, at + 1)
    return found


def _longest_start(rest: str, page: str, after: int) -> int:
    """The length of the longest beginning of ``rest`` that stands in ``page`` from ``after`` on; 0 if too short."""
    shortest, longest = _SHORTEST_PIECE, len(rest)
    if page.find(rest[:shortest], after) < 0:
        return 0
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if page.find(rest[:middle], after) >= 0:
            shortest = middle
        else:
            longest = middle - 1
    return shortest


def _box(page: PdfPage, size: tuple[int, int], box: tuple[float, float, float, float]) -> Rectangle:
    """A box in the page's own units (left, bottom, right, top) as pixels; heeds cropping and rotation."""
    from pypdfium2 import raw

    across, down = [], []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        column, row = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, column, row)
        across.append(column.value)
        down.append(row.value)
    return Rectangle(min(across), min(down), max(across), max(down))


def _lines(boxes: Iterable[Rectangle]) -> list[Rectangle]:
    """Neighbouring characters of one printed line as one rectangle."""
    lines: list[Rectangle] = []
    for box in boxes:
        if box.right <= box.left or box.bottom <= box.top:
            continue
        if lines and _continues(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return lines


def _continues(line: Rectangle, box: Rectangle) -> bool:
    height = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > height / 2 and line.left <= box.left <= line.right + 3 * height


def _around(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
