"""Whether something is so, where a sentence and no figure tells: yes or no only as the sentence itself says it.

A sentence says yes where one clause of it names all that is asked and denies nothing; it says no where it denies the
very deed that is asked about. Anything else is given as what is said near the question, and said to be that.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.claims.asking_whether import asks_whether, without_whether
from assistant.answering.claims.exactly_said import says_just_that
from assistant.answering.claims.opposing import is_of_the_time, opposes, says_order
from assistant.answering.claims.premises import NO, YES
from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.evidence.time_and_place import names_another_city, period_named, periods_agree
from assistant.answering.sentences.evidence_bar import is_evidence
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.sought import lacks_narrowing, main_thing, telling_things
from assistant.answering.understanding.topic import without_periods, without_places
from assistant.answering.understanding.wanted import PLACE_REACHED
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import places_in, subjects_in
from assistant.period import year_of
from assistant.quantity import find_periods, find_quantities
from assistant.reading.sentences import strip_marks
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

SAID_SO = "原文的话是："
NOT_SAID = "没有找到直接肯定或否定的话，相关的话是："
NEAR_THE_BEST = 0.75  # of the best score, for a statement that says it outright
LOOKED_AT = 6
FULL = 0.95
LEAST_OF_TARGET = 0.75
LEAST_ALIKE = 0.5
LEAST_OWN = 0.4  # of what is asked, what the clause itself must name
# Of the question's weight, in things and in all words, what must be missing for it to be told that it is not said.
_MISSING_THINGS, _MISSING = 0.15, 0.25
_MISSING_DEED = 0.3  # of the question's weight: what is said of its things only is no answer
# Whether a price or a wage goes up or down: 暖气费会降吗.
_MOVES_ASKED = re.compile("[涨降](?:价|薪|费|工资)?了?[吗么]|(?:提高|上调|下调|降低)[^，。？]{0,6}[吗么]")
_MOVES = re.compile("涨|降|提高|提标|[上下]调|调整|调[高低]|增加|减少|减免|上浮|下浮")
_WITHIN = re.compile("在[^，。；在]{2,14}(?:境内|辖区内)")
# Where something is claimed to have been held: 第二届峰会是在苏州开的.
_HELD_IN = re.compile(
    "在(?P<where>[^，。？在]{2,8}?)(?:召开|举行|举办|开幕|揭牌|签[约署订]?|[开办])(?:的|了|过|[吗吧么？，。]|$)"
)
_CLAUSES = re.compile("[，；。;,]")
# Whether all of a plan's marks were met, and that some were not: 6项指标不及预期.
_ALL_MET = re.compile(
    "(?:指标|目标|任务)[^，。？]{0,4}(?:都|全|均|是否|是不是)[^，。？]{0,6}(?:完成|实现|达标|达成|达到)"
)
_SOME_MISSED = re.compile(
    "[0-9一二三四五六七八九十]+[项个][^，。；]{0,10}(?:指标|目标|任务)"
    "(?:[^，。；]{0,6}(?:未能?|没有|尚未)(?:按期|如期|全面)?(?:完成|实现|达到)|(?:不及|低于)预期|未达标)"
)
_SIGNED_CLASS = re.compile("(?<![a-z0-9])([iv]{1,3}|[a-d]|[1-9])([型类级])")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def says_whether(gathered: Gathered) -> tuple[str, Statement] | None:
    """How the question is answered, and by which statement; None where none says it outright."""
    asked = asks_whether(gathered.query.text) or "is"
    if _is_denied(without_whether(gathered.query.text)):
        return None  # a yes to what itself denies may mean either
    if (missed := _some_were_missed(gathered)) is not None:
        return NO[asked] + SAID_SO, missed
    best, claim = gathered.statements[0].score, without_whether(gathered.query.text)
    for statement in gathered.statements[:LOOKED_AT]:
        if statement.score < NEAR_THE_BEST * best or statement.faults or not is_evidence(gathered, statement):
            continue
        if _is_another(gathered, statement) or _is_of_another_class(claim, statement):
            return NO[asked] + SAID_SO, statement
        if (ordered := says_order(gathered, claim, statement)) is not None:
            return (YES if ordered else NO)[asked] + SAID_SO, statement
        if _denies(gathered, statement) or opposes(gathered, claim, statement) or _lies_elsewhere(claim, statement):
            return NO[asked] + SAID_SO, statement
        if _affirms(gathered, statement):
            return YES[asked] + SAID_SO, statement
    return None


def _some_were_missed(gathered: Gathered) -> Statement | None:
    """The sentence that so many of a plan's marks were missed, where it is asked whether all were met."""
    if not _ALL_MET.search(gathered.query.text):
        return None
    of_it = (one for one in gathered.statements if not one.faults and is_of_the_time(gathered, one))
    return next((one for one in of_it if _SOME_MISSED.search(one.text)), None)


def _is_of_another_class(claim: str, statement: Statement) -> bool:
    """Whether something is said to be of a class with a sign (Ⅰ型, A类), and the sentence has another one alone."""
    claimed, told = _signed_classes(claim), _signed_classes(statement.text)
    alike = {kind: {sign for sign, same in told if same == kind} for _, kind in claimed}
    return any(len(alike[kind]) == 1 and sign not in alike[kind] for sign, kind in claimed)


