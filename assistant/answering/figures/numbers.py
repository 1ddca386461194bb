"""Answers to questions for figures: stated from facts that fit, quoted where unsure, worked out where asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import source_name
from assistant.answering.evidence.doubt import with_remark
from assistant.answering.evidence.relevance import coverage
from assistant.answering.evidence.time_and_place import names_another_city, periods_agree
from assistant.answering.figures.arithmetic import work_out
from assistant.answering.figures.bases import asks_a_level, cautions_on_reckoned_back
from assistant.answering.figures.figure_choice import choose_figures, is_of_others, wants_own_city
from assistant.answering.figures.fitting import LEAST_MAIN
from assistant.answering.figures.not_as_said import moved_otherwise
from assistant.answering.figures.quotients import printed_quotient
from assistant.answering.figures.saying import fact_row, fact_sentence
from assistant.answering.understanding.sought import main_thing
from assistant.answering.understanding.wanted import DOUBLED, LIMIT, RELATIVE, asks_extreme, asks_first_city
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.base_values import base_of
from assistant.facts.conflicts import find_conflicts
from assistant.facts.naming import (
    canonical_indicator,
    canonical_subject,
    known_places,
    measure_class,
    place_level,
    places_in,
)
from assistant.facts.table import AIMED, FactTable, covers, notes_on, scope_of
from assistant.facts.titled import title_place
from assistant.numerals import number_of
from assistant.period import year_of
from assistant.quantity import find_quantities
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.arithmetic import WorkedOut
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.model import Document, Fact, Query

PERIOD_BAR = 0.5
# A sentence longer than this is not quoted for one figure in it; the figure is stated instead.
SHORT_SENTENCE = 100
PAIR = 2
ONLY_PLANNED = "库中只有目标数，没有完成数："
NOT_WORKED_OUT = "有的数原文是推算的，或指的是什么不能确定，没有据以计算。"
AT_CURRENT_PRICES = "按所引的金额（现价）折算，没有扣除价格因素，与按可比价格公布的增速不是一回事。"
NOT_IN_PERCENT = "原文没有给出这个增速；增速一般按可比价格计算，没有用金额折算。要按现价折算，请问“名义增长百分之几”。"
ONLY_THESE = "库中没有问到的全部城市的同一数据，只在上面这几个里比。"
ONLY_THESE_KINDS = "没有取到问到的全部各类的数，只在上面这几个里比，不能据此说全部里谁最高、谁最低。"
ONLY_THESE_YEARS = "问到的年份里，有的年份库中没有同一数据，只在上面这几年里比。"
_STRETCH = re.compile("(?P<first>[0-9]{4})[.]{2}(?P<last>[0-9]{4})")
# 完成多少, 实际是多少: what was reached; 实际使用外资 is only a name.
_RESULT_ASKED = re.compile(
    "(?<![要应需将划算备标年])(?:完成|做到)了?(?:多少|几)|实际(?:完成|达到|增长|是|为|有)"
    "|(?:完成|达到|达成|做到|实现|兑现)(?:了没有?|了吗|没有?)[？?]*$"
)
_SO_MANY_PLACES = re.compile("(?P<number>[两三四五六七八九十]|[0-9]{1,2})(?:座|个)?(?:城市|市|城(?![区镇乡])|省份?)")
_SO_MANY_KINDS = re.compile("(?<!第)(?P<number>[两三四五六七八九十]|[0-9]{1,2})[大个]?(?:类|种|者)")
MISSING_PLACES = "库中没有{}的同一数据，不能相比。"
SERIES = 3  # so many figures of one indicator are a table


def _are_elsewhere(gathered: Gathered, operands: Sequence[Fact]) -> bool:
    """Whether no place is asked about, figures of one's own city are held, and all operands are of another place."""
    if not wants_own_city(gathered):
        return False
    home, places = set(load_terms().home.values()), known_places()
    named = [canonical_subject(fact.subject) for fact in operands]
    return bool(named) and all(name in places and name not in home for name in named)


