"""What a place in a document tells — what was done, what is wrong, what is to be done — by its chapter.

In a report's review 大力培育新兴产业 is a thing done, and under the year's tasks a thing to do: the words are the same,
the chapter tells. Only a heading that names a part of its own (存在的问题) says otherwise inside it, or the paragraph
that owns up to what is wrong at the end of a review.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answering.cues import load_cues
from assistant.answering.understanding.stance import joins_stances, stance_of
from assistant.facts.own_year import own_year
from assistant.facts.titled import ASIDE
from assistant.quantity import find_periods
from assistant.reading.headings import bare_heading
from assistant.reading.sentences import sentences
from assistant.reading.spans import line_spans
from assistant.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Document, Stance
    from assistant.reading.spans import Span

LONGEST_REST, LONGEST_REST_OF_PROBLEMS = 4, 8  # characters of a heading beside the kind of part that it names
LONGEST_PROBLEMS = 12  # lines that go on with what is wrong
OPENING = 2  # sentences of a paragraph of which one owns up to what is wrong
_PARTS: tuple[tuple[str, Stance], ...] = (
    ("problems", "problem"), ("review", "reported"), ("tasks", "proposed"), ("goals", "proposed"),
    ("guidance", "proposed"), ("safeguards", "proposed"),
)  # fmt: skip
_YEAR = re.compile("[0-9]{4}")
_WORK = re.compile("工作|发展")
_DONE_IN = re.compile(
    "[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；]{0,8}(?:入选|获批|获评|荣获|被[评认列]|揭牌|挂牌|起步|启动|投产|建成|开通|通车|开园|签约|签署)"
)


def told_at(document: Document, offset: int) -> Stance:
    """The stance of what stands at ``offset``; "" where nothing tells."""
    told = told_under(document, document.section_at(offset))
    if told == "proposed":
        return told
    spans = _problems(document)
    at = bisect_right(spans, (offset, len(document.text))) - 1
    return "problem" if at >= 0 and offset < spans[at][1] else told


def told_of_sentence(document: Document, start: int, end: int) -> Stance:
    """The stance of a sentence: of one under the tasks that says itself on what date it was done (2024年7月入选)."""
    told = told_at(document, start)
    return "reported" if told == "proposed" and _DONE_IN.search(document.text, start, end) else told


def told_under(document: Document, path: Sequence[str]) -> Stance:
    """The stance of what stands under the headings, outermost first: a part named as such, else the chapter's."""
    return _told(own_year(document), tuple(path))


@lru_cache(maxsize=4096)  # each sentence, title and list of a section asks for it
def _told(year: int, path: tuple[str, ...]) -> Stance:
    for heading in reversed(path):
        if named := _part_named(heading):
            return named
    for heading in path:
        if (told := _of_its_year(heading, year)) or (told := stance_of((heading,))):
            return told
    return ""


@lru_cache(maxsize=4096)
def _part_named(heading: str) -> Stance:
    """The stance of the kind of part that a heading names and hardly more (2025年工作回顾, 存在的主要问题)."""
    bare = ASIDE.sub("", bare_heading(heading)).rstrip("。：")
    if joins_stances(bare):
        return ""
    for found in reversed(find_periods(bare)):
        bare = bare[: found.start] + bare[found.end :]
    for name, stance in _PARTS:
        headed = load_cues().rubrics[name]["headed"].search(bare)
        longest = LONGEST_REST_OF_PROBLEMS if stance == "problem" else LONGEST_REST
        if headed and len(bare) - len(headed[0]) <= longest:
            return stance
    return ""


@lru_cache(maxsize=4096)
def _of_its_year(heading: str, year: int) -> Stance:
    """In a report of ``year``: what the heading says of its work or of the year before's (2025年主要工作); else ""."""
    named = {found.value.key for found in find_periods(heading) if _YEAR.fullmatch(found.value.key)}
    if not year or len(named) != 1 or not _WORK.search(heading) or joins_stances(heading):
        return ""
    return "reported" if int(named.pop()) < year else "proposed"


@remembered
def _problems(document: Document) -> tuple[Span, ...]:
    """The stretches that own up to what is wrong, in order."""
    return tuple(_owned_up(document))


def _owned_up(document: Document) -> Iterator[Span]:
    """Each paragraph that begins so, to the pledge that closes it, or with the lines that it leads to (主要是：)."""
    cues = load_cues().owning_up
    text, until = document.text, load_cues().rubrics["problems"]["until"]
    begun: int | None = None
    lines = 0
    for start, end in line_spans(text):
        spans = sentences(text, start, end)
        if not spans:
            continue
        if begun is None:
            at = next((one for one in spans[:OPENING] if cues["said"].match(text, *one)), None)
            if at is None:
                continue
            begun, lines = at[0], 0
            spans = spans[spans.index(at) :]
        elif lines >= LONGEST_PROBLEMS or document.section_at(start) != document.section_at(begun):
            yield begun, start
            begun = None
            continue
        lines += 1
        pledge = next((one for one in spans if until.match(text, *one) or cues["closed"].match(text, *one)), None)
        if pledge is not None:
            if pledge[0] > begun:
                yield begun, pledge[0]
            begun = None
        elif not text[start:end].rstrip().endswith(("：", ":", "；", ";")) and not _goes_on(text, end):
            yield begun, end
            begun = None
    if begun is not None:
        yield begun, len(text)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next line goes on with what is wrong: it is an item, or says so."""
    following = text[end : end + 80].lstrip()
    return load_cues().owning_up["goes_on"].match(following) is not None
