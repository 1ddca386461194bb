"""What a question asks: its kind, what an answer must hold, subjects, indicators, periods and stance.

The wordings that decide live in ``cues.yaml``, the names in ``assistant/terms.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from assistant.answering.cues import Cues, load_cues
from assistant.answering.understanding.asides import without_asides
from assistant.answering.understanding.each_year import months_of_each_year
from assistant.answering.understanding.spoken import as_written
from assistant.errors import QuestionError
from assistant.facts.naming import subjects_in, without_turned_to
from assistant.model import Filters, Period, Query, Stance
from assistant.period import period_of_key, resolve, year_of
from assistant.quantity import find_periods, find_quantities
from assistant.search.words import simplified
from assistant.terms import load_terms, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.terms import Name

MAX_QUESTION_CHARACTERS = 2000
WHOLE_PROVINCE = "全省"
FORECAST = "forecast"
FOREIGN = "foreign"  # why a question in another language is declined, unless a model may translate it
# 中国制造2025 is what a plan is called, and no time.
_BEGINS_AN_HONOUR = re.compile(
    "(?<=[入获评列进身榜得荣为创选][选围评入得为建批定])[全中]国(?!前|第|平均|范围|的|同|一流|各|最|多)"
    "|(?<=“)[全中]国|[全中]国(?=[^，。？、的“”]{1,10}?(?:百强|[0-9一二三四五六七八九十]+强|示范|试点|文明城|劳动?模))"
)
"""全国 or 中国 in the name of an honour or a list (入选全国文化企业30强): no place that is asked about."""
_ENDS_A_NAME = re.compile("(?:制造|标准|健康中国|科技创新|现代化|议程)20[0-9]{2}$")
_AIM = re.compile("(?:增长|增速)?的?(?:预期|增长)?目标[值数]?(?=[？。！呢 ]*$)")
_NAME_OF_FIGURE = re.compile(
    "(?:[^效]率|比例|比重|占比|增速|增幅|总量|总额|余额|产值|增加值|营收|规模|面积|浓度|密度|强度|里程|产量|吞吐量|(?<!指)数|数量)$"
)

_OF_A_CITY = re.compile("市?(?:的|在|到|[0-9年月上下半底末—-])*")  # between a city's name and 全市
_ASIDE = re.compile("(?P<asked>.+)[（(](?P<place>(?![不非除])[^（）()]{2,12})[）)][？?。]?")  # GDP增速（无锡）
_REMARK = re.compile(r"[(（][^()（）]*[)）](?=[？?。]*$)")  # …第一吧（2023年说的）
_REMARK_BEHIND = re.compile(r"(?P<mark>[？。！])(?P<remark>[(（][^()（）]{2,24}[)）])$")  # 平均多少？（2025年1—8月）
_ASKS_SOMETHING = ("open", "asks", "asks_is", "asks_has", "asks_did", "asks_can")
_TO_DO = (
    "要",
    "如何",
    "怎么",
    "怎样",
    "打算",
    "准备怎",
    "准备如何",
    *("化解", "防范", "破解", "解决", "应对", "治理", "整治", "防控", "处置", "补齐"),  # ……从哪几方面入手
)
_BY_HOW_MUCH = re.compile("[高低多少快慢大小][出了]?(?:多少|几)")
_HOW_MANY = re.compile("多少|几(?!乎)")
_SEVERAL_ASKED = re.compile("哪些|哪几|几[个项条件]|各|分别|列|名单|都有|排|[？?](?=.)")
_REASON_OF_A_MOVE = re.compile(
    "(?:上调|下调)[^，。？]*(?:原因|考虑|理由|为什么|为何)|(?:原因|为什么|为何|为啥)[^，。？]*(?:上调|下调)"
)
_WHY_SAID = re.compile("(?:为什么|为何|凭什么)(?:会|要|能)?(?:说|讲|认为|断定|判断)")
_ONLY_ASSERTS = re.compile("^(?!.*(?:[几哪谁]|多少|什么|怎|如何)).*(?:的吧|对吧|是吧|对吗|是吗|对不对|是不是)[？?。]*$")
_RUN_ASKED = re.compile("连续(?:几|多少)个?[年届次](?!月)")
_HELD_AGAINST = re.compile("比|差|倍|占|合计|一共|总共|加|[和跟与同]|排|第几|高|低|多(?!少)|少(?<!多少)|快|慢|大|小")
_PART_OF_YEAR = re.compile("[上下]半年|第?[一二三四1-4]季度|前[二三23]季度|前三个季度|[0-9]{1,2}[^年]*月")
_SAME_MONTHS = re.compile("([0-9]{4})年的?同期")
_TITLE_NAMED = re.compile("“[^”]{8,}”")
_HOW = re.compile(
    "怎么(?!样|看|回事)|如何(?!看)|咋|靠什么|凭什么|(?:什么|哪些|有没有|啥)[新好硬]?(?:招|办法|思路|打法|举措|规矩)"
)
_SINCE = re.compile("后来|如今|现在|(?:效果|进展|成效)(?:怎|如何|好不好)")
_PARTED = re.compile("[，。；？、和与及]|以及")
_WORD = re.compile(r"\w")
# Control signs, signs without width, turns of the writing's direction, halves of surrogate pairs.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]")
# 高企1.34万家 全国第几, 签了几个项目 多少钱: a space stands for the comma between two things said or asked.
_SPACE_FOR_MARK = re.compile(
    r"(?P<before>[0-9][万亿]{0,2}(?:[家户元人吨亩%]|个?百分点|平方公里)|(?:几|多少|哪|什么|怎|谁)[^\s，。？]*)\s+"
    r"(?=[^\s，。？]*(?:几|多少|哪|什么|怎|谁))"
)
_CHINESE_PUNCTUATION = str.maketrans("?!,;:", "？！，；：")
_WHICH_DOCUMENT = re.compile("(?:什么|哪[个份些部]|几[份个])(?:文件|规划|计划|纲要|方案)")
IN_TIMES = ("倍", "番")
_OF_EACH = re.compile("多少|合计|加起来|相加|总和|平均|分别|各|谁|最[高低大小多少快慢]|第几")
_NUMERALS = ("", "一", "[两二]", "三", "四", "五", "六", "七", "八", "九")
_OF_SHARES = ("%", "成", "倍", "百分点", "半")
_COUNTED = tuple("家户个人名项条座处只种类件艘台套位所辆")
# What is asked for → how the unit of an answer may end.
_IN_TITLE_MARKS = re.compile("《[^》]*》")
_TOLD_TWICE = re.compile(r"((?:19|20)\d\d年)([^，。？（(]{0,6})[（(]\1?[)）]")  # 今年（2026年）, 去年上半年（2025年）
_UNITS_ASKED = (
    (re.compile("总数|数量|人数|(?<![那这])[家个]数(?!字)"), _COUNTED),
    (re.compile(r"几个(?:百分)?点|多少个?(?:百分)?点|百分之(?:多少|几)"), ("%", "百分点")),
    (re.compile(r"几成|多少成|比重(?!庆)|占比|份额|率(?:是|为|有)?多少"), _OF_SHARES),
    (
        re.compile(
            r"(?:资助|奖励?|补贴?|补助|贴息)(?:金额|资金)?(?:多少|几)(?:万|亿|钱|$|[，。？])"
            r"|多少[一-龥]{0,4}(?:资金|经费|补贴|补助|奖金|奖励)(?!的?[一-龥]{0,2}(?:项目|企业|政策))"
        ),
        ("元", "亿", "%"),
    ),
    (re.compile(r"(?:研发|经费|投入|开发)强度"), ("%", "‰")),
    (re.compile(r"几(?:家|户)|多少(?:家|户)"), ("家", "户", "个")),
    (
        re.compile(
            r"(?:多少|几)(?![一二三四五六七八九]|个?百?分?点)[一-龥“”]{0,6}?"
            r"(?:企业|公司|团队|机构|平台|园区|项目|院校|高校|院所|基地|集群)(?=[，。？]|$)"
        ),
        tuple("家个户项所支座条处"),
    ),
    (re.compile(r"多少(?:万|亿)?人次"), ("人次",)),
    (re.compile(r"多少(?:万|亿)?(?:人(?!次|民币)|名)|(?<!第)几(?:个?人(?![次均才口])|名)|多少个人"), ("人", "名")),
    (re.compile(r"人口(?:总数|总量|规模)?(?:有|是|为|达到?)?(?:多少|几)|多少人口"), ("人", "万", "亿")),
    (re.compile(r"(?:多少|几)(?:万|亿)?美元|美元(?:是|为|有|合)?(?:多少|几)"), ("美元",)),
    (re.compile(r"(?:多少|几)个?(?:万|亿|万亿|千亿)?元|多少钱|金额|投资额|多少亿(?!美元)|几个亿"), ("元", "亿")),
    (re.compile(r"投(?:资|入)?了(?:多少|几)(?:[，。？]|$)"), ("元", "亿")),
    (re.compile(r"(?:产业|经济|市场|集群|基金|资金)(?:的|总)*规模[^，。？]{0,10}(?:多大|多少|几)"), ("元", "亿")),
    (
        re.compile(
            r"^(?!.*占).*(?:总投资|投资额|产值|营收|营业收入|支出|余额|利润|税收|增加值|GDP|生产总值)(?:一共|总共|合计|总计|大概|大约|是|为|有|共|达到?)*多少"
        ),
        ("元", "亿"),
    ),
    (
        re.compile(
            r"多少个(?!人(?!才))|几个(?!百?分?点|亿|月|多月|小时|钟头|工作日|季度|人(?!才))|多少(?:[座所处条]|项(?!目))"
        ),
        tuple("个家项条座处只种类件艘台套名位户所"),
    ),
    (re.compile(r"(?:多少|几)个(?:地级|设区)?(?:城市|市)(?![场民区值])"), ("市", "城")),
    (re.compile(r"多少(?:万|亿)?(?:台(?![资商企胞湾农青])|[辆架艘套栋间])"), tuple("辆台架艘套栋间个")),
    (re.compile(r"多少(?:万|亿)?[张对起枚节列趟册份株棵]"), tuple("张对起枚节列趟册份株棵")),
    (re.compile(r"多少部(?![门分])|几部(?![门分])"), ("部", "集")),
    (
        re.compile(r"面积|多少(?:平方公里|平方米|亩)|[区园带岛城镇](?:总共|一共|到底)?有?多大"),
        ("平方公里", "平方米", "亩", "公顷", "平方千米"),
    ),
    (re.compile(r"(?:多少|几)[百千万亿]*(?:公里|千米)|(?<!有)多长(?!时间|久|期)"), ("公里", "千米", "米")),
    (re.compile(r"(?:多少|几)[百千万亿]*(?:吨(?!标准煤|公里)|公斤|千克|斤)"), ("吨", "公斤", "千克", "斤")),
    (re.compile(r"(?:多少|几)[百千万亿]*(?:千瓦(?!时)|兆瓦(?!时))"), ("千瓦", "兆瓦", "GW", "MW", "kW")),
    (re.compile(r"(?:多少|几)[百千万亿]*(?:千瓦时|度电)"), ("千瓦时", "度", "kWh")),
    (re.compile(r"(?:多少|几)[百千万亿]*立方米"), ("立方米", "方")),
    (re.compile(r"多少倍|几倍"), IN_TIMES),
    (re.compile(r"(?:多少|(?<![这那前近十好头])几)个(?:多)?月"), ("月",)),
    (re.compile(r"(?:多少|(?<![这那前近十好头])几)个?(?:多)?(?:小时|钟头)"), ("小时",)),
    (re.compile(r"(?:多少|(?<![这那前近十好头])几)分钟"), ("分钟",)),
    (re.compile(r"(?:多少|(?<![这那前近十好头])几)个?(?:天|工作日)"), ("天", "日")),
    (re.compile("(?:多少|(?<![这前近十百好无第])几)[条款项](?!件事|路子|道理|目)"), ("条", "款", "项")),
    (re.compile("(?:多少|(?<![这前近十百好无第])几)座"), ("座", "处", "个")),
)


def fold(text: str) -> str:
    """The question as it is read: NFKC, simplified, without white space beside a Chinese character, or unseen signs."""
    folded = simplified(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).strip()).translate(_CHINESE_PUNCTUATION)
    folded = re.sub(r"(?<=\d)\s+(?=\d{2,4}年)", "，", folded)  # G60 2025年 is no G602025年
    folded = _SPACE_FOR_MARK.sub(r"\g<before>，", folded)
    bare = re.sub(r"(?<=[^a-zA-Z])\s+|\s+(?=[^a-zA-Z])", "", folded)
    return _REMARK_BEHIND.sub(r"\g<remark>\g<mark>", bare)


def require_fit(question: str, history: Sequence[str]) -> None:
    """Raise QuestionError, before anything else looks at it, for a question or an earlier one that is too long."""
    for text in (question, *history):
        if len(text.strip()) > MAX_QUESTION_CHARACTERS:
            raise _too_long(len(text.strip()))


def _too_long(characters: int) -> QuestionError:
    return QuestionError(f"问题有{characters}个字，最多{MAX_QUESTION_CHARACTERS}个字。请写短一些。")


def _spelled_out(asked: str) -> str:
    """The question for figures, with each of the places in place of a name that counts them (苏锡常三市, 苏锡常三个市).

    How they develop together is told under their common name.
    """
    together = load_terms().together
    said = [name for name, places in together.items() if name in asked and len(places) < len(_NUMERALS)]
    if not said or not _OF_EACH.search(asked) or "占" in asked:  # of a share they are one part
        return asked
    for name in (one for one in said if not any(one in other and one != other for other in said)):
        counted = f"{name}(?:这|那)?{_NUMERALS[len(together[name])]}个?[市城]"
        asked = re.sub(counted, "、".join(together[name]), asked)
    return asked


def understand(text: str, filters: Filters = Filters(), understood: str = "") -> Query:  # noqa: B008
    """The question understood; raises QuestionError when it is empty or too long."""
    asked = without_asides(_asked_plainly(fold(text)))
    reason = next((name for name, pattern in load_cues().declined.items() if pattern.search(asked)), "")
    asked = _spelled_out(_written(asked))
    if not _WORD.search(asked):
        raise QuestionError("问题是空的。请写出要问的内容。")
    if len(asked) > MAX_QUESTION_CHARACTERS:
        raise _too_long(len(asked))
    cues, terms = load_cues(), load_terms()
    indicators = _distinct(name.canonical for name in names_in(asked, terms.indicators))
    said = _REMARK.sub("", asked) or asked
    named = next((n for n, p in cues.kinds.items() if p.search(said)), "")
    if named in ("", "explain") and not cues.kinds["explain"].search(_AIM.sub("", asked)) and _names_a_figure(asked):
        named = "number"
    if named == "number" and _WHY_SAID.search(said):
        named = "explain"  # 为什么说它更像名义增速: no figure is asked for
    if named == "compare" and _REASON_OF_A_MOVE.search(asked):
        named = "explain"  # 赤字率下调的原因 compares nothing
    if named == "rank" and _ONLY_ASSERTS.search(asked):
        named = "verify"  # 排名是2015年被南通超过去的吧
    if named == "number" and _RUN_ASKED.search(asked):
        named = "fact"  # 连续几年全省第一 is told by a sentence
    kind = "declined" if reason else named or "explain"
    if kind == "list" and cues.dates.search(asked) and not _SEVERAL_ASKED.search(asked):
        kind = "fact"  # 36条什么时候发的
    stance = _stance(asked, cues)
    how_much = f"{asked.rstrip('？。 ')}多少" if named == "number" and not _HOW_MANY.search(asked) else asked
    units = tuple(unit for pattern, units in _UNITS_ASKED if pattern.search(how_much) for unit in units)
    whereabouts = _BEGINS_AN_HONOUR.sub("", asked)
    own = without_turned_to(whereabouts)
    if len({name.canonical for name in names_in(own, terms.subjects)}) == 1:
        whereabouts = own  # 宁波接轨上海 is about 宁波
    places = [name.canonical for name in _own_city_apart(names_in(whereabouts, terms.subjects), whereabouts)]
    measures = _measures(asked, cues)
    units = () if measures == ("排名",) else units  # 占比排第几 asks for no percentage
    of_rates = {"同比增速", "年均增速", "占比"} & set(measures) and "量值" not in measures
    if of_rates and (units == _COUNTED or (kind == "rank" and set(units) <= set(_COUNTED))):
        units = ()  # 企业数量同比增长多少, 增速几个城市怎么排: no count is asked for
    if "占比" in measures and "量值" not in measures:
        units = tuple(unit for unit in units if unit in _OF_SHARES)  # 面积占全国多少 asks for no area
    by_how_much = kind == "compare" and bool(indicators) and _BY_HOW_MUCH.search(asked) is not None
    figure = kind == "number" or by_how_much or (kind in {"compare", "rank"} and bool(units))
    expects = "date" if cues.dates.search(asked) else "figure" if figure else ""
    return Query(
        text=asked,
        kind=kind,
        expects=expects,
        units=units,
        reason=reason,
        subjects=_only_asked(asked) or _distinct((*places, *(name for name, _, _ in subjects_in(whereabouts)))),
        indicators=indicators,
        periods=_periods(asked),
        quantities=tuple(found.value for found in find_quantities(asked)),
        measures=measures,
        status=next((name for name, pattern in cues.targets.items() if pattern.search(asked)), ""),
        stance=cast("Stance", stance),
        filters=filters,
        understood=understood,
    )


def _own_city_apart(named: Sequence[Name], text: str) -> Iterator[Name]:
    """The places named; 全市 right behind another city's name (宁波2025年全市) is that city, and not one's own."""
    city_end = -1
    for name in named:
        if text[name.start : name.end] != "全市":
            city_end = name.end if load_terms().level(name.canonical) == "市" else -1
        elif city_end >= 0 and _OF_A_CITY.fullmatch(text, city_end, name.start):
            continue
        yield name


def asks_the_paper(query: Query) -> bool:
    """Whether what the paper itself says is asked for (论文认为…), and not what others make of it."""
    voices, free = load_cues().voices, not (query.filters.kinds or query.filters.documents)
    said = _WHICH_DOCUMENT.sub("", query.text)  # what document the paper names
    return free and voices["paper"].search(said) is not None and not voices["weighed"].search(said)


def _only_asked(asked: str) -> tuple[str, ...]:
    """The one place whose figure the last clause asks for, where others stand before it: 比不过常州，那常州有多少家."""
    lead, _, last = asked.rpartition("，")
    if not lead or not _HOW_MANY.search(last) or _HOW_MANY.search(lead) or _HELD_AGAINST.search(last):
        return ()
    placed = {name.canonical for name in names_in(last, load_terms().subjects)}
    return tuple(placed) if len(placed) == 1 else ()


def _periods(asked: str) -> tuple[Period, ...]:
    """The times that the question names, a half year, quarter or month without a year as one of the only year named."""
    named = [title.span() for title in _IN_TITLE_MARKS.finditer(asked)]  # 《……规划（2020—2025年）》 dates no figure
    found = tuple(
        one.value
        for one in find_periods(asked)
        if not (_ENDS_A_NAME.search(asked, 0, one.end) or any(start < one.start < end for start, end in named))
    )
    found = _with_same_months(found)
    years = {year_of(period) for period in found if period.key}
    year = years.pop() if len(years) == 1 else None
    if year is None:
        return found
    return tuple(
        resolve(period.printed, year) if not period.key and _PART_OF_YEAR.match(period.printed) else period
        for period in found
    )


def _with_same_months(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods, 2025年同期 as those months of 2025 that are named of another year (2024年1—8月)."""
    named = [period for period in periods if "-" in period.key]
    if len(named) != 1:
        return periods
    return tuple(
        period_of_key(re.sub("[0-9]{4}", found[1], named[0].key))
        if (found := _SAME_MONTHS.match(period.printed))
        else period
        for period in periods
    )


