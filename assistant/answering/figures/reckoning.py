"""What is asked for must be reckoned and can't be: that is said, with what is held for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import share_within, together_or_apart
from assistant.answering.figures.numbers import NOT_WORKED_OUT
from assistant.answering.understanding.asked_unit import unit_asked
from assistant.answering.understanding.sought import telling_things
from assistant.answering.understanding.wanted import asks_to_reckon, tells_reckoned, years_held_apart
from assistant.answering.understanding.wholes import wholes_divided
from assistant.facts.naming import measure_class
from assistant.facts.operands import RATES
from assistant.period import year_of
from assistant.quantity import base_unit, find_quantities

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact, Query

_MEAN_OF_YEARS = re.compile("(?<![国省市角界业均])平均(?!水平|每|数?[高低])|年均")
_FOR_EACH_ASKED = re.compile("平均每?[一个](?!年|月|季|天|日)|平均每(?![年月季天日])")
_FOR_EACH_TOLD = re.compile("平均|[人户亩地]均|每[一个家户所座人亩万]")
_CHANGED_BY = re.compile(
    "(?:比|较)[^，。？]{1,12}?(?:增加|减少|增长|下降|净增|提高|降低|[多少增减])了?(?:大约|约)?(?:多少|几)"
)
_CHANGE_TOLD = re.compile(
    "(?:增加|减少|增长|下降|净增|新增|提高|降低|[多少增减差])[了出到约近超过达]*[0-9.]+(?P<unit>[万亿]*[一-龥]{1,2})"
)
_OF_SHARES = frozenset("%点倍成半")
_NOT_COUNTED = frozenset("位年月天次届")
NO_MEAN_OF_GROWTHS = "几年增速的算术平均不是年均增速，没有计算；确实要算术平均，请问“算术平均是多少”。"
NO_SHARE = "原文没有给出占比，只有上面所引的数。"
NOT_RECKONED = "问的数要用几个数算出来；库中的数不齐，或者所指不能确定，没有据以计算，请按上面所引核对。"


def note_not_reckoned(draft: Draft, gathered: Gathered) -> None:
    """Say that nothing was worked out, where that is what is asked for and no quoted sentence tells it itself."""
    if draft.computed_in_part or not draft.claims_of_part:
        return
    both = [s for s in gathered.statements[:1] if gives_part_and_whole(gathered, s) and _is_quoted(draft, s)]
    if both and (worked := share_within(gathered, both[0])) is not None:
        marks = draft.cite(both[0].document, both[0].start, both[0].end)
        draft.work_out("share", worked, marks)
    elif both:
        draft.say(NO_SHARE)
        draft.partly = True
    elif (found := _within_one(draft, gathered)) is not None:
        draft.work_out(found[0], found[1], _marks_of_best(draft, gathered))
    elif _MEAN_OF_YEARS.search(gathered.query.text) and len(draft.facts) > 1 and all(map(_is_growth, draft.facts)):
        draft.notes.append(NO_MEAN_OF_GROWTHS)
        draft.partly = True
    elif any(untold(draft, gathered) for untold in (_tells_base_alone, _tells_no_amount)) or (
        asks_to_reckon(gathered.query.text) and not _is_reckoned(draft, gathered.query)
    ):
        if NOT_WORKED_OUT not in draft.notes:
            draft.say(NOT_RECKONED)
        draft.partly = True


def _tells_base_alone(draft: Draft, gathered: Gathered) -> bool:
    """Whether all that is quoted is of the year which another is held against (2025年比2024年: what 2024 was)."""
    apart = years_held_apart(gathered.query)
    if apart is None:
        return False
    told = {
        year_of(figure.fact.period)
        for figure in gathered.figures
        if draft.has_quoted(figure.document, figure.fact.sentence_start, figure.fact.sentence_end)
    }
    return told == {apart[0]}


def _tells_no_amount(draft: Draft, gathered: Gathered) -> bool:
    """Whether by how many 亿元 something changed is asked, or how much there is of it for each, and no claim tells it.

    下降2.3% tells the one no more than 改造小区36个，惠及居民1.9万户 the other.
    """
    asked, told = gathered.query.text, [claim.text for claim in draft.claims_of_part]
    if _FOR_EACH_ASKED.search(asked):
        return not any(_FOR_EACH_TOLD.search(text) for text in told)
    unit = unit_asked(asked) if _CHANGED_BY.search(asked) else ""
    if not unit or unit in RATES:
        return False
    changes = [found for text in told for found in _CHANGE_TOLD.finditer(text)]
    return not any(base_unit(found["unit"])[0].startswith(unit) for found in changes)


def _is_growth(fact: Fact) -> bool:
    return measure_class(fact.measure) == "增速"


def _is_reckoned(draft: Draft, query: Query) -> bool:
    """Whether a claim tells it: of two years that are held against each other one that names both."""
    years = {str(year) for period in query.periods if (year := year_of(period))}
    told = [claim.text for claim in draft.claims_of_part if tells_reckoned(claim.text, query.text)]
    return any(all(year in text for year in years) for text in told) if len(years) > 1 else bool(told)


def _within_one(draft: Draft, gathered: Gathered) -> tuple[str, Computed] | None:
    """What the numbers of the best sentence give, where it is quoted; None where they give nothing that is asked."""
    best = gathered.statements[0] if gathered.statements else None
    return together_or_apart(gathered, best) if best is not None and _is_quoted(draft, best) else None


def _marks_of_best(draft: Draft, gathered: Gathered) -> tuple[int, ...]:
    best = gathered.statements[0]
    return draft.cite(best.document, best.start, best.end)


def _is_quoted(draft: Draft, statement: Statement) -> bool:
    return draft.has_quoted(statement.document, statement.start, statement.end)


def gives_part_and_whole(gathered: Gathered, statement: Statement) -> bool:
    """Whether a share is asked for that no figure tells, and the sentence gives the counts it is taken of.

    65个重大项目，其中公共服务26个 says how many of how many, and names all that is asked about.
    """
    asked = gathered.query.measures
    if "占比" not in asked or "量值" in asked or wholes_divided(gathered.query.text):
        return False
    told = {gathered.terms[at].word for at in telling_things(gathered.terms)}
    if not told.isdisjoint(statement.missing) or any(figure.fits for figure in gathered.figures):
        return False
    if share_within(gathered, statement) is not None:
        return True
    counted = [found.value.unit[-1:] for found in find_quantities(statement.text) if found.value.unit]
    return _OF_SHARES.isdisjoint(counted) and any(counted.count(unit) > 1 for unit in set(counted) - _NOT_COUNTED)
