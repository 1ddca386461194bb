"""In which unit a question asks."""

from __future__ import annotations

import re

from assistant.quantity import base_unit

_ANY_COUNTER = frozenset({"个", "家", "户", "项", ""})
PEOPLE = frozenset({"人", "名", "位", "人次"})
_PERCENT = re.compile("百分之[几多]|几成|多少%|[几多]少?％|多大(?:比例|比重)|百分比")
_POINTS = re.compile("[几多]少?个?(?:百分)?点|百分点")
_UNIT = (
    "[万亿]*(?:元|钱|块|吨|人次?|户|家|个|名|项|亩|平方公里|公里|千瓦时?|标箱|辆|张|位|斤|公斤|岁|倍|年|天|部|套|件|台|座|所|条"
    "|篇|P|立方米|升|度)"
)
_UNIT_ASKED = re.compile(f"(?:多少|几)个?(?P<unit>{_UNIT})|[（( ](?P<behind>{_UNIT})[）)]?[？?。]?$")


def unit_asked(text: str) -> str:
    """The kind of unit that the question asks for, without a power of ten; "" where it names none, or 个.

    People are 人, however they are counted.
    """
    if _PERCENT.search(text):
        return "%"
    if _POINTS.search(text):
        return "个百分点"
    found = [one["unit"] or one["behind"] for one in _UNIT_ASKED.finditer(text)]
    unit = base_unit(found[-1])[0] if found else ""
    if unit in _ANY_COUNTER:
        return ""
    return "元" if unit in ("钱", "块") else "人" if unit in PEOPLE else unit