def _signed_classes(text: str) -> set[tuple[str, str]]:
    """The classes of a text, each by its sign and kind; a Roman figure may be printed as letters or as one sign."""
    found = _SIGNED_CLASS.findall(fold(text))
    return {(_ROMAN.get(sign, sign), kind) for sign, kind in found}


def _is_another(gathered: Gathered, statement: Statement) -> bool:
    """Whether two are asked to be one and the same (是一码事吗), and the sentence names both and denies it.

    论文提出共建示范区；公开资料所见的是试验区，两者不是同一安排.
    """
    voices = load_cues().voices
    things = [term for term in _terms(gathered) if term.thing and not voices["identity"].search(term.word)]
    same = voices["identity"].search(gathered.query.text) and voices["not_one"].search(statement.text)
    return bool(same and things) and min(coverage(things, fold(strip_marks(statement.text)))) >= FULL


def _lies_elsewhere(claim: str, statement: Statement) -> bool:
    """Whether something is said to lie within a place (在江阴境内), and the sentence says within which other one."""
    claimed, told = _WITHIN.search(claim), _WITHIN.search(fold(statement.text))
    if not claimed or not told:
        return False
    asked = {name for name, _, _ in subjects_in(claimed[0])}
    return bool(asked) and bool(told[0]) and asked.isdisjoint(name for name, _, _ in subjects_in(told[0]))


