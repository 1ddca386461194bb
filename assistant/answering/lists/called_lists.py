"""Lists whose items are each called what is asked for: 一要建设法治政府，……二要建设诚信政府，…… of 哪几种类型的政府.

The clause that opens an item ends in the kind (实施固体废物综合治理行动，……), or begins with it where it is quoted
(“必须”). Nothing need announce such a list, and little else of the question stand in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.evidence.asked_kind import NUMBER, kind_phrase, kind_word, telling_kind
from assistant.answering.evidence.enumerations import Enumeration, announcement, paragraph_before
from assistant.answering.evidence.form import asked_count, asks_for_parts, gives_members
from assistant.answering.evidence.polarity import tells_of_none
from assistant.answering.evidence.relevance import coverage, is_of_field
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.model import Item, ItemList
from assistant.numerals import number_of
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.reading.unmarked import is_label
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document

BEST = 6  # statements that tell where the list stands
FEWEST, FEWEST_SENTENCES = 2, 3
MANY_OF_THE_BEST = 3  # statements of the best that are items of one list
FEWEST_SPREAD, MOST_OF_THE_BEST = 3, 4  # items of one list that hold some of the best statements, and how many of these
LEAST_OF_IT = 0.4  # of what the question names beside the kind, in the list or above it
WIDEST_GAP = 1  # sentences between one and the next: what is said below a short one
WIDEST_GAP_OF_TITLES = 8  # 打造数智产业集群。……打造先进装备制造产业集群。……
LONGEST_CLAUSE = 40
_CLAUSE = re.compile(r"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.是要]*)?(?P<clause>[^，。；：,;:\n]+)")
_COUNTED_AND_PARTED = re.compile(
    f"(?P<number>{NUMBER})[个项条](?:主要|重点|重大)?(?P<thing>[一-鿿]{{2,4}}?)[，,]?(?:是|被|都|又|一共|按)*(?:划|归)?[分归]"
)
_CLOSING = re.compile("[”」）)’]+$")


def called_list(gathered: Gathered) -> Enumeration | None:
    """The list near the best statements whose items are each called what is asked for; as many as are asked for."""
    query = gathered.query
    kind, asked = telling_kind(query.text), asked_count(query.text)
    if query.kind != "list" or not kind or not gathered.statements or _lists_kind(kind, gathered.statements[0].text):
        return None
    best = gathered.statements[:BEST]
    quoted = f"“{kind}" in query.text
    things = things_beside(gathered)
    found: list[tuple[int, int, Enumeration]] = []
    for document, listed in _candidates(gathered, kind, quoted=quoted):
        fewest = FEWEST if asked else FEWEST_SENTENCES
        if (asked and len(listed.items) != asked) or len(listed.items) < fewest:
            continue
        if tells_of_none(query, document.text[listed.lead_start : listed.items[-1].end]):
            continue
        inside = sum(_is_inside(one, document, listed) for one in best)
        of_it = (quoted and inside > 0) or _share_named(things, document, listed) >= LEAST_OF_IT
        if inside >= MANY_OF_THE_BEST or of_it:
            found.append((-inside, len(found), Enumeration(document, listed, 1.0, 1.0)))
    return min(found)[2] if found else None


def spread_list(gathered: Gathered) -> Enumeration | None:
    """Where it is asked what something is parted into, the list over whose items the best statements are spread.

    Else the one whose items count just what is parted (28项指标: 6, 5, 8, 7 and 2项指标). No list of chapters: what is
    told of a matter in several of them does not part it.
    """
    best, asked = gathered.statements[:BEST], asked_count(gathered.query.text)
    if gathered.query.kind != "list" or not asks_for_parts(gathered.query.text) or not best:
        return None
    document = best[0].document
    found: list[tuple[int, int, ItemList]] = []
    for listed in document.lists:
        if listed.style == "sections" or asked not in (0, len(listed.items)):
            continue
        if _adds_up(gathered.query.text, document, listed):
            return Enumeration(document, listed, 1.0, 1.0)
        starts = [one.start for one in best if _is_inside(one, document, listed)]
        held = sum(any(item.start <= start < item.end for start in starts) for item in listed.items)
        if held >= FEWEST_SPREAD and len(starts) >= MOST_OF_THE_BEST:
            found.append((-held, len(found), listed))
    return (
        Enumeration(document, _only_of_the_kind(gathered.query.text, document, min(found)[2]), 1.0, 1.0)
        if found
        else None
    )


def _only_of_the_kind(question: str, document: Document, listed: ItemList) -> ItemList:
    """The list, less the items that don't say what is asked for where several do (分几个层次: 第二层次, 第三层次)."""
    kind = kind_word(question)
    of_kind = tuple(one for one in listed.items if kind and kind in fold(_clause(document.text[one.start : one.end])))
    return replace(listed, items=of_kind) if len(of_kind) >= FEWEST else listed


def _adds_up(question: str, document: Document, listed: ItemList) -> bool:
    """Whether each item counts what is parted, and all of them together as many as the question says."""
    parted = _COUNTED_AND_PARTED.search(question)
    if parted is None:
        return False
    told = re.compile(f"({NUMBER})[个项条](?:主要|重点|重大)?{re.escape(parted['thing'])}")
    counts = [told.search(document.text, item.start, item.end) for item in listed.items]
    return all(counts) and sum(number_of(one[1]) for one in counts if one) == number_of(parted["number"])


