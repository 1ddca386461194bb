"""Gates: what a run must reach, read from a file, and which of them hold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from assistant.errors import UsageError
from assistant.evaluation.intervals import UNDEFINED
from assistant.evaluation.measures import BY_NAME
from assistant.evaluation.questions import KINDS
from assistant.evaluation.summary import TOTALS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.evaluation.summary import Summary

FORM = "- {measure: passed, kind: number, at_least: 0.9}（kind可不写；上限用at_most）"


@dataclass(frozen=True, slots=True)
class Gate:
    """A bound for a measure, over all questions or those of one kind. One of the bounds is NaN."""

    measure: str
    kind: str
    at_least: float = UNDEFINED
    at_most: float = UNDEFINED

    @property
    def label(self) -> str:
        """What the gate asks, in Chinese."""
        measure = TOTALS.get(self.measure) or BY_NAME[self.measure].label
        scope = f"（{KINDS[self.kind]}）" if self.kind else ""
        word, bound = ("不低于", self.at_least) if math.isnan(self.at_most) else ("不高于", self.at_most)
        written = f"{bound:g}秒" if self.measure.startswith("seconds") else f"{100 * bound:g}%"
        return f"{measure}{scope}{word}{written}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate with what was measured; ``holds`` is None where nothing was to be measured."""

    gate: Gate
    value: float
    holds: bool | None

    def as_record(self) -> dict[str, Any]:
        """For JSON."""
        gate = self.gate
        bounds = {"at_least": gate.at_least, "at_most": gate.at_most}
        held = {"measure": gate.measure, "kind": gate.kind, "label": gate.label}
        return held | bounds | {"value": self.value, "holds": self.holds}


def read_gates(file: Path) -> tuple[Gate, ...]:
    """The gates of a YAML file; raises UsageError that names the entry that cannot be used."""
    try:
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"门槛文件“{file}”读不出来（{error}）。应为YAML文件，每条形如 {FORM}。") from error
    entries = held.get("gates") if isinstance(held, dict) else None
    if not isinstance(entries, list) or not entries:
        raise UsageError(f"门槛文件“{file}”里没有gates。应在“gates:”下逐条写，形如 {FORM}。")
    return tuple(_gate(entry, f"门槛文件“{file}”第{number}条") for number, entry in enumerate(entries, start=1))


def _gate(entry: Any, where: str) -> Gate:  # noqa: ANN401
    if not isinstance(entry, dict) or not set(entry) <= {"measure", "kind", "at_least", "at_most"}:
        raise UsageError(f"{where}是“{entry}”，应形如 {FORM}。")
    measure, kind = entry.get("measure"), entry.get("kind", "")
    if measure not in BY_NAME and (measure not in TOTALS or kind):
        raise UsageError(f"{where}的measure是“{measure}”，没有这一项。可用的有：{'、'.join((*BY_NAME, *TOTALS))}。")
    if kind and kind not in KINDS:
        raise UsageError(f"{where}的kind是“{kind}”，没有这一类。可用的有：{'、'.join(KINDS)}。")
    bounds = [name for name in ("at_least", "at_most") if name in entry]
    value = entry[bounds[0]] if len(bounds) == 1 else None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise UsageError(f"{where}应有at_least或at_most之一，值是不小于0的数，如0.9。")
    return Gate(measure, kind, **{bounds[0]: float(value)})


def judge(gates: Sequence[Gate], summary: Summary, *, whole_set: bool) -> tuple[Verdict, ...]:
    """How the run stands against the gates.

    What is undefined fails: a run that measures nothing has shown nothing. It is left open only where a part of the
    set was run (``whole_set`` False), and for a total that the run was not asked for (extraction needs marked figures).
    """
    return tuple(
        _verdict(gate, _measured(gate, summary), asked=whole_set and gate.measure in _asked_for(summary))
        for gate in gates
    )


def _asked_for(summary: Summary) -> frozenset[str]:
    """What the run was to measure."""
    return frozenset((*BY_NAME, *summary.totals))


def fallen(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The gates that do not hold."""
    return tuple(verdict for verdict in verdicts if verdict.holds is False)


def _measured(gate: Gate, summary: Summary) -> float:
    if gate.measure in TOTALS:
        return summary.totals.get(gate.measure, UNDEFINED)
    group = summary.group(gate.kind)
    return group.rates[gate.measure].value if group else UNDEFINED


def _verdict(gate: Gate, value: float, *, asked: bool) -> Verdict:
    if math.isnan(value):
        return Verdict(gate, value, False if asked else None)
    holds = value <= gate.at_most if math.isnan(gate.at_least) else value >= gate.at_least
    return Verdict(gate, value, holds)
