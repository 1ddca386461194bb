"""A question that a statement leads in (…首批评了50家，到2023年设备数字化率要求多少？): what it asks by itself.

It is asked by itself only where the whole is not answered: what the statement says may be what the answer hangs on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.topic import names, own_things
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAD_NOT_FOUND = "问题前半句的说法没有核对到依据，只答了后半句。"
NOT_THEN = "没有核对到问题里说的时间，库中说的是："
LEAD_NOT_HELD = "问题前半句提到的数字没有核对。"
# ……是2022年那次大会上揭的牌吧，会是哪天开的: the year is claimed, and asked about is something else.
_TIME_CLAIMED = re.compile("^(?P<lead>[^，。？]{4,40}?)(?:吧|对吧|是吧|嘛)[，,](?=[^，。？]{3,})")
_CLAUSES = re.compile("[，；。,;！!？?]+")
_LEAST_OF_LEAD, _LEAST_OF_REST = 6, 4  # characters
_OF_THAT_TIME = re.compile("^(?:那么?)?(?:请问|想问|想了解)?(?:一下)?(?:就是)?(?:当年|那年|那一年|同年|这一年|当时)的?")
# What makes a clause a statement: an amount, what is done by now, and that it is so.
_CLAIMS = re.compile(
    r"\d[\d.]*(?:[万亿家个%件项元人亩座条所位]|百分点|平方公里|公里|吨)|已经|既然|首次|突破|冲进|跻身|超过|(?:是|于)[^，]{2,20}的$"
)
_STATES = re.compile(r"(?:是|为|达到?了?|定为|只有|有|一?共|总共)\d[\d.]*(?:[万亿]*美?元|%|[万亿]?[家个项条人吨])$")
# What asks of the statement itself: why it is so, what follows from it, whether it is so, and what is put in its place.
_OF_THE_LEAD = ("why", "explains", "weighed", "asks_is", "exchanged")
_LEADS = re.compile("^(?:那么?|请问|想问|想了解下?|另外|还有|具体)+")


def asked_alone(text: str) -> str:
    """The question by itself that a statement leads in; "" where none does."""
    return led_in(text)[1]


def led_in(text: str) -> tuple[str, str]:
    """The statement and the question by itself that it leads in; nothing where none does.

    What only names a document or a thing (那份规划里，……) is no statement. Its time and place are kept where the rest
    names none.
    """
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    first = first_asking(clauses)
    lead, rest = "，".join(clauses[:first]), "，".join(clauses[first:])
    of_that_time = _OF_THAT_TIME.match(rest)
    bare = _LEADS.sub("", rest[of_that_time.end() :] if of_that_time else rest)
    if len(lead) < _LEAST_OF_LEAD or not own_things(lead) or len(bare) < _LEAST_OF_REST or not own_things(bare):
        return "", ""
    if not _CLAIMS.search(lead) or any(load_cues().asserting[name].search(rest) for name in _OF_THE_LEAD):
        return "", ""
    return lead, f"{time_and_place(lead, bare)}{bare}？"


def without_claimed_time(text: str) -> str:
    """The question without the one year that its first clause takes for granted (是2022年……的吧); "" for any other."""
    claimed = _TIME_CLAIMED.match(text)
    named = [found for found in find_periods(claimed["lead"]) if found.value.key] if claimed else []
    if len(named) != 1 or len(find_periods(text)) != 1 or not named[0].value.key.isdecimal():
        return ""
    return text[: named[0].start] + text[named[0].end :].removeprefix("的")


def first_asking(clauses: Sequence[str]) -> int:
    """The place of the first clause that asks something; 0 where none does."""
    asks = load_cues().asserting["asks"]
    return next((at for at, clause in enumerate(clauses) if asks.search(clause)), 0)


def lead_is_open(text: str, answer: str) -> bool:
    """Whether a statement that leads the question in has an amount of which the answer says nothing.

    Of a statement that says outright how much something is (目标是40亿美元，跟2024年比高了多少), whatever follows it.
    """
    lead, _, rest = text.partition("，")
    states = _STATES.search(lead) is not None and first_asking([lead, rest]) > 0
    if not (asked_alone(text) or states) or load_cues().asserting["tags"].fullmatch(rest.rstrip("？?")):
        return False  # …是5%，对吗: the answer is on that very amount
    told = fold(answer)
    return any(found.value.printed not in told for found in find_quantities(lead))


def time_and_place(lead: str, rest: str) -> str:
    """What the rest leaves out of when and where, as the statement names it; of a park or plan, its name.

    江阴—靖江工业园区总规划17平方公里，累计的一般公共预算收入是多少 is asked of the park, not of 江阴.
    """
    periods = [found for found in find_periods(lead) if found.value.key] if not find_periods(rest) else []
    own = bool(names(rest)) or rest.startswith(tuple(load_terms().home))  # 全市集成电路规模 is not the zone's
    placed = names(lead)[:1] if not own else ()
    time = periods[-1].value.printed if periods else ""
    owner = load_cues().several["owner"].match(lead) if not own else None
    if owner is not None:
        return f"{time}{owner[0]}" if not find_periods(owner[0]) else owner[0]
    return time + "".join(lead[name.start : name.end] for name in placed)
