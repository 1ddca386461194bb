"""What else can be asked: questions from what stands beside an answer, each tried before it is offered.

After an answer: the other figures of its sentences and sections, and what the neighbouring sections are about. After a
refusal: the same from what the search found nearest. A question is offered only if the library answers it, and with
what it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from assistant.answering.figures.saying import fact_phrase
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.model import Filters
from assistant.reading.headings import bare_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from assistant.library.open import Library
    from assistant.model import Answer, Document, Fact

MOST = 3
MOST_TRIED = 12
NEAREST = 4  # passages that are looked at after a refusal
LONGEST = 40
_SHORTEST_HEADING, _LONGEST_HEADING = 4, 24


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question, and the place that its answer must cite to be an answer to it."""

    question: str
    document_id: str
    start: int
    end: int


def suggestions(answer: Answer, library: Library, ask: Callable[[str], Answer]) -> tuple[str, ...]:
    """At most three questions that the library answers, from what stands beside ``answer``; asks each to be sure."""
    found: list[str] = []
    for candidate in islice(_candidates(answer, library), MOST_TRIED):
        if _is_answered(candidate, ask(candidate.question), library):
            found.append(candidate.question)
        if len(found) == MOST:
            break
    return tuple(found)


def _is_answered(candidate: _Candidate, answer: Answer, library: Library) -> bool:
    """Whether the answer is one, and cites the place that the question was made from."""
    if answer.status != "answered":
        return False
    document = library.document(candidate.document_id)
    for citation in answer.citations:
        page = document.page(citation.page or 1)
        if citation.document_id == candidate.document_id and page is not None:
            start = page.start + citation.start
            if start < candidate.end and candidate.start < start + len(citation.quote):
                return True
    return False


def _candidates(answer: Answer, library: Library) -> Iterator[_Candidate]:
    """Figures and sections by turns, the nearest first; none that says what was just asked."""
    places = tuple(_places(answer, library))
    known = {_asked_of(fact) for fact in answer.facts}
    figures = _of_facts(places, library, known)
    sections = _of_sections(places, library)
    seen = {answer.question, answer.understood}
    for candidate in filter(None, chain.from_iterable(zip_longest(figures, sections))):
        if candidate.question not in seen and len(candidate.question) <= LONGEST:
            seen.add(candidate.question)
            yield candidate


def _places(answer: Answer, library: Library) -> Iterator[tuple[Document, int]]:
    """Where the answer stands, or what the search finds nearest to a question that has none."""
    if answer.status != "refused":
        for citation in answer.citations:
            document = library.document(citation.document_id)
            page = document.page(citation.page or 1)
            yield document, (page.start if page else 0) + citation.start
        return
    for evidence in library.search(answer.understood or answer.question, k=NEAREST, filters=Filters()):
        yield library.document(evidence.passage.document_id), evidence.passage.start


def _of_facts(
    places: Iterable[tuple[Document, int]], library: Library, known: set[tuple[str, ...]]
) -> Iterator[_Candidate]:
    """For each sure, dated figure of the places' sections, the question that it answers: one of each indicator."""
    for document, offset in places:
        section = document.section_at(offset)
        beside = [fact for fact in library.facts_of(document.id) if document.section_at(fact.start) == section]
        for fact in sorted(beside, key=lambda fact: abs(fact.start - offset)):
            plain = fact.sure and fact.period.key and fact.subject and fact.status == "result"
            if plain and _asked_of(fact) not in known and measure_class(fact.measure) in ("值", "增速"):
                known.add(_asked_of(fact))
                yield _Candidate(f"{fact_phrase(fact)}是多少？", document.id, fact.sentence_start, fact.sentence_end)


def _asked_of(fact: Fact) -> tuple[str, ...]:
    return canonical_subject(fact.subject), canonical_indicator(fact.indicator), measure_class(fact.measure)


def _of_sections(places: Iterable[tuple[Document, int]], library: Library) -> Iterator[_Candidate]:
    """What the sections beside the places' own are about."""
    for document, offset in places:
        sections = [section for section in document.sections if len(section.path) == _deepest(document, offset)]
        for section in sorted(sections, key=lambda section: abs(section.start - offset)):
            heading = bare_heading(section.heading)
            own = section.start <= offset < section.end
            if not own and _SHORTEST_HEADING <= len(heading) <= _LONGEST_HEADING:
                name = document.title.partition("（")[0].strip("《》")
                asked = heading if document.kind == "paper" else f"{name}的{heading}"
                yield _Candidate(f"{asked}有哪些内容？", document.id, section.start, section.end)


def _deepest(document: Document, offset: int) -> int:
    return len(document.section_at(offset)) or 1
