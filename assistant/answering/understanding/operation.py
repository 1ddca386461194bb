"""What a question wants worked out of two figures that it names itself, each as a question that could be asked alone.

2021年的生物医药产业规模离2025年的目标还差多少 holds two figures against each other: 2021年的生物医药产业规模是多少 and
2025年生物医药产业规模目标是多少. What the second leaves out is as in the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from assistant.answering.conversation import resolve
from assistant.answering.parts.completing import owner_end
from assistant.answering.parts.parts import figure_parts
from assistant.answering.question import understand
from assistant.answering.understanding.led_in import time_and_place
from assistant.answering.understanding.second_name import POINTS_BACK, head_of, second_name
from assistant.answering.understanding.topic import own_things, without_quantities
from assistant.answering.understanding.wanted import LIMIT, SUM, SUM_HELD_AGAINST
from assistant.model import Quantity
from assistant.numerals import number_of
from assistant.period import year_of
from assistant.quantity import find_periods, find_quantities

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.model import Query

Kind = Literal[
    "difference",
    "ratio",
    "share",
    "growth",
    "remainder",
    "sum",
    "by share",
    "by years",
    "over years",
    "a year more",
    "years",
    "mean",
]
PAIR = 2
_MUCH = "(?:多少|几|多大)"
_STILL = "(?:还|又|要|得|再|多|尚|仍|实际|大概|大约|一共|总共|需要?|必须|能)*"
_SIGNS = "(?:高|低|多|少|大|小|快|慢|相?差|缺|短|超|重|轻|落后|领先|增加?|提高|补|拉|涨)"
_APART = f"{_SIGNS}(?:了|出|过|上|到|拉|补|加|长|着)*{_MUCH}(?P<unit>[^，。？]{{0,8}})"
_THEN = "[，,]?"
_AGAINST = (
    "(?:(?<![占同环])比(?![重例率])|离|距离?|较(?=.*(?:高|低|多|少|提高|增))"
    "|(?:跟|和|与|同)(?=[^，。？]{2,30}(?:比|差|缺)))"
)
# 甲比乙多多少, 甲离乙还差多少, 甲跟乙相差多少
_HELD_APART = re.compile(
    f"(?P<one>.+?){_THEN}{_STILL}{_AGAINST}(?P<other>[^，。？]{{2,30}}?)(?:相比|比起来|比|的话)?{_THEN}{_STILL}{_APART}$"
)
# 甲要达到乙，还得再增加多少
_REACH = "(?:达到|达成|完成|实现|冲到|冲上|做到|赶上|追上|升到|提高到|冲)"
_TO_REACH = re.compile(
    f"(?P<one>.+?){_THEN}(?:如果|若|想|要|要想)*{_REACH}(?P<other>[^，。？]{{2,40}}?)，{_STILL}{_APART}$"
)
# 甲和乙哪个数大，大多少; 甲高还是乙高，高多少
_WHICH = re.compile(
    f"(?P<one>.+?)(?:和|与|跟|同)(?P<other>[^，。？]{{2,24}}?)(?:这?[两俩]个?数?)?{_THEN}(?:相比|比)?{_THEN}"
    f"(?:哪个|谁|哪一?[个项边块头])(?:数目?|更|要|数字)*{_SIGNS}(?:一?些|一点)?，{_STILL}{_APART}$"
)
_OR = re.compile(
    f"(?P<lead>.*，|.*的|.*是)?(?P<one>[^，。？是]{{2,20}}?)(?:更|要)?{_SIGNS}，?还是(?P<other>[^，。？]{{2,20}}?)(?:更|要)?{_SIGNS}，{_STILL}{_APART}$"
)
# 甲是乙的几倍, 甲顶得上几个乙
_TIMES = re.compile(
    f"(?P<one>.+?){_THEN}(?:大概|大约|约)?(?:是|为|相当于|等于|顶得?上?|抵得?上?)(?P<other>[^，。？]{{2,30}}?)"
    f"的?(?:{_MUCH}倍|倍数|{_MUCH}个)(?:是{_MUCH})?$"
)
_A_SHARE = f"(?:{_MUCH}|几成|百分之{_MUCH}|几分之几)[^，。？]{{0,2}}"
_SHARE = re.compile(
    f"(?P<one>.+?){_THEN}(?:大概|大约|约)?占(?:了|到)?(?P<other>[^，。？]{{2,24}}?)"
    f"的?(?:(?:比重|比例|比率|百分比|份额)?(?:是|为|有|达到?)?{_A_SHARE}|比重|比例|比率|百分比|份额)$"
)
# 甲里面，乙所占的比例有多高
_SHARE_WITHIN = re.compile(
    f"(?P<other>.+?)(?:里面?|当?中)，?(?P<one>[^，。？]{{2,24}}?)(?:者)?(?:所占?|占)?的?(?:比重|比例|比率|百分比|份额)"
    f"(?:是|为|有|达到?)*(?:{_MUCH}高?|多高|几成)?(?:，请[^，]{{2,4}})?$"
)
_PERCENT = "(?:百分之(?:多少|几)|几成|多少%|多少个?百分点?)"
_GREW = (
    f"(?:增长|增加|涨|提高|扩大|增|升|多|减少|下降|缩小)(?:了|幅度|幅|率)*(?:是|有|达)*{_PERCENT}"
    f"|(?:增幅|涨幅|增长率|降幅|增速)(?:是|有|为|达)*(?:{_PERCENT}|{_MUCH}%?)"
)
# 从甲时到乙时，……增长了百分之几; 甲比乙增长百分之几
_FROM_TO = re.compile(
    "(?P<lead>[^，]*?，)?(?P<before>[^，]{0,24}?)，?从(?P<one>[^，。？从]{2,16}?)(?:时|的时候)?(?:到|至)"
    f"(?P<other>[^，。？]{{2,16}}?)(?:时|的时候|，)(?P<of>[^。？]{{0,30}}?)(?:总共|一共|累计|共)?(?:{_GREW})$"
)
_GREW_AGAINST = re.compile(f"(?P<one>.+?)(?:比|较)(?P<other>[^，。？]{{2,24}}?){_THEN}{_STILL}(?:{_GREW})$")
_TWO_YEARS = re.compile(
    "(?P<lead>[^，]*?，)?(?P<before>[^，]{0,12}?)从?(?P<one>(?:19|20)[0-9]{2})年?(?:到|至|—|-)(?P<other>(?:19|20)[0-9]{2})年(?P<of>[^。？]{0,30}?)"
    f"(?:总共|一共|累计|共)?(?:{_GREW})$"
)
# 甲、乙两年间，……平均每年净增多少
_A_YEAR_MORE = re.compile(
    "(?:平均|年均)(?:到|下来)?(?:每一?年|一年)?(?:大概|大约|约|要|得|需要?|能)*(?:净增|新增|增加|多|增|涨|提高|添)(?:投|出|长|加|了)*"
    f"{_MUCH}(?P<unit>[^，。？]{{0,6}})$"
)
_OVER_YEARS = re.compile(
    "(?:平均|均摊|摊|分)(?:到|下来)?(?:每一?年|一年)(?:头上)?(?:大概|大约|约|要|得|是|有|投|为|合|需要?)*"
    f"{_MUCH}(?P<unit>[^，。？]{{0,6}})$"
)
# 依据甲及乙所占比重，测算乙多少
_BY_SHARE = re.compile(
    "请?(?:依据|根据|按照?|结合|由|用|拿|据)(?P<one>[^，。？]{2,24}?)(?:以及|及其?|和|与|、)(?P<other>[^，。？]{2,20}?)(?:所|的|所占的?)?"
    f"(?:占比|占的比重|比重|比例)，[^。？]*{_MUCH}[^，。？]{{0,6}}$"
)
# 从甲到乙，中间过了几年; 甲以后，隔了多久乙
_HOW_LONG = "(?:多少年|几年|几个年头|多久|多长时间)"
_PASSED = "(?:经过|历时|相隔|间隔|相距|过了|隔了|用了|花了|熬了|走了|给了|晚了?|早了?|过|隔|用|花|熬|有|是)"
_FROM_EVENT = re.compile(
    f"(?:从|打|由|自)?(?P<one>[^？]{{4,40}}?)(?:算起|起算|起|开始)?，?(?:到|至|直到)(?P<other>[^？]{{4,40}}?)，?(?:一共|总共|中间|前后|之间|当中|又|共)*{_PASSED}{_HOW_LONG}(?:时间)?$"
)
_AFTER_EVENT = re.compile(
    f"(?:从|打|由|自)?(?P<one>[^？]{{4,40}}?)(?:之后|以后|后|算起|起算|起|开始)?，(?:又|再|还|中间|一共|共)*{_PASSED}{_HOW_LONG}(?:才|，)?(?P<other>[^？，]{{4,40}})$"
)
_COUNTER = "(?P<counter>平方公里|公里|个|家|户|项|座|所|只|亩|件|条|支)"
_SO_MUCH = "(?:(?P<how>多少|几|多大)个?(?P<unit>万亿元|亿美?元|万美?元|元|万吨|吨|万?人|钱|面积)?)?"
# 甲平均每家乙多少; 单个甲平均乙
_FOR_EACH = re.compile(
    "(?P<head>.*?)，?(?:按(?P<by>[^，]{2,8}?))?(?:平均|均摊|摊下来|算下来|分下来)(?:下来|算下来|到|摊到)?(?:每一?|一|单)"
    f"{_COUNTER}(?P<what>[一-龥]{{0,10}}?)(?:大概|大约|约|是|有|为|能|达到?|合|摊到?|住了?|要|得)*{_SO_MUCH}"
)
_EACH_ON_AVERAGE = re.compile(
    f"(?P<head>.*?)，?(?:单|每){_COUNTER}(?P<counted>[一-龥]{{0,8}}?)的?平均(?P<what>[一-龥]{{2,8}}?)(?:是|为|有)*{_SO_MUCH}"
)
_COUNTED = re.compile("企业|项目|公司|园区|机构|城市|成员|平台|单位|团队|基金")
_MONEY = re.compile("规模|金额|投资|产值|营收|收入|资金|总额|增加值|利润")
# 除去甲，其余的占百分之几
_TAKEN = "(?:除去|扣掉|扣除|除了|刨去|去掉|剔除|除开|不算|撇开)"
_REMAINDER = re.compile(
    f"(?P<whole>.*?)，?{_TAKEN}(?P<one>[^，。？]{{2,24}}?)(?:之外|以外|外|那一?[份块部]分?)*，(?:其余|其他|剩下|余下|别的|剩余)"
    f"(?P<behind>[^。？]*?(?:占|比重|比例|份额)[^，。？]{{0,12}}(?:{_MUCH}|几成)[^，。？]{{0,2}})$"
)
_WITHIN = re.compile("在(?P<whole>[^，]{2,14})(?:里面?|中|当中)")
# 甲、乙、丙加起来多少
_SUMMED = re.compile(
    "(?P<items>.+?[、和与及跟加][^，。？]+?)，?(?:[两三四五六]者|这?[两三四五六几][项类个种块])?"
    f"(?:目标)?(?:加起来|合起来|合计|相加|加总|之和|总和|一共|总共|加在一[起块])(?:大概|大约|是|为|有|要|达到?|的?面积|的?规模)*(?:{_MUCH}[^，。？]{{0,6}})?$"
)
# 每年30项，照这样连干三年，一共多少项
_ADDED = re.compile("(?<=[一-龥])加上?(?=[一-龥])")
_EACH_YEAR = re.compile("每年|一年|年年|逐年|年均")
_ON_AVERAGE = re.compile("平均|年均|均摊")
_SO_MANY_YEARS = re.compile(
    "(?:连|共|整)?(?:干|做|搞|实施|推进|算)?(?P<number>[两二三四五六七八九十])(?:个)?年(?!行动|计划|规划|期|后|前)"
)
_IN_ALL = re.compile("一共|总共|合计|累计|拢共|加起来|攒|下来|能多出")
_OF_A_YEAR = re.compile(f"(?:每年|一年|年均|年年)[^，。？]{{0,14}}{_MUCH}[^，。？]{{0,8}}$")
_UNIT = re.compile("(?:个)?百分点|[万亿]*美?元|平方公里|[万亿]?(?:人次?|吨|亩|片|[家个项件条]|公里)")
_BETWEEN = re.compile(
    "(?<=年)的$|(?<=[一-龥])[从由](?={})|的?奔$|(?:两个|这两个|这)?(?:节点|年份|时点)的?|其间|期间|之间|这?[两二三四五六七八九十]年(?:里头?|间|内)?|我市(?=，|$)"
)
_FILLER = re.compile("(?:摆|放)在(?:那里|那儿|那)|(?<=[一-龥])要(?:完成|达到|实现)(?=.{3})")
_OPENS = re.compile(
    "^(?:按照?|照)(?=[^，]*，请)|(?:^|(?<=，))(?:请|烦请|麻烦)?(?:帮忙|帮我)?(?:测算|计算|核算|推算|算一?下|算算|算)(?:一下|下|出)?(?!是)"
)
_BEHIND = re.compile("[（(][^（）()]*[）)]$")
_ASKED = "是多少？"


@dataclass(frozen=True, slots=True)
class Named:
    """A figure by the name that the question has for it, and the questions that ask for it, the fullest first.

    ``unit``: how its unit must end, or ""; ``said``: what the question itself says that it is.
    """

    name: str
    questions: tuple[str, ...]
    unit: str = ""
    said: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What is to be worked out, and of which figures, in order.

    ``times``: by how many years one is to be multiplied.
    """

    kind: Kind
    operands: tuple[Named, ...]
    times: Quantity | None = None


