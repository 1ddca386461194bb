"""How the words are written into SQLite and read back: structures as JSON, spans and keys as columns."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.facts.table import newest_first, standing
from assistant.model import (
    Cell,
    Document,
    Fact,
    Item,
    ItemList,
    Page,
    Passage,
    Period,
    Quantity,
    Section,
    Source,
    Table,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

PLAIN_COLUMNS = (
    *("id", "title", "kind", "issuer", "issued", "document_number", "coverage_note", "paged", "path", "sha256"),
)
LISTED_COLUMNS = (*PLAIN_COLUMNS, "pages", "sources")
DOCUMENT_COLUMNS = (*LISTED_COLUMNS, "text", "sections", "lists", "tables")
FACT_COLUMNS = (
    *("document_id", "start", "origin", "superseded", "sure"),
    *("indicator", "subject", "standing", "newest", "record"),
)
PASSAGE_COLUMNS = ("id", "document_id", "start", "end", "section", "text", "lead")


def document_row(document: Document) -> tuple[Any, ...]:
    """The values of DOCUMENT_COLUMNS."""
    plain = tuple(getattr(document, name) for name in PLAIN_COLUMNS)
    structures = (document.pages, document.sources, document.sections, document.lists, document.tables)
    pages, sources, sections, lists, tables = (_structure(structure) for structure in structures)
    return (*plain, pages, sources, document.text, sections, lists, tables)


def listed_document(row: sqlite3.Row) -> Document:
    """A document without its text and what stands in it, from LISTED_COLUMNS."""
    plain = {name: row[name] for name in PLAIN_COLUMNS} | {"paged": bool(row["paged"])}
    return Document(
        **plain,
        text="",
        pages=tuple(Page(*page) for page in json.loads(row["pages"])),
        sources=tuple(Source(*source) for source in json.loads(row["sources"])),
    )


def whole_document(row: sqlite3.Row) -> Document:
    """A document as it was read, from DOCUMENT_COLUMNS."""
    listed = listed_document(row)
    known = {field.name: getattr(listed, field.name) for field in fields(Document)}
    return Document(
        **known
        | {
            "text": row["text"],
            "sections": tuple(_section(*section) for section in json.loads(row["sections"])),
            "lists": tuple(_list(*entry) for entry in json.loads(row["lists"])),
            "tables": tuple(_table(*table) for table in json.loads(row["tables"])),
        }
    )


def passage_row(passage: Passage) -> tuple[Any, ...]:
    """The values of PASSAGE_COLUMNS."""
    return (
        *(passage.id, passage.document_id, passage.start, passage.end),
        *(_json(passage.section), passage.text, passage.lead),
    )


def stored_passage(row: sqlite3.Row) -> Passage:
    """The passage of PASSAGE_COLUMNS."""
    section = _names(row["section"])
    return Passage(row["id"], row["document_id"], row["start"], row["end"], section, row["text"], row["lead"])


@lru_cache(maxsize=4096)  # the passages of a section share its names, and a question reads some forty of them
def _names(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def fact_record(fact: Fact) -> str:
    """A fact as JSON; figures as decimal strings, dates in ISO form."""
    return json.dumps(
        [
            *(fact.subject, fact.indicator, fact.measure),
            [fact.period.key, fact.period.printed, _iso(fact.period.first), _iso(fact.period.last)],
            _quantity_record(fact.quantity),
            *(fact.document_id, fact.start, fact.end, fact.sentence_start, fact.sentence_end),
            *(fact.origin, fact.direction, fact.base, fact.status, fact.scope, fact.sure, fact.note),
        ],
        ensure_ascii=False,
    )


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """The values of FACT_COLUMNS: what a fact is found and put in order by, and its record."""
    indicator, subject = canonical_indicator(fact.indicator), canonical_subject(fact.subject)
    superseded = False  # the store marks those that a curated fact replaces, once all are in
    place = (fact.document_id, fact.start, fact.origin, superseded, fact.sure)
    return (*place, indicator, subject, standing(fact), newest_first(fact), fact_record(fact))


def stored_fact(record: str) -> Fact:
    """The fact that ``fact_record`` wrote."""
    subject, indicator, measure, (key, printed, first, last), quantity, *rest = json.loads(record)
    period = Period(key, printed, first and date.fromisoformat(first), last and date.fromisoformat(last))
    return Fact(subject, indicator, measure, period, _quantity(*quantity), *rest)


def _quantity_record(quantity: Quantity) -> list[str | None]:
    upper = None if quantity.upper is None else str(quantity.upper)
    return [str(quantity.value), quantity.unit, quantity.printed, quantity.bound, upper]


def _quantity(value: str, unit: str, printed: str, bound: str, upper: str | None) -> Quantity:
    return Quantity(Decimal(value), unit, printed, bound, None if upper is None else Decimal(upper))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _structure(values: Iterable[Any]) -> str:
    return _json(tuple(values))


def _json(value: Any) -> str:  # noqa: ANN401
    """A word of ``model.py`` becomes the list of what it is made of."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_made_of)


def _made_of(word: Any) -> list[Any]:  # noqa: ANN401
    return [getattr(word, name) for name in word.__slots__]


def _section(level: int, path: list[str], *spans: int) -> Section:
    return Section(level, tuple(path), *spans)


def _list(style: str, items: list[list[Any]], lead_start: int, lead_end: int, section: list[str]) -> ItemList:
    return ItemList(style, tuple(Item(*item) for item in items), lead_start, lead_end, tuple(section))


def _table(start: int, end: int, cells: list[list[int]], section: list[str]) -> Table:
    return Table(start, end, tuple(Cell(*cell) for cell in cells), tuple(section))
