"""What a question wants worked out of figures that it names itself, of what each of them is told to be.

2021年的生物医药产业规模离2025年的目标还差多少: the one is told by a sentence, the other by a target of another line.
Each is quoted or stated before what is worked out of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.derived.working import growth, labelled
from assistant.answering.drafting import Draft
from assistant.answering.figures.numbers import state_figure
from assistant.answering.figures.operand_kinds import has_an_aim_of_old, is_one_sided
from assistant.answering.figures.reckoning import NOT_RECKONED
from assistant.answering.operations.asked import operation_of
from assistant.answering.operations.given_sum import compose_given_sum
from assistant.answering.operations.operands import operands_told
from assistant.answering.understanding.wanted import is_to_be_reckoned, tells_reckoned
from assistant.errors import FactsError
from assistant.facts.averages import a_year_more, average, over_given
from assistant.facts.compute import (
    by_share,
    difference,
    ratio,
    rest_of_hundred,
    share,
    times_given,
    total,
    years_between,
)
from assistant.facts.naming import canonical_indicator, measure_class, part_and_whole_of, split_scope
from assistant.facts.operands import RATES, amount, kept
from assistant.facts.table import AIMED, scope_of
from assistant.model import Period
from assistant.quantity import base_unit, convert, find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.operations.asked import Kind, Named, Operation
    from assistant.answering.operations.operands import Told
    from assistant.model import Answer, Computed, Fact, Query

# How a document prints itself what is asked for; of other kinds only what is worked out tells it.
_PRINTED_IN: dict[Kind, tuple[str, ...]] = {
    **dict.fromkeys(("share", "growth"), ("%", "成")),
    **dict.fromkeys(("difference", "sum", "by share"), ("个百分点",)),
    "ratio": ("倍",),
    "remainder": (),
}
_APART = frozenset({"变动", "差值", "倍数"})  # what a document says of how far two figures are apart
# What a sentence says that tells itself what is to be worked out.
_TOLD_BY: dict[Kind, re.Pattern[str]] = {
    "years": re.compile("[0-9一二两三四五六七八九十]+(?:多|余|来)?年(?![0-9月底末初度])(?:时间|来|间|后|前|内)?"),
    "growth": re.compile("倍|翻"),
    "share": re.compile("占(?![地用])|%|％|成|分之|比重|比例|一半|强度|率"),
    "ratio": re.compile("倍|%|％|成|分之|一半|翻|[0-9][:∶][0-9]|相当"),
    "remainder": re.compile("其余|其他|剩余|余下"),
    "mean": re.compile("平均|人均|户均|[家亩项]均|每[个家户亩平]"),
    "by years": re.compile("累计|合计|共|总"),
    "over years": re.compile("年均|平均每年|每年"),
    "a year more": re.compile("年均|平均每年|每年"),
    "sum": re.compile("合计|共|总|累计"),
}
_GREW = re.compile(
    "增长|增幅|涨幅|同比|[比较](?:年初|上年末?|上年同期|去年)[^，。；0-9]{0,4}(?:增加|减少|上升|下降|多|少)"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NO_TIME = Period("")
_ASKS = re.compile("多少|多大|几[个家项]|哪")


def compose_operation(whole: Gathered, told: Answer, shelf: Shelf) -> Answer | None:
    """The drafted answer with what the question wants worked out of figures that it names; None where it is not plain.

    ``told``: the answer without it, whose sentences may have figures that are not told by themselves.
    """
    if (listed := compose_given_sum(whole)) is not None:
        return listed
    operation = operation_of(whole.query)
    if operation is None or _is_told(told, _PRINTED_IN.get(operation.kind)):
        return None
    chosen = operands_told(operation, whole, told, shelf)
    if chosen is None or has_an_aim_of_old(whole.query.text, [one.fact for one in chosen]):
        return None
    kinds = (operation.kind, *([operation.also] if operation.also else []))
    try:
        computed = [_worked_out(replace(operation, kind=kind), [one.fact for one in chosen]) for kind in kinds]
    except FactsError:
        return None
    if None in computed or any(_is_nothing(kind, one) for kind, one in zip(kinds, computed, strict=True)):
        return None
    draft = Draft(whole.query, whole.searched)
    marks: list[int] = []
    for at, one in enumerate(chosen):
        again = one.statement is not None and any(_is_the_same(one, other) for other in chosen[:at])
        marks += () if again else _write(draft, one)
    for result in filter(None, computed):
        draft.work_out("by share" if operation.kind == "by share" else "named", result, marks)
    return draft.finished("answered")


def left_open(whole: Gathered, answer: Answer, parts: Sequence[Query] = ()) -> Answer:
    """The answer, partial where the question, or one of its parts, wants worked out what it neither tells nor has."""
    asked = (whole.query, *parts)
    if answer.status != "answered" or answer.computed or not any(_is_left_open(query, answer) for query in asked):
        return answer
    return replace(answer, status="partial", text=f"{answer.text}\n{NOT_RECKONED}")


def _is_left_open(query: Query, answer: Answer) -> bool:
    said = " ".join(claim.text for claim in answer.claims)
    if is_to_be_reckoned(query.text):
        return not is_to_be_reckoned(said)
    operation = operation_of(query)
    if operation is not None and operation.kind == "difference":
        moved = any(measure_class(fact.measure) in _APART for fact in answer.facts)
        return not (moved or tells_reckoned(said, query.text) or _GREW.search(said))
    told_by = _TOLD_BY.get(operation.kind) if operation else None
    if operation is None or told_by is None or told_by.search(said):
        return False
    return operation.kind != "growth" or not _tells_growth(operation, answer)


def _tells_growth(operation: Operation, answer: Answer) -> bool:
    """Whether a growth is stated, or a sentence with one in percent names both times that are compared."""
    if any(measure_class(fact.measure) == "增速" for fact in answer.facts):
        return True
    years = [year for operand in operation.operands for year in _YEAR.findall(operand.name)]
    rates = (claim.text for claim in answer.claims if any(f.value.unit == "%" for f in find_quantities(claim.text)))
    return any(all(year in text for year in years) for text in rates)


def _is_nothing(kind: Kind, computed: Computed | None) -> bool:
    """Whether a change of nothing came out: one figure told twice (达产, and 规划月产能4万片), not two."""
    return kind in ("difference", "growth") and computed is not None and not computed.quantity.value


def _is_the_same(one: Told, other: Told) -> bool:
    """Whether two figures are told by one sentence."""
    spans = [(told.document.id, told.statement.start) if told.statement else None for told in (one, other)]
    return spans[0] == spans[1]


def _is_told(answer: Answer, units: Sequence[str] | None) -> bool:
    """Whether the answer has worked it out already, or says it itself, by a change or in one of the units."""
    if units is None:
        return False
    if answer.computed or any(measure_class(fact.measure) in _APART for fact in answer.facts):
        return True
    if answer.status != "answered":
        return False
    quoted = (claim.text for claim in answer.claims if claim.kind == "quoted")
    said = [found.value.unit for text in quoted for found in find_quantities(text)]
    return not set(units).isdisjoint(said or [fact.quantity.unit for fact in answer.facts])


def _write(draft: Draft, told: Told) -> tuple[int, ...]:
    if told.statement is None:
        return state_figure(draft, told.document, told.fact)
    statement = told.statement
    draft.introduce(statement.document, statement.start)
    draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
    return draft.cite(statement.document, statement.start, statement.end, statement.passage_id)


# --- working it out ------------------------------------------------------------------------------------------------


def _worked_out(operation: Operation, facts: Sequence[Fact]) -> Computed | None:
    """The computation on the figures by the question's names for them; None where they don't fit it."""
    if operation.kind == "by share":
        amount_named, share_named = (operand.name for operand in operation.operands)
        back = share_named.startswith(f"{amount_named}占")  # 研发经费及其占全国比重
        return by_share(facts[0], _of_the_same(*facts) if back else facts[1])
    if operation.kind == "mean":
        return _mean(facts, operation.operands)
    changes = any(measure_class(fact.measure) in _APART for fact in facts)
    units = {base_unit(fact.quantity.unit)[0] for fact in facts}
    if changes or len(units) > 1 or _are_of_other_scopes(facts):
        return None
    named = [_as_named(fact, operand.name) for fact, operand in zip(facts, operation.operands, strict=True)]
    if operation.times is not None:
        return (times_given if operation.kind == "by years" else over_given)(named[0], operation.times)
    if operation.kind in ("ratio", "share", "growth") and not _may_be_divided(facts):
        return None
    return _BY_KIND[operation.kind](named, facts)


def _are_of_other_scopes(facts: Sequence[Fact]) -> bool:
    """Whether they are one indicator's, of unlike scopes: 全口径 and 规模以上."""
    named = {canonical_indicator(split_scope(fact.indicator)[0]) for fact in facts}
    return len(named) == 1 and len({scope_of(fact) for fact in facts}) > 1


