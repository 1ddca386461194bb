"""Whether an aim was reached, where a sentence tells which share of it was done: 完成年度目标任务的97.2%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.claims.asking_whether import asks_whether
from assistant.answering.claims.premises import NO, YES
from assistant.answering.claims.whether import SAID_SO
from assistant.answering.evidence.relevance import coverage
from assistant.answering.sentences.choosing import write_statements
from assistant.answering.sentences.evidence_bar import is_evidence
from assistant.answering.understanding.question_terms import place_forms
from assistant.answering.understanding.sought import lacks_narrowing
from assistant.search.words import fold

if TYPE_CHECKING:
    from assistant.answering.drafting import Draft
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.model import Query

LOOKED_AT = 6
MET = 0.75  # how well a thing must be met in the words before the share
_AIM = "预算|目标|任务|计划"
_ASKED = re.compile(
    f"(?:完成|达到?|实现)[^，。？]{{0,12}}(?:{_AIM})|(?:{_AIM})[^，。？]{{0,8}}(?:完成|达到?|实现)|达标"
)
_DONE = re.compile(
    f"(?:完成|实现|达到?)了?(?=[^，。；%％]{{0,30}}(?:{_AIM}))[^，。；%％]{{2,40}}?的(?P<share>[0-9]+(?:\\.[0-9]+)?)[%％]"
)
_AIM_WORD = re.compile(f"(?:全年|年度|年初)?(?:{_AIM}|完成|达标)?")
ALL = Decimal(100)
_OWN_LEVEL = "本级"  # what a city spends itself, beside what its districts do


def share_done(gathered: Gathered) -> tuple[bool, Statement] | None:
    """Whether all of the aim was done, and the sentence that tells its share; None where it is not asked or told.

    Of several shares in a sentence (收入…；支出…) that counts before which all the things stand that are asked about.
    """
    query = gathered.query
    if not (asks_whether(query.text) and _ASKED.search(query.text)):
        return None
    passed = place_forms()
    things = [t for t in gathered.terms if t.thing and t.word not in passed and not _AIM_WORD.fullmatch(t.word)]
    for statement in gathered.statements[:LOOKED_AT] if things else ():
        if statement.faults or not is_evidence(gathered, statement) or _is_of_another_part(query, statement.text):
            continue
        for found in _DONE.finditer(statement.text):
            begins = max(statement.text.rfind(mark, 0, found.start()) for mark in "；。") + 1
            if min(coverage(things, fold(statement.text[begins : found.start()]))) >= MET:
                return Decimal(found["share"]) >= ALL, statement
    return None


def _is_of_another_part(query: Query, text: str) -> bool:
    """Whether the text is of a part that the question does not ask about (市本级), or lacks the one that it does."""
    return lacks_narrowing(query, text) or (_OWN_LEVEL in text and _OWN_LEVEL not in query.text)


def write_share_done(draft: Draft, gathered: Gathered) -> bool:
    """Write whether all of the aim was done, with the sentence that tells its share; False where none tells."""
    told = share_done(gathered)
    if told is None:
        return False
    draft.say((YES if told[0] else NO)["did"] + SAID_SO)
    write_statements(draft, [told[1]])
    return True
