"""What a figure measures: from its unit and the words around it to indicator, measure, period and direction."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.facts.naming import places_in
from assistant.facts.phrase import Left, read_head, read_left
from assistant.facts.wording import (
    ADVERB,
    COUNT_UNITS,
    GENERIC,
    HEAD_OF_INDICATOR,
    JIANGSU,
    NAMING_VERBS,
    NO_MEASURE_UNITS,
    NOUN_STOP,
    STOP_OF_PART,
    VERBS,
    any_of,
)
from assistant.model import Period
from assistant.period import parse_period, year_of
from assistant.quantity import base_unit

if TYPE_CHECKING:
    from assistant.facts.setting import Setting
    from assistant.model import Quantity

Status = Literal["result", "target", "estimate", "proposal"]
_SELF = re.compile("全市|我市|本市|我省|我区|全区|全县")
_TARGET = re.compile(
    "力争|预期(?!寿命)|争取|确保|拟[按安新建]|计划(?:新|完成|投资|实施|建设|推进|到|用|将|年|$)|目标(?:为|是|达|$)"
)
_QUOTED = re.compile("“[^“”]*”")
_ESTIMATE = re.compile("预计")
_SHARE_NAME = re.compile(r"(?:占比|比重|比例|份额)$")
_TIME_BASE = re.compile(
    r"(?:(?:19|20)[0-9]{2}\s*年?|上年|去年|年初|同期|上年?同期|上期|上月|上季度?|上半年|[0-9]+\s*[—-]?\s*[0-9]*月|[“\"]?十[一二三四五]五|五年前|期初)"
    r"(?:年)?(?:同期|以来|末|底|初|预算|水平|[”\"]|[0-9—\-月]|时期|期末)*"
)
_RATE_NAME = re.compile(r"(?:率|水平|强度|度|比|面)$")
_SPEED_NAME = re.compile(r"(?:的)?(?:同比)?(?:年均)?(?:增速|增幅|增长率|涨幅|增长)$")
_FALL_NAME = re.compile(r"(?:降幅|降速)$")
_PARTIAL = re.compile("总量|总数|总额|总规模|数量|规模|总|人数|家数")
_FLOW = re.compile(rf"(?:{NAMING_VERBS})|^新(?!能源|型|材料|兴|质|媒|农|一代|业态|药|区|城)|累计|完成|实施|发射|年均|每年|减少|净增|引进|改造|发放|支持")
# What a list of words cannot say: 使 but not in 使用, 在 but not in 在校生, 新增 inside a name but not in 城镇新增就业.
_BAD = re.compile(
    rf"{any_of('no_indicator')}|^[时后间起底末]|[0-9]{{4}}年|^都市圈|^核心产业|第[一二三四五](?!产业)|(?<!实际)使(?!用)|在(?![校建册岗职籍地线])|中$|^对|^向|^从|办$|^获"
    r"|(?<!^)(?<!城镇)(?<!年均)(?<!市)新增|(?<!^)累计"
)
_SHARE_IN_NAME = re.compile("占|比重|份额")
_MOVES_AFTER = re.compile(
    rf"[来间]?(?:累计|全国|中央财政)*(?:增长|提升|提高|下降|增加|减少|上升|翻|累计|{NAMING_VERBS}|{VERBS})"
)
_ATTRIBUTED = re.compile("报告|论文|公报|官方|媒体|报道|数据|文件|规划|要求|据|按|称|台阶|大关|预计|提出")
_NO_NOUN = re.compile("台阶|大关|以上|以下|左右|左|目标|人民币|规模|的")
_NAMING = frozenset(NAMING_VERBS.split("|"))
_NAMING_START = re.compile(f"(?:{NAMING_VERBS})")
_BEYOND = re.compile("超计划|超目标|超额|比计划|提前")
_CROSSED = frozenset(["跨上", "站上", "迈上", "跨越"])
_ALONE = re.compile("降幅|增速|增幅|涨幅|占比|比重|份额")
_AIM_AFTER = re.compile("(?:左右)?的?(?:目标|预期)")
_HAPPENED = re.compile("落户|获批|建成|投产|投用|落地|开工|竣工|揭牌|投运|启用|挂牌|通过|入选|入围|上榜")
_STEPS = re.compile("(?:[千百十]?[万亿]+元?|新)(?:级)?(?:台阶|大关|门槛)")
_ATTAINED = re.compile("[达增升降至到]|突破|跨上|站上|迈上")
_TO_WHOM = frozenset("为将对把向让使给以")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fffA-Z“”·]{4,12}")
_VERBLIKE = re.compile(
    rf"(?:{VERBS}|{ADVERB})$|[的了至到跃升降涨跌增减达超破过不未均各可能拥调获]$|[、，在从由对向为将把被让使给以了是有]"
    "|的|最|只需|提高|增长|增加|下降|保持|继续|实现|达到|成为|每月|翻番|报告|论文|公报|数据"
    "|(?:发展|服务|环境|互通|领域|合作|布局|方向|层次|方面)$|^(?:建(?![筑设材档])|避免|服务|妥善|增加|稳|试点|首批|一批)"
)
_MONEY = frozenset(["元", "美元", "欧元"])
_NO_MONEY = re.compile("(?:业|企业|机构|项目|工程|平台|集群|园区|载体|人才|面积|主体)$")
_IN_WORDS = re.compile("[一二两三四五六七八九十]")
_CLEAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”&（）()·\-—+、/.《》%]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one figure; an empty measure means that it is no fact, empty subject or indicator: inherited."""

    measure: str
    period: Period
    subject: str = ""
    indicator: str = ""
    direction: Literal["up", "down", ""] = ""
    base: str = ""
    status: Status = "result"
    scope: str = ""
    sure: bool = False
    unit: str = ""
    flowed: bool = False
    """Whether the figure is of what was done in the period, not of how much there was at its end."""
    crossed: bool = False
    """Whether the figure is a mark that was passed (跨上万亿元): at least so much."""
    noun: str = ""
    """The counted noun that was taken from behind the figure."""
    named: bool = False
    """Whether the figure's own clause names the indicator."""
    each: bool = False
    """Whether 分别 gives each of the figures that follow its own name."""


