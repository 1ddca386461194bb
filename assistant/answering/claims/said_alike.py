"""Whether two places are of one class, where each is told of by its own sentence: 无锡跟苏州一样是Ⅰ型大城市吗.

A sentence that puts the one in the class says nothing of the other. Both are given, and where the other's puts it in
another class of the same kind (Ⅱ型大城市), that the question is not right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import LONG_HEAD
from assistant.facts.naming import canonical_subject, places_in
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

_ALIKE = re.compile(
    "(?P<one>[^，。？]{2,24}?)[跟和与同](?P<other>[^，。？]{2,8}?)(?:一样|同样|一起)?(?:，)?(?:都|也|同|均)*"
    "(?:是|属于?|算|列为|定为|划为)(?P<what>[^，。？]{3,12}?)(?:吗|吧|么|[，。？]|$)"
)
_DENIES = re.compile("[未没非]|不(?![同仅但])")
_SAYS_ALIKE = re.compile("一样|同样|都|同属|同为|均")
_AMONG = 8  # of the sentences found
_NEAR = 0.4  # of the best one's score


def said_alike(gathered: Gathered) -> tuple[bool, list[Statement]] | None:
    """Whether both places are of the class, and the sentences that tell it; None where not each has one of its own."""
    asked = _ALIKE.search(gathered.query.text)
    if asked is None or not _SAYS_ALIKE.search(asked[0]) or not gathered.statements:
        return None
    places = [_place(asked["one"]), _place(asked["other"])]
    what = fold(asked["what"])
    least = _NEAR * gathered.statements[0].score
    near = [one for one in gathered.statements[:_AMONG] if one.score >= least and what[-LONG_HEAD:] in fold(one.text)]
    told = [_telling(near, place, what) for place in places if place]
    found = [one for one in told if one is not None]
    if len(found) < len(places) or len(set(places)) < len(places):
        return None
    statements = list({(one.document.id, one.start): one for _, one in found}.values())
    return all(so for so, _ in found), statements


def _place(words: str) -> str:
    """The one place that the words name last; one's own city for 我们."""
    named = [name for name, _, _ in places_in(words) if load_terms().level(name)]
    ours = next((city for form, city in load_terms().home.items() if words.endswith(form)), "")
    return ours or (named[-1] if named else "")


def _telling(near: Sequence[Statement], place: str, what: str) -> tuple[bool, Statement] | None:
    """Whether the clause that names the place puts it in the class, and the sentence; None where two tell otherwise."""
    whole = re.compile(rf"(?<![a-z0-9]){re.escape(what)}")  # Ⅰ型 is not in Ⅱ型
    clauses = [(clause, one) for one in near for clause in one.text.split("；") if _names(clause, place)]
    if any(_DENIES.search(clause) for clause, _ in clauses):
        return None
    found = [(whole.search(fold(clause)) is not None, one) for clause, one in clauses]
    return found[0] if len({so for so, _ in found}) == 1 else None


def _names(clause: str, place: str) -> bool:
    return any(canonical_subject(name) == place for name, _, _ in places_in(clause))
