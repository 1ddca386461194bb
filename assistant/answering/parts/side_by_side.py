"""A comparison written: a table of figures with a citation in each cell, or what is said of each, one after the other.

A cell holds the figure that its own question is answered with. Figures of one column are of one indicator wherever that
is held for most rows; one of another indicator, scope or kind says so in its cell, and a note warns.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.relevance import names_all
from assistant.answering.evidence.time_and_place import periods_agree
from assistant.answering.figures.arithmetic import two_in_time
from assistant.answering.figures.counts_within import facts_in, number_of_row
from assistant.answering.figures.how_far import asks_how_far
from assistant.answering.figures.operand_kinds import AIM_NAMED, has_an_aim_of_old
from assistant.answering.figures.quotients import quotient_asked
from assistant.answering.figures.saying import cell_text, fact_sentence, figure_name
from assistant.answering.figures.told_as_moved import moved_within
from assistant.answering.lists.titled_answer import JOINED
from assistant.answering.parts.table_text import row_line, rule_line
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import (
    RATIO,
    SMALLEST,
    SUM,
    SUM_HELD_AGAINST,
    asks_both_ends,
    asks_extreme,
)
from assistant.errors import FactsError
from assistant.facts.compute import difference, extreme, total
from assistant.facts.naming import canonical_indicator, canonical_subject, measure_class
from assistant.facts.table import AIMED, REACHED, notes_on, scope_of
from assistant.quantity import base_unit, find_periods
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.figures.fitting import Figure
    from assistant.answering.gather import Gathered
    from assistant.answering.parts.comparison import Comparison
    from assistant.model import Fact

NOT_HELD = "库中没有"
QUOTED_BELOW = "见下文"
LEFT_OUT = "库中没有{}的同一数据，没有算在内。"
# A figure this near to the best one of its cell may stand there, where it goes better with the rest of its column.
NEAR_THE_BEST = 0.8
NEAR_FOR_ONE = 0.6  # for a sentence that speaks of one member only
NEAR_FOR_OPENING = 0.5  # for one that opens with the member (无锡的五点目标：…)
LEAST_MEMBERS = 2
PAIR = 2
SAYINGS_TRIED = 6
LEAST_NAMED = 0.75
LONGEST_ASPECT = 3
_RESULTS_FIRST = 0.7
_YEARS = re.compile(r"\d{4}\.\.\d{4}")
UNLIKE = "有的是目标数，有的是完成数，不能比高低。"

Kind = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """What is held for a comparison: of each cell's question, and of each row's own (if asked)."""

    query_text: str
    comparison: Comparison
    cells: tuple[tuple[Gathered, ...], ...]
    texts: Callable[[], tuple[Gathered, ...]]


Bar = Callable[["Gathered", "Statement"], bool]


def write_side_by_side(draft: Draft, compared: Compared, answers: Bar, least: int = LEAST_MEMBERS) -> bool:
    """Write the comparison; False when fewer than ``least`` members are held. ``answers`` is the evidence bar."""
    if compared.cells:
        return _write_figures(draft, compared, answers, least)
    return _write_sayings(draft, compared, answers, least)


# --- figures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is held for one cell's question: a sure figure, or the sentence that answers it, or neither."""

    row: str
    figure: Figure | None
    said: Statement | None

    @property
    def held(self) -> bool:
        return self.figure is not None or self.said is not None


def _write_figures(draft: Draft, compared: Compared, answers: Bar, least: int) -> bool:
    rows, aspects = compared.comparison.rows, compared.comparison.aspects
    columns = [
        _column(rows, [row[at] for row in compared.cells], _saying_it(aspect, answers))
        for at, aspect in enumerate(aspects)
    ]
    held = [cell for column in columns for cell in column if cell.held]
    if len(held) < least or len({cell.row for cell in held}) < least or _is_one_figure(held):
        return False
    stated = ([cell.figure.fact for cell in column if cell.figure is not None] for column in columns)
    if any(has_an_aim_of_old(compared.query_text, facts) for facts in stated):
        return False
    draft.partly = _leaves_open(compared, held)
    figures = sum(cell.figure is not None for cell in held)
    if figures < LEAST_MEMBERS or (len(columns) == 1 and len(rows) == PAIR and not _wants_table(compared)):
        _write_lines(draft, columns, compared.query_text)
    else:
        _write_table(draft, aspects, columns)
    for column in columns:
        facts = [cell.figure.fact for cell in column if cell.figure is not None]
        _warn(draft, facts)
        if facts:
            _work_out(draft, compared, facts)
        else:
            _work_out_said(draft, compared, column)
    return True


