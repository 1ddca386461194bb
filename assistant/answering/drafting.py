"""An answer in the making: claims with their citations, numbered as they are first used."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.evidence.chapters import told_under
from assistant.answering.figures.saying import computed_sentence, fact_sentence
from assistant.answering.parts.table_text import RULE
from assistant.model import Answer, Citation, Claim
from assistant.reading.headings import bare_heading
from assistant.reading.sentences import strip_marks, without_marks
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.model import Cell, ClaimKind, Computed, Document, Fact, Query, Searched, Source, Status


SPEAKERS = {"paper": "论文", "digest": "要点摘编"}
VERBS = {"proposed": "提出", "problem": "指出", "reported": "写道", "": "写道"}
_MARK = re.compile(r"\[(\d{1,2})\]")
_MARKS_ALONE = re.compile(r"(?:\[\d{1,2}\]\s*)+")
_MARKS_BEHIND = re.compile(r"(?:（编者说明）)?(?:\s?\[\d{1,2}\])+")
SAID_BEFORE, SAID_BELOW = "见上面所引。", "见下面所引。"


class Draft:
    """Collects claims; every quote is cut from the document's own text, so that it is verbatim by construction."""

    def __init__(self, query: Query, searched: Searched) -> None:
        self.query = query
        self.searched = searched
        self.notes: list[str] = []
        self.facts: list[Fact] = []
        self.computed: list[Computed] = []
        self.partly = False  # whether it answers a part of what is asked, and says so
        self._lead = ""
        self._claims: list[Claim] = []
        self._lines: list[str] = []
        self._citations: list[Citation] = []
        self._spans: list[tuple[str, int, int]] = []
        self._cited: dict[str, Document] = {}
        self._headed: tuple[str, int] | None = None  # the table whose column heads were written last
        self._begun = (0, 0)  # how much was claimed and worked out before the part that is written

    def cite(self, document: Document, start: int, end: int, passage_id: str = "") -> tuple[int, ...]:
        """Marks of the citations that quote the span: one, or one a page where it runs across a page end."""
        start, end = without_marks(document.text, start, end)
        self._cited.setdefault(document.id, document)
        marks: list[int] = []
        for page in document.pages:
            first, last = max(start, page.start), min(end, page.end)
            quote = document.text[first:last].strip()
            if quote:
                first += document.text[first:last].index(quote)
                marks.append(self._mark(document, page.number, first, quote, passage_id))
        return tuple(marks)

    def _mark(self, document: Document, page: int, start: int, quote: str, passage_id: str) -> int:
        offset = start - document.pages[page - 1].start
        for citation in self._citations:
            same_place = citation.document_id == document.id and (citation.page or 1) == page
            if same_place and citation.start == offset and citation.quote == quote:
                return citation.mark
        mark = len(self._citations) + 1
        self._spans.append((document.id, start, start + len(quote)))
        self._citations.append(
            Citation(
                mark=mark,
                document_id=document.id,
                title=document.title,
                page=page if document.paged else None,
                section=document.section_at(start),
                quote=quote,
                start=offset,
                end=offset + len(quote),
                passage_id=passage_id,
                sources=_sources_of(document, start, start + len(quote)),
            )
        )
        return mark

    @property
    def cited(self) -> tuple[Document, ...]:
        """The documents cited so far, in the order of their first citation."""
        return tuple(self._cited.values())

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was cited so far, by mark."""
        return tuple(self._citations)

    def adopt(self, citation: Citation) -> int:
        """The mark of a citation of another answer in this one."""
        for held in self._citations:
            if replace(held, mark=citation.mark, passage_id=citation.passage_id) == citation:
                return held.mark
        self._citations.append(replace(citation, mark=len(self._citations) + 1))
        return len(self._citations)

    def remarked(self, note: str, citations: Mapping[int, Citation]) -> str:
        """A note of another answer, with its marks as they are here; ``citations`` are the other's, by mark."""
        return _MARK.sub(lambda found: f"[{self.adopt(citations[int(found[1])])}]", note)

    def say(self, text: str) -> int:
        """A line that states nothing of the documents (a lead-in, a refusal): no claim, no figures; its place."""
        self._lines.append(text)
        self._headed = None
        return len(self._lines) - 1

    def say_instead(self, place: int, text: str) -> None:
        """Another line that states nothing in the place of one that was said."""
        self._lines[place] = text

    def begin(self, mark: str, query: Query, *, apart: bool = False) -> None:
        """Begin the part of the answer that is to ``query``; the question stays the one that was asked.

        ``apart``: it wants figures of its own, and what was worked out before is none of them.
        """
        self.query = replace(query, text=self.query.text, understood=self.query.understood)
        self._lead = ""
        self._begun = (len(self._claims), len(self.computed)) if apart else (0, 0)
        self.say(mark)

    def introduce(self, document: Document, start: int, what: str = "", section: tuple[str, ...] | None = None) -> None:
        """A lead-in that names who speaks and under which heading, once for what follows under the same one.

        ``what`` follows upon the verb (以下4项); ``section`` stands for the one that holds ``start``. The verb is told
        by the headings: only what stands under proposals is proposed.
        """
        under = document.section_at(start) if section is None else section
        lead = f"{_about(under)}{_speaker(document)}{VERBS[told_under(document, under)]}{what}："
        if lead != self._lead:
            self._lead = lead
            self.say(lead)

    def quote(self, document: Document, start: int, end: int, passage_id: str = "", before: str = "") -> None:
        """A line that gives the span as it stands (without source marks), with its citations."""
        self._headed = None
        marks = self.cite(document, start, end, passage_id)
        first, last = without_marks(document.text, start, end)
        text = one_line(strip_marks(document.text[first:last])).lstrip(f"{RULE} ")  # only a table's line begins with it
        self.claim(text, "quoted", marks, before)

    def quote_line(self, document: Document, start: int, end: int, passage_id: str = "") -> None:
        """Like ``quote``; a table's row stands under the row of column heads, each without its outer rules."""
        for table in document.tables:
            if table.start <= start < table.end:
                heads = _without_mark_cells(document, [cell for cell in table.cells if cell.row == 0])
                cells = _without_mark_cells(document, [c for c in table.cells if start <= c.start and c.end <= end])
                marks = self.cite(document, heads[0].start, heads[-1].end, passage_id)
                said = strip_marks(document.text[heads[0].start : heads[-1].end])
                if not cells[0].row:
                    self.claim(said, "quoted", marks)
                else:
                    if self._headed != (document.id, table.start):
                        self.say(said)
                    marks += self.cite(document, cells[0].start, cells[-1].end, passage_id)
                    self.claim(strip_marks(document.text[cells[0].start : cells[-1].end]), "quoted", marks)
                self._headed = (document.id, table.start)
                return
        self.quote(document, start, end, passage_id)

    def claim(
        self, text: str, kind: ClaimKind, marks: tuple[int, ...], before: str = "", *, joined: bool = False
    ) -> None:
        """A line that states something, with the marks of what proves it; ``joined`` puts it behind the last line."""
        self._claims.append(Claim(text, kind, marks))
        line = before + text + "".join(f"[{mark}]" for mark in marks)
        self._lines[-1:] = [self._lines[-1] + line] if joined else [*self._lines[-1:], line]

    def claim_in_table(self, text: str, kind: ClaimKind, marks: tuple[int, ...]) -> None:
        """What a table's cell states, in full; the table's own line shows it."""
        self._claims.append(Claim(text, kind, marks))

    def state(self, document: Document, fact: Fact) -> tuple[int, ...]:
        """The fact in its sentence's frame, once; the marks of what proves it."""
        marks = self.cite(document, fact.sentence_start, fact.sentence_end)
        if fact not in self.facts:
            self.facts.append(fact)
            self.claim(fact_sentence(fact), "fact", marks)
        return marks

    def work_out(self, kind: str, computed: Computed, marks: Sequence[int] = ()) -> None:
        """What was worked out, in the frame of its kind; ``marks``: of its operands, unless each was stated."""
        self.computed.append(computed)
        proof = tuple(dict.fromkeys(marks)) or self.marks_of(computed.operands)
        self.claim(computed_sentence(kind, computed), "computed", proof)

    def marks_of(self, facts: Sequence[Fact]) -> tuple[int, ...]:
        """The marks of the claims that state the facts."""
        texts = {fact_sentence(fact) for fact in facts}
        marks = (mark for claim in self._claims if claim.text in texts for mark in claim.citations)
        return tuple(dict.fromkeys(marks))

    def forget_lead(self) -> None:
        """Have the next lead-in said, even where it is the same as the one before."""
        self._lead = ""

    def has_quoted(self, document: Document, start: int, end: int) -> bool:
        """Whether any of the span is cited already."""
        return any(name == document.id and first < end and start < last for name, first, last in self._spans)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What was stated so far."""
        return tuple(self._claims)

    @property
    def claims_of_part(self) -> tuple[Claim, ...]:
        """What was stated so far in the part that is written; of an answer in one piece, all."""
        return tuple(self._claims[self._begun[0] :])

    @property
    def computed_in_part(self) -> tuple[Computed, ...]:
        """What was worked out so far in the part that is written; of an answer in one piece, all."""
        return tuple(self.computed[self._begun[1] :])

    @property
    def cited_titles(self) -> tuple[str, ...]:
        """The titles of the documents cited so far."""
        return tuple(dict.fromkeys(citation.title for citation in self._citations))

    def finished(self, status: Status) -> Answer:
        """The answer as far as it was drafted."""
        return Answer(
            id=_answer_id(self.query),
            question=self.query.text,
            status=status,
            text="\n".join(self._lines),
            claims=tuple(self._claims),
            citations=tuple(self._citations),
            facts=tuple(self.facts),
            computed=tuple(self.computed),
            notes=tuple(dict.fromkeys(self.notes)),
            searched=self.searched,
            understood=self.query.understood,
        )


def _about(section: Sequence[str]) -> str:
    """关于“…”， from the heading without its numbering; one with quotes of its own, or with 关于, goes as it is."""
    heading = bare_heading(section[-1]) if section else ""
    if not heading:
        return ""
    named = heading if "“" in heading or heading.startswith("关于") else f"“{heading}”"
    return f"{named}，" if heading.startswith("关于") else f"关于{named}，"


def _speaker(document: Document) -> str:
    """Who says it: the paper, a digest, or the document by its title."""
    return SPEAKERS.get(document.kind) or in_title_marks(document.title)


def source_name(document: Document) -> str:
    """《title》（issuer，date）: who says it, and of when it is."""
    return f"{in_title_marks(document.title)}{issued_by(document)}"


def names_held(documents: Iterable[Document]) -> Iterator[str]:
    """The documents' titles and who issued them when, for the gate: names, whatever figures they have."""
    for document in documents:
        yield document.title
        if issued := issued_by(document):
            yield issued
        if document.document_number:
            yield numbered(document)


