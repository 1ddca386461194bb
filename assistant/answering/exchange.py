"""A question repeated about something else: one place, time, indicator or parallel word put for another.

Each gives the question with the exchange done (or as it was), and what was put for what.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.topic import names
from assistant.quantity import find_periods
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from assistant.terms import Names

_RUN = re.compile("[、和与及跟]")
# Where an indicator's name ends in a question.
_MEASURED = re.compile("的?(?:目标|实际|预期|计划|增长|增速|增幅|同比|占比|比重|排名|是|为|有|达到|多少|几)")


def exchange_period(text: str, new: str) -> str:
    """The first time named in ``new`` put for the time of ``text`` (or its run of times), or before it."""
    wanted = [found for found in find_periods(new) if found.value.key]
    held = find_periods(text)
    if not wanted:
        return text
    if not held:
        return wanted[0].value.printed + text
    last = held[0]
    for found in held[1:]:  # 2021年、2022年; but of 2021年是2012年的多少倍 the first only
        if len(text[last.end : found.start]) <= 1:
            last = found
    return text[: held[0].start] + wanted[0].value.printed + text[last.end :]


def exchange_unknown_indicator(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """A known indicator put for one that the term file does not know: what stands between place and time and 增长."""
    named = [name.end for name in names(text)] + [found.end for found in find_periods(text)]
    start = max(named, default=0)
    stop = _MEASURED.search(text, start + 1)
    if not stop or stop.start() - start < 2:
        return text, ("", "")
    old = text[start : stop.start()].strip("的")
    return text[:start] + new + text[stop.start() :], (old, new)


def exchange_name(text: str, new: str, known: Names) -> tuple[str, tuple[str, str]]:
    """The names in ``new`` put for those of ``text``: for the run of the same level (市, 省), else for all of them."""
    wanted, held = names_in(new, known), names_in(text, known)
    if not wanted or not held:
        return text, ("", "")
    level = load_terms().level(wanted[0].canonical)
    alike = [name for name in held if load_terms().level(name.canonical) == level] or list(held)
    first = last = alike[0]
    for name in alike[1:]:
        if _RUN.fullmatch(text[last.end : name.start]):
            last = name
    if len(alike) == len(held):
        last = held[-1]
    if wanted[0].canonical == first.canonical:
        return text, ("", "")
    old, printed = text[first.start : last.end], new[wanted[0].start : wanted[-1].end]
    return text[: first.start] + printed + text[last.end :], (old, printed)


def exchange_parallel(text: str, new: str) -> tuple[str, tuple[str, str]]:
    """The member of a group of parallel words (国有控股企业, 民营企业) in ``new`` put in the place of another one."""
    for group in load_terms().parallels:
        wanted = [word for word in group if word in new]
        held = [word for word in group if word in text]
        if wanted and held and max(wanted, key=len) not in text:
            old, printed = max(held, key=len), max(wanted, key=len)
            return text.replace(old, printed, 1), (old, printed)
    return text, ("", "")