def each_called(question: str, enumeration: Enumeration) -> bool:
    """Whether each item of the list has what is asked for in its first clause."""
    kind = kind_word(question)
    text = enumeration.document.text
    return bool(kind) and all(kind in _clause(text[item.start : item.end]) for item in enumeration.list.items)


def _candidates(gathered: Gathered, kind: str, *, quoted: bool) -> Iterator[tuple[Document, ItemList]]:
    """The lists of the best statements' sections, and runs of sentences there, that are called so throughout."""
    best = gathered.statements[0]
    section = best.document.section_at(best.start)
    first = gathered.statements[:BEST]
    near = {(one.document.id, line_start(one.document.text, one.start)): one.document for one in first}
    for document in {document.id: document for document in near.values()}.values():
        for listed in document.lists:
            holds = any(_is_inside(one, document, listed) for one in first)
            beside = document.id == best.document.id and listed.section == section
            openings = (document.text[item.start : item.end] for item in listed.items)
            if (holds or beside) and all(_is_called(kind, opening, quoted=quoted) for opening in openings):
                yield document, listed
    here = ((best.document.id, at) for at in _lines_of(best.document, best.start))
    lines = {**near, **dict.fromkeys(here, best.document)}
    for (_, at), document in lines.items():
        yield from ((document, run) for run in _runs(document, at, kind, quoted=quoted))


def _lines_of(document: Document, start: int) -> Iterator[int]:
    """Where the lines begin of the innermost section around ``start``."""
    around = [one for one in document.sections if one.start <= start < one.end]
    innermost = min(around, key=lambda one: one.end - one.start, default=None)
    at = innermost.heading_end if innermost else len(document.text)
    while innermost and at < innermost.end:
        yield line_start(document.text, at)
        at = line_end(document.text, at) + 1


def _runs(document: Document, at: int, kind: str, *, quoted: bool) -> Iterator[ItemList]:
    """Sentences of a line, one after another, that are called so; what stands between belongs to the one before."""
    text = document.text
    said = sentences(text, line_start(text, at), line_end(text, at))
    if said and is_label(text[slice(*said[0])]):
        said = said[1:]
    named = [i for i, span in enumerate(said) if _is_called(kind, text[slice(*span)], quoted=quoted)]
    run: list[int] = []
    for i, following in pairwise([*named, len(said) + WIDEST_GAP + 2]):
        run.append(i)
        titles = following < len(said) and all(is_label(text[slice(*said[one])]) for one in (i, following))
        if following - i > (WIDEST_GAP_OF_TITLES if titles else WIDEST_GAP) + 1:
            if len(run) >= FEWEST_SENTENCES:
                ends = [said[other - 1][1] for other in run[1:]]
                items = tuple(
                    Item("", number, said[one][0], end)
                    for number, (one, end) in enumerate(zip(run, [*ends, said[run[-1]][1]], strict=True), start=1)
                )
                first = items[0].start
                yield ItemList("alike", items, first, first, document.section_at(first))
            run = []


def _clause(text: str) -> str:
    found = _CLAUSE.search(text)
    return fold(_CLOSING.sub("", found["clause"])) if found else ""


def _is_called(kind: str, text: str, *, quoted: bool) -> bool:
    """Whether the first clause ends in the kind, or begins with it where it is quoted."""
    clause = _clause(text)
    if not len(kind) < len(clause) <= LONGEST_CLAUSE:
        return False
    return clause.endswith(kind) or (quoted and clause.startswith(kind))


def _lists_kind(kind: str, text: str) -> bool:
    """Whether a sentence names several things of the kind itself; 城乡配送网络 is no 网."""
    named = re.findall(f"{re.escape(kind)}(?=[、和与及等，。；]|$)", fold(text))
    return len(named) > 1 and gives_members(text)


def _is_inside(statement: Statement, document: Document, listed: ItemList) -> bool:
    same = statement.document.id == document.id
    return same and listed.items[0].start <= statement.start < listed.items[-1].end


def things_beside(gathered: Gathered) -> list[Term]:
    """What the question names beside the kind that is asked for."""
    passed, phrase = places_and_stances(), kind_phrase(gathered.query.text)
    return [term for term in gathered.terms if term.thing and term.word not in passed and term.word not in phrase]


def _share_named(things: Sequence[Term], document: Document, listed: ItemList) -> float:
    """How much of the things stands above the list or in half of its items; all of none."""
    total = sum(term.weight for term in things)
    if not total:
        return 1.0
    spans = ((listed.lead_start, listed.lead_end), announcement(document, listed), paragraph_before(document, listed))
    above = fold(" ".join((*listed.section, *(document.text[start:end] for start, end in spans))))
    told = [fold(document.text[item.start : item.end]) for item in listed.items]

    def named(term: Term) -> bool:
        return _names(term, above) or 2 * sum(_names(term, text) for text in told) >= len(told)

    return sum(term.weight for term in things if named(term)) / total


def _names(term: Term, text: str) -> bool:
    return coverage((term,), text)[0] >= 1 or is_of_field(term, text)
