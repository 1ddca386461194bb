"""Exact figures as Chinese policy text prints them: found in a text, read, written, converted. Decimal, never float.

:func:`scan` walks once from candidate to candidate; at each, the readers are tried in order and the first that matches
consumes its text. What only looks like a figure (source marks, document numbers, telephones, 5G, “465”) is consumed and
yields nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from assistant.errors import FactsError
from assistant.model import Period, Quantity
from assistant.period import PERIOD, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Located", "convert", "find_periods", "find_quantities", "format_quantity", "half_width", "is_unit"]
__all__ += ["parse_period", "parse_quantity", "scan"]

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Located(Generic[Value]):
    """A value with its half-open span in the text it was found in."""

    value: Value
    start: int
    end: int


# --- words around a number -----------------------------------------------------------------------------------------

_UNITS = (
    "个百分点 个多百分点 百分点 % ‰ 倍 成 "  # changes and shares
    "平方公里 平方千米 平方米 立方米 公里 千米 海里 米 厘米 毫米 微米 纳米 英寸 公顷 亩 公斤 千克 毫克 微克 克 吨标准煤 吨 斤 升 "
    "千瓦时 千瓦 兆瓦 度 千伏 摄氏度 标准箱 标箱 GW MW kW kWh TEU km² km m² nm mm EFLOPS EFlops Eflops PFLOPS P "
    "美元 欧元 日元 港元 英镑 元 "  # money
    "家次 家 户次 户 人次 人 名 位 个 项次 项 条 座 所 处 只 种 大类 类 件次 件 艘次 艘 架次 架 台套 台次 台 辆次 辆 套 间 张 宗 笔 "
    "部 册 场次 场 批次 批 轮 期 门 道 片 块 栋 幢 层 株 头 羽 尾 颗 口 支 股 单 起 例 级 对 组 款 份 站 路 班列 班次 班 列 趟 篇 "
    "本 首 幅 集 枚 根 节 次 座次 届 城 镇 村 国 市 县 区 企 天 年 个月 周岁 周年 岁 周 小时 分钟 秒"
).split()
_UNITS_OF_WORDS = (  # what a number in Chinese digits may count; the rest would read 一方面 or 三中全会 as figures
    "个百分点 百分点 倍 成 平方公里 公里 米 公顷 亩 吨 斤 千瓦时 千瓦 美元 欧元 元 家 户 人次 人 名 位 个 项 条 座 所 处 只 种 大类 类 "
    "件 艘 架 台 辆 套 间 张 笔 册 场 批 片 栋 幢 万户 支 起 例 份 座次 天 年 个月 岁 周年 小时 分钟 次"
).split()


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_GAP = r"[ \t]{0,2}"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_WORDS = r"[〇零一二两三四五六七八九十百千]+"
_SCALE = "万亿|千亿|百亿|亿|千万|百万|十万|万|千|百"
_PER = r"(?:/(?:平方公里|平方米|立方米|亩|万人|人|年|月|天|日|吨|公里|升|小时|户|台|度))"
_UNIT = rf"(?:(?:{_any_of(_UNITS)}){_PER}?)"
_DASH = rf"{_GAP}(?:——|[—–－~～至到\-]){_GAP}"

_BOUNDS_BEFORE = {
    **dict.fromkeys("不低于 不少于 不小于 至少".split(), ">="),
    **dict.fromkeys("不超过 不高于 不多于 至多".split(), "<="),
    **dict.fromkeys("超过了 超过 突破了 突破 超出 超 逾 多达".split(), ">"),
    **dict.fromkeys("不到 不足 将近 接近 近".split(), "<"),
    **dict.fromkeys("大约 约为 约占 约".split(), "~"),
}
_BOUNDS_AFTER = {"以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "左右": "~", "上下": "~"}
_BEFORE = re.compile(rf"(?<![节条合契集预附最邻])(?:{_any_of(list(_BOUNDS_BEFORE))}){_GAP}$")
_AFTER = re.compile(rf"{_GAP}(?:{_any_of(list(_BOUNDS_AFTER))})")

# --- readers: a pattern and what it means --------------------------------------------------------------------------

_NO_FIGURE = re.compile(
    r"\[[0-9]{1,3}\]|〔[0-9]{4}〕[0-9]+号|\([0-9]{1,2}\)|（[0-9]{1,2}）|[“\"][0-9A-Za-z+·.]+[”\"]"
    r"|[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:\.[0-9]+)?(?:版|号)|[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[0-9]{8,}/[0-9-]+|[0-9]+·[0-9]+|[0-9]+[+][A-Za-z]"
    rf"|第{_GAP}(?:[0-9]+|{_WORDS}){_GAP}"
    r"(?:号|条|章|节|版|期|页|届|次|款|批|代|季度|产业|方面|个|轮|部分|机场|线|师|医院|中学|三方|者|步|一|二|三)"
    r"|[0-9]+(?:\.[0-9]+)?(?!(?:km²|km|m²|mm|nm|GW|MW|kWh|kW|TEU|EFLOPS|EFlops|Eflops|PFLOPS|P(?![A-Za-z0-9])))[A-Za-z+][A-Za-z0-9+]*"
)
_PERIOD = re.compile(PERIOD)
_BARE_YEAR = re.compile(rf"(?:19[5-9][0-9]|20[0-4][0-9])(?![0-9.,%％:：∶]|{_GAP}(?:{_SCALE}|{_UNIT}|[多余]|[-—–~～至]))")
_PERCENT_WORDS = re.compile(rf"百分之({_WORDS}|{_DIGITS})(?:点([〇零一二三四五六七八九]+))?")
_FRACTION = re.compile(rf"({_WORDS})分之({_WORDS})|([0-9]{{1,2}})/([1-9][0-9]{{0,2}})(?![0-9/])")
_HALF = re.compile(r"一半|半数|过半")
_DOUBLED = re.compile(rf"翻了?{_GAP}([一两二三四五]|[0-9]){_GAP}番")
_TOP = re.compile(r"首位|榜首")
_RATIO = re.compile(rf"({_DIGITS}){_GAP}((?:[:：∶]{_GAP}{_DIGITS})+)")
_RANK = re.compile(rf"第{_GAP}([0-9]{{1,3}}|{_WORDS}){_GAP}(?:位|名|(?![一-龥]))")
_RANGE = re.compile(
    rf"({_DIGITS}){_GAP}((?:{_SCALE})?(?:{_UNIT})?){_DASH}({_DIGITS}){_GAP}(?!年[0-9])((?:{_SCALE})?(?:{_UNIT})?)"
)
_FIGURE = re.compile(rf"([-−－]?{_DIGITS}){_GAP}([多余])?{_GAP}({_SCALE})?([多余])?{_GAP}({_UNIT})?")
_FIGURE_WORDS = re.compile(
    rf"({_WORDS}|(?=[百千万亿]))([多余])?(万亿|亿|万)?([多余])?((?:{_any_of(_UNITS_OF_WORDS)}))(?![体方面]|产业|行动|规定|计划|规划|禁渔|毫不|全会|确立|维护|滚动|来|制)"
)
_START = re.compile(r"[0-9\[〔（(“\"第翻首榜半过一二两三四五六七八九十百千万亿上下前同今去本当全近未后这年明]")


def _table(full: str, half: str) -> dict[int, str]:
    return {ord(wide): narrow for wide, narrow in zip(full, half, strict=True)}


_HALF_WIDTH = (
    {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | _table("．％　\u00a0＋／", ".%  +/")
)


def half_width(text: str) -> str:
    """Full-width digits, letters and signs made half-width, character for character: every offset stays."""
    return text.translate(_HALF_WIDTH)


@lru_cache(maxsize=4096)
def read_number(words: str) -> Decimal | None:
    """The number that Chinese or Arabic digits write (两千零五 → 2005), or None."""
    if words and (words[0].isdecimal() or words[0] in "-−－"):
        return Decimal(words.replace(",", "").replace("−", "-").replace("－", "-"))
    import cn2an  # 0.2 s, and most texts hold no number in words

    whole = f"一{words}" if words[:1] in ("百", "千", "万", "亿") else words
    try:
        return Decimal(cn2an.cn2an(whole or "一", "normal"))
    except ValueError:
        return None


def _no_figure(_: re.Match[str]) -> None:
    return None


def _read_period(found: re.Match[str]) -> Period:
    return parse_period(found[0])


def _read_percent(found: re.Match[str]) -> Quantity | None:
    value = read_number(found[1])
    if value is not None and found[2]:
        value += Decimal("0." + "".join(str(read_number(digit)) for digit in found[2].replace("〇", "零")))
    return None if value is None else Quantity(value, "%", found[0])


def _read_fraction(found: re.Match[str]) -> Quantity | None:
    below, above = (found[1], found[2]) if found[1] else (found[4], found[3])
    part, whole = read_number(above), read_number(below)
    return Quantity(part / whole, "倍", found[0]) if part and whole and part < whole else None


def _read_half(found: re.Match[str]) -> Quantity:
    return Quantity(Decimal("0.5"), "倍", found[0], ">" if found[0] == "过半" else "")


def _read_top(found: re.Match[str]) -> Quantity:
    return Quantity(Decimal(1), "位", found[0])


def _read_doubled(found: re.Match[str]) -> Quantity | None:
    times = read_number(found[1])
    return None if times is None else Quantity(Decimal(2) ** int(times), "倍", found[0])


def _read_ratio(found: re.Match[str]) -> Quantity | None:
    rest = re.sub(r"\s", "", found[2]).replace("：", ":").replace("∶", ":")
    value = read_number(found[1])
    return None if value is None else Quantity(value, rest, found[0])


def _read_rank(found: re.Match[str]) -> Quantity | None:
    value = read_number(found[1])
    return None if value is None else Quantity(value, "位", found[0])


def _read_range(found: re.Match[str]) -> Quantity | None:
    lower, upper = read_number(found[1]), read_number(found[3])
    below, above = _unit(found[2] or found[4]), _unit(found[4])
    if lower is None or upper is None or base_unit(below)[0] != base_unit(above)[0]:
        return None
    upper = upper.scaleb(base_unit(above)[1] - base_unit(below)[1])
    return Quantity(lower, below, found[0], upper=upper) if lower < upper else None


def _read_figure(found: re.Match[str]) -> Quantity | None:
    value = read_number(found[1])
    if value is None:
        return None
    bound = ">" if found[2] or found[4] or found[5] == "个多百分点" else ""
    return Quantity(value, _unit((found[3] or "") + (found[5] or "")), found[0].rstrip(), bound)


_ONE_OF_SOMETHING = frozenset("一个 一名 一位 一种 一条 一项 一座 一家 一批 一次 一些 一类 一人 一天 一年 一片 一处 一份 一套 一所".split())


_DIGITS_IN_A_ROW = re.compile("[一二两三四五六七八九]{2,3}")  # 唯一一个, 一二三产


def _read_words(found: re.Match[str]) -> Quantity | None:
    if found[0] in _ONE_OF_SOMETHING or found[1] in ("零", "〇") or _DIGITS_IN_A_ROW.fullmatch(found[1]):
        return None
    return _read_figure(found)


def _unit(printed: str) -> str:
    return "个百分点" if printed in ("百分点", "个多百分点") else printed


_Reader = tuple[re.Pattern[str], "Callable[[re.Match[str]], Quantity | Period | None]"]
_OF_DIGITS: tuple[_Reader, ...] = (
    (_PERIOD, _read_period),
    (_BARE_YEAR, _read_period),
    (_NO_FIGURE, _no_figure),
    (_FRACTION, _read_fraction),
    (_RATIO, _read_ratio),
    (_RANGE, _read_range),
    (_FIGURE, _read_figure),
)
_OF_WORDS: tuple[_Reader, ...] = (
    (_PERIOD, _read_period),
    (_PERCENT_WORDS, _read_percent),
    (_FRACTION, _read_fraction),
    (_HALF, _read_half),
    (_FIGURE_WORDS, _read_words),
)
_OF_FIRST: dict[str, tuple[_Reader, ...]] = {
    **dict.fromkeys("0123456789", _OF_DIGITS),
    **dict.fromkeys("一二两三四五六七八九十百千万亿", _OF_WORDS),
    **dict.fromkeys("[〔（(", ((_NO_FIGURE, _no_figure),)),
    **dict.fromkeys("“\"", ((_PERIOD, _read_period), (_NO_FIGURE, _no_figure))),
    **dict.fromkeys("上下前同今去本当全近未后这年明", ((_PERIOD, _read_period),)),
    **dict.fromkeys("半过", ((_PERIOD, _read_period), (_HALF, _read_half))),
    "第": ((_NO_FIGURE, _no_figure), (_PERIOD, _read_period), (_RANK, _read_rank)),
    "翻": ((_DOUBLED, _read_doubled),),
    "首": ((_TOP, _read_top),),
    "榜": ((_TOP, _read_top),),
}


# --- finding -------------------------------------------------------------------------------------------------------

_GROWN_TO = re.compile(r"[长高升加大展降少续达增减]$")
_NAMED_RUN = re.compile(r"[0-9A-Za-z.]+")
_REACHED = frozenset("上达破超近过逾")


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Located[Quantity] | Located[Period]]:
    """Quantities and periods of ``text[start:end]`` in order, without overlap. Words of a bound belong to the span."""
    piece = text[start:end]
    for found in _scan(half_width(piece)):
        yield Located(found.value, found.start + start, found.end + start)  # type: ignore[arg-type]


def _scan(text: str) -> Iterator[Located[Quantity] | Located[Period]]:
    start, stop = 0, len(text)
    at = start
    while (candidate := _START.search(text, at, stop)) is not None:
        at = candidate.start()
        digits = text[at].isdecimal()
        if digits and _in_a_name(text, at, start):
            named = _NAMED_RUN.match(text, at, stop)
            at = named.end() if named else at + 1
            continue
        if digits and _is_minus(text, at, start):
            at -= 1
        for pattern, read in _OF_FIRST[text[candidate.start()]]:
            if (found := pattern.match(text, at if pattern is _FIGURE else candidate.start(), stop)) is None:
                continue
            value = read(found)
            if value is None and pattern is not _NO_FIGURE:
                continue
            if isinstance(value, Period):
                yield _with_deadline(text, value, found.start(), found.end(), start)
            elif value is not None and _counts(text, found, start):
                yield _with_bounds(text, value, found.start(), found.start() + len(found[0].rstrip()), start, stop)
            at = found.end()
            break
        else:
            at = candidate.end()


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Located[Quantity], ...]:
    """Every quantity of ``text[start:end]`` with its span in ``text``."""
    return tuple(
        Located(found.value, found.start, found.end)
        for found in scan(text, start, end)
        if isinstance(found.value, Quantity)
    )


def find_periods(text: str, start: int = 0, end: int | None = None) -> tuple[Located[Period], ...]:
    """Every period of ``text[start:end]`` with its span in ``text``."""
    return tuple(
        Located(found.value, found.start, found.end)
        for found in scan(text, start, end)
        if isinstance(found.value, Period)
    )


def _in_a_name(text: str, at: int, start: int) -> bool:
    """Whether letters run into the digits at ``at`` (G60, PM2.5, COVID-19); GDP8.5% is a figure."""
    begin = at
    while begin > start and text[begin - 1].isascii() and (text[begin - 1].isalnum() or text[begin - 1] in "_-."):
        begin -= 1
    run = text[begin:at]
    return any(sign.isalpha() for sign in run) and run not in ("GDP", "D")


def _is_minus(text: str, at: int, start: int) -> bool:
    if at <= start or text[at - 1] not in "-−－":
        return False
    return at - 1 == start or not (text[at - 2].isalnum() or text[at - 2] in "）)%")


def _counts(text: str, found: re.Match[str], start: int) -> bool:
    """Whether the match counts something: 每万人 and a unit alone, （亿元）, do not."""
    before = text[found.start() - 1] if found.start() > start else ""
    if before == "每":
        return False
    bare = found.re is _FIGURE_WORDS and found[1] in ("", "百", "千")
    return not bare or found[2] is not None or before in _REACHED


def _with_deadline(text: str, period: Period, at: int, end: int, start: int) -> Located[Period]:
    """到2025年 is a deadline, 增长到2025年的 is not."""
    if at > start and text[at - 1] in "到至" and not _GROWN_TO.search(text, max(start, at - 3), at - 1):
        deadline = parse_period(text[at - 1 : end])
        if deadline.key.startswith(".."):
            return Located(deadline, at - 1, end)
    return Located(period, at, end)


def _with_bounds(text: str, found: Quantity, at: int, end: int, start: int, stop: int) -> Located[Quantity]:
    bound = found.bound
    if before := _BEFORE.search(text, max(start, at - 6), at):
        bound = bound or _BOUNDS_BEFORE[before[0].strip()]
        at = before.start()
    if after := _AFTER.match(text, end, stop):
        bound = bound or _BOUNDS_AFTER[after[0].strip()]
        end = after.end()
    return Located(replace(found, bound=bound, printed=text[at:end]), at, end)


# --- reading, writing, converting ----------------------------------------------------------------------------------


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` prints; raises FactsError when it is none or more."""
    stripped = half_width(text).strip()
    found = tuple(scan(stripped))
    if len(found) == 1 and isinstance(found[0].value, Quantity) and (found[0].start, found[0].end) == (0, len(stripped)):
        return replace(found[0].value, printed=text.strip())
    raise FactsError(f"“{text}”不是一个数量，应写成“27.4%”“52.1亿元”“6家”这样的一个数加一个单位。")


