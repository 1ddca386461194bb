"""How much of a question a text covers: the question's terms, weighted by rarity, and where they are matched.

A term is matched in full by itself or another spelling, in part by its own parts: 营收 in 营业收入 (a short form keeps
the order of the characters), 旅客量 in 旅客吞吐量 (shared pairs of characters).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.question import load_cues
from assistant.answering.stance import names_other_stance
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import fold, open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.model import Document, Query

# What a match is worth when only a looser form of the term, or only a part of it, stands there.
SHORT_FORM_WORTH = 0.75
PAIRS_WORTH = 0.6
MISSPELT_WORTH = 0.6
PARTS_WORTH = 0.75
DOING_SHARE = 0.2  # of a compound of a doing and its thing
SHORTEST_COMPOUND = 4
FEWEST_MET = 2  # characters of a form that a text must hold to match it loosely
NAMED_ELSEWHERE = 0.4
NAMED_AT_LEAST = 0.5
# How much of a long sentence is taken in at once, and what a match outside of it is worth.
CLOSE = 80
FAR_WORTH = 0.75
_CLAUSE = re.compile("[^，；：,;:]+[，；：,;:]?")
_HAN = re.compile("[一-鿿]+")
# What a word counts by its part of speech: things are asked for, doings are said in many ways.
THING_WORTH = 1.0
DOING_WORTH = 0.3
PLACE_WORTH = 0.5
STANCE_WORTH = 0.5  # 问题, 建议, 成果: what kind of saying is asked for, which a heading or the saying itself may show
# A word counts by its rarity, but no name so much that the rest is nothing; one that the library never uses may be the
# very thing it does not hold, or only another way to say what it does.
RAREST = 0.75
UNSEEN_RARITY = 0.4
_DOINGS = ("v", "a", "z", "b")
_EMPTY = ("u", "p", "c", "d", "r", "f", "y", "x", "e", "o", "q", "k", "h", "m", "w")
_VERBAL_NOUNS = ("vn", "an")
_FOREIGN = "eng"
# 一期, 首轮, 第二届: numerals that tell one thing from another.
_ORDERED = re.compile(r"^第?[一二三四五六七八九十首]+(?:期|轮|批|届|次|版|档|层|线|产业|阶段)$")
# How many are asked for is held against the list, not against its words.
_COUNTS = re.compile(r"[一二两三四五六七八九十]+(?:大|个|项|条|类|方面|种|件)(?=[^\s，。？])")
# 两市, 三地, 六城: they only refer to what was named.
_COUNTED_PLACES = re.compile(r"^[一二两三四五六七八九十\d]+[市省地城区县者]$")
_NUMERAL = re.compile(r"^[一二三四五六七八九]")
_NUMERALS = "一二三四五六七八九十0-9"
_A_NUMERAL = re.compile(f"[{_NUMERALS}]")
_ASPECT = re.compile("(?:这)?方面|这一?块")
# 取得成效, 接下来怎么发展: they say no more than which stance is asked for.
_BEARS_A_STANCE = re.compile("取得|存在|面临|采取|接下来|下一步|今后|往后|准备")
_OF_NOW = re.compile("眼下|当下|如今|现下")
_SOME_SIDES = re.compile("[个几些多各]方面")  # of several sides is asked; 教育方面 says no more than 教育
_CODE = re.compile(r"(?<![\d.])[1-9]{3,4}(?![\d.])")
_QUOTED = re.compile(r"[“\"「『《]([^”\"」』》]{1,30})[”\"」』》]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question with its other forms; the weights of a question's terms sum to 1.

    ``thing``: a noun or name, which an answer must be about; else a doing, which may be said in other words.
    ``held``: whether the library uses the word, or another form of it, at all. ``parts``: the words that a compound is
    made of, each with its share of what the compound says, by rarity. ``signs``: the characters of all its forms.
    """

    word: str
    weight: float
    forms: tuple[str, ...]
    thing: bool
    held: bool = True
    parts: tuple[tuple[str, float], ...] = ()
    signs: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Told once: a term is held against a thousand texts."""
        object.__setattr__(self, "signs", frozenset("".join(self.forms)))

    def __hash__(self) -> int:
        """Of the word alone: quick, and the words of a question are no two alike."""
        return hash(self.word)


def question_terms(query: Query, rarity: Callable[[str], float]) -> tuple[Term, ...]:
    """The terms of the question that a text is held against; periods are compared apart and left out.

    ``rarity(word)`` is how rare the word is in the library, from 0 (everywhere) to 1 (nowhere).
    """
    words = dict(reversed(tuple(_words(query.text))))  # where a word comes twice, its first and higher worth counts
    if query.stance:  # in 人才问题有哪些对策 the problem is only what the proposals are for
        words = {word: worth for word, worth in words.items() if not names_other_stance(word, query.stance)}
        words = {word: worth for word, worth in words.items() if not _BEARS_A_STANCE.fullmatch(word)} or words
    weights: dict[str, float] = {}
    unheld: set[str] = set()
    for word, worth in words.items():
        rarest = min(rarity(form) for form in _forms(word))
        if rarest >= 1:
            unheld.add(word)
        weights[word] = worth * (UNSEEN_RARITY if rarest >= 1 else min(rarest, RAREST))
    total = math.fsum(weights.values())
    return tuple(
        Term(
            *(word, weights[word] / total, _forms(word), words[word] != DOING_WORTH, word not in unheld),
            _parts(word, rarity),
        )
        for word in words
        if total
    )


def _parts(word: str, rarity: Callable[[str], float]) -> tuple[tuple[str, float], ...]:
    """The words that a name of four characters or more is made of, where it is made of several.

    What is done to a thing (拉动 in 拉动消费) may be said in many ways, and counts little beside the thing.
    """
    if len(word) < SHORTEST_COMPOUND or word.isascii():
        return ()
    parts = open_words().pieces(word)
    weights = [min(rarity(part), RAREST) for part in parts]
    total = math.fsum(weights)
    if len(parts) < 2 or not total:
        return ()
    if len(parts) == 2 and _does(dict(open_words().tagged(parts[0])).get(parts[0], "")):
        return ((parts[0], DOING_SHARE), (parts[1], 1 - DOING_SHARE))
    return tuple((part, weight / total) for part, weight in zip(parts, weights, strict=True))


def _words(question: str) -> Iterator[tuple[str, float]]:
    """The question's words with their worth: quoted ones, names the term file knows, then things and doings."""
    left = question
    for located in reversed(find_periods(left)):
        left = f"{left[: located.start]}，{left[located.end :]}"
    for quoted in _QUOTED.findall(left):
        for word in re.split(r"[、,，和与]", quoted):
            if word.strip():
                yield fold(word), THING_WORTH
    for code in codes_in(left):
        yield code, THING_WORTH
    words = open_words()
    left = _COUNTS.sub("，", words.without_asking(_QUOTED.sub("，", left)))
    for found in _known().finditer(left):
        little = DOING_WORTH if found[0] in load_terms().generic else THING_WORTH
        yield found[0], PLACE_WORTH if found[0] in place_forms() else little
    left = _known().sub(" ", left)
    for name in reversed(names_in(left, load_terms().subjects)):
        yield left[name.start : name.end], PLACE_WORTH
        left = f"{left[: name.start]} {left[name.end :]}"
    for word, tag in words.tagged(left):
        if _OF_NOW.fullmatch(word) or (word == "方面" and not _SOME_SIDES.search(question)):
            continue
        worth = _worth(word, tag)
        if worth == DOING_WORTH and word not in load_terms().generic and _names_an_aspect(left, word):
            worth = THING_WORTH
        if worth:
            yield word, worth


