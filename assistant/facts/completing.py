"""A name that says only a part, completed with what the indicator before or the topic says of it too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.grammar import is_noun_phrase, is_told, last_word
from assistant.facts.sharing import MEASURED_NOUN, is_price, measure_of, only_says_which
from assistant.facts.wording import NAMING_START, SHARE_NAME, SPEED_NAME, VERBAL_NOUNS
from assistant.terms import load_terms

if TYPE_CHECKING:
    from assistant.facts.said import Said
    from assistant.facts.setting import Setting

ALONE = re.compile("降幅|增速|增幅|涨幅|占比|比重|份额|强度")
"""What is somebody's or something's, and says alone nobody's (增速, 占比)."""
_INVESTED = re.compile(
    "(?:年度|协议|合同|意向|概算|完成|总)*(?:投资|引资)(?:总?额|规模|金额)?|(?:协议|合同|意向|签约)金额"
)
_FIRM = re.compile("企业|公司|集团|开发区")
_MEASURED_TOPIC = re.compile("(?:产量|产值|销量|增加值|用电量|营业收入|销售额)$")
_ATTENDING = re.compile("在校学?生|招生|毕业生|专任教师|教职工|床位")
_OF_INDUSTRY = re.compile("(?:核心)?产业(?:规模|营收|营业收入|产值|增加值)")
_OF_CROP = re.compile("(.{2,}?)(?:播种|种植|养殖|采摘)?(?<!建筑)(?<!销售)面积")
_IN_SCHOOL = re.compile("(?P<owner>.{2,})(?:在校学?生|招生|毕业生)")
_OF_A_HERD = re.compile("[存出]栏(?:量|数)?$")
_HEADS = frozenset(["头", "只", "羽", "匹", "口"])
_RANK = re.compile("^(?:国家|[省市县区])级(?:及?以上)?")
_ONE_SECTOR = re.compile("第[一二三]产业")
_ECONOMY = re.compile("(?:地区|国内)?生产总值|GDP")
_KIND_END = re.compile("(?:企业|业|类)$")
_RATE = re.compile("(?:率|比重|占比|比例)$")
_OF_ALL = re.compile("总(?=额$)")  # 社会消费品零售总额, but 汽车类零售额
_PERSONS = ("人", "生", "者", "员", "民", "童", "户", "工")
_SECTOR = re.compile("第[一二三]产业增加值")
_OF_AN_ECONOMY = re.compile("(?P<owner>.{2,}(?:经济|企业))增加值")
_CONTRIBUTED = re.compile("对.+贡献率")
_MODE = re.compile("(?:铁路|公路|水路|水运|民航|航空|港口)(?=旅客|货物|客运|货运|货邮|完成)")
_CARRIED = re.compile("(?:旅客|货物|客运|货运|货邮)(?:运输)?(?:吞吐|周转)?量$|(?:旅客|货物|客运|货运|货邮)运输总量$")
_OF_PERSONS = re.compile(".{0,6}(?:居民|农民|农牧民|职工|家庭)(?=人均)")
_PER_PERSON = re.compile("人均(?!.*(?:财政|预算|公共))(?:.{2,10}(?:支出|收入)|.{0,4}住房(?:建筑)?面积)$")
_STAFF = re.compile("(?:实有)?(?P<name>床位数?|卫生技术人员|医疗卫生人员|从业人员)")
_STAFFED = re.compile(
    "(?P<owner>.{2,}?(?:机构|医院|卫生院|中心|服务站|卫生室))(?:[（(][^（）()]*[）)])?(?:床位数?|卫生技术人员)?"
)
_PROPOSALS = frozenset(["建议", "提案", "议案"])
_OF_DEPUTIES = re.compile(".*(?:代表|政协|委员)(?=(?:议案|建议|提案)$)")
_OF_FIRMS = "(?:主营业务|营业|销售)收入|营收|利税|利润(?:总额)?"
_SOMEBODYS = re.compile(f"{_INVESTED.pattern}|{_OF_FIRMS}|税收|产值|产量|装机规模|装机|利用率|单产|增加值")
_OF_SOMEBODY = re.compile(rf"(?P<owner>.{{2,}}?)总?(?:{_OF_FIRMS}|产值|产量|总产|投资|装机规模|装机)")
_SHARED_BY = re.compile("(?:装机|发电量|用电量|产值|产量|投资|营收|出口)(?:占比|比重)")
_OF_A_FIRM = re.compile(f"[^、]{{2,10}}?(?:{_FIRM.pattern})(?=.{{2}})")
_FIRMS = re.compile("(?:企业|园区|集群|产业|开发区)$")
_PROJECTS = re.compile("(?:项目|工程)$")
_AMOUNT_END = re.compile("(?:总数|数量|总量|占比|比重)$")


