"""What is held nearest to a figure that is not: the same of another period, of another place, or of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.figures.figure_choice import once
from assistant.answering.figures.saying import fact_sentence
from assistant.answering.figures.whole_counts import asks_for_all
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered

NEAREST = 3
LEAST_COVERED, LEAST_NAMED = 0.6, 0.75  # how far a figure near the one asked for is about what is asked
LEAST_OF_ALIKE = 0.7  # of the name of a figure that is narrower or wider than the one asked for
NEAR_BUT_FOR = (
    ("indicator", "库中没有问的这个数，有相近的"),
    ("period", "库中有其他时间的"),
    ("place", "库中有其他地区的"),
    ("measure", "库中没有这个数本身，有的是"),
    ("status", "库中有的不是问的那一种"),
)


def note_nearest(draft: Draft, gathered: Gathered) -> None:
    """Say what is held near the asked figure; of another time, a part of the year that is asked about comes first."""
    if asks_for_all(gathered.query, gathered.terms):
        return  # no count of a part is near to one of all firms
    for fault, words in NEAR_BUT_FOR:
        others = (figure for figure in gathered.figures if figure.faults == (fault,))
        near = [figure for figure in others if _is_near(figure, fault, gathered.query.text)]
        near.sort(key=lambda figure: not _is_within(gathered, figure))
        for figure in once(near)[:NEAREST]:
            marks = draft.cite(figure.document, figure.fact.sentence_start, figure.fact.sentence_end)
            draft.facts.append(figure.fact)
            draft.notes.append(f"{words}：{fact_sentence(figure.fact)}" + "".join(f"[{mark}]" for mark in marks))
        if near:
            return


def _is_near(figure: Figure, fault: str, question: str) -> bool:
    """Whether the figure is about what is asked; one of another name (新增 for 净增) is all that is asked besides."""
    if fault == "indicator":
        alike = figure.whole and figure.main >= 1 and figure.named >= LEAST_OF_ALIKE
        return figure.fact.sure and alike and _is_narrowed_otherwise(figure.fact.indicator, question)
    return figure.fact.sure and figure.covered >= LEAST_COVERED and figure.named >= LEAST_NAMED


def _is_narrowed_otherwise(indicator: str, question: str) -> bool:
    """Whether the indicator has a word that the question lacks and that makes another figure of it (市级).

    GDP has none that 人均GDP lacks.
    """
    words = (*load_terms().modifiers, *(word for group in load_terms().narrowing for word in group))
    return any(word in indicator and word not in question for word in words)


def _is_within(gathered: Gathered, figure: Figure) -> bool:
    """Whether the figure is of a half, a quarter or a month of an asked year."""
    return any(figure.fact.period.key.startswith(f"{asked.key}-") for asked in gathered.query.periods if asked.key)