def _names_a_figure(asked: str) -> bool:
    """Whether the question ends in the name of a figure or its target (宁夏2025年城镇化率？ 天津2026年GDP目标？)."""
    bare = _AIM.sub("", asked).rstrip("？。！呢 ")
    for found in reversed(find_periods(bare)):  # 人均地区生产总值到2020年的目标
        bare = bare[: found.start] + bare[found.end :]
    bare = bare.rstrip("的，")  # 无锡GDP，2023年
    ends = [name.end for name in names_in(bare, load_terms().indicators)]
    return len(bare) in ends or _NAME_OF_FIGURE.search(bare) is not None


def _written(asked: str) -> str:
    """The question with spoken words and times as documents write them."""
    aside = _ASIDE.fullmatch(asked)
    if aside and names_in(aside["place"], load_terms().subjects):
        asked = aside["place"] + aside["asked"]
    asked = _in_written_words(as_written(_as_asked(asked)))
    return months_of_each_year(dated(_of_the_named_province(asked)))


def _asked_plainly(asked: str) -> str:
    """The question without the manner of an official letter: 请予列明……的任务 → ……的任务有哪些？."""
    for formal, plain in load_cues().formal_words:
        asked = formal.sub(plain, asked)
    return asked


@lru_cache(maxsize=64)  # a question is understood twice, and its parts like it
def _in_written_words(asked: str) -> str:
    for spoken, written in load_cues().spoken_words:
        asked = spoken.sub(written, asked)
    return asked


