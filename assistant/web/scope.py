"""The sidebar's lower part: what the search is restricted to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from assistant.web import labels, visit

if TYPE_CHECKING:
    from assistant.model import Document

_YEAR = re.compile(r"(?:19|20)\d\d")


def show_sidebar(documents: tuple[Document, ...]) -> None:
    """Draw the filters for the library's documents."""
    st.html('<div class="try" lang="zh-CN">查找范围</div>')
    kinds = tuple(sorted({document.kind for document in documents}, key=labels.kind_rank))
    if len(kinds) > 1:
        st.pills(
            "文献类别",
            kinds,
            selection_mode="multi",
            format_func=lambda kind: labels.KINDS.get(kind, kind),
            key=visit.KINDS,
        )
    years = years_of(documents)
    if len(years) > 1:
        st.multiselect(
            "印发年份",
            years,
            format_func=lambda year: f"{year}年",
            key=visit.YEARS,
            placeholder="全部年份",
            select_all=False,
        )
    titles = {document.id: labels.listed(document) for document in documents}
    ordered = sorted(documents, key=lambda document: (labels.kind_rank(document.kind), document.title))
    st.multiselect(
        "限定文献",
        [document.id for document in ordered],
        format_func=lambda id_: titles.get(id_, id_),
        key=visit.DOCUMENTS,
        placeholder="全部文献（可输入标题查找）",
        select_all=False,
    )
    st.html(f'<div class="about" lang="zh-CN">{_chosen(documents)}</div>')


def years_of(documents: tuple[Document, ...]) -> tuple[int, ...]:
    """The years that documents were issued in, newest first."""
    found = {int(year[0]) for document in documents if (year := _YEAR.search(document.issued))}
    return tuple(sorted(found, reverse=True))


def _chosen(documents: tuple[Document, ...]) -> str:
    chosen = visit.filters()
    if not (chosen.documents or chosen.kinds or chosen.years):
        return f"未作限定，共 {len(documents)} 份文献"
    held = sum(
        1
        for document in documents
        if (not chosen.documents or document.id in chosen.documents)
        and (not chosen.kinds or document.kind in chosen.kinds)
        and (not chosen.years or any(str(year) in document.issued for year in chosen.years))
    )
    return f"仅在所限定的 {held} 份文献中查找" if held else "没有同时符合这些限定的文献，请放宽范围"