def codes_in(question: str) -> tuple[str, ...]:
    """The numbers of the question that count nothing and so are names (“465”, “121”战略); years are none."""
    counting = [(found.start, found.end) for found in find_quantities(question) if found.value.unit]
    counting += [(found.start, found.end) for found in find_periods(question)]
    codes = _CODE.finditer(question)
    return tuple(c[0] for c in codes if not any(start < c.end() and c.start() < end for start, end in counting))


def _names_an_aspect(text: str, word: str) -> bool:
    """Whether the word is what is asked about, though it is a doing (看病方面)."""
    return _ASPECT.match(text, text.find(word) + len(word)) is not None


def _worth(word: str, tag: str) -> float:
    """What a word counts by its part of speech (jieba's tag); 0 when it says nothing of what is asked about."""
    if (tag == "m" and _ORDERED.search(word)) or (len(word) == 1 and word.isascii() and word.isalpha()):
        return THING_WORTH
    if tag == _FOREIGN and len(word) > 1:
        return THING_WORTH  # EDA, AI: a name
    if tag.startswith(_EMPTY) or word.isdecimal() or word[0] in "那这哪某" or (len(word) == 1 and not word.isascii()):
        return 0.0
    doing = _does(tag)
    if word in load_terms().stances:
        return STANCE_WORTH
    if doing or word in load_terms().generic or _COUNTED_PLACES.search(word):
        return DOING_WORTH
    return THING_WORTH


