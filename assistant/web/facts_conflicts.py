"""Where documents differ on one figure: what kind of difference it is, both sentences, each with its page."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant.facts.conflicts import by_figure, find_conflicts
from assistant.facts.record import KIND_NAMES, printed_figure
from assistant.facts.table import FactTable
from assistant.journal.proof import proof_of
from assistant.title_marks import in_title_marks
from assistant.web import fact_card, labels
from assistant.web import place as places
from assistant.web.literal import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.app import Assistant
    from assistant.facts.conflicts import Conflict
    from assistant.journal.proof import Proof
    from assistant.model import Document, Fact


def show(desk: str, assistant: Assistant) -> None:
    """Draw every difference."""
    documents = {document.id: document for document in assistant.documents()}
    conflicts = find_conflicts(FactTable(assistant.library.facts(), documents.values()))
    if not conflicts:
        st.html('<div class="nothing" lang="zh-CN">各文献的数据没有不一致的。</div>')
        return
    groups = by_figure(conflicts)
    counts: Counter[str] = Counter(group[0].kind for group in groups)
    kinds = st.pills(
        f"同一主体、指标和时间而数值不同的，共 {len(groups)} 处", [kind for kind in KIND_NAMES if counts[kind]],
        selection_mode="multi", format_func=lambda kind: f"{KIND_NAMES[kind]} {counts[kind]}", key="conflict-kinds",
    )  # fmt: skip
    for number, group in enumerate(groups):
        one = group[0].one
        if kinds and group[0].kind not in kinds:
            continue
        reasons = dict.fromkeys(conflict.reason for conflict in group)
        with st.container(border=True, gap="xsmall", key=f"conflict-{number}"):
            st.html(
                f'<div class="difference" lang="zh-CN"><span class="badge">{KIND_NAMES[group[0].kind]}</span>'
                f"<b>{escape(fact_card.when(one))}{escape(one.subject)}{escape(one.indicator)}（{escape(one.measure)}）</b>"
                f"<div>{'<br>'.join(map(escape, reasons))}</div></div>"
            )
            for place, fact in enumerate(_sides(group)):
                proof = proof_of(fact, assistant.document(fact.document_id))
                _show_side(desk, f"side-{number}-{place}", proof, documents[fact.document_id])


def _sides(group: Iterable[Conflict]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for conflict in group for fact in (conflict.one, conflict.other)))


def _show_side(desk: str, key: str, proof: Proof, document: Document) -> None:
    current = places.opened(desk)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"sides-{key}"):
        st.html(
            f'<div class="side" lang="zh-CN"><b>{escape(printed_figure(proof.fact))}</b>'
            f"{in_title_marks(escape(document.title))}<small>{escape(labels.provenance(document))}</small>"
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
