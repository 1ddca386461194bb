"""Printed forms of figures: a pattern for each, and the quantity or period that it means.

``OF_FIRST`` gives, for the first character of a candidate, the readers that are tried there, in order.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.model import Period, Quantity
from assistant.numerals import read_numeral
from assistant.period import PERIOD, parse_period
from assistant.term_files import read_term_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LISTS = read_term_file(Path(__file__).with_name("units.yaml"))
BOUNDS_BEFORE: dict[str, str] = {word: bound for bound, words in _LISTS["bounds_before"].items() for word in words}
BOUNDS_AFTER: dict[str, str] = {word: bound for bound, words in _LISTS["bounds_after"].items() for word in words}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_form(word) for word in sorted(set(words), key=len, reverse=True))


def _form(word: str) -> str:
    """The word's pattern: one that begins other words (国, 人) only where none of them stands."""
    others = _LISTS["not_before"].get(word)
    return f"{re.escape(word)}(?![{others}])" if others else re.escape(word)


_GAP = r"[ \t]{0,2}"
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_WORDS = r"[〇零一二两三四五六七八九十百千]+"
# 千 and 百 belong to the unit in 1000千瓦 and 0.3百分点.
SCALE = "万亿|千亿|百亿|亿|千万|百万|十万|万|千(?![瓦伏克米])|百(?!分点)"
_PER = rf"(?:[/每](?:{_any_of(_LISTS['per'])})(?:·(?:{_any_of(_LISTS['per'])}))?)"
UNIT = rf"(?:(?:{_any_of(_LISTS['units'])}){_PER}?)"
_DASH = rf"{_GAP}(?:——|[—–－~～至到\-]){_GAP}"
_LATIN = _any_of(unit for unit in _LISTS["units"] if unit[0].isascii() and unit[0].isalpha())
_LETTER_UNIT = rf"(?:{_LATIN})(?![A-Za-z0-9])"
_COUNTED = rf"{_GAP}(?:{SCALE}|{UNIT}|[多余]|[-—–~～至])"

# 签约133家 is not about 133. 上百家 and 过万亿元 are bounds only before a power that stands alone: 办过20场 is 20.
BEFORE = re.compile(rf"(?<![节条合契集预附最邻签履违解续租邀缔])(?:{_any_of(BOUNDS_BEFORE)}){_GAP}$")
BEFORE_POWER = re.compile("(?<![以线网路跨迈登跃])上$|(?<![超通经])过$|破$")
BOUNDS_BEFORE_POWER = {"上": ">=", "过": ">", "破": ">"}
AFTER = re.compile(rf"{_GAP}(?:[（(]含[）)])?(?P<word>{_any_of(BOUNDS_AFTER)})")

# --- readers: a pattern and what it means --------------------------------------------------------------------------

