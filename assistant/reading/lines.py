"""A page's lines become paragraphs: what the printer added goes, what he broke is joined.

Running heads, page numbers, soft hyphens and the footnote marks of the title block go. A line broken in mid-sentence is
joined to the next, without a space between Chinese characters and with one between Latin words, also across a page end
(the page border then lies inside the paragraph). Whether a line was broken is seen from its width against the page's
usual width, from its last character, and from what the next line begins with.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.reading.headings import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = 0.88
"""Share of the usual width from which on a line counts as full."""
HALF_FULL = 0.75
"""A line shorter than this share ends a paragraph unless a comma says that it goes on."""
WIDEST = 160
"""Columns (a Chinese character takes two) of the widest page; longer lines are paragraphs, not lines."""
NARROWEST = 40

_INVISIBLE = dict.fromkeys([*range(ord(" ")), *map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")])
_SPACES = dict.fromkeys(map(ord, "\u00a0\t\u2002\u2003\u2009\u202f"), " ")
_CLEAN = _INVISIBLE | _SPACES
_WIDE = re.compile("[\u1100-\U0010ffff“”‘’…—·]+")
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_PAGE_NUMBER = re.compile(
    r"[—–\-－·~～]\s*\d{1,4}\s*[—–\-－·~～]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s+\d{1,4}"
)
_LONE_NUMBER = re.compile(r"\d{1,4}")
_FOOTNOTE_MARK = re.compile(r"[\d①-⑳*＊]{1,2}")
_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:][”’』」）)】》\"]*(?:\[\d{1,2}\])*$|\.$")
_GOES_ON = re.compile(r"[，、,（(《“「【—]$|[A-Za-z]-$")
_OPENS_PARAGRAPH = re.compile(
    r"第[一二三四五六七八九十]{1,3}[，,、：:]|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[①-⑳]|[-*•·●■◆]\s|——|【|\||附件|注[：:]|关键词|摘\s*要"
)
_TITLE_ENDS = re.compile(
    r"(?:意见|通知|方案|规划|计划|纲要|办法|条例|规定|决定|公报|报告|研究|分析|评价|要点|措施|细则|批复|公告|讲话|建议|汇编|总结)[）)]?$"
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text, paragraphs parted by line ends, and where each page starts in it."""

    text: str
    page_starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line without white space at its ends."""

    text: str
    page: int
    width: int
    usual: int
    """Width of a full line on its page, in columns; 0 where lines are paragraphs."""
    indented: bool
    blank_before: bool

    @property
    def full(self) -> bool:
        return self.usual > 0 and self.width >= FULL * self.usual


def repair(pages: Sequence[str], *, printed: bool, title: str = "") -> Repaired:
    """The paragraphs of the pages.

    ``printed``: the lines are those of a printed page (PDF); else it is judged from their widths whether they are
    lines or paragraphs. ``title`` is what the file states as its title: printed over several lines it is put together.
    """
    cleaned = _without_running_lines([[clean(line) for line in page.split("\n")] for page in pages])
    lines = _measured(cleaned, printed=printed)
    lines = _without_footnote_marks(lines)
    title_lines, mark = _title_block(lines, title)
    if mark:
        last = lines[title_lines - 1]
        lines[title_lines - 1] = replace(last, text=last.text[:-mark].rstrip())
    return _joined(lines, title_lines, len(pages))


def clean(line: str) -> str:
    """A line without invisible characters, with one kind of space, and characters for radicals (⽆ → 无)."""
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match.group()), line.translate(_CLEAN)).rstrip()


# --- what the printer added --------------------------------------------------------------------------------------


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Pages without page numbers and without the heads and feet that recur on a third of three or more pages."""
    recurring = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _margin(page, 2)})
    often = max(3, (len(pages) + 2) // 3)
    offsets = Counter(
        int(page[at].strip()) - number
        for number, page in enumerate(pages, start=1)
        for at in _margin(page, 1)
        if _LONE_NUMBER.fullmatch(page[at].strip())
    )
    kept = []
    for number, page in enumerate(pages, start=1):
        gone = set()
        for at in _margin(page, 2):
            line = page[at].strip()
            running = recurring[_shape(line)] >= often and not _ENDS_SENTENCE.search(line)
            if running or _PAGE_NUMBER.fullmatch(line):
                gone.add(at)
        for at in _margin(page, 1):
            line = page[at].strip()
            if _LONE_NUMBER.fullmatch(line) and (int(line) == number or offsets[int(line) - number] >= often):
                gone.add(at)
        kept.append(["" if at in gone else line for at, line in enumerate(page)])
    return kept


def _shape(line: str) -> str:
    """A line with its digits alike, so that a running head that carries the page number is the same on each page."""
    return re.sub(r"\d+", "#", "".join(line.split()))


def _margin(page: Sequence[str], depth: int) -> list[int]:
    """The places of the first and last ``depth`` lines that are not blank."""
    solid = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*solid[:depth], *solid[-depth:]})


