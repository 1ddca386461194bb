"""Whose a figure is and what it is of: subject and indicator, from the head on its left or the noun on its right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.completing import ALONE, completed, whole_of
from assistant.facts.counted import action_on, counted_noun, counts_places, fits_unit, only_done, stands_for
from assistant.facts.grammar import ends_named, is_noun_phrase, is_only_done, is_told, opening_verbs
from assistant.facts.head import read_head
from assistant.facts.meant import NOBODY, calls_itself
from assistant.facts.sharing import MEASURED_NOUN, measure_of
from assistant.facts.stated import well_named
from assistant.facts.told_apart import (
    also_reached,
    places_reached,
    share_told,
    told_by_deed,
    told_by_status,
    told_of_all,
)
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
    f"(?P<new>{NAMING_VERBS})?(?:[^等]+、[^等]+|[^等、“”]{{0,6}}“[^”]+”|[^、等“”]{{4,}})等(?P<many>(?:[0-9]+[大个项类])?)(?P<name>[\u4e00-\u9fff“”]{{2,}})"
)
_FEW = "一二两三四五六七八九十"
_LEVELS = frozenset(["量值", "数量"])
_SHORTEST_PLACE = 2
_ZONES = ("园区", "开发区", "高新区", "新区")
"""What a zone calls itself by: 园区地区生产总值, of 苏州工业园区."""
_PARTIAL = re.compile("总量|总数|总额|总规模|数量|规模|总|人数|家数")
_AMOUNTS = MONEY | frozenset(["人", "人次", "户", "岁"])
_EXTENTS = frozenset(["公里", "千米", "亩", "公顷", "平方米", "平方公里", "立方米", "吨", "千瓦", "米"])
_ATTAINED = re.compile("[实现]有|突破|达|增至|升至|增加到|超|跨上|迈上|站上|扩大到|提升到|提高到")
_CARRIED_OUT = re.compile("(?:完成|实施|开展|启动|推进)(?:[^，。；]{2,20}等)?$")
_SETS_TO_WORK = re.compile("(?:推动|支持|引导|鼓励|组织|选派|帮助|助力|促进|带动|指导|动员|推荐|促成)$")
"""Whom it sets to work is named right behind, and what they do behind that (推动69家|共享农庄|提档升级)."""
_RATE_UNITS = frozenset(["%", "‰", "个百分点", "倍", "位"])
_DONE_WITH = ("建成", "竣工", "完工", "投产", "投用")
_NEWLY = re.compile("新(?![能材型城区兴产技业药])")
_MEASURED_NAME = re.compile("产量|产值|发电量|规模|总量|率$")
_OF_ALL = re.compile(f"(?:{WHOLES}|全国)的?(?P<what>.{{3,}})$")
_CONTRIBUTED = re.compile("对.+贡献率$")
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
    told: bool = False
    """Whether the name is made of the noun and of what its clause says of it."""


def named_in(read: Left, right: str, figure: Quantity, last: Said | None, setting: Setting) -> Name:
    """Subject and indicator from the head on the left or, for a count, from the noun on the right."""
    unit = base_unit(figure.unit)[0]
    named = _without_own_name(_without_examples(read_head(read.head), unit), setting.subject)
    counts = unit in COUNT_UNITS or unit in PEOPLE
    if counts and (named.acted or named.doubtful) and stands_for(named.indicator, figure):
        naming = NAMING_START.match(named.indicator)
        named = replace(named, indicator="", verb=naming[0] if naming else "", acted=True)
    subject, known = _subject(named.subject, setting)
    known = known or (not named.subject and last is not None and bool(last.subject))
    if counts and not named.indicator and (which := told_by_status(right, unit)):
        return Name(subject, which, known, which, acted=True)
    carried_out = (counts or unit in _EXTENTS) and not named.indicator and _CARRIED_OUT.search(read.head + read.verb)
    if carried_out and (done := action_on(right)):  # 完成43万平方米旧住房改造
        return Name(subject, done, known, done, acted=True)
    if unit == "%" and not read.head and (share := share_told(right)):
        return Name(subject, share, known, share, told=True)
    noun, clean = ("", False) if unit in _RATE_UNITS else counted_noun(right, money=unit in MONEY)
    if noun and named.indicator and is_only_done(named.indicator):  # 每年开放30个应用场景
        named = replace(named, indicator="", verb=named.indicator, acted=True)
    if whom := _reached(read, named, noun, right, unit, last):
        return Name(subject, whom, known, whom, told=True)
    if noun and not named.indicator:
        return _counted_behind(read, named, right, figure, last, Name(subject, noun, known), clean=clean)
    if noun and unit in _AMOUNTS and read.verb.endswith("安排"):  # 中央财政安排1000亿元专项奖补资金
        return Name(subject, noun, known and clean, noun, acted=True)
    if not (noun or named.indicator or read.said == "rank") and only_done(unit, right):
        return Name(subject, "", False)
    if counts_places(unit, right) or (noun and (unit not in _AMOUNTS or (named.indicator and unit in PEOPLE))):
        return Name(subject, named.indicator, False)  # 保交房保障10万户购房群众, 试点扩大至145家医院
    if noun and named.verb:  # 滨海新区新增企业12家: what stands before the verb is who, and not known
        return Name(subject, noun, False, noun)
    return _named_before(named, subject, known, last, setting)


def _reached(read: Left, named: Named, noun: str, right: str, unit: str, last: Said | None) -> str:
    """The name of the people or the places that something is said to reach (育儿补贴惠及|婴幼儿), or ""."""
    if named.verb == "惠及":
        whom = noun or ("人数" if unit in ("人", "人次") and not right else "")
        founded = whom and (not named.indicator or is_noun_phrase(named.indicator))
        return f"{named.indicator}惠及{whom}" if founded else ""
    if noun and read.joined and last and last.noun and not named.indicator:
        return also_reached(last.indicator, right)
    return places_reached(named.indicator + named.verb, read.verb, right, unit)


def _counted_behind(
    read: Left, named: Named, right: str, figure: Quantity, last: Said | None, behind: Name, *, clean: bool
) -> Name:
    """The name of what is counted; ``behind``: the noun behind the figure, ``clean``: it is clear where that ends."""
    noun, unit = behind.indicator, base_unit(figure.unit)[0]
    goes_on = last is not None and bool(last.noun) and read.joined  # 5个人气地标和5个夜生活好去处
    opens = not (named.verb or named.acted) and (not read.head or read.head.endswith("等") or bool(named.subject))
    opens = opens and figure.printed[0] not in _FEW  # 两项指标均位列全市第6: those just named
    which = told_by_deed(right, unit) if opens else told_of_all(right, unit) if _SETS_TO_WORK.search(read.head) else ""
    if not (which or ends_named(noun) or named.verb or goes_on) and last:
        return Name(behind.subject, "", False)
    verb = named.verb if named.verb in NAMING_WORDS else ""
    acted = named.acted and figure.printed[0].isdecimal()  # 稳增长、防风险三项任务 only counts them
    acted = acted or bool(named.verb) or _HAPPENED.match(right.replace(" ", "").removeprefix(noun)) is not None
    extent = bool(named.verb or named.acted) and unit in _EXTENTS
    counted = unit in COUNT_UNITS or unit in _AMOUNTS or extent  # 110米口径望远镜: a size, no count
    founded = behind.sure and clean and counted and fits_unit(noun, unit)
    if which and not (founded and well_named(noun)):
        return Name(behind.subject, which, behind.sure, which, acted=True, told=True)
    return Name(behind.subject, verb + noun, founded, noun, named.verb, acted)


def _named_before(named: Named, subject: str, known: bool, last: Said | None, setting: Setting) -> Name:
    """The name that stands left of the figure, with the verb that is part of it."""
    if named.verb.removeprefix("新").removeprefix("增") in ACTION_NOUNS and not named.indicator:  # 造林88万亩
        return Name(subject, named.verb, known, acted=True)
    if last and named.verb.endswith(_DONE_WITH) and not named.indicator and NAMING_START.match(last.indicator):
        return Name(subject, whole_of(last, setting), known, acted=True)  # 新开工安居工程666万套，基本建成544万套
    if named.verb in NAMING_WORDS and not named.indicator:
        return Name(subject, named.verb + whole_of(last, setting), known)
    if named.indicator and named.verb in NAMING_WORDS:  # 高新技术企业年均新增3000家, 融资平台新退出53家
        newly = "新" if named.indicator.endswith("新") else ""
        return Name(subject, newly + named.verb + named.indicator.removesuffix("新"), known, acted=True)
    if named.indicator and named.verb:
        return Name(subject, named.indicator, False)
    if ATTRIBUTED.search(named.indicator) and not well_named(named.indicator) and inherited(last, setting):
        if MEASURED_NOUN.search(named.indicator):  # 按常住人口口径人均收入: something else, and not read
            return Name(subject, named.indicator, False)
        return Name(subject, "", known)
    return Name(subject, named.indicator, known and not named.doubtful, acted=named.acted)


def inherited(last: Said | None, setting: Setting) -> str:
    """The name that a clause without one goes on with: the figure's before, else the topic."""
    whole = setting.whole.indicator if setting.whole and last is None else ""
    return (last.indicator if last else "") or whole or setting.topic