def judge(left: str, right: str, figure: Quantity, last: Said | None, own: Period | None, setting: Setting) -> Said:
    """Read one figure. ``last`` is what was said of the figure before in the sentence, ``own`` a period of its own."""
    if not figure.unit or figure.unit.startswith(":"):
        return Said("", setting.period)
    if _STEPS.match(right):
        return Said("", setting.period)  # 跨越3个千亿元台阶: how often, said on the way to the figure
    if figure.unit in ("年", "个月") and (_MOVES_AFTER.match(right) or left.endswith("连续")):
        return Said("", setting.period)  # 5年增长18.7%, 连续3年突破百亿元: how long, said on the way to the figure
    read = read_left(left, base_unit(figure.unit)[0])
    said = _measured(read, right, figure, last, setting)
    if not said.measure:
        return said
    named = _named(read, right, figure, last, setting)
    said = replace(
        said,
        subject=named.subject,
        indicator=_indicator(read, named, said, last, setting),
        status=_status(left, right, last, setting),
        sure=named.sure and said.sure,
        unit=base_unit(figure.unit)[0],
        named=bool(named.indicator),
        noun=named.noun,
        crossed=read.verb in _CROSSED,
        each="分别" in read.adverbs,
    )
    indicator = said.indicator or _inherited(last, setting)
    said = replace(said, indicator=indicator, sure=said.sure and well_named(indicator))
    levels = ("数量", "量值")
    if not named.indicator and last and said.measure in levels and last.measure in levels and not _one_kind(
        said.unit, last.unit
    ):
        said = replace(said, sure=False)  # 33个行业大类 counts nothing of the output named before it
    if said.unit == "%" and not named.indicator and not left.strip(" ，、") and right and not _AIM_AFTER.match(right):
        said = replace(said, sure=False)  # 95%以上商事服务事项: the figure is of what follows
    if said.measure == "占比" and read.said == "share" and not named.indicator and named.subject and last and (
        named.subject != last.subject
    ):
        said = replace(said, sure=False)  # 无锡高新区占全市的75%: of what it has a share is not sure
    if said.unit in _MONEY and said.measure == "量值" and _NO_MONEY.search(indicator):
        said = replace(said, sure=False)  # 设计业95亿元: its output, its sales?
    if not said.unit and not HEAD_OF_INDICATOR.search(indicator):
        said = replace(said, sure=False)  # 妥善安置1.6万受灾群众: the noun stands behind the number
    if said.unit == "成" or _BEYOND.search(left) or ("均" in read.adverbs and "、" in indicator):
        said = replace(said, sure=False)
    if right.startswith("的") and not _AIM_AFTER.match(right):
        said = replace(said, sure=False)  # 89.4%的公园: the figure is of what follows
    if named.noun and (left.strip(" ，、") in _TO_WHOM or (not (named.verb or read.verb) and _IN_WORDS.match(figure.printed))):
        said = replace(said, sure=False)  # 为10家企业, 五项原则
    flows = _flows(read, named, said, last, left)
    said = replace(said, period=_period(read, said, own, setting, flows=flows), flowed=flows)
    if said.measure == "同比增速" and _many_years(said):
        return replace(said, measure="变动")
    if said.measure in ("同比增速", "变动") and said.period.key[:4] != said.period.key[-4:] and not read.yearly:
        return replace(said, measure=_over_years(said))
    if said.measure == "变动" and figure.unit == "个百分点" and _SHARE_IN_NAME.search(indicator):
        return replace(said, measure="占比变动")
    return said