def _leaves_open(compared: Compared, held: Sequence[_Cell]) -> bool:
    """Whether a member that the question names is not held at all, or it needs every one: which of three is the most.

    Of a stretch of years (2018年以来) no single one is asked for.
    """
    rows, aspects = compared.comparison.rows, compared.comparison.aspects
    told = {cell.row for cell in held}
    if any(row in compared.query_text for row in rows if row not in told):
        return True
    return len(held) < len(rows) * len(aspects) and len(rows) > PAIR and asks_extreme(compared.query_text)


def _is_one_figure(held: Sequence[_Cell]) -> bool:
    """Whether one and the same figure would stand for each of several members, so that nothing lies beside it."""
    told = [cell.figure.fact for cell in held if cell.figure is not None]
    return len(told) == len(held) > 1 and all(fact == told[0] for fact in told[1:])


def _work_out_said(draft: Draft, compared: Compared, column: Sequence[_Cell]) -> None:
    """What the numbers of two sentences give, that answer for two rows of which no sure figure is held.

    A sentence that has the number, and is not quoted yet, is quoted too.
    """
    rows = compared.comparison.rows
    if len(column) != PAIR or len(compared.comparison.aspects) != 1:
        return
    told = column[0].said
    if told is not None and told == column[1].said:  # 由2015年第12位升到2018年第1位
        if (moved := moved_within(compared.cells[0][0], told, compared.query_text)) is not None:
            draft.work_out("difference", moved, draft.cite(told.document, told.start, told.end))
        return
    facts: list[Fact] = []
    marks: list[int] = []
    for cell, (gathered, *_) in zip(column, compared.cells, strict=True):
        others = [row for row in rows if row != cell.row]
        tried = [*([cell.said] if cell.said else []), *gathered.statements[:SAYINGS_TRIED]]
        given = ((one, number_of_row(gathered, one, cell.row, others)) for one in tried)
        statement, number = next(((one, fact) for one, fact in given if fact is not None), (None, None))
        if statement is None or number is None:
            return
        facts.append(number)
        if not draft.has_quoted(statement.document, statement.start, statement.end):
            draft.introduce(statement.document, statement.start)
            draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
        marks += draft.cite(statement.document, statement.start, statement.end)
    _work_out(draft, compared, facts, marks)


def _wants_table(compared: Compared) -> bool:
    return bool(load_cues().comparing["table"].search(compared.query_text))


def _column(rows: Sequence[str], cells: Sequence[Gathered], answers: Bar) -> list[_Cell]:
    """The cells of a column; figures of the indicator and document that most rows hold come first."""
    candidates = [figures_of(cell) for cell in cells]
    place = _place_of_all(cells, candidates)
    candidates = [[one for one in row if _is_of(place, one.fact)] for row in candidates]
    support: dict[Kind, float] = defaultdict(float)
    sources: dict[str, int] = defaultdict(int)
    for row in candidates:
        for kind in {_kind(figure.fact) for figure in row}:
            support[kind] += max(figure.score for figure in row if _kind(figure.fact) == kind)
    common = max(support, key=lambda kind: (support[kind], kind), default=None)
    for row in candidates:
        for document in {figure.document.id for figure in row if _kind(figure.fact) == common}:
            sources[document] += 1
    time = _time_of_all(cells, [[one.fact for one in row if _kind(one.fact) == common] for row in candidates])

    def order(figure: Figure) -> tuple[object, ...]:
        apart = _kind(figure.fact) != common, bool(time) and figure.fact.period.key != time
        return (*apart, -round(figure.score, 2), -sources[figure.document.id], -figure.score)

    chosen = [min(figures, key=order, default=None) for figures in candidates]
    return [
        _Cell(row, figure, None if figure else _said_of(place, row, cell, rows, answers))
        for row, figure, cell in zip(rows, chosen, cells, strict=True)
    ]


def _said_of(place: str, row: str, cell: Gathered, rows: Sequence[str], answers: Bar) -> Statement | None:
    """The sentence that answers for the row, unless all its figures are of another place than the column's."""
    said = _saying(row, cell, rows, answers, NEAR_THE_BEST)
    told = facts_in(cell, said) if said else []
    return None if told and not any(_is_of(place, fact) for fact in told) else said


