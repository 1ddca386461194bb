"""The wholes that a place is a part of, and which of them a text divides (占全省的……)."""

from __future__ import annotations

import re

from assistant.terms import load_terms, names_in

_REGION = re.compile("东部|西部|中部|东北|西北|西南|华东|华南|华北|华中|沿海|珠三角|京津冀|苏南|苏北|苏中")
WHOLES = frozenset({"江苏", "全国", "长三角"})
SHARE_OF = re.compile("占(?!比|地|用)")
_WHOLE_WITHIN = 5  # 约占江苏全省二分之一


def wholes_divided(text: str) -> frozenset[str]:
    """The wholes that the text names right behind 占."""
    behind = "，".join(text[found.end() : found.end() + _WHOLE_WITHIN] for found in SHARE_OF.finditer(text))
    return WHOLES & {name.canonical for name in names_in(behind, load_terms().places)}


def names_a_whole(text: str) -> bool:
    """Whether the text names a whole (全省最高)."""
    return any(name.canonical in WHOLES for name in names_in(text, load_terms().places))


def regions_in(text: str) -> frozenset[str]:
    """The parts of the country or a province that a text names, of whose places an order may be."""
    return frozenset(_REGION.findall(text))
