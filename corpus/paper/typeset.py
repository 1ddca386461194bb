"""Typesets the paper's text as a PDF of five pages; run by hand after the text was changed.

    python corpus/paper/typeset.py

Reads ``wuxi-industry-strong-city.txt`` (a form feed ends a page) and writes the PDF of that name beside it: each page
holds exactly that page's words in its line breaks. Font: WenQuanYi Zen Hei (Debian package ``fonts-wqy-zenhei``, GPL-2
with the font embedding exception), embedded as a subset of the characters used. Needs reportlab (test extra). The same
text gives the same bytes.
"""

from __future__ import annotations

import re
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TEXT = Path(__file__).with_name("wuxi-industry-strong-city.txt")
FONT_FILE = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
FONT = "ZenHei"
TITLE = "长三角一体化背景下无锡“产业强市”战略实施效果评价与提升策略研究"
AUTHOR = "王明琪（无锡太湖学院）"

WIDTH, HEIGHT = A4
LEFT, TOP, COLUMN = 56.0, 70.0, 483.0
BODY, SECTION, CHAPTER, HEAD = 8.1, 9.5, 11.5, 16.0
LEADING = 2.05
CHAPTER_LINE = re.compile(r"\d\s")
SECTION_LINE = re.compile(r"\d(\.\d)+\s")
MARK_LINE = re.compile(r"\d")


def typeset(source: Path, target: Path) -> None:
    """Writes the pages of ``source`` to ``target``."""
    pdfmetrics.registerFont(TTFont(FONT, FONT_FILE, subfontIndex=0))
    canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    for number, page in enumerate(source.read_text(encoding="utf-8").split("\f")):
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        y = HEIGHT - TOP
        if number == 0:
            body = next(at for at, line in enumerate(lines) if line.startswith("【"))
            y = draw_title_block(canvas, lines[:body], y)
            lines = lines[body:]
        draw_lines(canvas, lines, y)
        canvas.showPage()
    canvas.save()


def draw_title_block(canvas: Canvas, lines: list[str], y: float) -> float:
    """The first page's number, the title over two lines with its footnote mark, and the author; returns the next y."""
    number, *title, mark, author = lines
    show(canvas, number, BODY, (WIDTH - text_width(number, BODY)) / 2, HEIGHT - TOP / 2)
    for line in title:
        y -= HEAD * 0.4
        show(canvas, line, HEAD, (WIDTH - text_width(line, HEAD)) / 2, y, bold=True)
        y -= HEAD * 1.5
    show(canvas, mark, BODY, (WIDTH + text_width(title[-1], HEAD)) / 2 + 3, y + HEAD * 1.5 + 7)
    y -= SECTION
    show(canvas, author, SECTION, (WIDTH - text_width(author, SECTION)) / 2, y)
    return y - SECTION * 3


def draw_lines(canvas: Canvas, lines: list[str], y: float) -> None:
    """Headings larger and bold; a paragraph's first line indented; lines broken in mid-sentence reach both margins."""
    goes_on = not lines[0].startswith("【")
    for line in lines:
        size = CHAPTER if CHAPTER_LINE.match(line) else SECTION if SECTION_LINE.match(line) else BODY
        if size > BODY:
            y -= size * 0.5
            show(canvas, line, size, LEFT, y, bold=True)
            goes_on = False
        else:
            indent = 0 if goes_on else 2 * BODY
            width = text_width(line, size)
            goes_on = indent + width > (0.92 if line.endswith("。") else 0.8) * COLUMN
            spacing = (COLUMN - indent - width) / (len(line) - 1) if goes_on else 0
            show(canvas, line, size, LEFT + indent, y, spacing=spacing)
        y -= size * LEADING


def text_width(line: str, size: float) -> float:
    """Width of the line in points."""
    return float(pdfmetrics.stringWidth(line, FONT, size))


def show(canvas: Canvas, line: str, size: float, x: float, y: float, *, spacing: float = 0, bold: bool = False) -> None:
    """One line of text; bold is the same outline with a thin stroke, so that one font is embedded."""
    canvas.saveState()
    text = canvas.beginText(x, y)
    text.setFont(FONT, size)
    text.setCharSpace(spacing)
    if bold:
        canvas.setLineWidth(size / 45)
        text.setTextRenderMode(2)
    text.textOut(line)
    canvas.drawText(text)
    canvas.restoreState()


if __name__ == "__main__":
    typeset(TEXT, TEXT.with_suffix(".pdf"))
