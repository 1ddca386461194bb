"""The part of a document that a question asks for by its kind: its problems, aims, tasks, principles.

Official documents are made of such parts. Whoever names the document (by its place or subject) and the kind of part,
and nothing else, is given that part whole: 西藏面临哪些短板, 智能汽车发展有哪些保障手段. What the question names beyond
that is a topic of its own, and is looked for elsewhere (``topics.py``).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.chapters import told_at, told_under
from assistant.answering.cues import load_cues
from assistant.answering.enumerations import Enumeration, asked_chapter
from assistant.answering.form import asked_count, reason_asked
from assistant.answering.outline import WHOLE_CHARACTERS, outline
from assistant.answering.question import without_titles
from assistant.answering.relevance import coverage, weighed
from assistant.answering.stance import joins_stances, says_what_is_wrong
from assistant.answering.time_and_place import (
    dates_in,
    only_years,
    period_named,
    periods_agree,
    runs_within,
    says_this_year,
    year_before,
)
from assistant.answering.title_sentences import in_lines
from assistant.answering.topics import Title, Topic
from assistant.answering.whereabouts import places_named, speaks_of
from assistant.facts.own_year import dated_title, own_year
from assistant.facts.titled import ASIDE
from assistant.quantity import find_periods
from assistant.reading.headings import bare_heading
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_start, lines_around, next_line
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.answering.question_terms import Term
    from assistant.model import Document, ItemList, Query, Section
    from assistant.reading.spans import Span

OUTLINE, TASKS, REVIEW, GOALS, GOVERNMENT, PROBLEMS = "outline", "tasks", "review", "goals", "government", "problems"
MAIN_DOING = 0.35  # of the question, for a doing that it is about as much as about a thing (就业)
LEAST_SAID = 0.5  # how far what a document says of itself must match each thing that the question names
CLEARLY = 0.1  # by so much one document must be closer to the question than every other one
WHOLE_PART = 1000  # characters of a part that is given whole: one that lacks a member is no answer
LONGEST_PREAMBLE = 500
FEWEST_CHAPTERS = 3
EARLY = 2  # the sentence of its paragraph that announces a part at the latest
PLAINLY = 0.4  # what a sentence gains whose announcement ends in a colon (主要预期目标是：)
OWNED_UP = 0.5  # what a sentence gains that opens the passage in which a report owns up to its problems
LATER = 0.3  # what a sentence loses that announces a part further on
_NAMES_REPORT = re.compile(r"(?P<year>\d{4})年的?[^，。？\d]{0,10}(?:报告|公报|纲要)")
_ONE_YEAR = re.compile(r"\d{4}年|去年")
_PAST_YEAR = re.compile("(?:过去|这)?一年来?[，,]")
_FIVE_YEARS = re.compile("五年|十[一二三四五六七八九]五")
_COMING_YEARS = re.compile("(?:今后|未来|下)(?:的|个|一个)?五年|五年规划")
LEAD = 120  # characters before a list in which what leads to it says its time
LONGEST_REST = 4  # characters of a heading beside the kind of part that it names
_WORDS = re.compile(r"\w+")
# What it is done for is not what is asked: 实现“十五五”目标，要从哪几个方面把握.
_TO_THAT_END = re.compile("^(?:为了?)?(?:实现|完成|达到)[^，。？]{0,16}(?:目标|任务)，")
_SAYS_IT = re.compile("：[^。：]{15}")  # 主要目标是：地区生产总值增长5%……: what follows is of something else
OPENING = 30  # characters of a list's first item
NAMED_ITSELF, WITHIN = 2, 1  # a text names the asked period itself, or one within it


@dataclass(frozen=True, slots=True)
class Rubric:
    """A part of a document; ``listed`` is the enumeration that it consists of, if it is one."""

    document: Document
    start: int
    end: int
    path: tuple[str, ...]
    listed: ItemList | None


def asked_rubric(query: Query, terms: Sequence[Term], holders: Iterable[Document]) -> Rubric | None:
    """The part that the question asks for; None where it asks for more, or where two documents may be meant."""
    if query.kind not in {"list", "explain", "summary"} or reason_asked(query.text) or asked_chapter(query.text):
        return None  # a reason, or a chapter by its number, is given by itself
    asked = _asked(without_titles(query.text))
    if not asked:
        return None
    name, words = asked
    left = [term for term in terms if not (_says_only(term, words) or says_little(term))]
    about = [term for term in left if term.thing or term.weight >= MAIN_DOING]
    named = math.fsum(term.weight for term in about)
    found: list[tuple[float, Rubric]] = []
    holders = _of_the_place(query, holders)
    for holder in holders:
        if _of_other_years(query, holder):
            continue
        matches = coverage(about, _identity(holder))
        if any(match < LEAST_SAID for match in matches) or _names_a_heading(left, holder):
            continue
        rubric = _part(query, name, holder)
        if rubric is not None:
            found.append((weighed(about, matches) / named if named else 1.0, rubric))
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < CLEARLY):
        return None
    return found[0][1]


def _of_the_place(query: Query, holders: Iterable[Document]) -> list[Document]:
    """The documents of the asked place: another province's report has problems of its own.

    Where no place is asked, home's come first, and another's only where none is home's.
    """
    held, asked = list(holders), places_named(query.text)
    home = places_named(" ".join(load_terms().home.values()))
    of_it = [holder for holder in held if speaks_of(holder, "", asked or home)]
    return of_it if of_it or asked else held


def _of_other_years(query: Query, document: Document) -> bool:
    """Whether the document's title names a stretch of years (“十四五”) that none of the asked times lies in."""
    periods = [period for period in query.periods if period.key]
    stretches = [found.value for found in dates_in(document.title) if ".." in found.value.key.strip(".")]
    return bool(periods and stretches) and not runs_within(periods, document.title)


