"""What the model is given: sentences of the evidence under opaque ids, with tokens in the place of their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.drafting import one_line
from assistant.answering.figures.saying import fact_phrase, printed_figure
from assistant.answering.prompting import as_data, fence, filled, opaque_id, prompts, token_count
from assistant.answering.writer.grounds import Ground, ground
from assistant.quantity import find_quantities
from assistant.reading.sentences import strip_marks
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.answering.gather import Gathered
    from assistant.llm import Message
    from assistant.model import Answer, Citation, Claim, Computed, Document, Fact, Query

MOST_EXHIBITS = 24
EDITORS_REMARK = "（编者说明）"
ID_LETTERS = 3
WORTH_SHOWING = 0.4  # of support; below it a sentence is about something else
_DIRECTIONS = {"up": "增", "down": "减", "": ""}
_STATUSES = {"target": "目标数", "estimate": "预计数", "proposal": "建议数", "result": ""}


@dataclass(frozen=True, slots=True)
class Figured:
    """A fact's figure in the document's text with the words of its bound (不到一半), and what stands for its token."""

    fact: Fact
    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A sentence (or table row) of a document that the model may use, with the figures that stand in it."""

    id: str
    document: Document
    start: int
    end: int
    passage_id: str
    heads: tuple[int, int]
    figures: tuple[Figured, ...]
    ground: Ground

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts whose figures stand in it."""
        return tuple(figured.fact for figured in self.figures)

    @property
    def in_table(self) -> bool:
        """Whether it is a row, which says nothing without its column heads."""
        return self.heads[0] < self.heads[1]

    @property
    def by_editor(self) -> bool:
        """Whether it is an editor's remark, not what the document's sources say."""
        return EDITORS_REMARK in self.document.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The sentence in one line, without source marks."""
        return one_line(strip_marks(self.document.text[self.start : self.end]))


@dataclass(frozen=True, slots=True)
class Brief:
    """The evidence and the tokens of one question, and what the composed answer holds.

    ``facts`` and ``computed``: what each token stands for (F1, C1); ``required``: the tokens that answer the question.
    ``documents``: those that the composed answer cites, by id.
    """

    query: Query
    parts: tuple[Query, ...]
    composed: Answer
    exhibits: Mapping[str, Exhibit]
    facts: Mapping[str, Fact]
    computed: Mapping[str, Claim]
    required: tuple[str, ...]
    documents: Mapping[str, Document]

    @property
    def subjects(self) -> frozenset[str]:
        """The places that are asked about."""
        return frozenset(place for query in (self.query, *self.parts) for place in query.subjects)

    def messages(self) -> tuple[Message, ...]:
        """The prompt."""
        evidence = "\n".join(self._shown())
        tokens = "\n".join((*map(self._fact_line, self.facts), *map(self._computed_line, self.computed))) or "（无）"
        asked = "；".join(part.text for part in self.parts) or self.query.text
        system, user = filled(
            "write",
            question=as_data(asked),
            example=next(iter(self.exhibits), ""),
            fence=fence(evidence),
            evidence=evidence,
            tokens=tokens,
        )
        if not self.required:
            return (system, user)
        must = prompts()["write"]["must"].format_map({"required": "".join(f"⟦{one}⟧" for one in self.required)})
        return (system, type(user)("user", user.text + must))

    def _shown(self) -> Iterator[str]:
        """The exhibits by rank, each run of the same section under a line that names it."""
        tokens = {fact: token for token, fact in self.facts.items()}
        place = ""
        for exhibit in self.exhibits.values():
            if (here := _place(exhibit)) != place:
                place = here
                yield place
            yield _shown(exhibit, tokens)

    def _fact_line(self, token: str) -> str:
        fact = self.facts[token]
        remarks = "，".join(filter(None, (_DIRECTIONS[fact.direction], fact.base and f"比{fact.base}")))
        status = _STATUSES[fact.status]
        told = "，".join(filter(None, (remarks, status)))
        return f"⟦{token}⟧：{as_data(fact_phrase(fact))}" + (f"（{as_data(told)}）" if told else "")

    def _computed_line(self, token: str) -> str:
        return f"⟦{token}⟧：算好的一整句，内容是{as_data(self.computation(self.computed[token]).label)}"

    def computation(self, claim: Claim) -> Computed:
        """What a computed claim of the composed answer states."""
        before = self.composed.claims[: self.composed.claims.index(claim)]
        return self.composed.computed[sum(one.kind == "computed" for one in before)]


def brief_for(gathered: Sequence[Gathered], composed: Answer, budget: int) -> Brief:
    """The brief within ``budget`` tokens: evidence by rank, what the composed answer cites first, none cut in two.

    ``gathered``: the question as a whole, then its parts.
    """
    whole, parts = gathered[0], gathered[1:]
    exhibits: dict[str, Exhibit] = {}
    left = (
        budget
        - token_count("".join(map(str, (prompts()["write"], prompts()["repair"]))))
        - token_count(whole.query.text)
    )
    facts = tuple(figure.fact for one in gathered for figure in one.figures if figure.fact.sure)
    for span in _spans(gathered, composed):
        exhibit = _exhibit(span, (*facts, *composed.facts), exhibits)
        cost = _cost(exhibit)
        if len(exhibits) >= MOST_EXHIBITS or cost > left:
            break  # by rank: nothing that is worse goes in because it is shorter
        left -= cost
        exhibits[exhibit.id] = exhibit
    held = tuple(dict.fromkeys(fact for exhibit in exhibits.values() for fact in exhibit.facts))
    slots = {f"F{number}": fact for number, fact in enumerate(held, start=1)}
    claims = [claim for claim in composed.claims if claim.kind == "computed"]
    computed = {f"C{number}": claim for number, claim in enumerate(claims, start=1)}
    stated = tuple(token for token, fact in slots.items() if fact in composed.facts)
    queries = tuple(part.query for part in parts)
    required = (*stated, *computed)
    return Brief(whole.query, queries, composed, exhibits, slots, computed, required, documents_of(gathered))


