"""Whether what was worked out is what the question asks for, by whichever way it was worked out.

A way knows why it was tried; here a result is held against the question once more, before it is told.
What income is in percent of 生产总值 is no quotient of two growths; 甲、乙和丙一共多少 is no sum of two of them;
what is asked for each year is told by no sum of several.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.figures.part_of_year import asks_whole_years, is_of_part_of_year, of_other_months
from assistant.answering.figures.reckoning import NOT_RECKONED
from assistant.answering.understanding.districts import OF_THE_CITY, is_district
from assistant.answering.understanding.wanted import JOINED, RATE_NAMED, asks_yearly_average, years_held_apart
from assistant.facts.base_values import CHANGES
from assistant.facts.naming import canonical_indicator, measure_class
from assistant.facts.operands import RATES
from assistant.period import year_of
from assistant.quantity import in_ones
from assistant.search.words import shares_a_pair

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Answer, Computed, Query

_SUM = re.compile(r"[0-9.]+(?: \+ [0-9.]+)+")
_EACH_ASKED = re.compile("多少|几[个家项]")
_TOGETHER = re.compile("合计|合起来|合在一|加起来|加在一|相加|加总|之和|总和|共计|凑|归到一")
_SIZE_RECKONED = re.compile("(?:推算|折算|测算|[反倒]推)[^，。？]*(?:规模|总量|总额|总值)[^，。？增]*[？?。]*$")
_ADDED = re.compile(
    "(?P<one>[^，。？、]{2,10}?)的?(?:再?加上|加(?![上起在到总一])|[＋+])(?P<other>[^，。？、]{2,10}?)(?=的?(?:，|一共|总共|合计|[共是有]|$))"
)
_A_YEAR = re.compile("÷|年均|平均每年")
# Two places held against each other, by name or not: 两省差几个点.
_TWO_PLACES = re.compile("两(?:地|省|市|城|县|区|个?(?:城市|省份|地区))")
_APART = re.compile("差|[高低多少快慢]出?(?:多少|几)")
_OF_EACH = re.compile("各|分别")
_OF_SHARES_HELD = re.compile("股份|持股|股权|股比|占股|入股|参股")
PAIR = 2


def only_what_is_asked(query: Query, answer: Answer) -> Answer:
    """The answer without what was worked out and is not asked for: partial then, and it says that nothing was.

    Refused where nothing else is left.
    """
    wrong = [one for one in answer.computed if not is_asked_for(query, one)]
    if not wrong:
        return answer
    taken = [
        claim
        for claim in answer.claims
        if claim.kind == "computed" and any(one.formula and one.formula in claim.text for one in wrong)
    ]
    lines = [line for line in answer.text.split("\n") if not any(claim.text in line for claim in taken)]
    claims = tuple(claim for claim in answer.claims if claim not in taken)
    return replace(
        answer,
        status="partial" if claims else "refused",
        text="\n".join((*lines, NOT_RECKONED)),
        claims=claims,
        computed=tuple(one for one in answer.computed if one not in wrong),
    )


def is_all_asked_for(query: Query, answer: Answer) -> bool:
    """Whether nothing was worked out that is not asked for."""
    return all(is_asked_for(query, one) for one in answer.computed)


def is_asked_for(query: Query, computed: Computed) -> bool:
    """Whether nothing in the question speaks against the result."""
    return all(rule(query, computed) for rule in _RULES)


def _is_of_amounts(query: Query, computed: Computed) -> bool:
    """Whether no quotient is one of growths where the question names none."""
    classes = {measure_class(fact.measure) for fact in computed.operands}
    divided = "÷" in computed.formula and len(computed.operands) >= PAIR
    return not divided or "增速" not in classes or not classes <= CHANGES or RATE_NAMED.search(query.text) is not None


def _is_of_both_indicators(query: Query, computed: Computed) -> bool:
    """Whether two indicators that are named are not answered by two figures of one of them."""
    named = {canonical_indicator(name) for name in query.indicators}
    told = {canonical_indicator(fact.indicator) for fact in computed.operands}
    if len(told) != 1 or len(computed.operands) < PAIR or "÷" not in computed.formula:
        return True
    (only,) = told
    others = [name for name in named if name not in only and only not in name]
    return not others or len(named) < PAIR


def _is_of_all(query: Query, computed: Computed) -> bool:
    """Whether a sum has as many parts as the question joins; what joins two in a part's own name joins no parts."""
    if not _SUM.fullmatch(computed.formula):
        return True
    if len(_EACH_ASKED.findall(query.text)) > 1 and not _TOGETHER.search(query.text):
        return False  # 固定资产投资一共多少、工业投资多少 are two
    within = sum(
        fact.indicator[max(0, found.start() - PAIR) : found.end()] in query.text
        for fact in computed.operands
        for found in JOINED.finditer(fact.indicator)
    )
    enough = len(JOINED.findall(query.text)) - within < len(computed.operands)
    return enough and not _has_a_whole_beside_its_parts(computed) and _has_each_side(query, computed)


