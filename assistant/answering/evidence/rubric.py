"""The part of a document that a question asks for by its kind: its problems, aims, tasks, principles.

Official documents are made of such parts. Whoever names the document (by its place or subject) and the kind of part,
and nothing else, is given that part whole: 西藏面临哪些短板, 智能汽车发展有哪些保障手段. What the question names beyond
that is a topic of its own, and is looked for elsewhere (``topics.py``).
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.evidence.document_parts import (
    GOVERNMENT,
    OUTLINE,
    PROBLEMS,
    TASKS,
    Rubric,
    identity,
    part_of_kind,
)
from assistant.answering.evidence.enumerations import asked_chapter
from assistant.answering.evidence.form import reason_asked
from assistant.answering.evidence.of_the_time import agrees_in_time, gives_aims_of_one_year
from assistant.answering.evidence.outline import outline
from assistant.answering.evidence.relevance import coverage, weighed
from assistant.answering.evidence.time_and_place import dates_in, runs_within
from assistant.answering.evidence.title_sentences import in_lines
from assistant.answering.evidence.topics import Title, Topic
from assistant.answering.question import without_titles
from assistant.answering.understanding.stance import says_what_is_wrong
from assistant.answering.understanding.whereabouts import places_named, speaks_of
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_start
from assistant.search.words import fold
from assistant.terms import load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.drafting import Draft
    from assistant.answering.gather import Gathered
    from assistant.answering.understanding.question_terms import Term
    from assistant.model import Document, Query
    from assistant.reading.spans import Span

MAIN_DOING = 0.35  # of the question, for a doing that it is about as much as about a thing (就业)
LEAST_SAID = 0.5  # how far what a document says of itself must match each thing that the question names
CLEARLY = 0.1  # by so much one document must be closer to the question than every other one
SHORTEST_MATTER = 2  # characters; what is left of 出问题 is none
WHOLE_PART = 1000  # characters of a part that is given whole: one that lacks a member is no answer
# What it is done for is not what is asked: 实现“十五五”目标，要从哪几个方面把握.
_TO_THAT_END = re.compile("^(?:为了?)?(?:实现|完成|达到)[^，。？]{0,16}(?:目标|任务)，")


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
        matches = coverage(about, identity(holder))
        if any(match < LEAST_SAID for match in matches) or _names_a_heading(left, holder):
            continue
        rubric = part_of_kind(query, name, holder)
        if rubric is not None and not gives_aims_of_one_year(query, holder, rubric.start, rubric.end):
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
    periods = query.times
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
    """Whether a term of the question does no more than name the kind of part: 主要问题, and no 环境污染问题."""
    left = term.word
    for word in words.split():
        left = left.replace(word, "")
    return term.word in words or (left != term.word and (len(left) < SHORTEST_MATTER or _is_passing(left)))


def says_little(term: Term) -> bool:
    """Whether a term holds for any such document (发展, 工作)."""
    return _is_passing(term.word)


def _is_passing(word: str) -> bool:
    return load_cues().rubrics["any"]["passing"].fullmatch(word) is not None


def _names_a_heading(terms: Sequence[Term], document: Document) -> bool:
    """Whether a doing that the question names is what a heading is about, and not the document (保护湿地)."""
    headings = fold(" ".join(section.heading for section in document.sections))
    itself = identity(document)
    return any(not term.thing and term.word in headings and term.word not in itself for term in terms)


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
    timed = [agrees_in_time(query, (text[slice(*span)], *_line_before(text, span)), rubric.document) for span in kept]
    any_of_it = max(timed, default=0) > 0
    return [span for span, agrees in zip(kept, timed, strict=True) if agrees >= 0] if any_of_it else kept


def _says_on(query: Query, said: str, until: re.Pattern[str]) -> bool:
    """Whether a sentence behind a pledge is none itself, and where problems are asked for names one."""
    return not until.match(said) and (query.stance != "problem" or says_what_is_wrong(said))


def _line_before(text: str, span: Span) -> tuple[str, ...]:
    """What stands before the span in its line, the nearest sentence first: a time named there still holds."""
    line = sentences(text, line_start(text, span[0]), span[0])
    return tuple(text[slice(*one)] for one in reversed(line))
