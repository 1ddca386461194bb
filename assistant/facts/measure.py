"""What a figure measures: from its unit and the words around it to measure, direction, base, and whether it is sure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.facts.clause import goes_into, spans
from assistant.facts.completing import whole_of
from assistant.facts.dating import flows, many_years, period_of, status_of
from assistant.facts.grammar import ends_named, is_all_verbs
from assistant.facts.head import read_head
from assistant.facts.indicator import attains, indicator_of, inherited, named_in
from assistant.facts.phrase import Left, read_left
from assistant.facts.said import Said, parts_of_base
from assistant.facts.stated import LONGEST, well_named
from assistant.facts.told_apart import share_told
from assistant.facts.wording import (
    AIM_AFTER,
    ATTRIBUTED,
    COUNT_UNITS,
    FALL_NAME,
    MONEY,
    NAMING_START,
    NAMING_VERBS,
    NO_MEASURE_UNITS,
    PEOPLE,
    SHARE_IN_NAME,
    SHARE_NAME,
    SPEED_NAME,
    VERBS,
)
from assistant.quantity import base_unit, half_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.facts.indicator import Name
    from assistant.facts.setting import Setting
    from assistant.model import Period, Quantity

_TIME_BASE = re.compile(
    r"(?:.{0,8}(?:之初|初期|之前|以前)|(?:19|20)[0-9]{2}\s*年?|上年|去年|全年|年初|同期|上年?同期|上期|上月|上季度?|[一二三四1-4]季度|前[二三23]季度|上半年|[0-9]+\s*[—-]?\s*[0-9]*月|[“\"]?(?:十[一二三四五六]?|[“\"][六七八九])五|[0-9一二三四五六七八九十]+年前|期初)"
    r"(?:年)?(?:同期|以来|末|底|初|预算|水平|[”\"]|[0-9—\-月]|份|时期|期末)*"
)
_COUNTED = COUNT_UNITS | PEOPLE
_BROUGHT_ABOUT = re.compile("(?:累计|共|已)*(?:推动|完成|实施|开展|推进)")
_RATE_NAME = re.compile(r"(?:率|率均值|率平均值|(?:优良|达标|合格)比例|水平|强度|度|比|面|系数|指数|感|贡献)$")
_MOVES_AFTER = re.compile(
    rf"[来间]?(?:累计|全国|中央财政|年?平均|年均)*(?:增长|提升|提高|下降|增加|减少|上升|翻|累计|{NAMING_VERBS}|{VERBS})"
)
_BEYOND = re.compile("超计划|超目标|超额|比计划|提前")
_BEYOND_IT = re.compile("[，、]?(?:(?:[高多]出|超过|超出|超额完成|超额|超|多|高)了?)?")
_CROSSED = frozenset(["跨上", "站上", "迈上", "跨越"])
_STEPS = re.compile("(?:[千百十]?[万亿]+元?|新)(?:级)?(?:台阶|大关|门槛)")
_TO_WHOM = frozenset("为将对把向让使给以在从")
_GRANTED = re.compile("(?:给予|奖励|资助|奖补)(?:最高)?$|(?<![\u4e00-\u9fff])补[助贴](?:最高)?$|最高补[助贴]$")
_FLOWING = re.compile("(?:投入|支出|投资|资金|补贴)$")
_AT_A_LEVEL = re.compile("的?[较最合历]?[低高理史好]{0,3}(?:水平|区间|高位|低位)$")
_LIMIT_FOR_EACH = re.compile("[高低多少]于每[一-龥]{1,4}$")
_BRACKETS = ("部分", "的部分", "之间", "档")
_AGE_NAME = re.compile("寿命|年龄|岁数")
_OF_QUALITY = re.compile("(?:优良|达标|合格|报销|支付|扣除|缴费|缴存|贴息)比例$")
"""A rate by another name: 水质优良比例."""
_LASTING = re.compile("(?:年限|天数)$")  # 人均受教育年限11.7年, 优良天数281天
_TIME_TAKEN = re.compile("(?:时间|时长|时限|周期)$")
_LIMITS = tuple(f"最{much}" for much in "高多低少大小")
_TWICE_COMPARED = re.compile("[优好高低]于")
_GROWING = re.compile("的?(?:高速|快速|较快|稳定|高位|速度)?(?:增长|增速|增幅)")
_ALIKE = re.compile("(?<![年月日人户平])均|双双|各")
_ATTAINING = re.compile("[达到共总]|合计")
_OF_A_LIMIT = frozenset(["元", "美元", "岁", "周岁", "米", "吨", "平方米", "千瓦", "亩"])
_NO_MONEY = re.compile("(?:业|企业|机构|项目|工程|平台|集群|园区|载体|人才|面积|主体)$")
_IN_WORDS = re.compile("[一二两三四五六七八九十]")


def judge(left: str, right: str, figure: Quantity, last: Said | None, alone: Period | None, setting: Setting) -> Said:
    """Read one figure. ``last`` is what was said of the figure before in the sentence, ``alone`` a period of it."""
    over_all = figure.unit == "年" and not left.strip(" ，、") and spans(setting.period, int(figure.value))
    if over_all or _only_said_on_the_way(left, right, figure):  # 五年全国水利建设投资3562亿元
        return Said("", setting.period)
    unit = base_unit(figure.unit)[0]
    read = read_left(left, unit)
    if read.verb == "提升" and not read.base and right and figure.unit != "%" and is_all_verbs(read.head or read.verb):
        read = replace(read, said="plain", direction="", head=read.head + read.verb)  # 新建提升310公里农村公路
    raised = read.verb in ("提升", "提高") and not (read.base or read.yearly) and unit in _COUNTED
    if raised and _BROUGHT_ABOUT.match(left.strip(" ，、")):  # 累计推动农房风貌提升26.4万户: so many were
        read = replace(read, said="plain", direction="", head=read.head + read.verb)
    if last and last.scope and left.strip() == "的" and unit in ("%", "‰"):  # 完成年计划710亿元|的89.4%
        read = replace(read, said="share", whole=last.scope)
    if last and last.scope and last.status == "target" and _BEYOND_IT.fullmatch(left) and exceeds(figure, left):
        left, read = "", Left("against", "", "up", last.scope)  # 比计划目标275亿元|超过150亿元
    if read.said == "aim":
        right = ""  # 比目标920亿元|超额1373亿元
    said = _measured(read, right, figure, last, setting)
    name = named_in(read, right, figure, last, setting)
    attained = attains(read, name, figure, last)
    goes_on = read.joined or goes_into(left)
    own = "" if attained else indicator_of(read, name, said, last, setting, goes_on=goes_on)
    said = Said(  # all its fields are set here: replace() would ask for each of them
        said.measure,
        said.period,
        direction=said.direction,
        base=said.base,
        sure=said.sure,
        unit=said.unit,
        subject=name.subject,
        indicator=whole_of(last, setting) if attained else own or inherited(last, setting),
        status="target" if read.said in ("plan", "aim") else status_of(left, right, last, setting),
        scope=read.whole if read.said in ("plan", "aim") else "",
        named=bool(name.indicator),
        noun=name.noun,
        crossed=read.verb in _CROSSED,
        each="分别" in read.adverbs,
        alike=_ALIKE.search(read.adverbs) is not None,
    )
    one_base = len(parts_of_base(said.base)) == 1
    listed = said.each and (len(said.indicator) > LONGEST or ("、" in said.indicator and one_base))
    # the parts of a list are looked at when they are told apart
    passengers = said.indicator in ("旅客", "货邮") and said.subject.endswith(("机场", "港", "站"))  # whose they are
    sure = said.sure and name.sure and (listed or passengers or name.told or well_named(said.indicator))
    sure = sure and not any(_doubts(said, read, name, last, left, right, figure))
    flowed = not attained and flows(read, name, said, last, goes_on=goes_on)
    sure = sure and (flowed or not _of_a_year_or_all(said, read, figure, setting))
    if read.yearly and said.measure in ("量值", "数量") and ".." in setting.period.key:
        # 五年来城镇新增就业年均超过70万人: of each of the years, not of all
        sure = sure and said.named
        said = replace(said, indicator=read.yearly + said.indicator)
    period = period_of(read, said, alone, last, setting, flowed=flowed)
    said = said.settled(said.measure, period, sure=sure, flowed=flowed)
    measure = _over_time(said, read, figure)
    return said if measure == said.measure else replace(said, measure=measure)


def exceeds(figure: Quantity, left: str) -> bool:
    """Whether the figure says by how much an aim was exceeded: 目标275亿元|超过150亿元, 目标7%|高0.5个百分点."""
    return bool(left.strip("，、 ")) or figure.printed.startswith("超")


def _only_said_on_the_way(left: str, right: str, figure: Quantity) -> bool:
    """Whether the number is no figure of its own: 跨越3个千亿元台阶, 5年增长18.7%, 连续3年突破百亿元, 2:1."""
    steps = _STEPS.match(right) is not None and (figure.unit in COUNT_UNITS or not right.startswith("新"))
    if not figure.unit or figure.unit.startswith(":") or steps:  # but 粮食产量跃上1.4万亿斤新台阶
        return True
    if figure.unit in ("次", "个月", "个季度") and left.endswith("连续"):
        return True
    return figure.unit in ("年", "个月") and (_MOVES_AFTER.match(right) is not None or left.endswith("连续"))


def _doubts(
    said: Said, read: Left, name: Name, last: Said | None, left: str, right: str, figure: Quantity
) -> Iterator[bool]:
    """What keeps a careful reader from stating the figure on its own, one doubt after the other."""
    aim = AIM_AFTER.match(right) is not None
    bare = left.strip(" ，、")
    levels = {"数量", "量值"}
    if last and not name.indicator and {said.measure, last.measure} <= levels and read.said != "pulled":
        adjacent = not bare and {said.unit, last.unit} == {"户", "人"}  # 监测对象20.9万户69.3万人
        # 33个行业大类 counts nothing of the output named before it
        yield not (adjacent or _one_kind(said.unit, last.unit))
    if last and last.measure == "占比" and not name.indicator:
        yield said.unit in MONEY and said.measure == "量值"  # 每年将75%以上的财力用于民生，5年投入6200亿元
    if said.unit == "%" and not name.indicator and right:
        yield not bare and not aim  # 95%以上商事服务事项: the figure is of what follows
    if last and read.said == "share" and said.measure == "占比" and not name.indicator and name.subject:
        yield name.subject != last.subject  # 无锡高新区占全市的75%: of what it has a share is not sure
    if said.unit in MONEY and said.measure == "量值":
        yield _NO_MONEY.search(said.indicator) is not None  # 设计业95亿元: its output, its sales?
    if said.measure == "数量" and said.unit in ("家", "个"):
        # 工业4家: four of what
        yield said.indicator.endswith("业") and not said.indicator.endswith(("企业", "行业", "级产业"))
    if not (said.unit or name.told):
        yield not ends_named(said.indicator)  # 妥善安置1.6万受灾群众: the noun stands behind
    if read.said == "grew" and said.measure in ("变动", "差值"):
        yield said.unit in MONEY and bool(right) and said.measure == "差值"  # 每月多了300元补贴
        yield bool(name.noun) and said.measure == "变动"  # 新建提升310公里农村公路: built, not grown
    yield right.startswith(_BRACKETS)  # 年应纳税所得额100万元至300万元部分
    yield said.unit in ("岁", "周岁") and _AGE_NAME.search(said.indicator) is None  # 满3岁即入园
    yield bare.endswith(_LIMITS)  # 单个企业最高300万元: a limit, or the record of several
    yield bare.endswith("届") or said.unit == "届"  # 省委十二届十次全会; 连续12届获梅花奖
    if name.noun and not name.told:
        yield bare in _TO_WHOM  # 为10家企业
    if said.measure == "数量" and _IN_WORDS.match(figure.printed):
        yield not (name.verb or read.verb or name.acted or NAMING_START.match(said.indicator))  # 五项原则, 十二届七次
    yield _TWICE_COMPARED.search(said.base) is not None  # 好于Ⅲ类水体比例优于目标: two comparisons in one
    yield said.unit in MONEY and _GRANTED.search(left) is not None  # 给予1000万元资金: what a rule promises
    yield said.unit == "%" and said.indicator.endswith("类")  # 粮油食品类增长62%: what of it
    yield last is not None and last.pulls and not name.indicator and said.measure in ("变动", "差值")
    # 拉动消费0.9个百分点: no growth of its own
    yield said.unit == "个百分点" and "拉动" in left and read.said != "pulled"
    yield "每天" in left  # 每天新增1.5万户: no amount of the year
    steady = read.verb in ("稳定在", "保持在", "控制在") and ".." in said.period.key
    yield steady and said.measure in ("同比增速", "变动")  # 十年来涨幅稳定在2%左右: each year
    yield _LIMIT_FOR_EACH.search(left) is not None  # 浓度低于每立方米19微克
    yield said.unit == "倍" and figure.value < 1  # 减少一半, 提高三分之一
    yield said.unit == "成" and read.said != "share"
    yield read.said != "aim" and _BEYOND.search(left) is not None
    added = last is not None and NAMING_START.match(last.indicator) is not None
    yield added and not name.indicator and bool(name.verb) and said.measure in levels  # 新开工43个、竣工38个
    net = last is not None and last.indicator.startswith("净增") and not name.indicator
    yield net and said.measure in ("同比增速", "变动")  # 净增企业1295家、增长50.6%: what grew
    of_what = right.startswith("的") and _AT_A_LEVEL.match(right) is None  # 89.4%的公园
    yield of_what and not (name.told or aim or said.scope)
    yield said.unit in _OF_A_LIMIT and figure.bound in (">=", "<=") and bool(right) and not aim  # 3岁以下婴幼儿


def _of_a_year_or_all(said: Said, read: Left, figure: Quantity, setting: Setting) -> bool:
    """Whether an amount of what flows is said of several years with no word on which: 五年来，…支出3.4万亿元."""
    several = setting.report_year > 0 and ".." in setting.period.key
    plain = read.said == "plain" and not (read.adverbs or read.moved or figure.bound) and said.measure == "量值"
    return (
        said.unit in MONEY
        and several
        and plain
        and _FLOWING.search(said.indicator) is not None
        and "人均" not in said.indicator
    )


def _over_time(said: Said, read: Left, figure: Quantity) -> str:
    """The measure with its period: a growth over several years is a change, a change of a share is one of its own."""
    several = len(said.period.key) == len("2021..2025") and ".." in said.period.key and not read.yearly
    if said.measure == "同比增速" and (several or many_years(said)):
        return "变动"
    if said.measure == "变动" and (several or figure.unit == "个百分点") and SHARE_IN_NAME.search(said.indicator):
        return "占比变动"
    return said.measure


def _one_kind(one: str, other: str) -> bool:
    """Whether two units can measure one indicator: the same, two currencies, or a rate beside its change."""
    return one == other or {one, other} <= MONEY or {one, other} <= {"%", "个百分点"}


def _measured(read: Left, right: str, figure: Quantity, last: Said | None, setting: Setting) -> Said:
    """Measure, direction and base; the measure is never empty."""
    unit = base_unit(figure.unit)[0]
    plain = Said(_level(unit), setting.period, sure=True, unit=unit)
    lasts = NO_MEASURE_UNITS.get(unit) == "时长" and _LASTING.search(read.head or inherited(last, setting))
    lasts = lasts or (NO_MEASURE_UNITS.get(unit) == "时长" and read.said == "grew" and _TIME_TAKEN.search(read.head))
    if unit in NO_MEASURE_UNITS and not lasts:
        return replace(plain, measure=NO_MEASURE_UNITS[unit], sure=False)
    bare = read.said == "plain" and not read.head and _ATTAINING.search(read.adverbs) is None
    if bare and last and last.measure in ("变动", "差值", "排名") and last.unit == unit != "个百分点":
        return _as_before(plain, last)  # 分别提高25元、50元
    if read.said == "rank" or unit == "位":
        ranked = figure.printed.startswith(("第", "首", "榜"))
        sure = read.said == "rank" if ranked else read.said in ("plain", "reached")  # 院士49位: persons
        return replace(plain, measure="排名" if ranked else "数量", base=read.base, sure=sure)
    if unit == "个百分点":
        return _points(read, last, plain)
    if unit in ("%", "‰") or (unit == "成" and read.said == "share"):
        return _percent(read, right, last, plain, setting)
    if unit == "倍":
        if bare and last and last.measure == "倍数" and last.direction and read.joined:
            return _as_before(plain, last)
        sure = read.said in ("times", "grew") or figure.printed.startswith("翻")
        sure = sure and (read.said != "times" or _of_time(read.base))  # 为国家标准的2倍: of what
        return replace(plain, measure="倍数", base=read.base, direction=_way(read), sure=sure)
    if read.said == "grew" and read.verb not in ("高", "快", "多", "低", "慢", "少"):
        return replace(plain, measure="变动", direction=_way(read), base=read.base)
    if read.said in ("grew", "against"):
        return replace(plain, measure="差值", direction=_way(read), base=read.base)
    return plain


def _as_before(plain: Said, last: Said) -> Said:
    """What is said of the figure before, said of this one too."""
    return replace(plain, measure=last.measure, direction=last.direction, base=last.base)


def _of_time(base: str) -> bool:
    """Whether a change is measured against an earlier time, not against somebody else's figure."""
    parts = parts_of_base(half_width(base).replace(" ", ""))
    return all(_TIME_BASE.fullmatch(part) for part in parts)