def _as_asked(asked: str) -> str:
    """What was only heard, as a question whether it is so: 听说产量超过20万吨了 → 产量超过20万吨了，对吗？."""
    cues = load_cues().asserting
    heard = cues["heard"].match(asked)
    if heard is None or not (said := asked[heard.end() :].lstrip("，")):
        return asked
    asks = any(cues[name].search(said) for name in _ASKS_SOMETHING)
    return said if asks else f"{said.rstrip('？。')}，对吗？"


def _of_the_named_province(asked: str) -> str:
    """The question with 全省 as the one other province that it names (青海新增多少户，全省一共多少户)."""
    terms = load_terms()
    named = {asked[name.start : name.end]: name.canonical for name in names_in(asked, terms.places)}
    whole = named.pop(WHOLE_PROVINCE, "")
    others = {name for name in named.values() if name != whole and terms.level(name) == "省"}
    return asked.replace(WHOLE_PROVINCE, others.pop()) if whole and len(others) == 1 else asked


def dated(asked: str, this_year: int = 0) -> str:
    """The question with spoken times as documents write them.

    今年, 去年 and 前年 go by ``this_year``, else the calendar, but not what a change is measured against (比去年增长
    多少); 过去一年 only where it is known of which year the reports are.
    """
    cues = load_cues()
    spoken_of = cues.spoken_periods + (cues.spoken_reviews if this_year else ())
    this_year = this_year or date.today().year
    for spoken, written in spoken_of:
        years = {"year": this_year, "last": this_year - 1, "before": this_year - 2, "next": this_year + 1}
        asked = spoken.sub(written.format(**years), asked)
    return _TOLD_TWICE.sub(r"\1\2", asked)


