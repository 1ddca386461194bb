"""Things that are called what is asked for, where no list consists of just these.

哪几个示范样板: of 打造社会融合示范样板……, 打造经济融合示范样板…… and 构建全域融合格局…… the first two are. 哪几条底线:
of a paragraph those sentences that begin with one (守住金融风险底线，……).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.evidence.opening_clauses import opening
from assistant.answering.evidence.relevance import coverage
from assistant.model import Item, ItemList
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end, line_start
from assistant.reading.unmarked import is_label
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document

FEWEST_CALLED, FEWEST_SENTENCES = 2, 3
WIDEST_GAP = 2  # sentences from one to the next: a title has a sentence below it
SET_APART = frozenset({"labels", "alike"})  # lists that no printed number closes
_WHICH = re.compile(
    "(?:哪些|哪几[个大项条类种座家篇场批件份张]?|哪[一二两三四五六七八九十]+[个大项条类种座家篇场批件份张]?)(?P<what>[^，。？?]{2,16})[？?。]*$"
)


def kind_asked(question: str, things: Sequence[Term]) -> Term | None:
    """The thing of which it is asked which ones there are (哪几条风险底线), if the question ends in it."""
    asked = _WHICH.search(question)
    what = fold(asked["what"]) if asked else ""
    return next((term for term in things if any(what.endswith(form) for form in term.forms)), None)


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


def called_sentences(kind: Term, document: Document, at: int) -> ItemList | None:
    """The sentences of the line at ``at`` whose first clause names ``kind``, titles with what stands below them.

    The title of the paragraph is none of them; None where they are few or stand far apart.
    """
    text = document.text
    said = sentences(text, line_start(text, at), line_end(text, at))
    if said and is_label(text[slice(*said[0])]):
        said = said[1:]
    named = [i for i, span in enumerate(said) if coverage((kind,), fold(opening(text[slice(*span)])))[0] >= 1]
    if len(named) < FEWEST_SENTENCES or any(other - one > WIDEST_GAP for one, other in pairwise(named)):
        return None
    ends = [i + 1 if is_label(text[slice(*said[i])]) and i + 1 < len(said) and i + 1 not in named else i for i in named]
    spans = [(said[i][0], said[end][1]) for i, end in zip(named, ends, strict=True)]
    items = tuple(Item("", number, *span) for number, span in enumerate(spans, start=1))
    return ItemList("alike", items, spans[0][0], spans[0][0], document.section_at(spans[0][0]))
