"""What a sentence only names in a row of others: 缺少统筹规划、平台支撑不足、高端人才难引难留 is of no single one.

Where the problems of one thing, or what is proposed for it, are asked for, such a row tells those of what all its
members belong to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.sought import main_thing
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

FEWEST = 3  # members of a row
LEAST_OF_QUESTION = 0.4  # of what is asked, that the thing must weigh
_CLAUSES = re.compile("[，,。；;：:]")
_OF_A_SIDE = frozenset({"problem", "proposed"})


def is_one_of_a_row(query: Query, terms: Sequence[Term], text: str) -> bool:
    """Whether what the question is mainly about stands in the text only as one member of a row of others.

    What the row is of (关键金属、生物制造等新兴产业) is none.
    """
    main = main_thing(terms) if query.stance in _OF_A_SIDE and "、" in text else None
    if main is None or terms[main].weight < LEAST_OF_QUESTION or _is_asked_for(query.text, terms[main].word):
        return False
    naming = [clause for clause in _CLAUSES.split(fold(text)) if _has(terms[main], clause)]
    return bool(naming) and all(_is_a_member(terms[main], clause.split("、")) for clause in naming)


def _is_asked_for(asked: str, thing: str) -> bool:
    """Whether things of that name are to be listed (要构建哪些产业链), and not what is said of one."""
    return re.search(f"(?:哪[些几]|什么)[^，。？]{{0,3}}{re.escape(thing)}", fold(asked)) is not None


def _is_a_member(term: Term, members: Sequence[str]) -> bool:
    named = [member for member in members if _has(term, member)]
    return len(members) >= FEWEST and len(named) == 1 and "等" not in named[0]


def _has(term: Term, text: str) -> bool:
    return coverage((term,), text)[0] >= 1
