"""What the library holds for a question: passages, their statements, enumerations, and facts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.deadline import keep_time
from assistant.answering.evidence.byline import Byline, bylines
from assistant.answering.evidence.chapters import told_at
from assistant.answering.evidence.document_parts import Rubric
from assistant.answering.evidence.enumerations import Enumeration, asks_for_members, enumerations
from assistant.answering.evidence.orders import gives_orders
from assistant.answering.evidence.relevance import field_words, is_of_field, short_name
from assistant.answering.evidence.rubric import asked_rubric
from assistant.answering.evidence.statements import OTHER_HALF, Statement, half_left_out, statements
from assistant.answering.evidence.topics import Title, Topic, titles, told_of, topics
from assistant.answering.figures.fitting import Figure, figures
from assistant.answering.sentences.colophon import Colophon, asked_colophon
from assistant.answering.understanding.own_place import not_at_home
from assistant.answering.understanding.question_terms import HARBOUR, Term, question_terms, unknown_matters
from assistant.answering.understanding.this_year import asks_of_this_year, speakers, year_meant
from assistant.answering.understanding.whereabouts import places_named, speaks_of, without_elsewhere
from assistant.model import Searched
from assistant.reading.spans import line_start
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.answering.understanding.this_year import Speaker
    from assistant.library.open import Library
    from assistant.library.searching import Search
    from assistant.model import Document, Evidence, Fact, Filters, Query

    Ranked = Callable[[str, tuple[Evidence, ...]], tuple[Evidence, ...]]

PASSAGES = 10
FARTHEST = 48  # how many are looked through for the asked place's where the first are of other places
TO_RANK = 24  # how many are found where they are put in another order before the best are taken
MANY_OF_OTHER_HALF, KEPT_OF_OTHER_HALF = 0.3, 3  # of the passages; those that stay nevertheless
LINES = 6  # of the best statements, whose lines may list what is asked for sentence by sentence
STATEMENTS = 30  # how many of the best statements' facts are judged
TITLED_AT_HAND = 256
NAMED_FACTS = 60  # and of those that the facts table has under an indicator of the question


@dataclass(frozen=True)
class Gathered:
    """Everything an answer may be written from.

    ``facts``: the figures in the best statements, and those held under an indicator of the question;
    ``paper_silent``: the paper was asked for its own words and has none, so that others are heard.
    """

    query: Query
    terms: tuple[Term, ...]
    evidence: tuple[Evidence, ...]
    statements: tuple[Statement, ...]
    facts: tuple[tuple[Fact, Document], ...]
    enumerations: tuple[Enumeration, ...]
    topics: tuple[Topic, ...]
    searched: Searched
    bylines: tuple[Byline, ...] = ()
    paper_silent: bool = False
    rubric: Rubric | None = None
    colophon: Colophon | None = None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The facts judged, the best first; when they are asked for: most lists and explanations need none."""
        return figures(self.query, self.terms, self.facts)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents of the statements by their id, that of the best one first."""
        return {one.document.id: one.document for one in self.statements}


class Shelf:
    """One version of a library, with the titles of its documents and its facts by their place."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._titles = lru_cache(TITLED_AT_HAND)(lambda document_id: titles(library.document(document_id)))

    @cached_property
    def _speakers(self) -> tuple[Speaker, ...]:
        return speakers(self.library)

    def this_year(self, text: str, filters: Filters) -> int:
        """The year that 今年 means in a question, which may be that of the only reports there are."""
        return year_meant(text, self._speakers, self.library.allowed(filters)) if asks_of_this_year(text) else 0

    def titles(self, document: Document) -> tuple[Title, ...]:
        """The titles in the document."""
        return self._titles(document.id)

    def between(self, document_id: str, start: int, end: int) -> tuple[Fact, ...]:
        """The facts whose figure stands in ``start:end`` of the document."""
        facts = self.library.facts_of(document_id)
        return facts[bisect_left(facts, start, key=_place) : bisect_left(facts, end, key=_place)]


def _place(fact: Fact) -> int:
    return fact.start


def _found(query: Query, search: Search, library: Library, most: int) -> tuple[Evidence, ...]:
    """The best passages; where most are of other places' documents, the next ones of the asked place step in.

    So do the next ones of what was done, where that is asked and many tell what is to be done, or the other way round.
    """
    found = search.best(most)
    first = _of_the_place(query, found, library)
    other = [item for item in first if _is_of_the_other_half(query, item, library)]
    if query.expects == "figure" or (2 * len(first) >= len(found) and len(other) < MANY_OF_OTHER_HALF * len(first)):
        return first
    farther = _of_the_place(query, search.best(FARTHEST), library)
    if len(other) < MANY_OF_OTHER_HALF * len(first):
        return farther[:most]
    kept = other[:KEPT_OF_OTHER_HALF]
    fitting = [item for item in farther if not _is_of_the_other_half(query, item, library)][: most - len(kept)]
    chosen = {item.passage.id for item in (*kept, *fitting)}
    return tuple(item for item in farther if item.passage.id in chosen)


def _is_of_the_other_half(query: Query, item: Evidence, library: Library) -> bool:
    other = OTHER_HALF.get(query.stance, "")
    return other != "" and told_at(library.document(item.passage.document_id), item.passage.start) == other


