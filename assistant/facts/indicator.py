"""Whose a figure is and what it is of: subject and indicator, from the head on its left or the noun on its right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.counted import action_on, counted_noun, counts_places, fits_unit, only_done, stands_for, told_apart
from assistant.facts.grammar import ends_named, is_noun_phrase, is_only_done, is_told
from assistant.facts.head import read_head
from assistant.facts.sharing import MEASURED_NOUN
from assistant.facts.stated import well_named
from assistant.facts.wording import (
    ACTION_NOUNS,
    ATTRIBUTED,
    COUNT_UNITS,
    FALL_NAME,
    JIANGSU,
    MONEY,
    NAMING_START,
    NAMING_VERBS,
    NAMING_WORDS,
    PEOPLE,
    SHARE_NAME,
    SPEED_NAME,
    WHOLES,
)
from assistant.quantity import base_unit
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.facts.head import Named
    from assistant.facts.phrase import Left
    from assistant.facts.said import Said
    from assistant.facts.setting import Setting
    from assistant.model import Quantity

_SELF = re.compile(WHOLES)
_PART_OF_SHARE = re.compile("占[^占]*(?:比重|比例|份额)$|占比$")
_EXAMPLES = re.compile(
    f"(?P<new>{NAMING_VERBS})?(?:[^等]+、[^等]+|“[^”]+”|[^、等“”]{{4,}})等(?P<many>[0-9]*[大个项类]?)(?P<name>[\u4e00-\u9fff“”]{{2,}})"
)
_MEASURED_TOPIC = re.compile("(?:产量|产值|销量|增加值|用电量|营业收入|销售额)$")
_ATTENDING = re.compile("在校学?生|招生|毕业生|专任教师|教职工|床位")
_OF_INDUSTRY = re.compile("(?:核心)?产业(?:规模|营收|营业收入|产值|增加值)")
_PARTIAL = re.compile("总量|总数|总额|总规模|数量|规模|总|人数|家数")
_AMOUNTS = MONEY | frozenset(["人", "人次", "户", "岁"])
_EXTENTS = frozenset(["公里", "千米", "亩", "公顷", "平方米", "平方公里", "立方米", "吨", "千瓦", "米"])
_ATTAINED = re.compile("突破|达|增至|升至|增加到|超|跨上|迈上|站上|扩大到|提升到|提高到")
_CARRIED_OUT = re.compile("(?:完成|实施|开展|启动|推进)(?:[^，。；]{2,20}等)?$")
_RATE_UNITS = frozenset(["%", "‰", "个百分点", "倍", "位"])
_DONE_WITH = ("建成", "竣工", "完工", "投产", "投用")
_OF_CROP = re.compile("(.{2,}?)(?:播种|种植|养殖|采摘)面积")
_PROPOSALS = frozenset(["建议", "提案", "议案"])
_OF_DEPUTIES = re.compile(".*(?:代表|政协|委员)(?=(?:议案|建议|提案)$)")
_NEWLY = re.compile("新(?![能材型城区兴产技业药])")
_INVESTED = re.compile("(?:年度|完成|总)*投资")
_SOMEBODYS = re.compile(f"{_INVESTED.pattern}|营业收入|营收|利润|税收|产值|产量|装机规模|装机|利用率|单产|增加值")
_OF_SOMEBODY = re.compile(r"(?P<owner>.{2,}?)总?(?:营业收入|营收|产值|产量|总产|投资|装机规模|装机)")
_SHARED_BY = re.compile("(?:装机|发电量|用电量|产值|产量|投资|营收|出口)(?:占比|比重)")
_FIRM = re.compile("企业|公司|集团|开发区")
_OF_A_FIRM = re.compile(f"[^、]{{2,10}}?(?:{_FIRM.pattern})(?=.{{2}})")
_FIRMS = re.compile("(?:企业|园区|集群|产业|开发区)$")
_PROJECTS = re.compile("(?:项目|工程)$")
_AMOUNT_END = re.compile("(?:总数|数量|总量|占比|比重)$")
_MEASURED_NAME = re.compile("产量|产值|规模|总量|率$")
_ALONE = re.compile("降幅|增速|增幅|涨幅|占比|比重|份额|强度")
_HAPPENED = re.compile(
    "(?:相继|先后|陆续|全部|全线)*(?:核准|开通|通车|贯通|完工|开建|投入使用|落户|获批|建成|投产|投用|落地|开工|竣工|揭牌|投运|启用|挂牌|通过|入选|入围|上榜)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """Subject and indicator of one figure, whether both are sure, and the counted noun and the verb that were found."""

    subject: str
    indicator: str
    sure: bool
    noun: str = ""
    verb: str = ""
    acted: bool = False


def named_in(read: Left, right: str, figure: Quantity, last: Said | None, setting: Setting) -> Name:
    """Subject and indicator from the head on the left or, for a count, from the noun on the right."""
    unit = base_unit(figure.unit)[0]
    named = _without_examples(read_head(read.head), unit)
    counts = unit in COUNT_UNITS or unit in PEOPLE
    if counts and named.acted and stands_for(named.indicator, figure):
        naming = NAMING_START.match(named.indicator)
        named = replace(named, indicator="", verb=naming[0] if naming else "", acted=True)
    subject, known = _subject(named.subject, setting)
    if counts and not named.indicator and (which := told_apart(right, unit)):
        return Name(subject, which, known, which, acted=True)
    if counts and not named.indicator and _CARRIED_OUT.search(read.head + read.verb) and (done := action_on(right)):
        return Name(subject, done, known, done, acted=True)
    noun, clean = ("", False) if unit in _RATE_UNITS else counted_noun(right, money=unit in MONEY)
    if noun and named.indicator and is_only_done(named.indicator):  # 每年开放30个应用场景
        named = replace(named, indicator="", verb=named.indicator, acted=True)
    if noun and not named.indicator:
        goes_on = last is not None and bool(last.noun) and read.joined  # 5个人气地标和5个夜生活好去处
        if not (ends_named(noun) or named.verb or goes_on) and last:
            return Name(subject, "", False)
        verb = named.verb if named.verb in NAMING_WORDS else ""
        acted = named.acted and figure.printed[0].isdecimal()  # 稳增长、防风险三项任务 only counts them
        acted = acted or bool(named.verb) or _HAPPENED.match(right.replace(" ", "").removeprefix(noun)) is not None
        extent = bool(named.verb or named.acted) and unit in _EXTENTS
        counted = unit in COUNT_UNITS or unit in _AMOUNTS or extent  # 110米口径望远镜: a size, no count
        founded = known and clean and counted and fits_unit(noun, unit)
        return Name(subject, verb + noun, founded, noun, named.verb, acted)
    if noun and unit in _AMOUNTS and read.verb.endswith("安排"):  # 中央财政安排1000亿元专项奖补资金
        return Name(subject, noun, known and clean, noun, acted=True)
    if not (noun or named.indicator) and only_done(unit, right):
        return Name(subject, "", False)
    if counts_places(unit, right) or (noun and (unit not in _AMOUNTS or (named.indicator and unit in PEOPLE))):
        return Name(subject, named.indicator, False)  # 保交房保障10万户购房群众, 试点扩大至145家医院
    if noun and named.verb:  # 滨海新区新增企业12家: what stands before the verb is who, and not known
        return Name(subject, noun, False, noun)
    return _named_before(named, subject, known, last, setting)


def _named_before(named: Named, subject: str, known: bool, last: Said | None, setting: Setting) -> Name:
    """The name that stands left of the figure, with the verb that is part of it."""
    if named.verb in ACTION_NOUNS and not named.indicator:  # 造林88万亩
        return Name(subject, named.verb, known, acted=True)
    if last and named.verb.endswith(_DONE_WITH) and not named.indicator and NAMING_START.match(last.indicator):
        return Name(subject, whole_of(last, setting), known, acted=True)  # 新开工安居工程666万套，基本建成544万套
    if named.verb in NAMING_WORDS and not named.indicator:
        return Name(subject, named.verb + whole_of(last, setting), known)
    if named.indicator and named.verb in NAMING_WORDS:  # 高新技术企业年均新增3000家
        return Name(subject, named.verb + named.indicator, known, acted=True)
    if named.indicator and named.verb:
        return Name(subject, named.indicator, False)
    if ATTRIBUTED.search(named.indicator) and not well_named(named.indicator) and inherited(last, setting):
        return Name(subject, "", known)
    return Name(subject, named.indicator, known and not named.doubtful, acted=named.acted)


def inherited(last: Said | None, setting: Setting) -> str:
    """The name that a clause without one goes on with: the figure's before, else the topic."""
    return (last.indicator if last else "") or setting.topic


