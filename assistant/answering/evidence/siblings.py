"""Parallel things (数字经济, 总部经济, 枢纽经济): what stands under one of them is not told of the other."""

from __future__ import annotations

from assistant.terms import load_terms

SHORTEST = 3  # characters; shorter parallel words tell a side of a thing (增速, 占比)


def is_of_a_sibling(asked: str, above: str) -> bool:
    """Whether what stands above a stretch names another of a group of parallel things than the question does."""
    for group in load_terms().parallels:
        named, told = ({word for word in group if len(word) >= SHORTEST and word in text} for text in (asked, above))
        if named and told and named.isdisjoint(told):
            return True
    return False
