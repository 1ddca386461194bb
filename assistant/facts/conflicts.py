"""Where two documents differ on one figure: a conflict, another scope or kind, or a plan overtaken by a newer one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import STATUS_NAMES, scope_of
from assistant.period import moment
from assistant.quantity import ABOVE, BELOW, ONE_SIDED, base_unit, in_ones

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from assistant.facts.table import FactTable
    from assistant.model import Document, Fact

ConflictKind = Literal["conflict", "different_scope", "superseded"]
_BOUNDED = ONE_SIDED | {"~"}
_ROUNDING = 20  # figures with 约 or 超过 agree when they differ by less than one part in this many


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts about one figure that differ, what kind of difference it is, and the sentence that says so."""

    kind: ConflictKind
    one: Fact
    other: Fact
    reason: str


def find_conflicts(table: FactTable) -> tuple[Conflict, ...]:
    """Every pair of sure facts with one subject, indicator, measure and period and two values, by subject and place."""
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in table.facts:
        if fact.sure and fact.period.key:
            unit = base_unit(fact.quantity.unit)[0]
            groups[*_named(fact), measure_class(fact.measure), moment(fact.period), unit].append(fact)
    found = [
        conflict
        for group in groups.values()
        for one, other in combinations(group, 2)
        if (conflict := _conflict(one, other, table.documents)) is not None
    ]
    once = {(_printed(conflict.one), _printed(conflict.other)): conflict for conflict in reversed(found)}
    return tuple(sorted(once.values(), key=_place))


def by_figure(conflicts: Iterable[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """Differences of one kind on one figure together: three documents that disagree are one matter, not three."""
    groups: dict[tuple[str, ...], list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        groups[conflict.kind, *_named(conflict.one), conflict.one.measure, moment(conflict.one.period)].append(conflict)
    return tuple(map(tuple, groups.values()))


def _named(fact: Fact) -> tuple[str, str]:
    return canonical_subject(fact.subject), canonical_indicator(fact.indicator)


def _printed(fact: Fact) -> tuple[str, str, str, str]:
    """A document's figure, however often it prints it."""
    return fact.document_id, canonical_indicator(fact.indicator), moment(fact.period), fact.quantity.printed


def _place(conflict: Conflict) -> tuple[str, str, str, str, int]:
    one = conflict.one
    return one.subject, one.indicator, one.period.key, one.document_id, one.start


def _conflict(one: Fact, other: Fact, documents: dict[str, Document]) -> Conflict | None:
    if one.document_id == other.document_id or _agree(one, other):
        return None
    if one.base != other.base and one.base and other.base:
        return None
    scopes = scope_of(one), scope_of(other)
    if scopes[0] != scopes[1]:
        held = sorted(scope or "未注明" for scope in scopes)
        return Conflict("different_scope", one, other, f"口径不同：{held[0]}，{held[1]}。")
    if one.status != other.status:
        first, second = sorted((one.status, other.status), key=list(STATUS_NAMES).index)
        return Conflict("different_scope", one, other, f"一个是{STATUS_NAMES[first]}，一个是{STATUS_NAMES[second]}。")
    if one.status == "target":
        return _overtaken(one, other, documents)
    return Conflict("conflict", one, other, "同一指标、同一时间，不同文件的数值不一致，请核对出处。")


def _overtaken(one: Fact, other: Fact, documents: dict[str, Document]) -> Conflict:
    """Two targets: the newer document's holds."""
    issued = [_issued(fact, documents) for fact in (one, other)]
    if issued[0] == issued[1]:
        return Conflict("conflict", one, other, "不同文件的目标数不一致，请核对出处。")
    older, newer = (one, other) if issued[0] < issued[1] else (other, one)
    return Conflict("superseded", older, newer, "前一个目标已被较新的文件更新。")


def _issued(fact: Fact, documents: dict[str, Document]) -> str:
    document = documents.get(fact.document_id)
    return document.issued if document else ""


def _agree(one: Fact, other: Fact) -> bool:
    """The same amount, in whatever power of ten; or one a bound or a rounding that the other satisfies."""
    if one.direction and other.direction and one.direction != other.direction:
        return False
    left = in_ones(one.quantity)
    right = in_ones(other.quantity)
    if left == right:
        return True
    bounds = one.quantity.bound, other.quantity.bound
    if _satisfies(left, bounds[1], right) or _satisfies(right, bounds[0], left):
        return True
    larger = max(abs(left), abs(right))
    return bool(_BOUNDED & set(bounds)) and abs(left - right) * _ROUNDING <= larger


def _satisfies(value: Decimal, bound: str, limit: Decimal) -> bool:
    return (bound in ABOVE and value >= limit) or (bound in BELOW and value <= limit)
