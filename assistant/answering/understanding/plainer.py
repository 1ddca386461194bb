"""A question without the half sentences that only tell how it came up, or what is not wanted of the answer.

领导下午要去调研，材料急用：…… and 要总账，不要单独一年的 ask nothing. They are left out only where the question is not
answered as it stands, and what it was taken for is shown. ``asides.py`` leaves out before that what is known word by
word; here a sign in the half sentence is enough (``cues.yaml``: beside).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.topic import names, own_things
from assistant.quantity import find_periods, find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE = re.compile("(?P<said>[^，。？！；：,;:!?]+)(?P<mark>[，。？！；：,;:!?]*)")
_SOME = re.compile("几[个种样份][一-龥]{1,3}的")  # 几个省的对照表 asks for no number
_LEAST_LEFT = 5  # characters of a question


def put_plainly(question: str) -> str:
    """The question without what only stands beside it; "" where nothing does, or nothing would be left that asks.

    The time and place that a half sentence in front names are kept where the rest names none.
    """
    clauses = [(found["said"].strip(), found["mark"]) for found in _CLAUSE.finditer(question)]
    asking = [at for at, (said, _) in enumerate(clauses) if _asks(said)]
    if not asking:
        return ""
    rest = "，".join(clauses[at][0] for at in range(asking[0], len(clauses)))
    before = [at for at in range(asking[0]) if _stands_beside(clauses[at][0], rest)]
    behind = [at for at in range(asking[-1] + 1, len(clauses)) if _is_of_the_answer(clauses[at][0])]
    kept = [clause for at, clause in enumerate(clauses) if at not in {*before, *behind}]
    if len(kept) == len(clauses):
        return ""
    left = "".join(said + mark for said, mark in kept).rstrip("，。；：,;:")
    lead = time_and_place("，".join(clauses[at][0] for at in before), left) if before else ""
    source = _source([clauses[at][0] for at in behind])
    return f"{source}{lead}{left}{'' if left.endswith(('？', '?')) else '？'}" if len(left) >= _LEAST_LEFT else ""


def _asks(said: str) -> bool:
    cues = load_cues()
    return cues.asserting["asks"].search(_SOME.sub("", said)) is not None and not cues.beside["known"].search(said)


def _stands_beside(said: str, rest: str) -> bool:
    """Whether a half sentence in front only tells how the question came up, what is known, or what is not wanted."""
    beside = load_cues().beside
    if beside["scope"].search(said):
        return False
    if beside["known"].search(said) or beside["unwanted"].match(said):
        return True
    if find_quantities(said) and not find_periods(said):
        return False
    if beside["occasion"].search(said):
        return True
    return not (own_things(said) or names(said) or find_periods(said)) and bool(own_things(rest))


def _is_of_the_answer(said: str) -> bool:
    """Whether a half sentence behind the question only says what kind of answer is wanted, or where it stands."""
    beside = load_cues().beside
    if beside["scope"].search(said):
        return False
    return any(beside[name].search(said) for name in ("wanted", "source")) or beside["unwanted"].match(said) is not None


def _source(behind: Sequence[str]) -> str:
    """Where the answer is said to stand (论文里有一句), to be put in front; "" where nothing says it."""
    found = (load_cues().beside["source"].search(said) for said in behind)
    return next((f"{one['source']}里，" for one in found if one), "")
