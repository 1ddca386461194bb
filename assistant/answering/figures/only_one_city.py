"""Which city is first or last, where the figure of one city only is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.figures.figure_choice import choose_figures
from assistant.answering.figures.numbers import state_figure
from assistant.answering.understanding.wanted import asks_first_city
from assistant.facts.naming import canonical_subject
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered

ONLY_ONE_CITY = "能确定是这一数据的只有{}一个城市的，比不出高低："


def write_only_one(draft: Draft, gathered: Gathered) -> bool:
    """Where the city that is first or last is asked for and only one city's figure is held: that, and no verdict."""
    if not asks_first_city(gathered.query.text):
        return False
    chosen = [figure for figure in choose_figures(gathered) if figure.fact.sure]
    places = list(dict.fromkeys(canonical_subject(figure.fact.subject) for figure in chosen))
    if len(places) != 1 or not load_terms().level(places[0]):
        return False
    draft.say(ONLY_ONE_CITY.format(places[0]))
    state_figure(draft, chosen[0].document, chosen[0].fact)
    draft.partly = True
    return True