def _of_the_place(query: Query, evidence: tuple[Evidence, ...], library: Library) -> tuple[Evidence, ...]:
    """The evidence without the documents of other places than the question names."""
    asked = places_named(query.text)
    if not asked:
        return evidence
    held = {item.passage.document_id: library.document(item.passage.document_id) for item in evidence}
    of_it = {document.id for document in without_elsewhere(held.values(), asked)}
    left = tuple(item for item in evidence if item.passage.document_id in of_it)
    own = any(set(places_named(f"{held[name].title} {held[name].issuer}")) & set(asked) for name in of_it)
    if not own:
        return left
    return tuple(item for item in left if speaks_of(held[item.passage.document_id], item.passage.text, asked))


def _may_be_of(query: Query, document: Document, start: int, end: int) -> bool:
    """Whether a stretch may be of the asked places: in another city's or province's document it must name them."""
    asked = places_named(query.text)
    return not asked or speaks_of(document, document.text[start:end], asked)


def _of_its_place(query: Query, found: tuple[Enumeration, ...]) -> tuple[Enumeration, ...]:
    """The enumerations that may be of the asked places, with what leads to them."""
    return tuple(
        one
        for one in found
        if _may_be_of(query, one.document, min(one.list.lead_start, one.list.items[0].start), one.list.items[-1].end)
    )


def _sought(query: Query, terms: tuple[Term, ...]) -> str:
    """What is searched for: the question, and how texts write of what none of them names, but where a figure is asked.

    Why something is to be done is told where a document says what led to it.
    """
    unheld = () if query.expects == "figure" else (term for term in terms if not term.held)
    fields = (word for term in unheld for word in field_words(term))
    named = (term.word for term in terms if term.word == HARBOUR)  # 天津港 is asked for, 港口 is written
    words = (*fields, *named, *(name for term in terms for name in short_name(term)))
    led_to_it = (load_cues().reasons_sought,) if load_cues().deliberate.search(query.text) else ()
    return " ".join((query.text, *words, *led_to_it))


def _leaves_out(unknown: Sequence[Term], *texts: str) -> bool:
    """Whether the texts of a list or a titled stretch are not even of the field of an unknown matter.

    Of 生育支持政策 a list under 政策支持 tells nothing.
    """
    if not unknown:
        return False  # almost every question
    said = fold(" ".join(texts))
    return not all(is_of_field(term, said) or any(form in said for form in term.forms) for term in unknown)


def _lines(found: tuple[Statement, ...]) -> tuple[tuple[Document, int], ...]:
    """Where the lines begin that the best statements stand in, each once."""
    lines = {(s.document.id, line_start(s.document.text, s.start)): s.document for s in found[:LINES]}
    return tuple((document, at) for (_, at), document in lines.items())


def gather(query: Query, shelf: Shelf, ranked: Ranked | None = None, passages: int = PASSAGES) -> Gathered:
    """Search the library for the question; nothing is searched for a declined one.

    ``ranked`` puts what was found in another order before the best of it is taken.
    """
    keep_time()
    library = shelf.library
    query = not_at_home(query, library.documents())
    if query.kind == "declined":
        return Gathered(query, (), (), (), (), (), (), Searched(0, 0))
    terms = question_terms(query, library.rarity)
    colophon = asked_colophon(query, library)
    of_it = replace(query.filters, documents=(colophon.document.id,)) if colophon else query.filters
    search = library.begin_search(_sought(query, terms), of_it)
    named_facts = library.facts_named(query, NAMED_FACTS)  # looked up while the vectors are gone through
    evidence = _found(query, search, library, TO_RANK if ranked else passages)
    if ranked is not None:
        evidence = ranked(query.text, evidence)[:PASSAGES]
    found = statements(query, terms, evidence, library.document)
    facts = [
        (fact, statement.document)
        for statement in found[:STATEMENTS]
        for fact in shelf.between(statement.document.id, statement.start, statement.end)
    ]
    known = {fact for fact, _ in facts}
    facts += [
        (fact, holder)
        for fact in named_facts
        if fact not in known and not gives_orders(holder := library.document(fact.document_id), fact.start, fact.end)
    ]
    holders = [library.document(name) for name in dict.fromkeys(item.passage.document_id for item in evidence)]
    members = asks_for_members(query)
    about = topics(query, terms, [(holder, shelf.titles(holder)) for holder in holders]) if members else ()
    about = tuple(topic for topic in about if _may_be_of(query, topic.document, topic.title.start, topic.title.end))
    unknown = unknown_matters(terms)
    about = tuple(topic for topic in about if not _leaves_out(unknown, *topic.title.path, topic.text))
    if left_out := half_left_out(query, found):
        about = tuple(topic for topic in about if told_of(topic.document, topic.title) != left_out)
    lists = _of_its_place(query, enumerations(query, terms, holders, about, _lines(found))) if members else ()
    return Gathered(
        query=query,
        terms=terms,
        evidence=evidence,
        statements=found,
        facts=tuple(facts),
        enumerations=tuple(one for one in lists if not _leaves_out(unknown, *one.list.section, one.text)),
        topics=about,
        searched=library.searched(query.filters),
        bylines=bylines(query, terms, library),
        rubric=asked_rubric(query, terms, holders),
        colophon=colophon,
    )
