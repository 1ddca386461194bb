"""The rendered page: the marks lie over the quoted words, read back from the PDF by another way."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from fake_assistant import PAPER_PAGES, SERVICE_QUOTE, draw_pdf
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen import canvas

from assistant.errors import BrokenFile
from assistant.web.pages_view import Rectangle, find_spans, folded, mark_quote, occurrence_of, render_page

SCALE = 2.0


def _marks(pdf: Path, page: int, quote: str, occurrence: int = 0) -> tuple[Rectangle, ...]:
    return mark_quote(pdf, page, render_page(pdf, page, SCALE), quote, occurrence)


def _under(pdf: Path, page: int, cut: int, marks: tuple[Rectangle, ...]) -> str:
    """The words that the PDF has inside the marked rectangles (upright pages)."""
    with pypdfium2.PdfDocument(pdf) as file:
        sheet = file[page - 1]
        text = sheet.get_textpage()
        height = sheet.get_height()
        return "".join(
            text.get_text_bounded(
                (cut + mark.left) / SCALE,
                height - mark.bottom / SCALE,
                (cut + mark.right) / SCALE,
                height - mark.top / SCALE,
            )
            for mark in marks
        )


@pytest.fixture(scope="module")
def chinese_font(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A drawn page shows Chinese characters only where a font has them: the PDFs drawn here embed none."""
    pdf = draw_pdf(tmp_path_factory.mktemp("font") / "font.pdf", [["一" * 20]])
    if Image.open(io.BytesIO(render_page(pdf, 1, SCALE).png)).getextrema()[0] == 255:
        pytest.skip("这台机器没有中文字体。Debian请安装 fonts-noto-cjk。")


def test_the_marks_cover_the_quote_and_nothing_else(tmp_path: Path) -> None:
    """A quote printed over two lines gives two rectangles, and the words under them are the quote."""
    pdf = draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES)
    marks = _marks(pdf, 2, SERVICE_QUOTE)
    assert len(marks) == 2
    assert folded(_under(pdf, 2, render_page(pdf, 2, SCALE).cut, marks)) == folded(SERVICE_QUOTE)


def test_the_marks_are_where_the_lines_were_drawn(tmp_path: Path) -> None:
    """The second line was drawn at 100 points from the left, with its foot 130 points below the top of the page."""
    pdf = draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES)
    (mark,) = _marks(pdf, 2, "2018年无锡服务业")
    foot = (842 - (742 - 30)) * SCALE
    assert render_page(pdf, 2, SCALE).cut + mark.left == pytest.approx(100 * SCALE, abs=3)
    assert mark.top < foot - 14 * SCALE * 0.6 < foot <= mark.bottom + 1
    assert mark.bottom - mark.top < 30 * SCALE


def test_a_page_in_black_is_a_png_in_shades_of_grey(tmp_path: Path) -> None:
    """So it is a third of the size; a page with any colour keeps it."""
    image = render_page(draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES), 2, SCALE)
    picture = Image.open(io.BytesIO(image.png))
    assert (picture.format, picture.mode) == ("PNG", "L")
    assert picture.size == (image.width, image.height)
    assert picture.getextrema() == (0, 255)


def test_a_page_with_colour_keeps_it(tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "red.pdf"))
    sheet.setFillColorRGB(1, 0, 0)
    sheet.rect(100, 100, 50, 50, fill=1, stroke=0)
    sheet.save()
    picture = Image.open(io.BytesIO(render_page(tmp_path / "red.pdf", 1).png))
    assert picture.mode == "RGB"
    assert picture.getpixel((picture.width // 2, int(picture.height - 125 * SCALE))) == (255, 0, 0)


@pytest.mark.usefixtures("chinese_font")
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_the_marks_follow_a_turned_page(tmp_path: Path, rotate: int) -> None:
    """On a page shown turned, each rectangle holds ink: the words turned with it."""
    pdf = draw_pdf(tmp_path / "turned.pdf", PAPER_PAGES, rotate=rotate)
    quote = "2018年无锡服务业增加值同比"
    marks = _marks(pdf, 2, quote)
    assert marks
    picture = Image.open(io.BytesIO(render_page(pdf, 2, SCALE).png))
    for mark in marks:
        inside = picture.crop((int(mark.left), int(mark.top), int(mark.right), int(mark.bottom)))
        assert inside.getextrema()[0] < 128


def test_of_equal_quotes_the_asked_one_is_marked(tmp_path: Path) -> None:
    """占比为51.1% stands on two lines; the citation's place in the text says which is meant."""
    pdf = draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES)
    text = f"2 成效\n{SERVICE_QUOTE}占比为51.1%，高于上年。"
    quote = "占比为51.1%"
    first = _marks(pdf, 2, quote, occurrence_of(quote, text, text.index(quote)))
    second = _marks(pdf, 2, quote, occurrence_of(quote, text, text.rindex(quote)))
    assert first[0].bottom <= second[0].top


@pytest.mark.usefixtures("chinese_font")
def test_empty_sides_are_cut_off_and_nothing_else(tmp_path: Path) -> None:
    """The text takes up the image's width but for a little air; its height stays the page's."""
    pdf = draw_pdf(tmp_path / "paper.pdf", [["一" * 20]])
    image = render_page(pdf, 1, SCALE)
    (mark,) = _marks(pdf, 1, "一" * 20)
    assert image.height == pytest.approx(842 * SCALE, abs=2)
    assert image.width == pytest.approx(mark.right - mark.left + 2 * 0.03 * 595 * SCALE, abs=12)
    assert mark.left == pytest.approx(0.03 * 595 * SCALE, abs=6)


def test_an_empty_page_keeps_its_width(tmp_path: Path) -> None:
    image = render_page(draw_pdf(tmp_path / "empty.pdf", [[]]), 1, SCALE)
    assert image.width == pytest.approx(595 * SCALE, abs=2)


def test_a_quote_that_is_not_there_leaves_the_page_unmarked(tmp_path: Path) -> None:
    pdf = draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES)
    assert _marks(pdf, 1, "从未写过的话") == ()
    assert render_page(pdf, 1).pages == 2


@given(st.text("甲乙丙丁。1%", min_size=1), st.text("甲乙丙丁。1%"), st.text("甲乙丙丁。1%"))
def test_a_whole_quote_is_found_whole(quote: str, before: str, after: str) -> None:
    ((start, end),) = find_spans(before + quote + after, quote)
    assert (before + quote + after)[start:end] == quote


def test_a_quote_torn_by_a_running_head_is_found_in_pieces() -> None:
    """The document's text left out what the page prints between the two halves."""
    page = "服务业增加值同比——第3页——增长8.08%，占比为51.1%。"
    spans = find_spans(page, "服务业增加值同比增长8.08%，占比为51.1%。")
    assert [page[start:end] for start, end in spans] == ["服务业增加值同比", "增长8.08%，占比为51.1%。"]


def test_full_width_and_half_width_forms_are_one() -> None:
    assert folded("ＧＤＰ 8．08％\u00ad\n") == "GDP8.08%"


def test_a_file_that_is_no_pdf_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"not a pdf")
    with pytest.raises(BrokenFile, match=r"坏\.pdf"):
        render_page(broken, 1)


def test_a_page_beyond_the_last_is_named(tmp_path: Path) -> None:
    pdf = draw_pdf(tmp_path / "paper.pdf", PAPER_PAGES)
    with pytest.raises(BrokenFile, match="只有2页，没有第3页"):
        render_page(pdf, 3)
