"""A question that is not answered by itself, asked of what the question before was about.

岸线有多长 names a thing of its own; after 太湖湾科创带怎么布局 the belt's shore is meant. It shows where only that is
answered: what comes of it must say all that the question itself names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.conversation import resolve
from assistant.answering.evidence.relevance import coverage
from assistant.answering.question import WHOLE_PROVINCE
from assistant.answering.understanding.topic import names, without_asking
from assistant.quantity import find_periods
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Answer

LONGEST = 24  # characters; a longer question says itself what it is about
LEAST_SAID = 0.75
_HOW = re.compile("多[大高长宽重远少久]")


def of_the_last(question: str, history: Sequence[str]) -> Iterator[str]:
    """The question with what the last one was about before it, and with what that one asked for."""
    placed = names(fold(question).replace(WHOLE_PROVINCE, "").replace("全国", ""))  # 比全省高多少: what is?
    if not history or len(question) > LONGEST or placed or find_periods(question):
        return
    last = resolve(history[-1], history[:-1])
    asked = dict.fromkeys((last.topic, without_asking(last.text).rstrip("？?的")))
    yield from (f"{about}{question}" for about in asked if about)


def says_all(terms: Sequence[Term], question: str, answer: Answer) -> bool:
    """Whether the answer's quotes have each thing of ``terms`` that the follow-up itself names."""
    own = [term for term in terms if term.word in fold(question) and not _HOW.match(term.word)]
    said = fold(" ".join(citation.quote for citation in answer.citations))
    return bool(own) and min(coverage(own, said)) >= LEAST_SAID
