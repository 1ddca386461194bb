"""Chinese numerals, exactly: of figures (三千二百亿), years (二〇二五), headings and enumerations (十二, ③)."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CIRCLED = {sign: value for value, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)}
_MYRIADS = (("亿", 10**8), ("万", 10**4))
_COUNTING = "[一二两三四五六七八九]"
# Below ten thousand: 一千零五十, 一百十, 十二.
_SECTION = re.compile(
    rf"(?:(?P<千>{_COUNTING})千)?(?:[零〇](?!$))?(?:(?P<百>{_COUNTING})百)?(?:[零〇](?!$))?"
    rf"(?:(?P<十>{_COUNTING}?)十)?(?:[零〇](?!$))?(?P<一>{_COUNTING})?"
)
_TENS = (("千", 1000), ("百", 100), ("十", 10))
# What ends in a digit right behind a unit is short for the next lower one: 三百五, 一万二.
_SHORT = re.compile(rf"(?:[百千]|^){_COUNTING}$")


def read_numeral(words: str) -> int | None:
    """The value of a numeral in Chinese words or digits in a row (两千零五, 二〇〇五); None where it is none."""
    if words and all(sign in _DIGITS for sign in words):
        return int("".join(str(_DIGITS[sign]) for sign in words))
    return None if words[:1] in ("", "零", "〇") else _read(words)


def _read(words: str) -> int | None:
    for sign, worth in _MYRIADS:
        above, found, below = words.rpartition(sign)
        if found:
            many, rest = _read(above), _read(below) if below else 0
            below_worth = worth // 10 if len(below) == 1 and _SHORT.match(below) else 1
            return None if not many or rest is None or sign in above else many * worth + rest * below_worth
    section = _SECTION.fullmatch(words)
    if section is None or not words:
        return None
    ones = _DIGITS.get(section["一"] or "", 0)
    tens = [(_DIGITS.get(section[sign], 1), worth) for sign, worth in _TENS if section[sign] is not None]
    if tens and _SHORT.search(words):
        ones *= tens[-1][1] // 10
    return sum(digit * worth for digit, worth in tens) + ones


def number_of(numeral: str) -> int:
    """The value of 十二, 一百零三, ③ or 12, as headings are numbered; 0 where it is none of these."""
    if numeral.isdecimal():
        return int(numeral)
    return _CIRCLED.get(numeral) or read_numeral(numeral) or 0
