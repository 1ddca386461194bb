"""A share that no document prints, of a part and its whole that one sentence counts: 65个重大项目，其中公共服务26个.

The sentence itself names both, right beside their numbers, so that it does not matter whether the facts table could say
of what each number is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import FactsError
from assistant.facts.compute import share
from assistant.quantity import find_quantities
from assistant.search.words import HAN, open_words

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.answering.statements import Statement
    from assistant.model import Computed, Fact

_STRETCH = re.compile("[^，、；：。,;:]+")
_WORDS = re.compile(f"[{HAN}]{{2,}}")
_LEADS = re.compile("^(?:其中|有|共|包括|安排|为|占)+")


def share_within(gathered: Gathered, statement: Statement) -> Computed | None:
    """The share that the question asks for, of the two numbers which the sentence gives; None where it is not plain."""
    told = _counted(gathered, statement)
    asked = gathered.query.text
    wholes = [(fact, words) for fact, words in told if _is_said(gathered, fact)]
    wholes = wholes or [(fact, words) for fact, words in told[:1] if words and words[-2:] in asked]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    behind = told[told.index(whole) + 1 :]
    parts = [(fact, words) for fact, words in behind if words and words in asked]
    of_all = whole[0].quantity
    parts = [(f, w) for f, w in parts if f.quantity.unit == of_all.unit and f.quantity.value < of_all.value]
    if len(parts) != 1 or not whole[1]:
        return None
    try:
        return share(_told_by(*parts[0], whole[0]), _told_by(*whole, whole[0]))
    except FactsError:
        return None


def _told_by(fact: Fact, words: str, whole: Fact) -> Fact:
    """The fact, of what the sentence says beside its number, and of nobody: the sentence is quoted with it."""
    return replace(fact, indicator=words, subject="", scope="", period=whole.period, status=whole.status, sure=True)


def _counted(gathered: Gathered, statement: Statement) -> list[tuple[Fact, str]]:
    """The numbers of the sentence that are facts, in order, each with the one word that stands beside it."""
    facts = {
        figure.fact.start: figure.fact
        for figure in gathered.figures
        if figure.document.id == statement.document.id and statement.start <= figure.fact.start < statement.end
    }
    found: list[tuple[Fact, str]] = []
    for stretch in _STRETCH.finditer(statement.text):
        numbers = find_quantities(stretch[0])
        here = [facts[at] for number in numbers if (at := statement.start + stretch.start() + number.start) in facts]
        if not here:
            continue
        found.append((here[-1], _beside(stretch[0], numbers[-1].start, numbers[-1].end)))
    return found


def _beside(stretch: str, start: int, end: int) -> str:
    """What the number at ``start:end`` counts: the noun behind (65个重大项目), else the words before (公共服务26个)."""
    behind = ""
    for word, tag in open_words().tagged(stretch[end:]):
        if not _WORDS.fullmatch(word) or (behind and tag.startswith("v")):
            break
        behind += word
    before = [_LEADS.sub("", word) for word in _WORDS.findall(stretch[:start])]
    return behind or next((word for word in reversed(before) if len(word) > 1), "")


def _is_said(gathered: Gathered, fact: Fact) -> bool:
    """Whether the question itself gives the number (303个项目里…)."""
    return any(
        asked.value == fact.quantity.value and asked.unit == fact.quantity.unit for asked in gathered.query.quantities
    )
