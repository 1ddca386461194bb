"""One answer on the page: its status, its text, its citations as chips, and how it came about."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from assistant.quantity import format_quantity
from assistant.web import labels, session, typeset
from assistant.web.literal import literal, shortened

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.model import Answer, Citation, Computed
    from assistant.web.session import Turn

_LONGEST_TOOLTIP = 160


def show(number: int, turn: Turn, digests: Collection[str]) -> None:
    """Draw turn ``number``: the question, and the answer or the error; ``digests`` are the ids of digests."""
    with st.chat_message("user"):
        st.html(f'<div class="question" lang="zh-CN">{escape(turn.question)}</div>')
    with st.chat_message("assistant"):
        if turn.answer is None:
            st.error(literal(turn.error))
            return
        _show_answer(number, turn.answer, digests)


def _show_answer(number: int, answer: Answer, digests: Collection[str]) -> None:
    understood = answer.understood if answer.understood != answer.question else ""
    st.html(
        f'<div class="answer" lang="zh-CN"><div class="how"><span class="status {escape(answer.status)}">'
        f"{labels.STATUSES.get(answer.status, '')}</span>"
        + (f"<span>理解为：{escape(understood)}</span>" if understood else "")
        + f"</div>{typeset.answer_html(answer)}{_computed(answer)}</div>"
    )
    if answer.citations:
        _show_citations(number, answer.citations, digests)
    st.html(f'<div class="about" lang="zh-CN">{_notes(answer)}<div>{_searched(answer)}</div></div>')


def _show_citations(number: int, citations: tuple[Citation, ...], digests: Collection[str]) -> None:
    """A row per document: its title, then a chip per citation; the chip of the open one is filled.

    A chip names its page or section unless the one before it did.
    """
    current = session.opened()
    by_document = sorted(citations, key=lambda citation: (_first_mark(citations, citation), citation.mark))
    for document_id, cited in groupby(by_document, key=lambda citation: citation.document_id):
        row = tuple(cited)
        digest = '<span class="badge">摘编</span>' if document_id in digests else ""
        key = f"cited-{number}-{row[0].mark}"
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=key):
            st.html(f'<div class="cited" lang="zh-CN">{digest}《{escape(row[0].title)}》</div>', width="content")
            named = ""
            for citation in row:
                place = shortened(labels.place(citation), 14)
                is_open = current is not None and (current.turn, current.citation) == (number, citation)
                st.button(
                    literal(f"[{citation.mark}]" if place == named else f"[{citation.mark}] {place}"),
                    key=f"cite-{number}-{citation.mark}",
                    type="primary" if is_open else "secondary",
                    help=literal(shortened(citation.quote, _LONGEST_TOOLTIP)),
                    on_click=session.open_citation,
                    args=(number, citation),
                )
                named = place


def _first_mark(citations: tuple[Citation, ...], citation: Citation) -> int:
    return min(other.mark for other in citations if other.document_id == citation.document_id)


def _computed(answer: Answer) -> str:
    rows = "".join(
        f"<li>{escape(computed.label)}：{escape(computed.formula)}{_result(computed)}</li>"
        for computed in answer.computed
    )
    return f'<ul class="computed">{rows}</ul>' if rows else ""


def _result(computed: Computed) -> str:
    """The result behind its formula; an order of sizes (5410 > 2060) has its result in the label."""
    if "<" in computed.formula or ">" in computed.formula:
        return ""
    return f" = <b>{escape(format_quantity(computed.quantity))}</b>"


def _notes(answer: Answer) -> str:
    rows = "".join(f"<li>{escape(note)}</li>" for note in answer.notes)
    return f"<ul>{rows}</ul>" if rows else ""


def _searched(answer: Answer) -> str:
    return f"已查找 {answer.searched.documents} 份文献、{answer.searched.passages} 个段落，用时 {answer.seconds:.2f} 秒"
