"""What a question says in passing: a wrong number is put right, a wrong year told, and the rest asked by itself.

总规划才17平方公里，到2017年底累计收入是多少 asks for the income; the area it takes for granted may be another. Why that
is looked at: docs/decisions/0033-taken-for-granted.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.claims.assertions import claim_and_question
from assistant.answering.claims.told_number import told_number
from assistant.answering.compose import TELLS_ALL, compose
from assistant.answering.gather import gather
from assistant.answering.parts.part_by_part import compose_parts
from assistant.answering.question import understand
from assistant.answering.understanding.asides import IS_IT_SO
from assistant.answering.understanding.led_in import LEAD_NOT_FOUND, NOT_THEN, led_in, without_claimed_time

if TYPE_CHECKING:
    from assistant.answering.gather import Gathered, Shelf
    from assistant.answering.proofs import Tried
    from assistant.model import Answer


def lead_put_right(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is asked, behind the number that the statement before it should have; None where that is not told."""
    lead, alone = led_in(whole.query.text)
    claimed = _claim_told(whole, lead, shelf) if alone else None
    return _both(whole, claimed, _asked(alone, whole, shelf)) if claimed else None


def at_another_time(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is told of another year than the question takes for granted; None where that is not told outright."""
    if not (text := without_claimed_time(whole.query.text)):
        return None
    undated = _asked(text, whole, shelf)
    best = undated.statements[0] if undated.statements else None
    if best is None or best.missing or best.own < TELLS_ALL:
        return None
    answer = compose(undated)
    told = f"{NOT_THEN}\n{answer.text}"
    return replace(answer, question=whole.query.text, text=told) if answer.status == "answered" else None


def rest_of(whole: Gathered, shelf: Shelf) -> Answer | None:
    """What is asked behind a statement, where nothing was found on the whole; None where nothing is found on it."""
    lead, alone = led_in(whole.query.text)
    if not alone:
        return None
    rest, claimed = _asked(alone, whole, shelf), _claim_told(whole, lead, shelf)
    if claimed and (both := _both(whole, claimed, rest)):
        return both
    answer = compose(rest)
    if answer.status == "refused":
        return None
    return replace(answer, question=whole.query.text, status="partial", notes=(*answer.notes, LEAD_NOT_FOUND))


def claim_and_rest(whole: Gathered, tried: Tried | None, shelf: Shelf) -> Answer | None:
    """What is held for a claim that nothing settles, and for what is asked behind it, each by itself; or None."""
    said, behind = claim_and_question(whole.query.text)
    if tried is not None and tried.rest is not None and tried.assertion.asked and tried.assertion.said:
        said, behind = tried.assertion.said, tried.assertion.rest
    if not behind:
        return None
    rest = _asked(behind, whole, shelf)
    if compose(rest).status != "answered":
        return None
    both = compose_parts((_asked(f"{said}，{IS_IT_SO}？", whole, shelf), rest))
    return replace(both, question=whole.query.text) if both else None


def _claim_told(whole: Gathered, lead: str, shelf: Shelf) -> Gathered | None:
    """What is held for the statement, asked whether it is so; None where no sentence tells its number."""
    claimed = _asked(f"{lead}，{IS_IT_SO}？", whole, shelf)
    return claimed if told_number(claimed) is not None else None


def _both(whole: Gathered, claimed: Gathered, rest: Gathered) -> Answer | None:
    both = compose_parts((claimed, rest))
    return replace(both, question=whole.query.text) if both and both.status == "answered" else None


def _asked(text: str, whole: Gathered, shelf: Shelf) -> Gathered:
    """What is held for another question, under the same filters."""
    return gather(understand(text, whole.query.filters), shelf)
