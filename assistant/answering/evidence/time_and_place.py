"""Whether what a text says is of the time and place that a question names: the nearest text that names one decides."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.facts.naming import subjects_in, without_turned_to
from assistant.facts.own_year import own_year
from assistant.facts.titled import title_place
from assistant.period import resolve, year_of
from assistant.quantity import find_periods
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.model import Document, Period
    from assistant.quantity import Located
    from assistant.reading.spans import Span

# What a share is taken of is no place that anything is told of: 占江苏近40%、占长三角三省一市约16%.
_SHARED_IN = re.compile("占(?![比地用])[^，。；、占]{2,12}?(?=[约近超]?(?:过)?(?:[0-9]|一半|[一二三四五六七八九]成))")
_SPEAKERS_OWN = re.compile("[全我本咱][省市]|咱们市|无锡全市")  # the place of whoever speaks: the title tells which
_CLAUSE_ENDS = re.compile("[，。；：、,;:]")
_THIS_YEAR = frozenset({"今年", "本年", "当年", "年内"})
OPENING = 4  # characters of a clause in which its subject begins
_HOW_LONG = re.compile("[年月](?:以?来|间)$")
_COUNTRY = frozenset({"全国"})
_FIVE_YEARS = re.compile("十[一二三四五六七八九]五")
_NUMBERED = re.compile("第(十[一二三四五六七八九])个五年")
_TITLE = re.compile("《[^《》]*》")
_REPORT = re.compile("工作报告")
_BASE_BEFORE = re.compile("(?:(?<![占同环])比|较|相比于?)$")
_MULTIPLE_OF = ("是", "为", "达", "达到", "相当于")
_BASE_BEHIND = re.compile(r"[末底]?的[^，。；]{0,4}?[0-9.一二三四五六七八九十]+倍")
_PART_OF_YEAR = re.compile("[0-9]{1,2}[^年]*月")
_CITY_PROVINCES = frozenset({"北京", "上海", "天津", "重庆"})


def periods_agree(asked: Sequence[Period], near: Iterable[str], above: Iterable[str] = ()) -> bool | None:
    """Whether the nearest text that names a time names one that overlaps an asked one; None when none names any.

    ``near`` are the sentence and its line, ``above`` the headings and the title, each nearest first: a stretch of years
    in a heading or title (2021—2025年) dates nothing that stands below it but what is to be by its end, nor does a base
    of comparison (比上年) date what is compared with it.
    """
    above = tuple(above)
    if named := _nearest_dated(near, above):
        return any(_overlap(a, b) for a in asked for b in named)
    ends = {found.value.last for text in above for found in dates_in(text) if _is_stretch(found.value)}
    return True if any(period.last in ends for period in asked if period.key.startswith("..")) else None


def period_named(asked: Sequence[Period], near: Iterable[str], above: Iterable[str] = ()) -> bool:
    """Whether the nearest text that names a time names an asked one itself, and no more than a part or a whole of it.

    A heading with 2026年 is within “十五五”, but it is not what is asked of the five years.
    """
    named = _nearest_dated(near, above)
    return not {period.key for period in asked if period.key}.isdisjoint(period.key for period in named)


def dated(near: Iterable[str]) -> bool:
    """Whether one of the texts names a time."""
    return bool(_nearest_dated(near, ()))


def only_years(periods: Iterable[Period]) -> bool:
    """Whether no period is a stretch of years."""
    return not any(_is_stretch(period) for period in periods)


def under_one_year(asked: Sequence[Period], section: Sequence[str]) -> bool:
    """Whether a stretch of years is asked for, and what the nearest dated heading names is one of its years alone."""
    named = ([found.value for found in dates_in(heading)] for heading in reversed(section))
    dated_by = next((periods for periods in named if periods), [])
    return bool(dated_by) and not only_years(asked) and not any(_is_stretch(period) for period in dated_by)


def apart_as_stretches(one: Period, other: Period) -> bool:
    """Whether both are stretches of years, and not the same one: the growth of 2012—2018 is not that of 2011—2018."""
    return _is_stretch(other) and is_not_the_stretch(one, other)


def is_not_the_stretch(asked: Period, held: Period) -> bool:
    """Whether a stretch of years is asked for, and another time is held: a year of it, or other years."""
    return _is_stretch(asked) and (asked.first, asked.last) != (held.first, held.last)


def _nearest_dated(near: Iterable[str], above: Iterable[str]) -> list[Period]:
    """The times that the nearest text names which names any.

    今年 names no year of its own: what stands above it tells which, also where a later year stands beside it.
    """
    named_near = [[found.value for found in dates_in(text) if not _is_base(text, found)] for text in near]
    named_above = ([found.value for found in dates_in(text) if _dates(found.value)] for text in above)
    told = next((named for named in named_above if named), [])
    for named in named_near:
        if any(period.key for period in named):
            own = told if any(period.printed in _THIS_YEAR for period in named) else []
            return [period for period in (*named, *own) if period.key]
    return told


def _is_base(text: str, found: Located[Period]) -> bool:
    """Whether a time is only what something is compared with (比2020年提高, 是2010年的2.2倍): it dates nothing."""
    return _BASE_BEFORE.search(text, 0, found.start) is not None or (
        text[: found.start].endswith(_MULTIPLE_OF) and _BASE_BEHIND.match(text, found.end) is not None
    )


@lru_cache(maxsize=8192)
def dates_in(text: str) -> tuple[Located[Period], ...]:
    """The times that the text names, in order; those in titles date nothing: 《总体规划（2017—2035年）》.

    A day or month without a year is one of the year that the text names before it (2018年8月29日开通；8月31日开工).
    """
    found = find_periods(text)
    titles = [title.span() for title in _TITLE.finditer(text)] if "《" in text else []
    dated = tuple(one for one in found if not any(start < one.start < end for start, end in titles))
    return tuple(_of_the_year_before(dated, number) for number in range(len(dated)))


def _of_the_year_before(dated: Sequence[Located[Period]], number: int) -> Located[Period]:
    one = dated[number]
    if one.value.key or not _PART_OF_YEAR.match(one.value.printed):
        return one
    before = next((year for other in reversed(dated[:number]) if (year := year_of(other.value))), None)
    return replace(one, value=resolve(one.value.printed, before)) if before else one


def year_before(document: Document) -> tuple[str, ...]:
    """The year that a work report looks back on, as a text: 2025年 for the report of 2026."""
    year = own_year(document)
    return (f"{year - 1}年",) if year and _REPORT.search(document.title) else ()


def issued_in(asked: Sequence[Period], document: Document) -> bool:
    """Whether title or date of issue have each year, or five years, that a document's name has."""
    said = document.title + document.issued
    for period in asked:
        five = _FIVE_YEARS.search(period.printed)
        if five and not any(form in document.title for form in (five[0], f"第{five[0][:-1]}个五年")):
            return False
        if period.key and not five and period.key[:4] not in said:
            return False
    return True