def _place_of_all(cells: Sequence[Gathered], found: Sequence[Sequence[Figure]]) -> str:
    """The place of which most rows hold a figure, where the question names none; "" where it does, or it is of one row.

    2021年和2023年 of 无锡 with 2022年 of 苏州 between them would read as one city's course.
    """
    if any(cell.query.subjects for cell in cells):
        return ""
    rows_of = Counter(subject for row in found for subject in {canonical_subject(one.fact.subject) for one in row})
    home = set(load_terms().home.values())
    place = max(rows_of, key=lambda name: (rows_of[name], name in home, name), default="")
    return place if rows_of[place] >= LEAST_MEMBERS else ""


def _time_of_all(cells: Sequence[Gathered], facts: Sequence[Sequence[Fact]]) -> str:
    """The latest time of which most rows hold a figure, where the question names none; "" where no two rows share one.

    Half a year of one city beside a whole year of another cannot be compared, though each is the newest that is held.
    """
    if any(period.key for cell in cells for period in cell.query.periods):
        return ""
    rows_of = Counter(key for row in facts for key in {fact.period.key for fact in row} if key)
    time = max(rows_of, key=lambda key: (rows_of[key], key), default="")
    return time if rows_of[time] >= LEAST_MEMBERS else ""


def _is_of(place: str, fact: Fact) -> bool:
    return not place or canonical_subject(fact.subject) == place


def figures_of(cell: Gathered) -> list[Figure]:
    """The sure figures that answer the cell's question about as well as the best one; results where no target is asked.

    None where a figure whose subject or name is unsure answers better: its sentence is quoted then.
    """
    dated = any(period.key for period in cell.query.periods)
    fitting = [figure for figure in cell.figures if figure.fits and figure.central and _names_all(cell, figure)]
    sure = [figure for figure in fitting if figure.fact.sure and (figure.fact.period.key or not dated)]
    if cell.query.status != "target" and sure:
        results = [figure for figure in sure if figure.fact.status in REACHED]
        sure = [figure for figure in results if figure.score >= _RESULTS_FIRST * sure[0].score] or sure
    if not sure or sure[0].score < NEAR_THE_BEST * fitting[0].score:
        return []
    return [figure for figure in sure if figure.score >= NEAR_THE_BEST * sure[0].score and figure.named >= LEAST_NAMED]


def _names_all(cell: Gathered, figure: Figure) -> bool:
    """Whether each thing that the cell's question names stands in the fact, its sentence, or what stands above it."""
    fact, document = figure.fact, figure.document
    about = f"{fact.subject} {fact.scope} {fact.indicator} {fact.measure}"
    sentence = document.text[fact.sentence_start : fact.sentence_end]
    said = fold(" ".join((about, sentence, *document.section_at(fact.start), document.title)))
    return names_all(cell.terms, said)


def _kind(fact: Fact) -> Kind:
    return canonical_indicator(fact.indicator), measure_class(fact.measure), base_unit(fact.quantity.unit)[0]


def _write_lines(draft: Draft, columns: Sequence[Sequence[_Cell]], asked: str) -> None:
    """Each cell in a sentence of its own; a member of which nothing is held is named.

    A single year of a stretch (2021年到2022年) is no time that the question names, and is not told as one.
    """
    of_a_stretch = any(_YEARS.fullmatch(found.value.key) for found in find_periods(asked))
    for cells in zip(*columns, strict=True):
        for cell in cells:
            if cell.figure is not None:
                _state(draft, cell.figure, in_table=False)
            else:
                _quote(draft, cell.said)
        if not any(cell.held for cell in cells):
            draft.say(f"{NOT_HELD}另一年的数。" if of_a_stretch else f"{cells[0].row}：{NOT_HELD}。")


def _write_table(draft: Draft, aspects: Sequence[str], columns: Sequence[Sequence[_Cell]]) -> None:
    """A Markdown table: a row for each member, a column for each figure, marks in the cells.

    A sentence that answers where no sure figure does is quoted below.
    """
    heads = [_head(column, aspect) for column, aspect in zip(columns, aspects, strict=True)]
    draft.say(row_line(["", *heads]))
    draft.say(rule_line(len(heads) + 1))
    for cells in zip(*columns, strict=True):
        shown = (_shown(draft, cell, head) for cell, head in zip(cells, heads, strict=True))
        draft.say(row_line([cells[0].row, *shown]))
    for cells in zip(*columns, strict=True):
        for cell in cells:
            _quote(draft, cell.said)


