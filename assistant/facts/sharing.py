"""What 分别 shares out: the names of several things that stand before their figures."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.grammar import MEASURES, ends_named, members, words_of
from assistant.facts.wording import CLASS_NOUNS, GENERIC, NAMING_START, VERBAL_NOUNS
from assistant.terms import load_terms

_BOTH = ("城镇", "农村")
_SHARED_TAIL = re.compile(
    "(?:限上|规上|限额以上|规模以上|工业|全产业链|产业|常住居民|居民)?(?:零售额|增加值|(?:运营|通车|营业)?总?里程|总产值|产值|产量|销量|营收|营业收入|利润|投资|"
    "收入|进出口(?:总?[额值])?|出口额?|进口额?|占比|人均可支配收入|贷款余额|存款余额|余额|规模|面积|覆盖率|普及率|满意度|水质(?:优良|达标)(?:比例|率)|优良水质比例)$"
)
_TWO_SECTORS = re.compile("第(?P<one>[一二])[、和]第?(?P<other>[二三])产业(?P<of>.+)")
_TWO_KINDS = re.compile("(?P<one>轻)、(?P<other>重)(?P<of>工业.+)")
_AND_OTHERS = re.compile(r"(?P<own>[^等]{2,})等(?:[0-9一二两三四五六七八九十]+[个大类项家])?(?P<tail>.{2,})")
_OTHERS = frozenset(["主要指标", "指标", "领域", "方面", "业务"])
_COUNTED = re.compile(r"(?P<own>.{2,}?)(?:[0-9]+|[两二三四五六七八九十]+)[个大类项](?P<tail>.{2,})")
_RANKED = re.compile(r"(?P<own>.{1,6}级)(?P<tail>.{2,})")
_RELATIONAL = re.compile(
    r"(?:利润|死亡人数|受伤人数|直接经济损失|总?花费|营业收入|营收|税收|产值|产量|销量|增加值|收入|支出|用电量|发电量|贷款余额)(?:总额)?"
)
_OF_OWNER = re.compile(
    r"(?P<owner>.{2,}?)(?:工业)?总?(?:营业收入|营收|利润|产值|产量|增加值|起数|资产总额|收入|支出|数量|人数|人次|用电量|发电量|存款余额)"
)
_OF_A_ZONE = re.compile("[一-龥]{0,4}?(?:开发区|高新区|经开区|园区|自贸区|自贸试验区|综保区|县域)(?!数|个数|面积)")
_PER_UNIT = re.compile(r"单位(?:国内生产总值|地区生产总值|生产总值|GDP|[^、和与及]{2,8}?增加值)")
_ABREAST = re.compile("[型级类性品业]")
_REACHING = re.compile("^(?:实现|完成)(?=.{3})")
_SPENT_ON = re.compile(".*?用于")
_SHARES = re.compile("(?:占比|比重|增速|增幅)$")
_IN_ONE = {
    "存贷款": ("存款", "贷款"),
    "收支": ("收入", "支出"),
    "内外资": ("内资", "外资"),
    "产销": ("产", "销"),
    "牛羊": ("牛", "羊"),
}
"""Two things that one word names."""
_TWO_IN_ONE = re.compile(f"(?P<owner>.*?)(?P<both>{'|'.join(_IN_ONE)})(?P<tail>[^、和与及]*)")
_WHOSE = re.compile("..(?:居民|家庭|企业|产业|行业|地区|单位|机构|职工)$")
_TOWN_AND_COUNTRY = frozenset(["城镇", "城市", "县城", "农村", "乡村"])
_OF_ANY_KIND = re.compile("(?:[存出]栏|产|销)量?|进口量?|出口量?|[存出]栏")
_TRANSPORT = frozenset(["铁路", "公路", "水路", "民航", "航空", "管道", "水运"])
"""What ends as indicators' names do (高速公路), and alone says which: 货运量9亿吨，其中铁路1亿吨."""
_ON_AVERAGE = re.compile("[年月日季]?(?:平均|均)$|[毛净]$")
_HOW = frozenset(["种植", "播种", "设施", "加工", "生产", "规模", "养殖"])
_OF_A_HERD = re.compile("[存出]栏[量数]?$")
_EMITTED = re.compile("排放(?:总量|量)$")
_NEEDS_MORE = frozenset(["标准", "水平", "规模", "能力", "价格", "成本", "任务", "指标", "内资", "外资"])
_PAID = re.compile("(?:养老金|保险金|抚恤金|助学金|低保|特困|补[助贴]|津贴|工资|生活费|报销|供养)$")
"""What people are paid has its 标准 in common with the next: 城市低保、农村低保标准."""
_LONGEST_LEFT_OUT = 2
MEASURED_NOUN = re.compile(
    "(?:增加值|产值|收入|投资|投入|外资|内资|损失|出口|进口|消费|零售|利润|[率额量值]|(?<![分指倍基系])数|(?<!制)度|游客|人数|起数|比重|占比|面积|余额|贷款|存款|税收|预算|亩产|单产|销售|订单|用电|支出|里程|企业|中心|"
    "总部|营收|人次|天数|次数|指数|经费|花费|规模|总量|产量|能耗|水耗)$"
)

