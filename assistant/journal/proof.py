"""What the figures of an answer stand on: each with the document, page and sentence that print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import Fact
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.model import Answer, Citation, Document, Quantity

_HEAD = re.compile(r"\s*第[一二三四五六七八九十\d]+[,，、：:；]")  # counts the items of a list: no figure


@dataclass(frozen=True, slots=True)
class Proof:
    """A fact where it stands: ``quote`` is its sentence as far as it stands on the figure's page.

    ``start:end`` is the quote's span in the page's text, ``figure_start:figure_end`` the figure's span in the quote;
    ``page`` is None where the document has no pages.
    """

    fact: Fact
    title: str
    page: int | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    figure_start: int
    figure_end: int


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure in an answer's text, and what it opens: a proof, a computation, or else a citation, by their places."""

    start: int
    end: int
    proof: int | None = None
    computed: int | None = None
    mark: int | None = None


def proof_of(fact: Fact, document: Document) -> Proof:
    """The fact with the place that prints it."""
    page = document.page_at(fact.start)
    start, end = max(fact.sentence_start, page.start), min(fact.sentence_end, page.end)
    return Proof(
        fact=fact,
        title=document.title,
        page=page.number if document.paged else None,
        section=document.section_at(fact.start),
        quote=document.text[start:end],
        start=start - page.start,
        end=end - page.start,
        figure_start=fact.start - start,
        figure_end=min(fact.end, end) - start,
    )


def proofs_for(answer: Answer, facts: Iterable[Fact], document: Callable[[str], Document]) -> tuple[Proof, ...]:
    """The facts that the answer states or computes with, then the sure ones of ``facts`` that stand in its quotes."""
    stated = (*answer.facts, *(operand for computed in answer.computed for operand in computed.operands))
    quoted = tuple(_within(answer.citations, facts, document)) if answer.citations else ()
    return tuple(proof_of(fact, document(fact.document_id)) for fact in dict.fromkeys((*stated, *quoted)))


def _within(
    citations: Iterable[Citation], facts: Iterable[Fact], document: Callable[[str], Document]
) -> Iterator[Fact]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for citation in citations:
        page = document(citation.document_id).page(citation.page or 1)
        begins = page.start if page else 0
        spans.setdefault(citation.document_id, []).append((begins + citation.start, begins + citation.end))
    for fact in facts:
        if fact.sure and any(start <= fact.start and fact.end <= end for start, end in spans.get(fact.document_id, ())):
            yield fact


def printed_figures(answer: Answer, proofs: tuple[Proof, ...]) -> tuple[PrintedFigure, ...]:
    """Every figure of the answer's text in order; one that nothing proves by itself opens its line's first citation.

    Of two facts with one figure the line's own is meant: the one from a document that is cited on the line.
    """
    documents = {citation.mark: citation.document_id for citation in answer.citations}
    found: list[PrintedFigure] = []
    at = 0
    for line in answer.text.splitlines(keepends=True):
        marks = [mark for mark in documents if f"[{mark}]" in line]
        near = {documents[mark] for mark in marks}
        heads = _HEAD.match(line)
        for located in find_quantities(line):
            if heads and located.end <= heads.end():
                continue
            proof = _proving(located.value, proofs, near)
            computed = _computing(located.value, answer) if proof is None else None
            mark = marks[0] if marks and proof is None and computed is None else None
            if (proof, computed, mark) != (None, None, None):
                found.append(PrintedFigure(at + located.start, at + located.end, proof, computed, mark))
        at += len(line)
    return tuple(found)


def _proving(quantity: Quantity, proofs: tuple[Proof, ...], documents: set[str]) -> int | None:
    same = [number for number, proof in enumerate(proofs) if _same(quantity, proof.fact.quantity)]
    cited = [number for number in same if proofs[number].fact.document_id in documents]
    return next(iter(cited or same), None)


def _computing(quantity: Quantity, answer: Answer) -> int | None:
    same = (number for number, computed in enumerate(answer.computed) if _same(quantity, computed.quantity))
    return next(same, None)


def _same(one: Quantity, other: Quantity) -> bool:
    (unit, power), (other_unit, other_power) = base_unit(one.unit), base_unit(other.unit)
    return unit == other_unit and abs(one.value.scaleb(power)) == abs(other.value.scaleb(other_power))
