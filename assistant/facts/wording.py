"""The words of policy prose around a figure, from ``wording.yaml``, as alternations for patterns."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.term_files import read_term_file

_LISTS: dict[str, list[str]] = read_term_file(Path(__file__).with_name("wording.yaml"))


def any_of(name: str, *, shortest: int = 1) -> str:
    """An alternation of the listed words of so many characters or more, longest first."""
    return "|".join(re.escape(word) for word in _longest_first(name) if len(word) >= shortest)


def _adverbs() -> str:
    """The adverbs as an alternation; one that ends another word (约 in 签约) is none behind its beginning."""
    parts = []
    for word in _longest_first("adverbs"):
        beginnings = [other.removesuffix(word) for other in _LISTS["no_adverbs"] if other.endswith(word)]
        parts.append("".join(f"(?<!{re.escape(other)})" for other in beginnings) + re.escape(word))
    return "|".join(parts)


def _longest_first(name: str) -> list[str]:
    return sorted(_LISTS[name], key=lambda word: (-len(word), word))


UP, DOWN, ADVERB, REACHED = any_of("up"), any_of("down"), _adverbs(), any_of("reached")
NAMING_VERBS, VERBS = any_of("naming_verbs"), any_of("verbs")
NAMING_START = re.compile(f"(?:{NAMING_VERBS})")
AND = "和(?![美谐平睦])"
"""和 between two things, not that of 和美乡村 or 和谐."""
LEADS = any_of("leads", shortest=2)
SHORT_LEADS = frozenset(word for word in _LISTS["leads"] if len(word) == 1)
STOP_OF_PART = re.compile(any_of("noun_stops_of_part"))
HEAD_OF_INDICATOR = re.compile(rf"(?:{any_of('indicator_tails')})$")
VERB_WORDS, NAMING_WORDS = frozenset(_LISTS["verbs"]), frozenset(_LISTS["naming_verbs"])
ADVERB_WORDS = frozenset(_LISTS["adverbs"]) | frozenset(_LISTS["leads"])
DOING_VERBS, CLASS_NOUNS = frozenset(_LISTS["doing_verbs"]), frozenset(_LISTS["class_nouns"])
MANNERS, NO_PART, NO_START = (frozenset(_LISTS[name]) for name in ("manners", "no_part", "no_start"))
WHOLE_WORDS = frozenset(_LISTS["whole_words"])
VERBAL_NOUNS = frozenset(_LISTS["verbal_nouns"])
NOUN_STOP_WORDS = frozenset(_LISTS["noun_stops"])
DEALING_VERBS = frozenset(_LISTS["dealing_verbs"])
DEEDS = frozenset(_LISTS["deeds"])
ACTION_NOUNS = frozenset(_LISTS["action_nouns"])
STATUS_VERBS = frozenset(_LISTS["status_verbs"])
OBJECT_OF_STATUS = re.compile(rf"(?:{any_of('status_objects')})$")
GENERIC = frozenset(_LISTS["generic"])
JIANGSU = frozenset(_LISTS["jiangsu"])
PERSONS = frozenset(_LISTS["people"])
WHOLES = any_of("wholes")
COUNT_UNITS = frozenset(_LISTS["count_units"])
PEOPLE = frozenset(["人", "人次", "户"])
"""Units of people, who are an amount as money is and whom a noun behind the figure does not name."""
MONEY = frozenset(["元", "美元", "欧元"])
NO_MEASURE_UNITS: dict[str, str] = {
    **dict.fromkeys(("年", "个月", "天", "小时", "分钟", "秒", "周", "周年"), "时长"),
    **dict.fromkeys(("英寸", "纳米", "微米", "级", "千伏"), "规格"),
}
SHARE_NAME = re.compile(r"(?:占比|比重|比例|份额|配比)$")
SPEED_NAME = re.compile(
    r"(?:的)?(?:同比)?(?:年均)?(?:增速|增幅|(?<!自然)(?<!机械)(?<!人口)增长率|涨幅|(?:上涨|增长|提高)幅度|增长)$"
)
FALL_NAME = re.compile(r"(?:降幅|降速)$")
SHARE_IN_NAME = re.compile("占|比重|份额")
AIM_AFTER = re.compile("(?:左右)?的?(?:目标|预期)")
ATTRIBUTED = re.compile("报告|论文|公报|官方|媒体|报道|数据|文件|规划|要求|据|按|称|台阶|大关|预计|提出")