def without_titles(asked: str) -> str:
    """The question without what stands in “”, as long as a title: what a chapter is called asks for nothing."""
    return _TITLE_NAMED.sub("", asked)


def _stance(asked: str, cues: Cues) -> str:
    """The stance asked for: of two in one clause the later one (对人才问题有哪些对策), else the file's first."""
    asked = without_titles(asked)
    last = {
        name: max((found.start() for found in pattern.finditer(asked)), default=-1)
        for name, pattern in cues.stances.items()
    }
    named = [name for name, at in last.items() if at >= 0]
    if "problem" in named and cues.doing["apart"].search(asked):
        named.remove("problem")
    if any(found[0].startswith(_TO_DO) for found in cues.stances["proposed"].finditer(asked)):
        return "proposed"  # 如何化解风险 asks for what is to be done about it, and so does 打算怎么防风险
    if cues.doing["overcome"].search(asked):
        return "reported"  # 克服了哪些困难 asks for no problems that are left
    if len(named) == 2 and not _PARTED.search(asked[min(last[name] for name in named) : max(last.values())]):
        return max(named, key=lambda name: last[name])
    lead, _, ending = asked.rpartition("，")
    if named == ["problem"] and last["problem"] < len(lead) and (_HOW.search(ending) or _SINCE.search(ending)):
        named = []  # 水不够用，怎么管水: the trouble is known, and what is done about it or came of it is asked for
    if not named and cues.doing["asked"].search(asked) and not cues.doing["unless"].search(asked):
        return "proposed"
    return next(iter(named), "")


def _measures(asked: str, cues: Cues) -> tuple[str, ...]:
    """The kinds of figure that are asked for, the value itself among them where it stands beside another."""
    named = tuple(name for name, pattern in cues.measures.items() if pattern.search(asked))
    if cues.and_value.search(asked):
        return ("量值", *named) if named else ()
    if "差值" in named:  # 比全国高多少 asks for neither of the two growths
        return ("差值",)
    if "排名" in named:  # 占比排第几 asks for neither the share nor the growth
        return ("排名",)
    if "变动" in named:  # the change of a share or of a growth is asked for, not the share or the growth
        return ("变动",)
    return named


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def split_question(text: str) -> tuple[str, ...]:
    """The parts of a question that asks several things ("有哪些问题？原因是什么？"), in order."""
    parts = [part.strip() for part in re.split(r"(?<=[？?])", text.strip()) if _WORD.search(part)]
    return tuple(parts) or (text,)
