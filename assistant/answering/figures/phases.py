"""Two phases or moments of one project held against each other, or taken together: 二期的月产能比一期扩能后的多多少.

A moment is told in words and not by a date: 运行三年时, 五年总结. Each one's number stands in a sentence of its own,
which names the phase and what the number is of. Where a sentence names both phases, or two numbers may be a phase's,
nothing is worked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.figures.counts_within import PAIR, stands_in
from assistant.answering.understanding.sought import telling_things
from assistant.answering.understanding.wanted import DIFFERENCE, MOVED, SUM
from assistant.errors import FactsError
from assistant.facts.compute import difference, total
from assistant.model import Period
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Computed, Fact

_PHASE = re.compile(
    "[一二三四五]期(?:扩能|扩产|扩建|技改)?"
    "|(?:运行|运营|成立|启动|建成|开工|实施|获批)[一两二三四五六七八九十]周?年|[一两二三四五六七八九十]周?年(?:总结|评估)"
)
_A_MOMENT = re.compile("年")
_HELD_AGAINST = re.compile("对比|相比|比较")  # of two numbers that is told by how far they are apart
_JUST_HAS = re.compile("^$|(?:有|共|累计|达|集聚|聚集|培育)$")
_THE_SAME = re.compile("[该这此](?=[一-龥])")
_NEAR = 300  # characters: how far in front what 该 stands for may be
_ASPECT = re.compile("(?:月|日|年)?(?:产能|产值|产量|投资额?|营收|占地面积|面积)")
_BEFORE = re.compile("(?P<words>[一-龥“”]*)(?:达到?|为|约|超过|突破|有)*$")
_TELLS_WHAT = 3  # characters of a name's end that are hardly another's: 小巨人, and not 企业
_QUOTED = re.compile("[“”]")
# What is counted, where it has no name in the term file: …，国家级小巨人又多了几家.
_COUNTED = re.compile(
    "(?:^|[，、的])(?P<what>[一-龥“”]{2,12}?)(?:数量?)?(?:又|还|各|分别)*(?:[多少增减]|增加|减少|相差|差)了?(?:多少|几)[家户个名人]"
)
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
    named = (found[0].removesuffix("额") for found in _ASPECT.finditer(_PHASE.sub("", asked)))  # 投资额: 二期，投资67亿
    aspects = {*named, *gathered.query.indicators}
    aspects = aspects or {_QUOTED.sub("", found["what"]) for found in _COUNTED.finditer(asked)}
    if len(phases) != PAIR or len(aspects) != 1 or not gathered.statements:
        return []
    document = gathered.statements[0].document
    near = [one for one in gathered.statements[:_AMONG] if one.document.id == document.id]
    told = [_of_phase(gathered, near, phase, next(iter(aspects))) for phase in phases]
    found = [one for one in told if one is not None]
    return found if len(found) == PAIR and _are_of_the_project(gathered, *found) else []


def _are_of_the_project(gathered: Gathered, one: _Told, other: _Told) -> bool:
    return _is_of_the_project(gathered, one, other) and _is_of_the_project(gathered, other, one)


def _is_of_the_project(gathered: Gathered, told: _Told, other: _Told) -> bool:
    """Whether the sentence, or what stands above it, names all that is asked about but the phases (华虹, in the title).

    Where the question names nothing else, whose phases are meant is open.

    What only says of what kind a phase is (二期新建的) need not be named by the other one. 该科创城 is the one that the
    other sentence, right in front, names in full.
    """
    said = f"{told.statement.above} {told.statement.text}"
    if _THE_SAME.search(told.statement.text) and 0 < told.statement.start - other.statement.start < _NEAR:
        said += other.statement.text
    asked = gathered.query.text.replace("期的", "期")
    things = [gathered.terms[at] for at in telling_things(gathered.terms, unheld=True)]
    phases = [found[0] for found in _PHASE.finditer(asked)]
    things = [term for term in things if not any(term.word in phase for phase in phases)]
    others = [term for term in things if not _PHASE.search(term.word) and f"期{term.word}" not in asked]
    elsewhere = set(gathered.query.subjects) - set(load_terms().home.values())
    told_there = all(place in said for place in elsewhere)
    named = [term for term in others if any(form in said for form in (term.word, *term.forms))]
    return told_there and len(named) == len(others) > 0


def _of_phase(gathered: Gathered, near: list[Statement], phase: str, aspect: str) -> _Told | None:
    """The one number of the aspect in sentences that name this phase and no other."""
    found: dict[object, _Told] = {}
    for statement in near:
        named = {one[0] for one in _PHASE.finditer(statement.text)}
        if named != {phase}:
            continue
        for figure in gathered.figures:
            if stands_in(figure, statement) and (what := _what(statement, figure.fact, phase, aspect)):
                fact = replace(figure.fact, subject="", indicator=what, scope="", period=_NO_TIME)
                fact = replace(fact, status="result", measure="量值", direction="", base="", sure=True)
                found[(fact.quantity.value, fact.quantity.unit)] = _Told(phase, statement, fact)
    return next(iter(found.values())) if len(found) == 1 else None


def _what(statement: Statement, fact: Fact, phase: str, aspect: str) -> str:
    """What the number is of, where the aspect stands right before it; "" where it is of another.

    A phase has 新建月产能; of a moment the aspect itself is told (有高新技术企业, not 新增高新技术企业).
    """
    before = _BEFORE.search(statement.text[: fact.start - statement.start])
    words = _PHASE.sub("", _QUOTED.sub("", before["words"]) if before else "")
    if _A_MOMENT.search(phase) and _is_short_for(aspect, words):
        return words
    if not words.endswith(aspect):
        return ""
    if _A_MOMENT.search(phase):
        return aspect if _JUST_HAS.search(words.removesuffix(aspect)) else ""
    return f"{phase}{words}"


def _is_short_for(aspect: str, words: str) -> bool:
    """Whether it is the beginning and the end of what is counted: 国家级小巨人 of 国家级专精特新小巨人."""
    begun = next((size for size in range(len(aspect) - _TELLS_WHAT, 1, -1) if words.startswith(aspect[:size])), 0)
    return begun > 0 and words.endswith(aspect[begun:]) and len(words) > len(aspect)


def _worked(asked: str, facts: list[Fact]) -> tuple[str, Computed] | None:
    try:
        if SUM.search(asked):
            return "sum", total(facts)
        if any(words.search(asked) for words in (DIFFERENCE, MOVED, _HELD_AGAINST)):
            apart = difference(*facts)
            return "difference", apart if apart.quantity.value >= 0 else difference(*facts[::-1])
    except FactsError:
        return None
    return None
