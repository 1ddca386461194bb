"""A place in an order, as a sentence tells it: whether it is of the thing and within the whole that is asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.figures.fitting import sectors_in
from assistant.answering.understanding.sought import main_thing
from assistant.answering.understanding.wanted import RANK
from assistant.answering.understanding.wholes import WHOLES
from assistant.facts.naming import places_in
from assistant.quantity import find_quantities
from assistant.search.words import fold, occurrences
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from assistant.answering.evidence.statements import Statement
    from assistant.answering.gather import Gathered

_SHARE_OF_WHOLE = re.compile("占[^，。；]{1,10}?(?:比重|比例|份额)")
_OF_THE_COUNTRY = re.compile("国家[^级]|我国|国内")
_STRETCHES = re.compile("[，、；。,;]")
_PLACED = re.compile("第[一二三四五六七八九十0-9]+[位名]?|居[首末前]|排[名在]|首位|末位|最后|靠[前后]|垫底")
_HALVES, _NO_FIGURES = re.compile("[；。;]"), frozenset(["", "位", "名", "年", "次", "届"])
_BRANCH = re.compile("(?!产业|行业|企业)[一-鿿]{1,3}业")


def ranks_another(gathered: Gathered, statement: Statement) -> bool:
    """Whether the statement tells the place of another thing, within another whole, or of another indicator alone.

    人均地区生产总值 is no GDP. What a share is taken of (服务业增加值占GDP比重) is not what is put in an order.
    """
    if not RANK.search(gathered.query.text):
        return False
    if _ranks_within_another(gathered, statement) or _ranks_a_branch(gathered, statement):
        return True
    if _ranks_another_sector(gathered.query.text, statement.text) or _places_another_figure(gathered, statement.text):
        return True
    asked = gathered.query.indicators
    ordered = _SHARE_OF_WHOLE.sub("", statement.text)
    told = {name.canonical for name in names_in(ordered, load_terms().indicators)}
    if not asked:
        return False
    above = {name.canonical for name in names_in(f"{statement.lines} {statement.above}", load_terms().indicators)}
    return (told or above).isdisjoint(asked)


def _ranks_another_sector(question: str, text: str) -> bool:
    """Whether each stretch that tells a place tells it of another sector (服务业占比下降、金融业增速居末)."""
    asked = sectors_in(question)
    telling = [sectors_in(stretch) for stretch in _STRETCHES.split(text) if _PLACED.search(stretch)]
    return bool(asked and telling) and all(told and asked.isdisjoint(told) for told in telling)


def _places_another_figure(gathered: Gathered, text: str) -> bool:
    """Whether each half that tells a place has a figure of its own: 研发投入450亿元；贡献率67.6%，居全省第一."""
    main, asked = main_thing(gathered.terms), gathered.query.indicators
    forms = gathered.terms[main].forms if main is not None else ()
    placing = [half for half in _HALVES.split(text) if _PLACED.search(half)]
    named = [{name.canonical for name in names_in(half, load_terms().indicators)} for half in placing]
    own = [any(found.value.unit not in _NO_FIGURES for found in find_quantities(half)) for half in placing]
    others = [
        figure and names.isdisjoint(asked) and not any(form in fold(half) for form in forms)
        for half, names, figure in zip(placing, named, own, strict=True)
    ]
    return bool(asked and others) and all(others)


def _ranks_within_another(gathered: Gathered, statement: Statement) -> bool:
    """Whether a place within 全国 or 全省 is asked for, and the sentence tells it within another whole, or none."""
    asked = {name for name, _, _ in places_in(gathered.query.text)} & WHOLES
    told = {name for name, _, _ in places_in(fold(statement.text))}
    of_the_country = asked == {"全国"} and _OF_THE_COUNTRY.search(statement.text)  # 国家生物医药产业园前50强
    return bool(asked) and asked.isdisjoint(told) and not of_the_country


def _ranks_a_branch(gathered: Gathered, statement: Statement) -> bool:
    """Whether the sentence names what is put in an order only as a branch of it: 集成电路设计业 is not 集成电路."""
    main, asked = main_thing(gathered.terms), gathered.query.text
    said = fold(statement.text)
    behind = [
        said[at + len(form) :]
        for form in (gathered.terms[main].forms if main is not None else ())
        for at in occurrences(form, said)
    ]
    branches = [found[0] if (found := _BRANCH.match(rest)) else "" for rest in behind]
    return bool(branches) and all(branch and branch not in asked for branch in branches)
