"""Passages: whole sentences of one section, of a size that a search can weigh.

Inside a section the cuts are chosen together: each way to cut has a price (a passage too short, a cut inside a
paragraph or inside an item that would have fitted) and the cheapest one is taken. Only what is never cut may be longer
than the largest size. Headings go with the text below them. A table that is too long is cut between rows, and its
header row goes along as the passage's ``lead``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.model import Passage
from assistant.reading.sentences import clauses, sentences
from assistant.reading.spans import Span, line_spans, trimmed
from assistant.reading.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from assistant.model import Document

SHORTEST, LONGEST = 120, 350
"""Characters a passage should have at least and at most."""
UNBROKEN = 700
"""A sentence longer than this is cut at its clauses, and a clause at this length."""
PASSAGE_RECIPE = f"passages 5: {SHORTEST}-{LONGEST} characters, sentences up to {UNBROKEN}, no overlap"
"""What the library's manifest holds; passages cut by another recipe must be cut again."""

# prices of a cut, in characters missing or too many
_INSIDE_PARAGRAPH = 60
_INSIDE_ITEM = 150
_ONE_MORE = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never cut: a sentence, a heading line or rows of a table. ``cut_price`` is that of a cut before it."""

    start: int
    end: int
    cut_price: int
    lead: str = ""


def cut_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order; every letter of its text outside white space is in one of them."""
    seen: Counter[str] = Counter()
    passages = []
    inside_items = _item_spans(document)
    for start, end in _segments(document):
        for group in _cut(_pieces(document, start, end, inside_items)):
            first, last = group[0].start, group[-1].end
            text = document.text[first:last]
            section = document.section_at(last - 1)
            identity = _identity(document.id, text, seen[text])
            seen[text] += 1
            passages.append(Passage(identity, document.id, first, last, section, text, group[0].lead))
    return tuple(passages)


def _identity(document_id: str, text: str, occurrence: int) -> str:
    """Twenty hexadecimal digits; the same text twice in a document is told apart by its occurrence."""
    content = "\0".join((document_id, text, str(occurrence)))
    return blake2b(content.encode(), digest_size=10).hexdigest()


def _segments(document: Document) -> Iterator[Span]:
    """The stretches between headings; headings with nothing between them belong to the first text below."""
    borders = [section.start for section in document.sections]
    borders = sorted({0, len(document.text), *borders, *(section.end for section in document.sections)})
    bodies = {section.start: section for section in document.sections}
    begin = 0
    for start, end in pairwise(borders):
        section = bodies.get(start)
        bare = section is not None and not document.text[section.heading_end : end].strip(" \n\t。")
        following = bodies.get(end)
        if bare and section and following and following.path[: len(section.path)] == section.path:
            continue
        if start == 0 and not document.text[:end].strip():
            continue
        yield begin, end
        begin = end


def _item_spans(document: Document) -> tuple[Span, ...]:
    return tuple(
        sorted(
            (item.start, item.end)
            for enumeration in document.lists
            if enumeration.style != "sections"
            for item in enumeration.items
            if item.end - item.start <= LONGEST
        )
    )


def _pieces(document: Document, start: int, end: int, items: Sequence[Span]) -> list[_Piece]:
    text = document.text
    pieces: list[_Piece] = []
    at = start
    for table in document.tables:
        if start <= table.start < end:
            pieces.extend(_prose(text, at, table.start, items))
            pieces.extend(_table(document, table.start, table.end))
            at = table.end
    pieces.extend(_prose(text, at, end, items))
    headings = {(section.start, section.heading_end) for section in document.sections if start <= section.start < end}
    return _headings_with_text(pieces, headings)


def _headings_with_text(pieces: Sequence[_Piece], headings: AbstractSet[Span]) -> list[_Piece]:
    """Heading lines put together with the piece below them."""
    joined: list[_Piece] = []
    above: int | None = None
    for piece in pieces:
        start = piece.start if above is None else above
        if (piece.start, piece.end) in headings and piece is not pieces[-1]:
            above = start
            continue
        joined.append(replace(piece, start=start))
        above = None
    return joined


def _prose(text: str, start: int, end: int, items: Sequence[Span]) -> Iterator[_Piece]:
    inner = [span for span in items if start <= span[0] < end]
    for line_start, line_end in line_spans(text, start, end):
        first, last = trimmed(text, line_start, line_end)
        if first == last:
            continue
        found = list(_short_enough(text, sentences(text, first, last))) or [(first, last)]
        # bullets and '#' stand outside the sentence spans and belong to the passage all the same
        begins = [first, *(span[0] for span in found[1:])]
        ends = [*(span[1] for span in found[:-1]), last]
        for number, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
            price = _INSIDE_PARAGRAPH if number else 0
            if any(item_start < begin < item_end for item_start, item_end in inner):
                price = _INSIDE_ITEM
            elif any(item_start == begin for item_start, _ in inner):
                price = 0
            yield _Piece(begin, stop, price)


def _short_enough(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for start, end in spans:
        if end - start <= UNBROKEN:
            yield start, end
            continue
        for first, last in clauses(text, start, end):
            for at in range(first, last, UNBROKEN):
                yield trimmed(text, at, min(at + UNBROKEN, last))


def _table(document: Document, start: int, end: int) -> Iterator[_Piece]:
    """A table that fits is one piece; else groups of rows, each but the first led by the header row."""
    text = document.text
    if end - start <= LONGEST:
        yield _Piece(start, end, 0)
        return
    table = next(table for table in document.tables if table.start == start)
    rows = table_rows(text, table)
    header = text[slice(*rows[0])].strip()
    group_start, group_end, lead = start, rows[0][1], ""
    for row_start, row_end in rows[1:]:
        if group_end > rows[0][1] and row_end - group_start + len(lead) > LONGEST:
            yield _Piece(group_start, group_end, 0, lead)
            group_start, lead = row_start, header
        group_end = row_end
    yield _Piece(group_start, group_end, 0, lead)


def _cut(pieces: Sequence[_Piece]) -> list[Sequence[_Piece]]:
    """The cheapest way to cut the pieces, by dynamic programming over the last cut."""
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            length = pieces[end - 1].end - pieces[start].start
            if end - start > 1 and (length > LONGEST or pieces[end - 1].lead):
                break
            choices.append((best[start][0] + _price(length) + pieces[start].cut_price, start))
            if pieces[start].lead:
                break
        best.append(min(choices))
    groups: list[Sequence[_Piece]] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        groups.append(pieces[start:end])
        end = start
    return groups[::-1]


def _price(length: int) -> int:
    return _ONE_MORE + max(0, SHORTEST - length)
