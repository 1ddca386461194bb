"""A figure that is told in other words than it is asked for: 疫情正紧的时候还飞着几条国外货机航线.

Where neither the facts table nor the words of a sentence answer, the sentence that is nearest by meaning is quoted, if
it is very near, has the thing that the figure is of, and tells such a figure of the very time and place. What has an
indicator of its own (GDP, 高新技术企业) is told by that or not at all. How it was chosen: docs/decisions/0037.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.drafting import Draft
from assistant.answering.evidence.meaning import nearness
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.evidence.time_and_place import dates_in, periods_agree
from assistant.answering.figures.counts_within import facts_in
from assistant.answering.figures.figure_choice import tells_of_another
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import is_to_the_point
from assistant.answering.sentences.figure_bar import lacks_the_kind_of_amount
from assistant.answering.understanding.names import unknown_names
from assistant.answering.understanding.sought import lacks_narrowing, main_thing, telling_things
from assistant.answering.understanding.wanted import asks_to_reckon, limit_asked
from assistant.facts.naming import canonical_subject
from assistant.quantity import find_quantities, has_quantity
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer

_COUNTER = re.compile("(?:多少|几)(?:万|亿)?([家户部条名座所台辆])")
_LEVEL = re.compile("国家级|省级|市级|区级|县级")
AMONG = 8  # of the sentences found
NEAR, SURELY = 0.6, 0.7  # the cosine with the question, and one that stands for the thing itself
OF_THE_THING = 0.3  # how far the sentence or what is above it must have the thing that the figure is of


def figure_near(whole: Gathered, _: Shelf) -> Answer | None:
    """The nearest sentence that tells such a figure; None where none is near enough, or the figure has a name."""
    query = whole.query
    if query.expects != "figure" or query.indicators or query.quantities or asks_to_reckon(query.text):
        return None
    if unknown_names(whole.terms):
        return None
    near = nearness(query.text, whole.statements[:AMONG])
    told = [
        (how, at)
        for at, (one, how) in enumerate(zip(whole.statements, near, strict=False))
        if how >= NEAR and _tells_it(whole, one, sure=how >= SURELY)
    ]
    if not told:
        return None
    draft = Draft(query, whole.searched)
    write_statements(draft, [whole.statements[max(told)[1]]])
    return draft.finished("answered")


def _tells_it(whole: Gathered, statement: Statement, *, sure: bool) -> bool:
    if not has_quantity(statement.text, whole.query.units) or set(statement.faults) - {"unit"}:
        return False
    counter = _COUNTER.search(whole.query.text)  # 多少家企业 are not told by 三个小镇
    if counter and not any(found.value.unit.endswith(counter[1]) for found in find_quantities(statement.text)):
        return False
    if not _is_of_the_time(whole, statement) or not is_to_the_point(whole, statement):
        return False
    if tells_of_another(whole, statement.text) or _is_of_other_places(whole, statement):
        return False
    if lacks_the_kind_of_amount(whole.query.text, statement):
        return False
    main = main_thing(whole.terms)
    text = fold(f"{statement.lines} {statement.above}")
    if _leaves_grantee_open(whole, text):
        return False
    if lacks_narrowing(whole.query, text) or any(level not in text for level in _LEVEL.findall(whole.query.text)):
        return False  # 市级零碳园区 are none of the province's
    if main is None or coverage((whole.terms[main],), text)[0] >= OF_THE_THING:
        return True
    held = [term for term in whole.terms if term.thing and term.held]
    met = weighed(held, coverage(held, text)) / (sum(term.weight for term in held) or 1)
    return sure and met >= OF_THE_THING  # how many beds a home has is not what a hospital has


def _leaves_grantee_open(whole: Gathered, text: str) -> bool:
    """Whether it is asked what is granted at most, and the text has not all that says by what or for what.

    最高奖励1000万元 of 文化产业 is none of 集成电路政策最高奖励多少.
    """
    limit = limit_asked(whole.query.text)
    if not limit:
        return False
    things = [whole.terms[at] for at in telling_things(whole.terms) if whole.terms[at].word not in limit]
    return any(match < OF_THE_THING for match in coverage(things, text))


def _is_of_other_places(whole: Gathered, statement: Statement) -> bool:
    """Whether all figures of the sentence are known to be of other places than the one asked about."""
    of = {canonical_subject(fact.subject) for fact in facts_in(whole, statement) if fact.subject}
    return bool(whole.query.subjects and of) and of.isdisjoint(whole.query.subjects)


def _is_of_the_time(whole: Gathered, statement: Statement) -> bool:
    """Whether the first time that the sentence names is asked about: 2022年：318部；到2023年4月集聚800家."""
    asked, told = whole.query.times, dates_in(statement.text)
    if not asked or not told:
        return True
    first = statement.text[told[0].start : told[0].end]
    return periods_agree(asked, (first,), ()) is not False