def _subject(named: str, setting: Setting) -> tuple[str, bool]:
    if not named:
        return "", bool(setting.subject)
    if named == "全省":
        if JIANGSU & {setting.subject, setting.home}:
            return "江苏", True
        return setting.subject, setting.subject in load_terms().elsewhere.values()
    if _SELF.fullmatch(named):
        own = setting.subject.endswith(named[-1]) or calls_itself(named[-1], setting.subject)
        whose = setting.subject if own and named[0] != "该" else setting.home or setting.subject
        return ("", False) if whose == NOBODY else (whose, bool(whose))  # home: 全市 in a plan of something in a city
    if named == "我国":
        return "全国", True
    return named, True


def _without_own_name(named: Named, subject: str) -> Named:
    """The name without the short form of whose it is: 荔城地区生产总值, of 荔城区; what else begins so is not sure."""
    if not named.subject and (itself := next((word for word in _ZONES if named.indicator.startswith(word)), "")):
        rest = named.indicator.removeprefix(itself)
        return replace(named, indicator=rest) if subject.endswith(itself) and well_named(rest) else named
    short = subject if subject and named.indicator.startswith(subject) else subject[:-1]
    if named.subject or len(short) < _SHORTEST_PLACE or not named.indicator.startswith(short):
        return named
    rest = named.indicator.removeprefix(short).removeprefix(subject[-1])
    if rest in load_terms().indicators:
        return replace(named, indicator=rest)
    return named if short == subject else replace(named, doubtful=True)


