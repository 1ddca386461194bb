"""A document read page by page: its outline, a search within, its sources, and the way out of the library."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.library.intake import UPLOADS, remarks_on
from assistant.web import labels, layout, library_work, permission, session, sheet, typeset
from assistant.web import place as places
from assistant.web.literal import literal, shortened
from assistant.web.permission import Action

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.model import Document
    from assistant.web.place import Place

_MOST_HITS = 200
_WIDER = 0xFEE0  # from a half-width sign's code to its full-width form's


def show(desk: str, assistant: Assistant, place: Place) -> None:
    """Draw the panel for the open document."""
    st.button("✕", key="close_source", help="关闭（Esc 键）", type="tertiary", on_click=places.close, args=(desk,))
    try:
        document = assistant.document(place.document_id)
    except AssistantError as error:
        st.error(literal(str(error)))
        return
    st.html(_heading(document))
    with st.container(horizontal=True, gap="xsmall", key="in_document"):
        _show_outline(desk, document)
        key = f"within-{document.id}"
        words = st.text_input(
            "在本文献中查找", key=key, placeholder="在本文献中查找", label_visibility="collapsed",
            on_change=_find, args=(desk, document, key),
        ).strip()  # fmt: skip
        layout.drawer("更多", f"more-{document.id}", partial(_show_more, desk, assistant, document))
    if words:
        _show_hits(desk, document, place, words)
    sheet.show(desk, assistant, document, place)


def _heading(document: Document) -> str:
    remark = f'<div class="digest">{labels.DIGEST_REMARK}</div>' if document.kind == "digest" else ""
    return (
        '<div class="source" lang="zh-CN">'
        f'<div class="title"><span class="badge">{escape(labels.KINDS.get(document.kind, ""))}</span>'
        f"{escape(document.title)}</div>"
        f'<div class="provenance">{escape(labels.provenance(document))}</div>{remark}</div>'
    )


def _show_outline(desk: str, document: Document) -> None:
    """The headings; choosing one goes to it."""
    if not document.sections:
        return
    key = f"outline-{document.id}"
    numbers = range(len(document.sections))
    st.selectbox(
        "目录", numbers, index=None, key=key, placeholder=f"目录（{len(numbers)} 个标题）",
        format_func=lambda at: _entry(document, at), label_visibility="collapsed",
        on_change=_go_to_heading, args=(desk, key, document),
    )  # fmt: skip


def _entry(document: Document, number: int) -> str:
    section = document.sections[number]
    return "　" * (section.level - 1) + shortened(section.heading.lstrip("# "), 34)


def _go_to_heading(desk: str, key: str, document: Document) -> None:
    number = st.session_state.get(key)
    if number is not None:
        section = document.sections[number]
        _go(desk, document, section.heading_start, section.heading_end)


def _go(desk: str, document: Document, start: int, end: int) -> None:
    """Open the page that holds a span of the document's text, with the span marked."""
    page = document.page_at(start)
    opened = places.of_document(
        f"document-{document.id}", document, page.number, start - page.start, min(end, page.end) - page.start
    )
    places.open_place(desk, opened)


def hits_in(document: Document, words: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words in the document's text, the first of them only where there are very many.

    White space, the width of signs and the case of letters make no difference: 2018年 is found in 2018 年.
    """
    signs = "".join(words.split())
    if not signs:
        return ()
    pattern = re.compile(r"\s*".join(map(_either_width, signs)), re.IGNORECASE)
    return tuple(found.span() for found in islice(pattern.finditer(document.text), _MOST_HITS))


def _either_width(sign: str) -> str:
    """A sign in its own form, its half-width and its full-width one, as a pattern."""
    half = unicodedata.normalize("NFKC", sign)
    one = half if len(half) == 1 else sign
    full = chr(ord(one) + _WIDER) if "!" <= one <= "~" else one
    return f"[{''.join(map(re.escape, dict.fromkeys((sign, one, full))))}]"


def _find(desk: str, document: Document, key: str) -> None:
    """Go to the first hit from the shown page on, or else to the first of all."""
    hits, place = hits_in(document, str(st.session_state.get(key, ""))), places.opened(desk)
    page = document.page(place.page) if place else None
    later = (hit for hit in hits if page is None or hit[0] >= page.start)
    if hits:
        _go(desk, document, *next(later, hits[0]))


def _show_hits(desk: str, document: Document, place: Place, words: str) -> None:
    """How often the words stand in the document, and the way from one to the next."""
    hits = hits_in(document, words)
    if not hits:
        st.html('<div class="about" lang="zh-CN">本文献里没有这些字</div>')
        return
    page = document.page(place.home)
    here = (page.start if page else 0) + place.start
    number = next((at for at, (start, _) in enumerate(hits) if start == here and place.quote), -1)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="hits"):
        for key, named, to in (("hit_back", "上一处", number - 1), ("hit_on", "下一处", number + 1)):
            start, end = hits[to % len(hits)]
            st.button(named, key=key, on_click=_go, args=(desk, document, start, end))
        told = f"第 {number + 1} 处，共 {len(hits)} 处" if number >= 0 else f"共 {len(hits)} 处"
        st.html(f'<div class="page_number" lang="zh-CN">{told}</div>', width="content")


def _show_more(desk: str, assistant: Assistant, document: Document) -> None:
    rows = (("编号", document.id), ("文件", document.path), ("文号", document.document_number))
    cells = "".join(f"<dt>{head}</dt><dd class=wide>{escape(text)}</dd>" for head, text in rows if text)
    note = f"<p>{escape(document.coverage_note)}</p>" if document.coverage_note else ""
    sources = typeset.sources_html(document.sources)
    listed = f"<div>来源</div><ol>{sources}</ol>" if sources else ""
    told = remarks_on(document, assistant.library.facts_of(document.id))
    problems = "".join(f"<p>{escape(remark)}</p>" for remark in told)
    st.html(f'<div class="fact_card more" lang="zh-CN"><dl>{cells}</dl>{note}{problems}{listed}</div>')
    file = assistant.source_file(document)
    if file is not None:
        st.download_button("下载原文件", file.read_bytes, file.name, key=f"file-{document.id}", on_click="ignore")
    if document.path.startswith(f"{UPLOADS}/") and permission.may(Action.PUBLISH):
        st.button(
            "移出文献库", key=f"withdraw-{document.id}", disabled=library_work.running(), on_click=_withdraw,
            args=(desk, assistant, document), help="文件移到一边保存，不再参加问答",
        )  # fmt: skip


def _withdraw(desk: str, assistant: Assistant, document: Document) -> None:
    places.close(desk)
    library_work.withdraw_document(assistant, session.the_journal().folder, document)
