"""Every format gives the same kind of document; every unreadable file its own error with what to do."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from assistant import errors
from assistant.reading.files import read_file
from assistant.reading.folder import find_files
from assistant.reading.legibility import legible
from assistant.reading.spreadsheet import printed


def pdf(path: Path, *pages: tuple[str, ...], password: str = "", font: str = "STSong-Light") -> Path:
    if font == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    canvas = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    for lines in pages:
        canvas.setFont(font, 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 20 * number, line)
        canvas.rect(10, 10, 5, 5)
        canvas.showPage()
    canvas.save()
    return path


def cells(path: Path) -> list[str]:
    document = read_file(path)
    return [document.text[cell.start : cell.end] for table in document.tables for cell in table.cells]


def test_markdown_front_matter_is_stated_and_the_body_stays_as_printed(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(
        '---\nid: my-plan\ntitle: "规划"\nissuer: 无锡市\nissued: 2023-02-14\nkind: digest\n'
        "coverage_note: 原文未见\nsources:\n  - title: 报道\n    url: http://a.cn\n---\n\n## 目标\n\n- 总量。[1]\n",
        encoding="utf-8",
    )
    document = read_file(path)
    assert (document.id, document.kind, document.issued) == ("my-plan", "digest", "2023-02-14")
    assert document.sources[0].url == "http://a.cn"
    assert document.text == "## 目标\n\n- 总量。[1]"
    assert not document.paged
    assert len(document.pages) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_plain_text_in_the_encodings_officials_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("通知\r\n无锡市 2018 年增长8.08%。\r\n".encode(encoding))
    assert read_file(path).text == "通知\n无锡市 2018 年增长8.08%。"


def test_word_headings_by_style_and_by_number_and_tables(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("无锡市方案", 0)
    word.add_heading("总体要求", 1)
    word.add_paragraph("（一）扩大投资")
    word.add_paragraph("实施项目五十个。")
    table = word.add_table(2, 2)
    for at, words in enumerate(("指标", "目标|值", "增速", "7%")):
        table.cell(at // 2, at % 2).text = words
    path = tmp_path / "x.docx"
    word.save(str(path))
    document = read_file(path)
    assert document.title == "无锡市方案"
    assert document.section_at(document.text.index("实施项目")) == ("总体要求", "（一）扩大投资")
    assert cells(path) == ["指标", "目标｜值", "增速", "7%"]


def test_web_page_without_its_furniture(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(
        '<html><head><meta charset="utf-8"><title>站点</title><meta name="ArticleTitle" content="实施意见">'
        '<meta name="ContentSource" content="市发改委"><script>var a=1;</script></head><body><nav>首页</nav>'
        "<h1>实施意见</h1><div><h2>一、目标</h2><p>到2025年，<b>总量</b>2.6\n万亿元。</p>"
        "<ul><li>甲<ul><li>乙</li></ul></li></ul>"
        "<ol><li>丙</li><li>丁</li></ol>"
        "<table><tr><th>指标</th><th>值</th></tr><tr><td>增速</td><td>7%</td></tr>"
        "</table></div>"
        "<!-- 注释 --><footer>备案号</footer></body></html>",
        encoding="utf-8",
    )
    document = read_file(path)
    assert (document.title, document.issuer) == ("实施意见", "市发改委")
    assert document.text == (
        "实施意见\n一、目标\n到2025年，总量2.6 万亿元。\n- 甲\n- 乙\n1. 丙\n2. 丁\n"
        "| 指标 | 值 |\n| --- | --- |\n| 增速 | 7% |"
    )
    assert [section.path for section in document.sections] == [("一、目标",)]


def test_workbook_cells_as_their_readers_see_them(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "2018年"
    sheet.append(["指标", "值", "日期"])
    sheet.append(["增速", 0.0808, datetime(2018, 12, 31)])
    sheet["B2"].number_format = "0.00%"
    path = tmp_path / "x.xlsx"
    workbook.save(path)
    assert cells(path) == ["指标", "值", "日期", "增速", "8.08%", "2018-12-31"]
    assert read_file(path).section_at(8) == ("2018年",)


def test_a_float_is_printed_without_its_own_noise() -> None:
    assert printed(0.1 + 0.2) == "0.3"
    assert printed(2.675, "0.00") == "2.68"
    assert printed(1200000) == "1200000"


def test_csv_with_another_delimiter_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("指标;值\n增速;7,5\n".encode("gb18030"))
    assert cells(path) == ["指标", "值", "增速", "7,5"]


def test_pdf_pages_without_text_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", ("无锡市产业强市三年行动计划。",), ())
    document = read_file(path)
    assert document.page_text(1).strip() == "无锡市产业强市三年行动计划。"
    assert document.page_text(2) == ""
    assert document.coverage_note == "第2页没有文字，未收入。"


def unreadable(tmp_path: Path, kind: str) -> Path:
    words = ("无锡市产业强市三年行动计划。",)
    match kind:
        case "scan":
            return pdf(tmp_path / "scan.pdf", (), ())
        case "garbled pdf":
            return pdf(tmp_path / "g.pdf", ("ÎÞÎýÊÐ²úÒµÇ¿ÊÐÕ½ÂÔÊµÊ©",) * 3, font="Helvetica")
        case "password":
            return pdf(tmp_path / "p.pdf", words, password="geheim")
        case "pages":
            return pdf(tmp_path / "many.pdf", *[words] * 4)
    name, content = {
        "empty": ("e.txt", b"\xef\xbb\xbf \n\f\n"),
        "no words": ("e.md", "---\ntitle: 空\n---\n".encode()),
        "broken pdf": ("b.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat"),
        "not a pdf": ("n.pdf", "这是文字".encode()),
        "broken docx": ("b.docx", b"PK\x03\x04 broken"),
        "other archive": ("o.docx", other_archive()),
        "broken xlsx": ("o.xlsx", other_archive()),
        "locked docx": ("l.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")),
        "old doc": ("o.docx", b"\xd0\xcf\x11\xe0 old"),
        "garbled text": ("g.txt", ("\ue000\ue001锟" * 50).encode()),
        "binary": ("x.txt", b"\x81\xff\xff\x00\xff\xd8" * 9),
        "large": ("large.txt", b"a" * (1024 * 1024 + 1)),
        "doc": ("x.doc", b"old"),
        "yaml": ("y.md", "---\ntitle: [\n---\n文字".encode()),
    }[kind]
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


def other_archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("scan", errors.ScannedFile),
        ("garbled pdf", errors.GarbledFile),
        ("garbled text", errors.GarbledFile),
        ("binary", errors.GarbledFile),
        ("password", errors.LockedFile),
        ("locked docx", errors.LockedFile),
        ("empty", errors.EmptyFile),
        ("no words", errors.EmptyFile),
        ("broken pdf", errors.BrokenFile),
        ("not a pdf", errors.BrokenFile),
        ("broken docx", errors.BrokenFile),
        ("other archive", errors.BrokenFile),
        ("broken xlsx", errors.BrokenFile),
        ("old doc", errors.BrokenFile),
        ("yaml", errors.BrokenFile),
        ("large", errors.FileTooLarge),
        ("pages", errors.FileTooLarge),
        ("doc", errors.UnsupportedFile),
    ],
)
def test_each_unreadable_file_has_its_error_that_names_it_and_says_what_to_do(
    tmp_path: Path, kind: str, error: type[errors.ReadingError]
) -> None:
    path = unreadable(tmp_path, kind)
    with pytest.raises(error) as raised:
        read_file(path, max_megabytes=1, max_pages=3)
    message = str(raised.value)
    assert type(raised.value) is error
    assert path.name in message
    assert "请" in message


def test_a_missing_file_is_a_reading_error(tmp_path: Path) -> None:
    with pytest.raises(errors.ReadingError, match=r"gone\.txt"):
        read_file(tmp_path / "gone.txt")


def test_legible_prose_and_what_is_not() -> None:
    assert legible("无锡市2018年增长8.08%（2.2∶1），R&D投入①。")
    assert legible("無錫市產業強市戰略實施效果評價與提升策略研究，國際競爭力顯著增強。" * 3)
    assert legible("")
    assert not legible("(cid:12)(cid:13)(cid:14)(cid:15)(cid:16)")
    assert not legible(("无锡市产业强市战略实施效果评价与提升策略研究" * 4).encode()[:-1].decode("gb18030", "ignore"))


def test_which_files_of_a_folder_are_read(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside.txt"
    (corpus / "plans" / ".git").mkdir(parents=True)
    outside.write_text("外面", encoding="utf-8")
    names = ["README.md", "SOURCES.md", "facts.yaml", "questions.jsonl", "typeset.py", ".hidden.md"]
    names += ["~$a.docx", "plans/a.pdf", "plans/a.txt", "plans/b.txt", "plans/c.doc"]
    names += ["plans/.git/d.md", "e.MD", "plans/picture.png"]
    for name in names:
        (corpus / name).write_bytes(b"x")
    (corpus / "link.txt").symlink_to(outside)
    (corpus / "inner.txt").symlink_to(corpus / "plans" / "b.txt")
    found = [path.relative_to(corpus).as_posix() for path in find_files(corpus)]
    assert found == ["e.MD", "inner.txt", "plans/a.pdf", "plans/b.txt", "plans/c.doc"]


@pytest.mark.parametrize(("folder", "kind"), [("paper", "paper"), ("plans", "plan"), ("uploads", "upload")])
def test_without_front_matter_the_folder_names_the_kind_and_the_stem_the_id(
    tmp_path: Path, folder: str, kind: str
) -> None:
    path = tmp_path / folder / "某文件.txt"
    path.parent.mkdir()
    path.write_text("关于产业强市的意见\n正文在此。", encoding="utf-8")
    document = read_file(path)
    assert (document.id, document.kind, document.title) == ("某文件", kind, "关于产业强市的意见")


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("2031年云州政府工作报告", "政府工作报告\n一、回顾\n平稳。", "2031年云州政府工作报告"),
        ("2031年云州政府工作报告", "各位代表：\n依照\n关于渔业的决定\n，报告工作。", "2031年云州政府工作报告"),
        ("云州海湾条例", "第一章总则\n第一条为了海湾，制定本条例。", "云州海湾条例"),
        ("云州渔业情况的报告", "2031年5月8日在云州第三次会议上\n一、渔业\n平稳。", "云州渔业情况的报告"),
        ("a", "关于渔业的意见\n一、渔业\n平稳。", "关于渔业的意见"),
    ],
)
def test_the_file_s_name_is_the_title_where_the_text_prints_none(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    assert read_file(path).title == title


def test_a_line_that_addresses_is_no_title_however_long(tmp_path: Path) -> None:
    path = tmp_path / "关于渔业的意见.txt"
    path.write_text("各州、县渔业局，" + "各直属单位，" * 8 + "渔业大学：\n一、渔业\n平稳。", encoding="utf-8")
    assert read_file(path).title == "关于渔业的意见"
