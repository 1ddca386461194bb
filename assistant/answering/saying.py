"""Fixed frames: a fact or a computation as a sentence that says no more than it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.naming import canonical_subject, measure_class
from assistant.facts.table import scope_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Computed, Fact

STATUS_REMARKS = {"target": "（目标数）", "estimate": "（预计数）", "proposal": "（建议数）", "result": ""}
_BOUND_BEFORE = {">": "超过", "<": "不到", "~": "约", ">=": "不低于", "<=": "不超过"}
_BOUNDED = re.compile(r"以上|以下|以内|左右|超|逾|突破|近|约|不到|不足|不低于|不少于|不超过|多|余|至少|达")
_MOVES = {"up": "上升", "down": "下降", "": "变动"}
_GROWS = {"up": "增长", "down": "下降", "": "增速为"}


def fact_sentence(fact: Fact) -> str:
    """2018年，无锡服务业增加值同比增长8.08%。 The figure is printed as the document prints it."""
    return f"{_when(fact)}{fact.subject}{_what(fact)}{_predicate(fact)}{STATUS_REMARKS[fact.status]}。"


def fact_phrase(fact: Fact) -> str:
    """Whose figure of when, without the figure: 2018年无锡服务业增加值同比增速."""
    kind = "" if measure_class(fact.measure) == "值" else fact.measure
    return f"{_compact(fact.period.printed)}{fact.subject}{_what(fact)}{kind}"


def computed_sentence(kind: str, computed: Computed) -> str:
    """The result in the frame of its kind (difference, ratio, before, extreme, sum), with its formula."""
    return _FRAMES[kind](computed)


def _ratio_sentence(computed: Computed) -> str:
    one, other = computed.operands[:2]
    result = f"{_number(computed.quantity.value)}{computed.quantity.unit}"
    return f"{fact_phrase(one)}约为{fact_phrase(other)}的{result}（{computed.formula}，计算得出）。"


def _before_sentence(computed: Computed) -> str:
    result = f"{_number(computed.quantity.value)}{computed.quantity.unit}"
    return f"{computed.label}为{result}（{computed.formula} = {_number(computed.quantity.value)}，计算得出）。"


def _extreme_sentence(computed: Computed) -> str:
    first = computed.operands[0]
    word = "最低" if "<" in computed.formula else "最高"
    return f"{word}的是{first.subject}{_what(first)}，{_predicate(first)}（{computed.formula}，比较得出）。"


def _sum_sentence(computed: Computed) -> str:
    result = f"{_number(computed.quantity.value)}{computed.quantity.unit}"
    parts = "、".join(fact_phrase(fact) for fact in computed.operands)
    return f"{parts}合计{result}（{computed.formula} = {_number(computed.quantity.value)}，计算得出）。"


def _difference_sentence(computed: Computed) -> str:
    """Who has more by how much, from the two operands of a difference."""
    one, other = computed.operands
    value, unit = computed.quantity.value, computed.quantity.unit
    same_subject = canonical_subject(one.subject) == canonical_subject(other.subject)
    same_period = one.period.key == other.period.key
    when = _when(one) if same_period else ""
    about = _what(one) + ("" if measure_class(one.measure) == "值" else one.measure)
    left = one.subject if same_period else f"{_compact(one.period.printed)}{one.subject}"
    right = other.subject if same_period else _compact(other.period.printed).removeprefix("到")
    formula = f"（{computed.formula} = {_number(value)}，计算得出）"
    if same_subject and same_period:  # two indicators of one place
        return f"{when}{fact_phrase(one)}与{fact_phrase(other)}相差{_number(abs(value))}{unit}{formula}。"
    if not value:
        return f"{when}{left}与{right}{about}相同{formula}。"
    word = ("高" if unit in ("个百分点", "%") else "多") if value > 0 else ("低" if unit in ("个百分点", "%") else "少")
    return f"{when}{left}{about}比{right}{word}{_number(abs(value))}{unit}{formula}。"


_FRAMES: dict[str, Callable[[Computed], str]] = {
    "difference": _difference_sentence,
    "ratio": _ratio_sentence,
    "before": _before_sentence,
    "extreme": _extreme_sentence,
    "sum": _sum_sentence,
}


def _when(fact: Fact) -> str:
    printed = _compact(fact.period.printed)
    return f"{printed}，" if printed else ""


def _what(fact: Fact) -> str:
    scope = scope_of(fact)
    return f"{scope}{fact.indicator}" if scope and fact.scope else fact.indicator


def _predicate(fact: Fact) -> str:
    printed = _printed(fact)
    if fact.measure == "同比增速":
        return f"同比{_GROWS[fact.direction]}{printed}"
    if fact.measure == "年均增速":
        return f"年均{_GROWS[fact.direction]}{printed}"
    if measure_class(fact.measure) == "变动":
        base = f"比{fact.base}" if fact.base else "同比" if fact.measure == "占比变动" else ""
        return f"{base}{_MOVES[fact.direction]}{printed}"
    if fact.measure == "排名":
        return f"排第{fact.quantity.value:f}位"
    return f"为{printed}"


def _printed(fact: Fact) -> str:
    """The figure as printed, with the bound that the document puts beside it."""
    printed = _compact(fact.quantity.printed)
    if fact.quantity.unit and fact.quantity.unit not in printed and re.fullmatch(r"[^\d]*[\d.,]+", printed):
        printed += fact.quantity.unit  # a table's cell, whose unit stands in the column's head
    if fact.quantity.bound and not _BOUNDED.search(printed):
        return _BOUND_BEFORE[fact.quantity.bound] + printed
    return printed


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _number(value: object) -> str:
    return f"{value:f}".replace("-", "−")
