"""A page of a document on the screen: the page's image or its text with the words of a place marked, and its turner."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import place as places
from assistant.web import typeset
from assistant.web.literal import literal
from assistant.web.pages_view import mark_quote, occurrence_of, render_page

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.model import Document
    from assistant.web.pages_view import PageImage, Rectangle
    from assistant.web.place import Place

_AS_PRINTED, _AS_TEXT = "版面", "文字"
# Brings the quoted words into view. It holds no text of a document: only numbers are filled in, so that it runs anew
# for each page opened.
_SCROLL = """<script>(() => {{ /* {opened} {page} {view} */
  const view = document.querySelector(".st-key-page_view");
  const here = view && view.querySelector(".here");
  if (!view) return;
  const [frame, quote] = [view, here || view].map((element) => element.getBoundingClientRect());
  view.scrollTo({{
    top: here ? quote.top - frame.top + view.scrollTop - view.clientHeight / 3 : 0,
    left: here ? quote.left - frame.left + view.scrollLeft - 16 : 0,
  }});
}})()</script>"""


def show(desk: str, assistant: Assistant, document: Document, place: Place) -> None:
    """Draw the shown page of ``place`` for the page of the desk called ``desk``."""
    start, end = _marked(document, place)
    if place.quote and start == end and place.page == place.home:
        st.warning(literal(f"这份文献在回答之后更新过，本页已没有当时所引的话：“{place.quote}”"))
    pdf = _pdf(assistant, document)
    view = _turner(desk, document, place.page, has_image=pdf is not None)
    printed = None
    if pdf is not None and view == _AS_PRINTED:
        printed = _printed(document, pdf, place.page, start, end)
    with st.container(key="page_view", gap=None):
        if printed:
            _show_printed(*printed, place.page)
        else:
            text = typeset.page_html(document, place.page, start, end)
            st.html(f'<div class="typeset" lang="zh-CN">{text}</div>')
        opened = f"{start} {end} {abs(hash((place.opener, place.document_id)))}"
        st.html(_SCROLL.format(opened=opened, page=place.page, view=int(printed is None)), unsafe_allow_javascript=True)


def _marked(document: Document, place: Place) -> tuple[int, int]:
    """The quote's span in the shown page's text; an empty one on other pages, and where it no longer stands there."""
    if place.page != place.home or not place.quote:
        return 0, 0
    text = document.page_text(place.page)
    if text[place.start : place.end] == place.quote:
        return place.start, place.end
    start = text.find(place.quote)
    return (start, start + len(place.quote)) if start >= 0 else (0, 0)


def _pdf(assistant: Assistant, document: Document) -> Path | None:
    file = assistant.source_file(document)
    return file if file is not None and file.suffix.lower() == ".pdf" else None


def _turner(desk: str, document: Document, page: int, *, has_image: bool) -> str:
    """The row above the page: back, which page, on, and image or text; gives the chosen view."""
    if not has_image and len(document.pages) < 2:
        return _AS_TEXT
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="page_turner"):
        last = len(document.pages)
        turn = places.turn_to_page
        st.button("上一页", key="page_back", disabled=page <= 1, on_click=turn, args=(desk, page - 1))
        st.html(f'<div class="page_number" lang="zh-CN">第 {page} 页，共 {last} 页</div>', width="content")
        st.button("下一页", key="page_on", disabled=page >= last, on_click=turn, args=(desk, page + 1))
        if not has_image:
            return _AS_TEXT
        chosen = st.segmented_control(
            "显示方式",
            (_AS_PRINTED, _AS_TEXT),
            default=_AS_PRINTED,
            required=True,
            key="page_as",
            label_visibility="collapsed",
        )
    return chosen or _AS_PRINTED


def _printed(
    document: Document, pdf: Path, page: int, start: int, end: int
) -> tuple[PageImage, tuple[Rectangle, ...]] | None:
    """The page as an image with its marks, or None with a word of warning where the file cannot be shown."""
    text = document.page_text(page)
    quote = text[start:end]
    occurrence = occurrence_of(quote, text, start) if quote else 0
    try:
        image = _image(pdf, document.sha256, page)
        return image, _marks(pdf, document.sha256, page, quote, occurrence)
    except AssistantError as error:
        st.warning(literal(str(error)))
        return None


@st.cache_data(max_entries=100, show_spinner=False)
def _image(pdf: Path, sha256: str, page: int) -> PageImage:
    del sha256  # only tells a changed file from the one rendered before
    return render_page(pdf, page)


@st.cache_data(max_entries=1000, show_spinner=False)
def _marks(pdf: Path, sha256: str, page: int, quote: str, occurrence: int) -> tuple[Rectangle, ...]:
    return mark_quote(pdf, page, _image(pdf, sha256, page), quote, occurrence)


def _show_printed(image: PageImage, marks: tuple[Rectangle, ...], page: int) -> None:
    """The image and, over it, the marks: two elements, so that another quote of the page sends no image again."""
    png = b64encode(image.png).decode("ascii")
    spans = "".join(
        f'<span class="quoted{" here" if number == 0 else ""}" style="left:{mark.left / image.width:.3%};'
        f"top:{mark.top / image.height:.3%};width:{(mark.right - mark.left) / image.width:.3%};"
        f'height:{(mark.bottom - mark.top) / image.height:.3%}"></span>'
        for number, mark in enumerate(marks)
    )
    with st.container(key="printed", gap=None):
        st.html(
            f'<img class="print" src="data:image/png;base64,{png}" width="{image.width}" height="{image.height}" '
            f'alt="第{page}页">'
        )
        st.html(f'<div class="marks" style="aspect-ratio:{image.width}/{image.height}">{spans}</div>')