def operation_of(query: Query) -> Operation | None:
    """The operation that the question asks for by naming its figures; None where it asks for none."""
    text = _OPENS.sub("", _BEHIND.sub("", LIMIT.sub("", query.text).rstrip("？?。 ")))
    if query.kind == "declined" or SUM_HELD_AGAINST.search(text):
        return None
    return next((found for frame in _FRAMES if (found := frame(text)) is not None), None)


def _apart(text: str) -> Operation | None:
    found = _TO_REACH.fullmatch(text) or _HELD_APART.fullmatch(text)
    return _in_unit(_of_pair("difference", found["one"], found["other"]), found["unit"]) if found else None


def _in_unit(operation: Operation | None, said: str) -> Operation | None:
    """The operation, of figures of the unit that it is asked in (高出几个百分点, 差多少亿元)."""
    unit = _UNIT.search(said)
    if operation is None or unit is None:
        return operation
    return replace(operation, operands=tuple(replace(one, unit=unit[0]) for one in operation.operands))


def _which(text: str) -> Operation | None:
    found = _WHICH.fullmatch(text)
    return _in_unit(_of_row("difference", f"{found['one']}和{found['other']}"), found["unit"]) if found else None


def _or(text: str) -> Operation | None:
    found = _OR.fullmatch(text)
    if found is None:
        return None
    lead = (found["lead"] or "").removesuffix("是")
    return _in_unit(
        Operation("difference", (_named(lead + found["one"]), _named(lead + found["other"]))), found["unit"]
    )


