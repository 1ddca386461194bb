"""How well figures are extracted: facts held against figures marked by hand (``tests/gold``, see its README).

Strict: subject, indicator, measure, period, value and unit agree, each in its one name. Loose: value, unit and place.
Figures marked optional count neither way. Only sure facts are stated, so the strict precision is theirs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assistant.errors import QuestionError
from assistant.facts.naming import canonical_indicator, canonical_subject
from assistant.period import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assistant.model import Document, Fact

_UNDATED = ("", "每年", "目前")


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One figure marked by hand, with the sentence it stands in; of names, periods and units any one is right."""

    document_id: str
    sentence: str
    subject: str
    indicators: tuple[str, ...]
    measure: str
    periods: tuple[str, ...]
    value: Decimal | None
    units: tuple[str, ...]
    optional: bool = False
    split: str = "dev"


@dataclass(frozen=True, slots=True)
class ExtractionScore:
    """Counts and the shares that follow from them; ``missed`` and ``wrong`` name what to look at."""

    gold: int
    found: int
    facts: int
    right: int
    sure: int
    right_sure: int
    missed: tuple[GoldFigure, ...] = field(default=(), repr=False)
    wrong: tuple[tuple[GoldFigure, Fact], ...] = field(default=(), repr=False)

    @property
    def precision(self) -> float:
        """Share of the sure facts that agree in everything."""
        return self.right_sure / self.sure if self.sure else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold figures that a sure fact states rightly."""
        return self.right_sure / self.gold if self.gold else 0.0

    @property
    def loose_precision(self) -> float:
        """Share of all facts whose value, unit and place are marked."""
        return self.found / self.facts if self.facts else 0.0

    @property
    def loose_recall(self) -> float:
        """Share of the gold figures that were found at all."""
        return self.found / self.gold if self.gold else 0.0


def load_gold(path: Path) -> tuple[GoldFigure, ...]:
    """The figures of one file; raises QuestionError naming the line that cannot be read."""
    figures = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            figures.append(_figure(record))
        except (ValueError, KeyError, TypeError) as error:
            message = f"标注集 {path.name} 第{number}行读不出来（{error!r}）。请对照同目录 README.md 改正。"
            raise QuestionError(message) from error
    return tuple(figures)


def _figure(record: dict[str, Any]) -> GoldFigure:
    return GoldFigure(
        document_id=record["document"],
        sentence=record["sentence"],
        subject=record["subject"],
        indicators=(record["indicator"], *record.get("indicator_also", ())),
        measure=record["measure"],
        periods=(record["period"], *record.get("period_also", ())),
        value=_decimal(record["value"]),
        units=(record["unit"], *record.get("unit_also", ())),
        optional=record.get("optional", False),
        split=record.get("split", "dev"),
    )


def score_extraction(
    gold: Sequence[GoldFigure], documents: Iterable[tuple[Document, Sequence[Fact]]]
) -> ExtractionScore:
    """Hold the facts of each document against the figures marked in the sentences chosen from it."""
    marked: dict[tuple[str, str], list[GoldFigure]] = defaultdict(list)
    for figure in gold:
        marked[figure.document_id, figure.sentence].append(figure)
    totals = [0] * 6
    missed: list[GoldFigure] = []
    wrong: list[tuple[GoldFigure, Fact]] = []
    for document, facts in documents:
        for (document_id, sentence), figures in marked.items():
            start = document.text.find(sentence) if document_id == document.id else -1
            if start < 0:
                continue
            inside = [fact for fact in facts if start <= fact.start < start + len(sentence)]
            pairs, spare = _matched(figures, inside)
            counted = [(figure, fact) for figure, fact in pairs if not figure.optional]
            stated = [fact for _, fact in counted if fact is not None] + spare
            right = [fact for figure, fact in counted if fact is not None and agree(figure, fact)]
            totals[0] += len(counted)
            totals[1] += sum(fact is not None for _, fact in counted)
            totals[2] += len(stated)
            totals[3] += len(right)
            totals[4] += sum(fact.sure for fact in stated)
            totals[5] += sum(fact.sure for fact in right)
            missed += [figure for figure, fact in counted if fact is None]
            wrong += [(figure, fact) for figure, fact in counted if fact and fact.sure and not agree(figure, fact)]
    marked_figures, found, stated_facts, right_facts, sure, right_sure = totals
    return ExtractionScore(
        marked_figures, found, stated_facts, right_facts, sure, right_sure, tuple(missed), tuple(wrong)
    )


def agree(figure: GoldFigure, fact: Fact) -> bool:
    """Whether all six agree, each in its one name; 量值 and 数量 are one measure."""
    names = {_name(indicator) for indicator in figure.indicators}
    return (
        _same_amount(figure, fact)
        and canonical_subject(figure.subject) == canonical_subject(fact.subject)
        and _name(fact.indicator) in names
        and _measure(figure.measure) == _measure(fact.measure)
        and fact.period.key in {_key(period) for period in figure.periods}
    )


def _matched(
    figures: Sequence[GoldFigure], facts: Sequence[Fact]
) -> tuple[list[tuple[GoldFigure, Fact | None]], list[Fact]]:
    """Each figure with its fact, those that agree in everything first; and the facts left over."""
    spare = list(facts)
    found: dict[int, Fact] = {}
    for test in (agree, _same_amount):
        for number, figure in enumerate(figures):
            fact = next((fact for fact in spare if test(figure, fact)), None)
            if number not in found and fact is not None:
                found[number] = fact
                spare.remove(fact)
    return [(figure, found.get(number)) for number, figure in enumerate(figures)], spare


def _same_amount(figure: GoldFigure, fact: Fact) -> bool:
    return figure.value == fact.quantity.value and fact.quantity.unit in figure.units


def _name(indicator: str) -> str:
    return canonical_indicator(indicator).replace("“", "").replace("”", "")


def _measure(measure: str) -> str:
    return "量值" if measure == "数量" else measure


def _key(printed: str) -> str:
    return "" if printed in _UNDATED else parse_period(printed).key


def _decimal(written: str) -> Decimal | None:
    try:
        if "/" in written:
            part = Fraction(written)
            return Decimal(part.numerator) / Decimal(part.denominator)
        return Decimal(written)
    except InvalidOperation:
        return None
