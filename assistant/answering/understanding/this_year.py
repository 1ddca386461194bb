"""Which year 今年 and 去年 mean in a question: the calendar's, or the reports' own where none of this year is held.

A report says 今年 of the year that it plans for. Whoever has only the report of 2012 before him and asks 今年怎么安排
asks of 2012; the answer says so. Where a report of the calendar's year is held of whom is asked about, that is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.answering.question import dated, fold
from assistant.answering.understanding.whereabouts import places_named
from assistant.facts.own_year import own_year
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.library.open import Library
    from assistant.model import Answer, Document

# What is only compared with (比上年) and what stands beside a year that is named (2020年……上年) is of that year.
_OF_THIS_YEAR = re.compile(
    "(?<![比较])(?:今年|本年度?)|(?<![比较同与跟对])(?:去年|上一?年(?!级)|明年|过去(?:的)?一年|一年来)"
)
_A_YEAR = re.compile("[12][0-9]{3}年")
_SHIFTS = (("今年", 0), ("本年", 0), ("明年", 1), ("", -1))


@dataclass(frozen=True, slots=True)
class Speaker:
    """A document that says 今年 of a year of its own, and the places that it is about."""

    document_id: str
    places: frozenset[tuple[str, ...]]
    year: int


def speakers(library: Library) -> tuple[Speaker, ...]:
    """The documents with a year of their own, by id."""
    found = []
    for listed in library.documents():
        year = own_year(listed)
        document = listed if year or not may_say_below(listed) else library.document(listed.id)
        if year := year or own_year(document):
            found.append(Speaker(document.id, frozenset(places_named(f"{document.title} {document.issuer}")), year))
    return tuple(found)


def may_say_below(document: Document) -> bool:
    """Whether the lines below the title may say when and where it was given; a digest says it in its title."""
    return document.kind in {"plan", "upload"} and "报告" in document.title


def year_meant(text: str, held: Iterable[Speaker], allowed: frozenset[str] | None) -> int:
    """The year that 今年 is in the question: the newest of those who speak of the asked places, 0 where nobody does.

    It is the calendar's wherever somebody speaks of that.
    """
    calendar = date.today().year
    asked = set(places_named(text))
    years = {
        speaker.year
        for speaker in held
        if (allowed is None or speaker.document_id in allowed)
        and (not asked or not speaker.places or asked & speaker.places)
    }
    return calendar if calendar in years else max(years, default=0)


def asks_of_this_year(text: str) -> bool:
    """Whether the question names a time by the year that it is asked in."""
    return _spoken(text) is not None


def _spoken(text: str) -> re.Match[str] | None:
    asked = fold(text)
    return None if _A_YEAR.search(asked) else _OF_THIS_YEAR.search(asked)


def note_of_year(asked: str, year: int, answer: Answer, cited: Iterable[Document]) -> str:
    """What is to be said where 今年 was read as the year of a document that the answer cites; "" where it was not."""
    if year in (0, date.today().year) or answer.status == "refused" or not (word := _spoken(asked)):
        return ""
    if word[0] in dated(fold(asked), year):
        return ""  # 比上年 is what a change is measured from, and stays as it is
    named = next((document for document in cited if own_year(document) == year), None)
    if named is None:
        return ""
    meant = year + next(shift for spoken, shift in _SHIFTS if word[0].startswith(spoken))
    return f"{in_title_marks(named.title)}是{year}年的文件，这里的“{word[0]}”指{meant}年。"
