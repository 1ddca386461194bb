"""What makes a figure another than its words say: a supposition, years not told, a place in brackets, another base."""

from __future__ import annotations

import re

_SUPPOSED = re.compile(
    "(?:^|[，；：])(?:若|如果|假如|假设|倘若|如按|按此|据此|因此)"
    "|(?<!查)(?<!样)推算|(?<!汇率)折算(?!为|成)|倒推|估算|除以|加起来"
)
_OVER_YEARS = re.compile("(?:多年|近年|几年|长期以)来(?![最首新未少])")  # since when is not said
_PLACE_BESIDE = re.compile(r"[（(][一-龥]{2,4}(?<![城地市园])[区县][）)]")  # 中心城市（盐湖区）


def assumed_since(text: str, start: int, end: int) -> int:
    """Where in the sentence a supposition or another place in brackets begins, of which its other figures are."""
    found = (_SUPPOSED.search(text, start, end), _PLACE_BESIDE.search(text, start, end))  # 若服务业增长11.84%
    return min((one.start() for one in found if one), default=end)


def is_against_another(text: str, start: int, at: int, dated: int) -> bool:
    """Whether the figure at ``at`` is of years not told, or against the month before, not the year before.

    ``dated``: where the last period ends.
    """
    begin = max(start, dated)
    over_years = text.find("来", begin, at) >= 0 and _OVER_YEARS.search(text, begin, at) is not None
    before = text.rfind("环比", start, at)
    return over_years or (before >= 0 and before > text.rfind("同比", start, at))
