"""One clause that names several things, each called what is asked for: 沪港通、深港通、债券通 of 哪几个“通”.

A kind of two characters may stand as its first one: 所有权、资格权、使用权 of 哪几项权利.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.evidence.asked_kind import head_noun, kind_phrase, quoted_kind, telling_kind
from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.relevance import coverage
from assistant.answering.lists.called_lists import things_beside
from assistant.facts.naming import subjects_in
from assistant.reading.spans import line_start
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term

FEWEST = 3
FEWEST_TOLD, MOST_TOLD = 2, 20
WITH_SHORT_KIND = 2  # characters of a kind that may stand as its first one
NEAR_THE_BEST = 0.55  # of the best statement's score: 国际会展中心城市 is not what 国家物流枢纽城市 asks for
NEARLY_THE_BEST = 0.8  # of the best score, for a sentence that names some of the kind
LEAST_OF_IT = 0.5  # of what the question names beside the kind, in the sentence or above it
_BEFORE_ASKING = re.compile(
    "(?:的|“)(?P<said>[一-鿿]{2,8}?)”?(?:，[^，。？]{0,12})?，?(?:都|又|分别|具体|主要)*(?:有|是|包括)(?:哪些|什么|哪几[个项大类])"
)
_CLAUSES = re.compile("[^，,；;。]+")
_IN_WHICH_RESPECTS = re.compile(
    "(?:哪[几些]|几|哪?[两二三四五六七八九十])个?(?:大|主要)?(?:方面|领域|地方)(?:要|能|都|实现了?|上)*(?P<told>[一-鿿]{3,8}?)(?:了|的)?[？?。]*$"
)
_LEVELS = frozenset({"省", "市", "区", "县", "城市", "地区"})
_MADE_UP_OF = re.compile("包括|包含|涵盖|覆盖|组成|[下所管]辖|范围|由哪")
_JOINT = "(?:、|和|与|及|以及)"
_NAMED = "[一-鿿A-Za-z0-9“”]{1,16}"


def called_row(gathered: Gathered) -> list[Statement]:
    """The sentence that names as many of the kind as are asked for, and of what is asked; [] where none or two do."""
    query = gathered.query
    kind, asked = telling_kind(query.text), asked_count(query.text)
    if query.kind != "list" or not kind:
        return []
    quoted = quoted_kind(query.text) == kind
    things = things_beside(gathered) or _which_of_kind(gathered, kind)
    total = sum(term.weight for term in things)
    # 样板区、引领区 are what 建成哪几个区 asks for, and not what 包括哪几个区 does.
    of_places = kind in _LEVELS and _MADE_UP_OF.search(query.text) is not None
    if quoted and (in_quotes := _called_so_in_quotes(gathered, kind, asked)):
        return in_quotes
    found = []
    for statement in gathered.statements:
        members = _members(statement.text, kind, quoted=quoted)
        far = statement.score < NEAR_THE_BEST * gathered.statements[0].score
        if members < FEWEST or far or (asked and members != asked):
            continue
        if of_places and not subjects_in(statement.text):
            continue
        matches = coverage(things, fold(f"{statement.text} {_line_to(statement)} {statement.above}"))
        named = sum(term.weight * match for term, match in zip(things, matches, strict=True))
        of_it = named >= LEAST_OF_IT * total if total else _may_be_all(gathered, statement, kind)
        if quoted or of_it:
            found.append(statement)
    return found if len(found) == 1 else []


def _called_so_in_quotes(gathered: Gathered, kind: str, asked: int) -> list[Statement]:
    """The first near sentence that has as many quoted names that end in the kind: “组阁制”、…“揭榜制” of 哪几个“制”."""
    named = re.compile(f"“[^”]{{1,8}}{re.escape(kind)}”")
    near = (one for one in gathered.statements if one.score >= NEAR_THE_BEST * gathered.statements[0].score)
    counted = ((one, len(named.findall(one.text))) for one in near)
    return next(([one] for one, count in counted if count >= FEWEST and asked in (0, count)), [])


def _may_be_all(gathered: Gathered, statement: Statement, kind: str) -> bool:
    """Whether a question that names nothing besides the kind (哪几种农业) may be told by a row of it among the best.

    Which cities, of 第三层次有哪些城市, is said by more than a row of them.
    """
    return kind not in _LEVELS and statement.score >= NEARLY_THE_BEST * gathered.statements[0].score


def row_and_kind(gathered: Gathered) -> list[Statement]:
    """The sentence that names some of the kind in a row (甲、乙、丙等产业集群均达到万亿元规模); [] without one.

    The row's own clause must say what is asked of them, but for what stands above it.
    """
    kind = telling_kind(gathered.query.text) or _kind_told(gathered.query.text)
    if gathered.query.kind != "list" or not kind or not gathered.statements:
        return []
    least = NEARLY_THE_BEST * max(one.score for one in gathered.statements[:FEWEST])
    near = [one for one in gathered.statements[:FEWEST] if one.score >= least and not one.faults]
    return [one for one in near if _names_in_a_row(gathered, one, kind)][:1]


def _kind_told(question: str) -> str:
    """The kind that stands before what asks: 产业集群 of 达到万亿元规模的产业集群有哪些; "" where none does."""
    told = _BEFORE_ASKING.search(question)
    return head_noun(told["said"]) if told and told["said"] not in load_terms().generic | load_terms().stances else ""


def _names_in_a_row(gathered: Gathered, statement: Statement, kind: str) -> bool:
    clause = next((found[0] for found in _CLAUSES.finditer(statement.text) if _row_before(kind).search(found[0])), "")
    above = fold(f"{statement.above} {_line_to(statement)}")
    asked = [term for term in gathered.terms if term.word not in kind and coverage((term,), above)[0] < 1]
    total = sum(term.weight for term in asked)
    matches = coverage(asked, fold(clause))
    told = sum(term.weight * match for term, match in zip(asked, matches, strict=True))
    return bool(clause) and told >= LEAST_OF_IT * total > 0


@lru_cache(maxsize=64)
def _row_before(kind: str) -> re.Pattern[str]:
    counted = "(?:[一二三四五六七八九十0-9]+[大个项类])?"
    return re.compile(f"(?:[^，。；：、]{{2,24}}、)+[^，。；：、]{{2,24}}等“?{counted}[一-鿿]{{0,4}}{re.escape(kind)}")


def told_of_each(gathered: Gathered) -> list[Statement]:
    """The sentence that says of each of several what is asked (在甲上走在前列、在乙上走在前列); [] where none does."""
    query = gathered.query
    asked = _IN_WHICH_RESPECTS.search(query.text)
    if query.kind != "list" or asked is None:
        return []
    count, told = asked_count(query.text), asked["told"]
    fewest, most = (count, count) if count else (FEWEST_TOLD, MOST_TOLD)
    found = [one for one in gathered.statements if fewest <= one.text.count(told) <= most]
    return found if len(found) == 1 else []


def _line_to(statement: Statement) -> str:
    """What the line says before the sentence, which is on the same (七是基础设施保障显著提升。)."""
    text = statement.document.text
    return text[line_start(text, statement.start) : statement.start]


def _which_of_kind(gathered: Gathered, kind: str) -> list[Term]:
    """What tells which of the kind are asked for (基础设施 of 重大基础设施工程)."""
    phrase = kind_phrase(gathered.query.text)
    return [term for term in gathered.terms if term.thing and term.word in phrase and term.word not in kind]


def _members(text: str, kind: str, *, quoted: bool) -> int:
    """The most names in one row of the text that end in the kind, or all in its first character.

    Of a kind that is quoted they may begin with it, too: 重点领域、重点项目 of “重点”.
    """
    ends = (kind, kind[0]) if len(kind) == WITH_SHORT_KIND and not quoted else (kind,)
    forms = [_rows(f"{_NAMED}?{re.escape(end)}") for end in ends if text.count(end) >= FEWEST]
    if quoted and text.count(kind) >= FEWEST:
        forms.append(_rows(f"{re.escape(kind)}{_NAMED}"))
    rows = (row[0] for form in forms for row in form.finditer(text))
    return max((len(re.findall(_JOINT, row)) + 1 for row in rows), default=0)


@lru_cache(maxsize=64)
def _rows(member: str) -> re.Pattern[str]:
    return re.compile(f"{member}(?:{_JOINT}{member})+")
