"""Whether a clause says just what is claimed: its place in an order, whose figure of several, and no kind besides.

All the words of 综合实力全国第一 but one stand in 综合实力全国第二; 对外投资占全国37% has a figure of
进出口、外商直接投资、对外投资分别占全国37%、39%、29%, which is another's; and 服务业增加值 is no 生产性服务业增加值.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.evidence.relevance import coverage
from assistant.numerals import number_of
from assistant.quantity import ABOVE, BELOW, ONE_SIDED, find_quantities
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.figures.fitting import Figure
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Quantity

NAMED = 0.7  # how far a thing that is asked about must be met
_LAST_CLAUSE, _FIRST_CLAUSE = re.compile("[^,，;；。]*$"), re.compile("[^,，;；。]*")
_PLACE = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)(?![一二三四五六七八九十\d产期批次届轮季步条号版方章节])")
_FIRST = re.compile("首位|榜首|居首|领跑|最[高多快大强](?![于达不])")
_LAST = re.compile("末位|居末|垫底|最后|倒数")
_ONLY = re.compile("唯一|独家|仅有")
IN_A_ROW = re.compile(r"连续(?P<times>[两二三四五六七八九十\d]+)[年次届]")
_RESPECTIVELY = re.compile("分别|依次|各(?:为|是|占)")
_LISTED = re.compile("[、和与及]")
_NAME = 2  # characters of a name's end that tell it from the others


def says_just_that(claim: str, clause: str, asserted: Sequence[Quantity]) -> bool:
    """Whether the clause (folded) says of order and figures what the claim does, of the very thing that it names."""
    return _same_order(claim, clause) and all(_is_its_own(claim, clause, one) for one in asserted)


def _same_order(claim: str, clause: str) -> bool:
    """Whether every place in an order that is claimed is told: first, last, the only one, so many times in a row."""
    claimed, told = _order(claim), _order(clause)
    return claimed <= told


def _order(text: str) -> frozenset[str]:
    found = {str(number_of(place["number"])) for place in _PLACE.finditer(text)}
    found |= {"1" for _ in _FIRST.finditer(text)} | {"last" for _ in _LAST.finditer(text)}
    found |= {"only" for _ in _ONLY.finditer(text)}
    return frozenset(found | {f"row {number_of(row['times'].replace('两', '二'))}" for row in IN_A_ROW.finditer(text)})


def _is_its_own(claim: str, clause: str, asserted: Quantity) -> bool:
    """Whether the asserted figure is of what the claim names, where the clause gives several in turn or narrows it."""
    spans = [found for found in find_quantities(clause) if found.value.unit == asserted.unit]
    at = next((number for number, found in enumerate(spans) if found.value.value == asserted.value), None)
    if at is None:
        return True  # it is told in other words, and held elsewhere
    if bounded_otherwise(asserted, spans[at].value) or (spans[at].value.bound in ONE_SIDED and not asserted.bound):
        return False  # 近400家 are not 400
    lead = clause[: spans[0].start]
    if (parted := _RESPECTIVELY.search(lead)) and len(spans) > 1:
        names = _LISTED.split(lead[: parted.start()])[-len(spans) :]
        return len(names) == len(spans) and _ends_alike(names[at], claim, names)
    before = re.split("[，；：。、（(]", clause[: spans[at].start])[-1]
    return not any(word in before and word not in claim for word in load_terms().modifiers if word != "占")


def bounded_otherwise(claimed: Quantity, told: Quantity) -> bool:
    """Whether both say how exact they are, and not alike: 15%左右, and 不低于15%."""
    return "" not in (claimed.bound, told.bound) and not bounds_alike(claimed.bound, told.bound)


def bounds_alike(one: str, other: str) -> bool:
    """Whether two bounds, as a quantity has them, say the same: 以上 and 不低于, or neither anything."""
    return one == other or any({one, other} <= set(alike) for alike in (ABOVE, BELOW))


def _ends_alike(name: str, claim: str, names: Sequence[str]) -> bool:
    """Whether the claim has this one of the names, and none of the others."""
    own = [one for one in names if one.strip()[-_NAME:] in claim and one.strip()[:_NAME] in claim]
    return own == [name]


def names_all_asked(terms: Sequence[Term], figure: Figure) -> bool:
    """Whether the figure's own clause, its name and what it stands under have each thing that is asked about.

    What only another clause of the sentence has is another figure's (全市890亿元，……高新区占75%), and what none of them
    has makes it another kind (外币贷款 beside 人民币贷款).
    """
    fact, document = figure.fact, figure.document
    before = _LAST_CLAUSE.search(document.text, fact.sentence_start, fact.start)
    behind = _FIRST_CLAUSE.match(document.text, fact.start, fact.sentence_end)
    own = f"{before[0] if before else ''}{behind[0] if behind else ''}"
    words = f"{fact.subject} {fact.scope} {fact.indicator} {fact.measure} {fact.base}"
    above = " ".join((*document.section_at(fact.start), document.title))
    told = fold(f"{own} {words} {above}")
    generic, stances = load_terms().generic, load_terms().stances
    things = [term for term in terms if term.thing and term.word not in generic and term.word not in stances]
    return all(match >= NAMED for match in coverage(things, told))