_WRITTEN_BOUND = {">": "超过{}", ">=": "{}以上", "<": "不到{}", "<=": "{}以内", "~": "约{}", "": "{}"}


def format_quantity(quantity: Quantity) -> str:
    """The quantity as printed or, when it was not printed, its value, unit and bound in the usual words."""
    if quantity.printed:
        return quantity.printed
    if quantity.unit == "倍" and quantity.value and quantity.value != quantity.value.quantize(Decimal("0.0001")):
        near = Fraction(quantity.value).limit_denominator(100)
        written = f"{near.numerator}/{near.denominator}"
    elif quantity.unit == "位":
        written = f"第{quantity.value:f}位"
    elif quantity.upper is not None:
        written = f"{quantity.value:f}—{quantity.upper:f}{quantity.unit}"
    else:
        written = f"{quantity.value:f}{quantity.unit}"
    return _WRITTEN_BOUND[quantity.bound].format(written)


_POWERS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
_SCALED = re.compile(rf"(?P<scale>{_SCALE})(?P<unit>.*)")


def base_unit(unit: str) -> tuple[str, int]:
    """What a unit counts, and the power of ten it counts in: 亿元 → (元, 8), 万家 → (家, 4), % → (%, 0)."""
    found = _SCALED.fullmatch(unit)
    return (found["unit"], _POWERS[found["scale"]]) if found else (unit, 0)


def is_unit(unit: str) -> bool:
    """Whether ``unit`` is one that figures are printed in (亿元, 万家, 个百分点, 元/人)."""
    return unit in _SCALE.split("|") or re.fullmatch(_UNIT, base_unit(unit)[0]) is not None


def convert(quantity: Quantity, unit: str) -> Quantity:
    """The same amount in another power of ten of its unit (亿元 → 万元); raises FactsError for another kind of unit."""
    (have, power), (want, wanted) = base_unit(quantity.unit), base_unit(unit)
    if have != want:
        raise FactsError(f"单位“{quantity.unit}”不能换算成“{unit}”，只能在元、万元、亿元、万亿元这样的同类单位之间换算。")
    shift = power - wanted
    upper = None if quantity.upper is None else quantity.upper.scaleb(shift)
    return Quantity(quantity.value.scaleb(shift), unit, "", quantity.bound, upper)