def _has_a_whole_beside_its_parts(computed: Computed) -> bool:
    """Whether one of several summed amounts is what the others come to: 新增债券68.4, 一般债券11.6, 专项债券56.8."""
    sizes = [in_ones(fact.quantity) for fact in computed.operands]
    return len(sizes) > PAIR and any(2 * size == sum(sizes) for size in sizes)


def _has_each_side(query: Query, computed: Computed) -> bool:
    """Whether both sides of what the question adds (新增的加上再融资的) stand in the name of one of the operands."""
    found = _ADDED.search(query.text)
    if found is None:
        return True
    named = [f"{fact.subject}{fact.indicator}{fact.period.printed}" for fact in computed.operands]
    return all(any(shares_a_pair(found[side], name) for name in named) for side in ("one", "other"))


def _is_of_a_year(query: Query, computed: Computed) -> bool:
    """Whether an average of years that is asked for is one, or is reckoned of such."""
    if not asks_yearly_average(query.text) or any(measure_class(fact.measure) in CHANGES for fact in computed.operands):
        return True
    return _A_YEAR.search(f"{computed.formula} {computed.label}") is not None


def _is_an_amount(query: Query, computed: Computed) -> bool:
    """Whether no rate came out where the size of something is to be reckoned (推算……生产总值规模)."""
    return computed.quantity.unit not in RATES or _SIZE_RECKONED.search(query.text) is None


def _is_of_whole_years(query: Query, computed: Computed) -> bool:
    """Whether nothing was reckoned of some months' figures where the question names whole years only."""
    return not asks_whole_years(query) or not any(
        is_of_part_of_year(fact.measure, fact.period) for fact in computed.operands
    )


def _is_of_both_years(query: Query, computed: Computed) -> bool:
    """Whether two years that are held against each other are not answered by figures of one of them."""
    apart = years_held_apart(query)
    if apart is None or len(computed.operands) < PAIR or any(fact.base for fact in computed.operands):
        return True
    return len({year_of(fact.period) for fact in computed.operands} - {None}) != 1


def _is_no_stake(query: Query, computed: Computed) -> bool:
    """Whether no quotient of what was paid is told for how much of a firm is held: the stake is printed, or unknown."""
    return "÷" not in computed.formula or _OF_SHARES_HELD.search(query.text) is None


def _is_of_both_places(query: Query, computed: Computed) -> bool:
    """Whether what two places differ by is not told by two figures of one of them (its aims of two years)."""
    text = query.text
    if not (_TWO_PLACES.search(text) and _APART.search(text)) or _OF_EACH.search(text) or "−" not in computed.formula:
        return True
    places = {fact.subject for fact in computed.operands}
    return len(computed.operands) < PAIR or len(places) > 1 or "" in places


def _is_of_the_city(query: Query, computed: Computed) -> bool:
    """Whether what is asked as a share of all the city (占全市) is divided by no other district's figure."""
    if not OF_THE_CITY.search(query.text) or "÷" not in computed.formula or len(computed.operands) < PAIR:
        return True
    return not is_district(computed.operands[1].subject)


def _is_of_the_months(query: Query, computed: Computed) -> bool:
    """Whether no figure of other months is reckoned with than those that the question names without a year."""
    return not any(of_other_months(query, fact) for fact in computed.operands)


_RULES: tuple[Callable[[Query, Computed], bool], ...] = (
    _is_of_amounts,
    _is_of_both_indicators,
    _is_of_all,
    _is_of_a_year,
    _is_an_amount,
    _is_of_whole_years,
    _is_of_both_years,
    _is_no_stake,
    _is_of_both_places,
    _is_of_the_city,
    _is_of_the_months,
)