def _asked(question: str) -> tuple[str, str] | None:
    """The kind of part that is asked for, the last one named, with the words of the question that name it.

    How many there are (从哪几方面) is asked of the document as a whole only where no other part is named; what
    the government is to do about itself are no tasks of the document's.
    """
    question = _TO_THAT_END.sub("", question)
    last, kind, words = -1, "", ""
    for name, patterns in load_cues().rubrics.items():
        found = list(patterns["asked"].finditer(question)) if "asked" in patterns else []
        if not found or ("unless" in patterns and patterns["unless"].search(question)):
            continue
        said = " ".join(one[0] for one in found)
        if name == OUTLINE and kind:
            continue
        if name == TASKS and kind == GOVERNMENT:
            words = f"{words} {said}"
        elif found[-1].end() > last:
            last, kind, words = found[-1].end(), name, said
    return (kind, words) if kind else None


def _says_only(term: Term, words: str) -> bool:
    """Whether a term of the question does no more than name the kind of part."""
    return term.word in words or any(word and word in term.word for word in words.split())


def says_little(term: Term) -> bool:
    """Whether a term holds for any such document (发展, 工作)."""
    return load_cues().rubrics["any"]["passing"].fullmatch(term.word) is not None


def _names_a_heading(terms: Sequence[Term], document: Document) -> bool:
    """Whether a doing that the question names is what a heading is about, and not the document (保护湿地)."""
    headings = fold(" ".join(section.heading for section in document.sections))
    identity = _identity(document)
    return any(not term.thing and term.word in headings and term.word not in identity for term in terms)


def _identity(document: Document) -> str:
    """What a document says of itself before its first heading: title, issuer, and why it was made."""
    begins = document.sections[0].start if document.sections else 0
    preamble = document.text[: min(begins, LONGEST_PREAMBLE)]
    return fold(f"{document.title} {document.issuer} {preamble}")