def _one_kind(one: str, other: str) -> bool:
    """Whether two units can measure one indicator: the same, two currencies, or a rate beside its change."""
    money = ("元", "美元", "欧元")
    return one == other or (one in money and other in money) or {one, other} <= {"%", "个百分点"}


def _flows(read: Left, named: _Name, said: Said, last: Said | None, left: str) -> bool:
    """Whether so many came in the period (建成10所) rather than were there at its end (达到10所)."""
    if named.acted and not _ATTAINED.search(read.verb):
        return True
    if last and last.flowed and not read.verb and (read.joined or left.lstrip(" ，、").startswith("其中")):
        return True
    return bool(_FLOW.search(read.head) or _FLOW.search(read.adverbs) or _FLOW.match(said.indicator))


def _many_years(said: Said) -> bool:
    """Whether the growth is against a year that is not the one before."""
    base, year = re.match("(?:19|20)[0-9]{2}", said.base), year_of(said.period)
    return base is not None and year is not None and year - int(base[0]) > 1


def _over_years(said: Said) -> str:
    """A growth over several years is no 同比增速."""
    several = ".." in said.period.key and len(said.period.key) == len("2021..2025")
    if several and said.measure == "变动" and _SHARE_IN_NAME.search(said.indicator):
        return "占比变动"
    return "变动" if several else said.measure


def _inherited(last: Said | None, setting: Setting) -> str:
    return (last.indicator if last else "") or setting.topic


def well_named(indicator: str) -> bool:
    """Whether the words look like an indicator's name and like nothing else."""
    name = indicator.replace(" ", "")
    others = [place for place, _, _ in places_in(name) if place not in ("全国", "江苏")]
    if others and "占" not in name:
        return False
    if name in GENERIC or name.partition("占")[0] in GENERIC:
        return False
    known = 2 <= len(name) <= 30 and HEAD_OF_INDICATOR.search(name) is not None
    fits = known or (_PLAIN_NAME.fullmatch(name) is not None and not _VERBLIKE.search(name))
    return fits and _CLEAN.fullmatch(name) is not None and not _BAD.search(name) and name.count("“") == name.count("”")


# --- measure -------------------------------------------------------------------------------------------------------


def _measured(read: Left, right: str, figure: Quantity, last: Said | None, setting: Setting) -> Said:
    """Measure, direction and base."""
    unit = base_unit(figure.unit)[0]
    plain = Said(_level(unit), setting.period, sure=True)
    if unit in NO_MEASURE_UNITS:
        return replace(plain, measure=NO_MEASURE_UNITS[unit], sure=False)
    if read.said == "rank" or unit == "位":
        ranked = figure.printed.startswith(("第", "首", "榜"))
        return replace(plain, measure="排名" if ranked else "数量", base=read.base, sure=ranked and read.said == "rank")
    if unit == "个百分点":
        return _points(read, last, plain)
    if unit in ("%", "‰"):
        return _percent(read, right, last, plain, setting)
    if unit == "倍":
        return replace(plain, measure="倍数", base=read.base, direction=_way(read), sure=read.said in ("times", "grew"))
    if read.said == "grew" and read.verb not in ("高", "快", "多", "低", "慢", "少"):
        return replace(plain, measure="变动", direction=_way(read), base=read.base)
    if read.said in ("grew", "against"):
        return replace(plain, measure="差值", direction=_way(read), base=read.base)
    return plain


def _of_time(base: str) -> bool:
    """Whether a change is measured against an earlier time, not against somebody else's figure."""
    return _TIME_BASE.fullmatch(base.replace(" ", "")) is not None


def _level(unit: str) -> str:
    return "数量" if unit in COUNT_UNITS and unit not in ("人", "人次", "户") else "量值"


def _way(read: Left) -> Literal["up", "down", ""]:
    return "up" if read.direction == "up" else "down" if read.direction == "down" else ""