def attains(read: Left, name: Name, figure: Quantity, last: Said | None) -> bool:
    """Whether the figure is how much there is now, behind one of what was added: 新增3000公里、突破1.1万公里."""
    in_all = name.indicator.removeprefix("总")  # 新增发电装机4178万千瓦、总装机达9157万千瓦
    of_it = not name.indicator or (in_all != name.indicator and last is not None and last.indicator.endswith(in_all))
    added = last is not None and NAMING_START.match(last.indicator) is not None and of_it
    return added and (figure.bound == ">" or _ATTAINED.match(read.verb) is not None or "达" in read.adverbs)


def _without_examples(named: Named, unit: str) -> Named:
    """Of what is counted, the name alone: 新增黄石、咸宁、天门等全国文明城市 is 新增全国文明城市."""
    found = _EXAMPLES.fullmatch(named.indicator)
    if found is None or not (unit in COUNT_UNITS or found["many"]) or not is_told(found["name"]):
        return named
    return replace(named, indicator=(found["new"] or "") + found["name"])


def indicator_of(
    read: Left, named: Name, said: Said, last: Said | None, setting: Setting, *, goes_on: bool = False
) -> str:
    """The indicator in its usual form: a share as 甲占乙比重, a growth under the name of what grew."""
    name, before = named.indicator, inherited(last, setting)
    if read.said == "pulled":
        who = name or _CONTRIBUTED.sub("", before.partition("占")[0])
        return f"{who}拉动{read.whole}增长" if who and read.whole else ""
    if not name and last and last.measure in ("占比", "占比变动") and said.measure in ("同比增速", "年均增速"):
        return _PART_OF_SHARE.sub("", last.indicator)  # a share is not what grows by so many percent: its part is
    if not name and last and said.measure == "数量" and re.search("累计|总", read.adverbs):
        return whole_of(last, setting)
    if name and _PARTIAL.fullmatch(name) and before:
        if before.endswith("率"):  # 贡献率为47%，总量占…: whose amount
            return name
        whole = whole_of(last, setting)
        return _share(read, whole, "", last, setting) if read.said == "share" else whole
    if last and goes_on and not named.acted and (added := _added_too(name, said, last)):
        return added
    if whole := completed(name, said, last, setting, goes_on=goes_on, owned=bool(named.subject)):
        return whole
    if said.measure == "占比":
        return _share(read, name or _part_of_a_place(read, named), before, last, setting)
    if name and read.verb in ("增产", "减产") and not MEASURED_NOUN.search(name):
        return f"{name}产量"
    if said.measure in ("同比增速", "年均增速"):
        name = FALL_NAME.sub("", SPEED_NAME.sub("", name)).removesuffix("预期").removeprefix("带动")
    points = said.measure == "差值" or (said.measure == "变动" and said.unit == "个百分点")  # 快于2024年1.8个百分点
    if points and not name and last and last.measure in ("同比增速", "年均增速"):
        return f"{before}{'增速' if last.measure == '同比增速' else '年均增速'}"
    return name