def _does(tag: str) -> bool:
    return tag.startswith(_DOINGS) and tag not in _VERBAL_NOUNS


@cache
def _known() -> re.Pattern[str]:
    """Every name of the term file with two characters or more, the longest first."""
    terms = load_terms()
    listed = (*terms.indicators, *terms.places, *terms.home, *terms.segmentation)
    names = {fold(name) for name in listed if len(name) > 1}
    names |= {fold(word) for group in terms.synonyms for word in group if len(word) > 2}
    forms = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(f"(?:{forms})(?<![省市县区](?=长))")  # 河北省长 is the head of Hebei


@cache
def place_forms() -> frozenset[str]:
    """Every spelling of a place, as words of a question are written."""
    return frozenset(fold(name) for name in (*load_terms().places, *load_terms().home))


def coverage(terms: Sequence[Term], text: str) -> tuple[float, ...]:
    """For each term, how far ``text`` (folded) matches it, from 0 to 1."""
    return _coverage(tuple(terms), text)


@lru_cache(maxsize=4096)  # titles and headings are asked for each of their sentences, facts and lists
def _coverage(terms: tuple[Term, ...], text: str) -> tuple[float, ...]:
    signs = frozenset(text)
    return tuple([_match(term, text, signs) for term in terms])


def field_words(term: Term) -> tuple[str, ...]:
    """How documents write of the field that the term is of (空气质量: 优良天数); no other spellings of it."""
    return load_cues().fields.get(term.word, ())


def is_of_field(term: Term, text: str) -> bool:
    """Whether ``text`` (folded) has a word of the field that the term is of: 优良天数 speaks of 空气质量."""
    return any(fold(word) in text for word in field_words(term))


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


def _match(term: Term, text: str, signs: frozenset[str]) -> float:
    for form in term.forms:
        if form in text:
            return 1.0
    best = 0.0
    if len(term.signs & signs) >= FEWEST_MET:  # most terms end here
        for form in term.forms:  # a loop takes half the time of a max over a list
            if (worth := _loose_match(form, text)) > best:
                best = worth
    return max(best, _part_match(term, text)) if term.parts else best


def _part_match(term: Term, text: str) -> float:
    """What the words that a compound is made of are worth: 扩大内需 in 充分挖掘内需潜力."""
    return PARTS_WORTH * math.fsum(share for part, share in term.parts if part in text)