def _times(text: str) -> Operation | None:
    found = _TIMES.fullmatch(text)
    return _of_pair("ratio", found["one"], found["other"]) if found else None


def _share(text: str) -> Operation | None:
    if found := _SHARE.fullmatch(text):
        return _of_pair("share", found["one"], found["other"])
    found = _SHARE_WITHIN.fullmatch(text)  # 申报的人才里，进入路演的比例
    if found is None:
        return None
    whole = found["other"].rstrip("，的")
    return Operation("share", (_named(f"{whole}{found['one']}"), _named(whole)))


def _sum(text: str) -> Operation | None:
    found = _SUMMED.fullmatch(text)
    return _of_row("sum", _ADDED.sub("和", found["items"])) if found and SUM.search(text) else None


def _growth(text: str) -> Operation | None:
    """从甲时到乙时，……增长了百分之几; 2015年到2018年……; 甲比乙增长百分之几: of the later against the earlier."""
    if found := _GREW_AGAINST.fullmatch(text):
        return _of_pair("growth", found["one"], found["other"])
    found = _TWO_YEARS.fullmatch(text) or _FROM_TO.fullmatch(text)
    if found is None:
        return None
    begins, of = found["before"] or "", found["of"].strip("，的") or found["before"].strip("，的")
    lead = (found["lead"] or "") + (begins if of != begins.strip("，的") else "")
    year = "年" if found.re is _TWO_YEARS else ""
    later, earlier = (f"{lead}{found[which]}{year}{of}" for which in ("other", "one"))
    return Operation("growth", (_named(later), _named(earlier)))


