"""Whether words and meaning together speak for a statement as an answer: a learned score.

No figure settles what is told at length, and a sentence that resembles the question may be of something else: 沪宁高铁
晚点怎么赔偿 has the words of how the railway is built. What tells them apart is not the sentence alone but also what
else was found: an answer stands out, or has others on the matter around it. The weights: ``training/support.py``.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.evidence.meaning import is_weighed, lacks_a_matter
from assistant.answering.understanding.question_terms import places_and_stances
from assistant.learned import BIAS, linear_score, named_weights
from assistant.search.closeness import closenesses
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

WEIGHTS_FILE = Path(__file__).parents[2] / "models" / "support.json"
FEATURES = (
    "score",
    "nearness",
    "covered",
    "question_length",
    "length",
    "company",
    "rest_nearness",
    "far_from_the_rest",
    "unheld",
    "second",
    "nearest_other",
    "beside_a_matter",
)
"""Of a statement and the question, by name.

``score``, ``nearness`` and ``covered``: as the statement has them; ``question_length`` and ``length``: the logarithms
of the characters of the question and the statement; ``company``: how many of the first five others stand near it;
``rest_nearness``: the cosine with the question's words that it does not say; ``far_from_the_rest``: whether these are
much of the question, and nothing like it; ``unheld``: the share of the question that the library never says;
``second``: the best of the others' scores by its own; ``nearest_other``: the greatest nearness of the others, and both
as usual where hardly anything else was found; ``beside_a_matter``: whether the question names a matter of which the
library never writes.
"""
OTHERS, COMPANY, IN_COMPANY = 7, 5, 400  # statements held against it; of these, within so many characters
# Words that do by themselves: as much of the score, and not more of the question in things left out.
SAID, SAID_OF_A_LIST, MOST_UNSAID, LEAST_NEAR = 0.8, 0.6, 0.3, 0.05
SHORTEST = 16  # characters of a question; shorter ones, of which a part may be asked alone, count as so long
LEAST_SCORE, MOST_SECOND = 0.05, 2.0  # where the others' scores are held against it
MATCHED = 0.75  # of a word, for the statement to say it
ALL_SAID = 0.5  # the nearness of what is left where nothing is
MUCH_LEFT, LEFT_NEAR = 0.3, 0.15  # of the question, and the nearness that it must have at least
MUCH_UNHELD = 0.2  # of the question, in words that the library never says
USUAL_SECOND, USUAL_NEARNESS = 0.75, 0.38  # the medians of many questions


def is_supported(gathered: Gathered, statement: Statement) -> bool:
    """Whether words and meaning together speak for the statement, where no figure settles what is asked."""
    query = gathered.query
    if query.kind == "fact" and lacks_a_matter(gathered, statement):
        return False  # 公积金能贷多少年
    if not is_weighed(query):
        return True
    if statement.score <= 0:
        return False
    if _says_most(gathered, statement):
        return True
    features = features_of(gathered, statement)
    # Of 通行费 the library never speaks, and what names 太湖隧道 says nothing like 通行费怎么收.
    if features["far_from_the_rest"] and features["unheld"] >= MUCH_UNHELD:
        return False
    if features["rest_nearness"] < LEFT_NEAR and _says_only_the_stance(gathered, statement):
        return False
    return linear_score(features, shipped_weights()) > 0


def _says_only_the_stance(gathered: Gathered, statement: Statement) -> bool:
    """Whether of the question it has no more than that problems or proposals are told: 存在的问题, of 用地不足.

    Of a list, what announces it need say no more (八个方向).
    """
    if gathered.query.kind == "list":
        return False
    matched = zip(gathered.terms, statement.matches, strict=True)
    said = [term.word for term, match in matched if match >= MATCHED]
    return any(word in load_terms().stances for word in said) and all(map(_names_nothing, said))


def _says_most(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement says most of the question in its words; of a list what announces it has no others."""
    said = SAID_OF_A_LIST if gathered.query.kind == "list" else SAID
    if statement.by_words < said or statement.nearness <= LEAST_NEAR or lacks_a_matter(gathered, statement):
        return False
    unsaid = (term.weight for term in gathered.terms if term.thing and term.word in statement.missing)
    return math.fsum(unsaid) <= MOST_UNSAID


def features_of(gathered: Gathered, statement: Statement) -> Mapping[str, float]:
    """The FEATURES of the statement by name."""
    others = [one for one in gathered.statements if one is not statement][:OTHERS]
    few = len(others) < COMPANY
    second = max((one.score for one in others), default=0.0) / max(statement.score, LEAST_SCORE)
    second = min(max(second, 0.0), MOST_SECOND)
    nearest = max((one.nearness for one in others), default=0.0)
    near_by = [
        one
        for one in others[:COMPANY]
        if one.document.id == statement.document.id and abs(one.start - statement.start) < IN_COMPANY
    ]
    rest_nearness, far = _held_against_the_rest(gathered, statement)
    return {
        "score": statement.score,
        "nearness": statement.nearness,
        "covered": statement.covered,
        "question_length": math.log(max(len(gathered.query.text), SHORTEST)),
        "length": math.log(max(len(statement.text), 1)),
        "company": float(len(near_by)),
        "rest_nearness": rest_nearness,
        "far_from_the_rest": float(far),
        "unheld": math.fsum(term.weight for term in gathered.terms if not term.held),
        "second": max(second, USUAL_SECOND) if few else second,
        "nearest_other": max(nearest, USUAL_NEARNESS) if few else nearest,
        "beside_a_matter": float(lacks_a_matter(gathered, statement)),
    }


def _held_against_the_rest(gathered: Gathered, statement: Statement) -> tuple[float, bool]:
    """How near the statement is to the words of the question that it does not say, and whether it is far from them.

    They are held against it with what stands around them in the question, too: 沪宁高铁晚点怎么赔偿 without 沪宁高铁.
    """
    left, words, weight = fold(gathered.query.text), "", 0.0
    for term, match in zip(gathered.terms, statement.matches, strict=True):
        if match >= MATCHED or _names_nothing(term.word):
            left = left.replace(term.word, "")
        else:
            words, weight = words + term.word, weight + term.weight
    if not words:
        return ALL_SAID, False
    of_the_left, of_the_words = closenesses(statement.text, (left, words))
    return of_the_words, weight >= MUCH_LEFT and max(of_the_left, of_the_words) < LEFT_NEAR


def _names_nothing(word: str) -> bool:
    """Whether a word says where, of what kind or how much, and not of what thing."""
    return any(word in words for words in (places_and_stances(), load_terms().generic, load_terms().filling))


@cache
def shipped_weights(path: Path = WEIGHTS_FILE) -> Mapping[str, float]:
    """The weights that were learned; raises LibraryDamaged when the file does not hold them."""
    return named_weights(path, (*FEATURES, BIAS))