def close_coverage(terms: Sequence[Term], text: str) -> tuple[float, ...]:
    """Like ``coverage``, but in a long sentence what stands far from the rest counts less.

    Of the stretches of whole clauses of at most ``CLOSE`` characters the one that matches most counts in full.
    """
    whole = coverage(terms, text)
    if len(text) <= CLOSE:
        return whole
    best: tuple[float, ...] = (0.0,) * len(terms)
    clauses = [(len(clause), coverage(terms, clause)) for clause in _CLAUSE.findall(text)]
    for first in range(len(clauses)):
        reach, held = 0, (0.0,) * len(terms)
        for length, matches in clauses[first:]:
            reach += length
            if reach > CLOSE and held != (0.0,) * len(terms):
                break
            held = tuple(map(max, held, matches))
        if weighed(terms, held) > weighed(terms, best):
            best = held
    return tuple(max(near, FAR_WORTH * match) for near, match in zip(best, whole, strict=True))


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
    """How far the document's title matches each term.

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
            match * (NAMED_ELSEWHERE if own < 1 and other >= 1 else 1.0)
            for match, own, other in zip(*columns, strict=True)
        )
    return found


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


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Each folded spelling of the term file with all spellings of the same thing."""
    terms = load_terms()
    groups: list[list[str]] = [list(group) for group in terms.synonyms]
    for names in (terms.places | terms.home, terms.indicators, terms.scopes):
        by_name: dict[str, list[str]] = {}
        for form, name in names.items():
            by_name.setdefault(name, []).append(form)
        groups += by_name.values()
    found: dict[str, set[str]] = {}
    for group in groups:
        folded = {fold(form) for form in group}
        for form in folded:
            found.setdefault(form, set()).update(other for other in folded if len(other) > 1)
    return {form: tuple(sorted(others | {form})) for form, others in found.items()}


def spellings_of(word: str) -> tuple[str, ...]:
    """The folded word with its other spellings and synonyms in the term files."""
    return _spellings().get(word, (word,))


def _forms(word: str) -> tuple[str, ...]:
    """The word with its other spellings; 五市 is also written 5市."""
    forms = _spellings().get(word, (word,))
    digit = _NUMERAL.sub(lambda numeral: str("一二三四五六七八九".index(numeral[0]) + 1), word)
    return forms if digit == word else (*forms, digit)


def _loose_match(form: str, text: str) -> float:
    """What a form that does not stand in the text is worth by its short form, a misspelling, or its parts."""
    if len(form) < 2 or form.isascii():
        return 0.0
    met = 0
    for sign in form:  # a loop takes half the time of a sum over a generator
        met += sign in text
    if met < FEWEST_MET:
        return 0.0
    if met == len(form) <= 4 and _short_form(form).search(text):
        return SHORT_FORM_WORTH
    if met >= len(form) - 1 >= 2 and _misspelt(form).search(text):
        return MISSPELT_WORTH
    if len(form) == 2:
        return 0.0
    return PAIRS_WORTH * sum(form[at : at + 2] in text for at in range(len(form) - 1)) / (len(form) - 1)


@lru_cache(maxsize=4096)
def _misspelt(form: str) -> re.Pattern[str]:
    """亏孙面 → 亏.面: the form with one character inside it written wrong; 第二产业 is not 第三产业 written wrong."""
    inside = (i for i in range(1, len(form) - 1) if not _A_NUMERAL.match(form[i]))
    wrong = (f"{re.escape(form[:i])}[^{_NUMERALS}]{re.escape(form[i + 1 :])}" for i in inside)
    return re.compile("|".join(wrong) or "(?!)")


@lru_cache(maxsize=4096)
def _short_form(form: str) -> re.Pattern[str]:
    """营收 → 营…收, 三年计划 → 三年…计划: the halves of a short form with a few characters between."""
    parts = [form[:2], form[2:]] if len(form) == 4 else list(form)
    return re.compile(r"[^，。；：、,;:\s]{0,4}?".join(map(re.escape, parts)))
