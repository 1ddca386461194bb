"""The sum of the numbers that stand in one row behind a list of as many names: 供热、燃气管网80公里、60公里.

Whose each number is need not be known for the sum, so that the facts of such a row, which are unsure, may be added.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import facts_in
from assistant.answering.understanding.wanted import SUM, SUM_HELD_AGAINST
from assistant.errors import FactsError
from assistant.facts.compute import total
from assistant.facts.operands import RATES
from assistant.search.words import HAN

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_NAMES = re.compile(f"(?P<names>[{HAN}]+(?:[、和与及][{HAN}]+)+)(?:分别|各)?(?:达到?|为|约)?$")
_APART = re.compile("[、和与及]")
_BETWEEN = re.compile("[、和与及，]|以及")
_LEAST = 2
_END_OF_NAME = 2  # characters by which a name of the list is known in the question


def sum_of_row(gathered: Gathered, statement: Statement) -> Computed | None:
    """The sum that the question asks for of all the names in the row; None where it is not plain."""
    asked = gathered.query.text
    if not SUM.search(asked) or SUM_HELD_AGAINST.search(asked):
        return None
    facts = facts_in(gathered, statement)
    rows = [row for at in range(len(facts)) if (row := _row(gathered, statement, facts[at:]))]
    if len(rows) != 1:
        return None
    try:
        return total(rows[0])
    except FactsError:
        return None


def _row(gathered: Gathered, statement: Statement, facts: list[Fact]) -> list[Fact]:
    """The numbers from the first fact on, each under its name of the list before it; [] where there is none."""
    text, offset = statement.text, statement.start
    before = _NAMES.search(text[: facts[0].start - offset])
    names = _APART.split(before["names"]) if before else []
    row = facts[: len(names)]
    gaps = [text[a.end - offset : b.start - offset] for a, b in pairwise(row)]
    one_unit = len({fact.quantity.unit for fact in row}) == 1 and row[0].quantity.unit not in RATES if row else False
    whole = len(row) == len(names) >= _LEAST and one_unit and all(map(_BETWEEN.fullmatch, gaps))
    if not whole or _goes_on(text, row, facts, offset) or not _names_all(gathered.query.text, names):
        return []
    first = row[0]
    exact = all(fact.quantity.upper is None and fact.status == first.status for fact in row)
    same_time = len({fact.period.key for fact in row}) == 1
    named = [replace(fact, indicator=name, scope="", sure=True) for fact, name in zip(row, names, strict=True)]
    return named if exact and same_time else []


def _goes_on(text: str, row: list[Fact], facts: list[Fact], offset: int) -> bool:
    """Whether one more number of the unit stands in the row, so that the list is not told by these alone."""
    if len(facts) == len(row):
        return False
    after = facts[len(row)]
    gap = text[row[-1].end - offset : after.start - offset]
    return after.quantity.unit == row[0].quantity.unit and _BETWEEN.fullmatch(gap) is not None


def _names_all(asked: str, names: list[str]) -> bool:
    """Whether the question names each of the list: by its end, the last one by its beginning (排水管网: 排水)."""
    own = [*(name[-_END_OF_NAME:] for name in names[:-1]), names[-1][:_END_OF_NAME]]
    return all(len(name) == _END_OF_NAME and name in asked for name in own)
