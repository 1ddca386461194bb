"""A page's lines become paragraphs: what the printer added goes, what he broke is joined.

Running heads, page numbers, soft hyphens and the footnote marks of the title block go. A line broken in mid-sentence is
joined to the next, without a space between Chinese characters and with one between Latin words, also across a page end
(the page border then lies inside the paragraph). Whether a line was broken is seen from its width against the usual
width, from its last character, and from what the next line begins with.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.reading.cut_lines import Cut, Line, cut_by_width, cut_of, line_of
from assistant.reading.headings import looks_like_heading
from assistant.reading.joining import paragraphs
from assistant.reading.line_signs import cannot_begin, ends_sentence, glue
from assistant.reading.margins import without_page_ends, without_running_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_INVISIBLE = dict.fromkeys([*range(ord(" ")), *map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")])
_SPACES = dict.fromkeys(map(ord, "\u00a0\t\u2002\u2003\u2009\u202f"), " ")
_CLEAN = _INVISIBLE | _SPACES
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_LONE_BRACKET = re.compile("[（(]")
# A line that ends in mid-sentence, a few words without a stop, and how a line begins that takes them up.
_ASKS_FOR_MORE = re.compile("[^。！？；：]{8}(?:的|了|为|是|对|把|和|与|及)$")
_FEW_WORDS = re.compile("[^，。！？；：、]{2,20}")
_TAKES_UP = re.compile("(?:是|为|，|：|的)[^。]{0,2}")
_FOOTNOTE_MARK = re.compile(r"[\d①-⑳*＊]{1,2}")
_TITLE_ENDS = re.compile(
    r"(?:意见|通知|方案|规划|计划|纲要|办法|条例|规定|决定|公报|报告|研究|分析|评价|要点|措施|细则|批复|公告|讲话|建议|汇编|总结)[）)]?$"
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text, paragraphs parted by line ends, and where each page starts in it."""

    text: str
    page_starts: tuple[int, ...]


def repair(pages: Sequence[str], *, printed: bool, title: str = "") -> Repaired:
    """The paragraphs of the pages.

    ``printed``: the lines are those of a printed page (PDF); else it is judged from the lines whether they are
    cut or paragraphs. ``title`` is what the file states as its title: printed over several lines it is put together.
    """
    lines = _lines(without_running_lines([[clean(line) for line in page.split("\n")] for page in pages]))
    cut = cut_of(lines)
    if cut:
        lines = without_page_ends(lines, cut)
        cut = cut_of(lines) or cut
    elif printed:
        cut = cut_by_width(lines)
    if not cut:
        return _joined(_with_parts(lines), len(pages))
    lines = _without_footnote_marks(lines, cut)
    title_lines, mark = _title_block(lines, title, cut)
    if mark:
        last = lines[title_lines - 1]
        lines[title_lines - 1] = replace(last, text=last.text[:-mark].rstrip())
    block = [lines[:title_lines]] if title_lines else []
    return _joined([*block, *paragraphs(lines[title_lines:], _cuts(lines, cut, len(pages)))], len(pages))


def _with_parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph: where a page's markup gave words in it a line of their own, these are put back.

    It parts links and bold words (制定了《 / 土地条例 / 》；完善……, 今年的 / 主要目标 / 是：……), or a lone bracket.
    """
    paragraph: list[Line] = []
    for at, line in enumerate(lines):
        if paragraph and not _goes_on(paragraph, lines, at):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _goes_on(paragraph: Sequence[Line], lines: Sequence[Line], at: int) -> bool:
    """Whether the line at a place goes on with the paragraph before it."""
    last, line = paragraph[-1].text, lines[at].text
    if _LONE_BRACKET.fullmatch(last):
        return True
    if lines[at].blanks or ends_sentence(last):
        return False
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    emphasised = bool(_ASKS_FOR_MORE.search(last)) and _FEW_WORDS.fullmatch(line) and _TAKES_UP.match(following)
    taken_up = len(paragraph) > 1 and _FEW_WORDS.fullmatch(last) and _TAKES_UP.match(line)
    opened = sum(text.count("《") - text.count("》") for text in (one.text for one in paragraph)) > 0
    return opened or cannot_begin(line) or bool(emphasised) or bool(taken_up)


def clean(line: str) -> str:
    """A line without invisible characters, with one kind of space, and characters for radicals (⽆ → 无)."""
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match.group()), line.translate(_CLEAN)).rstrip()


def _lines(pages: Sequence[Sequence[str]]) -> list[Line]:
    lines = []
    for number, page in enumerate(pages):
        blanks = 0
        for line in page:
            if line.strip():
                lines.append(line_of(line, blanks, number))
                blanks = 0
            else:
                blanks += 1
    return lines


def _without_footnote_marks(lines: list[Line], cut: Cut) -> list[Line]:
    """The lone marks between title and text (a printed superscript) go; a lone figure further down may be data."""
    body = next((at for at, line in enumerate(lines) if cut.width(line) >= cut.full or "。" in line.text), 0)
    return [line for at, line in enumerate(lines) if at >= body or not _FOOTNOTE_MARK.fullmatch(line.text)]


def _title_block(lines: Sequence[Line], title: str, cut: Cut) -> tuple[int, int]:
    """How many of the first lines are one title, and how many characters of the last are a footnote mark.

    The lines spell the title that the file states, or the last one of at most three ends as titles do.
    """
    wanted = "".join(title.split())
    spelled = ""
    for at, line in enumerate(lines[:6], start=1):
        spelled += "".join(line.text.split())
        if wanted and spelled.startswith(wanted) and _FOOTNOTE_MARK.fullmatch(spelled[len(wanted) :] or "1"):
            return at, len(spelled) - len(wanted)
    for at, line in enumerate(lines[:3], start=1):
        full = cut.width(line) >= cut.full
        if full or re.search(r"[。，：；！？:;]", line.text) or looks_like_heading(line.text):
            break
        if _TITLE_ENDS.search(line.text):
            return at, 0
    return 0, 0


def _cuts(lines: Sequence[Line], cut: Cut, page_count: int) -> list[Cut]:
    """How each page's lines are cut: all alike, or where they are not, as wide as the page's own."""
    if cut.even or page_count == 1:
        return [cut] * page_count
    own = [cut_of([line for line in lines if line.page == page]) for page in range(page_count)]
    return [cut.as_wide_as(one) if one else cut for one in own]


def _joined(paragraphs: Iterable[Sequence[Line]], page_count: int) -> Repaired:
    """The text of the paragraphs, and the offset of each page's first line in it."""
    parts: list[str] = []
    length = 0
    starts: list[int] = [0]
    for paragraph in paragraphs:
        for at, line in enumerate(paragraph):
            between = glue(paragraph[at - 1].text, line.text) if at else "\n" if parts else ""
            parts.append(between)
            length += len(between)
            while len(starts) <= line.page:
                starts.append(length)
            parts.append(line.text)
            length += len(line.text)
    while len(starts) < page_count:
        starts.append(length)
    return Repaired("".join(parts), tuple(starts))