def _added_too(name: str, said: Said, last: Said) -> str:
    """The name with the verb of the one before, which its own leaves out (新增载体53个、物理空间19万平方米), or ""."""
    naming = NAMING_START.match(last.indicator)
    levels = {said.measure, last.measure} == _LEVELS and said.unit not in MONEY
    if not (name and naming and (levels or said.measure == last.measure)):
        return ""
    if name.startswith("总") or _MEASURED_NAME.search(name) or _NEWLY.match(name) or NAMING_START.match(name):
        return ""  # 新增装机10万千瓦、总装机50万千瓦
    verbs = opening_verbs(last.indicator[naming.end() :])  # 新开工|改造|老旧小区4402个、城中村5.1万户
    return f"{last.indicator[: naming.end() + verbs]}{name}"


def _listed_under(last: Said | None, setting: Setting) -> str:
    """The whole that parts are listed of with their amounts (其中：农业产值11亿元，占51%), or ""."""
    whole = setting.whole
    if whole is None or last is None or not whole.unit or last.unit != whole.unit:
        return ""
    measure = measure_of(whole.indicator).removeprefix("总")
    return whole.indicator if measure and last.indicator.endswith(measure) else ""


def _part_of_a_place(read: Left, named: Name) -> str:
    """What a place has a share of that the whole names (高新区|占全市|集成电路产值), whatever was told before."""
    of_all = _OF_ALL.match(read.whole) if named.subject and read.said == "share" else None
    return of_all["what"] if of_all and well_named(of_all["what"]) else ""


def _share(read: Left, name: str, before: str, last: Said | None, setting: Setting) -> str:
    """A share's name: of which part, of which whole where it is said."""
    if read.said == "share":
        part = name or _PART_OF_SHARE.sub("", before)
        whole = read.whole.strip("的") or _listed_under(last, setting)
        tail = f"占{whole}比重" if whole else "占比"
        return part + tail if part else ""
    if not name:
        return f"{before}比重" if re.search("占[^比]", before) and not SHARE_NAME.search(before) else ""
    if ALONE.fullmatch(name) and last:
        return f"{last.indicator}{name}"
    return name if SHARE_NAME.search(name) else f"{name}占比"