def _points(read: Left, last: Said | None, plain: Said) -> Said:
    if read.said not in ("grew", "against") or not read.direction:
        if last and last.measure in ("占比变动", "变动", "差值") and read.said in ("plain", "reached"):
            return replace(plain, measure=last.measure, direction=last.direction, base=last.base)
        return replace(plain, measure="变动", sure=False)
    if (read.base or read.said == "against") and not _of_time(read.base):
        return replace(plain, measure="差值", direction=_way(read), base=read.base)
    return replace(plain, measure="变动", direction=_way(read), base=read.base)


def _percent(read: Left, right: str, last: Said | None, plain: Said, setting: Setting) -> Said:
    if read.said == "grew":
        if read.verb in ("高", "快", "低", "慢") or (read.base and not _of_time(read.base)):
            return replace(plain, measure="差值", direction=_way(read), base=read.base)
        return replace(plain, measure="年均增速" if read.yearly else "同比增速", direction=_way(read), base=read.base)
    if read.said == "against":
        # 高于7%的目标: the aim beside a figure; its indicator and measure are those of the figure before.
        if last and _AIM_AFTER.match(right):
            return replace(plain, measure=last.measure, direction=last.direction)
        return replace(plain, measure="差值", sure=False)
    if read.said == "share":
        return replace(plain, measure="占比")
    if _SPEED_NAME.search(read.head):
        yearly = "年均" in read.head or read.yearly
        return replace(plain, measure="年均增速" if yearly else "同比增速", direction="up")
    if _FALL_NAME.search(read.head):
        return replace(plain, measure="同比增速", direction="down")
    if _SHARE_NAME.search(read.head):
        return replace(plain, measure="占比")
    if read_head(read.head).indicator and not _ATTRIBUTED.search(read.head):
        return replace(plain, measure="量值", sure=_RATE_NAME.search(read.head) is not None)
    if last and last.measure in ("同比增速", "年均增速", "占比", "量值", "变动"):
        return replace(plain, measure=last.measure, direction=last.direction, base=last.base)
    if setting.moves:
        return replace(plain, measure="同比增速", direction="up")
    return replace(plain, measure="占比" if _SHARE_IN_NAME.search(setting.topic) else "量值")


# --- names ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Name:
    subject: str
    indicator: str
    sure: bool
    noun: str = ""
    verb: str = ""
    acted: bool = False


def _named(read: Left, right: str, figure: Quantity, last: Said | None, setting: Setting) -> _Name:
    """Subject and indicator from the head on the left or, for a count, from the noun on the right."""
    named = read_head(read.head)
    subject, known = _subject(named.subject, setting)
    unit = base_unit(figure.unit)[0]
    noun, clean = _noun(right) if unit not in ("%", "‰", "个百分点", "倍", "位") else ("", False)
    if noun and not named.indicator:
        if not HEAD_OF_INDICATOR.search(noun) and not named.verb and last:
            return _Name(subject, "", False)
        verb = named.verb if named.verb in _NAMING else ""
        acted = bool(named.verb) or _HAPPENED.match(right.replace(" ", "").removeprefix(noun)) is not None
        return _Name(subject, verb + noun, known and clean, noun, named.verb, acted)
    if noun and unit in COUNT_UNITS:  # “免陪照护服务”试点扩大至145家医院
        return _Name(subject, named.indicator, False)
    if noun and named.verb:  # 滨海新区新增企业12家: what stands before the verb is who, and not known
        return _Name(subject, noun, False, noun)
    if named.verb in _NAMING and not named.indicator:
        return _Name(subject, named.verb + _whole_of(last, setting), known)
    if named.indicator and named.verb in _NAMING:  # 高新技术企业年均新增3000家
        return _Name(subject, named.verb + named.indicator, known, acted=True)
    if named.indicator and named.verb:
        return _Name(subject, named.indicator, False)
    if _ATTRIBUTED.search(named.indicator) and not well_named(named.indicator) and _inherited(last, setting):
        return _Name(subject, "", known)
    return _Name(subject, named.indicator, known and not named.doubtful, acted=named.acted)


def _whole_of(last: Said | None, setting: Setting) -> str:
    """What a total or a new part is of: the topic, else the indicator before; without 数量 and 新增."""
    name = (last.indicator if last else "") or setting.topic
    return re.sub(f"^(?:{NAMING_VERBS})", "", re.sub("(?:总数|数量|总量)$", "", name))


def _subject(named: str, setting: Setting) -> tuple[str, bool]:
    if not named or _SELF.fullmatch(named):
        return setting.subject if named else "", bool(setting.subject)
    if named == "全省":
        if setting.subject in JIANGSU:
            return "江苏", True
        return setting.subject, bool(setting.subject)
    if named == "我国":
        return "全国", True
    return named, True


