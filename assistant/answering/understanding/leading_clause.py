"""What stands before the first clause that asks, and names what all is asked of: 芯片政策3.0版，资金多少，写了几条.

All that the question asks is asked of it, where a part names nothing of its own that it could be asked of.
"""

from __future__ import annotations

import re

from assistant.answering.cues import load_cues
from assistant.answering.understanding.topic import is_aspect, own_things
from assistant.quantity import find_quantities
from assistant.search.words import open_words

_SHORTEST = 3
_QUOTED = re.compile("[“《「]")
_HELD_AGAINST = re.compile("(?:比|相比|对比|比较|比起来|相比较|对照)(?:的话|一下)?$")
_LIES = re.compile("^[^，。的]{2,6}(?:那边|那儿|那头|那片|那一带|那一片)的(?=.{3,})")
_PASSING = ("d", "c", "f", "r", "j")  # jieba's tags of what may stand before a verb: 一共, 又, 还要, 中间


def leading_clause(text: str) -> str:
    """The leading clause of a question, or ""; what only gives a time, or states an amount, leads nothing."""
    lead, comma, rest = text.rpartition("，")
    asks = load_cues().several["asks"]
    while comma and asks.search(lead):
        lead, comma, rest = lead.rpartition("，")
    amounts = any(found.value.unit and found.value.bound == "" for found in find_quantities(_without_rules(lead)))
    named = bool(own_things(lead)) or _QUOTED.search(lead) is not None
    return lead if named and len(lead) >= _SHORTEST and not amounts and rest.strip("？?") else ""


def named_again(lead: str) -> str:
    """The lead as it is said a second time: without where its thing lies (新安那边的科创城)."""
    return _LIES.sub("", lead)


def compares(lead: str) -> bool:
    """Whether the leading clause names two that are held against each other: …的规模跟25年那个目标比."""
    return _HELD_AGAINST.search(lead) is not None


def says_what_is_done(piece: str) -> bool:
    """Whether the piece begins with what is done, or must be so (写了几条, 得够什么条件), no side of a thing."""
    words = [(word, tag) for word, tag in open_words().tagged(piece) if not tag.startswith(_PASSING)]
    return bool(words) and words[0][1].startswith("v") and not is_aspect(words[0][0])


def _without_rules(lead: str) -> str:
    """The lead without how many rules a document has (文化产业那18条): it is called so."""
    return re.sub(r"\d+[条项款]", "", lead)
