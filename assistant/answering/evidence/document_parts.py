"""Where a document has the part that is asked for: under a heading of its own, or where a sentence announces it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.chapters import told_at, told_under
from assistant.answering.evidence.enumerations import Enumeration
from assistant.answering.evidence.form import asked_count
from assistant.answering.evidence.of_the_time import (
    FIVE_YEARS,
    NAMED_ITSELF,
    PAST_YEAR,
    WITHIN,
    agrees_in_time,
    list_of_the_time,
)
from assistant.answering.evidence.outline import WHOLE_CHARACTERS
from assistant.answering.evidence.siblings import is_of_a_sibling
from assistant.answering.evidence.time_and_place import only_years
from assistant.answering.understanding.stance import joins_stances
from assistant.facts.own_year import own_year
from assistant.facts.titled import ASIDE
from assistant.quantity import find_periods
from assistant.reading.headings import bare_heading
from assistant.reading.sentences import sentences
from assistant.reading.spans import lines_around, next_line
from assistant.search.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Document, ItemList, Query, Section

OUTLINE, TASKS, REVIEW, GOALS, GOVERNMENT, PROBLEMS = "outline", "tasks", "review", "goals", "government", "problems"
FEWEST_CHAPTERS = 3
EARLY = 2  # the sentence of its paragraph that announces a part at the latest
PLAINLY = 0.4  # what a sentence gains whose announcement ends in a colon (主要预期目标是：)
OWNED_UP = 0.5  # what a sentence gains that opens the passage in which a report owns up to its problems
LATER = 0.3  # what a sentence loses that announces a part further on
LONGEST_PREAMBLE = 500
_ONE_YEAR = re.compile(r"\d{4}年|去年")
LONGEST_REST = 4  # characters of a heading beside the kind of part that it names
_WORDS = re.compile(r"\w+")
_SAYS_IT = re.compile("：[^。：]{15}")  # 主要目标是：地区生产总值增长5%……: what follows is of something else


@dataclass(frozen=True, slots=True)
class Rubric:
    """A part of a document; ``listed`` is the enumeration that it consists of, if it is one."""

    document: Document
    start: int
    end: int
    path: tuple[str, ...]
    listed: ItemList | None


def part_of_kind(query: Query, name: str, document: Document) -> Rubric | None:
    """The document's part of the kind, under a heading of its own or where a sentence announces it."""
    count = asked_count(query.text)
    if name == OUTLINE and not query.periods:  # the chapters are of no time
        return _fitting(_chapters(document), count)
    if name == OUTLINE and FIVE_YEARS.search(query.text) and not any(period.key for period in query.periods):
        return None  # 五年来在哪些方面: no tasks
    if name == OUTLINE:
        name = TASKS
    headed, announced = list(_headed(query, name, document)), list(_announced(query, name, document))
    joined = bool(headed and announced) and _joins_tasks(name, headed[0])
    within = joined and headed[0].start <= announced[0].start < headed[0].end
    timed = [*announced, *headed] if within else [*headed, *announced]
    timed = [part for part in timed if not _is_of_one_year(query, name, part)]
    timed = [part for part in timed if not is_of_a_sibling(query.text, " ".join(part.path))]
    parts = sorted(timed, key=lambda part: (_is_of_other_stance(query, name, part), -_time_of(query, part)))
    if name == REVIEW and not parts and (listed := list_of_the_time(query, document)):
        parts = [Rubric(document, listed.items[0].start, listed.items[-1].end, listed.section, listed)]
    if not parts and name == TASKS and _is_made_of_tasks(document):
        parts = [part for part in [_chapters(document)] if part]
    return next((part for part in parts if _fitting(part, count)), None)


def _is_of_one_year(query: Query, name: str, part: Rubric) -> bool:
    """Whether what five years aim at is asked for, and the part tells what one of them does."""
    periods = query.times
    return name in (GOALS, TASKS) and not only_years(periods) and _time_of(query, part) == WITHIN


def _is_of_other_stance(query: Query, name: str, part: Rubric) -> bool:
    """Whether what is to be done is asked for, and the part tells what was done, or the other way round.

    A report's tasks of its own year are still to be done.
    """
    of_its_year = str(own_year(part.document)) in {period.key for period in query.periods}
    asked = query.stance or ("proposed" if name == TASKS and of_its_year else "")
    return {asked, told_at(part.document, part.start)} == {"proposed", "reported"}


def _is_made_of_tasks(document: Document) -> bool:
    """Whether the document is one of measures, and no report of which a chapter looks back."""
    looks_back = any(told_under(document, one.path) == "reported" for one in document.sections if one.level == 1)
    return not looks_back and load_cues().rubrics[TASKS]["made_of"].search(identity(document)) is not None


def identity(document: Document) -> str:
    """What a document says of itself before its first heading: title, issuer, and why it was made."""
    begins = document.sections[0].start if document.sections else 0
    preamble = document.text[: min(begins, LONGEST_PREAMBLE)]
    return fold(f"{document.title} {document.issuer} {preamble}")


def _time_of(query: Query, part: Rubric) -> int:
    """How well the part's time agrees: by its first sentence where a sentence announces it, and its headings."""
    document = part.document
    opening = document.text[slice(*sentences(document.text, part.start, part.end)[0])]
    announced = part.start > max((s.heading_end for s in document.sections if s.path == part.path), default=-1)
    return agrees_in_time(query, (*((opening,) if announced else ()), *part.path[::-1]), document)


def _agrees(query: Query, name: str, near: Sequence[str], document: Document) -> int:
    """How well a part agrees in time; a report owns up to the problems of its year in what looks back on another."""
    if name == PROBLEMS and query.times and all(one.key == str(own_year(document)) for one in query.times):
        return 0
    return agrees_in_time(query, near, document)


