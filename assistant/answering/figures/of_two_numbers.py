"""What two numbers give that one sentence tells one beside the other.

增长12.8%，比全省平均高6.6个百分点: what the whole province's growth was. 新增企业8.4万家，其中科创型2.4万家: the
share of these. 占51%，高于2012年的43.5%: by how much it rose. Nothing is worked out unless the two stand side by side.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.figures.bases import reckons_back
from assistant.answering.figures.counts_within import PAIR, counted, facts_in, told_by
from assistant.answering.figures.operand_kinds import is_amount, is_one_sided
from assistant.answering.understanding.wanted import DIFFERENCE
from assistant.facts.base_values import value_before
from assistant.facts.compute import by_fraction, difference, share
from assistant.facts.naming import canonical_indicator, measure_class
from assistant.period import year_of
from assistant.search.words import fold, open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_BESIDE = re.compile("[，、]")
# 高于2012年的43.5%: what it was then, and not by how much more it is.
_ABOVE_THAT_OF = re.compile("，[高低][于过](?P<base>[^，。；0-9]{0,6}[0-9]{4}年)的")
_SHARE_ASKED = re.compile(
    "(?P<whole>[一-龥]{2,12}?)(?:里面?|当?中)，?(?P<part>[一-龥]{2,10}?)的?(?:大概|大约|约|又)*占"
)
_SHARE_TOLD = re.compile(
    "(?P<part>[一-龥]{2,12}?)占(?P<whole>[^，。？]{2,20}?)的?(?:百分之|比重|比例|份额|多少|几成|多大)"
)
_WHOLE_OF = re.compile("(?:约|接近|近|大约|超过?)?占?(?:江苏|浙江|安徽)?(?P<whole>全国|全省|全市|全区)的?(?:近|约)?$")
_OF_THEM = re.compile("[，、]其中")
_MOVED = re.compile("(?:提高|上升|抬高|增加|下降|降低|变化|高|低|升|降)了?(?:多少|几)")
_OF_PLACES_AND_TIMES = re.compile("平均|同期|水平|的|增速|增长|增幅")


def value_of_base(gathered: Gathered, statement: Statement) -> Computed | None:
    """What that was which a rate lies points above or below, or an amount is so many times, where it is asked back."""
    if not reckons_back(gathered.query):
        return None
    for value, change in pairwise(facts_in(gathered, statement)):
        between = statement.text[value.end - statement.start : change.start - statement.start]
        if len(_BESIDE.findall(between)) != 1 or not _is_asked_of(gathered, value, change):
            continue
        based = replace(change, subject=value.subject, indicator=value.indicator, scope=value.scope, sure=True)
        worked = value_before(replace(value, sure=True), based)
        other = names_in(change.base, load_terms().indicators)
        label = f"{value.period.printed}{value.indicator}所对比的{change.base}" if other else worked.label
        return replace(worked, label=label)
    return None


def _is_asked_of(gathered: Gathered, value: Fact, change: Fact) -> bool:
    """Whether the change is one of the value, against what the question asks for."""
    asked, kind = gathered.query.text, measure_class(change.measure)
    if kind == "倍数" and is_amount(value) and not change.direction:
        years = {year_of(period) for period in gathered.query.periods}
        then = re.search("[0-9]{4}", change.base)
        return then is not None and int(then[0]) in years and value.indicator in asked
    if kind != "差值" or value.quantity.unit != "%" or change.quantity.unit != "个百分点":
        return False
    if any(unit.endswith("元") for unit in gathered.query.units):
        return False  # 2015年增加值是多少亿元 is no rate
    base = _OF_PLACES_AND_TIMES.sub("", change.base)
    indicators = {name.canonical for name in names_in(base, load_terms().indicators)}
    named = indicators & {canonical_indicator(name) for name in gathered.query.indicators}
    return bool(named) or any(word in asked for word in open_words().cut(base) if len(word) >= PAIR)


def whole_by_fraction(gathered: Gathered, statement: Statement) -> Computed | None:
    """What the whole has of which the sentence tells an amount to be a fraction: 917家，约占全市三分之一.

    Where the question gives that very fraction, and asks for the whole behind it (占三分之一，那全市总共多少).
    """
    asked = [one for one in gathered.query.quantities if one.unit == "倍" and 0 < one.value < 1]
    told = facts_in(gathered, statement)
    for fraction in told if len(asked) == 1 else ():
        if fraction.quantity.unit != "倍" or fraction.quantity.value != asked[0].value:
            continue
        before = statement.text[: fraction.start - statement.start]
        whole = _WHOLE_OF.search(before)
        _, _, behind = gathered.query.text.partition(asked[0].printed)
        amounts = [fact for fact in told if fact.end <= fraction.start and is_amount(fact) and not is_one_sided(fact)]
        if whole and amounts and re.search(f"{whole['whole']}[^。？]*(?:多少|多大|几)", behind):
            named = replace(amounts[0], subject="", sure=True)
            return by_fraction(named, replace(fraction, subject="", indicator=whole["whole"], sure=True))
    return None


def share_of_them(gathered: Gathered, statement: Statement) -> Computed | None:
    """What a part makes of the whole that it is told of (其中), where its share is asked for (新增企业里，科创型占)."""
    text = gathered.query.text
    asked = _SHARE_ASKED.search(text) or _SHARE_TOLD.search(text) if "占比" in gathered.query.measures else None
    if asked is None:
        return None
    for whole, part in pairwise(counted(gathered, statement)):
        between = statement.text[whole[0].end - statement.start : part[0].start - statement.start]
        alike = is_amount(whole[0]) and whole[0].quantity.unit == part[0].quantity.unit
        less = part[0].quantity.value < whole[0].quantity.value
        if alike and less and _OF_THEM.match(between) and part[1][:PAIR] in asked["part"]:
            if whole[1][-PAIR:] not in asked["whole"] or is_one_sided(whole[0]) or is_one_sided(part[0]):
                return None
            return share(told_by(part, whole[0]), told_by(whole, whole[0]))
    return None


def apart_from_before(gathered: Gathered, statement: Statement) -> Computed | None:
    """How far a rate lies above or below what it was in the year that the sentence holds it against (高于…年的…)."""
    query = gathered.query
    if not (_MOVED.search(query.text) or DIFFERENCE.search(query.text)):
        return None
    for value, before in pairwise(facts_in(gathered, statement)):
        between = statement.text[value.end - statement.start : before.start - statement.start]
        above = _ABOVE_THAT_OF.fullmatch(between)
        rates = value.quantity.unit == before.quantity.unit == "%"
        if above is None or not rates or above["base"].strip() not in query.text:
            continue
        then = next(period for period in query.periods if period.printed in above["base"])
        now = replace(value, sure=True)
        return difference(now, replace(now, quantity=before.quantity, period=then, start=before.start, end=before.end))
    return None


def apart_within(gathered: Gathered, statement: Statement) -> Computed | None:
    """How far the only two growths of a sentence lie apart, each named by the question in words of its own."""
    query = gathered.query
    if "百分点" not in query.units or not (DIFFERENCE.search(query.text) or _MOVED.search(query.text)):
        return None
    grown = [fact for fact in facts_in(gathered, statement) if measure_class(fact.measure) == "增速"]
    if len(grown) != PAIR or is_one_sided(grown[0]) or is_one_sided(grown[1]):
        return None
    pairs = [_pairs(fact) for fact in grown]
    asked = fold(query.text)
    if not all(any(pair in asked for pair in own - other) for own, other in (pairs, pairs[::-1])):
        return None
    told = (replace(fact, scope="", sure=True) for fact in grown)  # the sentence, which is quoted, says of which firms
    larger, less = sorted(told, key=lambda fact: fact.quantity.value, reverse=True)
    return difference(larger, less)


def _pairs(fact: Fact) -> set[str]:
    """The pairs of letters in what a fact is of."""
    name = fold(f"{fact.subject}{fact.indicator}")
    return {name[at : at + PAIR] for at in range(len(name) - 1)}