# Marks, document numbers, headings' numbers, telephones, the numbers of ordinals and names (第三产业, 5G, “465”).
NO_FIGURE = re.compile(
    r"\[[0-9]{1,3}\]|［[0-9]{1,3}］|〔[0-9]{4}〕[0-9]+号|\([0-9]{1,2}\)|（[0-9]{1,2}）|[“\"][0-9A-Za-z+·.]+[”\"]"
    r"|[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:\.[0-9]+)?(?:版|号)"
    r"|[0-9]{3,4}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[0-9]{8,}/[0-9-]+|[0-9]+·[0-9]+|[0-9]+[+][A-Za-z]"
    rf"|第{_GAP}(?:[0-9]+(?:\.[0-9]+)?|{_WORDS}){_GAP}(?:{_any_of(_LISTS['ordinals'])})"
    rf"|[0-9]+(?:\.[0-9]+)?(?!{_LETTER_UNIT})[A-Za-z+][A-Za-z0-9+]*"
)
# 三四百家 is not 400, and 十二三家 is neither 12 nor 13.
NEIGHBOURS = re.compile(
    rf"[一二两三四五六七八九十百千]*?(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)(?:[十百千万亿]+|(?=成|{UNIT}))"
)
_PERIOD = re.compile(PERIOD)
_BARE_YEAR = re.compile(rf"(?:19[5-9][0-9]|20[0-4][0-9])(?![0-9.,%％:：∶]|{_COUNTED})")
_PERCENT_WORDS = re.compile(rf"([百千])分之({_WORDS}|{_DIGITS})(?:点([〇零一二三四五六七八九]+))?")
_FRACTION = re.compile(rf"({_WORDS})分之({_WORDS})|([0-9]{{1,2}})/([1-9][0-9]{{0,2}})(?![0-9/])")
_HALF = re.compile(r"一半|半数|过半")
_DOUBLED = re.compile(rf"翻了?{_GAP}([一两二三四五]|[0-9])?{_GAP}番(?!计划|行动|工程|目标|任务|方案)")
_TOP = re.compile(r"首位|榜首")
_RATIO = re.compile(rf"({_DIGITS}){_GAP}((?:[:：∶]{_GAP}{_DIGITS})+)")
_RANK = re.compile(rf"第{_GAP}([0-9]{{1,3}}|{_WORDS}){_GAP}(?:位|名|(?![一-龥]))")
_RANGE = re.compile(
    rf"({_DIGITS}){_GAP}((?:{SCALE})?(?:{UNIT})?){_DASH}({_DIGITS}){_GAP}(?!年[0-9])((?:{SCALE})?(?:{UNIT})?)"
)
# 2万5千公里, 1亿3千多万: what is left over after the higher power follows it.
_COMPOUND = re.compile(rf"([0-9]+)(亿|万)([0-9]{{1,4}})(千|百|十)?([多余])?(万)?([多余])?({UNIT})?")
_AND_MORE = "(?P<more>(?<=[成倍])多)?"
FIGURE = re.compile(rf"([-−－]?{_DIGITS}){_GAP}([多余])?{_GAP}({SCALE})?([多余])?{_GAP}({UNIT}|亿{UNIT})?{_AND_MORE}")
FIGURE_WORDS = re.compile(
    rf"({_WORDS}|(?=[百千万亿]))([多余])?(万亿|亿|万)?([多余])?({_any_of(_LISTS['units_of_words'])}){_AND_MORE}"
    rf"(?!{_any_of(_LISTS['no_count_before'])})"
)
START = re.compile(r"[0-9\[［〔（(“\"第翻首榜半过一二两三四五六七八九十百千万亿上下前同今去本当全近未后这年明]")


@lru_cache(maxsize=4096)
def read_number(words: str) -> Decimal | None:
    """The number that Chinese or Arabic digits write (两千零五 → 2005), or None."""
    if words and (words[0].isdecimal() or words[0] in "-−－"):
        return Decimal(words.replace(",", "").replace("−", "-").replace("－", "-"))
    whole = f"一{words}" if words[:1] in ("百", "千", "万", "亿") else words
    value = read_numeral(whole or "一")
    return None if value is None else Decimal(value)


def _no_figure(_: re.Match[str]) -> None:
    return None


def _read_period(found: re.Match[str]) -> Period:
    return parse_period(found[0])


def _read_percent(found: re.Match[str]) -> Quantity | None:
    value = read_number(found[2])
    if value is not None and found[3]:
        value += Decimal("0." + "".join(str(read_number(digit)) for digit in found[3].replace("〇", "零")))
    return None if value is None else Quantity(value, "%" if found[1] == "百" else "‰", found[0])


def _read_fraction(found: re.Match[str]) -> Quantity | None:
    below, above = (found[1], found[2]) if found[1] else (found[4], found[3])
    part, whole = read_number(above), read_number(below)
    return Quantity(part / whole, "倍", found[0]) if part and whole and part < whole else None


def _read_half(found: re.Match[str]) -> Quantity:
    return Quantity(Decimal("0.5"), "倍", found[0], ">" if found[0] == "过半" else "")


def _read_top(found: re.Match[str]) -> Quantity:
    return Quantity(Decimal(1), "位", found[0])


