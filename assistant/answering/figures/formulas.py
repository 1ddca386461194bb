"""A computation's formula, worked out anew: its numbers must be its operands', its value the result that is given.

    sum     = product (("+" | "−") product)*
    product = power (("×" | "÷") power)*
    power   = term ("^" term)?
    term    = number | number "%" | "(" sum ")" | "−" term

``× 100%`` at the end turns a quotient into a figure in percent. An order (5410 > 2060) has no value; it must hold.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from itertools import pairwise
from operator import eq, gt, lt
from typing import TYPE_CHECKING

from assistant.period import months_in, year_of, years_in
from assistant.quantity import base_unit, half_width

if TYPE_CHECKING:
    from assistant.model import Computed

_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[+−\-×÷^()]")
_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9.])")
_TO_PERCENT = "×100%"
_GROWTH_FACTOR = re.compile(r"\(100%[+−]([0-9]+(?:\.[0-9]+)?)%\)")
_YEARLY = re.compile(r"\^\(1÷([0-9]+)\)−1\)")
_MEAN = re.compile(r"(?<=^\()(?P<summed>[^()×÷^]+)\)÷(?P<count>[0-9]+)$")
_A_YEAR = re.compile(r"^\((?P<moved>[0-9.]+[−-][0-9.]+)\)÷(?P<years>[0-9]+)$")
_REST = re.compile("^100[−-]")
_BY_TIME = re.compile(r"^(?P<amount>[0-9.]+)÷(?P<count>[0-9]+)$")
_ORDER = re.compile("[<>=]")


def bare_formula(formula: str) -> str:
    """The formula without white space, with round brackets of full width."""
    return re.sub(r"\s+", "", half_width(formula)).replace("(", "（").replace(")", "）")


def evaluate_formula(computed: Computed) -> bool:
    """Whether the formula's numbers are the operands' and its value, worked out again, is the result."""
    written = bare_formula(computed.formula).replace("（", "(").replace("）", ")")
    try:
        if not _operands_only(written, computed):
            return False
        if _ORDER.search(written):
            return _in_order(written, computed)
        percent = written.endswith(_TO_PERCENT)
        tokens = _TOKEN.findall(written.removesuffix(_TO_PERCENT))
        if "".join(tokens) != written.removesuffix(_TO_PERCENT):
            return False
        value = _Formula(tokens).value() * (100 if percent else 1)
    except (DecimalException, IndexError, ValueError):
        return False
    exact = computed.quantity.value
    if percent and computed.quantity.unit != "%":
        return False
    if "÷" not in written and "×" not in written:
        return value == exact
    return value.quantize(exact, ROUND_HALF_UP) == exact  # to as many digits as the result is given with


def _operands_only(written: str, computed: Computed) -> bool:
    """Each number is an operand's, in the power of ten of one or of the result; constants stand where they belong."""
    operands = computed.operands
    rates = {abs(fact.quantity.value) for fact in operands if fact.quantity.unit == "%"}
    if any(Decimal(growth) not in rates for growth in _GROWTH_FACTOR.findall(written)):
        return False
    apart = {abs((year_of(a.period) or 0) - (year_of(b.period) or 0)) for a in operands for b in operands}
    if any(int(years) not in apart for years in _YEARLY.findall(written)):
        return False
    between = _A_YEAR.search(written)
    if between and int(between["years"]) in apart:
        written = between["moved"]
    averaged = _MEAN.search(written)  # by as many as there are
    if averaged and int(averaged["count"]) == len(operands) == len(_NUMBER.findall(averaged["summed"])):
        written = averaged["summed"]
    by_time = _BY_TIME.search(written) if len(operands) == 1 else None
    if by_time and int(by_time["count"]) in (months_in(operands[0].period), years_in(operands[0].period)):
        written = by_time["amount"]
    rest = _REST.match(written) if len(operands) == 1 else None
    if rest and operands[0].quantity.unit == computed.quantity.unit == "%":  # what is left of all
        written = written[rest.end() :]
    bare = _YEARLY.sub(")", _GROWTH_FACTOR.sub("", written)).removesuffix(_TO_PERCENT)
    powers = {base_unit(quantity.unit)[1] for quantity in (computed.quantity, *(fact.quantity for fact in operands))}
    allowed = {
        abs(fact.quantity.value.scaleb(base_unit(fact.quantity.unit)[1] - power))
        for fact in operands
        for power in powers
    }
    allowed |= {quantity.value for quantity in computed.given}
    fractions = (fact.quantity.value for fact in operands if fact.quantity.unit == "倍" and 0 < fact.quantity.value < 1)
    allowed |= {(1 / value).to_integral_value() for value in fractions}  # × 3 for what is a third of all
    numbers = [Decimal(number) for number in _NUMBER.findall(bare)]
    return bool(numbers) and all(number in allowed for number in numbers)


def _in_order(written: str, computed: Computed) -> bool:
    """Whether the numbers fall (or rise) as the signs say, and the result is the first one or a place among them."""
    signs = _ORDER.findall(written)
    values = [_Formula(_TOKEN.findall(part)).value() for part in _ORDER.split(written)]
    if {"<", ">"} <= set(signs) or len(values) != len(computed.operands):
        return False
    holds = {"<": lt, ">": gt, "=": eq}
    if not all(holds[sign](*pair) for sign, pair in zip(signs, pairwise(values), strict=True)):
        return False
    if computed.quantity.unit == "位":
        return computed.quantity.value in range(1, len(values) + 1)
    return computed.quantity.value == computed.operands[0].quantity.value


class _Formula:
    """Reads the tokens of a formula; raises IndexError or ValueError on what is none."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def value(self) -> Decimal:
        result = self._sum()
        if self._at != len(self._tokens):
            raise ValueError(self._tokens[self._at])
        return result

    def _sum(self) -> Decimal:
        result = self._product()
        while self._peek() in ("+", "−", "-"):
            sign = self._take()
            term = self._product()
            result = result + term if sign == "+" else result - term
        return result

    def _product(self) -> Decimal:
        result = self._power()
        while self._peek() in ("×", "÷"):
            sign = self._take()
            factor = self._power()
            result = result * factor if sign == "×" else result / factor
        return result

    def _power(self) -> Decimal:
        result = self._term()
        if self._peek() == "^":
            self._take()
            result = result ** self._term()
        return result

    def _term(self) -> Decimal:
        token = self._take()
        if token == "(":
            result = self._sum()
            if self._take() != ")":
                raise ValueError(token)
            return result
        if token in ("−", "-"):
            return -self._term()
        if token.endswith("%"):
            return Decimal(token[:-1]) / 100
        return Decimal(token)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]
