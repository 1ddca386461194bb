"""Indicators that a question joins (社零和一般公共预算收入), of which the answer tells only some: that is said."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.quoted_figure import is_printed_in
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import AMOUNT_KINDS
from assistant.facts.naming import canonical_indicator
from assistant.search.words import fold
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

NOT_TOLD_OF = "库中没有找到{}的这一数据。"
_JOINS = re.compile("的?(?:[、和与及跟]|[，,]?(?:以及|还有|再加上))(?:(?:同|当)?年[末底]的?)?")


def note_untold_indicators(gathered: Gathered, answer: Answer) -> Answer:
    """The answer, partial where it tells some of the joined indicators and nothing of another, whose name is told."""
    query = gathered.query
    if answer.status != "answered" or answer.computed or query.kind not in AMOUNT_KINDS:
        return answer
    said = fold(" ".join([*(claim.text for claim in answer.claims), *(one.quote for one in answer.citations)]))
    quoted = (one.fact for one in gathered.figures if one.fact.sure and is_printed_in(one, answer.claims))
    told = {canonical_indicator(fact.indicator) for fact in (*answer.facts, *quoted)}
    joined = _joined(query.text)
    untold = [name for name in joined if name not in told and not any(form in said for form in _forms(name))]
    if not untold or len(untold) == len(joined):
        return answer
    return replace(answer, status="partial", text=f"{answer.text}\n{NOT_TOLD_OF.format('、'.join(untold))}")


def _joined(text: str) -> list[str]:
    """The indicators that follow each other with nothing but a joint between them; [] for fewer than two."""
    named = names_in(text, load_terms().indicators)
    found: list[str] = []
    for one, other in pairwise(named):
        if _JOINS.fullmatch(text, one.end, other.start):
            found += [name.canonical for name in (one, other) if name.canonical not in found]
    return found


def _forms(name: str) -> tuple[str, ...]:
    return (fold(name), *spellings_of(fold(name)))
