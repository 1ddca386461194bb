"""Of which time and place a sentence is, held against those that are asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence import weights
from assistant.answering.evidence.chapters import told_under
from assistant.answering.evidence.form import states_reason
from assistant.answering.evidence.surroundings import Context, of_several_years, tells_another_span
from assistant.answering.evidence.time_and_place import (
    dated,
    dates_in,
    is_of_a_wider_place,
    is_of_other_places,
    names_only_stretches,
    only_years,
    periods_agree,
    places_agree,
    runs_within,
    under_one_year,
    year_before,
)
from assistant.answering.understanding.sides import sides_agree
from assistant.answering.understanding.wanted import measured_from
from assistant.facts.naming import opening_area, places_in
from assistant.facts.own_year import own_year
from assistant.facts.titled import title_place
from assistant.quantity import has_quantity
from assistant.search.words import fold, occurrences, stands_in_order
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.model import Document, Period, Query

NATION = "全国"
_NATIONAL = re.compile("(?<![占居于过比与和在较])(?:全国|我国|中国)(?!第|首|前|平均|水平|唯一|最)")
_RANKED_IN = re.compile("全[省国球]的?(?:排名?)?(?:第[一二三四五六七八九十0-9]|首位|榜首|前[列茅])")


def when_and_where(query: Query, document: Document, own: str, context: Context) -> dict[str, float]:
    """What remains where the sentence is of another period, place or side than is asked for; "" names no fault."""
    return _when(query, document, own, context) | _where(query, own, context)


def _when(query: Query, document: Document, own: str, context: Context) -> dict[str, float]:
    periods = query.times
    # A wrong year may be the very premise that the answer corrects; an aim of another year is not the one asked about.
    if query.kind == "verify" and query.status != "met":
        return {}
    if not periods:
        of_another = bool(context.opened) and tells_another_span(query.text, context.opened)
        return {"period": weights.WEIGHTS.other_period} if of_another else {}
    agrees = _time_agrees(periods, query, document, own, context)
    if _is_later_than_told(periods, document) and not dates_in(own):
        agrees = False  # whatever stretch of years its paragraph speaks of
    planned = runs_within(periods, context.title)
    if agrees is None and measured_from(query, own):
        return {}
    if agrees is None:
        return {"": weights.WEIGHTS.broad_period} if planned else {"no period": weights.WEIGHTS.no_period}
    if not agrees:
        return {} if _led_to_it(periods, query, own) else {"period": weights.WEIGHTS.other_period}
    headed = not dates_in(own) and only_years(periods) and names_only_stretches(" ".join(context.section))
    if not dates_in(own) and under_one_year(periods, context.section):  # 2026年重点工作 of “十五五”
        return {"": weights.WEIGHTS.one_year}
    broad = headed or names_only_stretches(own) or (not dates_in(own) and of_several_years(context.opened))
    return {"": weights.WEIGHTS.broad_period} if broad else {}


def _is_later_than_told(periods: Sequence[Period], document: Document) -> bool:
    """Whether all that is asked is of later years than the report's own: that of 2008 tells nothing of 2009."""
    year = own_year(document)
    return bool(year) and all(period.first is not None and period.first.year > year for period in periods)


def _led_to_it(periods: Sequence[Period], query: Query, own: str) -> bool:
    """Whether it is asked why something was done in a year, and the sentence tells a reason from before that."""
    if not (load_cues().deliberate.search(query.text) and states_reason(own)):
        return False
    ends = [period.last for period in periods if period.last is not None]
    return bool(ends) and all(found.value.first is None or found.value.first <= max(ends) for found in dates_in(own))


def _time_agrees(
    periods: Sequence[Period], query: Query, document: Document, own: str, context: Context
) -> bool | None:
    """Whether the sentence is of an asked time, by the nearest of what a reader takes along that names one."""
    figure = query.expects == "figure"
    told = told_under(document, context.section)
    # What is told behind it dates a figure's row or bullet, and no task (制定2030年前的方案).
    near = (own, context.line if figure or not told else context.before)
    above = tuple(reversed(context.section))
    if told != "reported":
        # A date of issue dates no figure, and not what a plan of several years is to reach in one of them.
        if runs_within(periods, context.title):
            return periods_agree(periods, near, above)  # 第十四个五年规划和二〇三五年远景目标纲要 is not of 2035 alone
        named = periods_agree(periods, near, (*above, context.title))
        if figure or named is not None:
            return named
        issued = periods_agree(periods, near, (context.issued,))
        ahead = not names_only_stretches(context.title) and _is_ahead(periods, context.issued)
        return None if issued is False and ahead else issued
    if figure:
        return periods_agree(periods, near, above)
    if of_several_years(context.opened) and only_years(periods) and not dated(near):
        return False  # 五年来 tells of no single year
    # a report of 2026 reviews the years before; what opened the paragraphs is nearer than a heading of two times
    return periods_agree(periods, near, (context.opened, *above, *year_before(document)))