def write_computation(draft: Draft, gathered: Gathered) -> bool:
    """What the question wants worked out, after its operands; False when nothing is to be worked out.

    A change that the document itself gives (比年初上升0.27个百分点, 高于全国1.7个百分点) is not worked out again.
    """
    given = [figure.fact.measure for figure in gathered.figures if figure.fits and figure.fact.sure]
    one_place = len(gathered.query.subjects) < 2 or "差值" in gathered.query.measures
    one_place = one_place and not asks_first_city(gathered.query.text)
    changes = {measure_class(measure) for measure in given} & {"变动", "差值"} & set(gathered.query.measures)
    if one_place and changes and not asks_a_level(gathered.query):
        return False
    worked = work_out(gathered.query, gathered.figures)
    if worked is None or (one_place and changes and worked.kind != "before"):
        return False
    if is_of_others(gathered, worked.operands) or _are_elsewhere(gathered, worked.operands):
        return False
    documents = {figure.document.id: figure.document for figure in gathered.figures}
    marks: list[int] = []
    if worked.computed is None:
        for fact in worked.operands:
            marks += draft.cite(documents[fact.document_id], fact.sentence_start, fact.sentence_end)
        draft.notes.append(f"没有计算：{worked.reason}" + "".join(f"[{mark}]" for mark in dict.fromkeys(marks)))
        return worked.kind == "before" and _state_at_base(draft, gathered, worked.operands)
    for fact in worked.operands:
        marks += state_figure(draft, documents[fact.document_id], fact)
    held = {canonical_subject(fact.subject) for fact in worked.operands}
    places = [place for place in gathered.query.subjects if place not in WHOLES]
    missing = [place for place in places if place not in held and len(places) > 2]
    if missing:
        draft.notes.append(f"库中没有{'、'.join(missing)}的同一数据，没有算在内。")
    draft.work_out(worked.kind, worked.computed, marks)
    told = printed_quotient(gathered, worked.computed) if worked.kind in ("ratio", "share") else None
    if told is not None:
        draft.introduce(told.document, told.start)
        draft.quote_line(told.document, told.start, told.end, told.passage_id)
    _note_what_it_is(draft, gathered.query, worked, places=len(held))
    if worked.also is not None:
        kind, also = worked.also
        draft.work_out(kind, also, marks)
    return True


def _note_what_it_is(draft: Draft, query: Query, worked: WorkedOut, *, places: int) -> None:
    """Note what a careful reader must know of what was worked out, for figures of so many ``places``."""
    if worked.kind == "difference" and worked.also is None and _is_growth_in_percent(query):
        draft.notes.append(NOT_IN_PERCENT)
        draft.partly = True
    if worked.kind == "relative" and _are_amounts_of_years(worked.operands):
        draft.notes.append(AT_CURRENT_PRICES)
    if worked.kind in ("extreme", "rank"):
        _note_left_out(draft, query.text, places=places, kinds=len(worked.operands))
        _note_years_left_out(draft, query, worked.operands)
    if worked.kind == "before":
        draft.notes += cautions_on_reckoned_back(worked.operands[0])


def _is_growth_in_percent(query: Query) -> bool:
    """Whether it is asked by how many percent something grew: of money, its amounts alone do not tell that."""
    return len(query.subjects) < 2 and RELATIVE.search(query.text) is not None


def _are_amounts_of_years(operands: Sequence[Fact]) -> bool:
    """Whether amounts of money of different years are held against each other."""
    money = all(fact.quantity.unit.endswith("元") for fact in operands)
    return money and len({fact.period.key for fact in operands}) > 1


def _note_left_out(draft: Draft, asked: str, *, places: int, kinds: int) -> None:
    """Say so where the question counts more places or kinds than are held (六市里最低的是哪个, 三类里哪一类最高)."""
    for counted, held, note in ((_SO_MANY_PLACES, places, ONLY_THESE), (_SO_MANY_KINDS, kinds, ONLY_THESE_KINDS)):
        if any(number_of(found["number"]) > held for found in counted.finditer(asked)):
            draft.notes.append(note)
            draft.partly = True


def _note_years_left_out(draft: Draft, query: Query, operands: Sequence[Fact]) -> None:
    """Say so where no figure is held of a year of the stretch that is asked about: the largest may be that one."""
    held = {year_of(fact.period) for fact in operands}
    if len(held) < PAIR:
        return  # of one year places or kinds are compared
    stretches = filter(None, (_STRETCH.fullmatch(period.key) for period in query.periods))
    asked = {year for found in stretches for year in range(int(found["first"]), int(found["last"]) + 1)}
    if not asked <= held:
        draft.notes.append(ONLY_THESE_YEARS)
        draft.partly = True


def _state_at_base(draft: Draft, gathered: Gathered, operands: Sequence[Fact]) -> bool:
    """What is held itself of the time that could not be reckoned back to; False when nothing is."""
    value, change = operands
    for figure in gathered.figures:
        fact = figure.fact
        of_it = canonical_indicator(fact.indicator) == canonical_indicator(value.indicator)
        same_place = canonical_subject(fact.subject) == canonical_subject(value.subject)
        of_base = measure_class(fact.measure) == "值" and covers(base_of(change), fact.period)
        if fact.sure and of_it and same_place and of_base:
            state_figure(draft, figure.document, fact)
            return True
    return False


