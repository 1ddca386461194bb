"""Numbers and times that are parts of a name, and no figures: 12345热线, 工业20条, 60岁及以上人口, 九年义务教育."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.facts.clause import CLAUSE_STOP
from assistant.facts.wording import COUNT_UNITS
from assistant.model import Period, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.clause import Found

_POLICY = re.compile(
    "(?:[、和][^，。；、]{2,12}?[0-9]+条)*等(?:[一-龥]{0,6}[0-9]*[项个件])?[一-龥]{0,6}(?:政策|措施|举措|文件|意见)"
)
_SHARED_OUT = re.compile(r"[^，。；;！？：:、0-9]{2,20}分别")
_SECTORS = re.compile("、第?[二三]产业|、第?二、第?三产业")
_FIRSTLY = re.compile("[，,、：:]")
_NOUN_BETWEEN = re.compile("的?[\u4e00-\u9fff“”]{2,12}?(?:增加到|达到|达|有)?")
_NAMED_BY = re.compile("版|规划|纲要|开局|收官|远景目标|远景规划|[不可][变比]价|价格?计算|美元[对兑]|平均汇率")
_SET_BY = re.compile("(?:所)?(?:确定|制定|提出|下达|预期|承诺|部署|安排)的")
_LONGEST_NAME = 18
_GRADES = frozenset(["千伏", "万千瓦", "千瓦", "兆瓦", "万吨", "米"])
_OF_AN_AGE = re.compile(
    "(?:[(（]?[含不]+[0-9]+周?岁[)）]?)?(?:及|以|含)*(?:以?[上下])?的?[一-龥]{0,6}?"
    "(?:人口|老年人|老人|婴幼儿|儿童|人群|妇女|青少年|劳动力)"
)


def is_a_name(item: Found, text: str) -> bool:
    """Whether a period only names something: “十五五”规划, 2025年版, “2030启航计划” (but 2017、2018年)."""
    if not isinstance(item.value, Period):
        return False
    printed = item.value.printed
    if printed.isdecimal() and text[item.end : item.end + 1] not in tuple("、和与及"):
        return True
    if printed.startswith(("年初", "年底", "年末")) and _SET_BY.match(text, item.end):
        return True  # 全面实现年初确定的主要目标
    named = _NAMED_BY.match(text, item.end) is not None and not printed.endswith(("季度", "月", "半年"))
    return printed.endswith("规划") or named  # “十五五”开局, but 一季度开局良好


def in_quoted_name(item: Found, text: str) -> bool:
    """Whether the item stands in a short name in quotation marks: “高效办成一件事”, “21条”; “十四五” is a time."""
    opened = text.rfind("“", max(0, item.start - _LONGEST_NAME), item.start + 1)
    if opened < 0 or isinstance(item.value, Period):
        return False
    closed = text.find("”", opened, opened + _LONGEST_NAME)
    return closed >= item.end and not re.search("[，。；：%‰元]", text[opened:closed])


def numbers_a_name(item: Found, text: str) -> bool:
    """Whether a bare number begins a name (12345热线, 331国道), or a rank one of sectors (第一、第三产业)."""
    if isinstance(item.value, Quantity) and item.value.unit == "位" and _SECTORS.match(text, item.end):
        return True
    if isinstance(item.value, Quantity) and item.value.unit == "类" and text[item.start - 1 : item.start] == "级":
        return True  # 四级三类国土空间规划体系
    bare = isinstance(item.value, Quantity) and not item.value.unit and item.value.printed.isdecimal()
    return bare and "\u4e00" <= text[item.end : item.end + 1] <= "\u9fff" and text[item.end] not in "、和与及至到"


def names_a_class(item: Found, after: Found | None, text: str) -> bool:
    """Whether an amount only says which things are counted: 5000亿元级集群1个, 10亿元以上项目47个."""
    if not isinstance(item.value, Quantity):
        return False
    opens = text[item.start - 1 : item.start] in ("", *"。；：\n")
    if opens and item.value.unit == "位" and _FIRSTLY.match(text, item.end):
        return True  # 第一，各级政府要……
    if (text.startswith("级", item.end) and item.value.unit not in ("", "个")) or text.startswith("强", item.end):
        return True
    if after is not None and after.start == item.end and text.startswith(("台阶", "大关"), after.end):
        return True  # 跨越3个500亿元台阶
    if after is None or not isinstance(after.value, Quantity) or after.value.unit not in COUNT_UNITS:
        return False
    limit = item.value.bound in (">", ">=", "<=") and item.value.unit not in COUNT_UNITS
    return limit and _NOUN_BETWEEN.fullmatch(text, item.end, after.start) is not None


def without_grades(found: Sequence[Found], text: str) -> list[Found]:
    """The items without sizes behind a count, which only say what is counted: 新建22个|750千伏和330千伏电网工程."""
    kept: list[Found] = []
    graded, last = False, None
    for item in found:
        joined = graded and last is not None and text[last.end : item.start] in ("和", "、", "及")
        graded = _is_size(item, text) and (joined or (last is not None and _counts_up_to(last, item)))
        if not graded:
            kept.append(item)
        last = item
    return kept


def _is_size(item: Found, text: str) -> bool:
    sized = isinstance(item.value, Quantity) and item.value.unit in _GRADES
    return sized and "\u4e00" <= text[item.end : item.end + 1] <= "\u9fff"


def _counts_up_to(count: Found, item: Found) -> bool:
    return isinstance(count.value, Quantity) and count.value.unit in COUNT_UNITS and count.end == item.start


def counts_names(item: Found, text: str, start: int) -> bool:
    """Whether a number only counts the names before it (电子信息、装备制造两个产业规模分别达): no figure of its own."""
    if not isinstance(item.value, Quantity) or item.value.unit not in ("个", "大", "类", "项", "种"):
        return False
    clause = CLAUSE_STOP.split(text[start : item.start])[-1]
    behind = _SHARED_OUT.match(text, item.end)
    return behind is not None and len(re.findall("[、和与及]", clause)) + 1 == item.value.value


def names_a_policy(item: Found, text: str) -> bool:
    """Whether so many articles are the short name of a policy: 出台工业20条、服务业20条等政策措施."""
    articles = isinstance(item.value, Quantity) and item.value.unit == "条"
    return articles and _POLICY.match(text, item.end) is not None


def is_of_schooling(item: Found, text: str) -> bool:
    """Whether years only say which schooling is meant: 九年义务教育巩固率, 学前三年毛入园率, 12年一贯制学校."""
    behind = text.startswith(("义务教育", "一贯制"), item.end)
    schooled = text.startswith(("毛入园率", "教育", "免费教育"), item.end)
    before = text.startswith("学前", max(0, item.start - 2)) and schooled
    return text[item.end - 1 : item.end] == "年" and (behind or before)


def is_an_age(item: Found, text: str) -> bool:
    """Whether an age only says which people are meant: 60岁及以上人口, 每千人拥有3岁以下婴幼儿托位数."""
    aged = isinstance(item.value, Quantity) and item.value.unit in ("岁", "周岁")
    return aged and _OF_AN_AGE.match(text, item.end) is not None
