"""Whether a text says the opposite of what is asked: what a school answers for is no list of what it does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.understanding.question_terms import place_forms
from assistant.search.words import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Query

_HAN = re.compile("[一-鿿]{2}")
_NOT = "(?:不|免于|无需)(?:得|能够?|予|应当?|可以?|必|须|需要?|再|让|许|准|允许)?(?:擅自|私自|随意)?"
_NOT_TO = f"(?:{_NOT}|(?:不让|不许|不准|不允许|禁止|严禁)[^，。；：、]{{0,8}})"  # 不让乡镇煤矿开采
_ENDS_IN_NOT, _ENDS_IN_NOT_TO = re.compile(rf"{_NOT}\Z"), re.compile(rf"{_NOT_TO}\Z")
_PREVENTS = re.compile("(?:防止|防范|避免|杜绝|遏制|不发生)[^，。；：、]{0,4}\\Z")
_LONGEST_NOT = 12  # characters before a deed in which a denial of it can stand
_EXCEPTS = re.compile("除外|不在此限|豁免")  # 少量取水的除外: it needs no permit
_FORBIDDEN_ASKED = re.compile("(?:不许|不准|不得|不能|不可以?|不让|禁止|严禁)(?:干|做|有|搞|从事)?(?:什么|哪[些几]|啥)")
_FORBIDS = re.compile("禁止|严禁|不得|不准|不许|不可以|不能")
_SHORTFALL_ASKED = re.compile(
    "(?<!有)(?:没(?:有|能)?|未能?|尚未)(?:够|按期|如期|按时)?(?:达|完成|实现|做到)|不及(?:预期|目标)|低于(?:预期|目标)|落空"
)
_FALLS_SHORT = re.compile(
    "(?:没有|没能|未能?|尚未)(?:[按如]期)?(?:达|完成|实现)"
    "|(?:不及|低于|弱于|落后于|滞后于)[^，。；]{0,6}(?:预期|目标|计划)"
)
_OF_ONE_KIND = ((_FORBIDDEN_ASKED, _FORBIDS), (_SHORTFALL_ASKED, _FALLS_SHORT))
"""What may be asked for that is told by a denial, and how it is told."""


def says_the_opposite(query: Query, terms: Sequence[Term], text: str) -> bool:
    """Whether a deed that the question denies is only affirmed in the text, or the other way round.

    A question whether something is so may be answered either way; what is excepted is denied without a 不.
    """
    if _either_way(query) or excepts(text):
        return False
    return any(_differs(*deed, query.text, text) for deed in _deeds(tuple(terms)))


def lacks_denial(query: Query, terms: Sequence[Term], text: str) -> bool:
    """Whether the question denies a deed (不适用, 不合格), and the text neither denies it nor excepts anything.

    Where things of one kind are asked for (what is forbidden), whether the text tells of none.
    """
    if _either_way(query) or excepts(text):
        return False
    denied = _denied_by(query.text, tuple(terms))
    told = any(_times_denied(*deed, text) or _is_prevented(deed[0], text) for deed in denied)
    return tells_of_none(query, text) or (bool(denied) and not told)


def tells_of_none(query: Query, text: str) -> bool:
    """Whether it is asked what is forbidden, or what fell short of its aim, and the text tells of no such thing."""
    told = next((told for asked, told in _OF_ONE_KIND if asked.search(query.text)), None)
    return told is not None and not _either_way(query) and told.search(text) is None


def excepts(text: str) -> bool:
    """Whether the text takes something out of a rule (…的除外)."""
    return _EXCEPTS.search(text) is not None


def _either_way(query: Query) -> bool:
    """Whether the question is whether something is so: both are answers to it."""
    return query.kind == "verify" or "是否" in query.text


@lru_cache(maxsize=64)  # of a question, for each of its statements
def _deeds(terms: tuple[Term, ...]) -> frozenset[tuple[str, bool]]:
    """What may be denied, each with whether it is a thing: 不 stands right before it then, if at all."""
    found = {(term.word[:2], term.thing) for term in terms if _HAN.match(term.word) and term.word not in place_forms()}
    return frozenset(found)


def _differs(deed: str, thing: bool, asked: str, text: str) -> bool:
    told = text.count(deed)
    if not told:
        return False
    denied = _times_denied(deed, thing, text)
    if _times_denied(deed, thing, asked) > 0:
        return denied == 0 and not _is_prevented(deed, text)
    return denied == told


def _is_prevented(deed: str, text: str) -> bool:
    """Whether the text tells how it is kept from happening: 防止返贫致贫 is about 不返贫."""
    return any(_PREVENTS.search(text, max(0, at - _LONGEST_NOT), at) is not None for at in occurrences(deed, text))


@lru_cache(maxsize=64)  # of a question, for each of its statements
def _denied_by(question: str, terms: tuple[Term, ...]) -> frozenset[tuple[str, bool]]:
    return frozenset(deed for deed in _deeds(terms) if _times_denied(*deed, question))


def _times_denied(deed: str, thing: bool, text: str) -> int:
    denial = _ENDS_IN_NOT if thing else _ENDS_IN_NOT_TO
    places = occurrences(deed, text)
    return sum(denial.search(text, max(0, at - _LONGEST_NOT), at) is not None for at in places)
