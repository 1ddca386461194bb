"""What speaks for an operation on numbers being the one that a question means, as figures with names."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.answering.derived.numbers import numbers_given
from assistant.answering.derived.ways import WAYS, is_year_count
from assistant.answering.evidence.relevance import coverage
from assistant.answering.understanding.wanted import JOINED
from assistant.period import year_of
from assistant.search.words import HAN, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.derived.numbers import Number
    from assistant.answering.derived.ways import Way
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

GROUPS: dict[str, frozenset[Way]] = {
    "compared": frozenset({"difference", "ratio", "growth", "yearly"}),
    "rated": frozenset({"before", "part", "after", "whole", "part of the rest"}),
    "parted": frozenset({"share", "rest", "sum"}),
}
"""Operations that hold two figures of a kind against each other, apply a rate, or divide a whole."""
BY_GROUP = ("follows", "alike")
FEATURES = (
    "unmet",
    "least_covered",
    "own",
    "most_unasked",
    "best_score",
    "wrong_year",
    "years_met",
    "one_year_each",
    "in_order",
    "rivals",
    "given_left",
    "adjacent",
    "not_as_many",
    "cue_last",
    "one_sentence",
    "one_indicator",
    *(f"{name}_{group}" for group in GROUPS for name in BY_GROUP),
    *(f"way_{way}" for way in WAYS),
)
"""Of an operation and its operands, by name; shares are of the question's words by weight, without those that only ask
for the operation.

