"""From results to rates: over all questions, by kind and by document, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.intervals import bootstrap, defined, mean, percentile
from assistant.evaluation.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.evaluation.measures import Result
    from assistant.evaluation.questions import Question

NO_DOCUMENT = "（不指定文件）"


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
    """A run in figures; ``seconds_p50`` and ``seconds_p95`` are what an answer took."""

    whole: Group
    kinds: tuple[Group, ...]
    documents: tuple[Group, ...]
    seconds_p50: float
    seconds_p95: float

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
            "seconds": {"p50": self.seconds_p50, "p95": self.seconds_p95},
        }


def rate(values: Iterable[float]) -> Rate:
    """The mean of the defined values with its interval."""
    held = defined(values)
    low, high = bootstrap(held)
    return Rate(mean(held), low, high, len(held))


def summarize(
    questions: Sequence[Question], results: Mapping[str, Result], answers: Mapping[str, Mapping[str, Any]]
) -> Summary:
    """The figures of a run; a question without a result is left out."""
    held = [question for question in questions if question.id in results]
    seconds = [float(answers[one.id]["seconds"]) for one in held if "seconds" in answers.get(one.id, {})]
    return Summary(
        whole=_group("", [results[question.id] for question in held]),
        kinds=_groups(held, results, lambda question: question.kind),
        documents=_groups(held, results, lambda question: question.document or NO_DOCUMENT),
        seconds_p50=percentile(seconds, 0.5),
        seconds_p95=percentile(seconds, 0.95),
    )


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
