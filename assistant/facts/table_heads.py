"""What the heads of a table say: of which indicator, place and time a row or column is, and in what unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.facts.naming import canonical_subject, place_level, subjects_in
from assistant.facts.setting import time_of, without_places
from assistant.facts.wording import JIANGSU, WHOLES
from assistant.model import Period
from assistant.period import parse_period
from assistant.quantity import find_periods, is_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.facts.setting import Setting
    from assistant.model import Document, Table

_UNIT = re.compile(r"[（(〔［\[]([^（）()〔〕［］\[\]]{1,8})[）)〕］\]]")
_SCOPE = re.compile("价|口径|不含|累计|[±＋+－%％-]")  # what an aside may say that is neither a unit nor another thing
_UNIT_LINE = re.compile(r"(?:计量)?单位\s*[:：]\s*(?P<unit>[^\s，,、；;（）()|]{1,8})(?![，,、])")
_ABOVE = 120  # so near above its table stands a line that says the unit
_GROWTH = re.compile(r"(?:(?:同比)?(?:增长率|增速|增幅|增长|增减|升降)|同比)[±＋+－-]*$")
_YEARLY = re.compile("年均|年平均")
_AGAINST = re.compile(
    r"(?:累计)?(?:比|较)(?:(?P<year>(?:19|20)[0-9]{2})年|[上去]年)?(?:同期|同月|同季)?(?P<grew>增长率?|增速|增幅|增减|升降|[±＋+－-])*"
)
_AIM = re.compile("目标|计划|预期(?!寿命)")
_SO_FAR = re.compile(r"(?:本月止|[0-9]{1,2}\s*[—－～~-]\s*本月|自年初|年初至今|本年)?累计|本月止")
_THIS_MONTH = re.compile("[本当]月(?:值|数)?")
_NUMBER = "[0-9一二三四五六七八九十]+"
_ROW_MARK = re.compile(rf"^(?:[#＃*·•—-]|其中|{_NUMBER}、|[（(]?{_NUMBER}[)）.．、])[：:\s]*")
_PART = re.compile("其中|[#＃]")
_ZONE = re.compile("高新区|经开区|开发区|综保区|保税区|新区")
_VALUE_NAMES = re.compile("^数?[数量值额]$|绝对[数量值额]|实绩|数值|指标值|完成[数额]|实际完成|实际[数值]|^实际$")
_NAMES_ROWS = re.compile("(?:主要|核心|具体|二级|三级)*(?:指标|项目)(?:名称|内容)?")
_GROUPS_ROWS = re.compile("序号|编号|(?:指标)?(?:类别|类型|分类|领域|属性|维度|方面|板块)|一级指标")
_ALL = re.compile(rf"^(?:{WHOLES})(?:总计|合计)?$|^(?:总计|合计)$")
_NAME = re.compile("[一-龥]{2,4}")
_AREA = re.compile("[一-龥]{1,4}(?<![城郊辖农社园景片街校地矿全各本新发技保该主])(?:自治州|市|区|县|旗)")


@dataclass(frozen=True, slots=True)
class Head:
    """What a row's or column's head says.

    ``growth`` is 同比增速 or 年均增速 where it says one, ``against`` the base of a growth that is not the year before.
    """

    words: str
    period: Period
    place: str
    unit: str
    target: bool
    growth: str
    against: str = ""
    unclear: bool = False
    """Whether the head names a place or time that is not known here."""
    part: bool = False
    """Whether 其中 or # says that the row is a part of the one before."""
    reached: bool = False
    """Whether its figures were reached already, in a table of aims."""


def read_head_cell(text: str, setting: Setting) -> Head:
    """The head of a row or column, taken apart."""
    asides = [aside.strip("±") for aside in _UNIT.findall(text)]
    unit = next((aside for aside in asides if is_unit(aside)), "%" if text.rstrip().endswith(("%", "％")) else "")
    beside = any(not is_unit(aside) and _SCOPE.search(aside) is None for aside in asides)
    printed = re.sub(r"\s+", "", _UNIT.sub("", text)).rstrip("%％")
    words, against, grew = _without_base(_ROW_MARK.sub("", printed))
    growth = "年均增速" if _YEARLY.search(words) else "同比增速" if grew or _GROWTH.search(words) else ""
    words = _GROWTH.sub("", words)
    words = _YEARLY.sub("", words) if growth else words
    words, period, unclear = _without_time(words, setting)
    place, words, lost = _without_place(words, setting)
    target = bool(_AIM.search(words))
    words = _VALUE_NAMES.sub("", _AIM.sub("", words)).strip("的：:")
    return Head(
        words, period, place, unit, target, growth, against,
        unclear=unclear or lost or beside, part=_PART.match(printed) is not None,
    )  # fmt: skip


