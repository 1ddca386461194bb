"""Charts as SVG text, to stand inside the report's page: no script, no font, no network."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from assistant.evaluation.intervals import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

ROW, LABEL, BAR, FIGURE = 26, 250, 420, 190  # pixels
LABEL_LETTERS = 17
NEARLY_ALL = 0.98


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to ``value`` (a share) with its interval; ``note`` stands behind it, ``bound`` is a gate's mark."""

    label: str
    value: float
    low: float
    high: float
    note: str
    bound: float = math.nan


def bar_chart(title: str, bars: Sequence[Bar]) -> str:
    """Horizontal bars, one a row, whiskers for the interval; an undefined value is a dash."""
    height = ROW * len(bars) + 26
    rows = "".join(_row(bar, ROW * number) for number, bar in enumerate(bars))
    axis = "".join(_tick(share, ROW * len(bars)) for share in (0, 0.25, 0.5, 0.75, 1))
    width = LABEL + BAR + FIGURE
    return (
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{axis}{rows}</svg>"
    )


def histogram(title: str, values: Sequence[float], unit: str) -> str:
    """How many values lie in each of twelve equal stretches from 0 to where nearly all end; the last holds the rest."""
    if not values:
        return ""
    steps = 12
    top = percentile(values, NEARLY_ALL) or 1.0
    counts = [0] * steps
    for value in values:
        counts[min(int(steps * value / top), steps - 1)] += 1
    wide, high = 44, 120
    ends = [*(f"{top * (at + 1) / steps:.2g}" for at in range(steps - 1)), "以上"]
    heights = [high * count / max(counts) for count in counts]
    bars = "".join(
        f'<rect class="bar" x="{wide * at + 3}" y="{high + 16 - tall:.1f}" width="{wide - 6}" height="{tall:.1f}"/>'
        f'<text x="{wide * at + wide / 2}" y="{high + 12 - tall:.1f}" class="mid">{counts[at] or ""}</text>'
        f'<text x="{wide * at + wide}" y="{high + 32}" class="mid faint">{ends[at]}</text>'
        for at, tall in enumerate(heights)
    )
    width = wide * steps + 40
    return (
        f'<svg class="chart" viewBox="0 0 {width} {high + 40}" width="{width}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{bars}"
        f'<text x="{width - 12}" y="{high + 32}" class="mid faint">{escape(unit)}</text></svg>'
    )


def _row(bar: Bar, top: int) -> str:
    middle = top + ROW / 2
    shown = bar.label if len(bar.label) <= LABEL_LETTERS else bar.label[: LABEL_LETTERS - 1] + "…"
    parts = [
        f'<text x="{LABEL - 8}" y="{middle + 4}" class="end"><title>{escape(bar.label)}</title>{escape(shown)}</text>',
        f'<text x="{LABEL + BAR + 10}" y="{middle + 4}">{escape(bar.note)}</text>',
    ]
    if not math.isnan(bar.value):
        parts.append(f'<rect class="bar" x="{LABEL}" y="{top + 5}" width="{BAR * bar.value:.1f}" height="{ROW - 10}"/>')
        low, high = LABEL + BAR * bar.low, LABEL + BAR * bar.high
        ends = f"M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"
        parts.append(f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}{ends}"/>')
    if not math.isnan(bar.bound):
        parts.append(f'<path class="bound" d="M{LABEL + BAR * min(bar.bound, 1):.1f} {top + 2}v{ROW - 4}"/>')
    return "".join(parts)


def _tick(share: float, bottom: int) -> str:
    at = LABEL + BAR * share
    return (
        f'<path class="grid" d="M{at:.1f} 0V{bottom}"/>'
        f'<text x="{at:.1f}" y="{bottom + 17}" class="mid faint">{share:.0%}</text>'
    )
