"""The Answer as JSON: one object in the form of the contract (docs: DESIGN, "The Answer as JSON")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.facts.record import fact_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Answer, Citation, Computed, Document, Fact


def answer_record(answer: Answer, document: Callable[[str], Document]) -> dict[str, Any]:
    """The answer as the contract's object; ``document`` gives a document by its id, for pages and quotes of facts."""
    operand_places = {fact: place for place, fact in enumerate(answer.facts)}
    record: dict[str, Any] = {
        "id": answer.id,
        "question": answer.question,
        "status": answer.status,
        "answer": answer.text,
        "claims": [
            {"text": claim.text, "kind": claim.kind, "citations": list(claim.citations)} for claim in answer.claims
        ],
        "citations": [_citation(citation) for citation in answer.citations],
        "facts": [fact_record(fact, document(fact.document_id)) for fact in answer.facts],
        "computed": [_computed(computed, operand_places) for computed in answer.computed],
        "notes": list(answer.notes),
        "searched": {"documents": answer.searched.documents, "passages": answer.searched.passages},
        "seconds": round(answer.seconds, 4),
    }
    if answer.understood:
        record["understood"] = answer.understood
    return record


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "mark": citation.mark,
        "document": citation.document_id,
        "title": citation.title,
        "page": citation.page,
        "section": list(citation.section),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "passage": citation.passage_id,
        "sources": [{"title": s.title, "url": s.url, "access": s.access} for s in citation.sources],
    }


def _computed(computed: Computed, places: dict[Fact, int]) -> dict[str, Any]:
    return {
        "label": computed.label,
        "formula": computed.formula,
        "value": format(computed.quantity.value, "f"),
        "unit": computed.quantity.unit,
        "operands": [places[fact] for fact in computed.operands if fact in places],
    }
