"""The most that a policy grants, where the policy itself is all that is asked about: 太湖人才计划最高奖励多少.

One of its grants would be told otherwise, whichever sentence is nearest: 50万元至150万元, where others get up to 1亿元.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.question_terms import quoted_names
from assistant.answering.understanding.wanted import limit_asked
from assistant.quantity import base_unit, find_quantities
from assistant.reading.sentences import sentences
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.model import Document
    from assistant.reading.spans import Span

FEWEST = 2  # grants of a policy, of which one is the highest
_GRANTED = re.compile("(?:给予|资助|奖励|补助|补贴|支持|奖补|贴息)[^，。；：]{0,12}$")


def write_highest_grant(draft: Draft, gathered: Gathered) -> bool:
    """Quote what the policy grants at most; False where more than a policy is asked about, or it has no two grants."""
    limit = limit_asked(gathered.query.text)
    if not limit or not gathered.statements:
        return False
    document = gathered.statements[0].document
    things = [term for term in gathered.terms if term.thing and term.word not in limit]
    grants = list(_grants(document))
    if len(grants) < FEWEST or not things:
        return False
    (start, end), _ = max(grants, key=lambda grant: grant[1])
    above, asked = fold(" ".join((document.title, *document.section_at(start)))), fold(gathered.query.text)
    coined = (name for name in quoted_names(fold(document.text)) if name in asked)
    if min(coverage(things, above)) < 1 or any(name not in above for name in coined):
        return False  # of 太湖人才计划凤还巢 a part of the plan is asked about
    draft.introduce(document, start)
    draft.quote_line(document, start, end)
    return True


def _grants(document: Document) -> Iterator[tuple[Span, Decimal]]:
    """The sentences in which money is granted, each with the most of it, in yuan."""
    for start, end in sentences(document.text, 0, len(document.text)):
        said = document.text[start:end]
        amounts = [
            (found.value.upper or found.value.value).scaleb(power)
            for found in find_quantities(said)
            for unit, power in [base_unit(found.value.unit)]
            if unit == "元" and _GRANTED.search(said[: found.start])
        ]
        if amounts:
            yield (start, end), max(amounts)
