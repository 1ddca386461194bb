"""The documents of the library as a list: found by title or issuer, narrowed by kind, each opened by a click."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.search.words import fold, open_words
from assistant.web import labels, pager
from assistant.web import place as places

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.app import Assistant
    from assistant.model import Document

_ROWS = 20


def show(desk: str, assistant: Assistant) -> None:
    """Draw the list."""
    documents = sorted(assistant.documents(), key=lambda one: (labels.kind_rank(one.kind), one.title))
    if not documents:
        st.html('<div class="nothing" lang="zh-CN">库里还没有文献。到“上传与审核”上传第一份。</div>')
        return
    words = st.text_input(
        "查找文献", key="library-words", placeholder="标题、发布单位、日期、文号", label_visibility="collapsed"
    ).split()
    spellings = [open_words().spellings(word) for word in words]
    counts = Counter(document.kind for document in documents)
    kinds = st.pills(
        "类别", list(counts), selection_mode="multi", key="library-kinds", label_visibility="collapsed",
        format_func=lambda kind: f"{labels.KINDS.get(kind, kind)} {counts[kind]}",
    )  # fmt: skip
    found = [document for document in documents if (not kinds or document.kind in kinds) and _says(document, spellings)]
    if not found:
        st.html('<div class="nothing" lang="zh-CN">没有相符的文献。</div>')
    current = places.opened(desk)
    with st.container(key="library_rows", gap=None):
        for document in pager.page_of(found, _ROWS, "library"):
            key = f"document-{document.id}"
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"row-{key}"):
                passages = len(assistant.library.passages(document.id))
                st.html(_row(document, passages, len(assistant.library.facts_of(document.id))))
                st.button(
                    "阅读",
                    key=key,
                    type="primary" if current and current.document_id == document.id else "secondary",
                    on_click=_open,
                    args=(desk, key, document),
                )
    pager.show(len(found), _ROWS, "library")


def _says(document: Document, words: Sequence[Collection[str]]) -> bool:
    """Whether the document's title or provenance holds each word in one of its spellings."""
    said = fold(f"{document.title} {labels.provenance(document)}")
    return all(any(spelling in said for spelling in spellings) for spellings in words)


def _row(document: Document, passages: int, facts: int) -> str:
    pages = f"{len(document.pages)} 页 · " if document.paged else ""
    return (
        f'<div class="document_row" lang="zh-CN"><div><span class="badge">{escape(labels.KINDS.get(document.kind, ""))}'
        f"</span>{escape(document.title)}</div><small>{escape(labels.provenance(document) or '发布单位和日期不详')}"
        f"</small><small>{pages}{passages} 段 · {facts} 条数据</small></div>"
    )


def _open(desk: str, key: str, document: Document) -> None:
    places.open_place(desk, places.of_document(key, document))
