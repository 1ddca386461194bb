"""Documents made in a test, and a library that holds them in memory: every passage is evidence, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.answering.compose import compose
from assistant.answering.drafting import names_held
from assistant.answering.gather import Gathered, Shelf, gather
from assistant.answering.question import understand
from assistant.answering.verification import verify
from assistant.facts.table import FactTable
from assistant.model import Answer, Document, DocumentKind, Evidence, Fact, Filters, Query, Searched, Source
from assistant.quantity import parse_period, parse_quantity
from assistant.reading.draft import Draft
from assistant.reading.files import assemble
from assistant.reading.passages import cut_passages
from assistant.reading.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

Direction = Literal["up", "down", ""]
FactStatus = Literal["result", "target", "estimate", "proposal"]


def made(
    text: str,
    *,
    name: str = "study",
    title: str = "产业研究",
    kind: DocumentKind = "paper",
    sources: Sequence[Source] = (),
) -> Document:
    """A document of this text; a form feed marks a page's end and is no part of the text."""
    pieces = text.split("\f")
    starts = (0, *accumulate(map(len, pieces[:-1])))
    draft = Draft("".join(pieces), starts, len(pieces) > 1, id=name, title=title, kind=kind, sources=tuple(sources))
    return assemble(Path(f"{name}.txt"), text.encode(), draft)


def fact(
    document: Document,
    what: tuple[str, str, str, str],
    printed: str,
    *,
    direction: Direction = "",
    base: str = "",
    status: FactStatus = "result",
    scope: str = "",
    sure: bool = True,
    note: str = "",
) -> Fact:
    """The figure printed in the document; ``what`` is its subject, indicator, measure and period."""
    subject, indicator, measure, period = what
    at = document.text.index(printed)
    start, end = next(span for span in sentences(document.text) if span[0] <= at < span[1])
    return Fact(
        subject=subject,
        indicator=indicator,
        measure=measure,
        period=parse_period(period),
        quantity=parse_quantity(printed),
        document_id=document.id,
        start=at,
        end=at + len(printed),
        sentence_start=start,
        sentence_end=end,
        direction=direction,
        base=base,
        status=status,
        scope=scope,
        sure=sure,
        note=note,
    )


@dataclass(frozen=True)
class HeldSearch:
    """What ``gather`` needs of a search."""

    found: tuple[Evidence, ...]

    def best(self, k: int) -> tuple[Evidence, ...]:
        """All that was found, however many are asked for."""
        return self.found


class HeldLibrary:
    """What ``gather`` needs of a library, over documents in memory."""

    version = "held"

    def __init__(self, documents: Sequence[Document], facts: Sequence[Fact] = (), unknown: Sequence[str] = ()) -> None:
        self._documents = {document.id: document for document in documents}
        self._facts = tuple(facts)
        self._unknown = frozenset(unknown)
        self._passages = [passage for document in documents for passage in cut_passages(document)]

    def allowed(self, filters: Filters) -> frozenset[str] | None:
        """The documents that the filters leave; None where they leave all."""
        if not (filters.documents or filters.kinds):
            return None
        return frozenset(
            name
            for name, document in self._documents.items()
            if name in (filters.documents or self._documents) and (not filters.kinds or document.kind in filters.kinds)
        )

    def documents_with(self, text: str) -> frozenset[str]:
        """The ids of the documents that hold the text as it stands."""
        return frozenset(name for name, document in self._documents.items() if text in document.text)

    def search(self, question: str, *, k: int, filters: Filters) -> tuple[Evidence, ...]:
        """The same; what is nearest to a question is asked for apart."""
        return self.begin_search(question, filters).best(k)

    def begin_search(self, question: str, filters: Filters) -> HeldSearch:
        """All passages of the documents asked for, the first one best."""
        allowed = self.allowed(filters)
        held = [passage for passage in self._passages if allowed is None or passage.document_id in allowed]
        return HeldSearch(tuple(Evidence(passage, 1 / (1 + rank)) for rank, passage in enumerate(held)))

    def rarity(self, word: str) -> float:
        """1 for a word that no document holds, else the same for all."""
        held = any(word in document.text + document.title for document in self._documents.values())
        return 0.5 if held and word not in self._unknown else 1.0

    def document(self, document_id: str) -> Document:
        return self._documents[document_id]

    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())

    def facts(self) -> tuple[Fact, ...]:
        return self._facts

    def facts_of(self, document_id: str) -> tuple[Fact, ...]:
        return tuple(sorted((f for f in self._facts if f.document_id == document_id), key=lambda f: f.start))

    def facts_named(self, query: Query, most: int) -> tuple[Fact, ...]:
        table = FactTable(self._facts)
        documents = tuple(self.allowed(query.filters) or ())
        indicators = (*query.indicators, *table.named_in(query.text))
        return table.look_up(query.subjects, indicators, documents=documents).facts[:most]

    def searched(self, filters: Filters) -> Searched:
        allowed = self.allowed(filters)
        held = [passage for passage in self._passages if allowed is None or passage.document_id in allowed]
        return Searched(len(self._documents) if allowed is None else len(allowed), len(held))


def gathered(question: str, *documents: Document, facts: Sequence[Fact] = (), filters: Filters = Filters()) -> Gathered:  # noqa: B008
    """What is gathered for the question from the documents and hand-made facts."""
    library = HeldLibrary(documents, facts)
    return gather(understand(question, filters), Shelf(library))  # type: ignore[arg-type]


def answered(question: str, *documents: Document, facts: Sequence[Fact] = ()) -> Answer:
    """The composed and verified answer from the documents and hand-made facts."""
    held = {document.id: document for document in documents}
    titles = tuple(names_held(documents))
    answer = compose(gathered(question, *documents, facts=facts))
    return verify(answer, lambda document, page: held[document].page_text(page), titles)
