"""Where documents differ on one figure: what kind of difference it is, both sentences, each with its page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.facts.conflicts import find_conflicts
from assistant.facts.record import KIND_NAMES
from assistant.facts.table import FactTable
from assistant.journal.proof import proof_of
from assistant.web import fact_card, labels
from assistant.web import place as places
from assistant.web.literal import shortened

if TYPE_CHECKING:
    from assistant.app import Assistant
    from assistant.journal.proof import Proof
    from assistant.model import Document


def show(desk: str, assistant: Assistant) -> None:
    """Draw every difference."""
    documents = {document.id: document for document in assistant.documents()}
    conflicts = find_conflicts(FactTable(assistant.library.facts(), documents.values()))
    if not conflicts:
        st.html('<div class="nothing" lang="zh-CN">各文献的数据没有不一致的。</div>')
        return
    counts = {kind: sum(one.kind == kind for one in conflicts) for kind in KIND_NAMES}
    kinds = st.pills(
        f"同一主体、指标和时间而数值不同的，共 {len(conflicts)} 处", [kind for kind in KIND_NAMES if counts[kind]],
        selection_mode="multi", format_func=lambda kind: f"{KIND_NAMES[kind]} {counts[kind]}", key="conflict-kinds",
    )  # fmt: skip
    for number, conflict in enumerate(conflicts):
        if kinds and conflict.kind not in kinds:
            continue
        one = conflict.one
        with st.container(border=True, gap="xsmall", key=f"conflict-{number}"):
            st.html(
                f'<div class="difference" lang="zh-CN"><span class="badge">{KIND_NAMES[conflict.kind]}</span>'
                f"<b>{escape(fact_card.when(one))}{escape(one.subject)}{escape(one.indicator)}（{escape(one.measure)}）</b>"
                f"<div>{escape(conflict.reason)}</div></div>"
            )
            for place, fact in enumerate((conflict.one, conflict.other)):
                proof = proof_of(fact, assistant.document(fact.document_id))
                _show_side(desk, f"side-{number}-{place}", proof, documents[fact.document_id])


def _show_side(desk: str, key: str, proof: Proof, document: Document) -> None:
    current = places.opened(desk)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"sides-{key}"):
        st.html(
            f'<div class="side" lang="zh-CN"><b>{escape(fact_card.printed(proof.fact))}</b>'
            f"《{escape(document.title)}》<small>{escape(labels.provenance(document))}</small>"
            f"<div>“{escape(shortened(proof.quote.strip(), 120))}”</div></div>"
        )
        st.button(
            "原文",
            key=key,
            type="primary" if current and current.opener == key else "secondary",
            on_click=_open,
            args=(desk, key, proof),
        )


def _open(desk: str, key: str, proof: Proof) -> None:
    places.open_place(desk, places.of_proof(key, proof))