def _a_year_more(text: str) -> Operation | None:
    """2027年与2030年的目标，其间平均每年净增多少: how far two years lie apart, for each year between them."""
    found, dated = _A_YEAR_MORE.search(text), [one for one in find_periods(text) if year_of(one.value)]
    years = re.findall("(?:19|20)[0-9]{2}", text[dated[0].start : dated[-1].end]) if dated else []
    if not found or len(years) != PAIR or years[0] == years[1]:
        return None
    before, behind = text[: dated[0].start], text[dated[-1].end : found.start()].removeprefix("年")
    of = _BETWEEN.sub("", without_quantities(f"{before}{{}}年的{behind}")).strip("，的从往由")
    later, earlier = (of.format(year).strip("，的") for year in sorted(years, reverse=True))
    return _in_unit(Operation("a year more", (_named(later), _named(earlier))), found["unit"])


def _over_years(text: str) -> Operation | None:
    """三年累计投资1000亿元，平均到每年多少: an amount of as many years as the question has."""
    found, years = _OVER_YEARS.search(text), _SO_MANY_YEARS.search(text)
    if not found or not years or len(find_periods(text)) > 1:
        return None
    number = Quantity(Decimal(number_of(years["number"].replace("两", "二"))), "年", years[0])
    about = without_quantities(text[: found.start()]).strip("，的")
    return _in_unit(Operation("over years", (_named(about),), number), found["unit"])


