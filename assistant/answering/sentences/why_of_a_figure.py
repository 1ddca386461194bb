"""Why something is so of a figure that the question quotes: that the figure is right is not all that is asked.

杭州文创占比24.8%，为何不宜直接比较 is answered by the line that has the figure, names what is asked why (不宜), and
tells why; where no line does, that is said beside the figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.form import reason_asked
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.sentences.behind import of_spans
from assistant.answering.sentences.why import tells_why
from assistant.quantity import find_quantities
from assistant.reading.sentences import sentences, strip_marks
from assistant.reading.spans import lines_around
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

LINES_TRIED = 20
LEAST_NAMED = 0.6  # of what is asked why, what the sentence must name
LEAST_SOUGHT = 0.15  # of the question: 直接 alone tells no lines apart
MOST_SENTENCES = 3  # from the figure to its reason; further on a long paragraph tells of something else
_SIGNS = re.compile("[，。；？,;?]")


def why_of_figure(gathered: Gathered) -> list[Statement]:
    """The sentences of one line from the quoted figure to what tells why; [] where nothing is asked so, or told."""
    sought = _asked_why(gathered)
    whole = sum(term.weight for term in sought)
    if whole < LEAST_SOUGHT:
        return []
    quoted = {(found.value.value, found.value.unit) for found in find_quantities(gathered.query.text)}
    quoted = {(value, unit) for value, unit in quoted if unit}
    best: tuple[float, float] = (0.0, 0.0)
    told: list[Statement] = []
    for statement in gathered.statements[:LINES_TRIED]:
        named = weighed(sought, coverage(sought, fold(strip_marks(statement.text)))) / whole
        rank = (named, statement.score)
        if named < LEAST_NAMED or rank <= best or {"place", "stance"} & set(statement.faults):
            continue
        if tells_why(statement) and (spans := _from_its_figure(statement, quoted)):
            best, told = rank, of_spans(gathered, statement, spans)
    return told


def _asked_why(gathered: Gathered) -> list[Term]:
    """What stands in the clause that asks why, behind the figure that is quoted: 更像名义增速."""
    text = gathered.query.text
    figures = [found for found in find_quantities(text) if found.value.unit]
    why = load_cues().asserting["why"].search(text)
    if not figures or why is None or not reason_asked(text):
        return []
    begin = max(why.end(), figures[-1].end)  # 8.08%为什么更像名义增速, 为什么说8.08%更像名义增速
    end = _SIGNS.search(text, begin)
    asked = text[begin : end.start() if end else len(text)]
    return [term for term in gathered.terms if term.word in asked and term.word not in load_terms().places]


def _from_its_figure(statement: Statement, quoted: set[tuple[Decimal, str]]) -> list[tuple[int, int]]:
    """The sentences of the statement's line from one that has each quoted figure; [] without one.

    What is told in a few sentences is told from its beginning: 两者同时成立 says nothing without them.
    """
    text = statement.document.text
    first, last = lines_around(text, statement.start, statement.end)
    spans = [span for span in sentences(text, first, last) if span[0] <= statement.start]
    for number in range(1, min(MOST_SENTENCES, len(spans)) + 1):
        said = text[spans[-number][0] : statement.end]
        if quoted <= {(found.value.value, found.value.unit) for found in find_quantities(said)}:
            return spans if len(spans) <= MOST_SENTENCES else spans[-number:]
    return []
