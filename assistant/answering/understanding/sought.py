"""What a question says of the figure that it asks for: what it is of, what it is called, whose it is, how narrow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.topic import is_aspect
from assistant.facts.naming import canonical_indicator
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

_NAMES_A_QUANTITY = re.compile(
    "(?:(?<![数总体增份])量|(?<![成现长有])率|(?<![总金数])额|面积|人口|里程|[存中放献意与晓向]度|密度|浓度|产能|[能电]耗|价格|工资|[存贷]款|利润|寿命)$"
)
_DIVIDED = re.compile("(?P<part>[^，。？]+?)占(?!比|地|用)")
LEAST_MAIN_OF_SENTENCE = 0.35  # 示范区 under a title that says the rest of its name
LEAST_OF_THING = 0.3
LEAST_OF_PART = 0.5  # more than 产业 of 第二产业
# What has figures of its own, so that those of the city around it are not its: 高新区, 科创带, 机场.
_BEARER = re.compile(
    "(?:[园新城片辖]区|[开发示范试验协同高经合作经济核心自贸保税度假]{2}区|[创兴济]带|走廊|小镇|集团|公司|机场|[^香]港|大学|学院|医院|都市圈|城市群)$"
)
LONGEST_KIND = 3  # 核心区, 高新区 alone; longer ones are names
# What joins several things that a question names.
_JOINED = re.compile("[、，,；和与及跟]")
_KINDS = ("产业", "行业")  # 新材料产业: which one, the other word says


@dataclass(frozen=True, slots=True)
class Sought:
    """What the question says of the figure that it asks for, told once for all facts; terms by their places.

    ``things`` says what it is of, with the sum of their weights; ``main``, the weightiest; ``telling``, those that tell
    it from others; ``quantities``, what the figure itself is called; ``bearers``, the zone or body that it is of;
    ``divided``, what a share is asked of (第二产业占GDP).
    """

    query: Query
    terms: tuple[Term, ...]
    things: tuple[int, ...]
    weight: float
    main: int | None
    telling: tuple[int, ...]
    quantities: tuple[int, ...]
    bearers: tuple[int, ...]
    divided: tuple[int, ...]
    indicators: frozenset[str]

    @classmethod
    def of(cls, query: Query, terms: Sequence[Term]) -> Sought:
        """Places are held against the fact's own; three cities asked for at once are never all in one fact."""
        things = tuple(at for at, term in enumerate(terms) if term.thing and term.word not in place_forms())
        main = main_thing(terms)
        if main is None:
            main = max((at for at in things if terms[at].held), key=lambda at: terms[at].weight, default=None)
        return cls(
            query=query,
            terms=tuple(terms),
            things=things,
            weight=sum(terms[at].weight for at in things) or 1.0,
            main=main,
            telling=telling_things(terms),
            quantities=tuple(at for at, term in enumerate(terms) if term.thing and _NAMES_A_QUANTITY.search(term.word)),
            bearers=bearers(terms),
            divided=_divided(query, terms, things),
            indicators=frozenset(canonical_indicator(name) for name in query.indicators),
        )

    def share(self, matches: Sequence[float]) -> float:
        """The share of the things named that the terms' ``matches`` cover, from 0 to 1."""
        return sum(self.terms[at].weight * matches[at] for at in self.things) / self.weight

    def of_named_quantity(self, matches: Sequence[float]) -> bool:
        """Whether the fact matches what the question calls the figure itself: a number of firms is no 用电量."""
        return not self.quantities or max(matches[at] for at in self.quantities) >= LEAST_OF_THING

    def of_another_part(self, matches: Sequence[float]) -> bool:
        """Whether a share is asked of something that the fact does not match: 文化产业 is no part that 第二产业 is."""
        return any(matches[at] < LEAST_OF_PART for at in self.divided)

    def of_another(self, matches: Sequence[float]) -> bool:
        """Whether the fact is of none of the zones or bodies that the question names; by name, where it names one."""
        return bool(self.bearers) and max(matches[at] for at in self.bearers) < LEAST_MAIN_OF_SENTENCE


def _divided(query: Query, terms: Sequence[Term], things: Sequence[int]) -> tuple[int, ...]:
    """The places of the held things that stand in front of 占, where a share is asked for."""
    asked = _DIVIDED.search(query.text)
    part = fold(asked["part"]) if asked and "占比" in query.measures else ""
    return tuple(at for at in things if terms[at].held and any(form in part for form in terms[at].forms))


def bearers(terms: Sequence[Term]) -> tuple[int, ...]:
    """The terms that name a zone or a body; those that only say its kind where none names one."""
    found = [at for at, term in enumerate(terms) if term.thing and _BEARER.search(term.word)]
    return tuple([at for at in found if len(terms[at].word) > LONGEST_KIND] or found)


def main_thing(terms: Sequence[Term]) -> int | None:
    """Which term says what the figure is of: the weightiest that the library holds, by its place in ``terms``."""
    return max(telling_things(terms), key=lambda at: terms[at].weight, default=None)


def telling_things(terms: Sequence[Term], *, unheld: bool = False) -> tuple[int, ...]:
    """The terms that say what a figure is of; a place, or a word that only names a side (面积, 总投资), does not.

    A word that the library never uses may be another one for what it does; ``unheld`` counts these too.
    """
    return _telling_things(tuple(terms), unheld=unheld)


@lru_cache(maxsize=64)
def _telling_things(terms: tuple[Term, ...], *, unheld: bool) -> tuple[int, ...]:
    return tuple(
        at
        for at, term in enumerate(terms)
        if term.thing
        and (unheld or term.held)
        and term.word not in place_forms()
        and not (is_aspect(term.word) or term.word in _KINDS)
    )


def lacks_narrowing(query: Query, told: str) -> bool:
    """Whether the question has a word that makes another figure of it (人均, 生产性, 出口), and the text has none such.

    Of one thing each is needed (the 人均可支配收入 of all is not that of 农村), of several those of one.
    What names both sides (进出口) names neither alone.
    """
    things = narrowing(query.text)
    if len(query.times) > 1:
        # What was added from one year to another is worked out of the two numbers.
        things = tuple(tuple(group for group in groups if not group[0].startswith("新")) for groups in things)
    narrowed = [groups for groups in things if groups]
    said = _without_both_sides(told) if narrowed else ""
    return bool(narrowed) and not any(
        all(any(word in said for word in group) for group in groups) for groups in narrowed
    )


@lru_cache(maxsize=64)
def narrowing(question: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Of each thing that the question names, the words that narrow it to a part, each with its other spellings."""
    groups = load_terms().narrowing
    things = _JOINED.split(_without_both_sides(question))
    found = (tuple(group for group in groups if any(name in thing for name in group)) for thing in things)
    return tuple(of_thing for of_thing in found if of_thing)


def names_one_side_only(question: str, told: str) -> bool:
    """Whether the question names both sides (进出口), and the text only one of them (外贸出口总额)."""
    for both, sides in load_terms().opposites.items():
        one_side = any(side in told.replace(both, "") for side in sides)
        if both in question and both not in told and one_side and not all(side in told for side in sides):
            return True
    return False


def _without_both_sides(text: str) -> str:
    for both in load_terms().opposites:
        text = text.replace(both, "")
    return text
