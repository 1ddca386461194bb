"""What is told in words where a rank or a comparison was looked for and none was found.

无锡跟苏州比，谁高谁低 reads like a question for figures, and a sentence tells it: 苏州比无锡高一个档次. No amount, no
place in an order, no day and nobody's name is answered so: a sentence near to such a question need not have it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.compose import compose
from assistant.answering.gather import gather

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer

KINDS = frozenset({"compare", "rank"})
LEAST_NEAR = 0.4  # the nearness of a sentence that answers so
_FOR_A_FIGURE_OR_NAME = re.compile(
    "多[少大高长久远重快]|几|百分之|第[几一]|率$|(?<![和跟与同给对为])谁(?!高|低|多|少|强|弱|快|慢|大|小|更|占|领先)"
    "|何时|什么时候|啥时候|哪[一年天月日个家位]"
)


def in_words(whole: Gathered, shelf: Shelf) -> Answer | None:
    """The sentences that answer the question taken as one for words; None where none is near or it asks for more."""
    query = whole.query
    if query.kind not in KINDS or query.units or query.quantities or _FOR_A_FIGURE_OR_NAME.search(query.text):
        return None
    told = gather(replace(query, kind="explain", expects=""), shelf)
    best = told.statements[0] if told.statements else None
    if best is None or best.faults or best.nearness < LEAST_NEAR:
        return None
    answer = compose(told, only_quotes=True)
    return answer if answer.status == "answered" else None