def says_this_year(text: str) -> bool:
    """Whether the text speaks of the year of whoever speaks."""
    return any(found.value.printed in _THIS_YEAR for found in dates_in(text))


def says_when(text: str) -> bool:
    """Whether the text names a time, and not only how long something has gone on (五年来)."""
    return any(not _HOW_LONG.search(found.value.printed) for found in dates_in(text))


def _is_stretch(period: Period) -> bool:
    return ".." in period.key.strip(".")


def _dates(period: Period) -> bool:
    return bool(period.key) and not _is_stretch(period)


def runs_within(asked: Sequence[Period], title: str) -> bool:
    """Whether an asked time lies in the stretch of years that the title names: 2025年 in a plan of 2020—2025年."""
    stretches = [found.value for found in dates_in(_NUMBERED.sub(r"\1五", title)) if _is_stretch(found.value)]
    return any(_overlap(period, stretch) for period in asked for stretch in stretches)


def names_only_stretches(text: str) -> bool:
    """Whether every time that the text names is a stretch of years."""
    named = dates_in(text)
    return bool(named) and all(_is_stretch(found.value) for found in named)


def _overlap(one: Period, other: Period) -> bool:
    begins, ends = _reach(one)
    other_begins, other_ends = _reach(other)
    if not (begins and ends and other_begins and other_ends):
        return one.key == other.key
    return begins <= other_ends and other_begins <= ends


