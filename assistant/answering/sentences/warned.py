"""The editor's warnings: of the very figures that a question doubts, and those beside the best statement.

A remark may be several sentences of one line, of which the last bears the editor's mark: 存疑：论文称提高1.02个百分点。
一年上升这么多很不寻常，无法确认。（编者说明）. It is given whole, whichever of them has the figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.doubt import by_editor, calls_unfit, doubted, warns
from assistant.answering.evidence.time_and_place import dates_in
from assistant.answering.sentences.behind import of_spans, with_line
from assistant.answering.sentences.evidence_bar import is_evidence
from assistant.answering.understanding.telling import is_telling
from assistant.quantity import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

NEAR_THE_BEST = 0.55  # of the best statement's score, for a warning beside it
LEAST_OWN = 0.45  # of the question, what a warning must name itself
LEAST_COVERED = 0.7  # of the question, for the editor's finding on a target that is asked about without its figure
LEAST_OF_YEARS = 0.15  # of the question, what a warning that names its years must name besides
FEWEST_YEARS = 2
LOOKED_AT = 6  # statements, for a remark on sayings that differ
LONGEST_REMARK = 3  # sentences; a longer line tells of several things


def remarks(gathered: Gathered) -> list[list[Statement]]:
    """The editor's remarks among the statements, best first, each with all the sentences of its line."""
    found: dict[tuple[str, int], list[Statement]] = {}
    for one in gathered.statements:
        spans, _ = with_line(one)
        if len(spans) > LONGEST_REMARK or not by_editor(one.document.text[spans[-1][0] : spans[-1][1]]):
            spans = [(one.start, one.end)] if by_editor(one.text) else []
        if spans:
            found.setdefault((one.document.id, spans[0][0]), of_spans(gathered, one, spans))
    return list(found.values())


def said_in(remark: Sequence[Statement]) -> str:
    """The remark's sentences as one text."""
    return "".join(one.text for one in remark)


def looked_into(gathered: Gathered) -> list[list[Statement]]:
    """The editor's warnings of the very figures that the question doubts; [] where it doubts none.

    Of a target that it names, and asks whether it was met, what the editor found about that; of years whose figures
    are not to be held against each other, what is said of all of them.
    """
    query = gathered.query
    printed, unfit = _figures_named(query), calls_unfit(query)
    if query.status == "met":
        judged = [one for one in remarks(gathered) if load_cues().voices["judged"].search(said_in(one))]
        if printed is not None:
            return [one for one in judged if printed.search(said_in(one))]
        return [one for one in judged if _is_near(gathered, one)][:1]
    if printed is None:
        return _of_the_years(gathered) if unfit else []
    if not (doubted(query) or unfit):
        return []
    return [remark for remark in remarks(gathered) if warns(said := said_in(remark)) and printed.search(said)]


def _is_near(gathered: Gathered, remark: Sequence[Statement]) -> bool:
    """Whether the remark is of what is asked, by itself and what it stands under, nearly as well as the best one."""
    least = NEAR_THE_BEST * gathered.statements[0].score
    return any(part.covered >= LEAST_COVERED and part.score >= least for part in remark)


def _of_the_years(gathered: Gathered) -> list[list[Statement]]:
    """The editor's warnings that name each of the years, at least two, and something of the question besides."""
    years = {period.printed for period in gathered.query.periods if period.key}
    told = (one for one in remarks(gathered) if any(part.own >= LEAST_OF_YEARS for part in one))
    if len(years) < FEWEST_YEARS:
        return []
    return [one for one in told if warns(said := said_in(one)) and all(year in said for year in years)]


def _figures_named(query: Query) -> re.Pattern[str] | None:
    """The telling figures that the question names, as they are printed; None where it names none."""
    figures = [found.value.printed for found in find_quantities(query.text) if is_telling(found.value)]
    return re.compile(rf"(?<![\d.])(?:{'|'.join(map(re.escape, figures))})") if figures else None


_BY_HOW_MUCH = re.compile("(?:差|[高低多少]出?了?)(?:多少|几)个?(?:百分点|[家亿万])")


def told_apart(gathered: Gathered) -> list[Statement]:
    """The best remark on two sayings that differ, where the question says that they do (网上有两个日期), or [].

    It must name something of the question, a figure if that names one, and leave open no more than an answer may.
    """
    voices = load_cues().voices
    if not voices["differing"].search(gathered.query.text) or not gathered.statements:
        return []
    if _BY_HOW_MUCH.search(gathered.query.text):
        return []  # 两个口径差几个百分点 is worked out
    least = NEAR_THE_BEST * gathered.statements[0].score
    near = (one for one in gathered.statements[:LOOKED_AT] if by_editor(one.text) and one.score >= least and one.own)
    if (printed := _figures_named(gathered.query)) is not None:
        near = (one for one in near if printed.search(one.text))
    best = next((one for one in near if voices["differing_told"].search(one.text) and is_evidence(gathered, one)), None)
    return [best] if best is not None else []


def told_otherwise(gathered: Gathered) -> list[Statement]:
    """Where a day is asked for, the editor's remark that the one which the best statement tells is told otherwise."""
    best, differing = gathered.statements[0], load_cues().voices["differing_told"]
    if gathered.query.expects != "date":
        return []
    days = {found.value.key for found in dates_in(best.text)}
    remarked = (one for one in gathered.statements if by_editor(one.text) and differing.search(one.text))
    of_it = (one for one in remarked if one.document.id == best.document.id and one.own)
    return [one for one in of_it if days & {found.value.key for found in dates_in(one.text)}][:1]


def also_warned(gathered: Gathered) -> list[Statement]:
    """The editor's warnings to give beside the best statement: of the figures doubted, else of what is doubted."""
    query, statements = gathered.query, gathered.statements
    if statements and (otherwise := told_otherwise(gathered)):
        return otherwise
    if not doubted(query) or not statements or query.kind == "list":  # 哪些数据未见出处 asks for them, and no more
        return []
    if of_figures := looked_into(gathered):
        return [one for remark in of_figures for one in remark]
    least = NEAR_THE_BEST * statements[0].score
    return [one for one in statements if warns(one.text) and one.score >= least and one.own >= LEAST_OWN]
