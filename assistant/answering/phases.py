"""Two phases of one project held against each other, or taken together: 二期的月产能比一期扩能后的多多少.

Each phase's number stands in a sentence of its own, which names the phase and what the number is of. Where a sentence
names both phases, or two numbers may be a phase's, nothing is worked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.arithmetic import DIFFERENCE, SUM
from assistant.answering.counts_within import PAIR, stands_in
from assistant.answering.sought import telling_things
from assistant.errors import FactsError
from assistant.facts.compute import difference, total
from assistant.model import Period

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.answering.statements import Statement
    from assistant.model import Computed, Fact

_PHASE = re.compile("(?P<phase>[一二三四五]期)(?P<changed>扩能|扩产|扩建|技改)?")
_ASPECT = re.compile("(?:月|日|年)?(?:产能|产值|产量|投资额|投资|营收|占地面积|面积)")
_BEFORE = re.compile("(?P<words>[一-龥]*)(?:达到?|为|约|超过|突破|有)*$")
_NO_TIME = Period("")
_AMONG = 12  # of the sentences found


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence gives for a phase."""

    phase: str
    statement: Statement
    fact: Fact


def write_phases(draft: Draft, gathered: Gathered) -> bool:
    """The sentences of both phases, and how far apart their numbers are or what they make together."""
    told = _both(gathered)
    worked = _worked(gathered.query.text, [one.fact for one in told]) if told else None
    if worked is None:
        return False
    marks: list[int] = []
    for one in told:
        draft.introduce(one.statement.document, one.statement.start)
        draft.quote_line(one.statement.document, one.statement.start, one.statement.end, one.statement.passage_id)
        marks += draft.cite(one.statement.document, one.statement.start, one.statement.end, one.statement.passage_id)
    draft.work_out(*worked, marks)
    return True


def _both(gathered: Gathered) -> list[_Told]:
    """What is told of each of the two phases that the question names, by one document; [] where that is not plain."""
    asked = gathered.query.text
    phases = list(dict.fromkeys(found[0] for found in _PHASE.finditer(asked)))
    aspects = {found[0] for found in _ASPECT.finditer(_PHASE.sub("", asked))}
    if len(phases) != PAIR or len(aspects) != 1 or not gathered.statements:
        return []
    document = gathered.statements[0].document
    near = [one for one in gathered.statements[:_AMONG] if one.document.id == document.id]
    told = [_of_phase(gathered, near, phase, next(iter(aspects))) for phase in phases]
    found = [one for one in told if one is not None]
    return found if len(found) == PAIR and all(_is_of_the_project(gathered, one) for one in found) else []


def _is_of_the_project(gathered: Gathered, told: _Told) -> bool:
    """Whether the sentence, or what stands above it, names all that is asked about but the phases (华虹, in the title).

    What only says of what kind a phase is (二期新建的) need not be named by the other one.
    """
    said = f"{told.statement.above} {told.statement.text}"
    asked = gathered.query.text.replace("期的", "期")
    things = [gathered.terms[at] for at in telling_things(gathered.terms, unheld=True)]
    others = [term for term in things if not _PHASE.search(term.word) and f"期{term.word}" not in asked]
    return all(any(form in said for form in (term.word, *term.forms)) for term in others)


def _of_phase(gathered: Gathered, near: list[Statement], phase: str, aspect: str) -> _Told | None:
    """The one number of the aspect in sentences that name this phase and no other."""
    found: dict[object, _Told] = {}
    for statement in near:
        named = {one[0] for one in _PHASE.finditer(statement.text)}
        if named != {phase}:
            continue
        for figure in gathered.figures:
            if stands_in(figure, statement) and (words := _words_of(statement, figure.fact, aspect)):
                fact = replace(figure.fact, subject="", indicator=f"{phase}{words}", scope="", period=_NO_TIME)
                fact = replace(fact, status="result", measure="量值", direction="", base="", sure=True)
                found[(fact.quantity.value, fact.quantity.unit)] = _Told(phase, statement, fact)
    return next(iter(found.values())) if len(found) == 1 else None


def _words_of(statement: Statement, fact: Fact, aspect: str) -> str:
    """What stands right before the number, where that is the aspect (新建月产能8.3万片); "" where it is another."""
    before = _BEFORE.search(statement.text[: fact.start - statement.start])
    words = before["words"] if before else ""
    return _PHASE.sub("", words) if words.endswith(aspect) else ""


def _worked(asked: str, facts: list[Fact]) -> tuple[str, Computed] | None:
    try:
        if SUM.search(asked):
            return "sum", total(facts)
        if DIFFERENCE.search(asked):
            apart = difference(*facts)
            return "difference", apart if apart.quantity.value >= 0 else difference(*facts[::-1])
    except FactsError:
        return None
    return None