def _subject(named: str, setting: Setting) -> tuple[str, bool]:
    if not named:
        return "", bool(setting.subject)
    if named == "全省":
        if JIANGSU & {setting.subject, setting.home}:
            return "江苏", True
        return setting.subject, setting.subject in load_terms().elsewhere.values()
    if _SELF.fullmatch(named):
        own = setting.subject.endswith(named[-1])  # 全区 in a report of 斗门区, 全市 in one of something in a city
        whose = setting.subject if own else setting.home or setting.subject
        return whose, bool(whose)
    if named == "我国":
        return "全国", True
    return named, True


def attains(read: Left, name: Name, figure: Quantity, last: Said | None) -> bool:
    """Whether the figure is how much there is now, behind one of what was added: 新增3000公里、突破1.1万公里."""
    added = last is not None and NAMING_START.match(last.indicator) is not None and not name.indicator
    return added and (figure.bound == ">" or _ATTAINED.match(read.verb) is not None or "达" in read.adverbs)


def _without_examples(named: Named, unit: str) -> Named:
    """Of what is counted, the name alone: 新增黄石、咸宁、天门等全国文明城市 is 新增全国文明城市."""
    found = _EXAMPLES.fullmatch(named.indicator)
    if found is None or not (unit in COUNT_UNITS or found["many"]) or not is_told(found["name"]):
        return named
    return replace(named, indicator=(found["new"] or "") + found["name"])


