"""What a sentence of the evidence bears out: its words, the places it speaks of, and what it says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from assistant.answering.drafting import SPEAKERS
from assistant.facts.naming import canonical_subject, split_scope
from assistant.facts.table import scope_of
from assistant.quantity import scan
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.model import Document, Fact

SUPPORT_FILE = Path(__file__).with_name("support.yaml")
CLAUSE = re.compile(r"[^，。；：！？,;:!?\n|]+")

_HAN = re.compile(r"[㐀-䶿一-鿿]+")
_MOVES = {"up": "增长 增加 上升 提高 增幅", "down": "下降 减少 降低 降幅", "": ""}
_QUOTES = re.compile("[“”‘’「」『』《》〈〉\"']")


@dataclass(frozen=True, slots=True)
class SupportWords:
    """The support file, read."""

    general: frozenset[str]
    lead: frozenset[str]
    opposites: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    done: re.Pattern[str]
    planned: re.Pattern[str]
    openings: re.Pattern[str]
    turning: re.Pattern[str]
    strong: tuple[str, ...]
    negation: re.Pattern[str]
    no_negation: re.Pattern[str]
    target: re.Pattern[str]

    def denies(self, text: str) -> bool:
        """Whether the text negates something."""
        return self.negation.search(self.no_negation.sub("＿", text)) is not None


@cache
def support_words(path: Path = SUPPORT_FILE) -> SupportWords:
    """The words of the file."""
    content: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return SupportWords(
        general=frozenset(content["general"]) | load_terms().generic,
        lead=frozenset(content["lead"]),
        opposites=tuple((_any_of(one), _any_of(other)) for one, other in content["opposites"]),
        done=_any_of(content["stages"]["done"]),
        planned=_any_of(content["stages"]["planned"]),
        openings=_any_of(content["openings"]),
        turning=_any_of(content["turning"]),
        strong=tuple(content["strong"]),
        negation=_any_of(content["negation"]["words"]),
        no_negation=_any_of(content["negation"]["except"]),
        target=_any_of(content["target"]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class GroundClause:
    """A clause without its figures, its pairs of characters, and the places named last in it or before it."""

    text: str
    pairs: frozenset[str]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One sentence of the evidence, folded, as a model's words are held against it.

    ``said``: the sentence alone; ``known``: with headings, title, issuer and its facts' subjects and indicators,
    without quotation marks. ``inherited``: places that it is about and does not name: its facts' subjects; where it
    names none and has none, those of the nearest heading or title. ``places``: these, then those it names, in order.
    ``moves``: words for the directions of its facts.
    """

    said: str
    known: str
    inherited: tuple[str, ...]
    places: tuple[str, ...]
    clauses: tuple[GroundClause, ...]
    moves: str


def ground(document: Document, start: int, end: int, heads: str, facts: Iterable[Fact]) -> Ground:
    """What ``document.text[start:end]`` bears out; ``heads`` are the column heads above a table's row."""
    held = tuple(facts)
    said = fold(strip_marks(f"{heads} {document.text[start:end]}").strip())
    section = document.section_at(start)
    own = places_of(said)
    subjects = tuple(name for fact in held for name in places_of(fold(fact.subject)) or _place(fact.subject))
    above = (*(fold(heading) for heading in reversed(section)), fold(document.title))
    inherited: tuple[str, ...] = tuple(name for name in dict.fromkeys(subjects) if name not in own)
    if not own and not inherited:
        inherited = next(filter(None, map(places_of, above)), ())
    figures = (
        f"{fact.subject} {fact.indicator} {scope_of(fact)}{split_scope(fact.indicator)[0]} {fact.measure} {fact.base}"
        for fact in held
    )
    moves = " ".join(_MOVES[fact.direction] for fact in held)
    context = (*section, document.title, document.issuer, SPEAKERS.get(document.kind, "文件"), *figures)
    return Ground(
        said=said,
        known=unquoted(" ".join((said, fold(" ".join((*context, moves)))))),
        inherited=inherited,
        places=(*inherited, *own),
        clauses=tuple(_clauses(said)),
        moves=moves,
    )


def _clauses(said: str) -> Iterator[GroundClause]:
    places: tuple[str, ...] = ()
    for clause in CLAUSE.findall(said):
        places = places_of(clause) or places
        text = without_figures(clause)
        yield GroundClause(text, pairs_of(text), places)


@lru_cache(maxsize=4096)
def without_figures(clause: str) -> str:
    """The clause with a comma in the place of each figure and time."""
    for found in reversed(tuple(scan(clause))):
        clause = f"{clause[: found.start]}，{clause[found.end :]}"
    return clause


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Every two neighbouring Chinese characters of the text."""
    return frozenset(run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))


def unquoted(text: str) -> str:
    """The text without quotation marks: “产业强市”战略 is 产业强市战略."""
    return _QUOTES.sub("", text)


@lru_cache(maxsize=4096)
def places_of(folded: str) -> tuple[str, ...]:
    """The places that a folded text names, in order, as often as it names them."""
    return tuple(name.canonical for name in names_in(folded, load_terms().places))


def _place(subject: str) -> tuple[str, ...]:
    name = canonical_subject(subject)
    return (name,) if name in load_terms().places.values() else ()