def issued_by(document: Document) -> str:
    """（issuer，date）, as far as they are known."""
    known = "，".join(part for part in (document.issuer, document.issued) if part)
    return f"（{known}）" if known else ""


def numbered(document: Document) -> str:
    """（文号：…）, as the document's record has it."""
    return f"（文号：{document.document_number}）"


def one_line(text: str) -> str:
    """A quote that runs over several lines, in one: Markdown's line ends become spaces."""
    return " ".join(text.split("\n"))


def _without_mark_cells(document: Document, cells: Sequence[Cell]) -> list[Cell]:
    """The cells but for those that hold nothing but source marks; at least one."""
    telling = [cell for cell in cells if not _MARKS_ALONE.fullmatch(document.text[cell.start : cell.end])]
    return telling or list(cells)


def _sources_of(document: Document, start: int, end: int) -> tuple[Source, ...]:
    """The sources that the marks inside the quote and right behind it point to."""
    behind = _MARKS_BEHIND.match(document.text, end)
    marked = document.text[start : behind.end() if behind else end]
    numbers = dict.fromkeys(int(number) for number in _MARK.findall(marked))
    return tuple(document.sources[number - 1] for number in numbers if 1 <= number <= len(document.sources))


def _answer_id(query: Query) -> str:
    """The same question with the same filters has the same id."""
    return hashlib.blake2b(repr((query.text, query.filters)).encode(), digest_size=8).hexdigest()
