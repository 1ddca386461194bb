"""How much of a question a text covers: its terms, weighted by rarity, and where they are matched.

A term is matched in full by itself or another spelling, in part by its own parts: 内需 of 扩大内需, 营收 in 营业收入.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.understanding.fields import words_of_field
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.spellings import FEWEST_MET, forms_of
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document

# What a match is worth when only a part of the term stands there, or the text is only the heading of another.
PARTS_WORTH = 0.75
PARTED_WORTH = 0.9  # its last word here, the rest of the name above
LONG_NAME, LONG_HEAD = 6, 3  # characters of a name that is told by its last word alone
WITHOUT_HEAD = 0.25  # at most, where its last word is missing: 智能工厂 is no 智能车间
NAMED_ELSEWHERE = 0.4
NAMED_AT_LEAST = 0.5
# How much of a long sentence is taken in at once, and what a match outside of it is worth.
CLOSE = 80
FAR_WORTH = 0.75
_HAN = re.compile("[一-鿿]+")
_CLAUSE = re.compile("[^，；：,;:]+[，；：,;:]?")


def coverage(terms: Sequence[Term], text: str) -> tuple[float, ...]:
    """For each term, how far ``text`` (folded) matches it, from 0 to 1."""
    return _coverage(tuple(terms), text)


@lru_cache(maxsize=4096)  # titles and headings are asked for each of their sentences, facts and lists
def _coverage(terms: tuple[Term, ...], text: str) -> tuple[float, ...]:
    return tuple([_match(term, text) for term in terms])


def field_words(term: Term) -> tuple[str, ...]:
    """How documents write of the field that the term, or another spelling of it, is of (空气质量: 优良天数).

    What names a place together with others speaks of it, too (成渝 of 成都).
    """
    return _field_words(term.word, term.forms)


@lru_cache(maxsize=4096)
def _field_words(word: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    together = load_terms().joint.get(word, ())
    of_field = (said for form in (word, *forms) for said in words_of_field(form) if said not in forms)
    return tuple(dict.fromkeys((*together, *of_field)))


def is_of_field(term: Term, text: str) -> bool:
    """Whether ``text`` (folded) has a word of the field that the term is of: 优良天数 speaks of 空气质量."""
    return any(said in text for said in field_words(term))


def short_name(term: Term) -> tuple[str, ...]:
    """What a long name is called for short in its own document (示范区 of 长三角一体化示范区); nothing for others."""
    return tuple(part for part, _ in term.parts[-1:] if len(term.word) >= LONG_NAME and len(part) >= LONG_HEAD)


@lru_cache(maxsize=64)
def have_short_names(terms: tuple[Term, ...]) -> bool:
    """Whether one of a question's terms is a long name that is called something short in its own document."""
    return any(map(short_name, terms))


def parted_coverage(terms: Sequence[Term], text: str, above: str) -> tuple[float, ...]:
    """For each term, whether ``text`` has its short name and what stands ``above`` the rest of it (both folded)."""
    return tuple(PARTED_WORTH * _is_parted(term, text, above) for term in terms)


def _is_parted(term: Term, text: str, above: str) -> bool:
    short = short_name(term)
    if not short or short[0] not in text:
        return False
    return all(any(form in above for form in forms_of(part)) for part, _ in term.parts[:-1])


def names_all(terms: Sequence[Term], text: str) -> bool:
    """Whether ``text`` (folded) names each thing of the terms; places, and what the library never names, are let be."""
    return all(_things_named(terms, text))


def names_any(terms: Sequence[Term], text: str) -> bool:
    """Whether ``text`` (folded) names one of those things, or the terms name none."""
    named = _things_named(terms, text)
    return not named or any(named)


def _things_named(terms: Sequence[Term], text: str) -> list[bool]:
    things = [term for term in terms if term.thing and term.held and term.word not in place_forms()]
    return [match >= NAMED_AT_LEAST for match in coverage(things, text)]


def _match(term: Term, text: str) -> float:
    for form in term.forms:
        if form in text:
            return 1.0
    # Most terms end here: the text holds fewer of their characters than a loose match, or one of the parts, needs. A
    # loop that stops takes a fraction of the time of a set of the text's characters.
    met = 0
    for sign in term.signs:
        if sign in text:
            met += 1
            if met == FEWEST_MET:
                break
    else:
        return 0.0
    best = 0.0
    for loose in term.loose:  # a loop takes half the time of a max over a list
        if (worth := loose.worth(text)) > best:
            best = worth
    return max(best, _part_match(term, text)) if term.parts else best


