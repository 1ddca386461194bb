"""The items of a list that are called what is asked for, where the others are called otherwise.

哪几个示范样板: of 打造社会融合示范样板……, 打造经济融合示范样板…… and 构建全域融合格局…… the first two are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.relevance import coverage
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.question_terms import Term
    from assistant.model import Document, ItemList

FEWEST_CALLED = 2
SET_APART = frozenset({"labels", "alike"})  # lists that no printed number closes


def called_items(kind: Term, document: Document, listed: ItemList, titles: Sequence[str]) -> ItemList | None:
    """The list, of a style that is set apart, with those of its items alone whose folded title names ``kind``.

    They stand one after the other, and neither what leads to the list nor a heading above it names the kind; None where
    that is no part of the list.
    """
    if not any(form in title for form in kind.forms for title in titles):
        return None
    called = [at for at, title in enumerate(titles) if coverage((kind,), title)[0] >= 1]
    if not FEWEST_CALLED <= len(called) < len(titles) or called[-1] - called[0] >= len(called):
        return None
    above = fold(" ".join((*listed.section, document.text[listed.lead_start : listed.lead_end])))
    if coverage((kind,), above)[0] >= 1:
        return None
    return replace(listed, items=listed.items[called[0] : called[-1] + 1])