def _level(unit: str) -> str:
    return "数量" if unit in COUNT_UNITS and unit not in PEOPLE else "量值"


def _way(read: Left) -> Literal["up", "down", ""]:
    return "up" if read.direction == "up" else "down" if read.direction == "down" else ""


def _points(read: Left, last: Said | None, plain: Said) -> Said:
    pulls = last is not None and last.pulls and read.said == "plain" and not read.head
    if read.said == "pulled" or pulls:  # 拉动经济增长0.7个百分点|和1.2个百分点
        return plain
    if read.said not in ("grew", "against") or not read.direction:
        if last and last.measure in ("占比变动", "变动", "差值") and read.said in ("plain", "reached"):
            return _as_before(plain, last)
        return replace(plain, measure="变动", sure=False)
    if (read.base or read.said == "against") and not _of_time(read.base):
        return replace(plain, measure="差值", direction=_way(read), base=read.base)
    return replace(plain, measure="变动", direction=_way(read), base=read.base)


def _percent(read: Left, right: str, last: Said | None, plain: Said, setting: Setting) -> Said:
    if read.said == "grew":
        if read.verb in ("高", "快", "低", "慢") or (read.base and not _of_time(read.base)):
            return replace(plain, measure="差值", direction=_way(read), base=read.base)
        return replace(plain, measure="年均增速" if read.yearly else "同比增速", direction=_way(read), base=read.base)
    if _GROWING.fullmatch(right) and read.said in ("plain", "reached"):  # 营收保持20%以上增长
        return replace(plain, measure="年均增速" if read.yearly else "同比增速", direction="up")
    if read.said == "against":
        # 高于7%的目标: the aim beside a figure; its indicator and measure are those of the figure before.
        if last and AIM_AFTER.match(right):
            return replace(plain, measure=last.measure, direction=last.direction)
        return replace(plain, measure="差值", sure=False)
    if read.said == "aim" and last and not read.head:  # 比预期目标5%高0.5个百分点
        return replace(plain, measure=last.measure, direction=last.direction)
    if read.said == "share":
        return replace(plain, measure="占比")
    if SPEED_NAME.search(read.head):
        yearly = "年均" in read.head or bool(read.yearly)
        return replace(plain, measure="年均增速" if yearly else "同比增速", direction="up")
    if FALL_NAME.search(read.head):
        return replace(plain, measure="同比增速", direction="down")
    told = not read.head and share_told(right)
    if told or (SHARE_NAME.search(read.head) and not _OF_QUALITY.search(read.head)):
        return replace(plain, measure="占比")
    named = read_head(read.head).indicator
    if named and (not ATTRIBUTED.search(read.head) or well_named(named)):
        return replace(plain, measure="量值", sure=_RATE_NAME.search(read.head) is not None)
    return _percent_of_the_last(read, last, plain, setting)


def _percent_of_the_last(read: Left, last: Said | None, plain: Said, setting: Setting) -> Said:
    """A percentage whose clause names nothing: what was said of the figure before goes on."""
    attained = re.search("[达至到]", read.verb + read.adverbs) is not None
    if last and last.unit == "个百分点" and attained:  # 提高4.7个百分点，达到60.2%
        return replace(plain, measure="占比" if last.measure == "占比变动" else "量值")
    if last and last.measure in ("同比增速", "年均增速", "占比", "量值", "变动"):
        return _as_before(plain, last)
    if setting.moves:
        return replace(plain, measure="同比增速", direction="up")
    return replace(plain, measure="占比" if SHARE_IN_NAME.search(setting.topic) else "量值")
