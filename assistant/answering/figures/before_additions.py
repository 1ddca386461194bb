"""What there was before so much was added: 新增发电装机4178万千瓦、总装机达9157万千瓦 → what it was five years ago.

One sentence must tell both, of one place and up to one day; what was added itself is not asked for, and nothing may be
held of the time that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.figures.bases import asking_clause, dates_base, names_base, reckons_back
from assistant.answering.figures.fitting import LEAST_COVERED, LEAST_NAMED
from assistant.answering.figures.operand_kinds import in_one_sentence, is_one_sided
from assistant.facts.base_values import ADDED, as_change, base_of, tells_added
from assistant.facts.naming import canonical_subject
from assistant.facts.operands import RATES
from assistant.period import year_of
from assistant.quantity import base_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.model import Fact, Query

_BEARABLE = {"period", "measure"}
_ASKS_ADDED = ("新增", "净增", "增量", "增加了", "多了")


def total_and_added(query: Query, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The whole and what was added to it, of which the question wants what there was before; () where not plain."""
    if any(words in asking_clause(query.text) for words in _ASKS_ADDED):
        return ()
    known = [figure for figure in figures if _is_plain(figure)]
    pairs = [
        (value.fact, added.fact)
        for added in known
        for value in known
        if ADDED.match(added.fact.indicator)
        and _belong_together(value.fact, added.fact)
        and _is_asked_before(query, as_change(added.fact, value.fact), figures)
    ]
    return pairs[0] if len({(value.quantity, added.quantity) for value, added in pairs}) == 1 else ()


def _is_plain(figure: Figure) -> bool:
    """Whether it is a sure figure of what is asked, reached and told exactly."""
    fact = figure.fact
    named = figure.named >= LEAST_NAMED and figure.covered >= LEAST_COVERED
    exact = fact.sure and fact.status == "result" and not is_one_sided(fact) and fact.quantity.unit not in RATES
    another = {"indicator"} if ADDED.match(fact.indicator) else set()  # 新增发电装机 is no 发电装机
    return named and exact and set(figure.faults) <= _BEARABLE | another


def _belong_together(value: Fact, added: Fact) -> bool:
    """Whether one sentence tells how much was added of the very thing, up to the day of which the whole is told."""
    same_place = canonical_subject(value.subject) == canonical_subject(added.subject)
    same_unit = base_unit(value.quantity.unit)[0] == base_unit(added.quantity.unit)[0]
    same_end = value.period.last is not None and value.period.last == added.period.last
    told_once = in_one_sentence(value, added) and same_place and same_unit and same_end
    return told_once and tells_added(added, value) and value.quantity.value > 0


def _is_asked_before(query: Query, change: Fact, figures: Sequence[Figure]) -> bool:
    """Whether the question is about the end of the time before, of which nothing is held itself."""
    based = year_of(base_of(change))
    asked = dates_base(query, change) or names_base(query, change) or _dates_its_end(query, change, based)
    return asked and not any(f.fits and f.central and f.fact.sure and year_of(f.fact.period) == based for f in figures)


def _dates_its_end(query: Query, change: Fact, year: int | None) -> bool:
    """Whether the one time asked of is the end of that year, or its end as a plan's (“十三五”末).

    用2017年的数倒推2016年底有多少 names the year of the change, too.
    """
    named = {period.key for period in query.periods if period.key}
    return named - ({change.period.key} if reckons_back(query) else set()) == {f"{year}-12-31@"}
