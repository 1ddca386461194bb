"""What a name with a count in it stands for, where one sentence says the word in so many clauses.

Of “七个更加” the sentence 成效更加彰显，优势更加凸显，…… that has 更加 seven times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.asked_kind import NUMBER
from assistant.answering.evidence.enumerations import counted_groups
from assistant.answering.evidence.form import FEWEST_NAMED
from assistant.answering.sentences.behind import of_spans
from assistant.numerals import number_of
from assistant.reading.sentences import sentences
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

_CLAUSES = re.compile("[^，、；。：,;:]+")
_IN_ONE_SIGN = re.compile(f"“(?P<number>{NUMBER})个?(?P<sign>[一-龥])”")
_STANDS_FOR = re.compile(
    "(?:是|指|代表|包括|说|讲)(?:的|是|了)*(?:什么|啥|哪)|什么意思|含义|内容|(?:怎么|如何|怎样)(?:理解|解释|表述|概括|说|讲|提)"
)


def counted_clauses(gathered: Gathered) -> list[Statement]:
    """The one sentence of the best document that has the counted word in just so many clauses; [] where none has."""
    groups = counted_groups(gathered.query.text) or _in_one_sign(gathered.query.text)
    if not _asks_what_it_is(gathered.query) or len(groups) != 1 or groups[0][0] < FEWEST_NAMED:
        return []
    number, word = groups[0]
    best = gathered.statements[0]
    said = [
        span
        for span in sentences(best.document.text)
        if _clauses_with(word, best.document.text[slice(*span)]) == number
    ]
    return of_spans(gathered, best, said) if len(said) == 1 else []


def _in_one_sign(question: str) -> tuple[tuple[int, str], ...]:
    """What is counted in quotation marks by the one character that all its members share: 4 化 of “四化”."""
    return tuple((number_of(one["number"]), one["sign"]) for one in _IN_ONE_SIGN.finditer(question))


def _asks_what_it_is(query: Query) -> bool:
    """Whether it is asked what the name stands for; “三大经济”意见怎么出台的 asks something else of it."""
    return query.kind == "list" or (query.kind == "explain" and _STANDS_FOR.search(query.text) is not None)


def _clauses_with(word: str, text: str) -> int:
    """How many clauses have the word, each once; 0 where one has it more often.

    A word of one character ends them all, or begins them all (“四化”: 项目化、清单化、节点化、责任化).
    """
    if word not in text:
        return 0
    clauses = [clause for clause in _CLAUSES.findall(fold(text)) if word in clause]
    if len(word) == 1 and not (
        all(clause.endswith(word) for clause in clauses) or all(clause.startswith(word) for clause in clauses)
    ):
        return 0
    told = [clause.count(word) for clause in clauses]
    return len(told) if set(told) == {1} else 0
