"""Periods as Chinese policy text prints them, and the canonical key each of them has.

A period whose year is left out (6月末, 上半年, 同期) has the empty key until :func:`resolve` gives it a year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from assistant.model import Period

_DASH = r"\s*(?:——|[—–－~～至到\-])\s*"
_YEAR = r"(?:19[0-9]{2}|20[0-9]{2})"
_CHINESE_YEAR = r"[一二][〇○零一二三四五六七八九]{3}"
_ANY_YEAR = rf"(?:{_YEAR}|{_CHINESE_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_FIRST_OF_YEAR = r"(?<!提)前(?:1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])个月"
_QUARTER = rf"第?[一二三四1-4]季度|前[二三23]季度|前三个季度|{_FIRST_OF_YEAR}"
_WITHIN_YEAR = (
    rf"(?:上半年|下半年|{_QUARTER}"
    rf"|{_MONTH}{_DASH}{_MONTH}\s*月(?:份)?"
    rf"|{_MONTH}\s*月\s*[0-9]{{1,2}}\s*日(?:{_DASH}[0-9]{{1,2}}\s*日)?"
    rf"|{_MONTH}\s*月(?:末|底|份)?)"
)

_WORD_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_WORD_MONTHS = rf"{_WORD_MONTH}(?:{_DASH}{_WORD_MONTH})?月"

# The order matters: what is longer comes first.
PERIOD = (
    rf"(?:{_YEAR}[-/.](?:1[0-2]|0[1-9])[-/.](?:3[01]|[12][0-9]|0[1-9])(?![0-9])"
    rf"|{_ANY_YEAR}\s*年?{_DASH}{_ANY_YEAR}\s*年"
    rf"|{_ANY_YEAR}\s*年\s*{_WITHIN_YEAR}"
    rf"|{_ANY_YEAR}\s*年\s*{_WORD_MONTHS}(?:末|底|份)?"
    rf"|{_ANY_YEAR}\s*年(?:年?[初末底](?:前)?|度|以来|前|\s*同期)?"
    rf"|{_YEAR}(?=(?:\s*[、和与及]\s*{_YEAR})+\s*年)"
    r"|[“\"](?:[六七八九]五|十五)[”\"](?:计划)?(?:时期|期间|期末|末|以来|初)?"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:规划)?(?:以来|(?:时期|期间|期末|末|初)?(?!大|年))"
    rf"|(?:{_MONTH}{_DASH}{_MONTH}|(?<![0-9.]){_MONTH})\s*月(?:\s*[0-9]{{1,2}}\s*日|末|底|份)?"
    rf"|上半年|下半年|{_QUARTER}|年初|年末|年底|同期|[上去]年(?:同期|年?[初末底])?|今年|本年|当年|明年|全年"
    r"|(?:近|过去的?|今后|未来|这|(?<!学)前|后)(?:[一二两三四五六七八九十]+|[1-9][0-9]?)年"
    r"|(?:[一二两三四五六七八九十]+|(?<![0-9.])[1-9][0-9]?)年来)"
)

_Parsed = tuple[str, date | None, date | None] | None  # key, first day, last day
_FULL_WIDTH = {ord("　"): " ", ord("\u00a0"): " "} | {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)}
_CHINESE_DIGIT = {digit: str(at) for at, digit in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "两": "2"}
_MONTH_NUMBERS = (*"一二三四五六七八九十", "十一", "十二")
_ONE_YEAR = re.compile(rf"({_YEAR})年(?:度|全年)?")
_TWO_YEARS = re.compile(rf"({_YEAR})年?(?:——|[—–－~～至到\-])({_YEAR})年")
_DEADLINE = re.compile(rf"(?:(?:到|至)({_YEAR})年(?:年?[末底])?前?|({_YEAR})年(?:年?[末底])?前)")
_HALF = re.compile(rf"({_YEAR})年([上下])半年")
_QUARTERS = re.compile(rf"({_YEAR})年(?:第?([一二三四1-4])季度|前(?:三个|[二三23])季度)")
_MONTHS = re.compile(rf"({_YEAR})年([0-9]+)(?:——|[—–－~～至到\-])([0-9]+)月(?:份)?")
_FIRST_MONTHS = re.compile(rf"({_YEAR})年前([0-9]+|[一二两三四五六七八九十]+)个月")
_DAY = re.compile(rf"(?:({_YEAR})年([0-9]+)月([0-9]+)日|({_YEAR})[-/.]([0-9]{{2}})[-/.]([0-9]{{2}}))")
# Days of one month (8月26日至27日) are known as their month.
_ONE_MONTH = re.compile(rf"({_YEAR})年([0-9]+)月(末|底|份|[0-9]+日(?:——|[—–－~～至到\-])[0-9]+日)?")
_YEAR_POINT = re.compile(rf"({_YEAR})年年?([初末底])")
_SINCE = re.compile(rf"({_YEAR})年以来")
_PLAN = re.compile(r"[“\"]?(十?[一二三四五六七八九]?)五[”\"]?(?:规划|计划)?(?:时期|期间|以来)?(期末|末|初)?")


@lru_cache(maxsize=8192)
def parse_period(text: str) -> Period:
    """The period that ``text`` prints; the key is empty where the text names no year."""
    compact = re.sub(r"\s+", "", text.translate(_FULL_WIDTH))
    compact = with_arabic_years(compact)
    compact = re.sub(rf"(?<=年){_WORD_MONTHS}", lambda found: _arabic_months(found[0]), compact)
    for read in (_day, _deadline, _years, _within_year, _month, _point, _year, _plan):
        found = read(compact)
        if found is not None:
            key, first, last = found
            return Period(key, text, first, last)
    return Period("", text)


def with_arabic_years(text: str) -> str:
    """二〇二三年 as 2023年, character for character."""
    return re.sub(_CHINESE_YEAR + "(?=年)", lambda found: _arabic_year(found[0]), text)


def resolve(printed: str, year: int) -> Period:
    """A period printed without its year (6月末, 年初, 全年, 上年), read as one of ``year``."""
    compact = re.sub(r"\s+", "", printed.translate(_FULL_WIDTH))
    for word, shift in (("上年", -1), ("去年", -1), ("明年", 1), ("今年", 0), ("本年", 0), ("当年", 0), ("全年", 0)):
        if compact.startswith(word):
            rest = compact.removeprefix(word).replace("同期", "")
            return _named(parse_period(f"{year + shift}年{rest}"), printed)
    return _named(parse_period(f"{year}年{compact}"), printed)


def year_of(period: Period) -> int | None:
    """The year a period ends in, or None where it is unknown."""
    return _last_year(period.key)


@lru_cache(maxsize=4096)
def _last_year(key: str) -> int | None:
    years = re.findall(r"[0-9]{4}", key)
    return int(years[-1]) if years else None


def moment(period: Period) -> str:
    """The key under which figures are of one time: a deadline is compared with its year."""
    return period.key.removeprefix("..")


def year_before(period: Period) -> Period:
    """The same stretch one year earlier (同期 of the year before); the empty period stays empty."""
    if not period.key:
        return period
    key = re.sub(r"[0-9]{4}(?=$|-|\.\.)", lambda found: str(int(found[0]) - 1), period.key)
    return period_of_key(key)


def months_in(period: Period) -> int:
    """How many whole months of one year the period goes over; 0 for a moment, a deadline, or what goes over years."""
    first, dots, last = period.key.partition("..")
    if dots:
        within = len(first) == len(last) == len("2025-01") and first[:4] == last[:4]
        return int(last[5:]) - int(first[5:]) + 1 if within else 0
    year, _, part = period.key.partition("-")
    parts = {"": 12, "H": 6, "Q": 3}
    return parts.get(part[:1], 0) if year.isdecimal() and not period.key.endswith("@") else 0


def years_in(period: Period) -> int:
    """How many years a stretch of whole years goes over (5 of “十四五”); 0 for what is none."""
    first, dots, last = period.key.partition("..")
    return int(last) - int(first) + 1 if dots and first.isdecimal() and last.isdecimal() else 0


def period_of_key(key: str) -> Period:
    """The period of a canonical key, printed the usual way."""
    return parse_period(printed_key(key)) if key else Period("")


def printed_key(key: str) -> str:
    """The usual Chinese form of a canonical key: 2020-H1 → 2020年1—6月."""
    if ".." in key:
        first, _, last = key.partition("..")
        if not first:
            return f"到{last}年"
        if not last:
            return f"{first}年以来"
        if "-" not in first:
            return f"{first}—{last}年"
        return f"{first[:4]}年{int(first[5:])}—{int(last[5:])}月"
    year, _, rest = key.partition("-")
    if key.endswith("@"):
        month, _, day = rest.removesuffix("@").partition("-")
        if (month, day) == ("01", "01"):
            return f"{year}年初"
        return f"{year}年末" if month == "12" else f"{year}年{int(month)}月末"
    if rest.startswith("H"):
        return f"{year}年1—6月" if rest == "H1" else f"{year}年下半年"
    if rest.startswith("Q"):
        return f"{year}年{'一二三四'[int(rest[1]) - 1]}季度"
    month, _, day = rest.partition("-")
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _named(period: Period, printed: str) -> Period:
    return Period(period.key, printed, period.first, period.last)


def _arabic_months(text: str) -> str:
    return re.sub(_WORD_MONTH, lambda found: str(_MONTH_NUMBERS.index(found[0]) + 1), text)


def _arabic_year(text: str) -> str:
    return "".join(_CHINESE_DIGIT[digit] for digit in text)


def _stretch(key: str, first_month: tuple[int, int], last_month: tuple[int, int]) -> _Parsed:
    (year, month), (last_year, last) = first_month, last_month
    if not (1 <= month <= 12 and 1 <= last <= 12):
        return None
    return key, date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])


def _day(text: str) -> _Parsed:
    if not (found := _DAY.fullmatch(text)):
        return None
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return on.isoformat(), on, on


def _deadline(text: str) -> _Parsed:
    if not (found := _DEADLINE.fullmatch(text)):
        return None
    year = int(found[1] or found[2])
    return f"..{year}", None, date(year, 12, 31)


def _years(text: str) -> _Parsed:
    if found := _SINCE.fullmatch(text):
        return f"{found[1]}..", date(int(found[1]), 1, 1), None
    if not (found := _TWO_YEARS.fullmatch(text)):
        return None
    return _stretch(f"{found[1]}..{found[2]}", (int(found[1]), 1), (int(found[2]), 12))


def _within_year(text: str) -> _Parsed:
    if found := _HALF.fullmatch(text):
        return _months_of(int(found[1]), *((1, 6) if found[2] == "上" else (7, 12)))
    if found := _QUARTERS.fullmatch(text):
        year = int(found[1])
        if found[2]:
            quarter = ("一二三四".find(found[2]) + 1) or int(found[2])
            return _months_of(year, 3 * quarter - 2, 3 * quarter)
        return _months_of(year, 1, 6 if re.search("前[二2]", text) else 9)
    if found := _MONTHS.fullmatch(text):
        return _months_of(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIRST_MONTHS.fullmatch(text):
        months = found[2].replace("两", "二")
        return _months_of(int(found[1]), 1, int(months) if months.isdecimal() else _MONTH_NUMBERS.index(months) + 1)
    return None


def _months_of(year: int, first: int, last: int) -> _Parsed:
    """A span of months under its shortest name: a half, a quarter, the year."""
    names = {(1, 12): f"{year}", (1, 6): f"{year}-H1", (7, 12): f"{year}-H2"}
    names |= {(3 * quarter - 2, 3 * quarter): f"{year}-Q{quarter}" for quarter in range(1, 5)}
    return _stretch(names.get((first, last), f"{year}-{first:02}..{year}-{last:02}"), (year, first), (year, last))


def _month(text: str) -> _Parsed:
    if not (found := _ONE_MONTH.fullmatch(text)):
        return None
    year, month = int(found[1]), int(found[2])
    if found[3] in ("末", "底"):
        return _end_of(year, month)
    return _stretch(f"{year}-{month:02}", (year, month), (year, month))


def _end_of(year: int, month: int) -> _Parsed:
    if not 1 <= month <= 12:
        return None
    on = date(year, month, monthrange(year, month)[1])
    return f"{on.isoformat()}@", on, on


def _point(text: str) -> _Parsed:
    if not (found := _YEAR_POINT.fullmatch(text)):
        return None
    year = int(found[1])
    if found[2] == "初":
        return f"{year}-01-01@", date(year, 1, 1), date(year, 1, 1)
    return _end_of(year, 12)


def _year(text: str) -> _Parsed:
    found = _ONE_YEAR.fullmatch(text) or re.fullmatch(f"({_YEAR})", text)
    return _stretch(found[1], (int(found[1]), 1), (int(found[1]), 12)) if found else None


def _plan(text: str) -> _Parsed:
    """A five-year plan: 九五 is 1996—2000, 十二五 is 2011—2015, 十四五 is 2021—2025."""
    if not (found := _PLAN.fullmatch(text)):
        return None
    ordinal = 10 * found[1].startswith("十") + " 一二三四五六七八九".find(found[1].removeprefix("十") or " ")
    if ordinal < len("一二三四五六"):
        return None
    first = 1951 + 5 * ordinal
    if found[2] in ("末", "期末"):
        return _year(f"{first + 4}年")
    if found[2] == "初":
        return _year(f"{first}年")
    return _stretch(f"{first}..{first + 4}", (first, 1), (first + 4, 12))