def whole_of(last: Said | None, setting: Setting) -> str:
    """What a total or a new part is of: the topic, else the indicator before; without 数量 and 新增."""
    name = _AMOUNT_END.sub("", (last.indicator if last else "") or setting.topic)
    naming = NAMING_START.match(name)
    return name[naming.end() :] if naming else name


def indicator_of(
    read: Left, named: Name, said: Said, last: Said | None, setting: Setting, *, goes_on: bool = False
) -> str:
    """The indicator in its usual form: a share as 甲占乙比重, a growth under the name of what grew."""
    name, before = named.indicator, inherited(last, setting)
    if not name and last and last.measure in ("占比", "占比变动") and said.measure in ("同比增速", "年均增速"):
        return _PART_OF_SHARE.sub("", last.indicator)  # a share is not what grows by so many percent: its part is
    if not name and last and said.measure == "数量" and re.search("累计|总", read.adverbs):
        return whole_of(last, setting)
    if name and _PARTIAL.fullmatch(name) and before:
        return whole_of(last, setting)
    naming = NAMING_START.match(last.indicator) if last and goes_on and not named.acted else None
    if name and last and naming and said.measure == last.measure:
        added = _MEASURED_NAME.search(name) or _NEWLY.match(name) or NAMING_START.match(name)
        if not added:
            return f"{naming[0]}{name}"
    if whole := _completed(name, said, last, setting, goes_on=goes_on):
        return whole
    if said.measure == "占比":
        return _share(read, name, before, last)
    if name and read.verb in ("增产", "减产") and not MEASURED_NOUN.search(name):
        return f"{name}产量"
    if said.measure in ("同比增速", "年均增速"):
        name = FALL_NAME.sub("", SPEED_NAME.sub("", name)).removesuffix("预期")
    points = said.measure == "差值" or (said.measure == "变动" and said.unit == "个百分点")  # 快于2024年1.8个百分点
    if points and not name and last and last.measure in ("同比增速", "年均增速"):
        return f"{before}{'增速' if last.measure == '同比增速' else '年均增速'}"
    return name