def cited_span(document: Document, citation: Citation) -> tuple[int, int]:
    """Where the citation's quote stands in the document's text."""
    page = document.pages[(citation.page or 1) - 1]
    return page.start + citation.start, page.start + citation.end


def documents_of(gathered: Sequence[Gathered]) -> dict[str, Document]:
    """Every document that anything gathered is from, by id."""
    held = [found.document for one in gathered for found in one.statements]
    held += [found.document for one in gathered for found in one.figures]
    held += [found.document for one in gathered for found in one.enumerations]
    return {document.id: document for document in held}


@dataclass(frozen=True, slots=True)
class _Span:
    document: Document
    start: int
    end: int
    passage_id: str


def _spans(gathered: Sequence[Gathered], composed: Answer) -> Iterator[_Span]:
    """The sentences by rank, each once: those of the composed answer, then the best of the search."""
    documents = documents_of(gathered)
    ranked = sorted((s for one in gathered for s in one.statements), key=lambda s: -s.score)
    seen: set[tuple[str, int]] = set()
    for citation in composed.citations:
        document = documents[citation.document_id]
        start, end = cited_span(document, citation)
        whole = next((s for s in ranked if s.document.id == document.id and s.start <= start < s.end), None)
        if whole is not None:
            start, end = whole.start, whole.end
        if (document.id, start) not in seen and not _is_head(document, start):
            seen.add((document.id, start))
            yield _Span(document, start, end, citation.passage_id or (whole.passage_id if whole else ""))
    for statement in ranked:
        if statement.score >= WORTH_SHOWING and (statement.document.id, statement.start) not in seen:
            seen.add((statement.document.id, statement.start))
            yield _Span(statement.document, statement.start, statement.end, statement.passage_id)


def _is_head(document: Document, start: int) -> bool:
    return any(cell.row == 0 and cell.start == start for table in document.tables for cell in table.cells)


def _exhibit(span: _Span, facts: Iterable[Fact], others: Mapping[str, Exhibit]) -> Exhibit:
    document, start, end = span.document, span.start, span.end
    ids = (opaque_id(f"{document.id}:{start}:{end}", letters) for letters in range(ID_LETTERS, 9))
    inside = (fact for fact in facts if fact.document_id == document.id and start <= fact.start < end)
    # A rank that is read off an order of names (依次是：杭州、苏州…) has no figure to stand for.
    figures = _figured(document, start, end, filter(_prints_figure, dict.fromkeys(inside)))
    heads = (start, start)
    for table in document.tables:
        if table.start <= start < table.end:
            row = [cell for cell in table.cells if cell.row == 0]
            heads = (row[0].start, row[-1].end)
    own = tuple(figured.fact for figured in figures)
    known = ground(document, start, end, document.text[slice(*heads)], own)
    name = next(one for one in ids if one not in others)
    return Exhibit(name, document, start, end, span.passage_id, heads, figures, known)


def _figured(document: Document, start: int, end: int, facts: Iterable[Fact]) -> tuple[Figured, ...]:
    """Where each fact's figure stands, in order; one that the text does not print by itself as its fact has it."""
    held = find_quantities(document.text, start, end)
    found: list[Figured] = []
    for fact in sorted(facts, key=lambda fact: fact.start):
        at = next((one for one in held if one.start <= fact.start and fact.end <= one.end), None)
        same = at is not None and (at.value.value, at.value.unit) == (fact.quantity.value, fact.quantity.unit)
        if at is not None and same:
            printed = "".join(document.text[at.start : at.end].split())
            found.append(Figured(fact, at.start, at.end, printed))
        else:
            found.append(Figured(fact, fact.start, fact.end, printed_figure(fact)))
    return tuple(found)


def _prints_figure(fact: Fact) -> bool:
    return bool(find_quantities(fact.quantity.printed))


def _shown(exhibit: Exhibit, tokens: Mapping[Fact, str]) -> str:
    """The exhibit as the model sees it: its id, and its text with tokens for figures."""
    text, reached = exhibit.document.text, exhibit.end
    pieces: list[str] = []
    for figured in reversed(exhibit.figures):
        if figured.end <= reached:
            pieces[:0] = [f"⟦{tokens[figured.fact]}⟧", as_data(text[figured.end : reached])]
            reached = figured.start
    pieces.insert(0, as_data(text[exhibit.start : reached]))
    heads = as_data(text[slice(*exhibit.heads)]) + " " if exhibit.in_table else ""
    shown = one_line(strip_marks("".join(pieces))).replace(EDITORS_REMARK, "")
    return f"[{exhibit.id}]{EDITORS_REMARK * exhibit.by_editor} {heads}{shown}"


def _place(exhibit: Exhibit) -> str:
    section = exhibit.document.section_at(exhibit.start)
    return "出处：" + as_data(" / ".join((in_title_marks(exhibit.document.title), *section)))


def _cost(exhibit: Exhibit) -> int:
    """The tokens that the exhibit takes, with the lines that say what its figures are."""
    shown = _place(exhibit) + _shown(exhibit, dict.fromkeys(exhibit.facts, "F00"))
    return token_count(shown + "".join(f"⟦F00⟧：{fact_phrase(fact)}（增，目标数）" for fact in exhibit.facts))