def says_target_met(gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether a sentence says that the target asked about was met or missed, and which; None where none says it.

    The clause that says so, or the one before it, must name what is asked about (城镇新增就业1312万人，超过预期目标).
    """
    cues = load_cues().asserting
    things = [term for term in _terms(gathered) if term.thing and not cues["aim"].search(term.word)]
    asked = {year for period in gathered.query.periods if (year := year_of(period))}
    for statement in gathered.statements[:LOOKED_AT] if things else ():
        if statement.faults or not is_of_the_time(gathered, statement):
            continue
        clauses = _CLAUSES.split(fold(strip_marks(statement.text)))
        for before, clause in pairwise(("", *clauses)):
            told = cues["told_missed"].search(clause) or cues["told_met"].search(clause)
            if _names_other_years(asked, clause):
                continue  # 要达到2030年目标还需再增长一倍 tells nothing of 2026's
            if told and min(coverage(things, f"{before} {clause}")) >= LEAST_OF_TARGET:
                return not cues["told_missed"].search(clause), statement
    return None


def _names_other_years(asked: Collection[int], clause: str) -> bool:
    named = {found.value.last.year for found in find_periods(clause) if found.value.last}
    return bool(asked and named) and named.isdisjoint(asked)


def leaves_open(gathered: Gathered) -> bool:
    """Whether the best statement does not speak of all that the question asks whether it is so.

    Of a thing that is said to be the first of its kind a clause must tell a place.
    """
    main = main_thing(gathered.terms)
    if PLACE_REACHED.search(gathered.query.text) and main is not None:
        of_it = (gathered.terms[main],)
        placed = filter(PLACE_REACHED.search, _CLAUSES.split(fold(gathered.statements[0].text)))
        if not any(coverage(of_it, clause)[0] >= LEAST_ALIKE for clause in placed):
            return True
    missing = [term for term in gathered.terms if term.word in gathered.statements[0].missing]
    things = sum(term.weight for term in missing if term.thing)
    return things >= _MISSING_THINGS or sum(term.weight for term in missing) >= _MISSING


def lacks_the_deed(gathered: Gathered) -> bool:
    """Whether the best statement says nothing of what is done to the things that it names (合并, of two cities).

    Nor does one of which a figure is claimed (超过了8000亿元), where it does not speak of what the figure is to be of.
    """
    best = gathered.statements[0]
    things = [gathered.terms[at].word for at in telling_things(gathered.terms)]
    if gathered.query.quantities and things and set(things) <= set(best.missing):
        return True
    if _MOVES_ASKED.search(gathered.query.text) and not _MOVES.search(best.text):
        return True
    missing = best.missing
    return any(not t.thing and t.word in missing and t.weight >= _MISSING_DEED for t in gathered.terms)


def _affirms(gathered: Gathered, statement: Statement) -> bool:
    """Whether one clause names all that is asked but for what its heading, title or place names, and denies nothing."""
    cues, asked = load_cues().asserting, gathered.query.text
    if any(cues[name].search(without_whether(asked)) for name in ("compared", "exceeds")):
        return False  # 农村快于城镇 has all the words of 城镇快于农村
    document = statement.document
    above = fold(" ".join((*document.section_at(statement.start), document.title, document.issuer)))
    terms, said = _terms(gathered), fold(strip_marks(statement.text))
    if not terms or _is_denied(said) or not is_of_the_time(gathered, statement):
        return False  # whatever the clause says, what stands before it may deny it
    if (held_in := _HELD_IN.search(asked)) and not all(name in said for name in _places_named(held_in["where"])):
        return False  # that a heading or title names 苏州 does not say that it was held there
    named_above, claim = coverage(terms, above), _claim(gathered, above)
    least = LEAST_OWN * sum(term.weight for term in terms)
    reached = 0
    for clause in _CLAUSES.split(said):
        reached += len(clause) + 1
        own = coverage(terms, clause)
        if min(map(max, own, named_above)) < FULL or weighed(terms, own) < least:
            continue
        if not _is_of_the_asked_time(gathered, said[: reached - 1], statement) or _is_elsewhere(gathered, clause):
            continue
        named = {name.canonical for name in names_in(f"{clause} {_placed_above(statement)}", load_terms().places)}
        if not named >= {place for place in gathered.query.subjects if load_terms().level(place)}:
            continue
        wholes = WHOLES & set(gathered.query.subjects), WHOLES & named
        if all(wholes) and not wholes[0] & wholes[1]:
            continue  # 居全省第4位 is no place in the nation
        given = {(found.value.value, found.value.unit) for found in find_quantities(clause)}
        if any((quantity.value, quantity.unit) not in given for quantity in gathered.query.quantities):
            continue
        if _alike(claim, clause) < LEAST_ALIKE or not says_just_that(asked, clause, gathered.query.quantities):
            continue
        of_figures = bool(gathered.query.quantities)
        if of_figures and (lacks_narrowing(gathered.query, clause) or _is_anothers(gathered, said, clause)):
            continue
        strict = all(word in clause for word in cues["strict"].findall(asked))
        done = cues["intended"].search(clause) is None or cues["intended"].search(asked) is not None
        return strict and done
    return False


def _places_named(words: str) -> list[str]:
    """The places that the words name, as they are printed there."""
    return [words[start:end] for _, start, end in places_in(words)]


def _is_anothers(gathered: Gathered, said: str, clause: str) -> bool:
    """Whether something that the question names has a figure of its own in another clause, and stands not in this one.

    其中4亿美元入股华虹半导体，5.22亿美元入股华虹无锡.
    """
    others = [other for other in _CLAUSES.split(said) if other != clause and find_quantities(other)]
    missing = [term for term in gathered.terms if not any(form in clause for form in term.forms)]
    return any(form in other for term in missing for form in term.forms for other in others)


def _placed_above(statement: Statement) -> str:
    """What above the sentence says of which place it is; several places that issue a document together, nothing."""
    document = statement.document
    issuers = names_in(document.issuer, load_terms().places)
    of_one = document.issuer if len({name.canonical for name in issuers}) == 1 else ""
    return fold(" ".join((*document.section_at(statement.start), document.title, of_one)))


def _is_of_the_asked_time(gathered: Gathered, said: str, statement: Statement) -> bool:
    """Whether the time named last, which is that of what follows, is one asked about: not 2015年起…，2017年出台计划.

    Where the sentence names none, the nearest heading that names one must; what happened at some time did not happen
    in that year, and what is aimed at for 2026 not for 2025, though the title has both.
    """
    asked = gathered.query.times
    named = [found.value.printed for found in find_periods(said) if found.value.key]
    if not asked or named:
        return not asked or periods_agree(asked, named[-1:]) is True
    document = statement.document
    return period_named(asked, (), (*reversed(document.section_at(statement.start)), document.title))


def _is_elsewhere(gathered: Gathered, clause: str) -> bool:
    """Whether the question names no place, and the clause another city than the library's own."""
    return not gathered.query.subjects and names_another_city((clause,))


def _claim(gathered: Gathered, above: str) -> str:
    """What is claimed in the question's own words, without places, times, and what heading or title say."""
    text = without_places(without_periods(without_whether(gathered.query.text)))
    text = fold(text).strip("？?。的是了")
    for term in _terms(gathered):
        text = text.replace(term.word, "") if term.word in above else text
    return text


def _alike(claim: str, clause: str) -> float:
    """The share of the claim's pairs of characters that stand in the clause: the words in another order say another."""
    pairs = [claim[at : at + 2] for at in range(len(claim) - 1)]
    return sum(pair in clause for pair in pairs) / len(pairs) if pairs else 1.0


def _denies(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence, its heading or title names all that is asked, and a clause denies the deed of it."""
    above = fold(" ".join((*statement.document.section_at(statement.start), statement.document.title)))
    said = fold(strip_marks(statement.text))
    terms = _terms(gathered)
    if not terms or min(coverage(terms, f"{said} {above}")) < FULL:
        return False
    deeds, things = [term for term in terms if not term.thing], [term for term in terms if term.thing]
    denials = ((clause, load_cues().asserting["denied"].search(clause)) for clause in _CLAUSES.split(said))
    rests = (clause[found.start() :] for clause, found in denials if found)
    return any(all(max(coverage(asked, rest), default=0) >= FULL for asked in (deeds, things)) for rest in rests)


def _terms(gathered: Gathered) -> list[Term]:
    """What is asked about, without places (held against the statement elsewhere)."""
    return [term for term in gathered.terms if term.word not in place_forms()]


def _is_denied(clause: str) -> bool:
    return load_cues().asserting["denied"].search(clause) is not None
