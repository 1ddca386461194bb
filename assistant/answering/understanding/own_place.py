"""Whose 全省 and 我市 are: home's, or where nothing held is home's, the place's that all documents held are of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.understanding.this_year import may_say_below
from assistant.answering.understanding.whereabouts import is_home, names_a_place, places_named
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assistant.model import Document, Query

_RELATIVE = re.compile("(?:(?<![完安健])全|我们?|(?<![基成资日])本|咱们?)(?:省|自治区|区|市)(?![场民级值属长域别分])")
_US_IN_ORDER = re.compile("(?:我们|咱们|咱)(?=[排居列][^，。？]{0,3}(?:第|老)?几)")
_US = re.compile(
    "(?<=[和与跟同比、])(?:我们|咱们|咱)(?=[谁哪两高低多少快慢差的，。？]|相|是|能|要|有|$)"
    "|(?:我们|咱们|咱)(?=[和与跟同比](?!时|样|意|步)|[排居列][^，。？]{0,3}(?:第|老)?几|(?:只|才)?(?:相当于|占|是[^，。？]{1,6}的(?:几|多少|百分)))"
)
_ENDINGS = ("省", "自治区", "市")
OPENING = 300  # characters


def own_place(documents: Iterable[Document], whole: Callable[[str], Document]) -> str:
    """The full name of the one place outside home that all documents which name a place are of; "" where none is.

    A document is of the province or city that its title or issuer names; a report whose title names none, of the one
    that its first lines name (云南省第十四届人民代表大会). ``whole`` gives a document with its text by its id.
    """
    terms = load_terms()
    home = set(terms.home.values()) | {terms.elsewhere.get(place, place) for place in terms.home.values()}
    found: set[tuple[str, ...]] = set()
    for document in documents:
        told = _places(f"{document.title} {document.issuer}")
        if not told and may_say_below(document):
            told = _places(whole(document.id).text[:OPENING])
        found |= told
        if len(found) > 1 or not home.isdisjoint(_name(forms) for forms in told):
            return ""
    return max(found.pop(), key=lambda form: (form.endswith(_ENDINGS), len(form))) if found else ""


def _places(text: str) -> set[tuple[str, ...]]:
    """The provinces and cities that a text names."""
    return {forms for forms in places_named(text) if load_terms().level(_name(forms))}


def _name(forms: tuple[str, ...]) -> str:
    return load_terms().places.get(forms[0], forms[0])


def says_ours(question: str) -> bool:
    """Whether the question names a place by who speaks: 全省, 我市."""
    return _RELATIVE.search(question) is not None


def with_us_named(question: str, place: str) -> str:
    """The question with its place for 我们, set against other places: 我们和宁波谁高, 五家里我们排第几."""
    others = [name for name in names_in(question, load_terms().places) if name.canonical != place]
    if not (place and others):
        return question
    return (_US_IN_ORDER if place in question else _US).sub(place, question)


def not_at_home(query: Query, documents: Iterable[Document]) -> Query:
    """The query without the home that only 全市 or 我们市 means, where the documents are of other places than home."""
    relative = set(load_terms().home.values()) - {name.canonical for name in names_in(query.text, load_terms().places)}
    if relative.isdisjoint(query.subjects):
        return query
    held = tuple(documents)
    if any(map(is_home, held)) or not any(map(names_a_place, held)):
        return query
    return replace(query, subjects=tuple(place for place in query.subjects if place not in relative))


def told_outright(question: str, place: str) -> str:
    """The question with its place for 全省, 我市: only where the place is of that level (全市 is not 贵州's)."""
    level = place[-1:]
    return _RELATIVE.sub(lambda said: place if said[0][-1] == level else said[0], question)