def _without_base(words: str) -> tuple[str, str, bool]:
    """The words without 比上年同期增长, the base where that is no year before, and whether it says a growth."""
    found = _AGAINST.search(words)
    if found is None or not found[0].strip("累计"):
        return words, "", False
    rest = words[: found.start()] + words[found.end() :]
    whole = found["year"] or re.search("[上去]年|同期|同月|同季", found[0])
    if not whole:
        return words, "", False
    return rest + ("累计" if found[0].startswith("累计") else ""), f"{found['year']}年" if found["year"] else "", True


def _without_time(words: str, setting: Setting) -> tuple[str, Period, bool]:
    """The words without the time in them, that time, and whether one is meant that is not known."""
    so_far = _SO_FAR.search(words) is not None
    words = _SO_FAR.sub("", words)
    if _THIS_MONTH.search(words):
        month = last_month(setting.period)
        return _THIS_MONTH.sub("", words), month, not month.key
    periods = find_periods(words)
    period = time_of(periods[0].value, setting) if periods else Period("")
    for found in reversed(periods):
        words = words[: found.start] + words[found.end :]
    return words, setting.period if so_far and not periods else period, bool(periods) and not period.key


def last_month(period: Period) -> Period:
    """The month that a stretch from January on ends with; none where the period is a year or a day."""
    if period.last is None or "-" not in period.key or period.key.endswith("@"):
        return Period("")
    return parse_period(f"{period.last.year}年{period.last.month}月")


def _without_place(words: str, setting: Setting) -> tuple[str, str, bool]:
    """The place that the words name, the words without it, and whether one is meant that is not known."""
    if _ALL.match(words):
        whole = words.removesuffix("总计").removesuffix("合计")
        if whole == "全省" and JIANGSU & {setting.subject, setting.home}:
            return "江苏", "", False
        level = place_level(setting.subject)
        own = level == "省" if whole == "全省" else not (level in ("国", "省") and whole in ("全市", "全县"))
        return "", "", not own
    places = [place for place in subjects_in(words) if words[place[1] : place[2]] != "全省"]
    if places:
        rest = without_places(words)
        return places[0][0], rest, len(places) > 1
    if _ZONE.fullmatch(words):
        return setting.subject + words, "", not setting.subject
    if _AREA.fullmatch(words):
        return canonical_subject(words), "", False
    return "", re.sub(rf"^(?:{WHOLES})", "", words), False


def naming_column(heads: Sequence[str]) -> int:
    """Which column names what a row's figures are of: the first, or where that only numbers or groups, another.

    序号 | 指标 | 2025年, 类别 | 指标 | 2025年目标.
    """
    if not heads or not _GROUPS_ROWS.fullmatch(heads[0]):
        return 0
    named = (at for at, head in enumerate(heads) if _NAMES_ROWS.fullmatch(head))
    other = (at for at, head in enumerate(heads) if head and not _GROUPS_ROWS.fullmatch(head))
    return next(named, next(other, 0))


def as_a_city(head: Head, text: str) -> Head:
    """The head, as a place's where the text calls what it says a city (松衡: 松衡市) and no place is known of it."""
    called = not head.place and _NAME.fullmatch(head.words) and f"{head.words}市" in text
    return replace(head, words="", place=head.words) if called else head


def unit_above(document: Document, table: Table) -> str:
    """The one unit that a line above the table gives for all of it (单位：亿元), or ""."""
    found = list(_UNIT_LINE.finditer(document.text, max(0, table.start - _ABOVE), table.start))
    return found[-1]["unit"] if found and is_unit(found[-1]["unit"]) else ""
