"""What so many of so much each make together, as the question lists them: 1个5000亿、2个3000亿加起来是多少.

It is reckoned where one document gives each of them so, which is quoted; and held against the amount that the question
names besides (跟2.6万亿对得上吗), where that document has it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.doubt import by_editor
from assistant.answering.understanding.wanted import SUM
from assistant.facts.operands import number
from assistant.model import Computed, Quantity
from assistant.numerals import number_of
from assistant.quantity import base_unit, convert, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

_AMOUNT = "(?P<amount>[0-9]+(?:[.][0-9]+)?)(?P<power>万亿|亿|万)(?P<unit>元|人|吨|亩)?"
_TERM = re.compile(f"(?P<count>[0-9]+|[一两二三四五六七八九十]+)(?P<counter>[个家项条座]){_AMOUNT}")
_AGAINST = re.compile(
    f"[跟和与同比]{_AMOUNT}[^，。？]{{0,6}}(?:对得?[上着]|对不上|一致|相符|吻合|一样|相等|差多少|[多少]多少)"
)
FEWEST = 2
ALIKE, UNLIKE = "合计与所问的总数对得上。", "合计与所问的总数对不上。"
OF_LEVELS = "“级”说的是档次，不是确切的数；这里只是把所列的档次相加。"


@dataclass(frozen=True, slots=True)
class _Term:
    """So many (1 where there is no count) of so much each, as the question prints them."""

    count: Quantity
    amount: Quantity


def compose_given_sum(whole: Gathered) -> Answer | None:
    """The drafted answer with what the question's own amounts make together; None where a document has not each so."""
    text = whole.query.text
    terms = [_term(found) for found in _TERM.finditer(text)] if SUM.search(text) else []
    if len(terms) < FEWEST:
        return None
    told = [next((one for one in whole.statements if _tells(one, term)), None) for term in terms]
    quoted = [one for one in told if one is not None]
    if len(quoted) < len(terms) or len({one.document.id for one in quoted}) > 1:
        return None
    draft = Draft(whole.query, whole.searched)
    marks = _quote(draft, quoted)
    summed = _summed(terms, _unit_of(quoted[0], terms[0].amount))
    draft.work_out("named", summed, marks)
    _hold_against(draft, whole, quoted[0].document.id, summed, marks)
    if any(f"{found.value.printed}级" in one.text for one in quoted for found in find_quantities(one.text)):
        draft.notes.append(OF_LEVELS)
    return draft.finished("partial" if draft.partly else "answered")


def _term(found: re.Match[str]) -> _Term:
    counter = found["counter"]
    said = found["count"].replace("两", "二")
    count = Quantity(Decimal(number_of(said)), counter, f"{found['count']}{counter}")
    return _Term(count, _amount(found))


def _amount(found: re.Match[str]) -> Quantity:
    unit = f"{found['power']}{found['unit'] or ''}"
    return Quantity(Decimal(found["amount"]), unit, f"{found['amount']}{unit}")


def _is_as_much(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are the same; the question may leave out what they are of (5000亿)."""
    (unit, power), (held, held_power) = base_unit(one.unit), base_unit(other.unit)
    return one.value.scaleb(power) == other.value.scaleb(held_power) and unit in ("", held)


def _tells(statement: Statement, term: _Term) -> bool:
    told = [found.value for found in find_quantities(statement.text)]
    counted = any((one.value, one.unit) == (term.count.value, term.count.unit) for one in told)
    return counted and any(_is_as_much(term.amount, one) for one in told)


def _unit_of(statement: Statement, amount: Quantity) -> str:
    """The unit in which the document prints the amount."""
    return next(f.value.unit for f in find_quantities(statement.text) if _is_as_much(amount, f.value))


def _summed(terms: Sequence[_Term], unit: str) -> Computed:
    amounts = [_in_unit(term.amount, unit) for term in terms]
    parts = [
        number(amount) if term.count.value == 1 else f"{number(term.count)} × {number(amount)}"
        for term, amount in zip(terms, amounts, strict=True)
    ]
    value = sum((term.count.value * amount.value for term, amount in zip(terms, amounts, strict=True)), Decimal(0))
    given = (*(term.count for term in terms), *amounts)
    return Computed("所列各数合计", " + ".join(parts), Quantity(value, unit, ""), (), given=given)


def _in_unit(amount: Quantity, unit: str) -> Quantity:
    """The amount in the unit, as the question prints it."""
    kind = base_unit(unit)[0]
    whole = Quantity(amount.value, amount.unit if base_unit(amount.unit)[0] else f"{amount.unit}{kind}", amount.printed)
    return Quantity(convert(whole, unit).value, unit, amount.printed)


def _hold_against(draft: Draft, whole: Gathered, document: str, summed: Computed, marks: tuple[int, ...]) -> None:
    """Whether the sum is the amount that the question names besides, and how far they lie apart."""
    asked = _AGAINST.search(whole.query.text)
    if asked is None:
        return
    amount = _amount(asked)
    of_it = (one for one in whole.statements if one.document.id == document and not by_editor(one.text))
    told = next((one for one in of_it if any(_is_as_much(amount, f.value) for f in find_quantities(one.text))), None)
    if told is None:
        draft.partly = True
        return
    marks = (*marks, *_quote(draft, [told]))
    held = _in_unit(amount, summed.quantity.unit)
    apart = held.value - summed.quantity.value
    draft.say(UNLIKE if apart else ALIKE)
    if apart:
        inside = (number(held), f"（{summed.formula}）")
        formula = " − ".join(inside if apart > 0 else inside[::-1])
        quantity = Quantity(abs(apart), held.unit, "")
        label = f"所列各数合计比所问的总数{'少' if apart > 0 else '多'}"
        draft.work_out("named", Computed(label, formula, quantity, (), given=(*summed.given, held)), marks)


def _quote(draft: Draft, statements: Iterable[Statement]) -> tuple[int, ...]:
    marks: list[int] = []
    for one in statements:
        draft.introduce(one.document, one.start)
        draft.quote_line(one.document, one.start, one.end, one.passage_id)
        marks += draft.cite(one.document, one.start, one.end, one.passage_id)
    return tuple(dict.fromkeys(marks))