def _part(query: Query, name: str, document: Document) -> Rubric | None:
    """The document's part of the kind, under a heading of its own or where a sentence announces it."""
    count = asked_count(query.text)
    if name == OUTLINE and not query.periods:  # the chapters are of no time
        return _fitting(_chapters(document), count)
    if name == OUTLINE and _FIVE_YEARS.search(query.text) and not any(period.key for period in query.periods):
        return None  # 五年来在哪些方面: no tasks
    if name == OUTLINE:
        name = TASKS
    headed, announced = list(_headed(query, name, document)), list(_announced(query, name, document))
    joined = bool(headed and announced) and _joins_tasks(name, headed[0])
    within = joined and headed[0].start <= announced[0].start < headed[0].end
    timed = [*announced, *headed] if within else [*headed, *announced]
    timed = [part for part in timed if not _is_of_one_year(query, name, part)]
    parts = sorted(timed, key=lambda part: (_is_of_other_stance(query, name, part), -_time_of(query, part)))
    if name == REVIEW and not parts and (listed := _list_of_the_time(query, document)):
        parts = [Rubric(document, listed.items[0].start, listed.items[-1].end, listed.section, listed)]
    if not parts and name == TASKS and _is_made_of_tasks(document):
        parts = [part for part in [_chapters(document)] if part]
    return next((part for part in parts if _fitting(part, count)), None)


def _is_of_one_year(query: Query, name: str, part: Rubric) -> bool:
    """Whether what five years aim at is asked for, and the part tells what one of them does."""
    periods = [period for period in query.periods if period.key]
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
    return not looks_back and load_cues().rubrics[TASKS]["made_of"].search(_identity(document)) is not None


def _time_of(query: Query, part: Rubric) -> int:
    """How well the part's time agrees: by its first sentence where a sentence announces it, and its headings."""
    document = part.document
    opening = document.text[slice(*sentences(document.text, part.start, part.end)[0])]
    announced = part.start > max((s.heading_end for s in document.sections if s.path == part.path), default=-1)
    return _timed(query, (*((opening,) if announced else ()), *part.path[::-1]), document)


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
    timed = [(_timed(query, section.path[::-1], document), section) for section in plain]
    for agrees, section in sorted(timed, key=lambda pair: (-pair[0], pair[1].level, pair[1].start)):
        if agrees >= 0:
            listed = _list_of_the_time(query, document, section) if name == REVIEW else None
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
    return bool(_FIVE_YEARS.search(query.text)) and not _FIVE_YEARS.search(named) and bool(_ONE_YEAR.search(named))


def _bare(heading: str) -> str:
    """The heading without its number and what it adds in brackets (目标指标（到2027年，全市）)."""
    return ASIDE.sub("", bare_heading(heading)).rstrip("。")


def _timed(query: Query, near: Sequence[str], document: Document) -> int:
    """2 where the text names a period that is asked about, 1 where it is within one, 0 where it names none, else -1.

    今年 is the year of the document's title.
    """
    periods = [period for period in query.periods if period.key]
    title = dated_title(document)
    if (named := _NAMES_REPORT.search(query.text)) and named["year"] in title:
        return 0  # 2021年的报告: the year of the report, and not of what it tells
    above = (title,) if says_this_year(near[0]) else ()
    agrees = periods_agree(periods, near, above) if periods else None
    if not agrees:
        return 0 if agrees is None else -1
    # What stands under 2026年 is of the year though it speaks of the five years too.
    return 2 if any(period_named(periods, (text,), above) for text in near) else 1


