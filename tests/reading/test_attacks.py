"""Files made to harm: each is read or refused with a sentence, and the next file is read as if nothing had been."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordFile
from openpyxl import Workbook

from assistant.errors import ReadingError
from assistant.reading.apart import ReaderApart
from assistant.reading.folder import find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECONDS = 30
SECRET = "内部资料不得外传"


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderApart]:
    with ReaderApart(seconds=SECONDS) as opened:
        yield opened


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return body + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))


def stream(content: bytes, filters: bytes) -> bytes:
    return b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content)


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"


def pdf_that_swells() -> bytes:
    """A content stream of 400 MB in 400 KB."""
    pack = zlib.compressobj(9)
    packed = b"".join(pack.compress(b" " * 1_000_000) for _ in range(400)) + pack.flush()
    return pdf(CATALOGUE, PAGES, PAGE, stream(packed, b"/FlateDecode"))


def pdf_that_swells_twice() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 100_000_000, 9), 9)
    return pdf(CATALOGUE, PAGES, PAGE, stream(packed, b"[/FlateDecode/FlateDecode]"))


def zipped(parts: dict[str, bytes], kind: Callable[[io.BytesIO], None]) -> bytes:
    """A Word file or workbook with parts put in place of its own."""
    made, packed = io.BytesIO(), io.BytesIO()
    kind(made)
    with zipfile.ZipFile(made) as own, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name in own.namelist():
            out.writestr(name, parts.get(name) or own.read(name))
    return packed.getvalue()


def word(parts: dict[str, bytes]) -> bytes:
    return zipped(parts, WordFile().save)


def book(parts: dict[str, bytes]) -> bytes:
    return zipped(parts, Workbook().save)


WORD, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "<!ENTITY e0 '产业'>" + "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))


def paragraph(text: str, before: str = "") -> bytes:
    inside = f"<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    return f'<?xml version="1.0"?>{before}{inside}'.encode()


def cell(text: str, before: str = "", at: str = "A1") -> bytes:
    row = f'<row><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return f'<?xml version="1.0"?>{before}<worksheet {S}><sheetData>{row}</sheetData></worksheet>'.encode()


def nested_tables(depth: int) -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    return f"<w:document {W}><w:body>{opened}<w:p/>{closed}<w:p/></w:body></w:document>".encode()


ATTACKS: dict[str, Callable[[], bytes]] = {
    "swelling.pdf": pdf_that_swells,
    "twice.pdf": pdf_that_swells_twice,
    "circle.pdf": lambda: pdf(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"),
    "many.pdf": lambda: pdf(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", PAGE, b"<<>>"),
    "own parent.pdf": lambda: pdf(CATALOGUE, PAGES, b"<</Type/Page/Parent 3 0 R>>"),
    "deep.pdf": lambda: pdf(CATALOGUE, PAGES, b"<</Type/Page/Contents " + b"[" * 50_000 + b"]" * 50_000 + b">>"),
    "bomb.docx": lambda: word({WORD: paragraph("0" * 60_000_000)}),
    "bomb.xlsx": lambda: book({SHEET: cell("0" * 60_000_000)}),
    "laughs.docx": lambda: word({WORD: paragraph("&e9;", f"<!DOCTYPE d [{LAUGHS}]>")}),
    "laughs.xlsx": lambda: book({SHEET: cell("&e9;", f"<!DOCTYPE d [{LAUGHS}]>")}),
    "deep.docx": lambda: word({WORD: nested_tables(20_000)}),
    "far.xlsx": lambda: book({SHEET: cell("远", at="XFD1048576")}),
    "deep.html": lambda: b"<div>" * 50_000 + "产业强市。".encode() + b"</div>" * 50_000,
    "tables.html": lambda: b"<table><tr><td>" * 5_000 + "产业".encode(),
    "deep.md": lambda: b">" * 200_000 + "产业强市。".encode() + b"\n" + b" " * 100_000 + b"- a\n",
    "nested.md": lambda: b"---\nid: " + b"[" * 100_000 + b"]" * 100_000 + b"\n---\n\ntext\n",
    "laughs.md": lambda: (
        b"---\na0: &a0 [x]\n"
        + b"".join(b"a%d: &a%d [%s]\n" % (n + 1, n + 1, b",".join([b"*a%d" % n] * 10)) for n in range(9))
        + b"id: *a9\n---\n\ntext\n"
    ),
    "quote.csv": lambda: b'"' + "产业,".encode() * 200_000,
    "wide.csv": lambda: b"," * 1_000_000,
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_made_to_harm_harms_nothing(reader: ReaderApart, tmp_path: Path, name: str) -> None:
    path, plain = tmp_path / name, tmp_path / "plain.txt"
    path.write_bytes(ATTACKS[name]())
    plain.write_text("无锡产业强市。", encoding="utf-8")
    try:
        read = reader.read(path, max_megabytes=2, max_pages=2000)
    except ReadingError as error:
        assert path.name in str(error)  # noqa: PT017 -- either end is right, this one with a sentence
    else:
        assert len(read.text) < 5_000_000
    assert reader.read(plain, max_megabytes=50, max_pages=2000).text.strip() == "无锡产业强市。"


@pytest.mark.parametrize("make", [word, book])
def test_an_entity_brings_no_other_file_in(reader: ReaderApart, tmp_path: Path, make: Callable[..., bytes]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    declared = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    part = {WORD: paragraph("甲&e;乙", declared)} if make is word else {SHEET: cell("甲&e;乙", declared)}
    path = tmp_path / f"entity.{'docx' if make is word else 'xlsx'}"
    path.write_bytes(make(part))
    try:
        text = reader.read(path, max_megabytes=50, max_pages=2000).text
    except ReadingError as error:
        text = str(error)
    assert SECRET not in text


def test_links_lead_out_of_no_folder(tmp_path: Path) -> None:
    """Of a file, of a folder, of a folder to itself, and one that leads nowhere."""
    outside, corpus = tmp_path / "outside", tmp_path / "corpus"
    outside.mkdir()
    corpus.mkdir()
    (outside / "secret.txt").write_text(SECRET, encoding="utf-8")
    (corpus / "own.txt").write_text("无锡产业强市。", encoding="utf-8")
    (corpus / "file.txt").symlink_to(outside / "secret.txt")
    (corpus / "folder").symlink_to(outside, target_is_directory=True)
    (corpus / "circle").symlink_to(corpus, target_is_directory=True)
    (corpus / "nowhere.txt").symlink_to(tmp_path / "none")
    assert [path.name for path in find_files(corpus)] == ["own.txt"]


ODD = ("规划 二.txt", "\u202egnp.txt", "a\nb.txt", "-rf.txt", "$(id).txt", "%s.txt", "。.txt", "x" * 80 + ".txt")


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_read_as_any_other(reader: ReaderApart, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("无锡产业强市。", encoding="utf-8")
    assert find_files(tmp_path) == (path,)
    assert reader.read(path, max_megabytes=50, max_pages=2000).text.strip() == "无锡产业强市。"