def _of_the_same(held: Fact, share_held: Fact) -> Fact:
    """The share by the amount's name, where one sentence tells both: 研发经费10167亿元，强度3.33%；占全国30.5%."""
    whole = part_and_whole_of(share_held.indicator)[1]
    beside = held.sentence_start == share_held.sentence_start and held.document_id == share_held.document_id
    named = replace(share_held, subject=held.subject, indicator=f"{held.indicator}占{whole}比重", sure=True)
    return named if whole and beside else share_held


def _as_named(fact: Fact, name: str) -> Fact:
    """The figure by the name that the question has for it; its own sentence, which is quoted or stated, says when."""
    name = fact.indicator if _ASKS.search(name) and fact.indicator else name  # 要有多少家企业、多大规模 names nothing
    plain = replace(fact, subject="", indicator=name, scope="", period=_NO_TIME, base="", status="result", sure=True)
    return replace(plain, measure="量值")


def _may_be_divided(facts: Sequence[Fact]) -> bool:
    """Whether the figures are amounts, not all known by a limit alone, or aims that are both marks to reach."""
    aims = all(fact.status in AIMED for fact in facts)
    limits = sum(map(is_one_sided, facts))
    return not any(fact.quantity.unit in RATES for fact in facts) and (aims or limits < len(facts))


