"""The panel beside a page: the document that was opened, what its marked words prove, and the page itself."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.errors import AssistantError
from assistant.web import fact_card, labels, sheet, typeset
from assistant.web import place as places
from assistant.web.literal import literal

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.proof import Proof
    from assistant.model import Document
    from assistant.web.place import Place


def show(desk: str, assistant: Assistant, place: Place) -> None:
    """Draw the panel for what is open on the page of the desk called ``desk``."""
    st.button("✕", key="close_source", help="关闭（Esc 键）", type="tertiary", on_click=places.close, args=(desk,))
    _figure(desk, place)
    try:
        document = assistant.document(place.document_id)
    except AssistantError:
        _gone(place)
        return
    st.html(_heading(document, place))
    sheet.show(desk, assistant, document, place)


def _figure(desk: str, place: Place) -> None:
    """What the opened figure is a figure of, and for a computed one its formula and its operands as buttons."""
    if place.computed is not None:
        st.html(fact_card.computed_html(place.computed))
        with st.container(horizontal=True, gap="xsmall", key="operands"):
            for number, operand in enumerate(place.operands):
                key = f"operand-{number}"
                st.button(
                    literal(fact_card.named(operand)),
                    key=key,
                    type="primary" if operand == place.proof else "secondary",
                    on_click=_open_operand,
                    args=(desk, place, operand),
                )
    if place.proof is not None:
        st.html(fact_card.proof_html(place.proof))


def _open_operand(desk: str, place: Place, operand: Proof) -> None:
    shown = replace(places.of_proof(place.opener, operand), computed=place.computed, operands=place.operands)
    places.open_place(desk, shown)


def _gone(place: Place) -> None:
    """The document is no longer held: the quote stays readable."""
    st.html(f'<div class="source" lang="zh-CN"><div class="title">{escape(place.title)}</div></div>')
    st.warning("这份文献已不在文献库里，打不开原文。下面是回答当时所引的话。")
    st.html(f'<div class="typeset" lang="zh-CN"><p><mark class="here">{escape(place.quote)}</mark></p></div>')


def _heading(document: Document, place: Place) -> str:
    kind = escape(labels.KINDS.get(document.kind, ""))
    path = " › ".join(escape(heading.lstrip("# ")) for heading in place.section)
    digest = ""
    if document.kind == "digest":
        sources = typeset.sources_html(place.sources)
        named = f"<div>本句所据来源：</div><ol>{sources}</ol>" if sources else ""
        digest = f'<div class="digest"><div>{labels.DIGEST_REMARK}</div>{named}</div>'
    return (
        '<div class="source" lang="zh-CN">'
        f'<div class="title"><span class="badge">{kind}</span>{escape(document.title)}</div>'
        f'<div class="provenance">{escape(labels.provenance(document))}</div>'
        + (f'<div class="path">{path}</div>' if path else "")
        + f"{digest}</div>"
    )
