"""One turn on the page: the question, then the answer with its figures and citations as chips, or how it is coming."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from assistant.journal.proof import printed_figures
from assistant.title_marks import in_title_marks
from assistant.web import answer_text, fact_card, labels
from assistant.web import place as places
from assistant.web.literal import literal, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assistant.journal.kept import Given, Turn
    from assistant.journal.proof import Proof
    from assistant.model import Answer, Citation, Computed

DESK = "chat"
_LONGEST_TOOLTIP = 160


def show_question(turn: Turn) -> None:
    """Draw the question, and below it what it was restricted to."""
    st.html(f'<div class="question" lang="zh-CN">{escape(turn.question)}</div>')


def show_answer(number: int, turn: Turn, given: Given, titles: Mapping[str, str], digests: Collection[str]) -> None:
    """Draw the answer of turn ``number``; ``titles`` by document, ``digests`` are the ids of digests."""
    answer = given.answer
    understood = answer.understood if answer.understood != answer.question else ""
    st.html(
        f'<div class="answer" lang="zh-CN"><div class="how"><span class="status {escape(answer.status)}">'
        f"{labels.STATUSES.get(answer.status, '')}</span>"
        + (f"<span>理解为：{escape(understood)}</span>" if understood else "")
        + f"</div>{answer_text.answer_html(number, given)}{_computed(answer)}</div>"
    )
    if given.proofs or answer.computed:
        _show_figures(number, given)
    if answer.citations:
        _show_citations(number, answer.citations, digests)
    searched = _searched(answer) + _restricted(turn, titles)
    st.html(f'<div class="about" lang="zh-CN">{_notes(answer)}<div>{searched}</div></div>')


def growing_html(answer: Answer) -> str:
    """An answer as far as it is proven, while the rest is still being worded; nothing in it can be opened yet."""
    return f'<div class="answer" lang="zh-CN">{answer_text.growing_html(answer)}</div>'


def _show_figures(number: int, given: Given) -> None:
    """A chip a figure of the answer: its value and what it is a figure of; a click opens its proof."""
    current = _opener()
    named = {figure.proof for figure in printed_figures(given.answer, given.proofs)}
    stated = [at for at, proof in enumerate(given.proofs) if at in named or proof.fact in given.answer.facts]
    if not stated and not given.answer.computed:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=f"figures-{number}"):
        st.html('<div class="cited" lang="zh-CN">数据</div>', width="content")
        for at in stated:
            proof = given.proofs[at]
            key = answer_text.proof_key(number, at)
            st.button(
                literal(shortened(fact_card.named(proof), 24)),
                key=key,
                type="primary" if key == current else "secondary",
                help=literal(f"{fact_card.when(proof.fact)} · {proof.fact.measure} · {in_title_marks(proof.title)}"),
                on_click=_open_proof,
                args=(key, proof),
            )
        for at, computed in enumerate(given.answer.computed):
            operands = _operands(computed, given.proofs)
            if operands:
                key = answer_text.computed_key(number, at)
                st.button(
                    literal(shortened(f"算式 {computed.formula}", 24)),
                    key=key,
                    type="primary" if key == current else "secondary",
                    help=literal(shortened(computed.label, _LONGEST_TOOLTIP)),
                    on_click=_open_computed,
                    args=(key, computed, operands),
                )


def _operands(computed: Computed, proofs: tuple[Proof, ...]) -> tuple[Proof, ...]:
    held = {proof.fact: proof for proof in proofs}
    return tuple(held[fact] for fact in computed.operands if fact in held)


def _show_citations(number: int, citations: tuple[Citation, ...], digests: Collection[str]) -> None:
    """A row per document: its title, then a chip per citation; the chip of the open one is filled.

    A chip names its page or section unless the one before it did.
    """
    current = _opener()
    by_document = sorted(citations, key=lambda citation: (_first_mark(citations, citation), citation.mark))
    for document_id, cited in groupby(by_document, key=lambda citation: citation.document_id):
        row = tuple(cited)
        digest = '<span class="badge">摘编</span>' if document_id in digests else ""
        key = f"cited-{number}-{row[0].mark}"
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key=key):
            title = in_title_marks(escape(row[0].title))
            st.html(f'<div class="cited" lang="zh-CN">{digest}{title}</div>', width="content")
            named = ""
            for citation in row:
                where = shortened(labels.place(citation), 14)
                key = answer_text.mark_key(number, citation.mark)
                st.button(
                    literal(f"[{citation.mark}]" if where == named else f"[{citation.mark}] {where}"),
                    key=key,
                    type="primary" if key == current else "secondary",
                    help=literal(shortened(citation.quote, _LONGEST_TOOLTIP)),
                    on_click=_open_citation,
                    args=(key, citation),
                )
                named = where


def _first_mark(citations: tuple[Citation, ...], citation: Citation) -> int:
    return min(other.mark for other in citations if other.document_id == citation.document_id)


def _opener() -> str:
    current = places.opened(DESK)
    return current.opener if current else ""


def _open_citation(key: str, citation: Citation) -> None:
    places.open_place(DESK, places.of_citation(key, citation))


def _open_proof(key: str, proof: Proof) -> None:
    places.open_place(DESK, places.of_proof(key, proof))


def _open_computed(key: str, computed: Computed, operands: tuple[Proof, ...]) -> None:
    places.open_place(DESK, places.of_computed(key, computed, operands))


def _computed(answer: Answer) -> str:
    """The computations whose formula the answer's text does not show already."""
    rows = "".join(
        f"<li>{escape(computed.label)}：{escape(computed.formula)}{fact_card.result(computed)}</li>"
        for computed in answer.computed
        if computed.formula not in answer.text
    )
    return f'<ul class="computed">{rows}</ul>' if rows else ""


def _notes(answer: Answer) -> str:
    rows = "".join(f"<li>{escape(note)}</li>" for note in answer.notes)
    return f"<ul>{rows}</ul>" if rows else ""


def _searched(answer: Answer) -> str:
    use = answer.model_use
    worded = f"；由大模型 {escape(use.model)} 行文，逐句核对过" if use and use.outcome != "composed" else ""
    searched = f"{answer.searched.documents} 份文献、{answer.searched.passages} 个段落"
    return f"已查找 {searched}，用时 {answer.seconds:.2f} 秒{worded}"


def _restricted(turn: Turn, titles: Mapping[str, str]) -> str:
    """What the question was restricted to, as it was asked."""
    chosen = turn.filters
    parts = [labels.KINDS.get(kind, kind) for kind in chosen.kinds]
    parts += [f"{year}年印发" for year in chosen.years]
    parts += [in_title_marks(titles.get(document, document)) for document in chosen.documents]
    return f"；限于{escape('、'.join(parts))}" if parts else ""
