"""A DOCX in the form of an official document (GB/T 9704: A4, its margins, its fonts and sizes, 28-point lines).

The fonts are named, not shipped; where 仿宋 or 小标宋 is not installed the word processor takes another.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from assistant.export.numbered import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from assistant.export.numbered import Figure, Note, Numbered, Pieces

_TITLE, _HEADING, _BODY, _SMALL = "方正小标宋简体", "黑体", "仿宋", "仿宋"
_TITLE_POINTS, _BODY_POINTS, _SMALL_POINTS, _CELL_POINTS, _LINE_POINTS = 22, 16, 12, 10.5, 28
_COLUMNS = ("主体", "指标", "时间", "数值", "说明", "出处")
_NUMERALS = "一二三四五六七八九十"
# What XML cannot hold
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REMARK = "本材料由程序从文献库检索整理，引文照录原文，计算得出的数字列明算式。正式使用前请与原文核对。"


def official_document(numbered: Numbered) -> bytes:
    """The DOCX file's content."""
    document = new_document()
    add_title(document, numbered.title, f"（{numbered.day}整理）")
    for place, part in enumerate(numbered.parts):
        number = f"{_numeral(place + 1)}、" if len(numbered.parts) > 1 else ""
        add_heading(document, f"{number}{part.question}{part.status}")
        for block in part.blocks:
            if isinstance(block, Grid):
                _table(document, block.rows)
            else:
                _paragraph(document, block)
        for remark in part.remarks:
            _line(document, f"说明：{remark}", "楷体", _BODY_POINTS)
    _write_notes(document, numbered.notes)
    _write_figures(document, numbered.figures)
    _line(document, _REMARK, "楷体", _SMALL_POINTS)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def new_document() -> WordDocument:
    """An empty document with the official page, margins, fonts and page numbers."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    style: Any = document.styles["Normal"]
    style.font.size = Pt(_BODY_POINTS)
    _set_font(style.element.get_or_add_rPr(), _BODY)
    _page_number(section.footer.paragraphs[0])
    return document


def add_title(document: WordDocument, title: str, below: str) -> None:
    """The title in the middle, and the line below it."""
    _line(document, title, _TITLE, _TITLE_POINTS, centred=True)
    _line(document, below, "楷体", _BODY_POINTS, centred=True)


def add_heading(document: WordDocument, text: str) -> None:
    """A heading of the first level."""
    _line(document, text, _HEADING, _BODY_POINTS)


def add_line(document: WordDocument, text: str) -> None:
    """A paragraph of the body."""
    _line(document, text, _BODY, _BODY_POINTS)


def add_table(document: WordDocument, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A ruled table with its head."""
    _table(document, [[((text, 0),) for text in row] for row in (heads, *rows)])


def _table(document: WordDocument, rows: Sequence[Sequence[Pieces]]) -> None:
    """A ruled table; its first row is the head, which stands again on each page that the table goes on to."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, pieces in zip(row.cells, texts, strict=True):
            _write(cell.paragraphs[0], pieces, _SMALL if number else _HEADING, _CELL_POINTS)


def _write_notes(document: WordDocument, notes: tuple[Note, ...]) -> None:
    if not notes:
        return
    add_heading(document, "注释")
    for note in notes:
        _line(document, f"[{note.number}] {note.place}：“{note.quote}”", _SMALL, _SMALL_POINTS)
        for source in note.sources:
            address = f"（{source.url}）" if source.url else ""
            _line(document, f"所据来源：{source.title}{address}", _SMALL, _SMALL_POINTS)


def _write_figures(document: WordDocument, figures: tuple[Figure, ...]) -> None:
    if not figures:
        return
    add_heading(document, "所用数据")
    rows = [
        (
            *(figure.subject, figure.indicator, figure.period, figure.value, figure.remark),
            f"注[{figure.note}]" if figure.note else figure.source,
        )
        for figure in figures
    ]
    add_table(document, _COLUMNS, rows)


def _line(document: WordDocument, text: str, font: str, points: float, *, centred: bool = False) -> None:
    """A paragraph of one font."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = _spaced(document, points)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = None
    _run(paragraph, text, font, points)


def _paragraph(document: WordDocument, pieces: Pieces) -> None:
    """A paragraph of the answer, its notes raised."""
    _write(_spaced(document, _BODY_POINTS), pieces, _BODY, _BODY_POINTS)


def _write(paragraph: Paragraph, pieces: Pieces, font: str, points: float) -> None:
    for text, note in pieces:
        run = _run(paragraph, f"[{note}]" if note else text, font, points)
        run.font.superscript = bool(note) or None


def _spaced(document: WordDocument, points: float) -> Paragraph:
    """An empty paragraph with lines of the official height and a first line two characters in."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(_LINE_POINTS if points >= _BODY_POINTS else points * 1.5)
    form.first_line_indent = Pt(2 * points)
    return paragraph


def _run(paragraph: Paragraph, text: str, font: str, points: float) -> Any:  # noqa: ANN401 -- docx.text.run.Run
    from docx.shared import Pt

    run = paragraph.add_run(_UNPRINTABLE.sub("", text))
    run.font.size = Pt(points)
    _set_font(run._element.get_or_add_rPr(), font)
    return run


def _set_font(properties: Any, font: str) -> None:  # noqa: ANN401 -- an element of python-docx
    """Latin letters and Chinese characters have a font each in Word; both are set."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(name), font if name == "w:eastAsia" else "Times New Roman")


def _page_number(paragraph: Paragraph) -> None:
    """— 1 — in the middle of the foot, as a field that Word counts."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", "宋体", 14)
    run = _run(paragraph, "", "宋体", 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)
    _run(paragraph, " —", "宋体", 14)


def _numeral(number: int) -> str:
    """The Chinese numeral of a heading, up to 99."""
    if number <= 10:
        return _NUMERALS[number - 1]
    tens, ones = divmod(number, 10)
    return f"{_NUMERALS[tens - 1] if tens > 1 else ''}十{_NUMERALS[ones - 1] if ones else ''}"