def _completed(name: str, said: Said, last: Said | None, setting: Setting, *, goes_on: bool) -> str:
    """A name that says only a part, with what the indicator before or the topic adds to it; "" for any other."""
    if last and last.unit == "所" and _ATTENDING.fullmatch(name):  # 普通中学256所，在校学生28.4万人
        return last.indicator + name
    if whole := _of_the_last(name, last, goes_on=goes_on) or _beside(name, last, setting, goes_on=goes_on):
        return whole
    if said.measure == "量值" and name in ("死亡", "伤亡"):
        return f"{name}人数"
    if name in load_terms().scopes and last:  # 工业企业超过8万家，其中规模以上7003家
        return name + last.indicator.removeprefix(name)
    if name and said.measure in ("量值", "数量") and (measured := _MEASURED_TOPIC.search(setting.topic)):
        return "" if MEASURED_NOUN.search(name) else name + measured[0]  # 主要工业产品产量：汽车18.6万辆
    if setting.industry and _OF_INDUSTRY.fullmatch(name):
        return setting.industry + name
    if name and _ALONE.fullmatch(name) and last and said.measure != "占比":
        return f"{last.indicator}{name}"
    for one, other in (("城镇", "农村"), ("农村", "城镇")):
        if last and name == one and last.indicator.startswith(other):
            return one + last.indicator.removeprefix(other)
    return ""


def _of_the_last(name: str, last: Said | None, *, goes_on: bool) -> str:
    """A measure that is somebody's, under whose name the figure before stands; "" for any other.

    重点项目2800个，完成投资2400亿元 is 重点项目投资; 国资委监管企业营收增长5.9%、利润增长5.5% the 利润 of the same.
    """
    if last is None or not name:
        return ""
    if goes_on and last.measure == "占比" and _SHARED_BY.fullmatch(name):  # 清洁能源装机占比…、发电量占比…
        return _of_owner(SHARE_NAME.sub("", last.indicator), name)
    firm = _OF_A_FIRM.match(last.indicator) if goes_on and last.measure != "数量" and not _FIRM.search(name) else None
    if firm and is_noun_phrase(firm[0]) and is_told(firm[0]):  # 省属企业产业类投资553.1亿元、研发投入133.5亿元
        return firm[0] + name
    if not _SOMEBODYS.fullmatch(name):
        return ""
    if _INVESTED.fullmatch(name):
        counted = last.measure == "数量" and _PROJECTS.search(last.indicator) and is_told(last.indicator)
        of_what = last.indicator.removeprefix("建设")  # 建设亿元以上项目4000个、完成投资4500亿元
        return of_what + name.removeprefix("年度").removeprefix("完成") if counted else ""
    if goes_on and last.measure == "数量" and _FIRMS.search(last.indicator):  # 规模以上工业企业达7.6万家、增加值增长3%
        return last.indicator + name
    return _of_owner(last.indicator, name)


def _beside(name: str, last: Said | None, setting: Setting, *, goes_on: bool) -> str:
    """What usually stands beside the name before, with what that one says of it too; "" for any other."""
    if last is None or not name:
        return ""
    whole = whole_of(last, setting)
    if name.startswith("总") and NAMING_START.match(last.indicator) and whole.endswith(name[1:]):
        return whole  # 新增运营里程30公里，总里程达909公里
    if goes_on and name in _PROPOSALS and (whose := _OF_DEPUTIES.match(last.indicator)):
        return whose[0] + name  # 人大代表议案5项、建议877件
    if name in ("产量", "总产量", "产值") and (crop := _OF_CROP.fullmatch(last.indicator)):
        return crop[1] + name  # 蔬菜播种面积3938公顷，产量106551吨
    if name == "人均" and last.measure == "量值":  # 生产总值1.7万亿元，人均17万元
        return name + last.indicator
    for one, other in (("收入", "支出"), ("支出", "收入")):
        if goes_on and name == one and last.indicator.endswith(f"预算{other}"):
            return last.indicator.removesuffix(other) + one
    return ""


def _of_owner(indicator: str, name: str) -> str:
    """The measure under the name of whose ``indicator`` is; "" where that says nobody's."""
    owner = _OF_SOMEBODY.fullmatch(indicator)
    return owner["owner"] + name if owner and is_told(owner["owner"]) else ""


def _share(read: Left, name: str, before: str, last: Said | None) -> str:
    """A share's name: of which part, of which whole where it is said."""
    if read.said == "share":
        part = name or _PART_OF_SHARE.sub("", before)
        tail = f"占{read.whole.strip('的')}比重" if read.whole else "占比"
        return part + tail if part else ""
    if not name:
        return f"{before}比重" if re.search("占[^比]", before) and not SHARE_NAME.search(before) else ""
    if _ALONE.fullmatch(name) and last:
        return f"{last.indicator}{name}"
    return name if SHARE_NAME.search(name) else f"{name}占比"
