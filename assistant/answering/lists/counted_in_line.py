"""The sentences of a paragraph that one of it counts: 实施十大惠民工程。实施就业惠民工程，……。实施水利惠民工程，…….

Between them stand others, so that no list is read there; that there are just as many as are counted tells them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.answering.evidence.asked_kind import COUNTERS, NUMBER, head_noun
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.opening_clauses import opening
from assistant.model import Item, ItemList
from assistant.numerals import number_of
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_end
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

FEWEST, TRIED = 3, 3
_COUNTED = re.compile(f"(?P<number>{NUMBER}){COUNTERS}(?P<what>[一-龥“”]{{2,16}})")


def counted_in_line(gathered: Gathered) -> Enumeration | None:
    """As many sentences as the question asks for, behind one of the best that counts them; None where there are none.

    What they are called (工程, or what just as many have before it: 惠民工程) stands in the first clause of each.
    """
    asked = asked_count(gathered.query.text)
    if gathered.query.kind != "list" or asked < FEWEST:
        return None
    told = (_behind(gathered.query.text, asked, statement) for statement in gathered.statements[:TRIED])
    return next((one for one in told if one is not None), None)


def _behind(question: str, asked: int, statement: Statement) -> Enumeration | None:
    kind = _kind_counted(fold(question), asked, fold(statement.text))
    if not kind:
        return None
    document, named = statement.document, re.compile(f"[一-龥]{{2,}}(?P<called>[一-龥]{{2}}{re.escape(kind)})")
    behind = sentences(document.text, statement.end, line_end(document.text, statement.end))
    openings = ((span, named.search(opening(document.text[slice(*span)]))) for span in behind)
    called = [(span, found["called"]) for span, found in openings if found]
    counts = Counter(name for _, name in called)
    alike = next((name for name, number in counts.items() if number == asked), "")  # 惠民工程, among other 工程
    spans = [span for span, name in called if name == alike or len(called) == asked]
    if len(spans) != asked:
        return None
    items = tuple(Item("", number, *span) for number, span in enumerate(spans, start=1))
    section = document.section_at(statement.start)
    return Enumeration(document, ItemList("alike", items, statement.start, statement.end, section), 1.0, 1.0)


def _kind_counted(question: str, asked: int, said: str) -> str:
    """What the things are called that the sentence counts, as many as the question and by its words; else ""."""
    for counted in _COUNTED.finditer(said):
        at = question.find(counted["what"][:2])
        if at >= 0 and number_of(counted["number"]) == asked:
            both = zip(counted["what"], question[at:], strict=False)
            return _last_noun("".join(sign for sign, _ in takewhile(lambda pair: pair[0] == pair[1], both)))
    return ""


def _last_noun(name: str) -> str:
    """工程 of 为民办实事工程."""
    return head_noun(name[-2:]) if len(name) > FEWEST else ""