def _list_of_the_time(query: Query, document: Document, section: Section | None = None) -> ItemList | None:
    """The longest list, of the section if given, that is introduced as being of the asked time: 五年来, or a year.

    One that names the year comes before one of the years that hold it.
    """
    inside = [
        one
        for one in document.lists
        if (one.style != "sections" or one.section)  # the chapters are of no time
        and (section is None or (one.section == section.path and section.start <= one.items[0].start < section.end))
    ]
    within: ItemList | None = None
    for listed in sorted(inside, key=lambda one: one.items[0].start - one.items[-1].end):
        begins = listed.items[0].start
        line = line_start(document.text, begins)
        alike = listed.style == "alike"  # which nothing leads to: each item says it
        opening = document.text[begins if alike else line_start(document.text, max(line - 2, 0)) : begins + OPENING]
        if _FIVE_YEARS.search(query.text):
            if _tells_five_years(document.text[line : begins + OPENING], opening[-LEAD - OPENING :]):
                return listed
        elif (timed := _timed(query, (opening,), document)) == NAMED_ITSELF:
            return listed
        elif listed.style == "labels":
            continue  # which only what names the year leads to
        elif timed == WITHIN or _tells_year_before(query, document, opening):
            within = within or listed
    return within


def _tells_five_years(own: str, opening: str) -> bool:
    """Whether a list's line, or what leads to it, tells of five years past: 一年来，……一是 is of one year."""
    told = _COMING_YEARS.sub("", own)
    if _FIVE_YEARS.search(told):
        return True
    return _FIVE_YEARS.search(_COMING_YEARS.sub("", opening)) is not None and not _PAST_YEAR.search(own)


def _tells_year_before(query: Query, document: Document, opening: str) -> bool:
    """Whether the year that a report looks back on is asked about and told of: 一年来 in a report of 2006 is 2005."""
    if not _PAST_YEAR.search(opening):
        return False
    return not {f"{period.key}年" for period in query.periods}.isdisjoint(year_before(document))


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
        if name == REVIEW and _FIVE_YEARS.search(query.text) and _PAST_YEAR.search(document.text, start, end):
            continue  # of one year, where five are asked about
        above = document.section_at(start)[::-1] if kind == "said" else ()  # what is hinted must name its time itself
        timed = _timed(query, (document.text[start:end], *above), document)
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


def write_rubric(draft: Draft, gathered: Gathered, rubric: Rubric) -> None:
    """The part as it stands: whole where it is short, else in outline."""
    title = Title("", rubric.start, rubric.end, rubric.path)
    topic = Topic(rubric.document, title, 1.0, 1.0, 1.0, 1.0)
    told = _to_the_point(gathered.query, rubric, outline(topic, gathered.statements, WHOLE_PART))
    for start, end in in_lines(rubric.document, told):
        draft.introduce(rubric.document, start, section=rubric.path)
        draft.quote_line(rubric.document, start, end)


def _to_the_point(query: Query, rubric: Rubric, spans: Sequence[Span]) -> list[Span]:
    """The spans without what is of another time than is asked about, and without the pledge behind the problems."""
    text, until = rubric.document.text, load_cues().rubrics[PROBLEMS]["until"]
    pledged = next((at for at, span in enumerate(spans) if at and until.match(text[slice(*span)])), len(spans))
    kept = [span for at, span in enumerate(spans) if at < pledged or _says_on(query, text[slice(*span)], until)]
    if rubric.listed is None and len(kept) > 1 and text[slice(*kept[-1])].rstrip().endswith("："):
        kept.pop()  # 重点抓好以下工作： leads to what is not asked for
    timed = [_timed(query, (text[slice(*span)], *_line_before(text, span)), rubric.document) for span in kept]
    any_of_it = max(timed, default=0) > 0
    return [span for span, agrees in zip(kept, timed, strict=True) if agrees >= 0] if any_of_it else kept


def _says_on(query: Query, said: str, until: re.Pattern[str]) -> bool:
    """Whether a sentence behind a pledge is none itself, and where problems are asked for names one."""
    return not until.match(said) and (query.stance != "problem" or says_what_is_wrong(said))


def _line_before(text: str, span: Span) -> tuple[str, ...]:
    """What stands before the span in its line, the nearest sentence first: a time named there still holds."""
    line = sentences(text, line_start(text, span[0]), span[0])
    return tuple(text[slice(*one)] for one in reversed(line))