def _without_footnote_marks(lines: list[_Line]) -> list[_Line]:
    """The lone marks between title and text (a printed superscript) go; a lone figure further down may be data."""
    body = next((at for at, line in enumerate(lines) if line.full or "。" in line.text), 0)
    return [line for at, line in enumerate(lines) if at >= body or not _FOOTNOTE_MARK.fullmatch(line.text)]


# --- lines and their widths --------------------------------------------------------------------------------------


def _measured(pages: Sequence[Sequence[str]], *, printed: bool) -> list[_Line]:
    widths = [sorted(width for line in page if (width := _width(line.strip()))) for page in pages]
    all_widths = sorted(width for page in widths for width in page)
    wrapped = printed or _is_wrapped(pages, all_widths)
    blanks_matter = _blank_share(pages) < 0.5
    lines = []
    for number, page in enumerate(pages):
        enough = widths[number] if len(widths[number]) >= 8 else all_widths
        usual = min(enough[int(len(enough) * 0.9)], WIDEST) if wrapped and enough else 0
        blank = False
        for line in page:
            text = line.strip()
            if text:
                indented = line.startswith(("\u3000", "  "))
                lines.append(_Line(text, number, _width(text), usual, indented, blank and blanks_matter))
            blank = not text
    return lines


def _width(line: str) -> int:
    """Columns that the line takes when printed: two for a Chinese sign or mark."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


def _is_wrapped(pages: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    """Whether a plain text's lines are printed lines: many are about as wide as the widest and end in mid-sentence."""
    if not widths:
        return False
    usual = widths[int(len(widths) * 0.9)]
    full = [line for page in pages for line in page if FULL * usual <= _width(line.strip()) <= usual * 1.15]
    broken = [line for line in full if not _ENDS_SENTENCE.search(line.rstrip())]
    many = len(full) > 2 and len(full) * 4 >= len(widths)
    return NARROWEST <= usual <= WIDEST and many and len(broken) * 2 > len(full)


def _blank_share(pages: Sequence[Sequence[str]]) -> float:
    """Share of lines that a blank line follows; where nearly all are, blank lines say nothing."""
    followed = total = 0
    for page in pages:
        for line, below in pairwise(page):
            if line.strip():
                total += 1
                followed += not below.strip()
    return followed / total if total else 0.0


# --- joining -----------------------------------------------------------------------------------------------------


def _title_block(lines: Sequence[_Line], title: str) -> tuple[int, int]:
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
        if line.full or re.search(r"[。，：；！？:;]", line.text) or looks_like_heading(line.text):
            break
        if _TITLE_ENDS.search(line.text):
            return (at if line.usual else 0), 0
    return 0, 0


def _joined(lines: Sequence[_Line], title_lines: int, page_count: int) -> Repaired:
    parts: list[str] = []
    length = 0
    starts: list[int] = [0]
    before: _Line | None = None
    for at, line in enumerate(lines):
        if before is None:
            glue = ""
        elif 0 < at < title_lines:
            glue = _glue(before.text, line.text)
        else:
            glue = "\n" if _new_paragraph(before, line) else _glue(before.text, line.text)
        parts.append(glue)
        length += len(glue)
        while len(starts) <= line.page:
            starts.append(length)
        parts.append(line.text)
        length += len(line.text)
        before = line
    while len(starts) < page_count:
        starts.append(length)
    return Repaired("".join(parts), tuple(starts))


def _new_paragraph(before: _Line, line: _Line) -> bool:
    """Whether ``line`` begins a paragraph; see the module's head for what this is judged by."""
    if not before.usual or not line.usual:
        return True
    ends = bool(_ENDS_SENTENCE.search(before.text))
    if ends:
        return not before.full or line.indented or line.blank_before or _opens(line.text)
    if before.full or _GOES_ON.search(before.text) or _open_bracket(before.text):
        return before.text.startswith("|") or (line.blank_before and _opens(line.text))
    if line.blank_before or looks_like_heading(before.text) or _opens(line.text):
        return True
    return before.width < HALF_FULL * before.usual


def _opens(text: str) -> bool:
    return bool(_OPENS_PARAGRAPH.match(text)) or looks_like_heading(text)


def _open_bracket(text: str) -> bool:
    """Whether a bracket or title mark is open at the line's end, so that the line cannot be over."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "（）", "“”"))


def _glue(left: str, right: str) -> str:
    """One space between Latin words or figures, nothing where a Chinese character or a hyphen stands."""
    latin = left[-1].isascii() and right[0].isascii() and right[0].isalnum()
    return " " if latin and (left[-1].isalnum() or left[-1] in ",.;:)") and not _broken_decimal(left, right) else ""


def _broken_decimal(left: str, right: str) -> bool:
    return bool(re.search(r"\d\.$", left)) and right[0].isdigit()
