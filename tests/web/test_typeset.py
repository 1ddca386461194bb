"""A page's text as HTML: nothing lost, nothing active, the quote marked."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from fake_assistant import DIGEST_QUOTE, PROBLEM_QUOTE, SERVICE_QUOTE, digest, paper
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import Cell, Document, Page, Source, Table
from assistant.web.typeset import page_html, sources_html


class _Seen(HTMLParser):
    """The text a reader sees, the marked part of it, and the tags used."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = self.marked = ""
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.firsts = 0
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "mark":
            self._inside = True
            self.firsts += ("class", "here") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._inside = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self.marked += data


def _bare(text: str) -> str:
    return "".join(text.split())


def _plain(text: str, *, tables: tuple[Table, ...] = ()) -> Document:
    return Document("d", "题", "plan", text, (Page(1, 0, len(text)),), "0", "d.txt", tables=tables)


@given(st.text(alphabet="ab<>&\"'[1]/=\n 中。"), st.data())
def test_every_character_is_shown_and_exactly_the_span_is_marked(text: str, data: st.DataObject) -> None:
    """Whatever a document holds, its page shows these characters, marks the quoted ones, and adds no tag of its own."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    seen = _Seen(page_html(_plain(text), 1, start, end))
    if not text.strip():
        assert seen.text == "本页没有文字。"
        return
    assert _bare(seen.text) == _bare(text)
    assert _bare(seen.marked) == _bare(text[start:end])
    assert seen.tags <= {"p", "mark", "sup"}
    assert seen.firsts == bool(_bare(text[start:end]))


def test_a_script_in_a_document_is_text() -> None:
    html = page_html(digest(), 1)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_heading_is_shown_without_its_markdown_signs() -> None:
    html = page_html(digest(), 1)
    assert '<p class="heading level2">目标</p>' in html


def test_the_span_counts_from_the_start_of_its_page() -> None:
    document = paper()
    start = document.page_text(2).index(SERVICE_QUOTE)
    seen = _Seen(page_html(document, 2, start, start + len(SERVICE_QUOTE)))
    assert seen.marked == SERVICE_QUOTE
    assert PROBLEM_QUOTE not in seen.text


def test_a_table_is_shown_as_a_table_with_the_quoted_cell_marked() -> None:
    text = "前文。\n| 城市 | 数 |\n|---|---|\n| 无锡 | <b>8 |\n后文。"
    cells = tuple(
        Cell(row, column, text.index(word), text.index(word) + len(word))
        for row, column, word in ((0, 0, "城市"), (0, 1, "数"), (1, 0, "无锡"), (1, 1, "<b>8"))
    )
    table = Table(text.index("|"), text.index("\n后文"), cells, ())
    start = text.index("无锡")
    html = page_html(_plain(text, tables=(table,)), 1, start, start + 2)
    assert html == (
        "<p>前文。</p><table><tr><th>城市</th><th>数</th></tr>"
        '<tr><td><mark class="here">无锡</mark></td><td>&lt;b&gt;8</td></tr></table><p>后文。</p>'
    )


def test_a_page_that_is_not_there_says_so() -> None:
    assert "本页没有文字" in page_html(replace(paper(), pages=()), 1)


def test_only_addresses_of_web_pages_become_links() -> None:
    """A source's address comes from a document, so that ``javascript:`` must stay without effect."""
    sources = (Source('甲"<i>', 'https://a.b/?x="1"&y'), Source("乙", "javascript:alert(1)", "转载"))
    seen = _Seen(sources_html(sources))
    assert seen.links == ['https://a.b/?x="1"&y']
    assert seen.text == '甲"<i>乙（转载）'
    assert seen.tags == {"li", "a"}


def test_the_quote_of_the_fake_digest_stands_in_it() -> None:
    assert DIGEST_QUOTE in digest().page_text(1)