def _noun(right: str) -> tuple[str, bool]:
    """The counted noun on the right (个城镇老旧小区, 家高新技术企业), and whether it ends clearly."""
    text = right.replace(" ", "").removeprefix("的")
    if right.lstrip().startswith("的"):
        return "", False
    if (start := NOUN_STOP.match(text)) and len(start[0]) > 1:
        return "", False
    stop = NOUN_STOP.search(text, 2)
    noun = text[: stop.start()] if stop else text
    noun = re.sub("(?:[和与及、]|以及|等)+$", "", noun)
    if _NO_NOUN.match(noun):
        return "", False
    if len(noun) < 2 or not re.match(r"[\u4e00-\u9fff“A-Z]", noun):
        return "", False
    of_part = stop is not None and STOP_OF_PART.fullmatch(stop[0]) is not None
    return noun, HEAD_OF_INDICATOR.search(noun) is not None and not of_part


def _indicator(read: Left, named: _Name, said: Said, last: Said | None, setting: Setting) -> str:
    """The indicator in its usual form: a share as 甲占乙比重, a growth under the name of what grew."""
    name = named.indicator
    inherited = _inherited(last, setting)
    if not name and last and said.measure == "数量" and re.search("累计|总", read.adverbs):
        return _whole_of(last, setting)
    if name and _PARTIAL.fullmatch(name) and inherited:
        return _whole_of(last, setting)
    naming = _NAMING_START.match(last.indicator) if last and read.joined and not named.acted else None
    if name and last and naming and not _NAMING_START.match(name) and said.measure == last.measure:
        return f"{naming[0]}{name}"
    if said.measure == "占比" and read.said == "share":
        part = name or inherited
        if part and not read.whole:
            return f"{part}占比"
        return f"{part}占{read.whole.strip('的')}比重" if part else ""
    if said.measure == "占比" and not name and re.search("占[^比]", inherited) and not _SHARE_NAME.search(inherited):
        return f"{inherited}比重"
    if name and _ALONE.fullmatch(name) and last:
        return f"{last.indicator}{name}"
    if said.measure in ("同比增速", "年均增速"):
        name = _FALL_NAME.sub("", _SPEED_NAME.sub("", name))
    for one, other in (("城镇", "农村"), ("农村", "城镇")):
        if name == one and inherited.startswith(other):
            return one + inherited.removeprefix(other)
    if said.measure == "差值" and not name and last and last.measure in ("同比增速", "年均增速"):
        return f"{inherited}{'增速' if last.measure == '同比增速' else '年均增速'}"
    if said.measure == "占比" and name and not _SHARE_NAME.search(name):
        return f"{name}占比"
    return name


# --- time and status -----------------------------------------------------------------------------------------------


def _status(left: str, right: str, last: Said | None, setting: Setting) -> Status:
    goes_on = last is not None and last.status == "estimate" and not read_left(left, "%").head
    if goes_on or _ESTIMATE.search(left) or _ESTIMATE.search(right[:6]):
        return "estimate"
    left = _QUOTED.sub("", left)
    year = year_of(setting.period) or 0
    if setting.report_year and setting.status == "result" and 0 < year < setting.report_year:
        return "result"  # 争取国家政策性资金4700亿元 in a review: it was won
    if setting.report_year and (year_of(setting.period) or 0) >= setting.report_year:
        return "target"
    if _TARGET.search(left) or _AIM_AFTER.match(right) or setting.period.key.startswith(".."):
        return "target"
    return "target" if setting.status == "target" else "result"


def _period(read: Left, said: Said, own: Period | None, setting: Setting, *, flows: bool) -> Period:
    """In a report on several years a level is one of the last year, what it started from one of the year before."""
    if own is not None:
        return own
    held = setting.period
    first, _, final = held.key.partition("..")
    if not (first and len(final) == 4):
        if read.yearly and setting.report_year and held.key == str(setting.report_year - 1):
            return parse_period(f"{setting.report_year - 5}—{setting.report_year - 1}年")
        return Period("") if read.moved else held  # 由2.1%提高到2.5%: since when is not said
    if read.moved:
        return parse_period(f"{int(first) - 1}年")
    level = said.measure in ("量值", "数量", "占比", "排名") and not flows and read.verb not in ("稳定在", "保持在")
    if setting.report_year and level:
        return parse_period(f"到{final}年" if said.status == "target" else f"{final}年")
    return held
