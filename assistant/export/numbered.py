"""Answers made ready to be written: one numbering of notes through all of them, and the figures that they use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.parts.table_text import blocks_of
from assistant.facts.record import ORIGIN_NAMES, printed_figure, printed_period
from assistant.facts.table import STATUS_NAMES
from assistant.quantity import format_quantity
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.journal.kept import Given, Turn
    from assistant.journal.proof import Proof
    from assistant.model import Answer, Citation, Source

STATUSES = {"answered": "", "partial": "（以下只答出一部分）", "refused": "（库中未找到依据）"}
_MARK = re.compile(r"\[(\d{1,3})\]")
Pieces = tuple[tuple[str, int], ...]  # text and 0, or a mark and the number of its note


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: where a statement stands."""

    number: int
    title: str
    section: tuple[str, ...]
    page: int | None
    quote: str
    sources: tuple[Source, ...]

    @property
    def place(self) -> str:
        """Title, section and page, as far as they are known."""
        page = f"第{self.page}页" if self.page else ""
        section = " › ".join(heading.lstrip("# ") for heading in self.section)
        return "，".join(part for part in (in_title_marks(self.title), section, page) if part)


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table of figures; ``note`` is 0 where no note stands for it, ``source`` then names the document."""

    subject: str
    indicator: str
    period: str
    value: str
    remark: str
    source: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table inside an answer: its rows of cells, all of one length, the head first."""

    rows: tuple[tuple[Pieces, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A question with its answer, paragraphs and tables in the order in which they stand."""

    question: str
    status: str
    blocks: tuple[Pieces | Grid, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """All that is written: the answers, their notes, the figures used."""

    title: str
    day: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    figures: tuple[Figure, ...]


def numbered(title: str, turns: Sequence[Turn]) -> Numbered:
    """The answered turns with one numbering; a place that is cited twice has one note."""
    notes: dict[tuple[str, int | None, int, int], Note] = {}
    parts: list[Part] = []
    figures: list[Figure] = []
    for turn in turns:
        if turn.given is None:
            continue
        renumbered = {
            citation.mark: notes.setdefault(_place(citation), _note(citation, len(notes) + 1)).number
            for citation in turn.given.answer.citations
        }
        parts.append(_part(turn.question, turn.given.answer, renumbered))
        figures.extend(_figures(turn.given, renumbered))
    day = turns[-1].asked[:10] if turns else ""
    once: dict[Figure, Figure] = {}
    for figure in figures:  # each with the first note that holds it
        once.setdefault(replace(figure, note=0), figure)
    return Numbered(title, _chinese_day(day), tuple(parts), tuple(notes.values()), tuple(once.values()))


def _place(citation: Citation) -> tuple[str, int | None, int, int]:
    return citation.document_id, citation.page, citation.start, citation.end


def _note(citation: Citation, number: int) -> Note:
    return Note(number, citation.title, citation.section, citation.page, citation.quote, citation.sources)


def _part(question: str, answer: Answer, renumbered: dict[int, int]) -> Part:
    blocks = tuple(_blocks(answer.text, renumbered))
    return Part(question, STATUSES.get(answer.status, ""), blocks, answer.notes)


def _blocks(text: str, renumbered: dict[int, int]) -> Iterator[Pieces | Grid]:
    for block in blocks_of(text):
        if not isinstance(block, str):
            widest = max(map(len, block))
            filled = ((*row, *[""] * (widest - len(row))) for row in block)
            yield Grid(tuple(tuple(tuple(_pieces(cell, renumbered)) for cell in row) for row in filled))
        elif line := block.strip():
            yield tuple(_pieces(line, renumbered))


def _pieces(line: str, renumbered: dict[int, int]) -> Iterator[tuple[str, int]]:
    at = 0
    for found in _MARK.finditer(line):
        number = renumbered.get(int(found[1]))
        if number is None:
            continue
        if found.start() > at:
            yield line[at : found.start()], 0
        yield found[0], number
        at = found.end()
    if at < len(line):
        yield line[at:], 0


def _figures(given: Given, renumbered: dict[int, int]) -> Iterator[Figure]:
    """The figures that the answer states, then what was computed from them; what only stands in a quote is left out."""
    stated = set(given.answer.facts) | {one for computed in given.answer.computed for one in computed.operands}
    for proof in given.proofs:
        if proof.fact in stated or not stated:
            fact = proof.fact
            status = "" if fact.status == "result" else STATUS_NAMES[fact.status]
            yield Figure(
                subject=fact.subject,
                indicator=f"{fact.indicator}（{fact.measure}）",
                period=printed_period(fact),
                value=printed_figure(fact),
                remark="，".join(filter(None, (ORIGIN_NAMES[fact.origin], status))),
                source=in_title_marks(proof.title) + (f"第{proof.page}页" if proof.page else ""),
                note=_noted(proof, given.answer, renumbered),
            )
    for computed in given.answer.computed:
        value = format_quantity(computed.quantity)
        yield Figure("", computed.label, "", value, "计算得出", computed.formula)


def _noted(proof: Proof, answer: Answer, renumbered: dict[int, int]) -> int:
    """The note whose quote holds the figure."""
    start = proof.start + proof.figure_start
    for citation in answer.citations:
        same_page = (citation.document_id, citation.page) == (proof.fact.document_id, proof.page)
        if same_page and citation.start <= start < citation.end:
            return renumbered[citation.mark]
    return 0


def _chinese_day(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else ""
