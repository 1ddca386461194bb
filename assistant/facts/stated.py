"""Whether words are a name that can be stated: they look like an indicator's and like nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.grammar import is_deed, is_noun_phrase, is_told
from assistant.facts.naming import subjects_in
from assistant.facts.wording import AND, GENERIC, SHARE_NAME, any_of
from assistant.terms import load_terms

# What a list of words cannot say: 新增 inside a name but not in 城镇新增就业.
_BAD = re.compile(
    rf"{any_of('no_indicator')}|^[时后间起底末较比、]|^{AND}|^超(?![长大高低短算级])|[0-9]{{4}}年|^都市圈|^多年|^核心产业|第[一二三四五](?!产业|、第|[期轮批次])|级$|人均$|每[0-9]|每[人户生月年]$|^(?:每年)?(?:减少|减轻|降低|压缩|缩短|下调|取消|免除|避免)|^新解决|办$|^获(?![评批得]|[一-龥]*奖$)|拉动(?:GDP|.*生产总值|.*经济|.*增长|.*产值)(?:$|对)|^(?:总量|规模|增加值|产值)对|(?<=[力性率度])[强高好大优足]$|最[大高低长多少快强好优先]$|领先$|^持平$"
    r"|(?<!^)(?<!城镇)(?<!城区)(?<!年均)(?<!日均)(?<!市)(?<!教育)(?<!高中)(?<!园区)(?<!集聚区)新增|(?<!^)累计"
)
_PULLS = re.compile(
    "(?P<who>[^拉动占]{2,20})拉动(?:全[市省县区国]|规上|规模以上)?(?:GDP|(?:地区|国内)?生产总值|经济|工业(?:经济|增加值)?|投资)增长"
)
_PART_OF_ECONOMY = re.compile("第[一二三]产业(?:增加值)?|工业|农业|服务业|建筑业|规模以上工业|规上工业")
_BY_SOMEBODY = re.compile("(?<!^)(?<!新)(?:退出|淘汰|关停|压减)(?=.{3})")
_WHOSE_MONEY = re.compile("(?:中央|地方|各级|国家|省级?|市级?|县级?|区级?|财政|政府|和|与|、)+(?:投入|资金|补助|安排)")
# A piece of a clause: 1000万元等标准以.
_TORN = re.compile(f"^(?:[》”）]|提出|[按依]照|根据|等(?![级候待])|的|{AND}|与|及)|(?:以|为|将|的|在|较)$")
_ECONOMY = re.compile("(?P<whose>[^占对]{2,}?)(?:地区|国内)?(?:生产总值|GDP)")
_ITS_KIND = re.compile("人均|户籍|常住|海洋|绿色|单位|[万亿]元|每|经济$|^(?:地区|国内)$")
_SECTOR_SHARE = re.compile("第[一二三]产业占(?:地区生产总值|生产总值|国内生产总值|GDP|经济总量)的?(?:比重|比例)")
_WHOSE_INVESTMENT = re.compile("(?:协议|合同|意向|签约|概算|完成|总)*(?:投资|金额|引资)(?:总?额|规模|金额)?")
LONGEST = 30
"""More characters than this are no name of one indicator."""
_CLEAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9_Ⅰ-Ⅴ“”&（）()·\-—+、/.《》%]+")
_QUOTED = re.compile("“[^“”]*”")
_TOWARDS = re.compile("^(?:面向|向)(?:民间资本|社会资本|社会|市场|企业|公众|群众|海内外)(?=推介|推出|发布|开放|发放)")
_NARROWED = re.compile("（[一-龥、]{1,4}）")
_AGE = re.compile("[0-9]+(?:[—-][0-9]+)?周?岁(?:[及或]?以[上下])?")
_NO_THING = re.compile(
    "(?:[过超破][一二两三四五六七八九十百千万亿]+元?"  # 新增过五千亿: of what
    "|报告|规划|计划|公报|论文|方案|意见|通知|目标|数据|方向|方面|层次|环境)$"
)


@lru_cache(maxsize=32768)
def well_named(indicator: str) -> bool:
    """Whether the words look like an indicator's name and like nothing else."""
    name = _AGE.sub("适龄", indicator.replace(" ", ""))  # an age says which of the people
    name = _TOWARDS.sub("", name)  # 向民间资本推介项目
    name = _NARROWED.sub("", name)  # 中欧班列（西安）开行: which of them
    unquoted = _QUOTED.sub("", name)  # “吉林一号”组网卫星 are of no other place
    others = [place for place, _, _ in subjects_in(unquoted) if place not in ("全国", "江苏")]
    if others and "占" not in name:
        return False
    if by_somebody(name) or _WHOSE_MONEY.fullmatch(name) or _WHOSE_INVESTMENT.fullmatch(name):
        return False  # 中央和地方投入105亿元: for what
    if (economy := _ECONOMY.fullmatch(name)) and not _ITS_KIND.search(economy["whose"]):
        return False  # 区属地区生产总值, 平原新城地区生产总值: whose it is is no part of its name
    part = name.partition("占")[0].partition("、")[0]
    if name in GENERIC or (part in GENERIC and not _SECTOR_SHARE.fullmatch(name)):  # 总产量、商品量稳居第一: of what
        return False
    if pulls := _PULLS.fullmatch(name):
        return _PART_OF_ECONOMY.fullmatch(pulls["who"]) is not None or well_named(pulls["who"])
    if name in load_terms().indicators:
        return True
    if _TORN.search(name):
        return False
    core = SHARE_NAME.sub("", name).removesuffix("占") or name
    told = is_told(core) or (core != name and len(core) >= len("产业投资"))
    phrase = is_noun_phrase(name) or is_deed(name)
    fits = 2 <= len(name) <= LONGEST and told and phrase and not _NO_THING.search(name)
    return fits and _CLEAN.fullmatch(name) is not None and not _BAD.search(name) and name.count("“") == name.count("”")


def by_somebody(name: str) -> bool:
    """Whether the name says who did it, and that is nobody known (马钢退出炼铁产能)."""
    return _BY_SOMEBODY.search(name) is not None