_COUNTED_NOUN = re.compile("(?:案件|命案|事故|国债|债券|专利|航线|班列)$")
"""What grows by its number alone, without a word for that: 刑事案件、治安案件、命案数分别下降55.8%、44.5%、43.7%."""
_PRICE_OF = re.compile("(?<=..)(?:(?:出厂|购进|收购|销售|零售|批发|交易)?价格)$")
_PRICE = re.compile("价格(?:总?(?:水平|指数))?$")
_THINGS = re.compile("(?:企业|中心|总部|公司)$")
_OF_A_KIND = re.compile("(?:[业品车船粮]|企业|公司|机构|服务|居民|单位|部门|地区|城镇|[乡农]村)$")
_MEASURE_OF_WHOLE = re.compile(
    "(?:(?:播种|种植|养殖|销售|施工|竣工|建筑)面积|总?产[值量]|增加值|零售总?额|销[售量]额?|保费(?:收入)?|支出|(?<!出生)(?<!死亡)人口|营业收入|营收|利润(?:总额)?|投资|[存贷]款余额|用电量|发电量|"
    "进出口(?:总?[额值])?|出口(?:总?[额值])?|进口(?:总?[额值])?|[货客]运量|(?:货物|旅客|集装箱|货邮|货运|客运)?(?:周转量|吞吐量)|拥有量|保有量)$"
)


@lru_cache(maxsize=32768)
def is_price(whole: str) -> bool:
    """Whether the indicator is a price: what stands under it is the price of a thing, whatever the thing is called."""
    return _PRICE.search(whole) is not None


@lru_cache(maxsize=32768)
def measure_of(whole: str) -> str:
    """The measure that an indicator ends with, which its parts may leave out: 粮食|播种面积; "" for none."""
    found = _MEASURE_OF_WHOLE.search(whole)
    return found[0] if found else ""


@lru_cache(maxsize=32768)
def only_says_which(name: str) -> bool:
    """Whether the name says whose the figure is or of which kind (农业, 夏粮, 民营企业), and not what is measured."""
    if name in _TRANSPORT:
        return True
    if not name or name in load_terms().indicators or (MEASURED_NOUN.search(name) and not _THINGS.search(name)):
        return False
    words = words_of(name)
    return words[-1].text not in VERBAL_NOUNS and (not ends_named(name) or _OF_A_KIND.search(name) is not None)


def distribute(name: str, count: int, *, of_things: bool = False) -> tuple[str, ...]:
    """The names that 分别 shares out: 城镇和农村居民收入 → 城镇居民收入, 农村居民收入; () when the count differs.

    Things counted (``of_things``) have names of their own; of rates and amounts the last name's tail belongs to all.
    """
    if (kinds := _TWO_KINDS.fullmatch(name)) and count == len(_BOTH):
        return tuple(kind + kinds["of"] for kind in kinds.group("one", "other"))
    if (sectors := _TWO_SECTORS.fullmatch(name)) and count == len(_BOTH):
        return tuple(f"第{digit}产业{sectors['of']}" for digit in sectors.group("one", "other"))
    if found := re.search(r"(一二三产|三次产业)(?:业)?(.*)$", name):
        return tuple(f"第{digit}产业{found[2]}" for digit in "一二三") if count == len("一二三") else ()
    if shared := re.fullmatch(r"(.+?)(占.+比重)", name):
        owners = distribute(shared[1], count) or distribute(shared[1], count, of_things=True)
        return tuple(part + shared[2] for part in owners)
    if count == len(_BOTH) and (two := _TWO_IN_ONE.fullmatch(name)):
        return tuple(f"{two['owner']}{one}{two['tail']}" for one in _IN_ONE[two["both"]])
    if count == len(_BOTH) and name.startswith("城乡") and len(members(name)) == 1:  # 城乡居民人均可支配收入
        return tuple(kind + name.removeprefix("城乡") for kind in _BOTH)
    parts = [] if re.search("每[0-9]", name) else list(members(name))
    if len(parts) > count == name.count("、") + 1:
        parts = name.split("、")  # 信息传输、租赁和商务服务业增加值
    return _parted(parts, of_things=of_things) if len(parts) == count else ()


