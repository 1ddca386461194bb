"""One figure of two years, each told in a line that opens with year and scope: 2015年（杭州自定的文创口径）：增加值….

A page that gives a figure in two scopes says with each line in which; only lines of one scope are held against each
other. Each line is quoted, scope and all. Where the question names another scope, or two scopes have both years, there
is nothing to work out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import PAIR, stands_in
from assistant.answering.figures.operand_kinds import is_amount
from assistant.answering.figures.picking import ends_of
from assistant.answering.understanding.sought import telling_things
from assistant.answering.understanding.wanted import DIFFERENCE, MOVED
from assistant.errors import FactsError
from assistant.facts.compute import difference
from assistant.facts.table import REACHED
from assistant.period import year_of

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_OPENS = re.compile(r"^\W*(?P<year>[0-9]{4}年)[（(](?P<scope>[^（()）]{2,24}口径)[）)][：:]")
_SCOPE_ASKED = re.compile("(?:^|[，。：:按照用以是])(?P<words>[^，。：:按照用以是]{1,8}?)的?口径")
_SCOPE = "口径"
_YEAR = re.compile("[0-9]{4}")
_SHORTEST = 2  # characters of a name
_AMONG = 12  # of the sentences found


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of one year and scope, with the amount that it gives first and the words in front of that."""

    scope: str
    statement: Statement
    fact: Fact
    words: str


def write_same_scope(draft: Draft, gathered: Gathered) -> bool:
    """The lines of both years, and how far apart their amounts are; False where that is not plain."""
    told = _both(gathered)
    worked = _apart(*told) if told else None
    if worked is None:
        return False
    marks: list[int] = []
    for one in told:
        statement = one.statement
        draft.introduce(statement.document, statement.start)
        draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
        marks += draft.cite(statement.document, statement.start, statement.end, statement.passage_id)
    draft.work_out("difference", worked, marks)
    return True


def _both(gathered: Gathered) -> list[_Line]:
    """The line of the later year and that of the earlier one, of the one scope that has both; [] where none has."""
    query = gathered.query
    years = sorted({period.key for period in ends_of(query.times)}, reverse=True)
    asks = MOVED.search(query.text) or DIFFERENCE.search(query.text)
    if not asks or len(years) != PAIR or not all(_YEAR.fullmatch(year) for year in years) or "百分点" in query.units:
        return []
    lines = [line for one in gathered.statements[:_AMONG] if (line := _line(gathered, one)) is not None]
    pairs = []
    for scope in dict.fromkeys((line.statement.document.id, line.scope) for line in lines):
        of_it = [line for line in lines if (line.statement.document.id, line.scope) == scope]
        of_years = [[line for line in of_it if line.fact.period.key == year] for year in years]
        if all(len(of_year) == 1 for of_year in of_years) and _fits(query.text, scope[1]):
            pairs.append([of_year[0] for of_year in of_years])
    return pairs[0] if len(pairs) == 1 else []


def _line(gathered: Gathered, statement: Statement) -> _Line | None:
    """What the line gives first, where it opens with year and scope and names all that is asked about."""
    opened = _OPENS.search(statement.text)
    if opened is None or not _is_about(gathered, statement):
        return None
    inside = [figure.fact for figure in gathered.figures if stands_in(figure, statement) and is_amount(figure.fact)]
    first = min(inside, key=lambda fact: fact.start, default=None)
    if first is None or str(year_of(first.period)) != opened["year"][:4] or first.status not in REACHED:
        return None
    words = statement.text[opened.end() : first.start - statement.start].strip()
    plain = words.endswith(first.indicator) and first.quantity.upper is None
    asked = any(words[at:] in gathered.query.text for at in range(len(words) - _SHORTEST + 1))
    return _Line(opened["scope"], statement, first, words) if plain and asked else None


def _is_about(gathered: Gathered, statement: Statement) -> bool:
    """Whether the line or what stands above it names all that the question does, but for the scope."""
    said = f"{statement.above} {statement.text}"
    things = [gathered.terms[at] for at in telling_things(gathered.terms, unheld=True)]
    named = [term for term in things if not term.word.endswith(_SCOPE)]
    places = all(place in said for place in gathered.query.subjects)
    return places and bool(named) and all(any(form in said for form in (term.word, *term.forms)) for term in named)


def _fits(asked: str, scope: str) -> bool:
    """Whether the scope is the one that the question names, if it names any: it shares a word with that.

    Of two scopes that are named (2018年按自定口径，2015年按国家口径) neither is meant for both years.
    """
    told = [found["words"] for found in _SCOPE_ASKED.finditer(asked)]
    if len(told) != asked.count(_SCOPE):
        return False
    pairs = [{words[at : at + _SHORTEST] for at in range(len(words) - 1)} for words in told]
    return all(any(pair in scope.removesuffix(_SCOPE) for pair in one) for one in pairs)


def _apart(later: _Line, earlier: _Line) -> Computed | None:
    """The later amount less the earlier one, under the longer of their names, where the one is the other's end."""
    if not (later.words.endswith(earlier.words) or earlier.words.endswith(later.words)):
        return None
    longer = max(later.fact, earlier.fact, key=lambda fact: len(fact.indicator))
    facts = [
        replace(line.fact, subject=longer.subject, indicator=longer.indicator, scope="", measure="量值", sure=True)
        for line in (later, earlier)
    ]
    if {line.fact.subject for line in (later, earlier)} != {longer.subject}:
        return None
    try:
        return difference(*facts)
    except FactsError:
        return None
