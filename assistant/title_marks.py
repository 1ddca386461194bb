"""A title in 《》, as a sentence names it: marks inside a title become 〈〉 (GB/T 15834)."""

from __future__ import annotations

_INNER = str.maketrans("《》", "〈〉")
_OUTER = str.maketrans("〈〉", "《》")


def in_title_marks(title: str) -> str:
    """《title》; 《…》 inside the title is written 〈…〉."""
    return f"《{title.translate(_INNER)}》"


def as_titled(named: str) -> str:
    """What stood between the outer marks, with its inner marks as the title itself has them."""
    return named.translate(_OUTER)