def write_figures(draft: Draft, gathered: Gathered) -> bool:
    """The figures that fit: many of one kind as a table, else each in its sentence or stated; False when none fits."""
    if LIMIT.search(gathered.query.text):
        return False  # 最高资助多少: the rule's own sentence says for whom and for what
    chosen = choose_figures(gathered)
    if DOUBLED.search(gathered.query.text):
        chosen = [figure for figure in chosen if figure.fact.measure == "倍数"]  # how many there are tells nothing
    if asks_extreme(gathered.query.text) and not _can_be_ordered(gathered.query.text, chosen):
        return False
    if said := moved_otherwise(gathered, chosen):
        draft.say(said)
    say_only_planned(draft, gathered.query.text, chosen)
    if _is_series(chosen):
        _write_table(draft, chosen)
    else:
        _write_each(draft, gathered, chosen)
    _add_missing_periods(draft, gathered, chosen)
    _note_missing_places(draft, gathered, chosen)
    documents = {figure.document.id: figure.document for figure in chosen}
    note_conflicts(draft, [figure.fact for figure in chosen], documents)
    sure = {figure.fact.sure for figure in chosen}
    if sure == {True, False} and gathered.query.kind == "compare":
        draft.notes.append(NOT_WORKED_OUT)
        draft.partly = True
    return bool(chosen)


def _can_be_ordered(asked: str, figures: Sequence[Figure]) -> bool:
    """Whether the largest may be one of the figures: not of one alone, nor, among cities, of several of one city."""
    sure = [figure.fact for figure in figures if figure.fact.sure]
    apart = {canonical_subject(fact.subject) for fact in sure} if asks_first_city(asked) else sure
    return len(apart) >= PAIR


def say_only_planned(draft: Draft, asked: str, told: Sequence[Figure]) -> None:
    """Say so where what was reached is asked for, and all figures that are told of it are aims."""
    if told and _RESULT_ASKED.search(asked) and all(one.fact.status in AIMED for one in told):
        draft.say(ONLY_PLANNED)
        draft.partly = True


def note_conflicts(draft: Draft, facts: Sequence[Fact], documents: Mapping[str, Document]) -> None:
    """Where the facts differ from one another: why, and who says which."""
    for conflict in find_conflicts(FactTable(facts, documents.values())):
        pair = (conflict.one, conflict.other)
        said = "；".join(f"{source_name(documents[fact.document_id])}：{fact_sentence(fact)[:-1]}" for fact in pair)
        draft.notes.append(f"{conflict.reason.removesuffix('。')}。{said}。")


def _write_each(draft: Draft, gathered: Gathered, chosen: Sequence[Figure]) -> None:
    """Figures of one sentence in it, where it is short and names what it gives; the others stated."""
    sentences: dict[tuple[str, int], list[Figure]] = {}
    for figure in chosen:
        sentences.setdefault((figure.document.id, figure.fact.sentence_start), []).append(figure)
    for group in sentences.values():
        document, start = group[0].document, group[0].fact.sentence_start
        end = max(figure.fact.sentence_end for figure in group)
        sure = all(figure.fact.sure for figure in group)
        quotable = end - start <= SHORT_SENTENCE and not document.in_table(start) and not _has_rivals(gathered, group)
        if (quotable and all(_is_named_in(document, start, end, figure.fact) for figure in group)) or not sure:
            draft.introduce(document, start)
            draft.quote_line(document, start, with_remark(document.text, end))
            draft.facts += [figure.fact for figure in group if figure.fact.sure]
            if group[0].fact.sure:
                _remark(draft, group[0].fact)
        else:
            for figure in group:
                state_figure(draft, figure.document, figure.fact)


def _is_named_in(document: Document, start: int, end: int, fact: Fact) -> bool:
    """Whether the sentence itself says what its figure is of; 6491.19亿元，增长3.2% does not."""
    said = fold(document.text[start:end])
    bare = fold(fact.indicator).removesuffix("增速")
    return bare in said or any(name in said for name in (bare[:4], bare[-4:]) if len(name) == 4)