def _difference(named: Sequence[Fact], _: Sequence[Fact]) -> Computed:
    apart = difference(*named)
    return labelled(apart if apart.quantity.value >= 0 else difference(*named[::-1]), "{}与{}相差")


def _share(named: Sequence[Fact], _: Sequence[Fact]) -> Computed | None:
    part, whole = named
    no_part = amount(part, whole) > whole.quantity.value
    return None if no_part else labelled(share(part, whole), "{}占{}的")


def _a_year_more(named: Sequence[Fact], facts: Sequence[Fact]) -> Computed:
    later, earlier = (replace(one, period=fact.period) for one, fact in zip(named, facts, strict=True))
    return a_year_more(later, earlier)


def _mean(facts: Sequence[Fact], operands: Sequence[Named]) -> Computed:
    """The amount for each of what is counted, in the unit asked for."""
    amount_told, count = (_as_named(fact, operand.name) for fact, operand in zip(facts, operands, strict=True))
    counter, unit = operands[1].unit, operands[0].unit
    in_ones = replace(count, quantity=convert(count.quantity, counter))
    asked = unit if unit != base_unit(unit)[0] or unit == "人" else amount_told.quantity.unit
    averaged = average(amount_told, in_ones, asked)
    label = f"{amount_told.indicator}按{count.indicator}平均，每{counter}（{kept(averaged.quantity.value)}）"
    return replace(averaged, label=label)


_BY_KIND: dict[Kind, Callable[[Sequence[Fact], Sequence[Fact]], Computed | None]] = {
    "difference": _difference,
    "ratio": lambda named, _: labelled(ratio(*named), "{}是{}的"),
    "share": _share,
    "growth": lambda named, _: growth(*named),
    "sum": lambda named, _: labelled(total(named), "、".join("{}" for _ in named) + "合计"),
    "remainder": lambda named, _: rest_of_hundred(named[0]),
    "years": lambda _, facts: years_between(*facts),
    "a year more": _a_year_more,
}
