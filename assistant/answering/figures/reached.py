"""When a figure was reached (GDP超过1.4万亿元是哪一年): the yearly figures held, up to the first that reaches it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import REACHED
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Quantity

_PASSES = re.compile(
    "超过?了?(?=[0-9])|超过|超越|破了?(?=[0-9])|突破|达到|越过|迈上|站上|过了?(?=[0-9一二三四五六七八九])|首次|第一次|头一回"
)
_ONLY_COUNTS = re.compile("[两二三四五六七八九十]+[个座大]")
_YEAR = re.compile(r"\d{4}")
NO_EARLIER = "库中没有更早年份的数，无从断定是否更早就已达到。"
YEARS_BETWEEN = "其间各年的数库中没有，也可能更早就已达到。"


def write_reached(draft: Draft, gathered: Gathered) -> bool:
    """The year whose figure is the one named; else the first year held that passes it, after the last that does not."""
    if gathered.query.expects != "date" or len(gathered.query.quantities) != 1:
        return False
    unit, size = sized(gathered.query.quantities[0])
    yearly = [figure for figure in _yearly(gathered) if sized(figure.fact.quantity)[0] == unit]
    exact = [figure for figure in yearly if sized(figure.fact.quantity)[1] == size and not figure.fact.quantity.bound]
    if exact:
        draft.state(exact[0].document, exact[0].fact)
        return True
    if not _PASSES.search(gathered.query.text):
        return False
    passed = next((at for at, figure in enumerate(yearly) if sized(figure.fact.quantity)[1] >= size), None)
    if passed is None:
        return False
    for figure in yearly[max(0, passed - 1) : passed + 1]:
        draft.state(figure.document, figure.fact)
    if passed == 0:
        draft.notes.append(NO_EARLIER)
    elif int(yearly[passed].fact.period.key) - int(yearly[passed - 1].fact.period.key) > 1:
        draft.notes.append(YEARS_BETWEEN)
    return True


def reaches(gathered: Gathered, statement: Statement) -> bool:
    """Whether a sentence that is to say when a figure was reached gives one that reaches it."""
    if gathered.query.expects != "date":
        return True
    given = [sized(found.value) for found in find_quantities(statement.text)]
    differing = load_cues().voices["differing"].search(gathered.query.text)
    sayings = differing[0] if differing else ""  # 网上有两个日期: nothing reached two
    asked = (quantity for quantity in gathered.query.quantities if quantity.printed not in sayings)
    asked = (quantity for quantity in asked if not _ONLY_COUNTS.fullmatch(quantity.printed))  # 六个城市里……哪年超过无锡
    wanted = [sized(quantity) for quantity in asked if quantity.unit]  # “465” is a name
    return all(any(unit == kind and size >= least for kind, size in given) for unit, least in wanted)


def _yearly(gathered: Gathered) -> list[Figure]:
    """The sure results of whole years of the best figure's place and indicator, the earliest first, one a year."""
    fitting = [
        figure
        for figure in gathered.figures
        if figure.fits and figure.central and figure.fact.sure and figure.fact.status in REACHED
        and measure_class(figure.fact.measure) == "值" and _YEAR.fullmatch(figure.fact.period.key)
    ]  # fmt: skip
    years: dict[str, Figure] = {}
    for figure in fitting:
        if _of_what(figure) == _of_what(fitting[0]):
            years.setdefault(figure.fact.period.key, figure)
    return [years[key] for key in sorted(years)]


def _of_what(figure: Figure) -> tuple[str, str]:
    return canonical_subject(figure.fact.subject), canonical_indicator(figure.fact.indicator)


def sized(quantity: Quantity) -> tuple[str, Decimal]:
    """What the quantity counts and how many: 5亿元, and 5亿 alone, → (元, 500000000)."""
    money = quantity.unit[-1:] in ("万", "亿")
    unit, power = base_unit(quantity.unit + "元" if money else quantity.unit)
    return unit, quantity.value.scaleb(power)
