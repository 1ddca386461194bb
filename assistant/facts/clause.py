"""What stands around a figure or a period in its line: read off the text alone, with no memory of what was said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.facts.wording import AND, LEADS
from assistant.model import Period, Quantity
from assistant.period import parse_period
from assistant.quantity import Located, base_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

Found = Located[Quantity | Period]

STOP = re.compile(r"[，。；;！？：:（）()\n]")
_RANK = re.compile("[\u4e00-\u9fff]{1,4}级")
_RIGHT_STOP = re.compile(r"[，。；;！？：:、（）()]")
_BASE_BEFORE = re.compile(r"(?:相当于|为|是|超过)$")
_HELD_AGAINST = re.compile(
    "(?:[高低快慢优好]于|[高低]出|[比较])(?:[^，。；0-9]{1,14}[（(][0-9.]+[%％][）)][和与、])*[^，。；0-9]{1,14}$"
)
_BUILT_UPON = re.compile("”?(?:相比|的?基础上)")
_RECORD_OF = re.compile("(?:同期|以来)?的?(?:历史)?新[高低]|(?:同期|以来)的?(?:历史)?最[高低好快多大]")
_BASE_LIST = re.compile("[比较](?:[0-9一二三四五六前上下去今本全半年季度月初末底同期—－-]+[、和与及])+$")
_BASE_AFTER = re.compile(r"\s*(?:的|同期|底|末|相比|增|提|高|低|下|上|减|翻|多|少|扩|缩|水平)")
_GROWN_TO = re.compile("[长高升加大展降少续增减][到至]$")
_FROM = re.compile(r"(?:从|由)$")
_AFTER_IT = re.compile(r"[^，。；：、0-9]{0,14}(?:之后|以后|后|前夕)[，,]")
_PROPOSED = re.compile(
    "(?:我们|省委|市委|党中央|中央|国务院|省政府|市政府)?(?:就|首次|率先)?提出(?!的)[^，。；：0-9]{4,40}[，,]"
)
NAMES_A_TIME = re.compile("季度|半年|[0-9一二三四五六七八九十]月|全年|今年|去年|当年|年末|年底|年初|本月")
_TOLD_OF = re.compile("(?:上午|下午|晚)?[，,]?[^。；]{0,30}(?:记者|获悉|发布会|通报会|通气会|召开|发布|公布)")
_ASIDE = re.compile(
    r"[（(][0-9.]+[%％][）)]|（(?:[^（）。；0-9]{1,12}|[A-Za-z][A-Za-z0-9._]{1,7})）|\((?:[^()。；0-9]{1,12}|[A-Za-z][A-Za-z0-9._]{1,7})\)"
)
_ONLY_SAID_BESIDE = re.compile(rf"(?![（(]非)(?:{_ASIDE.pattern})")  # 内资（非私营）企业 are not all of 内资企业
# 中欧班列（成渝）, 现代农（牧）事服务中心: it belongs to the name; of 16个县（市、区） it does not.
_IN_A_NAME = re.compile(
    "(?<=[一-龥])(?<![个条段件家户套间处座人县市区镇乡村项亩年月日])（(?![含不按非以其])(?!预计|下同|现价|错月)[一-龥、]{1,4}）(?=[一-龥])"
)
CLAUSE_STOP = re.compile("[，。；;！？：:]")
_ALSO_DONE = re.compile("(?<=[新改])[（(](?P<also>[改扩、]{1,3})[）)](?=建)")
_LIST_MARK = "\0"
_AREA_AND_ASIDE = re.compile("[省市县区州旗乡镇村][（(]")
ROW = re.compile(r"[、，,和与及\s]*")
_IN_ROW = re.compile(r"[、和与及\s]*")
_OPENING = re.compile(
    rf"(?:{LEADS}|截至|展望|回顾|回首|回望|面向|刚刚|(?:已经)?(?:过去|走过)的|全省|在|到|至|自|从"
    r"|[—\-－·•\s“”（）()、.．一二三四五六七八九十0-9]|[一-龥]{1,4}[省市区县])*"
)
_END_OF_PLAN = re.compile('五[”"]?(?:规划|计划)?(?:时?期)?末$')
_ALSO = re.compile(f"(?:{AND}|与|及|以及)")  # 13座城市公园和275个口袋公园
_BY_THEN = re.compile("已|(?:的)?报道|时[，,]|，已")
_SHARED_UNITS = ("%", "‰", "个百分点")
_NEAR_OPENING = re.compile(r"[^。；]{0,14}")


def dates_a_base(item: Found, text: str) -> bool:
    """Whether a stretch of years only says since when something changed: 比五年前增加5800亿元."""
    years = isinstance(item.value, Quantity) and item.value.unit == "年"
    return years and text[item.start - 1 : item.start] in ("比", "较") and text.startswith("前", item.end)


def is_of_a_base(item: Found, text: str) -> bool:
    """Whether a figure in brackets is of what something is held against: 高于全省平均增速（16.8%）0.73个百分点."""
    if text[item.start - 1 : item.start] not in ("（", "(") or text[item.end : item.end + 1] not in ("）", ")"):
        return False
    return _HELD_AGAINST.search(text, max(0, item.start - 40), item.start - 1) is not None


def is_base(item: Found, text: str, start: int) -> bool:
    """Whether the period is what something is measured against: 比2020年增长, 为2012年的4.1倍, 创近3年同期新高."""
    before = text[max(start, item.start - 4) : item.start].rstrip()
    if _BUILT_UPON.match(text, item.end) or _RECORD_OF.match(text, item.end):
        return True
    if re.search("[比较距]$|[高低快慢多少好优]于$|[比较](?:上年|去年|前年)$", before):
        return True
    if before[-1:] in ("、", "和", "与", "及") and _BASE_LIST.search(text, max(start, item.start - 40), item.start):
        return True  # 较1—2月、1—3月和1—5月分别回落
    return bool(_BASE_BEFORE.search(before)) and _BASE_AFTER.match(text, item.end) is not None


def is_before(item: Found, text: str) -> bool:
    """Whether the period only says after what something came (2007年太湖水危机之后，…): no time of the figures.

    Nor is it theirs where it only says when something was asked for (2004年我们提出用三年时间解决拖欠问题，…).
    """
    return bool(_AFTER_IT.match(text, item.end) or _PROPOSED.match(text, item.end))


def is_told_on(item: Found, text: str) -> bool:
    """Whether it is the day on which something was told: 10月27日，记者从发布会上获悉，…."""
    return item.value.printed.endswith("日") and _TOLD_OF.match(text, item.end) is not None


def by_then(period: Period, text: str, end: int) -> Period:
    """The period that is meant: what was so by 2019 (到2019年已制定, 到2019年报道时) was so in that year."""
    if period.key.startswith("..") and text.endswith("截止", 0, end - len(period.printed)):
        return parse_period(period.printed.removeprefix("到"))
    begin = end - len(period.printed)
    if _END_OF_PLAN.search(period.printed) and text[begin - 1 : begin] in ("到", "至"):
        return parse_period(f"到{period.key[:4]}年")
    reached = period.key.startswith("..") and _BY_THEN.match(text, end)
    return parse_period(re.sub("^[到至]|前$", "", period.printed)) if reached else period


def of_one_figure(item: Found, text: str, start: int) -> bool:
    """Whether the period is that of the next figure alone: 从2020年的3.68万亿元增长到2025年的4.93万亿元."""
    if _FROM.search(text, max(start, item.start - 1), item.start):
        return True
    if item.value.printed.endswith("以来") and item.start > start and text.startswith("年均", item.end):
        return True  # 总量达2010亿元，“十四五”以来年均增长7.8%；
    reached = text[max(start, item.start - 3) : item.start].rstrip()[-1:] in ("到", "至")
    if _END_OF_PLAN.search(item.value.printed) or text.endswith(("截至", "截止至"), 0, item.start):
        return False  # 到“十四五”末, …达到
    return reached and not item.value.printed.startswith(("到", "至"))


def runs_on(text: str, before: int, start: int, begin: int, at: int) -> bool:
    """Whether the words go on right behind the figure before (59项测评点中有22项): whose they are is not sure."""
    behind = begin == before > start and "\u4e00" <= text[before] <= "\u9fff"
    return behind and _ALSO.match(text, before, at) is None


def behind_an_aside(text: str, start: int, begin: int) -> bool:
    """Whether the words go on behind a bracket that stands in their clause: 198家企业（占80%）完成产值, whose."""
    if begin - 1 <= start or text[begin - 1] not in "）)":
        return False
    opened = max(text.rfind("（", start, begin), text.rfind("(", start, begin))
    return opened > start and STOP.match(text, opened - 1) is None


def goes_into(left: str) -> bool:
    """Whether the figure is of a part of what was said before: …，其中互联互通12个."""
    return left.lstrip(" ，、").startswith("其中")


def goes_beside(left: str) -> bool:
    """Whether 、 puts the figure's words beside those of the one before: 炼铁产能100万吨、炼钢产能128万吨."""
    return left.lstrip().startswith("、")