def _years(text: str) -> Operation | None:
    """How many years lie between two events, each asked when it was."""
    found = _FROM_EVENT.fullmatch(text) or _AFTER_EVENT.fullmatch(text)
    if found is None:
        return None
    one, other = (found[side].strip("，的了才") for side in ("one", "other"))
    head = time_and_place(one, other)
    return Operation("years", (_named(other, f"{head}{other}是哪一年？"), _named(one, f"{one}是哪一年？")))


def _mean(text: str) -> Operation | None:
    """平均每家企业产业规模, 单个签约项目平均金额, 平均每平方公里住多少人: an amount for each of so many."""
    found = _FOR_EACH.fullmatch(text) or _EACH_ON_AVERAGE.fullmatch(text)
    if found is None:
        return None
    said = {"counted": "", "by": "", **{name: value or "" for name, value in found.groupdict().items()}}
    counted = said["counted"] or (of[0] if (of := _COUNTED.match(said["what"])) else "")
    what, head = said["what"].removeprefix(counted), said["head"].strip("，的 ")
    area = said["how"] == "多大" or said["unit"] == "面积"
    unit = "平方公里" if area else said["unit"].replace("钱", "元") or ("元" if _MONEY.search(what) else "")
    if not head or not unit:
        return None
    amount = f"{head}{what or ('面积' if area else '')}"
    asked = (f"{amount}是多少{unit}？", f"{head}有多少{unit}？")
    counter = said["counter"]
    of_it = f"{head[: owner_end(head)] or head}{said['by']}" if said["by"] else f"{head}{counted}"
    counts = (f"{of_it}有多少{counter}？", f"{head}{'面积' if counter.endswith('公里') else ''}是多少？")
    return Operation("mean", (Named(_told(amount), asked, unit), Named(_told(of_it), counts, counter)))


