"""What a line's first and last signs say: that it ends a sentence, goes on, begins a paragraph, bears a marker."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from assistant.reading.headings import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

_CJK = "[一二三四五六七八九十]{1,3}"
STYLES = {
    "第一章": re.compile(rf"第{_CJK}[编章节]"),
    "第一条": re.compile(rf"第(?:{_CJK}|[一二三四五六七八九十百零]{{3,6}})条"),
    "一、": re.compile(rf"{_CJK}、(?!{_CJK}、)"),
    "（一）": re.compile(rf"[（(]{_CJK}[）)]"),
    "1.": re.compile(r"\d{1,2}[.．、](?!\s*\d)"),
    "(1)": re.compile(r"[（(]\d{1,2}[）)]"),
    "①": re.compile("[①-⑳]"),
    "第一，": re.compile(rf"第{_CJK}[，,、：:]"),
    "一是": re.compile(rf"{_CJK}是(?!否)"),
    "——": re.compile("[—─]{2,}"),
}
"""Markers of headings and items, by how the first of each is printed."""
HEADINGS = ("第一章", "一、", "（一）", "1.")
"""Styles that are those of headings, or of items that are paragraphs."""
_IN_PROSE = ("一、", "（一）", "1.", "(1)", "①")
"""Styles that open a paragraph even where the line before ends no sentence, as a heading does."""
_INSIDE = {style: re.compile(rf"(?<=[。；：，])(?:{pattern.pattern})") for style, pattern in STYLES.items()}
_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:][”’』」）)】》\"]*(?:\[\d{1,2}\])*$|(?<!\d)\.$")
_GOES_ON = re.compile(r"[，、,（(《“「【]$|[A-Za-z]-$")
_REFERS = re.compile(r"(?:第|条|款|附件|[、和与及或至到])$")
_NO_BEGINNING = re.compile(r"[，。、；：？！）》」』】”’%％‰…℃]|[.,]\d|[,;:!?)\]](?!\S*[(\[])")
_OPENS_PARAGRAPH = re.compile(r"[-*•·●■◆]\s|【|\||附件|专栏|[图表]\s*\d|注[：:]|关键词|摘\s*要")
_LAST_DIGITS = re.compile(r"\d+\.?$")
_COUNTED = "[%％‰年月日号家个户人项条件元亿万千亩倍岁座所名次台吨]"
_REST_OF_FIGURE = re.compile(rf"(?P<digits>\d{{0,3}}(?:\.\d+)?){_COUNTED}|\.\d")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
SHORTEST_HALF = 6
_BRACKETS = (("《", "》"), ("（", "）"), ("“", "”"))
_SENTENCE_INSIDE = re.compile("[。；！？](?=.)")
_COMMA_INSIDE = re.compile("[，,](?=.)")


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends, or one that announces others, with the line; a decimal's point ends none."""
    return bool(_ENDS_SENTENCE.search(text))


def goes_on(text: str) -> bool:
    """Whether the line cannot be over: it ends with a comma, or a bracket or title mark is open."""
    return bool(_GOES_ON.search(text)) or any(text.count(left) > text.count(right) for left, right in _BRACKETS)


def cannot_begin(text: str) -> bool:
    """Whether the line begins with what only stands behind something else: a comma, a closing mark, a percent sign."""
    return bool(_NO_BEGINNING.match(text))


def marker(text: str) -> str:
    """The style of the marker that the line begins with, or ""."""
    return next((style for style, pattern in STYLES.items() if pattern.match(text)), "")


def markers_inside(text: str) -> list[str]:
    """The styles of the markers that stand inside the line, where a clause begins."""
    return [style for style, pattern in _INSIDE.items() for _ in pattern.finditer(text)]


def opens_in_prose(text: str, before: str = "") -> bool:
    """Whether the line begins a heading or item whatever the line before ends with, unless that refers to it."""
    return marker(text) in _IN_PROSE and not _REFERS.search(before)


def opens(text: str) -> bool:
    """Whether the line, behind the end of a sentence, begins a paragraph; markers are not considered."""
    return bool(_OPENS_PARAGRAPH.match(text)) or (not marker(text) and looks_like_heading(text))


def prose(text: str) -> bool:
    """Whether the line holds the end of a sentence, or a comma in what bears no marker: it is no heading."""
    return bool(_SENTENCE_INSIDE.search(text)) or (bool(_COMMA_INSIDE.search(text)) and not marker(text))


def one_phrase(text: str) -> bool:
    """Whether no sentence ends in the line and none is announced, as in a heading."""
    return not _SENTENCE_INSIDE.search(text) and not ends_sentence(text) and "：" not in text


def balanced(text: str) -> bool:
    """Whether the line is a heading of two halves as long as each other, as they are liked: it is complete."""
    style = marker(text)
    if not style or not one_phrase(text):
        return False
    first, comma, second = STYLES[style].sub("", text, count=1).partition("，")
    return bool(comma) and len(first) == len(second) >= SHORTEST_HALF


def glue(left: str, right: str) -> str:
    """One space between Latin words, nothing where a Chinese character, a hyphen or a cut figure stands."""
    end, begin = left[-1], right[0]
    if not (end.isascii() and begin.isascii() and begin.isalnum()):
        return ""
    if begin.isdigit() and _cut_figure(left, right):
        return ""
    if end.isalnum():
        return "" if end.isdigit() != begin.isdigit() and not (end.islower() and begin.isdigit()) else " "
    return " " if end in ",.;:)" else ""


def glued(lines: Sequence[str]) -> str:
    """The text that the lines of a paragraph make."""
    between = (glue(before, line) for before, line in pairwise(lines))
    return "".join(chain(lines[:1], *zip(between, lines[1:], strict=True)))


def parts_figure(left: str, right: str) -> bool:
    """Whether a figure is cut between the lines: 541 and 0家, 5410 and 家, 27. and 4%; a year takes no more digits."""
    digits = _LAST_DIGITS.search(left)
    if not digits or digits.start() == 0:
        return False
    if left.endswith("."):
        return right[0].isdigit()
    rest = _REST_OF_FIGURE.match(right)
    return rest is not None and not (rest["digits"] and _YEAR.fullmatch(digits[0]))


def _cut_figure(left: str, right: str) -> bool:
    """Whether the digits at the end and the beginning are of one figure; a row of figures is none."""
    if re.search(r"\d\s+[\d.,]*\d$", left):
        return False
    return bool(re.search(r"\d\.?$", left) or (re.search(r"\d,$", left) and re.match(r"\d{3}(?!\d)", right)))
