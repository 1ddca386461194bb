"""Pieces that weigh one thing against another: by how much, which year, what share, after what the part before asks.

Each rule completes the piece or leaves it to the next, as in ``completing.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.parts.piece import PHASE, Piece, missing_heads, owner_end, said_by
from assistant.answering.understanding.topic import (
    names,
    names_a_thing,
    own_things,
    without_asking,
    without_periods,
    without_places,
)
from assistant.numerals import number_of
from assistant.quantity import find_periods, find_quantities
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What each part is held against, where the question opens with it: 21年的家底跟25年的目标比，企业差几家，规模差多少.
_HELD_AGAINST = re.compile("^[^，。？]{2,30}[跟和与同][^，。？]{2,24}?(?:相|对)?比[，,]")
_DIFFERS = re.compile("差|[多少高低快慢大小]了?(?:多少|几)")
# 无锡比南京少多少: whose figure is held against another's, and how that is asked.
_IS_MORE_THAN = re.compile(
    "(?P<one>.+?)(?<![占同环])(?:比(?![重例率])|[跟和与同])(?P<other>[^，。？]{2,12}?)(?:相比|比)?，?(?:又|还|要|分别)*"
    "(?:相?差|[多少高低快慢大小])(?:了|出)?(?:多少|几)[^，。？]{0,6}"
)
_THAN_ANOTHER = re.compile(
    "(?:又|再|还|那)*(?:比(?![重例率])|[跟和与同])(?P<other>[^，。？]{2,12}?)(?:相比|比)?(?:又|还|要)*"
    "(?:相?差|[多少高低快慢大小])(?:了|出)?(?:多少|几)[^，。？]{0,6}"
)
# 到2025年目标还差多少亿元: the aim that a figure is held against.
_SHORT_OF_AIM = re.compile(
    "(?:到|离|距离?|比|[跟和与同])(?P<aim>[^，。？]{0,12}?(?:目标|计划|任务|预期|规划)(?:数|值)?)(?:相比|比)?，?(?:还|又|要|尚|仍)*"
    "(?:相?差|缺|少)(?:了)?(?:多少|几)"
)
_STILL_SHORT = re.compile("(?:又|还|要|尚|仍|得|再)*(?:相?差|缺|少)(?:了)?(?:多少|几)[^，。？]{0,4}$")
_APART_ASKED = re.compile("(?:相?差|[多少高低])(?:了|出)?(?:多少|几)[^，。？]{0,3}$")
_QUOTIENT_ALONE = re.compile(
    "(?:那|也就是|算下来|[两二]者|[两二]市|之间|它们)*的?(?:比例|比值|之比|比率|倍数|百分比)(?:大概|大约|约|又)*(?:是|为|有)*(?:多少|几比几|多大|几)"
)
_IN_HUNDREDTHS = re.compile("比例|百分比|比率")
# How much that is in percent, of two times that the part before holds against each other.
_IN_PERCENT = re.compile(
    "^(?:那|也就是|算下来)*(?=[^，。？]{0,10}(?:名义|折算|折合|换算|相当于))"
    "(?:折算|折合|换算|相当于)?(?:下来|成|出来)?(?:名义(?:上)?的?)?(?:增幅|涨幅|增长率?|增速|百分比|(?:上涨|上升|增加|提高|涨|升|增)了?)?(?:大概|大约|约|是|有)*"
    "(?:百分之)?(?:多少|几)(?:个?(?:百分)?点|%)?$"
)
_SO_MUCH_MORE = re.compile("[多少高低大小增减]了?(?:出|了)*(?:多少|几)[^，。？]{0,3}$")
_RANK_ASKED = re.compile("(?:[排列]名?|位?居)(?:在)?第几[位名]?$")
_AMONG = re.compile("、|[两二三四五六七八九十几]个?[市省县区城]市?|(?<=[一-龥])(?:里面?|中|当中)(?=，|$)")
_BESIDE = re.compile("(?:又|还)?[跟和与同比][^，。？]{2,8}(?:相?差|[多少高低]了?)(?:多少|几)")
_WHO_LEADS = re.compile(
    "(?:谁|哪个|哪座)[快高多大](?:谁|哪个|哪座)[慢低少小]|(?:谁|哪个|哪座)(?:城市|市)?[更最][快慢高低多少大小]"
)
_WHICH_YEAR = re.compile("(?:那|又|到底)?哪一?年(?:的)?(?:增速|增幅|总量|规模)?(?:更|最)?[快慢高低多少大小]")
_YEARS_AGO = re.compile(r"(?P<years>[一二两三四五六七八九十]|\d{1,2})年之?前")
_A_YEAR = re.compile(r"\d{4}")
_SHARE_ALONE = re.compile(
    "(?:其中)?(?:的)?(?P<part>[^，。？占]{1,10}?)(?:又|大概|大约|约|要|能)*占(?:了|到|其中|总数|全部|它|多)*的?"
    "(?:几成|百分之几|百分之多少|多大(?:的?(?:比例|比重|份额))?|多少(?:比例|比重)?)"
)
_IN_FACT = re.compile("实际(?:上)?的?(?:数|数字)?(?:是|有|为)?(?:多少|几)[家个项条人亿万元%]*")
_SAID_OF_IT = re.compile("(?:真的?|确实|已经?|是不是|是否|都|会|能)*(?:超过|达到|突破|有|是|到|为)*了?$")
_AMOUNT_ASKED = re.compile("多少[^，。？]{0,4}$|多大$")
_IN_ALL_OF = re.compile("^总|总(?=投资|产值|面积|规模|额|量)")
_SIDE_BESIDE = re.compile(
    "(?P<side>增速|增幅|增长率|占比|比重|总量|规模|数量)(?:呢)?(?:又|再)?[跟和与同比](?P<who>[^，。？]{2,4}?)(?:相|对)?比?(?:起来)?(?:呢|怎么样|如何|差多少|差几个(?:百分)?点)?"
)


def _held_against(one: Piece) -> str:
    """What the question opens with, and this part is held against too."""
    opening = _HELD_AGAINST.match(one.before[0])
    differs = opening and _DIFFERS.search(one.bare) and not find_periods(one.bare)
    return f"{opening[0]}{one.bare}？" if opening and differs else ""


def _by_how_much(one: Piece) -> str:
    return _difference(one.bare, one.before) if load_cues().several["difference"].match(one.bare) else ""


def _difference(bare: str, before: Sequence[str]) -> str:
    """相差多少 after two questions: of both; after a target and its result, of these."""
    cues = load_cues().several
    aimed = [part for part in before[-2:] if cues["aims"].search(part)]
    if len(aimed) == 1 and len(before) > 1 and cues["results"].search(before[-1] + before[-2]):
        return f"{without_asking(aimed[0])}与实际完成{bare}？"
    resolved = resolve(f"{bare}？", before)
    return resolved.text if resolved.followed else f"{without_asking(before[-1])}{bare}？"


def _beside_the_ranked(one: Piece) -> str:
    """跟苏州差多少 after 苏州、南京、无锡研发经费里我市排第几: of what is ranked, and of whom."""
    ranked = _RANK_ASKED.search(one.last) if _BESIDE.match(one.bare) else None
    if ranked is None:
        return ""
    said = one.last[: ranked.start()]
    placed = names(said)
    whose = said[placed[-1].start : placed[-1].end] if placed else ""
    about = _AMONG.sub("", without_places(without_periods(said))).strip("，的")
    return f"{missing_heads(one.bare, one.last, placed=False)}{whose}{about}{one.bare}？"


def _than_another(one: Piece) -> str:
    """比常州多多少 after 2021年研发经费，无锡比南京少多少: of the same place, held against another one."""
    first, then = _IS_MORE_THAN.fullmatch(one.last), _THAN_ANOTHER.fullmatch(one.bare)
    if first is None or then is None or own_things(then["other"]) or not (names(then["other"]) and names(first["one"])):
        return ""
    return f"{first['one']}{one.bare}？"


def _quotient_of_both(one: Piece) -> str:
    """比例是多少 after 无锡和苏州2023年高企数量差多少, or 无锡高企比苏州少多少: what the one is of the other."""
    if not _QUOTIENT_ALONE.fullmatch(one.bare):
        return ""
    how = "百分之多少" if _IN_HUNDREDTHS.search(one.bare) else "多少"
    than = _IS_MORE_THAN.fullmatch(one.last)
    if than and one.last.startswith("比", than.end("one")):
        return f"{than['one']}是{than['other']}的{how}{'' if how.startswith('百') else '倍'}？"
    apart = _APART_ASKED.search(one.last)
    about = one.last[: apart.start()].strip("，的") if apart else ""
    return f"{about}之比是{how}？" if len(names(about)) > 1 and own_things(about) else ""


def short_of_its_aim(text: str, one: Piece) -> str:
    """The completed piece with the aim that the part before holds its figure against.

    2021年生物医药企业数还差多少家, after 2021年生物医药产业规模到2025年目标还差多少亿元: short of the aim of 2025年.
    """
    aim, short = _SHORT_OF_AIM.search(one.last), _STILL_SHORT.search(one.bare)
    if aim is None or short is None or find_periods(one.bare) or load_cues().several["aims"].search(text):
        return text
    thing = one.bare[: short.start()]
    of_a_thing = names_a_thing(thing.removesuffix("数"))
    return text.replace(one.bare, f"{thing}到{aim['aim']}{short[0]}") if of_a_thing else text


def _two_of_the_ranked(one: Piece) -> str:
    """南京比无锡高几个点 after 服务业增加值增速，南京、宁波、无锡谁快谁慢: of what they are ranked by."""
    leads = _WHO_LEADS.search(one.last) if len(names(one.bare)) > 1 and "比" in one.bare else None
    about = without_places(one.last[: leads.start()]).rstrip("，、和与及跟的里中") if leads else ""
    return f"{about}{one.bare}？" if own_things(about) else ""


def _faster_year(one: Piece) -> str:
    """哪一年增速更快 after 2022年到2023年，GDP增加了多少亿元: of these years, and of what was added to."""
    years = [key for found in find_periods(one.last) for key in found.value.key.split("..") if _A_YEAR.fullmatch(key)]
    named = names_in(one.last, load_terms().indicators)
    if not _WHICH_YEAR.fullmatch(one.bare) or len(years) != len(("one", "other")) or not named:
        return ""
    placed = names(one.last)
    whose = one.last[placed[0].start : placed[0].end] if placed else ""
    return f"{years[0]}年和{years[1]}年{whose}{one.last[named[0].start : named[0].end]}{one.bare}？"


def _years_before(one: Piece) -> str:
    """五年前又是多少 after 河北2025年GDP总量有多少: of the year that many before."""
    ago = _YEARS_AGO.search(one.bare)
    year = next((f for f in find_periods(one.last) if _A_YEAR.fullmatch(f.value.key)), None) if ago else None
    if ago is None or year is None or own_things(one.bare.replace(ago[0], "")):
        return ""
    before = int(year.value.key) - number_of(ago["years"])
    return f"{one.last[: year.start]}{before}年{one.last[year.end :]}？"


def _in_fact(one: Piece) -> str:
    """实际有多少家 after 生物医药企业真的超过2000家了吗: of what that figure is said of."""
    if not _IN_FACT.fullmatch(one.bare):
        return ""
    told = find_quantities(one.last)
    about = _SAID_OF_IT.sub("", one.last[: told[0].start]) if told else ""
    return f"{about}{one.bare}？" if own_things(about) else ""


def _share_of_the_last(one: Piece) -> str:
    """一期占几成 after 华虹项目总投资多少: of that amount."""
    share = _SHARE_ALONE.fullmatch(one.bare)
    if share is None or not _AMOUNT_ASKED.search(one.last):
        return ""
    whole = said_by(one.last).rstrip("的")
    phase = PHASE.fullmatch(share["part"])
    tail = _IN_ALL_OF.sub("", whole[owner_end(whole) :]) if phase and owner_end(whole) else ""
    heads = whole[: owner_end(whole)] if phase else missing_heads(share["part"], one.last)
    part = f"{heads}{share['part']}{tail}"
    return f"{part}占{whole}的百分之几？"


def _beside_another(one: Piece) -> str:
    """增速跟南京比呢 after 论文里无锡高新技术企业和苏州差多少: that side of the same, beside the other place."""
    side = _SIDE_BESIDE.fullmatch(one.bare)
    if side is None or not names(side["who"]):
        return ""
    placed = names(one.last)
    joined = next(
        (one.last.rfind(sign, 0, name.start) for name in placed[1:] for sign in "和与跟比" if sign in one.last), -1
    )
    about = one.last[:joined] if joined > 0 else said_by(one.last)
    return f"{about}{side['side']}和{side['who']}相差多少？"


def _in_percent(one: Piece) -> str:
    """折算下来名义增幅几个点 after 民营经济增加值2023年比2022年多多少亿元: the nominal growth of the same two."""
    more = _SO_MUCH_MORE.search(one.last) if _IN_PERCENT.match(one.bare) else None
    against = more and "比" in one.last and len(find_periods(one.last)) > 1
    return f"{one.last[: more.start()]}名义增幅是百分之几？" if more and against else ""


WEIGHING: tuple[Callable[[Piece], str], ...] = (
    _held_against,
    _by_how_much,
    _beside_the_ranked,
    _than_another,
    _quotient_of_both,
    _two_of_the_ranked,
    _faster_year,
    _years_before,
    _in_fact,
    _share_of_the_last,
    _beside_another,
    _in_percent,
)