def completed(name: str, said: Said, last: Said | None, setting: Setting, *, goes_on: bool, owned: bool) -> str:
    """A name that says only a part, with what the indicator before or the topic adds to it; "" for any other.

    ``owned``: the clause itself says whose the measure is (玉林高新区产值突破100亿元).
    """
    if owned and last and _SOMEBODYS.fullmatch(name):
        return ""
    if last and last.unit == "所" and _ATTENDING.fullmatch(name):  # 普通中学256所，在校学生28.4万人
        return last.indicator.removesuffix("数") + name
    whole = _part_of_firms(name, said, setting)
    whole = whole or _of_the_last(name, last, goes_on=goes_on) or _of_the_same(name, last)
    if whole := whole or _beside(name, said, last, setting, goes_on=goes_on):
        return whole
    if said.measure == "量值" and name in ("死亡", "伤亡"):
        return f"{name}人数"
    if part := _part(name, said, setting) or _kind_beside(name, said, last):
        return part
    if name in load_terms().scopes and last:  # 工业企业超过8万家，其中规模以上7003家
        return name + last.indicator.removeprefix(name)
    if name and said.measure in ("量值", "数量") and (measured := _MEASURED_TOPIC.search(setting.topic)):
        return "" if MEASURED_NOUN.search(name) else name + measured[0]  # 主要工业产品产量：汽车18.6万辆
    if setting.industry and _OF_INDUSTRY.fullmatch(name):
        return setting.industry + name
    if name and ALONE.fullmatch(name) and last and said.measure != "占比":
        return _alone(name, said, last)
    for one, other in (("城镇", "农村"), ("农村", "城镇")):
        if last and name == one and last.indicator.startswith(other):
            return one + last.indicator.removeprefix(other)
    return ""


def _alone(name: str, said: Said, last: Said) -> str:
    """A rate, share or intensity that its clause names alone (增速, 比重): that of the indicator before."""
    if SHARE_NAME.search(name) and last.measure in ("占比", "占比变动") and said.unit == "个百分点":
        return last.indicator  # 占进出口总值的54.7%，比重提高1.7个百分点
    if SHARE_NAME.search(name) and _RATE.search(last.indicator):
        return name  # 渗透率全国第一、占比全国第二: of what the share is
    return (SPEED_NAME.sub("", last.indicator) or last.indicator) + name


def _part(name: str, said: Said, setting: Setting) -> str:
    """The part's name with the measure of the whole that it is listed under (夏粮|播种面积); "" for any other name."""
    whole = setting.whole
    if whole is None:
        return ""
    if _SECTOR.fullmatch(name) and (owner := _OF_AN_ECONOMY.fullmatch(whole.indicator)):
        return owner["owner"] + name  # 民营经济增加值119亿元。其中，第一产业增加值17亿元
    growing = said.measure in ("同比增速", "变动")
    if is_price(whole.indicator) and growing and name and not MEASURED_NOUN.search(name):
        if name in ("城市", "农村") and whole.indicator.startswith("居民"):
            return name + whole.indicator
        return name if is_price(name) else f"{name}价格"  # 居民消费价格上涨2%。其中，食品烟酒上涨9%
    if _ONE_SECTOR.fullmatch(name) and _ECONOMY.fullmatch(whole.indicator) and said.measure in ("量值", "同比增速"):
        return f"{name}增加值"  # 生产总值3633亿元。其中，第一产业增加值62亿元；第二产业1780亿元
    if _RANK.fullmatch(name) and said.measure == "数量" and said.unit == whole.unit:
        return name + _RANK.sub("", whole.indicator)  # 县级以上龙头企业98家，其中省级8家
    if not only_says_which(name):
        return ""
    if said.unit in _HEADS and whole.unit in _HEADS and (herd := _OF_A_HERD.search(whole.indicator)):
        return name + herd[0]
    if whole.indicator.startswith("参加") and name.endswith(_PERSONS):  # 参加工伤保险22万人，其中农民工7万人
        return whole.indicator + name
    same = said.unit == whole.unit
    made = whole.indicator == "产量" and said.measure in ("量值", "数量") and said.unit != "%"
    if said.measure == "数量" and same and name.endswith("业") and last_word(whole.indicator) not in VERBAL_NOUNS:
        # 新增单位147家。其中工业4家, but 法人单位4家 are told apart as they are
        new = NAMING_START.match(whole.indicator)
        return f"{new[0]}{name}{whole.indicator[new.end() :]}" if new else name + whole.indicator
    grew = said.measure in ("同比增速", "年均增速") or (said.measure == "倍数" and bool(said.direction))
    grew = grew and not whole.amounts  # from 产品产量: 光电子器件增长4.7倍
    measure = measure_of(whole.indicator) if grew or made or (said.measure == "量值" and same) else ""
    if measure == "人口" and name.endswith(_PERSONS):
        return ""  # 男生 are persons by their name
    return name + _OF_ALL.sub("", measure) if measure else ""


