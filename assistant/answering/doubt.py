"""Whether a figure or a saying is to be trusted, or told at all: what the editor of a digest found out about it.

That a figure stands in the paper is no answer to 1.02个点可信吗; what the editor remarks on it is one, and a warning
more than a remark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.form import reason_asked
from assistant.quantity import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.statements import Statement
    from assistant.model import Query


_REMARK = "（编者说明）"
NEAR_THE_BEST = 0.55  # of the best statement's score, for a warning beside it
LEAST_OWN = 0.45  # of the question, what a warning must name itself


def doubted(query: Query) -> bool:
    """Whether the question asks how far something is to be trusted, or whether it is told at all (可信吗, 给没给).

    为什么说它存疑 asks for the reasons.
    """
    if query.kind in {"number", "rank"} or reason_asked(query.text):
        return False
    return load_cues().voices["doubted"].search(query.text) is not None


def by_editor(text: str) -> bool:
    """Whether a sentence of a digest is its editor's own."""
    return _REMARK in text


def with_remark(text: str, end: int) -> int:
    """Where a sentence that ends at ``end`` ends with the mark that tells that it is the editor's own."""
    return end + len(_REMARK) if text.startswith(_REMARK, end) else end


def warns(text: str) -> bool:
    """Whether the editor warns of using a figure or a saying so."""
    return by_editor(text) and load_cues().voices["warns"].search(text) is not None


def looked_into(query: Query, statements: Sequence[Statement]) -> list[Statement]:
    """The editor's warnings of the very figures that the question doubts; [] where it doubts none."""
    figures = [found.value.printed for found in find_quantities(query.text) if found.value.unit]
    if not figures or not doubted(query):
        return []
    return [one for one in statements if warns(one.text) and any(figure in one.text for figure in figures)]


def also_warned(query: Query, statements: Sequence[Statement]) -> list[Statement]:
    """The editor's warnings to give beside the best statement: of the figures doubted, else of what is doubted."""
    if not doubted(query) or not statements or query.kind == "list":  # 哪些数据未见出处 asks for them, and no more
        return []
    least = NEAR_THE_BEST * statements[0].score
    near = [one for one in statements if warns(one.text) and one.score >= least and one.own >= LEAST_OWN]
    return looked_into(query, statements) or near
