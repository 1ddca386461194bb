"""A question for several figures of one matter, which one sentence gives together where its parts were not all found.

截至2018年8月高层次人才有多少，其中从海外回来的多少: 全市各类高层次人才11.7万人，海归高层次人才1.2万人. Nothing is
picked out of the sentence: it is quoted whole, if it has a figure for each part, in the unit that the part asks for,
and most of what each part names.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.relevance import coverage
from assistant.answering.figures.figure_choice import tells_of_another
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.answering.understanding.names import unknown_names
from assistant.answering.understanding.sought import main_thing
from assistant.answering.understanding.spellings import spellings_of
from assistant.answering.understanding.wanted import AMOUNT_KINDS, lacks_share
from assistant.facts.naming import places_in
from assistant.quantity import find_quantities, has_quantity
from assistant.reading.spans import line_start
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Answer

TRIED = 3  # of the statements found for the question as a whole
OF_THE_WHOLE, OF_A_PART, OF_A_THING = 0.5, 0.38, 0.75  # of what is named, that the sentence must have
_RECKONED = re.compile(
    "[推测估反倒折换]算|[倒反]推|合计|相差|差多少|占比多少|比[0-9]{4}年[^，。？]{0,6}[多少高低快慢大小][了出]*(?:多少|几)"
)
# 比南京少多少; what is more than the year before is told by its growth.
_HOW_FAR_APART = re.compile(
    "比(?!上年|上一年|去年|前一年|头一年|同期|年初)[^，。？]{2,12}[多少高低快慢大小](?:了|出)?(?:多少|几(?!成))"
)
_IN_A_ROW = re.compile(
    "(?:[^，。？、]{2,12}[、和与及])+[^，。？、]{2,16}(?:各|分别)(?:自)?"
    "(?:是|为|占|有|增长了?|下降了?|涨了?|增加了?)?(?:多少|几)"
)
_JOINED = re.compile("[、和与及]")
_HOW_MANY = re.compile("多少|几")
_NAMED_KINDS = frozenset({"list", "fact"})


def compose_together(whole: Gathered, parts: Sequence[Gathered]) -> Answer | None:
    """The drafted answer of the one sentence that gives all the figures asked for; None where none does."""
    parts = parts or ([whole] if _fewest(whole.query.text) > 1 else [])
    if not any(part.query.kind in AMOUNT_KINDS for part in parts) or not all(map(_asks_for_a_figure, parts)):
        return None
    if len({part.query.status for part in parts}) > 1:
        return None  # a target beside what was reached
    told = next((one for one in whole.statements[:TRIED] if _tells_all(whole, parts, one)), None)
    if told is None:
        return None
    draft = Draft(whole.query, whole.searched)
    write_statements(draft, [told])
    return draft.finished("answered")


def _asks_for_a_figure(part: Gathered) -> bool:
    """Whether a part asks for what a sentence may give beside other figures, and not for what is to be reckoned."""
    query = part.query
    if query.kind == "declined" or _RECKONED.search(query.text) or _HOW_FAR_APART.search(query.text):
        return False
    return query.kind in AMOUNT_KINDS | _NAMED_KINDS or _HOW_MANY.search(query.text) is not None


def _tells_all(whole: Gathered, parts: Sequence[Gathered], statement: Statement) -> bool:
    if not statement.own or set(statement.faults) - {"unit"} or not is_to_the_point(whole, statement):
        return False
    if not unknown_names(whole.terms).isdisjoint(statement.missing) or tells_of_another(whole, statement.text):
        return False
    if len(find_quantities(statement.text)) < max(len(parts), _fewest(whole.query.text)):
        return False
    if not all(has_quantity(statement.text, part.query.units) for part in parts):
        return False
    if any(lacks_share(part.query.text, statement.text) for part in parts):
        return False
    text = fold(f"{statement.lines} {statement.above}")
    if _named(whole, text) < OF_THE_WHOLE or not _names_each_place(parts, f"{statement.lines} {statement.above}"):
        return False
    of_one_time = len({tuple(period.key for period in part.query.periods) for part in parts}) == 1
    return all(
        _is_of_part(part, statement, of_one_time=of_one_time) and _named(part, text) >= OF_A_PART for part in parts
    )


def _names_each_place(parts: Sequence[Gathered], text: str) -> bool:
    """Whether each place that not all parts name, or the only one does, stands in the text, but for one's own."""
    named = [frozenset(part.query.subjects) for part in parts]
    shared = named[0].intersection(*named) if len(named) > 1 else frozenset()
    apart = named[0].union(*named) - shared - set(load_terms().home.values())
    return apart <= {name for name, _, _ in places_in(text)}


def _is_of_part(part: Gathered, statement: Statement, *, of_one_time: bool) -> bool:
    """Whether the statement is of the time and place of the part, and has the thing that its figure is of."""
    place = statement.document.id, statement.start
    found = next((one for one in part.statements if (one.document.id, one.start) == place), None)
    if (found is None and not of_one_time) or (found is not None and set(found.faults) - {"unit"}):
        return False
    own = fold(f"{statement.text} {statement.above}")  # the sentence beside it may be on 进出口总额, and this one not
    of_share = "占比" in part.query.measures  # 民营经济增加值10255.08亿元，占66.3% leaves out of what
    names = () if of_share else part.query.indicators
    named = all(any(_names_alone(form, own) for form in spellings_of(fold(name))) for name in names)
    before = statement.document.text[line_start(statement.document.text, statement.start) : statement.start]
    return named and _has_its_thing(part, f"{fold(before)} {own}")  # 这39家园区: what stands behind it is of others


def _names_alone(form: str, text: str) -> bool:
    """Whether the text names the indicator by that form, and not only what is held against it (单位生产总值能耗)."""
    return re.search(f"(?<!单位)(?<!人均)(?<!占)(?<!万元){re.escape(form)}(?!能耗|比重|占比)", text) is not None


def _has_its_thing(part: Gathered, text: str) -> bool:
    """Whether the text has the thing that the part's figure is of, where the library knows it."""
    main = main_thing(part.terms)
    return main is None or not part.terms[main].held or coverage((part.terms[main],), text)[0] >= OF_A_THING


def _fewest(text: str) -> int:
    """How many figures a question names in a row: 进出口、外商直接投资、对外投资占全国的份额各多少."""
    row = _IN_A_ROW.search(text)
    return len(_JOINED.findall(row[0])) + 1 if row else 1


def _named(gathered: Gathered, text: str) -> float:
    """How much of the things that are named the text (folded) has."""
    things = [term for term in gathered.terms if term.thing]
    weight = math.fsum(term.weight for term in things)
    met = math.fsum(term.weight * match for term, match in zip(things, coverage(things, text), strict=True))
    return met / weight if weight else 0.0