def _part_of_firms(name: str, said: Said, setting: Setting) -> str:
    """The part's name where the whole is of firms (保险公司保费收入178亿元，其中财产险39亿元); "" for any other."""
    of_firms = setting.whole is not None and _OF_A_FIRM.match(setting.whole.indicator)
    return _part(name, said, setting) if of_firms else ""


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


def _of_the_same(name: str, last: Said | None) -> str:
    """What the same means of transport carried or the same persons have each; "" for any other name.

    铁路旅客运输总量268万人次；旅客运输周转量3.45亿人公里; 城市居民人均衣着支出2202元；人均交通通讯支出2830元.
    """
    if last is None or not name.startswith(("旅客", "货", "客", "人均")):
        return ""
    whose, what = (_OF_PERSONS, _PER_PERSON) if name.startswith("人均") else (_MODE, _CARRIED)
    found = whose.match(last.indicator)
    return found[0] + name if found and what.match(name) else ""


def _beside(name: str, said: Said, last: Said | None, setting: Setting, *, goes_on: bool) -> str:
    """What usually stands beside the name before, with what that one says of it too; "" for any other."""
    if last is None or not name:
        return ""
    whole = whole_of(last, setting)
    if name.startswith("总") and NAMING_START.match(last.indicator) and whole.endswith(name[1:]):
        return whole  # 新增运营里程30公里，总里程达909公里
    if goes_on and name in _PROPOSALS and (whose := _OF_DEPUTIES.match(last.indicator)):
        return whose[0] + name  # 人大代表议案5项、建议877件
    owner = last.indicator.partition("占")[0]
    if _CONTRIBUTED.fullmatch(name) and MEASURED_NOUN.search(owner):
        return owner + name  # 第二产业增加值12亿元，对经济增长的贡献率为32%
    if name in ("产量", "总产量", "产值") and (crop := _OF_CROP.fullmatch(last.indicator)):
        return crop[1] + name  # 蔬菜播种面积3938公顷，产量106551吨
    if said.unit in _HEADS and last.unit in _HEADS and (herd := _OF_A_HERD.search(last.indicator)):
        return name + herd[0] if only_says_which(name) else ""  # 羊出栏21万头，活家禽276万只
    staff = _STAFF.fullmatch(name)
    house = _STAFFED.fullmatch(last.indicator) if staff else None
    if staff and house and last.measure in ("数量", "量值"):
        return house["owner"] + staff["name"]  # 乡镇卫生院973个，床位2.41万张，卫生技术人员1.84万人
    if name in ("招生", "毕业生", "在校生", "在校学生") and (school := _IN_SCHOOL.fullmatch(last.indicator)):
        return school["owner"] + name  # 小学在校学生57万人，招生11万人
    if name == "人均" and last.measure == "量值":  # 生产总值1.7万亿元，人均17万元
        return name + last.indicator
    for one, other in (("收入", "支出"), ("支出", "收入")):
        if goes_on and name == one and last.indicator.endswith(f"预算{other}"):
            return last.indicator.removesuffix(other) + one
    return ""


def _kind_beside(name: str, said: Said, last: Said | None) -> str:
    """A kind beside one whose measure grew: 采矿业增加值下降0.4%，制造业增长6.9%; "" for any other name."""
    if last is None or not said.measure == last.measure == "同比增速" or not (measure := measure_of(last.indicator)):
        return ""
    kinds = {_KIND_END.search(kind) for kind in (name, last.indicator.removesuffix(measure))}
    alike = None not in kinds and len({kind[0] for kind in kinds if kind}) == 1
    return name + measure if alike and only_says_which(name) else ""


def _of_owner(indicator: str, name: str) -> str:
    """The measure under the name of whose ``indicator`` is; "" where that says nobody's."""
    owner = _OF_SOMEBODY.fullmatch(indicator)
    return owner["owner"] + name if owner and is_told(owner["owner"]) else ""


def whole_of(last: Said | None, setting: Setting) -> str:
    """What a total or a new part is of: the topic, else the indicator before; without 数量 and 新增."""
    name = _AMOUNT_END.sub("", (last.indicator if last else "") or setting.topic)
    naming = NAMING_START.match(name)
    return name[naming.end() :] if naming else name
