"""Figures of an answer: the expected ones, of the right thing, printed on the cited page."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.errors import FactsError
from assistant.evaluation.intervals import UNDEFINED, mean
from assistant.evaluation.questions import ExpectedFigure
from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.quantity import find_quantities, half_width, parse_period, parse_quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.evaluation.questions import Question
    from assistant.model import Document, Fact

_UNIT_IN_HEAD = re.compile(r"[（(]([^（）()]+)[）)]\s*$")
_BARE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.,]|\s*[%％\w])")
MARK = re.compile(r"\[[0-9]{1,3}\]")
RANK = "位"
Figure = tuple[Decimal, str]  # value and unit
SLOTS = ("subject", "indicator", "period")


@dataclass(frozen=True, slots=True)
class FigureScores:
    """Shares of the expected figures, each 0 to 1 or NaN where nothing of that kind was expected.

    ``value``: the number stands in the answer; ``unit``: with its unit; the slots: what the answer says it is a figure
    of agrees; ``exact``: all of these at once.
    """

    value: float
    unit: float
    subject: float
    indicator: float
    period: float
    exact: float


def expected_figures(question: Question, known: Iterable[Fact] = ()) -> tuple[tuple[ExpectedFigure, ...], ...]:
    """The figures that ``must`` names, one tuple of alternatives a group; groups that are not figures are left out.

    What each is a figure of comes from ``question.figures`` or else from ``known``: facts, checked by hand, that stand
    in the question's evidence.
    """
    groups = []
    for alternatives in question.must:
        figures = tuple(_with_slots(figure, question, known) for figure in map(_figure, alternatives) if figure)
        if len(figures) == len(alternatives):
            groups.append(figures)
    return tuple(groups)


def _figure(text: str) -> ExpectedFigure | None:
    try:
        quantity = parse_quantity(text)
    except FactsError:
        return None
    return ExpectedFigure(quantity.value, quantity.unit) if quantity.upper is None else None


def _with_slots(figure: ExpectedFigure, question: Question, known: Iterable[Fact]) -> ExpectedFigure:
    for given in question.figures:
        if given.value == figure.value and (not given.unit or not figure.unit or given.unit == figure.unit):
            return replace(given, unit=figure.unit or given.unit)
    facts = [fact for fact in known if _same(figure, fact.quantity.value, fact.quantity.unit)]
    if len(facts) != 1:  # two facts of one value in the evidence: which is meant is not known
        return figure
    fact = facts[0]
    period = fact.period.printed if fact.period.key else ""
    return replace(figure, subject=fact.subject, indicator=fact.indicator, period=period)


def _same(figure: ExpectedFigure, value: Decimal, unit: str) -> bool:
    return abs(figure.value) == abs(value) and (not figure.unit or figure.unit == unit)


def figure_scores(expected: Sequence[Sequence[ExpectedFigure]], answer: Mapping[str, Any]) -> FigureScores:
    """How the answer states the expected figures. Signs are left to the wording (下降8.6% is −8.6%)."""
    stated = quantities(answer["answer"])
    judged = [max((_judged(figure, stated, answer) for figure in group), key=_worth) for group in expected]
    columns = {name: mean(one[name] for one in judged) for name in ("value", "unit", *SLOTS)}
    exact = mean(float(all(value != 0 for value in one.values())) for one in judged)
    return FigureScores(exact=exact, **columns)


def _judged(figure: ExpectedFigure, stated: Iterable[Figure], answer: Mapping[str, Any]) -> dict[str, float]:
    units = [unit for value, unit in stated if abs(value) == abs(figure.value)]
    judged = {"value": float(bool(units)), "unit": UNDEFINED} | dict.fromkeys(SLOTS, UNDEFINED)
    if figure.unit and units:
        judged["unit"] = float(figure.unit in units)
    facts = [fact for fact in answer["facts"] if _same(figure, Decimal(fact["value"]), fact["unit"])]
    for slot in SLOTS:
        wanted = getattr(figure, slot)
        if wanted and facts:
            judged[slot] = float(any(slot_agrees(slot, wanted, fact[slot]) for fact in facts))
    return judged


def _worth(judged: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(0.5 if math.isnan(value) else value for value in judged.values())


def slot_agrees(slot: str, wanted: str, given: str) -> bool:
    """Whether two names of a subject, an indicator or a period mean the same."""
    if slot == "subject":
        return canonical_subject(wanted) == canonical_subject(given)
    if slot == "indicator":
        return canonical_indicator(wanted) == canonical_indicator(given)
    one, other = parse_period(wanted).key, parse_period(given).key
    return one.removeprefix("..") == other.removeprefix("..") if one and other else wanted == given


def provenance(answer: Mapping[str, Any], page_text: Callable[[str, int], str]) -> float:
    """The share of the figures in quoted and stated claims that a page they cite prints; NaN without figures.

    A rank that the answer lists as a fact counts as printed: it is read off an order of names. Results of computations
    are left to their operands, which are facts of the answer too, and those count by the quotation on their page.
    """
    marks = {citation["mark"]: citation for citation in answer["citations"]}
    held: list[float] = []
    for claim in answer["claims"]:
        if claim["kind"] == "computed":
            continue
        cited = [marks[mark] for mark in claim["citations"] if mark in marks]
        printed = {figure for one in cited for figure in quantities(page_text(one["document"], one["page"] or 1))}
        printed |= ranks(answer)
        held += [float(figure in printed) for figure in quantities(claim["text"])]
    held += [float(_stands(fact, page_text)) for fact in answer["facts"]]
    return mean(held)


def ranks(answer: Mapping[str, Any]) -> set[Figure]:
    """The ranks among the answer's facts."""
    return {(Decimal(fact["value"]), fact["unit"]) for fact in answer["facts"] if fact["unit"] == RANK}


def _stands(fact: Mapping[str, Any], page_text: Callable[[str, int], str]) -> bool:
    return bool(fact["quote"]) and fact["quote"] in page_text(fact["document"], fact["page"] or 1)


def as_read(document: Document, start: int, end: int) -> str:
    """``document.text[start:end]``, and after it each cell of its tables as a reader takes it: with its column's head.

    The unit that a head names in brackets goes to the bare numbers below it: 地区生产总值（亿元） over 15456.19.
    """
    lines = [document.text[start:end]]
    for table in document.tables:
        heads = {cell.column: document.text[cell.start : cell.end] for cell in table.cells if cell.row == 0}
        for cell in table.cells:
            if cell.row and start <= cell.start < end:
                head, text = heads.get(cell.column, ""), document.text[cell.start : cell.end]
                unit = _UNIT_IN_HEAD.search(head)
                lines.append(f"{head} {_with_unit(text, unit[1]) if unit else text}")
    return "\n".join(lines)


def _with_unit(text: str, unit: str) -> str:
    return _BARE.sub(lambda number: number[0] + unit, text)


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Figure, ...]:
    """Value and unit of every figure in a text; citation marks are not figures."""
    found = find_quantities(half_width(MARK.sub("", text)))
    ends = [(one.value.upper, one.value.unit) for one in found if one.value.upper is not None]
    return (*((one.value.value, one.value.unit) for one in found), *ends)
