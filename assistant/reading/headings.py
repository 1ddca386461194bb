"""Headings found by their printed numbering, and the sections they open.

Known: 第一编 第一部分 第一章 第一节 第一条 · 一、 · （一） · 1 / 1.1 / 1.1.1 · the words 摘要, 前言, 参考文献, 附件
alone on a line · without a number the parts of a report, which name their time (2026年重点工作). A heading is short
and carries no sentence. Official prose also runs its text on behind the heading (（一）扩大有效投资。实施……): there
the first sentence is the heading. What only looks like one is kept out: a decimal or a year at the start of a line,
numbers out of sequence, the items (一)…；(二)… of an article, a line of a table of contents.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.model import Section
from assistant.numerals import number_of
from assistant.reading.draft import Heading
from assistant.reading.spans import Span, line_end, line_start, solid_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 60
"""Characters a heading has at most."""
LONGEST_RUN_IN = 50
"""Characters of a heading that its text follows on the same line."""

_CJK_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"
_DIVISIONS = ("编篇", "部", "章", "节", "条")
_DIVISION = re.compile(
    rf"第\s?(?P<number>{_CJK_NUMBER}|\d{{1,3}})\s?(?P<kind>编|篇|部分|章|节|条)(?P<after>[\s　（(【:：]|$)?"
)
_CJK_LIST = re.compile(rf"(?P<number>{_CJK_NUMBER})[、．.]\s*(?=\S)")
_CJK_BRACKET = re.compile(rf"[（(](?P<number>{_CJK_NUMBER})[）)]\s*(?=\S)")
_WORD_AHEAD = r"(?=[^\d\s%％.．:：,，、～~—–-])"
_DECIMAL = re.compile(rf"(?P<number>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})[.．]?(?P<space>[\s　]*){_WORD_AHEAD}")
_CHAPTER = re.compile(rf"(?P<number>\d{{1,2}})(?:[\s　]+|[.．、][\s　]*){_WORD_AHEAD}")
_PART = re.compile(
    r"(?=[^，。]*(?:20\d\d年|“?十[一二三四五六七八九]五”?|[五一]年))[^，。；：！？“”‘’|《》]*(?:“[^”]{2,6}”[^，。；：！？|《》]*){0,2}"
    r"(?:回顾|总结|成就|成效|目标|任务|工作|安排|部署|打算|要求)"
)
LONGEST_PART = 30
FEWEST_PARTS = 2
LONGEST_TITLE = 30
"""Characters of an annex's title."""
_RANK_PART = 5
_RANK_DIVISION, _RANK_CJK, _RANK_BRACKET, _RANK_NUMBER = 10, 50, 60, 70
_RANK_ARTICLE = _RANK_DIVISION + _DIVISIONS.index("条")
_PATTERNS = {_RANK_CJK: _CJK_LIST, _RANK_BRACKET: _CJK_BRACKET}
_WORDS = re.compile(r"摘\s*要|引\s*言|前\s*言|绪\s*论|序\s*言|结\s*论|结\s*语|附\s*则|参考文献|附\s*录|附\s*件|致\s*谢")
_ANNEX = re.compile(r"附\s*[件录]\s*[一二三四五六七八九十\d]*")
_CONTENTS_LINE = re.compile(r"[.…·．]{3,}\s*\d{0,4}\s*$|\s\.\s?\.\s?\.")
_SENTENCE_MARK = re.compile(r"[。！？；;]")
_ADDRESS = re.compile(r"^[ \t　]*(?:各位代表|同志们|各位委员|各位同志)[！!，,]", re.MULTILINE)
# How a paragraph opens that looks back on a whole chapter, behind the last of its sections.
_LOOKS_BACK = re.compile(
    r"^[ \t　]*(?:各位代表[！!，,])?(?:(?:过去的?这?)?[五一]年来?[，,]"
    r"|(?:过去|这|[五一])[^。，\n]{0,4}年[^。，\n]{0,6}(?:实践|奋斗|历程|成绩|成就)"
    r"|回顾(?:过去|这?[五一]年|工作|“)|(?:在|充分)?(?:肯定|看到|总结)[^。\n]{0,8}(?:成绩|成就)[^。，\n]{0,5}同时"
    r"|(?:这些|上述)?成绩(?:的取得)?来之不易|(?:同时，?)?(?:我们|必须|也要|更要)[^。，\n]{0,6}清醒)",
    re.MULTILINE,
)
_UNIT_AHEAD = re.compile(r"\s*(?:万|亿|个|家|年(?!度)|月|日|元|吨|倍|米|公里|平方|美元)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be a heading. ``doubtful`` ones count only right after their predecessor in number."""

    heading: Heading
    number: tuple[int, ...] = ()
    doubtful: bool = False


def sections_of(text: str, headings: Iterable[Heading]) -> tuple[Section, ...]:
    """The sections that the headings open; each reaches to the next heading of its own or a higher rank.

    A speaker who addresses the audience anew (各位代表！) is done with the subsections, not with the chapter, and so is
    one who looks back on all of it behind the last of them (五年来，……).
    """
    ordered = sorted(headings, key=lambda heading: heading.start)
    sections: list[Section] = []
    above: list[tuple[int, Section]] = []  # the sections that the heading may stand in, outermost first, with ranks
    for heading, end in zip(ordered, _ends(text, ordered), strict=True):
        while above and above[-1][0] >= heading.rank:
            above.pop()
        path = next((section.path for _, section in reversed(above) if section.end > heading.start), ())
        path = (*path, " ".join(text[heading.start : heading.end].split()))
        section = Section(len(path), path, line_start(text, heading.start), end, heading.start, heading.end)
        sections.append(section)
        above.append((heading.rank, section))
    return tuple(sections)


def _ends(text: str, ordered: Sequence[Heading]) -> list[int]:
    """Where each heading's section ends: at the line of the next heading of its own or a higher rank."""
    ends = [len(text)] * len(ordered)
    still_open: list[int] = []
    addressed = [match.start() for match in _ADDRESS.finditer(text)]
    looks_back = [match.start() for match in _LOOKS_BACK.finditer(text)]
    chapters = (one for one in ordered if not _ANNEX.fullmatch(text[one.start : one.end].split("\n")[0]))
    outermost = min((heading.rank for heading in chapters), default=0)
    for at, heading in enumerate(ordered):
        while still_open and ordered[still_open[-1]].rank >= heading.rank:
            ends[still_open.pop()] = line_start(text, heading.start)
        still_open.append(at)
    for at, heading in enumerate(ordered):
        following = bisect_right(addressed, heading.end)
        if heading.rank > outermost and following < len(addressed):
            ends[at] = min(ends[at], addressed[following])
        if heading.rank > outermost and _is_last(ordered, at):
            begins = line_end(text, heading.end)
            if not text[heading.end : begins].strip(" 　。："):
                begins = line_end(text, begins + 1)  # its first paragraph is its own
            following = bisect_right(looks_back, begins)
            ends[at] = min((ends[at], *looks_back[following : following + 1]))
    return ends


def _is_last(ordered: Sequence[Heading], at: int) -> bool:
    """Whether no heading of the same or a lower rank follows before one of a higher rank does."""
    return at + 1 == len(ordered) or ordered[at + 1].rank < ordered[at].rank


def find_headings(text: str, marked: Sequence[Heading] = ()) -> tuple[Heading, ...]:
    """The headings of a text: those its format marks, and below them those known by their printed numbering.

    Word and Markdown files often mark the chapters only and number the rest by hand.
    """
    candidates = []
    lines = solid_lines(text)
    printed = [text[slice(*span)].strip() for span in lines]
    borders = sorted((heading.start, heading.end) for heading in marked)
    for at, (start, end) in enumerate(lines):
        nearest = borders[max(bisect_right(borders, (end, 0)) - 1, 0)] if borders else (end, end)
        if start <= nearest[0] < end:
            candidates.append(_Candidate(Heading(*nearest, 0)))  # inner numbers begin anew below a marked heading
            continue
        candidate = _read(text[start:end], start)
        if candidate and not _is_item(candidate, printed, at) and (candidate.heading.rank or not marked):
            candidates.append(candidate)
    kept = [heading for heading in _in_sequence(candidates) if (heading.start, heading.end) not in borders]
    kept += _parts(printed, lines) if not marked else ()
    outermost = min((heading.rank for heading in kept if heading.rank), default=1)
    numbered = (
        _annex(heading, outermost - 1, printed, lines) or Heading(heading.start, heading.end, heading.rank or outermost)
        for heading in kept
    )
    return tuple(sorted((*marked, *numbered), key=lambda heading: heading.start))


def _annex(heading: Heading, rank: int, printed: Sequence[str], lines: Sequence[Span]) -> Heading | None:
    """An annex's number with the title on the line below, above its own chapters; None where it is none.

    附件1, 2026年十件民生实事, 一、……: its numbers begin anew, and are not those of the text before it.
    """
    at = bisect_right(lines, (heading.start, heading.end)) - 1
    if heading.rank or at < 0 or not _ANNEX.fullmatch(printed[at]):
        return None
    title = printed[at + 1] if at + 1 < len(lines) else ""
    titled = 0 < len(title) <= LONGEST_TITLE and not _SENTENCE_MARK.search(title) and _read(title, 0) is None
    end = lines[at + 1][1] if titled else heading.end
    return Heading(heading.start, end, rank)


def _parts(printed: Sequence[str], lines: Sequence[Span]) -> list[Heading]:
    """The lines that name a part of a report and its time, without a number, where a text has a few of them."""
    found = [
        Heading(start, end, _RANK_PART)
        for at, (start, end) in enumerate(lines[:-1])
        if len(printed[at]) <= LONGEST_PART < len(printed[at + 1])
        and _PART.fullmatch(printed[at])
        and not heading_number(printed[at])
    ]
    return found if len(found) >= FEWEST_PARTS else []


def looks_like_heading(line: str) -> bool:
    """Whether a line by itself is printed like a heading; sequence is not considered."""
    candidate = _read(line, 0)
    return candidate is not None and not candidate.doubtful


def _read(line: str, offset: int) -> _Candidate | None:
    stripped = line.strip()
    if not stripped or stripped.startswith("|") or _CONTENTS_LINE.search(stripped):
        return None
    start = offset + len(line) - len(line.lstrip())
    if _WORDS.fullmatch(stripped.rstrip("：:0123456789一二三四五 ")):
        return _Candidate(Heading(start, start + len(stripped), 0))
    if match := _DIVISION.match(stripped):
        return _division(stripped, match, start)
    if match := _CJK_LIST.match(stripped):
        return _named(stripped, start, _RANK_CJK, number_of(match["number"]))
    if match := _CJK_BRACKET.match(stripped):
        return _named(stripped, start, _RANK_BRACKET, number_of(match["number"]))
    return _numbered(stripped, start)


def _division(line: str, match: re.Match[str], start: int) -> _Candidate | None:
    rank = _RANK_DIVISION + next(at for at, kinds in enumerate(_DIVISIONS) if match["kind"][0] in kinds)
    if match["kind"] == "条":
        # an article's text follows on its line: only the number and a title in brackets are the heading
        titled = re.match(r"\s*[（(【][^）)】]{1,30}[）)】]", line[match.end("kind") :])
        end = match.end("kind") + (titled.end() if titled else 0)
        number = number_of(match["number"])
        return _Candidate(Heading(start, start + end, rank), (number,), doubtful=match["after"] is None)
    if len(line) > LONGEST or _SENTENCE_MARK.search(line) or (match["after"] is None and "，" in line):
        return None
    return _Candidate(Heading(start, start + len(line), rank))


def _named(line: str, start: int, rank: int, number: int) -> _Candidate | None:
    if len(line) <= LONGEST and not _SENTENCE_MARK.search(line) and not line.endswith(("，", "、", ",", "：", ":")):
        return _Candidate(Heading(start, start + len(line), rank), (number,))
    stop = _SENTENCE_MARK.search(line)
    if stop and stop.group() == "。" and stop.end() <= LONGEST_RUN_IN:
        heading = Heading(start, start + stop.start(), rank)
        return _Candidate(heading, (number,), doubtful=stop.end() == len(line))
    return None


def _numbered(line: str, start: int) -> _Candidate | None:
    if len(line) > LONGEST or _SENTENCE_MARK.search(line) or line.endswith(("，", "、", ",", "：", ":")):
        return None
    if match := _DECIMAL.match(line):
        if not match["space"] and _UNIT_AHEAD.match(line, match.end()):
            return None
        number = tuple(int(part) for part in re.split(r"[.．]", match["number"]))
    elif match := _CHAPTER.match(line):
        if _UNIT_AHEAD.match(line, match.end()):
            return None
        number = (int(match["number"]),)
    else:
        return None
    return _Candidate(Heading(start, start + len(line), _RANK_NUMBER + len(number)), number)


def _is_item(candidate: _Candidate, printed: Sequence[str], at: int) -> bool:
    """Whether the line is an item: a sibling stands right below or above it, where a heading's text would be."""
    below = printed[at + 1] if at + 1 < len(printed) else ""
    rank = candidate.heading.rank
    if rank == _RANK_NUMBER + 1:
        shape = _shape(printed[at])
        return shape in (_shape(below), _shape(printed[at - 1]) if at else "")
    if candidate.doubtful and rank in _PATTERNS:
        # "（一）……。" alone on its line is a heading where text follows it, and an item where the next item does
        return not below or _PATTERNS[rank].match(below) is not None
    return False


def _shape(line: str) -> str:
    """How a line is numbered: ``.``, ``、`` or a space behind a single arabic number; "" for any other line."""
    match = _CHAPTER.match(line)
    return line[match.end("number")] if match else ""


def _in_sequence(candidates: Sequence[_Candidate]) -> list[Heading]:
    """Arabic numbers count only where each follows the one before (1, 1.1, 1.1.1, 1.2, 2) and a chain has two."""
    kept: list[_Candidate] = []
    last: tuple[int, ...] = ()
    last_by_rank: dict[int, int] = {}
    for candidate in candidates:
        rank, number = candidate.heading.rank, candidate.number
        if rank > _RANK_NUMBER:
            if _follows(number, last):
                kept.append(candidate)
                last = number
            continue
        if candidate.doubtful and number[0] != last_by_rank.get(rank, 0) + 1:
            continue
        kept.append(candidate)
        # below a new heading the inner numbers begin anew; articles alone count on through the chapters
        inner = [other for other in last_by_rank if other > rank and other != _RANK_ARTICLE]
        for other in inner:
            del last_by_rank[other]
        if number:
            last_by_rank[rank] = number[0]
        last = () if rank >= _RANK_CJK else last
    numbered = [candidate.number for candidate in kept if candidate.heading.rank > _RANK_NUMBER]
    return [
        candidate.heading
        for candidate in kept
        if candidate.heading.rank <= _RANK_NUMBER or _in_chain(candidate.number, numbered)
    ]


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    depth = len(number)
    if number[-1] == 1 and number[:-1] == last[: depth - 1]:
        return True
    # a document may be a part of a larger one and begin at 1.1 without a 1
    if not last or (depth > 1 and len(last) == depth and number[-1] == 1 and number[0] == last[0] + 1):
        return number[-1] == 1
    return depth <= len(last) and number[:-1] == last[: depth - 1] and number[-1] == last[depth - 1] + 1


def _in_chain(number: tuple[int, ...], numbered: Sequence[tuple[int, ...]]) -> bool:
    """Whether a sibling or a child of the number is there; a lone one is no numbering."""
    return any(
        other != number and (other[:-1] == number[:-1] or other[:-1] == number or number[:-1] == other)
        for other in numbered
    )


def bare_heading(heading: str) -> str:
    """The heading without its numbering: ``3.1.2 构建“服务高地”`` → ``构建“服务高地”``."""
    return heading.removeprefix(heading_number(heading)).lstrip(" 　、．.")


def heading_number(heading: str) -> str:
    """The printed numbering of a heading (``3.2``, ``（一）``, ``第二章``); empty where it has none."""
    if match := _DIVISION.match(heading):
        return heading[: match.end("kind")].strip()
    for pattern in (_CJK_LIST, _CJK_BRACKET, _DECIMAL, _CHAPTER):
        if (match := pattern.match(heading)) and number_of(match["number"].split(".")[0].split("．")[0]):
            return match.group().strip()
    return ""
