"""Two runs side by side: what was fixed, what broke, what answers otherwise."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.intervals import mean, paired_difference
from assistant.evaluation.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.evaluation.measures import Result


@dataclass(frozen=True, slots=True)
class Change:
    """A measure before and now, over the questions where both runs define it, with the difference's interval."""

    measure: str
    before: float
    now: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Against a baseline: ids of questions in their order; ``changed`` answers differ, the verdict does not."""

    baseline: str
    fixed: tuple[str, ...]
    broken: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changes: tuple[Change, ...]

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def compare(
    baseline: str,
    before: tuple[Mapping[str, Result], Mapping[str, Mapping[str, Any]]],
    now: tuple[Mapping[str, Result], Mapping[str, Mapping[str, Any]]],
) -> Comparison:
    """The run ``now`` against the one ``before``; each is its results and its answers by the question's id."""
    (old, old_answers), (new, new_answers) = before, now
    both = [name for name in new if name in old]
    same_verdict = [name for name in both if old[name].passed == new[name].passed]
    return Comparison(
        baseline=baseline,
        fixed=tuple(name for name in both if new[name].passed and not old[name].passed),
        broken=tuple(name for name in both if old[name].passed and not new[name].passed),
        changed=tuple(
            name for name in same_verdict if _said(old_answers.get(name, {})) != _said(new_answers.get(name, {}))
        ),
        added=tuple(name for name in new if name not in old),
        removed=tuple(name for name in old if name not in new),
        changes=tuple(_change(one.name, [(old[name], new[name]) for name in both]) for one in MEASURES),
    )


def _said(answer: Mapping[str, Any]) -> tuple[Any, ...]:
    return answer.get("status"), answer.get("answer"), answer.get("error")


def _change(measure: str, pairs: list[tuple[Result, Result]]) -> Change:
    values = [(old.values[measure], new.values[measure]) for old, new in pairs]
    both = [pair for pair in values if not math.isnan(sum(pair))]
    before, now = [earlier for earlier, _ in both], [later for _, later in both]
    return Change(measure, mean(before), mean(now), *paired_difference(before, now))