def _quote(draft: Draft, statement: Statement | None) -> None:
    if statement is not None and not draft.has_quoted(statement.document, statement.start, statement.end):
        draft.introduce(statement.document, statement.start)
        draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)


def _head(column: Sequence[_Cell], aspect: str) -> str:
    """What the column's figures are of: the name that most of them share, with their place where it is one."""
    facts = [cell.figure.fact for cell in column if cell.figure is not None]
    if not facts:
        return aspect
    names = [figure_name(fact) for fact in facts]
    name = max(names, key=names.count)
    if names.count(name) == 1 < len(names):  # each its own: the cells name theirs
        return aspect
    subjects = {fact.subject for fact in facts}
    return f"{subjects.pop()}{name}" if len(subjects) == 1 and len(facts) > 1 else name


def _shown(draft: Draft, cell: _Cell, head: str) -> str:
    if cell.figure is None:
        return NOT_HELD if cell.said is None else QUOTED_BELOW
    marks = _state(draft, cell.figure, in_table=True)
    return cell_text(cell.figure.fact, cell.row, head) + "".join(f"[{mark}]" for mark in marks)


def _state(draft: Draft, figure: Figure, *, in_table: bool) -> tuple[int, ...]:
    fact = figure.fact
    marks = draft.cite(figure.document, fact.sentence_start, fact.sentence_end)
    if fact not in draft.facts:
        draft.facts.append(fact)
    if in_table:
        draft.claim_in_table(fact_sentence(fact), "fact", marks)
    else:
        draft.claim(fact_sentence(fact), "fact", marks)
    asked = next(iter(draft.query.indicators), fact.indicator)
    draft.notes += [note for note in notes_on(fact, asked, (), draft.query.periods) if "完成数" not in note]
    return marks


def _warn(draft: Draft, facts: Sequence[Fact]) -> None:
    """Say where the figures of a column are not of one indicator or scope."""
    scopes = {scope_of(fact) or "未注明口径" for fact in facts}
    indicators = {canonical_indicator(fact.indicator) for fact in facts}
    if len(scopes) > 1:
        draft.notes.append(f"口径不同（{'、'.join(sorted(scopes))}），不宜直接相比。")
    if len(indicators) > 1 and not _parallel(facts):
        names = dict.fromkeys(fact.indicator for fact in facts)
        draft.notes.append(f"原文的指标名称不一（{'、'.join(names)}），不宜直接相比。")


def _work_out(draft: Draft, compared: Compared, facts: Sequence[Fact], marks: Sequence[int] = ()) -> None:
    """The difference of two, the largest of several, or a sum, where the question wants it."""
    text, cues, rows = compared.query_text, load_cues().comparing, compared.comparison.rows
    if len({(canonical_indicator(fact.indicator), scope_of(fact)) for fact in facts}) > 1 and not _parallel(facts):
        return
    if SUM_HELD_AGAINST.search(text):
        return  # 甲和乙之和比丙多多少 takes two steps
    try:
        if SUM.search(text) and len(facts) > 1:
            draft.work_out("sum", total(facts))
            if len(facts) < len(rows):
                draft.notes.append(LEFT_OUT.format("、".join(_without_figure(rows, facts))))
        elif len(facts) == len(rows) == PAIR and RATIO.search(text):
            above, below = two_in_time(facts) if _times_apart(facts) else facts
            draft.work_out("ratio", quotient_asked(text, above, below), marks)
        elif len(facts) == len(rows) == PAIR and (cues["difference"].search(text) or asks_how_far(text)):
            worked = difference(facts[0], facts[1])
            draft.work_out("difference", worked if worked.quantity.value >= 0 else difference(*facts[::-1]), marks)
        elif asks_extreme(text) and len(facts) > 1:
            _require_alike(facts, text)
            ends = (False, True) if asks_both_ends(text) else (SMALLEST.search(text) is not None,)
            for computed in [extreme(facts, smallest=smallest) for smallest in ends]:
                draft.work_out("extreme", computed)
    except FactsError as error:
        draft.notes.append(f"没有计算：{error}")