def _parted(parts: list[str], *, of_things: bool) -> tuple[str, ...]:
    parts = [_REACHING.sub("", part) for part in parts]  # 接待游客、实现旅游总花费
    if not all(map(words_of, parts)):
        return ()  # 产值和占比: the share is of what is not said
    if (spent := _SPENT_ON.match(parts[0])) and not any(_SPENT_ON.match(part) for part in parts[1:]):
        bare = _parted([parts[0][spent.end() :], *parts[1:]], of_things=of_things)
        return tuple(spent[0] + part for part in bare)  # 中央财政用于科技、教育的支出
    naming = NAMING_START.match(parts[0])
    if of_things and naming and not any(map(NAMING_START.match, parts[1:])):  # 新建省重点实验室、省工程研究中心
        return tuple(naming[0] + part for part in _parted([parts[0][naming.end() :], *parts[1:]], of_things=True))
    if not of_things and (abreast := _abreast(parts)):
        return (*(part + abreast for part in parts[:-1]), parts[-1])
    if (share := _SHARES.search(parts[-1])) and not any(_SHARES.search(part) for part in parts[:-1]):
        return _of_each([*parts[:-1], parts[-1][: share.start()]], share[0], of_things=of_things)
    if usual := _as_usual(parts):
        return usual
    tail = _AND_OTHERS.fullmatch(parts[-1]) or _COUNTED.fullmatch(parts[-1])
    if tail and tail["tail"] in _OTHERS:
        return _parted([*parts[:-1], tail["own"]], of_things=of_things)
    if tail:
        return tuple(part + tail["tail"] for part in (*parts[:-1], tail["own"]))
    if all(part.endswith("级") for part in parts[:-1]):
        ranked = _RANKED.fullmatch(parts[-1])
        return (*(part + ranked["tail"] for part in parts[:-1]), parts[-1]) if ranked else ()
    if of_things:
        last = words_of(parts[-1])[-1].text
        return tuple(part if _is_whole(part) or last not in CLASS_NOUNS else part + last for part in parts)
    if all(MEASURED_NOUN.search(part) or _COUNTED_NOUN.search(part) for part in parts):
        return _with_owner(parts)
    return _with_tail(parts)


def _of_each(parts: list[str], share: str, *, of_things: bool) -> tuple[str, ...]:
    """The names with the share or growth of each; () where firms stand beside an amount (小微企业、涉农贷款增速)."""
    if any(map(_THINGS.search, parts[:-1])) and not _THINGS.search(parts[-1]):
        return ()
    return tuple(part + share for part in _parted(parts, of_things=of_things))


def _as_usual(parts: list[str]) -> tuple[str, ...]:
    """The names of what is usually said in one breath: energy and water per unit, discharges, deposits and loans."""
    if (price := _PRICE_OF.search(parts[-1])) and not any("价" in part for part in parts[:-1]):
        return (*(part + price[0] for part in parts[:-1]), parts[-1])  # 食品烟酒、衣着价格
    if (unit := _PER_UNIT.match(parts[0])) and not any(_PER_UNIT.match(part) for part in parts[1:]):
        return (parts[0], *(unit[0] + part for part in parts[1:]))  # 单位国内生产总值能耗、水耗
    emitted = _EMITTED.search(parts[-1])
    if emitted and not any("排放" in part for part in parts[:-1]):  # 化学需氧量、二氧化硫排放总量
        return (*(part + emitted[0] for part in parts[:-1]), parts[-1])
    herd = _OF_A_HERD.search(parts[-1])
    if herd and herd.start() and not any("栏" in part for part in parts[:-1]):  # 猪、牛、家禽出栏
        return (*(part + herd[0] for part in parts[:-1]), parts[-1])
    if parts[-1].startswith("贷款") and all(part.endswith(("存", "存款")) for part in parts[:-1]):
        owner = parts[0].removesuffix("款").removesuffix("存")  # 本外币存、贷款余额
        return (f"{owner}存款{parts[-1].removeprefix('贷款')}", owner + parts[-1])
    return ()


