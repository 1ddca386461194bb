"""Whether a text says the opposite of what is asked: what a school answers for is no list of what it does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.relevance import place_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.relevance import Term
    from assistant.model import Query

_HAN = re.compile("[一-鿿]{2}")
_NOT = "(?:不|免于|无需)(?:得|能够?|予|应当?|可以?|必|须|需要?|再)?"


def says_the_opposite(query: Query, terms: Sequence[Term], text: str) -> bool:
    """Whether a deed that the question denies is only affirmed in the text, or the other way round.

    A question whether something is so may be answered either way.
    """
    if query.kind == "verify" or "是否" in query.text:
        return False
    deeds = {term.word[:2] for term in terms if _HAN.match(term.word) and term.word not in place_forms()}
    return any(_differs(deed, query.text, text) for deed in deeds)


def _differs(deed: str, asked: str, text: str) -> bool:
    told = text.count(deed)
    if not told:
        return False
    denied = len(_denied(deed).findall(text))
    wants_denied = _denied(deed).search(asked) is not None
    return denied == 0 if wants_denied else denied == told


@lru_cache(maxsize=1024)
def _denied(deed: str) -> re.Pattern[str]:
    return re.compile(_NOT + re.escape(deed))
