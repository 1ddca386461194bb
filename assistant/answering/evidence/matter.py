"""Where in a sentence the matter of a question is told, and what stands around it.

A sentence of a work report strings together a dozen matters (…建成投产，…挂牌，…入选); what is said of one of them
stands in its own clauses, and in those that go on from them without a subject of their own (，降低物流成本).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.understanding.question_terms import place_forms
from assistant.search.words import fold, open_words
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term

MASK = "□"  # stands for a word that the question has itself
ADDS = 0.12  # of the question, for another clause to be of the matter, too
FARTHEST = 4  # clauses from the one that has most of it
SHORT = 3  # clauses of a sentence that is all of one matter
GOES_ON = 2  # clauses behind
LABEL_WITHIN = 30  # characters of a sentence, for what stands before a colon to be its label
_CLAUSE = re.compile("[^，,；;。：:！？!?\n]+")
_OPENS = re.compile(
    "(?:按|到|截至|据|从|自|在|对|为)[^，；。]{1,14}|[^，；。]{1,20}(?:后|以来|期间|时)"
)  # what only opens what is said next
_FIELD = re.compile("[^，；。]{1,12}(?:领域|方面)")  # 水利领域，…、…开工；
_COLONS, _ENDS = ("：", ":"), ("；", ";", "。")
_VERBAL = ("v", "d", "p", "c", "a", "r")  # the tags of what is no subject
_MARKS = '”“"、 '


@dataclass(frozen=True, slots=True)
class Matter:
    """What a sentence tells of the matter: its clauses, what goes on from them, and what leads up to them.

    ``ahead``: the clause in front, where it has no subject and opens what is said (适应人口变化，); ``subject``: that
    clause, where it has one and these have none; ``before``: all of the sentence in front; ``weight``: the share of the
    question's things that the clauses have; ``rest``: all of the sentence behind, where it opens with the matter, and
    so is all of it.
    """

    own: str
    behind: str
    ahead: str
    before: str
    weight: float
    rest: str = ""
    subject: str = ""


def things_asked(terms: Sequence[Term], matter: str) -> tuple[Term, ...]:
    """The terms that name the matter: no place, and none of what is said of any matter; all where there are no such.

    ``matter``: the question without the words that ask.
    """
    words, said = load_terms(), fold(matter)
    passed = words.generic | words.stances | words.filling | place_forms()
    return tuple(term for term in terms if term.word not in passed and term.word in said) or tuple(terms)


def matter_in(things: Sequence[Term], sentence: str) -> Matter | None:
    """The clauses of the sentence that speak of the things, with those that go on from them; None of no words."""
    spans = [found.span() for found in _CLAUSE.finditer(sentence)]
    if not spans or not things:
        return None
    first, last, weight = _of_the_matter(things, [sentence[start:end] for start, end in spans])
    begin, end = spans[first][0], spans[last][1]
    before, own = sentence[:begin], sentence[begin:end]
    if len(spans) <= SHORT:
        return Matter(own, sentence[end:], before, before, weight, subject=before)
    if _has_a_label(sentence, spans, first, last):
        return Matter(sentence[begin:], "", before, before, weight)
    ahead = sentence[slice(*spans[first - 1])] if first else ""
    opens = bool(ahead) and _goes_on(ahead)
    return Matter(
        own,
        behind=sentence[end : _end_of_what_goes_on(sentence, spans, first, last)],
        ahead=ahead if opens else "",
        before=before,
        weight=weight,
        rest="" if first else sentence[end:],
        subject=ahead if ahead and not opens and _goes_on(own) else "",
    )


def _has_a_label(sentence: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether the sentence opens with a label, which one of the clauses is: all behind it is of the matter."""
    labelled = (sentence[spans[at][1]] in _COLONS for at in range(first, min(last + 1, len(spans) - 1)))
    return spans[first][0] <= LABEL_WITHIN and any(labelled)


def _end_of_what_goes_on(sentence: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """Where that ends which goes on from the clauses: what they announce, or clauses without a subject of their own."""
    own, end = sentence[spans[first][0] : spans[last][1]], spans[last][1]
    behind = last + 1 + (last + 1 < len(spans) and _OPENS.fullmatch(own) is not None)
    if sentence[end : end + 1] in _COLONS or _FIELD.fullmatch(own):
        ends = (at + 1 for at in range(last + 1, len(spans)) if sentence[spans[at][1] :][:1] in _ENDS)
        behind = next(ends, len(spans))
    while behind < len(spans) and behind - last <= GOES_ON and _goes_on(sentence[slice(*spans[behind])]):
        behind += 1
    return spans[behind - 1][1]


def _of_the_matter(things: Sequence[Term], clauses: Sequence[str]) -> tuple[int, int, float]:
    """The first and the last clause of the matter, and how much of it they have."""
    told = [coverage(things, fold(clause)) for clause in clauses]
    weights = [weighed(things, one) for one in told]
    best = max(range(len(clauses)), key=lambda at: (weights[at], -at))
    most, chosen = list(told[best]), {best}
    for at in sorted(range(len(clauses)), key=lambda at: abs(at - best)):
        added = math.fsum(t.weight * max(0.0, new - old) for t, new, old in zip(things, told[at], most, strict=True))
        if added >= ADDS and abs(at - best) <= FARTHEST:
            chosen.add(at)
            most = [max(pair) for pair in zip(told[at], most, strict=True)]
    whole = math.fsum(t.weight for t in things)
    return min(chosen), max(chosen), weighed(things, most) / whole if whole else 0.0


def _goes_on(clause: str) -> bool:
    """Whether the clause has no subject of its own, and so goes on from the one before it."""
    clause = clause.strip(_MARKS)
    if load_cues().answer_types.carries_on.match(clause):
        return True
    words = open_words().tagged(fold(clause))
    return bool(words) and words[0][1].startswith(_VERBAL)


def masked(text: str, question: str) -> list[tuple[str, str, str]]:
    """The words of the text with MASK for those of the question, each with its tag and as it stands, folded."""
    asked = fold(question)
    return [
        (MASK if word in asked and (len(word) > 1 or word.isdigit()) else word, tag, word)
        for word, tag in open_words().tagged(fold(text))
    ]