def _joins_tasks(name: str, part: Rubric) -> bool:
    """Whether the part's heading names tasks beside the aims (主要目标任务): a sentence may tell them apart."""
    tasks = load_cues().rubrics[TASKS]["headed"]
    return name == GOALS and bool(part.path) and tasks.search(part.path[-1]) is not None


def _fitting(part: Rubric | None, count: int) -> Rubric | None:
    """The part, if it has as many members as are asked for."""
    return part if part and (not count or (part.listed is not None and len(part.listed.items) == count)) else None


def _chapters(document: Document) -> Rubric | None:
    """The document as a whole, where its chapters are what it sets out to do."""
    listed = next((one for one in document.lists if one.style == "sections" and not one.section), None)
    if listed is None or len(listed.items) < FEWEST_CHAPTERS:
        return None
    return Rubric(document, listed.items[0].start, listed.items[-1].end, (), listed)


def _headed(query: Query, name: str, document: Document) -> Iterator[Rubric]:
    """The sections whose heading names the kind of part: of the asked period first, the outermost before others."""
    headed = load_cues().rubrics[name].get("headed")
    sections = [
        section
        for section in document.sections
        if headed and headed.search(bare := _bare(section.heading)) and not joins_stances(bare)
    ]
    outer = {section.path for section in sections}
    within = [one for one in sections if one.path[:-1] in outer and _names_no_more(headed, one)]
    sections = [one for one in sections if one.path[:-1] not in outer or one in within]
    plain = [one for one in sections if one.path not in {other.path[:-1] for other in within}]  # 目标任务 > 重点任务
    timed = [(_agrees(query, name, section.path[::-1], document), section) for section in plain]
    for agrees, section in sorted(timed, key=lambda pair: (-pair[0], pair[1].level, pair[1].start)):
        if agrees >= 0:
            listed = list_of_the_time(query, document, section) if name == REVIEW else None
            if name == REVIEW and listed is None and _of_a_single_year(query, section.path):
                continue
            listed = listed or _list_within(document, section.heading_end, section.end, section.path)
            yield Rubric(document, section.heading_end, section.end, section.path, listed)


def _names_no_more(headed: re.Pattern[str] | None, section: Section) -> bool:
    """Whether the heading says hardly more than the kind of part (重点任务), and no task of its own (抓好三农工作)."""
    bare = "".join(_WORDS.findall(_bare(section.heading)))
    for located in reversed(find_periods(bare)):
        bare = bare[: located.start] + bare[located.end :]
    return headed is not None and len(headed.sub("", bare)) <= LONGEST_REST


def _of_a_single_year(query: Query, path: Sequence[str]) -> bool:
    """Whether five years are asked about, and the headings tell of one."""
    named = " ".join(path)
    return bool(FIVE_YEARS.search(query.text)) and not FIVE_YEARS.search(named) and bool(_ONE_YEAR.search(named))


def _bare(heading: str) -> str:
    """The heading without its number and what it adds in brackets (目标指标（到2027年，全市）)."""
    return ASIDE.sub("", bare_heading(heading)).rstrip("。")


def _list_within(document: Document, start: int, end: int, path: tuple[str, ...]) -> ItemList | None:
    """The enumeration that the stretch consists of."""
    inside = [one for one in document.lists if one.section == path and start <= one.items[0].start < end]
    length = end - start
    if length <= WHOLE_CHARACTERS:  # what is like another may leave out the first of them
        inside = [one for one in inside if one.style != "alike"]
    whole = [one for one in inside if 2 * (one.items[-1].end - one.items[0].start) >= length]
    return max(whole, key=lambda one: (one.style == "sections", one.items[-1].end - one.items[0].start), default=None)


def _announced(query: Query, name: str, document: Document) -> Iterator[Rubric]:
    """The paragraphs, from the sentence on that announces the kind of part, the plainest announcement first."""
    cues = load_cues().rubrics[name]
    kinds = [kind for kind in ("said", "hinted") if kind in cues]
    said = [(match, kind) for kind in kinds for match in cues[kind].finditer(document.text)]
    found: list[tuple[float, int, int]] = []
    for match, kind in said:
        first, last = lines_around(document.text, *match.span())
        before = [span for span in sentences(document.text, first, last) if span[0] <= match.start()]
        if not before:
            continue
        start, end = before[-1]
        if name == REVIEW and FIVE_YEARS.search(query.text) and PAST_YEAR.search(document.text, start, end):
            continue  # of one year, where five are asked about
        above = document.section_at(start)[::-1] if kind == "said" else ()  # what is hinted must name its time itself
        timed = _agrees(query, name, (document.text[start:end], *above), document)
        if timed >= (0 if kind == "said" else NAMED_ITSELF):
            led = PLAINLY if "：" in document.text[match.end() - 1 : match.end() + 1] else 0
            owned = OWNED_UP if name == PROBLEMS and told_at(document, start) == "problem" else 0
            worth = timed + owned + len(match[0]) / 100 + led - (LATER if len(before) > EARLY else 0)
            said_here = _SAYS_IT.search(document.text, start, before[-1][1])
            only_announces = document.text[start:last].rstrip().endswith("：") and not said_here
            found.append((worth, start, next_line(document.text, last)[1] if only_announces else last))
    for _, start, end in sorted(found, key=lambda one: (-one[0], one[1])):
        opening, path = sentences(document.text, start, end)[0], document.section_at(start)
        following = () if _SAYS_IT.search(document.text, *opening) else document.lists
        listed = next((one for one in following if Enumeration(document, one, 0, 0).announced_by(*opening)), None)
        listed = listed or _list_within(document, start, end, path)
        reach = max(end, listed.items[-1].end) if listed else end
        yield Rubric(document, start, reach, path, listed)
