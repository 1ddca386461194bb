"""The answer as far as it stands: sentences are added, never taken back, and proven alone and together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.writer.brief import cited_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.answering.writer.brief import Brief, Exhibit
    from assistant.answering.writer.proof import Sentence
    from assistant.model import Answer, Citation, Claim, Fact

MOST_SENTENCES = 30


class Sheet:
    """Holds the sentences of one answer; ``prove`` is the gate."""

    def __init__(self, brief: Brief, prove: Callable[[Answer], Answer]) -> None:
        self._brief = brief
        self._prove = prove
        self._sentences: list[Sentence] = []
        self._lead: Sentence | None = None
        self.answer: Answer | None = None

    def stands(self, sentence: Sentence) -> bool:
        """Whether the sentence passes the gate by itself, with nothing to lean on but what it cites."""
        return self._proven([sentence]) is not None

    def add(self, sentence: Sentence) -> bool:
        """Add a sentence that stands by itself, if the answer still stands with it.

        A line that only leads in waits until something follows it; what was said before is not said again.
        """
        if sentence.lead:
            self._lead = sentence
            return False
        if len(self._sentences) >= MOST_SENTENCES or any(sentence.text == held.text for held in self._sentences):
            return False
        added = [sentence] if self._lead is None else [self._lead, sentence]
        grown = [*self._sentences, *added]
        # Only facts bear upon other sentences (as rivals for a figure); one that brings none stands as it stood alone.
        alike = not sentence.facts and sentence.taken is None
        proven = self._drafted(grown, ()) if alike else self._proven(grown)
        if proven is None:
            return False
        self._lead = None
        self._sentences += added
        self.answer = proven
        return True

    def missing(self, *, whole: bool) -> tuple[Claim, ...]:
        """The claims of the composed answer that this one must still hold; with ``whole``, all that it does not cite.

        A figure or a computation that answers the question, and every member of a list, are always held.
        """
        every = whole or self._brief.query.kind == "list"
        return tuple(claim for claim in self._brief.composed.claims if self._lacks(claim, every=every))

    def _lacks(self, claim: Claim, *, every: bool) -> bool:
        if any(sentence.taken == claim for sentence in self._sentences):
            return False
        if claim.kind == "computed":
            return True
        facts = self.facts_of(claim)
        if facts:
            return not set(facts) <= {fact for sentence in self._sentences for fact in sentence.facts}
        return every and not any(self._cites(sentence.exhibits, claim) for sentence in self._sentences)

    def _cites(self, exhibits: Sequence[Exhibit], claim: Claim) -> bool:
        return any(
            exhibit.document.id == citation.document_id
            and exhibit.start <= cited_span(exhibit.document, citation)[0] < exhibit.end
            for citation in self._citations_of(claim)
            for exhibit in exhibits
        )

    def facts_of(self, claim: Claim) -> tuple[Fact, ...]:
        """The facts of the composed answer that the claim states."""
        return tuple(fact for fact in self._brief.composed.facts if self._is_in(fact, claim))

    def _is_in(self, fact: Fact, claim: Claim) -> bool:
        spans = (
            cited_span(self._brief.documents[citation.document_id], citation)
            for citation in self._citations_of(claim)
            if citation.document_id == fact.document_id
        )
        return any(start <= fact.start < end for start, end in spans)

    def _citations_of(self, claim: Claim) -> Iterator[Citation]:
        return (citation for citation in self._brief.composed.citations if citation.mark in claim.citations)

    def finished(self, notes: Sequence[str]) -> Answer | None:
        """The whole answer with its notes, proven once more; None if nothing stands."""
        if not self._sentences:
            return None
        return self._prove(self._drafted(self._sentences, notes))

    def _proven(self, sentences: Sequence[Sentence]) -> Answer | None:
        drafted = self._drafted(sentences, ())
        proven = self._prove(drafted)
        return proven if proven.status == "answered" and proven.claims == drafted.claims else None

    def _drafted(self, sentences: Sequence[Sentence], notes: Sequence[str]) -> Answer:
        draft = Draft(self._brief.query, self._brief.composed.searched)
        after_claim = False
        for sentence in sentences:
            if sentence.lead:
                draft.say(sentence.text)
            else:
                marks = self._marks(draft, sentence)
                draft.facts += [fact for fact in sentence.facts if fact not in draft.facts]
                joined = after_claim and not sentence.opens
                draft.claim(sentence.text, sentence.kind, marks, sentence.before, joined=joined)
            after_claim = not sentence.lead
        adopted = {citation.mark: citation for citation in self._brief.composed.citations}
        draft.notes += [draft.remarked(note, adopted) for note in notes]
        return draft.finished("answered")

    def _marks(self, draft: Draft, sentence: Sentence) -> tuple[int, ...]:
        if sentence.taken is None:
            marks: list[int] = []
            for exhibit in sentence.exhibits:
                if exhibit.in_table:
                    marks += draft.cite(exhibit.document, *exhibit.heads, exhibit.passage_id)
                marks += draft.cite(exhibit.document, exhibit.start, exhibit.end, exhibit.passage_id)
            return tuple(dict.fromkeys(marks))
        if sentence.taken.kind == "computed":
            computed = self._brief.computation(sentence.taken)
            draft.computed.append(computed)
            draft.facts += [fact for fact in computed.operands if fact not in draft.facts]
        return tuple(draft.adopt(citation) for citation in self._citations_of(sentence.taken))