def _is_ahead(periods: Sequence[Period], issued: str) -> bool:
    """Whether each asked time ends after the day of issue: a plan's own day does not date what it is to reach."""
    days = [found.value.last for found in dates_in(issued) if found.value.last]
    return bool(days) and all(period.last is not None and period.last > max(days) for period in periods)


def _where(query: Query, own: str, context: Context) -> dict[str, float]:
    left: dict[str, float] = {}
    asked = [place for place in query.subjects if place not in _wholes(query.text, own)]
    about_asked = query.expects != "figure" and places_agree(asked, (context.title,)) is True
    nearest_first = (own, context.line, *reversed(context.section), context.title, context.issuer)
    if not sides_agree(query.text, nearest_first):
        left["side"] = weights.WEIGHTS.other_side
    terms, figure = load_terms(), query.expects == "figure"
    parts = () if figure else tuple(part for place in asked for part in terms.within.get(place, ()))
    together = () if figure else tuple(name for place in asked for name in terms.joint.get(place, ()))
    of_them = (*asked, *parts)
    agrees = places_agree(of_them, nearest_first, about_asked=about_asked, together=together) if asked else True
    if asked and figure and _is_of_another_area(query, context.line):
        agrees = False
    if query.kind != "verify" and _is_a_neighbours(asked, own, context.title):
        return {"neighbour": weights.WEIGHTS.other_place}
    # What a question takes for granted may be of another place than what puts it right.
    of_others = not figure and query.kind != "verify" and is_of_other_places(asked, own)
    wider = agrees is None and not figure and is_of_a_wider_place(asked, context.title)
    of_others = of_others or (wider and query.indicators != () and has_quantity(own, query.units))  # 长三角's aim
    if agrees is False or of_others:
        left["place"] = weights.WEIGHTS.other_place
    elif wider or (agrees is None and figure and not (asked == [NATION] and _is_of_the_nation(nearest_first))):
        left["no place"] = weights.WEIGHTS.no_place
    return left


def _is_of_the_nation(nearest_first: Sequence[str]) -> bool:
    """Whether the sentence, the first of the texts, says that it is of the nation, or none names a place within it."""
    named = (name for text in nearest_first for name, _, _ in places_in(fold(text)))
    return _NATIONAL.search(nearest_first[0]) is not None or all(name == NATION for name in named)


def _is_a_neighbours(asked: Sequence[str], own: str, title: str) -> bool:
    """Whether two cities are asked about, and a third one's document names only one of them: 南通到上海40分钟."""
    level = load_terms().level
    cities = {place for place in asked if level(place) == "市"}
    if len(cities) < 2 or (whose := title_place(title)) in cities or level(whose) != "市":
        return False  # nearly every sentence
    named = {name for name, _, _ in places_in(fold(own))} & cities
    return bool(named) and named != cities


def _is_of_another_area(query: Query, line: str) -> bool:
    """Whether the line opens with a group of places or a zone (苏南五市合计：) that the question does not ask about."""
    area = fold(opening_area(line))
    if not area or any(place in line for place in query.subjects):
        return False
    return not stands_in_order(area, fold(query.text))  # 特色园区 is asked about as 特色产业园区


def _wholes(question: str, own: str) -> frozenset[str]:
    """The places that only tell the whole of a share, or where something is the first as the sentence says too.

    Of 占全省多少 and 连续几年全省第一 the part is asked about.
    """
    found = ((name, start, question[start:end]) for name, start, end in places_in(question))
    return frozenset(
        name
        for name, start, printed in found
        if question[:start].endswith("占") or (_RANKED_IN.match(question, start) and _ranks_in(printed, own))
    )


def _ranks_in(whole: str, own: str) -> bool:
    """Whether the sentence tells a rank in the whole, by its very word: 居全省第一."""
    return any(_RANKED_IN.match(own, at) for at in occurrences(whole, own))