def _read_doubled(found: re.Match[str]) -> Quantity | None:
    times = read_number(found[1] or "一")
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
    below = below if base_unit(below)[0] else below + base_unit(above)[0]
    if lower is None or upper is None or base_unit(below)[0] != base_unit(above)[0]:
        return None
    upper = upper.scaleb(base_unit(above)[1] - base_unit(below)[1])
    return Quantity(lower, below, found[0], upper=upper) if lower < upper else None


def _read_figure(found: re.Match[str]) -> Quantity | None:
    value = read_number(found[1])
    if value is None:
        return None
    bound = ">" if found[2] or found[4] or found["more"] or found[5] == "个多百分点" else ""
    return Quantity(value, _unit((found[3] or "") + (found[5] or "")), found[0].rstrip(), bound)


def _read_compound(found: re.Match[str]) -> Quantity | None:
    high = _POWERS[found[2]]
    low = {"千": 3, "百": 2, "十": 1, None: 0}[found[4]] + (4 if found[6] else 0)
    if not (found[4] or found[6]) or low + len(found[3]) > high:
        return None
    value = Decimal(found[1]) + Decimal(found[3]).scaleb(low - high)
    return Quantity(value, _unit(found[2] + (found[8] or "")), found[0], ">" if found[5] or found[7] else "")


_DIGITS_IN_A_ROW = re.compile("[一二两三四五六七八九]{2,3}")  # 唯一一个, 一二三产


def _read_words(found: re.Match[str]) -> Quantity | None:
    if found[0] in _LISTS["no_count"] or found[1] in ("零", "〇") or _DIGITS_IN_A_ROW.fullmatch(found[1]):
        return None
    return _read_figure(found)


def _unit(printed: str) -> str:
    return "个百分点" if printed in ("百分点", "个多百分点") else printed.replace("每", "/")


_Reader = tuple[re.Pattern[str], "Callable[[re.Match[str]], Quantity | Period | None]"]
_OF_DIGITS: tuple[_Reader, ...] = (
    (_PERIOD, _read_period),
    (_BARE_YEAR, _read_period),
    (NO_FIGURE, _no_figure),
    (_FRACTION, _read_fraction),
    (_RATIO, _read_ratio),
    (_RANGE, _read_range),
    (_COMPOUND, _read_compound),
    (FIGURE, _read_figure),
)
_OF_WORDS: tuple[_Reader, ...] = (
    (_PERIOD, _read_period),
    (_PERCENT_WORDS, _read_percent),
    (_FRACTION, _read_fraction),
    (NEIGHBOURS, _no_figure),
    (_HALF, _read_half),
    (FIGURE_WORDS, _read_words),
)
OF_FIRST: dict[str, tuple[_Reader, ...]] = {
    **dict.fromkeys("0123456789", _OF_DIGITS),
    **dict.fromkeys("一二两三四五六七八九十百千万亿", _OF_WORDS),
    **dict.fromkeys("[［〔（(", ((NO_FIGURE, _no_figure),)),
    **dict.fromkeys('“"', ((_PERIOD, _read_period), (NO_FIGURE, _no_figure))),
    **dict.fromkeys("上下前同今去本当全近未后这年明", ((_PERIOD, _read_period),)),
    **dict.fromkeys("半过", ((_PERIOD, _read_period), (_HALF, _read_half))),
    "第": ((NO_FIGURE, _no_figure), (_PERIOD, _read_period), (_RANK, _read_rank)),
    "翻": ((_DOUBLED, _read_doubled),),
    "首": ((_TOP, _read_top),),
    "榜": ((_TOP, _read_top),),
}


_POWERS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11, "万亿": 12}
_SCALED = re.compile(rf"(?P<scale>{SCALE})(?P<unit>.*)")


def base_unit(unit: str) -> tuple[str, int]:
    """What a unit counts, and the power of ten it counts in: 亿元 → (元, 8), 万家 → (家, 4), % → (%, 0)."""
    found = _SCALED.fullmatch(unit)
    return (found["unit"], _POWERS[found["scale"]]) if found else (unit, 0)