def _is_series(chosen: Sequence[Figure]) -> bool:
    """Whether the figures are of one indicator, scope and kind, and of several times or places of one level."""
    facts = [figure.fact for figure in chosen]
    alike = {
        (canonical_indicator(fact.indicator), scope_of(fact), measure_class(fact.measure), place_level(fact.subject))
        for fact in facts
    }
    apart = {(canonical_subject(fact.subject), fact.period.key) for fact in facts}
    return len(apart) == len(facts) >= SERIES and len(alike) == 1 and all(fact.sure for fact in facts)


def _write_table(draft: Draft, chosen: Sequence[Figure]) -> None:
    """A row for each figure, by place and time, each with its citation."""
    draft.say("| 时间 | 地区 | 指标 | 数值")
    draft.say("| --- | --- | --- | ---")
    places = list(dict.fromkeys(canonical_subject(figure.fact.subject) for figure in chosen))
    for figure in sorted(chosen, key=lambda f: (places.index(canonical_subject(f.fact.subject)), f.fact.period.key)):
        fact = figure.fact
        marks = draft.cite(figure.document, fact.sentence_start, fact.sentence_end)
        draft.facts.append(fact)
        draft.claim(fact_row(fact), "fact", marks)
        _remark(draft, fact)


def _add_missing_periods(draft: Draft, gathered: Gathered, chosen: Sequence[Figure]) -> None:
    """For an asked period that no chosen figure is of, the best sentence that names it; for one's city no other's."""
    at_home = wants_own_city(gathered)
    periods = gathered.query.times
    for period in periods if chosen and len(periods) > 1 else ():
        if any(covers(period, figure.fact.period) for figure in chosen):
            continue
        for statement in gathered.statements:
            of_it = statement.score >= PERIOD_BAR and _has_figure_of_it(gathered, statement)
            section = statement.document.section_at(statement.start)
            if at_home and names_another_city((statement.text, *reversed(section), statement.document.title)):
                continue
            if of_it and periods_agree((period,), (statement.text,)):
                if draft.has_quoted(statement.document, statement.start, statement.end):
                    break
                draft.introduce(statement.document, statement.start)
                draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
                break


def _has_figure_of_it(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement has a figure, and names what is asked about: 2025年是收官之年 tells nothing."""
    main = main_thing(gathered.terms)
    said = fold(f"{statement.text} {statement.above}")
    named = main is None or coverage((gathered.terms[main],), said)[0] >= LEAST_MAIN
    return named and bool(find_quantities(statement.text))


def _note_missing_places(draft: Draft, gathered: Gathered, chosen: Sequence[Figure]) -> None:
    """Of two cities or more that are asked for, name those of which no figure is given; the answer is a part then."""
    cities = [place for place in gathered.query.subjects if load_terms().level(place)]
    if not chosen or len(cities) < PAIR:
        return
    told = {canonical_subject(figure.fact.subject) for figure in chosen}
    told |= {name for claim in draft.claims for name, _, _ in places_in(claim.text)}
    if missing := [place for place in cities if place not in told]:
        draft.notes.append(MISSING_PLACES.format("、".join(missing)))
        draft.partly = True


def note_untold_places(draft: Draft, gathered: Gathered) -> None:
    """Of two cities or more that are held against each other, name those of which no quoted sentence speaks."""
    cities = [place for place in gathered.query.subjects if load_terms().level(place)]
    told = {title_place(title) for title in draft.cited_titles}
    told |= {name for claim in draft.claims for name, _, _ in places_in(claim.text)}
    missing = [place for place in cities if place not in told]
    if len(cities) >= PAIR and missing:
        draft.notes.append(MISSING_PLACES.format("、".join(missing)))
        draft.partly = True


def _has_rivals(gathered: Gathered, group: Sequence[Figure]) -> bool:
    """Whether the sentence also gives the same figure of another place or period, which is not asked for."""
    fact = group[0].fact
    return any(
        figure.document.id == group[0].document.id
        and figure.fact.sentence_start == fact.sentence_start
        and {"place", "period"} & set(figure.faults)
        and canonical_indicator(figure.fact.indicator) == canonical_indicator(fact.indicator)
        for figure in gathered.figures
    )


def state_figure(draft: Draft, document: Document, fact: Fact) -> tuple[int, ...]:
    """State the fact, with what a careful reader must know of it where it is told first; the marks of its citation."""
    told = fact in draft.facts
    marks = draft.state(document, fact)
    if not told:
        _remark(draft, fact)
    return marks


def _remark(draft: Draft, fact: Fact) -> None:
    """Note what a careful reader must know beside the figure: its scope, that it is a target, a doubt."""
    asked = next(iter(draft.query.indicators), fact.indicator)
    draft.notes += notes_on(fact, asked, (), draft.query.periods)