def _require_alike(facts: Sequence[Fact], asked: str) -> None:
    """Raises FactsError where aims stand beside what was reached, and the question names no aim."""
    if len({fact.status in AIMED for fact in facts}) > 1 and not AIM_NAMED.search(asked):
        raise FactsError(UNLIKE)


def _times_apart(facts: Sequence[Fact]) -> bool:
    return facts[0].period.key != facts[1].period.key


def _without_figure(rows: Sequence[str], facts: Sequence[Fact]) -> list[str]:
    told = " ".join(f"{fact.subject} {fact.indicator} {fact.period.printed}" for fact in facts)
    return [row for row in rows if row not in told]


def _parallel(facts: Sequence[Fact]) -> bool:
    """Whether the figures are parts of one place and time (第一产业, 第二产业)."""
    return len({(canonical_subject(fact.subject), fact.period.key) for fact in facts}) == 1


# --- sayings -------------------------------------------------------------------------------------------------------


def _write_sayings(draft: Draft, compared: Compared, answers: Bar, least: int) -> bool:
    """Of each member its best sentences; nothing where one sentence speaks of all, or too few are spoken of."""
    rows, aspects = compared.comparison.rows, compared.comparison.aspects
    says = _saying_it(aspects[0], answers) if len(aspects) == 1 else answers
    found = [_saying(row, gathered, rows, says) for row, gathered in zip(rows, compared.texts(), strict=True)]
    apart = {(statement.document.id, statement.start) for statement in found if statement is not None}
    if len(apart) < (1 if _asks_one_word(aspects) else least):
        return False
    draft.partly = None in found
    for row, statement in zip(rows, found, strict=True):
        draft.say(f"{row}：{NOT_HELD}。" if statement is None else f"{row}：")
        if statement is not None:
            draft.introduce(statement.document, statement.start)
            draft.quote_line(statement.document, statement.start, statement.end, statement.passage_id)
        draft.forget_lead()
    return True


def _saying(
    row: str, gathered: Gathered, rows: Sequence[str], answers: Bar, near_the_best: float = NEAR_FOR_ONE
) -> Statement | None:
    """The best statement that speaks of the member: one that begins with it, or does not speak of all, comes first."""
    spoken = [s for s in gathered.statements if answers(gathered, s) and _speaks_of(row, gathered, s)]
    opened = min(near_the_best, NEAR_FOR_OPENING)
    near = [
        s
        for s in spoken
        if s.score >= (opened if fold(s.text).startswith(fold(row)) else near_the_best) * spoken[0].score
    ]

    def order(statement: Statement) -> tuple[object, ...]:
        text = fold(statement.text)
        named = [fold(other) in text for other in rows]
        titled = fold(row) in fold(statement.document.title)
        return not text.startswith(fold(row)), not titled and fold(row) not in text, all(named), -statement.score

    return min(near, key=order, default=None)


def _asks_one_word(aspects: Sequence[str]) -> bool:
    return len(aspects) == 1 and len(aspects[0]) <= LONGEST_ASPECT


def _saying_it(aspect: str, answers: Bar) -> Bar:
    """The bar for a sentence that must name what is asked of each, where that is one word."""
    one_word = _asks_one_word((aspect,))
    return (lambda held, told: answers(held, told) and _says(aspect, told)) if one_word else answers


def _says(aspect: str, statement: Statement) -> bool:
    """Whether the sentence, or a heading that is of nothing else, names it: under 背景与定位 not all says a 定位."""
    section = statement.document.section_at(statement.start)
    headings = [heading for heading in section if not JOINED.search(heading)]
    forms = (fold(aspect), *map(fold, spellings_of(fold(aspect))))  # GDP, 地区生产总值
    return any(form in fold(text) for text in (statement.text, *headings) for form in forms)


def _speaks_of(row: str, gathered: Gathered, statement: Statement) -> bool:
    if fold(row) in fold(statement.text):
        return True
    section = statement.document.section_at(statement.start)
    periods = gathered.query.times
    in_heading = any(fold(row) in fold(heading) for heading in (*section, statement.document.title))
    # 2026年政府工作报告 does not say whose it is; its figures are known to be of one place.
    of_it = any(canonical_subject(fact.subject) == canonical_subject(row) for fact in facts_in(gathered, statement))
    return in_heading or of_it or bool(periods and periods_agree(periods, (statement.text,)))
