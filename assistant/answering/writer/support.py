"""Whether the words of a model's sentence are borne out by the evidence that it cites.

Every word that says something (nouns, names, verbs, adjectives) must stand in the evidence or in the short list of
words that only join; nothing may be said the other way round. What is said of a place must come from a sentence about
that place, and several places stand in the evidence's order. Figures and times
are left to the gate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.writer.grounds import (
    CLAUSE,
    pairs_of,
    places_of,
    support_words,
    unquoted,
    without_figures,
)
from assistant.quantity import find_quantities, scan
from assistant.search.words import fold, open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from assistant.answering.writer.grounds import Ground, GroundClause

LEAST_SHARED = 0.5
FEWEST_PAIRS = 5  # a clause of fewer pairs of characters (论文指出) says too little to be held against a share
LIKE_ENOUGH = 0.5
_QUOTED = re.compile("[“「『‘]([^”」』’]*)[”」』’]|《([^》]*)》")
_FREE = ("u", "p", "c", "d", "r", "f", "y", "x", "e", "o", "q", "k", "h", "m", "w")
_TELLING = ("m", "a", "v", "n", "j", "b", "g")  # of a single character, what says something
_LOOSE_ENDS = "在和与及对把被从向的了将以为等各其该"
FOREIGN_SIGN = re.compile(r"[<>⟦⟧〚〛{}\\\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|https?:|www\.")


def unsupported(text: str, grounds: Sequence[Ground], asked: Collection[str]) -> str:
    """Why the sentence is not borne out by the evidence, in Chinese; "" if it is. ``asked``: the places asked about."""
    if unquoted := next(_not_quoted(text, grounds), ""):
        return f"“{unquoted}”不是所引材料的原话"
    carried: tuple[str, ...] = ()
    for clause in CLAUSE.findall(fold(text)):
        places = places_of(clause)
        allowed = _about(places or carried, grounds)
        if places and not allowed:
            return f"所引材料说的不是{'、'.join(dict.fromkeys(places))}"
        carried = places or carried
        near = _nearest(clause, allowed or grounds)
        if not carried and pairs_of(without_figures(clause)) and (other := _elsewhere(near, asked)):
            return f"材料说的是{other}，句子里没有写明"
        if fault := _clause_fault(clause, places, allowed or grounds, near):
            return fault
    return ""


def is_lead(text: str, question: str) -> bool:
    """Whether the line only leads in to what follows: with a colon, in words of leading in and of the question."""
    if not text.rstrip().endswith(("：", ":")) or support_words().denies(text) or tuple(scan(text)):
        return False
    asked, words = fold(question), support_words()
    return all(
        word in words.lead or word in asked or tag.startswith(("u", "p", "c", "x", "w", "f"))
        for word, tag in open_words().tagged(fold(text))
    )


def _not_quoted(text: str, grounds: Sequence[Ground]) -> Iterator[str]:
    """What stands in quotation marks and not in the evidence, or in 《》 and neither there nor as a title."""
    held = "\n".join(ground.known for ground in grounds)
    for found in _QUOTED.finditer(text):
        inside = unquoted(fold(found[1] or found[2] or ""))
        if inside and inside not in held:
            yield (found[1] or found[2])[:20]


def _about(places: Iterable[str], grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    """The evidence that speaks of all those places."""
    wanted = set(places)
    return tuple(ground for ground in grounds if wanted <= set(ground.places))


def _elsewhere(near: Sequence[GroundClause], asked: Collection[str]) -> str:
    """A city or province that the evidence is about there, where it names none of those asked about (or of home)."""
    terms = load_terms()
    own = set(asked) or set(terms.home.values())
    foreign = (clause.places for clause in near if not own & set(clause.places))
    return next((place for places in foreign for place in places if terms.level(place)), "")


def _clause_fault(clause: str, places: Sequence[str], grounds: Sequence[Ground], near: Sequence[GroundClause]) -> str:
    known = " ".join(ground.known for ground in grounds)
    if word := next(unknown_words(clause, known), ""):
        return f"“{word}”不在所引材料里"
    there = {place for one in near for place in one.places} | {place for g in grounds for place in g.inherited}
    foreign = [place for place in places if place not in there]
    if foreign and not find_quantities(clause):  # beside a figure the gate holds the place against the fact
        return f"材料在这里说的不是{foreign[0]}"
    if len(places) > 1 and not any(_in_order(places, ground.places) for ground in grounds):
        return f"{'、'.join(places)}的先后关系与材料不合"
    if not _shares(clause, known):
        return "说法与所引材料相差太远"
    return _contrary(clause, grounds, near)


def unknown_words(clause: str, known: str) -> Iterator[str]:
    """The words of the clause that say something which the evidence does not have."""
    general = support_words().general
    indicators = {name.canonical for name in names_in(known, load_terms().indicators)}
    for word in (word for group in load_terms().parallels for word in group if word in clause):
        if word not in known and word not in general:
            yield word
    said, at = unquoted(without_figures(clause)), 0
    for word, tag in open_words().tagged(said):
        at = said.index(word, at) + len(word)
        if len(word) == 1 and tag.startswith(_TELLING) and word not in general:
            # Nearly every character stands somewhere in the evidence: 偏多 is not borne out by 偏少 and 多种.
            before, after = said[at - 2 : at], said[at - 1 : at + 1]
            if not (before in known and len(before) == 2) and not (after in known and len(after) == 2):
                yield before or word
            continue
        if tag.startswith(_FREE) and tag != "eng":
            continue
        bare = word.strip(_LOOSE_ENDS) or word
        if {word, bare} & general or _holds(known, word) or _holds(known, bare) or places_of(word):
            continue
        named = {name.canonical for name in names_in(word, load_terms().indicators)}
        if not named or not named <= indicators:
            yield word


def _holds(known: str, word: str) -> bool:
    """Whether the evidence has the word, or both halves of a long one (制造业企业)."""
    if word in known:
        return True
    return any(word[:at] in known and word[at:] in known for at in range(2, len(word) - 1))


def _in_order(places: Sequence[str], held: Sequence[str]) -> bool:
    rest = iter(held)
    return all(place in rest for place in places)


def _shares(clause: str, known: str) -> bool:
    pairs = pairs_of(without_figures(clause))
    return len(pairs) < FEWEST_PAIRS or sum(pair in known for pair in pairs) >= LEAST_SHARED * len(pairs)


def _contrary(clause: str, grounds: Sequence[Ground], near: Sequence[GroundClause]) -> str:
    """How the clause says the other way round what the evidence says, or says more; "" where it does not."""
    words, said = support_words(), without_figures(clause)
    held = "，".join(one.text for one in near)
    if words.denies(said) != words.denies(held):
        return "肯定与否定同材料不合"
    # Beside a figure the gate holds 增 and 降 against the fact; the sentence may say 增速 where the claim says 增长.
    moves = " ".join(ground.moves for ground in grounds) if said != clause else ""
    for one, other in words.opposites:
        for used in (one, other):
            if (found := used.search(said)) and not used.search(f"{held} {moves}"):
                return f"材料里没有“{found[0]}”的意思"
    if (found := words.done.search(said)) and not words.done.search(held):
        return f"材料里没有“{found[0]}”"
    if (found := words.planned.search(said)) and words.done.search(held) and not words.planned.search(held):
        return f"材料说的是已有的事，不是“{found[0]}”"
    cut = {word for word, _ in open_words().tagged(clause)}
    for strong in words.strong:
        used_here = strong in cut if len(strong) == 1 else strong in clause
        if used_here and not any(strong in ground.said for ground in grounds):
            return f"材料里没有“{strong}”"
    return ""


def _nearest(clause: str, grounds: Sequence[Ground]) -> tuple[GroundClause, ...]:
    """The clauses of the evidence that the clause takes up: those it repeats half of, else the one most like it."""
    pairs = pairs_of(without_figures(clause))
    held = [one for ground in grounds for one in ground.clauses]
    taken = [
        one
        for one in held
        if (shared := len(one.pairs & pairs))
        and (shared >= LIKE_ENOUGH * len(one.pairs) or shared >= LIKE_ENOUGH * len(pairs))
    ]
    return tuple(taken) or tuple(sorted(held, key=lambda one: -len(one.pairs & pairs))[:1])
