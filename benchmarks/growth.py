"""How figures grow with a library: a power of its size, fitted, and drawn on logarithmic scales as an SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

# The processor's time: what else ran on the machine differs from one library to the next.
FIGURES = {
    "index_cpu_s": "从头建库（处理器秒）",
    "changed_cpu_s": "改一份后更新（处理器秒）",
    "cold_cpu_s": "冷启动提问（处理器秒）",
    "ask_p50_ms": "提问，中位数（毫秒）",
    "memory_MB": "提问内存（MB）",
    "disk_MB": "磁盘（MB）",
}
WIDTH, HEIGHT, MARGIN, LEGEND = 760, 460, 60, 210
COLOURS = ("#1f5f99", "#b3541e", "#3a7d44", "#7b3f91", "#8a7a1f", "#555555")


def fitted(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The power of the number of passages that each figure grows with, by least squares on the logarithms."""
    if len(rows) < 2:
        return {}
    sizes = np.log([row["passages"] for row in rows])
    return {
        key: float(np.polyfit(sizes, np.log([max(row[key], 1e-9) for row in rows]), 1)[0])
        for key in FIGURES
        if all(row.get(key) for row in rows)
    }


def drawn(rows: Sequence[dict[str, Any]]) -> str:
    """The picture: a line a figure, with its fitted power in the legend."""
    powers = fitted(rows)
    sizes = [math.log10(row["passages"]) for row in rows]
    values = [math.log10(max(row[key], 1e-3)) for key in powers for row in rows]
    left, right = math.floor(min(sizes)), math.ceil(max(sizes))
    low, high = math.floor(min(values)), math.ceil(max(values))

    def across(size: float) -> float:
        return MARGIN + (size - left) / (right - left) * (WIDTH - MARGIN - LEGEND)

    def up(value: float) -> float:
        return HEIGHT - MARGIN - (value - low) / (high - low) * (HEIGHT - 2 * MARGIN)

    def grid() -> Iterator[str]:
        for power in range(left, right + 1):
            yield f'<line x1="{across(power):.0f}" y1="{up(low):.0f}" x2="{across(power):.0f}" y2="{up(high):.0f}"/>'
            at = f'x="{across(power):.0f}" y="{HEIGHT - 35}" text-anchor="middle"'
            yield f'<text stroke="none" {at}>{10**power:,}</text>'
        for power in range(low, high + 1):
            yield f'<line x1="{MARGIN}" y1="{up(power):.0f}" x2="{across(right):.0f}" y2="{up(power):.0f}"/>'
            at = f'x="{MARGIN - 8}" y="{up(power) + 4:.0f}" text-anchor="end"'
            yield f'<text stroke="none" {at}>{10.0**power:g}</text>'

    def lines() -> Iterator[str]:
        for at, (key, colour) in enumerate(zip(powers, COLOURS, strict=False)):
            points = [(across(math.log10(row["passages"])), up(math.log10(max(row[key], 1e-3)))) for row in rows]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
            label = f"{FIGURES[key]} ∝ n^{powers[key]:.2f}"
            yield f'<text x="{WIDTH - LEGEND + 12}" y="{MARGIN + 22 * at}" fill="{colour}">{label}</text>'

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        f' font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<g stroke="#ddd" fill="#333" stroke-width="1">{"".join(grid())}</g>'
        f'{"".join(lines())}<text x="{MARGIN}" y="24" font-size="14">费用随段落数的增长（两轴都是对数）</text></svg>\n'
    )