def _reach(period: Period) -> tuple[date | None, date | None]:
    """The first and the last day of a period; since a year (1998年以来) is as far as one likes, until one that day."""
    return period.first or period.last, period.last or (date.max if period.first else None)


def _leading(text: str) -> str:
    """What each clause of the text begins with: where its subject stands, not what it is done with or to."""
    return "，".join(clause[:OPENING] for clause in _CLAUSE_ENDS.split(text))


def places_agree(
    asked: Sequence[str], nearest_first: Iterable[str], *, about_asked: bool = False, together: Iterable[str] = ()
) -> bool | None:
    """Whether the nearest text that names a place of an asked one's level (city, province, region) names an asked one.

    None when no text names such a place: what is said may be about any. In a document that is about an asked place
    (``about_asked``) another one counts only where a clause begins with it: 向东融入上海大都市圈 is still said of the
    asked place, 南京增长11.84% is not. ``together``: the names that speak of an asked one with others, in a text that
    names none alone: 苏州的五点建议：建“轨道上的苏锡常” is not of 无锡.
    """
    asked = [place for place in asked if _level(place)] or asked  # of 长三角里无锡 it is 无锡 that is asked about
    levels = {level for place in asked for level in _levels(place)}
    for text in nearest_first:
        said = _said_of(text)
        if not said.isdisjoint(asked):
            return True
        named = _said_of(without_turned_to(text), leading=about_asked)
        if not named.isdisjoint(asked):
            return True  # 推进在沪国家实验室: cut short it is read better
        if any(not levels.isdisjoint(_levels(place)) for place in named):
            return False
        if not said.isdisjoint(together):
            return True
    return None


def stands_for_elsewhere(asked: Sequence[str], nearest_first: Iterable[str], holder: Document, span: Span) -> bool:
    """Whether a stretch is of another place than is asked about, or of a wider one and says nothing of the asked one.

    The aims in a plan for 长三角 are not those of 宁波. ``nearest_first``: what the stretch stands under.
    """
    agrees = places_agree(asked, nearest_first)
    if agrees is not None:
        return not agrees
    asked = [place for place in asked if _level(place)]  # of 长三角里无锡 it is 无锡 that is asked about
    return is_of_a_wider_place(asked, holder.title) and not places_agree(asked, (holder.text[slice(*span)],))


def is_of_a_wider_place(asked: Sequence[str], title: str) -> bool:
    """Whether a city or province is asked about, and the document is on a place that the question does not name.

    Its title may be on something of a region (长三角科技创新共同体).
    """
    about = title_place(title)
    of_it = {about} if about else _places(fold(title))
    regional = about != "" or not any(map(_level, of_it))
    return bool(of_it) and regional and of_it.isdisjoint(asked) and any(map(_level, asked))


def names_another_city(nearest_first: Iterable[str]) -> bool:
    """Whether the nearest text that names cities names none that is the library's own."""
    return places_agree(tuple(sorted(set(load_terms().home.values()))), nearest_first) is False


@lru_cache(maxsize=8192)
def _said_of(text: str, *, leading: bool = False) -> frozenset[str]:
    """The places that a text names, other than the speaker's own; ``leading``: only where a clause begins."""
    said = _SHARED_IN.sub("占", _SPEAKERS_OWN.sub("", fold(text)))
    return frozenset(_places(_leading(said) if leading else said))


@lru_cache(maxsize=4096)
def _level(place: str) -> str:
    return load_terms().level(place)


def _levels(place: str) -> tuple[str, ...]:
    """The level of the place; a city that is a province too has both."""
    return ("市", "省") if place in _CITY_PROVINCES else (_level(place),)


def is_of_other_places(asked: Sequence[str], own: str) -> bool:
    """Whether a sentence on several places together leaves one of two asked ones out: 苏州、无锡签署 is not of 锡常."""
    levels = {_level(place) for place in asked}
    if len(asked) < 2 or len(levels) > 1:
        return False
    named = {place for place in _places(fold(own)) if _level(place) in levels}
    return len(named) > 1 and not named <= set(asked) and not set(asked) <= named


def _places(text: str) -> set[str]:
    return {name for name, _, _ in subjects_in(text)} - _COUNTRY