def words_behind(found: Sequence[Found], number: int, text: str, end: int) -> str:
    """The words up to the next mark or figure, without asides (45个县（市、区）整县建设…)."""
    here = found[number].end
    limit = found[number + 1].start if number + 1 < len(found) else end
    words = text[here:limit]
    if number + 1 == len(found) or CLAUSE_STOP.search(words):  # 7700项食品、药品和其他消费品标准: one name to its end
        words = words.replace("、", _LIST_MARK)
    if not _AREA_AND_ASIDE.match(words):  # 45个县（市、区）整县建设: 县 is the noun
        words = without_all_asides(words)
    stop = _RIGHT_STOP.search(words)
    words = (words[: stop.start()] if stop else words).replace(_LIST_MARK, "、")
    joined = number + 1 < len(found) and text[here + len(words.removesuffix("和")) : limit] in ("、", "和")
    words = words.removesuffix("和") if joined else words
    if joined and _RANK.fullmatch(words):
        after = words_behind(found, number + 1, text, end)
        ranked = _RANK.match(after)  # 4个国家级、4个省级区域医疗中心
        return words + after[ranked.end() :] if ranked else words
    return words


def without_asides(text: str) -> str:
    """The text without short asides that hold no figure and are no part of a name: 条（段）, 中欧班列（成渝）."""
    if "（" not in text and "(" not in text:
        return text
    said = _also_done(text)
    return _ONLY_SAID_BESIDE.sub(lambda aside: aside[0] if _IN_A_NAME.match(said, aside.start()) else "", said)


