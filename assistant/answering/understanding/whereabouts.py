"""Which documents can be about the place that is asked about: they name it, or nothing tells whose they are.

Where one document is the asked place's own, a document that never mentions the place says nothing of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.model import Document, Query

# 我市, 全省: whose they are depends on who speaks.
_RELATIVE = re.compile("^[我咱本全]|全市$")
# 云川市: a place that no list names.
_ANY_PLACE = re.compile("[一-鿿]{2}(?<![全我本城都超])[省市县]")
SHORTEST = 2
_OF_OTHERS = re.compile("城市|各[市地省区]|哪一?[个座][市省]|[市地省区]里|周边|兄弟|外地|其他|别的|哪里|哪儿|对比|比较")


def places_named(text: str) -> tuple[tuple[str, ...], ...]:
    """The places that a text names outright, each with every spelling that means it."""
    spellings = _spellings()
    return tuple(dict.fromkeys(spellings[found] for found in _names().findall(fold(text))))


def is_elsewhere(document: Document, asked: Iterable[tuple[str, ...]]) -> bool:
    """Whether the document is another place's: its title or issuer names one, and it mentions none of those asked."""
    own = places_named(f"{document.title} {document.issuer}")
    wanted = tuple(asked)
    if not wanted or set(own) & set(wanted) or not names_a_place(document):
        return False
    return not _mentions(document, wanted)


def may_be_of_others(query: Query) -> bool:
    """Whether a question names what it is of, or may be about other places than one's own (哪个城市, 周边)."""
    return bool(query.subjects) or _OF_OTHERS.search(query.text) is not None


def is_home(document: Document) -> bool:
    """Whether the document's title or issuer names the place that the assistant serves."""
    named = fold(f"{document.title} {document.issuer}")
    return any(form in named for form in _home())


def names_a_place(document: Document) -> bool:
    """Whether the document's title or issuer names a place, listed or not."""
    identity = fold(f"{document.title} {document.issuer}")
    return bool(places_named(identity)) or _ANY_PLACE.search(identity) is not None


@cache
def _home() -> frozenset[str]:
    return frozenset(form for name in load_terms().home.values() for form in _spellings().get(fold(name), ()))


def without_elsewhere(documents: Iterable[Document], asked: Iterable[tuple[str, ...]]) -> tuple[Document, ...]:
    """The documents that can be about the asked places."""
    wanted = tuple(asked)
    left = tuple(document for document in documents if not is_elsewhere(document, wanted))
    own = any(set(places_named(f"{document.title} {document.issuer}")) & set(wanted) for document in left)
    return tuple(document for document in left if _mentions(document, wanted)) if own else left


def speaks_of(document: Document, passage: str, asked: Iterable[tuple[str, ...]]) -> bool:
    """Whether a passage can be about the asked places: one of another city's or province's document must name them."""
    wanted = tuple(asked)
    own = places_named(f"{document.title} {document.issuer}")
    terms = load_terms()
    of_another = any(terms.level(terms.places.get(forms[0], forms[0])) for forms in own)
    if not of_another or set(own) & set(wanted):
        return True
    said = fold(passage)
    return _names_one(said, wanted)


def _mentions(document: Document, wanted: Iterable[tuple[str, ...]]) -> bool:
    return _names_one(fold(f"{document.title} {document.issuer} {document.text}"), wanted)


def _names_one(said: str, wanted: Iterable[tuple[str, ...]]) -> bool:
    """Whether a folded text names one of the places, alone or together with others (成渝)."""
    joint = load_terms().joint
    return any(name in said for forms in wanted for form in forms for name in (form, *joint.get(form, ())))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Each spelling of a place of two characters or more → every spelling of it; a city's also tells its province."""
    terms = load_terms()
    by_name: dict[str, list[str]] = {}
    for form, name in terms.places.items():
        if len(form) >= SHORTEST and not _RELATIVE.search(form):
            by_name.setdefault(name, []).append(fold(form))
    for city in terms.elsewhere:
        by_name.setdefault(city, [fold(city)])
    return {form: tuple(sorted(forms)) for forms in by_name.values() for form in forms}


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_spellings(), key=lambda form: (-len(form), form)))))
