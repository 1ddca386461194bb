"""A place in a document that is open beside a page: which page is shown, which words are marked, what they prove."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import streamlit as st

if TYPE_CHECKING:
    from assistant.journal.proof import Proof
    from assistant.model import Citation, Computed, Document, Source


@dataclass(frozen=True, slots=True)
class Place:
    """``quote`` stands on page ``home`` at ``start:end`` of its text; ``page`` is the one shown now.

    ``opener`` is the key of the button that opened it. ``proof`` is set where a figure was opened, ``computed`` with
    its operands' proofs where a computed one was.
    """

    opener: str
    document_id: str
    title: str
    page: int
    home: int
    quote: str = ""
    start: int = 0
    end: int = 0
    section: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    proof: Proof | None = None
    computed: Computed | None = None
    operands: tuple[Proof, ...] = ()


def of_citation(opener: str, citation: Citation) -> Place:
    """Where a citation's quote stands."""
    page = citation.page or 1
    return Place(
        *(opener, citation.document_id, citation.title, page, page, citation.quote, citation.start, citation.end),
        section=citation.section,
        sources=citation.sources,
    )


def of_proof(opener: str, proof: Proof) -> Place:
    """Where a figure stands."""
    page = proof.page or 1
    return Place(
        *(opener, proof.fact.document_id, proof.title, page, page, proof.quote, proof.start, proof.end),
        section=proof.section,
        proof=proof,
    )


def of_computed(opener: str, computed: Computed, operands: tuple[Proof, ...]) -> Place:
    """Where the first operand of a computed figure stands; there must be one."""
    return replace(of_proof(opener, operands[0]), computed=computed, operands=operands)


def of_document(opener: str, document: Document, page: int = 1, start: int = 0, end: int = 0) -> Place:
    """A page of a document, with ``start:end`` of its text marked."""
    quote = document.page_text(page)[start:end]
    return Place(opener, document.id, document.title, page, page, quote, start, end)


# --- what is open on a page of the desk ----------------------------------------------------------------------------


def opened(desk: str) -> Place | None:
    """The place that is open on the page of that name."""
    return cast("Place | None", st.session_state.get(_key(desk)))


def open_place(desk: str, place: Place) -> None:
    """Open a place."""
    st.session_state[_key(desk)] = place


def turn_to_page(desk: str, page: int) -> None:
    """Show another page of the open document."""
    current = opened(desk)
    if current is not None:
        st.session_state[_key(desk)] = replace(current, page=page)


def close(desk: str) -> None:
    """Close what is open."""
    st.session_state[_key(desk)] = None


def _key(desk: str) -> str:
    return f"opened-{desk}"
