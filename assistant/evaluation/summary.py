"""From results to rates: over all questions, by kind and by document, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.extraction import load_gold, score_extraction
from assistant.evaluation.intervals import UNDEFINED, bootstrap, defined, mean, percentile
from assistant.evaluation.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from assistant.evaluation.examined import ExaminedLibrary
    from assistant.evaluation.measures import Result
    from assistant.evaluation.questions import Question
    from assistant.model import Fact

NO_DOCUMENT = "（不指定文件）"
TOTALS = {
    "seconds_p50": "回答用时中位数",
    "seconds_p95": "回答用时95分位",
    "extraction_precision": "数字抽取准确率（六项全对）",
    "extraction_recall": "数字抽取召回率（六项全对）",
    "extraction_loose_precision": "数字抽取准确率（只看数值、单位、位置）",
    "extraction_loose_recall": "数字抽取召回率（只看数值、单位、位置）",
}


@dataclass(frozen=True, slots=True)
class Rate:
    """A mean over ``count`` questions with its 95 % interval; NaN all three when ``count`` is 0."""

    value: float
    low: float
    high: float
    count: int

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return {"value": self.value, "low": self.low, "high": self.high, "count": self.count}


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one kind, one document, or all: how many, how many passed, and every measure's rate."""

    name: str
    questions: int
    passed: int
    rates: Mapping[str, Rate]

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        rates = {name: rate.as_record() for name, rate in self.rates.items()}
        return {"name": self.name, "questions": self.questions, "passed": self.passed, "measures": rates}


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures; ``totals`` are those that belong to no single question, under the names of ``TOTALS``."""

    whole: Group
    kinds: tuple[Group, ...]
    documents: tuple[Group, ...]
    totals: Mapping[str, float]

    def group(self, kind: str) -> Group | None:
        """The group of a kind, the whole for "", None for a kind without questions."""
        if not kind:
            return self.whole
        return next((group for group in self.kinds if group.name == kind), None)

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "whole": self.whole.as_record(),
            "kinds": [group.as_record() for group in self.kinds],
            "documents": [group.as_record() for group in self.documents],
            "totals": dict(self.totals),
        }


def rate(values: Iterable[float]) -> Rate:
    """The mean of the defined values with its interval."""
    held = defined(values)
    low, high = bootstrap(held)
    return Rate(mean(held), low, high, len(held))


def summarize(
    questions: Sequence[Question],
    results: Mapping[str, Result],
    answers: Mapping[str, Mapping[str, Any]],
    extraction: dict[str, float],
) -> Summary:
    """The figures of a run; a question without a result is left out."""
    held = [question for question in questions if question.id in results]
    seconds = [float(answers[one.id]["seconds"]) for one in held if "seconds" in answers.get(one.id, {})]
    return Summary(
        whole=_group("", [results[question.id] for question in held]),
        kinds=_groups(held, results, lambda question: question.kind),
        documents=_groups(held, results, lambda question: question.document or NO_DOCUMENT),
        totals={"seconds_p50": percentile(seconds, 0.5), "seconds_p95": percentile(seconds, 0.95)} | extraction,
    )


def extraction_totals(gold: Path, library: ExaminedLibrary) -> dict[str, float]:
    """How well the library's figures agree with those marked by hand; NaN where none of its documents is marked."""
    facts: dict[str, list[Fact]] = {}
    for fact in library.facts():
        facts.setdefault(fact.document_id, []).append(fact)
    held = [(library.document(one.id), facts.get(one.id, [])) for one in library.documents()]
    score = score_extraction(load_gold(gold), held)
    return {
        "extraction_precision": score.precision if score.sure else UNDEFINED,
        "extraction_recall": score.recall if score.gold else UNDEFINED,
        "extraction_loose_precision": score.loose_precision if score.facts else UNDEFINED,
        "extraction_loose_recall": score.loose_recall if score.gold else UNDEFINED,
    }


def _groups(
    questions: Iterable[Question], results: Mapping[str, Result], named: Callable[[Question], str]
) -> tuple[Group, ...]:
    members: dict[str, list[Result]] = {}
    for question in questions:
        members.setdefault(named(question), []).append(results[question.id])
    return tuple(_group(name, members[name]) for name in sorted(members))


def _group(name: str, results: Sequence[Result]) -> Group:
    rates = {one.name: rate(result.values[one.name] for result in results) for one in MEASURES}
    return Group(name, len(results), sum(result.passed for result in results), rates)
