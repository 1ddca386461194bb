"""HTML by Beautiful Soup with lxml. The only module that knows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.reading.blocks import Block, compose
from assistant.reading.draft import Draft
from assistant.reading.line_signs import glued
from assistant.reading.lines import clean
from assistant.reading.tables import table_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

_LEFT_OUT = ("script", "style", "nav", "noscript", "template", "form", "iframe", "svg", "button", "aside", "footer")
_PARAGRAPHS = (
    *("p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre"),
    *("figure", "figcaption", "center", "fieldset", "address", "table", "tr", "td", "th", "h1", "h2", "h3", "h4"),
)
_CUT = re.compile(r"[\u3000-\u9fff\uff00-\uffef][ \t]*\r?\n\s*[\u3000-\u9fff\uff00-\uffef]")
_BREAK = "\v"
"""Stands for ``<br>``, also inside inline elements."""
_HEADING = re.compile(r"h([1-6])")


def read_web(path: Path, content: bytes) -> Draft:
    """The page's words in reading order, with what government sites state in ``<meta>`` of title, source and date."""
    from bs4 import BeautifulSoup

    del path
    soup = BeautifulSoup(content, "lxml")
    title = _meta(soup, "ArticleTitle", "og:title") or _words(soup.title)
    issuer, issued = _meta(soup, "ContentSource"), _meta(soup, "PubDate")
    for tag in soup(_LEFT_OUT):
        tag.decompose()
    for tag in soup("br"):
        tag.replace_with(_BREAK)
    text, headings = compose(_blocks(soup.body or soup))
    return Draft(text=text, headings=headings, title=title, issuer=issuer, issued=issued)


def _meta(soup: BeautifulSoup, *names: str) -> str:
    for name in names:
        for key in ("name", "property"):
            tag = soup.find("meta", attrs={key: re.compile(f"^{re.escape(name)}$", re.IGNORECASE)})
            value = tag.get("content") if tag else None
            if isinstance(value, str) and value.strip():
                return " ".join(value.split())
    return ""


def _words(tag: Tag | None) -> str:
    return " ".join(clean(tag.get_text()).split()) if tag else ""


def _blocks(element: Tag) -> Iterator[Block]:
    """Blocks of an element: runs of inline words become paragraphs between its block elements."""
    from bs4.element import CData, NavigableString, Tag

    words: list[str] = []

    def paragraph() -> Iterator[Block]:
        broken = False
        for line in map(_line, "".join(words).split(_BREAK)):
            if line:
                yield Block(line, broken=broken)
            broken = bool(line)
        words.clear()

    for child in element.children:
        if not isinstance(child, Tag):
            # comments and the like are kinds of strings too
            if type(child) in (NavigableString, CData):
                words.append(str(child))
            continue
        heading = _HEADING.fullmatch(child.name)
        if heading:
            yield from paragraph()
            yield Block(_words(child), int(heading[1]))
        elif child.name == "table" and child.find("table") is None:
            yield from paragraph()
            yield Block(table_text(_rows(child)))
        elif child.name == "li":
            yield from paragraph()
            yield from _item(child)
        elif child.name == "pre":
            yield from paragraph()
            yield from _preformatted(child)
        elif child.name in _PARAGRAPHS or child.find(_PARAGRAPHS) is not None:
            yield from paragraph()
            yield from _blocks(child)
        else:
            words.append(child.get_text())
    yield from paragraph()


def _line(source: str) -> str:
    """What the source prints on a line: its line ends are white space.

    Where they stand between Chinese characters, the source is cut at a width: then they are nothing, also in figures.
    """
    lines = [line for part in source.split("\n") if (line := " ".join(clean(part).split()))]
    return glued(lines) if _CUT.search(source) else " ".join(lines)


def _preformatted(element: Tag) -> Iterator[Block]:
    """The lines as they stand; a blank one parts paragraphs."""
    broken = False
    for line in element.get_text().replace(_BREAK, "\n").split("\n"):
        yield Block(clean(line).strip(), broken=broken)
        broken = bool(line.strip())


def _item(item: Tag) -> Iterator[Block]:
    """A list item with its sign or number; what is nested in it follows."""
    ordered = item.parent is not None and item.parent.name == "ol"
    number = 1 + sum(1 for _ in item.find_previous_siblings("li"))
    sign = f"{number}. " if ordered else "- "
    for at, block in enumerate(_blocks(item)):
        yield block if at or block.level else Block(sign + block.text)


def _rows(table: Tag) -> list[list[str]]:
    return [[_words(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