def without_all_asides(text: str) -> str:
    """The text without those in a name, too: behind a count they part the noun from its end (12所师范（教师）院校)."""
    return _ONLY_SAID_BESIDE.sub("", _also_done(text)) if "（" in text or "(" in text else text


def _also_done(text: str) -> str:
    """新（改）建 is more than 新建, and one word."""
    return _ALSO_DONE.sub(lambda done: done["also"].replace("、", ""), text)


def words_before(text: str, before: int, start: int) -> int:
    """Where the clause of the figure at ``start`` begins: behind the last mark since ``before`` that is no aside's."""
    bracketed = text.find("（", before, start) >= 0 or text.find("(", before, start) >= 0
    asides = [aside.span() for aside in _ASIDE.finditer(text, before, start)] if bracketed else []
    stops = [
        stop.end()
        for stop in STOP.finditer(text, before, start)
        if not any(first <= stop.start() < last for first, last in asides)
    ]
    return stops[-1] if stops else before


def in_a_row(found: Sequence[Found], number: int, text: str) -> int:
    """How many figures stand in a row from this one on."""
    count = 1
    for one, other in zip(found[number:], found[number + 1 :], strict=False):
        if not _IN_ROW.fullmatch(text[one.end : other.start]) or _kind_of(one) != _kind_of(other):  # 4%，243个
            break
        count += 1
    return count


def _kind_of(item: Found) -> str:
    """What a figure is by its unit: a share, a rank, an amount; "" for a period."""
    if not isinstance(item.value, Quantity):
        return ""
    return item.value.unit if item.value.unit in ("%", "‰", "位") else "amount"


def named_before(noun: str, text: str) -> tuple[str, int]:
    """Whom 该科创城 means: the last name in ``text`` that ends as ``noun`` begins, and with how many characters."""
    for size in range(len(noun), 1, -1):
        if names := re.findall(rf"(?:^|[，。；、：“\s])([一-龥]{{2,12}}{noun[:size]})", text):
            return names[-1], size
    return "", 0


def with_units_of_the_last(found: Sequence[Found], text: str) -> list[Found]:
    """1.28万亿、1.18万亿和8200亿元: what is left out behind a power of ten stands behind the last of the row."""
    whole = list(found)
    for at in range(len(whole) - 2, -1, -1):
        item, after = whole[at], whole[at + 1]
        if not (isinstance(item.value, Quantity) and isinstance(after.value, Quantity)):
            continue
        if item.value.unit == "个" and after.value.unit == "个百分点" and text[item.end : after.start] in "、和":
            whole[at] = Located(replace(item.value, unit=after.value.unit), item.start, item.end)  # 2.9个、23.9个百分点
            continue
        if text[item.end : after.start] not in ("、", "和", "与", "，"):
            continue
        (unit, power), (last_unit, last_power) = base_unit(item.value.unit), base_unit(after.value.unit)
        bare = not item.value.unit and after.value.unit in _SHARED_UNITS and item.value.printed[0].isdecimal()
        if bare:  # 快4.6和3.1个百分点
            whole[at] = Located(replace(item.value, unit=after.value.unit), item.start, item.end)
        elif power and not unit and last_power:
            whole[at] = Located(replace(item.value, unit=item.value.unit + last_unit), item.start, item.end)
    return whole


def spans(period: Period, years: int) -> bool:
    """Whether the period is one of so many whole years."""
    first, _, last = period.key.partition("..")
    return first.isdecimal() and last.isdecimal() and int(last) - int(first) + 1 == years


def without(items: Sequence[Found], text: str, offset: int) -> str:
    """The text, which begins at ``offset`` of the document's, without the spans of the items."""
    for item in reversed(items):
        before = text[: max(0, item.start - offset)]
        led_in = before.rstrip()[-1:] in ("到", "至", "于", "自", "在") and not _GROWN_TO.search(before)
        if isinstance(item.value, Period) and led_in:
            before = before[:-1]
        text = before + text[item.end - offset :]
    return text


def opens(text: str, at: int, start: int, *, report: bool) -> bool:
    """Whether only words that lead in stand between the start and ``at``; other documents may name who first."""
    opening = _OPENING if report else _NEAR_OPENING
    return at - start <= 20 and opening.fullmatch(text, start, at) is not None


def opens_clause(text: str, at: int, start: int, *, report: bool) -> bool:
    """The same for the clause that ``at`` stands in."""
    stops = [stop.end() for stop in STOP.finditer(text, start, at)]
    return opens(text, at, stops[-1] if stops else start, report=report)
