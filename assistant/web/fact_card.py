"""A figure's card: what it is a figure of, where it comes from, the sentence that prints it, how it was worked out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.facts.record import printed_figure, printed_period
from assistant.facts.table import STATUS_NAMES
from assistant.quantity import format_quantity
from assistant.web import labels

if TYPE_CHECKING:
    from assistant.journal.proof import Proof
    from assistant.model import Computed, Fact, Quantity


_SHORT = 11  # characters that fit beside another row


def named(proof: Proof) -> str:
    """The figure with what it is a figure of, for a button: 8.08% 无锡服务业增加值."""
    return f"{printed_figure(proof.fact)} {proof.fact.subject}{proof.fact.indicator}"


def when(fact: Fact) -> str:
    """The figure's period; a dash where the document names none."""
    return printed_period(fact) or "—"


def proof_html(proof: Proof) -> str:
    """The card of a figure."""
    fact = proof.fact
    rows = (
        ("数值", _value(fact.quantity)),
        ("主体", fact.subject),
        ("指标", f"{fact.scope}{fact.indicator}" if fact.scope not in fact.indicator else fact.indicator),
        ("类别", fact.measure + labels.DIRECTIONS.get(fact.direction, "")),
        ("时间", when(fact)),
        ("性质", STATUS_NAMES[fact.status]),
        ("比较基准", fact.base),
        ("来历", labels.ORIGINS[fact.origin]),
        ("说明", fact.note),
    )
    cells = "".join(
        f"<dt>{head}</dt><dd{' class=wide' if len(text) > _SHORT else ''}>{escape(text)}</dd>"
        for head, text in rows
        if text
    )
    return f'<div class="fact_card" lang="zh-CN"><dl>{cells}</dl><p class="sentence">{_sentence(proof)}</p></div>'


def computed_html(computed: Computed) -> str:
    """The card of a computed figure: label, formula, result, and that it is computed."""
    return (
        f'<div class="fact_card computed_card" lang="zh-CN"><div class="about_figure">程序计算得出</div>'
        f"<div>{escape(computed.label)}</div>"
        f'<div class="formula">{escape(computed.formula)}{result(computed)}</div></div>'
    )


def result(computed: Computed) -> str:
    """The result behind its formula, as HTML; an order of sizes (5410 > 2060) has its result in the label."""
    if "<" in computed.formula or ">" in computed.formula:
        return ""
    return f" = <b>{escape(format_quantity(computed.quantity))}</b>"


def _value(quantity: Quantity) -> str:
    value = f"{quantity.value:f}" + (f"—{quantity.upper:f}" if quantity.upper is not None else "")
    bound = labels.BOUNDS.get(quantity.bound, "")
    return f"{value} {quantity.unit}" + (f"（{bound}）" if bound else "")


def _sentence(proof: Proof) -> str:
    before, figure, after = (
        proof.quote[: proof.figure_start],
        proof.quote[proof.figure_start : proof.figure_end],
        proof.quote[proof.figure_end :],
    )
    return f"“{escape(before.lstrip())}<b>{escape(figure)}</b>{escape(after.rstrip())}”"