def _part_match(term: Term, text: str) -> float:
    """What the words that a compound is made of are worth: 扩大内需 in 充分挖掘内需潜力."""
    found = math.fsum(share for part, share in term.parts if part in text)
    return min(PARTS_WORTH * found, 1.0 if term.parts[-1][0] in text else WITHOUT_HEAD)


def close_coverage(terms: Sequence[Term], text: str) -> tuple[float, ...]:
    """Like ``coverage``, but in a long sentence what stands far from the rest counts less.

    Of the stretches of whole clauses of at most ``CLOSE`` characters the one that matches most counts in full.
    """
    whole = coverage(terms, text)
    if len(text) <= CLOSE:
        return whole
    met = [at for at, match in enumerate(whole) if match]  # what the whole does not match, no clause of it does
    if not met:
        return whole
    found = tuple(terms[at] for at in met)
    nothing = best = (0.0,) * len(met)
    clauses = [(len(clause), coverage(found, clause)) for clause in _CLAUSE.findall(text)]
    for first in range(len(clauses)):
        reach, held = 0, nothing
        for length, matches in clauses[first:]:
            reach += length
            if reach > CLOSE and held != nothing:
                break
            held = tuple(map(max, held, matches))
        if weighed(found, held) > weighed(found, best):
            best = held
    near = dict(zip(met, best, strict=True))
    return tuple(max(near.get(at, 0.0), FAR_WORTH * match) for at, match in enumerate(whole))


def focus(terms: Sequence[Term], text: str) -> float:
    """The share of a title's characters that the question names, from 0 to 1: how little else the title is about."""
    said = "".join(_HAN.findall(text))
    if not said:
        return 0.0
    named = bytearray(len(said))
    for term in terms:
        for form in (*term.forms, *(part for part, _ in term.parts)):
            at = said.find(form)
            while form and at >= 0:
                named[at : at + len(form)] = b"\x01" * len(form)
                at = said.find(form, at + 1)
    return sum(named) / len(said)


def title_coverage(terms: Sequence[Term], document: Document, section: Sequence[str]) -> tuple[float, ...]:
    """How far the document's title matches each term; a rare name in the document tells it as a title does.

    What the title names holds for the whole document, unless a heading elsewhere in it is about the same: then the
    other sections are about something else that the title names.
    """
    key = (tuple(terms), document.id, document.sha256, document.title, tuple(section))
    if (found := _TITLED.get(key)) is None:
        if len(_TITLED) >= _TITLED_AT_HAND:
            _TITLED.clear()
        title, here = fold(document.title), fold(" ".join(section))
        elsewhere = _headings_elsewhere(document, tuple(section))
        columns = (coverage(terms, text) for text in (title, here, elsewhere))
        found = _TITLED[key] = tuple(
            1.0 if _is_told(term, document) else match * (NAMED_ELSEWHERE if own < 1 and other >= 1 else 1.0)
            for term, match, own, other in zip(terms, *columns, strict=True)
        )
    return found


def _is_told(term: Term, document: Document) -> bool:
    """Whether the term is a name by which the document, which has it somewhere, is told from the others."""
    return term.tells_document and any(form in document.text or form.upper() in document.text for form in term.forms)


# Every sentence of a section asks for the same; a document is no key by itself, its text is too much to compare.
_TITLED: dict[tuple[tuple[Term, ...], str, str, str, tuple[str, ...]], tuple[float, ...]] = {}
_TITLED_AT_HAND = 2048
_ELSEWHERE: dict[tuple[str, str, tuple[str, ...]], str] = {}
_ELSEWHERE_AT_HAND = 2048


def _headings_elsewhere(document: Document, section: tuple[str, ...]) -> str:
    """The document's other headings, folded; joined once, since every sentence of a section asks for them."""
    key = (document.id, document.sha256, section)
    if (found := _ELSEWHERE.get(key)) is None:
        if len(_ELSEWHERE) >= _ELSEWHERE_AT_HAND:
            _ELSEWHERE.clear()
        found = fold(" ".join(one.heading for one in document.sections if one.path != section))
        _ELSEWHERE[key] = found
    return found


def weighed(terms: Sequence[Term], matches: Sequence[float]) -> float:
    """The share of the question that the matches cover, from 0 to 1."""
    return math.fsum(term.weight * match for term, match in zip(terms, matches, strict=True))
