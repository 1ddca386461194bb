"""The panel beside the chat: the cited page with the quoted words marked, and what kind of document it is."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import labels, session, typeset
from assistant.web.literal import literal
from assistant.web.pages_view import PageImage, occurrence_of, render_page

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.app import Assistant
    from assistant.model import Citation, Document
    from assistant.web.session import Opened

_AS_PRINTED, _AS_TEXT = "版面", "文字"
# Brings the quoted words into view. It holds no text of a document: only numbers are filled in, so that it runs anew
# for each page opened.
_SCROLL = """<script>(() => {{ /* {turn} {mark} {page} {view} */
  const view = document.querySelector(".st-key-page_view");
  const here = view && view.querySelector(".here");
  if (!view) return;
  const [frame, quote] = [view, here || view].map((element) => element.getBoundingClientRect());
  view.scrollTo({{
    top: here ? quote.top - frame.top + view.scrollTop - view.clientHeight / 3 : 0,
    left: here ? quote.left - frame.left + view.scrollLeft - 16 : 0,
  }});
}})()</script>"""


def show(assistant: Assistant, opened: Opened) -> None:
    """Draw the panel for the open citation."""
    citation = opened.citation
    try:
        document = assistant.document(citation.document_id)
    except AssistantError as error:
        _close_button()
        st.error(literal(str(error)))
        return
    _close_button()
    st.html(_heading(document, citation))
    pdf = _pdf(assistant, document)
    view = _navigation(document, opened.page, has_image=pdf is not None)
    image = None
    if pdf is not None and view == _AS_PRINTED:
        image = _image(document, pdf, opened)
    with st.container(key="page_view", gap=None):
        st.html(_image_html(image, opened.page) if image else _text_html(document, opened))
        st.html(
            _SCROLL.format(turn=opened.turn, mark=citation.mark, page=opened.page, view=int(image is None)),
            unsafe_allow_javascript=True,
        )


def _close_button() -> None:
    st.button("✕", key="close_source", help="关闭", type="tertiary", on_click=session.close_citation)


def _heading(document: Document, citation: Citation) -> str:
    kind = escape(labels.KINDS.get(document.kind, ""))
    path = " › ".join(escape(heading.lstrip("# ")) for heading in citation.section)
    digest = ""
    if document.kind == "digest":
        sources = typeset.sources_html(citation.sources)
        named = f"<div>本句所据来源：</div><ol>{sources}</ol>" if sources else ""
        digest = f'<div class="digest"><div>{labels.DIGEST_REMARK}</div>{named}</div>'
    return (
        '<div class="source" lang="zh-CN">'
        f'<div class="title"><span class="badge">{kind}</span>{escape(document.title)}</div>'
        f'<div class="provenance">{escape(labels.provenance(document))}</div>'
        + (f'<div class="path">{path}</div>' if path else "")
        + f"{digest}</div>"
    )


def _pdf(assistant: Assistant, document: Document) -> Path | None:
    file = assistant.source_file(document)
    return file if file is not None and file.suffix.lower() == ".pdf" else None


def _navigation(document: Document, page: int, *, has_image: bool) -> str:
    """The row above the page: back, which page, on, and image or text; gives the chosen view."""
    if not has_image and len(document.pages) < 2:
        return _AS_TEXT
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="page_turner"):
        last = len(document.pages)
        st.button("上一页", key="page_back", disabled=page <= 1, on_click=session.turn_to_page, args=(page - 1,))
        st.html(f'<div class="page_number" lang="zh-CN">第 {page} 页，共 {last} 页</div>', width="content")
        st.button("下一页", key="page_on", disabled=page >= last, on_click=session.turn_to_page, args=(page + 1,))
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


def _image(document: Document, pdf: Path, opened: Opened) -> PageImage | None:
    """The page as an image, or None with a word of warning where the file cannot be shown."""
    citation = opened.citation
    quote, occurrence = "", 0
    if opened.page == citation.page:
        quote = citation.quote
        occurrence = occurrence_of(quote, document.page_text(opened.page), citation.start)
    try:
        return _rendered(pdf, document.sha256, opened.page, quote, occurrence)
    except AssistantError as error:
        st.warning(literal(str(error)))
        return None


@st.cache_data(max_entries=100, show_spinner=False)
def _rendered(pdf: Path, sha256: str, page: int, quote: str, occurrence: int) -> PageImage:
    del sha256  # only tells a changed file from the one rendered before
    return render_page(pdf, page, quote, occurrence=occurrence)


def _image_html(image: PageImage, page: int) -> str:
    marks = "".join(
        f'<span class="quoted{" here" if number == 0 else ""}" style="left:{mark.left / image.width:.3%};'
        f"top:{mark.top / image.height:.3%};width:{(mark.right - mark.left) / image.width:.3%};"
        f'height:{(mark.bottom - mark.top) / image.height:.3%}"></span>'
        for number, mark in enumerate(image.marks)
    )
    png = b64encode(image.png).decode("ascii")
    return (
        f'<div class="printed"><img src="data:image/png;base64,{png}" width="{image.width}" height="{image.height}" '
        f'alt="第{page}页">{marks}</div>'
    )


def _text_html(document: Document, opened: Opened) -> str:
    citation = opened.citation
    shown = opened.page == (citation.page or 1)
    start, end = (citation.start, citation.end) if shown else (0, 0)
    return f'<div class="typeset" lang="zh-CN">{typeset.page_html(document, opened.page, start, end)}</div>'
