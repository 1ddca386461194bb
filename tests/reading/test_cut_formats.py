"""Line ends inside the paragraphs of Markdown, HTML, DOCX and PDF part nothing; those between paragraphs stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from assistant.reading.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

SAID = (
    "过去一年，全省地区生产总值52370亿元，增长5.8%；规模以上工业增加值增长27.4%，高于全国4.6个百分点，居民收入稳步提高。",
    "一年来，我们坚持以科技创新引领产业创新，新增高新技术企业2060家，培育专精特新企业318家，产业结构持续优化。",
    "全年进出口总额6418亿元，其中出口增长9.7%，实际使用外资逆势增长，营商环境评价连续三年位居全国前列。",
)
WIDTH = 23


def cut(paragraph: str) -> list[str]:
    return [paragraph[at : at + WIDTH] for at in range(0, len(paragraph), WIDTH)]


LINES = [line for paragraph in SAID for line in cut(paragraph)]


def read(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [line for line in read_file(path).text.split("\n") if line]


def test_markdown_paragraphs_are_put_together_and_its_blocks_stay(tmp_path: Path) -> None:
    blocks = "| 指标 | 值 |\n| --- | --- |\n| 增速 | 5.8% |\n\n```\n甲，\n乙，\n```"
    paragraphs = "\n\n".join("\n".join(cut(one)) for one in SAID)
    items = "\n".join("- " + "\n  ".join(cut(one)) for one in SAID)
    found = read(tmp_path / "t.md", f"# 报告\n\n{paragraphs}\n\n## 表\n\n{blocks}\n\n{items}\n")
    assert found == ["# 报告", *SAID, "## 表", *blocks.replace("\n\n", "\n").split("\n"), *(f"- {one}" for one in SAID)]


def test_a_markdown_quotation_is_put_together(tmp_path: Path) -> None:
    found = read(tmp_path / "t.md", "\n\n".join("\n".join(f"> {line}" for line in cut(one)) for one in SAID))
    assert found == [f"> {one}" for one in SAID]


def test_markdown_that_is_not_cut_goes_on_only_where_a_clause_cannot_be_over(tmp_path: Path) -> None:
    text = "全省增长5.8%，\n高于全国。\n2018\n年增长6%。\n指标\n2.5\n年均浓度下降。"
    apart = ["2018", "年增长6%。", "指标", "2.5", "年均浓度下降。"]
    assert read(tmp_path / "t.md", text) == ["全省增长5.8%，高于全国。", *apart]
    assert read(tmp_path / "t.md", "截至2018\n年，达到\n，完成\n") == ["截至2018年，达到，完成"]


@pytest.mark.parametrize(
    ("line_end", "paragraph_end", "inside"),
    [
        ("<br>", "</p><p>", "<p>{}</p>"),
        ("<br/>\n", "<br>", "<div><span>{}</span></div>"),
        ("</p><p>", "</p><p>", "<p>{}</p>"),
        ("\n", "\n\n", "<pre>{}</pre>"),
        ("\n    ", "</p>\n<p>", "<p>{}</p>"),
    ],
)
def test_web_pages_with_line_ends_in_paragraphs(tmp_path: Path, line_end: str, paragraph_end: str, inside: str) -> None:
    text = inside.format(paragraph_end.join(line_end.join(cut(one)) for one in SAID))
    assert read(tmp_path / "t.html", f"<html><body><h2>一、回顾</h2>{text}</body></html>") == ["一、回顾", *SAID]


def test_line_breaks_between_the_lines_of_an_address_stay(tmp_path: Path) -> None:
    page = "<p>地址：无锡市观山路199号<br>电话：0510-81820000<br>邮编：214131</p>"
    assert read(tmp_path / "t.html", page) == ["地址：无锡市观山路199号", "电话：0510-81820000", "邮编：214131"]


@pytest.mark.parametrize("broken", [True, False])
def test_word_files_whose_lines_are_paragraphs_or_line_breaks(tmp_path: Path, broken: bool) -> None:
    word = docx.Document()
    word.add_heading("回顾", 1)
    for paragraph in ["\n".join(cut(one)) for one in SAID] if broken else LINES:
        word.add_paragraph(paragraph)
    word.save(str(tmp_path / "t.docx"))
    assert read_file(tmp_path / "t.docx").text.split("\n") == ["回顾", *SAID]


def test_a_pdf_printed_from_a_cut_text(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(tmp_path / "t.pdf"))
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate([*LINES[:4], "— 12 —", *LINES[4:]]):
        canvas.drawString(60, 780 - 20 * number, line)
    canvas.save()
    assert read_file(tmp_path / "t.pdf").text.split("\n") == list(SAID)
