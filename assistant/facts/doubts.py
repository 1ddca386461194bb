"""A second look at the facts of a document: what its own sentence contradicts becomes unsure."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.facts.naming import opening_area
from assistant.reading.spans import line_start
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from assistant.model import Document, Fact

_WHOLES = {"全市": "市", "全省": "省", "全国": "国", "全区": "区", "全县": "县"}
_ABOUT = "的|为|是|约|近|达到?|超过?|将近|接近|不到|仅"
_AMOUNT = f"的?(?:比重|比例|份额)?(?:{_ABOUT})*(?:[0-9一二两三四五六七八九十]|百分之|半|绝大)"
# 917家，约占全市三分之一; 占全市工业的一成 is a share of something else.
_SHARE_OF_WHOLE = re.compile(rf"占({'|'.join(_WHOLES)})(?={_AMOUNT})")
_ECONOMY = re.compile("经济总量|(?:地区)?生产总值|GDP")
_REGION = re.compile("经济圈|都市圈|城市群|经济带|经济区|片区|新区|开发区|高新区|示范区|试验区|综保区")
_DISTRICT = re.compile("[一-龥]{2,3}(?:自治县|街道|[区县镇乡])")
_STRENGTH = re.compile("(?:综合)?(?:实力|竞争力|水平)")
_REAL = re.compile("(?:实际|扣除价格因素(?:影响)?后?[，,]?)(?:增长|下降|提高)?$")
_REAL_WITHIN = 12
_MADE = re.compile(
    "(?<![已累计])(?P<verb>建设筹措|建成|建设|改造|完成|开通|培育|发放|创建|修复|治理|引进|认定|筹建|筹集|筹措)"
    "(?P<name>[^，。；：、0-9]{2,20})$"
)
_MADE_WITHIN, _TWO = 30, 2
_IN_ALL = re.compile("[、，](?:累计|总数|总量)(?:建成|建设|达到?|突破|超过|有|培育|改造|完成|发放|开通|筹措|建设筹措)*")
_SENTENCE_GOES_ON = re.compile(r"[^。！？；\n]*")


def doubted(document: Document, facts: Iterable[Fact], own_subject: str) -> Iterator[Fact]:
    """The facts, unsure where the sentence gives two values to one thing, or where a part is said to be the whole.

    ``own_subject`` is whom the document is about; 全市 in it means that city.
    """
    held = tuple((fact, _same_thing(document, fact)) for fact in facts)
    values: dict[tuple[str, ...], set[Decimal]] = defaultdict(set)
    for fact, thing in held:
        if fact.sure and not fact.quantity.bound:
            values[thing].add(fact.quantity.value)
    added = _added_and_held(document, [fact for fact, thing in held if fact.sure and len(values[thing]) == _TWO])
    for whole, thing in held:
        fact = added.get(id(whole), whole)
        torn = len(values[thing]) > 1 and id(whole) not in added
        if area := _other_area(document, fact, own_subject) or _district_for_a_name(fact):
            yield replace(fact, subject=area, sure=False)
        else:
            part = torn or is_of_a_part(document, fact, own_subject) or _of_a_region(document, fact, own_subject)
            part = part or _of_what_was_named(document, fact)
            yield replace(fact, sure=False) if fact.sure and part else fact


def _district_for_a_name(fact: Fact) -> str:
    """The district that was read for what the figure is of: 东城区实现生产总值812亿元；西城区765亿元; else none.

    Of districts there may be a number (39家园区), no amount and no growth.
    """
    named = fact.measure in ("量值", "同比增速", "变动") and not fact.quantity.unit.endswith(("平方公里", "亩", "公顷"))
    return fact.indicator if named and _DISTRICT.fullmatch(fact.indicator) else ""


def _added_and_held(document: Document, torn: Sequence[Fact]) -> dict[int, Fact]:
    """Facts of one thing told apart, by which fact: so many were made, so many there are by now.

    建成高标准农田8万亩、累计达到120万亩: the first is of what was built, under a name that says so.
    """
    apart: dict[int, Fact] = {}
    for fact, total in pairwise(torn):
        between = document.text[fact.end : total.start]
        verb = _MADE.search(document.text, max(0, fact.start - _MADE_WITHIN), fact.start)
        named = verb is not None and verb["name"].replace("了", "") == fact.indicator
        if named and verb and fact.indicator == total.indicator and _IN_ALL.fullmatch(between):
            apart[id(fact)] = replace(fact, indicator=verb["verb"] + fact.indicator)
            apart[id(total)] = total
    return apart


def _same_thing(document: Document, fact: Fact) -> tuple[str, ...]:
    """What the figure is of; a growth in real terms is another than that in money of the day."""
    of_what = (fact.subject, fact.indicator, fact.measure, fact.period.key, fact.base, fact.status)
    grew = fact.measure == "同比增速"
    real = "实际" if grew and _REAL.search(document.text, max(0, fact.start - _REAL_WITHIN), fact.start) else ""
    return (str(fact.sentence_start), *of_what, fact.quantity.unit, real)


def is_of_a_part(document: Document, fact: Fact, own_subject: str) -> bool:
    """Whether the figure is said to be a share of its own subject as a whole: then it is of a part, not named here.

    高新技术企业有917家，约占全市三分之一, in a document on a city: the city has three times as many.
    """
    if fact.subject != own_subject:
        return False
    rest = _SENTENCE_GOES_ON.match(document.text, fact.start)
    clause = document.text[fact.sentence_start : rest.end() if rest else fact.end]
    if "占" not in clause or _names_the_whole(document.text[fact.sentence_start : fact.end], own_subject):
        return False
    found = _SHARE_OF_WHOLE.search(clause, _clause_start(document.text, fact) - fact.sentence_start)
    return found is not None and _WHOLES[found[1]] == _level(own_subject)


def _of_a_region(document: Document, fact: Fact, own_subject: str) -> bool:
    """Whether a clause before is on a region, whose whole economy it may be: 双城经济圈建设走深走实，经济总量."""
    if fact.subject != own_subject or not _ECONOMY.match(fact.indicator):
        return False
    clauses = re.split("[，；：]", document.text[fact.sentence_start : fact.start])
    return any(_REGION.search(clause) for clause in clauses[:-1])


def _of_what_was_named(document: Document, fact: Fact) -> bool:
    """Whether it is a place of no more than 综合实力, behind a clause on an industry: then it is the industry's."""
    if fact.measure != "排名" or not _STRENGTH.fullmatch(fact.indicator):
        return False
    return "，" in document.text[fact.sentence_start : fact.start]