``unmet``: the greatest share that one thing has which stands with none of the operands; ``least_covered``: the smallest
share that stands with an operand, in its sentence or above it; ``own``: the share that stands right beside one of them;
``most_unasked``: the greatest part of an operand's own words that the question has not; ``best_score``: the best of the
sentences' supports; ``wrong_year``: the part of the operands that are of another year than those named, ``years_met``:
the part of the named years that are theirs, ``one_year_each``: whether each is of another of these; ``in_order``:
whether the question names the first one first (1), the second (−1), or it does not tell (0); ``rivals``: the logarithm
of how many numbers are of the first one's unit; ``given_left``: how many amounts of the question are no operands;
``adjacent`` and ``one_sentence``: whether they stand within NEAR characters, or in one sentence; ``not_as_many``:
whether what is summed or taken away is not as much as the question names; ``cue_last``: whether the operation's is the
last cue; ``one_indicator``: whether all are figures of one name. For each group of operations ``follows``: whether the
second stands right behind the first, and ``alike``: how much of the words beside the two is the same.
"""
MET, MUCH, NEAR, BEHIND = 0.7, 0.5, 40, 30
_PAIR = re.compile(f"[{HAN}]{{2}}")
_MEASURES = re.compile("量值|数量|同比增速|年均增速|占比变动|占比|变动|差值|倍数")
_ITS = re.compile("[是为](?:它|其|咱们?|我们|我市|本市)们?的")  # 无锡……？苏州是它的几倍: of the one named first
_IS_HOW = re.compile(
    "平均|人均|比重|占比|比例|份额|合计|一共|总共|差距|增幅|涨幅|降幅|增长率?|推算|折算|倒推|反推|测算|换算|剩下|其余"
    "|户数|家数|个数|总数|数量|密度|比值|差额|幅度|多少|相差|百分比|核算|计算|帮忙|大概|大约"
)


class Asked:
    """What is the same for all operations that a question may mean."""

    def __init__(self, gathered: Gathered, numbers: Sequence[Number], asked: Mapping[Way, int]) -> None:
        """``numbers``: all that may be operands; ``asked``: where the last cue of each operation ends."""
        query = gathered.query
        self._text = fold(query.text)
        self._cues = asked
        self._terms = tuple(term for term in gathered.terms if not _IS_HOW.fullmatch(term.word))
        self._weight = math.fsum(term.weight for term in self._terms) or 1.0
        self._pairs = _pairs(self._text)
        self._years = frozenset(year for period in query.periods if (year := year_of(period)))
        self._items = 1 + len(JOINED.findall(query.text))
        self._given = {one.size for one in numbers_given(gathered) if not is_year_count(one.kind)}
        self._kinds = [one.kind for one in numbers]
        self._of = {id(one): _Words(self._terms, self._pairs, one) for one in numbers}

    def features(self, way: Way, operands: tuple[Number, ...]) -> dict[str, float]:
        """The FEATURES of the operation on the operands."""
        words = [self._of[id(one)] for one in operands]
        told = [one for one in operands if one.document is not None]
        starts = [one.fact.start for one in told]
        follows = len(operands) == 2 and 0 < operands[1].fact.start - operands[0].fact.end < BEHIND
        by_group = {"follows": float(follows), "alike": _likeness(operands)}
        return {
            "unmet": self._unmet([max(met) for met in zip(*(one.around for one in words), strict=True)]),
            "least_covered": min(self._share(one.around) for one in words),
            "own": self._share([max(met) for met in zip(*(one.beside for one in words), strict=True)]),
            "most_unasked": max(one.unasked for one in words),
            "best_score": max((one.score for one in told), default=0.0),
            **self._of_years([one.years for one in told]),
            "in_order": self.in_order(operands),
            "rivals": math.log(max(self._kinds.count(operands[0].kind), 1)),
            "given_left": float(len(self._given - {one.size for one in operands})),
            "adjacent": float(len(told) > 1 and max(starts) - min(starts) < NEAR),
            "not_as_many": float(way in ("sum", "rest") and self._items != len(operands) - (way == "rest")),
            "cue_last": float(self._cues[way] == max(self._cues.values())),
            "one_sentence": float(len({one.sentence for one in told}) == 1),
            "one_indicator": float(len({one.indicator for one in told}) == 1),
            **{
                f"{name}_{group}": value if way in ways else 0.0
                for group, ways in GROUPS.items()
                for name, value in by_group.items()
            },
            **{f"way_{name}": float(name == way) for name in WAYS},
        }

    def names_all_joined(self, operands: Sequence[Number]) -> bool:
        """Whether each thing that the question joins with another (甲、乙和丙) is named beside one of the operands."""
        met = [max(one) for one in zip(*(self._of[id(one)].beside for one in operands), strict=True)]
        joined = [
            match
            for term, match in zip(self._terms, met, strict=True)
            if term.thing and (at := self._text.find(term.word)) >= 0 and self._is_joined(at, at + len(term.word))
        ]
        return all(match >= MET for match in joined)

    def _is_joined(self, start: int, end: int) -> bool:
        """Whether a stretch of the question stands right before or behind what joins."""
        return any(found.start() == end or found.end() == start for found in JOINED.finditer(self._text))

    def lacks_a_thing(self, operands: Sequence[Number]) -> bool:
        """Whether a thing that is much of the question stands with none of the operands, nor above them."""
        return (
            self._unmet([max(met) for met in zip(*(self._of[id(one)].around for one in operands), strict=True)]) > MUCH
        )

    def in_order(self, operands: Sequence[Number]) -> float:
        """Whether the question names the first of two before the second: 1, −1, or 0 where it does not tell."""
        if len(operands) != 2:
            return 0.0
        one, other = (self._of[id(number)].beside for number in operands)
        places = [self._telling(one, other), self._telling(other, one)]
        if min(places) < 0:
            places = [max((self._text.find(str(year)[2:]) for year in one.years), default=-1) for one in operands]
        if min(places) < 0:
            return 0.0
        return 1.0 if (places[0] < places[1]) != (_ITS.search(self._text) is not None) else -1.0

    def _telling(self, mine: Sequence[float], others: Sequence[float]) -> int:
        """Where the question last has a word that stands beside one number and not beside the other; −1 for nowhere."""
        words = (term.word for term, own, other in zip(self._terms, mine, others, strict=True) if own > other)
        return max(map(self._text.rfind, words), default=-1)

    def _share(self, met: Sequence[float]) -> float:
        return math.fsum(term.weight * match for term, match in zip(self._terms, met, strict=True)) / self._weight

    def _unmet(self, met: Sequence[float]) -> float:
        held = [(term, match) for term, match in zip(self._terms, met, strict=True) if term.thing and term.held]
        return max((term.weight / self._weight for term, match in held if match < MET), default=0.0)

    def _of_years(self, told: Sequence[frozenset[int]]) -> dict[str, float]:
        asked = self._years
        wrong = sum(bool(asked and years) and asked.isdisjoint(years) for years in told)
        met = asked & frozenset().union(*told)
        each = len(met) > 1 and len(told) > 1 and all(len(years & asked) == 1 for years in told)
        return {
            "wrong_year": wrong / max(len(told), 1),
            "years_met": len(met) / len(asked) if asked else 0.5,
            "one_year_each": float(each),
        }


class _Words:
    """How far each term of the question stands beside a number, and around or above it; what is not asked beside it."""

    def __init__(self, terms: tuple[Term, ...], asked: frozenset[str], one: Number) -> None:
        self.beside = coverage(terms, one.own)
        self.around = coverage(terms, f"{one.own} {one.shared} {one.above}")
        pairs = _pairs(_MEASURES.sub("", one.own))
        self.unasked = len(pairs - asked) / len(pairs) if pairs else 0.5


def _likeness(operands: Sequence[Number]) -> float:
    one, other = (_pairs(_MEASURES.sub("", number.own)) for number in (operands[0], operands[-1]))
    return len(one & other) / (len(one | other) or 1)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1) if _PAIR.fullmatch(text[at : at + 2]))
