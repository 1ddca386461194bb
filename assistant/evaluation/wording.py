"""How figures of a report are written, the same on the terminal, the page and in the workbook."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assistant.evaluation.questions import KINDS
from assistant.title_marks import in_title_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.evaluation.gates import Verdict
    from assistant.evaluation.summary import Rate

UNKNOWN = "—"


def percent(value: float) -> str:
    """A share in percent; a dash where it is undefined."""
    return UNKNOWN if math.isnan(value) else f"{100 * value:.1f}%"


def points(value: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return UNKNOWN if math.isnan(value) else f"{100 * value:+.1f}个百分点"


def interval(rate: Rate) -> str:
    """The interval of a rate."""
    return UNKNOWN if math.isnan(rate.value) else f"{percent(rate.low)}～{percent(rate.high)}"


def total(name: str, value: float) -> str:
    """A figure of the whole run, or a measure's, in its unit."""
    if not name.startswith("seconds"):
        return percent(value)
    return UNKNOWN if math.isnan(value) else f"{value:.3f}秒"


def measured(verdict: Verdict) -> str:
    """What was measured for a gate, in its unit."""
    return total(verdict.gate.measure, verdict.value)


def verdict_word(verdict: Verdict) -> str:
    """Whether a gate holds."""
    return {True: "达到", False: "未达到", None: "未测"}[verdict.holds]


def kind_name(kind: str) -> str:
    """The Chinese name of a kind of question."""
    return KINDS.get(kind, kind)


def place(citation: Mapping[str, Any]) -> str:
    """Where a citation (the contract's object) stands."""
    page = f"第{citation['page']}页" if citation["page"] else ""
    parts = (in_title_marks(citation["title"]), page, " > ".join(citation["section"]))
    return "，".join(part for part in parts if part)