def _by_share(text: str) -> Operation | None:
    found = _BY_SHARE.fullmatch(text)
    if found is None:
        return None
    share = f"{time_and_place(found['one'], found['other'])}{found['other']}占比"
    return Operation("by share", (_named(found["one"]), _named(share)))


def _remainder(text: str) -> Operation | None:
    found = _REMAINDER.fullmatch(text)
    if found is None:
        return None
    within, begins = _WITHIN.search(found["behind"]), found["whole"].rstrip("里中的，")
    whole, when = (within["whole"], begins) if within else (begins, "")
    part = found["one"]
    return Operation("remainder", (_named(part, f"{when}{part}占{whole}的比重{_ASKED}"),)) if whole else None


def _by_years(text: str) -> Operation | None:
    """每年30项，连干三年一共多少: so many a year, as many times as the question has years."""
    found, years = _EACH_YEAR.search(text), _SO_MANY_YEARS.search(text)
    if not (found and years and _IN_ALL.search(text)):
        return None
    if _OF_A_YEAR.search(text) or _ON_AVERAGE.search(text, years.end()):
        return None
    number = Quantity(Decimal(number_of(years["number"].replace("两", "二"))), "年", years[0])
    about = text[: years.start()].rpartition("，")[0] or text[: years.start()]
    return Operation("by years", (_named(about, f"{about}{_ASKED}"),), number)


def _named(name: str, *questions: str) -> Named:
    return Named(_told(name), questions or (f"{name.strip('，的')}{_ASKED}",))


def _told(name: str) -> str:
    """The name as it is told in one clause."""
    return name.strip("，的").replace("，", "")


def _of_row(kind: Kind, items: str) -> Operation | None:
    """Of what stands in a row (甲和乙), each completed from the first."""
    query = understand(f"{items}各是多少？")
    parts = [part.text.removesuffix(_ASKED) for part in figure_parts(query)]
    if len(parts) < PAIR or (kind == "difference" and len(parts) > PAIR):
        return None
    return Operation(kind, tuple(_named(part) for part in parts))


def _of_pair(kind: Kind, one: str, other: str) -> Operation | None:
    one, other = (_FILLER.sub("", side).strip("，的 ") for side in (one, other))
    lead, _, last = one.rpartition("，")
    if lead and POINTS_BACK.search(other) and find_quantities(lead):  # ……要到53%以上，2020年占比离这条线还缺几个点
        aim = without_quantities(lead).strip("的，要到是为")
        asked = f"{last}{_ASKED}" if own_things(last) else resolve(f"{last}呢？", (f"{aim}{_ASKED}",)).text
        return Operation(kind, (_named(last, asked), _named(aim)))
    short = f"{head_of(lead, last)}{last}" if lead and own_things(last) else one
    first = tuple(dict.fromkeys((f"{one}{_ASKED}", f"{short}{_ASKED}")))
    second = tuple(dict.fromkeys(second_name(name, other, short.removesuffix(last)) for name in (one, short)))
    if not own_things(one) or any(not text for text in second) or set(second) & {one, short}:
        return None
    others = tuple(f"{text}{_ASKED}" for text in second)
    said = tuple(found.value for found in find_quantities(other))
    return Operation(kind, (Named(_told(short), first), Named(_told(second[-1]), others, said=said)))


_FRAMES: tuple[Callable[[str], Operation | None], ...] = (
    _by_share,
    _years,
    _mean,
    _remainder,
    _which,
    _or,
    _a_year_more,
    _over_years,
    _by_years,
    _growth,
    _sum,
    _apart,
    _times,
    _share,
)
