"""What a part of a question for several figures leaves out, taken from the part before it as a listener would.

Each rule completes the piece or leaves it to the next. The words that tell live in ``cues.yaml`` (several).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.answering.conversation import resolve
from assistant.answering.cues import load_cues
from assistant.answering.understanding.exchange import exchange_name, exchange_period
from assistant.answering.understanding.leading_clause import compares, leading_clause, named_again, says_what_is_done
from assistant.answering.understanding.resolved import Resolved
from assistant.answering.understanding.set_against import summed
from assistant.answering.understanding.topic import (
    asking_of,
    is_aspect,
    names,
    names_a_thing,
    own_things,
    topic,
    without_asking,
    without_periods,
    without_places,
    without_quantities,
)
from assistant.numerals import number_of
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import open_words
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LIST = re.compile("[、和与及]|以及")
_PHASE = re.compile("[一二三四五首]期")
# What each part is held against, where the question opens with it: 21年的家底跟25年的目标比，企业差几家，规模差多少.
_HELD_AGAINST = re.compile("^[^，。？]{2,30}[跟和与同][^，。？]{2,24}?(?:相|对)?比[，,]")
_DIFFERS = re.compile("差|[多少高低快慢大小]了?(?:多少|几)")
# How much that is in percent, of two times that the part before holds against each other.
_IN_PERCENT = re.compile(
    "^(?:那|也就是|算下来)*(?=[^，。？]{0,10}(?:名义|折算|折合|换算|相当于))"
    "(?:折算|折合|换算|相当于)?(?:下来|成|出来)?(?:名义(?:上)?的?)?(?:增幅|涨幅|增长率?|增速|百分比|(?:上涨|上升|增加|提高|涨|升|增)了?)?(?:大概|大约|约|是|有)*"
    "(?:百分之)?(?:多少|几)(?:个?(?:百分)?点|%)?$"
)
_SO_MUCH_MORE = re.compile("[多少高低大小增减]了?(?:出|了)*(?:多少|几)[^，。？]{0,3}$")
_HOW_LARGE = re.compile("(?:有|是)?多[大高长快宽重]$")
_THERE_WERE = re.compile("有(?:了)?(?:多少|几)")
_RANK_ASKED = re.compile("(?:[排列]名?|位?居)(?:在)?第几[位名]?$")
_AMONG = re.compile("、|[两二三四五六七八九十几]个?[市省县区城]市?|(?<=[一-龥])(?:里面?|中|当中)(?=，|$)")
_BESIDE = re.compile("(?:又|还)?[跟和与同比][^，。？]{2,8}(?:相?差|[多少高低]了?)(?:多少|几)")
# 政策一共多少条, behind what a policy grants: of that one, and of no other.
_OF_THE_SAME = frozenset(["政策", "文件", "办法", "意见", "规划", "方案", "条例", "纲要"])
_NOW = re.compile("目前|现在|眼下|当前|如今")  # of the part before, where this one names another time
_LATELY = re.compile("^(?:那|现在|目前|后来|最后|结果|实际)+")
_MET = re.compile("(?:那|现在|目前|后来|最后|结果|实际)*(?:达到|完成|实现|达标|做到|兑现)了?(?:没有?|吗|么)")
_WHO_LEADS = re.compile(
    "(?:谁|哪个|哪座)[快高多大](?:谁|哪个|哪座)[慢低少小]|(?:谁|哪个|哪座)(?:城市|市)?[更最][快慢高低多少大小]"
)
# The year before, which only says what something is held against: 跟上年同期比.
_YEAR_BEFORE = re.compile("(?<=[跟和与同比较])(?:上一?年|去年|前一年)(?:的)?(?:同期)?")
_WHICH_YEAR = re.compile("(?:那|又|到底)?哪一?年(?:的)?(?:增速|增幅|总量|规模)?(?:更|最)?[快慢高低多少大小]")
_YEARS_AGO = re.compile(r"(?P<years>[一二两三四五六七八九十]|\d{1,2})年之?前")
_A_YEAR = re.compile(r"\d{4}")
_IN_ALL = re.compile("^(?:一共|总共|合计|最后|结果)")


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
_COUNTS_A_THING = re.compile("(?:多少|几)[个家项条座名人支所处种类户]?(?P<thing>[一-龥“”A-Z0-9+]{2,14})$")


@dataclass(frozen=True)
class _Piece:
    """A piece of the question (``bare``, without its mark), and the parts before it.

    ``last``: what the part before asks; ``new``: what the piece names; ``heads``: the times and places that open it,
    ``rest`` what stands behind them; ``lead``: the clause that the part before begins with.
    """

    bare: str
    before: Sequence[str]

    @cached_property
    def last(self) -> str:
        return load_cues().several["when_last"].sub("", self.before[-1].rstrip("？"))

    @cached_property
    def new(self) -> str:
        return load_cues().several["again"].sub("", without_asking(self.bare)).strip("的")

    @cached_property
    def heads(self) -> str:
        return "" if load_cues().several["continues"].match(self.bare) else self.bare[: after_heads(self.bare)]

    @property
    def rest(self) -> str:
        return self.bare[len(self.heads) :]

    @cached_property
    def lead(self) -> str:
        return leading_clause(self.last)

    @cached_property
    def done(self) -> bool:
        """Whether it begins with what is done, counted or not (一共写了几条)."""
        in_all = _IN_ALL.match(self.rest)
        return says_what_is_done(self.rest[in_all.end() :] if in_all else self.rest)

    @cached_property
    def owner(self) -> str:
        return _owner(self.bare, self.last)


def completed(piece: str, before: Sequence[str]) -> str:
    """The piece as a question that stands for itself; ``before`` are those of the same question, in order."""
    bare = piece.rstrip("？?。")
    if not before:
        return f"{bare}？"
    one = _Piece(load_cues().several["leads"].sub("", bare), before)
    text = next(text for rule in _RULES if (text := rule(one)))
    return _NOW.sub("", text) if find_periods(bare) and not _NOW.search(bare) else text


def _held_against(one: _Piece) -> str:
    """What the question opens with, and this part is held against too."""
    opening = _HELD_AGAINST.match(one.before[0])
    differs = opening and _DIFFERS.search(one.bare) and not find_periods(one.bare)
    return f"{opening[0]}{one.bare}？" if opening and differs else ""


def _by_how_much(one: _Piece) -> str:
    return _difference(one.bare, one.before) if load_cues().several["difference"].match(one.bare) else ""


def _beside_the_ranked(one: _Piece) -> str:
    """跟苏州差多少 after 苏州、南京、无锡研发经费里我市排第几: of what is ranked, and of whom."""
    ranked = _RANK_ASKED.search(one.last) if _BESIDE.match(one.bare) else None
    if ranked is None:
        return ""
    said = one.last[: ranked.start()]
    placed = names(said)
    whose = said[placed[-1].start : placed[-1].end] if placed else ""
    about = _AMONG.sub("", without_places(without_periods(said))).strip("，的")
    return f"{_missing_heads(one.bare, one.last, placed=False)}{whose}{about}{one.bare}？"


def _two_of_the_ranked(one: _Piece) -> str:
    """南京比无锡高几个点 after 服务业增加值增速，南京、宁波、无锡谁快谁慢: of what they are ranked by."""
    leads = _WHO_LEADS.search(one.last) if len(names(one.bare)) > 1 and "比" in one.bare else None
    about = without_places(one.last[: leads.start()]).rstrip("，、和与及跟的里中") if leads else ""
    return f"{about}{one.bare}？" if own_things(about) else ""


def _faster_year(one: _Piece) -> str:
    """哪一年增速更快 after 2022年到2023年，GDP增加了多少亿元: of these years, and of what was added to."""
    years = [key for found in find_periods(one.last) for key in found.value.key.split("..") if _A_YEAR.fullmatch(key)]
    named = names_in(one.last, load_terms().indicators)
    if not _WHICH_YEAR.fullmatch(one.bare) or len(years) != len(("one", "other")) or not named:
        return ""
    placed = names(one.last)
    whose = one.last[placed[0].start : placed[0].end] if placed else ""
    return f"{years[0]}年和{years[1]}年{whose}{one.last[named[0].start : named[0].end]}{one.bare}？"


def _years_before(one: _Piece) -> str:
    """五年前又是多少 after 河北2025年GDP总量有多少: of the year that many before."""
    ago = _YEARS_AGO.search(one.bare)
    year = next((f for f in find_periods(one.last) if _A_YEAR.fullmatch(f.value.key)), None) if ago else None
    if ago is None or year is None or own_things(one.bare.replace(ago[0], "")):
        return ""
    before = int(year.value.key) - number_of(ago["years"])
    return f"{one.last[: year.start]}{before}年{one.last[year.end :]}？"


def _counted_beside(one: _Piece) -> str:
    """多少个重点消费项目 after 2026年要建多少家市级零碳园区: of the same, as many of another thing."""
    counts, counted = _COUNTS_A_THING.fullmatch(one.bare), _COUNTS_A_THING.search(one.last)
    return f"{one.last[: counted.start()]}{one.bare}？" if counts and counted and names_a_thing(counts["thing"]) else ""


def _in_fact(one: _Piece) -> str:
    """实际有多少家 after 生物医药企业真的超过2000家了吗: of what that figure is said of."""
    if not _IN_FACT.fullmatch(one.bare):
        return ""
    told = find_quantities(one.last)
    about = _SAID_OF_IT.sub("", one.last[: told[0].start]) if told else ""
    return f"{about}{one.bare}？" if own_things(about) else ""


def _share_of_the_last(one: _Piece) -> str:
    """一期占几成 after 华虹项目总投资多少: of that amount."""
    share = _SHARE_ALONE.fullmatch(one.bare)
    if share is None or not _AMOUNT_ASKED.search(one.last):
        return ""
    whole = said_by(one.last).rstrip("的")
    phase = _PHASE.fullmatch(share["part"])
    tail = _IN_ALL_OF.sub("", whole[owner_end(whole) :]) if phase and owner_end(whole) else ""
    heads = whole[: owner_end(whole)] if phase else _missing_heads(share["part"], one.last)
    part = f"{heads}{share['part']}{tail}"
    return f"{part}占{whole}的百分之几？"


def _beside_another(one: _Piece) -> str:
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


def _in_percent(one: _Piece) -> str:
    """折算下来名义增幅几个点 after 民营经济增加值2023年比2022年多多少亿元: the nominal growth of the same two."""
    more = _SO_MUCH_MORE.search(one.last) if _IN_PERCENT.match(one.bare) else None
    against = more and "比" in one.last and len(find_periods(one.last)) > 1
    return f"{one.last[: more.start()]}名义增幅是百分之几？" if more and against else ""


def _of_a_base(one: _Piece) -> str:
    """Only what a change is measured from is named: 前一年同期, 上年同期, 年初."""
    return f"{said_by(one.last)}{one.bare}？" if load_cues().several["base"].fullmatch(one.new) else ""


def _of_all(one: _Piece) -> str:
    """一共多少 after the new ones: of all there are."""
    cues = load_cues().several
    of_all = cues["total"].search(one.bare) and cues["added"].search(one.last)
    return f"{cues['added'].sub('', said_by(one.last))}{one.bare}？" if of_all else ""


def _of_what_it_is_held_against(one: _Piece) -> str:
    against = load_cues().several["against"].search(one.last) if _only_exchanges(one.new) else None
    return _of_the_other(one.new, one.last[: against.start()]) if against and one.new in against[0] else ""


def _after_yes_or_no(one: _Piece) -> str:
    asked = load_cues().several["yes_no"].search(one.last) and _only_exchanges(one.new)
    return f"{one.new}{without_periods(topic(one.last)).strip('的，')}是多少？" if asked else ""


def _more_of_it(one: _Piece) -> str:
    goes_on = load_cues().several["continues"].match(one.rest) and not one.bare.endswith("呢")
    of_the_lead = one.lead and _IN_ALL.match(one.rest) and one.done  # 一共写了几条, of the document
    return _continued(one.heads, one.rest, one.last) if goes_on and not of_the_lead else ""


def _of_a_phase(one: _Piece) -> str:
    """一期多少 after what the project costs."""
    phase = one.new.removesuffix("呢")
    if _PHASE.fullmatch(phase) and (held := _PHASE.search(one.last)) and held[0] != phase:
        return f"{one.last[: held.start()]}{phase}{one.last[held.end() :]}？"  # 一期投资多少，二期又是多少
    at = owner_end(one.last) if _PHASE.fullmatch(phase) else 0
    return f"{one.last[:at]}{phase}{one.last[at:]}？" if at else ""


def _met_alone(one: _Piece) -> str:
    """现在达到没有 after what is aimed at: whether that aim was met."""
    return f"{without_asking(one.last).rstrip('是为')}{_LATELY.sub('', one.bare)}？" if _MET.fullmatch(one.bare) else ""


def _of_both_phases(one: _Piece) -> str:
    """合计多少 after what one phase and then another cost: of both."""
    both = summed(one.bare, [Resolved(text) for text in one.before]) if len(one.before) > 1 else None
    return both.text if both and _PHASE.search(one.last) else ""


def _exchanged(one: _Piece) -> str:
    alone = one.bare.endswith("呢") or _only_exchanges(one.new)
    if not alone:
        return ""
    last = load_cues().several["aims"].sub("", one.last) if _looks_back(one) else one.last
    return resolve(f"{one.new.removesuffix('呢')}呢？", (last,)).text


def _looks_back(one: _Piece) -> bool:
    """Whether it is asked how many there were of what the part before asks a later target of (21年有多少)."""
    if not _THERE_WERE.search(one.bare) or one.bare.endswith("呢"):
        return False
    mine, theirs = ([f.value.last for f in find_periods(text) if f.value.last] for text in (one.bare, one.last))
    return bool(mine and theirs) and max(mine) < max(theirs)


def _what_it_takes(one: _Piece) -> str:
    """得够什么条件才拿得到: of what the part before speaks of."""
    takes = load_cues().several["takes"].search(one.bare) and not own_things(one.rest)
    return f"{said_by(one.last)}{one.bare}？" if takes else ""


def _of_the_lead(one: _Piece) -> str:
    """What is done by what the question begins with, and each side of a comparison: never what the first part asked."""
    of_it = one.lead and (compares(one.lead) or (one.done and not own_things(one.rest)))
    return f"{one.lead}，{one.bare}？" if of_it else ""


def _of_the_topic(one: _Piece) -> str:
    aspect = is_aspect(_HOW_LARGE.sub("", one.new)) and not one.owner
    if not _OF_THE_SAME.issuperset(own_things(one.rest)) and not aspect:
        return ""
    about = _dated_topic(one.bare, one.last)
    about = one.owner if about and one.owner.startswith(about) else about  # 苏州到无锡|的太湖隧道
    return f"{_modified(one) or about + one.bare}？"


def _as_much_of_another(one: _Piece) -> str:
    if not load_cues().several["how_much"].search(one.bare):
        return ""
    return f"{_missing_heads(one.bare, one.last, placed=False)}{one.new}{_aspect_of(one.last)}？"


def _under_the_lead(one: _Piece) -> str:
    """What names a thing of its own, of what the question begins with."""
    if not one.lead or one.owner or any(word in one.bare for word in own_things(one.lead)):
        return ""
    heads = _missing_heads(one.bare, one.last[len(one.lead) :], placed=False)
    return f"{named_again(one.lead)}，{heads}{one.bare}？"


def _with_heads(one: _Piece) -> str:
    return f"{_missing_heads(one.bare, one.last, placed=not one.owner)}{one.owner}{one.bare}？"


_RULES: tuple[Callable[[_Piece], str], ...] = (
    _met_alone,
    _held_against,
    _beside_the_ranked,
    _by_how_much,
    _two_of_the_ranked,
    _faster_year,
    _years_before,
    _counted_beside,
    _in_fact,
    _share_of_the_last,
    _beside_another,
    _in_percent,
    _of_a_base,
    _of_all,
    _of_what_it_is_held_against,
    _after_yes_or_no,
    _of_both_phases,
    _more_of_it,
    _of_a_phase,
    _exchanged,
    _what_it_takes,
    _of_the_lead,
    _of_the_topic,
    _as_much_of_another,
    _under_the_lead,
    _with_heads,
)


def after_heads(text: str) -> int:
    """Where what is asked about begins: behind the times and places that open the text."""
    spans = sorted(
        [(found.start, found.end) for found in find_periods(text)] + [(name.start, name.end) for name in names(text)]
    )
    at = 0
    for start, end in spans:
        if not load_cues().several["between"].fullmatch(text, at, start):
            break
        at = max(at, end)
    return at + (text[at : at + 1] in ("的", "，"))


def _of_the_other(new: str, said: str) -> str:
    """What was held against another place or time, asked of that: …增长4%，比2024年快多少 → 2024年…增长是多少."""
    said = without_quantities(said).strip("，的")
    return f"{exchange_period(said, new) if find_periods(new) else new + without_places(said).strip('的')}是多少？"


def _aspect_of(last: str) -> str:
    """What is asked of the thing: 总规划面积多大 of a park (江阴片区多少 asks the same of another one)."""
    return last[at:] if (at := owner_end(last)) else asking_of(last) or "是多少"


def _owner(bare: str, last: str) -> str:
    """The park, project or plan that the part before is about, where this one asks for something else of it."""
    at = owner_end(last)
    owner, aspect = last[_after_times(last) : at], last[at:]
    if not at or owner in bare or owner_end(bare):
        return ""
    same = any(word in bare for word in own_things(aspect)) or without_asking(aspect)[-2:] in bare
    return "" if same else owner.removeprefix("的")


def owner_end(text: str) -> int:
    """Where the name of the park, project or plan ends that opens the text behind its times; 0 where there is none."""
    for at in dict.fromkeys((_after_times(text), after_heads(text))):  # 苏州到无锡的|太湖隧道
        owner = load_cues().several["owner"].match(text[at:])
        if owner and not load_cues().several["asks"].search(owner[0]):  # 发了多少专项债支持项目 is no project
            return at + owner.end()
    return 0


def _after_times(text: str) -> int:
    return max((found.end for found in find_periods(text) if found.start <= 1), default=0)


def _difference(bare: str, before: Sequence[str]) -> str:
    """相差多少 after two questions: of both; after a target and its result, of these."""
    cues = load_cues().several
    aimed = [part for part in before[-2:] if cues["aims"].search(part)]
    if len(aimed) == 1 and len(before) > 1 and cues["results"].search(before[-1] + before[-2]):
        return f"{without_asking(aimed[0])}与实际完成{bare}？"
    resolved = resolve(f"{bare}？", before)
    return resolved.text if resolved.followed else f"{without_asking(before[-1])}{bare}？"


def _only_exchanges(words: str) -> bool:
    """Whether only a place, a time or one of parallel words is named: the question before is asked of that."""
    rest = without_places(without_periods(words))
    for word in sorted((word for group in load_terms().parallels for word in group), key=len, reverse=True):
        rest = rest.replace(word, "") if len(word) > 2 or rest == word else rest
    return bool(words) and not _LIST.sub("", rest).strip("的在是")


def _continued(heads: str, rest: str, last: str) -> str:
    """占GDP比重多少, 实际完成多少: more about what the part before asks, in its own time and place if it names them."""
    cues = load_cues().several
    said = said_by(last)
    said = exchange_period(said, heads) if find_periods(heads) else said
    if rest.startswith("占"):  # 增速多少，占全国多少: how fast it grew is no part of anything
        said = cues["growth"].sub("", said)
    if rest.startswith(("占", "比")):  # 江苏占几个: of what was named before
        rest = without_periods(heads) + rest
    elif names(heads):
        thing = cues["extreme"].sub("", said)  # 无锡排第几, after which city is the first: of 无锡
        named = exchange_name(said, heads, load_terms().places)[0]
        said = named if thing == said else heads + without_places(thing)
    if cues["results"].search(rest):
        said = cues["aims"].sub("", said)
    elif cues["aims"].search(rest):
        said = cues["done"].sub("", said)
    if cues["levels"].search(rest):
        said = cues["growth"].sub("", said)
    return f"{said}{rest}？"


def said_by(last: str) -> str:
    """What a question speaks of, without asking: 2018年咱们市有多少高企 → 2018年咱们市高企."""
    cues = load_cues().several
    inside = cues["inside"].sub("", last)
    said = cues["asked_last"].sub("", last if inside == last else inside)
    return cues["level"].sub("", said if inside != last else without_asking(said))


def _modified(one: _Piece) -> str:
    """省级以上几家 after 无锡的国家级开发区几家 → 无锡省级以上开发区几家; "" where the words are no modifier."""
    terms, new = load_terms(), one.new
    known = new in terms.modifiers or new in terms.scopes or any(new in group for group in terms.parallels)
    if not new or not (known or load_cues().several["modifier"].search(new)):
        return ""
    tail = open_words().tagged(said_by(one.last))[-1:]
    said = f"{_missing_heads(one.bare, one.last, placed=not one.owner)}{one.owner}{new}"
    return f"{said}{tail[0][0]}{one.bare.removeprefix(new)}" if tail else ""


def _dated_topic(bare: str, last: str) -> str:
    """What the part before is about, in the time that this part names if it names one."""
    about = topic(last)
    return without_periods(about).strip("，的") if find_periods(_YEAR_BEFORE.sub("", bare)) else about


def _missing_heads(bare: str, last: str, *, placed: bool = True) -> str:
    """The time and the place of the part before, where this one names none."""
    periods = [found.value for found in find_periods(last) if found.value.key]
    places = names(last)
    home = load_terms().home
    dated = periods[0].printed if periods and not find_periods(_YEAR_BEFORE.sub("", bare)) else ""
    missing = placed and places and not names(bare) and not any(word in bare for word in home)
    return dated + (last[places[0].start : places[0].end] if missing else "")