def _with_tail(parts: list[str]) -> tuple[str, ...]:
    """The names with what stands at the last of them alone: 铁路、航空|客运量, 食品、药品|抽检合格率."""
    shared_tail = _SHARED_TAIL.search(parts[-1])
    if shared_tail and shared_tail[0] == parts[-1]:
        shared_tail = None
    words = words_of(parts[-1])
    tail = shared_tail[0] if shared_tail else words[-1].text
    if len(words) == 1 and parts[-1][len(parts[0]) :] in CLASS_NOUNS:
        tail = parts[-1][len(parts[0]) :]  # 刑事、治安案件
    if tail in _NEEDS_MORE:
        paid = tail == "标准" and all(_PAID.search(part.removesuffix(tail)) for part in parts)
        return (*(part + tail for part in parts[:-1]), parts[-1]) if paid else ()
    tail = _whole_tail(parts[-1], tail)
    if not MEASURED_NOUN.search(tail) and any(_is_whole(part) for part in parts[:-1]):
        return ()  # 新落地项目、实际利用内资
    short = len(tail) if _OF_ANY_KIND.fullmatch(tail) else min(map(len, parts))  # 猪、牛出栏, 煤、原油进口
    if short < len("单产") or len(tail) < 2 or tail == parts[-1] or tail in MEASURES:
        return ()
    head = sum(word.end <= len(parts[-1]) - len(tail) for word in words)
    if head > len(words_of(parts[0])) + _LONGEST_LEFT_OUT:
        return ()  # 居民医保和基本公共卫生服务经费人均财政补助标准: how much of it is the first one's too
    if parts[0].startswith("对") and not parts[-1].startswith("对"):  # 对东盟、欧盟进出口
        parts = [parts[0], *("对" + part for part in parts[1:])]
    own = [part if part.endswith("率") and tail.endswith("率") else _joined(part, tail) for part in parts[:-1]]
    return (*own, parts[-1])  # 学前教育毛入园率、高中阶段和高等教育毛入学率: the first has a rate of its own


def _whole_tail(name: str, tail: str) -> str:
    """The tail with how it comes about before it: 水稻、玉米|种植面积, 蔬菜、小浆果|设施产量."""
    words, at = words_of(name)[1:], len(name) - len(tail)
    how = next((word for word in words if word.end == at and (word.text in VERBAL_NOUNS or word.text in _HOW)), None)
    torn = next((word for word in words if word.start < at < word.end), None)  # 播种面积 is one word
    longer = how or torn
    tail = name[longer.start :] if longer else tail
    average = _ON_AVERAGE.search(name, 0, len(name) - len(tail))  # 二氧化硫、二氧化氮|年平均浓度
    return name[average.start() :] if average and average.start() else tail


def _abreast(parts: list[str]) -> str:
    """What follows in the last name behind the words that stand abreast of the first name: 食品、药品|抽检合格率."""
    first, last = parts[0], parts[-1]
    kind = next((kind for kind in _TOWN_AND_COUNTRY if last.startswith(kind)), "") if first in _TOWN_AND_COUNTRY else ""
    if kind and MEASURED_NOUN.search(last):  # 城镇、农村|居民人均消费支出
        return last[len(kind) :]
    same = last.find(first[-2:], 1, len(first) + 2) if _WHOSE.search(first) else -1
    if same > 0 and MEASURED_NOUN.search(last[same + 2 :]):  # 城镇居民、农村居民|人均消费支出
        return last[same + 2 :]
    for word in reversed(words_of(last)[:-1]):
        head = last[: word.end]
        alike = _ABREAST.fullmatch(first[-1]) is not None and first[-1] == head[-1]
        both = {first, head} <= _TOWN_AND_COUNTRY
        short = len(first) == len(head) <= len("炼铁") and (len(first) == 1 or first[0] == head[0])
        again = head in parts[:-1]  # 工业、制造业、工业技改投资: not all have 技改
        if (alike or short or both) and not again and MEASURED_NOUN.search(last[word.end :]):
            return last[word.end :]
    return ""


def _is_whole(name: str) -> bool:
    """Whether the name needs no tail: its last word says what kind of thing it is."""
    return words_of(name)[-1].text in CLASS_NOUNS or ends_named(name)


def _with_owner(parts: list[str]) -> tuple[str, ...]:
    """省属企业营业收入、利润: a profit is somebody's, so the first name's owner is the second's too.

    So is whatever is told of a zone: 开发区规上工业增加值、工业投资.
    """
    if (zone := _OF_A_ZONE.match(parts[0])) and not any(map(_OF_A_ZONE.match, parts[1:])):
        return (parts[0], *(zone[0] + part for part in parts[1:]))
    owner = _owner(parts[0])
    return (parts[0], *(owner + part if _is_relational(part) else part for part in parts[1:]))


def _owner(name: str) -> str:
    """Whose the measure is that the name ends with: 省属企业|营业收入, 适龄儿童|入园率."""
    if found := _OF_OWNER.fullmatch(name):
        return found["owner"]
    words = words_of(name)
    rate = 2 if words[-1].text == "率" else 1
    return name[: words[-rate].start] if name.endswith("率") and len(words) > rate else ""


def _is_relational(name: str) -> bool:
    return name in GENERIC or _RELATIONAL.fullmatch(name) is not None


def _joined(part: str, tail: str) -> str:
    """城镇居民 and 居民人均可支配收入 have 居民 in common, which is written once; 制造业 is no 产业 besides."""
    tail = tail.removeprefix("产业") if part.endswith("业") else tail
    common = next((size for size in range(len(tail), 1, -1) if part.endswith(tail[:size])), 0)
    return part + tail[common:]
