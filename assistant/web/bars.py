"""Bars as HTML: a row each, with the figure as printed behind it. No script, and it reads without eyes for colour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from zero to ``value``; ``shown`` is the figure in words, ``tone`` is "" or "target" (hatched)."""

    label: str
    value: Decimal
    shown: str
    tone: str = ""


def bars_html(title: str, bars: Sequence[Bar], below: Sequence[str] = (), whole: Decimal = _NOTHING) -> str:
    """The chart with its title, and lines of text under it.

    The longest bar is as wide as the track, unless there is a ``whole`` that it is a part of (1 for shares).
    """
    low = min((_NOTHING, *(bar.value for bar in bars)))
    span = max((whole, *(bar.value for bar in bars))) - low or Decimal(1)
    rows = "".join(_row(bar, low, span) for bar in bars)
    notes = "".join(f"<p>{escape(line)}</p>" for line in below)
    return (
        f'<div class="bars" lang="zh-CN"><h3>{escape(title)}</h3><div class="rows">{rows}</div>'
        f'<div class="about">{notes}</div></div>'
    )


def _row(bar: Bar, low: Decimal, span: Decimal) -> str:
    """The bar begins at zero, which lies to the right where some value is negative."""
    start = (min(bar.value, _NOTHING) - low) / span
    width = abs(bar.value) / span
    tone = f" {escape(bar.tone)}" if bar.tone else ""
    drawn = f'<div class="bar{tone}" style="margin-left:{start:.2%};width:{width:.2%}"></div>' if bar.value else ""
    return (
        f'<div class="label">{escape(bar.label)}</div>'
        f'<div class="track">{drawn}</div>'
        f'<div class="value">{escape(bar.shown)}</div>'
    )