def _other_area(document: Document, fact: Fact, own_subject: str) -> str:
    """The area that a figure's line opens with, where a city or province was taken for its subject and is not named.

    2018年苏南五市合计：服务业增加值占地区生产总值51%, in a document on Wuxi, is not Wuxi's; 特色园区：认定39家特色产业
    园区 counts the city's own.
    """
    if fact.subject != own_subject or _level(own_subject) not in "市省":
        return ""
    line = document.text[line_start(document.text, fact.start) : fact.end]
    area = opening_area(line)
    return area if area and area[-2:] not in fact.indicator and not _names_the_whole(line, own_subject) else ""


def _names_the_whole(words: str, own_subject: str) -> bool:
    """Whether the whole is what is spoken of (全市战略性新兴产业产值…), not only what a share is taken of."""
    return _whole_named(own_subject).search(words) is not None


@lru_cache(maxsize=256)
def _whole_named(own_subject: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join((re.escape(own_subject), *_WHOLES))})(?!{_AMOUNT})")


def _clause_start(text: str, fact: Fact) -> int:
    """Where the figure's clause begins, or the one before it that it goes on from."""
    return max(fact.sentence_start, *(text.rfind(mark, fact.sentence_start, fact.start) + 1 for mark in "，；、"))


@lru_cache(maxsize=256)
def _level(place: str) -> str:
    return "国" if place == "全国" else load_terms().level(place) or place[-1:]
