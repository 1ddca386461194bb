"""What a question says in passing: a wrong number is put right, a wrong year told, and the rest asked by itself.

总规划才17平方公里，到2017年底累计收入是多少 asks for the income; the area it takes for granted may be another. Why that
is looked at: docs/decisions/0033-taken-for-granted.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.told_number import told_number
from assistant.answering.compose import TELLS_ALL, compose
from assistant.answering.gather import gather
from assistant.answering.parts.part_by_part import compose_parts
from assistant.answering.question import understand
from assistant.answering.understanding.asides import IS_IT_SO
from assistant.answering.understanding.led_in import (
    LEAD_NOT_FOUND,
    NOT_THEN,
    asked_alone,
    led_in,
    without_claimed_time,
)

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered, Shelf
    from assistant.model import Answer


def lead_put_right(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is asked, behind the number that the statement before it should have; None where that is not told."""
    lead, alone = led_in(whole.query.text)
    if not alone:
        return None
    claimed = gather(understand(f"{lead}，{IS_IT_SO}？", whole.query.filters), shelf)
    if told_number(claimed) is None:
        return None
    both = compose_parts((claimed, gather(understand(alone, whole.query.filters), shelf)))
    return replace(both, question=whole.query.text) if both and both.status == "answered" else None


def at_another_time(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is told of another year than the question takes for granted; None where that is not told outright."""
    if not (text := without_claimed_time(whole.query.text)):
        return None
    undated = gather(understand(text, whole.query.filters), shelf)
    best = undated.statements[0] if undated.statements else None
    if best is None or best.missing or best.own < TELLS_ALL:
        return None
    answer = compose(undated)
    told = f"{NOT_THEN}\n{answer.text}"
    return replace(answer, question=whole.query.text, text=told) if answer.status == "answered" else None


def rest_of(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is asked behind a statement, where nothing was found on the whole; None where nothing is found on it."""
    if both := lead_put_right(whole, shelf):
        return both
    if not (alone := asked_alone(whole.query.text)):
        return None
    answer = compose(gather(understand(alone, whole.query.filters), shelf))
    if answer.status == "refused":
        return None
    return replace(answer, question=whole.query.text, status="partial", notes=(*answer.notes, LEAD_NOT_FOUND))
